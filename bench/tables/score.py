# SPDX-License-Identifier: GPL-2.0-or-later
"""How near tables come to the truth.

Texts are compared without white space, widths folded (NFKC), rows of dots at their end left out. Three measures:

exact      the grid has the same text at every place, spans covering all of theirs, empty rows and columns left out;
           `loose`: spans do not count, a text is expected at the first place of its cell only
adjacency  ICDAR 2013: each cell with text and its next neighbour with text to the right and below; counted as a multiset
GriTS      content, Smock et al. 2022: alike are two texts by 2 LCS / (sum of lengths); rows are aligned, then columns, each by
           dynamic programming over what their cells have in common, and the places of both alignments are summed

A truth has several readings that are all right; a table counts by the best. Of the cells that may have another place or text, that is
taken which the found table has. Tables are paired so that most relations agree, the best pairs first.
"""
import difflib
import re
import unicodedata
from collections import Counter

BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
LEADER = re.compile(r"[.…·]{3,}$")


def norm(text):
    text = BLANK.sub("", unicodedata.normalize("NFKC", text))
    return LEADER.sub("", text) or text


def adapted(reading, found):
    """The cells of a reading, each with that of its places and texts which the found table has: as many as it has."""
    def kind(cell):
        return cell["row_span"], cell["column_span"], norm(cell["text"])

    has, wanted, out = Counter(c[2:] for c in found.cells), Counter(map(kind, reading)), []
    for cell in reading:
        for other in others(cell):
            if has[kind(cell)] < wanted[kind(cell)] and has[kind(other)] > wanted[kind(other)]:
                wanted[kind(cell)] -= 1
                wanted[kind(other)] += 1
                cell = other
        out.append(cell)
    return out


def others(cell):
    if "or" in cell:
        yield dict(cell, **dict(zip(("row", "column", "row_span", "column_span"), cell["or"])))
    if "or_text" in cell:
        yield dict(cell, text=cell["or_text"])


class Table:
    """`cells`: dictionaries with row, column, row_span, column_span, text."""

    def __init__(self, cells, header_rows=None):
        self.cells = [(c["row"], c["column"], c["row_span"], c["column_span"], norm(c["text"])) for c in cells]
        self.cells = [c for c in self.cells if c[4]]
        self.header_rows = header_rows
        self.at = {}
        for k, (r, c, rows, columns, _) in enumerate(self.cells):
            for y in range(r, r + rows):
                for x in range(c, c + columns):
                    self.at[y, x] = k
        self.relations = self.find_relations()
        self.grid = self.find_grid(self.at)
        self.loose = self.find_grid({(r, c): k for k, (r, c, _, _, _) in enumerate(self.cells)})

    def find_relations(self):
        found = set()
        for way in (0, 1):
            lines = {}
            for place, k in self.at.items():
                lines.setdefault(place[way], []).append((place[1 - way], k))
            for line in lines.values():
                line.sort()
                found |= {(way, a, b) for (_, a), (_, b) in zip(line, line[1:]) if a != b}
        return Counter((way, self.cells[a][4], self.cells[b][4]) for way, a, b in found)

    def find_grid(self, at):
        """Texts by row and column; rows and columns that are empty, or say what the one before does by spans alone, are left out."""
        rows, columns = sorted({y for y, _ in at}), sorted({x for _, x in at})
        m = [[at.get((y, x), -1) for x in columns] for y in rows]
        m = [r for k, r in enumerate(m) if k == 0 or r != m[k - 1]]
        t = list(zip(*m))
        t = [c for k, c in enumerate(t) if k == 0 or c != t[k - 1]]
        return [tuple(self.cells[k][4] if k >= 0 else "" for k in row) for row in zip(*t)]


def common(a, b):
    """Length of the longest common subsequence."""
    masks = {}
    for k, ch in enumerate(a):
        masks[ch] = masks.get(ch, 0) | 1 << k
    full = (1 << len(a)) - 1
    v = full
    for ch in b:
        m = masks.get(ch, 0)
        v = ((v + (v & m)) | (v & ~m)) & full
    return len(a) - bin(v).count("1")


def alike(a, b):
    if a == b:
        return 1.0
    return 2.0 * common(a, b) / (len(a) + len(b)) if a and b else 0.0


def aligned(n, m, reward):
    """Pairs of the best alignment that keeps order, and its total."""
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n):
        for j in range(m):
            best[i + 1][j + 1] = max(best[i][j] + reward(i, j), best[i][j + 1], best[i + 1][j])
    pairs, i, j = [], n, m
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1], best[n][m]


def grits(a, b):
    """The sum of likenesses of the places that both grids have in common."""
    if not a or not b:
        return 0.0
    if a == b:
        return float(len(a) * len(a[0]))
    memo = {}

    def like(x, y):
        if (x, y) not in memo:
            memo[x, y] = alike(x, y)
        return memo[x, y]

    def outer(p, q):
        lines = {}

        def reward(i, j):
            if (p[i], q[j]) not in lines:
                lines[p[i], q[j]] = aligned(len(p[i]), len(q[j]), lambda k, n: like(p[i][k], q[j][n]))[1]
            return lines[p[i], q[j]]
        return aligned(len(p), len(q), reward)[0]
    rows, columns = outer(a, b), outer(list(zip(*a)), list(zip(*b)))
    return sum(like(a[r][c], b[s][d]) for r, s in rows for c, d in columns)


class Score:
    """Sums over pages."""

    def __init__(self):
        self.pages = self.tables = self.found = self.exact = self.loose = self.headers = self.taken = self.silent = self.alarms = 0
        self.hits = self.said = self.true = 0
        self.like = self.places = 0.0

    def add(self, other):
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def adjacency(self):
        return 2 * self.hits / max(1, self.said + self.true)

    def grits(self):
        return 2 * self.like / max(1, self.places)


def difference(truth, found):
    """Lines for people: the rows that differ, - as they are and + as they were found."""
    lines = [[" | ".join(row) for row in grid] for grid in (truth, found)]
    return [line for line in difflib.unified_diff(*lines, n=0, lineterm="") if line[:3] not in ("---", "+++")]


def area(grid):
    return len(grid) * len(grid[0]) if grid else 0


VALUES = {"unreadable_amount"}  # what such a warning says of "(NA)" is true of an exact table, too


def score(truths, found, told=()):
    """(Score, [what is wrong]) of one page; truths: tables as their readings and header_rows, found: Tables, told: warnings."""
    out, wrong = Score(), []
    plain = [[Table(r, t["header_rows"]) for r in t["readings"]] for t in truths]
    out.pages, out.tables, out.found, out.taken = 1, len(truths), len(found), bool(found) and not truths
    offers = sorted(((sum((r.relations & f.relations).values()), -i, -j) for i, readings in enumerate(plain) for r in readings
                     for j, f in enumerate(found)), reverse=True)
    paired = {}
    for hits, i, j in offers:
        if hits and -i not in paired and -j not in paired.values():
            paired[-i] = -j
    out.said = sum(sum(f.relations.values()) for f in found)
    out.places = sum(area(f.grid) for f in found)
    for i, (truth, readings) in enumerate(zip(truths, plain)):
        f = found[paired[i]] if i in paired else None
        if f:
            readings = [Table(adapted(r, f), truth["header_rows"]) for r in truth["readings"]]
        best = max(readings, key=lambda r: (f is not None and (r.grid == f.grid, sum((r.relations & f.relations).values()))))
        out.true += sum(best.relations.values())
        out.places += area(best.grid)
        if f is None:
            wrong.append(f"table {i + 1} is not found")
            out.silent += not told
            continue
        out.hits += sum((best.relations & f.relations).values())
        out.like += grits(best.grid, f.grid)
        exact, loose = best.grid == f.grid, any(r.loose == f.loose for r in readings)
        out.exact += exact
        out.silent += not exact and not told
        out.alarms += exact and not VALUES.issuperset(told)
        out.loose += exact or loose
        out.headers += best.header_rows == f.header_rows
        if not exact:
            wrong.append("\n  ".join([f"table {i + 1} is not exact" + (" (spans only)" if loose else "")] + difference(best.grid, f.grid)))
        elif best.header_rows != f.header_rows:
            wrong.append(f"table {i + 1} has {best.header_rows} header rows, not {f.header_rows}")
    if len(found) > len(paired):
        wrong.append(f"{len(found) - len(paired)} tables too many")
    return out, wrong
