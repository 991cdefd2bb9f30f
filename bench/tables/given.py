# SPDX-License-Identifier: GPL-2.0-or-later
"""What printers that set pages by themselves have in common.

They are given what stands on the page, not where: the sheet's blocks, with the grid, the rules and the look of its tables. Two columns
of text become one, leaders are left out.
"""
import glob
import os
import subprocess


class Edges:
    """Which sides of a cell are drawn, and how thick (points)."""

    def __init__(self, setting):
        self.rules, self.weight = setting.rules, setting.look.weight

    def across(self, i, cell):
        columns = range(cell.column, cell.column + cell.columns)
        drawn = any((i, c) in self.rules.across for c in columns) or any(
            k == i and c in columns for k, first, end in self.rules.short for c in range(first, end))
        return (self.weight * (2 if i in self.rules.heavy else 1)) if drawn else 0

    def down(self, j, cell):
        return self.weight if any((j, r) in self.rules.down for r in range(cell.row, cell.row + cell.rows)) else 0

    def sides(self, cell):
        return (self.across(cell.row, cell), self.down(cell.column + cell.columns, cell), self.across(cell.row + cell.rows, cell),
                self.down(cell.column, cell))


class Blank:
    """A place of the grid that no cell with text covers."""

    rows = columns = 1
    text, mark, role, level = "", "", "blank", 0

    def __init__(self, row, column):
        self.row, self.column = row, column


def grid_rows(grid):
    """Per row its cells, blank ones too; None where a cell above or at the left covers the place."""
    places = {}
    for cell in grid.cells:
        for r in range(cell.row, cell.row + cell.rows):
            for c in range(cell.column, cell.column + cell.columns):
                places[r, c] = cell if (r, c) == (cell.row, cell.column) else None
    return [[places.get((r, c), Blank(r, c)) if (r, c) in places else Blank(r, c) for c in range(grid.column_count)]
            for r in range(grid.row_count)]


def how(setting, cell):
    """(left, centre or right; top, middle or bottom)"""
    if cell.role == "blank":
        return "left", "top"
    align = setting.align(cell)
    down = setting.look.stub_down if cell.rows > 1 else setting.look.down
    if cell.role != "head" and (setting.hang or setting.rules.kind not in ("all", "horizontal")):
        down = "top"
    return "right" if align == "decimal" else align, down


def widths(setting):
    """Of the columns, a little wider than the sheet's: bold letters are, and rounding must not break a number."""
    slack = 1.07 if setting.look.bold_head or setting.look.bold_section else 1.02
    return [(b - a) * slack + 0.5 for a, b in zip(setting.xs, setting.xs[1:])]


def serif(sheet):
    """Digits of Times and of Chinese fonts are half an em wide."""
    return sheet.faces["plain"].latin.name != "Helvetica"


def flows(setting, cell):
    """Whether its text may be broken into lines."""
    return cell.role in ("head", "band", "merged") or bool(setting.grid.columns[cell.column].most)


def split(path, count, folder):
    """The pages of a PDF as PDFs, if there are so many."""
    subprocess.run(["pdfseparate", path, os.path.join(folder, "one-%04d.pdf")], check=True, stderr=subprocess.DEVNULL)
    names = sorted(glob.glob(os.path.join(folder, "one-*.pdf")))
    out = [open(name, "rb").read() for name in names]
    for name in names:
        os.remove(name)
    return out if len(out) == count else None


def one_by_one(printer, sheets, folder, program):
    """Pages that overflow are None."""
    if len(sheets) == 1:
        return [None]
    half = len(sheets) // 2
    return printer(sheets[:half], folder, program) + printer(sheets[half:], folder, program)
