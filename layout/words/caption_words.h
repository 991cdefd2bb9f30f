/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of captions: what a line beside a table says, told from its text
 * alone. Positions count characters, not bytes. Texts come without spaces.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
    GK_CAPTION_UNIT, /* 单位：万元 */
    GK_CAPTION_ORGANIZATION, /* 编制单位：某某局 */
    GK_CAPTION_NUMBER, /* 表1, 公开01表 */
    GK_CAPTION_CONTINUATION, /* 续表 */
} GkCaptionKind;

typedef struct {
    GkCaptionKind kind;
    guint from, to; /* the field with its label */
    guint value_from, value_to; /* without the label */
} GkCaptionMatch;

/* The first field in `text`; FALSE when there is none. A unit is found anywhere, the others at the start
 * (an organization also behind other words when its label is unmistakable). */
gboolean gk_caption_match(const char *text, GkCaptionMatch *match);

/* Whether a unit with its label begins at the end of `upper` and ends with `lower`, which is the rest of it: 单位：万, 元.
 * Positions count in both, one after the other. */
gboolean gk_caption_is_wrapped_unit(const char *upper, const char *lower, GkCaptionMatch *match);

/* A unit with its label (单位：万元), alone or behind an organization with its own. */
gboolean gk_caption_is_fields(const char *text);

/* The title without the mark that it goes on, before or behind it （续）, （续表一）, 续：; NULL without such a mark.
 * The caller frees it. */
char *gk_caption_unmarked_title(const char *title);
/* The same title, brackets and digits of both widths apart. */
gboolean gk_caption_titles_agree(const char *title, const char *other);

/* Ends in 表, or in 表 and a bracket. */
gboolean gk_caption_ends_as_title(const char *text);
/* Has the punctuation of a sentence, or points at a table (如下表). */
gboolean gk_caption_is_sentence(const char *text);
/* （2023年度）, 2023年, 金额… : a line between title and table that is neither. */
gboolean gk_caption_is_subtitle(const char *text);
/* Nothing but a bracket: （按功能分类）, the qualifier of a title above it. */
gboolean gk_caption_is_bracketed(const char *text);
/* 12, -12-: what may be the number of a page. */
gboolean gk_caption_is_page_number(const char *text);
/* The number of a table and nothing else. */
gboolean gk_caption_is_number_line(const char *text);
/* 附件1: the number of a supplement, which may hold several tables. */
gboolean gk_caption_is_appendix(const char *text);
/* 第一部分, 一、, （一）: the beginning of a heading. */
gboolean gk_caption_is_heading(const char *text);
/* Begins as a note, or speaks of "this table". */
gboolean gk_caption_note(const char *text);
/* Begins as a note: 注： */
gboolean gk_caption_begins_note(const char *text);
/* The word for a table or figure, and a number: Table 5, 图2-1. */
gboolean gk_caption_is_numbered(const char *text);
/* A copy without white space. */
char *gk_caption_squeeze(const char *text);

G_END_DECLS
