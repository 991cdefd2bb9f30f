/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

/* Gives signs that are set half as wide as high the characters of that width, in fonts whose digits are. */
void gk_half_forms_mend(GkPage *page);

G_END_DECLS
