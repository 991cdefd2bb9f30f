/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for layout and all that follows: lists of glyphs and rules become a document, its meaning, and JSON.
 *
 * An input that begins with "page" is a text description of pages. Any other is a list of things to draw, eight
 * bytes each: what, where (x and y in quarters of a point within 1 to 256, coarse on purpose, so that things meet),
 * how large, and which character or colour. Whatever is drawn, the promises of layout/document.h hold, the JSON
 * can be written, and the trace says everything in words.
 */
#include "normalize/json/json.h"

#include <stdlib.h>
#include <string.h>

#define LARGEST 16384
#define MOST_PAGES 8

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static const char *const WORDS[] = { "1",      "72.73", "-",     "合计", "表1",      "单位：万元", "收入", "支出",
                                     "（一）", "1,2",   "34.50", "科目", "续表",     "编制单位：", "注：", "%",
                                     "201",    "2023",  "。",    "类",   "项目名称", "0.00",       "…",    "说明" };

static double
coordinate(guint8 coarse, guint8 fine)
{
    return coarse * 2.0 + (fine & 15) * 0.25;
}

static void
draw(GString *page, const guint8 *p)
{
    double x = coordinate(p[1], p[2]), y = coordinate(p[3], p[4]), far = p[5] * 2.0, thick = (p[6] & 15) * 0.25;
    guint color = p[7] < 200 ? 0 : p[7] * 0x010101u;
    switch (p[0] % 8) {
    case 0:
        g_string_append_printf(page, "rule %.2f %.2f %.2f %.2f width %.2f color %06x\n", x, y, x + far, y, thick,
                               color);
        break;
    case 1:
        g_string_append_printf(page, "rule %.2f %.2f %.2f %.2f width %.2f color %06x\n", x, y, x, y + far, thick,
                               color);
        break;
    case 2:
        g_string_append_printf(page, "fill %.2f %.2f %.2f %.2f color %06x\n", x, y, x + far, y + thick * 8, color);
        break;
    case 3:
        g_string_append_printf(page, "grid %.2f %.2f cols %u,%u,%u rows %u,%u\n", x, y, 10u + p[5], 5u + p[6],
                               10u + p[7], 5u + p[5] % 40, 5u + p[6] % 40);
        break;
    case 4:
        g_string_append_printf(page, "page %u %u\n", 100u + p[1] * 4u, 100u + p[3] * 4u);
        break;
    case 5:
        g_string_append_printf(page, "vtext %.2f %.2f %.2f \"%s\"\n", x, y, 4 + thick * 8,
                               WORDS[p[7] % G_N_ELEMENTS(WORDS)]);
        break;
    default:
        g_string_append_printf(page, "text %.2f %.2f %.2f \"%s\"%s\n", x, y, 4 + thick * 8,
                               WORDS[p[7] % G_N_ELEMENTS(WORDS)],
                               p[6] & 16       ? " right"
                                   : p[6] & 32 ? " bold"
                                               : "");
    }
}

static char *
description(const guint8 *data, gsize size)
{
    if (size >= 4 && memcmp(data, "page", 4) == 0)
        return g_strndup((const char *) data, size);
    GString *text = g_string_new("page 595 842\n");
    for (gsize i = 0; i + 8 <= size; i += 8)
        draw(text, data + i);
    return g_string_free(text, FALSE);
}

static void
check_trace(const GkTrace *trace)
{
    for (guint i = 0; i < gk_trace_count(trace); i++) {
        const GkTraceEvent *event = gk_trace_get(trace, i);
        g_autofree char *sentence = gk_trace_sentence(event);
        gboolean upright = event->box.x0 <= event->box.x1 && event->box.y0 <= event->box.y1;
        if (!*sentence || !g_utf8_validate(sentence, -1, NULL) || (event->has_box && !upright))
            g_error("event %s: %s", gk_trace_code_name(event->code), sentence);
    }
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *text = description(data, MIN(size, LARGEST)), *problem = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_text(text, "fuzz", NULL);
    if (!source || gk_page_source_info(source)->page_count > MOST_PAGES)
        return 0;
    g_autoptr(GkTrace) trace = gk_trace_new(0, 0);
    GkLayoutOptions options = { .trace = trace };
    GkDocument *document = gk_document_new(source, &options);
    if (!gk_document_verify(document, &problem))
        g_error("%s", problem);
    check_trace(trace);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    g_autofree char *json = gk_disclosure_to_json(disclosure, TRUE);
    if (!json || !g_utf8_validate(json, -1, NULL))
        abort();
    return 0;
}
