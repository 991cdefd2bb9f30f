/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How much of a budget was carried out:
 *
 *   支出决算为 51.32 万元，完成全年预算的│98.69%
 *   支出决算为 2.02 万元，完成│全年预算 5.3 万元│的│38.1%        the budget's own amount stands inside
 *                          占│调整预算│105.47%
 */
#include "normalize/statements/reader.h"

#include <string.h>

void
gk_passage_read_completion(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from)
{
    const GkDraft *draft = gk_passage_draft(passage, *gk_passage_current(passage));
    GkDraft *target = gk_passage_target(passage, lead, measure, from, draft && draft->statement.has_completion);
    target->statement.has_completion = TRUE;
    target->statement.completion = measure->value;
    target->statement.completion_of = lead->of;
    if (!gk_span_is_empty(lead->base))
        target->statement.completion_of = gk_passage_text(passage, lead->base);
    target->to = measure->end;
}

/* The percentage that stands right behind the amount and 的; NULL. */
static const GkMeasure *
percentage_behind(const GkPassage *passage, const GkMeasure *amount)
{
    const GArray *measures = passage->prose->measures;
    const GkWord *of =
        gk_words_at(passage->reader->words, GK_WORD_OF, passage->prose->text, amount->end, passage->prose->length);
    guint start = amount->end + (of ? (guint) of->length : 0);
    if (amount->class_ != GK_MEASURE_MONEY || start >= passage->prose->length || !of)
        return NULL;
    for (guint i = 0; i < measures->len; i++) {
        const GkMeasure *measure = &g_array_index(measures, GkMeasure, i);
        if (measure->start == start && measure->class_ == GK_MEASURE_PERCENT)
            return measure;
    }
    return NULL;
}

/* 完成│2024年│全年预算: the words of the budget; FALSE where there are none. */
static gboolean
find_budget(const GkPassage *passage, GkSpan span, GkSpan *before, GkSpan *budget, const char **figure)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    gsize at, hint_at;
    const GkWord *verb = gk_words_find_last(words, GK_WORD_COMPLETION_OF, text, span.start, span.end, &at);
    if (!verb)
        return FALSE;
    *before = (GkSpan) { span.start, (guint) at };
    *budget =
        gk_lead_trim(&passage->reader->language, passage->prose, (GkSpan) { (guint) (at + verb->length), span.end });
    const GkWord *hint = gk_words_find_last(words, GK_WORD_FIGURE_HINT, text, budget->start, budget->end, &hint_at);
    *figure = hint && *hint->value ? hint->value : NULL;
    return *figure && strcmp(*figure, "final") != 0;
}

/* The budget as a statement of its own, beside the one that is being told. */
static void
add_budget(GkPassage *passage, const GkMeasure *amount, const char *figure, guint from)
{
    const GkFrame before = *passage->top;
    GkLead nothing = { .figure = figure, .noun = { from, from } };
    gint index = gk_passage_add_subject(passage, &nothing, nothing.noun, from, amount->end);
    gk_passage_set_amount(passage, index, amount);
    const GkDraft *told = gk_passage_draft(passage, before.current);
    GkStatement *s = &gk_passage_draft(passage, index)->statement;
    if (told) {
        s->part_of = told->statement.part_of;
        s->subject = told->statement.subject;
        s->item = told->statement.item;
        s->topic = told->statement.topic;
    }
    *passage->top = before;
}

guint
gk_passage_read_completed(GkPassage *passage, GkSpan span, const GkMeasure *amount, guint from)
{
    const GkMeasure *percent = percentage_behind(passage, amount);
    GkSpan before, budget;
    const char *figure;
    if (!percent || gk_stack_reason(passage) || !find_budget(passage, span, &before, &budget, &figure))
        return 0;
    GkLead lead = gk_lead_read(&passage->reader->language, passage->prose, before, GK_BEHIND_NOTHING, FALSE);
    lead.base = budget;
    lead.of = NULL;
    if (lead.opening.year)
        passage->year = lead.opening.year;
    gk_passage_read_completion(passage, &lead, percent, from);
    add_budget(passage, amount, figure, from);
    return percent->end;
}
