/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tests of layout: pages described in text go in, drawings of tables come out.
 *
 * A drawing has a line for each row and " | " between cells. A blank cell is _,
 * a merged one begins with its rows and columns, [2x1]; places that a cell of
 * another place covers are left out:
 *
 *     [2x1]科目 | [1x2]预算数
 *     基本 | 项目
 *     工资 | 72.73 | _
 */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

/* The laid-out page text, whose promises have been checked. The caller frees it. */
GkDocument *gk_test_layout(const char *text);
GkDocument *gk_test_layout_with(const char *text, const GkLayoutOptions *options);

/* The drawing of a table; the caller frees it. */
char *gk_test_drawing(const GkTable *table);

/* The document has these tables and no others: drawings, then NULL. */
void gk_test_tables(const GkDocument *document, ...) G_GNUC_NULL_TERMINATED;

/* Lays out the text and expects exactly one table, drawn like this. */
void gk_test_one_table(const char *text, const char *drawing);

/* Lays out the text and expects no table. */
void gk_test_no_table(const char *text);

/* Statements for the words of a drawing (without spans): `columns` gives the left ends of the columns, "50,200r" or
 * right ends with an r; row i has its baseline at `top` + i * `pitch`. The caller frees it. */
char *gk_test_words(const char *columns, double top, double pitch, const char *drawing);

/* A ruled table without merged cells, its top left corner at (x, y): widths ("200,150") and heights ("20,20") of its
 * columns and rows, and a drawing without spans. The caller frees it. */
char *gk_test_grid(double x, double y, const char *widths, const char *heights, const char *drawing);

/* A ruled page with the cells of a drawing, spans and all: columns are 90 points wide from x = 50, rows 20 high from
 * y = 100, the text of each cell in its middle. Cells whose text begins with ~ have no rules of their own (~ is not
 * printed). The caller frees it. */
char *gk_test_drawn_page(const char *drawing);

/* All glyphs of the document that went to `offset` (of GkInk). */
#define gk_test_ink(document, field) gk_test_ink_sum(document, G_STRUCT_OFFSET(GkInk, field))
guint gk_test_ink_sum(const GkDocument *document, gsize offset);

/* Whether a diagnostic of this code was given, and its message holds these words. */
gboolean gk_test_says(const GkDocument *document, GkDiagnosticCode code, const char *words);

G_END_DECLS
