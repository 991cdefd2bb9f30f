#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes tests/data/digits/lines.pgm: the lines that tests/test-digits.c reads and damages.

    lines.py FONTS... [--lines N]

Clean to middling scans in fonts that the net was not trained with. One PGM after the other; the comment of each says what is
printed.
"""
import argparse
import os

import specimens

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tests", "data", "digits", "lines.pgm")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fonts", nargs="+")
    parser.add_argument("--lines", type=int, default=16)
    options = parser.parse_args()
    fonts = {n: p for n, p in specimens.find_fonts(options.fonts).items() if n in specimens.WITHHELD}
    os.makedirs(os.path.dirname(FILE), exist_ok=True)
    with open(FILE, "wb") as file:
        made, seed = 0, 70_000_000
        while made < options.lines:
            seed += 1
            line = specimens.specimen(seed, fonts, others=0, rules=0, hard=False, heights=(16, 26))
            if not line or len(line[2]) < 6 or "." not in line[2] or not line[2][-1].isdigit():
                continue
            picture, _, text, _ = line
            file.write(b"P5\n# %s\n%d %d\n255\n" % (text.encode(), picture.shape[1], picture.shape[0]) + picture.tobytes())
            made += 1


if __name__ == "__main__":
    main()
