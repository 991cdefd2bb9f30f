# SPDX-License-Identifier: GPL-2.0-or-later
"""Damages of whole tables (called with (rng, maker, table) before anything is laid out) and of pages (rng, page, sheet)."""
import math

from contents import Column, Row, Table
from kinds import PAGE, TABLE, kind, mark
from paper import Raster
from typeset import PAD


# ---- tables

def mark_table(sheet, table, f):
    for cell in sheet.cells:
        if cell.table is table and cell.truth and cell.truth.decimal is not None and (not hasattr(f, "touches") or f.touches(cell)):
            mark(cell.truth, f)


@kind(TABLE, scope="table")
def unit_wrapped(rng, maker, table):
    text = rng.choice(["单位：万\n元", "单位：\n万元"]) if table.unit[1] == 10000 else "单位：\n元"
    table.unit_text = text
    return True


@kind(TABLE, scope="table")
def unit_other(rng, maker, table):
    table.unit = rng.choice([("千元", 1000), ("百元", 100), ("百万元", 1000000), ("亿元", 100000000), ("美元", None), ("万美元", None), ("港元", None)])
    table.facts = []
    return True


@kind(TABLE, scope="table", legible=False)
def unit_two(rng, maker, table):
    other = "元" if table.unit[1] == 10000 else "万元"
    if rng.random() < 0.5:
        table.notes.append(f"注：本表金额单位为{other}。")
        table.unit_text = "单位：" + table.unit[0]
    else:
        table.unit_text = f"单位：{table.unit[0]}\n单位：{other}"
    table.unit, table.facts = (table.unit[0], None), []
    return True


@kind(TABLE, scope="table")
def unit_row(rng, maker, table):
    """A row in the middle changes the unit."""
    if table.unit[1] != 10000 or any(r.kind != "body" for r in table.rows[:-1]) or len(table.rows) < 6 or len(table.columns) < 3:
        return False
    table.rows = [r for r in table.rows if r.kind == "body"]
    at = len(table.rows) // 2
    for r in table.rows:
        r.level = 0
    for r in table.rows[at:]:
        r.unit = ("元", 1)
    table.rows.insert(at, Row(["单位：元"], "band"))
    return True


@kind(TABLE, scope="table")
def unit_in_column(rng, maker, table):
    """The unit of one column stands in its header, and is another than the table's."""
    if table.unit[1] != 10000:
        return False
    at = [k for k, c in enumerate(table.columns) if c.role == "amount"][-1]
    table.columns[at].path = table.columns[at].path[:-1] + (table.columns[at].path[-1] + "（元）",)
    table.columns[at].unit = ("元", 1)
    for row in table.rows:  # sums over the two units would be none
        if row.kind != "band" and isinstance(row.cells[at], int):
            row.cells[at] *= 10000
    return table.title.find("收支") < 0 and not table.facts


@kind(TABLE, legible=False, scope="table")
def header_again(rng, maker, table):
    """The column labels come again, in another order."""
    amounts = [k for k, c in enumerate(table.columns) if c.role == "amount"]
    if len(table.columns) - len(amounts) > 2 or any(len(c.path) > 1 for c in table.columns) or len(amounts) < 2 or len(table.rows) < 6:
        return False
    a, b = amounts[-2:]
    at = len(table.rows) // 2
    names = [c.path[-1] for c in table.columns]
    names[a], names[b] = names[b], names[a]
    for row in table.rows[at:]:
        row.cells[a], row.cells[b] = row.cells[b], row.cells[a]
        row.columns = names
    again = Row(list(names), "again")
    table.rows.insert(at, again)
    return True


@kind(TABLE, scope="table")
def dangling_rules(rng, maker, table):
    """Names of sections over the whole width, no rule below them."""
    if table.columns[0].role != "label" or len(table.columns) > 5 or any(r.level for r in table.rows) or len(table.rows) < 4:
        return False
    if any(c.role == "label" for c in table.columns[1:]):
        return False
    table.dangling = True
    at = rng.randrange(2, len(table.rows) - 1)
    for place, name in ((at, "（二）山区"), (1 if table.rows[0].kind == "total" else 0, "（一）城区")):
        table.rows.insert(place, Row([name], "band"))
    return True


@kind(TABLE)
def no_rule_between(rng, maker, table):
    """No rule between two or three columns of amounts."""
    amounts = [k for k, c in enumerate(table.columns) if c.role == "amount"]
    pairs = [k for k in amounts if k + 1 in amounts]
    if not pairs:
        return False
    table.unruled_after = (pairs[-1],) if rng.random() < 0.5 else tuple(pairs[-2:])
    return True


@kind(TABLE)
def sticks_out(rng, maker, table):
    """A column narrower than its amounts: they lie over the rule at its left or right, where nothing else is printed."""
    amounts = [k for k, c in enumerate(table.columns) if c.role == "amount"]
    at = rng.choice(amounts)
    if table.columns[at - 1].role == "label" and at == amounts[0]:
        table.columns[at].narrow = "right"
    elif at + 1 in amounts:
        table.columns[at].narrow = "left"
    return hasattr(table.columns[at], "narrow")


def touches(cell):
    column = cell.table.columns[cell.column]
    return hasattr(column, "narrow") and cell.face.width(cell.lines[0], cell.size) + PAD > cell.box[2] - cell.box[0] + 0.5


sticks_out.touches = touches


@kind(TABLE, scope="table")
def no_rules(rng, maker, table):
    """No rules; labels at the left of their columns, amounts at the right."""
    if any(len(c.path) > 1 or c.role in ("ordinal",) for c in table.columns) or len(table.rows) < 3:
        return False
    table.bare = table.labels_left = True
    return True


@kind(TABLE, legible=False)
def broken_row(rng, maker, table):
    """After a page break, amounts without a label: no second line of the row before."""
    rows = [k for k, r in enumerate(table.rows) if r.kind == "body"]
    if len(rows) < 5 or table.columns[0].role != "ordinal":
        return False
    at = rng.choice(rows[2:-1])
    table.break_before = at
    table.no_repeat = True
    for k, c in enumerate(table.columns):
        if c.role != "amount":
            table.rows[at].cells[k] = None
    return True


def forms(rng, maker):
    """Forms of equal shape, one to a page, only the first with a title."""
    out = []
    for k, name in enumerate(rng.sample(["档案修复", "桥梁检测", "湿地保护", "夜校开办", "渡口改造"], rng.randrange(2, 4))):
        head = f"项目名称：{name}专项"
        columns = [Column("label", head, "资金来源", width=200), Column("amount", head, "预算数", width=120)]
        values = [maker.leaf(0) for _ in range(rng.randrange(2, 4))]
        names = ["中央资金", "省级资金", "市县资金"]
        rows = [Row([n, v]) for n, v in zip(names, values)] + [Row(["合计", sum(values)], "total")]
        table = Table("项目支出绩效目标申报表" if k == 0 else "", columns, rows, maker.unit, maker.decimals)
        table.own_page, table.promise = True, f"{name}专项"
        if k:
            table.unit_text, table.plain_caption = "", True
        out.append(table)
    return out


# ---- pages

@kind(PAGE, scope="page")
def skewed(rng, page, sheet):
    sheet.skews[page] = math.radians(rng.choice([-1, 1]) * rng.choice([0.2, 0.4, 0.7, 1.1]))
    return True


@kind(PAGE)
def watermark(rng, page, sheet):
    text = rng.choice(["内部资料2024", "县财政局 010101", "DRAFT 88", "张某某 3307"])
    grey, angle, size = rng.choice([0.8, 0.88]), math.radians(rng.choice([20, 30, 45])), rng.choice([12, 18])
    if sheet.style.fonts == "simple":
        text = text.replace("DRAFT", "草稿")

    def ink(p, s):
        for x in range(40, int(p.width), 130):
            for y in range(90, int(p.height), 110):
                p.text(x, y, text, size, s.style.face, grey, angle=angle)
    (sheet.over if rng.random() < 0.5 else sheet.under).append((page, ink))
    return True


@kind(PAGE, legible=False, scope="page")
def outlined_page(rng, page, sheet):
    sheet.modes[page] = "outlined"
    return True


@kind(PAGE, legible=False, scope="page")
def picture_page(rng, page, sheet):
    sheet.modes[page] = "picture"
    return True


@kind(PAGE, legible=False, scope="page")
def picture_table(rng, page, sheet):
    """The body of a table is a picture; its title and unit are text."""
    table = rng.choice([t for t in dict.fromkeys(c.table for c in sheet.cells if c.page == page)])
    cells = [c for c in sheet.cells if c.page == page and c.table is table]
    box = (min(c.box[0] for c in cells) - 1, min(c.box[1] for c in cells) - 1,
           max(c.box[2] for c in cells) + 1, max(c.box[3] for c in cells) + 1)

    def inside(edge):
        return edge[0] == page and box[0] <= edge[1] and edge[3] <= box[2] and box[1] <= edge[2] and edge[4] <= box[3]
    rules = [e for e in sheet.edges if inside(e)]
    sheet.edges = [e for e in sheet.edges if not inside(e)]

    def ink(p, s):
        raster = Raster(box[2] - box[0], box[3] - box[1], 3)
        for _, x0, y0, x1, y1 in rules:
            raster.fill(x0 - box[0], y0 - box[1], x1 - box[0] + 0.4, y1 - box[1] + 0.4)
        for c in cells:
            for k, line in enumerate(c.lines):
                x, y = c.start(line, k)
                raster.text(x - box[0], y - box[1], line, c.size, c.face)
        p.image(*box, p.paper.picture(raster))
    sheet.over.append((page, ink))
    for c in cells:
        c.ink, c.shade, c.before, c.after, c.kept = (lambda p, c: None), None, [], [], True
    return [c.truth for c in cells if c.truth]


def near_ring(box, cx, cy, r):
    """Does a ring of this radius (or its letters and star within) touch the box?"""
    px, py = min(max(cx, box[0]), box[2]), min(max(cy, box[1]), box[3])
    return math.hypot(px - cx, py - cy) <= r + 2


@kind(PAGE, name="seal")
def seal(rng, page, sheet):
    cells = [c for c in sheet.cells if c.page == page and c.truth and c.truth.decimal]
    if not cells:
        return False
    at = rng.choice(cells)
    cx, cy, r = at.home()[0] + rng.uniform(-30, 10), at.home()[1] + rng.uniform(-10, 25), rng.uniform(38, 55)
    text, red = rng.choice(PLACE_NAMES) + "财政局预算专用章", (0.85, 0.1, 0.1)

    def ink(p, s):
        p.circle(cx, cy, r, 1.8, red)
        for k, char in enumerate(text):
            a = math.radians(215 - 250 * k / (len(text) - 1))
            p.text(cx + math.cos(a) * r * 0.8 - 4, cy - math.sin(a) * r * 0.8 + 3, char, 9, s.style.face, red, angle=a - math.pi / 2)
        points = [(cx + math.cos(math.radians(90 + 72 * k * 2)) * r * 0.28, cy - math.sin(math.radians(90 + 72 * k * 2)) * r * 0.28)
                  for k in range(5)]
        for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]):
            p.stroke(x0, y0, x1, y1, 1.2, red)
    sheet.over.append((page, ink))
    return [c.truth for c in cells if near_ring(c.extent(), cx, cy, r)]


PLACE_NAMES = ["青石县", "白沙市", "长桥区"]


@kind(PAGE, legible=False)
def head_over_table(rng, page, sheet):
    cells = [c for c in sheet.cells if c.page == page and c.truth and c.truth.decimal]
    if not cells:
        return False
    at = rng.choice(cells)
    text, size = rng.choice(["2024年第3期", "部门预算公开资料汇编", "第12页"]), 9
    x, y = at.extent()[0] - rng.uniform(0, 30), at.start()[1] + rng.uniform(-5, 5)
    box = (x, y - size, x + sheet.style.face.width(text, size), y + 2)
    sheet.over.append((page, lambda p, s: p.text(x, y, text, size, s.style.face)))
    return [c.truth for c in cells if min(c.box[2], box[2]) > max(c.box[0], box[0]) and min(c.box[3], box[3]) > max(c.box[1], box[1])]
