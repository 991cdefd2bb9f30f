/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages on which reading has ended before: it crashed, took too long or too much
 * memory (only a process that watches another one knows). The document is read
 * again without them, and says so. Where it was the page's annotations, which are
 * no part of its text, the page is read without looking at them.
 */
#pragma once

#include "data/sentence.h"

G_BEGIN_DECLS

/* After so many no further page is given a chance. */
#define GK_LOST_PAGES 8

typedef struct {
    guint count;
    struct {
        guint page;
        GkSentence *why; /* "its worker ended by signal 11 (Segmentation fault)" */
    } pages[GK_LOST_PAGES];
    guint unannotated[GK_LOST_PAGES]; /* pages whose annotations are not looked at */
    guint n_unannotated;
    guint rest_from; /* this page and all behind it are not read; 0: none */
} GkLostPages;

/* FALSE when there is no room, or the page is among them. */
gboolean gk_lost_pages_add(GkLostPages *lost, guint page, const GkSentence *why);
/* The same for a page's annotations. */
gboolean gk_lost_pages_add_unannotated(GkLostPages *lost, guint page);
gboolean gk_lost_pages_is_unannotated(const GkLostPages *lost, guint page);
void gk_lost_pages_clear(GkLostPages *lost);

/* Why the page is not to be read: a sentence about it ("page 3 …"), the caller's to unref; NULL when it is to be read.
 * `lost` may be NULL. */
GkSentence *gk_lost_pages_find(const GkLostPages *lost, guint page, guint page_count);

G_END_DECLS
