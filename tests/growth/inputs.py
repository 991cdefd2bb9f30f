# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages in the grammar of extract/text/text_source.c that grow in one direction: INPUTS[name](n) is their text."""


def cell(x, y, text, more=""):
    return f'text {x} {y} 9 "{text}" {more}\n'


def table(x, y, rows, columns, first=0, title=None, width=60, unit=True):
    """A ruled table with a header, `rows` rows of a name and amounts, and a caption above it."""
    out = ""
    if title:
        out += f'text {x + 60} {y - 24} 14 "{title}"\n'
    if unit:
        out += f'text {x + 150} {y - 6} 9 "单位：万元"\n'
    out += (f"grid {x} {y} cols 120,{','.join([str(width)] * (columns - 1))} "
            f"rows {','.join(['18'] * (rows + 1))}\n")
    heads = ["项目", "合计", "基本支出", "项目支出", "人员经费", "公用经费"]
    for r in range(rows + 1):
        for c in range(columns):
            left = x + (120 + (c - 1) * width if c else 0) + 3
            if r == 0:
                text = heads[c] if c < len(heads) else f"第{c}列"
            elif c == 0:
                text = f"事务支出第{first + r}"
            else:
                text = f"{(first + r) * 7 + c}.{(r * 3 + c) % 100:02d}"
            out += cell(left, y + r * 18 + 13, text)
    return out


def pages(n):
    return "".join(f"page 595 842\n" + f'text 200 60 16 "{i}年度第{i}号预算公开"\n'
                   + "".join(f'text 60 {90 + 16 * k} 10 "这里说明第{i}页第{k}行的情况，单位职责是服务群众。"\n' for k in range(8))
                   + table(60, 280, 8, 4, i * 8, f"表{i} 支出总表") + f'text 290 820 9 "{i}"\n' for i in range(1, n + 1))


def rows_over_pages(n):
    """One table that goes on over pages."""
    out = ""
    for i in range(n):
        out += "page 595 842\n"
        out += table(60, 80, 36, 5, i * 36, "支出总表" if i == 0 else None, unit=i == 0)
    return out


def rows(n):
    return f"page 595 {18 * n + 300}\n" + table(60, 100, n, 4, 0, "支出总表")


def unruled_rows(n):
    out = f"page 595 {18 * n + 300}\n" + 'text 200 60 14 "支出总表"\ntext 400 80 9 "单位：万元"\n'
    for c, head in enumerate(["项目", "合计", "基本支出", "项目支出"]):
        out += cell(60 + c * 110, 100, head)
    for r in range(n):
        out += cell(60, 118 + 18 * r, f"事务支出第{r}")
        for c in range(1, 4):
            out += cell(60 + c * 110, 118 + 18 * r, f"{r * 7 + c}.{r % 100:02d}")
    return out


def columns(n):
    return f"page {n * 60 + 300} 842\n" + table(60, 100, 4, n, 0, "支出总表")


def glyphs(n):
    return f"page 595 {16 * n + 200}\n" + "".join(
        f'text 60 {60 + 16 * k} 10 "本部门主要职责是贯彻落实有关方针政策第{k}条并组织实施。"\n' for k in range(n))


def glyphs_in_a_line(n):
    return f"page {n * 100 + 200} 842\n" + "".join(
        f'text {60 + 100 * k} 100 10 "贯彻落实方针{k}"\n' for k in range(n))


def columns_of_text(n):
    return f"page {n * 120 + 200} 842\n" + "".join(
        f'text {60 + 120 * k} {100 + 14 * j} 10 "贯彻落实方针{k}条"\n' for k in range(n) for j in range(6))


def marks(n):
    return f"page 595 {4 * n + 200}\n" + "".join(f"rule 60 {60 + 4 * k} {200 + k % 7 * 30} {60 + 4 * k}\n" for k in range(n)) \
        + 'text 60 40 10 "说明"\n'


def marks_crossing(n):
    return f"page {4 * n + 200} 842\n" + "".join(f"rule {60 + 4 * k} 60 {60 + 4 * k} 400\n" for k in range(n)) \
        + "".join(f"rule 60 {60 + k} {4 * n} {60 + k}\n" for k in range(0, 340, 40)) + 'text 60 40 10 "说明"\n'


def fills(n):
    return f"page 595 {10 * n + 200}\n" + "".join(
        f"fill 60 {60 + 10 * k} {300 + k % 5} {69 + 10 * k} color e0e0e0\n" for k in range(n)) + 'text 60 40 10 "说明"\n'


def images(n):
    return f"page 595 {3 * n + 200}\n" + "".join(f"image 60 {60 + 3 * k} 160 {62 + 3 * k}\n" for k in range(n)) \
        + 'text 60 40 10 "说明"\n'


def unread(n):
    return f"page 595 {12 * n + 200}\n" + "".join(
        f"unread {60 + k % 3 * 100} {60 + 12 * k} {75 + k % 3 * 100} {70 + 12 * k} 9 outline\n" for k in range(n)) \
        + 'text 60 40 10 "说明"\n'


def unread_in_table(n):
    return f"page 595 {18 * n + 300}\n" + table(60, 100, n, 4, 0, "支出总表") + "".join(
        f"unread {470 + k % 3 * 10} {120 + 18 * k} {480 + k % 3 * 10} {130 + 18 * k} 9 outline\n" for k in range(n)) \
        + "".join(f"unread 150 {120 + 18 * k} 160 {130 + 18 * k} 9 outline\n" for k in range(n))


def on_pages(lines, step=16):
    out, per = "", 44
    for i in range(0, len(lines), per):
        out += "page 595 842\n" + "".join(
            f'text {80 if line.startswith("　") else 60} {60 + step * k} 10 "{line.strip("　")}"\n'
            for k, line in enumerate(lines[i:i + per]))
    return out


def paragraphs(n):
    return on_pages([f"　第{k}段说明本单位情况，工作正常开展。" for k in range(n)])


def headings(n):
    numbers = "一二三四五六七八九十"
    return on_pages([f"　{numbers[k % 10]}、关于第{k}项工作的说明" if k % 2 == 0 else f"　本单位第{k}项工作正常开展。"
                     for k in range(n)])


def statements(n):
    return on_pages([f"　{k + 1}.2023年第{k}项支出{k * 3 + 100}.{k % 100:02d}万元，比上年增加{k + 1}.5万元。" for k in range(n)])


def statements_in_a_paragraph(n):
    return on_pages(["　2023年支出情况如下："] + [f"第{k}项支出{k * 3 + 100}.{k % 100:02d}万元，其中项目{k + 1}.5万元；" for k in range(n)])


def numerals(n):
    return on_pages(["一" * 45 for _ in range(n)])


def digits(n):
    return on_pages(["1" * 90 for _ in range(n)])


def years(n):
    return on_pages(["2023年" * 12 for _ in range(n)])


def dates(n):
    return on_pages(["二〇二三年一月一日" * 5 for _ in range(n)])


def brackets(n):
    return on_pages(["（（（（《《《《“" * 5 for _ in range(n)])


def one_letter(n):
    return on_pages(["的" * 45 for _ in range(n)])


def amounts_in_prose(n):
    return on_pages(["100.5万元" * 8 for _ in range(n)])


def tables_on_a_page(n):
    return f"page 595 {130 * n + 300}\n" + "".join(table(60, 130 + 130 * k, 3, 4, k * 3, f"第{k}表支出表") for k in range(n))


def boxes_on_a_page(n):
    return f"page 595 {40 * n + 300}\n" + "".join(
        f"rect 60 {60 + 40 * k} 400 {90 + 40 * k}\n" + f'text 70 {80 + 40 * k} 10 "说明第{k}项"\n' for k in range(n))


def equal_titles(n):
    return "".join("page 595 842\n" + table(60, 100, 3, 4, 0, "支出总表") + table(60, 300, 3, 4, 0, "支出总表") for k in range(n))


def sums(n):
    """Totals over groups: many checks."""
    out = ""
    for i in range(n):
        out += "page 595 842\n" + f'text 200 60 14 "支出决算表"\ntext 400 80 9 "单位：万元"\n'
        out += "grid 60 90 cols 60,140,80,80,80 rows " + ",".join(["18"] * 31) + "\n"
        for c, (x, head) in enumerate(zip([63, 123, 263, 343, 423], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"])):
            out += cell(x, 103, head)
        for r in range(1, 31):
            code = f"{201 + r // 10 + 3 * i}" if r % 10 == 1 else f"{201 + r // 10 + 3 * i}{r % 10:02d}"
            a, b = (36, 54) if r % 10 == 1 else (4, 6)
            for x, text in zip([63, 123, 263, 343, 423], [code, f"事务{r}", f"{a + b}.00", f"{a}.00", f"{b}.00"]):
                out += cell(x, 103 + 18 * r, text)
    return out


def wrong_sums(n):
    """The same with amounts that don't add up: many diagnostics."""
    return sums(n).replace('"54.00"', '"55.00"')


def glossary(n):
    return on_pages(["　名词解释"] + [f"　{k + 1}.第{k}类收入：指单位取得的第{k}类资金。" for k in range(n)])


def contents(n):
    lines = ["　目录"] + [f"　第{k}部分 情况说明{'…' * 8}{k // 40 + 2}" for k in range(n)]
    return on_pages(lines) + on_pages([f"　第{k}部分 情况说明" for k in range(n)])


def units(n):
    return on_pages(["　本部门下属单位包括："] + [f"　{k + 1}.某市第{k}中心小学" for k in range(n)])


def rules_twice(n):
    """Every rule drawn twice, a point apart, with an area behind every cell."""
    out = f"page 330 {n * 12 + 20}\n"
    for r in range(n):
        for c in range(10):
            x, y = 10 + 30 * c, 10 + 12 * r
            out += f'fill {x} {y} {x + 30} {y + 12} color eeeeee\ntext {x + 2} {y + 9} 8 "{(r * 7 + c) % 1000}"\n'
            out += "".join(f"rect {x + d} {y + d} {x + 30 + d} {y + 12 + d}\n" for d in (0, 0.8))
    return out


def spans_in_spans(n):
    """Blocks in which each row has twice as many cells as the one above, beside a cell that spans them all."""
    out = f"page 760 {n * 60 + 20}\n"
    for b in range(n):
        y = 10 + 60 * b
        out += f'rect 10 {y} 90 {y + 60}\ntext 12 {y + 30} 8 "{b}"\n'
        for r in range(5):
            for c in range(1 << r):
                x, width = 90 + 640 / (1 << r) * c, 640 / (1 << r)
                out += f"rect {x:.0f} {y + 12 * r} {x + width:.0f} {y + 12 * r + 12}\n"
                out += f'text {x + 2:.0f} {y + 12 * r + 9} 8 "{r * 31 + c}"\n'
    return out


def halves_of_a_wide_table(n):
    """A table whose columns stand on two pages each."""
    halves = [[["科目", "合计", "基本"], ["工资", "1.00", "2.00"], ["津贴", "3.00", "4.00"], ["奖金", "5.00", "6.00"]],
              [["项目", "经营", "上缴"], ["1.00", "2.00", "3.00"], ["4.00", "5.00", "6.00"], ["7.00", "8.00", "9.00"]]]
    out = ""
    for i in range(2 * n):
        out += "page 595 842\ngrid 50 60 cols 100,100,100 rows 20,20,20,20\n"
        out += "".join(cell(53 + 100 * c, 74 + 20 * r, text) for r, row in enumerate(halves[i % 2]) for c, text in enumerate(row))
    return out


INPUTS = {name: value for name, value in list(globals().items())
          if callable(value) and name not in ("cell", "table", "on_pages")}
# What n is first, where it is not 25; it is doubled twice.
FIRST = {"pages": 6, "rules_twice": 30, "spans_in_spans": 12, "halves_of_a_wide_table": 12, "rows_over_pages": 3, "equal_titles": 16, "sums": 3, "wrong_sums": 3, "columns": 12, "columns_of_text": 10,
         "tables_on_a_page": 8, "marks": 1000, "marks_crossing": 500, "fills": 500, "images": 1000, "unread": 1000,
         "boxes_on_a_page": 40, "rows": 40, "unruled_rows": 40}
# Those of every test run: each has shown growth faster than it should, or is most of what documents are made of.
FEW = ["rows_over_pages", "unruled_rows", "digits", "statements", "tables_on_a_page", "marks_crossing"]
