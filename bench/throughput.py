#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""throughput.py [--documents N] [--keep FOLDER] GONGKAI...: what a small document costs `gongkai batch`, for one build or several in turn.

Makes N (10000) PDFs of one or two pages, each another: titles, rows, columns and numbers differ, a tenth are in English, some hold prose
beside the table, one in a hundred is damaged. Then each GONGKAI reads them with -j1 and with -j2. The processor time that is told counts on a
busy machine too; that by the clock only where nothing else runs (the load is told as well).
"""
import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "support"))
import make_pdf  # noqa: E402

ITEMS = ["一般公共服务支出", "教育支出", "科学技术支出", "社会保障和就业支出", "卫生健康支出", "节能环保支出", "城乡社区支出", "农林水支出", "住房保障支出", "其他支出"]
ENGLISH = ["Wages", "Goods and services", "Transfers", "Capital outlay", "Interest", "Grants", "Pensions", "Other"]
PLACES = "安平东林新河泰州永和长清海宁"


def amounts(chance, count):
    cents = [chance.randrange(100, 9999999) for _ in range(count)]
    return [f"{c // 100}.{c % 100:02}" for c in cents + [sum(cents)]]


def page(chance, number):
    year, place = 2015 + number % 10, "".join(chance.sample(PLACES, 2))
    english = number % 10 == 9
    rows = chance.sample(ENGLISH if english else ITEMS, chance.randrange(3, 8)) + ["Total" if english else "合计"]
    first, second = amounts(chance, len(rows) - 1), amounts(chance, len(rows) - 1)
    head = ["Item", "Budget", "Outturn"] if english else ["项目", "基本支出", "项目支出"]
    title = f"Budget of {year}, unit {number}" if english else f"{place}县财政局{year}年部门预算公开"
    out = make_pdf.text(60, 60, title, 16) + make_pdf.text(60, 100, "Amounts in thousands" if english else "单位：万元")
    out += make_pdf.table(60, 120, [220, 100, 100], [head] + [list(row) for row in zip(rows, first, second)], height=18)
    if number % 3 == 0:
        out += make_pdf.text(60, 420, f"{year}年一般公共预算支出{first[-1]}万元，比上年增加{second[0]}万元。")
    return out


def document(number):
    chance = random.Random(number)
    data = make_pdf.pdf([page(chance, number) for _ in range(1 + number % 2)]) + b"%% %d\n" % number
    return data[:len(data) // 2] if number % 100 == 57 else data


def make(folder, count):
    for number in range(count):
        path = os.path.join(folder, f"{number % 100:02}", f"{number:05}.pdf")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(document(number))


def measure(program, inputs, jobs):
    """(seconds by the clock, of processor time) for a whole run."""
    with tempfile.TemporaryDirectory() as out:
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        result = subprocess.run([program, "batch", "--quiet", "-j", str(jobs), "-o", out, inputs], check=False)
        seconds, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert result.returncode in (0, 3), result.returncode
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=10000)
    parser.add_argument("--keep")
    parser.add_argument("programs", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        inputs = options.keep or folder
        if not os.path.isdir(inputs) or not os.listdir(inputs):
            make(inputs, options.documents)
        for program in options.programs:
            for jobs in (1, 2):
                seconds, processor = measure(program, inputs, jobs)
                print(f"{program} -j{jobs}: {seconds:.1f} s, {options.documents / seconds:.0f} a second; "
                      f"{1000 * processor / options.documents:.2f} ms of processor time each; load {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()
