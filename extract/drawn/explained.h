/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A map of a page's picture that says of each pixel whether something that was
 * read explains ink there. Used by extract/drawn/unread.c only.
 */
#pragma once

#include "extract/ink/ink.h"

G_BEGIN_DECLS

/* What may stand in a pixel of the map; 0: nothing explains ink there. */
enum {
    GK_EXPLAINED = 1 << 0, /* a glyph with room around it, the edge of a mark, a shape */
    GK_EXPLAINED_GLYPH = 1 << 1, /* the box of a glyph, as it is */
    GK_EXPLAINED_IMAGE = 1 << 2, /* an image */
};

/* One byte for each pixel of the picture, row by row without gaps. Free with g_free(). */
guint8 *gk_explained_map(const GkPage *page, const GkInk *ink);

/* What the map says of the pixel at the middle of a box (points); 0 off the picture. */
guint8 gk_explained_at(const guint8 *map, const GkInk *ink, GkBox box);

G_END_DECLS
