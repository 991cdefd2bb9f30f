/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Watches a page being drawn: line art and images as exact vectors, and the
 * picture that comes out.
 */
#pragma once

#include "extract/page.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _GkObserver GkObserver;

/* An observer for `page`, which gets marks and images while something draws on gk_observer_cairo(). */
GkObserver *gk_observer_new(GkPage *page);
void gk_observer_free(GkObserver *observer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkObserver, gk_observer_free)

/* Where to draw: one unit is one point. Borrowed. */
cairo_t *gk_observer_cairo(GkObserver *observer);

/* After drawing: sets GK_GLYPH_NO_INK and GK_GLYPH_OVER_IMAGE on the page's glyphs, which are in the text
 * layer's order. */
void gk_observer_judge_ink(GkObserver *observer);

G_END_DECLS
