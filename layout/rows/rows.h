/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows from text alone, where no rule parts them.
 */
#pragma once

#include "layout/page/page_layout.h"

G_BEGIN_DECLS

/* What one printed line has in one column. */
typedef struct {
    guint column;
    GkBox box;
    double size;
    double left, right; /* how far its column reaches */
    double word; /* how wide its first word is, with the space before it */
    gboolean number; /* a whole number, amount or nil mark by itself */
    gboolean numbered; /* begins like a new entry: 一、 1. 201 其中： */
    gboolean full; /* reaches the right end of its column: the next line may go on */
    gboolean total; /* the label of a total */
    gboolean bold; /* most of it */
    gboolean note; /* a further line of a text beside rows: it says nothing of where these are */
    char *text; /* the owner's */
    guint first, end; /* the owner's glyph range */
    gboolean tail; /* the rest of the number above it in its column */
    gboolean broken; /* ... which fills the column, so that it had to be broken */
    guint row, end_row; /* out; end_row: the row after the last one of a label's group, 0: no group */
} GkRowEntry;

/* What is known of the rows beforehand. */
typedef enum {
    GK_ROWS_OPEN, /* nothing */
    GK_ROWS_RULED, /* rules part the table's rows: lines which none parts are more likely of one */
    GK_ROWS_OF_FORM, /* each has a label in the first column and something beside it */
} GkRowsKind;

/* The order in which entries are read: by height, then column. */
int gk_rows_compare_entries(gconstpointer a, gconstpointer b);

/* Gives every entry its row (from 0, top to bottom). `entries` is sorted by this. Returns the number of rows. */
guint gk_rows_assign(GArray *entries, GkRowsKind kind);

/* rows/row_groups.c: the same where labels in the first `labels` columns may each stand in the middle of a group of rows. */
guint gk_rows_assign_groups(GArray *entries, guint labels, GkRowsKind kind);

/* What all entries of a column leave free at its sides is no room: makes left and right narrower by that. */
void gk_rows_narrow_columns(GArray *entries);

/* Sets the width of the first word of an entry's glyphs (indices into the page's), and whether they are bold. */
void gk_rows_measure_word(GkRowEntry *entry, const GkPage *page, const guint *glyphs, guint n_glyphs);

/* The boundaries between the rows: n_rows + 1 values that never fall, ends at top and bottom. Caller frees. */
double *gk_rows_boundaries(const GArray *entries, guint n_rows, double top, double bottom);

/* rows/row_numbers.c: sets `tail` and `broken` of all entries of a table, which are sorted. */
void gk_rows_find_tails(GArray *entries);

/* rows/row_notes.c: takes the further lines of texts that stand beside rows without regard to them out of the sorted
 * entries; NULL: there are none. They are returned with the rows of the lines that they go on from. */
GArray *gk_rows_take_notes(GArray *entries);
void gk_rows_return_notes(GArray *entries, GArray *taken);

/* rows/row_levels.c: sorts entries of words between two rules and gives them rows where room parts them; returns how many
 * rows, 1 when none is parted. */
guint gk_rows_part_by_room(GArray *entries);
/* Every line of the entries, which are sorted, is likely a row. */
gboolean gk_rows_have_entry_on_each_line(const GArray *entries);

/* Sorts the entries and gives them a row to each line where all lines have entries in the same columns and are no lines
 * of one text; returns how many rows, 1: they may be one. */
guint gk_rows_part_lines(GArray *entries);

/* Where the lines of entries between two rules stand: the least step from line to line (G_MAXDOUBLE: one line), and the first and
 * last of them (NAN: none). */
typedef struct {
    double least, first, last, size; /* of the largest letters */
    gboolean labelled, beside, full; /* each line has an entry in the first column; ... one beside it; as many as any */
} GkRowSteps;
/* The entries are sorted. */
GkRowSteps gk_rows_steps(const GArray *entries);
/* The usual step from line to line over a rule, of a table's bands (GkRowSteps), from the top; 0: fewer than `least` have several
 * lines. */
double gk_rows_step_across(const GArray *bands, guint least);
/* Lines between two rules, each with a label, are as far apart as those on both sides of one, `across` points, and each has
 * something beside it, or they are further apart than lines of one text. */
gboolean gk_rows_are_spaced_as_rows(GkRowSteps steps, double across);

/* Of the entries between two rules: one label stands in the middle, and beside it numbers below each other, with none at
 * its height: several amounts of one row. */
gboolean gk_rows_are_stacked(const GArray *entries);

/* row_entries.c */
/* How much room the upper line had beyond the lower one's first word: at its right, at its left, or at both sides. */
double gk_rows_room_left(const GkRowEntry *upper, const GkRowEntry *lower);
/* The upper number fills its column, and the two together are one. */
gboolean gk_rows_is_wrapped_number(const GkRowEntry *upper, const GkRowEntry *lower);
/* Words in brackets: they go with what stands above them, and are kept together, whatever room was left there. */
gboolean gk_rows_is_aside(const GkRowEntry *entry);

/* The number of the item that a line begins with: "2.…", "3、…"; 0: none. */
guint gk_rows_item_of(const char *line);

G_END_DECLS
