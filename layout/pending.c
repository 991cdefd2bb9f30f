/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Weak stand-ins until the real parts land. */
#include "layout/internal.h"
__attribute__((weak)) void gk_lines_find(GkPageLayout *layout, GkArena *arena) {}
__attribute__((weak)) const GkParagraph *gk_prose_find(GkPageLayout *pages, guint n_pages, const GkTable *tables, guint n_tables, GkArena *arena, guint *n_paragraphs) { *n_paragraphs = 0; return NULL; }
