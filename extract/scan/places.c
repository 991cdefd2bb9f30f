/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the characters of a line stand.
 *
 * Numbers: digits and signs are pieces of ink by themselves, mostly. Where there are as many as characters, each has its
 * piece. Else, and in other text, it is where the reader says, as far as that goes from left to right; else they share the
 * line's length, each by its width: a Chinese character is as wide as two others.
 */
#include "extract/scan/line_reader.h"

#include <stdlib.h>

#define OVERLAP 0.45 /* of the narrower one's width: pieces above one another are one character */
#define NUMBER_GAP 0.7f /* of the line's height: nearer than this, characters touch, as those of a font do */
#define LABEL_GAP 0.4f

static GkSign *
sign_at(GArray *signs, guint i)
{
    return &g_array_index(signs, GkSign, i);
}

static const GkPiece *
member(const GkTextLines *lines, const GkTextLine *line, guint i)
{
    return gk_piece(lines->pieces, g_array_index(lines->members, guint, line->first + i));
}

typedef struct {
    int x0, x1;
} Column;

/* The columns of ink, from the left. */
static GArray *
columns_of(const GkTextLines *lines, const GkTextLine *line)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(Column));
    for (guint i = 0; i < line->n_pieces; i++) {
        const GkPiece *piece = member(lines, line, i);
        Column *last = columns->len ? &g_array_index(columns, Column, columns->len - 1) : NULL;
        int common = last ? MIN(last->x1, piece->x1) - piece->x0 : 0;
        if (last && common > OVERLAP * MIN(last->x1 - last->x0, piece->x1 - piece->x0)) {
            last->x1 = MAX(last->x1, piece->x1);
            continue;
        }
        Column column = { piece->x0, piece->x1 };
        g_array_append_val(columns, column);
    }
    return columns;
}

static gboolean
place_by_ink(const GkTextLines *lines, const GkTextLine *line, GArray *signs)
{
    g_autoptr(GArray) columns = columns_of(lines, line);
    if (columns->len != signs->len)
        return FALSE;
    for (guint i = 0; i < signs->len; i++) {
        sign_at(signs, i)->x0 = (float) g_array_index(columns, Column, i).x0;
        sign_at(signs, i)->x1 = (float) g_array_index(columns, Column, i).x1;
    }
    return TRUE;
}

/* The reader's boxes, within the line; FALSE where they don't go from left to right. */
static gboolean
keep_boxes(const GkTextLine *line, GArray *signs)
{
    for (guint i = 0; i < signs->len; i++) {
        GkSign *sign = sign_at(signs, i);
        sign->x0 = CLAMP(sign->x0, (float) line->x0, (float) line->x1);
        sign->x1 = CLAMP(sign->x1, (float) line->x0, (float) line->x1);
        if (sign->x1 - sign->x0 < 1 || (i > 0 && sign->x0 + sign->x1 <= sign[-1].x0 + sign[-1].x1))
            return FALSE;
        if (i > 0 && sign->x0 < sign[-1].x1)
            sign->x0 = sign[-1].x1 = (sign->x0 + sign[-1].x1) / 2;
    }
    return TRUE;
}

static float
width_of(const GkSign *sign)
{
    return g_unichar_iswide(sign->character) ? 2 : 1;
}

static void
spread(const GkTextLine *line, GArray *signs)
{
    float all = 0, passed = 0, length = (float) (line->x1 - line->x0);
    for (guint i = 0; i < signs->len; i++)
        all += width_of(sign_at(signs, i));
    for (guint i = 0; i < signs->len; i++) {
        GkSign *sign = sign_at(signs, i);
        sign->x0 = (float) line->x0 + length * passed / all;
        passed += width_of(sign);
        sign->x1 = (float) line->x0 + length * passed / all;
    }
}

/* Ink has gaps, and boxes of a font have none; nor have numbers that were accepted as one. */
static void
close_gaps(const GkTextLine *line, GkLineKind kind, GArray *signs)
{
    float most = (kind == GK_LINE_LABEL ? LABEL_GAP : NUMBER_GAP) * (float) (line->y1 - line->y0);
    for (guint i = 1; i < signs->len; i++) {
        GkSign *left = sign_at(signs, i - 1), *right = left + 1;
        if (right->x0 > left->x1 && (kind == GK_LINE_ACCEPTED || right->x0 - left->x1 < most))
            left->x1 = right->x0 = (left->x1 + right->x0) / 2;
    }
}

void
gk_line_place_signs(const GkTextLines *lines, const GkTextLine *line, GkLineKind kind, GArray *signs)
{
    if (signs->len > 0 && !(kind != GK_LINE_LABEL && place_by_ink(lines, line, signs)) && !keep_boxes(line, signs))
        spread(line, signs);
    close_gaps(line, kind, signs);
}
