/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/json/json_internal.h"
#include "normalize/values/note_marks.h"

void
gk_json_repairs(GkJson *json, guint repairs)
{
    gk_json_begin_array(json, "repairs");
    for (guint i = 0; i < GK_N_REPAIRS; i++)
        if (repairs & 1u << i)
            gk_json_string(json, NULL, gk_repair_name(i));
    gk_json_end_array(json);
}

static void
write_doubts(GkJson *json, guint doubts)
{
    gk_json_begin_array(json, "doubts");
    for (guint i = 0; i < GK_N_DOUBTS; i++)
        if (doubts & 1u << i)
            gk_json_string(json, NULL, gk_doubt_name(i));
    gk_json_end_array(json);
}

/* The amounts of a cell that is no plain one. */
static void
write_parts(GkJson *json, const GkValue *value)
{
    gk_json_begin_array(json, "parts");
    for (guint i = 0; i < value->n_parts; i++) {
        const GkValuePart *part = &value->parts[i];
        g_autofree char *yuan = part->has_yuan ? gk_decimal_to_string(part->yuan) : NULL;
        gk_json_begin_object(json, NULL);
        gk_json_string(json, "label", part->label);
        gk_json_string(json, "printed", part->printed);
        gk_json_decimal(json, "decimal", part->decimal);
        gk_json_string(json, "yuan", yuan);
        gk_json_boolean(json, "percent", part->percent);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

/* Each mark with the index of the note that it leads to. */
static void
write_marks(GkJson *json, const GkTable *table, const GkCell *cell)
{
    g_auto(GStrv) marks = cell->marks ? g_strsplit(cell->marks, " ", -1) : NULL;
    gk_json_begin_array(json, "marks");
    for (guint i = 0; marks && marks[i]; i++) {
        gk_json_begin_object(json, NULL);
        gk_json_string(json, "kind", "footnote");
        gk_json_string(json, "text", marks[i]);
        gk_json_index(json, "note", gk_note_of_mark(table, marks[i]));
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

static void
write_cell(GkJson *json, const GkTableMeaning *meaning, guint index, const GkCheckIndex *checks)
{
    const GkCell *cell = &meaning->table->cells[index];
    const GkValue *value = &meaning->values[index];
    gk_json_begin_object(json, NULL);
    GkCellRef ref = { meaning->table->index, cell->row, cell->column };
    gk_json_cell_id(json, "id", ref);
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
    write_parts(json, value);
    guint folded = value->folded ? GK_REPAIR_FOLDED_CHARACTERS : 0;
    gk_json_repairs(json, cell->repairs | folded);
    write_doubts(json, cell->doubts);
    gk_json_string(json, "other_reading", cell->other_reading);
    write_marks(json, meaning->table, cell);
    gk_json_check_ids(json, checks, gk_check_index_cell(checks, ref));
    gk_json_end_object(json);
}

static void
write_part(GkJson *json, const GkTablePart *part)
{
    gk_json_begin_object(json, NULL);
    gk_json_integer(json, "page", part->page);
    gk_json_box(json, "box", part->box);
    gk_json_integer(json, "first_row", part->first_row);
    gk_json_integer(json, "last_row", part->last_row);
    gk_json_integer(json, "first_column", part->first_column);
    gk_json_integer(json, "last_column", part->last_column);
    gk_json_integer(json, "repeated_header_rows", part->repeated_header_rows);
    gk_json_integer(json, "repeated_label_columns", part->repeated_label_columns);
    gk_json_begin_array(json, "joined_because");
    for (guint i = 0; i < GK_N_JOINS; i++)
        if (part->joined_because & 1u << i)
            gk_json_string(json, NULL, gk_join_name(i));
    gk_json_end_array(json);
    gk_json_begin_array(json, "apart_because");
    for (guint i = 0; i < GK_N_APARTS; i++)
        if (part->apart_because & 1u << i)
            gk_json_string(json, NULL, gk_apart_name(i));
    gk_json_end_array(json);
    gk_json_end_object(json);
}

/* The factor and the currency of money; null where the unit is none. */
static void
write_money(GkJson *json, const GkUnit *unit)
{
    gboolean yuan = unit->money && g_strcmp0(unit->currency, "CNY") == 0;
    g_autofree char *factor = unit->money ? gk_decimal_to_string(unit->factor) : NULL;
    gk_json_string(json, "yuan", yuan ? factor : NULL);
    gk_json_string(json, "factor", factor);
    gk_json_string(json, "currency", unit->money ? unit->currency : NULL);
}

/* The unit of a column's own header or of a row; null when none is printed. */
static void
write_unit(GkJson *json, const GkUnit *unit)
{
    if (!unit->text || *unit->text == '\0') {
        gk_json_null(json, "unit");
        return;
    }
    gk_json_begin_object(json, "unit");
    gk_json_string(json, "text", unit->text);
    write_money(json, unit);
    gk_json_end_object(json);
}

static void
write_column(GkJson *json, const GkColumn *column, guint index)
{
    gk_json_begin_object(json, NULL);
    gk_json_integer(json, "index", index);
    gk_json_strings(json, "path", column->path, column->path_length);
    gk_json_string(json, "role", gk_column_role_name(column->role));
    write_unit(json, &column->unit);
    gk_json_integer(json, "block", column->block);
    gk_json_end_object(json);
}

static void
write_row(GkJson *json, const GkRow *row, guint index)
{
    gk_json_begin_object(json, NULL);
    gk_json_integer(json, "index", index);
    gk_json_string(json, "kind", gk_row_kind_name(row->kind));
    gk_json_string(json, "code", row->code);
    gk_json_index(json, "level", row->level ? (gint) row->level : -1);
    gk_json_string(json, "label", row->label);
    gk_json_index(json, "parent", row->parent);
    write_unit(json, &row->unit);
    gk_json_end_object(json);
}

static void
write_rows(GkJson *json, const GkRow *rows, guint count)
{
    gk_json_begin_array(json, "rows");
    for (guint i = 0; i < count; i++)
        write_row(json, &rows[i], i);
    gk_json_end_array(json);
}

static void
write_table_unit(GkJson *json, const GkTableMeaning *meaning)
{
    if (!meaning->has_unit || !meaning->unit.text) {
        gk_json_null(json, "unit");
        return;
    }
    gk_json_begin_object(json, "unit");
    gk_json_fact_keys(json, &meaning->unit);
    GkUnit money = { meaning->unit.text, TRUE, meaning->unit_yuan, meaning->currency };
    write_money(json, &money);
    gk_json_boolean(json, "from_profile", meaning->unit_from_profile);
    gk_json_end_object(json);
}

/* Title, number, organization and subtitle: the text under its own key, its place beside it. */
static void
write_caption(GkJson *json, const char *key, const char *place_key, const GkText *text)
{
    gk_json_string(json, key, *text->text ? text->text : NULL);
    gk_json_places(json, place_key, text->places, text->n_places);
}

/* The box is around its lines on the first page. */
static void
write_note(GkJson *json, const GkText *text)
{
    GkFact fact = { text->text, text->n_places ? text->places[0].page : 0, { 0, 0, 0, 0 } };
    for (guint i = 0; i < text->n_places; i++)
        if (text->places[i].page == fact.page)
            fact.box = i ? gk_box_union(fact.box, text->places[i].box) : text->places[i].box;
    gk_json_begin_object(json, NULL);
    gk_json_fact_keys(json, &fact);
    gk_json_places(json, "boxes", text->places, text->n_places);
    gk_json_end_object(json);
}

static void
write_lists(GkJson *json, const GkTableMeaning *meaning, const GkCheckIndex *checks)
{
    const GkTable *table = meaning->table;
    gk_json_begin_array(json, "columns");
    for (guint i = 0; i < table->column_count; i++)
        write_column(json, &meaning->columns[i], i);
    gk_json_end_array(json);
    write_rows(json, meaning->rows, table->row_count);
    gk_json_begin_array(json, "block_rows");
    for (guint i = 1; i < meaning->n_blocks; i++) {
        gk_json_begin_object(json, NULL);
        gk_json_integer(json, "block", i);
        write_rows(json, meaning->block_rows[i], table->row_count);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
    gk_json_begin_array(json, "cells");
    for (guint i = 0; i < table->n_cells; i++)
        write_cell(json, meaning, i, checks);
    gk_json_end_array(json);
    gk_json_begin_array(json, "notes");
    for (guint i = 0; i < table->n_notes; i++)
        write_note(json, &table->notes[i]);
    gk_json_end_array(json);
}

static void
write_table(GkJson *json, const GkTableMeaning *meaning, const GkCheckIndex *checks)
{
    static const char *const rulings[] = { "full", "partial", "none" };
    const GkTable *table = meaning->table;
    gk_json_begin_object(json, NULL);
    gk_json_numbered(json, "id", 't', (gint) table->index);
    gk_json_string(json, "anchor", meaning->anchor);
    write_caption(json, "number", "number_boxes", &table->number);
    write_caption(json, "title", "title_boxes", &table->title);
    write_caption(json, "subtitle", "subtitle_boxes", &table->subtitle);
    write_caption(json, "organization", "organization_boxes", &table->organization);
    gk_json_string(json, "kind", meaning->kind);
    gk_json_strings(json, "kind_reasons", meaning->kind_reasons, meaning->n_kind_reasons);
    gk_json_string(json, "scope", meaning->scope);
    gk_json_string(json, "stage", meaning->stage);
    gk_json_string(json, "breakdown", meaning->breakdown);
    write_table_unit(json, meaning);
    gk_json_string(json, "ruling", rulings[table->ruling]);
    gk_json_begin_array(json, "parts");
    for (guint i = 0; i < table->n_parts; i++)
        write_part(json, &table->parts[i]);
    gk_json_end_array(json);
    gk_json_integer(json, "row_count", table->row_count);
    gk_json_integer(json, "column_count", table->column_count);
    gk_json_integer(json, "header_row_count", table->header_row_count);
    write_lists(json, meaning, checks);
    gk_json_end_object(json);
}

void
gk_json_tables(GkJson *json, const GkDisclosure *disclosure, const GkCheckIndex *checks)
{
    gk_json_begin_array(json, "tables");
    for (guint i = 0; i < disclosure->document->n_tables; i++)
        write_table(json, &disclosure->tables[i], checks);
    gk_json_end_array(json);
}
