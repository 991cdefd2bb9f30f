/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Levels of government:
 *
 *      全市支出       教育支出   500           全市 = 市本级 + 各县区, item by item
 *      市本级支出     教育支出   120
 *      各县区支出     教育支出   380
 *
 * What a place spends is what its own level and those below it do. That holds for what each of them raises and spends by
 * itself, not for what one gives to another, and titles name the levels in many ways. So nothing is asserted: of tables of
 * one kind with the same columns, three are taken where item by item the amounts of one are the sums of those of two
 * others, in ten rows and nearly all. What holds in them confirms.
 *
 * Items are the same when their labels and those above them are.
 */
#include "normalize/checks/finders.h"
#include "normalize/checks/implied.h"
#include "normalize/sums/query.h"
#include "normalize/values/numbering.h"

#include <string.h>

#define MOST_TABLES 8u /* of one kind and the same columns */
#define FEWEST_ROWS 10u
#define MOST_DEPTH 6u /* of labels above a row */

/* A table with its rows by item. */
typedef struct {
    const GkTableMeaning *meaning;
    char **keys; /* by row; NULL for rows without a label */
    GHashTable *rows; /* key → row + 1 */
} Level;

/* --- items --- */

static char *
item_key(const GkTableMeaning *meaning, guint row)
{
    GString *key = g_string_new(NULL);
    gint at = (gint) row;
    for (guint depth = 0; at >= 0 && depth < MOST_DEPTH; depth++) {
        const char *label = meaning->rows[at].label;
        g_string_append_printf(key, "%s/", label ? gk_numbering_parse(label).rest : "");
        at = meaning->rows[at].parent;
    }
    return g_string_free(key, FALSE);
}

static Level *
level_new(const GkTableMeaning *meaning)
{
    Level *level = g_new0(Level, 1);
    guint n = meaning->table->row_count;
    level->meaning = meaning;
    level->keys = g_new0(char *, n + 1);
    level->rows = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint r = meaning->table->header_row_count; r < n; r++) {
        if (!gk_check_is_body(&meaning->rows[r]) || !meaning->rows[r].label)
            continue;
        level->keys[r] = item_key(meaning, r);
        /* of several rows of one item none is meant */
        guint found = g_hash_table_contains(level->rows, level->keys[r]) ? 0 : r + 1;
        g_hash_table_insert(level->rows, level->keys[r], GUINT_TO_POINTER(found));
    }
    return level;
}

static void
level_free(gpointer data)
{
    Level *level = data;
    g_hash_table_unref(level->rows);
    for (guint r = 0; r < level->meaning->table->row_count; r++)
        g_free(level->keys[r]);
    g_free(level->keys);
    g_free(level);
}

static gboolean
same_columns(const GkTableMeaning *a, const GkTableMeaning *b)
{
    gboolean same = a->table->column_count == b->table->column_count && strcmp(a->kind, b->kind) == 0;
    for (guint c = 0; same && c < a->table->column_count; c++) {
        const GkColumn *x = &a->columns[c], *y = &b->columns[c];
        same = x->role == y->role && x->block == y->block && x->path_length == y->path_length &&
            (!x->path_length || strcmp(x->path[x->path_length - 1], y->path[y->path_length - 1]) == 0);
    }
    return same;
}

/* --- three tables --- */

/* The row's cells in a column: that of all, and those of the parts that have the item. */
static gboolean
find_cells(Level *const levels[3], guint row, guint column, GkCellRef *total, GArray *terms)
{
    GkCellRef term;
    g_array_set_size(terms, 0);
    if (!levels[0]->keys[row] || !g_hash_table_lookup(levels[0]->rows, levels[0]->keys[row]) ||
        !gk_check_cell(levels[0]->meaning, row, column, total))
        return FALSE;
    for (guint i = 1; i < 3; i++) {
        guint found = GPOINTER_TO_UINT(g_hash_table_lookup(levels[i]->rows, levels[0]->keys[row]));
        if (found && gk_check_cell(levels[i]->meaning, found - 1, column, &term))
            g_array_append_val(terms, term);
    }
    return terms->len > 0;
}

static guint
count_amounts(const GkDisclosure *disclosure, const GArray *terms)
{
    guint amounts = 0;
    for (guint i = 0; i < terms->len; i++)
        amounts += gk_check_has_amount(disclosure, g_array_index(terms, GkCellRef, i));
    return amounts;
}

/* Item by item the first is the sum of the others, in ten rows where both have something, and in nearly all. */
static gboolean
add_up(const GkDisclosure *disclosure, Level *const levels[3])
{
    const GkTable *table = levels[0]->meaning->table;
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    guint passed = 0, failed = 0;
    for (guint r = table->header_row_count; r < table->row_count; r++)
        for (guint c = 0; c < table->column_count; c++) {
            GkCellRef total;
            GkCheck check = { 0 };
            if (levels[0]->meaning->columns[c].role != GK_COLUMN_AMOUNT || !find_cells(levels, r, c, &total, terms) ||
                count_amounts(disclosure, terms) < 2 ||
                !gk_check_sum(disclosure, total, terms, NULL, FALSE, FALSE, &check))
                continue;
            passed += check.status == GK_CHECK_PASS;
            failed += check.status == GK_CHECK_FAIL;
            if (failed >= FEWEST_ROWS && failed > passed)
                return FALSE;
        }
    return passed >= FEWEST_ROWS && passed >= 4 * failed;
}

static void
try_column(GkFamily *family, Level *const levels[3], guint column)
{
    const GkTable *table = levels[0]->meaning->table;
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    for (guint r = table->header_row_count; r < table->row_count; r++) {
        GkCellRef total;
        if (find_cells(levels, r, column, &total, terms))
            gk_family_try(family, GK_CHECK_TABLE_TABLE, "all_equals_own_and_lower_levels", total, terms, NULL);
    }
}

static void
try_percentages(GkFamily *family, Level *const levels[3], guint column)
{
    const GkDisclosure *disclosure = family->checker->disclosure;
    const GkTable *table = levels[0]->meaning->table;
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    GkRatio ratios[3];
    for (guint i = 0; i < 3; i++)
        if (gk_ratio_read(disclosure, levels[i]->meaning, column, &ratios[i]) ||
            ratios[i].formula == GK_FORMULA_NONE || ratios[i].amount != ratios[0].amount)
            return;
    for (guint r = table->header_row_count; r < table->row_count; r++) {
        GkCellRef total;
        GkCheck check = { 0 };
        if (!find_cells(levels, r, ratios[0].amount, &total, terms) ||
            !gk_check_sum(disclosure, total, terms, NULL, FALSE, FALSE, &check) || check.status != GK_CHECK_PASS)
            continue;
        GkImplied members[3] = { { &ratios[0], r } };
        guint n = 1;
        for (guint i = 0; i < terms->len; i++) {
            GkCellRef term = g_array_index(terms, GkCellRef, i);
            members[n++] = (GkImplied) { &ratios[term.table == levels[1]->meaning->table->index ? 1 : 2], term.row };
        }
        gk_implied_try(family, members, n);
    }
}

static void
try_levels(GkChecker *checker, Level *const levels[3])
{
    GkFamily family = gk_family_begin(checker, FALSE);
    family.confirming = family.silent = TRUE;
    for (guint c = 0; c < levels[0]->meaning->table->column_count; c++)
        if (levels[0]->meaning->columns[c].role == GK_COLUMN_AMOUNT)
            try_column(&family, levels, c);
        else if (levels[0]->meaning->columns[c].role == GK_COLUMN_SHARE)
            try_percentages(&family, levels, c);
    gk_family_end(&family);
}

static void
try_all(GkChecker *checker, const GPtrArray *tables)
{
    for (guint a = 0; a < tables->len; a++)
        for (guint b = 0; b < tables->len; b++)
            for (guint c = b + 1; c < tables->len; c++) {
                Level *const levels[3] = { tables->pdata[a], tables->pdata[b], tables->pdata[c] };
                if (a != b && a != c && add_up(checker->disclosure, levels))
                    try_levels(checker, levels);
            }
}

void
gk_checks_levels(GkChecker *checker)
{
    const GkDisclosure *disclosure = checker->disclosure;
    guint n = disclosure->document->n_tables;
    g_autofree gboolean *done = g_new0(gboolean, n + 1);
    for (guint i = 0; i < n; i++) {
        const GkTableMeaning *meaning = &disclosure->tables[i];
        if (done[i] || !g_str_has_prefix(meaning->kind, "government_") || meaning->n_blocks > 1)
            continue;
        g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func(level_free);
        for (guint j = i; j < n; j++)
            if (!done[j] && same_columns(meaning, &disclosure->tables[j])) {
                done[j] = TRUE;
                g_ptr_array_add(tables, level_new(&disclosure->tables[j]));
            }
        if (tables->len >= 3 && tables->len <= MOST_TABLES)
            try_all(checker, tables);
    }
}
