/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A trace laid over the pages it is about: one HTML file that needs nothing else, or one page as SVG.
 *
 *      ┌ page as it was read ──────────┐  ┌ what is known of the place under the pointer ┐
 *      │  科目 │ 合计 │ 基本           │  │ columns are parted here: 7 of 9 lines …       │
 *      └───────────────────────────────┘  └───────────────────────────────────────────────┘
 *        Separators (2): each event as a sentence, in the order of decisions
 *
 * Each event is a shape with its sentence; layers are switched by style sheets alone. The script (data/explain.js) only
 * moves sentences to where they can be read; without it they are the shapes' own titles. Text of the document goes
 * through gk_markup_append() and nowhere else; a policy forbids the file to load anything or run another script.
 */
#include "cli/explain/explain.h"

#include "data/data.h"
#include "export/markup.h"

#include <math.h>
#include <string.h>

/* Layers that are switched off at first: there is much of them, and little is decided in them. */
#define QUIET (1u << GK_TRACE_LAYER_RULES | 1u << GK_TRACE_LAYER_LINES | 1u << GK_TRACE_LAYER_PIECES)

static const char *const COLORS[] = { "#fff",    "#00a0a0", "#888",    "#f0c000", "#8030c0", "#d02070",
                                      "#208040", "#3060ff", "#2080d0", "#ffb000", "#006000", "#e00000" };
G_STATIC_ASSERT(G_N_ELEMENTS(COLORS) == GK_N_TRACE_LAYERS);

typedef struct {
    GString *out;
    const GPtrArray *events;
    const guint8 *refused;
    guint first, end; /* of the page at hand */
} Overlay;

static const GkTraceEvent *
event_at(const Overlay *overlay, guint i)
{
    return g_ptr_array_index(overlay->events, i);
}

/* The first event after those of the page that `first` is on. */
static guint
end_of_page(const GPtrArray *events, guint first)
{
    guint end = first;
    while (end < events->len &&
           ((GkTraceEvent *) g_ptr_array_index(events, end))->page ==
               ((GkTraceEvent *) g_ptr_array_index(events, first))->page)
        end++;
    return end;
}

static const GkTraceValue *
value_of(const GkTraceEvent *event, const char *key)
{
    for (guint i = 0; i < event->n_values; i++)
        if (strcmp(event->values[i].key, key) == 0)
            return &event->values[i];
    return NULL;
}

static gboolean
has_value(const GkTraceEvent *event, const char *key)
{
    const GkTraceValue *value = value_of(event, key);
    return value && (value->kind == GK_TRACE_KIND_TEXT ? value->text && *value->text : value->number != 0);
}

static gboolean
is_refused(const Overlay *overlay, const GkTraceEvent *event)
{
    return (event->candidate && overlay->refused[event->candidate]) || has_value(event, "refused");
}

/* --- shapes --- */

static void
append_number(GString *out, const char *before, double value)
{
    g_string_append(out, before);
    gk_trace_append_number(out, isfinite(value) ? CLAMP(value, -1e6, 1e6) : 0);
    g_string_append_c(out, '"');
}

static void
append_classes(const Overlay *overlay, const GkTraceEvent *event)
{
    g_string_append_printf(overlay->out, " class=\"e %s", gk_trace_code_name(event->code));
    if (is_refused(overlay, event))
        g_string_append(overlay->out, " refused");
    if (event->code == GK_TRACE_DIAGNOSTIC && strcmp(value_of(event, "severity")->text, "note") == 0)
        g_string_append(overlay->out, " note");
    if (event->code == GK_TRACE_CELL && has_value(event, "doubts"))
        g_string_append(overlay->out, " doubtful");
    else if (event->code == GK_TRACE_CELL && has_value(event, "repairs"))
        g_string_append(overlay->out, " mended");
    g_string_append_c(overlay->out, '"');
}

static void
append_sentence(GString *out, const GkTraceEvent *event)
{
    g_autofree char *sentence = gk_trace_sentence(event);
    gk_markup_append(out, sentence);
}

static gboolean
is_candidate(const GkTraceEvent *event)
{
    return event->candidate && (event->code == GK_TRACE_CANDIDATE || event->code == GK_TRACE_GRID);
}

/* Stands in the box of its candidate, and is said by it. */
static gboolean
is_said_by_candidate(const GkTraceEvent *event)
{
    return gk_trace_code_layer(event->code) == GK_TRACE_LAYER_REGIONS && event->candidate && !is_candidate(event);
}

static void
append_title(const Overlay *overlay, guint index)
{
    const GkTraceEvent *event = event_at(overlay, index);
    g_string_append(overlay->out, "<title>");
    append_sentence(overlay->out, event);
    guint from = index; /* a candidate's events follow each other */
    while (is_candidate(event) && from > overlay->first && event_at(overlay, from - 1)->candidate == event->candidate)
        from--;
    for (guint i = from; is_candidate(event) && i < overlay->end; i++) {
        const GkTraceEvent *other = event_at(overlay, i);
        if (other->candidate != event->candidate)
            break;
        if (!is_said_by_candidate(other))
            continue;
        g_string_append(overlay->out, ".\n");
        append_sentence(overlay->out, other);
    }
    g_string_append(overlay->out, "</title>");
}

static void
append_shape(const Overlay *overlay, guint index)
{
    const GkTraceEvent *event = event_at(overlay, index);
    GString *out = overlay->out;
    GkBox box = event->box;
    gboolean line = gk_box_width(box) < 0.1 || gk_box_height(box) < 0.1;
    g_string_append_printf(out, "<%s id=\"e%u\"", line ? "line" : "rect", index);
    append_classes(overlay, event);
    append_number(out, line ? " x1=\"" : " x=\"", box.x0);
    append_number(out, line ? " y1=\"" : " y=\"", box.y0);
    append_number(out, line ? " x2=\"" : " width=\"", line ? box.x1 : gk_box_width(box));
    append_number(out, line ? " y2=\"" : " height=\"", line ? box.y1 : gk_box_height(box));
    g_string_append_c(out, '>');
    append_title(overlay, index);
    g_string_append(out, line ? "</line>\n" : "</rect>\n");
}

/* A few words that are always to be seen. */
static void
append_tag(const Overlay *overlay, const GkTraceEvent *event)
{
    g_autoptr(GString) text = g_string_new(NULL);
    double x = event->box.x0, y = event->box.y0 - 3;
    if (event->code == GK_TRACE_CANDIDATE) {
        g_string_append_printf(text, "candidate %u: %s", event->candidate,
                               is_refused(overlay, event) ? "refused" : "a table");
    } else if (event->code == GK_TRACE_GRID && is_refused(overlay, event)) {
        g_string_append_printf(text, "grid: %s", value_of(event, "verdict")->text);
    } else if (event->code == GK_TRACE_PART) {
        g_string_append_printf(text, "table %.0f, rows %.0f–%.0f", value_of(event, "table")->number,
                               value_of(event, "first_row")->number, value_of(event, "last_row")->number);
        g_string_append(text, has_value(event, "because") ? " (joined)" : "");
        y -= 7;
    } else if (event->code == GK_TRACE_SEPARATOR && value_of(event, "gain")->number > 0) {
        gk_trace_append_number(text, value_of(event, "gain")->number);
        y = event->box.y1 + 6;
    } else {
        return;
    }
    g_string_append_printf(overlay->out, "<text class=\"tag%s\"", is_refused(overlay, event) ? " refused" : "");
    append_number(overlay->out, " x=\"", x);
    append_number(overlay->out, " y=\"", MAX(y, 6));
    g_string_append_c(overlay->out, '>');
    gk_markup_append(overlay->out, text->str);
    g_string_append(overlay->out, "</text>\n");
}

static void
append_layer(const Overlay *overlay, GkTraceLayer layer)
{
    g_string_append_printf(overlay->out, "<g class=\"%s\">\n", gk_trace_layer_name(layer));
    for (guint i = overlay->first; i < overlay->end; i++) {
        const GkTraceEvent *event = event_at(overlay, i);
        if (gk_trace_code_layer(event->code) != layer || !event->has_box || is_said_by_candidate(event))
            continue;
        append_shape(overlay, i);
        append_tag(overlay, event);
    }
    g_string_append(overlay->out, "</g>\n");
}

/* --- a page --- */

static guint
turned_of(const Overlay *overlay)
{
    for (guint i = overlay->first; i < overlay->end; i++)
        if (event_at(overlay, i)->code == GK_TRACE_PAGE)
            return (guint) value_of(event_at(overlay, i), "turned")->number;
    return 0;
}

/* FALSE when not all of the page could be drawn. */
static gboolean
append_svg(const Overlay *overlay, const GkPage *page, gboolean alone)
{
    GString *out = overlay->out;
    g_string_append(out, "<svg class=\"sheet-of\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    gk_trace_append_number(out, MAX(page->width, 1));
    g_string_append_c(out, ' ');
    gk_trace_append_number(out, MAX(page->height, 1));
    g_string_append(out, "\">\n");
    if (alone)
        g_string_append_printf(out, "<style>\n%s.refused { display: none; }\n</style>\n",
                               gk_data_text("explain-overlay.css"));
    gboolean whole = gk_explain_append_page(out, page, turned_of(overlay));
    for (guint layer = 0; layer < GK_N_TRACE_LAYERS; layer++)
        append_layer(overlay, (GkTraceLayer) layer);
    g_string_append(out, "</svg>\n");
    return whole;
}

/* The events of one layer as a list; of refused candidates, or of all else. */
static void
append_list(const Overlay *overlay, GkTraceLayer layer, gboolean refused)
{
    guint count = 0;
    for (guint i = overlay->first; i < overlay->end; i++)
        count += gk_trace_code_layer(event_at(overlay, i)->code) == layer &&
            is_refused(overlay, event_at(overlay, i)) == refused;
    if (!count)
        return;
    g_string_append_printf(overlay->out, "<details><summary>%s%s (%u)</summary>\n<ol>\n", gk_trace_layer_text(layer),
                           refused ? ", of refused candidates" : "", count);
    for (guint i = overlay->first; i < overlay->end; i++) {
        const GkTraceEvent *event = event_at(overlay, i);
        if (gk_trace_code_layer(event->code) != layer || is_refused(overlay, event) != refused)
            continue;
        g_string_append_printf(overlay->out, "<li data-e=\"e%u\">", i);
        append_sentence(overlay->out, event);
        g_string_append(overlay->out, "</li>\n");
    }
    g_string_append(overlay->out, "</ol></details>\n");
}

/* What the page holds, for all to read. */
static void
append_page_line(const Overlay *overlay)
{
    for (guint i = overlay->first; i < overlay->end; i++) {
        if (event_at(overlay, i)->code != GK_TRACE_PAGE)
            continue;
        g_string_append(overlay->out, "<p>A ");
        append_sentence(overlay->out, event_at(overlay, i));
        g_string_append(overlay->out, ".</p>\n");
    }
}

static void
append_section(Overlay *overlay, GkPageSource *source)
{
    guint number = event_at(overlay, overlay->first)->page;
    if (number) {
        g_autoptr(GkPage) page = gk_page_source_read(source, number);
        g_string_append_printf(overlay->out, "<section id=\"p%u\">\n<h2>Page %u</h2>\n", number, number);
        append_page_line(overlay);
        if (!append_svg(overlay, page, FALSE))
            g_string_append(overlay->out,
                            "<p>Not all characters and lines of this page are drawn: there are too many.</p>\n");
    } else {
        g_string_append(overlay->out, "<section id=\"p0\">\n<h2>The document</h2>\n");
    }
    for (guint layer = GK_TRACE_LAYER_PAGE + 1; layer < GK_N_TRACE_LAYERS; layer++) {
        append_list(overlay, (GkTraceLayer) layer, FALSE);
        append_list(overlay, (GkTraceLayer) layer, TRUE);
    }
    g_string_append(overlay->out, "</section>\n");
}

/* --- the file --- */

static void
append_policy(GString *out, const char *script)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *) script, -1);
    g_checksum_get_digest(sum, digest, &length);
    g_autofree char *base64 = g_base64_encode(digest, length);
    g_string_append_printf(out,
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                           "style-src 'unsafe-inline'; script-src 'sha256-%s'\">\n",
                           base64);
}

/* A switch is a checkbox before everything it switches, with its label in the bar. */
static void
append_switch(GString *switches, GString *bar, GString *style, const char *name, const char *text, const char *color,
              gboolean on)
{
    g_string_append_printf(switches, "<input class=\"switch\" type=\"checkbox\" id=\"l-%s\"%s>\n", name,
                           on ? " checked" : "");
    g_string_append_printf(bar, "<label for=\"l-%s\" title=\"%s\"><i style=\"background:%s\"></i>%s</label>\n", name,
                           text, color, name);
    g_string_append_printf(style,
                           "#l-%s:not(:checked) ~ main svg .%s { display: none; } "
                           "#l-%s:not(:checked) ~ .bar label[for=l-%s] { opacity: .4; } "
                           "#l-%s:focus-visible ~ .bar label[for=l-%s] { outline: 2px solid #000; }\n",
                           name, name, name, name, name, name);
}

/* What the layers show, and links to the pages. */
static void
append_guide(GString *out, const GPtrArray *events)
{
    g_string_append(out, "<details><summary>How to read this</summary>\n<dl>\n");
    for (guint layer = GK_TRACE_LAYER_PAGE + 1; layer < GK_N_TRACE_LAYERS; layer++)
        g_string_append_printf(out, "<dt><i style=\"background:%s\"></i>%s</dt><dd>%s</dd>\n", COLORS[layer],
                               gk_trace_layer_name(layer), gk_trace_layer_text(layer));
    g_string_append(
        out,
        "<dt>candidate</dt><dd>a place where a table was sought: what rules enclose, or lines with pieces side "
        "by side; each has a number and a verdict</dd>\n<dt>refused</dt><dd>what belongs to candidates "
        "that are no tables</dd>\n<dt>piece</dt><dd>what stands together on one line: a label, a "
        "number</dd>\n</dl></details>\n<p>");
    for (guint first = 0; first < events->len; first = end_of_page(events, first)) {
        guint page = ((const GkTraceEvent *) g_ptr_array_index(events, first))->page;
        if (page)
            g_string_append_printf(out, "<a href=\"#p%u\">page %u</a> ", page, page);
        else
            g_string_append(out, "<a href=\"#p0\">the document</a> ");
    }
    g_string_append(out, "</p>\n");
}

static void
append_head(GString *out, const char *file, const GPtrArray *events)
{
    const char *script = gk_data_text("explain.js");
    g_autoptr(GString) switches = g_string_new(NULL), bar = g_string_new(NULL), style = g_string_new(NULL);
    for (guint layer = GK_TRACE_LAYER_PAGE + 1; layer < GK_N_TRACE_LAYERS; layer++)
        append_switch(switches, bar, style, gk_trace_layer_name(layer), gk_trace_layer_text(layer), COLORS[layer],
                      !(QUIET & (1u << layer)));
    append_switch(switches, bar, style, "refused", "what belongs to candidates that are no tables", "#999", FALSE);
    g_string_append(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    append_policy(out, script);
    g_string_append(out, "<title>");
    gk_markup_append(out, file);
    g_string_append_printf(out, ": how its pages were read</title>\n<style>\n%s%s%s</style>\n</head>\n<body>\n<h1>",
                           gk_data_text("explain.css"), gk_data_text("explain-overlay.css"), style->str);
    gk_markup_append(out, file);
    g_string_append_printf(
        out,
        ": how its pages were read</h1>\n%s<div class=\"bar\">Show: \n%s</div>\n"
        "<aside id=\"says\"><p>Point at something on a page: here stands what was decided there, and on what "
        "evidence. A click keeps it. Above the pages, layers are switched on and off; below each page "
        "stands the same as a list, in the order of decisions.</p></aside>\n<main>\n",
        switches->str, bar->str);
    append_guide(out, events);
}

void
gk_explain_html(GString *out, const GkTrace *trace, const GPtrArray *events, GkPageSource *source)
{
    g_autofree guint8 *refused = gk_explain_refused(trace);
    append_head(out, gk_page_source_info(source)->file, events);
    Overlay overlay = { out, events, refused, 0, 0 };
    for (; overlay.first < events->len; overlay.first = overlay.end) {
        overlay.end = end_of_page(events, overlay.first);
        append_section(&overlay, source);
    }
    g_string_append_printf(out, "</main>\n<script>%s</script>\n</body>\n</html>\n", gk_data_text("explain.js"));
}

void
gk_explain_svg(GString *out, const GkTrace *trace, const GPtrArray *events, GkPageSource *source)
{
    g_autofree guint8 *refused = gk_explain_refused(trace);
    Overlay overlay = { out, events, refused, 0, 0 };
    while (overlay.first < events->len && event_at(&overlay, overlay.first)->page == 0)
        overlay.first++;
    if (overlay.first == events->len)
        return;
    overlay.end = end_of_page(events, overlay.first);
    g_autoptr(GkPage) page = gk_page_source_read(source, event_at(&overlay, overlay.first)->page);
    append_svg(&overlay, page, TRUE);
}
