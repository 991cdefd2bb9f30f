# SPDX-License-Identifier: GPL-2.0-or-later
"""Fonts of the print shop: what a character is encoded as, how wide it is, and what is drawn for it.

The machine's fonts play no part. Digits are strokes of a pen along a few points (PEN), thick lines of which are at once the
contours of an embedded TrueType font, the paths of outlined text and the dots of a picture. A Chinese character gets
a handful of strokes that only its code decides: nobody can read it, but it covers the place and differs from its neighbours.
Fonts that are not embedded (a Chinese one by name, Helvetica, Times) are drawn by whatever the reader puts in their place.
"""
import math
import struct

EM = 1000


def arc(cx, cy, rx, ry, start, end, steps=12):
    return [(cx + rx * math.cos(math.radians(start + (end - start) * k / steps)),
             cy + ry * math.sin(math.radians(start + (end - start) * k / steps))) for k in range(steps + 1)]


# Polylines on a field of 10 (wide) by 14 (high), the baseline at 0.
PEN = {
    "0": [arc(5, 7, 4, 7, 0, 360, 18)],
    "1": [[(2.2, 11.5), (5.4, 14), (5.4, 0)]],
    "2": [arc(5, 10, 4, 4, 165, -25) + [(1, 0), (9, 0)]],
    "3": [arc(4.8, 10.6, 3.6, 3.4, 150, -90), arc(4.8, 3.6, 4.2, 3.6, 90, -150)],
    "4": [[(7, 0), (7, 14), (0.8, 4), (9.4, 4)]],
    "5": [[(8.6, 14), (2.2, 14), (1.6, 8)] + arc(4.7, 4.5, 4.3, 4.5, 125, -150)],
    "6": [arc(5, 4.4, 4, 4.4, 0, 360, 16), [(7.8, 14), (3.6, 10.4), (1.1, 5.5)]],
    "7": [[(1, 14), (9.2, 14), (4, 0)]],
    "8": [arc(5, 10.6, 3.4, 3.4, 0, 360, 16), arc(5, 3.7, 4.1, 3.7, 0, 360, 16)],
    "9": [arc(5, 9.6, 4, 4.4, 0, 360, 16), [(2.2, 0), (6.4, 3.6), (8.9, 8.5)]],
    ".": [[(4.2, 0.6), (5.4, 0.6)]],
    ",": [[(5.2, 1.2), (4.2, -2)]],
    "-": [[(1.5, 6), (8.5, 6)]],
    "+": [[(1.5, 6), (8.5, 6)], [(5, 2.5), (5, 9.5)]],
    "%": [[(1.5, 0), (8.5, 14)], arc(2.6, 11, 1.8, 2.4, 0, 360, 8), arc(7.4, 3, 1.8, 2.4, 0, 360, 8)],
    "/": [[(1.5, 0), (8.5, 14)]],
    "(": [arc(9, 6, 5, 9, 140, 220, 6)],
    ")": [arc(1, 6, 5, 9, 40, -40, 6)],
    ":": [[(4.4, 1), (5.6, 1)], [(4.4, 8), (5.6, 8)]],
    "¥": [[(1, 14), (5, 8), (9, 14)], [(5, 8), (5, 0)], [(2, 6), (8, 6)], [(2, 4), (8, 4)]],
    "O": [arc(5, 7, 4.6, 7, 0, 360, 18)],
    " ": [], "\u3000": [], "\u2009": [], "\u2002": [], "\u00a0": [],
}
WIDE = {"￥": "¥", "．": ".", "，": ",", "－": "-", "：": ":", "（": "(", "）": ")", "％": "%"}


def strokes(char):
    """(polylines in thousandths of an em, width of the pen) of a character."""
    wide = ord(char) >= 0x2E80
    plain = WIDE.get(char) or (chr(ord(char) - 0xFEE0) if 0xFF10 <= ord(char) <= 0xFF19 else char)
    if plain in PEN:
        left = 240 if wide else 40
        return [[(left + x * 42, y * 50) for x, y in line] for line in PEN[plain]], 80
    state, lines = ord(char) * 2654435761 % 2 ** 32, []
    width = 900 if wide else 440
    for k in range(6 if wide else 3):
        state = (state * 1103515245 + 12345) % 2 ** 31
        a, b = (state >> 8) % 8 / 8, (state >> 16) % 8 / 8
        y, x = -60 + 840 * a, 60 + (width - 120) * a
        if k % 2:
            lines.append([(x, -60 + 200 * b), (x, 500 + 280 * b)])
        else:
            lines.append([(60 + (width - 120) * b * 0.4, y), (width * (0.65 + 0.3 * b), y)])
    return lines, 60 if wide else 70


def quads(char):
    """Filled four-cornered contours, all turning the same way: what an outlined character is made of."""
    lines, pen = strokes(char)
    out = []
    for line in lines:
        for (x0, y0), (x1, y1) in zip(line, line[1:]):
            length = math.hypot(x1 - x0, y1 - y0) or 1.0
            dx, dy = (x1 - x0) / length * pen / 2, (y1 - y0) / length * pen / 2
            out.append([(x0 - dx - dy, y0 - dy + dx), (x1 + dx - dy, y1 + dy + dx),
                        (x1 + dx + dy, y1 + dy - dx), (x0 - dx + dy, y0 - dy - dx)])
    return out


def half(char):
    """Advance in a font whose digits are half an em."""
    return EM if ord(char) >= 0x2E80 or char in "“”‘’…—" else EM // 4 if char in "\u2009" else EM // 2


# ---- TrueType

def glyph_data(char):
    contours = [[(round(x), round(y)) for x, y in q] for q in quads(char)]
    if not contours:
        return b""
    points = [p for c in contours for p in c]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    out = struct.pack(">hhhhh", len(contours), min(xs), min(ys), max(xs), max(ys))
    out += b"".join(struct.pack(">H", 4 * (k + 1) - 1) for k in range(len(contours))) + struct.pack(">H", 0)
    out += b"\x01" * len(points)
    for values in (xs, ys):
        last = 0
        for v in values:
            out += struct.pack(">h", v - last)
            last = v
    return out + b"\0" * (-len(out) % 4)


def truetype(shapes, widths, codes):
    """A font file: glyph 0 is blank, glyph k + 1 draws shapes[k], widths[k] wide; codes: byte -> glyph."""
    glyphs, advances = [b""] + [glyph_data(s) for s in shapes], [500] + widths
    loca, at = [], 0
    for g in glyphs:
        loca.append(at)
        at += len(g)
    loca.append(at)
    n = len(glyphs)
    byte_map = bytearray(262 - 6)
    for code, glyph in codes.items():
        byte_map[code] = glyph
    cmap = struct.pack(">HH", 0, 1) + struct.pack(">HHL", 1, 0, 12) + struct.pack(">HHH", 0, 262, 0) + bytes(byte_map)
    tables = {
        b"cmap": cmap,
        b"glyf": b"".join(glyphs) or b"\0\0\0\0",
        b"head": struct.pack(">LLLLHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, -120, 1000, 880, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">LhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, max(advances), 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, n),
        b"hmtx": b"".join(struct.pack(">Hh", a, 0) for a in advances),
        b"loca": b"".join(struct.pack(">L", o) for o in loca),
        b"maxp": struct.pack(">LHHHHHHHHHHHHHH", 0x10000, n, 4000, 1000, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"post": struct.pack(">LLhhLLLLL", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    head = struct.pack(">LHHHH", 0x10000, len(tables), 128, 3, len(tables) * 16 - 128)
    body, directory = b"", b""
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + b"\0" * (-len(data) % 4)
        total = sum(struct.unpack(">%dL" % (len(padded) // 4), padded)) % 2 ** 32
        directory += tag + struct.pack(">LLL", total, 12 + 16 * len(tables) + len(body), len(data))
        body += padded
    return head + directory + body


def to_unicode(entries, width):
    """A ToUnicode map; entries: code -> text, codes `width` bytes long."""
    items = sorted(entries.items())
    out = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
           f"1 begincodespacerange <{'00' * width}> <{'ff' * width}> endcodespacerange\n")
    for k in range(0, len(items), 100):
        part = items[k:k + 100]
        out += f"{len(part)} beginbfchar\n" + "".join(
            f"<{code:0{2 * width}x}> <{text.encode('utf-16-be').hex()}>\n" for code, text in part) + "endbfchar\n"
    return (out + "endcmap CMapName currentdict /CMap defineresource pop end end\n").encode()


# ---- the fonts of a document

class Font:
    """`code(char)` gives hex digits to show, `advance(char)` thousandths of an em; `write(pdf)` its object's number."""

    def advance(self, char):
        return half(char)


# Advances of the characters from 32 to 126, of Helvetica and of Times-Roman.
LATIN = {
    "Helvetica": "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 "
                 "584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 "
                 "611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 "
                 "722 500 500 500 334 260 334 584",
    "Times-Roman": "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 "
                   "564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 "
                   "722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 "
                   "278 500 500 722 500 500 444 480 200 480 541",
}
LATIN = {name: [int(w) for w in widths.split()] for name, widths in LATIN.items()}
LATIN["Courier"] = [600] * 95
BEYOND = {"–": 128, "—": 129, "±": 130, "¥": 131, "×": 132, "†": 133, "•": 134}  # codes chosen here
BEYOND_NAMES = "endash emdash plusminus yen multiply dagger bullet"


class Named(Font):
    """One of the readers' own Latin fonts, or its bold cut, which is set as wide."""

    def __init__(self, name, bold=False):
        self.widths = LATIN[name] + [0] + ([556, 1000, 584, 556, 584, 556, 350] if name != "Courier" else [600] * 7)
        self.name = name if not bold else {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[name]

    def place(self, char):
        return BEYOND.get(char) or ord(char)

    def advance(self, char):
        return self.widths[self.place(char) - 32]

    def code(self, char):
        return f"{self.place(char):02x}"

    def write(self, pdf):
        return pdf.add(f"<</Type/Font/Subtype/Type1/BaseFont/{self.name}/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding"
                       f"/Differences[128/{BEYOND_NAMES.replace(' ', '/')}]>>/FirstChar 32/LastChar 134"
                       f"/Widths[{' '.join(map(str, self.widths))}]>>")


class Chinese(Font):
    """A Chinese font that is not embedded: UniGB-UCS2-H or GBK-EUC-H, ASCII half an em (or a whole one: em_digits)."""

    def __init__(self, name, encoding, em_digits=False):
        self.name, self.encoding, self.em_digits = name, encoding, em_digits

    def advance(self, char):
        return EM if self.em_digits or ord(char) > 126 else half(char)

    def code(self, char):
        return char.encode("utf-16-be" if self.encoding.startswith("Uni") else "gb18030").hex()

    def write(self, pdf):
        widths = "" if self.em_digits else "/W[1 95 500 814 939 500 7716 7716 500]"
        descriptor = pdf.add(f"<</Type/FontDescriptor/FontName/{self.name}/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0"
                             "/Ascent 880/Descent -120/CapHeight 700/StemV 80>>")
        below = pdf.add(f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{self.name}/DW 1000/CIDSystemInfo<</Registry(Adobe)"
                        f"/Ordering(GB1)/Supplement 2>>/FontDescriptor {descriptor} 0 R{widths}>>")
        return pdf.add(f"<</Type/Font/Subtype/Type0/BaseFont/{self.name}/Encoding/{self.encoding}/DescendantFonts[{below} 0 R]>>")


class Embedded(Font):
    """A subset: glyphs numbered in the order of their use. `simple`: one byte per character, else two (Identity-H).

    `drawn` and `meant` say for a character what is drawn and which text the map gives (None: no entry) where these
    differ from the character; `declared` the widths that the PDF claims where the font's own are others.
    """

    def __init__(self, name, simple=False, drawn=None, meant=None, declared=None, digit=500):
        self.name, self.simple, self.digit = name, simple, digit
        self.drawn, self.meant, self.declared = drawn or {}, meant or {}, declared or {}
        self.used = []

    def advance(self, char):
        return self.declared.get(char, self.own_width(char))

    def own_width(self, char):
        if ord(char) < 128:
            return self.digit if char.isdigit() or char.isalpha() else 500 if char in "-%+()" else 250
        return half(char)

    def number(self, char):
        if char not in self.used:
            self.used.append(char)
        return self.used.index(char)

    def code(self, char):
        return f"{self.number(char) + 33:02x}" if self.simple else f"{self.number(char) + 1:04x}"

    def write(self, pdf):
        shapes = [self.drawn.get(c, c) for c in self.used]
        own = [self.own_width(c) for c in self.used]
        first = 33 if self.simple else 1
        file = pdf.stream(truetype(shapes, own, {k + 33: k + 1 for k in range(len(self.used))} if self.simple else {}))
        name = f"PRNTSH+{self.name}"
        texts = {k + first: self.meant.get(c, c) for k, c in enumerate(self.used) if self.meant.get(c, c) is not None}
        to_u = pdf.stream(to_unicode(texts, 1 if self.simple else 2))
        descriptor = pdf.add(f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0"
                             f"/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontFile2 {file} 0 R>>")
        widths = " ".join(str(self.advance(c)) for c in self.used)
        if self.simple:
            return pdf.add(f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 33/LastChar {32 + len(self.used)}"
                           f"/Widths[{widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {to_u} 0 R>>")
        below = pdf.add(f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity/DW 1000/CIDSystemInfo"
                        f"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/W[1[{widths}]]>>")
        return pdf.add(f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{below} 0 R]"
                       f"/ToUnicode {to_u} 0 R>>")
