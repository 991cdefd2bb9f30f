# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages as flat OpenDocument texts, printed by LibreOffice Writer: many in one run."""
import html
import os
import subprocess

from given import Edges, grid_rows, how, serif, split, widths

NAMES = ("office", "style", "text", "table", "fo")
SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{n}="{SPACE}{"xsl-fo-compatible" if n == "fo" else n}:1.0"' for n in NAMES)


class Styles:
    """Automatic styles by what they say, each once."""

    def __init__(self):
        self.known = {}

    def name(self, family, properties):
        return self.known.setdefault((family, properties), f"s{len(self.known)}")

    def paragraph(self, size, align="start", bold=False, left=0.0, first=0.0, after=0.0, lead=1.2):
        bold = ' fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
        return self.name("paragraph", f'<style:paragraph-properties fo:text-align="{align}" fo:margin-left="{left:.2f}pt" fo:text-indent="{first:.2f}pt"'
                         f' fo:margin-bottom="{after:.1f}pt" fo:line-height="{lead * 100:.0f}%"/><style:text-properties fo:font-size="{size}pt"'
                         f' style:font-size-asian="{size}pt"{bold}/>')

    def text(self):
        return "".join(f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'
                       for (family, properties), name in self.known.items())


def odt_paragraph(style, text, mark="", raised=""):
    mark = f'<text:span text:style-name="{raised}">{html.escape(mark)}</text:span>' if mark else ""
    return f'<text:p text:style-name="{style}">{html.escape(text)}{mark}</text:p>'


def odt_cell(setting, edges, styles, cell, raised):
    align, down = how(setting, cell)
    sides = "".join(f' fo:border-{side}="{f"{w:.2f}pt solid #000000" if w else "none"}"'
                    for side, w in zip(("top", "right", "bottom", "left"), edges.sides(cell)))
    shade = ' fo:background-color="#e5e5e5"' if cell.row in setting.rules.stripes else ""
    pad_y, pad_x = setting.pad_y[cell.row] / 2, setting.pad_x
    style = styles.name("table-cell", f'<style:table-cell-properties fo:padding-left="{pad_x:.2f}pt" fo:padding-right="{max(0, pad_x - 0.3):.2f}pt"'
                        f' fo:padding-top="{pad_y:.2f}pt" fo:padding-bottom="{pad_y:.2f}pt" style:vertical-align="{down}"{sides}{shade}/>')
    indent = setting.indent(cell) if align == "left" else 0
    paragraph = styles.paragraph(setting.size, {"left": "start", "centre": "center", "right": "end"}[align],
                                 setting.bold(setting.role(cell)), indent, 0, 0, setting.look.lead)
    spans = (f' table:number-rows-spanned="{cell.rows}"' if cell.rows > 1 else "") + (f' table:number-columns-spanned="{cell.columns}"' if cell.columns > 1 else "")
    return f'<table:table-cell table:style-name="{style}"{spans}>{odt_paragraph(paragraph, cell.text, cell.mark, raised)}</table:table-cell>'


def odt_table(setting, styles, raised, k):
    grid, edges, size = setting.grid, Edges(setting), setting.size
    width = sum(widths(setting))
    table = styles.name("table", f'<style:table-properties style:width="{width:.2f}pt" table:align="left" table:border-model="collapsing"/>')
    columns = "".join('<table:table-column table:style-name="%s"/>' % styles.name("table-column", f'<style:table-column-properties style:column-width="{w:.2f}pt"/>')
                      for w in widths(setting))
    rows = "".join("<table:table-row>" + "".join(odt_cell(setting, edges, styles, c, raised) if c else "<table:covered-table-cell/>" for c in row)
                   + "</table:table-row>" for row in grid_rows(grid))
    title = styles.paragraph(size + 2, "center" if grid.chinese else "start", after=4)
    unit, note = styles.paragraph(size, "end" if grid.chinese else "start"), styles.paragraph(size)
    return ("".join(odt_paragraph(title, t) for t in grid.title) + (odt_paragraph(unit, grid.unit) if grid.unit else "")
            + f'<table:table table:name="t{k}" table:style-name="{table}">{columns}{rows}</table:table>'
            + "".join(odt_paragraph(note, t) for t in grid.notes) + odt_paragraph(note, ""))


def odt_page(sheet):
    styles = Styles()
    raised = styles.name("text", '<style:text-properties style:text-position="super 58%"/>')
    body = "".join(odt_table(b, styles, raised, k) if not isinstance(b, tuple) else odt_paragraph(styles.paragraph(b[1], after=6), b[0])
                   for k, b in enumerate(sheet.blocks))
    fonts = f'fo:font-family="Liberation {"Serif" if serif(sheet) else "Sans"}" style:font-family-asian="Droid Sans Fallback"'
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
            f'<office:styles><style:default-style style:family="paragraph"><style:text-properties {fonts}/></style:default-style></office:styles>'
            f'<office:automatic-styles>{styles.text()}<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="{sheet.width}pt"'
            f' fo:page-height="{sheet.height}pt" fo:margin="45pt"/></style:page-layout></office:automatic-styles><office:master-styles>'
            f'<style:master-page style:name="Standard" style:page-layout-name="pl"/></office:master-styles>'
            f'<office:body><office:text>{body}</office:text></office:body></office:document>')


def print_sheets(sheets, folder, program):
    names = []
    for k, sheet in enumerate(sheets):
        names.append(os.path.join(folder, f"page-{k:04d}.fodt"))
        with open(names[-1], "w", encoding="utf-8") as f:
            f.write(odt_page(sheet))
    run = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, *names]
    subprocess.run(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600, check=True)
    out = []
    for name in names:
        parts = split(name[:-5] + ".pdf", 1, folder)
        out.append(parts[0] if parts else None)
    return out
