/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Running text that stands in columns.
 */
#pragma once

#include "layout/page/page_layout.h"
#include "layout/page/rulings.h"

G_BEGIN_DECLS

/* Parts the lines of a page at the gutters between columns of running text and puts them in reading order: column by
 * column. Sets GkLine.column. A note says so. To be called before anything remembers an index of a line. Where rules
 * (horizontal ones that are no grid's, from the top) end beside such a column, it is parted from what they belong to. */
void gk_text_columns_part(GkPageLayout *layout, const GkRule *rules, guint n_rules, GkArena *arena,
                          GkDiagnostics *diagnostics);

G_END_DECLS
