/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the words of a row are, by themselves.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The list of data/row-starts.tsv that a label begins with ("total", "subtotal", "numbered", "included", "form"), or NULL. */
const char *gk_label_class(const char *text);
/* 合计, 收入总计 and the like. */
gboolean gk_label_is_total(const char *text);
/* 人员经费合计, 当年支出小计. */
gboolean gk_label_ends_with_total(const char *text);
/* TRUE for text that begins like a new entry. */
gboolean gk_rows_text_is_numbered(const char *text);
/* TRUE for an amount, a code or a nil mark. */
gboolean gk_rows_text_is_number(const char *text);

G_END_DECLS
