/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words that may follow a statement of a text description: font, color,
 * bold, width and so on. text_source.c says which mean what.
 */
#pragma once

#include "extract/text/text_scanner.h"

G_BEGIN_DECLS

/* Kinds of statements, by which words they take. */
typedef enum {
    GK_TEXT_FOR_TEXT = 1 << 0,
    GK_TEXT_FOR_COLUMN = 1 << 1,
    GK_TEXT_FOR_GLYPHS = 1 << 2,
    GK_TEXT_FOR_STROKE = 1 << 3,
    GK_TEXT_FOR_FILL = 1 << 4,
} GkTextStatementKind;

typedef struct {
    const char *font; /* belongs to the scanner's line */
    guint32 color;
    guint flags; /* GkGlyphFlags */
    double advance; /* 0: by the letters */
    double anchor; /* share of the text's width that lies left of X */
    double width, alpha;
    gboolean dashed;
} GkTextStyle;

/* Reads the rest of the line. */
gboolean gk_text_style_read(GkTextScanner *scanner, GkTextStatementKind kind, GkTextStyle *style);

G_END_DECLS
