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
    page->readings = g_array_new(FALSE, FALSE, sizeof(GkReading));
    page->fonts = g_ptr_array_new_with_free_func(g_free);
    page->diagnostics = gk_diagnostics_new();
    return page;
}

static gpointer
copy_name(gconstpointer name, gpointer data)
{
    return g_strdup(name);
}

GkPage *
gk_page_copy(const GkPage *page)
{
    GkPage *copy = gk_page_new(page->number, page->width, page->height, page->rotation);
    copy->failed = page->failed;
    copy->slope = page->slope;
    gk_diagnostics_copy(copy->diagnostics, page->diagnostics);
    if (page->failed)
        return copy;
    g_array_append_vals(copy->glyphs, page->glyphs->data, page->glyphs->len);
    g_array_append_vals(copy->marks, page->marks->data, page->marks->len);
    g_array_append_vals(copy->images, page->images->data, page->images->len);
    g_array_append_vals(copy->unread, page->unread->data, page->unread->len);
    g_array_append_vals(copy->readings, page->readings->data, page->readings->len);
    copy->scan = page->scan;
    g_ptr_array_unref(copy->fonts);
    copy->fonts = g_ptr_array_copy(page->fonts, copy_name, NULL);
    g_ptr_array_set_free_func(copy->fonts, g_free);
    return copy;
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
    g_array_unref(page->readings);
    g_ptr_array_unref(page->fonts);
    gk_diagnostics_free(page->diagnostics);
    g_free(page);
}
