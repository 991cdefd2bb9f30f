/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The steps of normalize, in the order in which gk_disclosure_new() takes them.
 * Each fills its own part of the disclosure and adds diagnostics; none changes
 * what an earlier one has written, and none knows the document's source.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

typedef struct _GkProfile GkProfile; /* normalize/profile.h */

/* normalize/tables.c: disclosure->tables */
void gk_normalize_tables(GkDisclosure *disclosure, const GkProfile *profile);
/* normalize/anchors.c: anchors of tables and cells */
void gk_normalize_anchors(GkDisclosure *disclosure);
/* normalize/outline.c: sections, contents */
void gk_normalize_outline(GkDisclosure *disclosure);
/* normalize/metadata.c: title, organization, kind, fiscal_year, published, region, staff, offices, sub_units */
void gk_normalize_metadata(GkDisclosure *disclosure, const GkProfile *profile);
/* normalize/statements.c: statements */
void gk_normalize_statements(GkDisclosure *disclosure);
/* normalize/projects.c: projects */
void gk_normalize_projects(GkDisclosure *disclosure);
/* normalize/performance.c: performances */
void gk_normalize_performance(GkDisclosure *disclosure);
/* normalize/magnitudes.c: tables whose printed unit can't be theirs */
void gk_normalize_magnitudes(GkDisclosure *disclosure);
/* normalize/checks.c: checks, summary */
void gk_normalize_checks(GkDisclosure *disclosure);

G_END_DECLS
