/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What of a page is to be shown, so that a reader sees a number in its place:
 * its row, its column's header, its table. Boxes only; the picture is drawn by
 * whoever has the PDF.
 */
#pragma once

#include "export/amounts.h"

G_BEGIN_DECLS

typedef struct {
    double x0, y0, x1, y1; /* points from the top left corner of the page */
} GkExcerptBox;

typedef struct {
    GkExcerptBox box;
    gboolean first; /* what it is about, rather than what goes with it */
} GkExcerptMark;

typedef struct {
    gint page;
    GkExcerptBox box;
    gint header_page; /* 0: the header is within the box, or there is none */
    GkExcerptBox header; /* to be put above it; as wide as the box */
    GArray *marks; /* GkExcerptMark, on the page */
} GkExcerpt;

/* Excerpts (GkExcerpt *, owned) that show all places of some cells and statements (const cJSON *) of one document: the
 * first is what they are about. One for each page and table, at most 16, in the order in which they come; none for places that the
 * JSON does not tell. */
GPtrArray *gk_excerpts_new(const GkExportDocument *document, const GPtrArray *items);

G_END_DECLS
