/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A rule as it lies on a scanned page: long, thin, nearly straight, and a little bent where paper or lens were.
 *
 * Places are told along it and across: x and y of a rule that runs across the page, y and x of one that runs down.
 * Pixels throughout.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    float along, across;
} GkRulePoint;

typedef struct {
    double begin, end; /* along */
    GArray *points; /* GkRulePoint: one for each pixel along it where it is seen */
    double coefficients[4]; /* of the powers of (along - middle) / half */
    guint degree;
    double middle, half;
} GkRuleLine;

/* Takes `points`, of which there are some; those that lie off the curve by much don't count. */
GkRuleLine *gk_rule_line_new(GArray *points, double begin, double end, guint degree, gboolean robust);
/* One for all of them. */
GkRuleLine *gk_rule_line_merged(const GPtrArray *lines, guint from, guint to);
void gk_rule_line_free(GkRuleLine *line);

/* Where it runs at `along`; beyond its ends it goes on straight. */
double gk_rule_line_at(const GkRuleLine *line, double along);

/* How many of its points lie in [from, to). */
guint gk_rule_line_count(const GkRuleLine *line, double from, double to);

/* The slope and height at `at` of the straight line through points [from, n) whose `along` is over `after`; FALSE: fewer
 * than `least`. */
gboolean gk_rule_points_slope(const GArray *points, double after, guint least, double *slope);

/* Where a rule across and one down meet. */
void gk_rule_lines_cross(const GkRuleLine *across, const GkRuleLine *down, double *x, double *y);

G_END_DECLS
