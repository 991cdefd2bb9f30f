/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns whose rule is drawn in the header alone.
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* Divides the cells below such a rule. Returns a new fragment, or the same one when there is nothing to divide. */
GkFragment *gk_grid_go_on_below_header(GkFragment *fragment, GkArena *arena);

G_END_DECLS
