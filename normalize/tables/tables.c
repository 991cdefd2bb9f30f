/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The meaning of tables: what meaning.h lists, in its order.
 */
#include "data/data.h"
#include "normalize/tables/meaning.h"
#include "normalize/tables/tables.h"
#include "normalize/values/label_words.h"
#include "normalize/values/numbering.h"
#include "normalize/values/text.h"

#include <string.h>

const char *
gk_meaning_label(GkTableWork *work, const char *text)
{
    g_autofree char *solid = gk_text_without_spaces(text);
    return *solid ? gk_arena_strdup(work->arena, solid) : NULL;
}

/* Without a colon at the end: 合计： */
static void
cut_colon(char *key)
{
    gsize length = strlen(key);
    if (length && key[length - 1] == ':')
        key[length - 1] = '\0';
}

static const char *
words_of_label(const char *text)
{
    g_autofree char *solid = gk_text_without_spaces(text);
    const char *rest = gk_numbering_parse(solid).rest;
    g_autofree char *bare = gk_text_key_without_brackets(rest);
    cut_colon(bare);
    const char *kind = gk_label_words_find("row-words.tsv", bare);
    if (kind)
        return kind;
    g_autofree char *key = gk_text_key(rest);
    return gk_label_words_mean("row-words.tsv", key, "subtotal") ? "subtotal" : NULL;
}

GkRowKind
gk_meaning_row_kind(const char *text)
{
    const char *name = words_of_label(text);
    for (guint kind = 0; name && kind < GK_N_ROW_KINDS; kind++)
        if (strcmp(name, gk_row_kind_name(kind)) == 0)
            return (GkRowKind) kind;
    return GK_ROW_DETAIL;
}

/* 编制单位：…, 单位：万元: the labels of the lines around a table. */
static gboolean
begins_caption(const char *key)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("caption-words.tsv", &n_rows);
    if (!strchr(key, ':'))
        return FALSE;
    for (guint i = 0; i < n_rows; i++) {
        g_autofree char *word = gk_text_key(gk_data_field(&rows[i], 0));
        const char *class = gk_data_field(&rows[i], 1);
        if ((strstr(class, "unit") || strstr(class, "organization")) && g_str_has_prefix(key, word))
            return TRUE;
    }
    return FALSE;
}

gboolean
gk_meaning_is_caption_cell(const GkTable *table, const GkCell *cell)
{
    if (*cell->text == '\0')
        return FALSE;
    g_autofree char *key = gk_text_key(cell->text);
    g_autofree char *title = gk_text_key(table->title.text);
    g_autofree char *number = gk_text_key(table->number.text);
    if (cell->column_span == table->column_count && table->column_count > 1 && *title && strcmp(key, title) == 0)
        return TRUE;
    return (*number && strcmp(key, number) == 0) || begins_caption(key);
}

/* --- rows that number the columns --- */

/* =1+2, =5/2*100%, =(2-1)÷1×100 */
static gboolean
is_formula(const char *text)
{
    static const char *const SIGNS[] = { "×", "÷" };
    if (*text != '=')
        return FALSE;
    while (*text) {
        gsize length = strspn(text, "=+-*/%.0123456789()");
        for (guint i = 0; i < G_N_ELEMENTS(SIGNS) && length == 0; i++)
            length = g_str_has_prefix(text, SIGNS[i]) ? strlen(SIGNS[i]) : 0;
        if (length == 0)
            return FALSE;
        text += length;
    }
    return TRUE;
}

/* The number in an ordinal row's cell: 3, (3), 3=1+2, 6=5/2*100%; 0 for none. */
static guint
column_number(const char *text)
{
    g_autofree char *key = gk_text_key(text);
    const char *p = key + (*key == '(');
    guint value = 0, digits = 0;
    for (; g_ascii_isdigit(*p) && digits < 3; p++, digits++)
        value = value * 10 + (guint) (*p - '0');
    return is_formula(p) || *p == '\0' || strcmp(p, ")") == 0 ? value : 0;
}

/* 甲 乙 丙, 栏次 and the like: what may stand in an ordinal row over the labels. */
static gboolean
is_column_letter(const char *text)
{
    g_autofree char *key = gk_text_key(text);
    return gk_label_words_mean("row-words.tsv", key, "ordinal") ||
        gk_label_words_mean("row-words.tsv", key, "column_letter") || (g_ascii_isalpha(key[0]) && key[1] == '\0');
}

/* 类 款 项 stand over the codes, in a row of their own or in the one that numbers the other columns. */
static gboolean
is_code_part(const char *text)
{
    g_autofree char *key = gk_text_key(text);
    return gk_label_words_mean("row-words.tsv", key, "code_part");
}

/* 栏次 with numbers, or at least three numbers that count up from 1 and nothing else. */
static gboolean
numbers_columns(const GkTable *table, guint row)
{
    guint expected = 1, letters = 0;
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(table, row, c);
        if (cell->column != c || cell->row != row || *cell->text == '\0')
            continue;
        guint number = column_number(cell->text);
        if (number == 0 && is_code_part(cell->text))
            continue;
        if (number == 0 && is_column_letter(cell->text))
            letters++;
        else if (number != expected++)
            return FALSE;
    }
    return letters ? expected > 1 || letters > 1 : expected > 3;
}

static void
find_row_signs(GkTableWork *work)
{
    const GkTable *table = work->table;
    guint reach = table->header_row_count + 2;
    for (guint row = 1; row < table->row_count && row < reach; row++)
        work->ordinal[row] = numbers_columns(table, row);
    for (guint i = 0; i < table->n_cells; i++) {
        if (work->amounts[i].state != GK_VALUE_TEXT)
            continue;
        GkRowKind kind = gk_meaning_row_kind(table->cells[i].text);
        if (kind == GK_ROW_TOTAL || kind == GK_ROW_SUBTOTAL)
            work->summing[table->cells[i].row] = TRUE;
    }
}

/* What is left of a number of which digits are hidden, or were not read, is no number. */
static GkAmount
read_amount(const GkCell *cell)
{
    GkAmount amount = gk_amount_read(cell->text, gk_cell_lines(cell));
    if ((cell->doubts & (GK_DOUBT_HIDDEN_CHARACTERS | GK_DOUBT_INK_BESIDE_NUMBER)) && amount.state == GK_VALUE_NUMBER)
        amount = (GkAmount) { .state = GK_VALUE_UNREADABLE, .fault = GK_FAULT_SHAPE };
    return amount;
}

static void
read_amounts(GkTableWork *work)
{
    const GkTable *table = work->table;
    for (guint i = 0; i < table->n_cells; i++)
        work->amounts[i] = read_amount(&table->cells[i]);
}

static GkTableWork
begin(GkDisclosure *disclosure, GkArena *scratch, const GkProfile *profile, guint index)
{
    GkArena *arena = disclosure->arena;
    const GkTable *table = &disclosure->document->tables[index];
    GkTableWork work = { arena, disclosure->diagnostics, profile, table, &disclosure->tables[index] };
    work.meaning->table = table;
    work.meaning->kind = "other";
    work.form_row = G_MAXUINT;
    work.amounts = gk_arena_new_array(scratch, GkAmount, table->n_cells);
    work.ordinal = gk_arena_new_array(scratch, gboolean, table->row_count);
    work.summing = gk_arena_new_array(scratch, gboolean, table->row_count);
    read_amounts(&work);
    find_row_signs(&work);
    return work;
}

void
gk_normalize_tables(GkDisclosure *disclosure, const GkProfile *profile)
{
    guint n = disclosure->document->n_tables;
    g_autoptr(GkArena) scratch = gk_arena_new(); /* for what nobody asks for when the values are found */
    disclosure->tables = gk_arena_new_array(disclosure->arena, GkTableMeaning, n);
    GkTableWork *works = gk_arena_new_array(scratch, GkTableWork, n);
    for (guint i = 0; i < n; i++) {
        works[i] = begin(disclosure, scratch, profile, i);
        gk_columns_find(&works[i]);
    }
    gk_kinds_find(works, n);
    for (guint i = 0; i < n; i++) {
        gk_form_find(&works[i]);
        gk_rows_find(&works[i]);
        gk_units_find(&works[i]);
    }
    gk_units_name_currency(works, n);
    for (guint i = 0; i < n; i++) {
        gk_values_find(&works[i]);
        gk_columns_count_decimals(&works[i]);
    }
    gk_codes_check(works, n);
}
