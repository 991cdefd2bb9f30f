/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A check: one identity or bound between amounts of a disclosure, tried, and what came of it.
 *
 * Part of normalize/disclosure.h, which owns checks. Cells are named as in layout/document.h, statements by their index.
 * docs/checks.md lists the rules.
 */
#pragma once

#include "layout/document.h"
#include "data/decimal.h"

G_BEGIN_DECLS

typedef enum {
    GK_CHECK_ROW_SUM,
    GK_CHECK_COLUMN_SUM,
    GK_CHECK_HIERARCHY_SUM,
    GK_CHECK_BALANCE,
    GK_CHECK_TABLE_TABLE,
    GK_CHECK_STATEMENT_TABLE,
    GK_CHECK_WEIGHTS,
    GK_CHECK_SHARE,
    GK_CHECK_STATEMENTS,
    GK_N_CHECK_KINDS
} GkCheckKind;

typedef enum {
    GK_CHECK_PASS,
    GK_CHECK_FAIL,
    GK_CHECK_NOT_APPLICABLE,
} GkCheckStatus;

/* Why an identity that does not come out contradicts nothing. */
#define GK_CHECK_REASONS(X) \
    X(NONE, "") \
    X(PARTS_NOT_PRINTED, N_("the column has the total alone")) \
    X(PARTS_MISSING, N_("the total is more than its parts, of which some may be left out")) \
    X(LEVELS_UNCLEAR, N_("the parts are more than their total: some may be parts of others")) \
    X(CUT, N_("the list goes on in the table before or behind")) \
    X(PAGE_UNREAD, N_("the table may go on on a page that could not be read")) \
    X(PARTS_OF, N_("the terms may be some of the parts alone")) \
    X(NOT_PROVED, N_("too few rows of the table come out to say that it is a sum")) \
    X(NOT_BALANCED, N_("both totals are the sums of their own parts, which need not balance")) \
    X(INEXACT, N_("rounding explains it, but the sums of the document are exact, and nothing else proves that it is one")) \
    X(IN_DOUBT, N_("one of its amounts is in doubt, which is told with the cell")) \
    X(NOT_INDEPENDENT, N_("it holds, but all its amounts but one are in doubt or contradicted themselves")) \
    X(COUNTED_DIFFERENTLY, N_("some publishers count projects as running costs too")) \
    X(OTHER_MONEY, N_("the projects may be paid from money that is not in this table"))

typedef enum {
#define GK_CHECK_REASON_ENUM(name, text) GK_REASON_##name,
    GK_CHECK_REASONS(GK_CHECK_REASON_ENUM)
#undef GK_CHECK_REASON_ENUM
    GK_N_REASONS
} GkCheckReason;

/* "parts_missing" and what it means; NONE has NULL. */
const char *gk_check_reason_name(GkCheckReason reason);
const char *gk_check_reason_text(GkCheckReason reason);

/* How a total relates to the sum of its terms. Only an equality that holds confirms amounts. */
typedef enum { GK_RELATION_EQUAL, GK_RELATION_AT_MOST, GK_RELATION_AT_LEAST } GkRelation;

/* One identity or bound that was tried: total = (<=, >=) sum of terms (terms may be negative: see signs). */
typedef struct {
    GkCheckKind kind;
    GkCheckStatus status;
    GkRelation relation;
    const char *rule;      /* short stable name of the identity, e.g. "income_total_equals_expenditure_total" */
    GkDecimal expected;    /* the sum of the terms, in the total's unit */
    GkDecimal actual;      /* the printed total */
    GkDecimal difference;  /* actual - expected */
    GkDecimal tolerance;
    gboolean total_is_statement;
    guint total_statement; /* index into statements, when total_is_statement */
    GkCellRef total;       /* otherwise */
    const GkCellRef *terms;
    const gint8 *signs;    /* +1 / -1, parallel to terms */
    guint n_terms;
    const guint *statement_terms; /* statements whose amounts are terms, or the whole or base of a percentage */
    guint n_statement_terms;
    GkCheckReason reason;  /* not_applicable: why */
    const GkCellRef *suspects; /* fail: the amounts that are told, those of total and terms that nothing else speaks for */
    guint n_suspects;      /* 0: of a statement, the cells are borne out by other identities */
    gboolean yuan;         /* its figures are in 元, whatever the unit of its total */
    gboolean single_term;  /* all terms but one are nothing: the same amount is printed twice */
    gboolean blunt;        /* a percentage that another digit in its amounts may leave as it is: it confirms none of them */
    gboolean unproved;     /* nothing else says that it has to hold: it confirms, and never contradicts */
} GkCheck;

/* FALSE where it says something of its total alone: a blunt percentage that comes out. */
gboolean gk_check_speaks_of_terms(const GkCheck *check);

G_END_DECLS
