/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One line of text, read.
 */
#pragma once

#include "extract/scan/recognizer_internal.h"
#include "extract/scan/text_lines.h"

G_BEGIN_DECLS

/* What was read of a line. */
typedef struct {
    GArray *signs; /* GkSign: x0 and x1 in pixels of the sheet */
    gboolean number; /* read as one */
    char text[2][GK_READING_LENGTH]; /* of a number: by each reader */
    guint8 sure[2];
    gboolean accepted;
    int height; /* pixels: the size of its font */
} GkLineReading;

/* `usual`: the height of most lines, pixels; FALSE: nothing was read. Free the signs. */
gboolean gk_line_read(const GkRecognizer *recognizer, const GkSheet *sheet, const GkTextLines *lines,
                      const GkTextLine *line, int usual, GkLineReading *reading);

/* cut.c: the line with some paper around, enlarged so that it has 300 pixels per inch, or twice its size. *scale: pixels of
 * it per pixel of the sheet; *left, *top: where its corner is on the sheet. */
GkRaster *gk_line_cut(const GkTextLines *lines, const GkTextLine *line, double dpi, double *scale, double *left);

/* places.c: where each character stands, by the pieces of ink, or by the reader's boxes, or evenly. */
void gk_line_place_signs(const GkTextLines *lines, const GkTextLine *line, gboolean number, GArray *signs);

G_END_DECLS
