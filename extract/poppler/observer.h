/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The observer: hears what Poppler draws.
 *
 * It offers a cairo context to draw a page on. While Poppler draws, strokes
 * and fills are written down as marks of the page, images as images, and a
 * picture of one pixel per point is made on the way, by which text that
 * cannot be seen can be told. Used by extract/poppler/poppler_source.c only.
 */
#pragma once

#include "extract/drawn/drawn.h"
#include "extract/ink/ink.h"
#include "extract/page.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _GkObserver GkObserver;

GkObserver *gk_observer_new(void);
void gk_observer_free(GkObserver *observer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkObserver, gk_observer_free)

/* To be called before a page is drawn. Marks and images go to `page`. `zoom` is how many device units Poppler is to
 * believe in per point, at least 1: see observer.c. */
void gk_observer_begin(GkObserver *observer, GkPage *page, double zoom);

/* The context to draw the page on, in points. Borrowed. */
cairo_t *gk_observer_context(GkObserver *observer);

/* To be called whenever Poppler begins to read something: finds out whether drawing has moved on to another surface. */
void gk_observer_look(GkObserver *observer);

/* To be called after drawing. FALSE: drawing broke off, and what was written down is of no use; the page is cleared. */
gboolean gk_observer_finish(GkObserver *observer);

/* What the drawing tells about the page's text. Good until the next page begins. */
GkInk gk_observer_ink(GkObserver *observer);

/* TRUE when glyphs were drawn on the page, and none was heard (ear.c). */
gboolean gk_observer_is_deaf(const GkObserver *observer);

/* The glyphs that were drawn. Good until the next page begins. */
const GkDrawn *gk_observer_drawn(const GkObserver *observer);

/* /Rotate of the page as drawn; -1 when nothing was drawn. */
int gk_observer_rotation(const GkObserver *observer);

G_END_DECLS
