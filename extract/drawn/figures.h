/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What digits of fonts look like, whatever their maps say.
 */
#pragma once

#include "extract/ink/shapes.h"

G_BEGIN_DECLS

typedef struct _GkFigures GkFigures;

/* What was seen of a shape at a size, which is the same whenever it is looked at: kept from page to page, as long as the
 * shapes are. */
GHashTable *gk_figures_looks_new(void);

GkFigures *gk_figures_new(const GkShapes *shapes, GHashTable *looks);
void gk_figures_free(GkFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkFigures, gk_figures_free)

/* A glyph of this shape is said to be a digit ('0' to '9'). To be called for all, before any is asked about. */
void gk_figures_add(GkFigures *figures, guint shape, char said);

/* What the shape looks like, a digit or '.' ',' '-' '%' '(' ')' '+'; 0: that can't be told, or its font is not one
 * whose digits are known when they are seen. */
char gk_figures_see(GkFigures *figures, guint shape);

G_END_DECLS
