/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bounds of what is read, so that no file can make the program grow without
 * bound. What lies beyond a bound is reported (GK_DIAGNOSTIC_LIMIT_REACHED),
 * never dropped in silence. docs/limits.md lists them for users.
 */
#pragma once

/* Bytes of one file. */
#define GK_LIMIT_FILE_BYTES (1024u * 1024u * 1024u)
/* Pages of one document. */
#define GK_LIMIT_PAGES 20000u
/* Glyphs, marks and images of one page. */
#define GK_LIMIT_GLYPHS 500000u
#define GK_LIMIT_MARKS 500000u
#define GK_LIMIT_IMAGES 50000u
/* Points of one path; a path with more is no table rule. */
#define GK_LIMIT_PATH_POINTS 200000u
/* Different messages of Poppler's on one page. */
#define GK_LIMIT_COMPLAINTS 50u
/* Glyphs of all pages of one document together. */
#define GK_LIMIT_DOCUMENT_GLYPHS 10000000u
/* Bytes of the JSON of one document. */
#define GK_LIMIT_OUTPUT_BYTES (256u * 1024u * 1024u)
/* Poppler's own bound for tiny glyphs, beyond which it drops them without a word. */
#define GK_LIMIT_POPPLER_TINY_GLYPHS 50000u
/* Longer sides of a page than this (points) are drawn at a smaller scale when ink is looked for. */
#define GK_LIMIT_RASTER_SIDE 4000.0
/* Sides beyond which a page is not drawn at all: PDF's own bound is 14 400 points. */
#define GK_LIMIT_PAGE_SIDE 200000.0
/* Pixels of a picture of a page for people, and of its longer side; beyond them it is drawn at a smaller scale. */
#define GK_LIMIT_SNAPSHOT_PIXELS 20e6
#define GK_LIMIT_SNAPSHOT_SIDE 16000.0
/* Pixels of the picture of a page that is recognized; beyond them it is drawn at a smaller scale. */
#define GK_LIMIT_SCAN_PIXELS 20e6
/* Lines of text that are recognized on one page. */
#define GK_LIMIT_SCAN_LINES 4000u
