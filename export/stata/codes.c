/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/stata/codes.h"

#include <string.h>

static const char *const LEVELS[] = { "nation", "province", "city", "county", "township", NULL };
static const char *const DOCUMENT_KINDS[] = { "department_budget",     "unit_budget",
                                              "department_final_account", "unit_final_account",
                                              "government_budget",     "government_budget_report",
                                              "government_final_account", "government_debt",
                                              "unknown",               NULL };
static const char *const SOURCES[] = { "table", "statement", NULL };
static const char *const MEASURES[] = { "budget",
                                        "budget_adjusted",
                                        "execution",
                                        "final",
                                        "budget_previous_year",
                                        "budget_adjusted_previous_year",
                                        "execution_previous_year",
                                        "final_previous_year",
                                        "change",
                                        "change_percent",
                                        "comparable_change_percent",
                                        "previous_year_percent",
                                        "completion_percent",
                                        "share_percent",
                                        "rate_percent",
                                        "limit",
                                        "balance",
                                        "amount",
                                        "count",
                                        "score",
                                        NULL };
static const char *const FUNDS[] = { "all",           "appropriation",    "general",         "government_fund",
                                     "state_capital", "social_insurance", "special_account", "own",
                                     NULL };
static const char *const SCOPES[] = { "unit",         "department",   "this_level", "lower_level",
                                      "whole_region", "named_region", NULL };
static const char *const ROW_KINDS[] = { "detail", "subtotal", "total", "section", "ordinal", "header", "blank", NULL };
static const char *const STATES[] = { "number", "nil", "unreadable", NULL };
static const char *const APPROXIMATIONS[] = { "about",    "nearly",  "below",    "above",
                                              "at_least", "at_most", "expected", NULL };
static const char *const STANDINGS[] = { "confirmed", "read", "doubtful", "contradicted", NULL };

static const GkCodes LISTS[] = {
    { "level", LEVELS },       { "document_kind", DOCUMENT_KINDS }, { "source", SOURCES },
    { "measure", MEASURES },   { "fund", FUNDS },                   { "scope", SCOPES },
    { "row_kind", ROW_KINDS }, { "state", STATES },                 { "approximate", APPROXIMATIONS },
    { "standing", STANDINGS },
};

const GkCodes *
gk_codes_of(const char *column)
{
    for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++)
        if (strcmp(LISTS[i].column, column) == 0)
            return &LISTS[i];
    return NULL;
}

guint
gk_codes_number(const GkCodes *codes, const char *value)
{
    for (guint i = 0; codes->values[i]; i++)
        if (strcmp(codes->values[i], value) == 0)
            return i + 1;
    return 0;
}
