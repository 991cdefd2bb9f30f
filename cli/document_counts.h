/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is counted of one document: as it is extracted, as its worker answers, and as it is recorded.
 */
#pragma once

#include "extract/diagnostic.h"

G_BEGIN_DECLS

typedef struct {
    guint32 pages, tables, checks_passed, checks_failed, warnings, errors;
    guint32 codes[GK_N_DIAGNOSTICS]; /* how many diagnostics of each code */
} GkDocumentCounts;

G_END_DECLS
