/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for the reading of PDFs: whatever is opened gives pages whose glyphs, marks and images lie in finite,
 * ordered boxes, marks and images on the page; whatever is refused gives an error.
 */
#include "extract/page_source.h"

#include <math.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

#define PAGES 3u

static void
check(gboolean holds)
{
    if (!holds)
        abort();
}

static gboolean
is_ordered(double x0, double y0, double x1, double y1)
{
    return isfinite(x0) && isfinite(y0) && isfinite(x1) && isfinite(y1) && x0 <= x1 && y0 <= y1;
}

static void
check_marks(const GkPage *page)
{
    for (guint i = 0; i < page->marks->len; i++) {
        const GkMark *m = &g_array_index(page->marks, GkMark, i);
        double room = m->kind == GK_MARK_STROKE ? fmax(m->width / 2, 0.5) + 1 : 0;
        check(m->kind == GK_MARK_STROKE || is_ordered(m->x0, m->y0, m->x1, m->y1));
        check(fmin(m->x0, m->x1) >= -room && fmax(m->x0, m->x1) <= page->width + room);
        check(fmin(m->y0, m->y1) >= -room && fmax(m->y0, m->y1) <= page->height + room);
        check(m->alpha > 0 && (m->kind == GK_MARK_FILL || m->width >= 0));
    }
    for (guint i = 0; i < page->images->len; i++) {
        GkBox box = g_array_index(page->images, GkImage, i).box;
        check(is_ordered(box.x0, box.y0, box.x1, box.y1) && box.x0 >= 0 && box.y1 <= page->height);
    }
}

static void
check_page(const GkPage *page)
{
    check(!page->failed || gk_diagnostics_count(page->diagnostics) > 0);
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        check(is_ordered(glyph->box.x0, glyph->box.y0, glyph->box.x1, glyph->box.y1) && glyph->size >= 0);
        check(glyph->font < page->fonts->len);
    }
    check_marks(page);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(bytes, "fuzz.pdf", NULL, &error);
    check((source != NULL) != (error != NULL));
    guint count = source ? MIN(gk_page_source_info(source)->page_count, PAGES) : 0;
    for (guint number = 1; number <= count; number++) {
        g_autoptr(GkPage) page = gk_page_source_read(source, number);
        check_page(page);
    }
    return 0;
}
