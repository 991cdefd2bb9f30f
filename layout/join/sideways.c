/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables wider than a page: whether a page is the right half of the one before.
 *
 * Turned, R lies below L, and what is asked is what is asked of any two pages: what
 * is printed above, whether they have the same columns (that is, rows), whether the
 * header (that is, the label columns) is repeated. R is the right half of L when
 * - every row has the same height at the same place; only within the header may one
 *   of them have boundaries that the other has not. Where no rules draw the rows,
 *   the lines of R stand at the heights of lines of L, no two at the same, and a row
 *   of L without one is blank in R;
 * - R has no title of its own, or L has none (a title in the middle of a wide sheet,
 *   or cut by the page's edge: prose/caption_cut.c);
 * - R's header is as high as L's, has a label over each column and no data, and is
 *   another than L's (the same header is a table that goes on downwards);
 * - no row is blank in L and filled in R;
 * - R's rows can't stand by themselves: R begins with the label columns of L, or
 *   with a column of amounts while L begins with one of labels. The title and the
 *   labels both again are a form that is printed anew for each project.
 * Where all but the last is so, nothing is joined, and `near` says so.
 */
#include "layout/join/sheets.h"

#include "layout/cells/tuning.h"
#include "layout/join/seam.h"
#include "layout/join/tuning.h"
#include "layout/table/header.h"
#include "layout/words/row_words.h"

#include <math.h>
#include <string.h>

gboolean
gk_sideways_same_page(const GkFragment *a, const GkFragment *b)
{
    const GkPage *p = a->layout->page, *q = b->layout->page;
    return fabs(p->width - q->width) < 1 && fabs(p->height - q->height) < 1;
}

/* --- rows that no rules draw --- */

/* Where the first number of each row from `from` on stands, or its first text when it has none; NAN: it is blank. The
 * caller frees them. */
static double *
heights_of_rows(const GkFragment *fragment, guint from)
{
    double *heights = g_new(double, fragment->row_count + 1);
    for (guint r = from; r < fragment->row_count; r++) {
        const GkFragmentCell *shown = NULL;
        for (guint c = 0; c < fragment->column_count; c++) {
            const GkFragmentCell *cell = gk_fragment_cell_at(fragment, r, c);
            if (cell->row != r || cell->n_glyphs == 0)
                continue;
            if (!shown || gk_rows_text_is_number(cell->text))
                shown = cell;
            if (gk_rows_text_is_number(cell->text))
                break;
        }
        heights[r - from] = shown ? gk_box_center_y(gk_fragment_cell_ink(fragment, shown)) : NAN;
    }
    return heights;
}

/* A cell reaches over several rows from `from` on, or into them. */
static gboolean
has_merged_rows(const GkStretch *stretch, guint from)
{
    for (guint i = 0; i < stretch->view.n_cells; i++) {
        const GkCell *cell = &stretch->view.cells[i];
        if (cell->row_span > 1 && cell->row + cell->row_span > from)
            return TRUE;
    }
    return FALSE;
}

/* How many rows have their middle, or all of them, above y. */
static guint
rows_above(const GkStretch *stretch, double y)
{
    const double *ys = (const double *) (gpointer) stretch->ys->data;
    guint rows = 0;
    while (rows < gk_stretch_rows(stretch).count && (ys[rows] + ys[rows + 1]) / 2 < y)
        rows++;
    return rows;
}

/* R's header, then L's rows; NULL when R has others. */
static GkStretch *
with_rows_of(const GkStretch *l, const GkStretch *r)
{
    const double *ys = (const double *) (gpointer) l->ys->data;
    guint l_header = l->header_rows, r_header = rows_above(r, ys[l_header]);
    guint n_l = gk_stretch_rows(l).count - l_header, n_r = gk_stretch_rows(r).count - r_header, matched = 0;
    if (has_merged_rows(l, l_header) || has_merged_rows(r, r_header))
        return NULL;
    g_autofree double *left = heights_of_rows(gk_stretch_first(l), l_header);
    g_autofree double *right = heights_of_rows(gk_stretch_first(r), r_header);
    g_autofree guint *map = g_new(guint, n_r + 1), *rows = g_new(guint, r_header + n_l + 1);
    g_autofree double *heights = g_new(double, r_header + n_l + 1);
    if (!gk_heights_map(left, n_l, right, n_r, map))
        return NULL;
    for (guint i = 0; i <= r_header + n_l; i++) {
        rows[i] = i < r_header ? i : G_MAXUINT;
        heights[i] = i < r_header ? g_array_index(r->ys, double, i) : ys[l_header + i - r_header];
    }
    for (guint i = 0; i < n_r; i++)
        if (map[i] != G_MAXUINT) {
            rows[r_header + map[i]] = r_header + i;
            matched++;
        }
    return matched + 1 < GK_JOIN_SIDE_ROWS ? NULL : gk_stretch_with_rows(r, rows, r_header + n_l, heights);
}

static gboolean
are_about(const GkStretch *l, const GkStretch *r)
{
    return gk_stretch_first(l)->aligned && gk_stretch_first(r)->aligned;
}

GkStretch *
gk_sideways_rows(const GkStretch *l, const GkStretch *r, gboolean free_header)
{
    guint count = gk_stretch_rows(r).count;
    g_autofree guint *map = g_new(guint, count + 1);
    GkBounds rows = gk_stretch_rows(l);
    if (l != r && are_about(l, r))
        return with_rows_of(l, r);
    if (!gk_rows_map(rows, gk_stretch_rows(r), rows.at[free_header ? l->header_rows : 0], map))
        return NULL;
    for (guint i = 0; i < count; i++)
        map[i] = i;
    return gk_stretch_with_rows(r, map, count, (const double *) (gpointer) r->ys->data);
}

/* --- contents --- */

/* Two stretches that may be halves; both have their headers. */
typedef struct {
    const GkStretch *l, *r;
    guint left_header, right_header; /* rows */
} Pair;

/* A label over each column, and no data among them. */
static gboolean
is_header(const GkTable *table, guint rows)
{
    for (guint r = 0; r < rows; r++)
        if (gk_table_row_has_data_in_header(table, r))
            return FALSE;
    for (guint c = 0; c < table->column_count; c++)
        if (rows == 0 || !*gk_table_cell_at(table, rows - 1, c)->text)
            return FALSE;
    return TRUE;
}

static gboolean
has_other_labels(const Pair *pair)
{
    return !gk_rows_are_equal(&pair->l->view, &pair->r->view, pair->left_header - 1, pair->right_header - 1, 0, 0);
}

/* No row that is blank in L is filled in R. */
static gboolean
rows_agree(const Pair *pair)
{
    for (guint r = pair->left_header; r < pair->l->view.row_count; r++)
        if (gk_table_row_is_blank(&pair->l->view, r) &&
            !gk_table_row_is_blank(&pair->r->view, r - pair->left_header + pair->right_header))
            return FALSE;
    return TRUE;
}

/* Of the column's cells below the header: are there labels, or only amounts (and blanks)? */
static void
look_at_column(const GkTable *table, guint column, guint header, guint *labels, guint *amounts)
{
    *labels = *amounts = 0;
    for (guint r = header; r < table->row_count; r++) {
        const GkCell *cell = gk_table_cell_at(table, r, column);
        if (cell->row != r || !*cell->text)
            continue;
        gboolean amount = gk_rows_text_is_number(cell->text);
        *labels += !amount;
        *amounts += amount;
    }
}

static gboolean
is_crossed(const GkTable *table, guint column)
{
    for (guint r = 0; r < table->row_count; r++)
        if (gk_table_cell_at(table, r, column)->column < column)
            return TRUE;
    return FALSE;
}

/* How many columns at R's left are L's label columns again: turned, rows of a header, compared from the lowest row of
 * the labels on. */
static guint
count_repeated_columns(const Pair *pair)
{
    g_autoptr(GkStretch) l = gk_stretch_turned(pair->l), r = gk_stretch_turned(pair->r);
    GkBounds a = gk_stretch_columns(pair->l), b = gk_stretch_columns(pair->r);
    guint most = MIN(a.count, b.count), count = 0, labels, amounts;
    gboolean about = are_about(pair->l, pair->r);
    look_at_column(&pair->l->view, 0, pair->left_header, &labels, &amounts);
    while (count < most && (count > 0 || labels + amounts > 1) &&
           (about || fabs(a.at[count + 1] - a.at[0] - b.at[count + 1] + b.at[0]) <= GK_COLUMN_SLACK) &&
           gk_rows_are_equal(&l->view, &r->view, count, count, pair->left_header - 1, pair->right_header - 1))
        count++;
    while (count > 0 && (count == b.count || is_crossed(&pair->r->view, count)))
        count--;
    return count;
}

/* R begins with amounts, L with labels. */
static gboolean
lacks_labels(const Pair *pair)
{
    guint labels, amounts;
    look_at_column(&pair->r->view, 0, pair->right_header, &labels, &amounts);
    if (labels > 0 || amounts < 2)
        return FALSE;
    for (guint c = 0; c < pair->l->view.column_count && c < 4; c++) {
        look_at_column(&pair->l->view, c, pair->left_header, &labels, &amounts);
        if (labels > amounts && labels > 1)
            return TRUE;
    }
    return FALSE;
}

static void
look_at_labels(const Pair *pair, GkLink *link)
{
    const GkFragment *r = gk_stretch_first(pair->r);
    gboolean titled = *r->title.text && !r->cut_title && !(link->because & GK_JOIN_CONTINUATION_MARK);
    link->repeated = count_repeated_columns(pair);
    if (link->repeated && titled)
        link->apart |= GK_APART_NEXT_FORM;
    else if (link->repeated)
        link->because |= GK_JOIN_REPEATED_LABELS;
    else if (lacks_labels(pair))
        link->because |= GK_JOIN_WITHOUT_LABELS;
    else {
        link->apart |= GK_APART_OWN_LABELS;
        link->near =
            !*r->title.text && !gk_repeated_header_find(&pair->l->view, pair->left_header, &pair->r->view).next_form;
    }
}

/* The rows of R, and its header, let it be the right half of L. */
static gboolean
rows_fit(Pair *pair)
{
    GkBounds left = gk_stretch_rows(pair->l), right = gk_stretch_rows(pair->r);
    double bottom = left.at[pair->left_header];
    g_autofree guint *map = g_new(guint, right.count + 1);
    pair->right_header = rows_above(pair->r, bottom);
    return (are_about(pair->l, pair->r) || gk_rows_map(left, right, bottom, map)) &&
        is_header(&pair->r->view, pair->right_header) && has_other_labels(pair) && rows_agree(pair);
}

void
gk_sideways_look(const GkStretch *l, const GkStretch *r, GkLink *link)
{
    const GkFragment *left = gk_stretch_first(l), *right = gk_stretch_first(r);
    gboolean title_beside = !*left->title.text && *right->title.text;
    g_autoptr(GkStretch) spread = NULL;
    Pair pair = { l, r, l->header_rows, 0 };
    *link = (GkLink) { .because = GK_JOIN_SIDE_BY_SIDE | GK_JOIN_SAME_ROWS | GK_JOIN_TOP_OF_PAGE };
    if (gk_stretch_rows(l).count >= GK_JOIN_SIDE_ROWS && l->header_rows && gk_sideways_same_page(left, right))
        gk_link_captions(title_beside ? right : left, right, link);
    else
        link->apart = GK_APART_OTHER_COLUMNS;
    if (title_beside)
        link->because &= ~(guint) GK_JOIN_SAME_TITLE;
    if (!link->apart && are_about(l, r)) {
        pair.r = spread = with_rows_of(l, r);
        link->apart |= spread ? 0 : GK_APART_OTHER_COLUMNS;
    }
    if (link->apart)
        return;
    if (rows_fit(&pair))
        look_at_labels(&pair, link);
    else
        link->apart |= GK_APART_OTHER_COLUMNS;
}

/* --- halves at other heights --- */

/* The lowest label over column c. */
static const char *
label_of(const GkTable *table, guint c)
{
    return gk_table_cell_at(table, table->header_row_count - 1, c)->text;
}

gboolean
gk_sideways_has_same_labels(const GkTable *l, const GkTable *r)
{
    guint rows = l->row_count - l->header_row_count, words = 0;
    if (!l->header_row_count || !r->header_row_count || rows < GK_JOIN_SIDE_ROWS ||
        r->row_count - r->header_row_count != rows || strcmp(label_of(l, 0), label_of(r, 0)) != 0)
        return FALSE;
    for (guint i = 0; i < rows; i++) {
        const char *label = gk_table_cell_at(l, l->header_row_count + i, 0)->text;
        if (strcmp(label, gk_table_cell_at(r, r->header_row_count + i, 0)->text) != 0)
            return FALSE;
        words += *label && !gk_rows_text_is_number(label);
    }
    for (guint c = 1; c < l->column_count; c++)
        for (guint d = 1; d < r->column_count; d++)
            if (strcmp(label_of(l, c), label_of(r, d)) == 0)
                return FALSE;
    return words >= GK_JOIN_SIDE_ROWS;
}

/* --- put together --- */

GkStretch *
gk_sideways_join(GkStretch *const *sides, const GkLink *links, guint n_sides)
{
    g_autoptr(GkStretch) whole = gk_stretch_turned(sides[0]);
    double bottom = g_array_index(sides[0]->ys, double, sides[0]->header_rows);
    guint header_rows = 0;
    for (guint i = 1; i < n_sides; i++) {
        g_autoptr(GkStretch) side = gk_stretch_turned(sides[i]);
        guint count = gk_stretch_columns(side).count;
        GkLink link = { .because = links[i].because, .repeated = links[i].repeated };
        link.map = g_new(guint, count + 1);
        gk_rows_map(gk_stretch_columns(whole), gk_stretch_columns(side), bottom, link.map);
        link.map[0] = 0; /* a header found by alignment begins where its first line does */
        link.map[count] = gk_stretch_columns(whole).count;
        gk_seam_append(whole, side, &link);
        gk_link_clear(&link);
    }
    GkBounds rows = gk_stretch_columns(whole);
    while (header_rows < rows.count && rows.at[header_rows + 1] < bottom + GK_ROW_SLACK)
        header_rows++;
    GkStretch *joined = gk_stretch_turned(whole);
    joined->newest = 0;
    joined->header_rows = joined->view.header_row_count = header_rows;
    return joined;
}
