# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables as rows of texts, four times: from the JSON, and as read back from HTML, Markdown and CSV."""
import csv
import html.parser
import io
import re


def of_json(table, repeat=False):
    """The places of a table; None where no cell is."""
    grid = [[None] * table["column_count"] for _ in range(table["row_count"])]
    for cell in table["cells"]:
        for row in range(cell["row"], cell["row"] + cell["row_span"]):
            for column in range(cell["column"], cell["column"] + cell["column_span"]):
                first = (row, column) == (cell["row"], cell["column"])
                grid[row][column] = cell["text"] if first or repeat else ""
    return grid


def of_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


class Page(html.parser.HTMLParser):
    """The tables of a page: {(document, table): rows of (text, element, attributes)}, merged cells in all their places."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tables, self.open, self.document, self.rows, self.cell, self.waiting = {}, [], None, None, None, {}
        self.scripts, self.loads, self.titles = 0, [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, name, attributes):
        attributes = dict(attributes)
        self.scripts += name == "script" or any(key.startswith("on") for key in attributes)
        self.loads += [attributes[key] for key in ("src", "href") if key in attributes]
        if name not in ("meta", "br", "link", "img"):
            self.open.append(name)
        if name == "article":
            self.document = attributes["data-document"]
        if name == "section":
            self.rows, self.waiting = [], {}
            self.tables[self.document, attributes["data-table"]] = self.rows
        if name == "tr":
            self.rows.append({})
        if name in ("td", "th"):
            self.cell = ["", name, attributes]

    def handle_data(self, data):
        if self.cell and "sup" not in self.open:
            self.cell[0] += data

    def handle_endtag(self, name):
        assert self.open and self.open[-1] == name, (name, self.open)
        self.open.pop()
        if name == "tr":
            self.fill(None)
        if name in ("td", "th"):
            self.fill(self.cell)
            self.cell = None

    def fill(self, cell):
        """Where HTML puts a cell: the first place of the row that none from above covers; at a row's end None."""
        row, number, column = self.rows[-1], len(self.rows) - 1, 0
        while column in row or (number, column) in self.waiting:
            row[column] = row.get(column) or self.waiting[number, column]
            column += 1
        if not cell:
            for at in [at for line, at in self.waiting if line == number]:
                row.setdefault(at, self.waiting[number, at])
            return
        for down in range(int(cell[2].get("rowspan", 1))):
            for right in range(int(cell[2].get("colspan", 1))):
                assert (number + down, column + right) not in self.waiting
                self.waiting[number + down, column + right] = tuple(cell)
        row[column] = tuple(cell)

    def grid(self, key):
        return [[row[column] for column in sorted(row)] for row in self.tables[key]]


def of_markdown(text):
    """{title of a table: [labels, rows]} with escapes undone; of two with one title the last."""
    tables, title, rows = {}, None, None
    for line in text.split("\n"):
        if line.startswith("## "):
            title, rows = line[3:], []
            tables[title] = rows
        elif line.startswith("|") and not re.fullmatch(r"\|(---:?\|)+", line):
            fields = re.findall(r"((?:\\.|[^|\\])*)\|", line[1:])  # a | behind a backslash parts nothing
            rows.append([plain(field[1:-1]) for field in fields])
    return tables


def plain(text):
    text = re.sub(r"<sup>.*?</sup>", "", text.replace("<br>", "\n")).removesuffix(" ⚠")
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).replace("&lt;", "<").replace("&amp;", "&")
