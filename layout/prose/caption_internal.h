/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the parts of captions share: pieces of lines (prose/caption_piece.c), what
 * stands above a table or inside it (prose/caption.c), titles (prose/caption_title.c), units on two
 * lines (prose/caption_unit.c), and its notes (prose/caption_notes.c).
 */
#pragma once

#include "layout/cells/fragment.h"

G_BEGIN_DECLS

/* --- prose/caption_piece.c --- */

/* A piece of a line: glyphs [from, to). */
typedef struct {
    GkPageLayout *layout;
    const GkLine *line;
    guint from, to;
} GkPiece;

const GkGlyph *gk_piece_glyph(const GkPageLayout *layout, const GkLine *line, guint i);
/* Its characters without white space. The caller frees it. */
char *gk_piece_text(const GkPiece *piece);
GkBox gk_piece_box(const GkPiece *piece);
GkPlace gk_piece_place(const GkPiece *piece);
/* Its glyphs [from, to), counted from the beginning of the piece. */
GkPiece gk_piece_part(const GkPiece *piece, guint from, guint to);
/* Gives its glyphs to `ink`, and its line to the captions. */
void gk_piece_claim(const GkPiece *piece, GkInkClass ink);
/* The same for a label and its value, a part of the same line (NULL: none, or it is known already). */
void gk_piece_claim_field(const GkPiece *whole, const GkPiece *value, GkInkClass ink);
/* Cuts a line where a gap much wider than its others parts it (GkPiece). Letter-spaced titles stay whole. */
GArray *gk_pieces_of_line(GkPageLayout *layout, const GkLine *line);

/* A text of one place. */
void gk_caption_set(GkText *text, const char *content, GkPlace place, GkArena *arena);
/* Takes the marks that lead to notes out of it: titles are known by their words. */
void gk_caption_strip_marks(GkText *text, GkArena *arena);
/* Puts `content` before (or after) what the text already holds. */
void gk_caption_extend(GkText *text, const char *content, GkPlace place, gboolean before, GkArena *arena);

/* --- prose/caption.c, prose/caption_title.c --- */

/* What is known while a fragment gets its captions, from the table upwards. */
typedef struct {
    GkFragment *fragment;
    GkPageLayout *layout;
    GkArena *arena;
    GkDiagnostics *diagnostics;
    double title_size; /* of the title's highest line so far */
    const GkLine *number_line; /* the line of the latest number, and where in it that ends; NULL */
    guint number_end;
    GkText numbered; /* what stands behind the number: the title, should there be no other */
} GkCaptionBinder;

/* caption.c: the trace gets to know what the piece was taken for. */
void gk_caption_tell(const GkCaptionBinder *binder, const char *kind, const GkPiece *piece, const char *text,
                     const char *because);

/* The piece is a title, or the last line of one. `text` is its own, here and below. */
gboolean gk_caption_is_title(const GkCaptionBinder *binder, const GkPiece *piece, const char *text);
/* The title found so far goes on above it; `top` is the upper edge of what has been found. */
gboolean gk_caption_is_title_above(const GkCaptionBinder *binder, const GkPiece *piece, const char *text, double top);
/* Puts it before what the title holds; a number in front of it (2.4, 1-1) becomes the table's. */
void gk_caption_take_title(GkCaptionBinder *binder, const GkPiece *piece, const char *text);
/* It is the title, and what has been taken for one is a line below it (财政局制). */
gboolean gk_caption_outranks(const GkCaptionBinder *binder, const GkPiece *piece, const char *text, double top);
/* What has been taken for the title goes to the subtitle. */
void gk_caption_demote_title(GkCaptionBinder *binder);
/* It stands right behind the table's number and may be the title, though nothing makes it stand out. */
gboolean gk_caption_is_behind_number(const GkCaptionBinder *binder, const GkPiece *piece, const char *text);
void gk_caption_take_numbered(GkCaptionBinder *binder, const GkPiece *piece, const char *text);
/* At the end: the title, where no other has been found, a subtitle otherwise. */
void gk_caption_settle_numbered(GkCaptionBinder *binder);

/* --- prose/caption_unit.c --- */

/* Takes a unit of which line i holds the end and a line above it the beginning; FALSE when there is none. */
gboolean gk_caption_take_wrapped_unit(GkFragment *fragment, guint i, GkArena *arena);

/* --- prose/caption_cut.c --- */

/* Puts titles together that the edge of the page cuts, between halves of wide tables. */
void gk_caption_cut_titles(const GPtrArray *fragments, GkArena *arena);

/* --- prose/caption_notes.c --- */

/* Takes the notes below the fragment, down to `limit`. */
void gk_caption_notes(GkFragment *fragment, double limit, GkArena *arena);

G_END_DECLS
