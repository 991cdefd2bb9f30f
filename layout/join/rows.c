/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rows of a page, added to a table that goes on there (see join/join.c).
 *
 * A row that the page break cuts (join/cut_rows.c) gets the pieces of both pages.
 * A header cut between its levels goes on where the first row below divides a
 * label above: the blank cells beside it are the rest of tall ones.
 * A merged cell goes on over the break when a blank piece follows a label in a
 * column of merged cells, when both pieces are merged and blank, when a merged
 * piece with a label follows a blank one, when both print the same label (and no
 * cell to the left begins another group), or when their two texts together are a
 * label that the table has elsewhere.
 */
#include "layout/join/internal.h"

#include "layout/join/tuning.h"
#include "layout/table/header.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"
#include "layout/words/tally.h"

#include <string.h>

/* Index + 1 of the growing table's cell over each column in row `row`, looked for among the newest cells. */
guint *
gk_join_cells_of_row(const GkGrowing *growing, guint row)
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

GkCell *
gk_join_cell_over(const GkGrowing *growing, const guint *row_cells, guint column)
{
    return row_cells[column] ? &g_array_index(growing->cells, GkCell, row_cells[column] - 1) : NULL;
}

/* The newest cells testify for all: the first of them. */
guint
gk_join_first_witness(const GkGrowing *growing)
{
    return growing->cells->len > GK_JOIN_WITNESSES ? growing->cells->len - GK_JOIN_WITNESSES : 0;
}

gboolean
gk_join_looks_numeric(const char *text)
{
    return g_ascii_isdigit(*text) && gk_is_well_formed_number(text);
}

/* The pieces of one page put together: "160 212" is 160212. The caller frees it. */
char *
gk_join_put_together(const char *text)
{
    g_auto(GStrv) pieces = g_strsplit(text, " ", -1);
    return g_strjoinv("", pieces);
}

/* --- cells that go on --- */

/* A number in so many pieces that those of one page are none: "6,17 / 9,14" and "3.51". */
static void
close_up_number(GkCell *cell, GkArena *arena)
{
    g_autofree char *whole = gk_join_put_together(cell->text);
    if (!strchr(cell->text, ' ') || !gk_join_looks_numeric(whole))
        return;
    cell->text = gk_arena_strdup(arena, whole);
    cell->repairs |= GK_REPAIR_JOINED_WRAPPED_NUMBER;
}

/* Pieces of a number that may be two numbers: an upper one that ends in a point or comma is none, nor is a lower one
 * that begins with 0 and goes on. */
static gboolean
may_be_two_numbers(const GkGrowing *growing, const GkTable *view, guint skip, const GkCell *cell, const GkCell *more)
{
    g_autofree char *upper = gk_join_put_together(cell->text), *lower = gk_join_put_together(more->text);
    return gk_is_well_formed_number(upper) && gk_join_looks_numeric(lower) &&
        !(lower[0] == '0' && g_ascii_isdigit(lower[1])) &&
        !gk_join_is_one_number(growing, view, skip, cell->column, upper, lower);
}

/* Joins the texts of a cell cut by a page break. The label of a merged one may be printed in both pieces: it is kept
 * once, and `again` gets the other. */
static void
append_cell(GkCell *cell, const GkCell *more, guint extra_rows, GkTally *again, GkArena *arena)
{
    GkPlace *places = gk_arena_new_array(arena, GkPlace, cell->n_places + more->n_places);
    memcpy(places, cell->places, sizeof *places * cell->n_places);
    memcpy(places + cell->n_places, more->places, sizeof *places * more->n_places);
    gboolean repeated = (cell->row_span > 1 || more->row_span > 1) && strcmp(more->text, cell->text) == 0;
    cell->places = places;
    cell->n_places += more->n_places;
    cell->row_span += extra_rows;
    cell->glyphs += more->glyphs;
    gk_tally_join(repeated && *cell->text ? again : &cell->tally, more->tally);
    cell->repairs |= more->repairs | GK_REPAIR_JOINED_OVER_PAGES;
    cell->doubts |= more->doubts;
    cell->other_reading = cell->other_reading ? cell->other_reading : more->other_reading;
    if (more->marks)
        cell->marks = cell->marks ? gk_arena_printf(arena, "%s %s", cell->marks, more->marks) : more->marks;
    if (!*cell->text) {
        cell->text = more->text;
        cell->printed = more->printed;
        cell->indent = more->indent;
        cell->size = more->size;
        cell->bold = more->bold;
    } else if (*more->text && !repeated) {
        const char *above = cell->printed ? cell->printed : cell->text;
        cell->printed = gk_arena_printf(arena, "%s\n%s", above, more->printed ? more->printed : more->text);
        cell->text = gk_arena_printf(arena, "%s%s", cell->text, more->text);
        close_up_number(cell, arena);
    }
}

/* The two texts together are a label that the table has elsewhere. */
static gboolean
is_known_label(const GkGrowing *growing, const char *above, const char *below)
{
    g_autofree char *whole = g_strconcat(above, below, NULL);
    for (guint i = gk_join_first_witness(growing); i < growing->cells->len; i++)
        if (strcmp(g_array_index(growing->cells, GkCell, i).text, whole) == 0)
            return TRUE;
    return FALSE;
}

/* A merged cell below the break, beside another of other text above it. */
static gboolean
begins_a_group(const GkCell *above, const GkCell *below)
{
    return above->column == below->column && below->row_span > 1 && *above->text && *below->text &&
        strcmp(above->text, below->text) != 0;
}

/* A merged cell that the page break cuts: both pieces in the same columns, and no reason to be two. `new_group`: a cell
 * to the left begins another group. */
static gboolean
goes_on_below(const GkGrowing *growing, const GkCell *above, const GkCell *below, const guint8 *grouped,
              gboolean cut_row, gboolean new_group)
{
    if (!above || above->column != below->column || above->column_span != below->column_span)
        return FALSE;
    if (cut_row)
        return TRUE;
    gboolean merged = above->row_span > 1 || below->row_span > 1;
    if (*below->text && *above->text && (gk_rows_text_is_number(above->text) || gk_rows_text_is_number(below->text)))
        return FALSE;
    if (*below->text && *above->text) /* a label centred in either piece is printed twice */
        return (merged && !new_group && strcmp(above->text, below->text) == 0) ||
            (grouped[below->column] && is_known_label(growing, above->text, below->text));
    if (*below->text) /* the label of a group whose larger piece lies below, or of a new one */
        return below->row_span > 1 && grouped[below->column];
    if (*above->text)
        return merged ? grouped[below->column] > 0 : grouped[below->column] > 1 && !gk_rows_text_is_number(above->text);
    return above->row_span > 1 && below->row_span > 1;
}

/* The break runs between two levels of the header: row 0 of `view` divides a label above. */
static gboolean
is_cut_between_levels(const GkGrowing *growing, const guint *above, const GkTable *view, const guint *map)
{
    if (growing->row_count > growing->header_rows || view->row_count < 2 || gk_table_row_has_data(view, 0))
        return FALSE;
    for (guint i = 0; i < view->n_cells && view->cells[i].row == 0; i++) {
        const GkCell *cell = &view->cells[i], *over = gk_join_cell_over(growing, above, map[cell->column]);
        if (over && *over->text && *cell->text &&
            map[cell->column + cell->column_span] - map[cell->column] < over->column_span)
            return TRUE;
    }
    return FALSE;
}

/* For each column: 1 when merged cells over several rows stand in it, 2 when moreover no single blank cell does. */
static guint8 *
find_grouped_columns(const GkGrowing *growing, const GkTable *view)
{
    guint columns = growing->bounds->len - 1;
    guint8 *grouped = g_new0(guint8, columns);
    g_autofree guint8 *blanks = g_new0(guint8, columns);
    for (guint i = gk_join_first_witness(growing); i < growing->cells->len; i++) {
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
void
gk_join_add_rows(GkGrowing *growing, const GkTable *view, const guint *map, guint skip, gboolean cut_row)
{
    gboolean first = growing->row_count == 0;
    g_autofree guint *above = first ? NULL : gk_join_cells_of_row(growing, growing->row_count - 1);
    g_autofree guint8 *grouped = first ? NULL : find_grouped_columns(growing, view);
    gboolean in_header = !first && skip == 0 && is_cut_between_levels(growing, above, view, map);
    gboolean new_group = FALSE;
    guint offset = growing->row_count - (cut_row ? 1 : 0);
    for (guint i = 0; i < view->n_cells; i++) {
        GkCell cell = view->cells[i];
        if (cell.row < skip)
            continue;
        gboolean top = cell.row == skip;
        cell.column_span = map[cell.column + cell.column_span] - map[cell.column];
        cell.column = map[cell.column];
        cell.row = cell.row - skip + offset;
        GkCell *over = first || !top ? NULL : gk_join_cell_over(growing, above, cell.column);
        gboolean tall = in_header && over && *over->text && !*cell.text && over->column == cell.column &&
            over->column_span == cell.column_span;
        if (tall || (over && goes_on_below(growing, over, &cell, grouped, cut_row, new_group))) {
            if (may_be_two_numbers(growing, view, skip, over, &cell))
                over->doubts |= GK_DOUBT_NUMBER_OVER_PAGES;
            append_cell(over, &cell, cell.row_span - (cut_row ? 1 : 0), &growing->printed_again, growing->arena);
            continue;
        }
        new_group |= over && begins_a_group(over, &cell);
        g_array_append_val(growing->cells, cell);
    }
    growing->row_count = offset + view->row_count - skip;
}
