/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Why an amount is as it is.
 *
 *   …减少 2 万元，主要原因是│厉行节约│。             the words behind 原因是, to the end of the sentence
 *   …减少 2 万元，主要是│厉行节约│，完成预算的 90%   of what changed; what was done of it is no reason
 *   …增长 2.28%，系│人员调资│所致；                  between two words
 *   …下降 3%（主要是│煤价回落│）                     to the end of the bracket
 *   受│煤价回落│影响，资源税下降 3%                   a clause in front, of the first that changed behind it
 *
 * A clause that names a figure and a direction before 原因 (决算数小于预算数的原因是) finds the statement it is of.
 */
#include "normalize/statements/reader.h"

#include <string.h>

static gboolean
ends_with(const GkProse *prose, GkSpan span, const char *what)
{
    gsize length = strlen(what);
    return span.start + length <= span.end && memcmp(prose->text + span.end - length, what, length) == 0;
}

void
gk_passage_end_reason(GkPassage *passage, guint end)
{
    const GkFrame *reason = gk_stack_reason(passage);
    GkDraft *owner = gk_passage_draft(passage, reason->owner);
    if (owner && !owner->statement.reason && reason->start < end) {
        g_autofree char *text = gk_prose_printed(passage->prose, reason->start, end);
        owner->statement.reason = gk_arena_strdup(passage->reader->arena, text);
        owner->to = MAX(owner->to, end);
        for (gint i = passage->together_from; passage->together == reason->owner && i < reason->owner; i++) {
            GkStatement *beside = &gk_passage_draft(passage, i)->statement;
            if (beside->has_change && !beside->reason && beside->direction == owner->statement.direction)
                beside->reason = owner->statement.reason; /* 各增加 1 万元，原因是… */
        }
    }
    gk_stack_end_reason(passage);
}

void
gk_passage_begin_reason(GkPassage *passage, guint start)
{
    while (start < passage->prose->length && (passage->prose->text[start] == ':' || passage->prose->text[start] == ','))
        start++;
    gk_stack_begin_reason(passage, start);
}

/* 决算数小于预算数│(或与预算数持平): without the half that the publisher's form left to choose. */
static GkSpan
cut_alternative(const GkPassage *passage, GkSpan span)
{
    const char *text = passage->prose->text;
    guint at = span.end;
    if (!ends_with(passage->prose, span, ")"))
        return span;
    while (at > span.start && text[at - 1] != '(')
        at--;
    if (at > span.start && gk_words_at(passage->reader->words, GK_WORD_ALTERNATIVE, text, at, span.end))
        span.end = at - 1;
    return span;
}

/* “三公”经费财政拨款支出: without the fund, and without 支出 at the end. */
static char *
without_fund(const GkWords *words, const char *name)
{
    gsize length = strlen(name), at;
    const GkWord *word = gk_words_before(words, GK_WORD_SPENDING, name, 0, length);
    length -= word && length > word->length ? word->length : 0;
    GString *text = g_string_new_len(name, (gssize) length);
    while ((word = gk_words_find(words, GK_WORD_FUND, text->str, 0, text->len, &at)) && text->len > word->length)
        g_string_erase(text, (gssize) at, (gssize) word->length);
    return g_string_free(text, FALSE);
}

/* 培训费支出, of which 培训费 was told; “三公”经费, of which “三公”经费财政拨款支出. */
static gboolean
is_named(const GkPassage *passage, const char *noun, const char *item)
{
    const GkWords *words = passage->reader->words;
    if (gk_subjects_match(words, noun, item))
        return TRUE;
    g_autofree char *a = without_fund(words, noun), *b = without_fund(words, item);
    return gk_subjects_match(words, a, b);
}

/* “三公”经费决算数小于预算数的原因: the amount of this paragraph that is of this noun and figure, without a reason; -1.
 */
static gint
find_told(const GkPassage *passage, const GkLead *lead)
{
    const GArray *drafts = passage->reader->drafts;
    const char *noun = gk_passage_text(passage, lead->noun);
    for (guint i = drafts->len; i > 0 && noun; i--) {
        const GkDraft *draft = &g_array_index(drafts, GkDraft, i - 1);
        const GkStatement *s = &draft->statement;
        if (s->paragraph != passage->paragraph)
            break;
        gboolean figure = !lead->figure || !s->figure || strcmp(lead->figure, s->figure) == 0;
        if (!draft->in_reason && !s->reason && figure && s->amount.state == GK_VALUE_NUMBER &&
            (s->direction == GK_CHANGE_NONE || s->direction == lead->direction) && is_named(passage, noun, s->item))
            return (gint) i - 1;
    }
    return -1;
}

/* 决算数较上年增加的原因: the statement of this paragraph that told of it and has no reason yet; -1. */
static gint
find_compared(const GkPassage *passage, const GkLead *lead)
{
    const GArray *drafts = passage->reader->drafts;
    const char *base = gk_passage_text(passage, lead->base);
    for (guint i = drafts->len; i > 0 && base && lead->figure_only; i--) {
        const GkDraft *draft = &g_array_index(drafts, GkDraft, i - 1);
        if (draft->statement.paragraph != passage->paragraph)
            break;
        if (!draft->in_reason && !draft->statement.reason && draft->statement.direction == lead->direction &&
            g_strcmp0(draft->statement.base, base) == 0)
            return (gint) i - 1;
    }
    return -1;
}

static void
tell_direction(GkPassage *passage, gint index, const GkLead *lead)
{
    GkStatement *s = &gk_passage_draft(passage, index)->statement;
    s->direction = lead->direction;
    gk_passage_set_base(passage, lead, s);
}

void
gk_passage_read_before_reason(GkPassage *passage, GkSpan span)
{
    const GkReader *reader = passage->reader;
    const GkWord *word;
    while ((word = gk_words_before(reader->words, GK_WORD_OF, passage->prose->text, span.start, span.end)) ||
           (word = gk_words_before(reader->words, GK_WORD_ITS, passage->prose->text, span.start, span.end)))
        span.end -= (guint) word->length;
    span = cut_alternative(passage, span);
    if (gk_span_is_empty(span))
        return;
    GkLead lead = gk_lead_read(&reader->language, passage->prose, span, GK_BEHIND_NOTHING, FALSE);
    if (lead.kind != GK_EVENT_CHANGE || lead.direction == GK_CHANGE_UNCHANGED || gk_span_is_empty(lead.noun) ||
        !gk_span_is_empty(lead.object)) {
        gk_passage_read_plain(passage, span, 0);
        return;
    }
    gint compared = find_compared(passage, &lead);
    if (compared >= 0) {
        passage->top->current = compared;
        return;
    }
    gint told = lead.figure_only ? -1 : find_told(passage, &lead);
    if (told >= 0) {
        passage->top->current = told;
        if (gk_passage_draft(passage, told)->statement.direction == GK_CHANGE_NONE)
            tell_direction(passage, told, &lead);
        return;
    }
    const GkDraft *draft = gk_passage_draft(passage, passage->top->current);
    const char *noun = gk_passage_text(passage, lead.noun);
    gboolean same = lead.figure_only || (draft && gk_subjects_match(reader->words, noun, draft->statement.item));
    if (draft && same && !draft->statement.reason && draft->statement.direction != GK_CHANGE_NONE &&
        !gk_is_compared_otherwise(draft, gk_passage_text(passage, lead.base)))
        return;
    if (draft && same && !draft->statement.reason && draft->statement.direction == GK_CHANGE_NONE) {
        tell_direction(passage, passage->top->current, &lead);
        return;
    }
    GkSpan own = draft && lead.figure_only ? (GkSpan) { 0, 0 } : lead.noun;
    gint index = gk_passage_add_subject(passage, &lead, own, span.start, span.end);
    tell_direction(passage, index, &lead);
}

gboolean
gk_passage_reason_goes_on(const GkPassage *passage, guint clause)
{
    if (clause + 1 >= passage->prose->clauses->len)
        return FALSE;
    gsize length;
    GkMarker next = g_array_index(passage->prose->clauses, GkClause, clause + 1).marker;
    GkMarker first =
        gk_prose_marker(passage->prose->text, gk_stack_reason(passage)->start, passage->prose->length, &length);
    return next == GK_MARKER_ORDINAL || (next != GK_MARKER_NONE && next == first);
}

/* Whether the statement being told changes: only then does 主要是 begin a reason, and not what the money is for. */
static gboolean
tells_change(const GkPassage *passage)
{
    const GkDraft *draft = gk_passage_draft(passage, passage->top->current);
    return draft && (draft->statement.direction != GK_CHANGE_NONE || draft->statement.has_completion);
}

/* 年初无预算，│主要是…: what was not planned needs a reason as a change does. */
static gboolean
follows_unplanned(const GkPassage *passage, const GkClause *clause)
{
    const GkClause *first = &g_array_index(passage->prose->clauses, GkClause, 0);
    return clause > first && passage->top->current >= 0 &&
        gk_words_match(passage->reader->words, GK_WORD_UNPLANNED, passage->prose->text, clause[-1].start,
                       clause[-1].end);
}

/* 下降 3%│(主要是…: in a bracket behind a change. */
static gboolean
opens_behind_change(const GkPassage *passage, const GkClause *clause, gsize at)
{
    gsize change;
    return at > clause->start && passage->prose->text[at - 1] == '(' &&
        gk_words_find(passage->reader->words, GK_WORD_CHANGE, passage->prose->text, clause->start, at, &change);
}

/* 决算数大于预算数│系年中追加 */
static const GkWord *
find_behind_figure(const GkPassage *passage, const GkClause *clause, gsize *at)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    gsize change;
    for (gsize from = clause->start; from < clause->end; from = *at + 1) {
        const GkWord *word = gk_words_find(words, GK_WORD_REASON_OF_FIGURE, text, from, clause->end, at);
        if (!word)
            return NULL;
        if (gk_words_before(words, GK_WORD_FIGURE, text, clause->start, *at) &&
            gk_words_find(words, GK_WORD_RELATION, text, clause->start, *at, &change))
            return word;
    }
    return NULL;
}

const GkWord *
gk_passage_find_reason(const GkPassage *passage, const GkClause *clause, gsize *at)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    if (gk_stack_reason(passage) || gk_words_at(words, GK_WORD_NOT_REASON, text, clause->start, clause->end))
        return NULL;
    const GkWord *of_figure = find_behind_figure(passage, clause, at);
    if (of_figure)
        return of_figure;
    for (gsize from = clause->start; from < clause->end; from = *at + 1) {
        const GkWord *word = gk_words_find(words, GK_WORD_REASON, text, from, clause->end, at);
        if (!word || strcmp(word->value, "weak") != 0 || opens_behind_change(passage, clause, *at))
            return word;
        gboolean begins = *at == clause->start || gk_words_match(words, GK_WORD_CHANGE, text, clause->start, *at);
        if (begins && (tells_change(passage) || follows_unplanned(passage, clause)))
            return word;
    }
    return NULL;
}

guint
gk_passage_reason_end(const GkPassage *passage, const GkClause *clause, guint at, guint start)
{
    if (at == clause->start || passage->prose->text[at - 1] != '(')
        return 0;
    const char *close = memchr(passage->prose->text + start, ')', clause->end - start);
    return close ? (guint) (close - passage->prose->text) : 0;
}

gboolean
gk_passage_read_framed_reason(GkPassage *passage, const GkClause *clause)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    GkDraft *draft = gk_passage_draft(passage, passage->top->current);
    const GkWord *start = gk_words_at(words, GK_WORD_REASON_START, text, clause->start, clause->end);
    const GkWord *end = gk_words_before(words, GK_WORD_REASON_END, text, clause->start, clause->end);
    if (!start || !end || strcmp(start->value, end->value) != 0 || clause->n_measures || gk_stack_reason(passage) ||
        !tells_change(passage) || draft->statement.reason || clause->start + start->length + end->length >= clause->end)
        return FALSE;
    gk_passage_begin_reason(passage, (guint) (clause->start + start->length));
    gk_passage_end_reason(passage, (guint) (clause->end - end->length));
    return TRUE;
}

/* --- in front of what it is of --- */

/* Nothing was told in the sentence, or behind its last semicolon, before this clause. */
static gboolean
tells_first(const GkPassage *passage, const GkClause *clause)
{
    const GkClause *first = &g_array_index(passage->prose->clauses, GkClause, 0);
    return passage->reader->drafts->len == passage->sentence || (clause > first && clause[-1].stop == ';');
}

gboolean
gk_passage_read_front_reason(GkPassage *passage, const GkClause *clause)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    const GkWord *start = gk_words_at(words, GK_WORD_REASON_FRONT, text, clause->start, clause->end);
    if (!start || strcmp(start->value, "none") == 0 || clause->n_measures || clause->stop != ',' ||
        gk_stack_reason(passage) || !tells_first(passage, clause))
        return FALSE;
    const GkWord *end = gk_words_before(words, GK_WORD_REASON_END, text, clause->start, clause->end);
    if (end ? strcmp(start->value, end->value) != 0 && *end->value : *start->value)
        return FALSE;
    passage->front = (GkSpan) { clause->start + (guint) start->length, clause->end - (guint) (end ? end->length : 0) };
    passage->front_draft = passage->reader->drafts->len;
    return !gk_span_is_empty(passage->front);
}

void
gk_passage_end_front_reason(GkPassage *passage)
{
    const GArray *drafts = passage->reader->drafts;
    for (guint i = passage->front_draft; i < drafts->len && !gk_span_is_empty(passage->front); i++) {
        GkStatement *s = &g_array_index(drafts, GkDraft, i).statement;
        if (s->direction == GK_CHANGE_NONE && !s->has_completion)
            continue;
        g_autofree char *text = gk_prose_printed(passage->prose, passage->front.start, passage->front.end);
        if (!s->reason)
            s->reason = gk_arena_strdup(passage->reader->arena, text);
        break;
    }
    passage->front = (GkSpan) { 0, 0 };
}

/* 原因是厉行节约，│决算数较上年减少的原因是…: the second reason is none of the first. */
static gboolean
begins_reason(const GkPassage *passage, const GkClause *clause)
{
    const GkWords *words = passage->reader->words;
    gsize at;
    return gk_words_at(words, GK_WORD_FIGURE, passage->prose->text, clause->start, clause->end) &&
        gk_words_find(words, GK_WORD_REASON, passage->prose->text, clause->start, clause->end, &at);
}

/* Money was told in the reason already: what follows may be its parts. */
static gboolean
tells_money(const GkPassage *passage, const GkClause *clause)
{
    const GArray *measures = passage->prose->measures;
    for (guint i = clause->first_measure; i > 0; i--) {
        const GkMeasure *measure = &g_array_index(measures, GkMeasure, i - 1);
        if (measure->start < gk_stack_reason(passage)->start)
            break;
        if (measure->class_ == GK_MEASURE_MONEY)
            return TRUE;
    }
    return FALSE;
}

/* 主要是…，│完成预算的 90%; …，│比预算减少 1 万元; …，│包括甲 1 万元: told of the owner, or of its parts. */
static gboolean
tells_of_owner(const GkPassage *passage, const GkClause *clause)
{
    const GkReader *reader = passage->reader;
    const GkDraft *owner = gk_passage_draft(passage, gk_stack_reason(passage)->owner);
    if (!owner || !clause->n_measures)
        return FALSE;
    const GkMeasure *measure = &g_array_index(passage->prose->measures, GkMeasure, clause->first_measure);
    GkSpan span = { clause->start, measure->start };
    if (gk_words_at(reader->words, GK_WORD_INCLUDES, passage->prose->text, span.start, span.end))
        return measure->class_ == GK_MEASURE_MONEY && !tells_money(passage, clause);
    GkLead lead = gk_lead_read(&reader->language, passage->prose, span,
                               measure->class_ == GK_MEASURE_PERCENT ? GK_BEHIND_RATE : GK_BEHIND_NUMBER, FALSE);
    if (!gk_span_is_empty(lead.noun) || !gk_span_is_empty(lead.object))
        return FALSE;
    if (lead.kind == GK_EVENT_COMPLETION)
        return !owner->statement.has_completion && (lead.of || !gk_span_is_empty(lead.base));
    g_autofree char *base = gk_prose_printed(passage->prose, lead.base.start, lead.base.end);
    return lead.kind == GK_EVENT_CHANGE && gk_is_other_base(reader->words, owner->statement.base, base);
}

gboolean
gk_passage_ends_reason(const GkPassage *passage, const GkClause *clause)
{
    const GkFrame *reason = gk_stack_reason(passage);
    return reason && clause->start > reason->start &&
        (begins_reason(passage, clause) || tells_of_owner(passage, clause));
}
