#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the converter of a compressor anew, in place: redraw_converter.py MODEL/compressors/NAME.safetensors

For a converter whose output no longer depends on the text: what is left of such a compressor is the mean of each chunk and
one constant. The constant (the second map's bias) is kept, because the decoder knows it. Tried once for pic-small: it
collapsed again in training (DECISIONS.md, 2026-11-25). Python's standard library alone; seed 1.
"""
import json
import random
import struct
import sys


def bfloat16(value):
    return struct.unpack("<I", struct.pack("<f", value))[0] + 0x8000 >> 16


def main(path):
    with open(path, "rb") as file:
        data = bytearray(file.read())
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    draw = random.Random(1)
    width = header["converter.in.weight"]["shape"][1]
    deviations = {"converter.in.weight": width ** -0.5, "converter.in.bias": 0, "converter.out.weight": 0.02 * width ** -0.5}
    for name, deviation in deviations.items():
        tensor = header[name]
        assert tensor["dtype"] == "BF16", f"{name} is {tensor['dtype']}, not BF16"
        begin, end = (8 + length + offset for offset in tensor["data_offsets"])
        for at in range(begin, end, 2):
            data[at:at + 2] = struct.pack("<H", bfloat16(draw.gauss(0, deviation)) & 0xFFFF)
    with open(path, "wb") as file:
        file.write(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
