/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A trace as NDJSON: one event a line, keys always in the same order.
 */
#include "cli/explain/explain.h"

/* Characters that would end a line, or turn or drive a terminal, are written as numbers. */
static gboolean
is_plain(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return c != '"' && c != '\\' && type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && c != 0x2028 && c != 0x2029;
}

static void
append_string(GString *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
    g_string_append_c(out, '"');
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (is_plain(c))
            g_string_append_unichar(out, c);
        else if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", (char) c);
        else if (c < 0x10000)
            g_string_append_printf(out, "\\u%04x", c);
        else
            g_string_append_printf(out, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + (c & 0x3ff));
    }
    g_string_append_c(out, '"');
}

static void
append_value(GString *out, const GkTraceValue *value)
{
    g_string_append_printf(out, "\"%s\":", value->key);
    if (value->kind == GK_TRACE_KIND_TEXT)
        append_string(out, value->text);
    else if (value->kind == GK_TRACE_KIND_FLAG)
        g_string_append(out, value->number != 0 ? "true" : "false");
    else
        gk_trace_append_number(out, value->number);
}

static void
append_box(GString *out, GkBox box)
{
    const double numbers[] = { box.x0, box.y0, box.x1, box.y1 };
    for (guint i = 0; i < 4; i++) {
        g_string_append_c(out, i ? ',' : '[');
        gk_trace_append_number(out, numbers[i]);
    }
    g_string_append_c(out, ']');
}

static void
append_event(GString *out, const GkTraceEvent *event)
{
    g_autofree char *sentence = gk_trace_sentence(event);
    g_string_append_printf(out,
                           "{\"event\":\"%s\",\"layer\":\"%s\",\"page\":%u,\"box\":", gk_trace_code_name(event->code),
                           gk_trace_layer_name(gk_trace_code_layer(event->code)), event->page);
    if (event->has_box)
        append_box(out, event->box);
    else
        g_string_append(out, "null");
    g_string_append(out, ",\"candidate\":");
    if (event->candidate)
        g_string_append_printf(out, "%u", event->candidate);
    else
        g_string_append(out, "null");
    g_string_append(out, ",\"values\":{");
    for (guint i = 0; i < event->n_values; i++) {
        if (i)
            g_string_append_c(out, ',');
        append_value(out, &event->values[i]);
    }
    g_string_append(out, "},\"says\":");
    append_string(out, sentence);
    g_string_append(out, "}\n");
}

void
gk_explain_json(GString *out, const GPtrArray *events)
{
    for (guint i = 0; i < events->len; i++)
        append_event(out, g_ptr_array_index(events, i));
}
