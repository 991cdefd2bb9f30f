/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/page.h"

GkPage *
gk_page_new(guint number, double width, double height, int rotation)
{
    GkPage *page = g_new0(GkPage, 1);
    page->number = number;
    page->width = width;
    page->height = height;
    page->rotation = rotation;
    page->glyphs = g_array_new(FALSE, FALSE, sizeof(GkGlyph));
    page->marks = g_array_new(FALSE, FALSE, sizeof(GkMark));
    page->images = g_array_new(FALSE, FALSE, sizeof(GkImage));
    page->unread = g_array_new(FALSE, FALSE, sizeof(GkUnread));
    page->fonts = g_ptr_array_new_with_free_func(g_free);
    page->diagnostics = gk_diagnostics_new();
    return page;
}

void
gk_page_free(GkPage *page)
{
    if (!page)
        return;
    g_array_unref(page->glyphs);
    g_array_unref(page->marks);
    g_array_unref(page->images);
    g_array_unref(page->unread);
    g_ptr_array_unref(page->fonts);
    gk_diagnostics_free(page->diagnostics);
    g_free(page);
}
