#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How often the reader of digits is right, on fonts that it was not trained with.

    measure.py BUILD FONTS... [--lines N] [--seed S] [--jobs N] [--plain] [--trained] [--show N] [--save FOLDER]

Lines as specimens.py makes them, read by gk_digits_read() of the library in BUILD. For each margin: how many lines without
doubts that are numbers have it or more (accepted), how many of these are not what was printed, and how many digits of 10,000 accepted ones are
in wrong lines. Then what the doubts catch and cost. --trained: the fonts it was trained with instead. --save: pictures of
the wrong ones.
"""
import argparse
import collections
import ctypes
import multiprocessing
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import specimens  # noqa: E402
from train import gray_of  # noqa: E402

DOUBTS = ["empty", "small", "edge", "other", "joined", "speck", "point", "gap", "height", "crowded", "minus"]
MOST = 64
FORM = re.compile(r"[-+(]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?[%)]?|-")  # what whoever reads a page asks for, too


class Digit(ctypes.Structure):
    _fields_ = [("sign", ctypes.c_char), ("margin", ctypes.c_uint8), ("second", ctypes.c_char),
                ("x0", ctypes.c_int), ("y0", ctypes.c_int), ("x1", ctypes.c_int), ("y1", ctypes.c_int)]


class Reading(ctypes.Structure):
    _fields_ = [("digits", Digit * MOST), ("n_digits", ctypes.c_uint), ("text", ctypes.c_char * (MOST + 1)),
                ("margin", ctypes.c_uint8), ("doubts", ctypes.c_uint), ("height", ctypes.c_int)]


def reader(build):
    function = ctypes.CDLL(os.path.join(os.path.abspath(build), "libgongkai.so")).gk_digits_read
    reading = Reading()

    def read(picture):
        gray = gray_of(picture)
        function(ctypes.byref(gray), ctypes.byref(reading))
        return reading.text.decode(), reading.margin, reading.doubts
    return read


def read_some(job):
    build, fonts, seeds, plain = job
    how = dict(others=0, rules=0, hard=False, heights=(14, 34)) if plain else {}
    read, found = reader(build), []
    for seed in seeds:
        made = specimens.specimen(seed, fonts, **how)
        if made:
            found.append((seed, made[2], made[3], *read(made[0])))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("fonts", nargs="+")
    parser.add_argument("--lines", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=99)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--plain", action="store_true", help="as office scanners do it: grey, digits of 14 to 34 pixels, nothing but numbers")
    parser.add_argument("--trained", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--save")
    options = parser.parse_args()
    fonts = {n: p for n, p in specimens.find_fonts(options.fonts).items() if (n in specimens.WITHHELD) != options.trained}
    step = 250
    todo = [(options.build, fonts, range(options.seed * 10**7 + i, options.seed * 10**7 + min(i + step, options.lines)), options.plain)
            for i in range(0, options.lines, step)]
    with multiprocessing.Pool(options.jobs) as pool:
        found = [line for lines in pool.map(read_some, todo, chunksize=1) for line in lines]
    right = [f for f in found if f[3] == f[1]]
    print(f"{len(found)} lines of {len(fonts)} fonts; {len(right)} read as printed, {sum(f[5] == 0 for f in found)} without doubts")
    print("margin  accepted  share  wrong  wrong per 10,000 digits")
    for margin in (0, 8, 16, 24, 32, 40, 48, 64, 96, 128):
        accepted = [f for f in found if f[5] == 0 and f[4] >= margin and FORM.fullmatch(f[3])]
        wrong = [f for f in accepted if f[3] != f[1]]
        digits = sum(len(f[3]) for f in accepted)
        bad = sum(len(f[3]) for f in wrong)
        print(f"{margin:6} {len(accepted):9} {len(accepted) / len(found):6.1%} {len(wrong):6} {1e4 * bad / max(digits, 1):8.2f}")
    print("doubt     lines  of them read as printed")
    for i, name in enumerate(DOUBTS):
        with_it = [f for f in found if f[5] >> i & 1]
        print(f"{name:8} {len(with_it):6} {sum(f[3] == f[1] for f in with_it):6}   alone {sum(f[5] == 1 << i for f in with_it):6}, right {sum(f[5] == 1 << i and f[3] == f[1] for f in with_it):6}")
    print("height  lines  as printed  accepted")
    for least, most in ((10, 11), (11, 13), (13, 16), (16, 20), (20, 28), (28, 42)):
        of = [f for f in found if least <= f[2] < most]
        print(f"{least:2}-{most:2} {len(of):7} {sum(f[3] == f[1] for f in of) / max(len(of), 1):9.1%} {sum(f[5] == 0 and f[4] >= 40 for f in of) / max(len(of), 1):9.1%}")
    wrong = sorted((f for f in found if f[5] == 0 and f[3] != f[1] and FORM.fullmatch(f[3])), key=lambda f: -f[4])
    for seed, truth, height, text, margin, _ in wrong[:options.show]:
        print(f"{seed}: printed {truth}, read {text}, margin {margin}, height {height:.1f}")
        if options.save:
            from PIL import Image
            os.makedirs(options.save, exist_ok=True)
            Image.fromarray(specimens.specimen(seed, fonts)[0]).save(f"{options.save}/{seed}.png")
    pairs = collections.Counter()
    for f in found:
        if len(f[1]) == len(f[3]):
            pairs.update((a, b) for a, b in zip(f[1], f[3]) if a != b)
    print("taken for each other:", " ".join(f"{a}→{b} {n}" for (a, b), n in pairs.most_common(16)))


if __name__ == "__main__":
    main()
