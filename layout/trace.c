/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Events in an arena, and the sentences that say them.
 *
 *      "{parted} of {lines} lines[, {crossed} a word across]"   ->   "7 of 9 lines, 1 a word across"
 *
 * A sentence is written once, in the list of codes; values fill its places. A flag has no words of its own: it stands
 * in brackets with words that are said when it is set.
 */
#include "layout/trace.h"

#include "data/arena.h"

#include <math.h>
#include <string.h>

struct _GkTrace {
    GkArena *arena;
    GArray *events; /* GkTraceEvent */
    guint first_page, last_page;
    guint candidates, candidate;
};

typedef struct {
    const char *name;
    GkTraceLayer layer;
    const char *text;
} Code;

#define CODE(name, layer, text) { #name, GK_TRACE_LAYER_##layer, text },
static const Code CODES[] = { GK_TRACE_CODES(CODE) };
#undef CODE
#define LAYER(name, text) { #name, 0, text },
static const Code LAYERS[] = { GK_TRACE_LAYERS(LAYER) };
#undef LAYER

/* --- the list --- */

GkTrace *
gk_trace_new(guint first_page, guint last_page)
{
    GkTrace *trace = g_new0(GkTrace, 1);
    trace->arena = gk_arena_new();
    trace->events = g_array_new(FALSE, TRUE, sizeof(GkTraceEvent));
    trace->first_page = first_page;
    trace->last_page = last_page ? last_page : G_MAXUINT;
    return trace;
}

void
gk_trace_free(GkTrace *trace)
{
    if (!trace)
        return;
    g_array_unref(trace->events);
    gk_arena_free(trace->arena);
    g_free(trace);
}

gboolean
gk_trace_has_page(const GkTrace *trace, guint page)
{
    return page >= trace->first_page && page <= trace->last_page;
}

void
gk_trace_begin(GkTrace *trace)
{
    if (trace)
        trace->candidate = ++trace->candidates;
}

void
gk_trace_end(GkTrace *trace)
{
    if (trace)
        trace->candidate = 0;
}

static void
add(GkTrace *trace, GkTraceCode code, guint page, const GkBox *box, const GkTraceValue *values, guint n_values)
{
    GkTraceValue *copy = gk_arena_copy(trace->arena, values, n_values * sizeof *values);
    for (guint i = 0; i < n_values; i++)
        copy[i].text = copy[i].kind == GK_TRACE_KIND_TEXT ? gk_arena_strdup(trace->arena, copy[i].text) : NULL;
    GkTraceEvent event = { .code = code,
                           .page = page,
                           .candidate = trace->candidate,
                           .has_box = box != NULL,
                           .box = box ? *box : (GkBox) { 0 },
                           .values = copy,
                           .n_values = n_values };
    g_array_append_val(trace->events, event);
}

void
gk_trace_add(GkTrace *trace, GkTraceCode code, guint page, const GkBox *box, const GkTraceValue *values, guint n_values)
{
    if (!gk_trace_has_page(trace, page) || trace->events->len > GK_TRACE_EVENTS)
        return;
    if (trace->events->len < GK_TRACE_EVENTS) {
        add(trace, code, page, box, values, n_values);
        return;
    }
    const GkTraceValue bound = gk_trace_uint("events", GK_TRACE_EVENTS);
    add(trace, GK_TRACE_LIMIT_REACHED, page, NULL, &bound, 1);
}

guint
gk_trace_count(const GkTrace *trace)
{
    return trace->events->len;
}

const GkTraceEvent *
gk_trace_get(const GkTrace *trace, guint index)
{
    return &g_array_index(trace->events, GkTraceEvent, index);
}

void
gk_trace_map_boxes(GkTrace *trace, guint page, GkBox (*back)(gconstpointer data, GkBox box), gconstpointer data)
{
    for (guint i = 0; i < trace->events->len; i++) {
        GkTraceEvent *event = &g_array_index(trace->events, GkTraceEvent, i);
        if (event->page == page && event->has_box)
            event->box = back(data, event->box);
    }
}

/* --- names --- */

static const char *
lower(const char *name)
{
    g_autofree char *text = g_ascii_strdown(name, -1);
    return g_intern_string(text);
}

const char *
gk_trace_code_name(GkTraceCode code)
{
    return lower(CODES[code].name);
}

GkTraceLayer
gk_trace_code_layer(GkTraceCode code)
{
    return CODES[code].layer;
}

const char *
gk_trace_code_text(GkTraceCode code)
{
    return CODES[code].text;
}

const char *
gk_trace_layer_name(GkTraceLayer layer)
{
    return lower(LAYERS[layer].name);
}

const char *
gk_trace_layer_text(GkTraceLayer layer)
{
    return LAYERS[layer].text;
}

/* --- sentences --- */

void
gk_trace_append_number(GString *out, double number)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    if (!isfinite(number) || fabs(number) > 1e12) {
        g_string_append(out, "null");
        return;
    }
    g_ascii_formatd(digits, sizeof digits, "%.2f", round(number * 100) / 100 + 0.0); /* no -0 */
    gsize length = strlen(digits);
    while (digits[length - 1] == '0')
        length--;
    g_string_append_len(out, digits, (gssize) (digits[length - 1] == '.' ? length - 1 : length));
}

/* Appends the value of key [from, to). FALSE when there is none worth a word. */
static gboolean
append_value(GString *out, const GkTraceEvent *event, const char *from, const char *to)
{
    gsize length = (gsize) (to - from);
    if (length == strlen("candidate") && strncmp(from, "candidate", length) == 0) {
        g_string_append_printf(out, "%u", event->candidate);
        return event->candidate > 0;
    }
    for (guint i = 0; i < event->n_values; i++) {
        const GkTraceValue *value = &event->values[i];
        if (strlen(value->key) != length || strncmp(value->key, from, length) != 0)
            continue;
        if (value->kind == GK_TRACE_KIND_TEXT)
            g_string_append(out, value->text ? value->text : "");
        else if (value->kind != GK_TRACE_KIND_FLAG)
            gk_trace_append_number(out, value->number);
        return value->kind == GK_TRACE_KIND_TEXT ? value->text && *value->text : value->number != 0;
    }
    return FALSE;
}

char *
gk_trace_sentence(const GkTraceEvent *event)
{
    GString *out = g_string_new(NULL);
    gsize group = 0;
    gboolean whole = TRUE;
    for (const char *c = CODES[event->code].text; *c; c++) {
        const char *end = *c == '{' ? strchr(c, '}') : NULL;
        if (*c == '[') {
            group = out->len;
            whole = TRUE;
        } else if (*c == ']') {
            g_string_truncate(out, whole ? out->len : group);
        } else if (end) {
            whole &= append_value(out, event, c + 1, end);
            c = end;
        } else {
            g_string_append_c(out, *c);
        }
    }
    return g_string_free(out, FALSE);
}
