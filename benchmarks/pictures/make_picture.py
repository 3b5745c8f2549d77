"""Writes a JPEG file of 12 megapixels that is about as hard to decode as a photograph (3.4 MB)."""

import sys

import numpy
from PIL import Image

random = numpy.random.default_rng(1)
size = (4000, 3000)


def blobs(across, down):
    pixels = random.integers(0, 256, (down, across, 3), dtype=numpy.uint8)
    return numpy.asarray(Image.fromarray(pixels).resize(size, Image.BICUBIC), dtype=numpy.float32)


picture = blobs(80, 60) * 0.75 + blobs(1000, 750) * 0.2 + random.normal(0, 3, (3000, 4000, 1))
Image.fromarray(numpy.clip(picture, 0, 255).astype(numpy.uint8)).save(sys.argv[1], quality=90)
