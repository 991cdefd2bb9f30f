# SPDX-License-Identifier: GPL-2.0-or-later
"""Budgets that never were: tables whose sums are right, and sentences that repeat them.

A table is rows of leaves under columns; totals, subtotals and class rows are computed, never written. Amounts are whole
numbers of the smallest printed unit (hundredths, or units where nothing follows the point), so that sums are exact.
`leaf` makes a random amount; what is printed for it, `show` decides.
"""
import os

CODES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data")
PLACES = ["青石", "白沙", "长桥", "柳河", "云台", "松岭", "南屏", "东湖", "石泉", "金沙", "临江", "北塘"]
BODIES = ["档案馆", "测绘中心", "水务局", "文化馆", "林业站", "图书馆", "审计局", "气象服务中心", "博物馆", "农机推广站"]
PROJECTS = ["档案数字化", "办公楼修缮", "信息系统运维", "业务培训", "设备购置", "展览布展", "水质监测", "古树名木保护", "河道清淤",
            "志愿服务", "安全生产检查", "宣传资料印制", "物业管理", "档案库房改造", "普查工作", "专家咨询", "场地租赁", "数据采集"]
INCOME = ["增值税", "企业所得税", "个人所得税", "资源税", "城市维护建设税", "房产税", "印花税", "城镇土地使用税", "土地增值税", "车船税",
          "耕地占用税", "契税", "环境保护税"]
INCOME_OTHER = ["专项收入", "行政事业性收费收入", "罚没收入", "国有资源（资产）有偿使用收入", "其他收入"]


def codes(name):
    out = {}
    with open(os.path.join(CODES, name + "-codes.tsv"), encoding="utf-8") as f:
        for line in f:
            fields = line.rstrip("\n").split("\t")
            if fields[0].isdigit() and fields[2] == "current":
                out.setdefault(fields[0], fields[1])
    return out


FUNCTION, ECONOMIC = codes("function"), codes("economic")
for bounded in ("30212", "30217", "30231", "31013"):  # the table of 三公 bounds these
    ECONOMIC.pop(bounded, None)


class Column:
    def __init__(self, role, *path, width=70, unit=None):
        self.role, self.path, self.width, self.unit = role, path, width, unit


def header_cells(columns):
    """[(row, column, row span, column span, text)] of the header."""
    depth, out, taken = max(len(c.path) for c in columns), [], set()
    for r in range(depth):
        for k, column in enumerate(columns):
            if (r, k) in taken or r >= len(column.path):
                continue
            last = r == len(column.path) - 1
            tall = depth - r if last else 1
            wide = 1
            if not last:
                while k + wide < len(columns) and columns[k + wide].path[:r + 1] == column.path[:r + 1] and \
                        len(columns[k + wide].path) > r + 1:
                    wide += 1
            taken |= {(r + a, k + b) for a in range(tall) for b in range(wide)}
            out.append((r, k, tall, wide, column.path[r]))
    return depth, out


class Row:
    """`cells`: a text, None (blank) or an int (an amount) per column; kind "body", "total" or "band" (a name over all columns)."""

    def __init__(self, cells, kind="body", level=0):
        self.cells, self.kind, self.level = cells, kind, level


class Table:
    """`unit`: text and how many yuan it is (None: not yuan). `labels`: columns whose text names a row, by amount column."""

    def __init__(self, title, columns, rows, unit=("万元", 10000), decimals=2):
        self.title, self.columns, self.rows, self.unit, self.decimals = title, columns, rows, unit, decimals
        self.number = self.organization = None
        self.notes, self.facts = [], []
        self.separators, self.nil = False, ""

    def show(self, value):
        if value == 0 and self.nil is not None:
            return self.nil
        return show(value, self.decimals, self.separators)


def show(value, decimals, separators=False):
    scale = 10 ** decimals
    whole, part = divmod(abs(value), scale)
    text = f"{whole:,}" if separators else str(whole)
    return ("-" if value < 0 else "") + text + (f".{part:0{decimals}d}" if decimals else "")


def decimal(value, decimals):
    return show(value, decimals)


class Maker:
    """Random tables. Everything comes from `rng`."""

    def __init__(self, rng, unit, decimals):
        self.rng, self.unit, self.decimals = rng, unit, decimals
        self.year = rng.randrange(2018, 2026)
        self.place = rng.choice(PLACES) + rng.choice(["县", "市", "区"])
        self.body = self.place + rng.choice(BODIES)
        self.plan = None  # what the table of expenditure says: (class -> amount, persons, running, projects)

    def leaf(self, blank=0.15):
        if self.rng.random() < blank:
            return 0
        scale = 10 ** self.decimals
        top = self.rng.choice([20, 300, 300, 4000, 60000]) * scale
        if self.unit[1] == 1:
            top *= 400
        return self.rng.randrange(scale, top)

    def split(self, total, count):
        """`count` amounts, some of them 0, with this sum."""
        cuts = sorted(self.rng.randrange(0, total + 1) for _ in range(count - 1))
        return [b - a for a, b in zip([0] + cuts, cuts + [total])]

    def table(self, title, columns, rows):
        return Table(title, columns, rows, self.unit, self.decimals)

    # -- function codes, hierarchy of three levels, columns that add up

    def tree(self, table, classes, per_class, leaves):
        """[(code, name, level, [amount per leaf column])] with parents summed."""
        rng, out = self.rng, []
        longest = max(len(c) for c in table)
        heads = sorted(rng.sample([c for c in table if len(c) == 3 and any(d.startswith(c) and len(d) == longest for d in table)],
                                  classes))
        for head in heads:
            below = [c for c in table if c.startswith(head) and len(c) == longest]
            rng.shuffle(below)
            chosen = sorted(below[:rng.randrange(1, per_class + 1)])
            at = len(out)
            out.append((head, table[head], 0, [0] * leaves))
            middle = None
            for code in chosen:
                if longest == 7:
                    if middle is None or out[middle][0] != code[:5]:
                        if code[:5] not in table:
                            continue
                        middle = len(out)
                        out.append((code[:5], table[code[:5]], 1, [0] * leaves))
                values = [self.leaf(0.3 if k else 0.0) for k in range(leaves)]
                out.append((code, table[code], 2 if longest == 7 else 1, values))
                for k, v in enumerate(values):
                    out[at][3][k] += v
                    if middle is not None:
                        out[middle][3][k] += v
            if at + 1 == len(out):
                out.pop()
        return out

    def by_function(self):
        rng = self.rng
        leaves = rng.choice([["基本支出", "项目支出"], ["基本支出", "项目支出"], ["人员经费", "公用经费", "项目支出"]])
        split, total_first, group = rng.random() < 0.3, rng.random() < 0.4, rng.random() < 0.5
        title = rng.choice(["一般公共预算支出预算表", "部门支出预算总表", "支出预算总表", "一般公共预算支出表", "支出总体情况表"])
        top = [f"{self.year}年预算数"] if group else []
        if split:
            columns = [Column("code", "科目编码", x, width=30) for x in "类款项"]
        else:
            columns = [Column("code", rng.choice(["科目编码", "功能科目编码"]), width=62)]
        columns.append(Column("label", rng.choice(["科目名称", "功能分类科目名称"]), width=150))
        columns += [Column("amount", *top, x) for x in ["合计"] + leaves]
        rows = []
        tree = self.tree(FUNCTION, rng.randrange(2, 5), 5, len(leaves))
        for code, name, level, values in tree:
            cells = [code[:3], code[3:5] or None, code[5:] or None] if split else [code]
            rows.append(Row(cells + [name, sum(values)] + values, level=level))
        sums = [sum(v[3][k] for v in tree if v[2] == 0) for k in range(len(leaves))]
        persons = sums[0] if len(leaves) == 3 else rng.randrange(0, sums[0] + 1)
        self.plan = ({name: sum(v) for _, name, level, v in tree if level == 0}, persons, sum(sums[:-1]) - persons, sums[-1])
        total = Row([None] * (3 if split else 1) + ["合计", sum(sums)] + sums, "total")
        rows.insert(0 if total_first else len(rows), total)
        table = self.table(title, columns, rows)
        table.facts = [("支出预算", sum(sums))] + [(n, v) for n, v in zip(leaves, sums) if v]
        return table

    def by_economy(self):
        rng = self.rng
        classes = [c for c in ("301", "303") if c == "301" or rng.random() < 0.5] + ["302"]
        persons, running = self.plan[1:3] if self.plan else (self.leaf(0), self.leaf(0))
        parts = dict(zip(classes, self.split(persons, len(classes) - 1) + [running]))
        rows = []
        for head in sorted(classes):
            names = sorted(rng.sample([c for c in ECONOMIC if len(c) == 5 and c.startswith(head)], rng.randrange(2, 8)))
            for code, value in zip([head] + names, [parts[head]] + self.split(parts[head], len(names))):
                pair = [0, value] if head == "302" else [value, 0]
                rows.append(Row([code, ECONOMIC[code], value] + pair, level=int(code != head)))
        sums = [persons + running, persons, running]
        rows.append(Row([None, "合计"] + sums, "total"))
        columns = [Column("code", "经济科目编码", width=62), Column("label", "经济科目名称", width=140)]
        columns += [Column("amount", x) for x in ["合计", "人员经费", "公用经费"]]
        return self.table("一般公共预算基本支出预算表", columns, rows)

    def balance(self):
        rng = self.rng
        ordinals = "一二三四五六七八九十"
        if self.plan:
            classes = list(self.plan[0].items())
        else:
            heads = sorted(rng.sample([c for c in FUNCTION if len(c) == 3], rng.randrange(5, 11)))
            classes = [(FUNCTION[c], v) for c, v in zip(heads, self.split(self.leaf(0), len(heads)))]
        total = sum(v for _, v in classes)
        right = [(f"{ordinals[k]}、{name}", value) for k, (name, value) in enumerate(classes)]
        names = ["一般公共预算拨款收入"] + sorted(rng.sample(["事业收入", "其他收入", "上级补助收入", "附属单位上缴收入"], rng.randrange(1, 4)))
        left = [(f"{ordinals[k]}、{name}", value) for k, (name, value) in enumerate(zip(names, self.split(total, len(names))))]
        rows = []
        for k in range(max(len(left), len(right))):
            a = list(left[k]) if k < len(left) else [None, None]
            b = list(right[k]) if k < len(right) else [None, None]
            rows.append(Row(a + b))
        rows.append(Row(["收入总计", total, "支出总计", total], "total"))
        columns = [Column("label", "收入", "项目", width=140), Column("amount", "收入", "预算数", width=80),
                   Column("label", "支出", "项目", width=150), Column("amount", "支出", "预算数", width=80)]
        table = self.table(rng.choice(["收支预算总表", "部门收支总体情况表", "部门收支预算总表"]), columns, rows)
        table.facts = [("收入预算总计", total)] + [("一般公共预算拨款收入", left[0][1])]
        return table

    def three_public(self):
        values = [self.leaf(0.2) for _ in range(4)]
        car = values[1] + values[2]
        cells = [values[0] + car + values[3], values[0], car, values[1], values[2], values[3]]
        columns = [Column("amount", x, width=68) for x in ["合计", "因公出国（境）费"]]
        columns += [Column("amount", "公务用车购置及运行费", x, width=68) for x in ["小计", "公务用车购置费", "公务用车运行费"]]
        columns.append(Column("amount", "公务接待费", width=68))
        table = self.table("一般公共预算“三公”经费支出表", columns, [Row(cells)])
        table.facts = [("“三公”经费预算", cells[0])]
        return table

    def projects(self):
        rng = self.rng
        names = rng.sample(PROJECTS, rng.randrange(5, 14))
        shares = self.split(self.plan[3], len(names)) if self.plan and self.plan[3] else None
        rows = []
        for k, name in enumerate(names, 1):
            values = [shares[k - 1], 0] if shares else [self.leaf(0), self.leaf(0.6)]
            rows.append(Row([str(k), name + rng.choice(["经费", "项目", "专项经费"]), sum(values)] + values))
        sums = [sum(r.cells[k] for r in rows) for k in (2, 3, 4)]
        rows.append(Row([None, "合计"] + sums, "total"))
        columns = [Column("ordinal", "序号", width=34), Column("label", "项目名称", width=150)]
        columns += [Column("amount", x) for x in ["合计", "财政拨款", "其他资金"]]
        return self.table(rng.choice(["项目支出预算表", "一般公共预算项目支出表"]), columns, rows)

    def revenue(self):
        rng = self.rng
        groups = [("一、税收收入", rng.sample(INCOME, rng.randrange(4, 9))), ("二、非税收入", rng.sample(INCOME_OTHER, rng.randrange(2, 5)))]
        rows, tops, change = [], [], rng.random() < 0.5

        def row(head, values, *more):
            return Row([head] + values + ([values[2] - values[1]] if change else []), *more)
        for head, names in groups:
            below = [row(n, [self.leaf(0), self.leaf(0), self.leaf(0)], "body", 1) for n in names]
            tops.append(row(head, [sum(r.cells[k] for r in below) for k in (1, 2, 3)]))
            rows += [tops[-1]] + below
        rows.append(row("收入合计", [sum(t.cells[k] for t in tops) for k in (1, 2, 3)], "total"))
        columns = [Column("label", "项目", width=150)]
        columns += [Column("amount", x, width=80) for x in [f"{self.year - 1}年预算数", f"{self.year - 1}年执行数", f"{self.year}年预算数"]]
        columns += [Column("amount", "比上年执行数增减", width=80)] if change else []
        table = self.table(f"{self.year}年{self.place}一般公共预算收入预算表", columns, rows)
        table.facts = [("一般公共预算收入", rows[-1].cells[3])]
        return table

    def transfers(self):
        rng = self.rng
        rows = []
        for place in rng.sample(PLACES, rng.randrange(5, 11)):
            values = [self.leaf(0.1) for _ in range(3)]
            rows.append(Row([place + rng.choice(["乡", "镇", "街道"]), sum(values)] + values))
        rows.insert(0, Row(["合计"] + [sum(r.cells[k] for r in rows) for k in (1, 2, 3, 4)], "total"))
        columns = [Column("label", "地区", width=110)]
        columns += [Column("amount", x, width=80) for x in ["合计", "返还性支出", "一般性转移支付", "专项转移支付"]]
        return self.table(f"{self.year}年{self.place}对下转移支付预算表", columns, rows)

    KINDS = ("by_function", "by_economy", "balance", "three_public", "projects", "revenue", "transfers")

    def some(self, count):
        """Tables of different kinds; what two of them tell of the same thing agrees."""
        kinds = self.rng.sample(self.KINDS, count)
        first = [self.by_function()] if "by_function" in kinds else []
        return first + [getattr(self, k)() for k in kinds if k != "by_function"]

    # -- sentences

    def sentences(self, tables):
        """[(text with {0}, {1} …, [(words, value)])]: the amounts of tables, told."""
        rng, out = self.rng, []
        for table in tables:
            if not table.facts:
                continue
            whole, *parts = table.facts
            text = rng.choice([f"{self.year}年{whole[0]}{{0}}{{unit}}", f"{self.body}{self.year}年{whole[0]}为{{0}}{{unit}}"])
            if parts:
                text += "，其中：" + "，".join(f"{n}{{{k}}}{{unit}}" for k, (n, _) in enumerate(parts, 1))
            out.append((text + "。", [whole] + parts, table))
        return out
