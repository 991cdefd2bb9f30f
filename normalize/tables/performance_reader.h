/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A performance table while it is being read (performance.c).
 */
#pragma once

#include "normalize/tables/tables.h"

G_BEGIN_DECLS

#define GK_PERFORMANCE_COLUMNS(X)                                                                                      \
    X(LEVEL1, "level1")                                                                                                \
    X(LEVEL2, "level2")                                                                                                \
    X(NAME, "name")                                                                                                    \
    X(TARGET, "target")                                                                                                \
    X(BASIS, "basis")                                                                                                  \
    X(LAST_YEAR, "last_year")                                                                                          \
    X(WEIGHT, "weight")                                                                                                \
    X(SCORING, "scoring")                                                                                              \
    X(EVIDENCE, "evidence")                                                                                            \
    X(OPERATOR, "operator")                                                                                            \
    X(MEASURE, "measure")                                                                                              \
    X(PROJECT, "project")                                                                                              \
    X(ORGANIZATION, "organization")                                                                                    \
    X(PERSON, "person")                                                                                                \
    X(TOTAL, "total")                                                                                                  \
    X(GOAL, "goal")                                                                                                    \
    X(IMPLEMENTER, "implementer")                                                                                      \
    X(CODE, "code")                                                                                                    \
    X(NATURE, "nature")                                                                                                \
    X(CATEGORY, "category")                                                                                            \
    X(PERIOD, "period")

typedef enum {
#define GK_COLUMN_ENUM(name, text) GK_COLUMN_OF_##name,
    GK_PERFORMANCE_COLUMNS(GK_COLUMN_ENUM)
#undef GK_COLUMN_ENUM
    GK_N_PERFORMANCE_COLUMNS
} GkPerformanceColumn;

#define GK_NO_COLUMN G_MAXUINT

typedef struct {
    GkDisclosure *disclosure;
    const GkTable *table;
    const char *const *keys;                 /* of each cell's text, without brackets */
    guint columns[GK_N_PERFORMANCE_COLUMNS]; /* where the heads stand; GK_NO_COLUMN */
    GPtrArray *below;                        /* const GkCell *: labels of funds whose values stand below, over 金额合计 */
    gboolean in_indicators;
    const GkCell *group;                     /* a row of the list that names the organization of the projects below; NULL */
    const char *level1, *level2;
    GkPerformance record;
    GArray *indicators;                      /* GkIndicator; NULL before the first record */
    GArray *records;                         /* GkPerformance */
    const char *unit;
} GkPerformanceReader;

/* performance_fields.c */
/* The label of a cell: its whole text, or what stands before a colon with something behind it, then *value. */
const char *gk_performance_cell_label(const GkPerformanceReader *reader, const GkCell *cell, const char **value);
/* What the cell says by its label goes into the record; a first value stays. */
void gk_performance_store(GkPerformanceReader *reader, const char *label, const GkCell *cell, const char *text);
/* （2024年度）: a year alone, from a cell that is no value. */
void gk_performance_read_year(GkPerformanceReader *reader, const char *text);
/* Of the record: the organization and goals that stand for each other, dates of the period. */
void gk_performance_finish(GkPerformanceReader *reader);
/* 项目资金（万元）: notes a unit in brackets. */
void gk_performance_read_unit(GkPerformanceReader *reader, const char *text);

G_END_DECLS
