/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is drawn on a page.
 *
 * A page source delivers pages; a page is its glyphs, its marks (straight
 * strokes and filled rectangles, the stuff that rules are made of) and its
 * images, each with its box. Nothing here knows of tables.
 *
 * Ownership: a GkPage owns its arrays; free it with gk_page_free().
 */
#pragma once

#include "extract/diagnostic.h"
#include "extract/geometry.h"

G_BEGIN_DECLS

typedef enum {
    GK_GLYPH_NO_INK = 1 << 0,   /* in the text layer, but nothing of it can be seen (render mode 3, white on white, covered, clipped) */
    GK_GLYPH_UNMAPPED = 1 << 1, /* no Unicode value known, or a private-use one: what it looks like can't be told from the file */
    GK_GLYPH_BOLD = 1 << 2,     /* the font's name or weight says bold */
    GK_GLYPH_OVER_IMAGE = 1 << 3, /* without ink of its own, lying on an image: an OCR layer */
    GK_GLYPH_CUT = 1 << 4, /* a part of it is clipped away or painted over, or some glyph of its number is, with another printed in its place */
    GK_GLYPH_INCOMPLETE = 1 << 5, /* other glyphs of its number are clipped away or painted over */
    GK_GLYPH_MISREAD = 1 << 6, /* what is drawn there is something else than this character */
    GK_GLYPH_STRUCK = 1 << 7, /* a line is drawn through it; layout finds out */
    GK_GLYPH_SLANTED = 1 << 8, /* its line runs aslant */
    GK_GLYPH_RECOGNIZED = 1 << 9, /* read from its picture or its shape, not from the text layer */
    GK_GLYPH_DOUBTFUL = 1 << 10, /* ... and it may be another: readers differ, or one is not sure; see GkPage.readings */
    GK_GLYPH_UNEVEN = 1 << 15, /* of a word whose letters stand at several heights, and its own is not known */
} GkGlyphFlags;

/* One character. White space is not delivered: it has no ink, and gaps show it. */
typedef struct {
    GkBox box;          /* advance width by font ascent and descent, as the source gives it */
    gunichar character;
    float size;         /* font size, points */
    guint32 color;      /* 0xRRGGBB; of transparent ink: as it looks on white */
    guint16 font;       /* index into GkPage.fonts */
    guint16 flags;      /* GkGlyphFlags */
} GkGlyph;

/* What is seen where it lies is something else, and it was not recognized in an image there. */
static inline gboolean
gk_glyph_is_covered(const GkGlyph *glyph)
{
    return (glyph->flags & GK_GLYPH_NO_INK) && !(glyph->flags & GK_GLYPH_OVER_IMAGE);
}

typedef enum {
    GK_MARK_FILL,       /* an axis-parallel rectangle, filled */
    GK_MARK_STROKE,     /* a straight line from (x0,y0) to (x1,y1); not always axis-parallel */
} GkMarkKind;

/* One piece of line art, after clipping to what is inside the clip and the page. */
typedef struct {
    GkMarkKind kind;
    double x0, y0, x1, y1; /* fill: the rectangle; stroke: its two ends, in drawing direction */
    float width;           /* stroke: line width in points (0 is a hairline); fill: 0 */
    guint32 color;         /* 0xRRGGBB */
    guint8 alpha;          /* 255 is opaque */
    gboolean dashed;
    guint order;           /* paint order within the page, shared with images: later covers earlier */
} GkMark;

typedef struct {
    GkBox box;
    guint order;
    guint16 rules_across, rules_down; /* lines that are seen in it over most of its width or height */
    guint columns, rows; /* its own pixels, or more where it was made smaller; 0: not known */
} GkImage;

typedef enum {
    GK_UNREAD_LETTERS, /* drawn as text is, but without a character in the text layer */
    GK_UNREAD_OUTLINE, /* a shape of the size of a letter, or a part of one */
    GK_UNREAD_PICTURE, /* within an image */
} GkUnreadKind;

/* Ink that no glyph and no mark explains: it may be text. Large ink comes in pieces. */
typedef struct {
    GkBox box;
    GkUnreadKind kind;
    guint edges; /* steps from dark to light within the box, left to right, at one pixel per point; of outlines 0 */
    guint32 color; /* 0xRRGGBB: that of its darkest pixel, or of the outline */
} GkUnread;

typedef enum {
    GK_READER_MAP, /* the text layer */
    GK_READER_SHAPES, /* the own reader of digits (extract/digits) */
    GK_READER_TESSERACT,
} GkReaderKind;

#define GK_READING_LENGTH 48 /* bytes, with the end */

/* A number that was recognized, as two readers read it. */
typedef struct {
    GkBox box; /* around its glyphs */
    guint first, count; /* its glyphs: of GkPage.glyphs */
    GkReaderKind readers[2]; /* whose text[0] is, which the glyphs say, and whose text[1] */
    char text[2][GK_READING_LENGTH]; /* text[1]: "" where the second reads nothing */
    guint8 sure[2]; /* 0 to 100 */
    gboolean accepted; /* FALSE: its glyphs are GK_GLYPH_DOUBTFUL */
} GkReading;

typedef enum { GK_SCAN_NONE, GK_SCAN_BILEVEL, GK_SCAN_GREY, GK_SCAN_COLOUR } GkScanProfile;

typedef enum { GK_TEXT_RIGHT, GK_TEXT_DOWN, GK_TEXT_LEFT, GK_TEXT_UP } GkTextDirection;
#define GK_TEXT_DIRECTIONS 4

/* How the picture of the page was read, where it was. */
typedef struct {
    GkScanProfile profile; /* NONE: it was not */
    GkTextDirection direction; /* its text runs that way on the page as it is displayed */
    const char *language; /* "chi_sim": what its labels were read in; a static string */
    double dpi; /* pixels per inch */
    double skew; /* how much its lines fall per point to the right */
    GkBox box; /* what of the page was read so */
} GkScan;

typedef struct {
    guint number;        /* from 1 */
    double width, height; /* as displayed */
    int rotation;        /* /Rotate: 0, 90, 180, 270 */
    double slope;        /* how much its lines of text fall per point to the right, where that is known; else 0 */
    GArray *glyphs;      /* GkGlyph */
    GArray *marks;       /* GkMark */
    GArray *images;      /* GkImage */
    GArray *unread;      /* GkUnread */
    GArray *readings;    /* GkReading, by their first glyphs */
    GkScan scan;
    GPtrArray *fonts;    /* char *, owned: font names as the file gives them */
    GkDiagnostics *diagnostics; /* what went wrong while this page was read */
    gboolean failed;     /* the page could not be read at all; a diagnostic says why */
} GkPage;

GkPage *gk_page_new(guint number, double width, double height, int rotation);
/* The same page again, with its diagnostics; one that failed is empty. */
GkPage *gk_page_copy(const GkPage *page);
void gk_page_free(GkPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkPage, gk_page_free)

G_END_DECLS
