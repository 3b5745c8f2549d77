"""Decodes a picture and makes 224 x 224 numbers of it, bicubic, with Pillow and NumPy, on one thread;
prints the CPU time of each repetition in milliseconds. The peer of PictureSpeed.java."""

import io
import sys
import time

import numpy
from PIL import Image

encoded = open(sys.argv[1], "rb").read()
for _ in range(int(sys.argv[2])):
    began = time.thread_time()
    picture = Image.open(io.BytesIO(encoded)).convert("RGB")
    decoded = time.thread_time()
    small = numpy.asarray(picture.resize((224, 224), Image.BICUBIC), dtype=numpy.float32)
    ((small / 255 - 0.5) / 0.5).transpose(2, 0, 1).copy()
    ended = time.thread_time()
    print(f"{1000 * (decoded - began):.1f} {1000 * (ended - decoded):.1f}")
