/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/reader.h"

#include <string.h>

static const GkMeasure *
measure_at(const GkPassage *passage, guint index)
{
    return &g_array_index(passage->prose->measures, GkMeasure, index);
}

/* The measures in [from, end) one by one, then the words behind the last. */
static void
read_stretch(GkPassage *passage, guint from, guint end, char stop, guint *next, guint last)
{
    gboolean first = TRUE;
    guint begin = from;
    while (*next < last && measure_at(passage, *next)->start < end) {
        const GkMeasure *measure = measure_at(passage, (*next)++);
        passage->noun_is_near = measure->start == begin && measure->class_ == GK_MEASURE_PERCENT;
        if (measure->start >= from)
            from = gk_passage_read_measure(passage, from, measure, end, first);
        passage->noun_is_near = first = FALSE;
    }
    passage->noun_before = passage->noun;
    passage->noun = NULL;
    if (from < end)
        gk_passage_read_plain(passage, (GkSpan) { from, end }, stop);
}

/* What stands before `reason`, and the reason itself. */
static void
read_reason(GkPassage *passage, const GkClause *clause, guint at, const GkWord *reason)
{
    guint next = clause->first_measure, last = next + clause->n_measures, start = at + (guint) reason->length;
    if (clause->n_measures && measure_at(passage, next)->start < at)
        read_stretch(passage, clause->start, at, 0, &next, last);
    else
        gk_passage_read_before_reason(passage, (GkSpan) { clause->start, at });
    gk_passage_begin_reason(passage, start);
    guint end = gk_passage_reason_end(passage, clause, at, start);
    if (end)
        gk_passage_end_reason(passage, end);
    else
        read_stretch(passage, start, clause->end, clause->stop, &next, last);
}

static void
read_clause(GkPassage *passage, const GkClause *clause)
{
    guint next = clause->first_measure, last = next + clause->n_measures;
    gsize at = clause->end;
    passage->part_open = FALSE;
    if (gk_passage_ends_reason(passage, clause))
        gk_passage_end_reason(passage, clause[-1].end);
    if (gk_passage_read_framed_reason(passage, clause) || gk_passage_read_front_reason(passage, clause))
        return;
    const GkWord *reason = gk_passage_find_reason(passage, clause, &at);
    if (reason)
        read_reason(passage, clause, (guint) at, reason);
    else
        read_stretch(passage, clause->start, clause->end, clause->stop, &next, last);
}

static void
end_sentence(GkPassage *passage)
{
    gk_passage_end_front_reason(passage);
    gk_stack_end_sentence(passage);
    passage->base = passage->sentence_base = NULL;
    passage->sentence = passage->reader->drafts->len;
    passage->prefix = NULL;
    passage->listing = FALSE;
}

/* 包括3个单位。│本部门编制50人, │全年召开会议5次: the next sentence begins with who or when it is about, and is no part
 * of what was listed. */
static gboolean
begins_anew(const GkPassage *passage, guint index)
{
    if (index >= passage->prose->clauses->len)
        return FALSE;
    const GkClause *clause = &g_array_index(passage->prose->clauses, GkClause, index);
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    const GkWord *self = gk_words_at(words, GK_WORD_SELF, text, clause->start, clause->end);
    return (self && strcmp(self->value, "who") == 0) ||
        (gk_words_at(words, GK_WORD_RUNNING, text, clause->start, clause->end) &&
         !gk_words_at(words, GK_WORD_REASON, text, clause->start, clause->end));
}

static void
after_clause(GkPassage *passage, guint index, const GkClause *clause)
{
    gboolean in_reason = gk_stack_reason(passage) != NULL;
    switch (clause->stop) {
    case '(':
        gk_stack_open_bracket(passage);
        break;
    case ')':
        if (in_reason && passage->top->kind == GK_FRAME_REASON)
            gk_passage_end_reason(passage, clause->end);
        gk_stack_close_bracket(passage);
        break;
    case ';':
        if (in_reason && !gk_passage_reason_goes_on(passage, index))
            gk_passage_end_reason(passage, clause->end);
        if (!gk_stack_reason(passage)) {
            gk_passage_end_front_reason(passage);
            gk_stack_end_semicolon(passage);
        }
        passage->base = passage->sentence_base;
        break;
    case '.':
    case 0:
        if (in_reason)
            gk_passage_end_reason(passage, clause->end);
        end_sentence(passage);
        if (begins_anew(passage, index + 1))
            gk_stack_leave_lists(passage);
        break;
    default:
        break;
    }
}

void
gk_passage_read(GkPassage *passage)
{
    for (guint i = 0; i < passage->prose->clauses->len; i++) {
        const GkClause *clause = &g_array_index(passage->prose->clauses, GkClause, i);
        read_clause(passage, clause);
        after_clause(passage, i, clause);
    }
    if (gk_stack_reason(passage))
        gk_passage_end_reason(passage, passage->prose->length);
}
