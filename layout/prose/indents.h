/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where labels begin in their cells, and what that tells. All cells have text; they come in the order of their rows.
 */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

/* The most levels that labels are told to be of. */
#define GK_INDENT_STEPS 6

/* TRUE when most of the labels stand in the middle of their cells, so that where they begin tells nothing. */
gboolean gk_labels_are_centred(const GkCell *const *cells, guint n);

/* TRUE when `cell` begins further in than `other`. */
gboolean gk_cell_is_indented(const GkCell *cell, const GkCell *other);

/* Sets levels[i], from 1 for the labels furthest out, where all begin on a few lines; returns how many lines these are, 0
 * when the labels do not keep to any. */
guint gk_indent_levels(const GkCell *const *cells, guint n, guint *levels);

/* Likewise where labels of one level may begin a little apart: between two levels there is a step, half a letter wide. */
guint gk_indent_steps(const GkCell *const *cells, guint n, guint *levels);

G_END_DECLS
