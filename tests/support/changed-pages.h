/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The pages of a document, changed: what should make no difference to its tables, or a known one.
 */
#pragma once

#include "extract/page_source.h"

G_BEGIN_DECLS

/* Changes a page in place; `data` is that of gk_changed_pages_new(). */
typedef void (*GkPageChange)(GkPage *page, gpointer data);

/* All pages of a source, in their order (GkPage *). The caller unrefs. */
GPtrArray *gk_pages_read(GkPageSource *source);

/* A source of these pages, each copied and then changed. Takes a reference. */
GkPageSource *gk_changed_pages_new(GPtrArray *pages, const char *name, GkPageChange change, gpointer data);

/* Moves by (dx, dy) points, once scaled; the page grows with it. */
void gk_page_move(GkPage *page, double scale, double dx, double dy);
/* Turns what is drawn by quarters to the right; the page is displayed as it was, so that its text lies on its side. */
void gk_page_turn(GkPage *page, guint quarters);
/* Cuts rules, strokes and thin fills alike, into pieces of `least` to `most` points. */
void gk_page_split_rules(GkPage *page, double least, double most, GRand *random);
/* Delivers glyphs and marks in another order. (Marks keep their paint order.) */
void gk_page_shuffle(GkPage *page, GRand *random);
/* Moves each glyph by up to `most` points in either direction, and each axis-parallel mark across itself. */
void gk_page_jitter(GkPage *page, double most, GRand *random);
/* Replaces all marks by the rules that can be seen, of those directions that are kept. */
void gk_page_withhold(GkPage *page, gboolean keep_horizontal, gboolean keep_vertical);

G_END_DECLS
