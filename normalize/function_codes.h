/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Codes of the functional classification by name (data/function-codes.tsv).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The code of `name` at level 0 (类, 3 digits), 1 (款, 5) or 2 (项, 7), under `parent` (a code of a level
 * above; NULL: anywhere). NULL when the name is unknown or stands for several codes. The name is compared
 * without spaces, widths of characters and a closing 支出. The result is the data's. */
const char *gk_function_code(const char *name, guint level, const char *parent);

G_END_DECLS
