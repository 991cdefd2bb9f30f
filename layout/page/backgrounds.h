/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The filled areas of a page that rules lie on, or are covered by.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

typedef struct _GkBackgrounds GkBackgrounds;

/* The opaque areas among the page's marks, in paint order; GK_RULE_FILLS at most. */
GkBackgrounds *gk_backgrounds_new(const GkPage *page);
void gk_backgrounds_free(GkBackgrounds *backgrounds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkBackgrounds, gk_backgrounds_free)

gboolean gk_backgrounds_are_none(const GkBackgrounds *backgrounds);
/* There were more than GK_RULE_FILLS. */
gboolean gk_backgrounds_are_limited(const GkBackgrounds *backgrounds);

/* 0 to 255. */
guint gk_luminance(guint32 color);

/* TRUE for a colour that is no grey. */
gboolean gk_color_is_colored(guint32 color);
/* How well one is seen on the other: 0 (not at all) to 255. */
guint gk_color_contrast(guint32 a, guint32 b);
/* The colour of what lies below (x, y) before `order` is painted. */
guint32 gk_backgrounds_color(const GkBackgrounds *backgrounds, double x, double y, guint order);
/* The areas painted after `order` that meet `box`, in paint order: const GkMark *, until the next call. */
const GPtrArray *gk_backgrounds_over(GkBackgrounds *backgrounds, GkBox box, guint order);

G_END_DECLS
