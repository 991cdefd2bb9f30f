/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a person wants to know when a batch is over: how much was read, and
 * what was not, by reason, with what can be done about it.
 */
#pragma once

#include "cli/batch/record.h"

G_BEGIN_DECLS

/* Several lines, for standard error. `manifest` may be NULL. The caller frees it. */
char *gk_summary(const GkRecord *records, guint n_records, const char *manifest);

/* Of one run. */
typedef struct {
    guint by_outcome[GK_N_OUTCOMES];
    guint duplicates, reused, with_warnings, refused;
    guint64 pages, tables;
} GkTotals;

void gk_totals_count(GkTotals *totals, const GkRecord *records, guint n_records);

G_END_DECLS
