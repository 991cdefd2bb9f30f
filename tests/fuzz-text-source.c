/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for the text description of pages: whatever is accepted gives pages whose glyphs and marks have
 * finite, ordered boxes and fonts that exist; whatever is refused gives an error with its line.
 */
#include "extract/page_source.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
check(gboolean holds)
{
    if (!holds)
        abort();
}

static gboolean
is_ordered(GkBox box)
{
    return isfinite(box.x0) && isfinite(box.y1) && box.x0 <= box.x1 && box.y0 <= box.y1;
}

static void
check_page(const GkPage *page)
{
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        check(is_ordered(glyph->box) && glyph->font < page->fonts->len && g_unichar_validate(glyph->character));
    }
    for (guint i = 0; i < page->marks->len; i++) {
        const GkMark *mark = &g_array_index(page->marks, GkMark, i);
        check(isfinite(mark->x0) && isfinite(mark->y0) && isfinite(mark->x1) && isfinite(mark->y1));
        check(mark->kind == GK_MARK_STROKE || (mark->x0 <= mark->x1 && mark->y0 <= mark->y1));
    }
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *text = g_strndup((const char *) data, size);
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open_text(text, "fuzz", &error);
    check(source ? !error : error && strstr(error->message, "line "));
    guint count = source ? MIN(gk_page_source_info(source)->page_count, 100) : 0;
    for (guint number = 0; number <= count; number++) {
        if (!source)
            break;
        g_autoptr(GkPage) page = gk_page_source_read(source, number);
        check_page(page);
    }
    return 0;
}
