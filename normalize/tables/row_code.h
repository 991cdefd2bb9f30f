/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Classification codes in rows: 201 | 03 | 01, 2010301, "201 一般公共服务支出".
 */
#pragma once

#include "normalize/tables/meaning.h"

G_BEGIN_DECLS

/* The columns of one block that hold codes of the budget classification: the first of them, and those that follow it
 * without a gap, and the code of the row above: split codes
 * may leave out what they share with it. */
typedef struct {
    guint columns[4];
    guint n_columns;
    guint others[4]; /* columns of codes of units, projects and the like */
    guint n_others;
    char parts[4][8]; /* of the last row with a code */
} GkCodeColumns;

GkCodeColumns gk_code_columns(const GkTableWork *work, guint first_column, guint last_column);

/* The code that the code columns of `row` print, joined: "2010301"; NULL without one. The caller frees it. */
char *gk_code_of_row(GkCodeColumns *columns, const GkTableWork *work, guint row);

/* A code in front of a label without spaces ("201一般公共服务支出"): *rest is the name behind it.
 * NULL without one. The caller frees it. */
char *gk_code_in_label(const char *label, const char **rest);

/* TRUE when the row has the code of a unit, project or the like. */
gboolean gk_code_names_unit(const GkCodeColumns *columns, const GkTableWork *work, guint row);

/* 1 for 类, 2 for 款, 3 for 项; 0 for what is no classification code. */
guint gk_code_level(const char *code);

G_END_DECLS
