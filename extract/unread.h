/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ink that nothing accounts for: text that is drawn but has no characters.
 */
#pragma once

#include "extract/ink.h"

G_BEGIN_DECLS

/* Adds a diagnostic to the page when there is such text. To be called when all glyphs of the page are known. */
void gk_unread_report(GkPage *page, const GkInk *ink);

G_END_DECLS
