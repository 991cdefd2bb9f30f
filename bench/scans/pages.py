#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes PDFs with ruled tables of many amounts from a seed, for bench/scans/make.py to make scans of.

usage: pages.py -o FOLDER [--first N] [--count N]

Each differs in font and size, columns, how amounts are written, how close rows are, rules, and whether every fifth row is filled.
Chromium prints them. The same numbers of pages give the same pages where the same fonts are installed.
"""
import argparse
import os
import random
import subprocess
import tempfile

ITEMS = """一般公共服务支出 教育支出 科学技术支出 社会保障和就业支出 卫生健康支出 节能环保支出 城乡社区支出 农林水支出 住房保障支出
交通运输支出 基本工资 津贴补贴 奖金 办公费 印刷费 差旅费 维修(护)费 会议费 培训费 公务接待费 劳务费 委托业务费 工会经费 行政运行
一般行政管理事务 机关服务 事业单位离退休 住房公积金 购房补贴 信息化建设 其他支出""".split()
HEADS = ["预算数", "决算数", "基本支出", "项目支出", "上年结转", "财政拨款", "事业收入", "其他收入", "小计"]
FONTS = ["WenQuanYi Zen Hei", "DejaVu Sans", "Liberation Serif", "Liberation Sans", "DejaVu Serif", "FreeSerif", "FreeSans", "Liberation Mono"]
FILLS = [None, None, "#d9d9d9", "#deeaf6"]


def amount(chance, style):
    kind = chance.random()
    if kind < 0.06:
        return "—" if style % 2 else "0.00"
    if kind < 0.10:
        return ""
    cents = chance.choice([chance.randrange(1, 100), chance.randrange(100, 10000), chance.randrange(10000, 10**6), chance.randrange(10**6, 10**9)])
    whole = f"{cents // 100:,}" if style % 3 == 0 else str(cents // 100)
    return ("-" if kind < 0.14 else "") + f"{whole}.{cents % 100:02}"


def page(number):
    chance = random.Random(f"big{number}")
    style, columns, count = chance.randrange(6), chance.randrange(3, 8), chance.randrange(22, 38)
    size = chance.choice([8, 9, 9, 10, 10, 11]) if columns < 6 else chance.choice([7.5, 8, 9])
    font, heads = chance.choice(FONTS), chance.sample(HEADS, columns)
    rows = [["科目名称"] + heads] + [[chance.choice(ITEMS)] + [amount(chance, style) for _ in range(columns)] for _ in range(count)]
    fill, height, rule = chance.choice(FILLS), chance.choice([size * 1.7, size * 2, size * 2.3]), chance.choice([0.5, 0.6, 0.8])
    body = ""
    for i, row in enumerate(rows):
        ground = f" style='background:{fill}'" if fill and i % 5 == 0 else ""
        body += f"<tr{ground}>" + "".join(f"<td{'' if j else ' class=label'}>{cell}</td>" for j, cell in enumerate(row)) + "</tr>"
    return f"""<meta charset=utf-8><style>@page {{ size: A4 {'landscape' if columns > 5 else 'portrait'}; margin: 36pt }}
* {{ -webkit-print-color-adjust: exact }} body {{ font: {size}pt '{font}', 'WenQuanYi Zen Hei' }}
table {{ border-collapse: collapse; width: 100% }} .label {{ text-align: left }}
td {{ border: {rule}pt solid black; height: {height}pt; padding: 0 3pt; line-height: 1.15; text-align: right }}</style>
<h3>{chance.choice('安平新河泰州永和')}县财政局2024年部门收支总体情况表</h3><p>单位：万元</p><table>{body}</table>"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", dest="out", required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=50)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.first, options.first + options.count):
            source = os.path.join(folder, "page.html")
            with open(source, "w", encoding="utf-8") as file:
                file.write(page(number))
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=" + folder,
                            f"--print-to-pdf={options.out}/page{number:03}.pdf", source], check=True, capture_output=True)


if __name__ == "__main__":
    main()
