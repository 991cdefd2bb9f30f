/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The terms that a document explains, below 名词解释.
 *
 *      （一）财政拨款收入：指单位从同级财政部门取得的财政预算资金。      term, colon, definition
 *      2. 基本支出是指…                                                 without a colon
 *      “三公”经费                                                      the term on a line of its own
 *        指…
 *
 * Paragraphs without a term go on with the definition above. What is neither numbered nor a term where all others are
 * numbered (其中：…) goes on, too.
 */
#include "normalize/document/lookups.h"

#include "normalize/document/chapters.h"
#include "normalize/values/text.h"

#include <string.h>

#define LONGEST_TERM 60u /* characters */
#define LONGEST_LINE 30u /* characters of a term on a line of its own */

typedef struct {
    GkDisclosure *disclosure;
    GArray *entries; /* GkGlossaryEntry */
    GString *definition; /* of the term at hand */
    char *term;          /* NULL: none has begun */
    const GkParagraph *paragraph;
    gboolean numbered;   /* the terms are */
} Reader;

static void
end_entry(Reader *reader)
{
    if (reader->term && reader->definition->len) {
        GkArena *arena = reader->disclosure->arena;
        const GkPlace *place = &reader->paragraph->text.places[0];
        GkGlossaryEntry entry = { gk_arena_strdup(arena, reader->term), gk_arena_strdup(arena, reader->definition->str),
                                  place->page, place->box };
        g_array_append_val(reader->entries, entry);
    }
    g_clear_pointer(&reader->term, g_free);
    g_string_truncate(reader->definition, 0);
}

static void
begin_entry(Reader *reader, const GkParagraph *paragraph, const char *text, gsize term, const char *definition)
{
    end_entry(reader);
    reader->term = g_strndup(text, term);
    reader->paragraph = paragraph;
    g_string_append(reader->definition, definition);
}

static gboolean
is_colon(const char *p)
{
    return *p == ':' || g_str_has_prefix(p, "：");
}

/* Where the term ends and, in *definition, what is said of it begins; 0 without a term. */
static gsize
find_term(const char *text, const char **definition)
{
    guint length = 0;
    for (const char *p = text; *p && length <= LONGEST_TERM; p = g_utf8_next_char(p), length++) {
        gunichar c = g_utf8_get_char(p);
        gsize word = gk_chapter_word_at(p, "defines");
        if (word && length > 1 && !gk_chapter_word_at(p, "not_defines")) {
            *definition = is_colon(p) ? g_utf8_next_char(p) : g_str_has_prefix(p, "，") || *p == ',' ? g_utf8_next_char(p) : p;
            return (gsize) (p - text);
        }
        if (c == 0x3002 || c == 0xff1b || c == 0xff0c)
            break;
    }
    return 0;
}

static gboolean
has_stop(const char *text)
{
    return strstr(text, "。") || strstr(text, "；") || strstr(text, "，");
}

/* FALSE where the terms are over. */
static gboolean
read_paragraph(Reader *reader, const GkParagraph *paragraph, const char *text)
{
    GkHeadingNumber number;
    const char *definition;
    gboolean numbered = gk_heading_number_parse(text, &number);
    const char *bare = text + (numbered ? number.length : 0);
    gsize term = gk_chapter_word_at(bare, "no_term") ? 0 : find_term(bare, &definition);
    if (!numbered && gk_chapter_word_at(text, "annex") && !has_stop(text))
        return FALSE;
    gboolean alone = !term && (numbered || paragraph->bold) && !has_stop(bare) && gk_text_length(bare) <= LONGEST_LINE;
    if (numbered && !reader->term)
        reader->numbered = TRUE;
    if (term && (numbered || !reader->numbered))
        begin_entry(reader, paragraph, bare, term, definition);
    else if (alone)
        begin_entry(reader, paragraph, bare, strlen(bare), "");
    else if (reader->definition->len && gk_chapter_is_line(text))
        return FALSE; /* a signature, a heading of something else */
    else if (reader->term)
        g_string_append_printf(reader->definition, "%s%s", reader->definition->len ? "\n" : "", text);
    return TRUE;
}

static void
read_chapter(Reader *reader, const GkChapter *chapter)
{
    const GkDocument *document = reader->disclosure->document;
    gboolean goes_on = TRUE;
    reader->numbered = FALSE;
    for (guint i = chapter->first; goes_on && i <= chapter->last && i < document->n_paragraphs; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        g_autofree char *text = gk_text_without_spaces(paragraph->text.text);
        if (paragraph->role == GK_LINE_PROSE && paragraph->text.n_places)
            goes_on = read_paragraph(reader, paragraph, text);
    }
    end_entry(reader);
}

void
gk_glossary_find(GkDisclosure *disclosure)
{
    Reader reader = { .disclosure = disclosure,
                      .entries = g_array_new(FALSE, FALSE, sizeof(GkGlossaryEntry)),
                      .definition = g_string_new(NULL) };
    g_autoptr(GArray) chapters = gk_chapters_find(disclosure->document, "glossary", NULL);
    guint read = 0;
    for (guint i = 0; i < chapters->len; i++) {
        const GkChapter *chapter = &g_array_index(chapters, GkChapter, i);
        if (chapter->first < read)
            continue;
        read_chapter(&reader, chapter);
        read = chapter->last + 1;
    }
    g_string_free(reader.definition, TRUE);
    disclosure->glossary = gk_arena_take_array(disclosure->arena, reader.entries, &disclosure->n_glossary);
}
