/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the trace says of a candidate (layout/trace.h). All of it costs nothing when nobody traces.
 */
#pragma once

#include "layout/table/finder.h"

G_BEGIN_DECLS

/* A table is sought in the run, since `because`; what follows is about this candidate. */
void gk_evidence_candidate(const GkAlignment *finder, const GkAlignmentRun *run, const char *because);
/* It is none, since `because`. Returns NULL. */
GkFragment *gk_evidence_refused(const GkAlignment *finder, const GkAlignmentRun *run, const char *because);
/* How the run is divided into columns, and what speaks for each separator. */
void gk_evidence_columns(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns);
/* Where rows are parted from row `from` on, but for boundaries that `before` has (NULL: none), and rows of several
 * lines. */
void gk_evidence_rows(const GkFragment *fragment, guint from, const GkFragment *before);
/* What was built of it; how it is judged. */
void gk_evidence_built(const GkFragment *fragment, guint header_rows);
void gk_evidence_judged(const GkFragment *fragment, double score);
/* The pieces that the page's lines were cut into at wide gaps. */
void gk_evidence_pieces(const GkAlignment *finder);

G_END_DECLS
