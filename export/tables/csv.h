/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One CSV per table, as the table is printed: its rows and columns, header and
 * all.
 *
 *      DIR/tables.csv              which table is where
 *      DIR/2024年部门预算/t1.csv    of the document 2024年部门预算.pdf
 *      DIR/2024年部门预算/t2.csv
 *
 * A document's folder has its file's name, without what some systems don't
 * allow in names; where two would have the same, the later gets `~` and eight
 * digits of its hash.
 */
#pragma once

#include "export/csv.h"
#include "export/tables/grid.h"

G_BEGIN_DECLS

extern const GkExportBackend GK_EXPORT_TABLES;

/* The records of a table. */
void gk_csv_grid(GkCsv *csv, const GkGrid *grid, gboolean repeat);

G_END_DECLS
