/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the top of a page has of the header of the table before (see join/link.c).
 *
 *      ┌────┬─────────────┐    A page may repeat all of it, its first rows, its last
 *      │    │    支出     │    rows (科目 | 基本 | 项目, or with a blank under 科目),
 *      │科目├──────┬──────┤    the ordinal row (栏次 | 1 | 2) with or without the rest,
 *      │    │ 基本 │ 项目 │    or nothing.
 *      └────┴──────┴──────┘
 *
 * Rows are compared label by label. Only what is equal in text is a repetition: it
 * is recorded on the part and no row. Rows of words below the header that the page
 * repeats with it are levels of the header, too: that is the only sign of levels
 * without any merged cell. Words over columns of amounts that are not the header's
 * are another header, and another table; so is the same form with another name in it.
 */
#include "layout/join/link.h"

#include "layout/join/tuning.h"
#include "layout/table/header.h"
#include "layout/words/row_words.h"

#include <string.h>

/* --- two rows compared --- */

/* Of the labels that begin in a row of B: how many are A's in their places, the beginning of A's (some programs cut the
 * ends off), or others, and how many A has in place of a blank, or B. */
typedef struct {
    guint labels, same, cut, other;
    guint unequal; /* cells with another text; one left out of B that A has from above `level` is none */
    gboolean shape, tall; /* the cells have the same columns; and the same rows */
} Compared;

static Compared
compare_rows(const GkTable *first, const GkTable *view, guint row_a, guint row_b, guint level)
{
    Compared found = { .shape = TRUE, .tall = TRUE };
    for (guint c = 0; c < view->column_count; c++) {
        const GkCell *a = gk_table_cell_at(first, row_a, c), *b = gk_table_cell_at(view, row_b, c);
        gboolean same = strcmp(a->text, b->text) == 0;
        found.shape = found.shape && a->column == b->column && a->column_span == b->column_span;
        found.tall = found.tall && a->row + row_b == b->row + row_a && a->row_span == b->row_span;
        found.unequal += !same && !(a->row < level && !*b->text);
        if (b->column != c || b->row != row_b || (!*a->text && !*b->text))
            continue;
        gboolean cut = !same && *b->text && g_str_has_prefix(a->text, b->text);
        found.labels++;
        found.same += same;
        found.cut += cut;
        found.other += *a->text && *b->text && !same && !cut;
    }
    return found;
}

gboolean
gk_rows_are_equal(const GkTable *a, const GkTable *b, guint row_a, guint row_b, guint from_a, guint from_b)
{
    gboolean filled = FALSE;
    if (a->column_count - from_a != b->column_count - from_b)
        return FALSE;
    for (guint c = 0; from_a + c < a->column_count; c++) {
        const GkCell *p = gk_table_cell_at(a, row_a, from_a + c), *q = gk_table_cell_at(b, row_b, from_b + c);
        if (strcmp(p->text, q->text) != 0 || MAX(p->column, from_a) - from_a != MAX(q->column, from_b) - from_b ||
            p->column + p->column_span - from_a != q->column + q->column_span - from_b)
            return FALSE;
        filled |= *p->text != '\0';
    }
    return filled;
}

static gboolean
rows_are_equal(const GkTable *first, const GkTable *view, guint row_a, guint row_b)
{
    return gk_rows_are_equal(first, view, row_a, row_b, 0, 0);
}

/* The whole header, cell by cell. FALSE when `view` has other cells. */
static gboolean
compare_headers(const GkTable *first, const GkTable *view, guint header_rows, Compared *all)
{
    *all = (Compared) { 0 };
    for (guint r = 0; r < header_rows; r++) {
        Compared row = r < view->row_count ? compare_rows(first, view, r, r, 0) : (Compared) { 0 };
        if (!row.shape || !row.tall)
            return FALSE;
        all->labels += row.labels;
        all->same += row.same;
        all->cut += row.cut;
    }
    return all->labels > 2 && all->same >= GK_JOIN_HEADER_SHARE * all->labels;
}

/* --- the header again --- */

/* A row below the known header that both have, with words over every column: a level that nothing else shows. */
static gboolean
is_level_of_words(const GkTable *first, const GkTable *view, guint row)
{
    if (row >= first->row_count || row >= view->row_count || !rows_are_equal(first, view, row, row))
        return FALSE;
    for (guint c = 0; c < first->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(first, row, c);
        if (!*cell->text || cell->row_span > 1 || cell->column_span > 1)
            return FALSE;
    }
    return first->column_count > 1 && !gk_table_row_has_data(first, row);
}

/* Row 0 of `view` and those below it are the header's rows from `level` on; labels from above may be left out. */
static gboolean
repeats_from_level(const GkTable *first, const GkTable *view, guint level, guint header_rows)
{
    guint labels = 0;
    for (guint r = level; r < header_rows; r++) {
        if (r - level >= view->row_count)
            return FALSE;
        Compared row = compare_rows(first, view, r, r - level, level);
        if (!row.shape || row.unequal > 0)
            return FALSE;
        labels += row.same;
    }
    return labels > 1;
}

/* The first row that no cell reaches which begins in the header. */
static guint
header_reach(const GkTable *first, guint header_rows)
{
    guint reach = header_rows;
    for (guint i = 0; i < first->n_cells && first->cells[i].row < header_rows; i++)
        reach = MAX(reach, first->cells[i].row + first->cells[i].row_span);
    return reach;
}

/* At most `rows` rows at the top, so many that no cell reaches from them to the rows below. */
static guint
whole_rows(const GkTable *view, guint rows)
{
    for (guint i = 0; i < view->n_cells; i++) {
        const GkCell *cell = &view->cells[i];
        if (cell->row < rows && cell->row + cell->row_span > rows)
            return whole_rows(view, cell->row);
    }
    return rows;
}

/* How many rows at the top are the first ones of the header, or of what a tall label of it reaches; all of them when
 * most labels are whole and the others cut off. */
static guint
count_equal_rows(const GkTable *first, const GkTable *view, guint header_rows)
{
    guint same = 0, reach = header_reach(first, header_rows);
    Compared all;
    while (same < reach && same < view->row_count && rows_are_equal(first, view, same, same))
        same++;
    same = whole_rows(view, same);
    if (same < header_rows && compare_headers(first, view, header_rows, &all) && all.same + all.cut == all.labels)
        return whole_rows(view, header_rows);
    return same;
}

static void
find_rows(const GkTable *first, guint header_rows, const GkTable *view, GkRepeatedHeader *found)
{
    guint same = count_equal_rows(first, view, header_rows), end = MAX(same, header_rows);
    gboolean all = same >= header_rows;
    while (all && same > 0 && same < header_rows + GK_JOIN_WORD_LEVELS && is_level_of_words(first, view, same))
        same++;
    if (all && same > end) {
        found->words = same - end;
        end = same;
    }
    for (guint level = 1; same == 0 && level < header_rows; level++)
        if (repeats_from_level(first, view, level, header_rows)) {
            same = header_rows - level;
            all = TRUE;
        }
    gboolean ordinals = end < first->row_count && gk_table_row_is_ordinal(first, end);
    if (ordinals && (all || same == 0) && same < view->row_count && rows_are_equal(first, view, end, same))
        same++;
    found->rows = whole_rows(view, same);
    if (found->rows < same)
        found->words = 0;
}

/* --- another header --- */

/* Words over every column, and numbers below two of them at least. */
static gboolean
is_header_of_amounts(const GkTable *view)
{
    guint amounts = 0, body = MAX(1, view->header_row_count);
    for (guint c = 0; c < view->column_count; c++) {
        const char *label = gk_table_cell_at(view, 0, c)->text;
        if (!*label)
            return FALSE;
        amounts += body < view->row_count && !gk_rows_text_is_number(label) &&
            gk_rows_text_is_number(gk_table_cell_at(view, body, c)->text);
    }
    return amounts > 1;
}

/* What follows the repeated rows: words over columns of amounts, or some labels of the header with others beside them.
 */
static gboolean
has_other_header(const GkTable *first, guint header_rows, const GkTable *view, guint repeated)
{
    if (repeated >= header_rows || first->row_count <= header_rows || view->row_count < repeated + 2 ||
        gk_table_row_has_data_in_header(view, repeated))
        return FALSE;
    if (repeated == 0 && is_header_of_amounts(view))
        return TRUE;
    if (first->column_count != view->column_count)
        return FALSE;
    Compared row = compare_rows(first, view, repeated, repeated, 0);
    return row.same > 0 && row.other > 0;
}

static gboolean
is_next_form(const GkTable *first, const GkTable *view)
{
    guint labels = 0, same = 0, other = 0;
    const char *above = "";
    for (guint r = 0; r < MIN(first->row_count, view->row_count); r++) {
        const GkCell *a = gk_table_cell_at(first, r, 0), *b = gk_table_cell_at(view, r, 0);
        if (b->row != r || !*b->text || strcmp(b->text, above) == 0)
            continue;
        above = b->text;
        gboolean again = a->row == r && strcmp(a->text, b->text) == 0 && !gk_rows_text_is_number(b->text);
        labels++;
        same += again;
        other += again && !rows_are_equal(first, view, r, r);
    }
    return labels >= GK_JOIN_FORM_LABELS && same >= GK_JOIN_HEADER_SHARE * labels && other > 0;
}

GkRepeatedHeader
gk_repeated_header_find(const GkTable *first, guint header_rows, const GkTable *view)
{
    GkRepeatedHeader found = { 0 };
    Compared all;
    gboolean as_many = first->column_count == view->column_count;
    if (as_many)
        find_rows(first, header_rows, view, &found);
    found.other = has_other_header(first, header_rows, view, found.rows);
    found.nearly = found.other && as_many && compare_headers(first, view, header_rows, &all);
    found.next_form = is_next_form(first, view);
    return found;
}
