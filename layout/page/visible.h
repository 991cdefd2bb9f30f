/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "layout/page/page_layout.h"

G_BEGIN_DECLS

/* page/visible.c: sets aside what a reader does not see as text of the page: glyphs without ink,
 * overprinted copies, watermarks. */
void gk_visible_select(GkPageLayout *layout, gboolean keep_hidden, GkDiagnostics *diagnostics);

/* page/watermarks.c: sets watermarks aside, and says so. */
void gk_watermarks_set_aside(GkPageLayout *layout, GkDiagnostics *diagnostics);

/* page/slanted.c: sets aside text that runs aslant, and the rest of seals; how many glyphs that are. */
guint gk_slanted_set_aside(GkPageLayout *layout);

/* page/running.c: marks heads, feet and page numbers, which repeat from page to page, in line_roles. */
void gk_running_mark(GkPageLayout *pages, guint n_pages);

G_END_DECLS
