/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a header put together to labels.
 */
#pragma once

#include "layout/table/aligned.h"

G_BEGIN_DECLS

/* A label of one line or more. */
typedef struct {
    GkBox box;
    double first, last; /* the middles of its first and last line; of text that runs downwards, of its ends */
    double size;        /* points */
} GkLabelLines;

/* The labels (GkLabelLines) whose lines the chunks (GkChunk, line by line) of a header are. owners[i] gets the label of
 * chunk i. */
GArray *gk_label_lines(const GArray *chunks, const GkPageLayout *layout, guint *owners);

/* table/label_wraps.c: parts labels that stand above a label of one of their columns from it. The chunks have their
 * columns; xs are the columns' boundaries. */
void gk_label_part_lines(const GArray *chunks, GArray *labels, guint *owners, const double *xs,
                         const GkPageLayout *layout);

/* The next line of the label that chunk `line` is a line of is no label of its own: it begins with a small letter, as no
 * label does, or is a single ideograph beside longer ones. */
gboolean gk_label_line_goes_on(const GArray *chunks, const GArray *labels, const guint *owners, const GkPageLayout *layout,
                               guint line);

/* A rule is drawn between the label and the height `bottom` below it, as wide as the label. */
gboolean gk_label_is_ruled_below(const GkLabelLines *label, double bottom, const GkLooseRules *loose);

G_END_DECLS
