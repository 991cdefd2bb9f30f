/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The value of every cell.
 *
 * What a printed number is depends on where it stands: in the amount column of a
 * data row it is an amount, in a header or among codes it is text. An amount
 * column cell that is neither a number nor blank nor a mark for "none" is
 * unreadable and gets a diagnostic; it never becomes a zero.
 */
#include "normalize/tables/meaning.h"
#include "data/data.h"
#include "normalize/values/label_words.h"
#include "normalize/values/text.h"
#include "normalize/values/unit_text.h"

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

/* --- units --- */

static const GkUnit *
printed_unit(const GkUnit *unit)
{
    return unit->text ? unit : NULL;
}

static gboolean
same_scale(const GkUnit *a, const GkUnit *b)
{
    return a->money == b->money && gk_decimal_compare(a->factor, b->factor) == 0 &&
        (!a->currency || !b->currency || strcmp(a->currency, b->currency) == 0);
}

/* The sign stands before most of the table's amounts: it says what they are counted in. Before a few, it says what
 * money they are, and they are counted in what the others are. */
static gboolean
is_signed(const GkTableWork *work)
{
    guint amounts = 0, with = 0;
    for (guint i = 0; i < work->table->n_cells; i++) {
        const GkCell *cell = &work->table->cells[i];
        if (work->amounts[i].state != GK_VALUE_NUMBER || work->columns[cell->column].role != GK_COLUMN_AMOUNT ||
            !holds_data(work, cell))
            continue;
        amounts++;
        with += work->amounts[i].currency != NULL;
    }
    return with * 2 >= amounts;
}

/* ¥ 5 where no unit is printed: 5 元. */
static const GkUnit *
unit_of_sign(GkTableWork *work, const char *currency)
{
    GkUnit unit = { currency, TRUE, { 1, 0 }, currency };
    return currency && work->signed_amounts ? gk_arena_copy(work->arena, &unit, sizeof unit) : NULL;
}

/* The unit that governs an amount: the cell's own, its row's, its column's, the table's; NULL without one. *conflict:
 * row and column print two that differ, or the sign before the number is of another currency. */
static const GkUnit *
unit_of(GkTableWork *work, const GkCell *cell, const GkAmount *amount, gboolean *conflict)
{
    const GkUnit *row = printed_unit(&row_of(work, cell)->unit);
    const GkUnit *column = printed_unit(&work->meaning->columns[cell->column].unit);
    const GkUnit *unit = row ? row : column ? column : work->unit;
    *conflict = row && column && row->money && column->money && !same_scale(row, column);
    if (amount->unit.text) {
        *conflict = FALSE;
        unit = gk_arena_copy(work->arena, &amount->unit, sizeof amount->unit);
    }
    if (amount->currency && unit && unit->money)
        *conflict |= !gk_currency_agrees(amount->currency, unit->currency);
    return unit && (unit->money || !amount->currency) ? unit : unit_of_sign(work, amount->currency);
}

static void
complain_of_units(GkTableWork *work)
{
    const GkCellRef *first = (const GkCellRef *) (gpointer) work->contradicted->data;
    if (work->contradicted->len == 0)
        return;
    const GkCell *cell = gk_table_cell_at(work->table, first->row, first->column);
    const GkPlace *place = cell->n_places ? cell->places : NULL;
    g_autoptr(GkSentence) table = gk_table_words(work->table, place ? place->page : 0), words = gk_cell_words(cell);
    GkDiagnostic *diagnostic = gk_diagnostics_add(
        work->diagnostics, GK_DIAGNOSTIC_UNIT_CONFLICT, place ? place->page : 0, place ? &place->box : NULL,
        "%p: units that differ are printed for %u amounts, such as %p", table, work->contradicted->len, words);
    gk_diagnostic_set_cells(diagnostic, first, work->contradicted->len);
}

static gboolean
to_yuan(const GkUnit *unit, GkDecimal decimal, GkDecimal *yuan)
{
    return unit && unit->money && g_strcmp0(unit->currency, "CNY") == 0 &&
        gk_decimal_multiply(decimal, unit->factor, yuan);
}

static void
scale(GkTableWork *work, const GkCell *cell, const GkAmount *amount, GkValue *value)
{
    gboolean conflict;
    if (amount->percent)
        return;
    value->unit = unit_of(work, cell, amount, &conflict);
    GkCellRef ref = { work->table->index, cell->row, cell->column };
    if (conflict)
        g_array_append_val(work->contradicted, ref);
    value->has_yuan = !conflict && to_yuan(value->unit, value->decimal, &value->yuan);
}

/* --- cells --- */

/* ... or what may be one. */
static gboolean
row_has_number(const GkTableWork *work, const GkCell *cell)
{
    const GkTable *table = work->table;
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *other = gk_table_cell_at(table, cell->row, c);
        GkValueState state = work->amounts[other - table->cells].state;
        if (work->meaning->columns[c].role == GK_COLUMN_AMOUNT && other->column == c &&
            (state == GK_VALUE_NUMBER || state == GK_VALUE_UNREADABLE || other->doubts))
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

static const char *
fault_text(GkAmountFault fault)
{
    switch (fault) {
    case GK_FAULT_SEVERAL:
        return N_("several amounts in one cell");
    case GK_FAULT_SCALED:
        return N_("an amount with a scale of its own");
    case GK_FAULT_WORDS:
        return N_("an amount with words");
    case GK_FAULT_ERROR:
        return N_("a spreadsheet's error");
    default:
        return N_("not a number");
    }
}

static void
complain(GkTableWork *work, const GkCell *cell, GkDiagnosticCode code, const char *what)
{
    const GkPlace *place = cell->n_places ? cell->places : NULL;
    g_autoptr(GkSentence) table = gk_table_words(work->table, place ? place->page : 0), words = gk_cell_words(cell);
    g_autoptr(GkSentence) fault = gk_sentence_of_words(what);
    GkDiagnostic *diagnostic = gk_diagnostics_add(work->diagnostics, code, place ? place->page : 0,
                                                  place ? &place->box : NULL, "%p: %p: %p", table, fault, words);
    GkCellRef ref = { work->table->index, cell->row, cell->column };
    gk_diagnostic_set_cells(diagnostic, &ref, 1);
}

/* The names that the header gives to `n` amounts in one cell (预算数/决算数, 金额及占比); NULL when they are not as
 * many. */
static char **
names_of_parts(const GkColumn *column, guint n)
{
    const char *label = column->path_length ? column->path[column->path_length - 1] : NULL;
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("particles.tsv", &n_rows);
    for (guint i = 0; label && i < n_rows; i++) {
        if (strcmp(gk_data_field(&rows[i], 1), "joint") != 0)
            continue;
        char **names = g_strsplit(label, gk_data_field(&rows[i], 0), -1);
        if (g_strv_length(names) == n)
            return names;
        g_strfreev(names);
    }
    return NULL;
}

/* What could be read of a cell that is no plain number. */
static void
read_parts(GkTableWork *work, const GkCell *cell, GkValue *value)
{
    g_autoptr(GArray) found = gk_amount_parts(cell->text, gk_cell_lines(cell));
    if (!found)
        return;
    g_auto(GStrv) names = names_of_parts(&work->meaning->columns[cell->column], found->len);
    GkValuePart *parts = gk_arena_new_array(work->arena, GkValuePart, found->len);
    for (guint i = 0; i < found->len; i++) {
        const GkAmountPart *part = &g_array_index(found, GkAmountPart, i);
        const char *label = part->label ? part->label : names ? names[i] : NULL;
        gboolean conflict;
        parts[i] = (GkValuePart) { .label = gk_arena_strdup(work->arena, label),
                                   .printed = gk_arena_strdup(work->arena, part->printed),
                                   .decimal = part->amount.decimal,
                                   .percent = part->amount.percent };
        const GkUnit *unit = unit_of(work, cell, &part->amount, &conflict);
        parts[i].has_yuan = !conflict && !part->amount.percent && to_yuan(unit, parts[i].decimal, &parts[i].yuan);
    }
    value->parts = parts;
    value->n_parts = found->len;
}

static void
read_number_cell(GkTableWork *work, const GkCell *cell, const GkAmount *amount, GkValue *value)
{
    value->state = amount->state;
    gboolean remark = is_remark(work, cell) && !(gk_amount_is_damaged(cell->text) && strpbrk(cell->text, "!\"#$%&"));
    if (amount->state == GK_VALUE_UNREADABLE || (amount->state == GK_VALUE_TEXT && !remark)) {
        value->state = GK_VALUE_UNREADABLE;
        value->approximate = amount->approximate;
        if (!(cell->doubts & GK_DOUBT_INK_BESIDE_NUMBER)) /* told by layout */
            complain(work, cell, GK_DIAGNOSTIC_UNREADABLE_AMOUNT, fault_text(amount->fault));
        read_parts(work, cell, value);
    } else if (amount->state == GK_VALUE_NUMBER) {
        value->decimal = amount->decimal;
        value->percent = amount->percent;
        value->folded = amount->folded;
        if (amount->fault != GK_FAULT_NONE)
            complain(work, cell, GK_DIAGNOSTIC_SCALED_AMOUNT, fault_text(amount->fault));
        if (work->meaning->columns[cell->column].role == GK_COLUMN_AMOUNT)
            scale(work, cell, amount, value);
    }
}

/* A column of words: numbers in it are read where they surely are quantities. */
static void
read_text_cell(GkTableWork *work, const GkCell *cell, const GkAmount *amount, GkValue *value)
{
    value->state = amount->state == GK_VALUE_BLANK || amount->state == GK_VALUE_NIL ? amount->state : GK_VALUE_TEXT;
    if (amount->state != GK_VALUE_NUMBER || amount->folded || amount->fault || gk_amount_is_year(amount))
        return;
    value->state = GK_VALUE_NUMBER;
    value->decimal = amount->decimal;
    value->percent = amount->percent;
    if (amount->unit.money)
        scale(work, cell, amount, value);
}

static void
read_cell(GkTableWork *work, const GkCell *cell, const GkAmount *amount, GkValue *value)
{
    value->state = amount->state == GK_VALUE_BLANK ? GK_VALUE_BLANK : GK_VALUE_TEXT;
    if (cell->doubts & GK_DOUBT_INK_WITHOUT_TEXT) {
        value->state = GK_VALUE_UNREADABLE; /* told by layout */
        return;
    }
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

/* --- percentages among amounts --- */

/* Numbers of one column. */
typedef struct {
    guint plain, percents;
} Counts;

static gboolean
is_amount(const GkTableWork *work, const GkCell *cell, const GkValue *value)
{
    return value->state == GK_VALUE_NUMBER && work->meaning->columns[cell->column].role == GK_COLUMN_AMOUNT;
}

/* The row is one of shares: 增长率, 占比（%）. */
static gboolean
is_row_of_shares(const GkTableWork *work, const GkCell *cell)
{
    for (guint c = 0; c < cell->column; c++) {
        const char *label = gk_table_cell_at(work->table, cell->row, c)->text;
        g_autofree char *key = gk_text_key_without_brackets(label);
        if (strchr(label, '%') || strstr(label, "％") ||
            g_strcmp0(gk_label_words_find("column-words.tsv", key), "share") == 0)
            return TRUE;
    }
    return FALSE;
}

/* A percentage among amounts is none of them: one digit of a font may have the sign's code. */
static void
doubt_percentages(GkTableWork *work, GkValue *values)
{
    const GkTable *table = work->table;
    g_autofree Counts *counts = g_new0(Counts, table->column_count);
    for (guint i = 0; i < table->n_cells; i++) {
        Counts *column = &counts[table->cells[i].column];
        if (is_amount(work, &table->cells[i], &values[i]))
            *(values[i].percent ? &column->percents : &column->plain) += 1;
    }
    for (guint i = 0; i < table->n_cells; i++) {
        const GkCell *cell = &table->cells[i];
        if (!is_amount(work, cell, &values[i]) || !values[i].percent ||
            counts[cell->column].plain <= counts[cell->column].percents || is_row_of_shares(work, cell))
            continue;
        values[i] = (GkValue) { .state = GK_VALUE_UNREADABLE };
        complain(work, cell, GK_DIAGNOSTIC_UNREADABLE_AMOUNT, N_("a percentage among amounts"));
    }
}

/* Amounts that nobody can scale: a unit is missing, or two are printed. What is counted in other things than money, and
 * money whose currency is not known, is not missing any. */
static void
check_unit(GkTableWork *work, const GkValue *values)
{
    const GkTablePart *part = &work->table->parts[0];
    guint unscaled = 0;
    for (guint i = 0; i < work->table->n_cells; i++) {
        const GkCell *cell = &work->table->cells[i];
        unscaled += work->meaning->columns[cell->column].role == GK_COLUMN_AMOUNT &&
            values[i].state == GK_VALUE_NUMBER && !values[i].percent && !values[i].unit;
    }
    if (unscaled == 0)
        return;
    g_autoptr(GkSentence) table = gk_table_words(work->table, part->page);
    if (work->unit_conflict)
        gk_diagnostics_add(work->diagnostics, GK_DIAGNOSTIC_UNIT_CONFLICT, part->page, &part->box,
                           "%p: two units are printed for its %u amounts: %s", table, unscaled, work->unit_conflict);
    else
        gk_diagnostics_add(work->diagnostics, GK_DIAGNOSTIC_UNIT_MISSING, part->page, &part->box,
                           "%p: no unit is printed for its %u amounts", table, unscaled);
}

void
gk_values_find(GkTableWork *work)
{
    const GkTable *table = work->table;
    GkValue *values = gk_arena_new_array(work->arena, GkValue, table->n_cells);
    work->contradicted = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    work->signed_amounts = is_signed(work);
    for (guint i = 0; i < table->n_cells; i++)
        read_cell(work, &table->cells[i], &work->amounts[i], &values[i]);
    doubt_percentages(work, values);
    work->meaning->values = values;
    complain_of_units(work);
    g_clear_pointer(&work->contradicted, g_array_unref);
    check_unit(work, values);
}
