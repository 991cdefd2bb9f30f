/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a sheet shows before anything of it is read: its tables of rules, and its lines of text.
 */
#pragma once

#include "extract/scan/text_lines.h"

G_BEGIN_DECLS

typedef struct {
    GkSheet *sheet;
    GPtrArray *lattices; /* GkLattice * */
    GkTextLines *lines;
} GkSheetContent;

/* Takes the sheet. */
GkSheetContent *gk_sheet_content_find(GkSheet *sheet);
void gk_sheet_content_free(GkSheetContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkSheetContent, gk_sheet_content_free)

G_END_DECLS
