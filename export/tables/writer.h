/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables one below the other in one file for reading: what Markdown and HTML
 * have in common. A writer appends text for each part; one table at a time is
 * in memory.
 */
#pragma once

#include "export/tables/grid.h"

G_BEGIN_DECLS

typedef struct {
    /* Before the first document and behind the last. */
    void (*begin)(GString *out, const GkExportDocument *first);
    void (*end)(GString *out);
    /* `number` counts documents from 1; `grids` (const GkGrid *) are those that follow. */
    void (*document)(GString *out, const GkExportDocument *document, guint number, const GPtrArray *grids);
    void (*table)(GString *out, const GkGrid *grid, guint number, gboolean repeat);
    void (*document_end)(GString *out);
} GkTableWriter;

gpointer gk_table_writer_begin(const GkTableWriter *writer, const char *path, const GkExportOptions *options, GError **error);
gboolean gk_table_writer_add(gpointer export, const GkExportDocument *document, GError **error);
gboolean gk_table_writer_end(gpointer export, GError **error);
void gk_table_writer_abandon(gpointer export);

G_END_DECLS
