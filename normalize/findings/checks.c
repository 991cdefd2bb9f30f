/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Arithmetic as evidence: the order in which identities are tried, and what they say of the document's amounts.
 *
 * An identity that holds shows that the cells it binds were read as printed and belong where they stand; one that fails is
 * a published error, a rounding beyond measure, or our fault. Nothing is ever changed by it.
 *
 *      amounts → family → finders (rows, columns, ratio, identities, performance, parts, percent) → exact → choose → suspects, report
 */
#include "normalize/findings/checks.h"

#include "normalize/checks/finders.h"
#include "normalize/findings/choose.h"
#include "normalize/findings/exact.h"
#include "normalize/findings/report.h"
#include "normalize/findings/standing.h"
#include "normalize/findings/suspects.h"
#include "normalize/sums/doubts.h"

static gboolean
touches_unread(const GkDisclosure *disclosure, const GkCheck *check)
{
    gboolean touches = !check->total_is_statement && disclosure->tables[check->total.table].table->goes_unread;
    for (guint i = 0; i < check->n_terms && !touches; i++)
        touches = disclosure->tables[check->terms[i].table].table->goes_unread;
    return touches;
}

/* Rows that nobody has read may make up the difference; along a row nothing is missing. */
static void
excuse_unread(GkDisclosure *disclosure)
{
    for (guint i = 0; i < disclosure->n_checks; i++) {
        GkCheck *check = &disclosure->checks[i];
        if (check->status != GK_CHECK_FAIL || check->kind == GK_CHECK_ROW_SUM || !touches_unread(disclosure, check))
            continue;
        check->status = GK_CHECK_NOT_APPLICABLE;
        check->reason = GK_REASON_PAGE_UNREAD;
    }
}

void
gk_normalize_checks(GkDisclosure *disclosure)
{
    GkChecker checker = { disclosure, g_array_new(FALSE, FALSE, sizeof(GkCheck)), FALSE };
    gk_checks_doubt_statements(disclosure);
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        gk_checks_rows(&checker, i);
        gk_checks_columns(&checker, i);
        gk_checks_ratio(&checker, i);
        gk_checks_formulas(&checker, i);
        gk_checks_report_note(disclosure, &disclosure->tables[i]);
    }
    gk_checks_levels(&checker);
    gk_checks_performance(&checker);
    gk_checks_identities(&checker);
    gk_checks_parts(&checker);
    gk_checks_percent(&checker);
    gk_checks_tighten(&checker);
    gk_checks_choose(&checker);
    if (checker.full)
        gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, 0, NULL,
                           "more than %u identities; the rest was not recorded", GK_CHECKS_MOST);
    disclosure->checks = gk_arena_take_array(disclosure->arena, checker.checks, &disclosure->n_checks);
    excuse_unread(disclosure);
    gk_checks_accuse(disclosure);
    gk_checks_report(disclosure);
    gk_checks_find_standings(disclosure);
}
