/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One table against another.
 *
 * data/identities.tsv names pairs of cells that say the same in two tables of one document, or of which one can't be
 * more than the other: totals, columns of totals; rows of two lists by their code; and the classes of a balance table
 * (一般公共服务支出 …) and of the table that lists them by code, by name.
 *
 * A document with several tables of one kind (one for each of its units) is left
 * out: which belongs to which is not known.
 */
#include "data/data.h"
#include "normalize/checks/checks_internal.h"
#include "normalize/values/numbering.h"

#include <string.h>

/* Columns of data/identities.tsv; a cell is kind, block, row, column. */
enum { RULE, LEFT, RELATION = LEFT + 4, RIGHT, FORCE = RIGHT + 4, PLUS, REASON = PLUS + 3 };

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

/* The first year that a path names; 0 without one. */
static guint
year_of(const GkColumn *column)
{
    for (guint i = 0; i < column->path_length; i++)
        for (const char *p = column->path[i]; *p; p++)
            if ((p == column->path[i] || !g_ascii_isdigit(p[-1])) && g_str_has_prefix(p, "20") &&
                g_ascii_isdigit(p[2]) && g_ascii_isdigit(p[3]) && !g_ascii_isdigit(p[4]))
                return (guint) g_ascii_strtoull(p, NULL, 10);
    return 0;
}

static guint
latest_year(const GkTableMeaning *meaning, guint block)
{
    guint latest = 0;
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].role == GK_COLUMN_AMOUNT && meaning->columns[c].block == block)
            latest = MAX(latest, year_of(&meaning->columns[c]));
    return latest;
}

/* 2024年执行数 | 2025年预算数 | 增减额: columns of another year, or of what changed since. */
static gboolean
is_beside(const GkColumn *column, guint latest)
{
    guint year = year_of(column);
    gboolean beside = year && year < latest;
    for (guint i = 0; i < column->path_length && !beside; i++)
        beside = gk_check_says(column->path[i], "last_year") || gk_check_says(column->path[i], "difference");
    return beside;
}

/* ^word begins its last label, any other is in any of its labels. */
static gboolean
path_says(const GkColumn *column, const char *word)
{
    if (*word != '^')
        return path_has(column, word);
    return column->path_length && g_str_has_prefix(column->path[column->path_length - 1], word + 1);
}

/* All words parted by +; "first" is in all. */
static gboolean
path_has_all(const GkColumn *column, const char *words)
{
    g_auto(GStrv) parts = g_strsplit(words, "+", -1);
    for (char **part = parts; *part; part++)
        if (strcmp(*part, "first") != 0 && !path_says(column, *part))
            return FALSE;
    return TRUE;
}

static gint
find_column(const GkTableMeaning *meaning, guint block, const char *words)
{
    guint latest = latest_year(meaning, block);
    gint beside = -1;
    for (guint c = 0; c < meaning->table->column_count; c++) {
        const GkColumn *column = &meaning->columns[c];
        if (column->role != GK_COLUMN_AMOUNT || column->block != block || !path_has_all(column, words))
            continue;
        if (!is_beside(column, latest))
            return (gint) c;
        beside = beside < 0 ? (gint) c : beside;
    }
    return beside;
}

gint
gk_check_column_of(const GkTableMeaning *meaning, guint block, const char *alternatives)
{
    g_auto(GStrv) words = g_strsplit(alternatives, "|", -1);
    gint found = -1;
    for (char **word = words; found < 0 && *word; word++)
        found = find_column(meaning, block, *word);
    return found;
}

static gboolean
row_matches(const GkRow *row, const char *word)
{
    if (strcmp(word, "total") == 0)
        return row->kind == GK_ROW_TOTAL;
    if (g_ascii_isdigit(*word))
        return g_strcmp0(row->code, word) == 0;
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

static gboolean
find_in_row(const GkTableMeaning *meaning, guint block, const char *row_word, const char *column_word, GkCellRef *cell)
{
    gint row = find_row(meaning, block, row_word), column = gk_check_column_of(meaning, block, column_word);
    if (row < 0 || column < 0)
        return FALSE;
    if (gk_check_cell(meaning, (guint) row, (guint) column, cell))
        return TRUE;
    /* a label that reaches over the column, with its amount behind it */
    const GkCell *label = gk_table_cell_at(meaning->table, (guint) row, (guint) column);
    guint next = label->column + label->column_span;
    return label->row == (guint) row && label->column < (guint) column && next < meaning->table->column_count &&
        meaning->columns[next].role == GK_COLUMN_AMOUNT && gk_check_cell(meaning, (guint) row, next, cell);
}

static gboolean
has_number(const GkTableMeaning *meaning, GkCellRef cell)
{
    const GkTable *table = meaning->table;
    return meaning->values[table->cell_at[(gsize) cell.row * table->column_count + cell.column]].state ==
        GK_VALUE_NUMBER;
}

/* Of several words for the row the first one that leads to a number. */
static gboolean
find_in_block(const GkTableMeaning *meaning, guint block, const char *row_words, const char *column_word,
              GkCellRef *cell)
{
    g_auto(GStrv) words = g_strsplit(row_words, "|", -1);
    gboolean found = FALSE;
    for (char **word = words; *word; word++)
        if (find_in_row(meaning, block, *word, column_word, cell)) {
            found = TRUE;
            if (has_number(meaning, *cell))
                break;
        }
    return found;
}

gboolean
gk_check_find_cell(const GkTableMeaning *meaning, const char *which, const char *row_words, const char *column_word,
                   GkCellRef *cell)
{
    if (strcmp(which, "any") != 0)
        return find_in_block(meaning, block_of(meaning, which), row_words, column_word, cell);
    gboolean found = FALSE;
    for (guint block = 0; !found && block < MAX(meaning->n_blocks, 1); block++)
        found = find_in_block(meaning, block, row_words, column_word, cell);
    return found;
}

static gboolean
find_cell(const GkTableMeaning *meaning, const GkDataRow *identity, guint field, GkCellRef *cell)
{
    return gk_check_find_cell(meaning, gk_data_field(identity, field + 1), gk_data_field(identity, field + 2),
                              gk_data_field(identity, field + 3), cell);
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
    gint r = find_row(left, 0, "total"), q = find_row(right, 0, "total");
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
compare_codes(GkFamily *family, const GkDataRow *identity, const GkTableMeaning *left, const GkTableMeaning *right)
{
    gint a = gk_check_column_of(left, 0, gk_data_field(identity, LEFT + 3)),
         b = gk_check_column_of(right, 0, gk_data_field(identity, RIGHT + 3));
    if (a < 0 || b < 0 || !are_comparable(family, left, (guint) a, right, (guint) b))
        return;
    g_autoptr(GHashTable) rows = index_codes(right), own = index_codes(left);
    for (guint r = left->table->header_row_count; r < left->table->row_count; r++) {
        const char *code = left->rows[r].code;
        guint other = code ? GPOINTER_TO_UINT(g_hash_table_lookup(rows, code)) : 0;
        GkCellRef x, y;
        if (other && g_hash_table_lookup(own, code) && gk_check_cell(left, r, (guint) a, &x) &&
            gk_check_cell(right, other - 1, (guint) b, &y))
            gk_family_try_pair(family, GK_CHECK_TABLE_TABLE, gk_data_field(identity, RULE), x, y);
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
compare_classes(GkFamily *family, const GkDataRow *identity, const GkTableMeaning *balance, const GkTableMeaning *list)
{
    guint block = block_of(balance, gk_data_field(identity, LEFT + 1));
    gint column = gk_check_column_of(balance, block, gk_data_field(identity, LEFT + 3)),
         amount = gk_check_column_of(list, 0, gk_data_field(identity, RIGHT + 3));
    g_autoptr(GHashTable) labels = index_labels(balance, block);
    for (guint r = list->table->header_row_count; column >= 0 && amount >= 0 && r < list->table->row_count; r++) {
        const GkRow *row = gk_check_row(list, 0, r);
        GkCellRef a, b;
        if (row->level != 1 || !row->code || !row->label || !gk_check_cell(list, r, (guint) amount, &b))
            continue;
        guint found = GPOINTER_TO_UINT(g_hash_table_lookup(labels, bare_label(row->label)));
        if (found && gk_check_cell(balance, found - 1, (guint) column, &a))
            gk_family_try_pair(family, GK_CHECK_TABLE_TABLE, gk_data_field(identity, RULE), a, b);
    }
}

/* --- identities --- */

/* One cell against another, or against the sum of two. */
static void
compare_cells(GkFamily *family, const GkDataRow *identity, const GkTableMeaning *left, const GkTableMeaning *right)
{
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    GkCellRef total, term;
    if (!find_cell(left, identity, LEFT, &total) || !find_cell(right, identity, RIGHT, &term))
        return;
    if (!*gk_data_field(identity, PLUS)) {
        gk_family_try_pair(family, GK_CHECK_TABLE_TABLE, gk_data_field(identity, RULE), total, term);
        return;
    }
    g_array_append_val(terms, term);
    if (!gk_check_find_cell(right, gk_data_field(identity, PLUS), gk_data_field(identity, PLUS + 1),
                            gk_data_field(identity, PLUS + 2), &term))
        return;
    g_array_append_val(terms, term);
    gk_family_try_yuan(family, GK_CHECK_TABLE_TABLE, gk_data_field(identity, RULE), total, terms);
}

static void
try_identity(GkChecker *checker, const GkDataRow *identity)
{
    const GkTableMeaning *left = gk_check_only_table(checker->disclosure, gk_data_field(identity, LEFT));
    const GkTableMeaning *right = gk_check_only_table(checker->disclosure, gk_data_field(identity, RIGHT));
    const char *row = gk_data_field(identity, LEFT + 2);
    if (!left || !right)
        return;
    GkFamily family = gk_family_begin(checker, strcmp(gk_data_field(identity, FORCE), "asserted") == 0);
    family.relation = gk_relation_parse(gk_data_field(identity, RELATION));
    if (strcmp(row, "code") == 0) {
        compare_codes(&family, identity, left, right);
        family.confirming = strcmp(gk_data_field(identity, FORCE), "confirming") == 0;
        if (family.failed > family.passed)
            g_array_set_size(family.checks, 0); /* they tell other things */
    } else if (strcmp(row, "class") == 0) {
        compare_classes(&family, identity, left, right);
    } else {
        family.confirming = !family.asserted;
        compare_cells(&family, identity, left, right);
    }
    if (strcmp(gk_data_field(identity, FORCE), "conditional") == 0)
        gk_family_excuse(&family, gk_data_field(identity, REASON));
    gk_family_end(&family);
}

void
gk_checks_between(GkChecker *checker)
{
    guint n_rows;
    const GkDataRow *identities = gk_data_rows("identities.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        try_identity(checker, &identities[i]);
}
