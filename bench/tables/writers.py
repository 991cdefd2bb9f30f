# SPDX-License-Identifier: GPL-2.0-or-later
"""Printers that set a sheet as it is: a PDF written directly, and a page in the grammar of extract/text/text_source.c."""
from edges import ink
from paper import Paper


def shapes(sheet):
    """What is drawn: ("stroke" or "fill", its corners, and the width of a stroke)."""
    for shape, _, *rest in ink(sheet.edges, sheet.way, sheet.weight):
        yield shape, rest
    for shape, _, *rest in ink(sheet.heavy, sheet.way, 2 * sheet.weight):
        yield shape, rest


def pdf(sheet):
    paper = Paper()
    for part in [sheet] + sheet.more:
        print_page(paper, part)
    return paper.pdf()


def print_page(paper, sheet):
    page = paper.page(sheet.width, sheet.height, sheet.rotate)
    for *box, grey in sheet.fills:
        page.fill(*box, grey)
    for shape, rest in shapes(sheet):
        (page.stroke if shape == "stroke" else page.fill)(*rest)
    for x, y, text, size, face in sheet.texts:
        page.text(x, y, text, size, sheet.faces[face])


def glyphs(sheet, x, y, text, size, face):
    edges = [x]
    for char in text:
        edges.append(edges[-1] + sheet.faces[face].advance(char, size))
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return (f'glyphs {y - 0.88 * size:.3f} {y + 0.12 * size:.3f} {size:.3f} "{quoted}" ' + " ".join(f"{e:.3f}" for e in edges)
            + (" bold" if face == "bold" else ""))


def page(sheet):
    return b"".join(page_text(part) for part in [sheet] + sheet.more)


def page_text(sheet):
    out = [f"page {sheet.width} {sheet.height}" + (f" rotate {sheet.rotate}" if sheet.rotate else "")]
    for *box, grey in sheet.fills:
        out.append("fill " + " ".join(f"{v:.3f}" for v in box) + " color " + f"{round(grey * 255):02x}" * 3)
    for shape, rest in shapes(sheet):
        corners = " ".join(f"{v:.3f}" for v in rest[:4])
        out.append(f"rule {corners} width {rest[4]:.3f}" if shape == "stroke" else f"fill {corners}")
    out += [glyphs(sheet, *text) for text in sheet.texts if text[2].strip()]
    return ("\n".join(out) + "\n").encode()
