# SPDX-License-Identifier: GPL-2.0-or-later
"""Forms of budget disclosures: those of the print shop, and some with long labels and with label groups over years."""
import contents

from grid import Column, Grid, Row

LATER = ["经费", "项目", "专项经费", "系统运行维护及升级改造经费", "服务外包及第三方评估费用（含上年结转）", "（一期）前期工作及配套设施建设补助资金"]


def from_contents(table, form, rng):
    """A print shop's table as a grid."""
    kinds = {"label": "label", "amount": "number", "code": "code", "ordinal": "code"}
    columns = [Column(kinds[c.role], *c.path, most=16 if c.role == "label" else 0, align="centre" if c.role == "ordinal" else None)
               for c in table.columns]
    rows = []
    for row in table.rows:
        texts = [table.show(v) if isinstance(v, int) else v or "" for v in row.cells]
        rows.append(Row(texts, row.kind, row.level))
    merge_totals(rng, rows)
    return Grid(form, columns, rows, True, [table.title], "单位：" + table.unit[0])


def maker(rng):
    m = contents.Maker(rng, *rng.choice([(("万元", 10000), 2), (("万元", 10000), 2), (("元", 1), 2), (("元", 1), 0)]))
    m.style = rng.random() < 0.5, rng.choice(["", "", "", "0.00", "-"])
    return m


def merge_totals(rng, rows):
    """The name of a total stands in the middle of all columns before its amounts, in some documents."""
    for row in rows if rng.random() < 0.5 else ():
        if row.kind == "total" and not row.texts[0] and row.texts[1]:
            row.merged = 2


def finished(m, table):
    table.separators, table.nil = m.style
    return table


def shop(kind):
    def make(rng):
        m = maker(rng)
        return from_contents(finished(m, getattr(m, kind)()), kind, rng)
    return make


def long_projects(rng):
    """Projects whose names wrap, with who runs them and why."""
    m = maker(rng)
    table = finished(m, m.projects())
    grid = from_contents(table, "long_projects", rng)
    columns, rows = grid.columns, grid.rows
    for row in rows[:-1]:
        row.texts[1] = m.place + row.texts[1] + rng.choice(LATER)
    if rng.random() < 0.5:
        columns.insert(1, Column("label", "单位名称", most=9))
        for k, row in enumerate(rows):
            row.texts.insert(1, "" if k == len(rows) - 1 else m.body)
        rows[-1].merged = 3 if rows[-1].merged > 1 else 1
    return Grid("long_projects", columns, rows, True, grid.title, grid.unit)


def years(rng):
    """Amounts of two years under group labels."""
    m = maker(rng)
    groups = rng.sample(["一般公共预算", "政府性基金", "国有资本经营预算", "财政专户管理资金", "“三公”经费"], rng.choice([2, 2, 3]))
    leaves = rng.choice([[f"{m.year - 1}年", f"{m.year}年"], ["预算数", "决算数"], [f"{m.year - 1}年", f"{m.year}年", "增减"]])
    columns = [Column("label", rng.choice(["项目", "单位", "科目名称"]), most=14)] + [Column("number", g, x) for g in groups for x in leaves]
    show = finished(m, m.table("", [], [])).show
    names = rng.sample(contents.PROJECTS, rng.randrange(4, 11))
    body = [[m.leaf(0.15) for _ in columns[1:]] for _ in names]
    rows = [Row([n] + [show(v) for v in line]) for n, line in zip(names, body)]
    total = Row(["合计"] + [show(sum(line[k] for line in body)) for k in range(len(columns) - 1)], "total")
    rows.insert(rng.choice([0, len(rows)]), total)
    return Grid("years", columns, rows, True, [f"{m.body}{m.year}年" + rng.choice(["收支对比表", "支出情况表"])], "单位：" + m.unit[0])


def over_pages(rng):
    """More projects than a page holds."""
    m = maker(rng)
    show = finished(m, m.table("", [], [])).show
    names = rng.sample([p + n + rng.choice(LATER) for p in contents.PLACES for n in contents.PROJECTS], rng.randrange(30, 75))
    body = [[m.leaf(0) for _ in range(2)] for _ in names]
    rows = [Row([str(k), n, show(sum(v))] + [show(x) for x in v]) for k, (n, v) in enumerate(zip(names, body), 1)]
    if rng.random() < 0.3:  # most of it is left blank
        for row in rows:
            row.texts[0] = ""
            if rng.random() < 0.8:
                row.texts[2:] = ["", "", ""]
    sums = [sum(v[k] for v in body) for k in (0, 1)]
    rows.append(Row(["", "合计", show(sum(sums))] + [show(x) for x in sums], "total"))
    merge_totals(rng, rows)
    top = rng.choice([[], [f"{m.year}年预算数"]])
    columns = [Column("code", "序号", align="centre"), Column("label", "项目名称", most=20)]
    columns += [Column("number", *top, x) for x in ("合计", "财政拨款", "其他资金")]
    return Grid("over_pages", columns, rows, True, [f"{m.year}年{m.body}项目支出预算表"], "单位：" + m.unit[0])


def blank(rng):
    """The form of a table for which there is nothing to tell: its header, and at most the names of its rows."""
    m = maker(rng)
    columns = [Column("label", rng.choice(["项目", "科目名称", "支出功能分类"]), most=14)]
    if rng.random() < 0.5:
        columns.insert(0, Column("code", rng.choice(["科目编码", "序号"])))
    columns += [Column("number", *p) for p in rng.choice([
        [("合计",), ("基本支出",), ("项目支出",)], [("本年收入",), ("本年支出", "小计"), ("本年支出", "基本支出"), ("本年支出", "项目支出")],
        [("上年预算数",), ("本年预算数",)], [("预算数",), ("执行数",), ("完成率",)]])]
    names = rng.choice([[], ["合计"], ["合计", "转移支付", "本级支出"]])
    rows = [] if names else [Row([""] * len(columns)) for _ in range(rng.choice([1, 1, 3]))]
    for name in names:
        texts = [""] * len(columns)
        texts[1 if columns[0].kind == "code" else 0] = name
        rows.append(Row(texts, "total" if name == "合计" else "body"))
    subject = rng.choice(["政府性基金预算支出表", "国有资本经营预算支出表", "转移支付表"])
    notes = [rng.choice(["注：本单位无此项支出，本表为空。", "备注：没有相关安排。"])] if rng.random() < 0.7 else []
    return Grid("blank", columns, rows, True, [f"{m.body}{m.year}年{subject}"], "单位：" + m.unit[0], notes)


def fields(rng):
    """Names and what they are, side by side in boxes: the head of a form. Without rules it would be none."""
    m = maker(rng)
    names = ["单位名称", "填报部门", "项目名称", "负责人", "联系电话", "项目类型", "起止时间", "主管部门", "绩效目标", "资金来源", "立项依据", "预算金额", "实施内容"]
    values = [m.body, m.place + "财政局", rng.choice(contents.PROJECTS), "经常性项目", "一次性项目", f"{m.year}年1月至12月", "是", "保障工作正常开展",
              "按时完成各项任务，服务对象满意", "", f"{rng.randrange(10, 9000)}.{rng.randrange(10, 99)}", "8" * 8]
    pairs = rng.choice([1, 1, 2, 2, 3])
    columns = [Column(k, most=9 if k == "label" else 14) for _ in range(pairs) for k in ("label", "text")]
    count = rng.choice([1, 1, 2, 3, 5])
    if count * pairs < 3:
        values.remove("")
    rows = [Row([t for n in rng.sample(names, pairs) for t in (n, rng.choice(values))]) for _ in range(count)]
    return Grid("fields", columns, rows, True, [f"{m.body}{rng.choice(['项目申报表', '绩效目标表', '基本情况表'])}"] if rng.random() < 0.5 else [])


FORMS = {kind: shop(kind) for kind in contents.Maker.KINDS}
FORMS.update(long_projects=long_projects, years=years, over_pages=over_pages, blank=blank, fields=fields)
