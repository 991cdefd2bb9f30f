# SPDX-License-Identifier: GPL-2.0-or-later
"""A PDF of a few pages for tests of the command, written with nothing but Python.

Text is set in STSong-Light, a font that is not embedded, with the encoding UniGB-UCS2-H: readers need poppler-data.
"""
import zlib

HEIGHT = 842


def text(x, y, string, size=10):
    """`string` with its baseline at (x, y), y from the top."""
    codes = string.encode("utf-16-be").hex()
    return f"BT /F1 {size} Tf {x} {HEIGHT - y} Td <{codes}> Tj ET\n"


def line(x0, y0, x1, y1):
    return f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S\n"


def table(x, y, widths, rows, height=20):
    """A ruled table with its top left corner at (x, y)."""
    out, right, bottom = "", x + sum(widths), y + height * len(rows)
    for r in range(len(rows) + 1):
        out += line(x, y + r * height, right, y + r * height)
    left = x
    for width in widths + [0]:
        out += line(left, y, left, bottom)
        left += width
    for r, row in enumerate(rows):
        left = x
        for width, cell in zip(widths, row):
            out += text(left + 3, y + r * height + 14, cell)
            left += width
    return out


def image(x, y, width, height):
    """A grey picture: what a scanned page is made of."""
    return f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /Im1 Do Q\n"


BUDGET = (text(200, 60, "2023年某中心单位预算公开", 18),
          text(60, 60, "表1") + text(200, 80, "支出总体情况表", 14) + text(60, 100, "编制单位：某中心")
          + text(450, 100, "单位：万元")
          + table(60, 110, [200, 80, 80, 80], [["项目", "合计", "基本支出", "项目支出"],
                                               ["一般公共服务支出", "614.59", "510.70", "103.89"],
                                               ["教育支出", "12.00", "12.00", ""],
                                               ["合计", "626.59", "522.70", "103.89"]]))


def pdf(pages=BUDGET):
    """The bytes of a PDF with these pages."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"",
               b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
               b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo<</Registry(Adobe)"
               b"/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/W[814 939 500]>>",
               b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0"
               b"/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
               b"<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>\n"
               b"stream\n\x40\x80\xa0\xc0\nendstream"]
    kids = []
    for content in pages:
        packed = zlib.compress(content.encode())
        objects.append(b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(packed) + packed + b"\nendstream")
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 %d]/Contents %d 0 R"
                       b"/Resources<</Font<</F1 3 0 R>>/XObject<</Im1 6 0 R>>>>>>" % (HEIGHT, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    out, offsets = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
