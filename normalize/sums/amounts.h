/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The arithmetic of identities: amounts that may be off by half a digit, their sums, quotients and comparison.
 *
 * It knows cells and values, and nothing of which of them belong together.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

const GkValue *gk_check_value(const GkDisclosure *disclosure, GkCellRef cell);
/* TRUE for a number other than zero. */
gboolean gk_check_has_amount(const GkDisclosure *disclosure, GkCellRef cell);
/* TRUE for a zero that is printed. */
gboolean gk_check_is_zero(const GkDisclosure *disclosure, GkCellRef cell);
/* A number in 元. */
gboolean gk_check_is_money(const GkValue *value);

/* Half a unit of the last printed digit, as the value is printed or in yuan; nothing for what is no number, for zero, and
 * for 元 with two decimals, which are exact. */
GkDecimal gk_check_half_digit(const GkValue *value, gboolean yuan);

/* A number that may be off by `error`. */
typedef struct {
    GkDecimal value, error;
} GkMeasured;

/* Adds times (1, -1) a value to a sum, as it is printed or in yuan; blank and nil are nothing. FALSE when it is no
 * number, or the sum is too long. */
gboolean gk_measured_add(GkMeasured *sum, const GkValue *value, gint times, gboolean yuan);

/* 100 a / b with two decimals more than `printed`, and how far from it the printed one may be; FALSE where b is not
 * certainly larger than nothing. */
gboolean gk_measured_percentage(GkMeasured a, GkMeasured b, GkDecimal printed, GkMeasured *percentage);

/* Sets expected, actual, difference, tolerance and status by the check's relation; FALSE where they are too long. */
gboolean gk_check_compare(GkCheck *check, GkDecimal actual, GkMeasured expected);
/* The difference is what relation and tolerance allow. */
gboolean gk_check_holds(const GkCheck *check);

/* Sets all figures of total = sum of signs[i] * terms[i] (signs NULL: all +) and the status. FALSE where there is nothing
 * to try: no amount but zeros and blanks, a blank total (unless `blank`: then it is nothing), units that do not add up
 * (unless in yuan), too long a number. The terms stay those of the array: gk_check_own_terms() copies them. */
gboolean gk_check_sum(const GkDisclosure *disclosure, GkCellRef total, const GArray *terms, const gint8 *signs,
                      gboolean yuan, gboolean blank, GkCheck *check);
void gk_check_own_terms(const GkDisclosure *disclosure, GkCheck *check);
/* Cells of a check: its total, unless that is a statement, and its terms. */
guint gk_check_count_cells(const GkCheck *check);
GkCellRef gk_check_nth_cell(const GkCheck *check, guint i);
/* It is an equality that holds. */
gboolean gk_check_bears_out(const GkCheck *check);
/* How many terms of a sum in one table are not zero; 0 for what is no such sum. */
guint gk_check_count_terms(const GkDisclosure *disclosure, const GkCheck *check);

G_END_DECLS
