/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text of a document within markup and scripts, where it must be nothing but
 * text.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As HTML, XML and attributes in quotes can hold it: marks escaped; control characters, those that turn the direction
 * of writing and others that can't be seen are U+FFFD. NULL is "". */
void gk_markup_append(GString *out, const char *text);

/* The same with the characters, as a JSON string within quotes that may stand in a <script>: all that could end the
 * script, and all that can't be seen, is \uXXXX. NULL is null. */
void gk_markup_append_json(GString *out, const char *text);

/* Is every character of it one that gk_markup_append() keeps? */
gboolean gk_markup_is_plain(const char *text);

G_END_DECLS
