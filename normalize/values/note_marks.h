/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

/* The index of the table's note that `mark` (one of GkCell.marks) leads to, or -1. */
gint gk_note_of_mark(const GkTable *table, const char *mark);

G_END_DECLS
