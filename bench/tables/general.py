# SPDX-License-Identifier: GPL-2.0-or-later
"""General tables in English and Chinese: statistics, comparisons, prices, words in every cell, and the rest."""
from grid import Column, Grid, Row
from words import Numbers, Words

MARKS = ["1", "2", "3", "*", "a", "b"]


def caption(w):
    """(title lines, unit line, notes)"""
    rng = w.rng
    number = rng.randint(1, 40)
    if w.chinese:
        before = rng.choice([f"表{number} ", f"表{number}-{rng.randint(1, 9)}  ", ""])
        title = [before + w.one("place") + w.one("thing") + rng.choice(["情况表", "统计表", "一览表", "生产情况"])]
    else:
        words = f"{w.one('thing')}: {w.phrase(3, 6).lower()}, by {w.one('stub').lower() or 'kind'}"
        title = rng.choice([[f"Table {number}. {words}"], [f"TABLE {number}", words], [f"Table {number}.{rng.randint(1, 9)} {words}"], []])
    unit = w.one("unit") if rng.random() < 0.3 else ""
    return title, unit, rng.sample(w.lists["note"], rng.choice([0, 0, 1, 2]))


def grid(w, form, columns, rows, **more):
    title, unit, notes = caption(w)
    return Grid(form, columns, rows, w.chinese, title, unit, notes, **more)


def labels(w, count):
    """Row labels: names of places or things, some of them long."""
    rng = w.rng
    pool = rng.choice([w.lists["place"], w.lists["thing"], w.lists["thing"] + w.lists["long"]])
    count = min(count, len(pool))
    return rng.sample(pool, count)


def number_rows(w, names, makers, total=0.4):
    """Rows of numbers; sections, a total and marks of notes in some tables."""
    rng = w.rng
    rows = [Row([name] + [m.one() for m in makers]) for name in names]
    for row in rows:
        if not any(row.texts[1:]):
            row.texts[1 + rng.randrange(len(makers))] = Numbers(rng, "whole", blank=0).one()
    if rng.random() < 0.2:
        for row in rng.sample(rows, min(2, len(rows))):
            row.marks[rng.randrange(len(row.texts))] = rng.choice(MARKS)
    if rng.random() < 0.25 and len(rows) > 4:
        add_sections(w, rows)
    if rng.random() < total:
        rows.insert(rng.choice([0, len(rows), len(rows)]), Row([w.one("total")] + [m.one() or m.nil for m in makers], "total"))
        if not any(rows[-1].texts[1:]) or not any(rows[0].texts[1:]):
            for row in (rows[0], rows[-1]):
                row.texts[1] = row.texts[1] or Numbers(rng, "whole", blank=0).one()
    return rows


def add_sections(w, rows):
    rng = w.rng
    kind = rng.choice(["section", "section", "band"])
    names = w.some("section", 2)
    at = rng.randrange(2, len(rows) - 1)
    for row in rows:
        row.level = 1
    for k, name in ((at, names[1]), (0, names[0])):
        rows.insert(k, Row([name] + [""] * (len(rows[0].texts) - 1), kind))


def stats(w):
    """A label and numbers, under years or under words."""
    rng = w.rng
    count = rng.randint(1, 7)
    heads = w.years(count) if rng.random() < 0.5 else w.some("head", count)
    same = Numbers(rng)
    makers = [same if rng.random() < 0.5 else Numbers(rng) for _ in heads]
    columns = [Column("label", w.one("stub"), most=rng.choice([0, 12, 18]))] + [Column("number", h) for h in heads]
    return grid(w, "stats", columns, number_rows(w, labels(w, rng.randint(3, 16)), makers), leaders=not w.chinese and rng.random() < 0.25)


def groups(w):
    """Group labels over years or measures."""
    rng = w.rng
    tops = w.some("group", rng.choice([2, 2, 3]))
    leaves = w.years(rng.choice([2, 3])) if rng.random() < 0.6 else w.some("head", rng.choice([2, 2, 3]))
    if rng.random() < 0.15:
        over = w.one("head")
        paths = [(over, t, leaf) for t in tops for leaf in leaves]
    else:
        paths = [(t, leaf) for t in tops for leaf in leaves]
    makers = [Numbers(rng, blank=0.05) for _ in leaves] * len(tops)
    columns = [Column("label", w.one("stub"), most=rng.choice([0, 12]))] + [Column("number", *p) for p in paths]
    return grid(w, "groups", columns, number_rows(w, labels(w, rng.randint(3, 12)), makers))


def wide(w):
    """Many narrow columns of numbers."""
    rng = w.rng
    heads = w.years(rng.randint(8, 13))
    maker = Numbers(rng, rng.choice(["whole", "tenths", "signed"]), blank=0.05)
    maker.digits = rng.randint(1, 4)
    columns = [Column("label", w.one("stub"), most=8)] + [Column("number", h) for h in heads]
    return grid(w, "wide", columns, number_rows(w, labels(w, rng.randint(4, 14)), [maker] * len(heads)))


def comparison(w):
    """Short words: what has what."""
    rng = w.rng
    marks = ["是", "否", "部分", "—", "达标", "未达标"] if w.chinese else ["Yes", "No", "Partly", "—", "n/a", "Low", "High", "Good"]
    heads = w.some("group", rng.randint(2, 5))
    columns = [Column("label", w.one("stub"), most=14)] + [Column("text", h, align="centre", most=8) for h in heads]
    rows = [Row([name] + [rng.choice(marks) for _ in heads]) for name in labels(w, rng.randint(3, 9))]
    return grid(w, "comparison", columns, rows)


def prices(w):
    """Goods with sizes and prices."""
    rng = w.rng
    sizes = ["盒", "吨", "千克", "台", "套"] if w.chinese else ["each", "per box", "100 kg", "12 pcs", "per ton"]
    heads = ["品名", "单位", "单价", "备注"] if w.chinese else ["Article", "Unit", "Price", "Remarks"]
    coded, remarks = rng.random() < 0.4, rng.random() < 0.4
    columns = ([Column("code", "编号" if w.chinese else "No.")] if coded else []) + [Column("label", heads[0], most=14), Column("text", heads[1])]
    columns += [Column("number", heads[2])] + ([Column("text", heads[3], most=10)] if remarks else [])
    maker = Numbers(rng, "money" if not w.chinese else "hundredths", blank=0)
    rows = []
    for k, name in enumerate(labels(w, rng.randint(4, 14))):
        texts = ([f"{rng.choice('ABK')}{100 + 7 * k}"] if coded else []) + [name, rng.choice(sizes), maker.one()]
        rows.append(Row(texts + ([rng.choice(["", w.phrase(2, 5)])] if remarks else [])))
    return grid(w, "prices", columns, rows)


def words(w):
    """Words in every cell, wrapped in most of them."""
    rng = w.rng
    count = rng.randint(2, 4)
    heads = (["事项", "内容", "责任单位", "备注"] if w.chinese else ["Subject", "What is done", "Who", "Remarks"])[:count]
    most = [8, 16, 9, 10]
    columns = [Column("label" if k == 0 else "text", h, most=m) for k, (h, m) in enumerate(zip(heads, most))]
    rows = [Row([w.phrase(1, 3), w.phrase(6, 22)] + [w.phrase(2, 7) for _ in heads[2:]]) for _ in range(rng.randint(3, 7))]
    return grid(w, "words", columns, rows)


def research(w):
    """Means, intervals and chances, in sections."""
    rng = w.rng
    heads = [f"{g} (n={rng.randint(20, 900)})" for g in w.some("group", rng.choice([2, 2, 3]))] + rng.choice([["p"], ["P值" if w.chinese else "P value"], []])
    makers = [Numbers(rng, rng.choice(["mean", "interval"]), blank=0)] * (len(heads) - (heads[-1][:1] in "pP"))
    makers += [Numbers(rng, "chance", "", 0.2)] * (len(heads) - len(makers))
    columns = [Column("label", w.one("stub"), most=16)] + [Column("number", h, align="centre") for h in heads]
    rows = [Row([name] + [m.one() for m in makers]) for name in labels(w, rng.randint(5, 11))]
    if rng.random() < 0.6:
        add_sections(w, rows)
    return grid(w, "research", columns, rows)


def pairs(w):
    """Two columns, perhaps without a head."""
    rng = w.rng
    head = [w.one("stub") or w.one("head"), w.one("head")] if rng.random() < 0.7 else ["", ""]
    columns = [Column("label", head[0], most=20), Column("number", head[1])]
    maker = Numbers(rng, blank=0)
    rows = [Row([name, maker.one()]) for name in labels(w, rng.randint(4, 12))]
    return grid(w, "pairs", columns, rows, leaders=not w.chinese and rng.random() < 0.3)


def matrix(w):
    """The lower half of a square."""
    rng = w.rng
    names = w.some("head", rng.randint(3, 6))
    maker = Numbers(rng, "small", blank=0)
    rows = [Row([f"{k + 1}. {name}"] + [maker.one() for _ in range(k)] + ["1"] + [""] * (len(names) - k - 1)) for k, name in enumerate(names)]
    columns = [Column("label", "", most=16)] + [Column("number", str(k + 1)) for k in range(len(names))]
    return grid(w, "matrix", columns, rows)


def ranges(w):
    """Words and ranges of numbers under years."""
    rng = w.rng
    names = ["最低", "较低", "中等", "较高", "最高"] if w.chinese else ["Lowest", "Second", "Third", "Fourth", "Highest"]
    heads = w.years(rng.randint(2, 4))
    table = []
    for _ in heads:
        cuts = sorted(rng.sample(range(1000, 9900), 4))
        below, above = ("不超过{}", "{}以上") if w.chinese else ("{} or less", "over {}")
        table.append([below.format(f"{cuts[0]:,}")] + [f"{a + 1:,}–{b:,}" for a, b in zip(cuts, cuts[1:])] + [above.format(f"{cuts[3]:,}")])
    align = rng.choice(["right", "left"])
    columns = [Column("label", w.one("stub"))] + [Column("number", h, align=align) for h in heads]
    return grid(w, "ranges", columns, [Row([n] + [t[k] for t in table]) for k, n in enumerate(names)])


FORMS = {f.__name__: f for f in (stats, groups, wide, comparison, prices, words, research, pairs, matrix, ranges)}


def make(form, rng, chinese):
    return FORMS[form](Words(rng, chinese))
