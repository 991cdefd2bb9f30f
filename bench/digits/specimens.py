# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers as a scanner sees them: rendered with fonts, then blurred, thinned, noised, compressed, with the truth.

A specimen is made from its seed alone: the same seed and fonts give the same pixels.
"""
import glob
import io
import os
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SIGNS = "0123456789.,-%+()#"
# Characters that are drawn for a sign.
FORMS = {"-": "--\u2212\u2013\u2014\uff0d", "(": "((\uff08", ")": "))\uff09"}
# What is no sign of numbers. Letters that look like digits are left out.
OTHERS = "ACDEFHKMNPRTVWXYaefhkmnrtuvwxy/=*:&￥元万合计年月日财政支出收入项目资金预算公共事业单位名称备注其中基本人员经费"
FINE = 3  # pixels of the drawing per pixel of the scan

# Fonts of Debian, by the name of their file; a number chooses one of a collection. Fonts alike to those of office
# documents count more than once.
FONTS = {
    "uming.ttc": 5, "ukai.ttc": 2, "gbsn00lp.ttf": 3, "gkai00mp.ttf": 1, "bsmi00lp.ttf": 2, "bkai00mp.ttf": 1,
    "cwfs.ttf": 3, "cwming.ttf": 2, "cwkai.ttf": 2, "cwheib.ttf": 2, "cwyen.ttf": 1, "wqy-zenhei.ttc": 3,
    "wqy-microhei.ttc": 2, "NotoSansCJK-Regular.ttc": 4, "NotoSansCJK-Bold.ttc": 2, "NotoSerifCJK-Regular.ttc": 3,
    "NotoSerifCJK-Bold.ttc": 1, "ipam.ttf": 2, "ipag.ttf": 2, "ipamp.ttf": 1, "ipagp.ttf": 1,
    "LiberationSerif-Regular.ttf": 6, "LiberationSerif-Bold.ttf": 3,
    "LiberationSerif-Italic.ttf": 1, "LiberationSans-Regular.ttf": 6, "LiberationSans-Bold.ttf": 3,
    "LiberationSans-Italic.ttf": 1, "LiberationSansNarrow-Regular.ttf": 2, "LiberationSansNarrow-Bold.ttf": 1,
    "LiberationMono-Regular.ttf": 2, "LiberationMono-Bold.ttf": 1, "DejaVuSans.ttf": 2, "DejaVuSans-Bold.ttf": 1,
    "DejaVuSerif.ttf": 1, "DejaVuSansCondensed.ttf": 1, "DejaVuSansMono.ttf": 1, "Carlito-Regular.ttf": 5,
    "Carlito-Bold.ttf": 2, "Carlito-Italic.ttf": 1, "Caladea-Regular.ttf": 3, "Caladea-Bold.ttf": 1,
    "texgyretermes-regular.otf": 3, "texgyretermes-bold.otf": 1, "texgyretermes-italic.otf": 1,
    "texgyreheros-regular.otf": 2, "texgyreheros-bold.otf": 1, "texgyreheroscn-regular.otf": 1,
    "texgyrepagella-regular.otf": 2, "texgyrepagella-bold.otf": 1, "texgyrebonum-regular.otf": 1,
    "texgyreschola-regular.otf": 2, "texgyreschola-bold.otf": 1, "texgyrecursor-regular.otf": 1,
    "texgyreadventor-regular.otf": 1, "FreeSerif.ttf": 2, "FreeSans.ttf": 2, "FreeMono.ttf": 1, "FreeSerifBold.ttf": 1,
    "Roboto-Regular.ttf": 2, "Roboto-Light.ttf": 1, "Roboto-Bold.ttf": 1, "RobotoCondensed-Regular.ttf": 1,
    "OpenSans-Regular.ttf": 2, "OpenSans-Semibold.ttf": 1, "OpenSans-Light.ttf": 1, "Lato-Regular.ttf": 1, "Lato-Bold.ttf": 1,
    "LinLibertine_R.otf": 1, "cmr10.ttf": 1, "NimbusRoman-Regular.otf": 2, "NimbusSans-Regular.otf": 2,
    "C059-Roman.otf": 1, "P052-Roman.otf": 1, "URWBookman-Light.otf": 1,
}
# Not trained with: of different families, some of them the kind that office documents use.
WITHHELD = ("gbsn00lp.ttf", "cwfs.ttf", "ipam.ttf", "NotoSerifCJK-Regular.ttc", "Caladea-Regular.ttf", "OpenSans-Regular.ttf",
            "texgyretermes-bold.otf", "FreeSerif.ttf", "texgyreschola-regular.otf", "RobotoCondensed-Regular.ttf",
            "LiberationSansNarrow-Regular.ttf", "bsmi00lp.ttf", "cwyen.ttf", "texgyreheros-regular.otf")


def find_fonts(folders):
    """{name: path} of those of FONTS that are below the folders."""
    found = {}
    for folder in folders:
        for path in sorted(glob.glob(f"{folder}/**/*", recursive=True)):
            if os.path.basename(path) in FONTS and has(path, "5"):
                found.setdefault(os.path.basename(path), path)
    return found


_loaded = {}


def load(path, size):
    if (path, size) not in _loaded:
        if len(_loaded) > 400:
            _loaded.clear()
        _loaded[path, size] = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    return _loaded[path, size]


def digit_height(font):
    box = font.getmask("5").getbbox()
    return box[3] - box[1] if box else 0


def number(rng):
    """A number as documents print it, in signs."""
    digits = "".join(str(d) for d in rng.integers(0, 10, rng.integers(1, 10)))
    if rng.random() < .25:  # equal and round digits are common, and blank forms are full of 0.00
        digits = str(rng.integers(0, 10)) * len(digits) if rng.random() < .5 else digits[:1] + "0" * (len(digits) - 1)
    if rng.random() < .6:
        text = f"{int(digits):,}"
    else:
        text = digits
    places = rng.choice([0, 1, 2, 2, 2, 2, 3, 4], p=[.2, .06, .15, .15, .15, .15, .07, .07])
    if places:
        text += "." + "".join(str(d) for d in rng.integers(0, 10, places))
    shape = rng.random()
    if shape < .14:
        text = "-" + text
    elif shape < .3:
        text = ("-" if shape < .18 else "") + text + "%"
    elif shape < .35:
        text = "(" + text + ")"
    elif shape < .38:
        text = "+" + text
    return text


def with_others(rng, text):
    """Some of what is no sign, before, behind or instead of it."""
    other = "".join(rng.choice(list(OTHERS), rng.integers(1, 5)))
    return [other, text + other, other + text, text[:2] + other][rng.integers(0, 4)]


def has(path, character):
    """Whether the font has it: what it draws is not what it draws for an unassigned character."""
    font = load(path, 40)
    mask = font.getmask(character, mode="L")
    return mask.getbbox() is not None and bytes(mask) != bytes(font.getmask("\U0010fffd", mode="L"))


def draw(rng, path, text, height):
    """(ink 0..1 at FINE times the size, boxes of the glyphs there, signs)"""
    size = 100
    tall = digit_height(load(path, size))
    font = load(path, max(8, round(size * height * FINE / max(tall, 1))))
    glyphs, x = [], 0.
    spread = rng.normal(0, .012) + (rng.uniform(0, .12) if rng.random() < .12 else 0)
    for character in text:
        form = str(rng.choice(list(FORMS[character]))) if character in FORMS else character
        if form not in SIGNS and not has(path, form):
            form = character if character in SIGNS else None
        if form:
            glyphs.append((form, x, character if character in SIGNS else "#"))
            x += font.getlength(form) + spread * height * FINE
    pad = int(height * FINE)
    image = Image.new("L", (int(x) + 2 * pad, int(2.5 * height * FINE)))
    pen, boxes = ImageDraw.Draw(image), []
    base = int(1.65 * height * FINE)
    for form, at, sign in glyphs:
        place = (pad + round(at), base)
        pen.text(place, form, font=font, fill=255, anchor="ls")
        box = pen.textbbox(place, form, font=font, anchor="ls")
        mask, offset = font.getmask2(form, mode="L", anchor="ls")
        ink = mask.getbbox()
        if ink:
            box = (place[0] + offset[0] + ink[0], place[1] + offset[1] + ink[1], place[0] + offset[0] + ink[2], place[1] + offset[1] + ink[3])
            boxes.append((box, sign))
    return image, boxes


def move(rng, image, boxes):
    """Turned a little, slanted, narrowed; the boxes with it."""
    angle, shear, wide = rng.normal(0, .006), rng.normal(0, .02), rng.uniform(.8, 1.1)
    width, height = image.size
    # to the new picture: x' = wide * x + shear * (y - middle), y' = y + angle * x'
    middle = height * .6
    forward = lambda x, y: (wide * x + shear * (y - middle), y + angle * (wide * x - width / 2))  # noqa: E731
    out = (int(width * wide) + 4, height)
    # the way back, as PIL wants it
    a = np.array([[wide, shear, -shear * middle], [angle * wide, 1, -angle * width / 2], [0, 0, 1]])
    back = np.linalg.inv(a)
    moved = image.transform(out, Image.AFFINE, tuple(back[:2].ravel()), Image.BILINEAR)
    turned = []
    for (x0, y0, x1, y1), sign in boxes:
        corners = [forward(x, y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        mid0, mid1 = (corners[0][0] + corners[3][0]) / 2, (corners[1][0] + corners[2][0]) / 2
        top, foot = (corners[0][1] + corners[1][1]) / 2, (corners[2][1] + corners[3][1]) / 2
        turned.append(((mid0, top, mid1, foot), sign))
    return moved, turned


def weigh(rng, image, height):
    """Thinner or thicker strokes."""
    way = rng.random()
    if way < .15:
        return image.filter(ImageFilter.MinFilter(3))
    if way < .3:
        return image.filter(ImageFilter.MaxFilter(3))
    if way < .36 and height > 20:
        return image.filter(ImageFilter.MaxFilter(5))
    return image


def spoil(rng, gray, height, hard):
    """gray: 0 ink … 255 paper, floats; as a scan has it. `hard`: bilevel may be."""
    ink = 255 - gray
    ink *= rng.uniform(.5, 1)
    if rng.random() < .2:  # weak toner in places
        h, w = ink.shape
        coarse = Image.fromarray(rng.random((max(2, h // 8), max(2, w // 8))).astype(np.float32)).resize((w, h), Image.BILINEAR)
        ink *= 1 - rng.uniform(.1, .5) * np.asarray(coarse)
    paper = rng.uniform(225, 255)
    if rng.random() < .15:  # what the red of a seal leaves
        h, w = ink.shape
        blot = Image.new("L", (w, h))
        pen = ImageDraw.Draw(blot)
        for _ in range(rng.integers(1, 4)):
            r = rng.uniform(1, 6) * height
            x, y = rng.uniform(-r, w + r), rng.uniform(-r, h + r)
            pen.arc((x - r, y - r, x + r, y + r), 0, 360, fill=int(rng.uniform(5, 45)), width=max(1, int(height * rng.uniform(.1, .5))))
        ink += np.asarray(blot, np.float32)
    picture = Image.fromarray(np.clip(paper - ink, 0, 255).astype(np.uint8))
    picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(.2, .95) * max(.8, height / 22)))
    gray = np.asarray(picture, np.float32) + rng.normal(0, rng.uniform(.5, 11), picture.size[::-1]).astype(np.float32)
    dust = rng.random(gray.shape) < 1e-4 * rng.uniform(0, 3)
    gray[dust] = rng.uniform(0, 150)
    if hard and rng.random() < .18:
        gray = np.where(gray > rng.uniform(110, 185), 255., 0.)
    gray = np.clip(gray, 0, 255).astype(np.uint8)
    if rng.random() < .5:
        file = io.BytesIO()
        Image.fromarray(gray).save(file, "JPEG", quality=int(rng.integers(40, 90)))
        gray = np.asarray(Image.open(file))
    return gray


def rule(rng, gray, boxes, height):
    """A piece of a rule, under or over it, or touching."""
    h, w = gray.shape
    foot = max(b[3] for b, _ in boxes)
    y = int(foot + rng.uniform(-.02, .3) * height) if rng.random() < .7 else int(min(b[1] for b, _ in boxes) - rng.uniform(0, .25) * height)
    x0, x1 = sorted(rng.integers(0, w, 2))
    gray[max(0, y):max(0, y + int(rng.integers(1, 3))), x0:x1] = rng.uniform(0, 120)
    return gray


def specimen(seed, fonts, others=.12, rules=.05, hard=True, heights=(10, 42)):
    """(picture as bytes of grey, [((x0, y0, x1, y1), sign)], text in signs, height of digits)"""
    rng = np.random.default_rng([zlib.crc32(b"digits"), seed])
    names = sorted(fonts)
    weights = np.array([FONTS[n] for n in names], float)
    path = fonts[names[rng.choice(len(names), p=weights / weights.sum())]]
    height = float(np.exp(rng.uniform(np.log(heights[0]), np.log(heights[1]))))
    text = number(rng)
    if rng.random() < others:
        text = with_others(rng, text)
    image, boxes = draw(rng, path, text, height)
    image, boxes = move(rng, image, boxes)
    image = weigh(rng, image, height)
    # at the scan's size, from a corner that lies anywhere between pixels
    dx, dy = rng.integers(0, FINE, 2)
    image = image.crop((int(dx), int(dy), image.size[0] // FINE * FINE - FINE + int(dx), image.size[1] // FINE * FINE - FINE + int(dy)))
    gray = 255 - np.asarray(image.reduce(FINE), np.float32)
    boxes = [(((x0 - dx) / FINE, (y0 - dy) / FINE, (x1 - dx) / FINE, (y1 - dy) / FINE), s) for (x0, y0, x1, y1), s in boxes]
    if not boxes:
        return None
    if rng.random() < rules:
        gray = rule(rng, gray.copy(), boxes, height)
    gray = spoil(rng, gray, height, hard)
    # the cell's crop
    m = lambda least, most: rng.uniform(least, most) * height  # noqa: E731
    x0 = max(0, int(min(b[0] for b, _ in boxes) - max(2, m(.2, .8))))
    x1 = min(gray.shape[1], int(max(b[2] for b, _ in boxes) + max(3, m(.2, .8))))
    y0 = max(0, int(min(b[1] for b, _ in boxes) - max(2, m(.12, .5))))
    y1 = min(gray.shape[0], int(max(b[3] for b, _ in boxes) + max(3, m(.12, .5))))
    boxes = [((a - x0, b - y0, c - x0, d - y0), s) for (a, b, c, d), s in boxes]
    return np.ascontiguousarray(gray[y0:y1, x0:x1]), boxes, "".join(s for _, s in boxes), height
