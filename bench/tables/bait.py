# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages that hold no table, though parts of them look like one. Each takes a composer and fills its sheet."""
import drawings
from setting import wrap
from words import Numbers


def chart(page):
    """Axes with numbers, bars or points, a legend."""
    rng, sheet, w = page.rng, page.sheet, page.words
    page.prose(1)
    x, y, width, height = page.left + 60, page.y + 40, rng.randint(200, 330), rng.randint(120, 220)
    count, size = rng.randint(4, 9), rng.choice([7, 8, 9])
    heads = w.years(count) if rng.random() < 0.6 else [h[:8] for h in w.some("place", count)]
    ticks, step = rng.randint(4, 7), rng.choice([5, 10, 20, 50, 100, 1000])
    for k in range(ticks):
        at = y + height - height * k / (ticks - 1)
        label = f"{k * step:,}"
        sheet.say(x - 6 - sheet.measure(label, size), at + size * 0.35, label, size)
        if rng.random() < 0.8:
            sheet.edges.append((0, x, at, x + width, at))
    sheet.edges.append((0, x, y, x, y + height))
    slot = width / count
    for k, head in enumerate(heads):
        top = y + height * rng.random()
        middle = x + slot * (k + 0.5)
        sheet.say(middle - sheet.measure(head, size) / 2, y + height + size * 1.3, head, size)
        sheet.fills.append((middle - slot * 0.3, top, middle + slot * 0.3, y + height, 0.6))
        if rng.random() < 0.6:
            label = f"{rng.uniform(0, 100):.1f}"
            sheet.say(middle - sheet.measure(label, size) / 2, top - 2, label, size)
    for k, name in enumerate(w.some("group", rng.randint(1, 3))):
        at = x + width + 12, y + 14 * k
        sheet.fills.append((at[0], at[1], at[0] + 6, at[1] + 6, 0.3 + 0.2 * k))
        sheet.say(at[0] + 10, at[1] + 6, name, size)
    page.y = y + height + 30
    page.centred(("图 1 " if w.chinese else "Figure 1. ") + w.phrase(3, 6), page.size)
    page.prose(2)


def plot(page):
    """Curves between two axes with numbers, a frame, points with their values."""
    rng, sheet, w = page.rng, page.sheet, page.words
    page.prose(1)
    x, y, width, height = page.left + 50, page.y + 30, rng.randint(180, 320), rng.randint(120, 200)
    size = rng.choice([7, 8, 9])
    for axis, ticks in (("x", rng.randint(4, 9)), ("y", rng.randint(4, 7))):
        step, at = rng.choice([0.2, 0.5, 2, 10, 25, 100]), rng.choice([0, 0, 5, 1990])
        for k in range(ticks):
            label = f"{at + k * step:g}"
            if axis == "x":
                px = x + width * k / (ticks - 1)
                sheet.say(px - sheet.measure(label, size) / 2, y + height + size * 1.4, label, size)
                sheet.edges.append((0, px, y + height, px, y + height + 3))
            else:
                py = y + height - height * k / (ticks - 1)
                sheet.say(x - 5 - sheet.measure(label, size), py + size * 0.35, label, size)
                sheet.edges.append((0, x - 3, py, x, py))
    page.frame(x, y, x + width, y + height)
    for k in range(rng.randint(8, 25)):
        px, py = x + width * rng.random() * 0.95, y + 8 + (height - 12) * rng.random()
        sheet.fills.append((px, py, px + 3, py + 3, 0.2))
        if rng.random() < 0.25:
            sheet.say(px + 4, py, f"{rng.uniform(0, 40):.1f}", size)
    page.y = y + height + 30
    page.centred(("图 2 " if w.chinese else "Fig. 2. ") + w.phrase(3, 6), page.size)
    page.prose(2)


def diagram(page):
    """Boxes with words in them, joined by lines."""
    rng, sheet, w = page.rng, page.sheet, page.words
    page.prose(1)
    across, width, height = rng.randint(2, 4), 80, 30
    step = (page.right - page.left) / across
    for row in range(rng.randint(2, 4)):
        for k in range(across if row else 1):
            x = page.left + step * (k if row else (across - 1) / 2) + rng.uniform(0, step - width - 4)
            text = w.phrase(1, 2)[:10]
            page.frame(x, page.y, x + width, page.y + height)
            sheet.edges.append((0, x + width / 2, page.y + height, x + width / 2, page.y + height + 14))
            sheet.say(x + (width - sheet.measure(text, 8)) / 2, page.y + 18, text, 8)
        page.y += height + rng.randint(16, 34)
    page.prose(2)


CODE = ["for i in range({n}):", "    total += value[i] * {n}", "if total > {n}:", "    return None", "int main(void)", "{{", "    x = {n};   /* {n} */",
        "    printf(\"%d\", x);", "}}", "mov   eax, {n}", "add   ebx, eax", "struct item {{ int a[{n}]; }};", "set -e; cp a{n} b{n}", "let y = f(x, {n})",
        "    while y:  y -= {n}", "0x{n:04x}  48 8b 05  {n:02x}", "key{n} = \"value\"", "# step {n}"]


def code(page):
    """A listing, numbered or not."""
    rng, size = page.rng, page.rng.choice([7.5, 8, 9])
    page.prose(1)
    numbered, boxed = rng.random() < 0.5, rng.random() < 0.4
    top = page.y
    for k in range(rng.randint(8, 30)):
        line, x = rng.choice(CODE).format(n=rng.randint(1, 99)), page.left + 10
        if numbered:
            page.sheet.say(x, page.y + size, f"{k + 1}", size, "mono")
            x += 24
        page.sheet.say(x + size * 0.6 * (len(line) - len(line.lstrip())), page.y + size, line.lstrip(), size, "mono")
        page.y += size * 1.25
    if boxed:
        page.frame(page.left, top - 3, page.right, page.y + 3)
    page.y += 12
    page.prose(2)


def contents(page):
    """A table of contents with leaders."""
    rng, w, sheet = page.rng, page.words, page.sheet
    page.centred("目  录" if w.chinese else "Contents", 15)
    at = rng.randint(1, 9)
    dots, bracketed = rng.random() < 0.8, rng.random() < 0.25
    rule = rng.random() < 0.25
    if rule:
        sheet.edges.append((0, page.left, page.y, page.right, page.y))
    for k in range(rng.randint(8, 26)):
        deep = rng.random() < 0.5
        name = (f"{'一二三四五六七八九十'[k % 10]}、" if w.chinese else f"{k // 3 + 1}.{k % 3 + 1}  ") + w.phrase(3, 7)
        number, x = f"（{at}）" if bracketed and w.chinese else f"({at})" if bracketed else str(at), page.left + (18 if deep else 0)
        end = x + sheet.say(x, page.y + page.size, name, page.size)
        right = page.right - sheet.measure(number, page.size)
        dot = sheet.measure(".", page.size)
        if dots and right - end > 4 * dot:
            sheet.say(end + 2, page.y + page.size, "." * int((right - end - 6) / dot), page.size)
        sheet.say(right, page.y + page.size, number, page.size)
        page.y += page.size * 1.7
        at += rng.randint(0, 6)
        if not page.room(30):
            break
    if rule:
        sheet.edges.append((0, page.left, page.y + 4, page.right, page.y + 4))


def form(page):
    """Lines of a name and what it is: the head of a letter, a form."""
    rng, w = page.rng, page.words
    fields = ["申请单位", "地址", "联系人", "电话", "邮政编码", "日期", "事由", "编号"] if w.chinese else [
        "Name", "Address", "Reference", "Date", "Telephone", "Subject", "To", "From"]
    page.prose(1)
    x = page.left + rng.choice([0, 20])
    wide = max(page.sheet.measure(f, page.size) for f in fields) + rng.choice([4, 12, 30])
    apart = rng.random() < 0.5
    for name in rng.sample(fields, rng.randint(4, 8)):
        value = rng.choice([w.phrase(2, 5), f"{rng.randint(100, 999)}-{rng.randint(1000, 9999)}",
                            f"{rng.randint(1, 28)}/{rng.randint(1, 12)}/{rng.randint(1990, 2025)}"])
        colon = "：" if w.chinese else ":"
        if apart:
            page.sheet.say(x, page.y + page.size, name + colon, page.size)
            page.sheet.say(x + wide + page.size, page.y + page.size, value, page.size)
        else:
            page.sheet.say(x, page.y + page.size, f"{name}{colon}{value}" if w.chinese else f"{name}: {value}", page.size)
        if rng.random() < 0.3:
            page.sheet.edges.append((0, x + wide + page.size, page.y + page.size * 1.2, x + wide + 200, page.y + page.size * 1.2))
        page.y += page.size * 1.8
    page.y += 10
    page.prose(3)


def bibliography(page):
    """Numbered works with years and pages."""
    rng, w = page.rng, page.words
    page.centred("参考文献" if w.chinese else "References", 13)
    for k in range(rng.randint(6, 18)):
        author = f"{w.one('place')} {rng.choice('ABCDEF')}."
        text = (f"{author} {w.phrase(5, 12)}. {w.phrase(2, 3)} {rng.randint(1, 60)}({rng.randint(1, 12)}), "
                f"{rng.randint(1, 300)}–{rng.randint(301, 600)} ({rng.randint(1950, 2024)}).")
        mark = f"[{k + 1}]"
        indent = 24
        lines = wrap(text, page.right - page.left - indent, lambda t: page.sheet.measure(t, page.size))
        if not page.room(len(lines) * page.size * page.lead):
            break
        page.sheet.say(page.left, page.y + page.size, mark, page.size)
        for n, line in enumerate(lines):
            page.line(line, n + 1 == len(lines), indent)
        page.y += 3


def signatures(page):
    """The end of a letter: names, titles and lines to sign on."""
    rng, w = page.rng, page.words
    page.prose(3)
    page.y += 30
    count = rng.choice([2, 2, 3])
    step = (page.right - page.left) / count
    titles = ["负责人", "制表人", "审核人"] if w.chinese else ["Chairman", "Secretary", "Treasurer"]
    for k in range(count):
        x = page.left + k * step
        page.sheet.edges.append((0, x, page.y, x + step * 0.7, page.y))
        page.sheet.say(x, page.y + page.size * 1.3, w.one("place") if not w.chinese else titles[k] + "（签字）", page.size)
        page.sheet.say(x, page.y + page.size * 2.7, titles[k] if not w.chinese else "日期：    年  月  日", page.size)
    page.y += page.size * 4
    if rng.random() < 0.5:
        page.prose(1)


def columns_of_prose(page):
    """Two columns of running text, headings among them."""
    rng, w = page.rng, page.words
    while page.room(40) or page.next():
        if rng.random() < 0.25:
            page.sheet.say(page.left, page.y + page.size, w.phrase(2, 4), page.size, "bold")
            page.y += page.size * 1.8
        before = page.y, page.band
        page.paragraph(w.paragraph(rng.randint(2, 5)))
        if (page.y, page.band) == before:
            break


def lists(page):
    """Numbered or dotted items, some with amounts in them."""
    rng, w = page.rng, page.words
    maker = Numbers(rng, "whole", blank=0)
    page.prose(1)
    style = rng.choice(["1.", "(1)", "•", "a)"])
    for k in range(rng.randint(5, 14)):
        mark = {"1.": f"{k + 1}.", "(1)": f"({k + 1})", "•": "•", "a)": f"{'abcdefghijklmn'[k]})"}[style]
        text = w.phrase(2, 14) + (f"，{maker.one()}万元。" if w.chinese else f", {maker.one()} in all.")
        page.sheet.say(page.left, page.y + page.size, mark, page.size)
        for n, line in enumerate(wrap(text, page.right - page.left - 22, lambda t: page.sheet.measure(t, page.size))):
            page.sheet.say(page.left + 22, page.y + page.size, line, page.size)
            page.y += page.size * page.lead
    page.prose(2)


def addresses(page):
    """Blocks of addresses, two or three beside each other, or the foot of a letter."""
    rng, w = page.rng, page.words
    count = rng.choice([1, 2, 2, 3])
    step = (page.right - page.left) / count
    for _ in range(rng.randint(1, 3)):
        lines = rng.randint(3, 5)
        for k in range(count):
            street, telephone = ("{1}人民路{0}号", "电话：{}-{}") if w.chinese else ("{} {} Road", "Tel. {} {}")
            texts = [w.phrase(1, 3), street.format(rng.randint(1, 99), w.one("place")), f"{w.one('place')} {rng.randint(10000, 99999)}",
                     telephone.format(rng.randint(100, 999), rng.randint(1000, 9999)), "info@example.org"][:lines]
            for n, text in enumerate(texts):
                page.sheet.say(page.left + k * step, page.y + page.size * (1 + 1.25 * n), text, page.size)
        page.y += page.size * 1.25 * (lines + 2)
    page.prose(3)


def prose(page):
    """Running text with many numbers."""
    rng, w = page.rng, page.words
    maker = Numbers(rng, blank=0)
    for _ in range(rng.randint(3, 7)):
        parts = [w.phrase(3, 8) + (f"{maker.one()}万元" if w.chinese else f" {maker.one()}") for _ in range(rng.randint(3, 8))]
        page.paragraph(("，" if w.chinese else ", ").join(parts) + ("。" if w.chinese else "."))


KINDS = {f.__name__: f for f in (chart, plot, diagram, code, contents, form, bibliography, signatures, columns_of_prose, lists, addresses, prose)}
KINDS.update(drawings.KINDS)


def make(kind, page):
    KINDS[kind](page)
    return page.sheet
