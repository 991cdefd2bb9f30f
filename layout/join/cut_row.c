/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows that a page break cuts (see join/seam.c).
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
#include "layout/join/seam.h"

#include "layout/cells/tuning.h"
#include "layout/join/tuning.h"
#include "layout/table/header.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"
#include "layout/rows/rows.h"

#include <string.h>

/* --- what columns are like --- */

gboolean
gk_page_break_is_number(const char *text)
{
    return g_ascii_isdigit(*text) && gk_is_well_formed_number(text);
}

char *
gk_page_break_close_up(const char *text)
{
    g_auto(GStrv) pieces = g_strsplit(text, " ", -1);
    return g_strjoinv("", pieces);
}

guint
gk_page_break_first_witness(const GkStretch *above)
{
    return above->cells->len > GK_JOIN_WITNESSES ? above->cells->len - GK_JOIN_WITNESSES : 0;
}

static GkHabits
shape_of(const char *text)
{
    const char *point = strchr(text, '.');
    if (point)
        return (GkHabits) { .decimals = 1u << MIN(strlen(point + 1), 31) };
    return (GkHabits) { .digits = 1u << MIN(strlen(text), 31) };
}

static gboolean
has_shape(const GkHabits *habits, const char *text)
{
    GkHabits shape = shape_of(text);
    return (habits->decimals & shape.decimals) || (habits->digits & shape.digits);
}

void
gk_page_break_look(GkPageBreak *page_break)
{
    const GkStretch *above = page_break->above;
    guint first = gk_page_break_first_witness(above), last = gk_stretch_rows(above).count;
    guint top = above->header_rows; /* the first row of which all cells testify */
    if (first)
        top = MAX(top, g_array_index(above->cells, GkCell, first).row + 1);
    page_break->last = gk_stretch_last_row(above);
    page_break->habits = g_new0(GkHabits, gk_stretch_columns(above).count);
    page_break->n_rows = last > top + 1 ? last - top - 1 : 0;
    for (guint i = 0; i < page_break->below->n_cells; i++) {
        const GkCell *cell = &page_break->below->cells[i];
        if (cell->row_span > 1 && page_break->below->column_count == gk_stretch_columns(above).count)
            page_break->habits[cell->column].grouped = TRUE;
    }
    for (guint i = first; i < above->cells->len; i++) {
        const GkCell *cell = &g_array_index(above->cells, GkCell, i);
        GkHabits *habits = &page_break->habits[cell->column];
        if (cell->row >= above->header_rows) {
            habits->grouped |= cell->row_span > 1;
            habits->blanks |= cell->row_span == 1 && !*cell->text;
        }
        guint from = MAX(cell->row, top), to = MIN(cell->row + cell->row_span, last - 1);
        for (guint c = 0; *cell->text && to > from && c < cell->column_span; c++)
            habits[c].filled += (double) (to - from) / page_break->n_rows;
        if (cell->row >= above->header_rows && cell->row + 1 < last && gk_page_break_is_number(cell->text)) {
            habits->decimals |= shape_of(cell->text).decimals;
            habits->digits |= shape_of(cell->text).digits;
        }
    }
}

/* --- two cells that meet --- */

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
    gboolean lists_on; /* the lower text is the next item of the upper one */
    gboolean wrapped; /* what stands above had no room for more */
} Meeting;

/* Together a number; 0 and 0.00 are two. */
static gboolean
makes_number(const char *above, const char *below)
{
    g_autofree char *whole = g_strconcat(above, below, NULL);
    return gk_page_break_is_number(whole) && !(whole[0] == '0' && g_ascii_isdigit(whole[1]) && strchr(whole, '.'));
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
        GUnicodeType type = g_unichar_type(g_utf8_get_char(c));
        open += (type == G_UNICODE_OPEN_PUNCTUATION) - (type == G_UNICODE_CLOSE_PUNCTUATION);
    }
    gunichar next = g_utf8_get_char(below);
    return open > 0 || is_closing(next) || ((next == '(' || next == 0xFF08) && !gk_rows_text_is_numbered(below));
}

/* Together a number like the others of its column, which one of the pieces is not. Where the upper one had room for
 * more, it must be no number at all. */
static gboolean
is_cut_number(const GkHabits *habits, const char *above, const char *below, gboolean wrapped)
{
    g_autofree char *whole = g_strconcat(above, below, NULL);
    if (!makes_number(above, below) || !has_shape(habits, whole))
        return FALSE;
    return wrapped ? !has_shape(habits, above) || !has_shape(habits, below) : !gk_is_well_formed_number(above);
}

/* How many decimals the numbers of the table have, the row at the break left out: bits. */
static guint32
find_decimals(const GkPageBreak *page_break)
{
    guint32 decimals = 0;
    for (guint c = 0; c < gk_stretch_columns(page_break->above).count; c++)
        decimals |= page_break->habits[c].decimals;
    for (guint i = 0; i < page_break->below->n_cells; i++) {
        const GkCell *cell = &page_break->below->cells[i];
        if (cell->row > page_break->skip && gk_page_break_is_number(cell->text))
            decimals |= shape_of(cell->text).decimals;
    }
    return decimals;
}

gboolean
gk_page_break_cuts_number(const GkPageBreak *page_break, guint column, const char *above, const char *below)
{
    const GkHabits *habits = &page_break->habits[column];
    g_autofree char *whole = g_strconcat(above, below, NULL);
    GkHabits upper = shape_of(above), lower = shape_of(below), both = shape_of(whole);
    if (!both.decimals)
        return habits->decimals == 0 && habits->digits == both.digits;
    guint32 decimals = find_decimals(page_break);
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
counts_on(const GkHabits *habits, const char *above, const char *below)
{
    if (!has_shape(habits, above) || strchr(above, '.') || strlen(above) > 4 || strlen(below) > 4)
        return FALSE;
    return g_ascii_strtoull(below, NULL, 10) == g_ascii_strtoull(above, NULL, 10) + 1;
}

/* Below stands the next item of those that the cell above counts: a note of several. */
static gboolean
lists_on(const GkCell *over, const char *below)
{
    guint item = gk_rows_item_of(below);
    if (item < 2 || !over)
        return FALSE;
    g_auto(GStrv) lines = g_strsplit(over->printed ? over->printed : over->text, "\n", -1);
    guint last = 0;
    for (guint i = 0; lines[i]; i++)
        last = gk_rows_item_of(lines[i]) == last + 1 ? last + 1 : last;
    return last + 1 == item;
}

static Meeting
meeting_of(const GkHabits *habits, const GkCell *over, const GkCell *cell, gboolean always)
{
    g_autofree char *above = gk_page_break_close_up(over ? over->text : "");
    const char *below = cell->text;
    gboolean merged = cell->row_span > 1 || (over && over->row_span > 1);
    Meeting meeting = { .above = *above != '\0',
                        .below = *below != '\0',
                        .merged = merged,
                        .always = always && !merged,
                        .starts = begins_an_entry(below),
                        .lists_on = lists_on(over, below) };
    meeting.numeric = gk_page_break_is_number(below);
    meeting.label = meeting.above && !gk_page_break_is_number(above);
    meeting.one_number = makes_number(above, below);
    meeting.wrapped = meeting.above && meeting.below &&
        (last_line_is_full(over, MAX(GK_JOIN_WORD_EM, first_word(below))) || is_unfinished(above, below));
    if (meeting.above && meeting.below && g_ascii_isdigit(*above) && strspn(below, "0123456789.,") == strlen(below)) {
        meeting.cut_number = is_cut_number(habits, above, below, meeting.wrapped);
        meeting.starts |= counts_on(habits, above, below);
        g_autofree char *whole = g_strconcat(above, below, NULL);
        gboolean doubtful = strchr(over->text, ' ') && has_shape(habits, whole);
        meeting.torn = (meeting.label || doubtful) && meeting.one_number;
        meeting.two_numbers = !meeting.cut_number && gk_page_break_is_number(above) && gk_page_break_is_number(below);
    }
    return meeting;
}

/* Below the break stands the next item of a note alone, behind a label that has ended. */
static gboolean
is_rest_of_note(const Meeting *meetings, guint columns)
{
    guint labels = 0, items = 0;
    for (guint c = 0; c < columns; c++) {
        const Meeting *m = &meetings[c];
        if (m->below && (!m->lists_on || labels == 0))
            return FALSE;
        labels += m->label && !m->below;
        items += m->lists_on;
    }
    return items == 1;
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

/* --- the row --- */

static const GkCell *
cell_over(const GkPageBreak *page_break, const GkCell *below)
{
    return gk_stretch_cell_over(page_break->above, page_break->last, page_break->map[below->column]);
}

/* In a cut row every cell of the lower piece must find its upper piece. */
static gboolean
pieces_fit(const GkPageBreak *page_break)
{
    const guint *map = page_break->map;
    for (guint i = 0; i < page_break->below->n_cells; i++) {
        const GkCell *cell = &page_break->below->cells[i];
        if (cell->row != page_break->skip)
            continue;
        const GkCell *over = cell_over(page_break, cell);
        if (!over || over->column != map[cell->column] ||
            over->column_span != map[cell->column + cell->column_span] - map[cell->column])
            return FALSE;
    }
    return TRUE;
}

/* Nothing but the header above the break, and below it pieces of labels, in fewer columns, without data. */
static gboolean
is_cut_header(const GkPageBreak *page_break)
{
    guint pieces = 0, whole = 0;
    if (gk_table_row_has_data(page_break->below, 0))
        return FALSE;
    for (guint i = 0; i < page_break->below->n_cells && page_break->below->cells[i].row == 0; i++) {
        const GkCell *cell = &page_break->below->cells[i], *over = cell_over(page_break, cell);
        pieces += *cell->text != '\0' && *over->text;
        whole += !*cell->text && *over->text;
        if (*cell->text && !*over->text)
            return FALSE;
    }
    return pieces > 0 && whole > 0;
}

/* Where a rule is drawn below the upper row though not below all of it (merged cells go on), what stands above it has
 * ended: what stands below in the same column begins another row. */
static void
mark_ended(const GkPageBreak *page_break, Meeting *meetings)
{
    const GkFragment *newest = gk_stretch_newest(page_break->above);
    GkBounds columns = gk_stretch_columns(page_break->above);
    guint drawn = 0, own = 0;
    for (guint c = 0; newest->drawn_below && c < newest->column_count; c++)
        drawn += newest->drawn_below[c];
    if (drawn == 0 || drawn == newest->column_count)
        return;
    for (guint c = 0; c < columns.count; c++) {
        double x = (columns.at[c] + columns.at[c + 1]) / 2 - columns.at[0];
        while (own + 1 < newest->column_count && newest->xs[own + 1] - newest->xs[0] < x)
            own++;
        meetings[c].starts |= newest->drawn_below[own] && meetings[c].above && meetings[c].below;
    }
}

gboolean
gk_page_break_cuts_row(const GkPageBreak *page_break)
{
    const GkStretch *above = page_break->above;
    const guint *map = page_break->map;
    guint columns = gk_stretch_columns(above).count;
    gboolean open = gk_stretch_newest(above)->open_bottom;
    if (page_break->skip >= page_break->below->row_count || !pieces_fit(page_break))
        return FALSE;
    if (gk_stretch_rows(above).count <= above->header_rows)
        return page_break->skip == 0 && is_cut_header(page_break);
    g_autofree Meeting *meetings = g_new0(Meeting, columns);
    for (guint i = 0; i < page_break->below->n_cells; i++) {
        const GkCell *cell = &page_break->below->cells[i];
        if (cell->row != page_break->skip)
            continue;
        guint first = map[cell->column], end = map[cell->column + cell->column_span];
        for (guint c = first; c < end; c++)
            meetings[c] = meeting_of(&page_break->habits[first], cell_over(page_break, cell), cell,
                                     page_break->habits[c].filled > GK_JOIN_ALWAYS_SHARE);
    }
    mark_ended(page_break, meetings);
    return is_rest_of_row(meetings, columns) || is_rest_of_note(meetings, columns) ||
        ((page_break->n_rows > 1 || open) && is_cut_row(meetings, columns, open));
}
