#!/usr/bin/env python3
"""How near any network can come to another one that does the transfer itself, and judges.

A network paints pairs of pictures at several style weights, and so do the same network a little altered and other
networks; then the first judges all of them, by the definitions of docs/built-in-network.md: how much of the style
remains to be done, and how far the content has moved. Printed is how many times as much style remains as where the judge
paints itself, at the same distance of the content: the geometric mean over the distances that both reach.

    judge_limit.py JUDGE SIZE CONTENT STYLE [CONTENT STYLE ...] [--others NETWORK ...] [--steps 50]

JUDGE and NETWORK are safetensors files with torchvision's names, of VGG-19's shape; pictures are files. 50 steps of L-BFGS with
a line search from the content, at one size; content and style losses each relative to their target's square.
Needs PyTorch 1.13 or later, NumPy and Pillow.
"""
import argparse
import math

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from peer import CONTENT_LAYER, DEVIATION, MEAN, STYLE_LAYERS, Network, gram

OWN_WEIGHTS = [0.1, 0.3, 1, 3, 10, 30, 100]
WEIGHTS = [0.3, 1, 3, 30]


class Altered(Network):
    """A network with reflected borders, as the judge sees; or with another thing in its place."""

    def __init__(self, path, pooling=F.max_pool2d, padding='reflect', noise=0.0):
        super().__init__(path)
        self.pooling, self.padding = pooling, padding
        generator = torch.Generator().manual_seed(1)
        self.steps = [(name, kernel if name is None else kernel + noise * kernel.std() *
                       torch.randn(kernel.shape, generator=generator), bias) for name, kernel, bias in self.steps]

    def features(self, image):
        h, maps = (image - MEAN) / DEVIATION, {}
        for name, kernel, bias in self.steps:
            if name is None:
                h = self.pooling(h, 2)
                continue
            h = F.relu(F.conv2d(F.pad(h, (1, 1, 1, 1), mode=self.padding), kernel, bias))
            if name == CONTENT_LAYER or name in STYLE_LAYERS:
                maps[name] = h
        return maps


class Relative:
    """Content and style of an image by a network, each relative to the target's square."""

    def __init__(self, network, content, style):
        self.network = network
        with torch.no_grad():
            self.content = network.features(content)[CONTENT_LAYER]
            maps = network.features(style)
            self.style = {name: gram(maps[name]) for name in STYLE_LAYERS}

    def of(self, image):
        maps = self.network.features(image)
        content = ((maps[CONTENT_LAYER] - self.content) ** 2).sum() / (self.content ** 2).sum()
        style = [((gram(maps[name]) - wanted) ** 2).sum() / (wanted ** 2).sum() for name, wanted in self.style.items()]
        return content, sum(style) / len(style)


def picture(path, size):
    image = Image.open(path).convert('RGB')
    scale = size / max(image.size)
    image = image.resize([round(side * scale) for side in image.size], Image.LANCZOS)
    return torch.from_numpy(np.asarray(image, np.float32) / 255).permute(2, 0, 1)[None].contiguous()


def paint(losses, start, weight, steps):
    image = start.clone().requires_grad_(True)
    optimizer = torch.optim.LBFGS([image], max_iter=steps, max_eval=2 * steps, history_size=20, tolerance_grad=0,
                                  tolerance_change=0, line_search_fn='strong_wolfe')

    def closure():
        optimizer.zero_grad()
        content, style = losses.of(image)
        # Large enough for the line search, whose tolerances are absolute.
        loss = 1000 * (content + weight * style)
        loss.backward()
        return loss

    optimizer.step(closure)
    return image.detach().clamp(0, 1)


def curve(network, judge, content, style, weights, steps):
    """Logarithms of (distance of the content, style remaining), by the judge, nearest first."""
    losses, points = Relative(network, content, style), []
    with torch.no_grad():
        before = float(judge.of(content)[1])
    for weight in weights:
        image = paint(losses, content, weight, steps)
        with torch.no_grad():
            distance, left = (float(value) for value in judge.of(image))
        points.append((math.log(distance), math.log(left / before)))
    return sorted(points)


def ratio(points, own):
    """By how much, as a logarithm, the first curve is above the other one where both are; NaN where they nowhere are."""
    low, high = max(points[0][0], own[0][0]), min(points[-1][0], own[-1][0])
    if high <= low:
        return math.nan
    at = np.linspace(low, high, 20)
    return float(np.mean(np.interp(at, *zip(*points)) - np.interp(at, *zip(*own))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('judge')
    parser.add_argument('size', type=int)
    parser.add_argument('pictures', nargs='+')
    parser.add_argument('--others', nargs='*', default=[])
    parser.add_argument('--steps', type=int, default=50)
    options = parser.parse_args()
    torch.set_flush_denormal(True)
    itself = Altered(options.judge)
    networks = {'zeros beyond the border': Altered(options.judge, padding='constant'),
                'noise of 10 % in the weights': Altered(options.judge, noise=0.1),
                'average pooling': Altered(options.judge, pooling=F.avg_pool2d),
                'noise of 30 % in the weights': Altered(options.judge, noise=0.3)}
    networks.update((path, Altered(path)) for path in options.others)
    pairs = []
    for content, style in zip(options.pictures[::2], options.pictures[1::2]):
        content, style = picture(content, options.size), picture(style, options.size)
        judge = Relative(itself, content, style)
        pairs.append((content, style, judge, curve(itself, judge, content, style, OWN_WEIGHTS, options.steps)))
    for name, network in networks.items():
        ratios = [ratio(curve(network, judge, content, style, WEIGHTS, options.steps), own)
                  for content, style, judge, own in pairs]
        print('| %s | %.2f | %s |' % (name, math.exp(np.nanmean(ratios)), ', '.join('%.2f' % math.exp(r) for r in ratios)),
              flush=True)


if __name__ == '__main__':
    main()
