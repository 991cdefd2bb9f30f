/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Word lists of data/: what a label's wording says about it.
 *
 * A list has three columns: a word (as a key of normalize/values/text.h), how it has
 * to stand in the label (exact, prefix, suffix, contains), and what it means.
 * An exact word beats all others; among the others the longest wins, the
 * earlier line where two are equally long.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The meaning of the word of `file` that fits `key` best; NULL when none fits. */
const char *gk_label_words_find(const char *file, const char *key);

/* TRUE when gk_label_words_find() gives `meaning`. */
gboolean gk_label_words_mean(const char *file, const char *key, const char *meaning);

G_END_DECLS
