"""Simulated two-colour fluorescence micrographs of eight kinds of specimen, as PNG files.

    python3 fluorescence.py FOLDER NUMBER SEED

writes NUMBER pictures, FOLDER/KIND-NNN.png, the kinds in turn, 192 x 192 pixels. Nothing is drawn twice: every picture has its own
positions, brightness, focus and noise. Needs numpy and scipy.
"""
import os
import sys

import numpy as np
from PIL import Image
from scipy import ndimage

SIDE = 192
MARGIN = 24


def canvas():
    return np.zeros((SIDE + 2 * MARGIN, SIDE + 2 * MARGIN))


def inside(image):
    return image[MARGIN:-MARGIN, MARGIN:-MARGIN]


def nuclei(random, radius, grain):
    """Bright ellipses with chromatin: noise of a length scale of grain pixels."""
    image = canvas()
    n = image.shape[0]
    y, x = np.mgrid[:n, :n]
    chromatin = ndimage.gaussian_filter(random.standard_normal(image.shape), grain)
    chromatin = 1 + 0.45 * chromatin / chromatin.std()
    for _ in range(int(0.35 * n * n / (np.pi * radius * radius))):
        cx, cy, angle = random.uniform(0, n), random.uniform(0, n), random.uniform(0, np.pi)
        a = radius * random.uniform(0.85, 1.15)
        b = a * random.uniform(0.7, 0.95)
        u = (x - cx) * np.cos(angle) + (y - cy) * np.sin(angle)
        v = (y - cy) * np.cos(angle) - (x - cx) * np.sin(angle)
        cell = (u / a) ** 2 + (v / b) ** 2 < 1
        image[cell] = random.uniform(0.6, 1.0)
    return image * np.clip(chromatin, 0, None)


def filaments(random, number, stiffness):
    """Persistent random walks."""
    image = canvas()
    n = image.shape[0]
    for _ in range(number):
        x, y, angle = random.uniform(0, n), random.uniform(0, n), random.uniform(0, 2 * np.pi)
        bend = 0.0
        level = random.uniform(0.4, 1.0)
        for _ in range(500):
            bend = 0.9 * bend + random.normal(0, 1 / stiffness)
            angle += bend
            x += 0.5 * np.cos(angle)
            y += 0.5 * np.sin(angle)
            if not (0 <= x < n and 0 <= y < n):
                break
            image[int(y), int(x)] += level
    return image


def spots(random, density, clustered):
    """Vesicles, alone or in clusters."""
    image = canvas()
    n = image.shape[0]
    number = int(density * n * n)
    points = random.uniform(0, n, (number, 2))
    if clustered:
        centres = random.uniform(0, n, (max(1, number // 12), 2))
        points = centres[random.integers(len(centres), size=number)] + random.normal(0, 5, (number, 2))
    for y, x in points.astype(int):
        if 0 <= x < n and 0 <= y < n:
            image[y, x] += random.uniform(0.3, 1.0) * 8
    return image


def membranes(random, cells):
    """Borders of cells: a Voronoi diagram with wavy edges."""
    image = canvas()
    n = image.shape[0]
    points = random.uniform(0, n, (cells, 2))
    wave = [6 * ndimage.gaussian_filter(random.standard_normal(image.shape), 6) for _ in range(2)]
    wave = [w / max(w.std(), 1e-9) * 2 for w in wave]
    y, x = np.mgrid[:n, :n]
    distance = np.stack([(x + wave[0] - p[1]) ** 2 + (y + wave[1] - p[0]) ** 2 for p in points])
    nearest = distance.argmin(0)
    image[ndimage.morphological_gradient(nearest, size=2) > 0] = 1.0
    return image


# kind: what the green channel shows, what the magenta one shows
KINDS = {
    "nuclei-fine": (lambda r: nuclei(r, 14, 1.0), lambda r: spots(r, 0.004, False)),
    "nuclei-coarse": (lambda r: nuclei(r, 14, 2.2), lambda r: spots(r, 0.004, False)),
    "filaments-stiff": (lambda r: filaments(r, 90, 400.0), lambda r: spots(r, 0.004, False)),
    "filaments-curly": (lambda r: filaments(r, 90, 30.0), lambda r: spots(r, 0.004, False)),
    "spots-even": (lambda r: spots(r, 0.02, False), lambda r: nuclei(r, 20, 2.0)),
    "spots-clustered": (lambda r: spots(r, 0.02, True), lambda r: nuclei(r, 20, 2.0)),
    "membranes-large": (lambda r: membranes(r, 60), lambda r: spots(r, 0.004, True)),
    "membranes-small": (lambda r: membranes(r, 110), lambda r: spots(r, 0.004, True)),
}


def micrograph(random, kind):
    green, magenta = KINDS[kind]
    channels = []
    for draw in (green, magenta):
        blur = random.uniform(0.9, 1.6)
        light = inside(ndimage.gaussian_filter(draw(random), blur))
        light = light / max(np.percentile(light, 99.5), 1e-6)
        photons = random.uniform(30, 90) * light + random.uniform(1, 4)
        seen = random.poisson(photons) + random.normal(0, 1.0, light.shape)
        channels.append(np.clip(seen / random.uniform(70, 100), 0, 1))
    green, magenta = channels
    rgb = np.stack([magenta, green, magenta], -1)
    return Image.fromarray((rgb * 255 + 0.5).astype(np.uint8))


def main():
    folder, number, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.makedirs(folder, exist_ok=True)
    random = np.random.default_rng(seed)
    kinds = list(KINDS)
    for i in range(number):
        kind = kinds[i % len(kinds)]
        micrograph(random, kind).save(os.path.join(folder, "%s-%03d.png" % (kind, i // len(kinds))))


if __name__ == "__main__":
    main()
