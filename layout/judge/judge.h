/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether what looks like a table is one.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* What is known of a grid besides its cells. */
typedef struct {
    gboolean closed; /* rules close it on all sides and around all cells */
    gboolean goes_on; /* it may go on from the table that ended the page before */
} GkFacts;

/* features.c: features[GK_N_FEATURES] of the fragment, which has its cells and glyphs. */
void gk_features(const GkFragment *fragment, const GkFacts *facts, double *features);

/* The bars of a chart are painted in the grid. */
gboolean gk_judge_has_bars(const GkFragment *fragment);

/* The share of the entries beside which, left or right (or, with `below`, above or below), another one stands: none in a row
 * of boxes with room between them. */
double gk_share_touching(const GkFragment *fragment, gboolean below);

/* Whether the grid is a table. It is noted among the candidates of its page, table or not. */
gboolean gk_judge(const GkFragment *fragment, const GkFacts *facts);

/* Notes a box of one column, which is no table. */
void gk_judge_note_box(const GkFragment *fragment);

/* The fragment, found by its lines, takes what a grid holds that is none for the bars in it, or since its entries are boxes
 * apart from each other. */
gboolean gk_judge_is_in_drawing(const GkFragment *fragment);

/* Tells of tables that may be none and of what may be tables and was not read as such. Once all fragments are found. */
void gk_judge_report(const GkCandidates *candidates, const GPtrArray *fragments, GkDiagnostics *diagnostics);

/* --- judge_lines.c: frames and aligned lines --- */

/* What is known of a candidate besides its cells. */
typedef struct {
    guint header_rows;
    gboolean framed; /* rules say where it is */
    gboolean captioned; /* a title or a unit stands right above it */
    gboolean goes_on; /* it may go on from the table that ended the page before */
    guint leaders; /* lines with a row of dots */
    guint lines;
} GkLinesCandidate;

/* The weighted sum of what speaks for it, less what speaks against it; it is a table when that is above
 * GK_JUDGE_LEAST. The fragment has its cells and glyphs. */
double gk_judge_lines(const GkFragment *fragment, const GkLinesCandidate *candidate);

G_END_DECLS
