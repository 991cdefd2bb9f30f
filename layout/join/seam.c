/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The seam between two stretches of a table.
 *
 * The header that B prints again is no row. A row that the page break cuts
 * (join/cut_row.c) gets the pieces of both pages. A header cut between its levels
 * goes on where the first row below divides a label above: the blank cells beside it
 * are the rest of tall ones. A merged cell goes on over the break when a blank piece
 * follows a label in a column of merged cells (and no larger one to the left has ended),
 * when both pieces are merged and blank,
 * when a merged piece with a label follows a blank one, when both print the same
 * label (and no cell to the left begins another group), or when their two texts
 * together are a label that the table has elsewhere.
 *
 * Of a sheet that is turned, the seam runs along columns: the label of a group of
 * them is printed on one side only, though the group goes on.
 *
 *      page 1  ┌────┬──────┬──────┐    page 2  ┌────┬──────┬──────┐
 *              │    │     支出    │            │    │             │   科目 again: left out
 *              │科目├──────┬──────┤            │科目├──────┬──────┤   支出 goes on: one cell
 *              │    │ 基本 │ 项目 │            │    │ 经营 │ 上缴 │   over both pages
 *              ├────┼──────┼──────┤            ├────┼──────┼──────┤
 *              │教育│ 1.00 │ 2.00 │            │教育│ 3.00 │ 4.00 │
 */
#include "layout/join/seam.h"

#include "layout/table/header.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"
#include "layout/words/tally.h"

#include <string.h>

/* Two stretches being put together. */
typedef struct {
    GkPageBreak at;
    gboolean cut_row, cut_header; /* ... between its levels */
    gboolean new_group; /* a cell further left begins another group */
    guint ended; /* rows of the largest merged cell further left that another label follows; 0: none */
} Seam;

/* --- cells that go on --- */

/* A number in so many pieces that those of one page are none: "6,17 / 9,14" and "3.51". */
static void
close_up_number(GkCell *cell, GkArena *arena)
{
    g_autofree char *whole = gk_page_break_close_up(cell->text);
    if (!strchr(cell->text, ' ') || !gk_page_break_is_number(whole))
        return;
    cell->text = gk_arena_strdup(arena, whole);
    cell->repairs |= GK_REPAIR_JOINED_WRAPPED_NUMBER;
}

/* Pieces of a number that may be two numbers: an upper one that ends in a point or comma is none, nor is a lower one
 * that begins with 0 and goes on. */
static gboolean
may_be_two_numbers(const Seam *seam, const GkCell *cell, const GkCell *more)
{
    g_autofree char *upper = gk_page_break_close_up(cell->text), *lower = gk_page_break_close_up(more->text);
    return gk_is_well_formed_number(upper) && gk_page_break_is_number(lower) &&
        !(lower[0] == '0' && g_ascii_isdigit(lower[1])) &&
        !gk_page_break_cuts_number(&seam->at, cell->column, upper, lower);
}

/* Joins the texts of a cell cut by the seam. The label of a merged one may be printed in both pieces: it is kept once,
 * and the stretch's printed_again gets the other. */
static void
append_cell(GkStretch *stretch, GkCell *cell, const GkCell *more, guint extra_rows)
{
    GkArena *arena = stretch->arena;
    GkPlace *places = gk_arena_new_array(arena, GkPlace, cell->n_places + more->n_places);
    memcpy(places, cell->places, sizeof *places * cell->n_places);
    memcpy(places + cell->n_places, more->places, sizeof *places * more->n_places);
    gboolean repeated = (cell->row_span > 1 || more->row_span > 1) && strcmp(more->text, cell->text) == 0;
    cell->places = places;
    cell->n_places += more->n_places;
    cell->row_span += extra_rows;
    cell->glyphs += more->glyphs;
    gk_tally_join(repeated && *cell->text ? &stretch->printed_again : &cell->tally, more->tally);
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
is_known_label(const GkStretch *stretch, const char *above, const char *below)
{
    g_autofree char *whole = g_strconcat(above, below, NULL);
    for (guint i = gk_page_break_first_witness(stretch); i < stretch->cells->len; i++)
        if (strcmp(g_array_index(stretch->cells, GkCell, i).text, whole) == 0)
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

/* Both pieces in the same columns, and no reason to be two. */
static gboolean
goes_on(const Seam *seam, const GkCell *above, const GkCell *below)
{
    const GkHabits *habits = &seam->at.habits[below->column];
    gboolean merged = above->row_span > 1 || below->row_span > 1;
    if (above->column != below->column || above->column_span != below->column_span)
        return FALSE;
    if (seam->cut_row || (seam->cut_header && *above->text && !*below->text))
        return TRUE;
    if (*below->text && *above->text) {
        if (gk_rows_text_is_number(above->text) || gk_rows_text_is_number(below->text))
            return FALSE;
        return (merged && !seam->new_group && strcmp(above->text, below->text) == 0) || /* centred in either piece */
            (habits->grouped && is_known_label(seam->at.above, above->text, below->text));
    }
    if (*below->text) /* the label of a group whose larger piece lies below, or of a new one */
        return below->row_span > 1 && habits->grouped;
    if (*above->text)
        return habits->grouped && !(merged && above->row_span <= seam->ended && below->row_span == 1) &&
            (merged || (!habits->blanks && !gk_rows_text_is_number(above->text)));
    return above->row_span > 1 && below->row_span > 1;
}

/* The break runs between two levels of the header: row 0 below divides a label above. */
static gboolean
is_cut_between_levels(const GkPageBreak *at)
{
    if (at->skip > 0 || gk_stretch_rows(at->above).count > at->above->header_rows || at->below->row_count < 2 ||
        gk_table_row_has_data(at->below, 0))
        return FALSE;
    for (guint i = 0; i < at->below->n_cells && at->below->cells[i].row == 0; i++) {
        const GkCell *cell = &at->below->cells[i];
        const GkCell *over = gk_stretch_cell_over(at->above, at->last, at->map[cell->column]);
        if (over && *over->text && *cell->text &&
            at->map[cell->column + cell->column_span] - at->map[cell->column] < over->column_span)
            return TRUE;
    }
    return FALSE;
}

/* --- rows and parts --- */

static void
add_rows(Seam *seam, guint offset)
{
    const GkPageBreak *at = &seam->at;
    for (guint i = 0; i < at->below->n_cells; i++) {
        GkCell cell = at->below->cells[i];
        if (cell.row < at->skip)
            continue;
        gboolean top = cell.row == at->skip;
        cell.column_span = at->map[cell.column + cell.column_span] - at->map[cell.column];
        cell.column = at->map[cell.column];
        cell.row = cell.row - at->skip + offset;
        GkCell *over = top ? gk_stretch_cell_over(at->above, at->last, cell.column) : NULL;
        if (over && goes_on(seam, over, &cell)) {
            if (may_be_two_numbers(seam, over, &cell))
                over->doubts |= GK_DOUBT_NUMBER_OVER_PAGES;
            append_cell(at->above, over, &cell, cell.row_span - (seam->cut_row ? 1 : 0));
            continue;
        }
        seam->new_group |= over && begins_a_group(over, &cell);
        if (over && over->column == cell.column && *over->text && *cell.text)
            seam->ended = MAX(seam->ended, over->row_span);
        g_array_append_val(at->above->cells, cell);
    }
}

static void
add_heights(GkStretch *a, const GkStretch *b, guint skip, gboolean cut_row)
{
    const double *own = (const double *) (gpointer) b->ys->data;
    double end = g_array_index(a->ys, double, a->ys->len - 1);
    g_array_set_size(a->ys, a->ys->len - (cut_row ? 1 : 0));
    for (guint r = skip; r < gk_stretch_rows(b).count; r++) {
        double y = end + own[r + 1] - own[skip];
        g_array_append_val(a->ys, y);
    }
}

/* The glyphs of the part's cells in rows that are left out. */
static void
count_repeated(GkTablePart *part, const GkTable *view, guint skip)
{
    for (guint i = 0; i < view->n_cells && view->cells[i].row < skip; i++)
        if (view->cells[i].column >= part->first_column && view->cells[i].column <= part->last_column) {
            part->repeated_glyphs += view->cells[i].glyphs;
            gk_tally_join(&part->repeated_tally, view->cells[i].tally);
        }
}

static void
add_parts(const Seam *seam, const GkStretch *b, guint offset, guint because)
{
    guint skip = seam->at.skip;
    for (guint i = 0; i < b->parts->len; i++) {
        GkTablePart part = g_array_index(b->parts, GkTablePart, i);
        count_repeated(&part, &b->view, skip);
        part.first_row = offset + (part.first_row > skip ? part.first_row - skip : 0);
        part.last_row = MAX(part.last_row + offset, skip) - skip;
        part.first_column = seam->at.map[part.first_column];
        part.last_column = seam->at.map[part.last_column + 1] - 1;
        part.repeated_header_rows += skip;
        part.joined_because |= because;
        if (i == 0)
            gk_tally_join(&part.repeated_tally, seam->at.above->printed_again);
        g_array_append_val(seam->at.above->parts, part);
    }
}

void
gk_seam_append(GkStretch *a, const GkStretch *b, GkLink *link)
{
    Seam seam = { .at = { .above = a, .below = &b->view, .map = link->map, .skip = link->repeated } };
    gboolean sideways = link->because & GK_JOIN_SIDE_BY_SIDE;
    a->header_rows += link->words;
    gk_stretch_insert_columns(a, b, link->map);
    gk_page_break_look(&seam.at);
    seam.cut_row = !sideways && gk_page_break_cuts_row(&seam.at);
    seam.cut_header = !sideways && is_cut_between_levels(&seam.at);
    if (seam.cut_row)
        link->because |= GK_JOIN_CUT_ROW;
    guint offset = gk_stretch_rows(a).count - (seam.cut_row ? 1 : 0);
    a->printed_again = (GkTally) { 0 };
    add_rows(&seam, offset);
    add_parts(&seam, b, offset, link->because);
    add_heights(a, b, seam.at.skip, seam.cut_row);
    a->newest = a->fragments->len;
    for (guint i = 0; i < b->fragments->len; i++)
        g_ptr_array_add(a->fragments, g_ptr_array_index(b->fragments, i));
    g_free(seam.at.last);
    g_free(seam.at.habits);
}
