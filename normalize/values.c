/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The value of every cell.
 *
 * What a printed number is depends on where it stands: in the amount column of a
 * data row it is an amount, in a header or among codes it is text. An amount
 * column cell that is neither a number nor blank nor a mark for "none" is
 * unreadable and gets a diagnostic; it never becomes a zero.
 */
#include "normalize/meaning.h"

#include <string.h>

static const GkRow *
row_of(const GkTableWork *work, const GkCell *cell)
{
    const GkColumn *column = &work->meaning->columns[cell->column];
    return &work->meaning->block_rows[column->block][cell->row];
}

static gboolean
holds_data(const GkTableWork *work, const GkCell *cell)
{
    GkRowKind kind = row_of(work, cell)->kind;
    return kind != GK_ROW_HEADER && kind != GK_ROW_ORDINAL;
}

/* The factor to 元: the cell's own unit, its column's, the table's. FALSE without one. */
static gboolean
factor_of(const GkTableWork *work, const GkCell *cell, const GkAmount *amount, GkDecimal *factor)
{
    const GkColumn *column = &work->meaning->columns[cell->column];
    if (amount->unit) {
        *factor = amount->factor;
        return amount->has_factor;
    }
    *factor = column->has_unit ? column->unit_yuan : work->meaning->unit_yuan;
    return column->has_unit || work->meaning->has_unit;
}

static void
scale(const GkTableWork *work, const GkCell *cell, const GkAmount *amount, GkValue *value)
{
    GkDecimal factor;
    if (!amount->percent && factor_of(work, cell, amount, &factor))
        value->has_yuan = gk_decimal_multiply(value->decimal, factor, &value->yuan);
}

static gboolean
row_has_number(const GkTableWork *work, const GkCell *cell)
{
    const GkTable *table = work->table;
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *other = gk_table_cell_at(table, cell->row, c);
        if (work->meaning->columns[c].role == GK_COLUMN_AMOUNT && other->column == c &&
            work->amounts[other - table->cells].state == GK_VALUE_NUMBER)
            return TRUE;
    }
    return FALSE;
}

/* Words in a merged cell over several amounts, or in a row without any amount, say something else than a number. */
static gboolean
is_remark(const GkTableWork *work, const GkCell *cell)
{
    const GkRow *row = row_of(work, cell);
    return row->kind == GK_ROW_SECTION || cell->column_span > 1 || !row_has_number(work, cell);
}

static void
complain(GkTableWork *work, const GkCell *cell)
{
    const GkPlace *place = cell->n_places ? cell->places : NULL;
    GkDiagnostic *diagnostic =
        gk_diagnostics_add(work->diagnostics, GK_DIAGNOSTIC_UNREADABLE_AMOUNT, place ? place->page : 0,
                           place ? &place->box : NULL, "not a number: \"%s\"", cell->text);
    GkCellRef ref = { work->table->index, cell->row, cell->column };
    gk_diagnostic_set_cells(diagnostic, &ref, 1);
}

static void
read_number_cell(GkTableWork *work, const GkCell *cell, const GkAmount *amount, GkValue *value)
{
    value->state = amount->state;
    if (amount->state == GK_VALUE_UNREADABLE || (amount->state == GK_VALUE_TEXT && !is_remark(work, cell))) {
        value->state = GK_VALUE_UNREADABLE;
        complain(work, cell);
    } else if (amount->state == GK_VALUE_NUMBER) {
        value->decimal = amount->decimal;
        value->percent = amount->percent;
        if (work->meaning->columns[cell->column].role == GK_COLUMN_AMOUNT)
            scale(work, cell, amount, value);
    }
}

/* A column of words: numbers in it are read where they surely are quantities. */
static void
read_text_cell(GkTableWork *work, const GkCell *cell, const GkAmount *amount, GkValue *value)
{
    value->state = amount->state == GK_VALUE_BLANK || amount->state == GK_VALUE_NIL ? amount->state : GK_VALUE_TEXT;
    if (amount->state != GK_VALUE_NUMBER || gk_amount_is_year(amount))
        return;
    value->state = GK_VALUE_NUMBER;
    value->decimal = amount->decimal;
    value->percent = amount->percent;
    if (amount->has_factor)
        scale(work, cell, amount, value);
}

static void
read_cell(GkTableWork *work, const GkCell *cell, const GkAmount *amount, GkValue *value)
{
    value->state = amount->state == GK_VALUE_BLANK ? GK_VALUE_BLANK : GK_VALUE_TEXT;
    if (!holds_data(work, cell))
        return;
    gboolean field = work->form && work->form_row != G_MAXUINT && cell->row < work->form_row;
    switch (field ? GK_COLUMN_TEXT : work->meaning->columns[cell->column].role) {
    case GK_COLUMN_AMOUNT:
    case GK_COLUMN_SHARE:
        read_number_cell(work, cell, amount, value);
        break;
    case GK_COLUMN_TEXT:
        read_text_cell(work, cell, amount, value);
        break;
    default:
        break;
    }
}

/* Amounts that nobody can scale: a unit is missing. */
static void
check_unit(GkTableWork *work, const GkValue *values)
{
    guint unscaled = 0;
    for (guint i = 0; i < work->table->n_cells; i++) {
        const GkCell *cell = &work->table->cells[i];
        unscaled += work->meaning->columns[cell->column].role == GK_COLUMN_AMOUNT &&
            values[i].state == GK_VALUE_NUMBER && !values[i].percent && !work->amounts[i].unit && !values[i].has_yuan;
    }
    if (unscaled == 0)
        return;
    gk_diagnostics_add(work->diagnostics, GK_DIAGNOSTIC_UNIT_MISSING, work->table->parts[0].page,
                       &work->table->parts[0].box, "table %u (%s) has %u amounts without a printed unit",
                       work->table->index + 1, work->table->title.text, unscaled);
}

void
gk_values_find(GkTableWork *work)
{
    const GkTable *table = work->table;
    GkValue *values = gk_arena_new_array(work->arena, GkValue, table->n_cells);
    for (guint i = 0; i < table->n_cells; i++)
        read_cell(work, &table->cells[i], &work->amounts[i], &values[i]);
    work->meaning->values = values;
    check_unit(work, values);
}
