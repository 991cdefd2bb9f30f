/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a document has left something broken, in the libraries that draw, for
 * the documents after it.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The status of what was drawn, or of a font: TRUE where nothing is wrong. Else it is kept in mind. */
gboolean gk_worn_check(cairo_status_t status);

/* Since this process began. What it reads from then on may be read otherwise than by a fresh one. */
gboolean gk_is_worn(void);

G_END_DECLS
