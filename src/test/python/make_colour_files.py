#!/usr/bin/env python3
"""Writes small pictures with colour profiles, transparency, 16 bits and orientations, as other programs write them.

From the repository's folder, with Pillow 9.4, tifffile 2023.2 and ImageMagick 6.9 (Debian: python3-pil,
python3-tifffile, imagemagick):

    /usr/bin/python3 src/test/python/make_colour_files.py

ColourFilesTest reads them. The profile has red and blue exchanged, so that whoever applies it is found out.
"""
import os
import struct
import subprocess

import numpy as np
import tifffile
from PIL import Image, ImageCms, TiffImagePlugin

FOLDER = "src/test/resources/fiji/plugin/neuralstyle/image"
WIDTH, HEIGHT = 48, 40


def profile():
    """sRGB's, with the colours of red and blue exchanged, and without the day on which it was made."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[24:36] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    data[84:100] = bytes(16)
    tags = struct.unpack(">I", data[128:132])[0]
    for i in range(tags):
        at = 132 + 12 * i
        name = bytes(data[at:at + 4])
        data[at:at + 4] = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}.get(name, name)
    return bytes(data)


def colours():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.stack([5 * x, 6 * y, 255 - 4 * x], axis=-1).astype(np.uint8)


def opacity():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.clip(300 - 10 * np.hypot(x - 24, y - 20), 0, 255).astype(np.uint8)


def deep():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.stack([(x * 1301 + y * 17 + c * 7001) % 65536 for c in range(3)], axis=-1).astype(np.uint16)


def corner():
    """Black, with the upper left white."""
    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    picture[:16, :16] = 255
    return Image.fromarray(picture)


def path(name):
    return os.path.join(FOLDER, name)


def magick(*arguments):
    subprocess.run(["/usr/bin/convert", *arguments], check=True)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    icc = profile()
    with open(path("exchanged.icc"), "wb") as file:
        file.write(icc)
    plain = Image.fromarray(colours())
    plain.save(path("profile.jpg"), quality=90, icc_profile=icc)
    plain.save(path("profile.png"), icc_profile=icc)
    plain.save(path("profile.tif"), icc_profile=icc)
    plain.save(path("profile-lzw.tif"), icc_profile=icc, compression="tiff_lzw")

    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[270] = "ImageJ=1.54p\nunit=mm\n"
    plain.save(path("described.tif"), tiffinfo=tags, compression="tiff_adobe_deflate")

    clear = Image.fromarray(np.dstack([colours(), opacity()]))
    clear.save(path("clear.png"), icc_profile=icc)
    clear.save(path("clear.tif"), icc_profile=icc)
    palette = plain.quantize(16)
    palette.save(path("clear-palette.png"), transparency=bytes(range(0, 256, 17)))
    Image.merge("LA", (plain.convert("L"), Image.fromarray(opacity()))).save(path("clear-grey.png"))
    magick(path("clear.png"), "+profile", "*", "-strip", "-define", "tiff:alpha=associated", "-compress", "none",
           path("clear-mixed.tif"))

    tifffile.imwrite(path("deep.tif"), deep(), photometric="rgb", software=False, metadata=None)
    tifffile.imwrite(path("deep-clear.tif"), np.dstack([deep(), opacity().astype(np.uint16) * 257]), photometric="rgb",
                     extrasamples=["unassalpha"], software=False, metadata=None)
    magick(path("deep.tif"), "-strip", "-define", "png:exclude-chunks=date", path("deep.png"))
    magick(path("deep.tif"), "-strip", "-define", "tiff:predictor=1", "-compress", "Zip", path("deep-zip.tif"))
    magick(path("deep-clear.tif"), "-strip", "-define", "png:exclude-chunks=date", path("deep-clear.png"))

    for compression in "raw", "tiff_lzw":
        for orientation in 3, 6:
            tags = TiffImagePlugin.ImageFileDirectory_v2()
            tags[274] = orientation
            corner().save(path(f"turned-{orientation}-{compression[-3:]}.tif"), tiffinfo=tags, compression=compression)


if __name__ == "__main__":
    main()
