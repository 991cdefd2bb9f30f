/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Families of identities (family.h): what of them is kept, and what a failure means.
 */
#include "normalize/checks/family.h"

#include "normalize/sums/doubts.h"
#include "normalize/sums/slip.h"

#include <string.h>

GkFamily
gk_family_begin(GkChecker *checker, gboolean asserted)
{
    return (
        GkFamily) { .checker = checker, .checks = g_array_new(FALSE, FALSE, sizeof(GkCheck)), .asserted = asserted };
}

static gboolean
is_evidence(const GkFamily *family, const GkCheck *check)
{
    if (check->status == GK_CHECK_NOT_APPLICABLE || family->settled)
        return TRUE;
    gboolean single = family->passed + family->failed == 1, passes = check->status == GK_CHECK_PASS;
    if (!passes && family->silent)
        return FALSE;
    if (!passes && (family->confirming || family->asserted || single) &&
        (gk_check_is_slip(family->checker->disclosure, check) ||
         gk_check_is_shifted(family->checker->disclosure, check, family->total_named, family->term_named)))
        return TRUE;
    if (family->confirming || single)
        return passes || (family->asserted && !family->confirming);
    /* Where the structure does not hold, what holds by accident is no evidence either. */
    return family->passed >= family->failed;
}

void
gk_family_end(GkFamily *family)
{
    GkChecker *checker = family->checker;
    for (guint i = 0; i < family->checks->len; i++) {
        GkCheck *check = &g_array_index(family->checks, GkCheck, i);
        check->unproved |= family->confirming;
        /* Of a sum of one amount and nothings: it proves the digits, and nothing about what adds up. */
        check->single_term = gk_check_count_terms(checker->disclosure, check) == 1;
        if (is_evidence(family, check)) {
            if (checker->checks->len < GK_CHECKS_MOST)
                g_array_append_val(checker->checks, *check);
            else
                checker->full = TRUE;
        }
    }
    g_array_unref(family->checks);
}

static GkCheckReason
parse_reason(const char *name)
{
    for (guint i = 0; i < GK_N_REASONS; i++)
        if (g_strcmp0(gk_check_reason_name(i), name) == 0)
            return (GkCheckReason) i;
    return GK_REASON_NONE;
}

void
gk_family_excuse(GkFamily *family, const char *name)
{
    GkCheckReason reason = parse_reason(name);
    for (guint i = 0; i < family->checks->len; i++) {
        GkCheck *check = &g_array_index(family->checks, GkCheck, i);
        if (check->status == GK_CHECK_FAIL && !gk_check_is_slip(family->checker->disclosure, check)) {
            check->status = GK_CHECK_NOT_APPLICABLE;
            check->reason = reason;
        }
    }
}

void
gk_family_demand(GkFamily *family, guint fewest, guint times)
{
    gboolean enough = family->passed >= fewest && family->passed >= times * family->failed;
    if (family->passed < family->failed) /* something else is meant */
        g_array_set_size(family->checks, 0);
    for (guint i = 0; i < family->checks->len; i++) {
        GkCheck *check = &g_array_index(family->checks, GkCheck, i);
        check->unproved = TRUE;
        if (check->status != GK_CHECK_FAIL || enough)
            continue;
        check->status = GK_CHECK_NOT_APPLICABLE;
        check->reason = GK_REASON_NOT_PROVED;
    }
}

void
gk_family_add(GkFamily *family, GkCheck check)
{
    check.relation = family->relation;
    check.status = gk_check_holds(&check) ? GK_CHECK_PASS : GK_CHECK_FAIL;
    gboolean passes = check.status == GK_CHECK_PASS, excused = gk_check_excuse_doubts(family->checker->disclosure, &check);
    family->passed += passes;
    family->failed += !passes && !excused;
    g_array_append_val(family->checks, check);
}

static void
try_identity(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms,
             const gint8 *signs, gboolean yuan, gboolean blank)
{
    GkCheck check = { .kind = kind, .rule = rule };
    if (!gk_check_sum(family->checker->disclosure, total, terms, signs, yuan, blank, &check))
        return;
    gk_check_own_terms(family->checker->disclosure, &check);
    gk_family_add(family, check);
}

void
gk_family_try(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms,
              const gint8 *signs)
{
    try_identity(family, kind, rule, total, terms, signs, FALSE, FALSE);
}

void
gk_family_try_blank(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms,
                    const gint8 *signs)
{
    try_identity(family, kind, rule, total, terms, signs, FALSE, TRUE);
}

/* a is not printed: that says something only where its amount stands beside it. */
static void
try_blank_pair(GkFamily *family, const char *rule, const GArray *terms, GkCellRef b, gboolean yuan)
{
    GkCheck check = { .kind = GK_CHECK_TABLE_TABLE, .rule = rule };
    if (!gk_check_sum(family->checker->disclosure, b, terms, NULL, yuan, FALSE, &check) ||
        !gk_check_is_shifted(family->checker->disclosure, &check, FALSE, family->total_named))
        return;
    gk_check_own_terms(family->checker->disclosure, &check);
    gk_family_add(family, check);
}

void
gk_family_try_pair(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef a, GkCellRef b)
{
    const GkDisclosure *disclosure = family->checker->disclosure;
    const GkTableMeaning *m = &disclosure->tables[a.table], *n = &disclosure->tables[b.table];
    gboolean same_unit = m->has_unit == n->has_unit && g_strcmp0(m->currency, n->currency) == 0 &&
        (!m->has_unit || gk_decimal_compare(m->unit_yuan, n->unit_yuan) == 0);
    gboolean blank = gk_check_value(disclosure, a)->state == GK_VALUE_BLANK && family->relation == GK_RELATION_EQUAL;
    if (!same_unit && !(m->has_unit && n->has_unit))
        return;
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    g_array_append_vals(terms, blank ? &a : &b, 1);
    if (blank && kind == GK_CHECK_TABLE_TABLE)
        try_blank_pair(family, rule, terms, b, !same_unit);
    else
        try_identity(family, kind, rule, a, terms, NULL, !same_unit, FALSE);
}

void
gk_family_try_yuan(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms)
{
    try_identity(family, kind, rule, total, terms, NULL, TRUE, FALSE);
}
