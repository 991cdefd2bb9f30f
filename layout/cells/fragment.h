/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A table, or a part of one, on a single page, while it is being made.
 */
#pragma once

#include "layout/page/page_layout.h"
#include "layout/page/rulings.h"
#include "layout/page/runs.h"

G_BEGIN_DECLS

/* Slashes of one cell that are looked at. */
#define GK_SLASH_MOST 3

/* A slanted stroke, from one end to the other. */
typedef struct {
    double x0, y0, x1, y1;
} GkSlash;

typedef struct {
    guint row, column, row_span, column_span;
    GkBox box;
    guint *glyphs;       /* indices into the page's glyphs, in reading order once the text is made */
    GkTally tally;       /* of its glyphs, once the text is made */
    const char *text;
    const char *printed; /* NULL when equal to text */
    const char *other_reading;
    const char *marks;   /* as in GkCell */
    GkSlash *slashes; /* slanted strokes from border to border of it; room for GK_SLASH_MOST where there are any */
    guint n_glyphs;
    guint n_slashes;
    guint repairs;
    float indent, size;
    gboolean bold;
    guint doubts;        /* GkDoubt flags */
    gboolean irregular;  /* cut out of a shape that is no rectangle */
} GkFragmentCell;

/* How far the rules of a grid go. */
typedef enum {
    GK_OUTLINE_CLOSED, /* all sides are drawn */
    GK_OUTLINE_OPEN, /* some side is not drawn at all */
    GK_OUTLINE_RAGGED, /* some side is drawn in part, or a rule ends within where it meets no other */
} GkOutline;

typedef struct {
    GkPageLayout *layout;
    guint page;
    GkBox box;
    double *xs, *ys;     /* column_count + 1 and row_count + 1 boundaries */
    guint column_count, row_count;
    GkFragmentCell *cells; /* sorted by row, then column */
    guint n_cells;
    guint *cell_at;      /* row_count * column_count */
    GkRuling ruling;
    guint header_rows;    /* table/header.c decides them, or table/header_end.c where its columns were found by alignment */
    gboolean header_known; /* they are decided */
    gboolean aligned;    /* its columns were found by alignment: they lie only about where they would be drawn */
    gboolean unread;     /* not a single glyph, but ink in its cells: nobody knows which table it belongs to */
    gboolean open_top, open_bottom; /* no rule is drawn along that side */
    GkOutline outline;   /* of a grid of rules */
    const guint8 *drawn_below; /* per column: the rule along the bottom is drawn there; NULL: not known */

    /* prose/caption.c */
    GkText title, number, organization, unit, subtitle;
    GkText *notes;
    guint n_notes;
    gboolean continuation_mark; /* 续表 */
    gboolean cut_title;  /* its title begins on the page before: it is the right half of a wide table */
    double caption_top;  /* y where its captions begin; box.y0 without any */
    double notes_bottom; /* y where its notes end; box.y1 without any */
} GkFragment;

static inline GkFragmentCell *
gk_fragment_cell_at(const GkFragment *fragment, guint row, guint column)
{
    return &fragment->cells[fragment->cell_at[(gsize) row * fragment->column_count + column]];
}

/* The box of the cell's glyphs, of which it has some. */
static inline GkBox
gk_fragment_cell_ink(const GkFragment *fragment, const GkFragmentCell *cell)
{
    GkBox box = g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[0]).box;
    for (guint i = 1; i < cell->n_glyphs; i++)
        box = gk_box_union(box, g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]).box);
    return box;
}

/* What lies in a cell goes to a cell of another grid; the place stays its own. */
static inline void
gk_fragment_cell_move(const GkFragmentCell *from, GkFragmentCell *to)
{
    to->glyphs = from->glyphs;
    to->n_glyphs = from->n_glyphs;
    to->repairs = from->repairs;
    to->doubts = from->doubts;
    to->irregular = from->irregular;
    to->slashes = from->slashes;
    to->n_slashes = from->n_slashes;
}

/* cells/glyphs.c: what is worked out once for all fragments of a page. */
typedef struct _GkTakeable GkTakeable;

GkTakeable *gk_takeable_new(const GkPageLayout *layout);
void gk_takeable_free(GkTakeable *takeable);
const GkGlyphOrder *gk_takeable_order(const GkTakeable *takeable);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkTakeable, gk_takeable_free)
/* cells/glyphs.c: the order of a line, for indices (guint) into glyphs (GArray of GkGlyph): by their left sides. */
int gk_glyphs_compare_left(gconstpointer a, gconstpointer b, gpointer glyphs);

/* cells/glyphs.c: gives the page's unassigned glyphs to the cells they lie in. */
void gk_fragment_take_glyphs(GkFragment *fragment, GkTakeable *takeable, GkArena *arena, GkDiagnostics *diagnostics);

/* view.c: the fragment as a table by itself: cells, cell_at and header rows only. `cells`: room for its cells, which the
 * view is then made of; their places are the arena's. */
GkTable gk_fragment_view(const GkFragment *fragment, GkCell *cells, GkArena *arena);

/* cells/open_rows.c: drops a first or last row that is only the table's frame going on to the end of the page. Call once the
 * cells have their glyphs. */
void gk_fragment_trim_open_rows(GkFragment *fragment);
/* cells/open_rows.c: gives back the glyphs of a first row over all columns that is the table's numbered caption, and then
 * of a last one that is a note, and drops the rows. */
void gk_fragment_leave_captions(GkFragment *fragment);

/* cells/text.c: text, printed form and repairs of every cell from its glyphs. */
void gk_fragment_make_text(GkFragment *fragment, GkArena *arena);

/* cells/red.c: doubts red numbers without a sign among others. Call once the cells have their text. */
void gk_fragment_doubt_red(GkFragment *fragment);

/* cells/text.c: TRUE when a line of `cell` from x = left to right (points; `size` of its font) is so full that its text
 * was wrapped, not ended. A point or comma that stands `second` on the next line wanted to come with it. */
gboolean gk_fragment_line_is_full(const GkFragmentCell *cell, double left, double right, double size, gunichar second);

G_END_DECLS
