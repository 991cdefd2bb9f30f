# SPDX-License-Identifier: GPL-2.0-or-later
"""The amounts of a JSON, told again in Python, by the contract and not by the program: what every export is held to.

tidy(json) gives one dictionary per amount, its keys the columns of `gongkai export`, its values text or None. Where a
column needs more than a look at the JSON (the unit that governs, labels of rows above), it is worked out here anew.
"""
from decimal import Decimal

UNITS = {Decimal(1): "元", Decimal(100): "百元", Decimal(1000): "千元", Decimal(10000): "万元", Decimal(10) ** 8: "亿元"}


def joined(items, separator):
    return separator.join(items) if items else None


def label_path(rows, row):
    labels = []
    while row is not None:
        if row["label"] is not None:
            labels.insert(0, row["label"])
        row = rows[row["parent"]] if row["parent"] is not None else None
    return joined(labels, " > ")


def common(data, item, value, dimensions):
    source, disclosure = data["source"], data["disclosure"]
    status = {check["id"]: check["status"] for check in data["checks"]}
    dimensions = dimensions or dict.fromkeys(("concept", "measure", "fund", "year", "scope", "code", "label", "path"))
    boxes = [(place["page"], " ".join(format(number, ".10g") for number in place["box"])) for place in item["boxes"]]
    fact = lambda key: disclosure[key]["text"] if disclosure[key] else None  # noqa: E731
    return {
        "document_id": source["sha256"], "file": source["file"], "organization": fact("organization"),
        "region": fact("region"), "division_code": disclosure["division_code"], "level": disclosure["level"],
        "year": fact("fiscal_year"), "document_kind": disclosure["kind"], "amount_id": item["id"],
        "anchor": item.get("anchor"), "concept": dimensions["concept"], "measure": dimensions["measure"],
        "fund": dimensions["fund"], "amount_year": dimensions["year"] and str(dimensions["year"]),
        "scope": dimensions["scope"], "state": value["state"], "decimal": value["decimal"], "yuan": value["yuan"],
        "approximate": value["approximate"], "standing": item["standing"], "page": str(boxes[0][0]), "box": boxes[0][1],
        "more_boxes": joined([f"page {page}: {box}" for page, box in boxes[1:]], "; "),
        "repairs": joined(item.get("repairs"), " "), "doubts": joined(item.get("doubts"), " "),
        "other_reading": item.get("other_reading"),
        "checks_passed": str(sum(status[check] == "pass" for check in item["checks"])),
        "checks_failed": str(sum(status[check] == "fail" for check in item["checks"])),
    }


def is_amount(item, value):
    return value["state"] in ("number", "unreadable") or (value["state"] == "nil" and item["dimensions"] is not None)


def percent(value, dimensions):
    return value["percent"] or (dimensions and (dimensions["measure"] or "").endswith("_percent"))


def of_cell(data, table, cell):
    column, value, dimensions = table["columns"][cell["column"]], cell["value"], cell["dimensions"]
    halves = {0: table["rows"], **{half["block"]: half["rows"] for half in table["block_rows"]}}
    row = halves[column["block"]][cell["row"]]
    nearest = row["unit"] or column["unit"]
    unit = nearest or (table["unit"] if column["role"] == "amount" else None)
    if unit and value["yuan"] and unit["yuan"] and Decimal(value["decimal"]):
        worth = Decimal(value["yuan"]) / Decimal(value["decimal"])
        if worth != Decimal(unit["yuan"]):  # the cell prints a unit of its own
            unit = {"text": UNITS.get(worth), "currency": "CNY"}
    percents = percent(value, dimensions)
    amount = common(data, cell, value, dimensions)
    amount.update({
        "source": "table", "table_id": table["id"], "table_kind": table["kind"], "table_title": table["title"],
        "organization": table["organization"] or amount["organization"],
        "row_code": (dimensions or {}).get("code") or row["code"], "row_label": (dimensions or {}).get("label") or row["label"],
        "row_label_path": label_path(halves[column["block"]], row), "row_kind": row["kind"],
        "row_qualifiers": joined([(f"{q['name']}: " if q["name"] else "") + q["text"]
                                  for q in (dimensions or {}).get("qualifiers", [])], "; "),
        "column_path": joined(dimensions["path"] if dimensions else column["path"], " > "),
        "printed": cell["text"] if cell["printed"] is None else cell["printed"],
        "unit": "%" if percents else unit and unit["text"],
        "currency": None if percents else "CNY" if value["yuan"] else unit and unit["currency"],
    })
    return amount


def of_statement(data, statement):
    value, dimensions = statement["amount"], statement["dimensions"]
    percents = percent(value, dimensions)
    amount = common(data, statement, value, dimensions)
    amount.update({
        "source": "statement", "table_id": None, "table_kind": None, "table_title": None, "row_kind": None,
        "row_code": (dimensions or {}).get("code"), "row_label": (dimensions or {}).get("label") or statement["item"],
        "row_label_path": statement["subject"], "row_qualifiers": None, "column_path": None, "printed": statement["printed"],
        "unit": "%" if percents else statement["unit"], "currency": "CNY" if value["yuan"] and not percents else None,
    })
    return amount


def tidy(data):
    cells = [of_cell(data, table, cell) for table in data["tables"] for cell in table["cells"]
             if is_amount(cell, cell["value"])]
    return cells + [of_statement(data, statement) for statement in data["statements"]
                    if is_amount(statement, statement["amount"])]
