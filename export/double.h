/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Decimals in formats that hold numbers as doubles. The decimal as text stays the
 * truth: a double is only ever written beside it, and only where it says the same.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The double that says exactly what `decimal` says: at most 15 significant digits, which is what spreadsheets show and
 * keep, and no negative zero. FALSE where there is none (or it is no decimal at all). */
gboolean gk_exact_double(const char *decimal, double *value);

/* How many digits stand behind the point. */
guint gk_decimal_places(const char *decimal);

G_END_DECLS
