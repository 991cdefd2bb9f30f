# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages: one or two tables with what surrounds them, or no table at all. `make(seed, …)` gives the same page each time."""
import random

import bait
import disclosures
import general
import rules as ruling
from fonts import Chinese, Named
from paper import Face
from setting import Look, Setting, Sheet, wrap
from words import Words

FORMS = {f"d.{name}": make for name, make in disclosures.FORMS.items()}
FORMS.update({f"en.{name}": None for name in general.FORMS}, **{f"zh.{name}": None for name in general.FORMS})
RULED = {"d.fields"}  # tables only within rules
ROOM = 40  # points kept free below


def grid_of(form, rng):
    group, name = form.split(".")
    if group == "d":
        return disclosures.FORMS[name](rng)
    return general.make(name, rng, group == "zh")


def faces(rng, chinese):
    song = Chinese(*rng.choice([("STSong-Light", "UniGB-UCS2-H"), ("FangSong_GB2312", "GBK-EUC-H")]))
    name = rng.choice(["Helvetica", "Times-Roman"])
    mono = Face(song, Named("Courier"))
    if chinese and rng.random() < 0.4:
        return {"plain": Face(song, song), "bold": Face(song, song), "mono": mono}
    hand = rng.choice(["cell", "cell", "cell", "glyph", "array"])
    return {"plain": Face(song, Named(name), hand), "bold": Face(song, Named(name, bold=True), hand), "mono": mono}


class Composer:
    """Fills a sheet from the top: paragraphs, captions, tables."""

    def __init__(self, rng, chinese, columns=1, landscape=False):
        self.rng, self.words = rng, Words(rng, chinese)
        size = (842, 595) if landscape else (595, 842)
        self.sheet = Sheet(*size, faces(rng, chinese))
        self.margin = rng.choice([45, 60, 72])
        self.bands = [(self.margin, size[0] - self.margin)]
        if columns == 2:
            middle = size[0] / 2
            self.bands = [(self.margin, middle - 9), (middle + 9, size[0] - self.margin)]
        self.band, self.y = 0, self.margin
        self.size, self.lead = rng.choice([9, 10, 10.5]), rng.choice([1.2, 1.4, 1.6])
        self.justified = rng.random() < 0.5

    @property
    def left(self):
        return self.bands[self.band][0]

    @property
    def right(self):
        return self.bands[self.band][1]

    def room(self, height):
        return self.y + height < self.sheet.height - ROOM

    def next(self):
        """The next text column; False on the last one."""
        if self.band + 1 == len(self.bands):
            return False
        self.band, self.y = self.band + 1, self.margin
        return True

    def line(self, text, last, indent=0):
        x, width = self.left + indent, self.right - self.left - indent
        measure = self.sheet.measure
        free = width - measure(text, self.size)
        words = text.split(" ")
        if not self.justified or last or len(words) < 3 or free > 0.3 * width:
            self.sheet.say(x, self.y + self.size, text, self.size)
        else:
            space = measure(" ", self.size) + free / (len(words) - 1)
            for w in words:
                x += self.sheet.say(x, self.y + self.size, w, self.size) + space
        self.y += self.size * self.lead

    def paragraph(self, text):
        """As much of it as there is room for."""
        indent = 2 * self.size if self.words.chinese else 0
        lines = wrap(text, self.right - self.left - indent, lambda t: self.sheet.measure(t, self.size))
        self.sheet.blocks.append((text, self.size))
        for k, line in enumerate(lines):
            if not self.room(self.size * self.lead) and not self.next():
                return
            self.line(line, k + 1 == len(lines), indent)
        self.y += self.size * 0.5

    def prose(self, most):
        for _ in range(self.rng.randint(0, most)):
            self.paragraph(self.words.paragraph(self.rng.randint(2, 5)))

    def centred(self, text, size):
        width = self.sheet.measure(text, size)
        self.sheet.say((self.left + self.right - width) / 2, self.y + size, text, size)
        self.y += size * 1.5

    def lines_at(self, lines, size, x, room):
        for text in lines:
            for line in wrap(text, room, lambda t: self.sheet.measure(t, size)):
                self.sheet.say(x, self.y + size, line, size)
                self.y += size * 1.3

    def caption(self, grid, setting, over_table):
        """Titles over the table's middle or at its left; the unit at its right."""
        x0, x1 = (setting.xs[0], setting.xs[-1]) if over_table else (self.left, self.right)
        x1 = max(x1, min(x0 + 180, self.right))
        size = setting.size
        if grid.title and (grid.chinese or self.rng.random() < 0.5):
            for text in grid.title:
                for line in wrap(text, x1 - x0, lambda t: self.sheet.measure(t, size + 2)):
                    self.sheet.say((x0 + x1 - self.sheet.measure(line, size + 2)) / 2, self.y + size + 2, line, size + 2)
                    self.y += (size + 2) * 1.5
        elif grid.title:
            self.lines_at(grid.title, size + 1, x0, x1 - x0)
        if grid.unit:
            width = self.sheet.measure(grid.unit, size)
            at = x1 - width if grid.chinese else (x0 + x1 - width) / 2
            self.sheet.say(at, self.y + size, grid.unit, size)
            self.y += size * 1.3
        self.y += self.rng.choice([2, 4, 6])

    def frame(self, x0, y0, x1, y1):
        self.sheet.edges += [(0, x0, y0, x1, y0), (0, x0, y1, x1, y1), (0, x0, y0, x0, y1), (0, x1, y0, x1, y1)]

    def fitted(self, grid, kind):
        """The table in a look in which it is no wider than the text; None if there is none."""
        rng = self.rng
        look = Look(rng, grid, kind)
        setting = Setting(grid, ruling.make(kind, grid, rng), look, self.sheet)
        room = self.right - self.left
        while not setting.columns(self.left, room):
            look.narrow *= 0.85
            setting.size = setting.em = look.size = max(6.5, look.size * 0.93)
            look.gap = max(0.25, look.gap * 0.8)
            if look.size == 6.5 and look.gap == 0.25:
                break
        if setting.xs[-1] > self.sheet.width - 20:
            return None
        width = setting.xs[-1] - setting.xs[0]
        if width < room and rng.random() < 0.5:
            setting.columns(self.left + (room - width) / 2, room)
        return setting

    def tell(self, setting):
        """The table's truth goes to the sheet."""
        grid = setting.grid
        self.sheet.tables.append({"form": grid.form, "rules": setting.rules.kind, "header_rows": grid.header_rows,
                                  "box": [setting.xs[0], setting.ys[0], setting.xs[-1], setting.ys[-1]],
                                  "readings": grid.truth(setting.rules)})

    def long_table(self, grid, kind):
        """Sets the table over as many pages as it needs, its head on the first or on each."""
        setting = self.fitted(grid, kind)
        if not setting:
            return False
        setting.look.pad = min(setting.look.pad, 0.8)
        setting.rows(0)
        self.caption(grid, setting, True)
        self.sheet.weight = setting.look.weight
        self.tell(setting)
        ys, head, start, y, page = setting.ys, grid.header_rows, 0, self.y, self.sheet
        repeat = self.rng.random() < 0.6
        while start < grid.row_count:
            parts = []
            if start and repeat:
                parts, y = [(0, head, y)], y + ys[head]
            end = start + 1
            while end < grid.row_count and (end <= head or y + ys[end + 1] - ys[start] < page.height - ROOM):
                end += 1
            setting.sheet = page
            setting.print(parts + [(start, end, y - ys[start])])
            start, y = end, self.margin
            if start < grid.row_count:
                page = Sheet(page.width, page.height, page.faces)
                page.way, page.weight, page.rotate = self.sheet.way, self.sheet.weight, self.sheet.rotate
                self.sheet.more.append(page)
        return True

    def table(self, grid, kind):
        """Sets the table if there is room."""
        rng, room, setting = self.rng, self.right - self.left, self.fitted(grid, kind)
        if not setting:
            return False
        look = setting.look
        while True:
            setting.rows(0)
            title = sum(3 * look.size for _ in grid.title + grid.notes) + 30
            if self.room(setting.ys[-1] + title):
                break
            if look.pad > 0.3:
                look.pad *= 0.5
            elif not self.next():
                return False
            else:
                return self.table(grid, kind)
        self.sheet.blocks.append(setting)
        top = self.y
        self.y += look.size * 0.5 if setting.rules.boxed else 0
        self.caption(grid, setting, setting.rules.boxed or rng.random() < 0.7)
        setting.rows(self.y)
        setting.print()
        self.sheet.weight = look.weight
        self.y = setting.ys[-1] + look.size * rng.choice([0.5, 1])
        self.lines_at(grid.notes, look.size * 0.9, setting.xs[0], max(setting.xs[-1] - setting.xs[0], min(220, room)))
        if setting.rules.boxed:
            self.frame(setting.xs[0] - 4, top, max(setting.xs[-1], min(setting.xs[0] + 222, self.right)) + 4, self.y + 4)
        self.y += look.size * 1.5
        self.tell(setting)
        return True


def with_table(form, kind, rng):
    """A page with a table of this form and kind of rules, perhaps another of the same form."""
    grid = grid_of(form, rng)
    chinese, disclosure = grid.chinese, form.startswith("d.")
    wide = grid.column_count > 7
    columns = 2 if not disclosure and not wide and grid.column_count <= 4 and rng.random() < 0.3 else 1
    page = Composer(rng, chinese, columns, wide and rng.random() < 0.6)
    page.sheet.way = rng.choice(("strokes", "strokes", "fills", "boxes"))
    page.sheet.rotate = 90 if page.sheet.width > page.sheet.height and rng.random() < 0.3 else 0
    if form == "d.over_pages":
        if rng.random() < 0.5:  # it begins far down
            page.y = page.sheet.height * rng.uniform(0.7, 0.92)
        return page.sheet if page.long_table(grid, kind) else None
    page.prose(0 if disclosure else 2 if columns == 1 else 3)
    if not page.table(grid, kind):
        return None
    if rng.random() < 0.2:
        page.prose(1)
        page.table(grid_of(form, rng), kind)
    if not disclosure:
        page.prose(2)
        while columns == 2 and (page.band == 0 or rng.random() < 0.8) and page.room(60):
            page.paragraph(page.words.paragraph(4))
    return page.sheet


def make(seed, form, kind):
    """The sheet of a page; kind: of rules, or, if the form is "bait", what it is."""
    for again in range(50):
        rng = random.Random(f"{seed} {form} {kind} {again}")
        if form == "bait":
            sheet = bait.make(kind, Composer(rng, rng.random() < 0.5, columns=2 if kind in ("columns_of_prose", "index") else 1))
        else:
            sheet = with_table(form, kind, rng)
        if sheet:
            return sheet
    raise ValueError(f"no page of {form} with {kind}")
