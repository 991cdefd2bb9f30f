/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One table against another, and prose against tables.
 *
 * data/identities.tsv names pairs that say the same in one document, or of which one can't be more than the other: totals
 * and columns of totals of two tables; rows of two lists by their code; the classes of a balance table (一般公共服务支出 …)
 * and of the table that lists them by code, by name; and what a sentence tells of such a cell, mostly in another unit and
 * with fewer digits. Sentences and cells are compared in yuan; each may have been rounded by half a unit of its last digit.
 */
#include "normalize/checks/identities.h"

#include "normalize/checks/finders.h"
#include "normalize/sums/query.h"
#include "normalize/values/numbering.h"

#include <string.h>

#define MOST_ABOVE 40u /* rows between a row and those that make it up */

/* Columns of data/identities.tsv. */
enum { RULE, LEFT, RELATION = LEFT + 4, RIGHT, FORCE = RIGHT + 4, PLUS, REASON = PLUS + 3 };

/* A line of it. */
typedef struct {
    const char *rule, *force, *reason;
    GkQuery left, right, plus; /* plus: added to the right side; its row is "" where there is none */
    GkRelation relation;
} Identity;

static GkRelation
parse_relation(const char *sign)
{
    if (strcmp(sign, "<=") == 0)
        return GK_RELATION_AT_MOST;
    return strcmp(sign, ">=") == 0 ? GK_RELATION_AT_LEAST : GK_RELATION_EQUAL;
}

static Identity
read_identity(const GkDataRow *row)
{
    return (Identity) { .rule = gk_data_field(row, RULE),
                        .force = gk_data_field(row, FORCE),
                        .reason = gk_data_field(row, REASON),
                        .left = gk_query_read(row, LEFT),
                        .right = gk_query_read(row, RIGHT),
                        .plus = { gk_data_field(row, RIGHT), gk_data_field(row, PLUS), gk_data_field(row, PLUS + 1),
                                  gk_data_field(row, PLUS + 2) },
                        .relation = parse_relation(gk_data_field(row, RELATION)) };
}

static gboolean
is_forced(const Identity *identity, const char *force)
{
    return strcmp(identity->force, force) == 0;
}

/* --- rows by code --- */

/* Code → index of its only row, and one; 0 where several rows have it. */
static GHashTable *
index_codes(const GkTableMeaning *meaning)
{
    GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        const char *code = meaning->rows[r].code;
        if (code)
            g_hash_table_insert(index, (gpointer) code,
                                GUINT_TO_POINTER(g_hash_table_contains(index, code) ? 0 : r + 1));
    }
    return index;
}

static gboolean
totals_equal(const GkDisclosure *disclosure, const GkTableMeaning *left, guint a, const GkTableMeaning *right, guint b)
{
    gint r = gk_check_total_row(left, 0), q = gk_check_total_row(right, 0);
    GkCellRef x, y;
    if (r < 0 || q < 0 || !gk_check_cell(left, (guint) r, a, &x) || !gk_check_cell(right, (guint) q, b, &y))
        return FALSE;
    const GkValue *v = gk_check_value(disclosure, x), *w = gk_check_value(disclosure, y);
    return v->has_yuan && w->has_yuan && gk_decimal_compare(v->yuan, w->yuan) == 0;
}

/* Under a condition rows are the same only where the totals are: then the two tables tell the same money. Bounds are
 * for tables that do not. */
static gboolean
are_comparable(const GkFamily *family, const GkTableMeaning *left, guint a, const GkTableMeaning *right, guint b)
{
    gboolean same = totals_equal(family->checker->disclosure, left, a, right, b);
    return family->relation == GK_RELATION_EQUAL ? family->asserted || same : !same;
}

/* Each row of one table against the row of the other with its code. */
static void
compare_codes(GkFamily *family, const Identity *identity, const GkTableMeaning *left, const GkTableMeaning *right)
{
    gint a = gk_query_column(left, 0, &identity->left), b = gk_query_column(right, 0, &identity->right);
    if (a < 0 || b < 0 || !are_comparable(family, left, (guint) a, right, (guint) b))
        return;
    g_autoptr(GHashTable) rows = index_codes(right), own = index_codes(left);
    for (guint r = left->table->header_row_count; r < left->table->row_count; r++) {
        const char *code = left->rows[r].code;
        guint other = code ? GPOINTER_TO_UINT(g_hash_table_lookup(rows, code)) : 0;
        GkCellRef x, y;
        if (other && g_hash_table_lookup(own, code) && gk_check_cell(left, r, (guint) a, &x) &&
            gk_check_cell(right, other - 1, (guint) b, &y))
            gk_family_try_pair(family, GK_CHECK_TABLE_TABLE, identity->rule, x, y);
    }
}

/* --- classes by name --- */

/* 一、一般公共服务支出 and 201 一般公共服务支出 without what numbers them. */
static const char *
bare_label(const char *label)
{
    const char *rest = gk_numbering_parse(label).rest;
    while (g_ascii_isdigit(*rest) || *rest == '.')
        rest++;
    return rest;
}

/* Label → index of the first row that has it, and one. */
static GHashTable *
index_labels(const GkTableMeaning *meaning, guint block)
{
    GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        const GkRow *row = gk_check_row(meaning, block, r);
        const char *label = row->label ? bare_label(row->label) : NULL;
        if (label && !g_hash_table_contains(index, label))
            g_hash_table_insert(index, (gpointer) label, GUINT_TO_POINTER(r + 1));
    }
    return index;
}

static void
compare_classes(GkFamily *family, const Identity *identity, const GkTableMeaning *balance, const GkTableMeaning *list)
{
    guint block = gk_query_block(balance, &identity->left);
    gint column = gk_query_column(balance, block, &identity->left), amount = gk_query_column(list, 0, &identity->right);
    g_autoptr(GHashTable) labels = index_labels(balance, block);
    for (guint r = list->table->header_row_count; column >= 0 && amount >= 0 && r < list->table->row_count; r++) {
        const GkRow *row = gk_check_row(list, 0, r);
        GkCellRef a, b;
        if (row->level != 1 || !row->code || !row->label || !gk_check_cell(list, r, (guint) amount, &b))
            continue;
        guint found = GPOINTER_TO_UINT(g_hash_table_lookup(labels, bare_label(row->label)));
        if (found && gk_check_cell(balance, found - 1, (guint) column, &a))
            gk_family_try_pair(family, GK_CHECK_TABLE_TABLE, identity->rule, a, b);
    }
}

/* --- one cell against another, or against the sum of two --- */

static void
compare_cells(GkFamily *family, const Identity *identity, const GkTableMeaning *left, const GkTableMeaning *right)
{
    GkCellRef total, term;
    if (!gk_query_cell(left, &identity->left, &total) || !gk_query_cell(right, &identity->right, &term))
        return;
    if (!*identity->plus.block) {
        gk_family_try_pair(family, GK_CHECK_TABLE_TABLE, identity->rule, total, term);
        return;
    }
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    g_array_append_val(terms, term);
    if (!gk_query_cell(right, &identity->plus, &term))
        return;
    g_array_append_val(terms, term);
    gk_family_try_yuan(family, GK_CHECK_TABLE_TABLE, identity->rule, total, terms);
}

static void
compare_tables(GkFamily *family, const Identity *identity, const GkTableMeaning *left, const GkTableMeaning *right)
{
    if (strcmp(identity->left.row, "code") == 0) {
        compare_codes(family, identity, left, right);
        family->confirming = is_forced(identity, "confirming");
        if (family->failed > family->passed)
            g_array_set_size(family->checks, 0); /* they tell other things */
    } else if (strcmp(identity->left.row, "class") == 0) {
        compare_classes(family, identity, left, right);
    } else {
        family->confirming = !family->asserted;
        compare_cells(family, identity, left, right);
    }
}

/* --- rows of one table --- */

/* The nearest row at or above `row` whose label has one of the words; -1 for none within reach. */
static gint
find_above(const GkTableMeaning *meaning, guint block, guint row, const char *words)
{
    guint first = MAX(meaning->table->header_row_count, row > MOST_ABOVE ? row - MOST_ABOVE : 0);
    for (guint r = row + 1; r-- > first;)
        if (gk_check_has_one_of(gk_check_row(meaning, block, r)->label, words))
            return (gint) r;
    return -1;
}

/* The rows above `total` that the formula names, as "年初余额 + 发行额 - 还本额", with their signs; FALSE where one of them is
 * not there, or is named twice. */
static gboolean
find_terms(const GkTableMeaning *meaning, guint block, guint total, const char *formula, GArray *rows, GArray *signs)
{
    g_auto(GStrv) words = g_strsplit(formula, " ", -1);
    gint8 sign = 1;
    g_array_set_size(rows, 0);
    g_array_set_size(signs, 0);
    for (char **word = words; *word; word++) {
        if (strcmp(*word, "+") == 0 || strcmp(*word, "-") == 0) {
            sign = **word == '-' ? -1 : 1;
            continue;
        }
        gint row = total > 0 ? find_above(meaning, block, total - 1, *word) : -1;
        for (guint i = 0; i < rows->len && row >= 0; i++)
            row = g_array_index(rows, guint, i) == (guint) row ? -1 : row;
        if (row < 0)
            return FALSE;
        g_array_append_val(rows, row);
        g_array_append_val(signs, sign);
    }
    return TRUE;
}

/* Each row that the identity names against those above it that the right side names, in all columns of amounts. */
static void
compare_rows(GkFamily *family, const Identity *identity, const GkTableMeaning *meaning, guint block)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(guint)), signs = g_array_new(FALSE, FALSE, sizeof(gint8));
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        if (!gk_check_has_one_of(gk_check_row(meaning, block, r)->label, identity->left.row) ||
            !find_terms(meaning, block, r, identity->right.row, rows, signs))
            continue;
        for (guint c = 0; c < meaning->table->column_count; c++) {
            GkCellRef total, term;
            if (meaning->columns[c].role != GK_COLUMN_AMOUNT || meaning->columns[c].block != block ||
                !gk_check_cell(meaning, r, c, &total))
                continue;
            g_array_set_size(terms, 0);
            for (guint i = 0; i < rows->len; i++)
                if (gk_check_cell(meaning, g_array_index(rows, guint, i), c, &term))
                    g_array_append_val(terms, term);
            if (terms->len == rows->len)
                gk_family_try(family, GK_CHECK_BALANCE, identity->rule, total, terms,
                              (const gint8 *) (const void *) signs->data);
        }
    }
}

/* In every table of the kind, or of the kinds that begin so (debt*). */
static void
try_rows(GkChecker *checker, const Identity *identity)
{
    gsize length = strlen(identity->left.kind);
    gboolean open = length && identity->left.kind[length - 1] == '*';
    for (guint i = 0; i < checker->disclosure->document->n_tables; i++) {
        const GkTableMeaning *meaning = &checker->disclosure->tables[i];
        if (open ? strncmp(meaning->kind, identity->left.kind, length - 1) != 0
                 : strcmp(meaning->kind, identity->left.kind) != 0)
            continue;
        GkFamily family = gk_family_begin(checker, FALSE);
        family.confirming = family.silent = TRUE; /* limits are moved, and debts swapped */
        for (guint block = 0; block < MAX(meaning->n_blocks, 1); block++)
            compare_rows(&family, identity, meaning, block);
        gk_family_end(&family);
    }
}

/* --- statements --- */

static void
try_statement(GkFamily *family, const char *rule, guint index, GkCellRef cell)
{
    const GkDisclosure *disclosure = family->checker->disclosure;
    const GkValue *said = &disclosure->statements[index].amount, *printed = gk_check_value(disclosure, cell);
    GkCheck check = { .kind = GK_CHECK_STATEMENT_TABLE,
                      .rule = rule,
                      .total_is_statement = TRUE,
                      .total_statement = index,
                      .total = cell,
                      .n_terms = 1,
                      .yuan = TRUE };
    GkMeasured expected = { printed->yuan, GK_DECIMAL_ZERO };
    if (!gk_check_is_money(printed) || (gk_decimal_is_zero(said->decimal) && gk_decimal_is_zero(printed->decimal)) ||
        !gk_decimal_add(gk_check_half_digit(said, TRUE), gk_check_half_digit(printed, TRUE), &expected.error) ||
        !gk_check_compare(&check, said->yuan, expected))
        return;
    check.terms = gk_arena_copy(disclosure->arena, &cell, sizeof cell);
    gk_family_add(family, check);
}

/* The row has the code of the last name; where that is not known, the name itself, under the code of the name before. */
static gboolean
is_row_of(const GkRow *row, const GkStatement *statement)
{
    guint last = statement->n_codes - 1;
    const char *code = statement->code_numbers[last], *above = last ? statement->code_numbers[last - 1] : NULL;
    if (!row->code)
        return FALSE;
    if (code)
        return strcmp(row->code, code) == 0;
    return above && row->label && g_str_has_prefix(row->code, above) && strcmp(row->label, statement->codes[last]) == 0;
}

/* The only row of the statement's item; several are projects of it, and which of them is not said. */
static gboolean
find_item(const GkTableMeaning *meaning, const GkStatement *statement, gint column, GkCellRef *cell)
{
    gint found = -1;
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++)
        if (is_row_of(&meaning->rows[r], statement)) {
            if (found >= 0)
                return FALSE;
            found = (gint) r;
        }
    return found >= 0 && column >= 0 && gk_check_cell(meaning, (guint) found, (guint) column, cell);
}

static void
compare_statements(GkFamily *family, const Identity *identity, const GkTableMeaning *meaning)
{
    const GkDisclosure *disclosure = family->checker->disclosure;
    gboolean items = strcmp(identity->right.row, "code") == 0;
    gint column = items ? gk_query_column(meaning, 0, &identity->right) : -1;
    GkCellRef cell;
    if (!items && !gk_query_cell(meaning, &identity->right, &cell))
        return;
    for (guint i = 0; i < disclosure->n_statements; i++)
        if (gk_query_has_statement(disclosure, &identity->left, &disclosure->statements[i]) &&
            (!items || find_item(meaning, &disclosure->statements[i], column, &cell)))
            try_statement(family, identity->rule, i, cell);
    family->confirming = !is_forced(identity, "majority");
}

gboolean
gk_check_find_named_cell(const GkDisclosure *disclosure, const char *item, GkCellRef *cell)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("identities.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        Identity identity = read_identity(&rows[i]);
        const GkTableMeaning *meaning;
        if (gk_query_names(&identity.left, item) && (meaning = gk_query_table(disclosure, &identity.right)) &&
            gk_query_cell(meaning, &identity.right, cell))
            return TRUE;
    }
    return FALSE;
}

/* --- all of them --- */

static void
try_identity(GkChecker *checker, const Identity *identity)
{
    gboolean text = gk_query_is_text(&identity->left);
    if (strcmp(identity->left.column, "each") == 0) {
        try_rows(checker, identity);
        return;
    }
    const GkTableMeaning *right = gk_query_table(checker->disclosure, &identity->right);
    const GkTableMeaning *left = text || !right ? NULL : gk_query_table(checker->disclosure, &identity->left);
    if (!right || !(text || left))
        return;
    GkFamily family = gk_family_begin(checker, is_forced(identity, "asserted"));
    family.relation = identity->relation;
    family.total_named = left && gk_query_names_column(left, &identity->left);
    family.term_named = gk_query_names_column(right, &identity->right);
    if (text)
        compare_statements(&family, identity, right);
    else
        compare_tables(&family, identity, left, right);
    if (is_forced(identity, "conditional"))
        gk_family_excuse(&family, identity->reason);
    gk_family_end(&family);
}

void
gk_checks_identities(GkChecker *checker)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("identities.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        Identity identity = read_identity(&rows[i]);
        try_identity(checker, &identity);
    }
}
