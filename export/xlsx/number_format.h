/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Spreadsheets' number formats that show a number as it is printed: its
 * thousands, its decimals, leading zeros, and what stands around it (%, ￥, a
 * sign that is no hyphen, brackets for less than nothing).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For the number `decimal`, which is printed as `text` (NULL, or anything: then only its decimals are kept). With `bare`
 * without what stands around it. The caller frees it. */
char *gk_number_format(const char *text, const char *decimal, gboolean bare);

G_END_DECLS
