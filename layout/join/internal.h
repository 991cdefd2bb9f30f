/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the parts of joining share: the table that is growing (join/join.c), its
 * columns (join/columns.c), and its rows (join/rows.c, join/cut_rows.c).
 */
#pragma once
#include "layout/join/join.h"


G_BEGIN_DECLS

/* A table that is growing. Columns are kept as positions relative to its left edge. */
typedef struct {
    GPtrArray *fragments; /* GkFragment * */
    double left; /* of the first fragment */
    GArray *bounds; /* double: column boundaries from the left edge, in the first fragment's scale */
    GArray *cells; /* GkCell; columns are indices of bounds */
    GArray *parts; /* GkTablePart */
    guint row_count, header_rows;
    GkTally printed_again; /* labels of merged cells that the last fragment repeats */
    GkArena *arena;
} GkGrowing;

/* --- join/join.c --- */

/* Whether what is printed above B lets it belong to a table that begins with `first`. Adds reasons to *because. */
gboolean gk_join_captions_agree(const GkFragment *first, const GkFragment *b, guint *because);
/* A table that begins with the fragment. */
GkGrowing *gk_join_begin(GkFragment *fragment, GkArena *arena);
/* Finishes and frees the growing table and appends it to `tables` (GkTable). When joining has lost or misplaced
 * something, its pieces are appended instead, and that is told. */
void gk_join_add_table(GkGrowing *growing, GArray *tables, GkDiagnostics *diagnostics);
/* TRUE when the page has a line of text between y0 and y1, running heads and feet left out. */
gboolean gk_join_has_lines(const GkPageLayout *layout, double y0, double y1);

/* --- join/whole.c --- */

/* One fragment from sides that lie beside each other, from the left; of each, `fragment`, `repeated_columns` and
 * `because` are given. */
GkFragment *gk_join_whole_new(const GkSide *given, guint n_sides, GkArena *arena);
/* By row, then column. */
int gk_join_compare_cells(gconstpointer a, gconstpointer b);
/* cell_at for sorted cells. */
const guint *gk_join_index_cells(const GArray *cells, guint rows, guint columns, GkArena *arena);

/* --- join/sides.c --- */

/* A copy of `fragments` in which those that are halves of one wide table are put together. The caller frees it. */
GPtrArray *gk_join_sides(const GPtrArray *fragments, GkArena *arena, GkDiagnostics *diagnostics);

/* The columns of two fragments of one page each, from their left edges; of aligned ones, about. */
gboolean gk_join_has_same_columns(const GkFragment *a, const GkFragment *b);

/* --- join/sides_aligned.c --- */

/* Both were found by alignment, their columns at least. */
gboolean gk_join_are_aligned(const GkFragment *l, const GkFragment *r);
/* A copy of R with the rows of L, `l_header` of which are its header; NULL when R has others. */
GkFragment *gk_join_align_side(const GkFragment *l, guint l_header, const GkFragment *r, GkArena *arena);

/* --- join/headers.c --- */

/* How many rows at the top of `view` repeat the header of the first fragment: all of it, its first rows or its last,
 * and the ordinal row (栏次 1 2 3) under it. *words counts levels of words that the header was not known to have. */
guint gk_join_repeated_header(const GkTable *first, guint header_rows, const GkTable *view, guint *words);
/* TRUE when what follows the `repeated` rows of `view` is the header of another table: words over columns of amounts,
 * or some labels of the header with others beside them. */
gboolean gk_join_has_other_header(const GkTable *first, guint header_rows, const GkTable *view, guint repeated);
/* TRUE when `view` has the header's shape and most of its labels. */
gboolean gk_join_nearly_repeats_header(const GkTable *first, guint header_rows, const GkTable *view);
/* TRUE when `view` has the row labels of the first fragment in the same places, and other text beside them: the next
 * form of a kind. */
gboolean gk_join_is_another_form(const GkTable *first, const GkTable *view);

/* --- join/columns.c --- */

/* 0, 1, … count - 1. The caller frees it. */
guint *gk_join_identity(guint count);
/* The fragment's boundaries in terms of the growing table's (G_MAXUINT: one it has not), or NULL when they are other
 * columns. Adds its reason to *because. The caller frees it. */
guint *gk_join_match_columns(const GkGrowing *growing, const GkFragment *fragment, guint *because);
/* Makes room for boundaries that only the new fragment draws: existing cells span them. */
void gk_join_insert_bounds(GkGrowing *growing, const GkFragment *fragment, guint *map);

/* Which of the growing table's boundaries the fragment's are, whichever it has not (G_MAXUINT). NULL when the outer
 * edges differ. The caller frees it. */
guint *gk_join_map_edges(const GkGrowing *growing, const GkFragment *fragment);

/* --- join/forms.c --- */

/* The fragment has the outer edges of the newest one, and would not have fitted below it. */
gboolean gk_join_edges_agree(const GkGrowing *growing, const GkFragment *fragment);
/* The growing table is a form, whose rows have columns of their own, and `view` not the beginning of another. */
gboolean gk_join_is_form(const GkGrowing *growing, const GkTable *view);

/* --- join/rows.c --- */

/* Index + 1 of the growing table's cell over each column in row `row`. The caller frees it. */
guint *gk_join_cells_of_row(const GkGrowing *growing, guint row);
/* The cell over a column by the list above, NULL without one. */
GkCell *gk_join_cell_over(const GkGrowing *growing, const guint *row_cells, guint column);
/* The newest cells testify for all: the index of the first of them. */
guint gk_join_first_witness(const GkGrowing *growing);
/* A number, and begins with a digit. */
gboolean gk_join_looks_numeric(const char *text);
/* The pieces of one page put together: "160 212" is 160212. The caller frees it. */
char *gk_join_put_together(const char *text);
/* Adds the rows of `view` from `skip` on; the first may complete the last row above. */
void gk_join_add_rows(GkGrowing *growing, const GkTable *view, const guint *map, guint skip, gboolean cut_row);

/* --- join/cut_rows.c --- */

/* TRUE when row `skip` of `view` is the rest of the growing table's last row. */
gboolean gk_join_is_cut_row(const GkGrowing *growing, const GkTable *view, const guint *map, guint skip);
/* TRUE when the table shows that the pieces of a cell, the lower one in row `skip` of `view`, are one number: all others
 * have its decimals, and the upper piece has not; or the column's have its digits. */
gboolean gk_join_is_one_number(const GkGrowing *growing, const GkTable *view, guint skip, guint column,
                               const char *above, const char *below);

G_END_DECLS
