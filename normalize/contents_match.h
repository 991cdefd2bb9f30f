/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Entries of the table of contents and the tables they promise.
 */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

/* For each of the `n` titles (entries without leaders and page numbers; NULL: promises no table) the index of the table
 * that keeps the promise, -1 for none. A table that an entry names exactly is not given to another that only resembles
 * it. The caller frees the array. */
gint *gk_contents_match(const GkDocument *document, const char *const *titles, guint n);

/* The two keys name the same: equal, or one within the other and not much longer. */
gboolean gk_contents_same_title(const char *a, const char *b);

G_END_DECLS
