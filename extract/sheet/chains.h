/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pieces of a rule, chained: see chains.c. */
#pragma once

#include "extract/sheet/raster.h"
#include "extract/sheet/rule_line.h"

G_BEGIN_DECLS

/* `pieces`: GArray * of GkRulePoint, sorted by where they begin. GkRuleLine *, owned. */
GPtrArray *gk_chains_make(const GPtrArray *pieces, const GkRaster *soft, double dpi);

G_END_DECLS
