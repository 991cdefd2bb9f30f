/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Clauses without amounts, and the words behind the last amount of a clause: 其中 and its like, comparisons without a
 * figure (与上年持平), absences, and names for what follows.
 */
#include "normalize/statements/reader.h"

#include <string.h>

/* 其中, 主要用于以下方面: the clause opens parts. */
static gboolean
is_opening(const GkLead *lead, char stop)
{
    gboolean bare = lead->kind == GK_EVENT_AMOUNT && lead->opening.part && gk_span_is_empty(lead->noun);
    return (lead->kind == GK_EVENT_PART || bare) && (stop == ':' || stop == ',' || stop == '.' || stop == 0);
}

static void
open_parts(GkPassage *passage, GkSpan noun)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    const GkWord *tail;
    if (gk_words_before(words, GK_WORD_USED_FOR, text, noun.start, noun.end))
        noun.end = noun.start;
    while ((tail = gk_words_before(words, GK_WORD_HEADING_TAIL, text, noun.start, noun.end)))
        noun.end -= (guint) tail->length;
    if (gk_words_match(words, GK_WORD_ATTRIBUTE, text, noun.start, noun.end) ||
        gk_words_match(words, GK_WORD_PART_GENERIC, text, noun.start, noun.end))
        noun.end = noun.start;
    gk_passage_open_part(passage, noun);
    passage->part_open = TRUE;
}

gboolean
gk_is_compared_otherwise(const GkDraft *draft, const char *base)
{
    const GkStatement *s = &draft->statement;
    return s->direction != GK_CHANGE_NONE && s->base && base && strcmp(s->base, base) != 0;
}

/* 增长│1.3倍│, and 增长│1.3│倍: as much again, told without a unit. */
static gboolean
is_multiple(const GkPassage *passage, GkSpan object)
{
    const char *text = passage->prose->text;
    const GkWord *times = gk_words_before(passage->reader->words, GK_WORD_MULTIPLE, text, object.start, object.end);
    guint at = object.start;
    while (at < object.end && (g_ascii_isdigit(text[at]) || text[at] == '.'))
        at++;
    return at > object.start && at + (times ? times->length : 0) == object.end;
}

/* 完成年初预算的 99%，│基本持平: with the budget that was told. */
static gboolean
is_of_budget(const GkPassage *passage, const GkLead *lead)
{
    const GkDraft *draft = gk_passage_draft(passage, passage->top->current);
    return draft && draft->statement.has_completion && lead->kind == GK_EVENT_CHANGE &&
        lead->direction == GK_CHANGE_UNCHANGED && gk_span_is_empty(lead->noun);
}

/* A comparison without a measure: 与2024年预算持平, 与上年相比. */
static gboolean
read_comparison(GkPassage *passage, GkSpan span, const GkLead *lead)
{
    if (gk_span_is_empty(lead->base) &&
        (lead->kind != GK_EVENT_CHANGE || (!passage->base && !is_multiple(passage, lead->object))) &&
        !is_of_budget(passage, lead))
        return FALSE;
    if (lead->kind == GK_EVENT_BASE || (lead->kind == GK_EVENT_AMOUNT && gk_span_is_empty(lead->noun))) {
        passage->base = gk_passage_text(passage, lead->base);
        if (passage->sentence == passage->reader->drafts->len)
            passage->sentence_base = passage->base; /* 与上年相比，甲增加 1 万元；│乙增加 2 万元 */
        return TRUE;
    }
    if (lead->kind != GK_EVENT_CHANGE)
        return FALSE;
    if (lead->direction != GK_CHANGE_UNCHANGED && !gk_span_is_empty(lead->object) &&
        !is_multiple(passage, lead->object)) {
        if (!gk_span_is_empty(lead->base))
            passage->base = gk_passage_text(passage, lead->base); /* 较上年增长三成，│增加 2 万元 */
        if (!gk_passage_names_nothing(passage, lead)) { /* 收入同比由增转降，│下降 3% */
            passage->noun = gk_passage_text(passage, lead->noun);
            passage->top->current = passage->top->primary = -1;
        }
        return TRUE;
    }
    if (!gk_passage_speaks_of(passage, lead))
        return TRUE;
    gint index = gk_passage_change_target(passage, lead, NULL, span.start);
    GkDraft *draft = gk_passage_draft(passage, index);
    if (gk_is_compared_otherwise(draft, gk_passage_text(passage, lead->base)))
        draft = gk_passage_draft(passage, gk_passage_compare_again(passage, span.start, span.end));
    if (gk_words_before(passage->reader->words, GK_WORD_LIMITED, passage->prose->text, lead->base.start,
                        lead->base.end))
        return TRUE; /* 低于债务限额: nothing changed */
    if (draft->statement.direction == GK_CHANGE_NONE)
        draft->statement.direction = lead->direction;
    gk_passage_set_base(passage, lead, &draft->statement);
    draft->to = MAX(draft->to, span.end);
    if (passage->together == index)
        gk_passage_share_change(passage, lead, index); /* 甲、乙均为 0 万元，│与上年一致 */
    return TRUE;
}

#define SHORTEST_WHOLE 9u /* bytes: 其中 and 年中 name none */

/* 财政拨款支出预算中，: what follows is part of it. */
static gboolean
read_inside(GkPassage *passage, GkSpan noun)
{
    const GkReader *reader = passage->reader;
    const char *name = gk_passage_text(passage, noun);
    if (noun.end < noun.start + SHORTEST_WHOLE)
        return FALSE;
    if (gk_words_match(reader->words, GK_WORD_SELF, passage->prose->text, noun.start, noun.end))
        return TRUE;
    gk_passage_open_named(passage, name);
    return TRUE;
}

/* 财政总收入│首次突破百亿元大关 */
static GkSpan
cut_passed(const GkPassage *passage, GkSpan noun)
{
    gsize at;
    if (gk_words_find(passage->reader->words, GK_WORD_PASSED, passage->prose->text, noun.start, noun.end, &at) &&
        at > noun.start)
        noun.end = (guint) at;
    return noun;
}

/* What is told without an amount: that there is none, or only a name for what follows. */
static void
read_name(GkPassage *passage, GkSpan span)
{
    GkOpening opening = { 0 };
    gk_passage_read_absence(passage, span);
    GkSpan noun = gk_lead_cut_front(&passage->reader->language, passage->prose, span, &opening);
    if (opening.year)
        passage->year = opening.year;
    if (opening.fresh)
        gk_stack_leave_lists(passage);
    noun = cut_passed(passage, noun);
    if (gk_span_is_empty(noun) || noun.end - noun.start > 120)
        return;
    if (gk_words_before(passage->reader->words, GK_WORD_OF, passage->prose->text, noun.start, noun.end))
        passage->prefix = gk_passage_text(passage, noun);
    else
        passage->noun = gk_passage_text(passage, noun);
}

/* 增长 3.7%│(或与上年持平): the half of the publisher's form that was not taken. */
static gboolean
is_alternative(const GkPassage *passage, GkSpan span)
{
    const char *text = passage->prose->text;
    guint at = span.start + (text[span.start] == '(' ? 1 : 0);
    return at > 0 && text[at - 1] == '(' &&
        gk_words_at(passage->reader->words, GK_WORD_ALTERNATIVE, text, at, span.end);
}

void
gk_passage_read_plain(GkPassage *passage, GkSpan span, char stop)
{
    if (gk_span_is_empty(span) || gk_stack_reason(passage) || is_alternative(passage, span))
        return;
    gk_passage_note_codes(passage, &span);
    if (gk_span_is_empty(span))
        return;
    const GkDraft *draft = gk_passage_draft(passage, passage->top->current);
    gboolean based = passage->base || (draft && draft->statement.has_completion);
    GkLead lead = gk_lead_read(&passage->reader->language, passage->prose, span, GK_BEHIND_NOTHING, based);
    if (is_opening(&lead, stop)) {
        open_parts(passage, lead.noun);
        return;
    }
    if (lead.opening.year)
        passage->year = lead.opening.year;
    if (read_comparison(passage, span, &lead) || (lead.kind == GK_EVENT_INSIDE && read_inside(passage, lead.noun)))
        return;
    read_name(passage, span);
}
