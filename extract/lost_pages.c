/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/lost_pages.h"

gboolean
gk_lost_pages_add(GkLostPages *lost, guint page, const GkSentence *why)
{
    for (guint i = 0; i < lost->count; i++)
        if (lost->pages[i].page == page)
            return FALSE;
    if (lost->count == GK_LOST_PAGES)
        return FALSE;
    lost->pages[lost->count].page = page;
    lost->pages[lost->count++].why = gk_sentence_ref(why);
    return TRUE;
}

gboolean
gk_lost_pages_is_unannotated(const GkLostPages *lost, guint page)
{
    for (guint i = 0; lost && i < lost->n_unannotated; i++)
        if (lost->unannotated[i] == page)
            return TRUE;
    return FALSE;
}

gboolean
gk_lost_pages_add_unannotated(GkLostPages *lost, guint page)
{
    if (lost->n_unannotated == GK_LOST_PAGES || gk_lost_pages_is_unannotated(lost, page))
        return FALSE;
    lost->unannotated[lost->n_unannotated++] = page;
    return TRUE;
}

void
gk_lost_pages_clear(GkLostPages *lost)
{
    for (guint i = 0; i < lost->count; i++)
        gk_sentence_unref(lost->pages[i].why);
    *lost = (GkLostPages) { 0 };
}

GkSentence *
gk_lost_pages_find(const GkLostPages *lost, guint page, guint page_count)
{
    if (!lost)
        return NULL;
    for (guint i = 0; i < lost->count; i++)
        if (lost->pages[i].page == page)
            return gk_sentence_new("page %u was not read: %p", page, lost->pages[i].why);
    if (!lost->rest_from || page < lost->rest_from)
        return NULL;
    return gk_sentence_new("page %u was not read, nor what follows up to page %u: reading had ended on %u pages before",
                           page, page_count, lost->count + 1);
}
