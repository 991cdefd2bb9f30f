# SPDX-License-Identifier: GPL-2.0-or-later
"""Counting: what the program said about a document whose truth is known.

An amount is *right* where the cell that holds its place has its number, in yuan if the unit says so, in a row with its
label, under its column's name (a statement: in a sentence at its place). Else it is *flagged* if a warning or an error names the cell, or has a
box of its own over it (for what concerns a table or a page: names these). Else it is *wrong* (another number, or the right one
in a wrong place) or *lost* (no number). A number where the paper shows none is wrong, too. *Confirmed* is a wrong number in a check that passed
and in none that failed.
"""
import unicodedata
from decimal import Decimal, InvalidOperation

# These say nothing about the reading of a number.
NO_FLAG = {"unit_missing", "unit_without_table", "table_promised_missing", "empty_table_contradicted", "nothing_found",
           "statement_mismatch", "metadata_missing", "table_out_of_order", "weights_mismatch", "code_name_mismatch"}


# Doubts about where a number belongs: what a sum says of its digits holds.
PLACE = {"place", "over_rule", "other_label"}
NO_UNIT = "no yuan"
NO_HEADER = "under "
NO_LABEL = "not in the row of its label"


def plain(text):
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def number(text):
    try:
        return Decimal(str(text).replace(",", ""))
    except InvalidOperation:
        return None


def same(a, b):
    return a is None and b is None or a is not None and b is not None and number(a) == number(b)


def holds(box, point, slack=0.0):
    return box[0] - slack <= point[0] <= box[2] + slack and box[1] - slack <= point[1] <= box[3] + slack


def meet(a, b):
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


class Reading:
    """The JSON of one document, asked by place."""

    def __init__(self, data, truths):
        self.data, self.truths = data, truths
        self.flags = [d for d in data["diagnostics"] if d["severity"] in ("warning", "error") and d["code"] not in NO_FLAG]
        self.named = {}
        for d in self.flags:
            for cell in d["cells"]:
                self.named.setdefault(cell, []).append(d["code"])
        self.on_page, self.table_of = {}, {}
        for table in data["tables"]:
            for cell in table["cells"]:
                self.table_of[cell["id"]] = table
                for place in cell["boxes"]:
                    self.on_page.setdefault(place["page"], []).append((place["box"], cell))
        passed, failed = set(), set()
        for check in data["checks"]:
            if check["status"] in ("pass", "fail") and check["relation"] == "=":
                for cell in [check["total"]] + check["terms"]:
                    (passed if check["status"] == "pass" else failed).add(cell)
        self.confirmed = passed - failed

    def confirms(self, cell):
        return cell["id"] in self.confirmed and not set(cell["doubts"]) - PLACE

    def cell(self, page, point):
        found = [(c["row_span"] * c["column_span"], k, c) for k, (box, c) in enumerate(self.on_page.get(page, ()))
                 if holds(box, point)]
        return min(found)[2] if found else None

    def flagged(self, truth, cell, page, point):
        if cell and cell["id"] in self.named:
            return True
        table = self.table_of[cell["id"]] if cell else None
        for d in self.flags:
            if d["page"] != page and not (truth.scope == "table" and table and any(p["page"] == d["page"] for p in table["parts"])):
                continue
            if d["cells"]:
                if truth.scope == "table" and table and any(self.table_of.get(c) is table for c in d["cells"]):
                    return True
                continue
            if truth.scope == "page":
                return True
            if d["box"] is None:
                continue
            if truth.scope == "table" and (holds(d["box"], point, 2) or table and any(meet(d["box"], p["box"]) for p in table["parts"])):
                return True
            if d["page"] == page and holds(d["box"], point, 2) and \
                    (not cell or self.small(d["box"], [p["box"] for p in cell["boxes"] if p["page"] == page])):
                return True
            if d["page"] == page and not cell and truth.box and meet(d["box"], truth.box):
                return True
        return False

    def unit_told(self, cell):
        """Does a warning say that the unit of this cell's table is missing?"""
        parts = self.table_of[cell["id"]]["parts"]
        return any(d["code"] in ("unit_missing", "unit_conflict") and any(p["page"] == d["page"] for p in parts)
                   for d in self.data["diagnostics"] if d["severity"] in ("warning", "error"))

    def header_told(self, cell):
        """Does a warning with the box of this cell's table say that it has no header, and was not joined to one that has?"""
        table = self.table_of[cell["id"]]
        return table["header_row_count"] == 0 and any(
            d["code"] == "join_doubtful" and d["box"] and any(p["page"] == d["page"] and meet(d["box"], p["box"]) for p in table["parts"])
            for d in self.flags)

    def label_told(self, cell):
        """Does a warning name the label of this cell's row?"""
        table = self.table_of[cell["id"]]
        return any(c["id"] in self.named for c in table["cells"] if c["row"] <= cell["row"] < c["row"] + c["row_span"]
                   and c["column"] < cell["column"] and table["columns"][c["column"]]["role"] == "label")

    def small(self, box, cells):
        """A box that is about a cell and its neighbours, not about a table."""
        area = max([(c[2] - c[0]) * (c[3] - c[1]) for c in cells] or [0])
        return (box[2] - box[0]) * (box[3] - box[1]) <= 4 * area + 2000

    def reads(self, truth, cell):
        """None if the cell says what the paper says, else what is wrong."""
        value = cell["value"]
        if truth.code:
            codes = [r["code"] for r in self.table_of[cell["id"]]["rows"] if r["index"] == cell["row"]]
            return None if codes == [truth.code] else f"code {codes}"
        if value["state"] != "number":
            return None if truth.decimal is None and value["state"] in ("blank", "nil", "text") else value["state"]
        if truth.decimal is None and any(t is not truth and t.decimal is not None and t.page + 1 == b["page"] and holds(b["box"], t.shown)
                                         for t in self.truths for b in cell["boxes"]):
            return None  # a cell over two columns: the other one's truth asks whether that is right
        if truth.decimal is None or not any(same(value["decimal"], r) for r in (truth.decimal, *truth.readings)):
            return f"reads {value['decimal']}"
        if truth.yuan != "any" and not same(value["yuan"], truth.yuan):
            return NO_UNIT if value["yuan"] is None else f"yuan {value['yuan']}"
        if truth.loose:
            return None
        table = self.table_of[cell["id"]]
        if truth.label:
            row = "".join(plain(c["text"]) + " " for c in table["cells"]
                          if c["row"] <= cell["row"] < c["row"] + c["row_span"] and c["column"] < cell["column"])
            if plain(truth.label) not in row:
                return NO_LABEL
        if truth.column:
            path = plain("".join(table["columns"][cell["column"]]["path"]))
            if plain(truth.column) not in path:
                return f"under {path}"
        return None


def judge_cell(reading, truth):
    """(verdict, confirmed though wrong, note)"""
    page = truth.page + 1
    cell = reading.cell(page, truth.shown)
    flagged = reading.flagged(truth, cell, page, truth.shown)
    why = "in no cell" if cell is None else reading.reads(truth, cell)
    if cell is None and truth.decimal is None and not truth.code:
        why = None
    if why == NO_UNIT:  # read, but worth nobody knows how much
        return "flagged" if flagged or reading.unit_told(cell) else "lost", False, flagged, why
    if why == NO_HEADER and not flagged:  # read, but nobody knows under which label: told once, for the table
        flagged = reading.header_told(cell)
    if why == NO_LABEL and not flagged:  # read; it is the label that can't be, and that is told at the label
        flagged = reading.label_told(cell)
    confirmed = bool(why and cell and cell["value"]["state"] == "number" and reading.confirms(cell))
    if confirmed and flagged and cell["value"]["decimal"] == truth.decimal:
        confirmed = False  # the digits are; of their place there is a warning
    if why is None and (flagged or not truth.must_flag):
        return "right" if truth.decimal is not None or truth.code or not truth.must_flag else "flagged", False, flagged, ""
    if flagged:
        return "flagged", confirmed, True, why or "read"
    if cell and truth.code:
        return "wrong", False, False, why
    if cell and cell["value"]["state"] == "number":
        return "wrong", confirmed, False, why or "read, but not flagged"
    return "lost", False, False, why or "not flagged"


def statement_amounts(statement):
    yield statement["amount"]
    if statement["change"] and statement["change"]["amount"]:
        yield statement["change"]["amount"]


def judge_statement(reading, truth):
    page, data = truth.page + 1, reading.data
    here = [s for s in data["statements"] if any(b["page"] == page and holds(b["box"], truth.shown, 2) for b in s["boxes"])]
    found = [a for s in here for a in statement_amounts(s) if same(a["decimal"], truth.decimal)
             and (truth.yuan == "any" or same(a["yuan"], truth.yuan))]
    flagged = any(not d["cells"] and d["page"] == page and d["box"] and holds(d["box"], truth.shown, 2) for d in reading.flags) or \
        truth.scope == "page" and any(d["page"] == page and not d["cells"] for d in reading.flags)  # nothing on it can be read
    if found and (flagged or not truth.must_flag):
        return "right", False, flagged, ""
    if flagged:
        return "flagged", False, True, "statement"
    strange = [a["decimal"] for s in here for a in statement_amounts(s) if a["state"] == "number"
               and not any(same(a["decimal"], o) for o in truth.others)]
    return ("wrong" if strange or found else "lost"), False, False, "statements say " + ", ".join(map(str, strange)) if strange else "no statement"


def invented(reading, sheet):
    """Numbers in columns of amounts at places where no amount was printed, and no flag."""
    places, out = {}, []
    for truth in sheet.truths:
        places.setdefault(truth.page + 1, []).append(truth.shown)
    for page, cells in reading.on_page.items():
        for box, cell in cells:
            table = reading.table_of[cell["id"]]
            if cell["value"]["state"] == "number" and table["columns"][cell["column"]]["role"] == "amount" and \
                    cell["row"] >= table["header_row_count"] and cell["id"] not in reading.named and \
                    not any(holds(b["box"], p) for b in cell["boxes"] for p in places.get(b["page"], ())):
                out.append((page, cell))
    return out


def mark_sums(reading, results):
    """The flag of an undamaged amount is "sum" where it only stands in a sum that fails with a damaged amount."""
    cells = [None if r[0].statement else reading.cell(r[0].page + 1, r[0].shown) for r in results]
    damaged = {c["id"] for c, r in zip(cells, results) if c and r[0].kinds}
    for k, (cell, r) in enumerate(zip(cells, results)):
        if r[3] and not r[0].kinds and cell and cell["id"] in reading.named and \
                all(d["code"] == "sum_mismatch" and damaged & set(d["cells"]) for d in reading.flags if cell["id"] in d["cells"]):
            results[k] = (*r[:3], "sum", r[4])


def judge(data, sheet):
    """[(truth, verdict, confirmed though wrong, flagged, note)] of a document."""
    from typeset import Truth
    reading = Reading(data, sheet.truths)
    results = [(t, *(judge_statement if t.statement else judge_cell)(reading, t)) for t in sheet.truths]
    mark_sums(reading, results)
    for page, cell in invented(reading, sheet):
        truth = Truth(None, None, None, None)
        truth.page, truth.kinds = page - 1, ["invented"]
        results.append((truth, "wrong", reading.confirms(cell), False, f"{cell['id']} reads {cell['value']['decimal']}, nothing is printed there"))
    texts = [plain("".join([t["title"] or "", *(c["text"] for c in t["cells"])])) for t in data["tables"]]
    texts += [plain(p["text"]) for p in data["paragraphs"]]
    for page, text, kind in sheet.promised:
        truth = Truth(text, None, None, None)
        truth.page, truth.kinds = page, [kind]
        found = any(plain(text) in t for t in texts)
        flag = any(d["page"] == page + 1 for d in reading.flags)
        results.append((truth, "right" if found else "flagged" if flag else "lost", False, flag and not found, "" if found else "its name is nowhere"))
    return results


def warnings(data):
    """What an undamaged document must not have."""
    return [f"{d['code']} p{d['page']}: {d['message']}" for d in data["diagnostics"] if d["severity"] in ("warning", "error")
            and d["code"] not in NO_FLAG]
