/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A grid that takes its glyphs: between cells/glyphs.c and cells/overflow.c, cells/overflow_down.c, cells/overflow_rest.c.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

#define GK_NOT_TAKEN G_MAXUINT

typedef struct {
    GkFragment *fragment;
    const GkGlyph *glyphs;
    guint *members; /* indices of the page's glyphs that lie in the fragment */
    guint *by_index; /* the members, in the page's order */
    guint n_members;
    guint *cell_of; /* parallel to members */
    guint8 *settled; /* parallel to members: its cell is final */
    guint *member_of; /* for each glyph of the page its member, or GK_NOT_TAKEN */
} GkTaking;

/* cells/glyphs.c: the cell that the point lies in, or that is nearest to it. */
guint gk_taking_cell_at(const GkFragment *fragment, double x, double y);

/* cells/overflow.c: gives runs that lie over several cells of a row to one of them, where they show which. */
void gk_taking_settle_overflow(GkTaking *taking);
/* cells/overflow_down.c: gives last lines that the rule below their row cuts back to their row. */
void gk_taking_settle_overflow_down(GkTaking *taking);
/* cells/overflow_rest.c: gives the rest of a number, on the rule below its row, back to it, or doubts both. */
void gk_taking_settle_rests(GkTaking *taking);

G_END_DECLS
