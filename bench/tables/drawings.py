# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages with rules and boxes that draw no table: charts within a grid, schemes of boxes, boxed text, forms with boxes to write in.
As in bait.py, each takes a composer and fills its sheet."""


def gridded_chart(page):
    """Bars, lying or standing, or points within a frame and a grid of thin lines in one or both directions."""
    rng, sheet, w = page.rng, page.sheet, page.words
    page.prose(1)
    x, y, width, height = page.left + 70, page.y + 30, rng.randint(200, 320), rng.randint(120, 210)
    size, lying = rng.choice([6.5, 7, 8, 9]), rng.random() < 0.4
    ticks, count = rng.randint(4, 8), rng.randint(3, 9)
    step = rng.choice([1, 2, 5, 10, 20, 25, 100, 500, 1000])
    names = [n[:10] for n in w.some("place", count)] if rng.random() < 0.5 else w.years(count)
    both = rng.random() < 0.4
    page.frame(x, y, x + width, y + height)
    for k in range(ticks):
        label, share = f"{k * step:,}", k / (ticks - 1)
        if lying:
            at = x + width * share
            sheet.say(at - sheet.measure(label, size) / 2, y + height + size * 1.3, label, size)
            sheet.edges.append((0, at, y, at, y + height))
        else:
            at = y + height * (1 - share)
            sheet.say(x - 5 - sheet.measure(label, size), at + size * 0.35, label, size)
            sheet.edges.append((0, x, at, x + width, at))
    slot = (height if lying else width) / count
    for k, name in enumerate(names):
        reach, inside = rng.uniform(0.05, 0.95), rng.random() < 0.3
        value = rng.choice([f"{rng.uniform(0, 900):.1f}", f"{rng.randint(1, 9000):,}", f"{rng.randint(1, 99)}%"])
        if lying:
            at = y + slot * (k + 0.5)
            sheet.say(x - 5 - sheet.measure(name, size), at + size * 0.35, name, size)
            sheet.fills.append((x, at - slot * 0.3, x + width * reach, at + slot * 0.3, rng.choice([0.5, 0.7])))
            sheet.say(x + width * reach + (3 if not inside else -3 - sheet.measure(value, size)), at + size * 0.35, value, size)
            if both:
                sheet.edges.append((0, x, y + slot * k, x + width, y + slot * k))
        else:
            at = x + slot * (k + 0.5)
            sheet.say(at - sheet.measure(name, size) / 2, y + height + size * 1.3, name, size)
            sheet.fills.append((at - slot * 0.3, y + height * (1 - reach), at + slot * 0.3, y + height, rng.choice([0.5, 0.7])))
            sheet.say(at - sheet.measure(value, size) / 2, y + height * (1 - reach) + (-2 if not inside else size * 1.1), value, size)
            if both:
                sheet.edges.append((0, x + slot * k, y, x + slot * k, y + height))
    if rng.random() < 0.5:  # a legend in its own frame
        at, lines = y + 4, w.some("group", rng.randint(2, 3))
        page.frame(x + width - 76, at, x + width - 4, at + size * 1.4 * len(lines) + 4)
        for k, name in enumerate(lines):
            sheet.fills.append((x + width - 72, at + 4 + size * 1.4 * k, x + width - 66, at + 9 + size * 1.4 * k, 0.3 + 0.2 * k))
            sheet.say(x + width - 62, at + size + 2 + size * 1.4 * k, name[:9], size)
    page.y = y + height + 30
    page.centred(("图 3 " if w.chinese else "Figure 3. ") + w.phrase(3, 6), page.size)
    page.prose(2)


def scheme(page):
    """A tree of boxes: trunks and branches, boxes of one line or several, some of two compartments."""
    rng, sheet, w = page.rng, page.sheet, page.words
    page.prose(1)
    levels, size = rng.randint(2, 4), rng.choice([7, 8, 9])
    above = None
    for level in range(levels):
        across = 1 if level == 0 else rng.randint(2, 5)
        step = (page.right - page.left) / across
        lines = rng.randint(1, 3)
        height = size * 1.4 * lines + 8
        width = step * rng.uniform(0.5, 0.85)
        middles = [page.left + step * (k + 0.5) for k in range(across)]
        if above:
            trunk = page.y - 10
            sheet.edges.append((0, middles[0], trunk, middles[-1], trunk))
            sheet.edges.append((0, above[0], above[1], above[0], trunk))
            sheet.edges.extend((0, m, trunk, m, page.y) for m in middles)
        for m in middles:
            page.frame(m - width / 2, page.y, m + width / 2, page.y + height)
            for k in range(lines):
                text = w.phrase(1, 2)
                while text and sheet.measure(text, size) > width - 4:
                    text = text[:-1]
                sheet.say(m - sheet.measure(text, size) / 2, page.y + size * 1.4 * (k + 1), text, size)
            if lines > 1 and rng.random() < 0.3:
                sheet.edges.append((0, m - width / 2, page.y + size * 1.4 + 4, m + width / 2, page.y + size * 1.4 + 4))
        above = middles[across // 2], page.y + height
        page.y += height + rng.randint(18, 34)
    page.y += 6
    page.centred(("图 4 " if w.chinese else "Scheme 4. ") + w.phrase(3, 6), page.size)
    page.prose(2)


def boxed_text(page):
    """Paragraphs in a frame, with a bar for its title or not, or two of them side by side."""
    rng, w = page.rng, page.words
    page.prose(1)
    for _ in range(rng.randint(1, 2)):
        top = page.y
        if rng.random() < 0.5:
            page.y += 4
            page.centred(w.phrase(2, 4), page.size + 1)
            page.sheet.edges.append((0, page.left - 5, page.y, page.right + 5, page.y))
            page.y += 3
        for _ in range(rng.randint(1, 3)):
            page.paragraph(w.paragraph(rng.randint(1, 3)))
        page.frame(page.left - 5, top, page.right + 5, page.y + 4)
        if rng.random() < 0.3:
            page.frame(page.left - 8, top - 3, page.right + 8, page.y + 7)
        page.y += 20
    page.prose(1)


def boxes_to_fill(page):
    """A form: labels before boxes for letters and long boxes."""
    rng, sheet, w = page.rng, page.sheet, page.words
    page.centred(("登记表" if w.chinese else "Entry form"), 14)
    names = ["姓名", "证件号码", "通讯地址", "联系电话", "开户行", "账号"] if w.chinese else [
        "Surname", "Card number", "Street", "Telephone", "Bank", "Account"]
    size = page.size
    for name in rng.sample(names, rng.randint(3, 6)):
        sheet.say(page.left, page.y + size + 3, name, size)
        kind, x = rng.choice(["letters", "long"]), page.left + 80
        if kind == "letters":
            for k in range(rng.randint(5, 16)):
                page.frame(x + 16 * k, page.y, x + 16 * k + (16 if rng.random() < 0.9 else 14), page.y + 16)
        else:
            page.frame(x, page.y, page.right, page.y + 16)
        page.y += rng.choice([22, 26, 30])
    page.prose(2)


def notice(page):
    """The head and the foot of an official letter: heavy rules, a number, who gets copies, who printed it."""
    rng, sheet, w = page.rng, page.sheet, page.words
    page.centred(w.one("place") + ("文件" if w.chinese else " Council"), 20)
    sheet.say(page.left, page.y + page.size, f"〔{rng.randint(2010, 2025)}〕{rng.randint(1, 99)}号" if w.chinese else f"Ref. {rng.randint(1, 999)}", page.size)
    if rng.random() < 0.5:
        text = ("签发人：" if w.chinese else "Signed: ") + w.one("place")
        sheet.say(page.right - sheet.measure(text, page.size), page.y + page.size, text, page.size)
    page.y += page.size * 1.8
    sheet.edges.append((0, page.left, page.y, page.right, page.y))
    page.y += 16
    page.centred(w.phrase(3, 6), 14)
    page.prose(4)
    page.y += 20
    rules = [page.y]
    for text in ([("抄送：" if w.chinese else "Copies: ") + w.phrase(3, 8)] if rng.random() < 0.7 else []):
        sheet.say(page.left + 6, page.y + page.size + 3, text, page.size)
        page.y += page.size * 1.8
        rules.append(page.y)
    left = w.one("place") + ("办公室" if w.chinese else " Office")
    right = f"{rng.randint(2010, 2025)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日印发" if w.chinese else f"{rng.randint(1, 28)} May {rng.randint(2010, 2025)}"
    sheet.say(page.left + 6, page.y + page.size + 3, left, page.size)
    sheet.say(page.right - 6 - sheet.measure(right, page.size), page.y + page.size + 3, right, page.size)
    page.y += page.size * 1.8
    for at in rules + [page.y]:
        sheet.edges.append((0, page.left, at, page.right, at))
    if rng.random() < 0.5:
        number = f"— {rng.randint(1, 99)} —"
        sheet.say(page.right - 20 - sheet.measure(number, page.size), page.y + page.size * rng.uniform(1.2, 3), number, page.size)


def times(page):
    """A line of time: marks with years below and what happened above or beside them."""
    rng, sheet, w = page.rng, page.sheet, page.words
    page.prose(1)
    count, size = rng.randint(4, 8), rng.choice([7, 8, 9])
    step, y = (page.right - page.left) / count, page.y + 60
    sheet.edges.append((0, page.left, y, page.right, y))
    for k, year in enumerate(w.years(count)):
        x = page.left + step * (k + 0.5)
        sheet.edges.append((0, x, y - 4, x, y + 4))
        sheet.say(x - sheet.measure(year, size) / 2, y + size * 1.6, year, size)
        for n in range(rng.randint(0, 2)):
            text = w.phrase(1, 2)
            while sheet.measure(text, size) > step - 4:
                text = text[:-1]
            sheet.say(x - sheet.measure(text, size) / 2, y - 10 - size * 1.3 * n, text, size)
    page.y = y + 40
    page.prose(2)
    # notes below a short rule
    page.y += 10
    sheet.edges.append((0, page.left, page.y, page.left + 120, page.y))
    page.y += 3
    for k in range(rng.randint(1, 4)):
        sheet.say(page.left, page.y + 8, str(k + 1), 6)
        sheet.say(page.left + 8, page.y + 9, w.phrase(5, 9), 8)
        page.y += 11


def index(page):
    """An index of words with the numbers of their pages."""
    rng, w = page.rng, page.words
    page.centred("索引" if w.chinese else "Index", 13)
    while page.room(30) or page.next():
        name = w.one(rng.choice(["place", "group"]))
        numbers = ", ".join(str(n) for n in sorted(rng.sample(range(1, 400), rng.randint(1, 4))))
        if rng.random() < 0.5:
            page.sheet.say(page.left, page.y + page.size, f"{name}, {numbers}", page.size)
        else:
            end = page.sheet.say(page.left, page.y + page.size, name, page.size)
            page.sheet.say(page.left + end + page.size, page.y + page.size, numbers, page.size)
        page.y += page.size * 1.3


def formulas(page):
    """Formulas in a line of their own, with numbers at the right, amid text."""
    rng, sheet, w = page.rng, page.sheet, page.words
    for k in range(rng.randint(3, 6)):
        page.prose(1)
        letters = [rng.choice("abcxyzuvw") for _ in range(rng.randint(3, 6))]
        text = f" {rng.choice('+-')} ".join(f"{rng.randint(2, 99)}{c}" for c in letters) + f" = {rng.randint(1, 999)}"
        mark = f"({k + 1})"
        sheet.say((page.left + page.right - sheet.measure(text, page.size)) / 2, page.y + page.size, text, page.size)
        sheet.say(page.right - sheet.measure(mark, page.size), page.y + page.size, mark, page.size)
        page.y += page.size * 2


KINDS = {f.__name__: f for f in (gridded_chart, scheme, boxed_text, boxes_to_fill, notice, times, index, formulas)}
