/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From a stretch to a table of the document.
 */
#pragma once

#include "layout/join/stretch.h"

G_BEGIN_DECLS

/* Appends the table that the stretch is to `tables` (GkTable). When joining has lost or misplaced something, its pages
 * are appended one by one instead, and that is told. `apart`: GkApart flags, why it does not go on from a page before.
 */
void gk_assemble(GkStretch *stretch, guint apart, GArray *tables, GkDiagnostics *diagnostics);

/* Tells that two pieces were left apart that may be one, and why they were. */
void gk_assemble_tell(const GkFragment *a, const GkFragment *b, guint apart, GkDiagnostics *diagnostics);

/* Finds the tables that may go on on a page that could not be read: nothing else stands between them and it. */
void gk_assemble_mark_unread(GkTable *tables, guint n_tables, const GkPageLayout *pages, guint n_pages);

G_END_DECLS
