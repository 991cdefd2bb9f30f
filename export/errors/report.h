/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Findings written down.
 */
#pragma once

#include "export/errors/findings.h"

G_BEGIN_DECLS

typedef struct {
    const char *name; /* NULL ends the list */
    gboolean number; /* a decimal or an integer */
    const char *text; /* what it holds, one sentence */
    /* Appends the value; FALSE, with nothing appended, where there is none. */
    gboolean (*get)(const GkFinding *finding, guint rank, GString *out);
} GkFindingColumn;

extern const GkFindingColumn GK_FINDING_COLUMNS[];

/* CSV, a row for each, in their order. */
void gk_findings_csv(const GPtrArray *findings, gboolean bom, gboolean safe, GString *out);

/* A picture of the excerpt as PNG; NULL, with what to say instead in *missing (owned by the caller), where there is none. */
typedef GBytes *(*GkFindingPicture)(const GkFinding *finding, const GkExcerpt *excerpt, char **missing, gpointer data);

/* "3 documents; 1 place …": `undecided` are all there are, though they may not be in the list. The caller frees it. */
char *gk_findings_counts(const GPtrArray *findings, guint documents, guint undecided);

/* One HTML file that needs nothing else; `counts` stands at its head. `picture` may be NULL. */
void gk_findings_html(const GPtrArray *findings, const char *counts, GkFindingPicture picture, gpointer data, GString *out);

/* "12,345.00 元" of the difference; "12.3 %"; "" where the unit is not known. The caller frees it. */
char *gk_finding_size(const GkFinding *finding);

/* “Title” · number · row · column, as they are printed. The caller frees it. */
char *gk_finding_place(const GkFinding *finding);

G_END_DECLS
