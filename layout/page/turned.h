/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages whose text runs up, down, or upside down.
 */
#pragma once

#include "layout/page/page_layout.h"

G_BEGIN_DECLS

/* Turns the page so that its text runs to the right, and says so in the document's diagnostics; layout->turn remembers
 * how. To be called before anything else looks at the page. */
void gk_turned_page(GkPageLayout *layout, GkDiagnostics *diagnostics);

/* Gives all places and diagnostics of the document that lie on turned pages their coordinates in the page as displayed.
 * (What the page source says has no boxes.) */
void gk_turned_back(GkDocument *document, const GkPageLayout *pages, guint n_pages);

G_END_DECLS
