/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Dates in folded prose (normalize/prose/prose.h) as ISO 8601.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A date in text: 2023年1月1日, 2025.1.1, 2023-01-01, 2023/1, 2023年. Parts that are not printed are 0. */
typedef struct {
    guint year, month, day;
} GkDate;

/* The date that begins at text[at]; its length, 0 when there is none. With `year` not 0 a date without
 * a year (12月31日) is one of that year. */
gsize gk_date_read(const char *text, gsize at, guint year, GkDate *date);

/* "2023-01-01", "2023-01", "2023": no more than is printed. The caller frees it. */
char *gk_date_to_iso(GkDate date);

/* The first and the last date in the text, as ISO; FALSE when there is none. The caller frees both. */
gboolean gk_date_period(const char *folded, char **from, char **to);

G_END_DECLS
