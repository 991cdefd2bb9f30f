/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A comparison as rows of text, the same for a terminal and for CSV.
 */
#pragma once

#include "export/compare/compare.h"

G_BEGIN_DECLS

typedef struct {
    const char *name; /* NULL ends the list */
    const char *text; /* what it holds, one sentence */
    /* Appends the value; FALSE, with nothing appended, where there is none. */
    gboolean (*get)(const GkCompared *item, GString *out);
    gboolean number;
} GkComparedColumn;

extern const GkComparedColumn GK_COMPARED_COLUMNS[];

/* "t3 一般公共服务支出 > 行政运行, 合计": what is compared. */
void gk_compared_put_name(const GkCompared *item, GString *out);

/* One side as it is printed: "577.52万元 (p5, t3.r5.c2)". */
void gk_compared_put_side(const GkLine *line, GString *out);

/* What the later side tells of the earlier year: the same, or "279.23万元 = 510.70万元 (p12, s9) less its change". */
void gk_compared_put_told(const GkCompared *item, GString *out);

/* The difference, in the unit that the later side prints where it is money: "7.52万元"; with a sign. */
void gk_compared_put_difference(const GkCompared *item, GString *out);

G_END_DECLS
