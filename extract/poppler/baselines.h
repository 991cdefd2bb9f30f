/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

/* Moves the boxes of fonts whose ascent and descent lie to where the line stands that their letters are in. */
void gk_baselines_mend(GkPage *page);

G_END_DECLS
