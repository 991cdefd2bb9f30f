/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/read.h"

#include <math.h>
#include <string.h>

#define LARGEST 1e9 /* hundredths of a point that are written digit by digit */

/* What cJSON_GetObjectItemCaseSensitive() does, with most names told apart by their first letter: all exports live on
 * it. */
const cJSON *
gk_read_get(const cJSON *object, const char *key)
{
    for (const cJSON *item = object ? object->child : NULL; item; item = item->next)
        if (item->string && item->string[0] == key[0] && strcmp(item->string, key) == 0)
            return (item->type & 0xFF) == cJSON_NULL ? NULL : item;
    return NULL;
}

const char *
gk_read_text(const cJSON *object, const char *key)
{
    return cJSON_GetStringValue(gk_read_get(object, key));
}

gint
gk_read_integer(const cJSON *object, const char *key, gint otherwise)
{
    const cJSON *item = gk_read_get(object, key);
    double value = cJSON_IsNumber(item) ? item->valuedouble : NAN;
    return value >= G_MININT && value <= G_MAXINT ? (gint) value : otherwise;
}

gboolean
gk_read_flag(const cJSON *object, const char *key)
{
    return cJSON_IsTrue(gk_read_get(object, key));
}

const char *
gk_read_fact(const cJSON *object, const char *key)
{
    return gk_read_text(gk_read_get(object, key), "text");
}

GPtrArray *
gk_read_members(const cJSON *array)
{
    GPtrArray *members = g_ptr_array_new();
    const cJSON *item;
    if (cJSON_IsArray(array))
        cJSON_ArrayForEach(item, array) g_ptr_array_add(members, (gpointer) item);
    return members;
}

const cJSON *
gk_read_at(const GPtrArray *members, gint index)
{
    return members && index >= 0 && (guint) index < members->len ? g_ptr_array_index(members, index) : NULL;
}

gboolean
gk_read_join(const cJSON *array, const char *separator, GString *out)
{
    const cJSON *item;
    gboolean any = FALSE;
    if (!cJSON_IsArray(array))
        return FALSE;
    cJSON_ArrayForEach(item, array)
    {
        const char *text = cJSON_GetStringValue(item);
        if (!text)
            continue;
        if (any)
            g_string_append(out, separator);
        g_string_append(out, text);
        any = TRUE;
    }
    return any;
}

/* As printf's %.10g, which costs ten times as much. */
void
gk_read_append_coordinate(double value, GString *out)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    double hundredths = isfinite(value) ? round(value * 100) : 0;
    guint64 whole = fabs(hundredths) < LARGEST ? (guint64) fabs(hundredths) : 0;
    guint fraction = (guint) (whole % 100);
    if (fabs(hundredths) >= LARGEST) {
        g_string_append(out, g_ascii_formatd(number, sizeof number, "%.10g", hundredths / 100));
        return;
    }
    g_string_append_printf(out, "%s%" G_GUINT64_FORMAT, signbit(hundredths) ? "-" : "", whole / 100);
    if (fraction % 10)
        g_string_append_printf(out, ".%02u", fraction);
    else if (fraction)
        g_string_append_printf(out, ".%u", fraction / 10);
}

gboolean
gk_read_corners(const cJSON *box, double corners[4])
{
    const cJSON *item;
    guint count = 0;
    if (!cJSON_IsArray(box) || cJSON_GetArraySize(box) != 4)
        return FALSE;
    cJSON_ArrayForEach(item, box) corners[count++] = cJSON_IsNumber(item) ? item->valuedouble : 0;
    return TRUE;
}

gboolean
gk_read_coordinates(const cJSON *box, GString *out)
{
    double corners[4];
    if (!gk_read_corners(box, corners))
        return FALSE;
    for (guint i = 0; i < 4; i++) {
        if (i)
            g_string_append_c(out, ' ');
        gk_read_append_coordinate(corners[i], out);
    }
    return TRUE;
}

gboolean
gk_read_box(const cJSON *places, guint index, gint *page, GString *out)
{
    const cJSON *place = cJSON_IsArray(places) ? places->child : NULL;
    for (; place && index > 0; index--)
        place = place->next;
    if (!place)
        return FALSE;
    *page = gk_read_integer(place, "page", 0);
    return !out || gk_read_coordinates(gk_read_get(place, "box"), out);
}

gboolean
gk_read_pages(const cJSON *places, gint *first, gint *last)
{
    const cJSON *place;
    *first = *last = 0;
    cJSON_ArrayForEach(place, places)
    {
        gint page = gk_read_integer(place, "page", 0);
        *first = page > 0 && (*first == 0 || page < *first) ? page : *first;
        *last = MAX(*last, page);
    }
    return *first > 0;
}

gboolean
gk_read_notes(const cJSON *notes, GString *out)
{
    const cJSON *note;
    gboolean any = FALSE;
    cJSON_ArrayForEach(note, notes)
    {
        const char *text = gk_read_text(note, "text");
        if (text)
            g_string_append_printf(out, "%s%s", any ? "\n" : "", text);
        any |= text != NULL;
    }
    return any;
}

gboolean
gk_read_is_decimal(const char *text)
{
    gsize digits, more;
    if (!text)
        return FALSE;
    text += *text == '-';
    digits = strspn(text, "0123456789");
    more = text[digits] == '.' ? strspn(text + digits + 1, "0123456789") : 0;
    return digits && (text[digits] == '\0' || (more && text[digits + 1 + more] == '\0'));
}
