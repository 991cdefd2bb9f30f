/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers that are drawn as shapes.
 */
#pragma once

#include "extract/ink/ink.h"

G_BEGIN_DECLS

/* Shapes of GkPage.unread that make numbers become glyphs, recognized and doubtful, with a GkReading each. To be called
 * when the unread ink of the page is known. */
void gk_outlined_numbers_read(GkPage *page, const GkInk *ink);

G_END_DECLS
