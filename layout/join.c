/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fragments on consecutive pages that are one table.
 *
 *      page 3  ┌────┬──────┬─────┐        page 4  ┌────┬──────┬─────┐
 *              │编码│ 名称 │金额 │ header         │编码│ 名称 │金额 │ repeated: recorded
 *              ├────┼──────┼─────┤                ├────┼──────┼─────┤ on the part, no row
 *              │205 │ 机关…│32.96│ cut row        │    │ 缴费 │     │ completes the row cut
 *              └────┴──────┴─────┘                └────┴──────┴─────┘
 *
 * A fragment B goes on from fragment A, the one before it, when nothing but
 * blank pages lies between them, B is the first thing on its page and A the
 * last on its own, B has no title of its own (or repeats A's, or says 续表),
 * their columns stand at the same places (or nearly), and A has not ended with
 * its total. All reasons are kept. A wrong join is worse than a missed one:
 * whatever is missing from this list prevents it.
 *
 * Columns are the same when the boundaries of one are among those of the other:
 * a page with nothing but the 合计 row has fewer, since its label is merged.
 *
 * A row cut by the page break is recognised by the columns that every other row
 * fills: the pieces of a cut row fill them between them, not each by itself; or
 * by numbers that are like the others of their column only when put together.
 * A merged cell goes on over the break when a blank piece follows a label in a
 * column of merged cells, when both pieces are merged and blank, when a merged
 * piece with a label follows a blank one, when both print the same label, or when
 * their two texts together are a label that the table has elsewhere.
 */
#include "layout/tables.h"

#include "layout/caption_words.h"
#include "layout/characters.h"
#include "layout/rows.h"
#include "layout/tuning.h"

#include <math.h>
#include <string.h>

/* A table that is growing. Columns are kept as positions relative to its left edge. */
typedef struct {
    GPtrArray *fragments; /* GkFragment * */
    double left;          /* of the first fragment */
    GArray *bounds;       /* double: column boundaries from the left edge, in the first fragment's scale */
    GArray *cells;        /* GkCell; columns are indices of bounds */
    GArray *parts;        /* GkTablePart */
    guint row_count, header_rows;
    GkArena *arena;
} Growing;

/* --- a fragment as a table by itself --- */

static GkCell
cell_of_fragment(const GkFragment *fragment, const GkFragmentCell *from, GkArena *arena)
{
    GkPlace *place = gk_arena_alloc(arena, sizeof *place);
    *place = (GkPlace) { fragment->page, from->box };
    return (GkCell) { .row = from->row, .column = from->column, .row_span = from->row_span,
                      .column_span = from->column_span, .text = from->text, .printed = from->printed, .places = place,
                      .n_places = 1, .repairs = from->repairs, .glyphs = from->n_glyphs, .indent = from->indent,
                      .size = from->size, .bold = from->bold, .ambiguous = from->ambiguous };
}

/* A view of the fragment for header.c: cells and cell_at only. */
static GkTable
table_view(const GkFragment *fragment, GkArena *arena)
{
    GkTable table = { .row_count = fragment->row_count, .column_count = fragment->column_count,
                      .n_cells = fragment->n_cells, .cell_at = fragment->cell_at };
    table.cells = gk_arena_new_array(arena, GkCell, fragment->n_cells);
    for (guint i = 0; i < fragment->n_cells; i++)
        table.cells[i] = cell_of_fragment(fragment, &fragment->cells[i], arena);
    return table;
}

/* --- columns --- */

static double
bound(const Growing *growing, guint i)
{
    return g_array_index(growing->bounds, double, i);
}

static guint
nearest_bound(const Growing *growing, double x)
{
    guint best = 0;
    for (guint i = 1; i < growing->bounds->len; i++)
        if (fabs(bound(growing, i) - x) < fabs(bound(growing, best) - x))
            best = i;
    return best;
}

/* Which of `growing`'s boundaries the fragment's are; G_MAXUINT for one it has not. NULL when the outer
 * edges differ. *missing counts the ones it has not. */
static guint *
map_columns(const Growing *growing, const GkFragment *fragment, double tolerance, guint *missing)
{
    guint count = fragment->column_count + 1, last = growing->bounds->len - 1;
    guint *map = g_new(guint, count);
    *missing = 0;
    for (guint i = 0; i < count; i++) {
        double x = fragment->xs[i] - fragment->xs[0];
        map[i] = nearest_bound(growing, x);
        if (fabs(bound(growing, map[i]) - x) > tolerance || (i > 0 && map[i] == map[i - 1])) {
            map[i] = G_MAXUINT;
            ++*missing;
        }
    }
    if (map[0] != 0 || map[count - 1] != last)
        g_clear_pointer(&map, g_free);
    return map;
}

/* Same number of columns, each of nearly the same share of the width. */
static gboolean
has_similar_columns(const Growing *growing, const GkFragment *fragment)
{
    guint last = growing->bounds->len - 1;
    if (fragment->column_count != last)
        return FALSE;
    double width = bound(growing, last), own = fragment->xs[last] - fragment->xs[0];
    if (fabs(width - own) > GK_JOIN_WIDTH_SHARE * width)
        return FALSE;
    for (guint i = 1; i < last; i++)
        if (fabs((fragment->xs[i] - fragment->xs[0]) / own - bound(growing, i) / width) > GK_JOIN_WIDTH_SHARE)
            return FALSE;
    return TRUE;
}

/* Tables without rules: each boundary lies between the middles of the two columns it parts in the other. */
static gboolean
has_interleaved_columns(const Growing *growing, const GkFragment *fragment)
{
    guint last = growing->bounds->len - 1;
    const GkFragment *first = g_ptr_array_index(growing->fragments, 0);
    if (fragment->ruling != GK_RULING_NONE || first->ruling != GK_RULING_NONE || fragment->column_count != last)
        return FALSE;
    for (guint i = 1; i < last; i++) {
        double x = fragment->xs[i] - growing->left;
        if (x < (bound(growing, i - 1) + bound(growing, i)) / 2 || x > (bound(growing, i) + bound(growing, i + 1)) / 2)
            return FALSE;
    }
    return TRUE;
}

static guint *
identity_map(guint count)
{
    guint *map = g_new(guint, count);
    for (guint i = 0; i < count; i++)
        map[i] = i;
    return map;
}

/* The fragment's boundaries in terms of the growing table's, or NULL when they are other columns. */
static guint *
match_columns(const Growing *growing, const GkFragment *fragment, guint *because)
{
    guint missing;
    guint *map = map_columns(growing, fragment, GK_JOIN_COLUMN, &missing);
    guint matched = fragment->column_count + 1 - missing;
    if (map && (missing == 0 || matched == growing->bounds->len)) {
        *because |= GK_JOIN_SAME_COLUMNS;
        return map;
    }
    g_free(map);
    if (!has_similar_columns(growing, fragment) && !has_interleaved_columns(growing, fragment))
        return NULL;
    *because |= GK_JOIN_SIMILAR_COLUMNS;
    return identity_map(fragment->column_count + 1);
}

/* Makes room for boundaries that only the new fragment draws: existing cells span them. */
static void
insert_missing_bounds(Growing *growing, const GkFragment *fragment, guint *map)
{
    for (guint i = 1; i < fragment->column_count; i++) {
        if (map[i] != G_MAXUINT)
            continue;
        double x = fragment->xs[i] - fragment->xs[0];
        guint at = map[i - 1] + 1;
        g_array_insert_val(growing->bounds, at, x);
        for (guint c = 0; c < growing->cells->len; c++) {
            GkCell *cell = &g_array_index(growing->cells, GkCell, c);
            if (cell->column >= at)
                cell->column++;
            else if (cell->column + cell->column_span >= at)
                cell->column_span++;
        }
        map[i] = at;
        for (guint j = i + 1; j <= fragment->column_count; j++)
            if (map[j] != G_MAXUINT)
                map[j]++;
    }
}

/* --- rows --- */

/* Index + 1 of the growing table's cell over each column in row `row`, looked for among the newest cells. */
static guint *
cells_of_row(const Growing *growing, guint row)
{
    guint columns = growing->bounds->len - 1;
    guint *at = g_new0(guint, columns);
    guint found = 0;
    for (guint i = growing->cells->len; i-- > 0 && found < columns;) {
        const GkCell *cell = &g_array_index(growing->cells, GkCell, i);
        if (cell->row > row || cell->row + cell->row_span <= row)
            continue;
        for (guint c = cell->column; c < cell->column + cell->column_span; c++) {
            at[c] = i + 1;
            found++;
        }
    }
    return at;
}

/* How many rows at the top of `view` repeat the header of the first fragment. */
static guint
count_repeated_header(const GkTable *first, guint header_rows, const GkTable *view)
{
    if (first->column_count != view->column_count)
        return 0;
    guint same = 0;
    for (; same < header_rows && same < view->row_count; same++) {
        gboolean filled = FALSE;
        for (guint c = 0; c < view->column_count; c++) {
            const GkCell *a = gk_table_cell_at(first, same, c), *b = gk_table_cell_at(view, same, c);
            if (strcmp(a->text, b->text) != 0 || a->column != b->column || a->column_span != b->column_span)
                return same;
            filled |= *a->text != '\0';
        }
        if (!filled)
            break;
    }
    return same;
}

/* The share of the rows that have something in each column, over the rows known so far. */
static double *
filled_shares(const Growing *growing, guint *n_rows)
{
    guint columns = growing->bounds->len - 1;
    guint first = growing->header_rows, last = growing->row_count;
    double *shares = g_new0(double, columns);
    *n_rows = last > first + 1 ? last - first - 1 : 0; /* the last row may be the cut one: it does not testify */
    if (!*n_rows)
        return shares;
    for (guint i = 0; i < growing->cells->len; i++) {
        const GkCell *cell = &g_array_index(growing->cells, GkCell, i);
        if (!*cell->text)
            continue;
        guint from = MAX(cell->row, first), to = MIN(cell->row + cell->row_span, last - 1);
        for (guint c = cell->column; to > from && c < cell->column + cell->column_span; c++)
            shares[c] += (double) (to - from) / *n_rows;
    }
    return shares;
}

/* The shapes that the numbers of a column have: bits for their decimals, or for their digits when whole. */
typedef struct {
    guint32 decimals, digits;
} Shapes;

/* What the two rows at a page break have in one column. */
typedef struct {
    gboolean above, below; /* something printed */
    gboolean two_numbers;  /* a number each */
    gboolean cut_number;   /* one number in two pieces */
    gboolean always;       /* every other row has something there */
    gboolean starts;       /* what stands below begins like a new entry */
} Meeting;

static gboolean
looks_numeric(const char *text)
{
    return g_ascii_isdigit(*text) && gk_is_well_formed_number(text);
}

static Shapes
shape_of(const char *text)
{
    const char *point = strchr(text, '.');
    if (point)
        return (Shapes) { 1u << MIN(strlen(point + 1), 31), 0 };
    return (Shapes) { 0, 1u << MIN(strlen(text), 31) };
}

/* The shapes of all numbers in each column's body, the last row left out: it may be cut. */
static Shapes *
find_shapes(const Growing *growing)
{
    Shapes *shapes = g_new0(Shapes, growing->bounds->len);
    for (guint i = 0; i < growing->cells->len; i++) {
        const GkCell *cell = &g_array_index(growing->cells, GkCell, i);
        if (cell->row < growing->header_rows || cell->row + 1 >= growing->row_count || !looks_numeric(cell->text))
            continue;
        Shapes shape = shape_of(cell->text);
        shapes[cell->column].decimals |= shape.decimals;
        shapes[cell->column].digits |= shape.digits;
    }
    return shapes;
}

static gboolean
has_shape(const Shapes *shapes, const char *text)
{
    Shapes shape = shape_of(text);
    return (shapes->decimals & shape.decimals) || (shapes->digits & shape.digits);
}

/* Together a number like the others of its column, which the upper piece alone is not. */
static gboolean
is_cut_number(const Shapes *shapes, const char *above, const char *below)
{
    g_autofree char *whole = g_strconcat(above, below, NULL);
    return looks_numeric(whole) && has_shape(shapes, whole) && !has_shape(shapes, above);
}

static Meeting
meeting_of(const Shapes *shapes, const char *above, const char *below, gboolean always)
{
    Meeting meeting = { .above = *above != '\0', .below = *below != '\0', .always = always,
                        .starts = gk_rows_text_is_numbered(below) };
    if (meeting.above && meeting.below && g_ascii_isdigit(*above) && strspn(below, "0123456789.,") == strlen(below)) {
        meeting.cut_number = is_cut_number(shapes, above, below);
        meeting.two_numbers = !meeting.cut_number && looks_numeric(above) && looks_numeric(below);
    }
    return meeting;
}

/* Whether the rows above and below the break are the two pieces of one row. */
static gboolean
is_cut_row(const Meeting *meetings, guint columns)
{
    guint gaps_below = 0, gaps_above = 0, filled_below = 0, text_goes_on = 0, cut_numbers = 0;
    for (guint c = 0; c < columns; c++) {
        const Meeting *m = &meetings[c];
        if (m->two_numbers || m->starts)
            return FALSE;
        cut_numbers += m->cut_number;
        filled_below += m->below;
        text_goes_on += m->above && m->below;
        gaps_below += m->always && m->above && !m->below;
        gaps_above += m->always && m->below && !m->above;
    }
    return filled_below > 0 && text_goes_on > 0 && (cut_numbers > 0 || gaps_below > 0 || gaps_above > 0);
}

/* --- adding a fragment --- */

static GkCell *
cell_over(const Growing *growing, const guint *row_cells, guint column)
{
    return row_cells[column] ? &g_array_index(growing->cells, GkCell, row_cells[column] - 1) : NULL;
}

/* Joins the texts of a cell cut by a page break. */
static void
append_cell(GkCell *cell, const GkCell *more, guint extra_rows, GkArena *arena)
{
    GkPlace *places = gk_arena_new_array(arena, GkPlace, cell->n_places + more->n_places);
    memcpy(places, cell->places, sizeof *places * cell->n_places);
    memcpy(places + cell->n_places, more->places, sizeof *places * more->n_places);
    cell->places = places;
    cell->n_places += more->n_places;
    cell->row_span += extra_rows;
    cell->glyphs += more->glyphs;
    cell->repairs |= more->repairs | GK_REPAIR_JOINED_OVER_PAGES;
    cell->ambiguous |= more->ambiguous;
    if (!*cell->text) {
        cell->text = more->text;
        cell->printed = more->printed;
        cell->indent = more->indent;
        cell->size = more->size;
        cell->bold = more->bold;
    } else if (*more->text && strcmp(more->text, cell->text) != 0) {
        const char *above = cell->printed ? cell->printed : cell->text;
        cell->printed = gk_arena_printf(arena, "%s\n%s", above, more->printed ? more->printed : more->text);
        cell->text = gk_arena_printf(arena, "%s%s", cell->text, more->text);
    }
}

/* The two texts together are a label that the table has elsewhere. */
static gboolean
is_known_label(const Growing *growing, const char *above, const char *below)
{
    g_autofree char *whole = g_strconcat(above, below, NULL);
    for (guint i = 0; i < growing->cells->len; i++)
        if (strcmp(g_array_index(growing->cells, GkCell, i).text, whole) == 0)
            return TRUE;
    return FALSE;
}

/* A merged cell that the page break cuts: both pieces in the same columns, and no reason to be two. */
static gboolean
goes_on_below(const Growing *growing, const GkCell *above, const GkCell *below, const guint8 *grouped, gboolean cut_row)
{
    if (!above || above->column != below->column || above->column_span != below->column_span)
        return FALSE;
    if (cut_row)
        return TRUE;
    gboolean merged = above->row_span > 1 || below->row_span > 1;
    if (*below->text && *above->text) /* a label centred in either piece is printed twice */
        return (merged && strcmp(above->text, below->text) == 0) ||
               (grouped[below->column] && is_known_label(growing, above->text, below->text));
    if (*below->text) /* the label of a group whose larger piece lies below, or of a new one */
        return below->row_span > 1 && grouped[below->column];
    if (*above->text)
        return grouped[below->column] > (merged ? 0 : 1);
    return above->row_span > 1 && below->row_span > 1;
}

/* For each column: 1 when merged cells over several rows stand in it, 2 when moreover no single blank cell does. */
static guint8 *
find_grouped_columns(const Growing *growing, const GkTable *view)
{
    guint columns = growing->bounds->len - 1;
    guint8 *grouped = g_new0(guint8, columns);
    g_autofree guint8 *blanks = g_new0(guint8, columns);
    for (guint i = 0; i < growing->cells->len; i++) {
        const GkCell *cell = &g_array_index(growing->cells, GkCell, i);
        if (cell->row < growing->header_rows)
            continue;
        grouped[cell->column] |= cell->row_span > 1;
        blanks[cell->column] |= cell->row_span == 1 && !*cell->text;
    }
    for (guint i = 0; view && i < view->n_cells; i++)
        if (view->cells[i].row_span > 1 && view->cells[i].column < columns && view->column_count == columns)
            grouped[view->cells[i].column] |= 1;
    for (guint c = 0; c < columns; c++)
        if (grouped[c] && !blanks[c])
            grouped[c] = 2;
    return grouped;
}

/* Adds the rows of `view` from `skip` on; the first may complete the last row above. */
static void
add_rows(Growing *growing, const GkTable *view, const guint *map, guint skip, gboolean cut_row)
{
    gboolean first = growing->row_count == 0;
    g_autofree guint *above = first ? NULL : cells_of_row(growing, growing->row_count - 1);
    g_autofree guint8 *grouped = first ? NULL : find_grouped_columns(growing, view);
    guint offset = growing->row_count - (cut_row ? 1 : 0);
    for (guint i = 0; i < view->n_cells; i++) {
        GkCell cell = view->cells[i];
        if (cell.row < skip)
            continue;
        gboolean top = cell.row == skip;
        cell.column_span = map[cell.column + cell.column_span] - map[cell.column];
        cell.column = map[cell.column];
        cell.row = cell.row - skip + offset;
        GkCell *over = first || !top ? NULL : cell_over(growing, above, cell.column);
        if (over && goes_on_below(growing, over, &cell, grouped, cut_row))
            append_cell(over, &cell, cell.row_span - (cut_row ? 1 : 0), growing->arena);
        else
            g_array_append_val(growing->cells, cell);
    }
    growing->row_count = offset + view->row_count - skip;
}

/* In a cut row every cell of the lower piece must find its upper piece. */
static gboolean
pieces_fit(const Growing *growing, const GkTable *view, const guint *map, guint skip)
{
    g_autofree guint *above = cells_of_row(growing, growing->row_count - 1);
    for (guint i = 0; i < view->n_cells; i++) {
        const GkCell *cell = &view->cells[i];
        if (cell->row != skip)
            continue;
        const GkCell *over = cell_over(growing, above, map[cell->column]);
        if (!over || over->column != map[cell->column] ||
            over->column_span != map[cell->column + cell->column_span] - map[cell->column])
            return FALSE;
    }
    return TRUE;
}

/* Nothing but the header above the break, and below it pieces of labels, in fewer columns, without data. */
static gboolean
is_cut_header(const Growing *growing, const GkTable *view, const guint *map)
{
    g_autofree guint *above = cells_of_row(growing, growing->row_count - 1);
    guint pieces = 0, whole = 0;
    if (gk_table_row_has_data(view, 0))
        return FALSE;
    for (guint i = 0; i < view->n_cells && view->cells[i].row == 0; i++) {
        const GkCell *over = cell_over(growing, above, map[view->cells[i].column]);
        pieces += *view->cells[i].text != '\0' && *over->text;
        whole += !*view->cells[i].text && *over->text;
        if (*view->cells[i].text && !*over->text)
            return FALSE;
    }
    return pieces > 0 && whole > 0;
}

static gboolean
detect_cut_row(const Growing *growing, const GkTable *view, const guint *map, guint skip)
{
    guint columns = growing->bounds->len - 1, n_rows;
    if (skip >= view->row_count || !pieces_fit(growing, view, map, skip))
        return FALSE;
    if (growing->row_count <= growing->header_rows)
        return skip == 0 && is_cut_header(growing, view, map);
    g_autofree double *shares = filled_shares(growing, &n_rows);
    if (n_rows < 2)
        return FALSE;
    g_autofree guint *above = cells_of_row(growing, growing->row_count - 1);
    g_autofree Shapes *shapes = find_shapes(growing);
    g_autofree Meeting *meetings = g_new0(Meeting, columns);
    for (guint i = 0; i < view->n_cells; i++) {
        const GkCell *cell = &view->cells[i];
        if (cell->row != skip)
            continue;
        const GkCell *over = cell_over(growing, above, map[cell->column]);
        for (guint c = map[cell->column]; c < map[cell->column + cell->column_span]; c++)
            meetings[c] = meeting_of(&shapes[map[cell->column]], over ? over->text : "", cell->text,
                                     shares[c] > GK_JOIN_ALWAYS_SHARE);
    }
    return is_cut_row(meetings, columns);
}

static void
add_fragment(Growing *growing, GkFragment *fragment, const GkTable *view, guint *map, guint repeated, guint because)
{
    gboolean cut_row = FALSE;
    if (growing->row_count > 0) {
        insert_missing_bounds(growing, fragment, map);
        cut_row = detect_cut_row(growing, view, map, repeated);
        if (cut_row)
            because |= GK_JOIN_CUT_ROW;
    }
    GkTablePart part = { .page = fragment->page, .box = fragment->box,
                         .first_row = growing->row_count - (cut_row ? 1 : 0), .repeated_header_rows = repeated,
                         .joined_because = because };
    add_rows(growing, view, map, repeated, cut_row);
    for (guint i = 0; i < view->n_cells; i++)
        part.repeated_header_glyphs += view->cells[i].row < repeated ? view->cells[i].glyphs : 0;
    part.last_row = growing->row_count ? growing->row_count - 1 : 0;
    g_array_append_val(growing->parts, part);
    g_ptr_array_add(growing->fragments, fragment);
}

/* --- does it go on? --- */

/* TRUE when the page has a line of text or a table between y0 and y1, running heads and feet left out. */
static gboolean
has_lines_between(const GkPageLayout *layout, double y0, double y1)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        GkLineRole role = layout->line_roles[i];
        double y = gk_box_center_y(layout->lines[i].box);
        if (role != GK_LINE_RUNNING_HEAD && role != GK_LINE_RUNNING_FOOT && y > y0 && y < y1)
            return TRUE;
    }
    return FALSE;
}

/* Nothing stands between the two fragments: A is the last of its page, B the first of its own. */
static gboolean
is_adjacent(const GkFragment *a, const GkFragment *b, const GkPageLayout *pages)
{
    if (a->page >= b->page || a->n_notes > 0)
        return FALSE;
    guint number = pages[0].page->number;
    if (has_lines_between(a->layout, a->notes_bottom, a->layout->page->height))
        return FALSE;
    if (has_lines_between(b->layout, 0, b->caption_top))
        return FALSE;
    for (guint page = a->page + 1; page < b->page; page++)
        if (has_lines_between(&pages[page - number], 0, pages[page - number].page->height))
            return FALSE;
    return TRUE;
}

static gboolean
ends_with_total(const Growing *growing)
{
    g_autofree guint *last = cells_of_row(growing, growing->row_count - 1);
    guint columns = growing->bounds->len - 1;
    for (guint c = 0; c < columns; c++) {
        const GkCell *cell = cell_over(growing, last, c);
        if (cell && *cell->text)
            return growing->row_count > growing->header_rows + 1 && gk_label_is_total(cell->text);
    }
    return FALSE;
}

/* The title ends with a mark that it goes on, and is the other's otherwise. */
static gboolean
is_marked_title(const char *title, const char *before)
{
    gsize stem = gk_caption_title_stem(title);
    return title[stem] != '\0' && gk_caption_title_stem(before) == stem && strncmp(title, before, stem) == 0;
}

/* The reasons for which B goes on from the growing table; 0 when it does not. */
static guint
reasons_to_join(const Growing *growing, const GkFragment *b, const GkPageLayout *pages)
{
    const GkFragment *first = g_ptr_array_index(growing->fragments, 0);
    const GkFragment *a = g_ptr_array_index(growing->fragments, growing->fragments->len - 1);
    guint because = 0;
    if (!is_adjacent(a, b, pages))
        return 0;
    if (b->continuation_mark)
        because |= GK_JOIN_CONTINUATION_MARK;
    if (!*b->title.text)
        because |= GK_JOIN_NO_TITLE;
    else if (strcmp(b->title.text, first->title.text) == 0)
        because |= GK_JOIN_SAME_TITLE;
    else if (is_marked_title(b->title.text, first->title.text))
        because |= GK_JOIN_SAME_TITLE | GK_JOIN_CONTINUATION_MARK;
    else if (!b->continuation_mark)
        return 0;
    if (*b->organization.text && strcmp(b->organization.text, first->organization.text) != 0)
        return 0;
    if (*b->unit.text && *first->unit.text && strcmp(b->unit.text, first->unit.text) != 0)
        return 0;
    if (!ends_with_total(growing))
        because |= GK_JOIN_NO_TOTAL_YET;
    else if (!(because & GK_JOIN_CONTINUATION_MARK) && *first->title.text)
        return 0;
    return because | GK_JOIN_TOP_OF_PAGE;
}

/* --- building the table --- */

static Growing *
growing_new(GkFragment *fragment, GkArena *arena)
{
    Growing *growing = g_new0(Growing, 1);
    growing->fragments = g_ptr_array_new();
    growing->bounds = g_array_new(FALSE, FALSE, sizeof(double));
    growing->cells = g_array_new(FALSE, FALSE, sizeof(GkCell));
    growing->parts = g_array_new(FALSE, FALSE, sizeof(GkTablePart));
    growing->arena = arena;
    growing->left = fragment->xs[0];
    for (guint i = 0; i <= fragment->column_count; i++) {
        double x = fragment->xs[i] - fragment->xs[0];
        g_array_append_val(growing->bounds, x);
    }
    GkTable view = table_view(fragment, arena);
    growing->header_rows = gk_table_header_rows(&view);
    g_autofree guint *map = identity_map(fragment->column_count + 1);
    add_fragment(growing, fragment, &view, map, 0, 0);
    return growing;
}

static gboolean
try_join(Growing *growing, GkFragment *fragment, const GkPageLayout *pages)
{
    guint because = reasons_to_join(growing, fragment, pages);
    if (!because)
        return FALSE;
    g_autofree guint *map = match_columns(growing, fragment, &because);
    if (!map)
        return FALSE;
    GkFragment *first = g_ptr_array_index(growing->fragments, 0);
    GkTable first_view = table_view(first, growing->arena), view = table_view(fragment, growing->arena);
    guint repeated = count_repeated_header(&first_view, growing->header_rows, &view);
    if (repeated)
        because |= GK_JOIN_REPEATED_HEADER;
    else if ((because & GK_JOIN_SAME_TITLE) && !(because & GK_JOIN_CONTINUATION_MARK))
        return FALSE; /* another table of the same title: forms, one a page */
    add_fragment(growing, fragment, &view, map, repeated, because);
    return TRUE;
}

static int
compare_cells(gconstpointer a, gconstpointer b)
{
    const GkCell *p = a, *q = b;
    if (p->row != q->row)
        return p->row < q->row ? -1 : 1;
    return p->column < q->column ? -1 : p->column > q->column;
}

static const GkText *
first_text(const GPtrArray *fragments, gsize offset)
{
    for (guint i = 0; i < fragments->len; i++) {
        const GkText *text = G_STRUCT_MEMBER_P(g_ptr_array_index(fragments, i), offset);
        if (*text->text)
            return text;
    }
    return G_STRUCT_MEMBER_P(g_ptr_array_index(fragments, 0), offset);
}

static void
collect_notes(GkTable *table, const GPtrArray *fragments, GkArena *arena)
{
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(GkText));
    for (guint i = 0; i < fragments->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(fragments, i);
        g_array_append_vals(notes, fragment->notes, fragment->n_notes);
    }
    table->notes = gk_arena_take_array(arena, notes, &table->n_notes);
}

static GkTable
growing_finish(Growing *growing)
{
    GkArena *arena = growing->arena;
    GkTable table = { .row_count = growing->row_count, .column_count = growing->bounds->len - 1,
                      .title = *first_text(growing->fragments, G_STRUCT_OFFSET(GkFragment, title)),
                      .number = *first_text(growing->fragments, G_STRUCT_OFFSET(GkFragment, number)),
                      .organization = *first_text(growing->fragments, G_STRUCT_OFFSET(GkFragment, organization)),
                      .unit = *first_text(growing->fragments, G_STRUCT_OFFSET(GkFragment, unit)),
                      .subtitle = *first_text(growing->fragments, G_STRUCT_OFFSET(GkFragment, subtitle)) };
    for (guint i = 0; i < growing->fragments->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(growing->fragments, i);
        table.ruling = MAX(table.ruling, fragment->ruling);
    }
    collect_notes(&table, growing->fragments, arena);
    g_array_sort(growing->cells, compare_cells);
    guint *cell_at = gk_arena_new_array(arena, guint, (gsize) table.row_count * table.column_count);
    for (guint i = 0; i < growing->cells->len; i++) {
        const GkCell *cell = &g_array_index(growing->cells, GkCell, i);
        for (guint r = cell->row; r < cell->row + cell->row_span; r++)
            for (guint c = cell->column; c < cell->column + cell->column_span; c++)
                cell_at[(gsize) r * table.column_count + c] = i;
    }
    table.cell_at = cell_at;
    table.cells = gk_arena_take_array(arena, growing->cells, &table.n_cells);
    table.parts = gk_arena_take_array(arena, growing->parts, &table.n_parts);
    table.header_row_count = gk_table_header_rows(&table);
    g_ptr_array_unref(growing->fragments);
    g_array_unref(growing->bounds);
    g_free(growing);
    return table;
}

GkTable *
gk_tables_join(const GPtrArray *fragments, const GkPageLayout *pages, guint n_pages, gboolean no_join, GkArena *arena,
               GkDiagnostics *diagnostics, guint *n_tables)
{
    GArray *tables = g_array_new(FALSE, FALSE, sizeof(GkTable));
    Growing *growing = NULL;
    for (guint i = 0; i < fragments->len; i++) {
        GkFragment *fragment = g_ptr_array_index(fragments, i);
        if (growing && !no_join && try_join(growing, fragment, pages))
            continue;
        if (growing) {
            GkTable table = growing_finish(growing);
            g_array_append_val(tables, table);
        }
        growing = growing_new(fragment, arena);
    }
    if (growing) {
        GkTable table = growing_finish(growing);
        g_array_append_val(tables, table);
    }
    for (guint i = 0; i < tables->len; i++)
        g_array_index(tables, GkTable, i).index = i;
    return gk_arena_take_array(arena, tables, n_tables);
}
