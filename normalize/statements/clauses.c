/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/reader.h"

#include <string.h>

/* --- clauses without measures --- */

static gboolean
ends_with(const GkProse *prose, GkSpan span, const char *what)
{
    gsize length = strlen(what);
    return span.start + length <= span.end && memcmp(prose->text + span.end - length, what, length) == 0;
}

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

/* The statement has been compared already, with something else. */
static gboolean
is_compared_otherwise(const GkDraft *draft, const char *base)
{
    const GkStatement *s = &draft->statement;
    return s->direction != GK_CHANGE_NONE && s->base && base && strcmp(s->base, base) != 0;
}

/* 较上年增加 0.61 万元。决算数与预算数持平的原因是…: of the same, but another comparison. */
static GkDraft *
compare_again(GkPassage *passage, GkSpan span)
{
    const GkLead lead = { 0 };
    return gk_passage_draft(passage, gk_passage_add_subject(passage, &lead, (GkSpan) { 0, 0 }, span.start, span.end));
}

/* A comparison without a measure: 与2024年预算持平, 与上年相比. */
static gboolean
read_comparison(GkPassage *passage, GkSpan span, const GkLead *lead)
{
    if (gk_span_is_empty(lead->base) && (lead->kind != GK_EVENT_CHANGE || !passage->base))
        return FALSE;
    if (lead->kind == GK_EVENT_BASE || (lead->kind == GK_EVENT_AMOUNT && gk_span_is_empty(lead->noun))) {
        passage->base = gk_passage_text(passage, lead->base);
        return TRUE;
    }
    if (lead->kind != GK_EVENT_CHANGE)
        return FALSE;
    if (lead->direction != GK_CHANGE_UNCHANGED && !gk_span_is_empty(lead->object))
        return TRUE;
    if (!gk_passage_speaks_of(passage, lead))
        return TRUE;
    gint index = gk_passage_change_target(passage, lead, NULL, span.start);
    GkDraft *draft = gk_passage_draft(passage, index);
    if (is_compared_otherwise(draft, gk_passage_text(passage, lead->base)))
        draft = compare_again(passage, span);
    if (draft->statement.direction == GK_CHANGE_NONE)
        draft->statement.direction = lead->direction;
    gk_passage_set_base(passage, lead, &draft->statement);
    draft->to = MAX(draft->to, span.end);
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
    GkWhole whole = { -1, name };
    for (guint i = reader->drafts->len; i > 0; i--) {
        const GkDraft *draft = &g_array_index(reader->drafts, GkDraft, i - 1);
        if (draft->statement.paragraph != passage->paragraph || reader->drafts->len - i > 16)
            break;
        if (!draft->in_reason && gk_subjects_match(reader->words, name, draft->statement.item)) {
            whole = (GkWhole) { (gint) i - 1, NULL };
            break;
        }
    }
    gk_stack_rejoin_list(passage, whole);
    return TRUE;
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
    if (gk_span_is_empty(noun) || noun.end - noun.start > 120)
        return;
    if (ends_with(passage->prose, noun, "的"))
        passage->prefix = gk_passage_text(passage, noun);
    else
        passage->noun = gk_passage_text(passage, noun);
}

static void
read_plain(GkPassage *passage, GkSpan span, char stop)
{
    if (gk_span_is_empty(span) || gk_stack_reason(passage))
        return;
    gk_passage_note_codes(passage, &span);
    if (gk_span_is_empty(span))
        return;
    GkLead lead =
        gk_lead_read(&passage->reader->language, passage->prose, span, GK_BEHIND_NOTHING, passage->base != NULL);
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

/* --- reasons --- */

/* The owner's reason ends at `end`. */
static void
end_reason(GkPassage *passage, guint end)
{
    const GkFrame *reason = gk_stack_reason(passage);
    GkDraft *owner = gk_passage_draft(passage, reason->owner);
    if (owner && !owner->statement.reason && reason->start < end) {
        g_autofree char *text = gk_prose_printed(passage->prose, reason->start, end);
        owner->statement.reason = gk_arena_strdup(passage->reader->arena, text);
        owner->to = MAX(owner->to, end);
        for (gint i = (gint) passage->sentence; passage->together == reason->owner && i < reason->owner; i++) {
            GkStatement *beside = &gk_passage_draft(passage, i)->statement;
            if (beside->has_change && !beside->reason && beside->direction == owner->statement.direction)
                beside->reason = owner->statement.reason; /* 各增加 1 万元，原因是… */
        }
    }
    gk_stack_end_reason(passage);
}

static void
begin_reason(GkPassage *passage, guint start)
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

/* 财政拨款收入支出减少的│主要原因: names a direction of its own. */
static void
read_before_reason(GkPassage *passage, GkSpan span)
{
    const GkReader *reader = passage->reader;
    while (ends_with(passage->prose, span, "的") || ends_with(passage->prose, span, "其"))
        span.end -= 3;
    span = cut_alternative(passage, span);
    if (gk_span_is_empty(span))
        return;
    GkLead lead = gk_lead_read(&reader->language, passage->prose, span, GK_BEHIND_NOTHING, FALSE);
    if (lead.kind != GK_EVENT_CHANGE || lead.direction == GK_CHANGE_UNCHANGED || gk_span_is_empty(lead.noun) ||
        !gk_span_is_empty(lead.object)) {
        read_plain(passage, span, 0);
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
        !is_compared_otherwise(draft, gk_passage_text(passage, lead.base)))
        return;
    if (draft && same && !draft->statement.reason && draft->statement.direction == GK_CHANGE_NONE) {
        tell_direction(passage, passage->top->current, &lead);
        return;
    }
    GkSpan own = draft && lead.figure_only ? (GkSpan) { 0, 0 } : lead.noun;
    gint index = gk_passage_add_subject(passage, &lead, own, span.start, span.end);
    tell_direction(passage, index, &lead);
}

/* 主要原因是：一是…；二是…: a list inside the reason, not the next item of the list outside. */
static gboolean
reason_goes_on(const GkPassage *passage, guint clause)
{
    if (clause + 1 >= passage->prose->clauses->len)
        return FALSE;
    gsize length;
    GkMarker next = g_array_index(passage->prose->clauses, GkClause, clause + 1).marker;
    GkMarker first =
        gk_prose_marker(passage->prose->text, gk_stack_reason(passage)->start, passage->prose->length, &length);
    return next == GK_MARKER_ORDINAL || (next != GK_MARKER_NONE && next == first);
}

/* --- the walk --- */

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
    passage->noun = NULL;
    if (from < end)
        read_plain(passage, (GkSpan) { from, end }, stop);
}

/* Whether the statement being told changes: only then does 主要是 begin a reason, and not what the money is for. */
static gboolean
tells_change(const GkPassage *passage)
{
    const GkDraft *draft = gk_passage_draft(passage, passage->top->current);
    return draft && (draft->statement.direction != GK_CHANGE_NONE || draft->statement.has_completion);
}

/* The first words of a reason in the clause; weak ones only at its beginning. */
static const GkWord *
find_reason(const GkPassage *passage, const GkClause *clause, gsize *at)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    if (gk_stack_reason(passage) || gk_words_at(words, GK_WORD_NOT_REASON, text, clause->start, clause->end))
        return NULL;
    for (gsize from = clause->start; from < clause->end; from = *at + 1) {
        const GkWord *word = gk_words_find(words, GK_WORD_REASON, text, from, clause->end, at);
        if (!word || strcmp(word->value, "weak") != 0 || (*at == clause->start && tells_change(passage)))
            return word;
    }
    return NULL;
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

static void
read_clause(GkPassage *passage, const GkClause *clause)
{
    guint next = clause->first_measure, last = next + clause->n_measures;
    gsize at = clause->end;
    passage->part_open = FALSE;
    const GkFrame *told = gk_stack_reason(passage);
    if (told && clause->start > told->start && begins_reason(passage, clause))
        end_reason(passage, clause[-1].end);
    const GkWord *reason = find_reason(passage, clause, &at);
    if (!reason) {
        read_stretch(passage, clause->start, clause->end, clause->stop, &next, last);
        return;
    }
    if (clause->n_measures && measure_at(passage, next)->start < at)
        read_stretch(passage, clause->start, (guint) at, 0, &next, last);
    else
        read_before_reason(passage, (GkSpan) { clause->start, (guint) at });
    begin_reason(passage, (guint) (at + reason->length));
    read_stretch(passage, (guint) (at + reason->length), clause->end, clause->stop, &next, last);
}

static void
end_sentence(GkPassage *passage)
{
    gk_stack_end_sentence(passage);
    passage->base = NULL;
    passage->together = -1;
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
            end_reason(passage, clause->end);
        gk_stack_close_bracket(passage);
        break;
    case ';':
        if (in_reason && !reason_goes_on(passage, index))
            end_reason(passage, clause->end);
        if (!gk_stack_reason(passage))
            gk_stack_end_semicolon(passage);
        passage->base = NULL;
        break;
    case '.':
    case 0:
        if (in_reason)
            end_reason(passage, clause->end);
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
        end_reason(passage, passage->prose->length);
}
