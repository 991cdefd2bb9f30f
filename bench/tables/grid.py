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
    """`merged`: so many cells at the left are one, in the middle of which its text stands."""

    def __init__(self, texts, kind="body", level=0, marks=None, merged=1):
        self.texts, self.kind, self.level, self.marks, self.merged = texts, kind, level, marks or {}, merged


class Cell:
    """A cell on the grid. `mark`: the raised sign of a note behind its text, no part of it."""

    def __init__(self, row, column, rows, columns, text, role, mark=""):
        self.row, self.column, self.rows, self.columns, self.text = row, column, rows, columns, text
        self.role, self.mark, self.level = role, mark, 0

    def at(self, row, column, rows, columns):
        return {"row": row, "column": column, "row_span": rows, "column_span": columns, "text": self.text}


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
            if row.merged > 1:
                out.append(Cell(r, 0, 1, row.merged, "".join(row.texts[:row.merged]), "merged"))
            for c, text in enumerate(row.texts):
                if text and (c >= row.merged or row.merged == 1):
                    out.append(Cell(r, c, 1, 1, text, self.columns[c].kind, row.marks.get(c, "")))
                    out[-1].level = row.level if self.columns[c].kind == "label" else 0
        return out

    def truth(self, rules):
        """[[cell, …], …]: readings that are all right. Where no rule shows how far down a heading reaches, the place where it is printed
        will do. A cell may have another place as good ("or": row, column, row span, column span) where no rule shows it, and another
        text ("or_text"): that with the raised sign of a note."""
        first = [self.tell(c, rules) for c in self.cells]
        if rules.spans_drawn():
            return [first]
        low = [dict(c, row=c["row"] + c["row_span"] - 1, row_span=1) for c in first]
        high = [dict(c, row_span=1) for c in first]
        return [first] + ([low] if low != first else []) + ([high] if high not in (first, low) else [])

    def tell(self, cell, rules):
        out = cell.at(cell.row, cell.column, cell.rows, cell.columns)
        other = self.other_place(cell, rules)
        if other:
            out["or"] = other
        if cell.mark:
            out["or_text"] = cell.text + cell.mark
        return out

    def other_place(self, cell, rules):
        """Of bands: the first column; of a label alone in a row that is ruled as one cell: all of it; of the merged name of a
        total: where it is printed; of one that is not merged: with the blank places at its left."""
        if cell.role == "band" and not (rules.spans_drawn() and rules.columns_drawn()):
            return cell.row, 0, 1, 1
        if cell.role == "merged" and not rules.parts(cell.row, 0, cell.columns):
            return cell.row, cell.columns - 1, 1, 1
        row = self.rows[cell.row - self.header_rows] if cell.row >= self.header_rows else None
        if row and cell.column == 0 and cell.columns == 1 and cell.rows == 1 and cell.role != "band" and \
                not any(row.texts[1:]) and rules.is_one_cell(cell.row):
            return cell.row, 0, 1, self.column_count
        if row and row.kind == "total" and cell.role == "label" and cell.column and not any(row.texts[:cell.column]) and \
                not rules.parts(cell.row, 0, cell.column + 1):
            return cell.row, 0, 1, cell.column + 1
        return None
