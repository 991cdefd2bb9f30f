/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The numbering in front of a label: 一、 （一） 1. （1） ① 其中：
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
    GK_NUMBERING_NONE,
    GK_NUMBERING_CHINESE, /* 一、 */
    GK_NUMBERING_CHINESE_BRACKETS, /* （一） */
    GK_NUMBERING_ARABIC, /* 1、 1. */
    GK_NUMBERING_ARABIC_BRACKETS, /* （1） 1） */
    GK_NUMBERING_CIRCLED, /* ① */
    GK_NUMBERING_OF_WHICH, /* 其中： */
} GkNumberingStyle;

typedef struct {
    GkNumberingStyle style;
    guint value; /* 1 for 一、; 0 for 其中： */
    const char *rest; /* behind the numbering: within the text that was given */
} GkNumbering;

/* `text` has no spaces (gk_text_without_spaces()). Without numbering the style is NONE and rest the text. */
GkNumbering gk_numbering_parse(const char *text);

G_END_DECLS
