/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 *      一、主要职责               a heading: short, no sentence, with a word for what it is about
 *        （一）贯彻执行…。         its paragraphs, down to
 *      二、机构设置               the next number of its level or above it
 *
 * A heading without a number goes down to the next part (第二部分), or the next short line that is no sentence. A table
 * ends a chapter. (一) 主要职责：贯彻执行…: the heading runs into its text.
 */
#include "normalize/document/chapters.h"

#include "normalize/values/text.h"
#include "normalize/values/word_list.h"

#include <string.h>

#define FILE_NAME "chapter-words.tsv"
#define LONGEST_HEADING 24u /* characters, without its number */
#define LONGEST_LINE 50u /* characters of a line that is no sentence */

gsize
gk_chapter_word_at(const char *text, const char *class)
{
    return gk_word_list_at(gk_word_list(FILE_NAME, class), text);
}

gboolean
gk_chapter_has_word(const char *text, const char *class)
{
    return gk_word_list_find(gk_word_list(FILE_NAME, class), text, NULL) >= 0;
}

gboolean
gk_chapter_ends_in(const char *text, const char *class)
{
    return gk_word_list_ends(gk_word_list(FILE_NAME, class), text);
}

static void
chapter_clear(gpointer data)
{
    g_free(((GkChapter *) data)->run_in);
}

static gboolean
is_prose(const GkParagraph *paragraph)
{
    return paragraph->role == GK_LINE_PROSE && paragraph->text.n_places > 0;
}

static gboolean
ends_in_colon(const char *text)
{
    return g_str_has_suffix(text, "：") || g_str_has_suffix(text, ":");
}

static gboolean
has_stop(const char *text)
{
    return strstr(text, "。") || strstr(text, "；") || strstr(text, "，") || strchr(text, ';');
}

gboolean
gk_chapter_is_line(const char *text)
{
    return gk_text_length(text) <= LONGEST_LINE && !has_stop(text) && !ends_in_colon(text);
}

/* The heading's word is its last, but for 情况, 简介 and what is coordinated with it (主要职责及机构设置). */
static gboolean
is_about(const char *title, const char *class)
{
    gssize end = gk_word_list_last(gk_word_list(FILE_NAME, class), title);
    const char *behind = title + end;
    return end >= 0 && (!*behind || ends_in_colon(title) || gk_chapter_word_at(behind, "tail"));
}

/* Behind the word that the heading begins with and a stop: 主要职责。…, 主要职能是：…. */
static const char *
run_in_text(const char *title, const char *class)
{
    gsize word = gk_chapter_word_at(title, class);
    const char *behind = title + word;
    behind += word ? gk_chapter_word_at(behind, "is") : 0;
    gunichar c = word ? g_utf8_get_char(behind) : 0;
    if (c != 0x3002 && c != 0xff1a && c != ':' && c != '.')
        return NULL;
    behind = g_utf8_next_char(behind);
    return *behind ? behind : NULL;
}

static gboolean
read_heading(const GkParagraph *paragraph, const char *class, const char *not_class, GkChapter *chapter)
{
    g_autofree char *text = gk_text_without_spaces(paragraph->text.text);
    *chapter = (GkChapter) { .heading = paragraph };
    chapter->numbered = gk_heading_number_parse(text, &chapter->number);
    char *title = text + (chapter->numbered ? chapter->number.length : 0);
    if (g_str_has_suffix(title, "。") && strstr(title, "。") == title + strlen(title) - strlen("。"))
        title[strlen(title) - strlen("。")] = '\0'; /* 一、主要职责。 */
    const char *run_in = run_in_text(title, class);
    gboolean heading = gk_text_length(title) <= LONGEST_HEADING && !has_stop(title) && is_about(title, class) &&
        !(not_class && gk_chapter_has_word(title, not_class));
    if (!heading && !run_in)
        return FALSE;
    if (run_in && (!heading || !ends_in_colon(title)))
        chapter->run_in = g_strdup(run_in);
    return TRUE;
}

static gboolean
ends_chapter(const GkChapter *chapter, const GkParagraph *paragraph)
{
    GkHeadingNumber number;
    g_autofree char *text = gk_text_without_spaces(paragraph->text.text);
    gboolean numbered = gk_heading_number_parse(text, &number);
    if (chapter->numbered)
        return numbered && number.level <= chapter->number.level;
    return numbered
        ? number.level == 1
        : paragraph->before_table == chapter->heading->before_table && paragraph->centered && gk_chapter_is_line(text);
}

GArray *
gk_chapters_find(const GkDocument *document, const char *class, const char *not_class)
{
    GArray *chapters = g_array_new(FALSE, FALSE, sizeof(GkChapter));
    g_array_set_clear_func(chapters, chapter_clear);
    for (guint i = 0; i < document->n_paragraphs; i++) {
        GkChapter chapter;
        const GkParagraph *paragraph = &document->paragraphs[i];
        if (!is_prose(paragraph) || !read_heading(paragraph, class, not_class, &chapter))
            continue;
        guint to = i + 1;
        for (; to < document->n_paragraphs; to++) {
            const GkParagraph *next = &document->paragraphs[to];
            if (next->before_table != paragraph->before_table || (is_prose(next) && ends_chapter(&chapter, next)))
                break;
        }
        chapter.first = i + 1;
        chapter.last = to - 1;
        g_array_append_val(chapters, chapter);
    }
    return chapters;
}
