/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/json/json_internal.h"
#include "normalize/values/note_marks.h"

cJSON *
gk_json_repairs(guint repairs)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < GK_N_REPAIRS; i++)
        if (repairs & 1u << i)
            cJSON_AddItemToArray(array, cJSON_CreateString(gk_repair_name(i)));
    return array;
}

static cJSON *
doubts_json(guint doubts)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < GK_N_DOUBTS; i++)
        if (doubts & 1u << i)
            cJSON_AddItemToArray(array, cJSON_CreateString(gk_doubt_name(i)));
    return array;
}

/* The amounts of a cell that is no plain one. */
static cJSON *
parts_json(const GkValue *value)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < value->n_parts; i++) {
        const GkValuePart *part = &value->parts[i];
        g_autofree char *yuan = part->has_yuan ? gk_decimal_to_string(part->yuan) : NULL;
        cJSON *json = cJSON_CreateObject();
        gk_json_string(json, "label", part->label);
        gk_json_string(json, "printed", part->printed);
        gk_json_decimal(json, "decimal", part->decimal);
        gk_json_string(json, "yuan", yuan);
        gk_json_boolean(json, "percent", part->percent);
        cJSON_AddItemToArray(array, json);
    }
    return array;
}

/* Each mark with the index of the note that it leads to. */
static cJSON *
marks_json(const GkTable *table, const GkCell *cell)
{
    cJSON *array = cJSON_CreateArray();
    g_auto(GStrv) marks = cell->marks ? g_strsplit(cell->marks, " ", -1) : NULL;
    for (guint i = 0; marks && marks[i]; i++) {
        cJSON *mark = cJSON_CreateObject();
        gk_json_string(mark, "kind", "footnote");
        gk_json_string(mark, "text", marks[i]);
        gk_json_index(mark, "note", gk_note_of_mark(table, marks[i]));
        cJSON_AddItemToArray(array, mark);
    }
    return array;
}

static cJSON *
cell_json(const GkTableMeaning *meaning, guint index, const GkCheckIndex *checks)
{
    const GkCell *cell = &meaning->table->cells[index];
    const GkValue *value = &meaning->values[index];
    cJSON *json = cJSON_CreateObject();
    GkCellRef ref = { meaning->table->index, cell->row, cell->column };
    cJSON_AddItemToObjectCS(json, "id", gk_json_cell_id(ref));
    gk_json_string(json, "anchor", meaning->cell_anchors[index]);
    gk_json_integer(json, "row", cell->row);
    gk_json_integer(json, "column", cell->column);
    gk_json_integer(json, "row_span", cell->row_span);
    gk_json_integer(json, "column_span", cell->column_span);
    gk_json_string(json, "text", cell->text);
    gk_json_string(json, "printed", cell->printed);
    gk_json_places(json, "boxes", cell->places, cell->n_places);
    gk_json_value(json, "value", value);
    const GkColumn *column = &meaning->columns[cell->column];
    gk_json_dimensions(json, &meaning->dimensions[index], column->path, column->path_length);
    gk_json_string(json, "standing", gk_standing_name(meaning->standings[index]));
    cJSON_AddItemToObjectCS(json, "parts", parts_json(value));
    guint folded = value->folded ? GK_REPAIR_FOLDED_CHARACTERS : 0;
    cJSON_AddItemToObjectCS(json, "repairs", gk_json_repairs(cell->repairs | folded));
    cJSON_AddItemToObjectCS(json, "doubts", doubts_json(cell->doubts));
    gk_json_string(json, "other_reading", cell->other_reading);
    cJSON_AddItemToObjectCS(json, "marks", marks_json(meaning->table, cell));
    cJSON_AddItemToObjectCS(json, "checks", gk_json_check_ids(checks, gk_check_index_cell(checks, ref)));
    return json;
}

static cJSON *
part_json(const GkTablePart *part)
{
    cJSON *json = cJSON_CreateObject(), *because = cJSON_CreateArray(), *apart = cJSON_CreateArray();
    gk_json_integer(json, "page", part->page);
    gk_json_box(json, "box", part->box);
    gk_json_integer(json, "first_row", part->first_row);
    gk_json_integer(json, "last_row", part->last_row);
    gk_json_integer(json, "first_column", part->first_column);
    gk_json_integer(json, "last_column", part->last_column);
    gk_json_integer(json, "repeated_header_rows", part->repeated_header_rows);
    gk_json_integer(json, "repeated_label_columns", part->repeated_label_columns);
    for (guint i = 0; i < GK_N_JOINS; i++)
        if (part->joined_because & 1u << i)
            cJSON_AddItemToArray(because, cJSON_CreateString(gk_join_name(i)));
    cJSON_AddItemToObjectCS(json, "joined_because", because);
    for (guint i = 0; i < GK_N_APARTS; i++)
        if (part->apart_because & 1u << i)
            cJSON_AddItemToArray(apart, cJSON_CreateString(gk_apart_name(i)));
    cJSON_AddItemToObjectCS(json, "apart_because", apart);
    return json;
}

/* The factor and the currency of money; null where the unit is none. */
static void
add_money(cJSON *json, const GkUnit *unit)
{
    gboolean yuan = unit->money && g_strcmp0(unit->currency, "CNY") == 0;
    g_autofree char *factor = unit->money ? gk_decimal_to_string(unit->factor) : NULL;
    gk_json_string(json, "yuan", yuan ? factor : NULL);
    gk_json_string(json, "factor", factor);
    gk_json_string(json, "currency", unit->money ? unit->currency : NULL);
}

/* The unit of a column's own header or of a row; null when none is printed. */
static cJSON *
unit_json(const GkUnit *unit)
{
    if (!unit->text || *unit->text == '\0')
        return cJSON_CreateNull();
    cJSON *json = cJSON_CreateObject();
    gk_json_string(json, "text", unit->text);
    add_money(json, unit);
    return json;
}

static cJSON *
column_json(const GkColumn *column, guint index)
{
    cJSON *json = cJSON_CreateObject();
    gk_json_integer(json, "index", index);
    gk_json_strings(json, "path", column->path, column->path_length);
    gk_json_string(json, "role", gk_column_role_name(column->role));
    cJSON_AddItemToObjectCS(json, "unit", unit_json(&column->unit));
    gk_json_integer(json, "block", column->block);
    return json;
}

static cJSON *
row_json(const GkRow *row, guint index)
{
    cJSON *json = cJSON_CreateObject();
    gk_json_integer(json, "index", index);
    gk_json_string(json, "kind", gk_row_kind_name(row->kind));
    gk_json_string(json, "code", row->code);
    gk_json_index(json, "level", row->level ? (gint) row->level : -1);
    gk_json_string(json, "label", row->label);
    gk_json_index(json, "parent", row->parent);
    cJSON_AddItemToObjectCS(json, "unit", unit_json(&row->unit));
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
    GkUnit money = { meaning->unit.text, TRUE, meaning->unit_yuan, meaning->currency };
    add_money(unit, &money);
    gk_json_boolean(unit, "from_profile", meaning->unit_from_profile);
}

/* Title, number, organization and subtitle: the text under its own key, its place beside it. */
static void
add_caption(cJSON *json, const char *key, const char *place_key, const GkText *text)
{
    gk_json_string(json, key, *text->text ? text->text : NULL);
    gk_json_places(json, place_key, text->places, text->n_places);
}

static cJSON *
note_json(const GkText *text)
{
    cJSON *json = gk_json_located_text(text);
    gk_json_places(json, "boxes", text->places, text->n_places);
    return json;
}

static void
add_lists(cJSON *json, const GkTableMeaning *meaning, const GkCheckIndex *checks)
{
    const GkTable *table = meaning->table;
    cJSON *columns = cJSON_AddArrayToObject(json, "columns");
    for (guint i = 0; i < table->column_count; i++)
        cJSON_AddItemToArray(columns, column_json(&meaning->columns[i], i));
    cJSON_AddItemToObjectCS(json, "rows", rows_json(meaning->rows, table->row_count));
    cJSON *blocks = cJSON_AddArrayToObject(json, "block_rows");
    for (guint i = 1; i < meaning->n_blocks; i++) {
        cJSON *block = cJSON_CreateObject();
        gk_json_integer(block, "block", i);
        cJSON_AddItemToObjectCS(block, "rows", rows_json(meaning->block_rows[i], table->row_count));
        cJSON_AddItemToArray(blocks, block);
    }
    cJSON *cells = cJSON_AddArrayToObject(json, "cells");
    for (guint i = 0; i < table->n_cells; i++)
        cJSON_AddItemToArray(cells, cell_json(meaning, i, checks));
    cJSON *notes = cJSON_AddArrayToObject(json, "notes");
    for (guint i = 0; i < table->n_notes; i++)
        cJSON_AddItemToArray(notes, note_json(&table->notes[i]));
}

static cJSON *
table_json(const GkTableMeaning *meaning, const GkCheckIndex *checks)
{
    static const char *const rulings[] = { "full", "partial", "none" };
    const GkTable *table = meaning->table;
    cJSON *json = cJSON_CreateObject();
    gk_json_table_id(json, "id", (gint) table->index);
    gk_json_string(json, "anchor", meaning->anchor);
    add_caption(json, "number", "number_boxes", &table->number);
    add_caption(json, "title", "title_boxes", &table->title);
    add_caption(json, "subtitle", "subtitle_boxes", &table->subtitle);
    add_caption(json, "organization", "organization_boxes", &table->organization);
    gk_json_string(json, "kind", meaning->kind);
    gk_json_strings(json, "kind_reasons", meaning->kind_reasons, meaning->n_kind_reasons);
    gk_json_string(json, "scope", meaning->scope);
    gk_json_string(json, "stage", meaning->stage);
    gk_json_string(json, "breakdown", meaning->breakdown);
    add_unit(json, meaning);
    gk_json_string(json, "ruling", rulings[table->ruling]);
    cJSON *parts = cJSON_AddArrayToObject(json, "parts");
    for (guint i = 0; i < table->n_parts; i++)
        cJSON_AddItemToArray(parts, part_json(&table->parts[i]));
    gk_json_integer(json, "row_count", table->row_count);
    gk_json_integer(json, "column_count", table->column_count);
    gk_json_integer(json, "header_row_count", table->header_row_count);
    add_lists(json, meaning, checks);
    return json;
}

void
gk_json_tables(GkJsonText *text, const GkDisclosure *disclosure, const GkCheckIndex *checks)
{
    gk_json_text_open_array(text, "tables");
    for (guint i = 0; i < disclosure->document->n_tables; i++)
        gk_json_text_item(text, table_json(&disclosure->tables[i], checks));
    gk_json_text_close_array(text);
}
