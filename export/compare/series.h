/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which documents follow each other: those of one family (budgets, final
 * accounts, …) and one organization or government, year by year.
 *
 * Who a document is of, and of which year, is its "link" (docs/format.md):
 * text and tables that were published apart share one, and are one year's.
 */
#pragma once

#include "export/document.h"

G_BEGIN_DECLS

typedef struct {
    char *path, *id; /* the file, and which document of it */
} GkYearSource;

typedef struct {
    char *who; /* "budget 某市财政局" */
    gint year;
    GPtrArray *sources; /* GkYearSource *: its documents, in the order they were added */
} GkYearOf;

typedef struct _GkSeries GkSeries;

GkSeries *gk_series_new(void);
void gk_series_free(GkSeries *series);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkSeries, gk_series_free)

/* Notes what `document`, read from `path`, is of. FALSE when it doesn't say: it has no link, or could not be read. A
 * document with the bytes of one that is known already is not noted again. */
gboolean gk_series_add(GkSeries *series, const GkExportDocument *document, const char *path);

/* Calls `each` for all that follow each other, by name, then by year: the earlier year and the next that there is. */
typedef void (*GkSeriesVisitor)(const GkYearOf *earlier, const GkYearOf *later, gpointer data);
guint gk_series_walk(GkSeries *series, GkSeriesVisitor each, gpointer data);

/* "budget 2023 NAME" in its parts; FALSE for anything else. *who is newly allocated. */
gboolean gk_link_parse(const char *link, char **who, gint *year);

G_END_DECLS
