/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JSON that is whole, and not what its reader expects: for fuzz targets that read it.
 *
 * An input is changes, four bytes each, then a NUL, then JSON. A change takes one of the JSON's values by its number
 * and makes of it null, a number, a list, an object, another one of the same JSON, a long or odd string, or leaves it. Where an
 * input has no NUL, or no JSON behind it, it is taken as it is.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The caller frees it. */
char *gk_changed_json(const guint8 *data, gsize size);

G_END_DECLS
