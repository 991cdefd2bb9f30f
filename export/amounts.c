/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/amounts.h"
#include "export/output.h"

#include <string.h>

gboolean
gk_is_amount(const cJSON *item, const cJSON *value)
{
    const char *state = gk_read_text(value, "state");
    if (!state)
        return FALSE;
    if (strcmp(state, "number") == 0 || strcmp(state, "unreadable") == 0)
        return TRUE;
    return strcmp(state, "nil") == 0 && gk_read_get(item, "dimensions");
}

/* What stands nearest to an amount governs it: its row, its column, its table. */
static const cJSON *
unit_of_cell(const GkAmount *amount)
{
    const cJSON *unit = gk_read_get(amount->row, "unit");
    if (!unit)
        unit = gk_read_get(amount->column, "unit");
    return unit ? unit : gk_read_get(amount->table->json, "unit");
}

void
gk_amount_init(GkAmount *amount, const GkExportDocument *document, const GkExportTable *table, const cJSON *item)
{
    *amount = (GkAmount) { .document = document, .table = table, .item = item };
    amount->value = gk_read_get(item, table ? "value" : "amount");
    amount->dimensions = gk_read_get(item, "dimensions");
    if (!table)
        return;
    amount->column = gk_export_table_column(table, item);
    amount->row = gk_export_table_row(table, item);
    amount->unit = unit_of_cell(amount);
}

static gboolean
walk_table(const GkExportDocument *document, const GkExportTable *table, GkAmountVisitor each, gpointer data)
{
    GkAmount amount;
    for (guint i = 0; i < table->cells->len; i++) {
        const cJSON *cell = table->cells->pdata[i];
        if (!gk_is_amount(cell, gk_read_get(cell, "value")))
            continue;
        gk_amount_init(&amount, document, table, cell);
        if (!each(&amount, data))
            return FALSE;
    }
    return TRUE;
}

gboolean
gk_amounts_walk(const GkExportDocument *document, GkAmountVisitor each, gpointer data)
{
    const cJSON *statement;
    GkAmount amount;
    for (guint i = 0; i < document->tables->len; i++)
        if (!walk_table(document, document->tables->pdata[i], each, data))
            return FALSE;
    cJSON_ArrayForEach(statement, gk_read_get(document->json, "statements"))
    {
        if (!gk_is_amount(statement, gk_read_get(statement, "amount")))
            continue;
        gk_amount_init(&amount, document, NULL, statement);
        if (!each(&amount, data))
            return FALSE;
    }
    return TRUE;
}

guint
gk_amounts_count(const GkExportDocument *document)
{
    const cJSON *statement;
    guint count = 0;
    for (guint i = 0; i < document->tables->len; i++) {
        const GPtrArray *cells = ((const GkExportTable *) document->tables->pdata[i])->cells;
        for (guint j = 0; j < cells->len; j++)
            count += gk_is_amount(cells->pdata[j], gk_read_get(cells->pdata[j], "value"));
    }
    cJSON_ArrayForEach(statement, gk_read_get(document->json, "statements")) count +=
        gk_is_amount(statement, gk_read_get(statement, "amount"));
    return count;
}

static const GkAmountColumn *
column_called(const char *name)
{
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++)
        if (strcmp(column->name, name) == 0)
            return column;
    return NULL;
}

const GkAmountColumn *
gk_amount_column(const char *name)
{
    const GkAmountColumn *column = column_called(name);
    if (!column)
        g_error("amounts have no column %s", name);
    return column;
}

static gboolean
refuse_column(const char *name, const char *why, GError **error)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++)
        g_string_append_printf(list, "%s%s", list->len ? ", " : "", column->name);
    g_autoptr(GkSentence) words = gk_sentence_of_words(why);
    gk_error_set(error, GK_FILE_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "--columns: “%s” %p; there are %s", name, words, list->str);
    return FALSE;
}

static gboolean
choose(GPtrArray *columns, const char *name, GError **error)
{
    const GkAmountColumn *column = column_called(name);
    if (!column)
        return refuse_column(name, N_("is no column of the amounts"), error);
    if (g_ptr_array_find(columns, column, NULL))
        return refuse_column(name, N_("is named twice"), error);
    g_ptr_array_add(columns, (gpointer) column);
    return TRUE;
}

GPtrArray *
gk_amount_columns_chosen(const char *names, GError **error)
{
    g_autoptr(GPtrArray) columns = g_ptr_array_new();
    g_auto(GStrv) list = g_strsplit(names ? names : "", ",", -1);
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; !names && column->name; column++)
        g_ptr_array_add(columns, (gpointer) column);
    for (char **name = list; *name; name++)
        if (!choose(columns, g_strstrip(*name), error))
            return NULL;
    if (columns->len == 0 && !refuse_column("", N_("names none"), error))
        return NULL;
    return g_steal_pointer(&columns);
}
