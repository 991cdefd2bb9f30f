/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an organization has to do: the items below 主要职责, 职能.
 *
 *      一、主要职责
 *        某局的主要职责是：                  says that they follow
 *        （一）贯彻执行…。                   a duty
 *        （二）负责…：
 *          1.…；                            belongs to the duty above
 *
 * Without numbers each paragraph is one; within one paragraph numbers part them (1.…；2.…；). What is said of offices
 * and posts behind them ends the list.
 */
#include "normalize/document/lookups.h"

#include "normalize/document/chapters.h"
#include "normalize/values/text.h"

#include <string.h>

#define MOST_ITEMS 100u /* of one paragraph */

typedef struct {
    GkDisclosure *disclosure;
    GArray *duties; /* GkFact */
    GString *text; /* of the duty at hand */
    const GkParagraph *paragraph; /* ... where it begins */
    guint level; /* of the items; 0: none has been seen */
    guint first; /* the first duty of the chapter */
} Reader;

static void
end_duty(Reader *reader)
{
    if (reader->text->len && reader->paragraph) {
        const GkPlace *place = &reader->paragraph->text.places[0];
        GkFact duty = { gk_arena_strdup(reader->disclosure->arena, reader->text->str), place->page, place->box };
        g_array_append_val(reader->duties, duty);
    }
    g_string_truncate(reader->text, 0);
    reader->paragraph = NULL;
}

static void
begin_duty(Reader *reader, const GkParagraph *paragraph, const char *text, gsize length)
{
    end_duty(reader);
    g_string_append_len(reader->text, text, (gssize) length);
    reader->paragraph = paragraph;
}

static gboolean
ends_in_colon(const char *text)
{
    return g_str_has_suffix(text, "：") || g_str_has_suffix(text, ":");
}

static gboolean
is_stop(gunichar c)
{
    return c == 0x3002 || c == 0xff1b || c == ';' || c == 0xff1a || c == ':' || c == 0xff0c;
}

/* Where the numbers 1, 2, … of one style stand in the text; each behind a stop. */
static GArray *
inner_numbers(const char *text)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(gsize));
    GkHeadingNumber last = { 0 };
    gunichar before = ':';
    for (const char *p = text; *p && places->len < MOST_ITEMS; p = g_utf8_next_char(p)) {
        GkHeadingNumber number;
        if (is_stop(before) && gk_heading_number_parse(p, &number) && number.value == last.value + 1 &&
            (!last.length || number.style == last.style)) {
            gsize at = (gsize) (p - text);
            g_array_append_val(places, at);
            last = number;
        }
        before = g_utf8_get_char(p);
    }
    return places;
}

/* What stands before the first number says what the organization is. */
static void
drop_introduction(Reader *reader)
{
    g_array_set_size(reader->duties, reader->first);
    g_string_truncate(reader->text, 0);
}

/* 1.贯彻…；2.负责…： TRUE when there are at least two. */
static gboolean
read_inner_items(Reader *reader, const GkParagraph *paragraph, const char *text)
{
    g_autoptr(GArray) places = inner_numbers(text);
    if (places->len < 2)
        return FALSE;
    if (!reader->level)
        drop_introduction(reader);
    for (guint i = 0; i < places->len; i++) {
        const char *from = text + g_array_index(places, gsize, i);
        gsize length =
            i + 1 < places->len ? g_array_index(places, gsize, i + 1) - g_array_index(places, gsize, i) : strlen(from);
        GkHeadingNumber number;
        if (gk_heading_number_parse(from, &number))
            begin_duty(reader, paragraph, from + number.length, length - number.length);
    }
    end_duty(reader);
    return TRUE;
}

/* …主要职责是：贯彻…；负责…。 The duties are parted by ；: TRUE when there are at least two. */
static gboolean
read_clauses(Reader *reader, const GkParagraph *paragraph, const char *text)
{
    const char *colon = NULL;
    for (const char *p = text; *p && !colon; p = g_utf8_next_char(p)) {
        gsize word = gk_chapter_word_at(p, "duties");
        const char *behind = p + word;
        behind += word ? MAX(gk_chapter_word_at(behind, "is"), gk_chapter_word_at(behind, "has")) : 0;
        if (word && (g_str_has_prefix(behind, "：") || *behind == ':'))
            colon = g_utf8_next_char(behind);
    }
    if (!colon || !strstr(colon, "；"))
        return FALSE;
    g_auto(GStrv) clauses = g_strsplit(colon, "；", MOST_ITEMS);
    drop_introduction(reader);
    for (char **clause = clauses; *clause; clause++)
        if (**clause)
            begin_duty(reader, paragraph, *clause, strlen(*clause));
    end_duty(reader);
    return TRUE;
}

/* FALSE where the duties are over. */
static gboolean
read_paragraph(Reader *reader, const GkParagraph *paragraph, const char *text)
{
    GkHeadingNumber number;
    gboolean numbered = gk_heading_number_parse(text, &number);
    const char *bare = text + (numbered ? number.length : 0);
    if (!numbered && gk_chapter_has_word(text, "duties_over") && !gk_chapter_has_word(text, "duties"))
        return FALSE;
    if (numbered && !strstr(bare, "。") && gk_text_length(bare) < 12 && gk_chapter_has_word(bare, "duties"))
        return TRUE; /* a heading of its own: （一）部门职能 */
    if (!(numbered && reader->level && number.level > reader->level) && read_inner_items(reader, paragraph, text))
        return TRUE;
    if (!numbered && !reader->level && read_clauses(reader, paragraph, text))
        return TRUE;
    if (!numbered && !ends_in_colon(text) && gk_chapter_is_line(text) && reader->text->len)
        return FALSE; /* heads something else */
    if (numbered && (!reader->level || number.level <= reader->level)) {
        if (!reader->level)
            drop_introduction(reader);
        reader->level = number.level;
        begin_duty(reader, paragraph, bare, strlen(bare));
    } else if (reader->level && reader->text->len)
        g_string_append_printf(reader->text, "\n%s", text);
    else if (!ends_in_colon(text))
        begin_duty(reader, paragraph, text, strlen(text));
    return TRUE;
}

static void
read_chapter(Reader *reader, const GkChapter *chapter)
{
    const GkDocument *document = reader->disclosure->document;
    gboolean goes_on = TRUE;
    reader->level = 0;
    reader->first = reader->duties->len;
    if (chapter->run_in)
        goes_on = read_paragraph(reader, chapter->heading, chapter->run_in);
    for (guint i = chapter->first; goes_on && i <= chapter->last && i < document->n_paragraphs; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        g_autofree char *text = gk_text_without_spaces(paragraph->text.text);
        if (paragraph->role == GK_LINE_PROSE && paragraph->text.n_places)
            goes_on = read_paragraph(reader, paragraph, text);
    }
    end_duty(reader);
}

void
gk_duties_find(GkDisclosure *disclosure)
{
    Reader reader = { .disclosure = disclosure,
                      .duties = g_array_new(FALSE, FALSE, sizeof(GkFact)),
                      .text = g_string_new(NULL) };
    g_autoptr(GArray) chapters = gk_chapters_find(disclosure->document, "duties", "not_duties");
    guint read = 0;
    for (guint i = 0; i < chapters->len; i++) {
        const GkChapter *chapter = &g_array_index(chapters, GkChapter, i);
        if (chapter->first < read)
            continue; /* within the one before */
        read_chapter(&reader, chapter);
        read = chapter->last + 1;
    }
    g_string_free(reader.text, TRUE);
    disclosure->duties = gk_arena_take_array(disclosure->arena, reader.duties, &disclosure->n_duties);
}
