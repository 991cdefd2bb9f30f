/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns: their paths, roles and blocks.
 *
 *   |        收 入        |               支 出                |   path of column 4:
 *   | 项目     | 决算数   | 项目     | 合计   | 一般公共预算 |     支出 / 一般公共预算
 *    block 0    block 0     block 1    block 1  block 1
 *
 * The path of a column is the labels of the header cells above it, each merged
 * cell once. The role comes from two witnesses: the words of the labels, the
 * lowest first (data/column-words.tsv), and what stands in the column. Words
 * decide where the column is blank or its contents are mixed; contents decide
 * where they are clear (amounts under 支出内容 are amounts, words under 收入 are
 * labels). Rows that name a total are left out of the count, since their labels
 * run over several columns.
 *
 * A table has side-by-side halves when a column of codes, ordinals or labels
 * comes again to the right of amounts and has amounts of its own.
 *
 * Limits: a column that is blank all over and whose header has no known word
 * is text, unless its neighbour to the left is an amount below the same header.
 */
#include "normalize/tables/meaning.h"

#include "normalize/values/label_words.h"
#include "normalize/values/text.h"
#include "normalize/values/unit_text.h"

#include <string.h>

/* What stands in a column. */
typedef struct {
    guint numbers, nils, texts;
    guint damaged; /* amounts that can't be read: 88万, 10.00 12.00, 1!2.50; counted in `texts`, too */
    guint damaged_sure; /* those that are amounts wherever they stand */
    guint damaged_likely; /* ... or among amounts, of one kind or the other */
    guint exact; /* numbers with decimals or separators: surely amounts */
    guint codes; /* bare integers of the length of a classification code */
    guint percents;
    guint ordinals; /* bare integers, each one more than the one before, from `first` */
    gk_int128 first; /* 1, or what the first column of a table begins with whose header is on another page */
    gboolean goes_on;
} Contents;

typedef enum { CONTENTS_BLANK, CONTENTS_NUMBERS, CONTENTS_TEXTS, CONTENTS_MIXED } ContentsClass;

static gboolean
is_code_number(const char *text, const GkAmount *amount)
{
    guint length = gk_text_length(text);
    return amount->decimal.scale == 0 && !amount->grouped && !amount->percent && !amount->unit.text &&
        amount->decimal.coefficient >= 100 && (length == 3 || length == 5 || length == 7);
}

/* 10.00 12.00, 约45.00: with decimals or separators, so no dates, ranks or terms of years; or layout says that they are
 * several numbers, or pieces of one. */
static gboolean
is_surely_damaged(const GkCell *cell, const GkAmount *amount)
{
    if (amount->fault == GK_FAULT_SEVERAL && (cell->doubts & (GK_DOUBT_SEVERAL_NUMBERS | GK_DOUBT_AMBIGUOUS_NUMBER)))
        return TRUE;
    return (amount->fault == GK_FAULT_SEVERAL || amount->fault == GK_FAULT_WORDS || amount->fault == GK_FAULT_SCALED) &&
        strpbrk(cell->text, ".,");
}

static void
count_cell(const GkCell *cell, const GkAmount *amount, Contents *contents)
{
    switch (amount->state) {
    case GK_VALUE_NUMBER:
        contents->numbers++;
        contents->exact += amount->decimal.scale > 0 || amount->grouped;
        contents->percents += amount->percent;
        contents->codes += is_code_number(cell->text, amount);
        if (contents->goes_on && contents->numbers == 1)
            contents->first = amount->decimal.coefficient;
        contents->ordinals += amount->decimal.scale == 0 && amount->decimal.coefficient == contents->first + contents->ordinals;
        break;
    case GK_VALUE_NIL:
        contents->nils++;
        break;
    case GK_VALUE_UNREADABLE:
        contents->damaged++;
        contents->damaged_sure += is_surely_damaged(cell, amount);
        contents->damaged_likely += is_surely_damaged(cell, amount) || gk_amount_is_damaged(cell->text);
        contents->texts++;
        break;
    case GK_VALUE_TEXT:
        contents->damaged += gk_amount_is_damaged(cell->text);
        contents->damaged_likely += gk_amount_is_damaged(cell->text);
        contents->texts++;
        break;
    case GK_VALUE_BLANK:
        break;
    }
}

static Contents
count_rows(const GkTableWork *work, guint column, gboolean sums)
{
    const GkTable *table = work->table;
    Contents contents = { .first = 1, .goes_on = column == 0 && table->header_row_count == 0 };
    for (guint row = table->header_row_count; row < table->row_count; row++) {
        const GkCell *cell = gk_table_cell_at(table, row, column);
        if (work->ordinal[row] || work->summing[row] != sums || cell->row != row || cell->column_span > 1)
            continue;
        count_cell(cell, &work->amounts[cell - table->cells], &contents);
    }
    return contents;
}

/* Totals are asked where a table without a header has nothing else: its end, on a page of its own. */
static Contents
count_column(const GkTableWork *work, guint column)
{
    Contents contents = count_rows(work, column, FALSE);
    gboolean blank = contents.numbers + contents.nils + contents.texts == 0;
    return blank && work->table->header_row_count == 0 ? count_rows(work, column, TRUE) : contents;
}

static ContentsClass
classify(const Contents *contents)
{
    guint numbers = contents->numbers + contents->nils;
    if (numbers + contents->texts == 0)
        return CONTENTS_BLANK;
    if (contents->texts * 5 <= contents->numbers || contents->texts == 0)
        return CONTENTS_NUMBERS;
    return contents->texts >= 2 * contents->numbers ? CONTENTS_TEXTS : CONTENTS_MIXED;
}

/* --- paths --- */

/* A total's label that stands among the header rows of an empty table: over the columns of code and name. */
static gboolean
is_row_label(const GkTable *table, const GkCell *cell)
{
    GkRowKind kind = gk_meaning_row_kind(cell->text);
    if (cell->column > 0 || cell->column_span < 2 || cell->row == 0 || kind != GK_ROW_TOTAL)
        return FALSE;
    const GkCell *above = gk_table_cell_at(table, cell->row - 1, 0);
    return above->column_span < cell->column_span;
}

static void
find_path(GkTableWork *work, guint column, GkColumn *result)
{
    const GkTable *table = work->table;
    GArray *path = g_array_new(FALSE, FALSE, sizeof(char *));
    const GkCell *above = NULL;
    for (guint row = 0; row < table->header_row_count; row++) {
        const GkCell *cell = gk_table_cell_at(table, row, column);
        if (cell == above || work->ordinal[row])
            continue;
        above = cell;
        const char *label = gk_meaning_label(work, cell->text);
        if (label && !gk_meaning_is_caption_cell(table, cell) && !is_row_label(table, cell))
            g_array_append_val(path, label);
    }
    result->path = gk_arena_take_array(work->arena, path, &result->path_length);
}

/* --- roles --- */

static GkColumnRole
role_of_name(const char *name)
{
    for (guint role = 0; role < GK_N_COLUMN_ROLES; role++)
        if (strcmp(name, gk_column_role_name(role)) == 0)
            return (GkColumnRole) role;
    if (strcmp(name, "other_code") == 0)
        return GK_COLUMN_CODE;
    if (strcmp(name, "sure_amount") == 0 || strcmp(name, "either_amount") == 0)
        return GK_COLUMN_AMOUNT;
    g_error("data/column-words.tsv: unknown role %s", name);
}

typedef struct {
    GkColumnRole role;
    gboolean sure; /* whatever stands in the column: 决算数 heads amounts */
    gboolean either; /* 收入 may head names of rows, too */
} Claim;

/* 2024年（万元） */
static gboolean
prints_money(const GkColumn *column)
{
    GkUnit unit;
    for (guint i = 0; i < column->path_length; i++)
        if (gk_unit_in_label(column->path[i], &unit) == GK_UNIT_ONE)
            return TRUE;
    return FALSE;
}

/* The role that the labels claim, the lowest that claims one. FALSE when none does. */
static gboolean
role_of_words(const GkTableWork *work, const GkColumn *column, Claim *claim)
{
    for (guint i = column->path_length; i-- > 0;) {
        if (gk_profile_role(work->profile, column->path[i], &claim->role))
            return TRUE;
        g_autofree char *key = gk_text_key_without_brackets(column->path[i]);
        const char *name = strchr(column->path[i], '%') || strstr(column->path[i], "％")
            ? "share"
            : gk_label_words_find("column-words.tsv", key);
        if (name) {
            *claim = (Claim) { role_of_name(name), strcmp(name, "sure_amount") == 0,
                               strcmp(name, "either_amount") == 0 };
            return TRUE;
        }
    }
    claim->role = GK_COLUMN_AMOUNT;
    return prints_money(column);
}

static GkColumnRole
role_of_numbers(const Contents *contents)
{
    if (contents->codes > 1 && contents->codes == contents->numbers)
        return GK_COLUMN_CODE;
    if (contents->ordinals > 1 && contents->ordinals == contents->numbers)
        return GK_COLUMN_ORDINAL;
    return contents->percents && contents->percents == contents->numbers ? GK_COLUMN_SHARE : GK_COLUMN_AMOUNT;
}

/* Codes stand before the amounts: whole numbers of their lengths that follow an amount, below a label that names no
 * code, are amounts, too. */
static gboolean
follows_amounts(const GkColumn *columns, guint column)
{
    return column > 0 && columns[column - 1].role == GK_COLUMN_AMOUNT && columns[column].path_length > 0;
}

/* Amounts that can't be read belong where amounts do. */
static Contents
without_damage(Contents contents)
{
    contents.texts -= contents.damaged;
    contents.nils += contents.damaged;
    return contents;
}

/* Whatever words stand among them. */
static gboolean
holds_amounts(const Contents *contents)
{
    return contents->exact > 0 && contents->exact == contents->numbers;
}

/* Words and contents weighed against each other. Behind a column of amounts (`follows`) words for amounts name no rows,
 * but for those that head halves, unless there are amounts below them. */
static GkColumnRole
weigh(const Claim *claim, const Contents *contents, gboolean follows)
{
    GkColumnRole claimed = claim->role;
    ContentsClass class = classify(contents);
    Contents undamaged = without_damage(*contents);
    switch (claimed) {
    case GK_COLUMN_AMOUNT:
    case GK_COLUMN_SHARE:
        class = classify(&undamaged);
        if (claim->sure && contents->numbers + contents->damaged > 0)
            return claimed;
        if (claimed == GK_COLUMN_AMOUNT && follows && (!claim->either || holds_amounts(contents)))
            return claimed;
        if (class == CONTENTS_TEXTS)
            return claimed == GK_COLUMN_AMOUNT ? GK_COLUMN_LABEL : GK_COLUMN_TEXT;
        return claimed;
    case GK_COLUMN_LABEL:
        if (class == CONTENTS_NUMBERS && contents->codes > 1 && contents->codes == contents->numbers)
            return GK_COLUMN_CODE;
        return class == CONTENTS_NUMBERS && contents->exact * 2 > contents->numbers ? GK_COLUMN_AMOUNT : claimed;
    case GK_COLUMN_TEXT:
    case GK_COLUMN_CODE:
    case GK_COLUMN_ORDINAL:
    default:
        return class == CONTENTS_NUMBERS && contents->exact * 2 > contents->numbers && !contents->percents &&
                claimed != GK_COLUMN_TEXT
            ? GK_COLUMN_AMOUNT
            : claimed;
    }
}

static gboolean
same_parent(const GkColumn *a, const GkColumn *b)
{
    return a->path_length > 0 && b->path_length > 0 && strcmp(a->path[0], b->path[0]) == 0;
}

/* Nothing but amounts, some of them damaged, behind a column of amounts or where the table prints its unit. */
static gboolean
is_damaged_column(const GkTableWork *work, const GkColumn *columns, guint column, const Contents *contents)
{
    gboolean expected = follows_amounts(columns, column) || (*work->table->unit.text && columns[column].path_length > 0);
    return expected && contents->texts > 0 &&
        (contents->damaged_sure == contents->texts ||
         (contents->damaged_likely == contents->texts && 2 * contents->numbers >= contents->texts));
}

/* A column about which the words say nothing. */
static GkColumnRole
role_of_contents(const GkTableWork *work, const GkColumn *columns, guint column, const Contents *contents,
                 gboolean label_seen)
{
    GkColumnRole role;
    if (is_damaged_column(work, columns, column, contents))
        return GK_COLUMN_AMOUNT;
    switch (classify(contents)) {
    case CONTENTS_NUMBERS:
        role = role_of_numbers(contents);
        return role == GK_COLUMN_CODE && follows_amounts(columns, column) ? GK_COLUMN_AMOUNT : role;
    case CONTENTS_MIXED:
        return contents->exact * 2 > contents->numbers + contents->texts ? GK_COLUMN_AMOUNT : GK_COLUMN_TEXT;
    case CONTENTS_TEXTS: {
        gboolean beside_label = column > 0 && columns[column - 1].role == GK_COLUMN_LABEL;
        return !label_seen || beside_label ? GK_COLUMN_LABEL : GK_COLUMN_TEXT;
    }
    case CONTENTS_BLANK:
    default:
        return column > 0 && columns[column - 1].role == GK_COLUMN_AMOUNT &&
                same_parent(&columns[column - 1], &columns[column])
            ? GK_COLUMN_AMOUNT
            : GK_COLUMN_TEXT;
    }
}

static void
find_roles(GkTableWork *work, GkColumn *columns)
{
    gboolean label_seen = FALSE;
    for (guint c = 0; c < work->table->column_count; c++) {
        Contents contents = count_column(work, c);
        Claim claim = { 0 };
        if (role_of_words(work, &columns[c], &claim))
            columns[c].role = weigh(&claim, &contents, follows_amounts(columns, c));
        else
            columns[c].role = role_of_contents(work, columns, c, &contents, label_seen);
        label_seen |= columns[c].role == GK_COLUMN_LABEL;
    }
}

/* --- blocks --- */

static gboolean
names_rows(GkColumnRole role)
{
    return role == GK_COLUMN_CODE || role == GK_COLUMN_LABEL || role == GK_COLUMN_ORDINAL;
}

/* An amount comes before the next column that names rows and follows one. */
static gboolean
has_amounts_of_its_own(const GkColumn *columns, guint n_columns, guint from)
{
    guint c = from;
    while (c < n_columns && names_rows(columns[c].role))
        c++;
    return c < n_columns && columns[c].role == GK_COLUMN_AMOUNT;
}

static gboolean
has_label(const GkColumn *columns, guint from, guint to)
{
    for (guint c = from; c < to; c++)
        if (columns[c].role == GK_COLUMN_LABEL)
            return TRUE;
    return FALSE;
}

static const char *
last_label(const GkColumn *column)
{
    return column->path_length ? column->path[column->path_length - 1] : "";
}

/* Behind column `c` the labels come again that stand behind the one at `start`, an amount's among them. */
static gboolean
begins_half(const GkColumn *columns, guint n_columns, guint start, guint c)
{
    gboolean amount = FALSE;
    for (guint k = 1; k < c - start; k++) {
        if (c + k >= n_columns || !*last_label(&columns[c + k]) ||
            strcmp(last_label(&columns[start + k]), last_label(&columns[c + k])) != 0)
            return FALSE;
        amount |= columns[c + k].role == GK_COLUMN_AMOUNT;
    }
    return amount;
}

/* 供应商 金额 占比 | 客户 金额 占比: words between columns that come again name the rows of a half of their own. */
static void
name_halves(GkColumn *columns, guint n_columns)
{
    guint start = 0;
    while (start < n_columns && columns[start].role != GK_COLUMN_LABEL)
        start++;
    for (guint c = start + 2; c < n_columns; c++)
        if (columns[c].role == GK_COLUMN_TEXT && begins_half(columns, n_columns, start, c)) {
            columns[c].role = GK_COLUMN_LABEL;
            start = c;
        }
}

static guint
find_blocks(GkColumn *columns, guint n_columns)
{
    guint block = 0, start = 0;
    gboolean amounts = FALSE;
    for (guint c = 0; c < n_columns; c++) {
        if (amounts && names_rows(columns[c].role) && has_label(columns, start, c) &&
            has_amounts_of_its_own(columns, n_columns, c)) {
            block++;
            start = c;
            amounts = FALSE;
        }
        amounts |= columns[c].role == GK_COLUMN_AMOUNT;
        columns[c].block = block;
    }
    return block + 1;
}

/* The top header cell of a column; NULL when it is blank or names the table. */
static const GkCell *
top_cell(const GkTable *table, guint column)
{
    const GkCell *cell = table->header_row_count > 1 ? gk_table_cell_at(table, 0, column) : NULL;
    return cell && *cell->text && !gk_meaning_is_caption_cell(table, cell) ? cell : NULL;
}

/* 收入 over the first column of a half alone, the cells to its right drawn and blank: it heads the whole half. */
static void
spread_top_label(GkTableWork *work, GkColumn *columns, guint column, guint start)
{
    const GkTable *table = work->table;
    const GkCell *top = top_cell(table, start);
    if (!top || top->column_span > 1 || top->row_span > 1 || top_cell(table, column))
        return;
    GkColumn *result = &columns[column];
    const char **path = gk_arena_new_array(work->arena, const char *, result->path_length + 1);
    path[0] = columns[start].path[0];
    for (guint i = 0; i < result->path_length; i++)
        path[i + 1] = result->path[i];
    result->path = path;
    result->path_length++;
}

static void
spread_top_labels(GkTableWork *work, GkColumn *columns)
{
    guint start = 0;
    for (guint c = 1; c < work->table->column_count; c++) {
        if (columns[c].block != columns[start].block)
            start = c;
        else
            spread_top_label(work, columns, c, start);
    }
}

void
gk_columns_find(GkTableWork *work)
{
    guint n = work->table->column_count;
    GkColumn *columns = gk_arena_new_array(work->arena, GkColumn, n);
    for (guint c = 0; c < n; c++)
        find_path(work, c, &columns[c]);
    find_roles(work, columns);
    work->columns = columns;
    work->meaning->columns = columns;
    name_halves(columns, n);
    work->meaning->n_blocks = find_blocks(columns, n);
    if (work->meaning->n_blocks > 1)
        spread_top_labels(work, columns);
    gk_columns_name_wholes(work, columns, n);
}
