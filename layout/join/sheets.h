/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sheets wider than a page, put together.
 */
#pragma once

#include "layout/join/link.h"

G_BEGIN_DECLS

/* Stretches of the fragments, in their order: one for each, but, unless `no_join`, for those that are halves of one wide
 * table, which are put together. Each is made when it is asked for, or a few before. */
typedef struct _GkSheets GkSheets;

GkSheets *gk_sheets_new(const GPtrArray *fragments, gboolean no_join, GkArena *arena, GkDiagnostics *diagnostics);
GkStretch *gk_sheets_next(GkSheets *sheets); /* the caller frees it; NULL at the end */
void gk_sheets_free(GkSheets *sheets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkSheets, gk_sheets_free)

/* --- sideways.c --- */

/* Whether R is the right half of L, both with their headers; link->repeated says how many label columns it prints
 * again. */
void gk_sideways_look(const GkStretch *l, const GkStretch *r, GkLink *link);

/* A copy of R with the rows of L, at the same heights; NULL when it has others. free_header: those of the header may
 * be. */
GkStretch *gk_sideways_rows(const GkStretch *l, const GkStretch *r, gboolean free_header);

/* One stretch from sides that lie beside each other, from the left. links[i] says how side i is the right half of the
 * first; only their columns and reasons are asked. */
GkStretch *gk_sideways_join(GkStretch *const *sides, const GkLink *links, guint n_sides);

/* R has the label column of L, row for row, and no other label of its header. */
gboolean gk_sideways_has_same_labels(const GkTable *l, const GkTable *r);

/* The pages are equally large. */
gboolean gk_sideways_same_page(const GkFragment *a, const GkFragment *b);

G_END_DECLS
