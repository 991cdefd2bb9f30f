#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scanned pages: scans.py GONGKAI SOURCE [--update].

For each SOURCE/fixtures/scans/NAME.pdf, a picture of a page that fixtures/scans/make made: amounts are held against its
truth, the whole output against NAME.expected.json, byte by byte where the same models are installed that it was made
with. --update writes it anew: look at the pages first. Speaks TAP.
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
OUTPUT = {}


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


def reading_of(name, change, quality=0):
    """The page of a fixture as a picture at 200 dots per inch, changed, and read again."""
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
        picture_pdf.write(folder + "/changed.pdf", [(change(page), 200, quality)])
        return json.loads(run("extract", folder + "/changed.pdf").stdout)


def cells_of(document):
    return [cell for table in document["tables"] for cell in table["cells"]]


def test_two_tones_at_few_dots_are_never_accepted():
    document = reading_of("clean", lambda page: (page > 150).astype("uint8") * 255)
    assert document["pages"][0]["scan"]["profile"] == "bilevel", document["pages"]
    standings = [cell["standing"] for cell in cells_of(document) if cell["standing"]]
    assert len(standings) >= 4 and set(standings) == {"doubtful"}, standings


STAFF = ["26", "24", "31", "30", "12", "11", "9", "9"]  # of the fixture "clean", row by row


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


def test_upside_down_nothing_is_accepted():
    document = reading_of("stamped", lambda page: page[::-1, ::-1].copy())
    assert any("upside down" in diagnostic["message"] for diagnostic in document["diagnostics"]), document["diagnostics"]
    standings = {cell["standing"] for cell in cells_of(document) if cell["standing"]}
    assert standings <= {"doubtful"}, standings


run_tests(globals())
