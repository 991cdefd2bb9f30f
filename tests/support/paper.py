# SPDX-License-Identifier: GPL-2.0-or-later
"""Paper and ink: pages as PDF operators, y downwards from the top, and the file that holds them.

Text is set in a face (a Chinese and a Latin font) and a hand: "cell" shows a run with one Tj, "glyph" moves to every
character by itself, "array" shows a run with one TJ. `Paper` collects the objects; the same calls give the same bytes.
"""
import math
import zlib

from fonts import Named, quads


class Face:
    def __init__(self, chinese, latin, hand="cell"):
        self.chinese, self.latin, self.hand = chinese, latin, hand
        self.more = "–—†•" if isinstance(latin, Named) else ""  # what a Latin text takes from its own font

    def font(self, char):
        return self.latin if self.latin is self.chinese or ord(char) < 0x250 and char != "·" or char in self.more else self.chinese

    def advance(self, char, size):
        return self.font(char).advance(char) * size / 1000

    def width(self, text, size, spaced=0.0):
        return sum(self.advance(c, size) for c in text) + spaced * max(0, len(text) - 1)


def number(value):
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


class Page:
    """Operators are kept in `ops`; what the document must know of (fonts, images) is named through `paper`."""

    def __init__(self, paper, width, height, rotate=0, skew=0.0):
        self.paper, self.width, self.height, self.rotate, self.skew = paper, width, height, rotate, skew
        self.ops = []
        self.mode = "text"  # or "outlined": letters as paths; or a Raster: everything as one picture

    def draw_as(self, mode):
        self.mode = Raster(self.width, self.height, 2.5) if mode == "picture" else mode

    def place(self, x, y):
        """Where a point lies on the page as displayed (what a skewed page does to it)."""
        if not self.skew:
            return x, y
        c, s = math.cos(self.skew), math.sin(self.skew)
        dx, dy = x - self.width / 2, y - self.height / 2
        return self.width / 2 + dx * c - dy * s, self.height / 2 + dx * s + dy * c

    def op(self, text):
        self.ops.append(text)

    def y(self, y):
        return number(self.height - y)

    def rgb(self, color, stroke=False):
        r, g, b = color if isinstance(color, tuple) else (color,) * 3
        return f"{number(r)} {number(g)} {number(b)} {'RG' if stroke else 'rg'}"

    def fill(self, x0, y0, x1, y1, color=0):
        if isinstance(self.mode, Raster):
            grey = color if not isinstance(color, tuple) else sum(color) / 3
            return self.mode.fill(x0, y0, x1, y1, round(grey * 255))
        self.op(f"{self.rgb(color)} {number(x0)} {self.y(y1)} {number(x1 - x0)} {number(y1 - y0)} re f")

    def stroke(self, x0, y0, x1, y1, width=0.5, color=0):
        if isinstance(self.mode, Raster):
            return self.fill(x0, y0, x1, y1, color)
        self.op(f"{self.rgb(color, True)} {number(width)} w {number(x0)} {self.y(y0)} m {number(x1)} {self.y(y1)} l S")

    def circle(self, cx, cy, radius, width, color):
        k = 0.5523 * radius
        n, y = number, self.y
        self.op(f"{self.rgb(color, True)} {n(width)} w {n(cx + radius)} {y(cy)} m "
                f"{n(cx + radius)} {y(cy - k)} {n(cx + k)} {y(cy - radius)} {n(cx)} {y(cy - radius)} c "
                f"{n(cx - k)} {y(cy - radius)} {n(cx - radius)} {y(cy - k)} {n(cx - radius)} {y(cy)} c "
                f"{n(cx - radius)} {y(cy + k)} {n(cx - k)} {y(cy + radius)} {n(cx)} {y(cy + radius)} c "
                f"{n(cx + k)} {y(cy + radius)} {n(cx + radius)} {y(cy + k)} {n(cx + radius)} {y(cy)} c S")

    def polygon(self, points, color):
        path = " ".join(f"{number(x)} {self.y(y)} {'l' if k else 'm'}" for k, (x, y) in enumerate(points))
        self.op(f"{self.rgb(color)} {path} h f")

    def text(self, x, y, text, size, face, color=0, spaced=0.0, mode=0, angle=0.0):
        """Sets `text` with its baseline at (x, y); returns where it ends. `spaced`: points between characters."""
        if isinstance(self.mode, Raster):
            return self.mode.text(x, y, text, size, face)
        if self.mode == "outlined":
            return self.outlined(x, y, text, size, face, color)
        head = f"{self.rgb(color)} " + (f"{mode} Tr " if mode else "")
        c, s = math.cos(angle), math.sin(angle)
        at, out, runs = 0.0, [], []
        for char in text:
            font = face.font(char)
            if face.hand == "glyph" or not runs or runs[-1][0] is not font:
                runs.append((font, [], at))
            runs[-1][1].append(char)
            at += face.advance(char, size) + spaced
        for font, chars, start in runs:
            px, py = x + start * c, y - start * s
            move = (f"{number(c)} {number(s)} {number(-s)} {number(c)} {number(px)} {self.y(py)} Tm" if angle
                    else f"{number(px)} {self.y(py)} Td")
            codes = [font.code(ch) for ch in chars]
            if face.hand == "array":
                gap = number(-spaced * 1000 / size)
                show = "[" + (f" {gap} " if spaced else "").join(f"<{code}>" for code in codes) + "] TJ"
            else:
                show = (f"{number(spaced)} Tc " if spaced else "") + f"<{''.join(codes)}> Tj" + (" 0 Tc" if spaced else "")
            out.append(f"/{self.paper.font(font)} {number(size)} Tf {move} {show}")
        self.op(head + " ".join(f"BT {o} ET" for o in out) + (" 0 Tr" if mode else ""))
        return x + at - (spaced if text else 0)

    def outlined(self, x, y, text, size, face, color=0):
        """The same text as filled paths."""
        path = []
        for char in text:
            for quad in quads(char):
                path += [f"{number(x + px * size / 1000)} {number(self.height - y + py * size / 1000)} {'l' if k else 'm'}"
                         for k, (px, py) in enumerate(quad)] + ["h"]
            x += face.advance(char, size)
        if path:
            self.op(f"{self.rgb(color)} {' '.join(path)} f")
        return x

    def image(self, x0, y0, x1, y1, name):
        self.op(f"q {number(x1 - x0)} 0 0 {number(y1 - y0)} {number(x0)} {self.y(y1)} cm /{name} Do Q")

    def clip(self, x0, y0, x1, y1):
        self.op(f"q {number(x0)} {self.y(y1)} {number(x1 - x0)} {number(y1 - y0)} re W n")

    def unclip(self):
        self.op("Q")

    def content(self):
        out = "\n".join(self.ops)
        if self.skew:
            c, s = math.cos(-self.skew), math.sin(-self.skew)
            cx, cy = self.width / 2, self.height / 2
            out = (f"q 1 0 0 1 {number(cx)} {number(cy)} cm {c:.6f} {s:.6f} {-s:.6f} {c:.6f} 0 0 cm "
                   f"1 0 0 1 {number(-cx)} {number(-cy)} cm\n{out}\nQ")
        if self.rotate == 90:  # the paper stands upright, its contents lie on their side
            out = f"q 0 1 -1 0 {number(self.height)} 0 cm\n{out}\nQ"
        return out


class Raster:
    """A grey picture, two dots to the point by default, drawn with thick lines."""

    def __init__(self, width, height, scale=4):
        self.scale, self.w, self.h = scale, max(1, round(width * scale)), max(1, round(height * scale))
        self.dots = bytearray(b"\xff" * (self.w * self.h))

    def fill(self, x0, y0, x1, y1, grey=0):
        left, right = max(0, round(x0 * self.scale)), min(self.w, max(round(x1 * self.scale), round(x0 * self.scale) + 1))
        for row in range(max(0, round(y0 * self.scale)), min(self.h, max(round(y1 * self.scale), round(y0 * self.scale) + 1))):
            self.dots[row * self.w + left:row * self.w + right] = bytes([grey]) * max(0, right - left)

    def text(self, x, y, text, size, face):
        from fonts import strokes
        for char in text:
            lines, pen = strokes(char)
            reach = pen * size / 2000
            for line in lines:
                for (x0, y0), (x1, y1) in zip(line, line[1:]):
                    steps = max(1, int(math.hypot(x1 - x0, y1 - y0) * size / 1000 * self.scale))
                    for k in range(steps + 1):
                        px = x + (x0 + (x1 - x0) * k / steps) * size / 1000
                        py = y - (y0 + (y1 - y0) * k / steps) * size / 1000
                        self.fill(px - reach, py - reach, px + reach, py + reach)
            x += face.advance(char, size)
        return x


class Paper:
    """A document being made. Pages are added in their order."""

    def __init__(self, producer=""):
        self.producer, self.pages, self.fonts, self.images = producer, [], [], []
        self.objects = []

    def page(self, width, height, rotate=0, skew=0.0):
        self.pages.append(Page(self, width, height, rotate, skew))
        return self.pages[-1]

    def font(self, font):
        if font not in self.fonts:
            self.fonts.append(font)
        return f"F{self.fonts.index(font) + 1}"

    def picture(self, raster):
        self.images.append(raster)
        return f"Im{len(self.images)}"

    def add(self, body):
        self.objects.append(body.encode() if isinstance(body, str) else body)
        return len(self.objects)

    def stream(self, data, extra=""):
        packed = zlib.compress(data)
        return self.add(f"<</Length {len(packed)}/Length1 {len(data)}/Filter/FlateDecode{extra}>>\nstream\n".encode()
                        + packed + b"\nendstream")

    def pdf(self):
        """The bytes of the file."""
        self.objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
        for page in self.pages:
            if isinstance(page.mode, Raster):
                page.image(0, 0, page.width, page.height, self.picture(page.mode))
        fonts = "".join(f"/F{k}{' '}{font.write(self)} 0 R" for k, font in enumerate(self.fonts, 1))
        images = "".join(f"/Im{k} {self.stream(bytes(r.dots), f'/Type/XObject/Subtype/Image/Width {r.w}/Height {r.h}/ColorSpace/DeviceGray/BitsPerComponent 8')} 0 R"
                         for k, r in enumerate(self.images, 1))
        resources = self.add(f"<</Font<<{fonts}>>/XObject<<{images}>>/ExtGState<</Pale<</ca 0.3/CA 0.3>>>>>>")
        kids = []
        for page in self.pages:
            content = self.stream(page.content().encode())
            box = (page.height, page.width) if page.rotate == 90 else (page.width, page.height)
            kids.append(self.add(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {number(box[0])} {number(box[1])}]/Rotate {page.rotate}"
                                 f"/Contents {content} 0 R/Resources {resources} 0 R>>"))
        self.objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{k} 0 R' for k in kids)}]>>".encode()
        info = self.add(f"<</Producer({self.producer})>>")
        out, offsets = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", []
        for k, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n" % k + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(self.objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
        return out + (f"trailer\n<</Size {len(self.objects) + 1}/Root 1 0 R/Info {info} 0 R>>\n"
                      f"startxref\n{start}\n%%EOF\n").encode()
