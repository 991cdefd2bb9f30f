#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads scans with gongkai and holds what comes out against their truth (bench/scans/make.py).

usage: score.py --gongkai build/gongkai [--wrong N] [--keep FOLDER] SCANS...      SCANS: folders, or NAME.json

For each profile: amounts whose cell of the grid is right; amounts that are right and accepted (standing read or confirmed);
amounts that are silently wrong: accepted, but another number than is printed, or a number where nothing is; characters of
labels; processor time and memory. --wrong lists what is silently wrong, and N amounts that are in doubt.
"""
import argparse
import collections
import glob
import json
import os
import re
import sys
import tempfile
import unicodedata


def run(gongkai, pdf, output):
    """-> (document or None, seconds, kilobytes)"""
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 2)
        os.execv(gongkai, [gongkai, "extract", "--compact", pdf, "-o", output])
    _, _, usage = os.wait4(child, 0)
    try:
        with open(output, encoding="utf-8") as file:
            return json.load(file), usage.ru_utime + usage.ru_stime, usage.ru_maxrss
    except OSError:
        return None, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def box_of(corners):
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def area(box):
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def common(a, b):
    return area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))


def find(box, cells):
    """The cell that shares most with the box, and how well both agree (0 to 1)."""
    best, shared = None, 0
    for cell in cells:
        overlap = common(box, cell["boxes"][0]["box"])
        share = overlap / max(1e-6, min(area(box), area(cell["boxes"][0]["box"])))
        if share > 0.5 and overlap > shared:
            best, shared = cell, overlap
    if not best:
        return None, 0
    return best, shared / (area(box) + area(best["boxes"][0]["box"]) - shared)


def fold(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("“", '"').replace("”", '"')


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        previous, row = row, [i + 1]
        for j, y in enumerate(b):
            row.append(min(previous[j + 1] + 1, row[-1] + 1, previous[j] + (x != y)))
    return row[-1]


def number(decimal):
    return decimal and (decimal.rstrip("0").rstrip(".") if "." in decimal else decimal)


def score_amount(counts, truth, cell, agreement, remarks):
    counts["amounts"] += 1
    counts["in grid"] += agreement > 0.7
    value = cell["value"] if cell else {"state": "none", "decimal": None}
    right = value["state"] == "number" and number(value["decimal"]) == number(truth["decimal"])
    standing = cell and cell.get("standing")
    counts["right"] += right
    counts[f"standing {standing}"] += 1
    accepted = standing in ("read", "confirmed")
    counts["right and accepted"] += right and accepted
    if accepted and value["state"] == "number" and not right:
        counts["silently wrong"] += 1
        remarks.append(("WRONG", truth["text"], cell["text"], standing, cell["id"]))
    if cell is None or value["state"] == "blank" and not cell["doubts"]:
        counts["lost"] += 1
        remarks.append(("LOST", truth["text"], "", standing, cell["id"] if cell else "no cell"))
    apart = truth.get("contradicted", False)
    counts["contradicted in text"] += apart
    counts["right and accepted, of others"] += right and accepted and not apart
    if not (right and accepted or apart):
        remarks.append(("doubt", truth["text"], (cell or {}).get("text"), (cell or {}).get("other_reading"), agreement))


def score_page(counts, truth, document, remarks):
    cells = [cell for table in document["tables"] for cell in table["cells"] if cell["boxes"]]
    for item in truth["cells"]:
        if item["ruling"] != "full":
            continue
        cell, agreement = find(box_of(item["corners"]), cells)
        if item["kind"] == "amount":
            if not item["doubts"]:
                score_amount(counts, item, cell, agreement, remarks)
        elif item["kind"] == "text":
            wanted, got = fold(item["text"]), fold(cell["text"]) if cell else ""
            counts["characters"] += len(wanted)
            counts["characters right"] += max(0, len(wanted) - distance(wanted, got))
        elif item["kind"] == "blank":
            counts["blanks"] += 1
            if cell and agreement > 0.7 and cell["value"]["state"] == "number" and cell.get("standing") in ("read", "confirmed"):
                counts["silently wrong"] += 1
                remarks.append(("NOTHING", "", cell["text"], cell["standing"], cell["id"]))


def share(part, whole):
    return f"{100 * part / whole:6.2f} %" if whole else "     -  "


def report(profile, counts):
    amounts, pages = counts["amounts"], max(1, counts["pages"])
    print(f"{profile}: {counts['pages']} pages, {amounts} amounts, {counts['blanks']} blanks")
    print(f"  in the right cell        {share(counts['in grid'], amounts)}")
    print(f"  read right               {share(counts['right'], amounts)}")
    print(f"  right and accepted       {share(counts['right and accepted'], amounts)}")
    others = amounts - counts["contradicted in text"]
    print(f"  ... of the {others} that sums don't contradict in the page's text {share(counts['right and accepted, of others'], others)}")
    print(f"  silently wrong           {counts['silently wrong']}, {1e4 * counts['silently wrong'] / max(1, amounts):.1f} per 10,000;"
          f" lost {counts['lost']}")
    print(f"  characters of labels     {share(counts['characters right'], counts['characters'])}")
    print("  standings                ", {key[9:]: n for key, n in sorted(counts.items()) if key.startswith("standing")})
    print(f"  processor time           {counts['seconds'] / pages:.2f} s a page, most {counts['most seconds']:.2f} s;"
          f" memory {counts['most memory'] / 1024:.0f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scans", nargs="+")
    parser.add_argument("--gongkai", required=True)
    parser.add_argument("--wrong", type=int, default=-1)
    parser.add_argument("--keep")
    parser.add_argument("--every", type=int, default=1, help="only every Nth scan")
    parser.add_argument("--profile")
    options = parser.parse_args()
    files = sorted(file for name in options.scans
                   for file in (glob.glob(name + "/*.json") if os.path.isdir(name) else [name]))
    files = [file for file in files if not options.profile or file.endswith(f"-{options.profile}.json")]
    folder = options.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    totals, remarks = collections.defaultdict(collections.Counter), []
    for file in files[::options.every]:
        with open(file, encoding="utf-8") as opened:
            truth = json.load(opened)
        base = os.path.basename(file)[:-5]
        document, seconds, kilobytes = run(options.gongkai, file[:-5] + ".pdf", os.path.join(folder, base + ".out.json"))
        counts, own = totals[truth["profile"]], []
        counts["pages"] += 1
        counts["seconds"] += seconds
        counts["most seconds"] = max(counts["most seconds"], seconds)
        counts["most memory"] = max(counts["most memory"], kilobytes)
        score_page(counts, truth, document or {"tables": []}, own)
        remarks += [(base, *remark) for remark in own]
    for profile, counts in totals.items():
        report(profile, counts)
    if options.wrong >= 0:
        doubts = [remark for remark in remarks if remark[1] == "doubt"]
        for remark in [remark for remark in remarks if remark[1] != "doubt"] + doubts[:options.wrong]:
            print(*remark, sep=" | ")


if __name__ == "__main__":
    sys.exit(main())
