/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kinds of tables from their titles alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    const char *title, *kind;
} GkTestTitle;

/* Tables of these titles, with columns that say nothing, all in one document, are of these kinds. */
void gk_test_titles(const GkTestTitle *titles, guint n);

G_END_DECLS
