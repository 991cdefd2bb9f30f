/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words before a measure, or a clause without one, taken apart.
 *
 *   江苏省高级人民法院 2018 年度公务接待费 比上年预算 减少 │ 1.77 万元
 *   └ organization ┘ └ year ┘└─ noun ─┘ └─ base ┘ └verb┘
 *
 *   公务接待费 占 │ 29.63%        全年预算为 │ 52.00 万元      减少 江苏法院云平台租赁费 │ 200 万元
 *   └ noun ─┘└share┘             └figure┘                    └verb┘└───── object ─────┘
 *
 * What they tell is read by the grammar (grammar.h); here the opening is cut
 * from their front, and the slots are cleaned of words that say nothing.
 * All offsets are into the folded text; an empty part has start == end.
 */
#pragma once

#include "normalize/disclosure.h"
#include "normalize/prose/prose.h"
#include "normalize/statements/grammar.h"

G_BEGIN_DECLS

/* What stands before the subject and is not part of it. */
typedef struct {
    guint year; /* 0: none */
    gboolean fresh; /* begins anew: with a year, the organization, 此外 */
    gboolean part; /* 其中 */
    gboolean planned; /* 拟安排 */
} GkOpening;

typedef struct {
    GkEventKind kind;
    GkOpening opening;
    GkSpan noun; /* what the amount is of; without year, organization, figure */
    GkSpan object; /* the noun behind the verb */
    GkSpan base; /* 上年预算; of a COMPLETION: what was done */
    GkSpan whole; /* SHARE: 本年支出合计 in 占本年支出合计的 */
    GkChangeDirection direction;
    const char *against; /* 超收: the base that the word has in it; NULL */
    gboolean either; /* 增减: the sign decides */
    gboolean half; /* 减少（增加）: it turns the direction round */
    gboolean each; /* 各增加: of all that were told together */
    const char *of; /* COMPLETION: the base inside the word (为预算的); NULL */
    const char *figure; /* "budget", "final" …; NULL */
    gboolean figure_only; /* the noun says nothing but the figure: the subject was named before */
    gboolean figure_weak; /* it does so only after a class or item was named */
    gboolean planned_alone; /* it is nothing but 安排 or the like: behind a year, of what was named */
    gboolean figure_alone; /* it does so once something was told in the paragraph: 预算10万元，决算8万元 */
    gboolean adjusted; /* 预算│调整为: of the budget as it was changed */
    gboolean done; /* 执行│3 亿元: carried out, not planned */
    gboolean sum; /* 共计支出: adds up what was told before */
} GkLead;

/* What a document is read with. Names of the organization it is about are folded; they are cut from subjects. */
typedef struct {
    const GkWords *words;
    const GkGrammar *grammar;
    char **names;
    guint n_names;
    gboolean government; /* a government writes */
} GkLanguage;

/* Takes `span` apart. `based`: a base of comparison was named before it. */
GkLead gk_lead_read(const GkLanguage *language, const GkProse *prose, GkSpan span, GkBehind behind, gboolean based);

/* Without fillers, copulas and delimiters at its end. */
GkSpan gk_lead_trim(const GkLanguage *language, const GkProse *prose, GkSpan span);

/* Without "2023年" or a name of the organization and what stands before it. Adds what it cut to *opening. */
GkSpan gk_lead_cut_front(const GkLanguage *language, const GkProse *prose, GkSpan span, GkOpening *opening);

/* The direction that a word of change or relation says. */
GkChangeDirection gk_lead_direction(const GkWord *word);

/* A measure as a value: with yuan when it is money (measure_value.c). */
GkValue gk_measure_value(const GkProse *prose, const GkMeasure *measure);

G_END_DECLS
