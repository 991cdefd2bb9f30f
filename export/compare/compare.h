/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two documents of one organization or government, an earlier and a later one,
 * laid side by side.
 *
 * Two questions are asked. Year against year: what was there and is no more,
 * what is new, what changed. And last year's figure: what the later document
 * tells of the earlier one's year (in a column of last year's, in a sentence, or
 * by how much something is said to have grown), against what the earlier one
 * itself says. That two differ by no more than rounding is no difference.
 *
 * What carries one name several times with different values in one document
 * can't be laid beside anything; it is counted, not guessed at.
 */
#pragma once

#include "export/compare/lines.h"

G_BEGIN_DECLS

typedef enum {
    GK_COMPARED_TOLD_DIFFERENTLY, /* last year's figure is not what last year's document says */
    GK_COMPARED_CHANGED,
    GK_COMPARED_APPEARED, /* only the later has it */
    GK_COMPARED_VANISHED, /* only the earlier has it */
    GK_COMPARED_TOLD_ALIKE,
    GK_COMPARED_SAME,
    GK_N_COMPARED,
} GkComparedKind;

typedef struct {
    GkComparedKind kind;
    const GkLine *earlier, *later; /* NULL: not there */
    gboolean implied; /* the later one's figure is its amount less the change it tells */
    GkDecimal told; /* TOLD_*: the figure of the earlier year, as the later document has it */
    GkDecimal difference; /* later - earlier, in 元 where it is money; TOLD_*: told - earlier */
    char *percent; /* the difference in per cent of the earlier, one decimal; NULL where that is nothing */
} GkCompared;

typedef struct {
    GPtrArray *items; /* GkCompared *, owned: by kind, then the largest difference first */
    guint counts[GK_N_COMPARED];
    guint ambiguous; /* lines that carry one name with different values */
} GkComparison;

/* The name of a kind: "told_differently". */
const char *gk_compared_name(GkComparedKind kind);

/* Both must outlive it. */
GkComparison *gk_compare(const GkLines *earlier, const GkLines *later);
void gk_comparison_free(GkComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkComparison, gk_comparison_free)

G_END_DECLS
