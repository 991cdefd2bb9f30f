/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lists over paragraphs: what a paragraph's amounts are part of.
 *
 *   “三公”经费支出决算 20 万元，具体情况如下：     opens a list
 *   因公出国（境）费 5 万元。                      an item: a name and its amount
 *   公务接待费 15 万元，与上年持平。               an item
 *   2024 年度机关运行经费支出 150 万元，…          running text: the list is over
 *
 * The first item gives the list its style, which is that of its number. A list
 * ends at a heading of its own level, at the next number of the style that its
 * opening paragraph has, and, where its items bear no numbers, at the first
 * paragraph without the form of an item: one that begins with a year, a name for
 * the organization or words of running text, that goes on at length before its
 * first amount, or that is of another topic than the list.
 *
 * Where running text stands between the opening and the items, only numbered
 * items can follow.
 */
#include "normalize/statements/reader.h"

#include <string.h>

#define LONGEST_NAME 120u /* bytes before an item's first delimiter: 40 Chinese characters */

/* The paragraph's first words are those of running text. */
static gboolean
begins_as_text(const GkReader *reader, const GkProse *prose)
{
    static const GkWordKind OPENINGS[] = { GK_WORD_SELF, GK_WORD_RUNNING, GK_WORD_COMPARATOR };
    for (guint i = 0; i < G_N_ELEMENTS(OPENINGS); i++) {
        if (gk_words_at(reader->words, OPENINGS[i], prose->text, 0, prose->length))
            return TRUE;
    }
    for (guint i = 0; i < reader->language.n_names; i++) {
        if (g_str_has_prefix(prose->text, reader->language.names[i]))
            return TRUE;
    }
    return gk_prose_year(prose->text, 0, prose->length, NULL) > 0;
}

/* The list tells of one topic, the paragraph's first name of another. */
static gboolean
is_of_another_topic(const GkReader *reader, const GkProse *prose, const GkWhole *whole, GkSpan name)
{
    if (whole->draft < 0)
        return FALSE;
    const char *topic = g_array_index(reader->drafts, GkDraft, (guint) whole->draft).statement.topic;
    g_autofree char *text = g_strndup(prose->text + name.start, name.end - name.start);
    const char *own = gk_reader_own_topic(reader, text);
    return own && strcmp(topic, "general") != 0 && strcmp(own, topic) != 0;
}

static gboolean
is_item(const GkReader *reader, const GkProse *prose, const GkWhole *whole)
{
    if (begins_as_text(reader, prose))
        return FALSE;
    if (prose->measures->len == 0 || prose->clauses->len == 0)
        return TRUE; /* tells more of the item before */
    const GkClause *first = &g_array_index(prose->clauses, GkClause, 0);
    const GkMeasure *measure = &g_array_index(prose->measures, GkMeasure, 0);
    GkSpan name = { 0, MIN(first->end, measure->start) };
    return name.end <= LONGEST_NAME && !is_of_another_topic(reader, prose, whole, name);
}

/* 具体情况如下： stood in （一）, and this is （二）. */
static void
end_at_next_opening(GkReader *reader, GkMarker marker)
{
    for (guint i = 0; i < reader->n_wholes && marker != GK_MARKER_NONE; i++) {
        const GkOpenWhole *open = &reader->wholes[i];
        if (open->opening == GK_MARKER_NONE || (open->styled && open->style == marker))
            continue;
        if (marker == open->opening || (open->styled && marker < open->opening))
            reader->n_wholes = i;
    }
}

/* A first item gives its list the style. */
static void
begin_items(GkReader *reader, GkMarker marker, const GkProse *prose)
{
    GkOpenWhole *top = &reader->wholes[reader->n_wholes - 1];
    if (top->styled)
        return;
    if (marker == GK_MARKER_NONE && (top->interrupted || !is_item(reader, prose, &top->whole))) {
        top->interrupted = TRUE;
        return;
    }
    top->styled = TRUE;
    top->style = marker;
}

GkWhole
gk_reader_list_whole(GkReader *reader, GkMarker marker, const GkProse *prose)
{
    end_at_next_opening(reader, marker);
    if (reader->n_wholes == 0)
        return GK_NO_WHOLE;
    begin_items(reader, marker, prose);
    for (guint i = reader->n_wholes; i > 0; i--) {
        const GkOpenWhole *open = &reader->wholes[i - 1];
        if (!open->styled || open->style != marker)
            continue;
        gboolean item = marker != GK_MARKER_NONE || is_item(reader, prose, &open->whole);
        reader->n_wholes = item ? i : i - 1;
        if (item)
            return open->whole;
    }
    return GK_NO_WHOLE;
}

void
gk_reader_open_list(GkReader *reader, GkWhole whole, GkMarker opening)
{
    if ((whole.draft < 0 && !whole.name) || reader->n_wholes == GK_MAX_WHOLES)
        return;
    reader->wholes[reader->n_wholes++] = (GkOpenWhole) { .whole = whole, .opening = opening };
}
