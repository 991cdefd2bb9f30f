/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which glyphs of the text layer can be seen on the page.
 */
#pragma once

#include "extract/ink/outline_paths.h"
#include "extract/page.h"

G_BEGIN_DECLS

/* A picture of the page, and what else its drawing told. */
typedef struct {
    const guint8 *pixels; /* 4 bytes each: blue, green, red, unused; NULL: there is no picture */
    int width, height, stride;
    double scale; /* pixels per point */
    const GArray *read; /* GkBox: around the ink of glyphs that are in the text layer, as drawn; NULL: not known */
    const guint8 *substituted; /* for each font of the page: drawn in another, whose letters may be wider; NULL: none */
    guint text_operations; /* how many times glyphs were drawn */
    guint outlines; /* curved shapes drawn, which may have been letters */
    const GArray *shapes; /* GkBox: around all that was filled or stroked and is no mark; NULL: none */
    const GArray *outlines_of_letters; /* GkUnread: see extract/ink/outlines.h; NULL: none */
    const GkOutlinePaths *outline_paths; /* the filled ones; NULL: none */
} GkInk;

/* TRUE when something is to be seen where the glyph is. There must be a picture. */
gboolean gk_ink_shows(const GkInk *ink, const GkGlyph *glyph);

/* TRUE when the pixels of a box (points) differ. What lies off the picture is not looked at. */
gboolean gk_ink_differs(const GkInk *ink, GkBox box);

/* Sets GK_GLYPH_NO_INK and GK_GLYPH_OVER_IMAGE on the page's glyphs, which must be in the order of the text layer. */
void gk_ink_judge(GkPage *page, const GkInk *ink);

G_END_DECLS
