/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The review page: one HTML file in which a person holds what was read against the pages it was read from.
 */
#pragma once

#include "export/document.h"

G_BEGIN_DECLS

typedef struct {
    /* The picture of page `number`, a PNG; NULL, with `error`, where it can't be drawn: the page then goes without. */
    GBytes *(*picture)(guint number, gpointer data, GError **error);
    gpointer data;
    GString *complaints; /* why pages go without pictures, a line each; may be NULL */
} GkReviewPictures;

/* The page as HTML (UTF-8); `pictures` NULL: none. NULL, with an error of G_IO_ERROR, where it would be larger than
 * 256 MB. The caller frees it. */
GString *gk_review_page(const GkExportDocument *document, const GkReviewPictures *pictures, GError **error);

G_END_DECLS
