# SPDX-License-Identifier: GPL-2.0-or-later
"""Kinds of damage: where they belong, and what they say about the truths that they touch.

A kind marks a truth: its name, whether a person reads it without effort (`legible`), whether a number alone will not do
(`must_flag`), what a flag has to name (`scope`). Three layers may come together on one amount: what is written ("text"), how it
is drawn ("draw"), what is added ("over"); "blank" ones are for cells without an amount.
"""
from typeset import PAD

CELL, TABLE, PAGE, PROSE = {}, {}, {}, {}


def kind(where, layer=None, legible=True, must_flag=False, scope="cell", name=None):
    def add(f):
        f.kind, f.layer, f.legible, f.must_flag, f.scope = name or f.__name__, layer, legible, must_flag, scope
        where[f.kind] = f
        return f
    return add


def mark(truth, f):
    truth.kinds.append(f.kind)
    truth.legible &= f.legible
    truth.must_flag |= f.must_flag
    truth.scope = max(truth.scope, f.scope, key=("cell", "table", "page").index)


def another(rng, text):
    """A number that looks like `text` and is none of its."""
    while True:
        out = "".join(rng.choice("0123456789") if c.isdigit() else c for c in text)
        if out != text and out[0] not in "0":
            return out


def fits(cell, extra=0.0):
    return cell.face.width(cell.lines[0], cell.size) + extra + 2 * PAD <= cell.box[2] - cell.box[0]
