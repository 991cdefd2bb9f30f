/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text as it is compared.
 *
 * What is printed stays in the layout's model; normalize compares keys: two
 * labels that differ in spaces, widths of characters or kinds of brackets are
 * the same label. Strings that are returned belong to the caller.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text without any white space (ideographic spaces included). */
char *gk_text_without_spaces(const char *text);

/* Compatibility forms folded (NFKC: full-width to half-width), white space and quotation marks
 * removed, ASCII letters in lower case. */
char *gk_text_key(const char *text);

/* The same with brackets and what stands in them removed: 金额（万元） gives 金额. */
char *gk_text_key_without_brackets(const char *text);

/* The number of characters. */
guint gk_text_length(const char *text);

G_END_DECLS
