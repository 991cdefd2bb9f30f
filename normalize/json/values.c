/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/json/json_internal.h"

#include <math.h>
#include <string.h>

void
gk_json_index(GkJson *json, const char *key, gint index)
{
    if (index < 0)
        gk_json_null(json, key);
    else
        gk_json_integer(json, key, index);
}

void
gk_json_decimal(GkJson *json, const char *key, GkDecimal value)
{
    g_autofree char *text = gk_decimal_to_string(value);
    gk_json_string(json, key, text);
}

/* Hundredths of a point. */
void
gk_json_coordinate(GkJson *json, const char *key, double points)
{
    gk_json_hundredths(json, key, isfinite(points) ? (gint64) llround(points * 100) : 0);
}

void
gk_json_box(GkJson *json, const char *key, GkBox box)
{
    gk_json_begin_array(json, key);
    gk_json_coordinate(json, NULL, box.x0);
    gk_json_coordinate(json, NULL, box.y0);
    gk_json_coordinate(json, NULL, box.x1);
    gk_json_coordinate(json, NULL, box.y1);
    gk_json_end_array(json);
}

void
gk_json_value(GkJson *json, const char *key, const GkValue *value)
{
    static const char *const states[] = { "blank", "number", "nil", "text", "unreadable" };
    gboolean number = value->state == GK_VALUE_NUMBER;
    gk_json_begin_object(json, key);
    gk_json_string(json, "state", states[value->state]);
    if (number)
        gk_json_decimal(json, "decimal", value->decimal);
    else
        gk_json_null(json, "decimal");
    if (number && value->has_yuan)
        gk_json_decimal(json, "yuan", value->yuan);
    else
        gk_json_null(json, "yuan");
    gk_json_boolean(json, "percent", number && value->percent);
    gk_json_string(json, "approximate", gk_approximation_name(value->approximate));
    gk_json_end_object(json);
}

/* The dimensions that are not printed with the amount, and from where they are known. */
static void
write_inferred(GkJson *json, const GkDimensions *dimensions)
{
    const gboolean known[GK_N_DIMENSIONS] = { dimensions->concept != NULL, dimensions->code != NULL,
                                              dimensions->measure != NULL, dimensions->fund != NULL,
                                              dimensions->year != 0,       dimensions->scope != NULL };
    gk_json_begin_object(json, "inferred");
    for (guint i = 0; i < GK_N_DIMENSIONS; i++)
        if (known[i] && dimensions->from[i] != GK_FROM_PRINTED)
            gk_json_string(json, gk_dimension_name(i), gk_dimension_source_name(dimensions->from[i]));
    gk_json_end_object(json);
}

static void
write_qualifiers(GkJson *json, const GkRowName *name)
{
    gk_json_begin_array(json, "qualifiers");
    for (guint i = 0; i < name->n_qualifiers; i++) {
        gk_json_begin_object(json, NULL);
        gk_json_string(json, "name", name->qualifiers[i].name);
        gk_json_string(json, "text", name->qualifiers[i].text);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

void
gk_json_dimensions(GkJson *json, const GkDimensions *dimensions, const char *const *path, guint path_length)
{
    if (!dimensions->is_amount) {
        gk_json_null(json, "dimensions");
        return;
    }
    gk_json_begin_object(json, "dimensions");
    gk_json_string(json, "label", dimensions->label);
    gk_json_strings(json, "row_path", dimensions->name.path, dimensions->name.path_length);
    write_qualifiers(json, &dimensions->name);
    gk_json_strings(json, "path", path, path_length);
    gk_json_string(json, "concept", dimensions->concept);
    gk_json_string(json, "code", dimensions->code);
    gk_json_string(json, "measure", dimensions->measure);
    gk_json_string(json, "fund", dimensions->fund);
    gk_json_index(json, "year", dimensions->year ? (gint) dimensions->year : -1);
    gk_json_string(json, "scope", dimensions->scope);
    write_inferred(json, dimensions);
    gk_json_end_object(json);
}

void
gk_json_fact_keys(GkJson *json, const GkFact *fact)
{
    gk_json_string(json, "text", fact->text);
    gk_json_index(json, "page", fact->page ? (gint) fact->page : -1);
    if (fact->page)
        gk_json_box(json, "box", fact->box);
    else
        gk_json_null(json, "box");
}

void
gk_json_fact(GkJson *json, const char *key, const GkFact *fact)
{
    if (!fact->text) {
        gk_json_null(json, key);
        return;
    }
    gk_json_begin_object(json, key);
    gk_json_fact_keys(json, fact);
    gk_json_end_object(json);
}

void
gk_json_places(GkJson *json, const char *key, const GkPlace *places, guint n_places)
{
    gk_json_begin_array(json, key);
    for (guint i = 0; i < n_places; i++) {
        gk_json_begin_object(json, NULL);
        gk_json_integer(json, "page", places[i].page);
        gk_json_box(json, "box", places[i].box);
        gk_json_end_object(json);
    }
    gk_json_end_array(json);
}

void
gk_json_strings(GkJson *json, const char *key, const char *const *strings, guint count)
{
    gk_json_begin_array(json, key);
    for (guint i = 0; i < count; i++)
        gk_json_string(json, NULL, strings[i]);
    gk_json_end_array(json);
}

void
gk_json_numbered(GkJson *json, const char *key, char letter, gint index)
{
    char id[24] = "", *from = gk_json_digits(id + sizeof id - 1, (guint64) index + 1);
    *--from = letter;
    gk_json_string(json, key, index < 0 ? NULL : from);
}

void
gk_json_cell_id(GkJson *json, const char *key, GkCellRef cell)
{
    char id[64] = "", *from = gk_json_digits(id + sizeof id - 1, cell.column);
    *--from = 'c';
    *--from = '.';
    from = gk_json_digits(from, cell.row);
    *--from = 'r';
    *--from = '.';
    from = gk_json_digits(from, (guint64) cell.table + 1);
    *--from = 't';
    gk_json_string(json, key, from);
}

const char *
gk_json_change_name(GkChangeDirection direction)
{
    static const char *const names[] = { NULL, "increase", "decrease", "unchanged" };
    return names[direction];
}
