#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""cite.py GONGKAI SOURCE: `gongkai cite`: the sentence, and the picture with the cell in its frame."""
import hashlib
import json
import os
import struct
import subprocess
import sys
import tempfile
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))
import tap  # noqa: E402

GONGKAI, SOURCE = map(os.path.abspath, sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
PDF = os.path.join(SOURCE, "fixtures", "narrow-columns.pdf")
OTHER = os.path.join(SOURCE, "fixtures", "department.pdf")
JSON = os.path.join(SOURCE, "fixtures", "narrow-columns.expected.json")
with open(JSON, encoding="utf-8") as source:
    BUDGET = json.load(source)
CELLS = {cell["id"]: cell for table in BUDGET["tables"] for cell in table["cells"]}


def path(name):
    return os.path.join(FOLDER.name, name)


def run(*arguments, code=0, env=None):
    result = subprocess.run([GONGKAI, "cite", *arguments], capture_output=True,
                            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "", **(env or {})})
    assert result.returncode == code, result
    return result


def sentence(*arguments, **options):
    out = run(JSON, *arguments, **options).stdout.decode()
    assert out.endswith("\n") and out.count("\n") == 1, out
    return out[:-1]


def test_a_value_corrected_by_hand_says_so():
    data = json.loads(json.dumps(BUDGET))
    cell = next(cell for table in data["tables"] for cell in table["cells"] if cell["id"] == "t2.r10.c4")
    cell["repairs"] = ["corrected"]
    with open(path("corrected.json"), "w", encoding="utf-8") as file:
        json.dump(data, file)
    said = run(path("corrected.json"), "t2.r10.c4").stdout.decode()
    assert "corrected by hand" in said and "confirmed by a sum" not in said, said
    assert "人工更正" in run(path("corrected.json"), "t2.r10.c4", "--lang", "zh").stdout.decode()


def pixels(name):
    """Width, height and rows of (r, g, b) of a PNG with a palette or in full colour, not interlaced."""
    with open(path(name), "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, palette = 8, b"", None
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        at += length + 12
        if kind == b"IHDR":
            width, height, depth, color, _, _, interlaced = struct.unpack(">IIBBBBB", body)
        elif kind == b"PLTE":
            palette = [tuple(body[i:i + 3]) for i in range(0, len(body), 3)]
        elif kind == b"IDAT":
            packed += body
    assert not interlaced and (color == 3 or (color == 2 and depth == 8)), (color, depth)
    raw, step = zlib.decompress(packed), 3 if color == 2 else 1
    stride, rows, before = (width * depth * step + 7) // 8, [], None
    for y in range(height):
        kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        before = before or bytes(stride)
        for x in range(stride):
            left, up, corner = line[x - step] if x >= step else 0, before[x], before[x - step] if x >= step else 0
            guess = min((left, up, corner), key=lambda value: abs(left + up - corner - value))
            line[x] = (line[x] + (0, left, up, (left + up) // 2, guess)[kind]) & 255
        before = bytes(line)
        if color == 2:
            rows.append([tuple(line[i:i + 3]) for i in range(0, stride, 3)])
        else:
            mask, many = (1 << depth) - 1, 8 // depth
            rows.append([palette[line[x // many] >> (8 - depth * (x % many + 1)) & mask] for x in range(width)])
    return width, height, rows


def framed(rows):
    """The box of what is red."""
    places = [(x, y) for y, row in enumerate(rows) for x, (r, g, b) in enumerate(row) if r > 120 and g < 110 and b < 110]
    return min(x for x, _ in places), min(y for _, y in places), max(x for x, _ in places), max(y for _, y in places)


def test_a_cell_in_english():
    said = sentence("t2.r10.c4")
    for words in (BUDGET["disclosure"]["organization"]["text"], "(fiscal year 2023)", "表2", "单位收入总体情况表", "614.59万元",
                  "(6,145,900.00 元)", "page 6", "narrow-columns.pdf", BUDGET["source"]["sha256"], "confirmed by a sum"):
        assert words in said, (words, said)


def test_in_chinese_by_option_and_by_locale():
    said = sentence("t2.r10.c4", "--lang", "zh")
    for words in ("2023年度", "《单位收入总体情况表》", "614.59万元（即6,145,900.00元）", "第6页", BUDGET["source"]["sha256"]):
        assert words in said, (words, said)
    assert said.endswith("。") and "page" not in said
    assert sentence("t2.r10.c4", env={"LC_ALL": "zh_CN.UTF-8"}) == said
    assert sentence("t2.r10.c4", "--lang", "en", env={"LC_ALL": "zh_CN.UTF-8"}) == sentence("t2.r10.c4")


def test_an_anchor_names_the_same_and_statements_can_be_cited():
    assert sentence(CELLS["t2.r10.c4"]["anchor"]) == sentence("t2.r10.c4")
    statement = next(one for one in BUDGET["statements"] if one["amount"]["state"] == "number" and one["unit"] == "万元")
    said = sentence(statement["id"])
    assert statement["printed"] + "万元" in said and f"page {statement['page']}" in said and statement["item"] in said, said


def test_the_picture_frames_the_cell_in_its_table():
    part = next(part for part in BUDGET["tables"][1]["parts"] if part["page"] == 6)
    said = sentence("t2.r10.c4", "--pdf", PDF, "-o", path("cell.png"))
    assert said == sentence("t2.r10.c4")
    width, height, rows = pixels("cell.png")
    assert max(width, height) <= 1600
    scale = width / (part["box"][2] - part["box"][0] + 16)  # as wide as the table, and 8 points on each side
    left, top, right, bottom = framed(rows)
    box = CELLS["t2.r10.c4"]["boxes"][0]["box"]
    assert abs((right - left) / scale - (box[2] - box[0])) < 4 and abs((bottom - top) / scale - (box[3] - box[1])) < 4
    assert abs(left / scale - (box[0] - part["box"][0] + 8)) < 3


def test_the_header_is_in_the_picture_or_on_top_of_it():
    far = max((cell for cell in BUDGET["tables"][0]["cells"] if cell["value"]["decimal"] and cell["boxes"][0]["page"] == 5),
              key=lambda cell: cell["row"])
    sentence(far["id"], "--pdf", PDF, "-o", path("far.png"))
    width, height, rows = pixels("far.png")
    line = [y for y, row in enumerate(rows) if all(pixel == row[0] and 0x90 < pixel[0] < 0xc0 for pixel in row)]
    assert len(line) == 1, line  # the line between the header's strip and the rest
    assert any(pixel[0] < 100 for row in rows[:line[0]] for pixel in row), "nothing is printed in the strip"


def test_a_cell_on_two_pages_is_shown_with_both():
    assert [place["page"] for place in CELLS["t2.r5.c4"]["boxes"]] == [5, 6]
    assert "page 5–6" in sentence("t2.r5.c4", "--pdf", PDF, "-o", path("cut.png"))
    rows = pixels("cut.png")[2]
    red = [y for y, row in enumerate(rows) if any(r > 120 and r - g > 30 and r - b > 30 for r, g, b in row)]
    assert sum(after - before > 10 for before, after in zip(red, red[1:])) == 1, red


def test_the_pdf_is_sought_in_a_folder():
    os.makedirs(path("pdfs/deep"), exist_ok=True)
    os.link(PDF, path("pdfs/deep/another name.pdf")) if os.stat(PDF).st_dev == os.stat(FOLDER.name).st_dev else \
        os.symlink(PDF, path("pdfs/deep/another name.pdf"))
    sentence("t2.r10.c4", "--pdf", path("pdfs"), "-o", path("found.png"))
    sentence("t2.r10.c4", "--pdf", PDF, "-o", path("again.png"))
    with open(path("found.png"), "rb") as one, open(path("again.png"), "rb") as other:
        assert one.read() == other.read()


def test_another_pdf_is_refused_with_both_hashes():
    with open(OTHER, "rb") as file:
        its = hashlib.sha256(file.read()).hexdigest()
    os.symlink(OTHER, path("narrow-columns.pdf"))
    for name in (OTHER, path("narrow-columns.pdf")):
        result = run(JSON, "t2.r10.c4", "--pdf", name, "-o", path("none.png"), code=2)
        assert its in result.stderr.decode() and BUDGET["source"]["sha256"] in result.stderr.decode(), result
        assert not result.stdout and not os.path.exists(path("none.png"))


def test_what_is_wrong():
    for arguments, words in (([], "name one JSON"), ([JSON], "name one JSON"), ([JSON, "t99.r1.c1"], "t99.r1.c1"),
                             ([JSON, "t2.r10.c4", "--pdf", PDF], "-o"), ([JSON, "t2.r10.c4", "-o", path("x.png")], "--pdf"),
                             ([path("missing.json"), "t1"], "missing.json"), ([PDF, "t1"], "no output of gongkai"),
                             ([JSON, "t2.r10.c4", "--lang", "fr"], "lang"),
                             ([JSON, "t2.r10.c4", "--pdf", PDF, "-o", path("no/folder/x.png")], "x.png")):
        result = run(*arguments, code=2)
        assert words in result.stderr.decode(), (words, result)
    with open(path("bare.json"), "w", encoding="utf-8") as file:
        json.dump({"schema": "gongkai-disclosure/1", "statements": [{"id": "s1", "item": "a\x1b[31mb\u202e"}]}, file)
    out = run(path("bare.json"), "s1").stdout.decode()
    assert all(c == "\n" or c.isprintable() for c in out), out


tap.run(globals())
