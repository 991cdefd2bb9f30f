/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One line of text, read.
 */
#pragma once

#include "extract/scan/recognizer_internal.h"
#include "extract/scan/text_lines.h"

G_BEGIN_DECLS

/* A number in a line, as two readers read it. */
typedef struct {
    guint first, count; /* its characters: of the line's signs */
    GkReaderKind readers[2];
    char text[2][GK_READING_LENGTH]; /* text[0]: what the signs say */
    guint8 sure[2];
    float pitch, widest; /* pixels, by its shapes: how far digits that follow each other are apart, mostly and at most; 0: unknown */
    gboolean clean; /* nothing else is seen by the reader of shapes in it or beside it, however small */
    gboolean accepted;
} GkLineNumber;

/* What was read of a line. */
typedef struct {
    GArray *signs; /* GkSign: x0 and x1 in pixels of the sheet */
    GArray *numbers; /* GkLineNumber, from the left */
    int height; /* pixels: the size of its font */
} GkLineReading;

/* `usual`: the height of most lines, pixels; `label`: what gk_line_read_label() gave of it, NULL: it was not asked. Without
 * signs nothing was read. */
void gk_line_read(const GkRecognizer *recognizer, const GkSheet *sheet, const GkTextLines *lines,
                  const GkTextLine *line, GArray *label, int usual, GkLineReading *reading);
/* The line by the reader of labels alone: GkSign. */
GArray *gk_line_read_label(const GkRecognizer *recognizer, const GkSheet *sheet, const GkTextLines *lines,
                           const GkTextLine *line);
void gk_line_reading_clear(GkLineReading *reading);

/* cut.c: the line with some paper around, `scale` times as large (less where it would be too long: see *scale). *left: where
 * its left side is on the sheet. `number`: it is, or may be one, and a minus may stand before it. */
GkRaster *gk_line_cut(const GkTextLines *lines, const GkTextLine *line, gboolean number, double *scale, double *left);

/* numbers.c: the line, or a part of it, by the reader of shapes; its signs in pixels of the sheet. */
typedef struct {
    GArray *signs; /* GkSign */
    char text[GK_READING_LENGTH];
    guint8 sure; /* 0 to 100 */
    gboolean believed; /* there are no doubts, however sure it is */
    float pitch, widest; /* as in GkLineNumber */
    gboolean clean;
    gboolean uneven; /* its digits have several heights */
} GkShapesReading;
void gk_line_read_shapes(const GkTextLines *lines, const GkTextLine *line, GkShapesReading *reading);
gboolean gk_line_knows_all(const GkShapesReading *shapes); /* each of its signs, and one is a digit */

/* numbers.c: are these all the signs of a number? 1,234.56, -5, 83.1 %: groups of three, one point. */
gboolean gk_line_is_well_formed(const char *text);

/* Do both texts have the same digits, and the same signs between them, but for how Tesseract writes what can only be a
 * point (as a comma, or twice), and that it writes a comma as two signs? */
gboolean gk_line_says_the_same(const char *exact, const char *other);

typedef enum {
    GK_LINE_LABEL,
    GK_LINE_NUMBERS, /* one or more, and hardly anything else */
    GK_LINE_ACCEPTED, /* one, and nothing else */
} GkLineKind;

/* places.c: where each character stands, by the pieces of ink, or by the reader's boxes, or evenly. */
void gk_line_place_signs(const GkTextLines *lines, const GkTextLine *line, GkLineKind kind, GArray *signs);

G_END_DECLS
