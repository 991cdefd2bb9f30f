#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scanned pages: scans.py GONGKAI SOURCE [sanitized] [--update].

For each SOURCE/fixtures/scans/NAME.pdf, a picture of a page that fixtures/scans/make made: amounts are held against its
truth, the whole output against NAME.expected.json, byte by byte where the same models are installed that it was made
with. --update writes it anew: look at the pages first. A sanitized build, ten times slower, reads the fixtures, and one of
them turned. Speaks TAP.
"""
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(sys.argv[2], "bench", "scans"))
from support.tap import Skip, run as run_tests  # noqa: E402
import score  # noqa: E402

GONGKAI, SOURCE = sys.argv[1:3]
FOLDER = os.path.join(SOURCE, "fixtures", "scans")
NAMES = sorted(os.path.basename(file)[:-4] for file in glob.glob(FOLDER + "/*.pdf"))
SLOW = "sanitized" in sys.argv
OUTPUT = {}
STAFF = ["26", "24", "31", "30", "12", "11", "9", "9"]  # of the fixture "clean", row by row


def run(*arguments):
    return subprocess.run([GONGKAI, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=600)


def need_recognizer():
    result = run("extract", "--ocr", "always", "--compact", os.path.join(FOLDER, NAMES[0] + ".pdf"))
    if b"character recognition" in result.stderr:
        raise Skip(result.stderr.decode().strip())


def output_of(name):
    if name not in OUTPUT:
        need_recognizer() if not OUTPUT else None
        OUTPUT[name] = run("extract", "--compact", os.path.join(FOLDER, name + ".pdf"))
    assert OUTPUT[name].returncode in (0, 3), OUTPUT[name].stderr
    return OUTPUT[name].stdout


def test_amounts_are_right_or_in_doubt():
    all_counts = collections.Counter()
    for name in NAMES:
        document = json.loads(output_of(name))
        with open(f"{FOLDER}/{name}.truth.json", encoding="utf-8") as file:
            truth = json.load(file)
        counts, remarks = collections.Counter(), []
        score.score_page(counts, truth, document, remarks)
        print("#", name, dict(counts))
        assert counts["silently wrong"] == counts["lost"] == 0, remarks
        assert counts["in grid"] == counts["amounts"], remarks
        all_counts += counts
    assert all_counts["right and accepted"] >= 0.6 * all_counts["amounts"], all_counts


def test_expected_output():
    for name in NAMES:
        found, path = output_of(name), f"{FOLDER}/{name}.expected.json"
        if "--update" in sys.argv:
            with open(path, "wb") as file:
                file.write(found)
        with open(path, "rb") as file:
            expected = file.read()
        if json.loads(found)["generator"]["recognizer"] != json.loads(expected)["generator"]["recognizer"]:
            raise Skip("other models are installed than those that the expected output was made with")
        assert found == expected, f"{name}: not as in {path}; look at it, then run this test with --update"


def test_pages_say_how_they_were_read():
    for name, dpi, profile in ("clean", 300, "grey"), ("grey", 200, "grey"), ("stamped", 200, "colour"):
        document = json.loads(output_of(name))
        scan = document["pages"][0]["scan"]
        assert abs(scan["dpi"] - dpi) < 1 and scan["profile"] == profile, scan
        assert "recognized" in {diagnostic["code"] for diagnostic in document["diagnostics"]}


def test_doubts_name_both_readings():
    cells = [cell for name in NAMES for table in json.loads(output_of(name))["tables"] for cell in table["cells"]]
    doubtful = [cell for cell in cells if "readers_differ" in cell["doubts"]]
    assert all(cell["standing"] in ("doubtful", None) for cell in doubtful), doubtful
    assert all("recognized" in cell["repairs"] for cell in cells if cell["text"])


def test_never():
    result = run("extract", "--ocr", "never", os.path.join(FOLDER, "clean.pdf"))
    assert result.returncode == 2 and b"scanned" in result.stderr, result
    assert json.loads(result.stdout)["generator"]["recognizer"] is None


def test_missing_language():
    output_of("clean")
    result = run("extract", "--ocr-lang", "xyz_abc", os.path.join(FOLDER, "clean.pdf"))
    assert result.returncode == 2 and b"tesseract-ocr-xyz-abc" in result.stderr, result
    result = run("extract", "--ocr-lang", "../x", os.path.join(FOLDER, "clean.pdf"))
    assert result.returncode == 2 and b"no language" in result.stderr, result


def reading_of(name, change, quality=0, always=False, **paper):
    """The page of a fixture as a picture at 200 dots per inch, changed, and read again; paper: what is around or over it."""
    if SLOW and not always:
        raise Skip("done without sanitizers")
    try:
        import cv2
        import picture_pdf
    except ImportError as missing:
        raise Skip(str(missing)) from None
    output_of(name)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "200", "-png", "-gray", "-singlefile", f"{FOLDER}/{name}.pdf", folder + "/page"],
                       check=True)
        page = cv2.imread(folder + "/page.png", cv2.IMREAD_GRAYSCALE)
        picture_pdf.write(folder + "/changed.pdf", [(change(page), 200, quality)], **paper)
        return json.loads(run("extract", folder + "/changed.pdf").stdout)


def cells_of(document):
    return [cell for table in document["tables"] for cell in table["cells"]]


def test_two_tones_at_few_dots_are_never_accepted():
    document = reading_of("clean", lambda page: (page > 150).astype("uint8") * 255)
    assert document["pages"][0]["scan"]["profile"] == "bilevel", document["pages"]
    standings = [cell["standing"] for cell in cells_of(document) if cell["standing"]]
    assert len(standings) >= 4 and set(standings) == {"doubtful"}, standings


def staff_on_ground(tone):
    """The cells of the numbers of "clean" when their ground is changed by `tone`."""
    cells = [cell for cell in cells_of(json.loads(output_of("clean"))) if cell["row"] > 0 and cell["column"] > 2]
    boxes = [[int(value * 200 / 72) for value in cell["boxes"][0]["box"]] for cell in cells]

    def change(page):
        for x0, y0, x1, y1 in boxes:
            page[y0:y1, x0:x1] = tone(page[y0:y1, x0:x1]).astype("uint8")
        return page
    found = {cell["id"]: cell for cell in cells_of(reading_of("clean", change, 80))}
    return [found.get(cell["id"]) for cell in cells]


def test_rows_on_a_light_ground_are_read():
    cells = staff_on_ground(lambda place: place * 0.75)
    assert [cell and cell["text"] for cell in cells] == STAFF, cells


def test_rows_on_a_dark_ground_are_not_blank():
    cells = staff_on_ground(lambda place: 255 - place * 0.75)
    wrong = [cell for cell, text in zip(cells, STAFF) if not cell or (cell["text"] != text and not cell["doubts"])]
    assert len(cells) == len(STAFF) and not wrong, wrong


def codes_of(document):
    return {diagnostic["code"] for diagnostic in document["diagnostics"]}


def test_a_layer_over_a_picture_is_set_aside():
    """Somebody's own recognition, invisible and wrong, is no text of the page."""
    words = b"BT 3 Tr /F 10 Tf 60 500 Td 14 TL " + b"(99 98 97 96 somebody has read this before us) ' " * 8 + b"ET"
    document = reading_of("clean", lambda page: page, 90, text=words)
    assert "ocr_layer" in codes_of(document), document["diagnostics"]
    assert document["pages"][0]["ink"]["hidden"] > 200, document["pages"][0]["ink"]
    assert [cell["text"] for cell in cells_of(document) if cell["row"] > 0 and cell["column"] > 2] == STAFF
    assert "somebody" not in json.dumps([document["paragraphs"], document["tables"]])


def test_a_picture_of_a_table_in_a_page_of_text():
    cells = cells_of(json.loads(output_of("clean")))
    box = [cell["boxes"][0]["box"] for cell in cells]
    x0, y0, x1, y1 = (int(limit(edge[k] for edge in box) * 200 / 72) + add
                      for k, limit, add in ((0, min, -20), (1, min, -20), (2, max, 20), (3, max, 20)))
    text = b"BT /F 10 Tf 60 90 Td (Below the table stands a sentence of 47 words, of which 12 are given.) Tj ET"
    document = reading_of("clean", lambda page: page[y0:y1, x0:x1].copy(), 90, margin=130, text=text)
    page, scan = document["pages"][0], document["pages"][0]["scan"]
    assert scan and abs(scan["box"][0] - 130) < 1 and scan["box"][2] < page["width"] - 120, (page, scan)
    assert [cell["text"] for cell in cells_of(document) if cell["row"] > 0 and cell["column"] > 2] == STAFF
    assert "a sentence of 47 words" in " ".join(block["text"] for block in document["paragraphs"])
    assert "recognized" in codes_of(document)


def amounts_of(document):
    return [cell["value"]["decimal"] for cell in cells_of(document) if cell["value"]["state"] == "number"]


def test_pages_that_lie_another_way_are_read_turned():
    try:
        import numpy
    except ImportError as missing:
        raise Skip(str(missing)) from None
    upright = reading_of("clean", lambda page: page, 90, always=True)
    width, height = upright["pages"][0]["width"], upright["pages"][0]["height"]
    ways = (("up", 1, lambda x, y: (y, width - x)), ("left", 2, lambda x, y: (width - x, height - y)),
            ("down", 3, lambda x, y: (height - y, x)))
    for direction, quarters, place in ways[:1] if SLOW else ways:
        document = reading_of("clean", lambda page, n=quarters: numpy.rot90(page, n).copy(), 90, always=True)
        assert document["pages"][0]["scan"]["direction"] == direction, document["pages"][0]["scan"]
        assert amounts_of(document) == amounts_of(upright), (direction, amounts_of(document))
        was, now = cells_of(upright)[-1]["boxes"][0]["box"], cells_of(document)[-1]["boxes"][0]["box"]
        corners = place(*was[:2]) + place(*was[2:])
        wanted = [min(corners[0], corners[2]), min(corners[1], corners[3]), max(corners[0], corners[2]), max(corners[1], corners[3])]
        assert all(abs(a - b) < 4 for a, b in zip(now, wanted)), (direction, was, now, wanted)


def test_mirrored_nothing_is_accepted():
    document = reading_of("stamped", lambda page: page[:, ::-1].copy())
    assert any("upside down" in diagnostic["message"] for diagnostic in document["diagnostics"]), document["diagnostics"]
    standings = {cell["standing"] for cell in cells_of(document) if cell["standing"]}
    assert standings <= {"doubtful"}, standings


WORDS = {
    "chi_sim": "预算单位应当按照规定公开收支总表\n一般公共预算财政拨款支出情况说明\n机关运行经费与政府采购安排\n国有资产占有使用及绩效目标设置",
    "jpn": "一般会計歳入歳出予算の総括について\nこの年度における市債の借入れ及び償還\n使用料及び手数料に関する調べのとおり\n繰入金はすべて基金からとする",
}


def test_each_page_in_its_language():
    """Pages of words alone; the reader of each language is asked for where its data is installed."""
    if SLOW:
        raise Skip("done without sanitizers")
    try:
        import cv2  # noqa: F401  (picture_pdf needs it)
        import numpy
        import picture_pdf
        from PIL import Image, ImageDraw, ImageFont
        font = ImageFont.truetype("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 44)
    except (ImportError, OSError) as missing:
        raise Skip(str(missing)) from None
    recognizer = json.loads(output_of("clean"))["generator"]["recognizer"]
    installed = {model["name"] for model in recognizer["models"]}
    with tempfile.TemporaryDirectory() as folder:
        pages = []
        for language in WORDS:
            page = Image.new("L", (1240, 1754), 250)
            ImageDraw.Draw(page).multiline_text((150, 200), WORDS[language] + "\n" + WORDS[language], 20, font, spacing=40)
            pages.append((numpy.asarray(page), 150, 90))
        picture_pdf.write(folder + "/words.pdf", pages)
        document = json.loads(run("extract", folder + "/words.pdf").stdout)
    for page, language in zip(document["pages"], WORDS):
        found = page["scan"]["language"]
        assert found == language or language not in installed, (language, found)
    text = "".join(block["text"] for block in document["paragraphs"])
    assert "jpn" not in installed or "における市債の借入れ" in text.replace(" ", ""), text


run_tests(globals())
