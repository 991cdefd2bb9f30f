/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Prose made ready for reading: folded text, the measures in it, its clauses.
 *
 * Folded text has no white space (but one blank between two digits that were
 * apart), ASCII forms of full-width letters, digits, brackets, colons and
 * commas, and “ ” for straight quotes. `origin` leads back from each byte of
 * it to the text as printed.
 *
 * A measure is a number with a unit: 510.70 万元, 83.10%, 2 辆. What only looks
 * like one is none: years and dates, numbers of documents ([2023]001号), of
 * telephones (12345), of list items (1、), of classes (02款), limits (50万元以上,
 * 超过400万元的项目), numbers that touch Latin letters or a character that nobody knows, and numbers in pieces
 * (2345.6 7万元) unless thin spaces part their thousands (1 234 567.89万元). A number without a unit is a measure of
 * class BARE; its reader decides whether it counts.
 *
 * A clause runs from one delimiter to the next (， ； 。 ：, 、 after a measure).
 * Delimiters inside quotes, titles and brackets count only when there is a
 * measure inside the brackets.
 */
#pragma once

#include "data/decimal.h"
#include "normalize/values/words.h"

G_BEGIN_DECLS

typedef enum {
    GK_MEASURE_MONEY,
    GK_MEASURE_COUNT,
    GK_MEASURE_AREA,
    GK_MEASURE_PERCENT,
    GK_MEASURE_POINTS, /* 0.2个百分点 */
    GK_MEASURE_BARE,
} GkMeasureClass;

typedef struct {
    guint start; /* of the number, sign included; offsets into the folded text */
    guint number_end; /* end of the number */
    guint unit_start; /* the unit; empty when BARE */
    guint end;
    GkMeasureClass class_;
    GkDecimal value;
    guint clause; /* the clause it stands in */
} GkMeasure;

/* The style of a list number; deeper levels of a disclosure use later ones. */
typedef enum {
    GK_MARKER_NONE,
    GK_MARKER_PART, /* 第一部分 */
    GK_MARKER_CHINESE, /* 一、 */
    GK_MARKER_CHINESE_PAREN, /* （一） */
    GK_MARKER_ARABIC, /* 1、 */
    GK_MARKER_ARABIC_PAREN, /* （1） 1） */
    GK_MARKER_CIRCLED, /* ① */
    GK_MARKER_ORDINAL, /* 一是 */
} GkMarker;

typedef struct {
    guint start, end; /* without list number and delimiter */
    char stop; /* , ; . : ( ) or 0 at the end of the text; '/' for 、 */
    GkMarker marker; /* the list number before it */
    guint first_measure, n_measures;
} GkClause;

/* [start, end) of the folded text. */
typedef struct {
    guint start, end;
} GkStretch;

typedef struct {
    const char *source;
    char *text;
    guint length;
    guint *origin; /* length + 1: byte offset in `source` */
    GArray *measures; /* GkMeasure */
    GArray *clauses; /* GkClause */
    GArray *doubtful; /* GkStretch: pieces of numbers before a unit that can't be told to be one; no measures */
} GkProse;

/* Reads `source`, which must outlive the result. Time and memory are linear in its length. */
GkProse *gk_prose_new(const char *source, const GkWords *words);
void gk_prose_free(GkProse *prose);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkProse, gk_prose_free)

/* [start, end) of the folded text as printed, white space removed; the caller frees it. */
char *gk_prose_printed(const GkProse *prose, guint start, guint end);

/* prose_fold.c: fills source, text, origin, length. */
void gk_prose_fold_into(GkProse *prose, const char *source);

/* Folds a string by the same rules; the caller frees it. */
char *gk_prose_fold(const char *source);

/* The list number at text[at]: its style, and in *length how long it is. */
GkMarker gk_prose_marker(const char *text, gsize at, gsize end, gsize *length);

/* "2023年" at text[at] (also 2023年度): its length, 0 when there is none. *year may be NULL. */
gsize gk_prose_year(const char *text, gsize at, gsize end, guint *year);

G_END_DECLS
