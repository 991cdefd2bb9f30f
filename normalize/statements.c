/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statement_reader.h"

#include <string.h>

#define MAX_ORGANIZATIONS 16
#define MAX_HEADING 180 /* bytes of a heading, which is 60 Chinese characters */

/* --- names of the organization --- */

static void
add_organization(GkReader *reader, GPtrArray *names, const char *name)
{
    if (!name || names->len >= MAX_ORGANIZATIONS)
        return;
    g_autofree char *folded = gk_prose_fold(name);
    if (strlen(folded) < 6)
        return;
    for (guint i = 0; i < names->len; i++) {
        if (strcmp(g_ptr_array_index(names, i), folded) == 0)
            return;
    }
    g_ptr_array_add(names, g_steal_pointer(&folded));
}

static int
longer_first(gconstpointer a, gconstpointer b)
{
    gsize x = strlen(*(char *const *) a), y = strlen(*(char *const *) b);
    return x < y ? 1 : x > y ? -1 : strcmp(*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
find_organizations(GkReader *reader)
{
    const GkDisclosure *disclosure = reader->disclosure;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    add_organization(reader, names, disclosure->organization.text);
    for (guint i = 0; i < disclosure->document->n_tables; i++)
        add_organization(reader, names, disclosure->document->tables[i].organization.text);
    for (guint i = 0; i < disclosure->n_sub_units; i++)
        add_organization(reader, names, disclosure->sub_units[i].text);
    g_ptr_array_sort(names, longer_first);
    reader->organizations = (GkOrganizations) { (char **) names->pdata, names->len };
    return names;
}

/* --- headings --- */

/* The innermost section of paragraphs that are asked for in order. */
static gint
section_of(GkReader *reader, guint paragraph)
{
    const GkDisclosure *disclosure = reader->disclosure;
    while (reader->next_section < disclosure->n_sections &&
           disclosure->sections[reader->next_section].first_paragraph <= paragraph)
        reader->section = (gint) reader->next_section++;
    while (reader->section >= 0 && disclosure->sections[reader->section].last_paragraph < paragraph)
        reader->section = disclosure->sections[reader->section].parent;
    return reader->section;
}

static gboolean
has_stops(const GkProse *prose)
{
    for (guint i = 0; i < prose->clauses->len; i++) {
        char stop = g_array_index(prose->clauses, GkClause, i).stop;
        if (stop && strchr(",;.:", stop))
            return TRUE;
    }
    return FALSE;
}

/* Short, without amounts and stops, and numbered, set apart, or the outline's. */
static gboolean
is_heading(const GkPassage *passage, const GkParagraph *paragraph, GkMarker marker, gint section)
{
    const GkProse *prose = passage->prose;
    const GkDisclosure *disclosure = passage->reader->disclosure;
    if (section >= 0 && disclosure->sections[section].first_paragraph == passage->paragraph && !prose->measures->len)
        return TRUE;
    if (prose->measures->len || prose->length > MAX_HEADING || prose->length == 0 || has_stops(prose))
        return FALSE;
    return marker != GK_MARKER_NONE || paragraph->bold || paragraph->centered;
}

/* --- wholes over paragraphs --- */

static gboolean
is_open_style(const GkOpenWhole *open, GkMarker marker)
{
    return open->styled && open->style == marker;
}

/* The whole that a paragraph with this list number is part of. */
static GkWhole
whole_for(GkReader *reader, GkMarker marker)
{
    if (reader->n_wholes == 0)
        return GK_NO_WHOLE;
    GkOpenWhole *top = &reader->wholes[reader->n_wholes - 1];
    if (!top->styled) {
        top->styled = TRUE;
        top->style = marker;
    }
    for (guint i = reader->n_wholes; i > 0; i--) {
        if (!is_open_style(&reader->wholes[i - 1], marker))
            continue;
        reader->n_wholes = i;
        return reader->wholes[i - 1].whole;
    }
    return GK_NO_WHOLE;
}

static void
open_whole(GkReader *reader, GkWhole whole)
{
    if (whole.draft < 0 && !whole.name)
        return;
    if (reader->n_wholes == GK_MAX_WHOLES)
        return;
    reader->wholes[reader->n_wholes++] = (GkOpenWhole) { whole, GK_MARKER_NONE, FALSE };
}

/* --- paragraphs --- */

/* The places of the lines that [from, to) of the folded text was read from. */
static void
set_places(GkReader *reader, const GkText *text, const GkProse *prose, GkDraft *draft)
{
    guint start = prose->origin[MIN(draft->from, prose->length)], end = prose->origin[MIN(draft->to, prose->length)];
    guint first = 0, last;
    while (first + 1 < text->n_places && text->offsets[first + 1] <= start)
        first++;
    for (last = first; last + 1 < text->n_places && text->offsets[last + 1] < end; last++)
        ;
    if (text->n_places == 0)
        return;
    draft->statement.places = text->places + first;
    draft->statement.n_places = last - first + 1;
}

static void
read_text(GkReader *reader, const GkText *text, const GkProse *prose, guint paragraph, gint section, GkWhole whole)
{
    guint before = reader->drafts->len;
    GkPassage passage = { .reader = reader,
                          .prose = prose,
                          .paragraph = paragraph,
                          .whole = whole,
                          .outer = whole,
                          .saved = whole,
                          .listed = GK_NO_WHOLE,
                          .current = -1,
                          .primary = -1,
                          .owner = -1,
                          .reason_current = -1 };
    gk_passage_read(&passage);
    for (guint i = before; i < reader->drafts->len; i++) {
        GkDraft *draft = &g_array_index(reader->drafts, GkDraft, i);
        draft->statement.section = section;
        set_places(reader, text, prose, draft);
    }
    if (passage.part_open && prose->length)
        open_whole(reader, passage.whole);
}

/* 1、项目名称：大厅软硬件维护项目 gives what follows in the list its whole. */
static void
note_project(GkReader *reader, const GkProse *prose)
{
    static const char LABEL[] = "项目名称:";
    gsize length;
    gk_prose_marker(prose->text, 0, prose->length, &length);
    if (length + strlen(LABEL) < prose->length && strncmp(prose->text + length, LABEL, strlen(LABEL)) == 0) {
        g_autofree char *name = gk_prose_printed(prose, (guint) (length + strlen(LABEL)), prose->length);
        reader->project = gk_arena_strdup(reader->arena, name);
    }
}

static void
read_paragraph(GkReader *reader, guint index)
{
    const GkParagraph *paragraph = &reader->disclosure->document->paragraphs[index];
    if (paragraph->role != GK_LINE_PROSE)
        return;
    g_autoptr(GkProse) prose = gk_prose_new(paragraph->text.text, reader->words);
    gsize length;
    GkMarker marker = gk_prose_marker(prose->text, 0, prose->length, &length);
    gint section = section_of(reader, index);
    GkPassage passage = { .reader = reader, .prose = prose, .paragraph = index };
    if (is_heading(&passage, paragraph, marker, section)) {
        guint level = section >= 0 ? reader->disclosure->sections[section].level : 0;
        gk_reader_enter_heading(reader, prose, marker, level);
        whole_for(reader, marker);
        GkCodes codes;
        GkSpan span;
        if (gk_codes_find(&passage, (GkSpan) { (guint) length, prose->length }, &codes, &span))
            gk_codes_complete(reader, &codes);
        return;
    }
    note_project(reader, prose);
    GkWhole whole = whole_for(reader, marker);
    if (whole.draft < 0 && !whole.name && reader->project)
        whole.name = reader->project;
    read_text(reader, &paragraph->text, prose, index, section, whole);
}

static void
read_notes(GkReader *reader)
{
    const GkDocument *document = reader->disclosure->document;
    memset(reader->headings, 0, sizeof reader->headings);
    reader->nearest_heading = NULL;
    reader->n_wholes = 0;
    reader->project = NULL;
    for (guint i = 0; i < document->n_tables; i++) {
        for (guint k = 0; k < document->tables[i].n_notes; k++) {
            const GkText *note = &document->tables[i].notes[k];
            g_autoptr(GkProse) prose = gk_prose_new(note->text, reader->words);
            read_text(reader, note, prose, G_MAXUINT, -1, GK_NO_WHOLE);
        }
    }
}

void
gk_normalize_statements(GkDisclosure *disclosure)
{
    g_autoptr(GkWords) words = gk_words_new();
    g_autoptr(GArray) drafts = g_array_new(FALSE, FALSE, sizeof(GkDraft));
    GkReader reader = {
        .disclosure = disclosure, .arena = disclosure->arena, .words = words, .drafts = drafts, .section = -1
    };
    g_autoptr(GPtrArray) names = find_organizations(&reader);
    for (guint i = 0; i < disclosure->document->n_paragraphs; i++)
        read_paragraph(&reader, i);
    read_notes(&reader);
    GkStatement *statements = gk_arena_new_array(disclosure->arena, GkStatement, drafts->len);
    for (guint i = 0; i < drafts->len; i++)
        statements[i] = g_array_index(drafts, GkDraft, i).statement;
    disclosure->statements = statements;
    disclosure->n_statements = drafts->len;
}
