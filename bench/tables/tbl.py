# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages set by groff with tbl: English, upright, without cells over several rows."""
import os
import subprocess

from given import Edges, flows, grid_rows, how, serif, split


def roff(text):
    for sign, escape in (("\\", "\\e"), ("—", "\\(em"), ("–", "\\(en"), ("×", "\\(mu"), ("±", "\\(+-"), ("\t", " ")):
        text = text.replace(sign, escape)
    return ("\\&" if text[:1] in ".'" else "") + text


def tbl_format(setting, edges, row):
    out = []
    for c, cell in enumerate(row):
        if cell is None:
            out.append("s")
            continue
        letter = {"left": "l", "centre": "c", "right": "r"}[how(setting, cell)[0]]
        if setting.align(cell) == "decimal" if cell.role != "blank" else False:
            letter = "n"
        width = setting.xs[c + 1] - setting.xs[c] - 2 * setting.pad_x
        out.append(letter + (f"w({width:.0f}p)" if flows(setting, cell) and cell.columns == 1 and cell.role != "head" else "") + ("b" if cell.text and setting.bold(setting.role(cell)) else ""))
    bars = [any((j, cell.row) in setting.rules.down for cell in row if cell) for j in range(len(row) + 1)]
    gap = max(1, round(setting.look.gap * 2))  # in halves of an em
    return ("|" if bars[0] else "") + "".join(f"{f}{gap if k + 1 < len(out) else ''} {'| ' if bars[k + 1] else ''}" for k, f in enumerate(out))


def tbl_text(setting, cell):
    text = roff(cell.text) + (f"\\*{{{roff(cell.mark)}\\*}}" if cell.mark else "")
    if flows(setting, cell) and cell.columns == 1 and cell.role not in ("head", "blank") and len(cell.text) > 20:
        return "T{\n.na\n.nh\n" + text + "\nT}"
    return "\\0" * round(cell.level * setting.look.indent) + text


def tbl_table(setting):
    """None if a cell goes over several rows: tbl's own way of saying so prints the text in the first."""
    grid, edges = setting.grid, Edges(setting)
    rows = grid_rows(grid)
    if any(c.rows > 1 for c in grid.cells):
        return None
    formats, data = [], []
    for r, row in enumerate(rows):
        formats.append(tbl_format(setting, edges, row))
        drawn = [any((r, k) in setting.rules.across for k in (c,)) for c in range(len(row))]
        if all(drawn):
            data.append("=" if r in setting.rules.heavy and 0 < r else "_")
        elif any(drawn):
            formats.insert(-1, " ".join("l" for _ in row))
            data.append("\t".join("_" if d else "" for d in drawn))
        data.append("\t".join(tbl_text(setting, c) for c in row if c))
    if all((len(rows), c) in setting.rules.across for c in range(grid.column_count)):
        data.append("_")
    return ("\n".join([".TS", "tab(\t) nospaces;"] + formats) + ".\n" + "\n".join(data) + "\n.TE\n")


def tbl_page(sheet):
    out = [f".ds FAM {'T' if serif(sheet) else 'H'}", f".nr LL {sheet.width - 100}p", ".nr PO 50p", ".nr HM 40p", ".nr FM 30p", ".ds CH", ".nr HY 0"]
    for block in sheet.blocks:
        if isinstance(block, tuple):
            out += [f".nr PS {block[1]:.0f}", f".nr VS {block[1] * 1.25:.0f}", ".LP", roff(block[0])]
            continue
        table = tbl_table(block)
        if table is None:
            return None
        out += [f".nr PS {block.size:.0f}", f".nr VS {block.size * block.look.lead:.0f}", ".LP"]
        out += [line for t in block.grid.title for line in (roff(t), ".br")]
        out += ([".ce", roff(block.grid.unit)] if block.grid.unit else []) + [table.rstrip()]
        out += [".LP"] + [line for t in block.grid.notes for line in (roff(t), ".br")]
    return "\n".join(out) + "\n"


def print_sheets(sheets, folder, program):
    out = []
    for sheet in sheets:
        chinese = any(not isinstance(b, tuple) and b.grid.chinese for b in sheet.blocks)
        text = None if chinese or sheet.width > sheet.height else tbl_page(sheet)
        if text is None:
            out.append(None)
            continue
        run = subprocess.run([program, "-t", "-ms", "-K", "utf8", "-Tpdf", f"-P-p{sheet.height}p,{sheet.width}p"], input=text.encode(),
                             capture_output=True, timeout=60)
        path = os.path.join(folder, "tbl.pdf")
        with open(path, "wb") as f:
            f.write(run.stdout)
        parts = split(path, 1, folder) if run.stdout.startswith(b"%PDF") and b"table wider" not in run.stderr else None
        out.append(parts[0] if parts else None)
    return out
