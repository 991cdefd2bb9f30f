/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/reader.h"
#include "normalize/statements/statements.h"

#include <string.h>

#define MAX_ORGANIZATIONS 16
#define MAX_PIECES 4 /* paragraphs that one sentence is looked for in */
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
    reader->language.names = (char **) names->pdata;
    reader->language.n_names = names->len;
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

/* --- paragraphs --- */

/* Says which numbers were not read, since their pieces may be one number or two. */
static void
report_doubtful(GkReader *reader, const GkText *text, const GkProse *prose)
{
    for (guint i = 0; i < prose->doubtful->len; i++) {
        const GkStretch *pieces = &g_array_index(prose->doubtful, GkStretch, i);
        guint start = prose->origin[pieces->start], place = 0;
        while (place + 1 < text->n_places && text->offsets[place + 1] <= start)
            place++;
        g_autofree char *printed = g_strndup(text->text + start, prose->origin[pieces->end] - start);
        guint page = text->n_places ? text->places[place].page : 0;
        gk_diagnostics_add(reader->disclosure->diagnostics, GK_DIAGNOSTIC_AMBIGUOUS_NUMBER, page,
                           text->n_places ? &text->places[place].box : NULL,
                           "page %u, in the text: “%s” may be one number or two; it was not read", page, printed);
    }
}

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

/* Staff is counted: money for 离退休 is none, whatever heading it stands under. */
static void
check_topic(GkStatement *s)
{
    gboolean counted = s->amount.state == GK_VALUE_NUMBER && !s->amount.has_yuan && !s->amount.percent;
    gboolean changed = s->has_change && !s->change.has_yuan && !s->change.percent;
    if (strcmp(s->topic, "staff") == 0 && !counted && !changed)
        s->topic = "general";
}

static void
read_text(GkReader *reader, const GkText *text, const GkProse *prose, guint paragraph, gint section, GkWhole whole)
{
    gsize length;
    guint before = reader->drafts->len;
    GkPassage passage = { .reader = reader,
                          .prose = prose,
                          .paragraph = paragraph,
                          .listed = GK_NO_WHOLE,
                          .together = -1,
                          .sentence = reader->drafts->len };
    gk_stack_begin(&passage, whole);
    gk_passage_read(&passage);
    report_doubtful(reader, text, prose);
    for (guint i = before; i < reader->drafts->len; i++) {
        GkDraft *draft = &g_array_index(reader->drafts, GkDraft, i);
        draft->statement.section = section;
        check_topic(&draft->statement);
        set_places(reader, text, prose, draft);
    }
    reader->whole_before = passage.frames->primary;
    if (reader->drafts->len > before)
        reader->told = g_array_index(reader->drafts, GkDraft, before).statement.item;
    if (passage.part_open && prose->length)
        gk_reader_open_list(reader, passage.top->whole, gk_prose_marker(prose->text, 0, prose->length, &length));
}

/* 1、项目名称：大厅软硬件维护项目 gives what follows in the list its whole. */
static void
note_project(GkReader *reader, const GkProse *prose)
{
    gsize length;
    gk_prose_marker(prose->text, 0, prose->length, &length);
    const GkWord *label = gk_words_at(reader->words, GK_WORD_PROJECT_NAME, prose->text, length, prose->length);
    if (label && length + label->length < prose->length) {
        g_autofree char *name = gk_prose_printed(prose, (guint) (length + label->length), prose->length);
        reader->project = gk_arena_strdup(reader->arena, name);
    }
}

/* --- paragraphs that were cut --- */

#define LONGEST_FRAGMENT 6u /* bytes: two characters make no clause */

/* …，增长 3%；│预: after an amount, a clause that is none. */
static gboolean
ends_in_fragment(const GkProse *first)
{
    const GkClause *last =
        first->clauses->len ? &g_array_index(first->clauses, GkClause, first->clauses->len - 1) : NULL;
    return last && first->measures->len && first->clauses->len > 1 && last->stop == 0 && last->n_measures == 0 &&
        last->end > last->start && last->end - last->start <= LONGEST_FRAGMENT;
}

/* Whether the sentence plainly goes on: the first part stops in the middle, or the second begins there. What is
 * merely without a full stop (a heading, a line of a list) stays alone. */
static gboolean
goes_on(const GkReader *reader, const GkProse *first, const GkProse *second)
{
    static const GkWordKind OPEN[] = { GK_WORD_CHANGE, GK_WORD_COMPARATOR, GK_WORD_SHARE, GK_WORD_COMPLETION };
    gsize length;
    if (first->length == 0 || second->length == 0 ||
        gk_prose_marker(second->text, 0, second->length, &length) != GK_MARKER_NONE)
        return FALSE;
    if (gk_words_before(reader->words, GK_WORD_CUT_END, first->text, 0, first->length))
        return TRUE;
    if (ends_in_fragment(first) && second->measures->len)
        return TRUE;
    if (gk_words_at(reader->words, GK_WORD_CUT_START, second->text, 0, second->length) &&
        !g_str_has_suffix(first->text, "。"))
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(OPEN); i++) {
        if (gk_words_before(reader->words, OPEN[i], first->text, 0, first->length))
            return g_ascii_isdigit(second->text[0]);
    }
    return FALSE;
}

/* Both texts as one; the places of the second begin where its text does. */
static GkText
join_texts(GkArena *arena, const GkText *a, const GkText *b)
{
    guint length = (guint) strlen(a->text), n = a->n_places + b->n_places;
    GkPlace *places = gk_arena_new_array(arena, GkPlace, n);
    guint *offsets = gk_arena_new_array(arena, guint, n);
    for (guint i = 0; i < n; i++) {
        gboolean second = i >= a->n_places;
        places[i] = second ? b->places[i - a->n_places] : a->places[i];
        offsets[i] = second ? length + b->offsets[i - a->n_places] : a->offsets[i];
    }
    return (GkText) { gk_arena_printf(arena, "%s%s", a->text, b->text), places, offsets, n };
}

static gboolean
is_prose(const GkParagraph *paragraph)
{
    return paragraph->role == GK_LINE_PROSE;
}

/* The paragraph from `index` on, with up to MAX_PIECES - 1 pieces that belong to it; *last is the last of them. */
static GkText
whole_text(GkReader *reader, guint index, guint *last)
{
    const GkDocument *document = reader->disclosure->document;
    GkText text = document->paragraphs[index].text;
    *last = index;
    for (guint next = index + 1, pieces = 1; next < document->n_paragraphs && pieces < MAX_PIECES; next++) {
        const GkParagraph *paragraph = &document->paragraphs[next];
        if (!is_prose(paragraph))
            continue;
        g_autoptr(GkProse) a = gk_prose_new(text.text, reader->words);
        g_autoptr(GkProse) b = gk_prose_new(paragraph->text.text, reader->words);
        gboolean heading = !a->measures->len && !has_stops(a) && b->length && b->text[0] != '(';
        if (heading || !goes_on(reader, a, b))
            break;
        text = join_texts(reader->arena, &text, &paragraph->text);
        *last = next;
        pieces++;
    }
    return text;
}

/* --- one paragraph --- */

static void
enter_heading(GkReader *reader, GkPassage *passage, GkMarker marker, gint section)
{
    guint level = section >= 0 ? reader->disclosure->sections[section].level : 0;
    gk_reader_enter_heading(reader, passage->prose, marker, level);
    reader->whole_before = -1;
    gk_reader_list_whole(reader, marker, passage->prose);
    GkCodes codes;
    GkSpan span, all = { 0, passage->prose->length };
    gsize length;
    gk_prose_marker(passage->prose->text, 0, all.end, &length);
    all.start = (guint) length;
    if (gk_codes_find(passage, all, &codes, &span))
        gk_codes_complete(reader, &codes);
}

/* Returns the last paragraph read. */
static guint
read_paragraph(GkReader *reader, guint index)
{
    guint last;
    const GkParagraph *paragraph = &reader->disclosure->document->paragraphs[index];
    if (!is_prose(paragraph))
        return index;
    GkText text = whole_text(reader, index, &last);
    g_autoptr(GkProse) prose = gk_prose_new(text.text, reader->words);
    gsize length;
    GkMarker marker = gk_prose_marker(prose->text, 0, prose->length, &length);
    gint section = section_of(reader, index);
    GkPassage passage = { .reader = reader, .prose = prose, .paragraph = index };
    if (is_heading(&passage, paragraph, marker, section)) {
        enter_heading(reader, &passage, marker, section);
        return last;
    }
    note_project(reader, prose);
    GkWhole whole = gk_reader_list_whole(reader, marker, prose);
    if (whole.draft < 0 && !whole.name && reader->project)
        whole.name = reader->project;
    read_text(reader, &text, prose, index, section, whole);
    return last;
}

static void
read_notes(GkReader *reader)
{
    const GkDocument *document = reader->disclosure->document;
    memset(reader->headings, 0, sizeof reader->headings);
    reader->nearest_heading = NULL;
    reader->whole_before = -1;
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
    const GkWords *words = gk_words_get();
    g_autoptr(GkGrammar) grammar = gk_grammar_new(words);
    g_autoptr(GkFunctionCodes) codes = gk_function_codes_new(disclosure, words);
    g_autoptr(GArray) drafts = g_array_new(FALSE, FALSE, sizeof(GkDraft));
    GkReader reader = { .disclosure = disclosure,
                        .arena = disclosure->arena,
                        .words = words,
                        .language = { .words = words,
                                      .grammar = grammar,
                                      .government = gk_disclosure_kind_is_government(disclosure->kind) },
                        .function_codes = codes,
                        .drafts = drafts,
                        .whole_before = -1,
                        .section = -1 };
    g_autoptr(GPtrArray) names = find_organizations(&reader);
    for (guint i = 0; i < disclosure->document->n_paragraphs; i++)
        i = read_paragraph(&reader, i);
    read_notes(&reader);
    GkStatement *statements = gk_arena_new_array(disclosure->arena, GkStatement, drafts->len);
    for (guint i = 0; i < drafts->len; i++)
        statements[i] = g_array_index(drafts, GkDraft, i).statement;
    disclosure->statements = statements;
    disclosure->n_statements = drafts->len;
}
