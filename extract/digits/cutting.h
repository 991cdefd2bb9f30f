/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Cutting a line into signs. Used in extract/digits/ and by its training.
 */
#pragma once

#include "extract/digits/net.h"
#include "extract/digits/parts.h"

G_BEGIN_DECLS

/* One sign of the best cutting. */
typedef struct {
    GkInkPart box;
    GkGuess guess;
    gboolean parted; /* an end of it is a cut through ink that hangs together */
} GkCutSign;

/* Appends the signs, from left to right, to `signs` (GkCutSign). FALSE: there were too many pieces. */
gboolean gk_cutting_find(const GkLineInk *ink, const GkDigitLine *line, GArray *signs);

/* For training: all pieces of a line that may be asked about. Fills up to `most` boxes (x0, y0, x1, y1 each) and patches of
 * GK_PATCH_INPUTS; returns how many. */
guint gk_cutting_all_pieces(const GkGray *picture, int *boxes, guint8 *patches, guint most);

G_END_DECLS
