/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One table as a grid of places: what Markdown, HTML and the CSV of a table
 * are written from.
 *
 *      cells of the JSON            places
 *      r0c0 (2 x 1)  r0c1           | A | B |
 *                    r1c1           | A | C |
 *
 * A merged cell is in all the places it covers and is told once, in the first
 * of them, or, with --spans=repeat, in each. JSON whose cells lie outside of
 * their table, or over each other, is refused: in a grid one of them would be
 * lost without a word.
 */
#pragma once

#include "export/exporter.h"

G_BEGIN_DECLS

typedef struct {
    const GkExportDocument *document;
    const GkExportTable *table;
    guint n_rows, n_columns;
    guint n_header_rows; /* rows at the top that are header */
    const cJSON **places; /* row by row: the cell there; NULL: none */
} GkGrid;

void gk_grid_free(GkGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkGrid, gk_grid_free)

/* The cell at a place; NULL. */
const cJSON *gk_grid_cell(const GkGrid *grid, guint row, guint column);
/* Is the place the first of its cell? FALSE where there is none. */
gboolean gk_grid_is_first(const GkGrid *grid, guint row, guint column);
/* What is to stand there: text of the cell, "" where nothing is printed or it was told before. */
const char *gk_grid_text(const GkGrid *grid, guint row, guint column, gboolean repeat);

/* Does the column hold numbers, which stand to the right? */
gboolean gk_grid_is_numeric(const GkGrid *grid, guint column);

/* The tables that were asked for, of one document (GkGrid *, owned): all, or the one of options->table ("t3", or 3).
 * NULL, with `error` (GK_EXPORT_ERROR_LEFT_OUT) that lists those there, where that one is not there, and where a
 * table can't be laid out. */
GPtrArray *gk_grids_new(const GkExportDocument *document, const GkExportOptions *options, GError **error);

/* Onto `out`: its number and title; "table t3" where neither is printed. */
void gk_grid_title(const GkGrid *grid, GString *out);
/* Onto `out`: organization, subtitle, unit and pages, as far as they are known, parted by " · ". */
void gk_grid_facts(const GkGrid *grid, GString *out);
/* The same of its document: organization, year, kind, file and its hash. */
void gk_document_facts(const GkExportDocument *document, GString *out);
/* Its title; its file's name where it has none; "". */
const char *gk_document_title(const GkExportDocument *document);

G_END_DECLS
