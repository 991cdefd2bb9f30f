/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rules of a page: straight horizontal and vertical lines that can be seen.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

typedef struct {
    double at;       /* y of a horizontal rule, x of a vertical one: the middle of its thickness */
    double from, to; /* extent along it */
    double thickness;
    gboolean doubtful; /* of a piece: it may be part of a drawn letter */
} GkRule;

typedef struct {
    GArray *horizontal; /* GkRule, sorted by at, then from */
    GArray *vertical;
    GArray *slanted;    /* GkMark: other straight strokes, for header cells with a slash */
    gboolean limited;    /* there were more areas than are looked at: rules that they cover may be among these */
} GkRules;

GkRules *gk_rules_find(const GkPage *page);
void gk_rules_free(GkRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkRules, gk_rules_free)

G_END_DECLS
