/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines around a table that belong to it.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* caption.c: binds titles, numbers, organizations, units and notes to the fragments, and claims their glyphs. Units
 * left over are reported. */
void gk_captions_bind(const GPtrArray *fragments, GkPageLayout *pages, guint n_pages, GkArena *arena,
                      GkDiagnostics *diagnostics);

/* caption.c: takes marks that lead to notes out of the captions, which are known by their words. */
void gk_captions_strip_marks(const GPtrArray *fragments, GkArena *arena);

/* rows_beside.c: reports lines right above or below a fragment that look like rows of it. After gk_captions_bind. */
void gk_rows_beside_report(const GPtrArray *fragments, GkDiagnostics *diagnostics);
/* rows_beside.c: reports lines at the top of a page that look like rows of the table that ends the page before. */
void gk_rows_overleaf_report(const GPtrArray *fragments, GkPageLayout *pages, guint n_pages,
                             GkDiagnostics *diagnostics);

G_END_DECLS
