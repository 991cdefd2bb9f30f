# SPDX-License-Identifier: GPL-2.0-or-later
"""A table as its author thinks it: columns under headings, rows of texts, what is said above and below it.

A column's `path` are its headings from the outermost inwards; equal beginnings side by side are one heading over several
columns. A row is "body", "total", "section" (a name in the first column, the rest blank) or "band" (a name over all
columns). `truth` is what a reader of the page would say the cells are, in every way in which it can be said.
"""
from contents import header_cells


class Column:
    """`kind`: label, text, number, code; `most`: ems at which its texts wrap (0: never); `align` by kind unless said."""

    def __init__(self, kind, *path, most=0, align=None):
        self.kind, self.path, self.most = kind, path or ("",), most
        self.align = align or {"label": "left", "text": "left", "number": "right", "code": "left"}[kind]


class Row:
    def __init__(self, texts, kind="body", level=0, marks=None):
        self.texts, self.kind, self.level, self.marks = texts, kind, level, marks or {}


class Cell:
    """A cell on the grid. `mark`: the raised sign of a note behind its text, no part of it."""

    def __init__(self, row, column, rows, columns, text, role, mark=""):
        self.row, self.column, self.rows, self.columns, self.text = row, column, rows, columns, text
        self.role, self.mark, self.level = role, mark, 0

    def at(self, row, column, rows, columns):
        return {"row": row, "column": column, "row_span": rows, "column_span": columns, "text": self.text, "mark": self.mark}


class Grid:
    """`title`: lines above; `unit`: a line of its own, set at the right; `notes`: lines below; `number`: 表1."""

    def __init__(self, form, columns, rows, chinese=False, title=(), unit="", notes=(), leaders=False):
        self.form, self.columns, self.rows, self.chinese = form, columns, rows, chinese
        self.title, self.unit, self.notes, self.leaders = list(title), unit, list(notes), leaders
        self.header_rows = max(len(c.path) for c in columns) if any(c.path[-1] for c in columns) else 0
        self.row_count, self.column_count = self.header_rows + len(rows), len(columns)
        self.cells = self.head() + self.body()

    def head(self):
        cells = header_cells(self.columns)[1] if self.header_rows else []
        return [Cell(r, c, rows, columns, text, "head") for r, c, rows, columns, text in cells if text]

    def body(self):
        out = []
        for r, row in enumerate(self.rows, self.header_rows):
            if row.kind == "band":
                out.append(Cell(r, 0, 1, self.column_count, row.texts[0], "band"))
                continue
            for c, text in enumerate(row.texts):
                if text:
                    out.append(Cell(r, c, 1, 1, text, self.columns[c].kind, row.marks.get(c, "")))
                    out[-1].level = row.level if self.columns[c].kind == "label" else 0
        return out

    def truth(self, spans_drawn):
        """[[cell, …], …]: readings that are all right. Where no rule shows how far a heading reaches down or a band
        across, the place where it is printed will do; the raised sign of a note may be told with the text or apart."""
        first = [c.at(c.row, c.column, c.rows, c.columns) for c in self.cells]
        readings = [first] + ([] if spans_drawn else self.other_places())
        if any(c.mark for c in self.cells):
            readings += [[dict(c, text=c["text"] + c["mark"]) for c in r] for r in readings]
        return [r for k, r in enumerate(readings) if r not in readings[:k]]

    def other_places(self):
        out = []
        tall, bands = any(c.rows > 1 for c in self.cells), any(c.role == "band" for c in self.cells)
        for low in (True, False) if tall else (True,):
            for flat in (False, True) if bands else (False,):
                out.append([c.at(c.row + (c.rows - 1 if low else 0), c.column, 1, 1 if flat and c.role == "band" else c.columns)
                            for c in self.cells])
        return out
