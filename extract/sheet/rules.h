/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rules in the picture of a page, by a directional line filter.
 */
#pragma once

#include "extract/sheet/raster.h"
#include "extract/sheet/rule_line.h"

G_BEGIN_DECLS

/* 1 where the picture, averaged over `inches` along rows, is darker than above and below by more than `least`. */
GkRaster *gk_rules_mask(const GkRaster *raster, double dpi, double inches, guint least);

/* GkRuleLine *, owned. Along is x. `soft`: a mask of gk_rules_mask() over a short way. `least`: inches, a rule's length. For
 * rules that run down turn both pictures (gk_raster_transposed()). */
GPtrArray *gk_rules_find_along(const GkRaster *raster, const GkRaster *soft, double dpi, double least, double averaged);

G_END_DECLS
