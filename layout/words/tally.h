/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tallies of glyphs and of texts (GkTally in document.h). They add up like what they stand for.
 */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

void gk_tally_add(GkTally *tally, gunichar c);
/* The characters of [text, text + length); -1: up to its end. */
GkTally gk_tally_of_text(const char *text, gssize length);
/* The characters of some of a page's glyphs. */
GkTally gk_tally_of_glyphs(const GkPage *page, const guint *glyphs, guint n_glyphs);

static inline void
gk_tally_join(GkTally *tally, GkTally more)
{
    tally->count += more.count;
    tally->sum += more.sum;
}

static inline gboolean
gk_tally_equal(GkTally a, GkTally b)
{
    return a.count == b.count && a.sum == b.sum;
}

G_END_DECLS
