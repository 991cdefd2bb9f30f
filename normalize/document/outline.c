/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The outline: numbered headings as a tree, and the table of contents held
 * against what the document has.
 *
 *      第一部分 概况            level 1
 *        一、主要职能            level 2
 *          （一）…               level 3
 *            1、…                level 4, only in bold: plain ones are items of a list
 *        （二）采购情况。本年…     the heading alone, though its text follows in one paragraph
 *      名词解释                  level 1 without a number: a centred line in large type
 *
 * A heading is short and no sentence. A numbered sentence (1、一般公共服务支出…
 * 411.40万元，…。) is an item, not a heading.
 */
#include "layout/words/expression.h"
#include "layout/words/heading_number.h"
#include "normalize/document/chapters.h"
#include "normalize/document/contents_match.h"
#include "normalize/document/contents_sections.h"
#include "normalize/document/facts.h"
#include "normalize/values/title.h"

#include <string.h>

#define HEADING_LONGEST 70u /* characters */
#define HEADING_SIZE 13.5f /* points: an unnumbered heading is at least this large */
#define LEVELS 8u /* of headings, and one */
#define LIST_LEVEL 4u /* from this level on only bold lines are headings */
#define RUN_IN_LONGEST 20u /* characters of a heading that its text follows in one paragraph */

/* --- headings --- */

static gboolean
is_sentence(const char *text)
{
    return strstr(text, "。") || strstr(text, "；") || strstr(text, "，") || g_str_has_suffix(text, "：") ||
        g_str_has_suffix(text, ":");
}

/* （二）政府采购情况。2024年…: how long the heading is that ends with the first full stop behind the number; 0 where
 * the paragraph has none: headings name something (data/chapter-words.tsv), and have no other stops. */
static gsize
run_in_length(const char *text, const GkHeadingNumber *number)
{
    const char *from = text + number->length, *stop = strstr(from, "。");
    if (!stop || number->level >= LIST_LEVEL || !stop[strlen("。")])
        return 0;
    g_autofree char *title = g_strndup(from, (gsize) (stop - from));
    gboolean heading = g_utf8_strlen(title, -1) <= RUN_IN_LONGEST && !is_sentence(title) && !strpbrk(title, "0123456789") &&
        gk_chapter_ends_in(title, "heading_end");
    return heading ? (gsize) (stop - text) : 0;
}

/* The bytes of the paragraph that are a heading; 0: none are. */
static gsize
heading_length(const GkParagraph *paragraph, const GkHeadingNumber *number)
{
    const char *text = paragraph->text.text;
    gboolean numbered = number->length > 0;
    if (g_utf8_strlen(text, -1) > HEADING_LONGEST || is_sentence(text))
        return numbered ? run_in_length(text, number) : 0;
    if (numbered && number->level >= LIST_LEVEL && !paragraph->bold)
        return 0;
    if (!numbered && (!paragraph->centered || paragraph->size < HEADING_SIZE || paragraph->text.places[0].page == 1))
        return 0;
    return strlen(text);
}

static gboolean
read_heading(const GkParagraph *paragraph, guint index, GkArena *arena, GkSection *section)
{
    const char *text = paragraph->text.text;
    GkHeadingNumber number = { 0 };
    if (paragraph->role != GK_LINE_PROSE)
        return FALSE;
    gboolean numbered = gk_heading_number_parse(text, &number);
    gsize length = heading_length(paragraph, &number), before = numbered ? number.length : 0;
    if (length == 0)
        return FALSE;
    *section =
        (GkSection) { .level = numbered ? number.level : 1,
                      .title = gk_arena_strndup(arena, text + before, length - before),
                      .number = numbered
                          ? gk_arena_strdup(arena, g_strstrip((char *) gk_arena_strndup(arena, text, number.length)))
                          : "",
                      .page = paragraph->text.places[0].page,
                      .box = paragraph->text.places[0].box,
                      .parent = -1,
                      .first_paragraph = index };
    return TRUE;
}

/* 目录 itself: the entries below it are no text of its own. */
static gboolean
heads_contents(const GkDocument *document, guint index)
{
    return index + 1 < document->n_paragraphs && document->paragraphs[index + 1].role == GK_LINE_CONTENTS;
}

static guint
value_of(const GkSection *section)
{
    GkHeadingNumber number = { 0 };
    return gk_heading_number_parse(section->number, &number) ? number.value : 0;
}

/* For each section the first numbered one behind it, sections->len without one. */
static guint *
list_next_numbered(const GArray *sections)
{
    guint *next = g_new(guint, sections->len + 1), found = sections->len;
    for (guint i = sections->len; i-- > 0;) {
        next[i] = found;
        if (*g_array_index(sections, GkSection, i).number)
            found = i;
    }
    return next;
}

/* 三、… 支出预算图 四、…: where the numbers go on over an unnumbered line, it is a label and heads no part. */
static void
drop_labels(GArray *sections)
{
    g_autofree guint *next = list_next_numbered(sections);
    guint last[LEVELS] = { 0 }, kept = 0; /* the latest value of each level, below the latest section above it */
    for (guint i = 0; i < sections->len; i++) {
        GkSection *section = &g_array_index(sections, GkSection, i);
        guint level = MIN(section->level, LEVELS - 1);
        if (*section->number) {
            last[level] = value_of(section);
            memset(last + level + 1, 0, sizeof(guint) * (LEVELS - 1 - level));
        } else if (next[i] < sections->len) {
            const GkSection *after = &g_array_index(sections, GkSection, next[i]);
            guint before = last[MIN(after->level, LEVELS - 1)];
            if (before > 0 && value_of(after) == before + 1)
                continue;
        }
        g_array_index(sections, GkSection, kept++) = *section;
    }
    g_array_set_size(sections, kept);
}

/* A section ends before the next one of its level or above. */
static void
nest(GArray *sections, guint n_paragraphs)
{
    for (guint i = 0; i < sections->len; i++) {
        GkSection *section = &g_array_index(sections, GkSection, i);
        for (gint j = (gint) i - 1; j >= 0; j = g_array_index(sections, GkSection, j).parent)
            if (g_array_index(sections, GkSection, j).level < section->level) {
                section->parent = j;
                break;
            }
    }
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i <= sections->len; i++) {
        guint level = i < sections->len ? g_array_index(sections, GkSection, i).level : 0;
        guint first = i < sections->len ? g_array_index(sections, GkSection, i).first_paragraph : n_paragraphs;
        while (open->len) {
            GkSection *last = &g_array_index(sections, GkSection, g_array_index(open, guint, open->len - 1));
            if (last->level < level)
                break;
            last->last_paragraph = first ? first - 1 : 0;
            g_array_set_size(open, open->len - 1);
        }
        g_array_append_val(open, i);
    }
}

static void
find_sections(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    GArray *sections = g_array_new(FALSE, FALSE, sizeof(GkSection));
    for (guint i = 0; i < document->n_paragraphs; i++) {
        GkSection section;
        if (!heads_contents(document, i) && read_heading(&document->paragraphs[i], i, disclosure->arena, &section))
            g_array_append_val(sections, section);
    }
    drop_labels(sections);
    nest(sections, document->n_paragraphs);
    disclosure->sections = gk_arena_take_array(disclosure->arena, sections, &disclosure->n_sections);
}

/* --- the table of contents --- */

/* The entry without its number, leaders and page number. */
static char *
entry_title(const char *text)
{
    GkHeadingNumber number;
    const char *from = gk_heading_number_parse(text, &number) ? text + number.length : text;
    static GkExpression tail = { "[.．·…⋯‥•\\s-]*[（(]?[0-9]{0,3}[)）]?\\s*$", NULL };
    char *title = gk_expression_remove(&tail, from);
    return *title ? title : (g_free(title), g_strdup(from));
}

/* 一、一般公共预算报表, with （一） behind it: the heading of several entries. */
static gboolean
heads_entries(const GArray *lines, guint i)
{
    const GkContentsLine *line = &g_array_index(lines, GkContentsLine, i);
    const GkContentsLine *next = i + 1 < lines->len ? line + 1 : NULL;
    return next && line->numbered && next->numbered && next->number.level > line->number.level;
}

/* What was not asked for is not missing. */
static gboolean
is_whole(const GkDocument *document)
{
    return document->first_page <= 1 && document->last_page >= document->source.page_count;
}

static void
compare_with_body(GkDisclosure *disclosure, const GArray *contents, const GArray *lines)
{
    gint last = -1;
    gboolean whole = is_whole(disclosure->document);
    for (guint i = 0; i < contents->len; i++) {
        const GkContentsEntry *entry = &g_array_index(contents, GkContentsEntry, i);
        if (!gk_title_names_table(entry->title) || (entry->table < 0 && (!whole || heads_entries(lines, i))))
            continue;
        if (entry->table < 0)
            gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_TABLE_PROMISED_MISSING, entry->page, &entry->box,
                               "the table of contents promises “%s”, but no table of that title was found",
                               entry->title);
        else if (entry->table < last)
            gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_TABLE_OUT_OF_ORDER, entry->page, &entry->box,
                               "“%s” stands in another place than the table of contents says", entry->title);
        last = MAX(last, entry->table);
    }
}

static void
find_tables(GkDisclosure *disclosure, GArray *contents, const GArray *lines)
{
    g_autofree GkContentsPromise *promises = g_new0(GkContentsPromise, contents->len + 1);
    for (guint i = 0; i < contents->len; i++) {
        const GkContentsLine *line = &g_array_index(lines, GkContentsLine, i);
        promises[i] = (GkContentsPromise) { line->title, line->numbered ? line->number.value : 0 };
    }
    g_autofree gint *tables = gk_contents_match(disclosure, promises, contents->len);
    for (guint i = 0; i < contents->len; i++)
        g_array_index(contents, GkContentsEntry, i).table = tables[i];
}

static void
find_entry_sections(GkDisclosure *disclosure, GArray *contents, const GArray *lines)
{
    g_autofree gint *sections =
        gk_contents_find_sections(disclosure, (const GkContentsLine *) (gpointer) lines->data, lines->len);
    for (guint i = 0; i < contents->len; i++)
        g_array_index(contents, GkContentsEntry, i).section = sections[i];
}

static void
add_entry(GkDisclosure *disclosure, const GkText *text, GArray *contents, GArray *lines)
{
    g_autofree char *bare = entry_title(text->text);
    GkContentsEntry entry = { gk_arena_strdup(disclosure->arena, bare), text->places[0].page, text->places[0].box, -1,
                              -1 };
    GkContentsLine line = { .title = entry.title, .exactly = gk_title_names_table(bare) };
    line.numbered = gk_heading_number_parse(text->text, &line.number);
    g_array_append_val(contents, entry);
    g_array_append_val(lines, line);
}

static void
read_contents(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    GArray *contents = g_array_new(FALSE, FALSE, sizeof(GkContentsEntry));
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(GkContentsLine));
    for (guint i = 0; i < document->n_paragraphs; i++)
        if (document->paragraphs[i].role == GK_LINE_CONTENTS)
            add_entry(disclosure, &document->paragraphs[i].text, contents, lines);
    find_tables(disclosure, contents, lines);
    find_entry_sections(disclosure, contents, lines);
    compare_with_body(disclosure, contents, lines);
    disclosure->contents = gk_arena_take_array(disclosure->arena, contents, &disclosure->n_contents);
}

void
gk_normalize_outline(GkDisclosure *disclosure)
{
    find_sections(disclosure);
    read_contents(disclosure);
}
