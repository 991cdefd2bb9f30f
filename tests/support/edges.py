# SPDX-License-Identifier: GPL-2.0-or-later
"""From the edges of cells to ink: the habits of programs that draw rules.

An edge is (page, x0, y0, x1, y1), level or upright. `ink` yields ("stroke", page, x0, y0, x1, y1, width) or
("fill", page, x0, y0, x1, y1) in the way named: whole rules as strokes or thin rectangles, rectangles in short pieces, one
stroke for each cell's edge, or two of them side by side.
"""
WAYS = ("fills", "strokes", "pieces", "boxes", "double")
PIECE = 7  # points


def merged(edges):
    """Collinear edges that touch, put together: (page, x0, y0, x1, y1)."""
    groups = {}
    for page, x0, y0, x1, y1 in edges:
        flat = y0 == y1
        groups.setdefault((page, flat, round(y0 if flat else x0, 2)), []).append((x0, x1) if flat else (y0, y1))
    for (page, flat, at), spans in groups.items():
        spans.sort()
        start, end = spans[0]
        for a, b in spans[1:] + [(1e9, 1e9)]:
            if a > end + 0.01:
                yield (page, start, at, end, at) if flat else (page, at, start, at, end)
                start, end = a, b
            end = max(end, b)


def ink(edges, way, w):
    if way in ("boxes", "double"):
        for page, x0, y0, x1, y1 in dict.fromkeys(edges):
            for d in (0, 0.8) if way == "double" else (0,):
                yield "stroke", page, x0 + d, y0 + d, x1 + d, y1 + d, w
        return
    for page, x0, y0, x1, y1 in merged(edges):
        if way == "strokes":
            yield "stroke", page, x0, y0, x1, y1, w
        elif way == "fills":
            yield "fill", page, x0 - w / 2, y0 - w / 2, x1 + w / 2, y1 + w / 2
        elif y0 == y1:
            x = x0
            while x < x1:
                yield "fill", page, x, y0 - w / 2, min(x + PIECE, x1 + w / 2), y0 + w / 2
                x += PIECE
        else:
            y = y0
            while y < y1:
                yield "fill", page, x0 - w / 2, y, x0 + w / 2, min(y + PIECE, y1 + w / 2)
                y += PIECE
