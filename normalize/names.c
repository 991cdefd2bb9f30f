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
