# SPDX-License-Identifier: GPL-2.0-or-later
"""Damages of amounts in sentences: each gives the ink of a line."""
from amounts import em_face
from kinds import PROSE, another, kind


# ---- sentences: `parts` are what stands before the amount, the amount, and after it

def in_line(draw):
    """The ink of a line whose marked amounts `draw(page, x, y, text, size, face)` sets; it returns where it ends."""
    def ink(page, line):
        face, x, at = page.face, line.x, 0
        for begin, end, truth in line.truths:
            x = page.text(x, line.y, line.text[at:begin], line.size, face) if begin > at else x
            x = draw(page, x, line.y, line.text[begin:end], line.size, face)
            at = end
        page.text(x, line.y, line.text[at:], line.size, face)
    return ink


@kind(PROSE, name="prose_mark")
def prose_mark(rng, sheet):
    text = rng.choice(["1", "2", "[1]"]) if sheet.style.fonts != "simple" else "1"

    def set_mark(page, x, y, amount, size, face):
        x = page.text(x, y, amount, size, face)
        return page.text(x, y - size * 0.38, text, size * 0.55, face)
    return in_line(set_mark)


@kind(PROSE, name="prose_em_wide")
def prose_em_wide(rng, sheet):
    return in_line(lambda page, x, y, amount, size, face: page.text(x, y, amount, size, em_face(sheet), 0, -size / 2))


@kind(PROSE, name="prose_spaced")
def prose_spaced(rng, sheet):
    gap = rng.choice([0.12, 0.3])
    return in_line(lambda page, x, y, amount, size, face: page.text(x, y, amount, size, face, 0, size * gap) + 1)


@kind(PROSE, name="prose_struck", legible=False, must_flag=True)
def prose_struck(rng, sheet):
    def struck(page, x, y, amount, size, face):
        end = page.text(x, y, amount, size, face)
        page.stroke(x - 1, y - size * 0.3, end + 1, y - size * 0.3, 0.7)
        return end
    return in_line(struck)


@kind(PROSE, name="prose_patch")
def prose_patch(rng, sheet):
    def patched(page, x, y, amount, size, face):
        old = another(rng, amount)
        page.text(x, y, old, size, face)
        page.fill(x - 0.5, y - size * 0.9, x + face.width(old, size) + 0.3, y + size * 0.2, 1)
        return page.text(x, y, amount, size, face)
    return in_line(patched)


@kind(PROSE, name="prose_cover", legible=False, must_flag=True)
def prose_cover(rng, sheet):
    def covered(page, x, y, amount, size, face):
        end = page.text(x, y, amount, size, face)
        page.fill(x - 0.5, y - size * 0.9, x + (end - x) * 0.45, y + size * 0.2, 0.3)
        return end
    return in_line(covered)


@kind(PROSE, name="prose_outlined", legible=False)
def prose_outlined(rng, sheet):
    return in_line(lambda page, x, y, amount, size, face: page.outlined(x, y, amount, size, face))
