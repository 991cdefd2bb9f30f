/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Letters that stand where none is meant: glyphs with wrong meanings.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

/* Reports letters of other scripts that touch Chinese characters singly (GK_DIAGNOSTIC_FOREIGN_LETTERS). */
void gk_foreign_report(GkPage *page);

G_END_DECLS
