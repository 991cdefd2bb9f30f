/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Parts that are told in the next sentence:
 *
 *   “三公”经费 900 万元。其中：出国费 0 万元；公务用车运行费 550 万元。公务接待费 350 万元。
 *                              └────────── a list of parts ──────────┘ └ a part all the same
 *
 * A list ends with its sentence, but where its whole is one that always has the
 * same parts (data/statement-parts.tsv), a part not told yet goes on with it.
 */
#include "data/data.h"
#include "normalize/statements/reader.h"

#include <string.h>

#define MAX_PARTS 32 /* of one list that are looked through */

static gboolean
has_one_of(const char *text, const char *alternatives)
{
    g_auto(GStrv) words = g_strsplit(alternatives, "|", -1);
    for (char **word = words; text && *word; word++)
        if (strstr(text, *word))
            return TRUE;
    return FALSE;
}

/* The alternatives for the part of `whole` that `item` is; NULL. The caller frees it. */
static char *
part_of_set(const char *whole, const char *item)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-parts.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        if (!strstr(whole, gk_data_field(&rows[i], 0)))
            continue;
        g_auto(GStrv) parts = g_strsplit(gk_data_field(&rows[i], 1), " ", -1);
        for (char **part = parts; *part; part++)
            if (has_one_of(item, *part))
                return g_strdup(*part);
    }
    return NULL;
}

static gboolean
is_told(const GkPassage *passage, gint whole, const char *part)
{
    guint n = passage->reader->drafts->len;
    for (guint i = n; i > (guint) whole + 1 && n - i < MAX_PARTS; i--) {
        const GkStatement *s = &g_array_index(passage->reader->drafts, GkDraft, i - 1).statement;
        if (s->part_of == whole && has_one_of(s->item, part))
            return TRUE;
    }
    return FALSE;
}

void
gk_passage_rejoin_list(GkPassage *passage, GkSpan noun)
{
    gint index = passage->listed.draft;
    const GkDraft *whole = gk_passage_draft(passage, index);
    gboolean outside = gk_whole_equal(passage->top->whole, passage->frames->whole);
    const char *item = gk_passage_text(passage, noun);
    if (!whole || !outside || !item || passage->top->kind == GK_FRAME_BRACKET || gk_stack_reason(passage) ||
        strstr(item, whole->statement.item))
        return;
    g_autofree char *part = part_of_set(whole->statement.item, item);
    if (part && !is_told(passage, index, part))
        gk_stack_rejoin_list(passage, passage->listed);
}

void
gk_passage_open_named(GkPassage *passage, const char *name)
{
    const GArray *drafts = passage->reader->drafts;
    GkWhole whole = { -1, name };
    for (guint i = drafts->len; i > 0 && drafts->len - i <= 16; i--) {
        const GkDraft *draft = &g_array_index(drafts, GkDraft, i - 1);
        if (draft->statement.paragraph != passage->paragraph)
            break;
        if (!draft->in_reason && gk_subjects_match(passage->reader->words, name, draft->statement.item)) {
            whole = (GkWhole) { (gint) i - 1, NULL };
            break;
        }
    }
    gk_stack_rejoin_list(passage, whole);
}

gboolean
gk_passage_open_included(GkPassage *passage, GkSpan *span)
{
    const GkReader *reader = passage->reader;
    const char *text = passage->prose->text;
    gsize at;
    GkOpening opening = { 0 };
    const GkWord *word = gk_words_find(reader->words, GK_WORD_INCLUDES, text, span->start, span->end, &at);
    if (!word || at == span->start || at + word->length == span->end)
        return FALSE;
    GkSpan before =
        gk_lead_cut_front(&reader->language, passage->prose, (GkSpan) { span->start, (guint) at }, &opening);
    const char *name = gk_passage_text(passage, before);
    gboolean money = gk_words_before(reader->words, GK_WORD_MONEY_NOUN, text, before.start, before.end) ||
        gk_words_before(reader->words, GK_WORD_SAME_SUBJECT, text, before.start, before.end);
    gsize side;
    if (!name || !money ||
        (!gk_words_find(reader->words, GK_WORD_INCOME, text, before.start, before.end, &side) &&
         !gk_words_find(reader->words, GK_WORD_SPENDING, text, before.start, before.end, &side)))
        return FALSE;
    if (opening.year)
        passage->year = opening.year;
    gk_stack_leave_lists(passage);
    gk_passage_open_named(passage, name);
    span->start = (guint) (at + word->length);
    return TRUE;
}
