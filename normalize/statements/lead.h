/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words before a measure, taken apart.
 *
 *   江苏省高级人民法院 2018 年度公务接待费 比上年预算 减少 │ 1.77 万元
 *   └ organization ┘ └ year ┘└─ noun ─┘ └─ base ┘ └verb┘
 *
 *   公务接待费 占 │ 29.63%        全年预算为 │ 52.00 万元      减少 江苏法院云平台租赁费 │ 200 万元
 *   └ noun ─┘└share┘             └figure┘                    └verb┘└───── object ─────┘
 *
 * All offsets are into the folded text; an empty part has start == end.
 */
#pragma once

#include "normalize/disclosure.h"
#include "normalize/prose/prose.h"

G_BEGIN_DECLS

typedef struct {
    guint start, end;
} GkSpan;

typedef enum {
    GK_LEAD_AMOUNT, /* 收入预算 │ 614.59 */
    GK_LEAD_CHANGE, /* 比上年预算增加 │ 3.02 */
    GK_LEAD_SAME, /* 与上年预算持平 */
    GK_LEAD_SHARE, /* 占 │ 83.10% */
    GK_LEAD_COMPLETION, /* 完成年初预算的 │ 95.89% */
    GK_LEAD_BASE, /* 比2023年预算数 │ 90 : the base's own amount */
} GkLeadRole;

typedef struct {
    GkLeadRole role;
    GkSpan noun; /* what the amount is of; without year, organization, figure */
    GkSpan object; /* the noun behind the verb */
    GkSpan base; /* 上年预算 */
    GkChangeDirection direction;
    GkSpan whole; /* SHARE: 本年支出合计 in 占本年支出合计的 */
    const char *of; /* COMPLETION: the base inside the word (为预算的); NULL */
    gboolean either; /* 增加（减少）: the sign decides */
    const char *figure; /* "budget", "final" …; NULL */
    gboolean figure_only; /* the noun says nothing but the figure: the subject was named before */
    gboolean figure_weak; /* it does so only after a class or item was named */
    gboolean sum; /* 共计支出: adds up what was told before */
    gboolean part; /* 其中 */
    gboolean fresh; /* begins anew: with a year, the organization, 此外 */
    guint year; /* 0: none */
} GkLead;

/* Names of the organization the document is about, folded; they are cut from subjects. */
typedef struct {
    char **names;
    guint n_names;
} GkOrganizations;

/* Takes [start, end) apart. `percent` says whether the measure behind it is a percentage, `based` whether
 * a base of comparison was named before it. */
GkLead gk_lead_read(const GkProse *prose, const GkWords *words, const GkOrganizations *organizations, guint start,
                    guint end, gboolean percent, gboolean based);

static inline gboolean
gk_span_is_empty(GkSpan span)
{
    return span.start >= span.end;
}

/* Without fillers, copulas and delimiters at both ends. */
GkSpan gk_lead_trim(const GkProse *prose, const GkWords *words, GkSpan span);

/* "2023年" or a name of the organization and what stands before it, cut from the front. Sets *year, *fresh. */
GkSpan gk_lead_cut_front(const GkProse *prose, const GkWords *words, const GkOrganizations *organizations, GkSpan span,
                         guint *year, gboolean *fresh, gboolean *part);

/* The direction that a word of change or relation says. */
GkChangeDirection gk_lead_direction(const GkWord *word);

/* A measure as a value: with yuan when it is money (measure_value.c). */
GkValue gk_measure_value(const GkProse *prose, const GkMeasure *measure);

G_END_DECLS
