/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/amounts.h"

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

static gboolean
count_one(const GkAmount *amount, gpointer data)
{
    guint *count = data;
    (*count)++;
    return TRUE;
}

guint
gk_amounts_count(const GkExportDocument *document)
{
    guint count = 0;
    gk_amounts_walk(document, count_one, &count);
    return count;
}

const GkAmountColumn *
gk_amount_column(const char *name)
{
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++)
        if (strcmp(column->name, name) == 0)
            return column;
    g_error("amounts have no column %s", name);
}
