/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rules that are seen in images: a picture of a table has them.
 */
#pragma once

#include "extract/ink/ink.h"

G_BEGIN_DECLS

/* Sets rules_across and rules_down of the page's images. */
void gk_image_rules_find(GkPage *page, const GkInk *ink);

G_END_DECLS
