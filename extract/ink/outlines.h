/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Shapes of the size of letters, among what is filled and stroked. Used by
 * extract/poppler/observer.c only.
 */
#pragma once

#include "extract/ink/path.h"

G_BEGIN_DECLS

/* Appends a GkUnread to `outlines` for each part of the path that may be a letter, or a part of one, when its middle
 * lies within `clip`. Straight strokes that have no other joined to them are none. */
void gk_outlines_add(const GkPath *path, gboolean stroked, guint32 color, GkBox clip, GArray *outlines);

G_END_DECLS
