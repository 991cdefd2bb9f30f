/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/json_internal.h"

/* The checks that each cell takes part in: ids[first[i] .. first[i + 1]) of the cell number i of the document. */
typedef struct {
    guint *table_first; /* number of the first cell of each table */
    guint *first;
    guint *ids;
} CellChecks;

static guint
cell_number(const GkDisclosure *disclosure, const CellChecks *checks, GkCellRef ref)
{
    const GkTable *table = &disclosure->document->tables[ref.table];
    return checks->table_first[ref.table] + table->cell_at[(gsize) ref.row * table->column_count + ref.column];
}

/* Calls for every (cell, check): counts first, then fills. */
static void
visit(const GkDisclosure *disclosure, CellChecks *checks, guint *next, gboolean fill)
{
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        for (guint t = 0; t <= check->n_terms; t++) {
            if (t == check->n_terms && check->total_is_statement)
                continue;
            guint cell = cell_number(disclosure, checks, t < check->n_terms ? check->terms[t] : check->total);
            if (fill && (next[cell] == checks->first[cell] || checks->ids[next[cell] - 1] != i))
                checks->ids[next[cell]++] = i;
            else if (!fill)
                next[cell]++;
        }
    }
}

static guint
count_cells(const GkDisclosure *disclosure, CellChecks *checks)
{
    guint cells = 0;
    checks->table_first = g_new(guint, disclosure->document->n_tables + 1);
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        checks->table_first[i] = cells;
        cells += disclosure->document->tables[i].n_cells;
    }
    return cells;
}

/* Returns the ends of the filled lists. */
static guint *
collect_checks(const GkDisclosure *disclosure, CellChecks *checks)
{
    guint cells = count_cells(disclosure, checks);
    guint *next = g_new0(guint, cells + 1);
    visit(disclosure, checks, next, FALSE);
    checks->first = g_new(guint, cells + 1);
    guint sum = 0;
    for (guint i = 0; i <= cells; i++) {
        checks->first[i] = sum;
        sum += next[i];
        next[i] = checks->first[i];
    }
    checks->ids = g_new(guint, sum + 1);
    visit(disclosure, checks, next, TRUE);
    return next;
}

static cJSON *
repairs_json(guint repairs)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < GK_N_REPAIRS; i++)
        if (repairs & 1u << i)
            cJSON_AddItemToArray(array, cJSON_CreateString(gk_repair_name(i)));
    return array;
}

static cJSON *
check_ids(const CellChecks *checks, const guint *ends, guint cell)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = checks->first[cell]; i < ends[cell]; i++) {
        char id[24];
        g_snprintf(id, sizeof id, "c%u", checks->ids[i] + 1);
        cJSON_AddItemToArray(array, cJSON_CreateString(id));
    }
    return array;
}

static cJSON *
cell_json(const GkTableMeaning *meaning, guint index, const CellChecks *checks, const guint *ends)
{
    const GkCell *cell = &meaning->table->cells[index];
    cJSON *json = cJSON_CreateObject();
    cJSON_AddItemToObjectCS(json, "id",
                            gk_json_cell_id((GkCellRef) { meaning->table->index, cell->row, cell->column }));
    gk_json_integer(json, "row", cell->row);
    gk_json_integer(json, "column", cell->column);
    gk_json_integer(json, "row_span", cell->row_span);
    gk_json_integer(json, "column_span", cell->column_span);
    gk_json_string(json, "text", cell->text);
    gk_json_string(json, "printed", cell->printed);
    gk_json_places(json, "boxes", cell->places, cell->n_places);
    gk_json_value(json, "value", &meaning->values[index]);
    cJSON_AddItemToObjectCS(json, "repairs", repairs_json(cell->repairs));
    cJSON_AddItemToObjectCS(json, "checks",
                            check_ids(checks, ends, checks->table_first[meaning->table->index] + index));
    return json;
}

static cJSON *
part_json(const GkTablePart *part)
{
    cJSON *json = cJSON_CreateObject(), *because = cJSON_CreateArray();
    gk_json_integer(json, "page", part->page);
    gk_json_box(json, "box", part->box);
    gk_json_integer(json, "first_row", part->first_row);
    gk_json_integer(json, "last_row", part->last_row);
    gk_json_integer(json, "repeated_header_rows", part->repeated_header_rows);
    for (guint i = 0; i < GK_N_JOINS; i++)
        if (part->joined_because & 1u << i)
            cJSON_AddItemToArray(because, cJSON_CreateString(gk_join_name(i)));
    cJSON_AddItemToObjectCS(json, "joined_because", because);
    return json;
}

static cJSON *
column_json(const GkColumn *column, guint index)
{
    static const char *const roles[] = { "text", "code", "label", "amount", "share", "ordinal" };
    cJSON *json = cJSON_CreateObject();
    gk_json_integer(json, "index", index);
    gk_json_strings(json, "path", column->path, column->path_length);
    gk_json_string(json, "role", roles[column->role]);
    gk_json_integer(json, "block", column->block);
    return json;
}

static cJSON *
row_json(const GkRow *row, guint index)
{
    static const char *const kinds[] = { "header", "ordinal", "section", "detail", "subtotal", "total", "blank" };
    cJSON *json = cJSON_CreateObject();
    gk_json_integer(json, "index", index);
    gk_json_string(json, "kind", kinds[row->kind]);
    gk_json_string(json, "code", row->code);
    gk_json_integer(json, "level", row->level);
    gk_json_string(json, "label", row->label);
    gk_json_index(json, "parent", row->parent);
    return json;
}

static cJSON *
rows_json(const GkRow *rows, guint count)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < count; i++)
        cJSON_AddItemToArray(array, row_json(&rows[i], i));
    return array;
}

static void
add_unit(cJSON *json, const GkTableMeaning *meaning)
{
    if (!meaning->has_unit) {
        gk_json_string(json, "unit", NULL);
        return;
    }
    gk_json_fact(json, "unit", &meaning->unit);
    cJSON *unit = cJSON_GetObjectItemCaseSensitive(json, "unit");
    gk_json_decimal(unit, "yuan", meaning->unit_yuan);
    gk_json_boolean(unit, "from_profile", meaning->unit_from_profile);
}

/* Title, number, organization and subtitle: the text under its own key, its place beside it. */
static void
add_caption(cJSON *json, const char *key, const char *place_key, const GkText *text)
{
    gk_json_string(json, key, *text->text ? text->text : NULL);
    gk_json_places(json, place_key, text->places, text->n_places);
}

static void
add_lists(cJSON *json, const GkTableMeaning *meaning, const CellChecks *checks, const guint *ends)
{
    const GkTable *table = meaning->table;
    cJSON *columns = cJSON_AddArrayToObject(json, "columns");
    for (guint i = 0; i < table->column_count; i++)
        cJSON_AddItemToArray(columns, column_json(&meaning->columns[i], i));
    cJSON_AddItemToObjectCS(json, "rows", rows_json(meaning->rows, table->row_count));
    cJSON *blocks = cJSON_AddArrayToObject(json, "block_rows");
    for (guint i = 1; i < meaning->n_blocks; i++)
        cJSON_AddItemToArray(blocks, rows_json(meaning->block_rows[i], table->row_count));
    cJSON *cells = cJSON_AddArrayToObject(json, "cells");
    for (guint i = 0; i < table->n_cells; i++)
        cJSON_AddItemToArray(cells, cell_json(meaning, i, checks, ends));
    cJSON *notes = cJSON_AddArrayToObject(json, "notes");
    for (guint i = 0; i < table->n_notes; i++) {
        cJSON *note = cJSON_CreateObject();
        gk_json_string(note, "text", table->notes[i].text);
        gk_json_places(note, "boxes", table->notes[i].places, table->notes[i].n_places);
        cJSON_AddItemToArray(notes, note);
    }
}

static cJSON *
table_json(const GkTableMeaning *meaning, const CellChecks *checks, const guint *ends)
{
    static const char *const rulings[] = { "full", "partial", "none" };
    const GkTable *table = meaning->table;
    cJSON *json = cJSON_CreateObject();
    gk_json_table_id(json, "id", (gint) table->index);
    add_caption(json, "number", "number_boxes", &table->number);
    add_caption(json, "title", "title_boxes", &table->title);
    add_caption(json, "subtitle", "subtitle_boxes", &table->subtitle);
    add_caption(json, "organization", "organization_boxes", &table->organization);
    gk_json_string(json, "kind", meaning->kind);
    gk_json_strings(json, "kind_reasons", meaning->kind_reasons, meaning->n_kind_reasons);
    add_unit(json, meaning);
    gk_json_string(json, "ruling", rulings[table->ruling]);
    cJSON *parts = cJSON_AddArrayToObject(json, "parts");
    for (guint i = 0; i < table->n_parts; i++)
        cJSON_AddItemToArray(parts, part_json(&table->parts[i]));
    gk_json_integer(json, "row_count", table->row_count);
    gk_json_integer(json, "column_count", table->column_count);
    gk_json_integer(json, "header_row_count", table->header_row_count);
    add_lists(json, meaning, checks, ends);
    return json;
}

cJSON *
gk_json_tables(const GkDisclosure *disclosure)
{
    CellChecks checks;
    g_autofree guint *ends = collect_checks(disclosure, &checks);
    cJSON *tables = cJSON_CreateArray();
    for (guint i = 0; i < disclosure->document->n_tables; i++)
        cJSON_AddItemToArray(tables, table_json(&disclosure->tables[i], &checks, ends));
    g_free(checks.table_first);
    g_free(checks.first);
    g_free(checks.ids);
    return tables;
}
