/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What lies on each page of a disclosure: between the parts of the review page.
 */
#pragma once

#include "export/document.h"

G_BEGIN_DECLS

/* What of a table lies on one page. All of a table lies in its fragments. */
typedef struct {
    const GkExportTable *table;
    const cJSON *part; /* NULL: the table tells of no parts */
    guint number; /* of the part, from 0 */
    GPtrArray *cells; /* const cJSON *, by rows and columns */
    GPtrArray *header; /* const cJSON *: the table's header, where the part does not hold it */
} GkReviewFragment;

typedef struct {
    const cJSON *item; /* a cell, a statement or a diagnostic */
    double box[4]; /* left, top, right, bottom in points */
    guint index; /* of a statement or diagnostic, in its array */
} GkReviewBox;

typedef struct {
    const cJSON *json; /* NULL: a page that the JSON does not list */
    gint number;
    double width, height; /* points, 1 and more */
    GPtrArray *fragments; /* GkReviewFragment * */
    GArray *cells, *statements, *remarks; /* GkReviewBox, by their places on this page */
    GPtrArray *said, *remarked; /* const cJSON *: statements and diagnostics that begin here, with or without a box */
    GArray *said_indices, *remarked_indices; /* guint, parallel */
} GkReviewPage;

/* All pages (GkReviewPage *) in their order; one at least. */
GPtrArray *gk_review_pages(const GkExportDocument *document);

/* --- between the parts of a page --- */

/* " class=\"…\"" as the state of an amount tells it; nothing for what has nothing to tell. `more`: classes before. */
void gk_review_append_class(GString *out, const cJSON *item, gboolean statement, const char *more);
/* The table with its caption (fragment.c), the drawing with its boxes (sheet.c), and all that the script knows of cells,
 * statements, checks and diagnostics (details.c), onto `out`. */
void gk_review_append_fragment(GString *out, const GkReviewFragment *fragment, gint page);
void gk_review_append_sheet(GString *out, const GkReviewPage *page, GBytes *png);
void gk_review_append_details(GString *out, const GkExportDocument *document);

G_END_DECLS
