/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The function and economic classifications as published documents print them
 * (data/function-codes.tsv, data/economic-codes.tsv). Incomplete: a code that
 * is not listed is not wrong.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name in use today; NULL when the code is not listed. Static. */
const char *gk_code_name(const char *code);

/* Whether `name` is one of the names that the code has had (spaces, widths and brackets do not count, and a
 * part is enough). *listed says whether the code is known at all. */
gboolean gk_code_has_name(const char *code, const char *name, gboolean *listed);

G_END_DECLS
