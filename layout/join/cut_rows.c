/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows that a page break cuts (see join/join.c).
 *
 * A row cut by the page break is recognised by the columns that every other row
 * fills: the pieces of a cut row fill them between them, not each by itself; or
 * by numbers that are like the others of their column only when put together.
 * Where two texts above have room for more and yet others stand below them, each
 * has ended, and it is two rows; so it is when the only text that goes on has
 * ended: the lower one is the heading of a section. Where the upper row has no rule
 * below it though the others have, text that goes on is enough; so is a lower piece
 * that has nothing but text which goes on from full lines.
 * A header cut within its labels goes on in their pieces.
 */
#include "layout/cells/tuning.h"
#include "layout/join/internal.h"

#include "layout/join/tuning.h"
#include "layout/table/header.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"

#include <string.h>

/* The first row below the header of which all cells are among them. */
static guint
first_witness_row(const GkGrowing *growing)
{
    guint first = gk_join_first_witness(growing);
    return first ? MAX(growing->header_rows, g_array_index(growing->cells, GkCell, first).row + 1)
                 : growing->header_rows;
}

/* The share of the rows that have something in each column, over the rows known so far. */
static double *
filled_shares(const GkGrowing *growing, guint *n_rows)
{
    guint columns = growing->bounds->len - 1;
    guint first = first_witness_row(growing), last = growing->row_count;
    double *shares = g_new0(double, columns);
    *n_rows = last > first + 1 ? last - first - 1 : 0; /* the last row may be the cut one: it does not testify */
    if (!*n_rows)
        return shares;
    for (guint i = gk_join_first_witness(growing); i < growing->cells->len; i++) {
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
    gboolean numeric; /* what stands below is a number */
    gboolean merged; /* a merged cell stands above or below */
    gboolean label; /* what stands above is no number */
    gboolean one_number; /* the pieces make a number */
    gboolean torn; /* the upper piece of a number is none by itself, or is in pieces, too */
    gboolean two_numbers; /* a number each */
    gboolean cut_number; /* one number in two pieces */
    gboolean always; /* every other row has something there, in a cell of its own */
    gboolean starts; /* what stands below begins like a new entry */
    gboolean wrapped; /* what stands above had no room for more */
} Meeting;

/* Together a number; 0 and 0.00 are two. */
static gboolean
makes_number(const char *above, const char *below)
{
    g_autofree char *whole = g_strconcat(above, below, NULL);
    return gk_join_looks_numeric(whole) && !(whole[0] == '0' && g_ascii_isdigit(whole[1]) && strchr(whole, '.'));
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
find_shapes(const GkGrowing *growing)
{
    Shapes *shapes = g_new0(Shapes, growing->bounds->len);
    for (guint i = gk_join_first_witness(growing); i < growing->cells->len; i++) {
        const GkCell *cell = &g_array_index(growing->cells, GkCell, i);
        if (cell->row < growing->header_rows || cell->row + 1 >= growing->row_count ||
            !gk_join_looks_numeric(cell->text))
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

static double
ems_of(gunichar c)
{
    return gk_is_wide(c) ? 1 : GK_JOIN_NARROW_EM;
}

static gboolean
is_closing(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || c == 0x3001 || c == 0x3002 ||
        c == 0xFF0C || c == 0xFF1B;
}

/* What no program parts at the beginning of the text, in ems: opening brackets and what follows them, a word of
 * letters or digits, and the marks behind it. */
static double
first_word(const char *text)
{
    double ems = 0;
    while (*text && g_unichar_type(g_utf8_get_char(text)) == G_UNICODE_OPEN_PUNCTUATION) {
        ems += ems_of(g_utf8_get_char(text));
        text = g_utf8_next_char(text);
    }
    gboolean spaced = gk_is_spaced_script(g_utf8_get_char(text));
    for (guint i = 0; *text; i++) {
        gunichar c = g_utf8_get_char(text);
        if (i > 0 && !is_closing(c) && !(spaced && gk_is_spaced_script(c)))
            break;
        ems += ems_of(c);
        text = g_utf8_next_char(text);
    }
    return ems;
}

/* TRUE when `ems` more would not have fitted behind the last line of the cell, whose width is estimated from its
 * characters. */
static gboolean
last_line_is_full(const GkCell *cell, double ems)
{
    const char *text = cell->printed ? cell->printed : cell->text, *line = strrchr(text, '\n');
    for (const char *c = line ? line + 1 : text; *c; c = g_utf8_next_char(c))
        ems += ems_of(g_utf8_get_char(c));
    return gk_box_width(cell->places[cell->n_places - 1].box) - ems * cell->size < GK_TEXT_WRAP_ROOM;
}

/* The text cannot have ended: a bracket is open, or a mark follows that no entry begins with. */
static gboolean
is_unfinished(const char *above, const char *below)
{
    gint open = 0;
    for (const char *c = above; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        GUnicodeType type = g_unichar_type(letter);
        open += (type == G_UNICODE_OPEN_PUNCTUATION) - (type == G_UNICODE_CLOSE_PUNCTUATION);
    }
    gunichar next = g_utf8_get_char(below);
    GUnicodeType type = g_unichar_type(next);
    gboolean bracket = (next == '(' || next == 0xFF08) && !gk_rows_text_is_numbered(below);
    return open > 0 || bracket || type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
        next == 0x3001 || next == 0x3002 || next == 0xFF0C || next == 0xFF1B;
}

/* Together a number like the others of its column, which one of the pieces is not. Where the upper one had room for
 * more, it must be no number at all. */
static gboolean
is_cut_number(const Shapes *shapes, const char *above, const char *below, gboolean wrapped)
{
    g_autofree char *whole = g_strconcat(above, below, NULL);
    if (!makes_number(above, below) || !has_shape(shapes, whole))
        return FALSE;
    return wrapped ? !has_shape(shapes, above) || !has_shape(shapes, below) : !gk_is_well_formed_number(above);
}

/* How many decimals the numbers of the table have, the row at the break left out: bits. */
static guint32
find_decimals(const GkGrowing *growing, const Shapes *shapes, const GkTable *view, guint skip)
{
    guint32 decimals = 0;
    for (guint c = 0; c + 1 < growing->bounds->len; c++)
        decimals |= shapes[c].decimals;
    for (guint i = 0; i < view->n_cells; i++)
        if (view->cells[i].row > skip && gk_join_looks_numeric(view->cells[i].text))
            decimals |= shape_of(view->cells[i].text).decimals;
    return decimals;
}

gboolean
gk_join_is_one_number(const GkGrowing *growing, const GkTable *view, guint skip, guint column, const char *above,
                      const char *below)
{
    g_autofree Shapes *shapes = find_shapes(growing);
    g_autofree char *whole = g_strconcat(above, below, NULL);
    Shapes upper = shape_of(above), lower = shape_of(below), both = shape_of(whole);
    if (!both.decimals)
        return shapes[column].decimals == 0 && shapes[column].digits == both.digits;
    guint32 decimals = find_decimals(growing, shapes, view, skip);
    return decimals == both.decimals && !(decimals & upper.decimals) && (upper.decimals || decimals & lower.decimals);
}

/* "2、…", "（一）…", "201一般…" begin something; "12期" goes on. */
static gboolean
begins_an_entry(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    gboolean counts = digits > 0 && digits < 3 && g_unichar_isalpha(g_utf8_get_char(text + digits));
    return !counts && gk_rows_text_is_numbered(text);
}

/* Whole numbers like the others of their column, the lower the next after the upper: each counts its own row. */
static gboolean
counts_on(const Shapes *shapes, const char *above, const char *below)
{
    if (!has_shape(shapes, above) || strchr(above, '.') || strlen(above) > 4 || strlen(below) > 4)
        return FALSE;
    return g_ascii_strtoull(below, NULL, 10) == g_ascii_strtoull(above, NULL, 10) + 1;
}

static Meeting
meeting_of(const Shapes *shapes, const GkCell *over, const GkCell *cell, gboolean always)
{
    g_autofree char *above = gk_join_put_together(over ? over->text : "");
    const char *below = cell->text;
    gboolean merged = cell->row_span > 1 || (over && over->row_span > 1);
    Meeting meeting = { .above = *above != '\0',
                        .below = *below != '\0',
                        .merged = merged,
                        .always = always && !merged,
                        .starts = begins_an_entry(below) };
    meeting.numeric = gk_join_looks_numeric(below);
    meeting.label = meeting.above && !gk_join_looks_numeric(above);
    meeting.one_number = makes_number(above, below);
    meeting.wrapped = meeting.above && meeting.below &&
        (last_line_is_full(over, MAX(GK_JOIN_WORD_EM, first_word(below))) || is_unfinished(above, below));
    if (meeting.above && meeting.below && g_ascii_isdigit(*above) && strspn(below, "0123456789.,") == strlen(below)) {
        meeting.cut_number = is_cut_number(shapes, above, below, meeting.wrapped);
        meeting.starts |= counts_on(shapes, above, below);
        g_autofree char *whole = g_strconcat(above, below, NULL);
        gboolean doubtful = strchr(over->text, ' ') && has_shape(shapes, whole);
        meeting.torn = (meeting.label || doubtful) && meeting.one_number;
        meeting.two_numbers = !meeting.cut_number && gk_join_looks_numeric(above) && gk_join_looks_numeric(below);
    }
    return meeting;
}

/* Below the break stands only what goes on from full lines, and at least one cell beside it has ended; with numbers,
 * one with a label, as every row has it. */
static gboolean
is_rest_of_row(const Meeting *meetings, guint columns)
{
    guint ended = 0, goes_on = 0, numbers = 0, gaps = 0;
    for (guint c = 0; c < columns; c++) {
        const Meeting *m = &meetings[c];
        if (m->below && (!m->wrapped || m->starts || (m->numeric ? !m->one_number : !m->label)))
            return FALSE;
        goes_on += m->below;
        numbers += m->numeric;
        ended += m->above && !m->below && !m->merged;
        gaps += m->always && m->label && !m->below;
    }
    return goes_on > 0 && ended > 0 && (numbers == 0 || gaps > 0);
}

/* Whether the rows above and below the break are the two pieces of one row. `open`: the upper one has no rule below. */
static gboolean
is_cut_row(const Meeting *meetings, guint columns, gboolean open)
{
    guint gaps_below = 0, gaps_above = 0, filled_below = 0, text_goes_on = 0, cut_numbers = 0, ended = 0;
    guint torn = 0, two_numbers = 0, begun = 0;
    for (guint c = 0; c < columns; c++) {
        const Meeting *m = &meetings[c];
        if (m->starts)
            return FALSE;
        torn += m->torn;
        two_numbers += m->two_numbers;
        begun += m->below && !m->above;
        cut_numbers += m->cut_number;
        filled_below += m->below;
        text_goes_on += m->above && m->below;
        ended += m->above && m->below && !m->wrapped && !m->cut_number;
        gaps_below += (m->always || open) && m->above && !m->below;
        gaps_above += m->always && m->below && !m->above;
    }
    if (torn > 0)
        return TRUE;
    if (two_numbers > 0 || filled_below == 0 || text_goes_on == 0)
        return FALSE;
    if (open && ended == 0)
        return TRUE;
    if (cut_numbers > 0 || gaps_below > 0)
        return ended < 2 && (text_goes_on > ended || (begun == 0 && cut_numbers > 0));
    return gaps_above > 0 && ended < 2 && text_goes_on > 2 * ended;
}

/* In a cut row every cell of the lower piece must find its upper piece. */
static gboolean
pieces_fit(const GkGrowing *growing, const GkTable *view, const guint *map, guint skip)
{
    g_autofree guint *above = gk_join_cells_of_row(growing, growing->row_count - 1);
    for (guint i = 0; i < view->n_cells; i++) {
        const GkCell *cell = &view->cells[i];
        if (cell->row != skip)
            continue;
        const GkCell *over = gk_join_cell_over(growing, above, map[cell->column]);
        if (!over || over->column != map[cell->column] ||
            over->column_span != map[cell->column + cell->column_span] - map[cell->column])
            return FALSE;
    }
    return TRUE;
}

/* Nothing but the header above the break, and below it pieces of labels, in fewer columns, without data. */
static gboolean
is_cut_header(const GkGrowing *growing, const GkTable *view, const guint *map)
{
    g_autofree guint *above = gk_join_cells_of_row(growing, growing->row_count - 1);
    guint pieces = 0, whole = 0;
    if (gk_table_row_has_data(view, 0))
        return FALSE;
    for (guint i = 0; i < view->n_cells && view->cells[i].row == 0; i++) {
        const GkCell *over = gk_join_cell_over(growing, above, map[view->cells[i].column]);
        pieces += *view->cells[i].text != '\0' && *over->text;
        whole += !*view->cells[i].text && *over->text;
        if (*view->cells[i].text && !*over->text)
            return FALSE;
    }
    return pieces > 0 && whole > 0;
}

/* Where a rule is drawn below the upper row though not below all of it (merged cells go on), what stands above it has
 * ended: what stands below in the same column begins another row. */
static void
mark_ended(const GkGrowing *growing, const GkFragment *last, Meeting *meetings)
{
    guint columns = growing->bounds->len - 1, drawn = 0, own = 0;
    for (guint c = 0; last->drawn_below && c < last->column_count; c++)
        drawn += last->drawn_below[c];
    if (drawn == 0 || drawn == last->column_count)
        return;
    for (guint c = 0; c < columns; c++) {
        double x = (g_array_index(growing->bounds, double, c) + g_array_index(growing->bounds, double, c + 1)) / 2;
        while (own + 1 < last->column_count && last->xs[own + 1] - last->xs[0] < x)
            own++;
        meetings[c].starts |= last->drawn_below[own] && meetings[c].above && meetings[c].below;
    }
}

gboolean
gk_join_is_cut_row(const GkGrowing *growing, const GkTable *view, const guint *map, guint skip)
{
    guint columns = growing->bounds->len - 1, n_rows;
    if (skip >= view->row_count || !pieces_fit(growing, view, map, skip))
        return FALSE;
    if (growing->row_count <= growing->header_rows)
        return skip == 0 && is_cut_header(growing, view, map);
    const GkFragment *last = g_ptr_array_index(growing->fragments, growing->fragments->len - 1);
    g_autofree double *shares = filled_shares(growing, &n_rows);
    g_autofree guint *above = gk_join_cells_of_row(growing, growing->row_count - 1);
    g_autofree Shapes *shapes = find_shapes(growing);
    g_autofree Meeting *meetings = g_new0(Meeting, columns);
    for (guint i = 0; i < view->n_cells; i++) {
        const GkCell *cell = &view->cells[i];
        if (cell->row != skip)
            continue;
        const GkCell *over = gk_join_cell_over(growing, above, map[cell->column]);
        for (guint c = map[cell->column]; c < map[cell->column + cell->column_span]; c++)
            meetings[c] = meeting_of(&shapes[map[cell->column]], over, cell, shares[c] > GK_JOIN_ALWAYS_SHARE);
    }
    mark_ended(growing, last, meetings);
    return is_rest_of_row(meetings, columns) ||
        ((n_rows > 1 || last->open_bottom) && is_cut_row(meetings, columns, last->open_bottom));
}
