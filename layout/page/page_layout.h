/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the parts of layout share while a document is being laid out.
 *
 * The order of work: each page is read; glyphs without ink, watermarks and
 * duplicates are set aside (page/visible.c); rules are gathered (page/rulings.c) and make
 * grids (grid/grid.c); glyphs go into cells and cells get their text (cells/text.c);
 * the rest becomes lines (page/lines.c), parted where text stands in columns (page/text_columns.c); captions take theirs (prose/caption.c), unruled
 * tables are sought in what is left (table/aligned.c); fragments are joined
 * (join/join.c); what remains is prose (prose/paragraphs.c). Each glyph is claimed exactly
 * once; the ledger counts the claims.
 */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

/* Who has claimed a glyph. The counts of GkInk are sums over these. */
typedef enum {
    GK_INK_UNASSIGNED,
    GK_INK_CELL,
    GK_INK_TITLE,
    GK_INK_NUMBER,
    GK_INK_ORGANIZATION,
    GK_INK_UNIT,
    GK_INK_NOTE,
    GK_INK_RUNNING,
    GK_INK_NARRATIVE,
    GK_INK_HIDDEN,
    GK_INK_WATERMARK,
    GK_INK_DUPLICATE,
    GK_N_INK
} GkInkClass;

/* One printed line outside of tables: glyphs that stand on one baseline, the
 * whole width of the page, sorted by x. */
typedef struct {
    guint page;
    GkBox box;             /* around its glyphs */
    const guint *glyphs;   /* indices into the page's glyphs, left to right */
    guint n_glyphs;
    const char *text;      /* with one space where a gap parts Latin words or is wider than an em */
    float size;            /* font size of most of its glyphs */
    gboolean bold;         /* most of its glyphs are */
    gboolean vertical;     /* it runs downwards */
    guint column;          /* of running text, counted over its page (page/text_columns.h); 0: it stands in none */
} GkLine;

/* grid/loose_rules.h: rules of a page that make no grid. */
typedef struct _GkLooseRules GkLooseRules;

/* How a page was turned before it was laid out (page/turned.h). */
typedef struct {
    guint direction;       /* which way its text ran: 0 to the right, else turned */
    double width, height;  /* of the page as displayed */
    double skew;           /* radians by which its lines fell, once it was turned (page/skew.h) */
} GkTurn;

/* Between the values of a field of which several are printed. */
#define GK_CAPTION_SEVERAL "、"

/* The candidates for tables, of all pages. */
typedef struct {
    GArray *list;      /* GkCandidate */
    gboolean take_all; /* each is a table */
} GkCandidates;

/* A page while it is being laid out. */
typedef struct {
    GkPage *page;
    GkTurn turn;
    guint8 *ink;           /* GkInkClass of each glyph of page->glyphs */
    const GkLooseRules *loose; /* never NULL once the ruled tables are found */
    GkLine *lines;         /* of the glyphs that no table took, top to bottom, then left to right */
    guint n_lines;
    GkCandidates *candidates; /* the document's */
    guint8 *line_roles;    /* GkLineRole of each line; prose/paragraphs.c and prose/caption.c set them */
    GkTrace *trace;        /* NULL: nobody wants to know */
    GkTally labels;        /* of the glyphs of captions that are in no field: 单位：, and what is said again */
} GkPageLayout;

/* page/lines.c: the lines made of the glyphs that are still GK_INK_UNASSIGNED. The
 * arrays and texts are the arena's. */
void gk_lines_find(GkPageLayout *layout, GkArena *arena);
/* The text of glyphs [from, to) of a line, by the same rules as GkLine.text. */
char *gk_line_text(const GkPage *page, const GkLine *line, guint from, guint to, GkArena *arena);
/* Glyphs [from, to) of a line as a line, in letters of their own size. */
GkLine gk_line_part(const GkPage *page, const GkLine *line, guint from, guint to, GkArena *arena);

/* page/line_doubts.c: whether two digits side by side can't be of one number: they differ in size or height. */
gboolean gk_digits_differ(const GkGlyph *a, const GkGlyph *b);
/* page/line_doubts.c: reports lines of prose with such numbers. Once line_roles are final. */
void gk_line_doubts_report(const GkPageLayout *pages, guint n_pages, GkDiagnostics *diagnostics);

G_END_DECLS
