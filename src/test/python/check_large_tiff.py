#!/usr/bin/env python3
"""Looks at a picture of LargeTiffFile.java with a reader of its own; scripts/check-large-tiff calls it.

    check_large_tiff.py SIDE BITS FILE

Wants NumPy and tifffile (Debian: python3-tifffile).
"""
import sys

import numpy
import tifffile

side, bits, name = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
with tifffile.TiffFile(name) as tiff:
    page = tiff.pages[0]
    print(f"{'BigTIFF' if tiff.is_bigtiff else 'classic TIFF'}, {page.shape}, {page.dtype}, "
          f"{'plane by plane' if page.planarconfig == 2 else 'pixel by pixel'}, {len(page.dataoffsets)} strips")
    assert sum(page.databytecounts) == side * side * 3 * bits // 8
    planar = page.planarconfig == 2
    assert page.shape == ((3, side, side) if planar else (side, side, 3)), page.shape
    x = numpy.arange(side)
    rows = page.rowsperstrip
    strips = -(-side // rows)
    handle = tiff.filehandle
    for channel in range(3):
        for strip in range(strips):
            at = strip + (channel * strips if planar else 0)
            handle.seek(page.dataoffsets[at])
            data = numpy.frombuffer(handle.read(page.databytecounts[at]), page.dtype.newbyteorder(tiff.byteorder))
            data = data.reshape(-1, side) if planar else data.reshape(-1, side, 3)[:, :, channel]
            y = numpy.arange(strip * rows, min(side, strip * rows + rows))
            wanted = (x[None, :] * 7 + y[:, None] * 13 + channel * 50) & (1 << bits) - 1
            assert (data == wanted).all(), f"channel {channel}, strip {strip}"
    numerator, denominator = page.tags["XResolution"].value
    assert abs(numerator / denominator - 4) < 1e-6
    assert tiff.imagej_metadata is None or tiff.imagej_metadata.get("unit") == "mm"
    assert "unit=mm" in page.description
print("all pixels are right")
