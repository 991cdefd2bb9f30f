/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sums down a column, and the balance of its halves.
 *
 *      201        一般公共服务   577.52  ─┐        a row is the sum of the rows of
 *      20103        办公厅       577.52 ─┐│        which it is the parent (类 = Σ款 = Σ项);
 *      2010301      行政运行      62.23  ││        合计 is the sum of the rows that have
 *      2010350      事业运行     515.29  ││        no parent, above it or, where it comes
 *                   合计         614.59  ◄┘        first, below it; a later total adds
 *                                                  the earlier one to what follows it
 *
 * 其中 rows are parts: a parent all of whose children are 其中 need not be their sum.
 * In side-by-side tables the last totals of the halves are equal.
 */
#include "normalize/checks_internal.h"

#include <string.h>

#define MOST_LISTS 8u /* side by side, with one total */

typedef struct {
    GkChecker *checker;
    const GkTableMeaning *meaning;
    guint block, column;
} Column;

static const GkRow *
row_at(const Column *column, guint r)
{
    return gk_check_row(column->meaning, column->block, r);
}

static gboolean
is_body(const GkRow *row)
{
    return row->kind != GK_ROW_HEADER && row->kind != GK_ROW_ORDINAL && row->kind != GK_ROW_BLANK;
}

static gboolean
is_part_row(const GkRow *row)
{
    return gk_check_says(row->label, "part");
}

/* --- totals --- */

/* A row that no other row includes, seen from a total; what was made a child of an earlier total's terms counts. */
static gboolean
is_top(const Column *column, guint r, gint last_total)
{
    const GkRow *row = row_at(column, r);
    return is_body(row) && !is_part_row(row) && (row->parent < 0 || row->parent <= last_total);
}

/* Terms of a total that stands first: all top rows below it, to the next total. */
static void
collect_below(const Column *column, guint total, GArray *terms)
{
    GkCellRef ref;
    for (guint r = total + 1; r < column->meaning->table->row_count; r++) {
        const GkRow *row = row_at(column, r);
        if (row->kind == GK_ROW_TOTAL)
            return;
        if (is_top(column, r, (gint) total) && gk_check_cell(column->meaning, r, column->column, &ref))
            g_array_append_val(terms, ref);
    }
}

/* The cell of a total in the column. A label that spans the column, with the amount behind it, makes that amount the
 * total of this column too: the halves 功能 and 用途 have one total. */
static gboolean
total_cell(const Column *column, guint r, GkCellRef *total)
{
    const GkTable *table = column->meaning->table;
    const GkCell *cell = gk_table_cell_at(table, r, column->column);
    guint next = cell->column + cell->column_span;
    if (gk_check_cell(column->meaning, r, column->column, total))
        return TRUE;
    if (cell->row != r || cell->column >= column->column || cell->row_span > 1 || next >= table->column_count ||
        column->meaning->columns[next].role != GK_COLUMN_AMOUNT)
        return FALSE;
    *total = (GkCellRef) { table->index, r, next };
    return TRUE;
}

/* All terms; where they do not add up, those that are no parts of another by their names. */
static void
try_sum(const Column *column, GkFamily *family, GkFamily *parts, GkCellRef total, const GArray *terms)
{
    static const char RULE[] = "total_row_equals_its_parts";
    GkFamily all = gk_family_begin(column->checker, TRUE), some = gk_family_begin(column->checker, TRUE);
    gk_family_try(&all, GK_CHECK_COLUMN_SUM, RULE, total, terms, NULL);
    if (all.failed) {
        g_autoptr(GArray) kept = gk_check_without_named_parts(column->meaning, column->block, terms);
        if (kept->len < terms->len) {
            gk_family_try(&some, GK_CHECK_COLUMN_SUM, RULE, total, kept, NULL);
            gk_check_named_parts(parts, column->meaning, column->block, terms);
        }
    }
    if (some.passed) {
        gk_family_take(family, &some);
        g_array_unref(all.checks);
    } else {
        gk_family_take(family, &all);
        g_array_unref(some.checks);
    }
}

/* --- totals over several lists --- */

/*     301 … 48 | 302 … 12.00 | 307 … 0.50
 *     人员合计 50 | 公用经费合计       13.50      one label over two lists, one total of both
 *
 * The lists' amount columns from the first that has nothing in the row to the total's own; 0 where it is the only one.
 */
static guint
columns_of_total(const GkTableMeaning *meaning, GkCellRef total, guint columns[MOST_LISTS])
{
    guint found[MOST_LISTS], n = 0, block = meaning->columns[total.column].block;
    for (guint c = total.column; c-- > 0 && n + 1 < MOST_LISTS;) {
        const GkCell *cell = gk_table_cell_at(meaning->table, total.row, c);
        gboolean begins = cell->column == c && cell->row == total.row;
        if (meaning->columns[c].role != GK_COLUMN_AMOUNT)
            continue;
        if (meaning->columns[c].block == block || (begins && *cell->text))
            break;
        block = meaning->columns[c].block;
        found[n++] = c;
    }
    for (guint i = 0; i < n; i++)
        columns[i] = found[n - 1 - i];
    columns[n] = total.column;
    return n ? n + 1 : 0;
}

/* The top rows of a column between the total before and this one. */
static void
collect_above(const Column *column, guint total, GArray *terms)
{
    guint first = terms->len;
    gint last_total = -1;
    GkCellRef ref;
    for (guint r = column->meaning->table->header_row_count; r < total; r++) {
        if (gk_check_is_sum_row(row_at(column, r))) {
            g_array_set_size(terms, first);
            last_total = (gint) r;
        } else if (is_body(row_at(column, r)) && is_top(column, r, last_total) &&
                   gk_check_cell(column->meaning, r, column->column, &ref)) {
            g_array_append_val(terms, ref);
        }
    }
}

/* TRUE when the total is that of several lists together; told once, with its own column. */
static gboolean
try_shared(const Column *column, GkFamily *family, GkCellRef total)
{
    const GkTableMeaning *meaning = column->meaning;
    guint columns[MOST_LISTS], n = columns_of_total(meaning, total, columns);
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    if (n == 0)
        return FALSE;
    for (guint i = 0; i < n; i++) {
        Column list = { column->checker, meaning, meaning->columns[columns[i]].block, columns[i] };
        collect_above(&list, total.row, terms);
    }
    GkFamily all = gk_family_begin(column->checker, TRUE);
    gk_family_try(&all, GK_CHECK_COLUMN_SUM, "total_row_equals_its_lists", total, terms, NULL);
    gboolean shared = all.passed > 0;
    if (shared && column->column == total.column)
        gk_family_take(family, &all);
    else
        g_array_unref(all.checks);
    return shared;
}

static void
try_totals(const Column *column, GkFamily *family, GkFamily *parts)
{
    g_autoptr(GArray) above = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    g_autoptr(GArray) below = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    gint last_total = -1;
    GkCellRef ref;
    for (guint r = column->meaning->table->header_row_count; r < column->meaning->table->row_count; r++) {
        const GkRow *row = row_at(column, r);
        gboolean sums = gk_check_is_sum_row(row);
        if (!is_body(row) ||
            !(sums ? total_cell(column, r, &ref) : gk_check_cell(column->meaning, r, column->column, &ref)))
            continue;
        if (!sums) {
            if (is_top(column, r, last_total))
                g_array_append_val(above, ref);
            continue;
        }
        if (try_shared(column, family, ref)) {
            /* nothing to add */
        } else if (above->len > 0) {
            try_sum(column, family, parts, ref, above);
        } else {
            g_array_set_size(below, 0);
            collect_below(column, r, below);
            try_sum(column, family, parts, ref, below);
            return; /* a total that stands first is the sum of all: what follows is no sum of what precedes */
        }
        g_array_set_size(above, 0);
        g_array_append_val(above, ref);
        last_total = (gint) r;
    }
}

/* --- hierarchy --- */

/* What 其中 begins are parts, all of them or some. */
static void
try_children(const Column *column, GkCellRef parent, const GArray *children, GkFamily *family, GkFamily *parts)
{
    gboolean some = is_part_row(row_at(column, g_array_index(children, GkCellRef, 0).row));
    gk_family_try(some ? parts : family, GK_CHECK_HIERARCHY_SUM,
                  some ? "row_equals_its_parts" : "parent_equals_its_children", parent, children, NULL);
}

static void
try_hierarchy(const Column *column, GkFamily *family, GkFamily *parts)
{
    guint rows = column->meaning->table->row_count;
    g_autofree GArray **children = g_new0(GArray *, rows + 1);
    gint last_sum = -1;
    GkCellRef ref;
    for (guint r = column->meaning->table->header_row_count; r < rows; r++) {
        const GkRow *row = row_at(column, r);
        if (gk_check_is_sum_row(row))
            last_sum = (gint) r;
        /* A sum row closes what stands above it: nothing below is a child of that. */
        if (!is_body(row) || gk_check_is_sum_row(row) || row->parent < 0 || row->parent < last_sum ||
            (guint) row->parent >= rows || !gk_check_cell(column->meaning, r, column->column, &ref))
            continue;
        if (!children[row->parent])
            children[row->parent] = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
        g_array_append_val(children[row->parent], ref);
    }
    for (guint r = 0; r < rows; r++) {
        if (!children[r])
            continue;
        if (!gk_check_is_sum_row(row_at(column, r)) && gk_check_cell(column->meaning, r, column->column, &ref))
            try_children(column, ref, children[r], family, parts);
        g_array_unref(children[r]);
    }
}

/* --- balance --- */

/* The total that ends the half, or stands before all of it. */
static gboolean
last_total(const GkTableMeaning *meaning, guint block, guint column, GkCellRef *total)
{
    guint first = meaning->table->header_row_count;
    if (first < meaning->table->row_count && gk_check_row(meaning, block, first)->kind == GK_ROW_TOTAL)
        return gk_check_cell(meaning, first, column, total);
    for (guint r = meaning->table->row_count; r-- > meaning->table->header_row_count;) {
        const GkRow *row = gk_check_row(meaning, block, r);
        if (row->kind == GK_ROW_TOTAL)
            return gk_check_cell(meaning, r, column, total);
        if (is_body(row) && row->kind != GK_ROW_SECTION)
            return FALSE;
    }
    return FALSE;
}

static gint
first_amount_column(const GkTableMeaning *meaning, guint block)
{
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].block == block && meaning->columns[c].role == GK_COLUMN_AMOUNT)
            return (gint) c;
    return -1;
}

static void
try_balance(GkChecker *checker, const GkTableMeaning *meaning)
{
    GkFamily family = gk_family_begin(checker, TRUE);
    gint first = first_amount_column(meaning, 0);
    GkCellRef a, b;
    /* Only 收支 tables have halves that balance; lists set side by side have totals of their own. */
    gboolean balanced = strstr(meaning->kind, "balance") != NULL;
    for (guint block = 1; balanced && first >= 0 && block < meaning->n_blocks; block++) {
        gint column = first_amount_column(meaning, block);
        if (column >= 0 && last_total(meaning, 0, (guint) first, &a) &&
            last_total(meaning, block, (guint) column, &b) && a.row == b.row)
            gk_family_try_pair(&family, GK_CHECK_BALANCE, "income_total_equals_expenditure_total", a, b);
    }
    gk_family_end(&family);
}

/* --- the table --- */

static gboolean
has_codes(const GkTableMeaning *meaning, guint block)
{
    guint coded = 0, body = 0;
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        const GkRow *row = gk_check_row(meaning, block, r);
        body += is_body(row);
        coded += row->code != NULL;
    }
    return coded * 2 > body;
}

void
gk_checks_columns(GkChecker *checker, guint table)
{
    const GkTableMeaning *meaning = &checker->disclosure->tables[table];
    if (g_str_has_prefix(meaning->kind, "performance"))
        return;
    for (guint block = 0; block < MAX(meaning->n_blocks, 1); block++) {
        GkFamily totals = gk_family_begin(checker, TRUE),
                 hierarchy = gk_family_begin(checker, has_codes(meaning, block));
        GkFamily parts = gk_family_begin(checker, FALSE);
        parts.confirming = TRUE;
        for (guint c = 0; c < meaning->table->column_count; c++) {
            Column column = { checker, meaning, block, c };
            if (meaning->columns[c].role != GK_COLUMN_AMOUNT || meaning->columns[c].block != block)
                continue;
            try_totals(&column, &totals, &parts);
            try_hierarchy(&column, &hierarchy, &parts);
        }
        gk_family_end(&totals);
        gk_family_end(&hierarchy);
        gk_family_end(&parts);
    }
    try_balance(checker, meaning);
}
