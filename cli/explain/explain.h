/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Between the parts of `gongkai explain`: what is told (events.c), and how it is written (json.c,
 * overlay.c, page.c).
 */
#pragma once

#include "extract/page_source.h"
#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* What was asked for. */
typedef struct {
    guint first_page, last_page; /* 0, 0: all */
    guint table; /* from 1; 0: all */
    guint layers; /* bits of GkTraceLayer */
} GkExplainChoice;

/* Adds what the finished document says to its trace: cells, captions, parts, diagnostics. */
void gk_explain_add_document(GkTrace *trace, const GkDisclosure *disclosure);
/* The events (const GkTraceEvent *) that were asked for, page by page, each in the order of decisions. */
GPtrArray *gk_explain_select(const GkTrace *trace, const GkDisclosure *disclosure, const GkExplainChoice *choice);
/* Per candidate: it was refused. `events` are of the trace. The caller frees it. */
guint8 *gk_explain_refused(const GkTrace *trace);

/* One event a line. */
void gk_explain_json(GString *out, const GPtrArray *events);
/* A whole HTML file with all pages that have events. Pages are read again from `source`. */
void gk_explain_html(GString *out, const GkTrace *trace, const GPtrArray *events, GkPageSource *source);
/* The first of these pages as SVG. */
void gk_explain_svg(GString *out, const GkTrace *trace, const GPtrArray *events, GkPageSource *source);

/* --- between the overlay's parts --- */

/* The page's marks, images and characters as SVG; its text runs turned by `turned` degrees. FALSE when there are more
 * than are drawn. */
gboolean gk_explain_append_page(GString *out, const GkPage *page, guint turned);

G_END_DECLS
