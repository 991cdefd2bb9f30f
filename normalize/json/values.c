/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/json/json_internal.h"

#include <math.h>
#include <string.h>

void
gk_json_string(cJSON *object, const char *key, const char *text)
{
    cJSON_AddItemToObjectCS(object, key, text ? cJSON_CreateString(text) : cJSON_CreateNull());
}

/* Writes a number before `end`; returns where it begins. */
static char *
write_digits(char *end, guint64 value)
{
    do
        *--end = (char) ('0' + value % 10);
    while (value /= 10);
    return end;
}

static cJSON *
integer(gint64 value)
{
    char text[24] = "", *from = write_digits(text + sizeof text - 1, value < 0 ? -(guint64) value : (guint64) value);
    if (value < 0)
        *--from = '-';
    return cJSON_CreateRaw(from);
}

void
gk_json_integer(cJSON *object, const char *key, gint64 value)
{
    cJSON_AddItemToObjectCS(object, key, integer(value));
}

void
gk_json_boolean(cJSON *object, const char *key, gboolean value)
{
    cJSON_AddItemToObjectCS(object, key, cJSON_CreateBool(value));
}

void
gk_json_index(cJSON *object, const char *key, gint index)
{
    cJSON_AddItemToObjectCS(object, key, index < 0 ? cJSON_CreateNull() : integer(index));
}

void
gk_json_decimal(cJSON *object, const char *key, GkDecimal value)
{
    g_autofree char *text = gk_decimal_to_string(value);
    gk_json_string(object, key, text);
}

/* Hundredths of a point, written as integer parts: no locale, no exponent. */
static cJSON *
coordinate(double points)
{
    gint64 hundredths = isfinite(points) ? (gint64) llround(points * 100) : 0;
    guint64 size = (guint64) ABS(hundredths);
    guint fraction = (guint) (size % 100);
    char text[32] = "", *from = text + sizeof text - 1;
    if (fraction % 10)
        from = write_digits(from, fraction % 10);
    if (fraction) {
        from = write_digits(from, fraction / 10);
        *--from = '.';
    }
    from = write_digits(from, size / 100);
    if (hundredths < 0)
        *--from = '-';
    return cJSON_CreateRaw(from);
}

void
gk_json_coordinate(cJSON *object, const char *key, double points)
{
    cJSON_AddItemToObjectCS(object, key, coordinate(points));
}

void
gk_json_box(cJSON *object, const char *key, GkBox box)
{
    cJSON *array = cJSON_CreateArray();
    cJSON_AddItemToArray(array, coordinate(box.x0));
    cJSON_AddItemToArray(array, coordinate(box.y0));
    cJSON_AddItemToArray(array, coordinate(box.x1));
    cJSON_AddItemToArray(array, coordinate(box.y1));
    cJSON_AddItemToObjectCS(object, key, array);
}

void
gk_json_value(cJSON *object, const char *key, const GkValue *value)
{
    static const char *const states[] = { "blank", "number", "nil", "text", "unreadable" };
    cJSON *json = cJSON_CreateObject();
    gboolean number = value->state == GK_VALUE_NUMBER;
    gk_json_string(json, "state", states[value->state]);
    if (number)
        gk_json_decimal(json, "decimal", value->decimal);
    else
        gk_json_string(json, "decimal", NULL);
    if (number && value->has_yuan)
        gk_json_decimal(json, "yuan", value->yuan);
    else
        gk_json_string(json, "yuan", NULL);
    gk_json_boolean(json, "percent", number && value->percent);
    gk_json_string(json, "approximate", gk_approximation_name(value->approximate));
    cJSON_AddItemToObjectCS(object, key, json);
}

/* The dimensions that are not printed with the amount, and from where they are known. */
static cJSON *
inferred(const GkDimensions *dimensions)
{
    const gboolean known[GK_N_DIMENSIONS] = { dimensions->concept != NULL, dimensions->code != NULL,
                                              dimensions->measure != NULL, dimensions->fund != NULL,
                                              dimensions->year != 0,       dimensions->scope != NULL };
    cJSON *json = cJSON_CreateObject();
    for (guint i = 0; i < GK_N_DIMENSIONS; i++)
        if (known[i] && dimensions->from[i] != GK_FROM_PRINTED)
            gk_json_string(json, gk_dimension_name(i), gk_dimension_source_name(dimensions->from[i]));
    return json;
}

void
gk_json_dimensions(cJSON *object, const GkDimensions *dimensions, const char *const *path, guint path_length)
{
    if (!dimensions->is_amount) {
        gk_json_string(object, "dimensions", NULL);
        return;
    }
    cJSON *json = cJSON_AddObjectToObject(object, "dimensions");
    gk_json_string(json, "label", dimensions->label);
    gk_json_strings(json, "path", path, path_length);
    gk_json_string(json, "concept", dimensions->concept);
    gk_json_string(json, "code", dimensions->code);
    gk_json_string(json, "measure", dimensions->measure);
    gk_json_string(json, "fund", dimensions->fund);
    gk_json_index(json, "year", dimensions->year ? (gint) dimensions->year : -1);
    gk_json_string(json, "scope", dimensions->scope);
    cJSON_AddItemToObjectCS(json, "inferred", inferred(dimensions));
}

static cJSON *
located(const char *text, guint page, const GkBox *box)
{
    cJSON *json = cJSON_CreateObject();
    gk_json_string(json, "text", text);
    gk_json_index(json, "page", page ? (gint) page : -1);
    if (page && box)
        gk_json_box(json, "box", *box);
    else
        gk_json_string(json, "box", NULL);
    return json;
}

cJSON *
gk_json_fact_new(const GkFact *fact)
{
    return fact->text ? located(fact->text, fact->page, &fact->box) : cJSON_CreateNull();
}

void
gk_json_fact(cJSON *object, const char *key, const GkFact *fact)
{
    cJSON_AddItemToObjectCS(object, key, gk_json_fact_new(fact));
}

void
gk_json_places(cJSON *object, const char *key, const GkPlace *places, guint n_places)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < n_places; i++) {
        cJSON *place = cJSON_CreateObject();
        gk_json_integer(place, "page", places[i].page);
        gk_json_box(place, "box", places[i].box);
        cJSON_AddItemToArray(array, place);
    }
    cJSON_AddItemToObjectCS(object, key, array);
}

cJSON *
gk_json_located_text(const GkText *text)
{
    GkBox box = text->n_places ? text->places[0].box : (GkBox) { 0, 0, 0, 0 };
    guint page = text->n_places ? text->places[0].page : 0;
    for (guint i = 1; i < text->n_places; i++)
        if (text->places[i].page == page)
            box = gk_box_union(box, text->places[i].box);
    return located(text->text, page, &box);
}

void
gk_json_strings(cJSON *object, const char *key, const char *const *strings, guint count)
{
    cJSON *array = cJSON_CreateArray();
    for (guint i = 0; i < count; i++)
        cJSON_AddItemToArray(array, strings[i] ? cJSON_CreateString(strings[i]) : cJSON_CreateNull());
    cJSON_AddItemToObjectCS(object, key, array);
}

cJSON *
gk_json_cell_id(GkCellRef cell)
{
    char text[64] = "", *from = write_digits(text + sizeof text - 1, cell.column);
    *--from = 'c';
    *--from = '.';
    from = write_digits(from, cell.row);
    *--from = 'r';
    *--from = '.';
    from = write_digits(from, (guint64) cell.table + 1);
    *--from = 't';
    return cJSON_CreateString(from);
}

void
gk_json_table_id(cJSON *object, const char *key, gint table)
{
    char text[24];
    g_snprintf(text, sizeof text, "t%d", table + 1);
    gk_json_string(object, key, table < 0 ? NULL : text);
}

const char *
gk_json_change_name(GkChangeDirection direction)
{
    static const char *const names[] = { NULL, "increase", "decrease", "unchanged" };
    return names[direction];
}
