/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests/support/mutation.h"

#include "normalize/findings/checks.h"

#include <string.h>

/* Per cell of each table: 1 in an identity that holds, 2 in anything that fails. */
static guint8 **
marks_of(const GkDisclosure *disclosure)
{
    guint8 **marks = g_new0(guint8 *, disclosure->document->n_tables + 1);
    for (guint t = 0; t < disclosure->document->n_tables; t++)
        marks[t] = g_new0(guint8, disclosure->document->tables[t].n_cells + 1);
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        gboolean holds = check->status == GK_CHECK_PASS && check->relation == GK_RELATION_EQUAL;
        for (guint k = 0; k <= check->n_terms; k++) {
            if (k == check->n_terms ? check->total_is_statement : !gk_check_speaks_of_terms(check))
                continue;
            GkCellRef ref = k < check->n_terms ? check->terms[k] : check->total;
            const GkTable *table = &disclosure->document->tables[ref.table];
            marks[ref.table][table->cell_at[(gsize) ref.row * table->column_count + ref.column]] |=
                check->status == GK_CHECK_FAIL ? 2 : holds;
        }
    }
    return marks;
}

static void
free_marks(const GkDisclosure *disclosure, guint8 **marks)
{
    for (guint t = 0; t < disclosure->document->n_tables; t++)
        g_free(marks[t]);
    g_free(marks);
}

static guint
count_failures(const GkDisclosure *disclosure)
{
    guint failures = 0;
    for (guint i = 0; i < disclosure->n_checks; i++)
        failures += disclosure->checks[i].status == GK_CHECK_FAIL;
    return failures;
}

/* A case: some cells of a table (indices) with other values. */
typedef struct {
    guint table;
    GArray *cells; /* guint */
    GArray *values; /* GkValue, parallel */
} Case;

static void
exchange(const GkMutator *mutator, const Case *changed)
{
    GkValue *values = (GkValue *) mutator->disclosure->tables[changed->table].values;
    for (guint i = 0; i < changed->cells->len; i++) {
        GkValue *at = &values[g_array_index(changed->cells, guint, i)], before = *at;
        *at = g_array_index(changed->values, GkValue, i);
        g_array_index(changed->values, GkValue, i) = before;
    }
}

static gboolean
is_number(const GkMutator *mutator, const Case *changed, guint i)
{
    return mutator->disclosure->tables[changed->table].values[g_array_index(changed->cells, guint, i)].state ==
        GK_VALUE_NUMBER;
}

static void
try_case(const GkMutator *mutator, const Case *changed, guint failures, GkMutations *result)
{
    const GkTable *table = &mutator->disclosure->document->tables[changed->table];
    exchange(mutator, changed);
    gk_normalize_checks(mutator->disclosure);
    guint8 **marks = marks_of(mutator->disclosure);
    gboolean failed = count_failures(mutator->disclosure) > failures, caught = failed;
    for (guint i = 0; i < changed->cells->len && !caught; i++) {
        guint cell = g_array_index(changed->cells, guint, i);
        caught = is_number(mutator, changed, i) && (marks[changed->table][cell] != 1 || table->cells[cell].doubts);
    }
    free_marks(mutator->disclosure, marks);
    exchange(mutator, changed);
    result->tried++;
    result->caught += caught;
    result->failed += failed;
    if (!caught && mutator->verbose) {
        guint cell = g_array_index(changed->cells, guint, 0);
        const GkTableMeaning *meaning = &mutator->disclosure->tables[changed->table];
        const GkCell *at = &table->cells[cell];
        g_autofree char *text = gk_decimal_to_string(g_array_index(changed->values, GkValue, 0).decimal);
        g_autofree char *printed = gk_decimal_to_string(meaning->values[cell].decimal);
        g_print("# not caught: table %u (%s), row %u, column %u: %s instead of %s, %u cells\n", changed->table + 1,
                meaning->kind, at->row, at->column, text, printed, changed->cells->len);
    }
}

static GkMutations
try_all(const GkMutator *mutator, GPtrArray *cases)
{
    GkMutations result = { 0 };
    guint step = MAX(1, cases->len / MAX(mutator->most, 1));
    gk_normalize_checks(mutator->disclosure);
    guint failures = count_failures(mutator->disclosure);
    for (guint i = 0; i < cases->len; i += step)
        try_case(mutator, cases->pdata[i], failures, &result);
    gk_normalize_checks(mutator->disclosure);
    g_ptr_array_unref(cases);
    return result;
}

/* --- cases --- */

static void
free_case(gpointer data)
{
    Case *changed = data;
    g_array_unref(changed->cells);
    g_array_unref(changed->values);
    g_free(changed);
}

static Case *
new_case(GPtrArray *cases, guint table)
{
    Case *changed = g_new0(Case, 1);
    *changed = (Case) { table, g_array_new(FALSE, FALSE, sizeof(guint)), g_array_new(FALSE, FALSE, sizeof(GkValue)) };
    g_ptr_array_add(cases, changed);
    return changed;
}

static void
add_cell(Case *changed, guint cell, GkValue value)
{
    g_array_append_val(changed->cells, cell);
    g_array_append_val(changed->values, value);
}

static gboolean
is_amount(const GkTableMeaning *meaning, guint row, guint column)
{
    const GkCell *cell = gk_table_cell_at(meaning->table, row, column);
    GkRowKind kind = meaning->rows[row].kind;
    return kind != GK_ROW_HEADER && kind != GK_ROW_ORDINAL && meaning->columns[column].role == GK_COLUMN_AMOUNT &&
        cell->row == row && cell->column == column;
}

static guint
index_at(const GkTableMeaning *meaning, guint row, guint column)
{
    return meaning->table->cell_at[(gsize) row * meaning->table->column_count + column];
}

/* Another digit in a place of the number. */
static void
change_digit(GkValue *value, GRand *random)
{
    g_autofree char *digits = gk_decimal_to_string(value->decimal);
    guint n = 0;
    for (const char *p = digits; *p; p++)
        n += g_ascii_isdigit(*p) != 0;
    guint skip = (guint) g_rand_int_range(random, 0, (gint32) n);
    char *at = digits;
    while (!g_ascii_isdigit(*at) || skip-- > 0)
        at++;
    char before = *at;
    while (*at == before)
        *at = (char) ('0' + g_rand_int_range(random, 0, 10));
    gk_decimal_parse(digits, &value->decimal);
    if (value->has_yuan && value->unit)
        gk_decimal_multiply(value->decimal, value->unit->factor, &value->yuan);
}

GkMutations
gk_mutate_digits(const GkMutator *mutator)
{
    GPtrArray *cases = g_ptr_array_new_with_free_func(free_case);
    for (guint t = 0; t < mutator->disclosure->document->n_tables; t++) {
        const GkTableMeaning *meaning = &mutator->disclosure->tables[t];
        for (guint i = 0; i < meaning->table->n_cells; i++) {
            const GkCell *cell = &meaning->table->cells[i];
            GkValue value = meaning->values[i];
            if (!is_amount(meaning, cell->row, cell->column) || value.state != GK_VALUE_NUMBER)
                continue;
            change_digit(&value, mutator->random);
            add_cell(new_case(cases, t), i, value);
        }
    }
    return try_all(mutator, cases);
}

static gboolean
same_value(const GkValue *a, const GkValue *b)
{
    gboolean nothing = (a->state != GK_VALUE_NUMBER || gk_decimal_is_zero(a->decimal)) &&
        (b->state != GK_VALUE_NUMBER || gk_decimal_is_zero(b->decimal));
    return nothing || (a->state == b->state && gk_decimal_compare(a->decimal, b->decimal) == 0);
}

/* Exchanges two cells of a row, where they say different things. */
static void
add_exchange(Case *changed, const GkTableMeaning *meaning, guint row, guint column)
{
    guint a = index_at(meaning, row, column), b = index_at(meaning, row, column + 1);
    if (same_value(&meaning->values[a], &meaning->values[b]))
        return;
    add_cell(changed, a, meaning->values[b]);
    add_cell(changed, b, meaning->values[a]);
}

static void
collect_exchanges(const GkMutator *mutator, guint t, guint column, gboolean whole, GPtrArray *cases)
{
    const GkTableMeaning *meaning = &mutator->disclosure->tables[t];
    Case *changed = NULL;
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        if (!is_amount(meaning, r, column) || !is_amount(meaning, r, column + 1))
            continue;
        if (!changed || (!whole && changed->cells->len))
            changed = new_case(cases, t);
        add_exchange(changed, meaning, r, column);
    }
    if (changed && changed->cells->len == 0)
        g_ptr_array_remove_index(cases, cases->len - 1);
}

static GkMutations
mutate_places(const GkMutator *mutator, gboolean whole)
{
    GPtrArray *cases = g_ptr_array_new_with_free_func(free_case);
    for (guint t = 0; t < mutator->disclosure->document->n_tables; t++)
        for (guint c = 0; c + 1 < mutator->disclosure->document->tables[t].column_count; c++)
            collect_exchanges(mutator, t, c, whole, cases);
    return try_all(mutator, cases);
}

GkMutations
gk_mutate_places(const GkMutator *mutator)
{
    return mutate_places(mutator, FALSE);
}

GkMutations
gk_mutate_columns(const GkMutator *mutator)
{
    return mutate_places(mutator, TRUE);
}
