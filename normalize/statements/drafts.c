/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/reader.h"

#include <string.h>

#define SEPARATOR " > "

GkDraft *
gk_passage_draft(const GkPassage *passage, gint index)
{
    return index < 0 ? NULL : &g_array_index(passage->reader->drafts, GkDraft, (guint) index);
}

const char *
gk_passage_text(const GkPassage *passage, GkSpan span)
{
    if (gk_span_is_empty(span))
        return NULL;
    g_autofree char *printed = gk_prose_printed(passage->prose, span.start, span.end);
    gsize length = strlen(printed);
    if (length > GK_MAX_SUBJECT) {
        length = GK_MAX_SUBJECT;
        while ((printed[length] & 0xC0) == 0x80)
            length--;
    }
    return length ? gk_arena_strndup(passage->reader->arena, printed, length) : NULL;
}

static const char *
compose_subject(GkPassage *passage, const GkWhole *whole, const char *item)
{
    GkArena *arena = passage->reader->arena;
    const GkDraft *draft = gk_passage_draft(passage, whole->draft);
    const char *before = draft ? draft->statement.subject : whole->name;
    if (!before)
        return gk_arena_strdup(arena, item);
    if (strlen(before) > GK_MAX_SUBJECT)
        before = draft ? draft->statement.item : item;
    return gk_arena_printf(arena, "%s" SEPARATOR "%s", before, item);
}

gint
gk_passage_add(GkPassage *passage, const char *item, guint from, guint to)
{
    GkDraft draft = { 0 };
    GkStatement *s = &draft.statement;
    GkWhole whole = passage->top->whole;
    s->item = item ? item : "";
    s->subject = compose_subject(passage, &whole, s->item);
    s->part_of = whole.draft;
    s->year = passage->year;
    s->topic = gk_reader_topic(passage->reader, s->item,
                               whole.draft >= 0 ? gk_passage_draft(passage, whole.draft)->statement.topic : NULL);
    s->paragraph = passage->paragraph;
    s->amount.state = GK_VALUE_BLANK;
    s->section = -1;
    draft.from = from;
    draft.to = to;
    draft.in_reason = gk_stack_reason(passage) != NULL;
    g_array_append_val(passage->reader->drafts, draft);
    return (gint) passage->reader->drafts->len - 1;
}

/* --- same subject --- */

static char *
subject_key(const GkWords *words, const char *subject)
{
    g_autofree char *folded = gk_prose_fold(subject);
    gsize length = strlen(folded);
    GString *key = g_string_sized_new(length + 1);
    for (gsize i = 0; i < length;) {
        const GkWord *word = gk_words_at(words, GK_WORD_SAME_SUBJECT, folded, i, length);
        if (!word)
            g_string_append_c(key, folded[i]);
        i += word ? word->length : 1;
    }
    return g_string_free(key, FALSE);
}

gboolean
gk_subjects_match(const GkWords *words, const char *a, const char *b)
{
    if (!a || !b)
        return FALSE;
    g_autofree char *x = subject_key(words, a), *y = subject_key(words, b);
    return strcmp(x, y) == 0;
}
