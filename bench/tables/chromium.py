# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages as HTML, printed by Chromium: many in one file, each of its own size."""
import html
import os
import subprocess

from given import Edges, flows, grid_rows, how, one_by_one, serif, split, widths


def css_family(sheet):
    return f"Liberation {'Serif' if serif(sheet) else 'Sans'}, Droid Sans Fallback"


def html_cell(setting, edges, cell):
    align, down = how(setting, cell)
    top, right, bottom, left = edges.sides(cell)
    pad_y, pad_x = setting.pad_y[cell.row] / 2, setting.pad_x
    indent = setting.indent(cell) if align == "left" else 0
    style = [f"text-align:{'center' if align == 'centre' else align}", f"vertical-align:{down}",
             f"padding:{pad_y:.2f}pt {pad_x:.2f}pt {pad_y:.2f}pt {pad_x + indent:.2f}pt"]
    sides = zip(("top", "right", "bottom", "left"), (top, right, bottom, left))
    style += [f"border-{side}:{w:.2f}pt solid black" for side, w in sides if w]
    if not flows(setting, cell):
        style.append("white-space:nowrap")
    if setting.bold(setting.role(cell)) and cell.text:
        style.append("font-weight:bold")
    if cell.row in setting.rules.stripes:
        style.append("background:#e5e5e5")
    spans = (f" rowspan={cell.rows}" if cell.rows > 1 else "") + (f" colspan={cell.columns}" if cell.columns > 1 else "")
    mark = f"<sup>{html.escape(cell.mark)}</sup>" if cell.mark else ""
    return f"<td{spans} style='{';'.join(style)}'>{html.escape(cell.text)}{mark}</td>"


def html_table(setting):
    edges, grid = Edges(setting), setting.grid
    columns = "".join(f"<col style='width:{w:.1f}pt'>" for w in widths(setting))
    rows = "".join("<tr>" + "".join(html_cell(setting, edges, c) for c in row if c) + "</tr>" for row in grid_rows(grid))
    side = "center" if grid.chinese else "left"
    before = "".join(f"<div style='text-align:{side};font-size:{setting.size + 2}pt'>{html.escape(t)}</div>" for t in grid.title)
    unit = f"<div style='text-align:{'right' if grid.chinese else 'center'}'>{html.escape(grid.unit)}</div>" if grid.unit else ""
    notes = "".join(f"<div>{html.escape(t)}</div>" for t in grid.notes)
    width = sum(widths(setting))
    return (f"<div style='width:{width:.1f}pt;font-size:{setting.size}pt;line-height:{setting.look.lead};margin-bottom:12pt'>{before}{unit}"
            f"<table style='width:{width:.1f}pt'>{columns}{rows}</table>{notes}</div>")


def html_page(sheet, k):
    body = "".join(f"<p style='font-size:{b[1]}pt'>{html.escape(b[0])}</p>" if isinstance(b, tuple) else html_table(b)
                   for b in sheet.blocks)
    return f"<section style='page:p{k};font-family:{css_family(sheet)}'>{body}</section>"


def print_sheets(sheets, folder, program):
    pages = "".join(f"@page p{k} {{size:{s.width}pt {s.height}pt;margin:48pt}}" for k, s in enumerate(sheets))
    text = (f"<!doctype html><meta charset=utf-8><style>{pages}section{{break-after:page}}section:last-child{{break-after:auto}}"
            "table{border-collapse:collapse}td{font:inherit}p{margin:0 0 6pt}sup{line-height:0}</style>"
            + "".join(html_page(s, k) for k, s in enumerate(sheets)))
    source, target = os.path.join(folder, "pages.html"), os.path.join(folder, "pages.pdf")
    with open(source, "w", encoding="utf-8") as f:
        f.write(text)
    run = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile",
           f"--print-to-pdf={target}", source]
    subprocess.run(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300, check=True)
    return split(target, len(sheets), folder) or one_by_one(print_sheets, sheets, folder, program)
