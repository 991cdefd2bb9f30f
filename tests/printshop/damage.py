# SPDX-License-Identifier: GPL-2.0-or-later
"""Putting damages on a document: which kinds it gets, which amounts they touch, what may come together."""
import amounts  # noqa: F401 (fills CELL)
import prose  # noqa: F401 (fills PROSE)
from fonts import Chinese
from kinds import CELL, PAGE, PROSE, TABLE, kind, mark
from places import forms, mark_table


# ---- putting it on a document

def red_negatives(rng, sheet):
    def f():
        pass
    f.kind, f.legible, f.must_flag, f.scope = "red_negative", True, False, "cell"
    found = [c for c in sheet.cells if c.truth and c.lines and c.lines[0].startswith("-") and len(c.lines[0]) > 1]
    for c in found:
        c.lines, c.color = [c.lines[0][1:]], (0.9, 0, 0)
        mark(c.truth, f)
    return bool(found)


ALL = sorted(CELL) + sorted(TABLE) + sorted(PAGE) + sorted(PROSE) + ["newspaper", "red_negative", "similar_forms"]


class Plan:
    """Which kinds a document gets: a first one that it is made for, and some more."""

    def __init__(self, rng, first, only=False):
        self.kinds = [first] if first else []
        if first and not only:
            cells = sorted(CELL)
            self.kinds += rng.sample(cells, rng.choice([0, 1, 2, 3]))
            if rng.random() < 0.2:
                self.kinds.append(rng.choice(sorted(PROSE)))
            if rng.random() < 0.1 and first not in PAGE:
                self.kinds.append(rng.choice(["watermark", "seal", "skewed"]))
        self.kinds = list(dict.fromkeys(self.kinds))
        self.together = 0 if only else 0.25  # share of damaged amounts that get a second layer
        self.by_table = {}

    def __call__(self, rng, stage, thing):
        return self.on_tables(rng, *thing) if stage == "tables" else self.on_sheet(rng, thing)

    def on_tables(self, rng, maker, style, tables):
        if any(k in CELL and CELL[k].layer == "blank" for k in self.kinds):
            style.nil = ""
        if "mark_at_code" in self.kinds and not any(c.role == "code" for t in tables for c in t.columns):
            tables = tables + [maker.by_economy() if maker.plan else maker.by_function()]
        style.newspaper = "newspaper" in self.kinds
        for name in [k for k in self.kinds if k in TABLE]:
            tables = self.with_table(rng, maker, TABLE[name]) or tables
        if "red_negative" in self.kinds:
            style.align = "right"
            table = maker.revenue()
            while not table.columns[-1].path[-1].startswith("比上年"):
                table = maker.revenue()
            tables = [table] + [t for t in tables if t.title != table.title]
        if "similar_forms" in self.kinds:
            tables = tables + forms(rng, maker)
        if any(k in PROSE or k == "newspaper" for k in self.kinds):
            style.prose = True
            if not any(t.facts for t in tables):
                tables = tables + [maker.revenue()]
        return tables

    def with_table(self, rng, maker, f):
        """A table with this damage, and another one or two that have nothing to do with it."""
        for _ in range(300):
            if f.kind in ("unit_row", "unit_in_column"):
                maker.unit, maker.decimals = ("万元", 10000), 2
            table = getattr(maker, rng.choice(maker.KINDS))()
            if f.kind == "unit_in_column":
                table.facts = []
            if f(rng, maker, table):
                self.by_table[id(table)] = f
                others = [getattr(maker, k)() for k in rng.sample(("revenue", "transfers", "three_public"), rng.choice([0, 1, 2]))]
                out = [t for t in others if t.title != table.title]
                out.insert(rng.randrange(len(out) + 1), table)
                return out
        return None

    def on_sheet(self, rng, sheet):
        for f, table in [(self.by_table.get(id(t)), t) for t in dict.fromkeys(c.table for c in sheet.cells)]:
            if f:
                mark_table(sheet, table, f)
            if getattr(table, "promise", None):
                sheet.promised.append((table.first_page, table.promise, "similar_forms"))
                forms_kind = kind({}, name="similar_forms", scope="table")(lambda: None)
                mark_table(sheet, table, forms_kind)
                for cell in sheet.cells:
                    if cell.table is table and not table.unit_text and cell.truth:
                        cell.truth.yuan = "any"  # no unit is printed on its page
        if "red_negative" in self.kinds:
            red_negatives(rng, sheet)
        for name in [k for k in self.kinds if k in PAGE]:
            self.on_page(rng, sheet, PAGE[name])
        for name in [k for k in self.kinds if k in CELL]:
            self.on_cells(rng, sheet, CELL[name])
        if "newspaper" in self.kinds:
            paper = kind({}, name="newspaper")(lambda: None)
            for truth in [t for t in sheet.truths if t.statement]:
                mark(truth, paper)
        prose = [k for k in self.kinds if k in PROSE]
        for k, line in enumerate(t for t in sheet.texts if t.truths):
            if prose and line.page not in sheet.modes:
                f = PROSE[rng.choice(prose) if k else prose[0]]
                line.ink = f(rng, sheet)
                for _, _, truth in line.truths:
                    mark(truth, f)

    def on_page(self, rng, sheet, f):
        pages = sorted({c.page for c in sheet.cells})
        page = rng.choice(pages)
        touched = f(rng, page, sheet)
        if touched is True:
            touched = [t for t in sheet.truths if t.page == page]
        for truth in touched or []:
            if truth.decimal is not None or f.scope == "page":
                mark(truth, f)

    def on_cells(self, rng, sheet, f):
        cells = [c for c in sheet.cells if not hasattr(c, "kept") and c.page not in sheet.modes and c.shade is None and suits(f, c)]
        rng.shuffle(cells)
        count = rng.randrange(4, 14)
        for cell in cells:
            if count == 0:
                break
            if f.layer == "code":
                cell.truth = cell.code_truth
                sheet.truths.append(cell.truth)
            if attempt(rng, f, cell, sheet):
                count -= 1
                if f.layer not in ("blank", "code") and rng.random() < self.together:
                    more = [g for g in CELL.values() if g.layer not in ("blank", "code", f.layer) and {g.kind, f.kind} not in CLASH]
                    attempt(rng, rng.choice(sorted(more, key=lambda g: g.kind)), cell, sheet)


def suits(f, cell):
    if f.layer == "code":
        return cell.code_truth is not None and cell.truth is None
    if not cell.truth or cell.truth.kinds:
        return False
    return not cell.text if f.layer == "blank" else cell.truth.decimal is not None and cell.truth.code is None


# Pairs that leave nothing to say, or draw the same thing twice.
CLASH = [{a, b} for a in ("cut_last_line", "sticks_out") for b in
         ("spaced_digits", "em_wide_digits", "outlined", "picture", "fake_bold", "actual_text", "invisible_below", "overprinted", "wrong_widths",
          "unmapped_digit", "double_mapping", "pale", "full_width")]
CLASH += [{"spaced_digits", b} for b in ("cover", "clipped", "struck_out", "raised_mark", "narrow_space", "patch", "stacked")]
CLASH += [{"wrong_widths", b} for b in ("raised_mark", "cover", "clipped", "struck_out", "narrow_space", "stacked", "patch")] + [{"em_wide_digits", b} for b in ("raised_mark", "cover", "clipped", "struck_out",
                                                                                         "narrow_space", "stacked", "patch")]
CLASH += [{font, text} for font in ("double_mapping", "unmapped_digit", "wrong_widths") for text in
          ("full_width", "letter_o", "yen_sign", "unit_in_cell", "spaces_for_separators", "wide_separators")]
CLASH += [{"spaces_for_separators", "spaced_digits"}, {"unit_in_cell", "stacked"}, {"double_mapping", "stacked"}]


def shows_nothing(f, cell):
    """Full-width digits of a Chinese font that is not in the file: a machine without it draws boxes for all of them. With another
    text behind them (ActualText), neither the page nor the text layer has the number that is meant."""
    return {"actual_text", "full_width"} <= {f.kind, *cell.truth.kinds} and isinstance(cell.face.chinese, Chinese)


def attempt(rng, f, cell, sheet):
    """Tries a damage; a cell that it doesn't fit stays as it was."""
    kept = {k: list(v) if isinstance(v, list) else v for k, v in cell.__dict__.items()}
    readings = getattr(cell.truth, "readings", None)
    if f(rng, cell, sheet) and not shows_nothing(f, cell):
        mark(cell.truth, f)
        return True
    cell.__dict__.update(kept)
    cell.truth.readings = readings or ()
    return False
