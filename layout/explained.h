/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What layout/document.c, which conducts all rooms, tells the trace (layout/trace.h).
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* The rules that are seen on the page. */
void gk_explained_rules(GkPageLayout *layout, const GkRules *rules);
/* What becomes of a grid that rules draw. */
void gk_explained_grid(const GkFragment *grid, const char *verdict);
/* The grid was questioned; nothing is told when it stayed the same. Returns `after`. */
GkFragment *gk_explained_divided(const GkFragment *before, GkFragment *after, const char *what);
/* The page's lines outside of ruled tables, once it is known what each is. */
void gk_explained_lines(const GkPageLayout *layout);
/* The page itself. */
void gk_explained_page(const GkPageLayout *layout, const GkPageSummary *summary);

G_END_DECLS
