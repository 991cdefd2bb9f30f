/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ink that nothing accounts for: text that is drawn but has no characters, outlines, pictures.
 */
#pragma once

#include "extract/ink/ink.h"

G_BEGIN_DECLS

/* Adds to GkPage.unread; of what is already there drops what lies in the box of a glyph. To be called when all glyphs
 * of the page are known. */
void gk_unread_find(GkPage *page, const GkInk *ink);

/* Adds a diagnostic when there is so much text without characters that no cell need be named. */
void gk_unread_report(GkPage *page);

G_END_DECLS
