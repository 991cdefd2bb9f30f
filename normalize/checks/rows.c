/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sums along a row, from the tree of headers.
 *
 *      │ 合计 │            “三公”经费            │会议费│    合计 = 小计 + 会议费
 *      │      │ 小计 │ 出国 │     用车    │ 接待 │      │    小计 = 出国 + 小计 + 接待
 *      │      │      │      │小计│购置│运行│      │      │    小计 = 购置 + 运行
 *
 * A column whose last label says 合计, 小计 or 总计 adds up its siblings: the
 * amount columns of the same block that share its path but for the last label
 * (for a label without a path: all other columns). A sibling group with a total
 * of its own stands for its members. Columns that are headed 其中 are parts of
 * another and are left out with their kind.
 *
 * A table with columns for what was left from the year before, received, spent and is left (data/check-words.tsv) has
 * to balance in each row; what is left may be blank.
 */
#include "normalize/checks/finders.h"
#include "normalize/sums/query.h"

#include <string.h>

#define FEWEST_ROWS 10u /* that add up, where nothing else says that they have to */
#define FEWEST_PLACES 5u /* ... and where places stand side by side */

static const char *
last_label(const GkColumn *column)
{
    return column->path_length ? column->path[column->path_length - 1] : "";
}

/* Labels shared from the top. */
static guint
common_prefix(const GkColumn *a, const GkColumn *b)
{
    guint n = 0;
    while (n < a->path_length && n < b->path_length && strcmp(a->path[n], b->path[n]) == 0)
        n++;
    return n;
}

static gboolean
is_part(const GkColumn *column)
{
    return gk_check_path_says(column, "part");
}

/* Column c is a member of a deeper group (below `depth` shared labels) that has a total of its own, and is not it. */
static gboolean
is_represented(const GkTableMeaning *meaning, guint c, guint total, guint depth)
{
    const GkColumn *column = &meaning->columns[c];
    for (guint i = 0; i < meaning->table->column_count; i++) {
        const GkColumn *other = &meaning->columns[i];
        guint shared = common_prefix(column, other);
        if (i == c || i == total || other->role != GK_COLUMN_AMOUNT || other->block != column->block || shared <= depth)
            continue;
        if (gk_check_says(last_label(other), "sum_end") && other->path_length == shared + 1)
            return TRUE;
    }
    return FALSE;
}

/* 机关运行经费 beside the 合计 of 三公经费 is no part of it; nor is 会议费 of a 三公经费合计. */
static gboolean
stands_apart(const GkTableMeaning *meaning, const GkColumn *sum, const GkColumn *column)
{
    return strstr(meaning->kind, "three_public") &&
        (gk_check_path_says(column, "apart") || (gk_check_path_says(sum, "three_public") && gk_check_path_says(column, "beside_three_public")));
}

/* The columns that the total in column `total` adds up. */
static GArray *
terms_of(const GkTableMeaning *meaning, guint total)
{
    const GkColumn *sum = &meaning->columns[total];
    guint depth = sum->path_length - 1;
    GArray *terms = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint c = 0; c < meaning->table->column_count; c++) {
        const GkColumn *column = &meaning->columns[c];
        if (c == total || column->role != GK_COLUMN_AMOUNT || column->block != sum->block ||
            common_prefix(sum, column) < depth || is_part(column) || stands_apart(meaning, sum, column))
            continue;
        /* Another total at the same depth (收入合计 | 支出合计) is none of its terms. */
        if (column->path_length == sum->path_length && gk_check_says(last_label(column), "sum_end"))
            continue;
        if (!is_represented(meaning, c, total, depth))
            g_array_append_val(terms, c);
    }
    return terms;
}

static void
try_total(GkChecker *checker, guint table, guint total)
{
    const GkTableMeaning *meaning = &checker->disclosure->tables[table];
    g_autoptr(GArray) columns = terms_of(meaning, total);
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    if (columns->len < 2)
        return;
    GkFamily family = gk_family_begin(checker, TRUE);
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        GkCellRef sum, term;
        GkRowKind kind = gk_check_row(meaning, meaning->columns[total].block, r)->kind;
        if (kind == GK_ROW_HEADER || kind == GK_ROW_ORDINAL || !gk_check_cell(meaning, r, total, &sum))
            continue;
        g_array_set_size(terms, 0);
        for (guint i = 0; i < columns->len; i++)
            if (gk_check_cell(meaning, r, g_array_index(columns, guint, i), &term))
                g_array_append_val(terms, term);
        gk_family_try(&family, GK_CHECK_ROW_SUM, "total_column_equals_its_parts", sum, terms, NULL);
    }
    if (gk_check_needs_proof(checker->disclosure, meaning))
        gk_family_demand(&family, FEWEST_ROWS, 4);
    gk_family_end(&family);
}

/* --- totals that do not say so --- */

/* The sums of a row, whose first column is that of all others. */
static void
try_places(GkFamily *family, const GkTableMeaning *meaning, const GArray *columns, guint row, guint *several)
{
    const GkDisclosure *disclosure = family->checker->disclosure;
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    GkCellRef total, term;
    guint amounts = 0, passed = family->passed;
    if (!gk_check_cell(meaning, row, g_array_index(columns, guint, 0), &total))
        return;
    for (guint i = 1; i < columns->len; i++)
        if (gk_check_cell(meaning, row, g_array_index(columns, guint, i), &term)) {
            amounts += gk_check_has_amount(disclosure, term);
            g_array_append_val(terms, term);
        }
    gk_family_try(family, GK_CHECK_ROW_SUM, "first_column_equals_all_others", total, terms, NULL);
    *several += amounts > 1 && family->passed > passed;
}

/* 全市 | 市本级 | 甲区 | 乙县: the places of a first column, where nearly all rows say so, and five of them with several
 * amounts. */
static void
try_first_column(GkChecker *checker, const GkTableMeaning *meaning, guint block)
{
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(guint));
    guint several = 0;
    for (guint c = 0; c < meaning->table->column_count; c++) {
        if (meaning->columns[c].role != GK_COLUMN_AMOUNT || meaning->columns[c].block != block)
            continue;
        if (gk_check_path_says(&meaning->columns[c], "sum"))
            return;
        g_array_append_val(columns, c);
    }
    if (columns->len < 3)
        return;
    GkFamily family = gk_family_begin(checker, FALSE);
    family.confirming = TRUE;
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++)
        if (gk_check_is_body(gk_check_row(meaning, block, r)))
            try_places(&family, meaning, columns, r, &several);
    if (several < FEWEST_PLACES || family.passed < 9 * family.failed)
        g_array_set_size(family.checks, 0);
    gk_family_end(&family);
}

/* --- 年初结转 + 本年收入 = 本年支出 + 年末结转 --- */

/* The first amount column below a label of the class: in a group the one that says 合计 comes first. */
static gint
column_that_says(const GkTableMeaning *meaning, const char *class)
{
    for (guint c = 0; c < meaning->table->column_count; c++)
        for (guint i = 0; meaning->columns[c].role == GK_COLUMN_AMOUNT && i < meaning->columns[c].path_length; i++)
            if (gk_check_says(meaning->columns[c].path[i], class))
                return (gint) c;
    return -1;
}

static void
try_year(GkChecker *checker, guint table)
{
    static const char *const CLASSES[] = { "closing", "opening", "receipts", "spending" };
    static const gint8 SIGNS[] = { 1, 1, -1 };
    const GkTableMeaning *meaning = &checker->disclosure->tables[table];
    gint columns[G_N_ELEMENTS(CLASSES)];
    for (guint i = 0; i < G_N_ELEMENTS(CLASSES); i++)
        if ((columns[i] = column_that_says(meaning, CLASSES[i])) < 0)
            return;
    GkFamily family = gk_family_begin(checker, FALSE);
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        GkCellRef cells[G_N_ELEMENTS(CLASSES)];
        guint n = 0;
        GkRowKind kind = meaning->rows[r].kind;
        while (n < G_N_ELEMENTS(CLASSES) && gk_check_cell(meaning, r, (guint) columns[n], &cells[n]))
            n++;
        if (kind == GK_ROW_HEADER || kind == GK_ROW_ORDINAL || n < G_N_ELEMENTS(CLASSES))
            continue;
        g_array_set_size(terms, 0);
        g_array_append_vals(terms, cells + 1, G_N_ELEMENTS(SIGNS));
        gk_family_try_blank(&family, GK_CHECK_BALANCE, "closing_equals_opening_and_year", cells[0], terms, SIGNS);
    }
    gk_family_end(&family);
}

void
gk_checks_rows(GkChecker *checker, guint table)
{
    const GkTableMeaning *meaning = &checker->disclosure->tables[table];
    if (g_str_has_prefix(meaning->kind, "performance"))
        return;
    try_year(checker, table);
    for (guint block = 0; block < MAX(meaning->n_blocks, 1) && gk_check_needs_proof(checker->disclosure, meaning); block++)
        try_first_column(checker, meaning, block);
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].role == GK_COLUMN_AMOUNT && gk_check_says(last_label(&meaning->columns[c]), "sum_end"))
            try_total(checker, table, c);
}
