/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether what looks like a table is one.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* What is known of a candidate besides its cells. */
typedef struct {
    guint header_rows;
    gboolean framed;    /* rules say where it is */
    gboolean captioned; /* a title or a unit stands right above it */
    gboolean goes_on;   /* it may go on from the table that ended the page before */
    guint leaders;      /* lines with a row of dots */
    guint lines;
} GkCandidate;

/* The weighted sum of what speaks for it, less what speaks against it; it is a table when that is above
 * GK_JUDGE_LEAST. The fragment has its cells and glyphs. */
double gk_judge(const GkFragment *fragment, const GkCandidate *candidate);

G_END_DECLS
