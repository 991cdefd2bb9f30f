/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rules of a page that make no grid: they run in one direction only.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

struct _GkLooseRules {
    const GkRule *horizontal; /* sorted by at, then from; edges of stripes too */
    guint n_horizontal;
    const GkRule *vertical;
    guint n_vertical;
};

/* Keeps what `rules` has outside of the tables in `fragments` that lie on this page, as layout->loose. */
void gk_loose_rules_keep(GkPageLayout *layout, const GkRules *rules, const GPtrArray *fragments, GkArena *arena,
                         GkDiagnostics *diagnostics);

/* grid/stripes.c: the edges of background stripes (GkRule, with GK_STRIPE_EDGE for thickness), as borders of rows. */
GArray *gk_stripe_edges(const GkPage *page);

/* TRUE when horizontal rules at height y (within GK_GRID_SNAP) cover most of [x0, x1]. */
gboolean gk_loose_rules_draw_row(const GkLooseRules *loose, double y, double x0, double x1);
/* TRUE when vertical rules at x cover most of [y0, y1]. */
gboolean gk_loose_rules_draw_column(const GkLooseRules *loose, double x, double y0, double y1);
/* TRUE when a vertical rule passes height y between x0 and x1. */
gboolean gk_loose_rules_part(const GkLooseRules *loose, double x0, double x1, double y);

G_END_DECLS
