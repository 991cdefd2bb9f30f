# SPDX-License-Identifier: GPL-2.0-or-later
"""One random document with its truth: contents, style, layout, damages."""
import random
from decimal import Decimal

from contents import Maker, decimal
from typeset import Layout, Style, Truth, draw

UNITS = [(("万元", 10000), 2), (("万元", 10000), 2), (("元", 1), 2), (("元", 1), 0)]


FILLERS = ["坚持过紧日子，从严控制一般性支出，把有限的资金用在刀刃上。", "加快推进预算绩效管理，做到花钱问效、无效问责。", "各单位按照要求及时公开预算，主动接受社会监督。",
           "统筹安排各类资金，优先保障基本民生和重点项目。", "进一步规范政府采购行为，提高资金使用的透明度。", "深化国库集中支付改革，防范财政资金风险。"]


def add_sentence(layout, number, text, amounts, table):
    unit = table.unit
    shown = [(n, decimal(v, table.decimals)) for n, v in amounts]
    whole, marks = f"{'一二三四五六七八九'[number]}、" if number < 9 else "", []
    for piece in text.replace("{unit}", unit[0]).split("{"):
        if piece[:1].isdigit() and piece[1:2] == "}":
            name, value = shown[int(piece[0])]
            truth = Truth(value, str(Decimal(value) * unit[1]), name, None, statement=True)
            truth.others = tuple(v for _, v in shown)
            marks.append((len(whole), len(whole) + len(value), truth))
            whole += value + piece[2:]
        else:
            whole += piece
    layout.paragraph(whole, marks=marks)


def make(seed, damage=None):
    """(bytes of a PDF, its Sheet). `damage`: called with (rng, stage, thing) at the stages "tables", "sheet"."""
    rng = random.Random(seed)
    style = Style(rng)
    unit, decimals = rng.choice(UNITS)
    maker = Maker(rng, unit, decimals)
    tables = maker.some(rng.choice([1, 2, 2, 3, 4]))
    if damage:
        tables = damage(rng, "tables", (maker, style, tables))
    for t in tables:
        t.body = maker.body
    layout = Layout(style, rng)
    prose = maker.sentences(tables) if style.prose else []
    if prose:
        layout.feed(False)
        layout.centred(f"{maker.body}{maker.year}年预算公开", 16)
        layout.y += 30
        if style.newspaper:
            layout.in_columns(rng.randrange(6, 12))
        for k, (text, amounts, table) in enumerate(prose):
            add_sentence(layout, k, text, amounts, table)
            if style.newspaper:
                for filler in rng.sample(FILLERS, 4):
                    layout.paragraph(filler)
        if style.newspaper:
            layout.in_columns(None)
        layout.y += 20
    for k, table in enumerate(tables, 1):
        layout.table(table, k)
    sheet = layout.sheet
    sheet.style, sheet.seed, sheet.maker = style, seed, maker
    if damage:
        damage(rng, "sheet", sheet)
    return draw(sheet), sheet
