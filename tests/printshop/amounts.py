# SPDX-License-Identifier: GPL-2.0-or-later
"""Damages of one amount in a table: called with (rng, cell, sheet), they change how the cell is drawn; false where they don't fit."""
from decimal import Decimal

from fonts import Chinese, Embedded
from kinds import CELL, another, fits, kind
from paper import Face, Raster
from typeset import PAD, Truth


# ---- one amount: what is written

@kind(CELL, "text")
def full_width(rng, cell, sheet):
    wide = {ord(a): b for a, b in zip("0123456789.,-", "０１２３４５６７８９．，－")}
    cell.lines = [cell.lines[0].translate(wide)]
    while not fits(cell) and cell.size > 5:
        cell.size -= 0.5
    return fits(cell)


@kind(CELL, "text")
def letter_o(rng, cell, sheet):
    places = [k for k, c in enumerate(cell.lines[0]) if c == "0" and k]
    if not places:
        return False
    text = list(cell.lines[0])
    for k in rng.sample(places, rng.randrange(1, len(places) + 1)):
        text[k] = "O"
    cell.lines = ["".join(text)]
    return True


@kind(CELL, "text")
def yen_sign(rng, cell, sheet):
    sign = "￥" if sheet.style.fonts in ("gbk", "times") else "¥"
    cell.lines = [sign + rng.choice(["", " "]) + cell.lines[0]]
    return fits(cell)


@kind(CELL, "text")
def unit_in_cell(rng, cell, sheet):
    """万元 behind the amount; where the table is in 元, the amount is told in 万元."""
    unit, truth = cell.table.unit, cell.truth
    if unit[1] not in (1, 10000) or truth.yuan is None:
        return False
    text = cell.lines[0]
    if unit[1] == 1:
        value = Decimal(truth.decimal) / 10000
        text = format(value.normalize(), "f")
        truth.readings = (text,)
    cell.lines = [text + rng.choice(["万", "万元"])]
    return fits(cell)


@kind(CELL, "text")
def spaces_for_separators(rng, cell, sheet):
    text = cell.lines[0].replace(",", "")
    whole, point, rest = text.partition(".")
    if len(whole.lstrip("-")) < 4:
        return False
    cell.lines = [f"{int(whole):,}".replace(",", " ") + point + rest]
    return fits(cell)


@kind(CELL, "text")
def wide_separators(rng, cell, sheet):
    if "," not in cell.lines[0]:
        return False
    cell.lines = [cell.lines[0].replace(",", "，")]
    return fits(cell)


# ---- one amount: how it is drawn

@kind(CELL, "draw")
def spaced_digits(rng, cell, sheet):
    text = cell.lines[0]
    room = cell.box[2] - cell.box[0] - 2 * PAD - cell.face.width(text, cell.size)
    gap = min(cell.size * rng.choice([0.15, 0.3, 0.5]), room / max(1, len(text)))
    if gap < cell.size * 0.1:
        return False

    def ink(page, c):
        x, y = c.start()
        x -= {"right": 1, "centre": 0.5, "left": 0}[c.align] * gap * (len(c.lines[0]) - 1)
        page.text(x, y, c.lines[0], c.size, c.face, c.color, gap)
    cell.ink = ink
    return True


def em_face(sheet):
    if not hasattr(sheet, "em_face"):
        font = Chinese("FZSSK--GBK1-0", "GBK-EUC-H", em_digits=True)
        sheet.em_face = Face(font, font, "array")
    return sheet.em_face


@kind(CELL, "draw")
def em_wide_digits(rng, cell, sheet):
    """Digits an em wide in their font, set at steps of half an em."""
    face = em_face(sheet)

    def ink(page, c):
        x, y = c.box[2] - PAD - c.pad - len(c.lines[0]) * c.size / 2, c.start()[1]
        page.text(x, y, c.lines[0], c.size, face, c.color, -c.size / 2)
    cell.ink = ink
    return all(ord(c) < 128 for c in cell.lines[0]) and len(cell.lines[0]) * cell.size / 2 + 2 * PAD < cell.box[2] - cell.box[0]


@kind(CELL, "draw", legible=False)
def outlined(rng, cell, sheet):
    cell.ink = lambda page, c: page.outlined(*c.start(), c.lines[0], c.size, c.face, c.color)
    return True


@kind(CELL, "draw", legible=False)
def picture(rng, cell, sheet):
    def ink(page, c):
        x, y = c.start()
        width = c.face.width(c.lines[0], c.size)
        raster = Raster(width + 2, c.size * 1.1)
        raster.text(1, c.size * 0.85, c.lines[0], c.size, c.face)
        page.image(x - 1, y - c.size * 0.85, x + width + 1, y + c.size * 0.25, page.paper.picture(raster))
    cell.ink = ink
    return True


@kind(CELL, "draw")
def pale(rng, cell, sheet):
    cell.color = rng.choice([0.6, 0.75, 0.85])
    if rng.random() < 0.4:
        cell.size *= 1.4
    return fits(cell)


@kind(CELL, "draw")
def fake_bold(rng, cell, sheet):
    def ink(page, c):
        x, y = c.start()
        for d in (0, c.size * 0.03):
            page.text(x + d, y, c.lines[0], c.size, c.face, c.color)
    cell.ink = ink
    return True


@kind(CELL, "draw")
def actual_text(rng, cell, sheet):
    other = another(rng, cell.lines[0])

    def ink(page, c):
        page.op(f"/Span <</ActualText <feff{other.encode('utf-16-be').hex()}>>> BDC")
        page.text(*c.start(), c.lines[0], c.size, c.face, c.color)
        page.op("EMC")
    cell.ink = ink
    return True


@kind(CELL, "draw")
def invisible_below(rng, cell, sheet):
    """An invisible number at the place of the visible one."""
    other = another(rng, cell.lines[0])

    def ink(page, c):
        x, y = c.start()
        page.text(x, y, other, c.size, c.face, 0, mode=3)
        page.text(x, y, c.lines[0], c.size, c.face, c.color)
    cell.ink = ink
    return True


@kind(CELL, "draw", legible=False, must_flag=True)
def overprinted(rng, cell, sheet):
    """Two numbers on each other."""
    other = another(rng, cell.lines[0])

    def ink(page, c):
        x, y = c.start()
        page.text(x, y, other, c.size, c.face, 0)
        page.text(x + c.size * rng.choice([0, 0.2]), y, c.lines[0], c.size, c.face, c.color)
    cell.ink = ink
    return True


def own_font(sheet, name, **how):
    if not hasattr(sheet, name):
        font = Embedded(name.capitalize(), **how)
        setattr(sheet, name, Face(sheet.style.face.chinese, font, sheet.style.hand))
    return getattr(sheet, name)


@kind(CELL, "draw", legible=False)
def unmapped_digit(rng, cell, sheet):
    """A font whose map leaves out a digit."""
    cell.face = own_font(sheet, "unmapped", meant={rng.choice("123456789"): None}, simple=rng.random() < 0.5)
    lost = [c for c, m in cell.face.latin.meant.items()][0]
    return lost in cell.lines[0]


@kind(CELL, "draw", legible=False, scope="table")
def double_mapping(rng, cell, sheet):
    """A font with two glyphs for one digit, drawn differently."""
    if not hasattr(sheet, "doubled"):
        a, b = rng.sample("123456789", 2)
        sheet.twins = (a, b)
        own_font(sheet, "doubled", drawn={"\x01": a}, meant={"\x01": b})
    a, b = sheet.twins
    cell.face = sheet.doubled
    if a not in cell.lines[0]:
        return False
    cell.face.latin.code(b)  # both are in the subset
    cell.lines = [cell.lines[0].replace(a, "\x01")]
    return True


@kind(CELL, "draw")
def wrong_widths(rng, cell, sheet):
    """A font that claims other widths than its own; set digit by digit, so that the page looks well."""
    face = own_font(sheet, "claimed", declared={c: rng.choice([380, 640]) for c in "13579"})

    def ink(page, c):
        x, y = c.start()
        x = c.box[2] - PAD - c.pad - len(c.lines[0]) * c.size / 2
        for char in c.lines[0]:
            page.text(x, y, char, c.size, face, c.color)
            x += c.size * (0.5 if char.isdigit() else 0.25)
    cell.ink = ink
    return all(c in "0123456789.,-" for c in cell.lines[0])


# ---- one amount: what comes over it

@kind(CELL, "over")
def raised_mark(rng, cell, sheet):
    text = rng.choice(["1", "2", "12", "[3]", "*", "(1)"])
    text = text if not sheet.style.fonts == "simple" else text.strip("[]")
    size = cell.size * rng.choice([0.55, 0.65])
    cell.pad = cell.face.width(text, size) + 0.5

    def after(page, c):
        x, y = c.start()
        page.text(x + c.face.width(c.lines[0], c.size) + 0.3, y - c.size * 0.38, text, size, c.face, c.color)
    cell.after.append(after)
    return fits(cell, cell.pad)


@kind(CELL, "code")
def mark_at_code(rng, cell, sheet):
    """A raised mark behind a code: it is no digit of it."""
    text = rng.choice(["1", "2", "12"])

    def after(page, c):
        x, y = c.start()
        page.text(x + c.face.width(c.lines[0], c.size) + 0.3, y - c.size * 0.38, text, c.size * 0.6, c.face)
    cell.after.append(after)
    return True


@kind(CELL, "over")
def patch(rng, cell, sheet):
    """An old number, a white patch over it, the new number on the patch."""
    old = another(rng, cell.lines[0])

    def before(page, c):
        x0, y0, x1, y1 = c.box
        width = c.face.width(old, c.size)
        x, y = x1 - PAD - width, c.start()[1]
        page.text(x, y, old, c.size, c.face)
        left = min(x, c.extent()[0]) - 1.5
        page.fill(max(x0 + 0.6, left), max(y0 + 0.6, y - c.size), x1 - 0.6, min(y1 - 0.6, y + c.size * 0.35), c.shade or 1)
    cell.before.append(before)
    return True


@kind(CELL, "over", legible=False, must_flag=True)
def cover(rng, cell, sheet):
    """Something opaque over some of the digits."""
    share, side, color = rng.choice([0.3, 0.45, 0.6]), rng.choice([0, 1]), rng.choice([1, 1, 0.5, 0, (0.8, 0.1, 0.1)])

    def after(page, c):
        x0, y0, x1, y1 = c.extent()
        w = (x1 - x0) * share
        page.fill(x0 - 1 if not side else x1 - w, y0 - 1, x0 + w if not side else x1 + 1, y1 + 1, color)
    cell.after.append(after)
    return sum(c.isdigit() for c in cell.lines[0]) >= 3


@kind(CELL, "over", legible=False, must_flag=True)
def clipped(rng, cell, sheet):
    """A clip path leaves out the first digits (or a part of one)."""
    share = rng.choice([0.3, 0.4, 0.55])

    def before(page, c):
        x0, y0, x1, y1 = c.extent()
        page.clip(x0 + (x1 - x0) * share, c.box[1], c.box[2], c.box[3])
    cell.before.append(before)
    cell.after.append(lambda page, c: page.unclip())
    return sum(c.isdigit() for c in cell.lines[0]) >= 3


@kind(CELL, "over", legible=False, must_flag=True)
def struck_out(rng, cell, sheet):
    color, thin = rng.choice([0, (0.9, 0, 0)]), rng.random() < 0.5

    def after(page, c):
        x0, y0, x1, y1 = c.extent()
        y = c.start()[1] - c.size * 0.3
        if thin:
            page.stroke(x0 - 1, y, x1 + 1, y, 0.7, color)
        else:
            page.fill(x0 - 1, y - 0.35, x1 + 1, y + 0.35, color)
    cell.after.append(after)
    return True


@kind(CELL, "over", legible=False)
def narrow_space(rng, cell, sheet):
    """A code before the amount, a narrow blank between."""
    code = rng.choice(["2010101", "20805", "30201", "2210201"])
    gap = cell.size * rng.choice([0.18, 0.25, 0.35])

    def before(page, c):
        x, y = c.start()
        page.text(x - gap - c.face.width(code, c.size), y, code, c.size, c.face)
    cell.before.append(before)
    return fits(cell, gap + cell.face.width(code, cell.size))


@kind(CELL, "over", legible=False)
def stacked(rng, cell, sheet):
    """Two or three amounts, one below the other, within the cell."""
    others = [another(rng, cell.lines[0]) for _ in range(rng.choice([1, 1, 2]))]
    room = (cell.box[3] - cell.box[1]) / (len(others) + 1)
    cell.size = min(cell.size, room / 1.02)
    cell.rise = -room * len(others) / 2

    def after(page, c):
        right = c.start()[0] + c.face.width(c.lines[0], c.size)
        for k, other in enumerate(others, 1):
            page.text(right - c.face.width(other, c.size), c.start()[1] + room * k, other, c.size, c.face)
    cell.after.append(after)
    if cell.size < 4.5:
        return False
    x, y = cell.home()
    for k, text in enumerate(others):
        truth = Truth(text.replace(",", ""), "any", cell.truth.label, cell.truth.column)
        truth.page, truth.box, truth.home = cell.page, cell.box, (x, y + cell.rise + room * (k + 1))
        truth.kinds, truth.legible, truth.loose = ["stacked"], False, True
        sheet.truths.append(truth)
    cell.truth.home, cell.truth.loose = (x, y + cell.rise), True
    return True


@kind(CELL, "over", legible=False)
def cut_last_line(rng, cell, sheet):
    """The amount goes on in a second line that the bottom rule cuts."""
    text = cell.lines[0]
    if len(text) < 4:
        return False
    at = len(text) - rng.choice([1, 2])
    first, second = text[:at], text[at:]
    y0, y1 = cell.box[1], cell.box[3]

    def ink(page, c):
        right = c.box[2] - PAD
        base = y1 - c.size * 0.65
        page.text(right - c.face.width(first, c.size), base, first, c.size, c.face)
        page.text(right - c.face.width(second, c.size), base + c.size * 1.05, second, c.size, c.face)
    cell.ink = ink
    return True


@kind(CELL, "over")
def neighbour_clipped(rng, cell, sheet):
    """The label at the left runs on under this cell, but is clipped at its own."""
    near = [c for c in sheet.cells if c.page == cell.page and c.role in ("label", "text") and abs(c.box[2] - cell.box[0]) < 0.1
            and abs(c.box[1] - cell.box[1]) < 0.1]
    if not near or near[0].ink or len(near[0].lines) != 1 or near[0].align != "left":
        return False
    by = near[0]
    more = rng.choice(["及其他支出", "二期26", "（含以前年度结转）", "补助经费3"])

    def ink(page, c):
        x, y = c.start()
        page.clip(*c.box)
        tail = c.box[2] + c.size * 0.6 - c.face.width(c.lines[0] + more, c.size)
        gap = max(0.0, tail - x) / len(c.lines[0] + more)
        page.text(x, y, c.lines[0] + more, c.size, c.face, 0, gap)
        page.unclip()
    by.ink = ink
    return True


@kind(CELL, "blank")
def erased(rng, cell, sheet):
    """A number under a white patch, and nothing on it: the cell is blank."""
    old = f"{rng.randrange(10, 9999)}.{rng.randrange(100):02d}"

    def ink(page, c):
        x0, y0, x1, y1 = c.box
        page.text(x1 - PAD - c.face.width(old, c.size), (y0 + y1) / 2 + c.size * 0.36, old, c.size, c.face)
        page.fill(x0 + 0.7, y0 + 0.7, x1 - 0.7, y1 - 0.7, 1)
    cell.ink = ink
    return True


@kind(CELL, "blank", legible=False, must_flag=True)
def words(rng, cell, sheet):
    """Words where an amount belongs, among others that are."""
    numbers = [c for c in sheet.cells if c.table is cell.table and c.column == cell.column and c.truth and c.truth.decimal is not None]
    if len(numbers) < 2:
        return False
    cell.lines = [rng.choice(["见附件", "待定", "保密", "另行公布"])]
    return fits(cell)
