#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes scans with their truth of PDFs that have text, for bench/scans/score.py.

usage: make.py --gongkai build/gongkai -o OUT [--profiles clean300,grey200,bad200] [--half tune|measure] [--pages N] PDF...

Each page with a ruled table of numbers becomes OUT/NAME-pN-PROFILE.pdf, one picture, and .json beside it: the cells that
`gongkai extract` read of the text, with their corners on the scan, in points. Documents are parted in two halves by a
hash of their name: one to tune constants on, and one to measure on alone. Needs python3-numpy, python3-opencv,
poppler-utils.
"""
import argparse
import hashlib
import json
import os
import subprocess
import tempfile

import cv2

import degrade
import picture_pdf


def half_of(name):
    return "tune" if hashlib.sha256(name.encode()).digest()[0] % 2 == 0 else "measure"


def read(gongkai, pdf, *options):
    result = subprocess.run([gongkai, "extract", "--compact", "--ocr", "never", *options, pdf], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, check=False)
    return json.loads(result.stdout) if result.stdout else None


def kind_of(cell, roles):
    if not cell["text"]:
        return "blank"
    if roles[cell["column"]] in ("code", "ordinal"):
        return "code"
    return "amount" if cell["value"]["state"] == "number" else "text"


def cells_of(document, page):
    cells = []
    for table in document["tables"]:
        roles = [column["role"] for column in table["columns"]]
        for cell in table["cells"]:
            if len(cell["boxes"]) == 1 and cell["boxes"][0]["page"] == page:
                cells.append({"id": cell["id"], "ruling": table["ruling"], "text": cell["text"],
                              "decimal": cell["value"]["decimal"], "kind": kind_of(cell, roles),
                              "doubts": cell["doubts"], "box": cell["boxes"][0]["box"]})
    return cells


def pages_of(document):
    """Those with the most amounts in ruled tables first."""
    counts = {}
    for table in document["tables"]:
        for cell in table["cells"]:
            if table["ruling"] == "full" and cell["value"]["state"] == "number" and len(cell["boxes"]) == 1:
                counts[cell["boxes"][0]["page"]] = counts.get(cell["boxes"][0]["page"], 0) + 1
    return [page for page, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= 5]


def contradicted_of(gongkai, pdf, page):
    """Boxes of amounts that sums contradict when the page is all that is read: their parts are on others."""
    document = read(gongkai, pdf, "--pages", f"{page}-{page}")
    return {tuple(cell["boxes"][0]["box"]) for table in document["tables"] for cell in table["cells"]
            if cell["standing"] == "contradicted"} if document else set()


def render(pdf, page, dpi):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png", pdf, folder + "/page"],
                       check=True, stderr=subprocess.DEVNULL)
        return cv2.imread(os.path.join(folder, os.listdir(folder)[0]), cv2.IMREAD_COLOR)


def make(pdf, document, page, name, out, contradicted):
    base = os.path.splitext(os.path.basename(pdf))[0]
    target = os.path.join(out, f"{base}-p{page}-{name}")
    profile, random = degrade.PROFILES[name], degrade.generator(base, page, name)
    scale = profile.dpi / 72
    boxes = [[value * scale for value in part["box"]] for table in document["tables"] for part in table["parts"]
             if part["page"] == page]
    picture, warp, seals = degrade.scan(render(pdf, page, profile.dpi), random, profile, boxes)
    cells = cells_of(document, page)
    for cell in cells:
        cell["contradicted"] = tuple(cell["box"]) in contradicted
        x0, y0, x1, y1 = [value * scale for value in cell.pop("box")]
        corners = warp.points([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]) / scale
        cell["corners"] = [[round(float(v), 2) for v in corner] for corner in corners]
        cell["stamped"] = any((min(max(x, x0), x1) - x) ** 2 + (min(max(y, y0), y1) - y) ** 2 < radius ** 2
                              for x, y, radius in seals)
    picture_pdf.write(target + ".pdf", [(picture, profile.dpi, profile.quality)])
    with open(target + ".json", "w", encoding="utf-8") as file:
        json.dump({"source": base, "page": page, "profile": name, "cells": cells}, file, ensure_ascii=False)
    return sum(cell["kind"] == "amount" for cell in cells)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdfs", nargs="+")
    parser.add_argument("--gongkai", required=True)
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--profiles", default="clean300,grey200,bad200")
    parser.add_argument("--half", choices=["tune", "measure"])
    parser.add_argument("--pages", type=int, default=3, help="of each document")
    options = parser.parse_args()
    os.makedirs(options.output, exist_ok=True)
    scans = amounts = 0
    for pdf in options.pdfs:
        if options.half and half_of(os.path.basename(pdf)) != options.half:
            continue
        document = read(options.gongkai, pdf)
        for page in pages_of(document)[:options.pages] if document else []:
            contradicted = contradicted_of(options.gongkai, pdf, page)
            for name in options.profiles.split(","):
                amounts += make(pdf, document, page, name, options.output, contradicted)
                scans += 1
    print(scans, "scans,", amounts, "amounts")


if __name__ == "__main__":
    main()
