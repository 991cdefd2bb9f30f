/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a table's header ends.
 */
#pragma once

#include "layout/table/finder.h"

G_BEGIN_DECLS

/* The first line of the body among lines [run->header, run->end), which are divided. */
guint gk_header_end(const GkAlignment *finder, const GkAlignmentRun *run);

G_END_DECLS
