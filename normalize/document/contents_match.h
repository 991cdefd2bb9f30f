/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Entries of the table of contents and the tables they promise.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* An entry that may promise a table. */
typedef struct {
    const char *title; /* without leaders and page number; NULL: it promises none */
    guint number; /* of the entry (27 for 27、…); 0 without one */
} GkContentsPromise;

/* For each of the `n` entries the index of the table that keeps the promise, -1 for none. A table that an entry names
 * exactly is not given to another that only resembles it. The caller frees the array. */
gint *gk_contents_match(const GkDisclosure *disclosure, const GkContentsPromise *promises, guint n);

/* The two keys name the same: equal, or one within the other and not much longer. */
gboolean gk_contents_same_title(const char *a, const char *b);

G_END_DECLS
