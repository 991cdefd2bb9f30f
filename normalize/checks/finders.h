/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The finders of identities: each tries those of one structure, and adds what is worth telling to the document's checks.
 */
#pragma once

#include "normalize/checks/family.h"

G_BEGIN_DECLS

void gk_checks_rows(GkChecker *checker, guint table); /* rows.c: along a row */
void gk_checks_columns(GkChecker *checker, guint table); /* columns.c: down a column */
void gk_checks_formulas(GkChecker *checker, guint table); /* formulas.c: that are printed */
void gk_checks_ratio(GkChecker *checker, guint table); /* ratio.c: columns of percentages and differences */
void gk_checks_levels(GkChecker *checker); /* levels.c: of government */
void gk_checks_performance(GkChecker *checker); /* performance.c */
void gk_checks_identities(GkChecker *checker); /* identities.c: data/identities.tsv */
void gk_checks_parts(GkChecker *checker); /* parts.c: in prose */
void gk_checks_percent(GkChecker *checker); /* percent.c: in prose */

G_END_DECLS
