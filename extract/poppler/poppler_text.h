/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The text layer of a page. Used by extract/poppler/poppler_source.c only.
 */
#pragma once

#include "extract/page.h"

#include <poppler.h>

G_BEGIN_DECLS

/* Adds the glyphs and fonts of `poppler` to `page`, in the order of the text layer. */
void gk_poppler_read_text(GkPage *page, PopplerPage *poppler);

/* Once ink is judged: drops glyphs that have neither a known character nor ink, and reports the other unmapped ones. */
void gk_poppler_settle_unmapped(GkPage *page);

G_END_DECLS
