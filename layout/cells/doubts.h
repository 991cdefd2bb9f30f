/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "layout/page/page_layout.h"

G_BEGIN_DECLS

/* Adds a diagnostic for each doubt about the cells of each table and page. Call once the tables are whole. */
void gk_doubts_report(GkDocument *document);

/* The diagnostic that tells of a doubt. */
GkDiagnosticCode gk_doubt_diagnostic(GkDoubtIndex doubt);

/* cells/glyph_doubts.c: GkDoubt flags of a cell with this glyph. */
guint gk_doubts_of_glyph(const GkGlyph *glyph);
/* The same for the lines of a page, told with their places, as far as they are in no cell. */
void gk_doubts_report_lines(const GkPageLayout *layout, GkDiagnostics *diagnostics);

G_END_DECLS
