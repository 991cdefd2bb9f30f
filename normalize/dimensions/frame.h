/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What holds for all amounts of a table, and what is said of single ones: shared by the files of this room.
 */
#pragma once

#include "normalize/dimensions/vocabulary.h"

G_BEGIN_DECLS

#define GK_MOST_CLAUSES 4 /* years of a title that are kept */

/* 2025年预算执行情况: a year in a title, and the measure that is named behind it (NULL: none). */
typedef struct {
    guint year;
    const char *measure;
} GkClause;

/* A dimension with where it was read. */
typedef struct {
    const char *value;
    GkDimensionSource from;
} GkSaid;

typedef struct {
    GkVocabulary *vocabulary;
    const GkDisclosure *disclosure;
    const GkTableMeaning *meaning;
    GkKindDimensions kind;   /* sides 0: of a kind of which nothing is known */
    gboolean government;     /* the budget of a government, not of a department or unit */
    GkSaid fund, measure, scope;
    GkClause clauses[GK_MOST_CLAUSES]; /* of the title and the line below it */
    guint n_clauses;
    guint document_year;     /* 0: not known */
    const char *total_by_title; /* the concept of the sum of a table of transfers; NULL */
    gboolean opening;        /* the title says that balances are those of the beginning of the year */
    const char *rows_by_title; /* the concept of rows of which nothing else says it; NULL */
} GkFrame;

/* What a label or a path says; NULL and 0: nothing. */
typedef struct {
    const char *concept;
    const char *measure, *fund, *scope;
    guint year;
    gboolean previous; /* 上年: the year before the table's */
    guint sides;       /* those that the path names; 0: none */
    gboolean region;   /* names a region */
    gboolean unknown;  /* its lowest label names something that no list has */
} GkColumnSays;

typedef struct {
    const char *concept;
    GkDimensionSource concept_from;
    const char *code;
    GkDimensionSource code_from;
    const char *measure, *fund, *scope;
    guint year;
    guint side;        /* the one that it stands on; 0: not known */
    gboolean total;    /* the sum of the rows of its side */
    gboolean heading;    /* other rows are parts of it */
    gboolean sum_of_bonds; /* 合计 of a list of bonds or projects */
    gboolean classified; /* of a classification: code or name */
    gboolean region;
    gboolean unit;     /* names a unit */
} GkRowSays;

/* frame.c: what kind, title and document say. */
GkFrame gk_frame_new(GkVocabulary *vocabulary, const GkDisclosure *disclosure, const GkTableMeaning *meaning);
/* The year of an amount of `measure` whose column and row name none; 0. */
guint gk_frame_year(const GkFrame *frame, const char *measure, GkDimensionSource *from);
/* TRUE for a table of the year that the document plans, whose title names no measure. */
gboolean gk_frame_plans(const GkFrame *frame);
/* The year that the table is of, against which a year before is 上年; 0. */
guint gk_frame_own_year(const GkFrame *frame);
/* What a label says of the scope: 市本级 is this level in a city's document, and one of many regions in a province's. */
const char *gk_frame_scope(const GkFrame *frame, const char *key);
/* Scope of a department's or unit's document; NULL for governments. */
const char *gk_document_scope(const GkDisclosure *disclosure);
/* The measure of a document that is a budget or a final account throughout; NULL. */
const char *gk_document_measure(const GkDisclosure *disclosure);
guint gk_document_year(const GkDisclosure *disclosure);

/* columns.c: what the paths say; one for each column. The caller frees it. */
GkColumnSays *gk_columns_say(const GkFrame *frame);
/* rows.c: what the rows of a block say; one for each row. The caller frees it. */
GkRowSays *gk_rows_say(const GkFrame *frame, const GkColumnSays *columns, guint block);
/* row_totals.c: what can be said when all rows of a block have been read; `sides` are those of the block. */
void gk_rows_settle(const GkFrame *frame, guint sides, const GkRow *rows, GkRowSays *says);
/* row_names.c: what the rows of a block are called; one for each row. The caller frees it. */
GkRowName *gk_rows_name(const GkFrame *frame, guint block);
/* cells.c: all of them together. */
void gk_cells_say(const GkFrame *frame, const GkColumnSays *columns, GkRowSays *const *rows, GkRowName *const *names,
                  GkDimensions *dimensions);
/* The measure, or that of the year before, whichever `previous` asks for. */
const char *gk_measure_of_year(const char *measure, gboolean previous);
/* said.c: statements. */
void gk_statements_say(GkVocabulary *vocabulary, GkDisclosure *disclosure);

G_END_DECLS
