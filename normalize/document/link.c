/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What ties documents that were published apart: a report and its tables, a budget and its performance targets.
 *
 *     government_budget 2025 640100        family, fiscal year, and whose it is
 *
 * A report on a government's budget and the tables of that budget are of one family, a department's and a unit's too. A
 * government goes by its region's code, or the region's name where the code is not known; a department or a unit by its
 * name. Where one of the three is not known there is no link: a year alone ties nothing together.
 */
#include "normalize/document/metadata.h"

static const char *
family(GkDisclosureKind kind)
{
    switch (kind) {
    case GK_KIND_DEPARTMENT_BUDGET:
    case GK_KIND_UNIT_BUDGET:
        return "budget";
    case GK_KIND_DEPARTMENT_FINAL_ACCOUNT:
    case GK_KIND_UNIT_FINAL_ACCOUNT:
        return "final_account";
    case GK_KIND_GOVERNMENT_BUDGET:
    case GK_KIND_GOVERNMENT_BUDGET_REPORT:
        return "government_budget";
    case GK_KIND_GOVERNMENT_FINAL_ACCOUNT:
        return "government_final_account";
    case GK_KIND_GOVERNMENT_DEBT:
        return "government_debt";
    case GK_KIND_UNKNOWN:
    case GK_N_KINDS:
        break;
    }
    return NULL;
}

void
gk_metadata_find_link(GkDisclosure *disclosure)
{
    gboolean government = gk_disclosure_kind_is_government(disclosure->kind);
    const char *kin = family(disclosure->kind), *year = disclosure->fiscal_year.text;
    const char *whose = government ? disclosure->region.text : disclosure->organization.text;
    if (!kin || !year || !whose)
        return;
    g_autofree char *name = gk_metadata_bare(whose);
    const char *code = government ? disclosure->division_code : NULL;
    disclosure->link = gk_arena_printf(disclosure->arena, "%s %s %s", kin, year, code ? code : name);
}
