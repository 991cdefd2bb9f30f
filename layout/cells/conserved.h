/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The audit of text: see cells/conserved.c. */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* Compares titles, subtitles and notes of the fragments (GkFragment), once bound, with the glyphs they were given. */
void gk_conserved_captions(const GPtrArray *fragments, const GkPageLayout *pages, guint n_pages,
                           GkDiagnostics *diagnostics);

/* The tallies of a page's cells and prose, from the ledger. */
void gk_conserved_count(const GkPageLayout *layout, GkPageSummary *summary);

/* Compares cells, tables, pages and paragraphs of the finished document; a breach is an error diagnostic. */
void gk_conserved_report(GkDocument *document);

G_END_DECLS
