/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sums of rows so far, in each column of a block. */
#pragma once

#include "normalize/sums/groups.h"

G_BEGIN_DECLS

typedef struct {
    GkMeasured sum;
    guint amounts;
    gboolean broken; /* one of them is no number */
} GkRunning;

/* running: one for each column of the block, zeros at first. */
void gk_running_add(const GkSumBlock *block, GkRunning *running, guint row);
/* 1: the row has the sum in block->columns[column], -1: it has not, 0: nothing to be compared. */
gint gk_running_compare(const GkSumBlock *block, const GkRunning *running, guint row, guint column);

G_END_DECLS
