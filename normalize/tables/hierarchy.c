/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which row is part of which.
 *
 * Five witnesses, the first that speaks decides for the whole block:
 *
 *   codes       201 > 20103 > 2010350: the parent is the nearest row above whose code begins it; the
 *               heading of a unit, with a code of its own kind, is the parent of what has none
 *   columns     several label columns: the further in the last label of a row stands, the deeper it is
 *   places      a city and the counties in it (places.c)
 *   numbering   一、 > 1. > 其中：, in the order in which the styles come up
 *   indent      the left edge of the label, where the edges fall on a few lines and are not those of centred labels
 *
 * Among numbered rows, a list without numbers between two sums is placed by its indents, and so are the rows without
 * number that a numbered row is made of (一、 / 人大事务 / 行政运行).
 *
 * A row without number below 其中： goes on with it (其中：甲 / 乙 / 丙), unless it
 * stands further left; where the same 其中： comes again, the row above it begins as the one above the first one did
 * (市 / 其中：本级 / 县 / 县 / 市 / 其中：本级). A numbering that begins again at its first number below a
 * row without number counts what that row is made of:
 *
 *   一、一般公共预算财政拨款        level 1
 *   本年收入合计                    total
 *   年初财政拨款结转和结余          level 1
 *   一、一般公共预算财政拨款        level 2, part of the row above
 *
 * A total is part of nothing and closes what was open; so does a subtotal, whose label is often centred.
 */
#include "normalize/tables/row_code.h"
#include "normalize/tables/rows.h"

#include "layout/prose/indents.h"

#include <string.h>

#define MAX_DEPTH 8

static gboolean
is_sum(const GkRow *row)
{
    return row->kind == GK_ROW_TOTAL || row->kind == GK_ROW_SUBTOTAL;
}

/* --- codes --- */

static gboolean
begins(const char *prefix, const char *code)
{
    return prefix && strlen(prefix) < strlen(code) && g_str_has_prefix(code, prefix);
}

/* The row of the same code that names no project, for one that does. */
static gboolean
sums_projects(const GkBlock *block, guint row, guint other)
{
    return block->rows[other].code && strcmp(block->rows[other].code, block->rows[row].code) == 0 &&
        block->facts[other].depth < block->facts[row].depth;
}

static void
place_by_code(GkBlock *block, guint row)
{
    GkRow *rows = block->rows;
    rows[row].level = gk_code_level(rows[row].code);
    for (guint r = row; r-- > 0;) {
        gboolean project = sums_projects(block, row, r);
        if (!project && !begins(rows[r].code, rows[row].code) && !block->facts[r].unit)
            continue;
        rows[row].level += project;
        rows[row].parent = (gint) r;
        return;
    }
}

static gboolean
is_below(const GkBlock *block, guint row, guint other)
{
    const GkCell *cell = block->facts[row].cell, *above = block->facts[other].cell;
    return !block->centred && cell && above && cell->column == above->column && gk_cell_is_indented(cell, above);
}

/* Rows without a code among rows with one: part of the last one when they are indented below it. */
static void
by_codes(GkBlock *block)
{
    GkRow *rows = block->rows;
    gint last = -1;
    for (guint r = 0; r < block->work->table->row_count; r++) {
        if (rows[r].code) {
            place_by_code(block, r);
            last = (gint) r;
        } else if (rows[r].kind == GK_ROW_TOTAL || rows[r].kind == GK_ROW_SUBTOTAL) {
            last = -1;
        } else if (gk_row_has_place(&rows[r]) && rows[r].label && last >= 0 && is_below(block, r, (guint) last)) {
            rows[r].level = rows[last].level + 1;
            rows[r].parent = last;
        }
    }
}

/* --- label columns --- */

/* The depths that occur, as a bit mask. */
static guint
depths_used(const GkBlock *block)
{
    guint mask = 0;
    for (guint r = 0; r < block->work->table->row_count; r++)
        if (gk_row_has_place(&block->rows[r]) && block->facts[r].cell && block->facts[r].depth < 32)
            mask |= 1u << block->facts[r].depth;
    return mask;
}

static guint
rank_of(guint mask, guint depth)
{
    return (guint) __builtin_popcount(mask & ((2u << MIN(depth, 30u)) - 1));
}

static gint
parent_by_level(const GkRow *rows, guint row)
{
    for (guint r = row; r-- > 0;) {
        if (rows[r].kind == GK_ROW_TOTAL)
            return -1;
        if (gk_row_has_place(&rows[r]) && rows[r].level && rows[r].level < rows[row].level)
            return (gint) r;
    }
    return -1;
}

static void
by_columns(GkBlock *block, guint mask)
{
    for (guint r = 0; r < block->work->table->row_count; r++) {
        if (!gk_row_has_place(&block->rows[r]) || !block->facts[r].cell)
            continue;
        block->rows[r].level = rank_of(mask, block->facts[r].depth);
        block->rows[r].parent = parent_by_level(block->rows, r);
    }
}

/* --- indents --- */

/* The labels of rows that have a place. */
static GPtrArray *
collect_labels(const GkBlock *block)
{
    GPtrArray *labels = g_ptr_array_new();
    for (guint r = 0; r < block->work->table->row_count; r++)
        if (block->facts[r].cell && gk_row_has_place(&block->rows[r]))
            g_ptr_array_add(labels, (gpointer) block->facts[r].cell);
    return labels;
}

/* levels[] are those of the labels. */
static void
by_indent(GkBlock *block, const guint *levels)
{
    for (guint r = 0; r < block->work->table->row_count; r++) {
        if (!block->facts[r].cell || !gk_row_has_place(&block->rows[r]))
            continue;
        block->rows[r].level = *levels++;
        block->rows[r].parent = parent_by_level(block->rows, r);
    }
}

/* --- numbering --- */

/* What is open while the rows are read from the top. */
typedef struct {
    GkNumberingStyle styles[MAX_DEPTH]; /* NONE stands for a row without number that has parts */
    gint rows[MAX_DEPTH];
    guint depth;
    guint parts; /* styles whose rows have had parts without number, as a bit mask */
    guint seen; /* styles that have come up, as a bit mask */
    gint plain; /* the last row when it had no number, else -1 */
    gint last; /* the last row with a label, totals too; -1 */
} Open;

static void
push(Open *open, GkNumberingStyle style, gint row)
{
    if (open->depth == MAX_DEPTH)
        open->depth--;
    open->styles[open->depth] = style;
    open->rows[open->depth++] = row;
}

/* Closes what is open up to and with `style`; FALSE when it is not open. */
static gboolean
close_style(Open *open, GkNumberingStyle style)
{
    for (guint d = open->depth; d-- > 0;)
        if (open->styles[d] == style) {
            open->depth = d;
            return TRUE;
        }
    return FALSE;
}

static void
place(GkRow *rows, const Open *open, guint row)
{
    rows[row].level = open->depth + 1;
    rows[row].parent = open->depth ? open->rows[open->depth - 1] : -1;
}

static void
place_numbered(GkBlock *block, Open *open, guint row, const GkNumbering *numbering)
{
    gboolean again = numbering->value == 1 && (open->seen & 1u << numbering->style) && open->plain >= 0;
    if (again && (open->depth == 0 || open->styles[open->depth - 1] != GK_NUMBERING_NONE)) {
        open->depth = 0;
        push(open, GK_NUMBERING_NONE, open->plain);
    } else if (!close_style(open, numbering->style)) {
        close_style(open, GK_NUMBERING_OF_WHICH);
        while (open->depth && open->styles[open->depth - 1] == GK_NUMBERING_NONE)
            open->depth--;
    }
    place(block->rows, open, row);
    push(open, numbering->style, (gint) row);
    open->seen |= 1u << numbering->style;
    open->plain = -1;
}

static void
go_on(GkRow *rows, const Open *open, guint row)
{
    gint first = open->rows[open->depth - 1];
    rows[row].parent = rows[first].parent;
    rows[row].level = rows[first].level;
}

/* The row above is the next of what the open 其中： is part of: the same words come again, and stand as they did. */
static gboolean
begins_again(const GkBlock *block, const Open *open, guint row)
{
    const GkRow *rows = block->rows;
    if (open->depth == 0 || open->styles[open->depth - 1] != GK_NUMBERING_OF_WHICH || open->last < 0)
        return FALSE;
    gint first = open->rows[open->depth - 1], above = open->last, whole = rows[first].parent;
    return whole >= 0 && above > first && !is_sum(&rows[above]) && rows[above].parent == whole &&
        block->facts[above].numbering.style == GK_NUMBERING_NONE && strcmp(rows[first].label, rows[row].label) == 0;
}

/* 其中： is part of the row above it, unless that is itself part of an open 其中： and stands as far left. */
static void
place_of_which(GkBlock *block, Open *open, guint row)
{
    GkRow *rows = block->rows;
    gint above = open->last;
    if (begins_again(block, open, row)) {
        gint whole = rows[rows[above].parent].parent;
        rows[above].level = rows[rows[above].parent].level;
        rows[above].parent = whole;
        open->depth--;
        close_style(open, GK_NUMBERING_NONE);
    } else if (open->depth && open->styles[open->depth - 1] == GK_NUMBERING_OF_WHICH && !is_below(block, row, (guint) above)) {
        go_on(rows, open, row);
        return;
    }
    if (above >= 0 && (open->depth == 0 || open->rows[open->depth - 1] != above))
        push(open, GK_NUMBERING_NONE, above);
    rows[row].parent = above;
    rows[row].level = above >= 0 ? rows[above].level + 1 : 1;
    push(open, GK_NUMBERING_OF_WHICH, (gint) row);
    open->plain = -1;
}

/* TRUE when the row goes on with the open 其中：. */
static gboolean
goes_on(const GkBlock *block, const Open *open, guint row)
{
    if (open->depth == 0 || open->styles[open->depth - 1] != GK_NUMBERING_OF_WHICH)
        return FALSE;
    const GkCell *cell = block->facts[row].cell, *first = block->facts[open->rows[open->depth - 1]].cell;
    return block->centred || !gk_cell_is_indented(first, cell);
}

/* The number of the next row of this style before the next total; 0 when none comes. */
static guint
next_value(const GkBlock *block, guint row, GkNumberingStyle style)
{
    for (guint r = row; r < block->work->table->row_count && block->rows[r].kind != GK_ROW_TOTAL; r++) {
        if (block->facts[r].numbering.style == style)
            return block->facts[r].numbering.value;
    }
    return 0;
}

/* A row without number between 一、 and 二、, or below a lonely 一、, or where the row before had such parts, is a
 * part of the numbered row, unless it stands further left than that row or than its part before. */
static gboolean
is_enclosed(const GkBlock *block, const Open *open, guint row)
{
    gint top = open->rows[open->depth - 1];
    const GkCell *cell = block->facts[row].cell, *above = block->facts[top].cell;
    GkNumbering numbering = block->facts[top].numbering;
    if (numbering.style == GK_NUMBERING_NONE || block->rows[row].kind == GK_ROW_SUBTOTAL ||
        (!block->centred && gk_cell_is_indented(above, cell)))
        return FALSE;
    if (open->plain >= 0 && is_below(block, (guint) open->plain, row))
        return FALSE;
    guint next = next_value(block, row, numbering.style);
    return next == numbering.value + 1 || (next == 0 && (numbering.value == 1 || open->parts & 1u << numbering.style));
}

static void
place_plain(GkBlock *block, Open *open, guint row)
{
    GkRow *rows = block->rows;
    if (rows[row].kind == GK_ROW_SUBTOTAL) {
        open->depth = 0;
    } else if (goes_on(block, open, row)) {
        go_on(rows, open, row);
        return;
    }
    while (open->depth && !is_below(block, row, (guint) open->rows[open->depth - 1]) && !is_enclosed(block, open, row))
        open->depth--;
    if (open->depth)
        open->parts |= 1u << open->styles[open->depth - 1];
    place(rows, open, row);
    open->plain = (gint) row;
}

/* The labels from row `first` to the next sum, none of which has a number; NULL where one has. *end: the row of that sum. */
static GPtrArray *
labels_without_numbers(const GkBlock *block, guint first, guint *end)
{
    GPtrArray *labels = g_ptr_array_new();
    guint r = first;
    for (; r < block->work->table->row_count; r++) {
        if (is_sum(&block->rows[r]))
            break;
        if (block->facts[r].numbering.style != GK_NUMBERING_NONE) {
            g_ptr_array_unref(labels);
            return NULL;
        }
        if (gk_row_has_place(&block->rows[r]) && block->facts[r].cell)
            g_ptr_array_add(labels, (gpointer) block->facts[r].cell);
    }
    *end = r;
    return labels;
}

/* Below a sum a list may go on that has no numbers: there the indents tell. Returns the row behind it; `first` where
 * there is none, or its labels begin on one line. */
static guint
place_by_indent(GkBlock *block, guint first)
{
    guint end = first, k = 0;
    g_autoptr(GPtrArray) labels = labels_without_numbers(block, first, &end);
    const GkCell *const *cells = labels ? (const GkCell *const *) labels->pdata : NULL;
    g_autofree guint *levels = g_new(guint, labels ? labels->len + 1 : 1);
    if (!labels || block->centred || gk_indent_levels(cells, labels->len, levels) < 2)
        return first;
    for (guint r = first; r < end; r++) {
        if (!gk_row_has_place(&block->rows[r]) || !block->facts[r].cell)
            continue;
        block->rows[r].level = levels[k++];
        gint parent = parent_by_level(block->rows, r);
        block->rows[r].parent = parent >= (gint) first ? parent : -1;
    }
    return end;
}

static void
by_numbering(GkBlock *block)
{
    Open open = { .plain = -1, .last = -1 };
    for (guint r = 0; r < block->work->table->row_count; r++) {
        if (open.last >= 0 && r == (guint) open.last + 1 && is_sum(&block->rows[open.last])) {
            r = place_by_indent(block, r);
            open.last = (gint) r - 1;
            if (r == block->work->table->row_count)
                return;
        }
        GkRow *row = &block->rows[r];
        if (!row->label || row->kind == GK_ROW_HEADER || row->kind == GK_ROW_ORDINAL)
            continue;
        GkNumbering numbering = block->facts[r].numbering;
        if (row->kind == GK_ROW_TOTAL) {
            open.depth = 0;
            open.plain = -1;
        } else if (numbering.style == GK_NUMBERING_OF_WHICH) {
            place_of_which(block, &open, r);
        } else if (numbering.style != GK_NUMBERING_NONE) {
            place_numbered(block, &open, r, &numbering);
        } else {
            place_plain(block, &open, r);
        }
        open.last = (gint) r;
    }
}

/* --- the choice --- */

static guint
count_codes(const GkBlock *block)
{
    guint count = 0;
    for (guint r = 0; r < block->work->table->row_count; r++)
        count += block->rows[r].code && gk_code_level(block->rows[r].code) > 0;
    return count;
}

static gboolean
has_numbering(const GkBlock *block)
{
    for (guint r = 0; r < block->work->table->row_count; r++)
        if (block->facts[r].numbering.style != GK_NUMBERING_NONE)
            return TRUE;
    return FALSE;
}

/* How the labels are numbered and indented. */
static void
by_style(GkBlock *block)
{
    g_autoptr(GPtrArray) labels = collect_labels(block);
    const GkCell *const *cells = (const GkCell *const *) labels->pdata;
    g_autofree guint *levels = g_new(guint, labels->len + 1);
    if (has_numbering(block)) {
        by_numbering(block);
        gk_hierarchy_nest_by_indent(block);
    } else if (!block->centred && gk_indent_levels(cells, labels->len, levels) > 1) {
        by_indent(block, levels);
    }
}

void
gk_hierarchy_find(GkBlock *block)
{
    guint mask = block->n_labels > 1 ? depths_used(block) : 0;
    g_autoptr(GPtrArray) labels = collect_labels(block);
    const GkCell *const *cells = (const GkCell *const *) labels->pdata;
    block->centred = gk_labels_are_centred(cells, labels->len);
    if (block->work->form)
        return;
    if (count_codes(block))
        by_codes(block);
    else if (mask & (mask - 1))
        by_columns(block, mask);
    else if (!gk_hierarchy_by_places(block))
        by_style(block);
}
