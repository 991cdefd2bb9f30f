#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Learns the weights of the net that reads digits (extract/digits/net.c), and writes data/digits.weights.

    train.py BUILD FONTS... [--lines N] [--rounds N] [--seed S] [--jobs N] [--examples FILE] [--out FILE]

BUILD: the build folder; its library cuts each line into pieces, as it does when it reads. FONTS: folders with fonts of
Debian; bench/digits/README.md names their packages. Needs python3-numpy and python3-pil.

The lines are those of specimens.py. A piece whose box is that of a sign is an example of it; one that is clearly no sign
(half a digit, a digit with its point, a letter) is an example of "#"; what lies between teaches nothing. The fonts in
specimens.WITHHELD are left out: measure.py reads lines of these. Weights become bytes, and are the same for the same
arguments and fonts, byte by byte, on one machine.
"""
import argparse
import ctypes
import multiprocessing
import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums in one order
import numpy as np  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import specimens  # noqa: E402

FILE = os.path.join(HERE, "..", "..", "data", "digits.weights")
ROWS, COLUMNS, PLACE = 20, 16, 4
INPUTS, FIRST, SECOND, CLASSES = ROWS * COLUMNS + PLACE, 128, 48, len(specimens.SIGNS)
OTHER = specimens.SIGNS.index("#")
MOST = 400  # pieces of a line
NEAR, NEAR_SHARE = 1.2, .07  # pixels, and share of a digit's height: sides that differ by less are the same
FAR, FAR_SHARE = 1.5, .2  # by more: another piece
SHIFT = 24  # as UNIT in net.c


class Gray(ctypes.Structure):
    _fields_ = [("pixels", ctypes.c_void_p), ("width", ctypes.c_int), ("height", ctypes.c_int), ("stride", ctypes.c_int)]


def gray_of(picture):
    return Gray(picture.ctypes.data, picture.shape[1], picture.shape[0], picture.strides[0])


def covered(truth, box):
    """The share of a sign that is in a piece."""
    width, height = min(truth[2], box[2]) - max(truth[0], box[0]), min(truth[3], box[3]) - max(truth[1], box[1])
    return max(width, 0) * max(height, 0) / max((truth[2] - truth[0]) * (truth[3] - truth[1]), 1)


def label(box, boxes, height):
    """The class of a piece; None: neither a sign nor clearly none."""
    best, sign = None, None
    for truth, s in boxes:
        off = max(abs(a - b) for a, b in zip(box, truth))
        if best is None or off < best:
            best, sign = off, s
    if sum(covered(truth, box) > .6 for truth, _ in boxes) > 1:
        return OTHER  # a digit with its point
    if best <= NEAR + NEAR_SHARE * height:
        return specimens.SIGNS.index(sign)
    if sign == "#" and (box[3] - box[1] < .5 * height or box[2] - box[0] < .4 * height):
        return None  # a stroke of a letter may well look like a sign
    return OTHER if best > FAR + FAR_SHARE * height else None


def pieces(job):
    """(patches, classes) of some lines."""
    library, fonts, seeds = job
    cut = ctypes.CDLL(library).gk_cutting_all_pieces
    cut.restype = ctypes.c_uint
    boxes, patches = np.zeros((MOST, 4), np.int32), np.zeros((MOST, INPUTS), np.uint8)
    x, y = [], []
    for seed in seeds:
        made = specimens.specimen(seed, fonts)
        if not made:
            continue
        picture, truth, _, height = made
        gray = gray_of(picture)
        n = cut(ctypes.byref(gray), boxes.ctypes.data_as(ctypes.c_void_p), patches.ctypes.data_as(ctypes.c_void_p), MOST)
        rng = np.random.default_rng(seed)
        for i in range(n):
            c = label(boxes[i], truth, height)
            if c is not None and (c != OTHER or rng.random() < .3):
                x.append(patches[i].copy())
                y.append(c)
    return np.array(x, np.uint8).reshape(-1, INPUTS), np.array(y, np.int64)


def examples(library, fonts, lines, seed, jobs):
    step = 250
    todo = [(library, fonts, range(seed * 10**7 + i, seed * 10**7 + min(i + step, lines))) for i in range(0, lines, step)]
    with multiprocessing.Pool(jobs) as pool:
        done = pool.map(pieces, todo, chunksize=1)
    return np.concatenate([d[0] for d in done]), np.concatenate([d[1] for d in done])


def learn(x, y, rounds, rng):
    """Weights and biases of the three layers; Adam on the cross entropy."""
    sizes = [INPUTS, FIRST, SECOND, CLASSES]
    w = [rng.normal(0, np.sqrt(2 / a), (a, b)).astype(np.float32) for a, b in zip(sizes, sizes[1:])]
    b = [np.zeros(n, np.float32) for n in sizes[1:]]
    every = w + b
    m, v = [np.zeros_like(p) for p in every], [np.zeros_like(p) for p in every]
    t, batch = 0, 1024
    noise = rng.normal(0, .03, (4 * batch, INPUTS)).astype(np.float32)
    for r in range(rounds):
        rate = 3e-3 * .5 * (1 + np.cos(np.pi * r / rounds)) + 2e-5
        order, loss, wrong = rng.permutation(len(x)), 0., 0
        for i in range(0, len(x) - batch + 1, batch):
            k = order[i:i + batch]
            a0 = x[k].astype(np.float32) / 255
            at = rng.integers(0, 3 * batch)
            a0 += noise[at:at + batch]
            a0[:, -PLACE:] *= rng.uniform(.96, 1.04, (batch, PLACE)).astype(np.float32)
            z1 = a0 @ w[0] + b[0]
            a1 = np.maximum(z1, 0)
            z2 = a1 @ w[1] + b[1]
            a2 = np.maximum(z2, 0)
            z = a2 @ w[2] + b[2]
            e = np.exp(z - z.max(1, keepdims=True))
            p = e / e.sum(1, keepdims=True)
            of_truth = p[np.arange(batch), y[k]]
            loss -= float(np.log(of_truth + 1e-9).sum())
            wrong += int((of_truth < p.max(1)).sum())
            p[np.arange(batch), y[k]] -= 1
            d = p / batch
            gw, gb = [None] * 3, [None] * 3
            gw[2], gb[2] = a2.T @ d, d.sum(0)
            d = (d @ w[2].T) * (z2 > 0)
            gw[1], gb[1] = a1.T @ d, d.sum(0)
            d = (d @ w[1].T) * (z1 > 0)
            gw[0], gb[0] = a0.T @ d, d.sum(0)
            t += 1
            for n, (q, g) in enumerate(zip(every, gw + gb)):
                if n < 3:
                    g = g + 1e-5 * q
                m[n] *= .9
                m[n] += .1 * g
                v[n] *= .999
                v[n] += .001 * g * g
                q -= np.float32(rate / (1 - .9**t)) * m[n] / (np.sqrt(v[n] * np.float32(1 / (1 - .999**t))) + np.float32(1e-7))
        print(f"round {r + 1}: loss {loss / len(x):.4f}, wrong {wrong / len(x):.4%}", flush=True)
    return w, b


def layer(weights, bias, scale_in, scale_out):
    """Bytes of a layer whose inputs are bytes of `scale_in` each and whose values are to be steps of `scale_out`."""
    unit = np.maximum(np.abs(weights).max(0), 1e-6) / 127
    whole = np.clip(np.rint(weights / unit), -127, 127).astype(np.int8)
    return (whole.tobytes() + np.rint(bias / (unit * scale_in)).astype("<i4").tobytes() +
            np.rint(unit * scale_in / scale_out * 2**SHIFT).astype("<i4").tobytes())


def write(path, w, b, x):
    a0 = x[:20000].astype(np.float32) / 255
    a1 = np.maximum(a0 @ w[0] + b[0], 0)
    a2 = np.maximum(a1 @ w[1] + b[1], 0)
    one, two = float(np.quantile(a1, .9999)) / 255, float(np.quantile(a2, .9999)) / 255
    with open(path, "wb") as file:
        file.write(layer(w[0], b[0], 1 / 255, one) + layer(w[1], b[1], one, two) + layer(w[2], b[2], two, 1 / 16))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("fonts", nargs="+")
    parser.add_argument("--lines", type=int, default=10000)
    parser.add_argument("--rounds", type=int, default=14)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--examples", help="a file that keeps the pieces: read where it is there, else written")
    parser.add_argument("--out", default=FILE)
    options = parser.parse_args()
    fonts = {n: p for n, p in specimens.find_fonts(options.fonts).items() if n not in specimens.WITHHELD}
    missing = sorted(set(specimens.FONTS) - set(fonts) - set(specimens.WITHHELD))
    if missing:
        sys.exit(f"these fonts are not in the folders given: {', '.join(missing)}")
    if options.examples and os.path.exists(options.examples):
        kept = np.load(options.examples)
        x, y = kept["x"], kept["y"]
    else:
        x, y = examples(os.path.join(os.path.abspath(options.build), "libgongkai.so"), fonts, options.lines, options.seed, options.jobs)
        if options.examples:
            np.savez(options.examples, x=x, y=y)
    print(len(x), "pieces:", " ".join(f"{s}{n}" for s, n in zip(specimens.SIGNS, np.bincount(y, minlength=CLASSES))), flush=True)
    w, b = learn(x, y, options.rounds, np.random.default_rng(options.seed))
    write(options.out, w, b, x)


if __name__ == "__main__":
    main()
