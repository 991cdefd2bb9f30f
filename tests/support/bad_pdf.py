# SPDX-License-Identifier: GPL-2.0-or-later
"""Bad files: what comes home from the web, and what somebody might send on purpose.

files(fixtures) yields (name, bytes) in an order and with contents that are the same in every run.
"""
import random
import re
import shutil
import subprocess
import tempfile
import zlib
from pathlib import Path

import make_pdf

CHANCE = 20250101  # of the damage; any number would do


# --- damage to good files ---

def cut(data, rounds):
    for i in range(rounds):
        yield data[:len(data) * (i + 1) // (rounds + 1)]


def flip(data, rounds, chance):
    for i in range(rounds):
        damaged = bytearray(data)
        for _ in range(1 if i % 4 == 0 else 4 ** (i % 6 + 1)):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        yield bytes(damaged)


def blank(data, rounds, chance):
    for _ in range(rounds):
        start = chance.randrange(len(data))
        length = chance.choice([16, 512, 8192])
        yield data[:start] + b"\0" * min(length, len(data) - start) + data[start + length:]


def swap(data, rounds, chance):
    """References and objects change places."""
    numbers = sorted({int(n) for n in re.findall(rb"(\d+) 0 obj", data)} | {1, 2, 3, 4})
    for _ in range(rounds):
        a, b = chance.sample(numbers, 2)
        first, second = b"%d 0 " % a, b"%d 0 " % b
        yield data.replace(first, b"\1").replace(second, first).replace(b"\1", second)


def renumber(data, rounds, chance):
    """Some numbers outside of streams become absurd."""
    absurd = [b"-1", b"0", b"2147483647", b"4294967296", b"99999999999999999999", b"nan", b"1e308", b"-0.0000001", b"[]"]
    for _ in range(rounds):
        yield re.sub(rb"(?<=[ \[])\d+(?=[ \]/>])",
                     lambda match: chance.choice(absurd) if chance.random() < 0.05 else match.group(), data)


# --- files made by hand ---

def raw(objects, root=1, extra=b""):
    """A PDF of `objects` ({number: body}); readers have to find them by themselves."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in objects.items())
    return b"%PDF-1.7\n" + body + b"trailer\n<</Root %d 0 R/Size %d%s>>\n%%%%EOF\n" % (root, max(objects) + 1, extra)


def stream(data, more=b"", packed=False):
    data = zlib.compress(data) if packed else data
    return b"<</Length %d%s%s>>stream\n%s\nendstream" % (len(data), b"/Filter/FlateDecode" if packed else b"", more, data)


def page(content=b"", box=b"[0 0 595 842]", resources=b"<</Font<</F 9 0 R>>>>", more=None, packed=False):
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               3: b"<</Type/Page/Parent 2 0 R/MediaBox %s/Contents 4 0 R/Resources %s>>" % (box, resources),
               4: stream(content, packed=packed), 9: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
    objects.update(more or {})
    return raw(objects)


HELLO = b"BT /F 12 Tf 72 720 Td (Total 614.59) Tj ET\n"
TABLE = b"".join(b"72 %d m 500 %d l S %d 500 m %d 700 l S\n" % (500 + 20 * i, 500 + 20 * i, 72 + 40 * i, 72 + 40 * i)
                 for i in range(11))


def trees():
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
    for count in (b"2147483647", b"-5", b"100000000", b"(x)", b"1 0 R"):
        yield "count", raw({1: catalog, 2: b"<</Type/Pages/Count %s/Kids[3 0 R]>>" % count, 3: leaf})
    yield "kids-of-itself", raw({1: catalog, 2: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"})
    yield "kids-in-circle", raw({1: catalog, 2: b"<</Type/Pages/Count 9/Kids[3 0 R]>>",
                                 3: b"<</Type/Pages/Count 9/Kids[2 0 R 4 0 R]>>", 4: leaf})
    yield "same-kid", raw({1: catalog, 2: b"<</Type/Pages/Count 5000/Kids[%s]>>" % (b"3 0 R " * 5000), 3: leaf})
    deep = {1: catalog}
    for number in range(2, 20000):
        deep[number] = b"<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>" % (number + 1, number - 1)
    deep[20000] = b"<</Type/Page/Parent 19999 0 R/MediaBox[0 0 99 99]>>"
    yield "deep-tree", raw(deep)
    wide = {1: catalog, 2: b"<</Type/Pages/Count 3000/Kids[%s]>>" % b" ".join(b"%d 0 R" % n for n in range(3, 3003))}
    wide.update((n, leaf) for n in range(3, 3003))
    yield "many-pages", raw(wide)
    yield "no-pages", raw({1: catalog, 2: b"<</Type/Pages/Count 0/Kids[]>>"})
    yield "no-root", raw({1: b"null"})
    yield "root-is-number", raw({1: b"7"})
    yield "root-of-itself", raw({1: b"<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 1>>"})
    yield "parent-in-circle", raw({1: catalog, 2: b"<</Type/Pages/Count 1/Kids[3 0 R]/Parent 3 0 R>>",
                                   3: b"<</Type/Page/Parent 2 0 R>>"})
    yield "length-of-itself", page(more={4: b"<</Length 4 0 R>>stream\n" + HELLO + b"endstream"})
    yield "prev-of-itself", b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n"
    yield "objects-in-themselves", raw({1: catalog, 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                        3: stream(b"3 0 1 20 <<>>", b"/Type/ObjStm/N 2/First 8/Extends 3 0 R")})
    yield "broken-lock", raw({1: catalog, 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>", 3: leaf,
                              5: b"<</Filter/Standard/V 99/R 99/O(x)/U(x)/P -1/Length 99999>>"}, extra=b"/Encrypt 5 0 R")


def boxes():
    for n, box in enumerate([b"[0 0 1e9 1e9]", b"[0 0 99999999999 99999999999]", b"[nan nan nan nan]", b"[0 0 inf inf]",
                             b"[0 0 0 0]", b"[100 100 0 0]", b"[-1e30 -1e30 1e30 1e30]", b"[0 0 1e-9 1e-9]", b"[0 0]",
                             b"[0 0 14400 14400]", b"3 0 R", b"[0 0 199999 1]"]):
        yield f"box-{n}", page(HELLO + TABLE, box)
    for n, turn in enumerate([b"45", b"-90", b"1e30", b"90 0 R"]):
        yield f"turned-{n}", page(HELLO, b"[0 0 595 842]/Rotate " + turn)
    yield "unit-of-millions", page(HELLO, b"[0 0 595 842]/UserUnit 10000000")


def contents():
    forms = b"<</XObject<</X 5 0 R/Y 6 0 R>>/Font<</F 9 0 R>>>>"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources " + forms
    yield "form-of-itself", page(b"/X Do", resources=forms, more={5: stream(b"/X Do /X Do " + HELLO, form)})
    yield "forms-in-circle", page(b"/X Do", resources=forms, more={5: stream(b"/Y Do /Y Do", form),
                                                                 6: stream(b"/X Do /X Do " + HELLO, form)})
    laughs = {5 + i: stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
                            % (20 + i)) for i in range(1)}
    laughs.update({20 + i: stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
                                  % (21 + i)) for i in range(12)})
    laughs[32] = stream(b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    yield "forms-of-forms", page(b"/X Do", resources=b"<</XObject<</X 5 0 R>>>>", more=laughs)
    yield "million-lines", page(b"1 1 m 99 99 l S\n" * 1000000, packed=True)
    yield "million-fills", page(b"".join(b"%d %d 9 .5 re f\n" % (i % 590, i % 840) for i in range(400000)), packed=True)
    yield "million-words", page(b"BT /F 1 Tf " + b"".join(b"1 0 0 1 %d %d Tm (1)Tj " % (i % 590, i // 590)
                                                         for i in range(300000)) + b"ET", packed=True)
    yield "million-saves", page(b"q " * 1000000 + HELLO, packed=True)
    yield "million-restores", page(b"Q " * 1000000 + HELLO, packed=True)
    yield "long-path", page(b"0 0 m " + b"9 9 l 0 5 l " * 500000 + b"S", packed=True)
    yield "many-clips", page(b"0 0 595 842 re W n\n" * 200000 + HELLO, packed=True)
    yield "huge-text", page(b"BT /F 1e9 Tf (1) Tj ET BT /F 12 Tf 1e30 Tc 1e30 Tw 1e30 TL (12) ' ET" + HELLO)
    for n, number in enumerate([b"nan", b"inf", b"-inf", b"1e308", b"-1e308", b"9" * 400, b"0." + b"9" * 4000, b"1-2", b"--5",
                                b"0x7f", b"1e-320", b".", b"-"]):
        yield f"number-{n}", page(HELLO + TABLE + b"%s %s m %s 700 l S %s 5 %s 5 re f %s w BT /F %s Tf %s %s Td (5.5) Tj ET\n"
                                  % ((number,) * 9) + b"%s 0 0 %s 0 0 cm " % (number, number) + HELLO + TABLE)
    for n, open_, close in ((0, b"[", b"]"), (1, b"<<", b">>"), (2, b"(", b")"), (3, b"{", b"}"), (4, b"<</A ", b">>")):
        yield f"nested-{n}", page(open_ * 100000 + close * 100000 + b" TJ " + HELLO)
        yield f"nested-object-{n}", page(HELLO, resources=open_ * 20000 + close * 20000)
    yield "dashes", page(b"[1e-9] 0 d 0 0 m 595 842 l S [0 0] 0 d 0 0 m 9 9 l S [nan] nan d 0 0 m 9 9 l S " + HELLO)
    yield "bomb", page(b"%" + b" " * 50000000 + HELLO, packed=True)
    twice = zlib.compress(zlib.compress(b"0" * 100000000))
    yield "bomb-in-bomb", page(more={4: b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(twice), twice)})
    yield "many-filters", page(more={4: stream(b"x", b"/Filter[" + b"/ASCIIHexDecode" * 5000 + b"]")})
    yield "pattern-of-itself", page(b"/Pattern cs /P scn 0 0 595 842 re f", resources=b"<</Pattern<</P 5 0 R>>>>", more={
        5: stream(b"/Pattern cs /P scn 0 0 9 9 re f", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 1e-9"
                  b"/YStep 1e-9/Resources<</Pattern<</P 5 0 R>>>>")})
    yield "tiny-steps", page(b"/Pattern cs /P scn 0 0 595 842 re f", resources=b"<</Pattern<</P 5 0 R>>>>", more={
        5: stream(b"0 0 9 9 re f", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep .01/YStep .01/Resources<<>>")})
    yield "shading", page(b"/S sh", resources=b"<</Shading<</S<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1e9 0 1e9]"
                          b"/Function<</FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]>>>>>>>>")


def fonts_and_images():
    glyph = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[1e30]" \
            b"/Encoding<</Differences[65/A]>>/CharProcs<</A 5 0 R>>/Resources<</Font<</F 9 0 R>>>>>>"
    yield "letter-of-itself", page(HELLO + b"BT /F 9 Tf (A) Tj ET", more={5: stream(b"9 0 d0 BT /F 9 Tf (AA) Tj ET"), 9: glyph})
    cmap = stream(b"/X usecmap 1 begincodespacerange <00> <ffffffff> endcodespacerange 1 beginbfrange <00> <ffffffff> <0041> endbfrange",
                  b"/Type/CMap/CMapName/X/UseCMap 5 0 R")
    yield "cmap-of-itself", page(HELLO, more={5: cmap, 9: b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 5 0 R/ToUnicode 5 0 R"
                                             b"/DescendantFonts[9 0 R]>>"})
    wide = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar -99999999/LastChar 99999999/Widths[1 2 3]>>"
    yield "widths", page(HELLO, more={9: wide})
    for n, junk in enumerate([b"\0\1\0\0" + b"\xff" * 400, b"OTTO" + b"\x7f" * 400, b"%!PS-AdobeFont-1.0\n" + b"eexec" * 90]):
        key = (b"FontFile2", b"FontFile3", b"FontFile")[n]
        font = b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4/%s 5 0 R>>>>" % key
        yield f"font-junk-{n}", page(HELLO, more={5: stream(junk), 9: font})
    for n, (filter_, junk) in enumerate([(b"DCTDecode", b"\xff\xd8\xff\xdb\0\x43" + b"\1" * 99), (b"JPXDecode", b"\0\0\0\x0cjP  " * 9),
                                        (b"JBIG2Decode", b"\0\0\0\0\x30\0\1" + b"\xff" * 99), (b"CCITTFaxDecode", b"\x55" * 999),
                                        (b"LZWDecode", b"\x80\x0b\x60" * 99), (b"RunLengthDecode", b"\x81x" * 9999)]):
        image = b"/Type/XObject/Subtype/Image/Width 99999/Height 99999/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/" + filter_
        yield f"image-junk-{n}", page(HELLO + b"q 500 0 0 500 0 0 cm /X Do Q", resources=b"<</Font<</F 9 0 R>>/XObject<</X 5 0 R>>>>",
                                      more={5: stream(junk, image)})
    for n, size in enumerate([b"Width 2147483647/Height 2147483647", b"Width -1/Height 5", b"Width 0/Height 0",
                              b"Width 60000/Height 60000/SMask 5 0 R"]):
        yield f"image-size-{n}", page(HELLO + b"q 500 0 0 500 0 0 cm /X Do Q", resources=b"<</Font<</F 9 0 R>>/XObject<</X 5 0 R>>>>",
                                      more={5: stream(b"x", b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/" + size)})
    space = b"[/Indexed 6 0 R 255 (x)]"
    yield "colours-of-themselves", page(b"/C cs 1 sc 0 0 9 9 re f " + HELLO, resources=b"<</ColorSpace<</C 6 0 R>>/Font<</F 9 0 R>>>>",
                                        more={6: space})
    yield "outline-in-circle", raw({1: b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>", 2: b"<</Type/Pages/Count 0/Kids[]>>",
                                    5: b"<</First 5 0 R/Next 5 0 R/Parent 5 0 R/Title(x)>>"})
    yield "notes-in-circle", page(HELLO, b"[0 0 595 842]/Annots[5 0 R 5 0 R]", more={
        5: b"<</Type/Annot/Subtype/Text/Rect[nan 0 1e30 9]/Popup 5 0 R/Parent 5 0 R/IRT 5 0 R/AP<</N 5 0 R>>>>"})


def strangers():
    """Not PDFs at all, or hardly."""
    yield "empty.pdf", b""
    yield "page.pdf", b"<!DOCTYPE html><html><title>404</title>not found</html>"
    yield "picture.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 999
    yield "archive.pdf", b"PK\3\4" + b"\0" * 999
    yield "word.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999
    yield "only-header.pdf", b"%PDF-1.7"
    yield "header-and-end.pdf", b"%PDF-1.4\n%%EOF\n"
    yield "zeros.pdf", b"\0" * 100000
    yield "header-and-zeros.pdf", b"%PDF-1.4\n" + b"\0" * 100000
    yield "late-header.pdf", b"\n" * 2000 + make_pdf.pdf()
    yield "junk-before.pdf", b"\x89junk\n" * 20 + make_pdf.pdf()
    yield "junk-after.pdf", make_pdf.pdf() + b"\0" * 5000
    yield "good.txt", make_pdf.pdf()
    yield "good", make_pdf.pdf([*make_pdf.BUDGET] * 2)
    yield "version.pdf", b"%PDF-9.9" + make_pdf.pdf()[8:]
    yield "\u4e2d\u6587 name.PDF", make_pdf.pdf([*make_pdf.BUDGET] * 3)
    yield "scan.pdf", make_pdf.pdf([make_pdf.image(0, 0, 595, 842)])
    yield "no words.pdf", make_pdf.pdf([""])


QPDF_LOCKS = [("40", []), ("128", ["--use-aes=n"]), ("128", ["--use-aes=y"]), ("128", ["--use-aes=y", "--cleartext-metadata"]),
              ("256", []), ("256", ["--force-R5"]), ("256", ["--cleartext-metadata"])]


def locked():
    """With each scheme that qpdf can write: with a password, and with an empty one, which opens."""
    qpdf = shutil.which("qpdf")
    if not qpdf:
        return
    with tempfile.TemporaryDirectory() as folder:
        plain, out = Path(folder, "plain.pdf"), Path(folder, "locked.pdf")
        plain.write_bytes(make_pdf.pdf())
        for number, (bits, options) in enumerate(QPDF_LOCKS):
            for password in ("secret", ""):
                command = [qpdf, "--allow-weak-crypto", str(plain), "--encrypt", password, "owner", bits, *options, "--", str(out)]
                result = subprocess.run(command, capture_output=True, check=False)
                if out.exists() and result.returncode in (0, 3):
                    yield f"lock-{number}-{'user' if password else 'open'}.pdf", out.read_bytes()
                    out.unlink()


def files(fixtures):
    chance = random.Random(CHANCE)
    goods = [make_pdf.pdf(), *(p.read_bytes() for p in sorted(Path(fixtures).glob("*.pdf"), key=lambda p: p.stat().st_size)[:3])]
    for number, data in enumerate(goods):
        kinds = {"cut": cut(data, 9), "flipped": flip(data, 12, chance), "blanked": blank(data, 5, chance),
                 "swapped": swap(data, 5, chance), "renumbered": renumber(data, 5, chance)}
        for kind, made in kinds.items():
            for count, damaged in enumerate(made):
                yield f"{kind}-{number}-{count:02}.pdf", damaged
    for maker in (trees, boxes, contents, fonts_and_images):
        for count, (name, data) in enumerate(maker()):
            yield f"{maker.__name__}-{count:02}-{name}.pdf", data
    yield from strangers()
    yield from locked()
