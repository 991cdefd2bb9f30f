/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "normalize/prose/prose.h"

G_BEGIN_DECLS

/* For each opening bracket without a measure inside: where its closing one ends; elsewhere 0. As many as the prose has
 * bytes, and one; to be freed with g_free(). The measures must be there. */
guint *gk_prose_leaps(const GkProse *prose);

G_END_DECLS
