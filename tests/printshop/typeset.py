# SPDX-License-Identifier: GPL-2.0-or-later
"""Laying out and drawing: where every cell of a document stands, then the ink.

Two steps with the damages between them. `layout` places tables and sentences on pages and returns a Sheet of `Cell`s and
`Line`s, which know where they stand and which truth they carry; a damage changes how such a cell is drawn (its `ink`) or
what is drawn before and after it; `draw` makes the pages. Nothing is drawn that a cell doesn't know of, so
that the truth is what stands on the paper.
"""
from contents import header_cells
from edges import WAYS, ink
from fonts import Chinese, Embedded, Named
from paper import Face, Paper

PAD = 3.0


class Style:
    """How one document looks: a producer's habits."""

    def __init__(self, rng):
        self.size = rng.choice([8.5, 9, 9, 10, 10.5])
        self.row = self.size * rng.choice([1.7, 1.9, 2.2])
        self.rules = rng.choice(WAYS)
        self.weight = rng.choice([0.4, 0.5, 0.75])
        self.align = rng.choice(["right", "right", "right", "centre"])
        self.shade = rng.choice([None, None, 0.85, 0.9])
        self.repeat = rng.random() < 0.5
        self.landscape = rng.random() < 0.25
        self.rotate = 90 if self.landscape and rng.random() < 0.4 else 0
        self.unit_left = rng.random() < 0.1
        self.organization = rng.random() < 0.4
        self.numbered = rng.choice([None, "表{}", "公开{:02d}表", "附表{}"])
        self.page_numbers = rng.random() < 0.6
        self.hand = rng.choice(["cell", "cell", "glyph", "array"])
        self.spaced_labels = rng.random() < 0.15
        self.fonts = rng.choice(["song", "gbk", "subset", "helvetica", "times", "simple"])
        self.separators = rng.random() < 0.6
        self.nil = rng.choice(["", "", "0.00", "-"])
        self.prose, self.newspaper = rng.random() < 0.6, False
        self.producer = rng.choice(["", "WPS Office", "Microsoft Excel 2016", "Acrobat Distiller 9.0", "LibreOffice 7.3"])
        self.face = self.make_face()

    def make_face(self):
        song, gbk = Chinese("STSong-Light", "UniGB-UCS2-H"), Chinese("FangSong_GB2312", "GBK-EUC-H")
        return Face(*{"song": (song, song), "gbk": (gbk, gbk), "helvetica": (song, Named("Helvetica")),
                      "times": (gbk, Named("Times-Roman")), "simple": (song, Embedded("Digits", simple=True, digit=520))}
                    .get(self.fonts) or [Embedded("Song")] * 2, hand=self.hand)


class Cell:
    """A cell on a page. `truth` is set for cells in amount columns; `home` is the point by which it is found again."""

    def __init__(self, page, box, text, role, table, align, row=None, column=None):
        self.page, self.box, self.text, self.role, self.table, self.align = page, box, text, role, table, align
        self.row, self.column, self.truth, self.code_truth = row, column, None, None
        self.lines = [text] if text else []
        self.before, self.after = [], []  # called with (page, cell)
        self.ink = None                   # draws the text instead; called with (page, cell)
        self.face = self.size = None
        self.color, self.shift = 0, 0.0
        self.rise = self.pad = 0.0        # points up or down; kept free at the right
        self.shade = None

    def start(self, text=None, line=0):
        """(x, baseline) of a line of the cell's text."""
        x0, y0, x1, y1 = self.box
        text = self.lines[line] if text is None and self.lines else text or ""
        width = self.face.width(text, self.size)
        x = {"left": x0 + PAD + self.shift, "centre": (x0 + x1 - width) / 2, "right": x1 - PAD - self.pad - width}[self.align]
        lead = self.size * 1.25
        y = (y0 + y1) / 2 + self.size * 0.36 + (line - (max(1, len(self.lines)) - 1) / 2) * lead + self.rise
        return x, y

    def extent(self):
        """The box of the ink of the (first line of the) text."""
        x, y = self.start()
        return x, y - self.size * 0.75, x + self.face.width(self.lines[0] if self.lines else "", self.size), y + self.size * 0.12

    def home(self):
        x0, y0, x1, y1 = self.box
        return (x0 + x1) / 2, (y0 + y1) / 2


class Truth:
    """What a reader of the paper would say.

    `decimal`: printed number as a number, None where a cell is blank (or where nobody can say); `yuan`: in yuan, None
    where the unit is none or another currency, "any" where nobody can say. `kinds`: damages. `legible`: read without effort. `must_flag`: a number alone
    will not do. `scope`: what a flag has to name: "cell", "table", "page".
    """

    def __init__(self, decimal, yuan, label, column, statement=False):
        self.decimal, self.yuan, self.label, self.column, self.statement = decimal, yuan, label, column, statement
        self.kinds, self.legible, self.must_flag, self.scope = [], True, False, "cell"
        self.page = self.home = self.box = None
        self.code = None  # the code of a row, for a cell that holds one
        self.readings = ()  # other numbers that say the same, in another unit
        self.others = ()  # the other amounts of the sentence
        self.loose = False  # label and column need not agree (the damage is about them)


class Text:
    """Text outside tables: captions, prose, running heads."""

    def __init__(self, page, x, y, text, size):
        self.page, self.x, self.y, self.text, self.size = page, x, y, text, size
        self.truths, self.ink = [], None


class Sheet:
    """A laid-out document."""

    def __init__(self, style):
        self.style, self.cells, self.texts, self.edges, self.fills = style, [], [], [], []
        self.sizes, self.skews, self.truths = [], [], []
        self.over, self.under = [], []  # (page, callback(page, sheet)): after and before all else
        self.modes = {}                 # page -> "outlined" | "picture": how a whole page is drawn
        self.promised = []              # (page, text, kind): must stand somewhere in the JSON's tables

    def new_page(self, landscape):
        self.sizes.append((842, 595) if landscape else (595, 842))
        self.skews.append(0.0)
        return len(self.sizes) - 1


def wrap(text, width, size, face):
    lines, line = [], ""
    for c in text:
        if line and face.width(line + c, size) > width:
            lines.append(line)
            line = ""
        line += c
    return lines + [line] if line else lines


class Layout:
    def __init__(self, style, rng):
        self.style, self.rng, self.sheet = style, rng, Sheet(style)
        self.page, self.y, self.band = None, 0, None

    # -- pages

    def feed(self, landscape=None):
        self.landscape = self.style.landscape if landscape is None else landscape
        self.page = self.sheet.new_page(self.landscape)
        self.width, self.height = self.sheet.sizes[self.page]
        self.y = 56

    def room(self, height):
        return self.page is not None and self.y + height < self.height - 56

    def say(self, x, text, size, y=None):
        t = Text(self.page, x, self.y if y is None else y, text, size)
        self.sheet.texts.append(t)
        return t

    def centred(self, text, size):
        return self.say((self.width - self.style.face.width(text, size)) / 2, text, size)

    # -- prose

    def paragraph(self, text, size=10.5, marks=()):
        """Lines of a paragraph; marks: (begin, end, truth) of amounts in `text`."""
        face, left, right = self.style.face, 70, self.width - 70
        if self.band:
            left, right = self.band[self.half]
        at, indent = 0, 2 * size
        while at < len(text):
            end, room = at, right - left - indent
            while end < len(text) and face.width(text[at:end + 1], size) <= room:
                end += 1
            end = self.whole_numbers(text, at, end)
            if self.band and self.y + size * 1.8 > self.band_bottom:
                left, right = self.next_column(size)
            if not self.room(size * 1.8):
                self.feed(False)
            line = self.say(left + indent, text[at:end], size, self.y + size)
            for begin, stop, truth in marks:
                if at <= begin < end:
                    x = left + indent + face.width(text[at:begin], size)
                    truth.page, truth.home = self.page, (x + face.width(text[begin:min(stop, end)], size) / 2, self.y + size * 0.65)
                    line.truths.append((begin - at, stop - at, truth))
                    self.sheet.truths.append(truth)
            self.y += size * 1.8
            at, indent = end, 0

    def next_column(self, size):
        """The right column, or, when that is full, the left one of a band of the same height below."""
        if self.half:
            height = self.band_bottom - self.band_top
            self.y = self.band_bottom + size * 1.8
            if not self.room(height):
                self.feed(False)
            self.band_top, self.band_bottom = self.y, self.y + height
        self.half, self.y = 1 - self.half, self.band_top
        return self.band[self.half]

    def in_columns(self, lines):
        """From here on, prose stands in two columns of so many lines; None: no longer."""
        if lines is None:
            self.y, self.band = self.band_bottom, None
            return
        middle = self.width / 2
        self.band, self.half = ((50, middle - 10), (middle + 10, self.width - 50)), 0
        self.band_top, self.band_bottom = self.y, self.y + lines * 10.5 * 1.8

    def whole_numbers(self, text, at, end):
        """A line doesn't end within a number."""
        if end < len(text) and text[end] in "0123456789.,":
            back = end
            while back > at and text[back - 1] in "0123456789.,":
                back -= 1
            return back if back > at else end
        return end

    # -- tables

    def widths(self, table, room):
        s = self.style
        out = []
        for k, c in enumerate(table.columns):
            need = max([s.face.width(x, s.size) for x in (self.printed(table, r.cells[k]) for r in table.rows if r.kind != "band")
                        if x and c.role != "label"] + [0])
            lead = max(s.face.width(p, s.size) for p in c.path[-1:])
            out.append(max(c.width if c.role in ("label", "amount") else 0, need + 2 * PAD + 6, min(lead, 60) + 2 * PAD + 1))
        narrow = [k for k, c in enumerate(table.columns) if hasattr(c, "narrow")]
        for k in narrow:
            out[k] = max(24, 0.75 * max(s.face.width(self.printed(table, r.cells[k]) or "", s.size) for r in table.rows if r.kind != "band"))
        extra = room - sum(out)
        if extra < 0:
            return None
        grow = [k for k, c in enumerate(table.columns) if c.role in ("label", "amount") and k not in narrow]
        return [w + (extra * 0.9 / len(grow) if k in grow else 0) for k, w in enumerate(out)]

    def printed(self, table, value):
        return table.show(value) if isinstance(value, int) else value

    def caption(self, table, left, right, number):
        s = self.style
        if table.number:
            self.say(left, table.number, s.size + 1)
            self.y += s.size * 2
        if table.title:
            self.centred(table.title, 15)
            self.y += 22
        if table.organization:
            self.say(left, table.organization, s.size)
        self.unit_line(table, left, right)
        self.y += 6

    def unit_line(self, table, left, right):
        s, text = self.style, table.unit_text
        if not text:
            return
        lines = text.split("\n")
        width = max(s.face.width(l, s.size) for l in lines)
        for k, line in enumerate(lines):
            self.say(left if s.unit_left and not table.organization else right - width - 1, line, s.size)
            if k + 1 < len(lines):
                self.y += s.size * 1.25

    def table(self, table, number):
        s = self.style
        table.separators, table.nil = s.separators, "0" if s.nil == "0.00" and not table.decimals else s.nil
        if s.numbered and table.title:
            table.number = s.numbered.format(number)
        if s.organization and table.title:
            table.organization = "编制单位：" + table.body
        if not hasattr(table, "unit_text"):
            table.unit_text = "单位：" + table.unit[0]
        landscape = s.landscape
        room = (842 if landscape else 595) - 90
        widths = self.widths(table, room)
        if widths is None and not landscape:
            landscape = True
            widths = self.widths(table, 842 - 90)
        if widths is None:
            raise ValueError("a table too wide")
        heights = [self.row_height(table, r, widths) for r in table.rows]
        depth, head = header_cells(table.columns)
        needed = 60 + depth * s.row * 1.2 + min(sum(heights), 4 * s.row)
        if self.page is None or self.landscape != landscape or not self.room(needed) or getattr(table, "own_page", False):
            self.feed(landscape)
        elif self.y > 60:
            self.y += 34
        xs = [(self.width - sum(widths)) / 2]
        for w in widths:
            xs.append(xs[-1] + w)
        self.caption(table, xs[0], xs[-1], number)
        table.first_page = self.page
        self.draw_header(table, head, depth, xs)
        for r, (row, height) in enumerate(zip(table.rows, heights)):
            force = getattr(table, "break_before", None) == r
            if force or not self.room(height):
                self.feed(landscape)
                if s.repeat and not getattr(table, "no_repeat", False) or getattr(table, "always_repeat", False):
                    self.draw_header(table, head, depth, xs)
            self.row(table, r, row, height, xs)
            self.y += height
        self.y += 14
        for note in table.notes:
            self.say(xs[0], note, s.size)
            self.y += s.size * 1.6

    def row_height(self, table, row, widths):
        s = self.style
        if row.kind == "band":
            return s.row
        most = 1
        for c, w, text in zip(table.columns, widths, row.cells):
            if c.role == "label" and text:
                most = max(most, len(wrap(text, w - 2 * PAD - row.level * s.size * 0.9, s.size, s.face)))
        return s.row + (most - 1) * s.size * 1.25

    def cell(self, table, box, text, role, align, row=None, column=None):
        s = self.style
        c = Cell(self.page, box, text, role, table, align, row, column)
        c.face, c.size = s.face, s.size
        self.sheet.cells.append(c)
        return c

    def draw_header(self, table, head, depth, xs):
        s = self.style
        row = s.row
        for r, k, tall, wide, text in head:  # room for labels on several lines
            lines = len(wrap(text, xs[k + wide] - xs[k] - 2 * PAD, s.size, s.face))
            row = max(row, ((lines - 1) * s.size * 1.25 + s.row) / tall)
        for r, k, tall, wide, text in head:
            box = (xs[k], self.y + r * row, xs[k + wide], self.y + (r + tall) * row)
            left = getattr(table, "labels_left", False)
            c = self.cell(table, box, text, "header", "left" if left else "centre")
            c.lines = wrap(text, box[2] - box[0] - 2 * PAD, s.size, s.face)
            c.shade = s.shade
            self.edges_of(table, box)
        self.y += depth * row

    def edges_of(self, table, box, left=True, right=True, bottom=True, top=True):
        if getattr(table, "bare", False):
            return
        x0, y0, x1, y1 = box
        for wanted, edge in ((top, (x0, y0, x1, y0)), (bottom, (x0, y1, x1, y1)), (left, (x0, y0, x0, y1)), (right, (x1, y0, x1, y1))):
            if wanted:
                self.sheet.edges.append((self.page,) + edge)

    def row(self, table, r, row, height, xs):
        s = self.style
        if row.kind == "band":
            box = (xs[0], self.y, xs[-1], self.y + height)
            c = self.cell(table, box, row.cells[0], "band", "left", r, 0)
            self.edges_of(table, box, bottom=not getattr(table, "dangling", False))
            return
        labels = [k for k, c in enumerate(table.columns) if c.role == "label"]
        bare = getattr(table, "unruled_after", ())
        above = r and table.rows[r - 1].kind == "band" and getattr(table, "dangling", False)
        for k, column in enumerate(table.columns):
            box = (xs[k], self.y, xs[k + 1], self.y + height)
            text = self.printed(table, row.cells[k])
            amount = column.role == "amount" and row.kind != "again"
            align = s.align if amount else "left" if column.role == "label" else "centre"
            align = getattr(column, "narrow", align) if amount else align
            if row.kind == "total" and column.role == "label":
                align = "centre"
            c = self.cell(table, box, text or "", column.role, align, r, k)
            if column.role == "label" and text:
                c.shift = row.level * s.size * 0.9 if align == "left" else 0
                c.lines = wrap(text, xs[k + 1] - xs[k] - 2 * PAD - c.shift, s.size, s.face)
            self.edges_of(table, box, left=k - 1 not in bare, right=k not in bare, top=not above)
            if column.role == "code" and text and len(column.path) == 1:
                c.code_truth = Truth(None, None, None, None)
                c.code_truth.code, c.code_truth.page, c.code_truth.home = text, c.page, c.home()
            if amount:
                c.truth = self.truth(table, row, k, labels, text)
                c.truth.page, c.truth.home, c.truth.box = c.page, c.home(), box
                self.sheet.truths.append(c.truth)

    def truth(self, table, row, k, labels, text):
        value = row.cells[k]
        number = isinstance(value, int) and text not in ("", "-")
        before = [n for n in labels if n < k]
        label = row.cells[before[-1]] if before else None
        from contents import decimal
        from decimal import Decimal
        text = decimal(value, table.decimals) if number else None
        unit = getattr(row, "unit", None) or table.columns[k].unit or table.unit
        yuan = None if not number or unit[1] is None else str(Decimal(text) * unit[1])
        columns = getattr(row, "columns", None) or [c.path[-1] for c in table.columns]
        return Truth(text, yuan, label, columns[k])


# ---- drawing

def draw_rules(sheet, pages):
    for shape, page, *rest in ink(sheet.edges, sheet.style.rules, sheet.style.weight):
        (pages[page].stroke if shape == "stroke" else pages[page].fill)(*rest)


def draw_cell(page, cell, style):
    for call in cell.before:
        call(page, cell)
    if cell.ink:
        cell.ink(page, cell)
    else:
        for k, line in enumerate(cell.lines):
            x, y = cell.start(line, k)
            spaced = 0.0
            if style.spaced_labels and cell.role == "label" and 2 <= len(line) <= 4 and len(cell.lines) == 1:
                spaced = min(cell.size, (cell.box[2] - cell.box[0] - 2 * PAD - cell.face.width(line, cell.size)) / len(line) * 0.8)
                x -= spaced * (len(line) - 1) / 2 if cell.align == "centre" else 0
            page.text(x, y, line, cell.size, cell.face, cell.color, spaced)
    for call in cell.after:
        call(page, cell)


def draw(sheet):
    """The bytes of the document; the truths' homes are moved to where a skewed page shows them."""
    style = sheet.style
    paper = Paper(style.producer)
    pages = []
    for k, ((w, h), skew) in enumerate(zip(sheet.sizes, sheet.skews)):
        pages.append(paper.page(w, h, style.rotate if w > h else 0, skew))
    for k, mode in sheet.modes.items():
        pages[k].draw_as(mode)
    for k, call in sheet.under:
        call(pages[k], sheet)
    for cell in sheet.cells:
        if cell.shade is not None:
            pages[cell.page].fill(*cell.box, cell.shade)
    draw_rules(sheet, pages)
    for text in sheet.texts:
        if text.ink:
            pages[text.page].face = style.face
            text.ink(pages[text.page], text)
        else:
            pages[text.page].text(text.x, text.y, text.text, text.size, style.face)
    for cell in sheet.cells:
        draw_cell(pages[cell.page], cell, style)
    if style.page_numbers:
        for k, page in enumerate(pages, 1):
            label = f"- {k} -"
            page.text((page.width - style.face.width(label, 9)) / 2, page.height - 30, label, 9, style.face)
    for k, call in sheet.over:
        call(pages[k], sheet)
    for truth in sheet.truths:
        truth.shown = pages[truth.page].place(*truth.home)
    return paper.pdf()
