/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "data/json_writer.h"

#include <string.h>

#define PIECE (64u * 1024u)

struct _GkJson {
    GString *out; /* what the sink was not given yet */
    GkJsonSink sink; /* NULL: all of it becomes one text */
    gpointer sink_data;
    gboolean refused;
    gboolean compact;
    gboolean begun; /* the innermost object or array has something in it */
    guint depth;    /* of objects and arrays that are open */
};

GkJson *
gk_json_new(gboolean compact)
{
    GkJson *json = g_new0(GkJson, 1);
    json->out = g_string_new(NULL);
    json->compact = compact;
    return json;
}

GkJson *
gk_json_new_to(gboolean compact, GkJsonSink sink, gpointer data)
{
    GkJson *json = gk_json_new(compact);
    json->sink = sink;
    json->sink_data = data;
    return json;
}

static void
flush(GkJson *json)
{
    json->refused = json->refused || !json->sink(json->out->str, json->out->len, json->sink_data);
    g_string_truncate(json->out, 0);
}

gboolean
gk_json_close(GkJson *json)
{
    g_assert(json->depth == 0);
    g_string_append_c(json->out, '\n');
    flush(json);
    gboolean done = !json->refused;
    g_string_free(json->out, TRUE);
    g_free(json);
    return done;
}

char *
gk_json_finish(GkJson *json)
{
    GString *out = json->out;
    g_assert(json->depth == 0);
    g_free(json);
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}

/* Ends the line, and begins one of the depth at hand. */
static void
begin_line(const GkJson *json)
{
    static const char tabs[] = "\n\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";
    if (json->compact)
        return;
    g_string_append_len(json->out, tabs, (gssize) MIN(json->depth + 1, sizeof tabs - 1));
    for (guint i = sizeof tabs - 2; i < json->depth; i++)
        g_string_append_c(json->out, '\t');
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
append_text(GString *out, const char *text)
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

/* What stands before a value. */
static GString *
begin_value(GkJson *json, const char *key)
{
    GString *out = json->out;
    if (json->sink && out->len >= PIECE)
        flush(json);
    if (json->begun)
        g_string_append_len(out, ", ", json->compact || key ? 1 : 2);
    json->begun = TRUE;
    if (key) {
        begin_line(json);
        append_text(out, key);
        g_string_append_len(out, ":\t", json->compact ? 1 : 2);
    }
    return out;
}

static void
begin(GkJson *json, const char *key, char bracket)
{
    g_string_append_c(begin_value(json, key), bracket);
    json->begun = FALSE;
    json->depth++;
}

static void
end(GkJson *json)
{
    g_assert(json->depth > 0);
    json->begun = TRUE;
    json->depth--;
}

void
gk_json_begin_object(GkJson *json, const char *key)
{
    begin(json, key, '{');
}

void
gk_json_end_object(GkJson *json)
{
    end(json);
    begin_line(json);
    g_string_append_c(json->out, '}');
}

void
gk_json_begin_array(GkJson *json, const char *key)
{
    begin(json, key, '[');
}

void
gk_json_end_array(GkJson *json)
{
    end(json);
    g_string_append_c(json->out, ']');
}

void
gk_json_empty_array(GkJson *json, const char *key)
{
    g_string_append_len(begin_value(json, key), "[]", 2);
}

void
gk_json_null(GkJson *json, const char *key)
{
    g_string_append_len(begin_value(json, key), "null", 4);
}

void
gk_json_string(GkJson *json, const char *key, const char *text)
{
    if (text)
        append_text(begin_value(json, key), text);
    else
        gk_json_null(json, key);
}

void
gk_json_boolean(GkJson *json, const char *key, gboolean value)
{
    g_string_append(begin_value(json, key), value ? "true" : "false");
}

void
gk_json_number(GkJson *json, const char *key, const char *digits)
{
    g_string_append(begin_value(json, key), digits);
}

char *
gk_json_digits(char *behind, guint64 value)
{
    do
        *--behind = (char) ('0' + value % 10);
    while (value /= 10);
    return behind;
}

static guint64
size_of(gint64 value)
{
    return value < 0 ? -(guint64) value : (guint64) value;
}

/* A number that was written from `from` to `end`. */
static void
append_number(GkJson *json, const char *key, gboolean negative, char *from, const char *end)
{
    if (negative)
        *--from = '-';
    g_string_append_len(begin_value(json, key), from, end - from);
}

void
gk_json_integer(GkJson *json, const char *key, gint64 value)
{
    char text[24], *last = text + sizeof text;
    append_number(json, key, value < 0, gk_json_digits(last, size_of(value)), last);
}

void
gk_json_hundredths(GkJson *json, const char *key, gint64 hundredths)
{
    char text[32], *last = text + sizeof text, *from = last;
    guint64 size = size_of(hundredths), fraction = size % 100;
    if (fraction % 10)
        from = gk_json_digits(from, fraction % 10);
    if (fraction) {
        from = gk_json_digits(from, fraction / 10);
        *--from = '.';
    }
    append_number(json, key, hundredths < 0, gk_json_digits(from, size / 100), last);
}
