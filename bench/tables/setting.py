# SPDX-License-Identifier: GPL-2.0-or-later
"""Typesetting: how a table looks, and where each of its lines then stands.

A `Look` is drawn by lot; `Setting` sizes the columns and rows of a grid in it and puts texts, edges and fills on a `Sheet`, the
page that all printers print. Nothing here knows of PDF. A reader must be able to tell the table: where lines are wrapped and no
rule parts the rows, white space does, or the lines that go on are set in.
"""
import re

SIZES = (7, 8, 8.5, 9, 9, 10, 10.5)
TOKEN = re.compile(r"[!-~\u00a1-\u024f\u2010-\u2026]+\s*|\s+|.", re.S)
NO_START = "，。、；：）】》”！？％"


class Sheet:
    """One page: texts (x, baseline, text, size, which face), edges, stripes; and what its tables truly are."""

    def __init__(self, width, height, faces):
        self.width, self.height, self.faces = width, height, faces  # "plain", "bold", "mono": Face
        self.texts, self.edges, self.heavy, self.fills, self.tables = [], [], [], [], []
        self.more = []  # the pages on which it goes on
        self.blocks = []  # the same for printers that set by themselves: (text of a paragraph, size), a Setting
        self.way, self.weight, self.rotate = "strokes", 0.5, 0

    def say(self, x, y, text, size, face="plain"):
        self.texts.append((x, y, text, size, face))
        return self.measure(text, size, face)

    def measure(self, text, size, face="plain"):
        return self.faces[face].width(text, size)


class Look:
    def __init__(self, rng, grid, kind):
        self.size = rng.choice(SIZES)
        self.lead = rng.choice([1.15, 1.2, 1.3, 1.5])
        self.gap = rng.choice([0.25, 0.4, 0.6, 1, 1.5, 2.5])
        self.pad = rng.choice([0, 0, 0.2, 0.4, 0.8, 2.4])
        self.stretch = rng.random() < 0.5
        self.head = rng.choice(["column", "column", "centre", "left"])
        self.numbers = rng.choice([None, None, None, "centre", "decimal", "left"])
        self.down = rng.choice(["top", "middle", "middle", "bottom"])
        self.stub_down = rng.choice(["top", "middle", "bottom"])
        self.indent = rng.choice([0.8, 1.2, 2])
        self.hang = rng.choice([0, 0, 1])
        self.bold_head, self.bold_section = rng.random() < 0.3, rng.random() < 0.5
        self.band = rng.choice(["left", "centre"])
        self.narrow = rng.choice([0.7, 1, 1, 1.4])
        self.head_pad = rng.choice([0, 0.3, 0.8])
        self.weight = rng.choice([0.3, 0.5, 0.75, 1])
        if kind not in ("none", "striped", "header", "booktabs", "horizontal"):
            self.gap = max(self.gap, 0.6)
        if kind in ("all", "horizontal", "open_columns", "group_columns", "ragged", "row_groups"):
            self.pad = max(self.pad, 0.3)


def tokens(text):
    out = []
    for t in TOKEN.findall(text):
        if out and t[0] in NO_START:
            out[-1] += t
        else:
            out.append(t)
    return out


def wrap(text, width, measure):
    """Lines no wider than that, but for words that are."""
    lines, line = [], ""
    for t in tokens(text):
        if line and measure((line + t).rstrip()) > width + 0.01:
            lines.append(line.rstrip())
            line = ""
        line += t if line else t.lstrip()
    return lines + [line.rstrip()] if line.strip() else lines


class Setting:
    def __init__(self, grid, rules, look, sheet):
        self.grid, self.rules, self.look, self.sheet = grid, rules, look, sheet
        self.size = look.size
        self.em = look.size
        self.plain = all(r.kind in ("body", "total") for r in grid.rows)

    # -- columns

    def measure(self, text, role="body"):
        return self.sheet.measure(text, self.size, self.face(role))

    def bold(self, role):
        return role == "head" and self.look.bold_head or role == "section" and self.look.bold_section

    def face(self, role):
        return "bold" if self.bold(role) else "plain"

    def role(self, cell):
        row = cell.row - self.grid.header_rows
        return "section" if cell.role == "band" or row >= 0 and self.grid.rows[row].kind == "section" else cell.role

    def indent(self, cell):
        return cell.level * self.look.indent * self.em

    def longest(self, text, role):
        return max((self.measure(t.strip(), role) for t in tokens(text)), default=0)

    def narrowest(self):
        """Widths at which the body's cells fit, labels wrapped; then the head's."""
        g, out = self.grid, [0.0] * self.grid.column_count
        for cell in g.cells:
            column = g.columns[cell.column]
            if cell.columns == 1 and cell.role not in ("head", "band"):
                need = self.measure(cell.text, self.role(cell)) + self.mark_width(cell)
                if column.most:
                    limit = max(column.most * self.look.narrow * self.em, self.longest(cell.text, self.role(cell)))
                    lines = wrap(cell.text, limit, lambda t: self.measure(t, self.role(cell)))
                    need = max(self.measure(t, self.role(cell)) for t in lines) + self.mark_width(cell)
                out[cell.column] = max(out[cell.column], need + self.indent(cell))
        for cell in g.cells:
            if cell.role == "head" and cell.columns == 1:
                short = self.measure(cell.text, "head") <= 4.2 * self.em
                need = self.measure(cell.text, "head") if short else max(self.longest(cell.text, "head"), 3.2 * self.em)
                out[cell.column] = max(out[cell.column], need)
        return out

    def columns(self, x, room):
        """The columns' boundaries; False if the table is wider than `room`."""
        widths, pad = self.narrowest(), self.look.gap * self.em / 2
        self.pad_x = pad
        for cell in self.grid.cells:
            if cell.columns > 1 and cell.role == "head":
                span = range(cell.column, cell.column + cell.columns)
                lacking = self.longest(cell.text, "head") - sum(widths[k] for k in span) - 2 * pad * (cell.columns - 1)
                for k in span:
                    widths[k] += max(0, lacking) / cell.columns
        total = sum(widths) + 2 * pad * len(widths)
        extra = (room - total) / len(widths) if self.look.stretch and total < room else 0
        self.xs = [x]
        for w in widths:
            self.xs.append(self.xs[-1] + w + 2 * pad + extra)
        return total <= room

    # -- rows

    def lines(self, cell):
        role = self.role(cell)
        width = self.xs[cell.column + cell.columns] - self.xs[cell.column] - 2 * self.pad_x - self.indent(cell) - self.mark_width(cell)
        if cell.role != "head" and cell.columns == 1 and not self.grid.columns[cell.column].most:
            return [cell.text]
        return wrap(cell.text, width + 0.05, lambda t: self.measure(t, role))

    def mark_width(self, cell):
        return self.sheet.measure(cell.mark, self.size * 0.6) if cell.mark else 0

    def rows(self, y):
        g, look, lead = self.grid, self.look, self.look.lead * self.em
        self.cut = {id(c): self.lines(c) for c in g.cells}
        most = [max([len(self.cut[id(c)]) for c in g.cells if c.row == r and c.rows == 1] + [1]) for r in range(g.row_count)]
        wrapped = any(n > 1 for n in most[g.header_rows:])
        pad = look.pad
        self.hang = 0.0
        if wrapped and self.rules.kind not in ("all", "horizontal", "open_columns", "group_columns"):
            wrapping = [c.row for c in g.cells if c.row >= g.header_rows and len(self.cut[id(c)]) > 1]
            several = len(wrapping) > len(set(wrapping))
            if look.hang and not several and self.plain:
                self.hang = look.hang * self.em
            else:
                pad = max(pad, look.lead * 0.45)
        self.pad_y = [(max(look.head_pad, 0.2) if r < g.header_rows else pad) * self.em for r in range(g.row_count)]
        heights = [n * lead + p for n, p in zip(most, self.pad_y)]
        for c in g.cells:
            if c.rows > 1:
                need = len(self.cut[id(c)]) * lead + self.pad_y[c.row] - sum(heights[c.row:c.row + c.rows])
                heights[c.row + c.rows - 1] += max(0, need)
        self.ys = [y]
        for h in heights:
            self.ys.append(self.ys[-1] + h)

    # -- ink

    def align(self, cell):
        g, look = self.grid, self.look
        column = g.columns[cell.column]
        if cell.role in ("band", "merged"):
            return look.band if cell.role == "band" else "centre"
        if cell.role == "head":
            if cell.columns > 1:
                return "centre"
            return {"column": "left" if column.align == "left" or look.numbers == "left" and column.kind == "number" else
                    "centre" if column.align == "centre" or look.numbers in ("centre", "decimal") and column.kind == "number" else column.align,
                    "centre": "centre", "left": "left" if cell.column == 0 else "centre"}[look.head]
        if column.kind == "number" and look.numbers and column.align == "right":
            return look.numbers
        return column.align

    def points(self):
        """For columns set by the decimal point: how much stands left and right of it at most."""
        out = {}
        for c in self.grid.cells:
            if c.role == "number":
                left, dot, right = c.text.partition(".")
                a, b = self.measure(left), self.measure(dot + right)
                old = out.get(c.column, (0, 0))
                out[c.column] = max(a, old[0]), max(b, old[1])
        return out

    def place(self, cell, line, points, indent):
        """The left end of a line of a cell."""
        x0, x1 = self.xs[cell.column] + self.pad_x, self.xs[cell.column + cell.columns] - self.pad_x
        align, width = self.align(cell), self.measure(line, self.role(cell))
        if align == "decimal":
            a, b = points[cell.column]
            left = self.measure(line.partition(".")[0])
            if "." in line or line[-1:].isdigit():
                x = (x0 + x1 - a - b) / 2 + a - left
                return min(max(x, x0), x1 - width - self.mark_width(cell))
            align = "centre"
        if align == "left":
            return x0 + indent
        return (x0 + x1 - width) / 2 if align == "centre" else x1 - width - self.mark_width(cell)

    def print(self, parts=None):
        """`parts`: rows from first to end, moved down by so much; else all of them, where they are."""
        parts = parts or [(0, self.grid.row_count, 0)]
        points = self.points()
        for first, end, down in parts:
            for cell in self.grid.cells:
                if first <= cell.row < end:
                    self.print_cell(cell, points, down)
            self.print_rules(first, end, down)

    def print_cell(self, cell, points, moved):
        lead, lines = self.look.lead * self.em, self.cut[id(cell)]
        top, bottom = self.ys[cell.row], self.ys[cell.row + cell.rows]
        down = self.look.stub_down if cell.rows > 1 else self.look.down
        if cell.role == "head" and cell.rows == 1 and down == "top":
            down = "bottom"
        if self.hang:
            down = self.look.down if cell.role == "head" else "bottom" if self.grid.leaders else "top"
        elif cell.role != "head" and self.rules.kind not in ("all", "horizontal", "open_columns", "group_columns", "frame") and down == "bottom":
            down = "top"
        pad = self.pad_y[cell.row] / 2
        free = bottom - top - 2 * pad - len(lines) * lead
        y = top + pad + {"top": 0, "middle": free / 2, "bottom": free}[down] + (lead + 0.72 * self.em) / 2 + moved
        self.print_lines(cell, lines, y, lead, points)

    def print_lines(self, cell, lines, y, lead, points):
        role, sheet = self.role(cell), self.sheet
        for k, line in enumerate(lines):
            indent = self.indent(cell) + (self.hang if k and cell.role == "label" else 0)
            x = self.place(cell, line, points, indent)
            end = x + sheet.say(x, y, line, self.size, self.face(role))
            if cell.mark and k + 1 == len(lines):
                sheet.say(end, y - 0.35 * self.em, cell.mark, self.size * 0.6)
            elif self.grid.leaders and cell.role == "label" and k + 1 == len(lines) and cell.column == 0 and role != "section":
                self.leader(end, y)
            y += lead

    def leader(self, x, y):
        dot = self.measure(".")
        room = self.xs[1] - self.pad_x - x - 0.5 * self.em
        if room > 3.5 * dot:
            self.sheet.say(x + 0.25 * self.em, y, "." * int(room / dot), self.size)

    def print_rules(self, first, end, moved):
        xs, rules = self.xs, self.rules
        ys = [y + moved for y in self.ys]
        over = rules.overhang * self.em
        for i, c in sorted(rules.across):
            x0 = xs[c] - (over if c == 0 else 0)
            x1 = xs[c + 1] + (over if c + 1 == rules.columns else 0)
            if first <= i <= end:
                (self.sheet.heavy if i in rules.heavy else self.sheet.edges).append((0, x0, ys[i], x1, ys[i]))
        for i, c, stop in sorted(rules.short):
            if first <= i <= end:
                self.sheet.edges.append((0, xs[c] + self.pad_x * 0.8, ys[i], xs[stop] - self.pad_x * 0.8, ys[i]))
        for j, r in sorted(rules.down):
            if first <= r < end:
                self.sheet.edges.append((0, xs[j], ys[r], xs[j], ys[r + 1]))
        for r in rules.stripes:
            if first <= r < end:
                self.sheet.fills.append((xs[0], ys[r], xs[-1], ys[r + 1], 0.9))
