/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows: kind, code, label, level and parent, for each block of columns.
 *
 * First each row of a block is looked at by itself (describe): its label is the
 * first label cell that begins in the row, its code stands in the code columns
 * or in front of the label, its kind follows from the words of its label and
 * from what its cells hold. Then the hierarchy is found (hierarchy.c).
 *
 * A label cell that is merged over several rows names their group. Where the
 * group's first row says 小计 beside it, that row is the group's own:
 *
 *   | 一般公共预算资金 | 小计           | 9,066.79 |   label 一般公共预算资金, subtotal, level 1
 *   |                  | 公共财政拨款   | 9,066.79 |   level 2, its parent is the row above
 */
#include "normalize/tables/rows.h"

#include "normalize/tables/row_code.h"
#include "normalize/values/text.h"

#include <string.h>

static gboolean
is_blank(const GkCell *cell)
{
    return *cell->text == '\0';
}

/* A row of which nothing is printed between two columns. */
static gboolean
all_blank(const GkTable *table, guint row, guint first, guint last)
{
    for (guint c = first; c <= last; c++) {
        const GkCell *cell = gk_table_cell_at(table, row, c);
        if (cell->row == row && !is_blank(cell))
            return FALSE;
    }
    return TRUE;
}

/* The columns that can hold the row's label: label columns, or failing these others without numbers. */
static gboolean
can_name(const GkBlock *block, guint column, gboolean label_columns)
{
    GkColumnRole role = block->work->meaning->columns[column].role;
    if (label_columns)
        return role == GK_COLUMN_LABEL;
    return role == GK_COLUMN_TEXT || role == GK_COLUMN_CODE || role == GK_COLUMN_ORDINAL;
}

/* A printed code or number is no label. */
static gboolean
is_word(const GkBlock *block, const GkCell *cell)
{
    const GkAmount *amount = &block->work->amounts[cell - block->work->table->cells];
    if (is_blank(cell) || amount->state == GK_VALUE_NIL)
        return FALSE;
    return amount->state != GK_VALUE_NUMBER || block->work->meaning->columns[cell->column].role == GK_COLUMN_LABEL;
}

typedef struct {
    const GkCell *first; /* the outermost label cell that begins in the row */
    const GkCell *second; /* the next one */
    const GkCell *last; /* the innermost one */
    const GkCell *merged; /* the innermost one that began further up */
    guint depth; /* which of the label columns the first stands in */
    guint last_depth; /* and the last one that begins in the row */
} Labels;

/* B, A=B+D: what a printed formula calls the row names no part of it. */
static gboolean
is_formula(const char *text)
{
    g_autofree char *solid = gk_text_without_spaces(text);
    gsize letters = strspn(solid, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    gsize all = strspn(solid, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789=+-*/()");
    return letters > 0 && solid[all] == '\0' && (strchr(solid, '=') || (letters <= 2 && solid[letters] == '\0'));
}

static Labels
find_labels(const GkBlock *block, guint row, gboolean label_columns)
{
    Labels labels = { NULL };
    const GkCell *before = NULL;
    guint depth = 0;
    for (guint c = block->first; c <= block->last; c++) {
        if (!can_name(block, c, label_columns))
            continue;
        const GkCell *cell = gk_table_cell_at(block->work->table, row, c);
        if (cell != before && is_word(block, cell) && !(labels.first && is_formula(cell->text))) {
            if (cell->row != row) {
                labels.merged = cell;
            } else {
                if (!labels.first) {
                    labels.first = cell;
                    labels.depth = depth;
                } else if (!labels.second) {
                    labels.second = cell;
                }
                labels.last = cell;
                labels.last_depth = depth;
            }
        }
        before = cell;
        depth++;
    }
    return labels;
}

static gboolean
sums(const GkCell *cell)
{
    GkRowKind kind = gk_meaning_row_kind(cell->text);
    return kind == GK_ROW_TOTAL || kind == GK_ROW_SUBTOTAL;
}

/* 小计 beside the name of a group. */
static gboolean
is_group_sum(const Labels *labels)
{
    return labels->first && labels->second && sums(labels->second) && !sums(labels->first);
}

/* The cell that names the row; NULL without one. */
static const GkCell *
choose_label(const GkBlock *block, guint row, const Labels *labels)
{
    if (!labels->first)
        return labels->merged;
    if (block->work->form && row > block->work->form_row)
        return labels->last;
    gboolean group = labels->first->row_span > 1 && labels->second && !sums(labels->first);
    return group && !is_group_sum(labels) ? labels->second : labels->first;
}

/* All label columns are blank, and the row says something else behind them (another way of buying the same article): it
 * goes on with the entry in the last of them. */
static gboolean
goes_on_with_entry(const GkBlock *block, const GkCell *cell)
{
    for (guint c = cell->column; c <= block->last; c++)
        if (block->work->meaning->columns[c].role == GK_COLUMN_LABEL)
            return FALSE;
    return block->n_labels > 1;
}

/* Sets label, depth and kind from the label cells. */
static void
name_row(const GkBlock *block, guint row, GkRow *result, GkRowFacts *facts)
{
    Labels labels = find_labels(block, row, TRUE);
    gboolean named = labels.first || labels.merged;
    if (!named)
        labels = find_labels(block, row, FALSE);
    facts->cell = choose_label(block, row, &labels);
    if (!facts->cell)
        return;
    result->label = gk_meaning_label(block->work, facts->cell->text);
    result->kind = is_group_sum(&labels) ? GK_ROW_SUBTOTAL : gk_meaning_row_kind(facts->cell->text);
    facts->depth = is_group_sum(&labels) ? labels.depth : labels.last_depth;
    if (!named && goes_on_with_entry(block, facts->cell))
        facts->depth = block->n_labels - 1;
}

/* A label that runs over all amounts to its right and leaves no room for any. */
static gboolean
is_section(const GkBlock *block, guint row, const GkRowFacts *facts)
{
    const GkCell *cell = facts->cell;
    if (!cell || cell->row != row || cell->column_span < 2 || cell->column < block->first)
        return FALSE;
    guint amounts = 0;
    for (guint c = cell->column; c < block->work->table->column_count; c++)
        if (block->work->meaning->columns[c].role == GK_COLUMN_AMOUNT) {
            const GkCell *at = gk_table_cell_at(block->work->table, row, c);
            if (at != cell)
                return FALSE;
            amounts++;
        }
    return amounts > 0;
}

/* The header printed again in mid-table. */
static gboolean
repeats_header(const GkBlock *block, guint row)
{
    const GkTable *table = block->work->table;
    guint same = 0, last = table->header_row_count;
    if (last == 0 || row < last)
        return FALSE;
    for (guint c = block->first; c <= block->last; c++) {
        const GkCell *cell = gk_table_cell_at(table, row, c), *header = gk_table_cell_at(table, last - 1, c);
        if (strcmp(cell->text, header->text) != 0)
            return FALSE;
        same += !is_blank(cell);
    }
    return same > 1;
}

static GkRowKind
kind_of_row(const GkBlock *block, guint row, const GkRow *found, const GkRowFacts *facts)
{
    const GkTable *table = block->work->table;
    if (block->work->ordinal[row])
        return GK_ROW_ORDINAL;
    if (block->work->form && block->work->form_row != G_MAXUINT
            ? row == block->work->form_row
            : row < table->header_row_count || repeats_header(block, row))
        return GK_ROW_HEADER;
    if (all_blank(table, row, block->first, block->last) && !found->label)
        return GK_ROW_BLANK;
    if (found->kind == GK_ROW_TOTAL || found->kind == GK_ROW_SUBTOTAL)
        return found->kind;
    return is_section(block, row, facts) ? GK_ROW_SECTION : GK_ROW_DETAIL;
}

static void
describe(GkBlock *block, guint row, GkCodeColumns *codes)
{
    GkRow *result = &block->rows[row];
    GkRowFacts *facts = &block->facts[row];
    result->parent = -1;
    result->kind = GK_ROW_DETAIL;
    name_row(block, row, result, facts);
    result->kind = kind_of_row(block, row, result, facts);
    if (result->kind == GK_ROW_HEADER || result->kind == GK_ROW_ORDINAL || result->kind == GK_ROW_BLANK) {
        result->label = NULL;
        return;
    }
    g_autofree char *code = result->kind == GK_ROW_DETAIL ? gk_code_of_row(codes, block->work, row) : NULL;
    if (!code && result->label && result->kind == GK_ROW_DETAIL) {
        const char *rest;
        code = gk_code_in_label(result->label, &rest);
        if (code)
            result->label = rest;
    }
    result->code = gk_arena_strdup(block->work->arena, code);
    facts->unit = !code && result->kind == GK_ROW_DETAIL && gk_code_names_unit(codes, block->work, row);
    facts->numbering = gk_numbering_parse(result->label ? result->label : "");
}

static void
read_block(GkTableWork *work, guint index, GkRow *rows)
{
    GkBlock block = { work, index, .first = G_MAXUINT, .rows = rows };
    const GkColumn *columns = work->meaning->columns;
    for (guint c = 0; c < work->table->column_count; c++)
        if (columns[c].block == index) {
            block.first = MIN(block.first, c);
            block.last = c;
            block.n_labels += columns[c].role == GK_COLUMN_LABEL;
        }
    block.facts = g_new0(GkRowFacts, work->table->row_count);
    GkCodeColumns codes = gk_code_columns(work, block.first, block.last);
    for (guint row = 0; row < work->table->row_count; row++)
        describe(&block, row, &codes);
    gk_hierarchy_find(&block);
    g_free(block.facts);
}

void
gk_rows_find(GkTableWork *work)
{
    guint n_blocks = work->meaning->n_blocks;
    GkRow **blocks = gk_arena_new_array(work->arena, GkRow *, n_blocks);
    for (guint b = 0; b < n_blocks; b++) {
        GkRow *rows = gk_arena_new_array(work->arena, GkRow, work->table->row_count);
        read_block(work, b, rows);
        blocks[b] = rows;
    }
    work->rows = blocks;
    work->meaning->rows = blocks[0];
    work->meaning->block_rows = (const GkRow *const *) blocks;
}
