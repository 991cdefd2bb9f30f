/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a page is: text, pictures, drawings, nothing; and which of it was not read.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* The content of a page whose visible glyphs are known; says so where there is something and nothing can be read. */
GkPageContent gk_content_find(const GkPageLayout *layout, GkDiagnostics *diagnostics);

/* Tells of pictures and drawings on pages with text that seem to be tables. To be called when captions are bound.
 * `fragments` are in reading order. */
void gk_content_report(const GkPageLayout *pages, guint n_pages, const GPtrArray *fragments, GkDiagnostics *diagnostics);

G_END_DECLS
