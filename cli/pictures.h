/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Excerpts of pages as pictures.
 */
#pragma once

#include "export/cite/excerpt.h"
#include "extract/page_source.h"

G_BEGIN_DECLS

/* The excerpt as PNG, its header on top, what is marked framed; the long side has at most `side` pixels. NULL with `error`
 * where it can't be drawn. */
GBytes *gk_excerpt_png(GkPageSource *source, const GkExcerpt *excerpt, guint side, GError **error);

/* Several, one below the other, as one PNG. */
GBytes *gk_excerpts_png(GkPageSource *source, const GPtrArray *excerpts, guint side, GError **error);

G_END_DECLS
