/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The number a heading or list item begins with: 第一部分, 一、, （一）, 1、, （1）, ①.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    guint level;  /* 1 第一部分, 2 一、, 3 （一）, 4 1、, 5 （1）, 6 ① */
    guint style;  /* rows of data/numbering.tsv differ in it: 1、 and 1. are two styles of one level */
    guint value;  /* 1 for 一, 12 for 十二 */
    gsize length; /* bytes of text that the number takes, with what closes it and the spaces behind it */
} GkHeadingNumber;

/* FALSE when the text does not begin with a number of a heading. "1.5万元" does not; "1. 收入" does. */
gboolean gk_heading_number_parse(const char *text, GkHeadingNumber *numbering);

/* A Chinese numeral (十二, 二十, 〇) from the start of `text`; returns the bytes read, 0 when there is none. */
gsize gk_chinese_number(const char *text, guint *value);

G_END_DECLS
