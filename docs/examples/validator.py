#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""validator.py FILE.json…: what does not add up in disclosures, whoever published them and whatever their tables are called."""
import collections
import json
import sys
from decimal import Decimal

SUMS = [("income.total", ["expenditure.total"]),
        ("three_public.total", ["three_public.abroad", "three_public.vehicles", "three_public.reception"]),
        ("three_public.vehicles", ["three_public.vehicle_purchase", "three_public.vehicle_operation"])]
# What is one amount wherever it is printed. Totals are not, since some tables leave out what is carried over.
SAME = ("expenditure.basic", "expenditure.personnel", "expenditure.public", "expenditure.project", "expenditure.function",
        "expenditure.economic", "income.appropriation", "three_public", "operating_cost")


def amounts(budget):
    """(place, kind of table, dimensions, 元, what rounding may have taken) of all amounts that are in no doubt."""
    several = collections.Counter(table["kind"] for table in budget["tables"])  # one for each unit, perhaps
    places = [(cell["id"], table["kind"], cell, cell["value"]) for table in budget["tables"] for cell in table["cells"]
              if several[table["kind"]] == 1]
    places += [(statement["id"], "text", statement, statement["amount"]) for statement in budget["statements"]]
    for place, kind, holder, value in places:
        what = holder["dimensions"]
        if what and what["concept"] and what["measure"] and value["yuan"] and holder["standing"] != "doubtful":
            printed, yuan = Decimal(value["decimal"]), Decimal(value["yuan"])
            unit = yuan / printed if printed else 10000
            yield place, kind, what, yuan, unit * Decimal(5).scaleb(printed.as_tuple().exponent - 1)


def findings(budget):
    tables, places = collections.defaultdict(dict), collections.defaultdict(list)
    for place, kind, what, yuan, half in amounts(budget):
        key = what["code"], what["measure"], what["year"], what["scope"]
        tables[kind, key, what["fund"]].setdefault(what["concept"], (place, yuan, half))
        if what["concept"].startswith(SAME) and not what["concept"].endswith((".source", ".item", ".function.economic")) and (what["code"] or what["concept"].split(".")[1:2] not in (["function"], ["economic"])):
            places[what["concept"], key].append((place, kind, what["fund"], yuan, half))
    for (kind, key, fund), found in tables.items():
        for total, parts in SUMS:
            if kind != "text" and not key[0] and total in found and all(part in found for part in parts):
                terms = [found[part] for part in parts]
                if abs(found[total][1] - sum(term[1] for term in terms)) > found[total][2] + sum(term[2] for term in terms):
                    yield f"{total} is {found[total][1]} in {found[total][0]}, but {' + '.join(str(term[1]) for term in terms)}"
    for (concept, key), printed in places.items():
        for place, kind, fund, yuan, half in printed:
            others = [other for other in printed if other[1] not in (kind, "text") and (other[2] == fund or not fund and concept[:3] != "exp")]
            if others and not any(abs(yuan - other[3]) <= half + other[4] for other in others):
                yield f"{concept} is {yuan} in {place}, but {others[0][3]} in {others[0][0]}"


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        for finding in findings(json.load(file)):
            print(f"{path}: {finding}")
