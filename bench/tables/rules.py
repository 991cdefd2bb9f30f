# SPDX-License-Identifier: GPL-2.0-or-later
"""Which rules a table is printed with: kinds from a full grid to nothing.

`across` holds (i, column): the boundary above row i is drawn over that column; `down` holds (j, row): the boundary left of
column j is drawn beside that row. Boundaries within a merged cell are never drawn. `heavy` are boundaries across that are
drawn twice as thick; `short` holds (i, column, end column): lines no wider than the texts' room in these columns. `boxed`: a frame
around the table with its title and notes.
"""


class Rules:
    def __init__(self, grid, kind):
        self.kind, self.rows, self.columns, self.head = kind, grid.row_count, grid.column_count, grid.header_rows
        self.across, self.down, self.heavy, self.short, self.stripes = set(), set(), set(), set(), []
        self.boxed = False
        self.overhang = 0.0  # ems by which level rules reach beyond the table
        self.within = {(r, c.column) for c in grid.cells for r in range(c.row + 1, c.row + c.rows)}
        self.inside = {(k, r) for c in grid.cells for r in range(c.row, c.row + c.rows) for k in range(c.column + 1, c.column + c.columns)}

    def line(self, i, columns=None):
        self.across |= {(i, c) for c in (range(self.columns) if columns is None else columns)} - self.within

    def column(self, j, rows=None):
        self.down |= {(j, r) for r in (range(self.rows) if rows is None else rows)} - self.inside

    def grid(self):
        for i in range(self.rows + 1):
            self.line(i)
        for j in range(self.columns + 1):
            self.column(j)

    def frame(self):
        for i in (0, self.rows):
            self.line(i)
        for j in (0, self.columns):
            self.column(j)

    def parts(self, row, first, end):
        """A rule parts two of these columns in that row."""
        return any((j, row) in self.down for j in range(first + 1, end))

    def is_one_cell(self, row):
        """Ruled all around, and nowhere within."""
        above, below = ({c for i, c in self.across if i == r} for r in (row, row + 1))
        return len(above) == len(below) == self.columns and not self.parts(row, 0, self.columns)

    def columns_drawn(self):
        """Columns are ruled in some row below the head: where they are not, the cell is seen to be merged."""
        return any(self.parts(r, 0, self.columns) for r in range(self.head, self.rows))

    def spans_drawn(self):
        """All boundaries of the head and of the bands are drawn."""
        across = {(i, c) for i in range(self.head + 1) for c in range(self.columns)} - self.within
        down = {(j, r) for j in range(self.columns + 1) for r in range(self.head)} - self.inside
        return self.kind == "all" or across <= self.across and down <= self.down


def no_rules(rules, grid, rng):
    pass


def all_rules(rules, grid, rng):
    rules.grid()


def horizontal(rules, grid, rng):
    for i in range(rules.rows + 1):
        rules.line(i)
    rules.overhang = rng.choice([0, 0, 0.5])


def booktabs(rules, grid, rng):
    """Above, below the head, below; under group labels a rule as wide as their columns; above a total."""
    for i in (0, rules.head, rules.rows):
        rules.line(i)
    rules.heavy = {0, rules.rows} if rng.random() < 0.6 else set()
    if rng.random() < 0.7:
        for cell in grid.cells:
            if cell.role == "head" and cell.columns > 1:
                rules.line(cell.row + cell.rows, range(cell.column, cell.column + cell.columns))
    if grid.rows[-1].kind == "total" and rng.random() < 0.5:
        rules.line(rules.rows - 1)


def columns_only(rules, grid, rng):
    edges = rng.random() < 0.5
    for j in range(0 if edges else 1, rules.columns + (1 if edges else 0)):
        rules.column(j)


def one_column(rules, grid, rng):
    rules.column(1 if rng.random() < 0.7 else rng.randrange(1, rules.columns))
    if rng.random() < 0.4:
        booktabs(rules, grid, rng)


def header_only(rules, grid, rng):
    rules.line(rules.head)
    if rng.random() < 0.4:
        rules.line(0)


def frame_only(rules, grid, rng):
    rules.frame()
    if rng.random() < 0.3:
        rules.line(rules.head)


def open_rows(rules, grid, rng):
    """A grid whose body rows nobody ruled."""
    rules.grid()
    last = rules.rows - (1 if grid.rows[-1].kind == "total" and rng.random() < 0.5 else 0)
    rules.across -= {(i, c) for i in range(rules.head + 1, last) for c in range(rules.columns)}


def open_columns(rules, grid, rng):
    """A grid whose columns are ruled in the head only."""
    rules.grid()
    rules.down -= {(j, r) for j in range(1, rules.columns) for r in range(rules.head, rules.rows)}


def group_columns(rules, grid, rng):
    """A grid without rules between the columns under one group label, or every other column rule left out."""
    rules.grid()
    groups = [c for c in grid.cells if c.role == "head" and c.columns > 1]
    open_ = {k for c in groups for k in range(c.column + 1, c.column + c.columns)} or set(range(2, rules.columns, 2))
    rules.down -= {(j, r) for j in open_ for r in range(rules.rows)}


def row_groups(rules, grid, rng):
    """A grid with a rule below every few rows of the body."""
    rules.grid()
    step = rng.choice([2, 3, 5])
    rules.across -= {(i, c) for i in range(rules.head + 1, rules.rows) if (i - rules.head) % step for c in range(rules.columns)}


def ragged(rules, grid, rng):
    """Any rules at all: each boundary is drawn, or not, or over a part."""
    for i in range(rules.rows + 1):
        draw = rng.random()
        if draw < 0.35:
            rules.line(i)
        elif draw < 0.5:
            start = rng.randrange(rules.columns)
            rules.line(i, range(start, rules.columns))
    for j in range(rules.columns + 1):
        draw = rng.random()
        if draw < 0.35:
            rules.column(j)
        elif draw < 0.5:
            rules.column(j, range(rng.randrange(rules.rows), rules.rows))


def underlined(rules, grid, rng):
    """Each heading has a line of its own below it; amounts that are added up have one, and their total two."""
    for cell in grid.cells:
        if cell.role == "head":
            rules.short.add((cell.row + cell.rows, cell.column, cell.column + cell.columns))
    if grid.rows[-1].kind == "total":
        for k, column in enumerate(grid.columns):
            if column.kind == "number":
                rules.short |= {(rules.rows - 1, k, k + 1), (rules.rows, k, k + 1)}


def boxed(rules, grid, rng):
    """A frame around all, title and notes too; within it a rule above and below the head, or below it only."""
    rules.boxed = True
    rules.line(rules.head)
    if rng.random() < 0.5:
        rules.line(0)


def striped(rules, grid, rng):
    """Every other row of the body is shaded; perhaps a rule below the head."""
    rules.stripes = list(range(rules.head + rng.randrange(2), rules.rows, 2))
    if rng.random() < 0.5:
        rules.line(rules.head)


KINDS = {"all": all_rules, "none": no_rules, "horizontal": horizontal, "booktabs": booktabs, "columns": columns_only,
         "one_column": one_column, "header": header_only, "frame": frame_only, "open_rows": open_rows, "open_columns": open_columns,
         "group_columns": group_columns, "row_groups": row_groups, "ragged": ragged, "striped": striped,
         "underlined": underlined, "boxed": boxed}
PARTLY = tuple(k for k in KINDS if k != "all")


def make(kind, grid, rng):
    rules = Rules(grid, kind)
    KINDS[kind](rules, grid, rng)
    return rules
