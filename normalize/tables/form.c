/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Forms: tables of performance targets.
 *
 *   | 项目名称 | …                     | 项目负责人 | …      |
 *   | 项目资金（万元） | 年度预算总额： | 69.40 | 其中： … |
 *   | 一级指标 | 二级指标 | 三级指标 | 指标值 | … | 权重   |
 *   | 产出指标 | 数量指标 | …        | =4 台  | … | 5      |
 *
 * The upper part is made of fields beside their labels, the lower part is a list
 * whose header stands in mid-table and names the columns. No column is one of
 * amounts; what the fields are worth is for performance.c to say, which reads
 * their labels.
 */
#include "normalize/tables/meaning.h"

#include "normalize/values/label_words.h"
#include "normalize/values/text.h"

#include <string.h>

/* The header of the list of indicators: at least two cells that name levels or names of indicators. */
static gboolean
heads_indicators(const GkTable *table, guint row)
{
    guint found = 0;
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(table, row, c);
        if (cell->row != row || cell->column != c)
            continue;
        g_autofree char *key = gk_text_key(cell->text);
        found += gk_label_words_mean("row-words.tsv", key, "indicators");
    }
    return found >= 2;
}

static guint
find_list(const GkTable *table)
{
    for (guint row = 0; row < table->row_count; row++)
        if (heads_indicators(table, row))
            return row;
    return G_MAXUINT;
}

/* A list of projects with a header of its own (项目名称 | 预算数 | 绩效目标), and not a form: what its columns are
 * stands in them. */
static gboolean
is_list(const GkTableWork *work)
{
    guint header = work->table->header_row_count;
    return header > 0 && (work->form_row == G_MAXUINT || work->form_row < header);
}

static void
name_column(GkTableWork *work, guint column)
{
    GkColumn *result = &work->columns[column];
    result->block = 0; /* a form is one block: its right half has no rows of its own */
    if (is_list(work) && (result->role == GK_COLUMN_AMOUNT || result->role == GK_COLUMN_SHARE))
        return;
    result->role = GK_COLUMN_TEXT;
    if (work->form_row == G_MAXUINT)
        return;
    const char *label = gk_meaning_label(work, gk_table_cell_at(work->table, work->form_row, column)->text);
    result->path = gk_arena_copy(work->arena, &label, sizeof label);
    result->path_length = label != NULL;
    g_autofree char *key = label ? gk_text_key_without_brackets(label) : g_strdup("");
    if (gk_label_words_mean("column-words.tsv", key, "label"))
        result->role = GK_COLUMN_LABEL;
    else if (gk_label_words_mean("column-words.tsv", key, "ordinal"))
        result->role = GK_COLUMN_ORDINAL;
}

void
gk_form_find(GkTableWork *work)
{
    work->form_row = G_MAXUINT;
    work->form = g_str_has_prefix(work->meaning->kind, "performance_");
    if (!work->form)
        return;
    work->form_row = find_list(work->table);
    for (guint c = 0; c < work->table->column_count; c++)
        name_column(work, c);
    work->meaning->n_blocks = 1;
}
