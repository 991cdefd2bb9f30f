/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tree of a part as text: one key a line, a tab for each level, arrays in
 * one line until an object breaks it. Compact: no white space at all.
 *
 * This is cJSON's own layout, which needs two passes for a part that is to
 * stand deeper, and grows its text less cheaply. There are no numbers but raw
 * ones in our trees. The tree of a large document takes many times the memory
 * of its text, so the outermost object is written member by member and its long
 * arrays item by item, each let go as soon as it is text.
 */
#include "normalize/json/json_internal.h"

#include <string.h>

typedef struct {
    GString *out;
    gboolean compact;
} Printer;

/* Ends the line, and begins one of that depth. */
static void
begin_line(const Printer *printer, guint depth)
{
    static const char tabs[] = "\n\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";
    if (printer->compact)
        return;
    g_string_append_len(printer->out, tabs, (gssize) MIN(depth + 1, sizeof tabs - 1));
    for (guint i = sizeof tabs - 2; i < depth; i++)
        g_string_append_c(printer->out, '\t');
}

static void
append_escaped(GString *out, guint8 c)
{
    static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (const char *name = named; *name; name += 2)
        if (c == (guint8) *name) {
            g_string_append_c(out, '\\');
            g_string_append_c(out, name[1]);
            return;
        }
    g_string_append_printf(out, "\\u%04x", c);
}

static void
append_string(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *from = text, *p = text; from; p++) {
        if ((guint8) *p >= 0x20 && *p != '"' && *p != '\\')
            continue;
        g_string_append_len(out, from, p - from);
        if (*p)
            append_escaped(out, (guint8) *p);
        from = *p ? p + 1 : NULL;
    }
    g_string_append_c(out, '"');
}

static void append_value(const Printer *printer, const cJSON *value, guint depth);

static void
append_array(const Printer *printer, const cJSON *array, guint depth)
{
    g_string_append_c(printer->out, '[');
    for (const cJSON *item = array->child; item; item = item->next) {
        append_value(printer, item, depth + 1);
        if (item->next)
            g_string_append_len(printer->out, ", ", printer->compact ? 1 : 2);
    }
    g_string_append_c(printer->out, ']');
}

static void
append_object(const Printer *printer, const cJSON *object, guint depth)
{
    g_string_append_c(printer->out, '{');
    for (const cJSON *item = object->child; item; item = item->next) {
        begin_line(printer, depth + 1);
        append_string(printer->out, item->string);
        g_string_append_len(printer->out, ":\t", printer->compact ? 1 : 2);
        append_value(printer, item, depth + 1);
        if (item->next)
            g_string_append_c(printer->out, ',');
    }
    begin_line(printer, depth);
    g_string_append_c(printer->out, '}');
}

static void
append_value(const Printer *printer, const cJSON *value, guint depth)
{
    if (cJSON_IsObject(value))
        append_object(printer, value, depth);
    else if (cJSON_IsArray(value))
        append_array(printer, value, depth);
    else if (cJSON_IsString(value))
        append_string(printer->out, value->valuestring);
    else if (cJSON_IsRaw(value))
        g_string_append(printer->out, value->valuestring);
    else
        g_string_append(printer->out, cJSON_IsNull(value) ? "null" : cJSON_IsTrue(value) ? "true" : "false");
}

struct _GkJsonText {
    Printer printer;
    gboolean begun; /* the object, or the array that is open, has something in it */
};

GkJsonText *
gk_json_text_new(gboolean compact)
{
    GkJsonText *text = g_new0(GkJsonText, 1);
    text->printer = (Printer) { g_string_new("{"), compact };
    return text;
}

static void
begin_member(GkJsonText *text, const char *key)
{
    if (text->begun)
        g_string_append_c(text->printer.out, ',');
    text->begun = TRUE;
    begin_line(&text->printer, 1);
    append_string(text->printer.out, key);
    g_string_append_len(text->printer.out, ":\t", text->printer.compact ? 1 : 2);
}

void
gk_json_text_member(GkJsonText *text, const char *key, cJSON *value)
{
    begin_member(text, key);
    append_value(&text->printer, value, 1);
    cJSON_Delete(value);
}

void
gk_json_text_members(GkJsonText *text, cJSON *object)
{
    for (const cJSON *item = object->child; item; item = item->next) {
        begin_member(text, item->string);
        append_value(&text->printer, item, 1);
    }
    cJSON_Delete(object);
}

void
gk_json_text_open_array(GkJsonText *text, const char *key)
{
    begin_member(text, key);
    g_string_append_c(text->printer.out, '[');
    text->begun = FALSE;
}

void
gk_json_text_item(GkJsonText *text, cJSON *value)
{
    if (text->begun)
        g_string_append_len(text->printer.out, ", ", text->printer.compact ? 1 : 2);
    text->begun = TRUE;
    append_value(&text->printer, value, 2);
    cJSON_Delete(value);
}

void
gk_json_text_close_array(GkJsonText *text)
{
    g_string_append_c(text->printer.out, ']');
    text->begun = TRUE;
}

char *
gk_json_text_finish(GkJsonText *text)
{
    GString *out = text->printer.out;
    begin_line(&text->printer, 0);
    g_string_append(out, "}\n");
    g_free(text);
    return g_string_free(out, FALSE);
}
