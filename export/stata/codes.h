/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Closed lists as numbers with value labels. The numbers are for ever: data sets
 * that different versions of the program wrote can be appended to each other. What
 * is new goes to the end of its list.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From here on a number stands for a value that this program's list doesn't have; such numbers differ between files. */
#define GK_CODES_UNKNOWN 1001

typedef struct {
    const char *column; /* of GK_AMOUNT_COLUMNS */
    const char *const *values; /* the first is 1; ends with NULL */
} GkCodes;

/* The list of a column; NULL for one that is text. */
const GkCodes *gk_codes_of(const char *column);

/* 0 for a value that is not in it. */
guint gk_codes_number(const GkCodes *codes, const char *value);

G_END_DECLS
