/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the checks of a document have to go on: its numbers, and the sums they
 * stand in, reckoned once more.
 *
 * A trial is a check of the JSON. Its outcome is not the status that the JSON
 * claims but what comes out of the numbers: a JSON that somebody has edited
 * proves nothing.
 */
#pragma once

#include "data/decimal.h"
#include "export/amounts.h"

G_BEGIN_DECLS

typedef struct {
    const char *id; /* of the cell or statement */
    GkAmount amount;
    gint row, column; /* -1: a statement */
    gboolean printed; /* it is a number; else nothing, a dash, words */
    gboolean unreadable;
    gboolean doubtful; /* its digits may be others: a doubt, a second reading, a warning */
    gboolean unit_doubtful; /* a warning at it says so of its unit */
    GkDecimal value; /* 0 where it is none */
    gboolean has_yuan;
    GkDecimal yuan;
    GPtrArray *trials; /* GkTrial *: that it stands in, the equations among them first to last */
} GkNumber;

typedef enum {
    GK_TRIAL_NOTHING, /* says nothing: not applicable, not as the JSON claims, or not to be reckoned from what it names */
    GK_TRIAL_HOLDS,
    GK_TRIAL_FAILS,
} GkTrialOutcome;

typedef struct {
    guint index;
    const char *id, *rule, *kind;
    GkTrialOutcome outcome;
    gboolean equation; /* else a bound */
    gboolean percentage;
    gboolean blunt, single_term;
    gboolean doubtful; /* one of its numbers is */
    gboolean dependent; /* it holds, with amounts that are contradicted elsewhere: the JSON calls it not_independent */
    gboolean in_yuan; /* reckoned in 元: the numbers have several units, or are told in prose */
    GkDecimal expected, actual, tolerance; /* in the unit of the total, in 元 for prose */
    GkNumber *total; /* NULL only of a trial that says nothing */
    GPtrArray *terms; /* GkNumber *: cells, then statements */
    GArray *signs; /* gint: 1 or -1, of each term */
} GkTrial;

typedef struct {
    const GkExportDocument *document;
    GPtrArray *trials; /* GkTrial * */
    GHashTable *numbers; /* id -> GkNumber *, of all that a trial names */
    guint failing; /* trials */
} GkEvidence;

/* Does the JSON claim that anything fails? Cheap: without it, no evidence needs to be gathered. */
gboolean gk_evidence_worth(const GkExportDocument *document);

GkEvidence *gk_evidence_new(const GkExportDocument *document);
void gk_evidence_free(GkEvidence *evidence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkEvidence, gk_evidence_free)

/* expected - actual, where some numbers are taken to be other than printed: `corrections` gives what is to be added to a
 * number (GkNumber * -> GkDecimal *). FALSE where that can't be reckoned. */
gboolean gk_trial_residual(const GkTrial *trial, GHashTable *corrections, GkDecimal *residual);

/* |value| is at most `bound`. */
gboolean gk_decimal_within(GkDecimal value, GkDecimal bound);

/* What a 1 of the number's unit is worth in 元; FALSE where its unit is not known. */
gboolean gk_number_factor(const GkNumber *number, GkDecimal *factor);

G_END_DECLS
