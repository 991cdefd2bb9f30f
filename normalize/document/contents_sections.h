/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Entries of the table of contents and the sections they lead to.
 */
#pragma once

#include "layout/words/heading_number.h"
#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* An entry as it is sought. */
typedef struct {
    const char *title; /* without number, leaders and page number */
    gboolean numbered;
    GkHeadingNumber number;
    gboolean exactly; /* it names a table: only a section of the very title is its own */
} GkContentsLine;

/* For each of the `n` lines the index of its section in disclosure->sections, -1 for none. The caller frees it. */
gint *gk_contents_find_sections(const GkDisclosure *disclosure, const GkContentsLine *lines, guint n);

G_END_DECLS
