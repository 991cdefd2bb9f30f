/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One table against another.
 *
 * data/identities.tsv names pairs of cells that say the same in two tables of
 * one document: totals, and columns of totals. Besides, the classes of a balance
 * table (一般公共服务支出 …) and of the table that lists them by code are compared
 * row by row, by name.
 *
 * A document with several tables of one kind (one for each of its units) is left
 * out: which belongs to which is not known.
 */
#include "data/data.h"
#include "normalize/checks_internal.h"

#include <string.h>

const GkTableMeaning *
gk_check_only_table(const GkDisclosure *disclosure, const char *kind)
{
    const GkTableMeaning *found = NULL;
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        if (strcmp(disclosure->tables[i].kind, kind) != 0)
            continue;
        if (found)
            return NULL;
        found = &disclosure->tables[i];
    }
    return found;
}

/* --- cells by words --- */

static gboolean
path_has(const GkColumn *column, const char *word)
{
    for (guint i = 0; i < column->path_length; i++)
        if (strstr(column->path[i], word))
            return TRUE;
    return FALSE;
}

/* The first half, or the first half that is headed 支出. */
static guint
block_of(const GkTableMeaning *meaning, const char *which)
{
    if (strcmp(which, "expenditure") != 0)
        return 0;
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].block > 0 && path_has(&meaning->columns[c], "支出"))
            return meaning->columns[c].block;
    return meaning->n_blocks > 1 ? 1 : 0;
}

gint
gk_check_column_of(const GkTableMeaning *meaning, guint block, const char *word)
{
    gboolean any = strcmp(word, "first") == 0;
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].role == GK_COLUMN_AMOUNT && meaning->columns[c].block == block &&
            (any || path_has(&meaning->columns[c], word)))
            return (gint) c;
    return -1;
}

static gboolean
row_matches(const GkRow *row, const char *word)
{
    if (strcmp(word, "total") == 0)
        return row->kind == GK_ROW_TOTAL;
    return row->label && strstr(row->label, word) && row->kind != GK_ROW_HEADER;
}

/* The only row of the body that is no total, -1 when there are more. */
static gint
only_row(const GkTableMeaning *meaning, guint block)
{
    gint found = -1;
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        GkRowKind kind = gk_check_row(meaning, block, r)->kind;
        if (kind == GK_ROW_HEADER || kind == GK_ROW_ORDINAL || kind == GK_ROW_BLANK)
            continue;
        if (found >= 0)
            return -1;
        found = (gint) r;
    }
    return found;
}

/* The last total, or the first row with the word. */
static gint
find_row(const GkTableMeaning *meaning, guint block, const char *word)
{
    gint found = -1;
    gboolean total = strcmp(word, "total") == 0;
    if (strcmp(word, "only") == 0)
        return only_row(meaning, block);
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++)
        if (row_matches(gk_check_row(meaning, block, r), word)) {
            found = (gint) r;
            if (!total)
                break;
        }
    return found;
}

gboolean
gk_check_find_cell(const GkTableMeaning *meaning, const char *which, const char *row_word, const char *column_word,
                   GkCellRef *cell)
{
    guint block = block_of(meaning, which);
    gint row = find_row(meaning, block, row_word), column = gk_check_column_of(meaning, block, column_word);
    return row >= 0 && column >= 0 && gk_check_cell(meaning, (guint) row, (guint) column, cell);
}

static gboolean
find_cell(const GkTableMeaning *meaning, const GkDataRow *identity, guint field, GkCellRef *cell)
{
    return gk_check_find_cell(meaning, gk_data_field(identity, field + 1), gk_data_field(identity, field + 2),
                              gk_data_field(identity, field + 3), cell);
}

static void
try_identity(GkChecker *checker, const GkDataRow *identity)
{
    const GkTableMeaning *left = gk_check_only_table(checker->disclosure, gk_data_field(identity, 1));
    const GkTableMeaning *right = gk_check_only_table(checker->disclosure, gk_data_field(identity, 5));
    GkCellRef a, b;
    if (!left || !right || !find_cell(left, identity, 1, &a) || !find_cell(right, identity, 5, &b))
        return;
    GkFamily family = gk_family_begin(checker, strcmp(gk_data_field(identity, 9), "asserted") == 0);
    family.confirming = !family.asserted;
    gk_family_try_equal(&family, GK_CHECK_TABLE_TABLE, gk_data_field(identity, 0), a, b);
    gk_family_end(&family);
}

/* --- classes by name --- */

/* 一、一般公共服务支出 and 201 一般公共服务支出 without what numbers them. */
static const char *
bare_label(const char *label)
{
    const char *comma = strstr(label, "、");
    if (comma && comma - label <= 12)
        return comma + strlen("、");
    while (g_ascii_isdigit(*label) || *label == '.')
        label++;
    return label;
}

static void
compare_classes(GkChecker *checker, const char *balance_kind, const char *list_kind, const char *column_word)
{
    const GkTableMeaning *balance = gk_check_only_table(checker->disclosure, balance_kind);
    const GkTableMeaning *list = gk_check_only_table(checker->disclosure, list_kind);
    if (!balance || !list)
        return;
    guint block = block_of(balance, "expenditure");
    gint column = gk_check_column_of(balance, block, column_word), amount = gk_check_column_of(list, 0, "first");
    if (column < 0 || amount < 0)
        return;
    GkFamily family = gk_family_begin(checker, TRUE);
    for (guint r = list->table->header_row_count; r < list->table->row_count; r++) {
        const GkRow *row = gk_check_row(list, 0, r);
        GkCellRef a, b;
        if (row->level != 1 || !row->code || !row->label || !gk_check_cell(list, r, (guint) amount, &b))
            continue;
        for (guint i = balance->table->header_row_count; i < balance->table->row_count; i++) {
            const GkRow *other = gk_check_row(balance, block, i);
            if (other->label && strcmp(bare_label(other->label), bare_label(row->label)) == 0 &&
                gk_check_cell(balance, i, (guint) column, &a))
                gk_family_try_equal(&family, GK_CHECK_TABLE_TABLE, "class_equal_in_both_tables", a, b);
        }
    }
    gk_family_end(&family);
}

void
gk_checks_between(GkChecker *checker)
{
    guint n_rows;
    const GkDataRow *identities = gk_data_rows("identities.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        try_identity(checker, &identities[i]);
    compare_classes(checker, "overall_balance", "expenditure", "first");
    compare_classes(checker, "appropriation_balance", "general_budget_expenditure", "一般公共预算");
    compare_classes(checker, "final_overall_balance", "final_expenditure", "first");
    compare_classes(checker, "final_appropriation_balance", "final_general_expenditure", "一般公共预算");
}
