/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which cell, which statement.
 *
 * A cell is asked for by the kind of its table, its block of columns, its row and its column, in words (data/identities.tsv
 * says which); a statement by its item and the rest of its subject. A document with several tables of one kind (one for
 * each of its units) has no answer: which of them is meant is not known.
 *
 * Sentences also speak of other years, and of the budget before it was adjusted: such statements are no answer either.
 */
#include "normalize/sums/query.h"

#include "normalize/sums/amounts.h"

#include <string.h>

/* --- rows and columns --- */

const GkRow *
gk_check_row(const GkTableMeaning *meaning, guint block, guint row)
{
    return meaning->n_blocks > 1 && block < meaning->n_blocks ? &meaning->block_rows[block][row] : &meaning->rows[row];
}

gboolean
gk_check_cell(const GkTableMeaning *meaning, guint row, guint column, GkCellRef *ref)
{
    const GkCell *cell = gk_table_cell_at(meaning->table, row, column);
    *ref = (GkCellRef) { meaning->table->index, row, column };
    return cell->row == row && cell->column == column;
}

/* How a word of a class has to stand in a label. */
static gboolean
fits_class(const char *text, const char *word, const char *class)
{
    if (strcmp(class, "sum_end") == 0)
        return g_str_has_suffix(text, word);
    return strcmp(class, "part") == 0 ? g_str_has_prefix(text, word) : strstr(text, word) != NULL;
}

gboolean
gk_check_says(const char *text, const char *class)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("check-words.tsv", &n_rows);
    for (guint i = 0; text && i < n_rows; i++) {
        const char *of = gk_data_field(&rows[i], 1);
        if (*of == *class && strcmp(of, class) == 0 && fits_class(text, gk_data_field(&rows[i], 0), class))
            return TRUE;
    }
    return FALSE;
}

gboolean
gk_check_path_says(const GkColumn *column, const char *class)
{
    for (guint i = 0; i < column->path_length; i++)
        if (gk_check_says(column->path[i], class))
            return TRUE;
    return FALSE;
}

gboolean
gk_check_has_one_of(const char *text, const char *alternatives)
{
    g_auto(GStrv) words = g_strsplit(alternatives, "|", -1);
    for (char **word = words; text && *word; word++)
        if (strstr(text, *word))
            return TRUE;
    return FALSE;
}

gboolean
gk_check_is_body(const GkRow *row)
{
    return row->kind != GK_ROW_HEADER && row->kind != GK_ROW_ORDINAL && row->kind != GK_ROW_BLANK;
}

gboolean
gk_check_is_sum_row(const GkRow *row)
{
    return row->kind == GK_ROW_TOTAL || (row->kind == GK_ROW_SUBTOTAL && gk_check_says(row->label, "sum"));
}

gboolean
gk_check_needs_proof(const GkDisclosure *disclosure, const GkTableMeaning *meaning)
{
    /* In other currencies than the yuan, tables are in thousands, and their sums in the unit below. */
    if (meaning->currency && strcmp(meaning->currency, "CNY") != 0)
        return TRUE;
    return gk_disclosure_kind_is_government(disclosure->kind) || strcmp(meaning->kind, "other") == 0 ||
        (g_str_has_prefix(meaning->kind, "government_") && strcmp(meaning->kind, "government_fund") != 0);
}

/* --- queries --- */

GkQuery
gk_query_read(const GkDataRow *identity, guint field)
{
    return (GkQuery) { gk_data_field(identity, field), gk_data_field(identity, field + 1),
                       gk_data_field(identity, field + 2), gk_data_field(identity, field + 3) };
}

gboolean
gk_query_is_text(const GkQuery *query)
{
    return strcmp(query->kind, "text") == 0;
}

const GkTableMeaning *
gk_query_table(const GkDisclosure *disclosure, const GkQuery *query)
{
    const GkTableMeaning *found = NULL;
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        if (strcmp(disclosure->tables[i].kind, query->kind) != 0)
            continue;
        if (found)
            return NULL;
        found = &disclosure->tables[i];
    }
    return found;
}

static gboolean
path_has(const GkColumn *column, const char *word)
{
    for (guint i = 0; i < column->path_length; i++)
        if (strstr(column->path[i], word))
            return TRUE;
    return FALSE;
}

/* The first half, or the first half that is headed 支出. */
guint
gk_query_block(const GkTableMeaning *meaning, const GkQuery *query)
{
    if (strcmp(query->block, "expenditure") != 0)
        return 0;
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].block > 0 && gk_check_path_says(&meaning->columns[c], "expenditure"))
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
    return (year && year < latest) || gk_check_path_says(column, "last_year") ||
        gk_check_path_says(column, "difference");
}

/* ^word begins its last label, any other is in any of its labels. */
static gboolean
path_says_word(const GkColumn *column, const char *word)
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
        if (strcmp(*part, "first") != 0 && !path_says_word(column, *part))
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
gk_query_column(const GkTableMeaning *meaning, guint block, const GkQuery *query)
{
    g_auto(GStrv) words = g_strsplit(query->column, "|", -1);
    gint found = -1;
    for (char **word = words; found < 0 && *word; word++)
        found = find_column(meaning, block, *word);
    return found;
}

gboolean
gk_query_names_column(const GkTableMeaning *meaning, const GkQuery *query)
{
    g_auto(GStrv) words = g_strsplit(query->column, "|", -1);
    for (char **word = words; *word; word++) {
        guint found = 0;
        for (guint c = 0; c < meaning->table->column_count; c++)
            found += meaning->columns[c].role == GK_COLUMN_AMOUNT && path_has_all(&meaning->columns[c], *word);
        if (found > 0)
            return found == 1 && strcmp(*word, "first") != 0;
    }
    return FALSE;
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

/* The only row of the body, -1 when there are more. */
static gint
only_row(const GkTableMeaning *meaning, guint block)
{
    gint found = -1;
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        if (!gk_check_is_body(gk_check_row(meaning, block, r)))
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

gint
gk_check_total_row(const GkTableMeaning *meaning, guint block)
{
    return find_row(meaning, block, "total");
}

static gboolean
find_in_row(const GkTableMeaning *meaning, guint block, const char *row_word, gint column, GkCellRef *cell)
{
    gint row = find_row(meaning, block, row_word);
    if (row < 0)
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
find_in_block(const GkTableMeaning *meaning, guint block, const GkQuery *query, GkCellRef *cell)
{
    g_auto(GStrv) words = g_strsplit(query->row, "|", -1);
    gint column = gk_query_column(meaning, block, query);
    gboolean found = FALSE;
    for (char **word = words; column >= 0 && *word; word++)
        if (find_in_row(meaning, block, *word, column, cell)) {
            found = TRUE;
            if (has_number(meaning, *cell))
                break;
        }
    return found;
}

gboolean
gk_query_cell(const GkTableMeaning *meaning, const GkQuery *query, GkCellRef *cell)
{
    guint first = gk_query_block(meaning, query);
    guint last = strcmp(query->block, "any") == 0 ? MAX(meaning->n_blocks, 1) - 1 : first;
    gboolean found = FALSE;
    for (guint block = first; !found && block <= last; block++)
        found = find_in_block(meaning, block, query, cell);
    return found;
}

/* --- statements --- */

/* The document's year, and the figure (budget, final) that its tables print. */
static gboolean
speaks_of_tables(const GkDisclosure *disclosure, const GkStatement *statement)
{
    gint64 year = disclosure->fiscal_year.text ? g_ascii_strtoll(disclosure->fiscal_year.text, NULL, 10) : 0;
    const char *expected = gk_disclosure_kind_is_final(disclosure->kind) ? "final" : "budget";
    if (!gk_check_is_money(&statement->amount) || (statement->year && year && statement->year != (guint) year))
        return FALSE;
    return !statement->figure || strcmp(statement->figure, expected) == 0;
}

/* The word is one of those parted by |, as a whole. */
static gboolean
is_one_of(const char *word, const char *alternatives)
{
    gsize length = word ? strlen(word) : 0;
    for (const char *p = alternatives; length && p; p = strchr(p, '|'), p = p ? p + 1 : NULL)
        if (strncmp(p, word, length) == 0 && (p[length] == '|' || !p[length]))
            return TRUE;
    return FALSE;
}

static gboolean
is_any(const char *word)
{
    return strcmp(word, "-") == 0;
}

gboolean
gk_query_names(const GkQuery *query, const char *item)
{
    return gk_query_is_text(query) && is_any(query->block) && is_one_of(item, query->row);
}

gboolean
gk_query_has_statement(const GkDisclosure *disclosure, const GkQuery *query, const GkStatement *statement)
{
    gboolean named;
    if (strcmp(query->row, "code") == 0)
        named = statement->n_codes > 0;
    else if (g_str_has_prefix(query->row, "topic:"))
        named = strcmp(statement->topic, query->row + strlen("topic:")) == 0;
    else
        named = is_one_of(statement->item, query->row);
    return named && (is_any(query->block) || strstr(statement->subject, query->block)) &&
        (is_any(query->column) || !gk_check_has_one_of(statement->subject, query->column)) &&
        speaks_of_tables(disclosure, statement);
}
