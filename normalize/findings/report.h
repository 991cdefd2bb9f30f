/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checks that failed, in words. */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* A diagnostic for each check that failed. */
void gk_checks_report(GkDisclosure *disclosure);
/* ... and for a table that a note calls empty, and that holds amounts. */
void gk_checks_report_note(GkDisclosure *disclosure, const GkTableMeaning *meaning);

G_END_DECLS
