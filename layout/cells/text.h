/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A cell while its text is made (cells/text.c), for the files that help with it.
 */
#pragma once

#include "layout/cells/fragment.h"
#include "layout/words/marks.h"

G_BEGIN_DECLS

/* What lies between a glyph and the one before it. */
typedef enum {
    GK_JOINT_NONE,
    GK_JOINT_GAP,
    GK_JOINT_LINE,
    GK_JOINT_STRAND, /* the one before is of a text that this one is printed over */
} GkJoint;

/* One line of a cell. */
typedef struct {
    guint first, end; /* of the cell's glyphs */
    double left, right;
    gboolean over;    /* printed over the line before it */
} GkCellLine;

typedef struct {
    const GkGlyph *glyphs; /* of the page */
    GkFragmentCell *cell;  /* its first `n` glyphs are text, its last are `marks` */
    guint n;
    GkNoteMark marks[GK_MARKS_MOST];
    guint n_marks;
    GArray *lines;         /* GkCellLine */
    double spacing;        /* usual gap between digits of the line at hand, em */
    double usual_spacing;  /* ... of the fragment */
    GString *text, *printed, *marked;
    gboolean wrapped, wrapped_number, spaced_number, closed_up, folded;
    char *other_reading;   /* of an ambiguous number */
} GkCellMaker;

static inline const GkGlyph *
gk_maker_glyph(const GkCellMaker *maker, guint i)
{
    return &maker->glyphs[maker->cell->glyphs[i]];
}

/* cells/numbers.c: the usual gap between digits of all cells of a fragment, em; 0 as a rule, more where it is
 * letter-spaced. */
double gk_cell_usual_spacing(const GkFragment *fragment);
/* ... and of one line, as far as it has enough digits to show its own. */
double gk_cell_line_spacing(const GkCellMaker *maker, const GkCellLine *line);
/* The joint before glyph i of a line, which is not the line's first. */
GkJoint gk_cell_joint(const GkCellMaker *maker, guint i);
/* Writes what is between the digits on both sides of the joint before glyph i: nothing, or a blank and perhaps a doubt. */
void gk_cell_join_numbers(GkCellMaker *maker, guint i, GkJoint joint);
/* FALSE unless, in a cell of numbers, glyph i is the sign of a number behind another one, or a number far behind a sign:
 * writes a blank, and doubts it. */
gboolean gk_cell_join_signed(GkCellMaker *maker, guint i);
/* Doubts a number whose digits before and at i differ in size or height. */
void gk_cell_compare_digits(GkCellMaker *maker, guint i);

/* cells/strands.c: appends glyphs [first, end) of the cell, which stand at one height, to the lines: one line, or several
 * where texts are printed over each other. */
void gk_cell_add_lines(GkCellMaker *maker, guint first, guint end);

G_END_DECLS
