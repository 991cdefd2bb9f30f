/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What goes on in another stretch, and that one, become one.
 */
#pragma once

#include "layout/join/link.h"

G_BEGIN_DECLS

/* Adds the rows and the parts of B to A, as `link` says; its map is completed, and its reasons. */
void gk_seam_append(GkStretch *a, const GkStretch *b, GkLink *link);

/* The same where both are turned: the seam runs along columns. The rows of the header end at `header_bottom`; returns how
 * many they are now. */
guint gk_seam_append_turned(GkStretch *a, const GkStretch *b, GkLink *link, double header_bottom);

G_END_DECLS
