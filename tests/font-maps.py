#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""font-maps.py GONGKAI: digits whose font's map lies, or says nothing, and digits that are drawn as shapes.

The pages are those of fixtures/seed/maps.py, made with other fonts. Each amount either says what is drawn, or is doubted at its
cell with both readings; an honest font is never doubted. Speaks TAP.
"""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "support"), os.path.join(HERE, "..", "fixtures", "seed")]

import maps  # noqa: E402
import tap  # noqa: E402
from fonts import Embedded  # noqa: E402
from paper import Face, Paper  # noqa: E402

GONGKAI = sys.argv[1]
CODES = {"drawn_otherwise", "doubtful_reading", "unread_ink", "unmapped_glyphs", "unread_text"}


def read(font, number=0):
    hanzi = Embedded("Hanzi")
    paper = Paper("test")
    maps.sheet(paper, number, Face(hanzi, font), Face(hanzi, hanzi))
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(paper.pdf())
        file.flush()
        done = subprocess.run([GONGKAI, "extract", file.name, "-o", "-"], capture_output=True, check=False)
    return json.loads(done.stdout)


def amounts(document):
    """{(row, column): cell} of the amounts, and the texts that are drawn there."""
    cells = {(c["row"], c["column"]): c for c in document["tables"][0]["cells"] if c["row"] and c["column"]}
    drawn = {(r, c): text for r, row in enumerate(maps.body()) for c, text in enumerate(row) if r and c}
    return cells, drawn


def told(document):
    return {cell for d in document["diagnostics"] if d["code"] in CODES for cell in d["cells"]}


def differing(cells, wanted, key="text"):
    return {at: (cell[key], wanted.get(at)) for at, cell in cells.items() if at in wanted and cell[key] != wanted[at]}


def doubted(cells, doubt):
    return {at for at, cell in cells.items() if doubt in cell["doubts"]}


def check_exchanged(a, b):
    """The text stays as the file says; it is doubted where it lies and nowhere else, with what is drawn."""
    document = read(Embedded("Exchanged", meant={a: b, b: a}))
    cells, drawn = amounts(document)
    said = {at: text.translate(str.maketrans(a + b, b + a)) for at, text in drawn.items()}
    lies = {at: drawn[at] for at in drawn if said[at] != drawn[at]}
    assert not differing(cells, said), differing(cells, said)
    assert doubted(cells, "drawn_otherwise") == set(lies), (doubted(cells, "drawn_otherwise"), lies)
    assert not differing(cells, lies, "other_reading"), differing(cells, lies, "other_reading")
    assert {cells[at]["id"] for at in lies} <= told(document)
    assert {cells[at]["standing"] for at in lies} <= {"doubtful", "contradicted"}, [cells[at]["standing"] for at in lies]


def check_lost(digit, to, simple):
    """It is read by its shape, doubted there and only there, with what the map gives."""
    document = read(Embedded("Lost", meant={digit: to}, simple=simple))
    cells, drawn = amounts(document)
    touched = {at: text.replace(digit, "") for at, text in drawn.items() if digit in text}
    assert not differing(cells, drawn), differing(cells, drawn)
    assert doubted(cells, "readers_differ") == set(touched), (doubted(cells, "readers_differ"), touched)
    assert {cells[at]["id"] for at in touched} <= told(document)
    assert not differing(cells, touched, "other_reading"), differing(cells, touched, "other_reading")


def test_honest_fonts_are_not_doubted():
    for simple in (False, True):
        document = read(Embedded("Honest", simple=simple))
        cells, drawn = amounts(document)
        assert not differing(cells, drawn), differing(cells, drawn)
        assert not any(cell["doubts"] for cell in cells.values()) and not told(document)


def test_exchanged_3_and_5():
    check_exchanged("3", "5")


def test_exchanged_6_and_8():
    check_exchanged("6", "8")


def test_a_digit_without_character():
    check_lost("7", None, False)


def test_a_digit_that_reads_as_its_code():
    """Simple fonts: where the map says nothing, readers take the character that has this code elsewhere."""
    document = read(Embedded("Lost", meant={"7": None}, simple=True))
    cells, drawn = amounts(document)
    touched = {at: text for at, text in drawn.items() if "7" in text}
    assert doubted(cells, "drawn_otherwise") == set(touched), (doubted(cells, "drawn_otherwise"), touched)
    assert not differing(cells, touched, "other_reading"), differing(cells, touched, "other_reading")
    assert {cells[at]["id"] for at in touched} <= told(document)


def test_a_digit_of_private_use():
    check_lost("7", "\ue007", False)


def test_a_narrow_digit_without_character():
    check_lost("1", None, False)


def test_shapes_are_read_or_left_and_doubted():
    document = read(Embedded("Plain"), 2)
    cells, drawn = amounts(document)
    column = {at: cells[at] for at in drawn if at[1] == 2 and at[0] < len(maps.body()) - 1}
    seen = {at: cell for at, cell in column.items() if cell["text"]}
    assert not differing(seen, drawn), differing(seen, drawn)
    assert 2 * len(seen) >= len(column), len(seen)
    assert all(cell["doubts"] for cell in column.values())
    assert {cell["id"] for cell in column.values()} <= told(document)


tap.run(globals())
