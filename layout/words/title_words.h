/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of titles over several lines: what a line says of whether it is whole. Texts come without spaces.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nothing but what a title ends with: 决算表, （按功能分类）, 况表（13）: the line above it is the title's, too. */
gboolean gk_title_is_tail(const char *text);

/* It can't end there: a comma, 及, a year, an open bracket or quotation mark. */
gboolean gk_title_is_open(const char *text);

/* Names one of the funds or what else a government's tables are about (一般公共预算, 债务). */
gboolean gk_title_names_fund(const char *text);

/* Names a year: 2024年, 二〇二四年. */
gboolean gk_title_names_year(const char *text);

/* The characters of a number that stands before a title without any word: 2.4, 1-1; 0 for none. A year behind it may
 * follow at once (2.42024年). */
guint gk_title_number_length(const char *text);

G_END_DECLS
