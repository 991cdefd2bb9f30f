/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What one sign looks like to the net. Used in extract/digits/ and by what looks at the shapes of fonts.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GK_PATCH_ROWS 20
#define GK_PATCH_COLUMNS 16
#define GK_PATCH_PLACE 4 /* height, width, foot and head of the sign against those of the line's digits */
#define GK_PATCH_INPUTS (GK_PATCH_ROWS * GK_PATCH_COLUMNS + GK_PATCH_PLACE)

#define GK_NET_SIGNS "0123456789.,-%+()#"
#define GK_NET_CLASSES 18

typedef struct {
    char sign, second; /* of GK_NET_SIGNS */
    guint8 margin;     /* sixteenths of a nat by which the first is better than the second; 255: as much or more */
} GkGuess;

/* `inputs`: GK_PATCH_INPUTS of them. */
GkGuess gk_net_guess(const guint8 *inputs);

G_END_DECLS
