# SPDX-License-Identifier: GPL-2.0-or-later
"""Hostile files without end, made from good PDFs: files(folder, count, seed) yields (kind, name, data).

A list of bad files that somebody thought of (tests/support/bad_pdf.py) tells what was thought of. Here chance damages good
documents, at each level at which a reader looks: bytes, chunks, objects and references, the table of objects, streams before and after
they are inflated, numbers and operators on pages, fonts and their maps to characters. Where it can, it writes a new table of objects
behind the damage: a reader that has to rebuild it would never see the damage in the way that a sound file shows it. Beside them stand
files made by hand in which something goes in a circle, nests or is packed again and again, and what is no PDF at all.

File N of a seed is the same whatever the count is and whatever came before it. What it can't do: follow what the reader does with a
file, as the fuzz targets (tools/fuzz) do.
"""
import random
import re
import zlib
from pathlib import Path

STREAM = re.compile(rb"stream\r?\n")
OBJECT = re.compile(rb"(?:(?<=\n)|(?<=\r))(\d{1,7}) 0 obj\b")
NUMBER = re.compile(rb"(?<![-+\w.#])[-+]?(?:\d+\.?\d*|\.\d+)(?![\w.])")
LARGEST = 300000  # bytes of a fixture from which files are made
ABSURD = [b"0", b"-1", b"1e39", b"-7e307", b"2147483648", b"-2147483649", b"18446744073709551616", b"9" * 400, b"." * 9, b"--3", b"0.0" + b"0" * 60 + b"1",
          b"nan", b"null", b"[0[0]]", b"(\xfe\xff\xd8)", b"<7", b"3 0 R", b"200001", b"65537"]
STRANGE = [b"\xff\xfe%d.pdf", b"two\nlines %d.pdf", b"\x1b[2J %d.pdf", b"tab\t%d.pdf", b"half \xe9\xa2 %d.pdf", b'"quoted\' %d.pdf', b"%%2e%d.pdf",
           b" %d ", b"-%d.pdf", b"\xe2\x80\xae%d.pdf", b"%d.json", b"%d" + b"\xe9\xa2\x84" * 70, b"\\%d.PDF", b"*?[%d].pdf"]


# --- bytes and chunks ---

def some(chance, most):
    """Mostly few, sometimes many."""
    return int(most ** chance.random()) or 1


def flipped(data, chance):
    data = bytearray(data)
    for _ in range(some(chance, 2000)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def span(data, chance, most=20000):
    start = chance.randrange(len(data))
    return start, min(len(data), start + some(chance, most))


def cut(data, chance):
    return data[:chance.randrange(len(data))]


def lost(data, chance):
    start, end = span(data, chance)
    return data[:start] + data[end:]


def doubled(data, chance):
    start, end = span(data, chance)
    return data[:end] + data[start:end] * some(chance, 8) + data[end:]


def overwritten(data, chance):
    start, end = span(data, chance)
    return data[:start] + chance.choice([bytes(end - start), b"\xff" * (end - start), chance.randbytes(end - start)]) + data[end:]


def swapped(data, chance):
    a, b, c, d = sorted(chance.randrange(len(data)) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def twice(data, chance):
    return data + data[chance.randrange(len(data)):]


# --- objects ---

def replaced(data, pattern, chance, most, value):
    """Some of what `pattern` finds becomes value(match)."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    parts, at = [], 0
    for match in sorted(chance.sample(found, min(len(found), some(chance, most))), key=lambda m: m.start()):
        parts += [data[at:match.start()], value(match)]
        at = match.end()
    return b"".join(parts) + data[at:]


def outside(data):
    """The lengths of the parts that are no stream: (start, end)."""
    at = 0
    for match in STREAM.finditer(data):
        if match.start() >= at:
            yield at, match.end()
            at = data.find(b"endstream", match.end())
            if at < 0:
                return
    yield at, len(data)


def in_objects(data, change):
    """change() applied to all that is no stream."""
    parts, at = [], 0
    for start, end in outside(data):
        parts += [data[at:start], change(data[start:end])]
        at = end
    return b"".join(parts) + data[at:]


def numbers(data, chance):
    share = chance.choice([0.002, 0.02, 0.2])
    return in_objects(data, lambda part: NUMBER.sub(lambda m: chance.choice(ABSURD) if chance.random() < share else m.group(), part))


def lengths(data, chance):
    return replaced(data, re.compile(rb"(?<=/Length )\d+( 0 R)?"), chance, 20, lambda match: chance.choice([*ABSURD, b"%d 0 R" % chance.randrange(40)]))


def references(data, chance):
    known = [match.group(1) for match in OBJECT.finditer(data)] or [b"1"]
    return replaced(data, re.compile(rb"\b\d+ 0 R\b"), chance, 60, lambda match: chance.choice(known) + b" 0 R")


def names(data, chance):
    known = sorted(set(re.findall(rb"/[A-Z][A-Za-z0-9]+", data)))
    return replaced(data, re.compile(rb"/[A-Z][A-Za-z0-9]+"), chance, 40, lambda match: chance.choice(known))


def renumbered(data, chance):
    known = [match.group(1) for match in OBJECT.finditer(data)] or [b"1"]
    return replaced(data, OBJECT, chance, 10, lambda match: chance.choice([*known, b"0", b"8388607"]) + b" 0 obj")


def boxes(data, chance):
    values = [b"[0 0 1e9 1e9]", b"[0 0 200000 200000]", b"[9 9 9 9]", b"[nan 0 1 1]", b"[595 842 0 0]", b"[]", b"[0 0 .001 .001]", b"null", b"[-1e30 0 1e30 842]"]
    return replaced(data, re.compile(rb"(?<=Box)\s*\[[^\]]*\]"), chance, 5, lambda match: chance.choice(values))


def circles(data, chance):
    """Pages, parents, contents and resources that lead to each other."""
    known = [match.group(1) for match in OBJECT.finditer(data)] or [b"1"]
    target = re.compile(rb"(?<=/Kids )\[[^\]]*\]|(?<=/Parent )\d+ 0 R|(?<=/Contents )\d+ 0 R|(?<=/Resources )\d+ 0 R|(?<=/Count )\d+")

    def value(match):
        if match.group().startswith(b"["):
            return b"[" + b" ".join(chance.choice(known) + b" 0 R" for _ in range(some(chance, 300))) + b"]"
        return chance.choice(known) + (b" 0 R" if match.group().endswith(b"R") else b"0000")
    return replaced(data, target, chance, 6, value)


# --- the table of objects ---

def tables(data, chance):
    kind = chance.randrange(5)
    if kind == 0:
        return replaced(data, re.compile(rb"\b\d{10} \d{5} [nf]"), chance, 200, lambda match: b"%010d %05d %s" % (
            chance.randrange(len(data) + 100), chance.choice([0, 1, 65535]), chance.choice([b"n", b"f"])))
    if kind == 1:
        return re.sub(rb"(?<=startxref)\s+\d+", b"\n%d" % chance.randrange(2 * len(data)), data)
    if kind == 2:
        return re.sub(rb"(?<=/Size )\d+", chance.choice(ABSURD), data)
    if kind == 3:
        return re.sub(rb"(?<=trailer)\s*<<", b"\n<< /Prev %d /XRefStm %d" % (chance.randrange(len(data)), data.rfind(b"xref\n0")), data)
    return data.replace(b"xref", chance.choice([b"xerf", b"", b"xref\n0 99999999\n", b"xref\n-5 5\n"]))


def sound(data):
    """With a table of objects that is right again, where the file has one that can be read as text."""
    roots = re.findall(rb"/Root \d+ 0 R", data)
    if not roots or b"/ObjStm" in data:
        return data
    places = {int(match.group(1)): match.start() for match in OBJECT.finditer(data)}
    lines = b"".join(b"%d 1\n%010d 00000 n \n" % item for item in sorted(places.items()))
    end = b"xref\n0 1\n0000000000 65535 f \n" + lines + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(places, default=0) + 1, roots[-1], len(data) + 1)
    return data + b"\n" + end


# --- streams ---

def streams(data):
    """[(start of the dictionary, start of the bytes, their end)] of streams packed once and found as text."""
    found = []
    for match in STREAM.finditer(data):
        start, end = data.rfind(b" 0 obj", 0, match.start()), data.find(b"endstream", match.end())
        if start >= 0 and end >= 0 and match.start() - start < 2000:
            head = data[start:match.start()]
            if b"/FlateDecode" in head and b"/Predictor" not in head and b"ObjStm" not in head and b"XRef" not in head:
                found.append((start + 6, match.end(), end))
    return found


def inflated(data, chance, wanted, change, most=3):
    """Some streams whose plain bytes are `wanted` are damaged by change(bytes) and packed again."""
    places = streams(data)
    chance.shuffle(places)
    parts = {}
    for start, at, end in places:
        if len(parts) >= most:
            break
        try:
            plain = zlib.decompressobj().decompress(data[at:end], 2000000)
        except zlib.error:
            continue
        if plain and wanted(data[start:at], plain):
            packed, room = zlib.compress(change(plain), 9), end - at
            if b"/ObjStm" in data and len(packed) <= room:  # its table can't be written anew: nothing may move
                parts[start] = (end, data[start:at] + packed.ljust(room, b"\n"))
                continue
            head = re.sub(rb"/Length \d+( 0 R)?", b"/Length %d" % len(packed), data[start:at])
            parts[start] = (end, head + packed + b"\n")
    for start, (end, new) in sorted(parts.items(), reverse=True):
        data = data[:start] + new + data[end:]
    return data if chance.random() < 0.2 else sound(data)


def is_page(_, plain):
    return bool(re.search(rb"\b(?:Tj|TJ|re|Tf)\b", plain))


def packed_bytes(data, chance):
    places = streams(data)
    if not places:
        return flipped(data, chance)
    _, at, end = chance.choice(places)
    return data[:at] + chance.choice([flipped, cut, overwritten, lost])(data[at:end] or b"x", chance) + data[end:]


def page_numbers(data, chance):
    return inflated(data, chance, is_page, lambda plain: replaced(plain, NUMBER, chance, 300, lambda match: chance.choice(ABSURD)))


def page_places(data, chance):
    """Numbers that stay sane: glyphs and rules where they don't belong."""
    return inflated(data, chance, is_page, lambda plain: replaced(plain, NUMBER, chance, 3000, lambda match: b"%.2f" % chance.uniform(-900, 900)), 9)


def page_operators(data, chance):
    words = [b"q", b"Q", b"BT", b"ET", b"Tj", b"TJ", b"Tf", b"Td", b"Tm", b"Do", b"re", b"f", b"W n", b"cm", b"BI", b"ID", b"EI", b"EMC", b"sh", b"gs", b"'", b'"', b"d1", b"Tr"]
    return inflated(data, chance, is_page, lambda plain: replaced(plain, re.compile(rb"(?<=\s)[A-Za-z]{1,2}(?=\s)"), chance, 300, lambda match: chance.choice(words)))


def page_chunks(data, chance):
    return inflated(data, chance, is_page, lambda plain: chance.choice([doubled, lost, swapped, cut, flipped])(plain, chance) or b" ", 9)


def page_nested(data, chance):
    mark = chance.choice([b"q ", b"[", b"<<", b"(", b"/A BMC ", b"BT ", b"<</A ", b"q .999 0 0 .999 0 0 cm "])
    return inflated(data, chance, is_page, lambda plain: plain[:200] + mark * some(chance, 100000) + plain)


def maps(data, chance):
    """What tells characters of glyphs."""
    def change(plain):
        kind = chance.randrange(4)
        if kind == 0:
            return replaced(plain, re.compile(rb"<[0-9A-Fa-f]+>"), chance, 200, lambda match: b"<%s>" % chance.choice(
                [b"", b"0", b"D800", b"FFFF", b"202E", b"00", b"4e00" * 300, b"0031", b"zz", b"ffffffffff"]))
        if kind == 1:
            return replaced(plain, re.compile(rb"\d+ begin"), chance, 20, lambda match: chance.choice([b"-1", b"99999999", b"0"]) + b" begin")
        if kind == 2:
            return plain.replace(b"endcmap", b"1 beginbfrange <0000> <ffffffff> <4e00> endbfrange endcmap")
        return chance.choice([flipped, cut, swapped, doubled])(plain, chance)
    return inflated(data, chance, lambda head, plain: b"begincmap" in plain, change, 9)


def fonts(data, chance):
    return inflated(data, chance, lambda head, plain: b"/Length1" in head or b"/Subtype /CIDFontType0C" in head or b"/Type1C" in head,
                    lambda plain: chance.choice([flipped, cut, overwritten, lost])(plain, chance), 9)


def font_objects(data, chance):
    pattern = re.compile(rb"(?<=/Widths )|(?<=/DW )|(?<=/W )|(?<=/FirstChar )|(?<=/LastChar )|(?<=/Encoding )|(?<=/ToUnicode )|(?<=/FontFile[23] )|(?<=/DescendantFonts )")
    return replaced(data, pattern, chance, 12, lambda match: chance.choice([*ABSURD, b"/Identity-H ", b"/GBK-EUC-H ", b"5 0 R "]) + b" ")


def filters(data, chance):
    kinds = [b"/FlateDecode", b"/LZWDecode", b"/ASCIIHexDecode", b"/ASCII85Decode", b"/RunLengthDecode", b"/DCTDecode", b"/CCITTFaxDecode", b"/JBIG2Decode", b"/JPXDecode", b"/Crypt"]
    return replaced(data, re.compile(rb"/Filter\s*/FlateDecode"), chance, 6, lambda match: b"/Filter [" + b" ".join(
        chance.choice(kinds) for _ in range(some(chance, 400))) + b"]" + chance.choice([b"", b"/DecodeParms<</Predictor 15/Columns 2147483647/Colors 99>>"]))


def packed_again(data, chance):
    """Streams packed many times over, and some that swell when they are unpacked."""
    rounds = some(chance, 40)

    def change(plain):
        if chance.random() < 0.2:
            plain = b" " * chance.choice([10 ** 6, 3 * 10 ** 7]) + plain
        for _ in range(rounds):
            plain = zlib.compress(plain, 1)
        return plain
    changed = inflated(data, chance, is_page, change, 1)
    return re.sub(rb"/Filter\s*/FlateDecode", b"/Filter [" + b"/FlateDecode " * (rounds + 1) + b"]", changed) if chance.random() < 0.8 else changed


# --- made by hand ---

def written(objects):
    return sound(b"%PDF-1.6\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in objects.items()) + b"trailer <</Root 1 0 R>>\n")


def deep(chance):
    """Pages in folders of folders, a circle at the end or a page; things in things."""
    depth = some(chance, 20000) + 1
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for number in range(2, depth + 2):
        objects[number] = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%d 0 R %d 0 R]>>" % (number - 1, chance.choice([1, 9, 10 ** 9]), number + 1, number + 1)
    left, right = chance.choice([(b"[", b"]"), (b"<</K ", b">>")])
    objects[depth + 2] = chance.choice([objects[2], b"<</Type/Page/MediaBox[0 0 99 99]>>", b"%d 0 R" % (depth + 2),
                                        b"<</Type/Page/MediaBox %s1%s>>" % (left * depth, right * depth)])
    return written(objects)


def stranger(chance):
    """No PDF, or nearly none."""
    rest = chance.randbytes(some(chance, 5000))
    return chance.choice([b"", b"\n", b"%PDF-", b"%PDF-1.7\n" + rest, rest, b"PK\3\4" + rest, b"<html>" + rest.hex().encode(), b"{\"schema\":1}",
                          b"\0" * 4096, b"%PDF-1.4\n%%EOF", b" " * chance.randrange(2000) + b"%PDF-1.5\n" + rest])


DAMAGE = [flipped, cut, lost, doubled, overwritten, swapped, twice, numbers, lengths, references, names, renumbered, boxes, circles, tables, packed_bytes,
          page_numbers, page_places, page_operators, page_chunks, page_nested, maps, fonts, font_objects, filters, packed_again]
MADE = [deep, stranger]


def any_of(goods, chance):
    """Small ones more often: the damage counts, not the time that reading takes."""
    return min(chance.choice(goods), chance.choice(goods), key=len)


def one(goods, seed, number):
    """File `number` of a seed: (kind, name, data). Every fifteenth is good, by itself or under a name that is hard to write down."""
    chance = random.Random(f"{seed} {number}")
    name = chance.choice(STRANGE) % number if number % 12 == 5 else None
    if number % 15 == 7:
        kind, data = "good", any_of(goods, chance) + b"%% %d\n" % number
    elif chance.random() < 0.08:
        maker = chance.choice(MADE)
        kind, data = maker.__name__, maker(chance)
    else:
        data, kinds = any_of(goods, chance), []
        for damage in chance.sample(DAMAGE, chance.choice([1, 1, 1, 2, 3])):
            kinds.append(damage.__name__)
            data = damage(data or b"x", chance)
        kind = "+".join(kinds)
    return kind, name or b"%05d-%s.pdf" % (number, kind.encode()), data


def files(folder, count, seed):
    goods = [path.read_bytes() for path in sorted(Path(folder).glob("*.pdf"))]
    goods = [data for data in goods if len(data) <= LARGEST]
    for number in range(count):
        yield one(goods, seed, number)
