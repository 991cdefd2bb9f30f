/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/disclosure.h"

const char *
gk_column_role_name(GkColumnRole role)
{
    static const char *const NAMES[GK_N_COLUMN_ROLES] = { "text", "code", "label", "amount", "share", "ordinal" };
    return NAMES[role];
}

const char *
gk_row_kind_name(GkRowKind kind)
{
    static const char *const NAMES[GK_N_ROW_KINDS] = { "header",   "ordinal", "section", "detail",
                                                       "subtotal", "total",   "blank" };
    return NAMES[kind];
}

const char *
gk_disclosure_kind_name(GkDisclosureKind kind)
{
    static const char *const NAMES[GK_N_KINDS] = {
        "unknown",           "department_budget",        "unit_budget",
        "department_final_account", "unit_final_account", "government_budget",
        "government_budget_report", "government_final_account", "government_debt"
    };
    return NAMES[kind];
}

gboolean
gk_disclosure_kind_is_government(GkDisclosureKind kind)
{
    return kind >= GK_KIND_GOVERNMENT_BUDGET && kind <= GK_KIND_GOVERNMENT_DEBT;
}

gboolean
gk_disclosure_kind_is_final(GkDisclosureKind kind)
{
    return kind == GK_KIND_DEPARTMENT_FINAL_ACCOUNT || kind == GK_KIND_UNIT_FINAL_ACCOUNT ||
        kind == GK_KIND_GOVERNMENT_FINAL_ACCOUNT;
}

const char *
gk_government_level_name(GkGovernmentLevel level)
{
    static const char *const NAMES[GK_N_LEVELS] = { NULL, "nation", "province", "city", "county", "township" };
    return NAMES[level];
}

typedef struct {
    const char *name, *text;
} Reason;

#define REASON(name, text) { #name, text },
static const Reason REASONS[] = { GK_CHECK_REASONS(REASON) };
#undef REASON

const char *
gk_check_reason_name(GkCheckReason reason)
{
    if (reason == GK_REASON_NONE)
        return NULL;
    g_autofree char *name = g_ascii_strdown(REASONS[reason].name, -1);
    return g_intern_string(name);
}

const char *
gk_check_reason_text(GkCheckReason reason)
{
    return reason == GK_REASON_NONE ? NULL : REASONS[reason].text;
}

gboolean
gk_check_speaks_of_terms(const GkCheck *check)
{
    return !check->blunt || check->status == GK_CHECK_FAIL;
}
