/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Years in labels and titles: 2025年, 2025, 二○二五年, 上年.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    guint year;          /* 0: none, or several */
    gboolean several;
    gboolean previous;   /* 上年 instead of a number */
} GkYearSaid;

/* The year of what a label (a key) heads; what follows 比, 为 or 占 is what it is compared with. */
GkYearSaid gk_year_in_label(const char *key);

/* The next year with a number in `text`: *end stands behind it. 0 without one. */
guint gk_year_next(const char *text, const char **start, const char **end);

/* The key without its years. The caller frees it. */
char *gk_years_cut(const char *key);

G_END_DECLS
