/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A laid-out document: tables, prose, and the ledger of ink.
 *
 * Layout turns pages (extract/page.h) into this; it interprets shape only.
 * What a number is worth, what a column means, which kind a table has: that is
 * normalize's.
 *
 * Ownership: everything reachable from a GkDocument belongs to it (one arena)
 * and lives until gk_document_free(). Strings are UTF-8, never NULL unless
 * stated. Indices count from 0, pages from 1.
 */
#pragma once

#include "data/arena.h"
#include "extract/page_source.h"
#include "layout/trace.h"

G_BEGIN_DECLS

/* Text with the places it was read from, one place per printed line (or cell part).
 * offsets[i] is the byte in `text` at which the text of places[i] begins. */
typedef struct {
    const char *text;
    const GkPlace *places;
    const guint *offsets;
    guint n_places;
} GkText;

/* Text as a multiset of characters: how many, and the sum of a hash of each; white space is left out, look-alikes are
 * folded. Glyphs and the text made of them have one tally; different ones have, but for a chance of 1 in 2^64, two. */
typedef struct {
    guint count;
    guint64 sum;
} GkTally;

/* What a candidate for a table is judged by; what each means, and its weight, says data/table-judge.tsv. */
#define GK_FEATURES(X) \
    X(SEVERAL) X(FULL) X(NUMBERS) X(LABELLED) X(HEADED) X(ROWS) X(COLUMNS) X(CLOSED) X(GOES_ON) \
    X(ALONE) X(BLANK) X(WORDS) X(THROUGH) X(SCATTERED) X(ON_RULES) X(TICKS) X(PAINTED) X(BESIDE) X(BELOW)

typedef enum {
#define GK_FEATURE_ENUM(name) GK_FEATURE_##name,
    GK_FEATURES(GK_FEATURE_ENUM)
#undef GK_FEATURE_ENUM
    GK_N_FEATURES
} GkFeature;

/* "several". */
const char *gk_feature_name(GkFeature feature);

/* A grid of rules that was judged. */
typedef struct {
    guint page;
    GkBox box;
    double features[GK_N_FEATURES]; /* 0 to 1 */
    double sum;                     /* the logarithm of the odds that it is a table */
    gboolean is_table, doubtful;
} GkCandidate;

/* What was done to get a cell's text from the ink (GkCell.repairs). */
#define GK_REPAIR_CODES(X) \
    X(JOINED_WRAPPED_TEXT, N_("lines of one entry joined")) \
    X(JOINED_WRAPPED_NUMBER, N_("a number broken over lines joined")) \
    X(JOINED_SPACED_NUMBER, N_("a number with gaps between its digits joined")) \
    X(CLOSED_UP_LABEL, N_("a letter-spaced label closed up")) \
    X(READ_VERTICALLY, N_("vertical text read top-down")) \
    X(SPLIT_AT_RULE, N_("a run of text split where a rule crosses it")) \
    X(JOINED_OVER_PAGES, N_("a cell cut by a page break rejoined")) \
    X(FOLDED_CHARACTERS, N_("look-alike characters replaced by the ones meant")) \
    X(SPLIT_DIAGONALLY, N_("a header cell with a slash divided into its labels")) \
    X(RECOGNIZED, N_("recognized in a picture of the page, or by the shapes that are drawn")) \
    X(CHOSEN_BY_SUM, N_("of two readings, the one with which a sum comes out")) \
    X(CORRECTED, N_("corrected by a person")) \
    X(SEEN, N_("seen by a person: right as it was read"))

typedef enum {
#define GK_REPAIR_ENUM(name, text) GK_REPAIR_INDEX_##name,
    GK_REPAIR_CODES(GK_REPAIR_ENUM)
#undef GK_REPAIR_ENUM
    GK_N_REPAIRS
} GkRepairIndex;

typedef enum {
#define GK_REPAIR_FLAG(name, text) GK_REPAIR_##name = 1 << GK_REPAIR_INDEX_##name,
    GK_REPAIR_CODES(GK_REPAIR_FLAG)
#undef GK_REPAIR_FLAG
} GkRepair;

/* "joined_wrapped_number" and its documentation line. */
const char *gk_repair_name(GkRepairIndex index);
const char *gk_repair_text(GkRepairIndex index);
/* The texts of all flags that are set, parted by commas; so for the three lists below. The caller frees it. */
char *gk_repair_texts(guint flags);

/* Why the text of a cell may not say what is printed there (GkCell.doubts). The diagnostic of the second name, about the
 * cells, comes with it: cells/doubts.c reports them all. */
#define GK_DOUBT_CODES(X) \
    X(AMBIGUOUS_NUMBER, AMBIGUOUS_NUMBER, N_("a number in pieces that can be read in two ways")) \
    X(PLACE, ALIGNMENT_DOUBTFUL, N_("a number that may belong to another column or row, since no rules draw them")) \
    X(OVER_RULE, TEXT_OVER_RULE, N_("a number runs over a rule; it may belong to the cell on either side")) \
    X(ON_RULE, TEXT_OVER_RULE, N_("digits stand on the rule between two rows: they may go on the number above, or begin the one below")) \
    X(SEVERAL_NUMBERS, AMBIGUOUS_NUMBER, N_("several numbers in one cell")) \
    X(MIXED_NUMBER, AMBIGUOUS_NUMBER, N_("a number with digits of several sizes or heights")) \
    X(OVERPRINTED, AMBIGUOUS_NUMBER, N_("texts printed over each other")) \
    X(CUT_CHARACTERS, PARTLY_HIDDEN, N_("characters that are covered or cut off in part")) \
    X(HIDDEN_CHARACTERS, PARTLY_HIDDEN, N_("a number of which characters are covered or cut off: the rest is no number")) \
    X(DRAWN_OTHERWISE, DRAWN_OTHERWISE, N_("what is drawn is not what the file says that it reads")) \
    X(READERS_DIFFER, DOUBTFUL_READING, N_("recognized by its shape, and no other reader says so: it may be another number")) \
    X(INK_WITHOUT_TEXT, UNREAD_INK, N_("something is drawn there that is no text")) \
    X(INK_BESIDE_NUMBER, UNREAD_INK, N_("something is drawn beside the number that is no text, and may be a part of it")) \
    X(NUMBER_OVER_PAGES, JOIN_DOUBTFUL, N_("a number put together from what stands above and below a page break")) \
    X(OTHER_LABEL, HEADER_CHANGES, N_("an amount below a label within the table that is not its column's")) \
    X(STRUCK_OUT, STRUCK_OUT, N_("a line is drawn through it")) \
    X(SIGN_BY_COLOR, SIGN_BY_COLOR, N_("red, without a sign, among numbers that are not: it may be negative"))

typedef enum {
#define GK_DOUBT_ENUM(name, diagnostic, text) GK_DOUBT_INDEX_##name,
    GK_DOUBT_CODES(GK_DOUBT_ENUM)
#undef GK_DOUBT_ENUM
    GK_N_DOUBTS
} GkDoubtIndex;

typedef enum {
#define GK_DOUBT_FLAG(name, diagnostic, text) GK_DOUBT_##name = 1 << GK_DOUBT_INDEX_##name,
    GK_DOUBT_CODES(GK_DOUBT_FLAG)
#undef GK_DOUBT_FLAG
} GkDoubt;

/* These are about where a number belongs, not about its digits. */
#define GK_DOUBTS_OF_PLACE ((guint) (GK_DOUBT_PLACE | GK_DOUBT_OVER_RULE | GK_DOUBT_OTHER_LABEL))

const char *gk_doubt_name(GkDoubtIndex index);
const char *gk_doubt_text(GkDoubtIndex index);
char *gk_doubt_texts(guint flags);

/* A cell. A merged cell is one cell with spans. */
typedef struct {
    guint row, column, row_span, column_span;
    const char *text;    /* line wraps removed, otherwise the printed characters */
    const char *printed; /* as it lies on the page, lines parted by \n; NULL when equal to text */
    const GkPlace *places; /* the cell's box on each page it lies on */
    guint n_places;
    guint repairs;       /* GkRepair flags */
    guint glyphs;        /* how many glyphs the ledger gave to it */
    GkTally tally;       /* of these glyphs: its text and its printed form have the same */
    float indent;        /* left edge of the first line's ink minus the cell's left edge, points; 0 when blank */
    float size;          /* font size of the first glyph, 0 when blank */
    gboolean bold;
    guint doubts;        /* GkDoubt flags; each is told by a diagnostic */
    const char *marks;   /* raised marks that lead to notes, in their order, parted by blanks ("1 2"); no part of `text`; NULL: none */
    const char *other_reading; /* what the cell may say instead: pieces put together otherwise, or a second reader; mostly NULL */
} GkCell;

/* Its lines as they lie on the page, of which its text was made; NULL when they are no other than the text. */
static inline const char *
gk_cell_lines(const GkCell *cell)
{
    return cell->repairs & GK_REPAIR_CORRECTED ? NULL : cell->printed;
}

/* Why a fragment was joined to the one before (GkTablePart.joined_because). */
#define GK_JOIN_CODES(X) \
    X(SAME_COLUMNS, N_("its columns stand at the same positions")) \
    X(SIMILAR_COLUMNS, N_("its columns stand at nearly the same positions")) \
    X(FORM, N_("a form whose rows have columns of their own goes on between the same outer edges")) \
    X(REPEATED_HEADER, N_("it begins with the header rows of the table before")) \
    X(NO_TITLE, N_("it has no title of its own")) \
    X(TOP_OF_PAGE, N_("it is the first thing on its page, and the table before the last on its own")) \
    X(NO_TOTAL_YET, N_("the table before had not come to its total")) \
    X(CONTINUATION_MARK, N_("it is marked as a continuation (续表)")) \
    X(SAME_TITLE, N_("it repeats the title of the table before")) \
    X(CUT_ROW, N_("its first row completes the last row before the break")) \
    X(SIDE_BY_SIDE, N_("it is the right half of the table before")) \
    X(SAME_ROWS, N_("its rows stand at the same heights as those of its left half")) \
    X(REPEATED_LABELS, N_("it begins with the label columns of its left half")) \
    X(WITHOUT_LABELS, N_("its rows have amounts only: their labels stand in its left half"))

typedef enum {
#define GK_JOIN_ENUM(name, text) GK_JOIN_INDEX_##name,
    GK_JOIN_CODES(GK_JOIN_ENUM)
#undef GK_JOIN_ENUM
    GK_N_JOINS
} GkJoinIndex;

typedef enum {
#define GK_JOIN_FLAG(name, text) GK_JOIN_##name = 1 << GK_JOIN_INDEX_##name,
    GK_JOIN_CODES(GK_JOIN_FLAG)
#undef GK_JOIN_FLAG
} GkJoin;

const char *gk_join_name(GkJoinIndex index);
const char *gk_join_text(GkJoinIndex index);
char *gk_join_texts(guint flags);

/* Why a fragment was not joined to the table before it (GkTablePart.apart_because). */
#define GK_APART_CODES(X) \
    X(OTHER_TITLE, N_("it has a title of its own, which the table before has not")) \
    X(OTHER_NUMBER, N_("its number is another")) \
    X(OTHER_CAPTION, N_("its organization or its unit is another")) \
    X(SOMETHING_BETWEEN, N_("something else stands between the two")) \
    X(AFTER_TOTAL, N_("the table before had come to its total")) \
    X(OTHER_COLUMNS, N_("its columns stand at other positions")) \
    X(OTHER_HEADER, N_("it has a header of its own")) \
    X(NEXT_FORM, N_("it is the next form of a kind: the labels are the same, the entries others")) \
    X(HEADER_NOT_REPEATED, N_("it has the title of the table before, without its header")) \
    X(OWN_LABELS, N_("its rows stand at the heights of those of the table before, but have labels of their own")) \
    X(UNREAD, N_("nothing in one of the two could be read")) \
    X(PAGE_BETWEEN, N_("a page between the two could not be read"))

typedef enum {
#define GK_APART_ENUM(name, text) GK_APART_INDEX_##name,
    GK_APART_CODES(GK_APART_ENUM)
#undef GK_APART_ENUM
    GK_N_APARTS
} GkApartIndex;

typedef enum {
#define GK_APART_FLAG(name, text) GK_APART_##name = 1 << GK_APART_INDEX_##name,
    GK_APART_CODES(GK_APART_FLAG)
#undef GK_APART_FLAG
} GkApart;

const char *gk_apart_name(GkApartIndex index);
const char *gk_apart_text(GkApartIndex index);
char *gk_apart_texts(guint flags);

/* A fragment of a table on one page. */
typedef struct {
    guint page;
    GkBox box;
    guint first_row, last_row;  /* rows of the joined table that lie here */
    guint first_column, last_column; /* its columns that lie here: all, but for tables wider than a page */
    guint repeated_header_rows; /* header rows printed again here (not rows of the joined table) */
    guint repeated_label_columns; /* label columns printed again here (not columns of the joined table) */
    guint repeated_glyphs;      /* the glyphs of both, which no cell of the joined table holds */
    GkTally tally, repeated_tally; /* of all glyphs of its cells, and of the repeated ones among them */
    guint joined_because;       /* GkJoin flags; 0 for the first part */
    guint apart_because;        /* GkApart flags: why the first part does not go on from a page before; 0 for others */
} GkTablePart;

typedef enum {
    GK_RULING_FULL,
    GK_RULING_PARTIAL,
    GK_RULING_NONE,
} GkRuling;

/* A logical table: what its author meant as one. */
typedef struct {
    guint index;          /* its position in GkDocument.tables */
    GkText title;         /* "" with no places when there is none; so for the three below */
    GkText number;        /* 表4, 公开01表 */
    GkText organization;  /* the name after 编制单位： and the like, without the label */
    GkText unit;          /* 万元: the unit alone, without 单位： */
    GkText subtitle;      /* （2023年） or other lines between title and grid */
    const GkText *notes;
    guint n_notes;
    GkRuling ruling;
    const GkTablePart *parts;
    guint n_parts;
    gboolean goes_unread; /* it may go on, before or behind, on a page that could not be read */
    guint row_count, column_count, header_row_count;
    GkCell *cells;        /* sorted by row, then column; they cover the grid exactly once */
    guint n_cells;
    const guint *cell_at; /* row_count * column_count: index of the cell that covers the position */
} GkTable;

static inline const GkCell *
gk_table_cell_at(const GkTable *table, guint row, guint column)
{
    return &table->cells[table->cell_at[(gsize) row * table->column_count + column]];
}

/* How messages name a table: page 12, table 4 “收入预算总表”. `page` 0: that of its first part. The caller unrefs it. */
GkSentence *gk_table_words(const GkTable *table, guint page);
/* ... and what a cell of it prints: “72.7 3”, or row 4, column 2 of one without text. The caller unrefs it. */
GkSentence *gk_cell_words(const GkCell *cell);

typedef enum {
    GK_LINE_PROSE,
    GK_LINE_RUNNING_HEAD,
    GK_LINE_RUNNING_FOOT, /* page numbers too */
    GK_LINE_CONTENTS,     /* an entry of a table of contents, with leaders or a page number */
    GK_LINE_TABLE_CAPTION, /* title, number, organization, unit or note of a table */
} GkLineRole;

/* A paragraph of prose: lines joined over line ends and pages. */
typedef struct {
    GkText text;          /* without white space at the joints of Chinese text */
    GkLineRole role;
    float size;           /* font size of most of its glyphs, points */
    float indent;         /* of the first line against the text block's left edge, points */
    gboolean bold;
    gboolean centered;
    gint before_table;    /* index of the next table in reading order, or n_tables */
} GkParagraph;

/* Where each glyph of a page went. The sum is `glyphs`. */
typedef struct {
    guint glyphs;         /* delivered by the page source */
    guint cell, title, number, organization, unit, note; /* table captions */
    guint running;        /* heads, feet, page numbers */
    guint narrative;      /* prose, headings, contents */
    guint hidden;         /* no ink to be seen */
    guint watermark;
    guint duplicate;      /* overprinted copies (fake bold) */
    guint unassigned;
} GkInk;

typedef enum {
    GK_PAGE_TEXT,
    GK_PAGE_IMAGE, /* nothing but images: scanned */
    GK_PAGE_MIXED, /* text and an image that covers much of the page */
    GK_PAGE_BLANK,
    GK_PAGE_DRAWN, /* no text, but shapes that may be text turned into outlines */
} GkPageContent;

typedef struct {
    guint number;
    double width, height;
    int rotation;
    GkPageContent content;
    GkInk ink;
    gboolean failed;
    GkScan scan; /* how its picture was read */
    GkTally cells, prose; /* of the glyphs of cells, and of those of prose and running lines */
} GkPageSummary;

/* A number that was recognized, and may be another. */
typedef struct {
    GkPlace place;
    const char *text, *other; /* as it was read, and by the second reader ("": nothing) */
} GkDoubtfulNumber;

typedef struct {
    GkArena *arena;
    GkSourceInfo source;  /* copied */
    guint first_page, last_page; /* the pages that were asked for */
    gboolean no_join, keep_hidden; /* as in GkLayoutOptions */
    const GkPageSummary *pages;
    guint n_pages;
    const GkDoubtfulNumber *doubtful; /* by pages */
    guint n_doubtful;
    GkTable *tables;      /* in reading order */
    guint n_tables;
    const GkParagraph *paragraphs; /* in reading order */
    guint n_paragraphs;
    const GkCandidate *candidates; /* for tables, those that are none, too; boxes as they were laid out */
    guint n_candidates;
    GkDiagnostics *diagnostics; /* of extract and layout */
} GkDocument;

typedef struct {
    guint first_page, last_page; /* 0, 0: all */
    gboolean no_join;            /* leave fragments of tables as they are */
    gboolean keep_hidden;        /* treat text without ink and watermarks as visible text */
    GkTrace *trace;              /* NULL, or where to note what is decided; the caller's */
    gboolean take_all;           /* every candidate for a table is one: what the judge learns from (bench/tables/train.py) */
} GkLayoutOptions;

/* Reads all pages of `source` and lays them out. Never fails: what could not be
 * read is a diagnostic. `options` may be NULL. */
GkDocument *gk_document_new(GkPageSource *source, const GkLayoutOptions *options);
void gk_document_free(GkDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkDocument, gk_document_free)

/* Checks the promises of this header (grid covered once, ink adds up, spans inside);
 * FALSE and a message in *problem when one is broken. For tests and release builds alike. */
gboolean gk_document_verify(const GkDocument *document, char **problem);

G_END_DECLS
