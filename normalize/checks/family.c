/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Families of identities (checks_internal.h): what of them is kept, and what a failure means.
 */
#include "normalize/checks/checks_internal.h"

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
    if (!passes && (family->confirming || family->asserted || single) &&
        gk_check_is_slip(family->checker->disclosure, check))
        return TRUE;
    if (family->confirming || single)
        return passes || (family->asserted && !family->confirming);
    /* Where the structure does not hold, what holds by accident is no evidence either. */
    return family->passed >= family->failed;
}

/* A sum of which only one term is other than nothing: it proves the digits, and nothing about what adds up. */
static gboolean
has_single_term(const GkDisclosure *disclosure, const GkCheck *check)
{
    guint terms = 0;
    gboolean sum =
        check->kind == GK_CHECK_ROW_SUM || check->kind == GK_CHECK_COLUMN_SUM || check->kind == GK_CHECK_HIERARCHY_SUM;
    for (guint i = 0; sum && i < check->n_terms && terms < 2; i++)
        terms += gk_check_has_amount(disclosure, check->terms[i]);
    return sum && terms == 1;
}

void
gk_family_end(GkFamily *family)
{
    GkChecker *checker = family->checker;
    for (guint i = 0; i < family->checks->len; i++) {
        GkCheck *check = &g_array_index(family->checks, GkCheck, i);
        check->unproved |= family->confirming;
        check->single_term = has_single_term(checker->disclosure, check);
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

GkRelation
gk_relation_parse(const char *sign)
{
    if (strcmp(sign, "<=") == 0)
        return GK_RELATION_AT_MOST;
    return strcmp(sign, ">=") == 0 ? GK_RELATION_AT_LEAST : GK_RELATION_EQUAL;
}

void
gk_check_append(GkFamily *family, GkCheck check)
{
    check.relation = family->relation;
    check.status = gk_check_holds(&check) ? GK_CHECK_PASS : GK_CHECK_FAIL;
    gboolean passes = check.status == GK_CHECK_PASS, excused = gk_check_excuse_doubts(family->checker->disclosure, &check);
    family->passed += passes;
    family->failed += !passes && !excused;
    g_array_append_val(family->checks, check);
}
