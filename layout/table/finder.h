/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Between the finder of tables without rules (table/aligned.c), of those with rules in
 * one direction (table/frames.c, table/framed.c), the chunks their lines
 * are cut into (table/division.c), their columns (table/columns.c), and the
 * making of the fragment (table/lattice.c).
 */
#pragma once

#include "layout/table/aligned.h"
#include "layout/pieces/pieces.h"
#include "layout/pieces/separators.h"

G_BEGIN_DECLS

typedef struct {
    GkPageLayout *layout;
    const GPtrArray *ruled, *found; /* GkFragment: drawn with rules; found by alignment so far, on earlier pages too */
    GkArena *arena;
    GkStrip *strip; /* the page's lines of prose */
    guint *strip_lines; /* per line of the page: that of the strip; G_MAXUINT: it has none */
    GArray *chunks; /* GkChunk of the whole page, line by line */
    guint *first_chunk; /* per line, n_lines + 1 */
    guint8 *table_line;
    guint8 *prose; /* per line: it is one of a paragraph */
    guint8 *readings; /* per line: what its words are (table/frames.c); 0: not read yet */
    guint top_lines; /* lines before this one may begin a table that goes on */
    GkDiagnostics *diagnostics;
} GkAlignment;

/* Lines as they are divided into columns. */
typedef struct {
    GkStrip *strip; /* of these lines alone */
    guint first; /* its first line among those of the page's strip */
    GArray *separators; /* GkSeparator */
} GkDivision;

/* Where rules in one direction say that a table is. */
typedef struct {
    GkBox box;
    GArray *positions; /* double: heights of its rules, or their xs; the first and last are the box's sides */
    gboolean by_columns; /* the rules run down */
    gboolean header_alone; /* two rules, perhaps of a header only: the rows follow below */
    GArray *full; /* double: heights of rules over its whole width; none between columns */
} GkFrame;

/* Lines [first, end) with header lines [header, first). */
typedef struct {
    guint header, first, end;
    guint form_end, labels_end; /* lines [header, form_end) are the upper part of a form, those up to labels_end the labels
                                 * of its lower part; 0: no form */
    const GkFrame *frame; /* NULL: found by alignment alone */
    const GkDivision *division; /* where its columns are divided; NULL: rules draw them */
    const GkFragment *before; /* the table that it goes on with overleaf; NULL: not known */
} GkAlignmentRun;

/* --- table/aligned.c --- */

/* At least one column of numbers that most table lines fill, and something beside it; no contents. */
gboolean gk_alignment_is_table(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns);
/* Brings the columns and the labels of the header lines together. */
void gk_alignment_match_header(const GkAlignment *finder, const GkAlignmentRun *run, GArray *columns);

/* A caption stands right above a header of several labels. */
gboolean gk_alignment_is_captioned(const GkAlignment *finder, const GkAlignmentRun *run);

/* Builds the run and judges it; NULL when it is no table: then its glyphs are free again. */
GkFragment *gk_alignment_try(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns,
                             gboolean captioned, gboolean goes_on);

/* A line that ends a table: caption, sentence, contents. */
gboolean gk_alignment_parts_tables(const GkAlignment *finder, guint line);
/* Below lines of data, labels in letters of another size, in which it goes on: of another table. */
gboolean gk_alignment_changes_type(const GkAlignment *finder, guint line);
/* The line holds a field of a caption (unit, organization, number); a unit; is a table's title. */
gboolean gk_alignment_is_field(const GkAlignment *finder, guint line);
gboolean gk_alignment_is_unit(const GkAlignment *finder, guint line);
gboolean gk_alignment_is_title(const GkAlignment *finder, guint line);
/* How many chunks the line has. */
guint gk_alignment_chunk_count(const GkAlignment *finder, guint line);
/* ... or how many Chinese words of several letters, however near each other. */
guint gk_alignment_label_count(const GkAlignment *finder, guint line);
/* The line below `above` is no more than `em` of its own type below it. */
gboolean gk_alignment_is_near(const GkAlignment *finder, guint above, double em);

/* --- table/zone.c --- */

/* The table of the lines from `line` on, or NULL; no table begins before *end. */
GkFragment *gk_zone_at(const GkAlignment *finder, guint line, guint *end);

/* --- table/header_begin.c --- */

/* Sets run->header: the first line of labels above run->first. */
void gk_alignment_find_header(const GkAlignment *finder, GkAlignmentRun *run, const GArray *columns);

/* The line is the upper one of a label of which the next line has the rest, beside other labels. */
gboolean gk_alignment_is_upper_line(const GkAlignment *finder, guint line);

/* --- table/regions.c --- */

/* The run that begins with table line `first`; returns how many table lines it has. */
guint gk_alignment_find_run(const GkAlignment *finder, guint first, GkAlignmentRun *run);
/* The line after the further lines of entries of the last of the table's lines [first, end). */
guint gk_alignment_end_of_entries(const GkAlignment *finder, guint first, guint end);
/* A table line whose label is that of a total: 收入总计  371,514.00. */
gboolean gk_alignment_is_total_line(const GkAlignment *finder, guint line);
/* A table drawn with rules stands between the two heights. */
gboolean gk_alignment_table_between(const GkAlignment *finder, double y0, double y1);

/* --- table/blank_forms.c --- */

/* A title and a unit are among the captions above the line. */
gboolean gk_alignment_is_below_captions(const GkAlignment *finder, guint line);
/* The table of nothing but labels that begins with `line`, or NULL; *end is the line after it. */
GkFragment *gk_alignment_blank(const GkAlignment *finder, guint line, guint *end);

/* --- table/running_text.c --- */

/* The only numbers stand in one column and are small, or nearly all stand first and count upwards: contents, numbered
 * lines. */
gboolean gk_alignment_only_counts(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns);
/* Too many of the run's lines run through the columns, or too few of its numbers stand by themselves. */
gboolean gk_alignment_is_prose(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns);

/* The table without rules that ended the page before, blank pages between left out, when nothing stands above `top` but
 * what its captions say again; or NULL. */
const GkFragment *gk_alignment_last_table(const GkAlignment *finder, double top);

/* Its last row is that of a total. */
gboolean gk_alignment_ends_with_total(const GkFragment *before);

/* --- table/overleaf.c --- */

/* The line begins a page that goes on with the table of the page before, printing its header again: sets the run, with
 * `before`. */
gboolean gk_overleaf_find(const GkAlignment *finder, guint line, GkAlignmentRun *run);
/* Its lines are divided, and have the columns (GkTextColumn), as the table before. */
GkDivision *gk_overleaf_divide(const GkAlignment *finder, const GkAlignmentRun *run);
GArray *gk_overleaf_columns(const GkAlignment *finder, const GkAlignmentRun *run);
/* Its header's chunks (GkChunk), with the rows and columns that they had. Returns the number of rows. */
guint gk_overleaf_header(const GkAlignment *finder, const GkAlignmentRun *run, GArray *chunks);

/* --- table/columns.c --- */

/* The columns (GkTextColumn) of the run, from the left. */
GArray *gk_alignment_columns(const GkAlignment *finder, const GkAlignmentRun *run);

/* The run's first line with numbers counts its columns: 栏次 1 2 3, or 1=2+3. It says nothing about where they stand. */
gboolean gk_alignment_counts_columns(const GkAlignment *finder, const GkAlignmentRun *run, guint line);

/* How lines [first, end) are divided into columns; the body begins with line `body`. */
GkDivision *gk_alignment_divide(const GkAlignment *finder, guint first, guint body, guint end);
/* The same where it is known where they are divided (GkSeparator). */
GkDivision *gk_alignment_divide_at(const GkAlignment *finder, guint first, guint end, const GArray *separators);
void gk_division_free(GkDivision *division);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkDivision, gk_division_free)

/* --- table/label_beside.c --- */

/* Takes away the separators of the run's division between a label and the numbers beside and below it. */
void gk_alignment_unite_label_beside(const GkAlignment *finder, const GkAlignmentRun *run);

/* --- table/continued.c --- */

/* Takes rows of nothing but labels at the top of a page into the run. */
void gk_alignment_include_leading_rows(const GkAlignment *finder, GkAlignmentRun *run);
/* TRUE when the run is the first thing on its page, a table found by alignment the last before, and its rows are like
 * that table's: few of them are enough. */
gboolean gk_alignment_goes_on(const GkAlignment *finder, const GkAlignmentRun *run);
/* Adds the columns that the run leaves blank and the table it seems to go on from has. */
void gk_alignment_continue(const GkAlignment *finder, const GkAlignmentRun *run, GArray *columns);

/* --- table/frames.c --- */

/* The frames (GkFrame) of the page, top to bottom. */
GPtrArray *gk_frames_find(const GkAlignment *finder);
void gk_frame_free(gpointer frame);
/* The height of the first row rule of the frame between two heights, its borders left out; NAN when there is none. */
double gk_frame_rule_between(const GkFrame *frame, double from, double to);
/* TRUE when the line is a caption, a sentence or sticks out: none of a table's lines. */
gboolean gk_frame_is_parted_by(const GkAlignment *finder, const GkFrame *frame, guint line);
/* The rows that follow a header alone, headings among them, are of the frame as far as they are no further apart than rows
 * are. */
void gk_frame_open_below_header(const GkAlignment *finder, GkFrame *frame);
/* TRUE when one of its rules is there. */
gboolean gk_frame_has_position(const GkFrame *frame, double at);

/* --- table/framed.c --- */

/* The table in the frame; NULL when what it holds is none. */
GkFragment *gk_alignment_framed(const GkAlignment *finder, GkFrame *frame);

/* --- table/division.c --- */

/* Appends the chunks (GkChunk) of a line, cut where it is divided; at wide gaps when `division` is NULL. */
void gk_alignment_cut_line(GArray *chunks, const GkAlignment *finder, guint line, const GkDivision *division);
/* Says which columns (GkTextColumn) the chunk lies over; the nearest when over none. */
void gk_alignment_place_chunk(GkChunk *chunk, const GArray *columns);
/* The column its middle lies in; xs are the columns' boundaries. */
void gk_alignment_place_in(GkChunk *chunk, const double *xs, guint columns);
/* The same between column rules: as far as the rules at its height let it reach. */
void gk_alignment_place_between_rules(GkChunk *chunk, const GkPageLayout *layout, const GArray *columns);

/* --- table/body_rows.c --- */

/* Gives the body's entries (GkRowEntry) their rows. `ys` (double) gets where each row begins, and where the last one
 * ends. Returns the number of rows. */
guint gk_alignment_rows(const GkAlignmentRun *run, GArray *entries, const GArray *columns, double top, double bottom,
                        const GkAlignment *finder, GArray *ys);

/* --- table/form_head.c --- */

/* Takes the upper part of a form above the run's header into the run, which has no header then: it is a row of the form. */
void gk_form_head_find(const GkAlignment *finder, GkAlignmentRun *run, const GArray *columns);
/* Appends the chunks (GkChunk) of one of its lines. */
void gk_form_head_cut(GArray *chunks, const GkAlignment *finder, const GkAlignmentRun *run, guint line,
                      const GArray *columns);
/* Says which columns an entry begins and ends in. */
void gk_form_head_place(GkChunk *chunk, const GArray *columns);
/* The entries of its rows (GkChunk, with their rows and columns) reach to the next ones. */
void gk_form_head_widen(GArray *chunks, const GkAlignmentRun *run, guint columns);

/* --- table/total_labels.c --- */

/* Widens the labels of totals, and of bands, among the body's chunks (GkChunk, from `first_body` on, with their rows and
 * columns) to the blank columns that they stand over. xs are the columns' boundaries. */
void gk_alignment_widen_totals(const GkAlignment *finder, const GkAlignmentRun *run, GArray *chunks, guint first_body,
                               const GArray *columns, const double *xs);

/* --- table/header_labels.c --- */

/* The columns' boundaries, the outer ones where the labels (GkChunk, with their columns) of the outer columns say that
 * they are: in their middle. The caller frees them. */
double *gk_alignment_outer_borders(const GArray *chunks, const double *xs, guint columns);

/* --- table/header_levels.c --- */

/* Gives the header's labels (GkChunk, with their columns) their levels, from 0 at the top. Returns how many there are.
 */
guint gk_alignment_levels(const GArray *chunks, const GkPageLayout *layout);

/* --- table/header_lines.c --- */

/* The labels (GkChunk) of the run's header lines, line by line. */
GArray *gk_alignment_header_chunks(const GkAlignment *finder, const GkAlignmentRun *run);

/* --- table/label_shares.c --- */

/* A label of the header, of one line or more. */
typedef struct {
    GkBox box;
    double size;
    guint first, last; /* the columns it spans, out */
} GkLabel;

/* Shares `count` columns from `first` on among the labels (GkLabel, from the left, no more than columns). xs are the
 * columns' boundaries, `blank_em` what a column without label costs. `names` (count, or NULL): equal numbers for columns
 * with the same label further down: each of these gets a label, and no two of them the same. `totals` (of all columns, or
 * NULL): whose label below is that of a total. */
void gk_alignment_share(GArray *labels, const double *xs, guint first, guint count, double blank_em,
                        const guint *names, const guint8 *totals);

/* --- table/header_drawn.c --- */

/* The header's chunks get their columns and levels from the rules drawn inside it. `ys` gets where each level begins;
 * *below, levels * columns, says where a rule is drawn below a position (the last level's are not set); the caller
 * frees it. Returns the number of levels; 0 when no rule is inside. */
guint gk_alignment_drawn_header(GArray *chunks, const GkPageLayout *layout, const double *xs, guint columns, double top,
                                double bottom, GArray *ys, guint8 **below);

/* --- table/column_doubts.c --- */

/* Marks the cells whose numbers may be in the wrong place. The first `levels` rows of the fragment are header;
 * `text_columns` (GkTextColumn) are the columns, where none was dropped. */
void gk_alignment_mark_doubts(GkFragment *fragment, const GArray *chunks, const GArray *text_columns, guint levels);

/* --- table/lattice.c --- */

/* TRUE when the run makes a table of no more than GK_GRID_POSITIONS; otherwise that is said. */
gboolean gk_alignment_fits(const GkAlignment *finder, const GkAlignmentRun *run, guint columns);
/* The run as a fragment whose cells have their glyphs; NULL when no column is parted from another. *header_rows gets how
 * many of its rows are header. */
GkFragment *gk_alignment_build(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns,
                               guint *header_rows);

G_END_DECLS
