/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Marks that lead to a note: raised digits and signs beside what they are about. They are no part of it.
 */
#pragma once

#include "extract/page.h"

G_BEGIN_DECLS

/* A cell or line with more of them is not marked, but set in two sizes. */
#define GK_MARKS_MOST 64u

typedef struct {
    guint glyph;     /* index into the page's glyphs */
    guint beside;    /* the glyph it is about: the one before it or, at the beginning of a line, the one after it */
    gboolean before; /* it stands before that one */
    gboolean large;  /* it is as large as that one, and only higher */
} GkNoteMark;

/* The marks among the glyphs `indices` (of one cell or line, in any order), from the left; returns how many. `found`
 * has room for GK_MARKS_MOST. */
guint gk_marks_find(const GkGlyph *glyphs, const guint *indices, guint n, GkNoteMark *found);

/* The character as a raised one where Unicode has it: '2' is '²'; others as they are. */
gunichar gk_marks_raise(gunichar c);
/* ... and back. */
gunichar gk_marks_lower(gunichar c);
gboolean gk_marks_is_raised(gunichar c);

/* The character of a glyph, raised where it is one of the marks. */
gunichar gk_marks_character(const GkGlyph *glyphs, guint glyph, const GkNoteMark *marks, guint n_marks);

G_END_DECLS
