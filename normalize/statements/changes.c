/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Changes: which statement one is of, in which direction, against what.
 */
#include "normalize/statements/reader.h"

#include <string.h>

/* 比上年, of this clause or left by the one before. */
void
gk_passage_set_base(GkPassage *passage, const GkLead *lead, GkStatement *s)
{
    const char *base = gk_passage_text(passage, lead->base);
    if (!base)
        base = passage->base;
    const GkDraft *whole = gk_passage_draft(passage, s->part_of);
    if (!base && whole && whole->statement.paragraph == passage->paragraph)
        base = whole->statement.base;
    if (base && !s->base)
        s->base = base;
}

/* 其中：甲 1 万元，乙 2 万元，比上年增加…: after a list without changes a comparison is of the whole. */
static gboolean
is_of_whole(const GkPassage *passage, const GkLead *lead, gint current)
{
    gint whole = passage->top->whole.draft;
    if (whole < 0 || passage->top->run < 2 || gk_stack_reason(passage) ||
        (gk_span_is_empty(lead->base) && !passage->base))
        return FALSE;
    const GkStatement *s = &gk_passage_draft(passage, whole)->statement;
    if (s->paragraph != passage->paragraph || s->has_change || s->has_percent)
        return FALSE;
    for (gint i = current; i > whole; i--) {
        const GkStatement *part = &gk_passage_draft(passage, i)->statement;
        if (part->direction != GK_CHANGE_NONE)
            return FALSE;
        if (current - i > 16)
            break;
    }
    return TRUE;
}

/* 比上年增加 1 万元，│年均│增长 3%: the statement is compared with something else. */
static gboolean
is_average(const GkPassage *passage, const GkDraft *draft, const GkLead *lead)
{
    return draft->statement.direction != GK_CHANGE_NONE && draft->statement.base &&
        gk_words_match(passage->reader->words, GK_WORD_AVERAGE, passage->prose->text, lead->base.start, lead->base.end);
}

/* The statement has a change of this class already. */
static gboolean
has_figure_of(const GkStatement *s, const GkMeasure *measure)
{
    if (measure->class_ == GK_MEASURE_POINTS)
        return s->has_points;
    return measure->class_ == GK_MEASURE_PERCENT ? s->has_percent : s->has_change;
}

/* Whether the item is of income (1) or of spending (-1) alone. */
static gint
side_of(const GkPassage *passage, const char *item)
{
    const GkWords *words = passage->reader->words;
    gsize length = strlen(item), at;
    return (gint) (gk_words_find(words, GK_WORD_INCOME, item, 0, length, &at) != NULL) -
        (gint) (gk_words_find(words, GK_WORD_SPENDING, item, 0, length, &at) != NULL);
}

/* 收入总计 9 万元，支出总计 9 万元。与上年相比，│收、支总计│均增加 1 万元: the second of the two that it is told of;
 * -1. */
static gint
find_both_sides(GkPassage *passage, const GkLead *lead)
{
    const GkWords *words = passage->reader->words;
    gint last = (gint) passage->reader->drafts->len - 1;
    const GkDraft *income = gk_passage_draft(passage, last - 1), *spending = gk_passage_draft(passage, last);
    if (!lead->each || last < 1 || gk_stack_reason(passage) || income->in_reason || spending->in_reason ||
        !gk_words_match(words, GK_WORD_BOTH_SIDES, passage->prose->text, lead->noun.start, lead->noun.end))
        return -1;
    const GkStatement *a = &income->statement, *b = &spending->statement;
    if (a->paragraph != passage->paragraph || a->part_of != b->part_of || a->direction != GK_CHANGE_NONE ||
        b->direction != GK_CHANGE_NONE || side_of(passage, a->item) == 0 ||
        side_of(passage, a->item) != -side_of(passage, b->item))
        return -1;
    passage->together = last;
    passage->together_from = last - 1;
    return last;
}

/* 决算 9 万元，预算 9 万元，│决算数│与预算持平: the one with this figure of what is being told, told just before it. */
static gint
find_of_figure(const GkPassage *passage, const GkLead *lead, gint current)
{
    const GkDraft *draft = gk_passage_draft(passage, current), *before = gk_passage_draft(passage, current - 1);
    if (!lead->figure_only || !lead->figure || !draft || !before || before->in_reason != draft->in_reason ||
        before->statement.paragraph != passage->paragraph || current - 1 < (gint) passage->sentence ||
        g_strcmp0(draft->statement.figure, lead->figure) == 0 ||
        g_strcmp0(before->statement.figure, lead->figure) != 0 ||
        strcmp(before->statement.item, draft->statement.item) != 0 || before->statement.direction != GK_CHANGE_NONE)
        return current;
    return current - 1;
}

/* …，主要是一次性补助 9 万元影响，│剔除一次性因素后│增长 2%: in a reason nothing tells of what; the aside's own words
 * name it. */
static GkSpan
aside_in_reason(const GkPassage *passage, guint from, guint to)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    gsize at;
    while (from < to && text[from] == ',')
        from++;
    const GkWord *end = gk_stack_reason(passage) && gk_words_at(words, GK_WORD_ASIDE_START, text, from, to)
        ? gk_words_find_last(words, GK_WORD_ASIDE_END, text, from, to, &at)
        : NULL;
    return end ? (GkSpan) { from, (guint) (at + end->length) } : (GkSpan) { from, from };
}

/* The draft a change belongs to: the current one, or a new one when the lead names something else. */
gint
gk_passage_change_target(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from)
{
    gint both = find_both_sides(passage, lead);
    if (both >= 0) {
        *gk_passage_current(passage) = both;
        return both;
    }
    gint current = find_of_figure(passage, lead, *gk_passage_current(passage));
    const GkDraft *draft = gk_passage_draft(passage, current);
    gboolean taken =
        draft && measure && (has_figure_of(&draft->statement, measure) || is_average(passage, draft, lead));
    gboolean same = gk_passage_names_nothing(passage, lead);
    if (!same && draft && !gk_span_is_empty(lead->noun)) {
        g_autofree char *noun = gk_prose_printed(passage->prose, lead->noun.start, lead->noun.end);
        same = gk_subjects_match(passage->reader->words, noun, draft->statement.item);
    }
    guint to = measure ? measure->end : lead->noun.end;
    GkSpan aside = aside_in_reason(passage, from, to);
    if (!gk_span_is_empty(aside))
        return gk_passage_add_subject(passage, lead, aside, from, to);
    if (draft && same && is_of_whole(passage, lead, current)) {
        passage->top->current = passage->top->whole.draft;
        return passage->top->current;
    }
    if (draft && same && !taken)
        return current;
    GkSpan noun = same ? (GkSpan) { 0, 0 } : lead->noun;
    passage->given = measure ? gk_passage_name_of(passage, noun, measure) : NULL; /* 甲、乙│分别下降│8%│和 15% */
    return gk_passage_add_subject(passage, lead, noun, from, to);
}

/* The one before tells the same of another figure, and more: 预算数 120 万元，决算数 100 万元，差异率 16.67%. */
static gboolean
is_less_than_before(const GkPassage *passage, gint index)
{
    const GkDraft *draft = gk_passage_draft(passage, index), *before = gk_passage_draft(passage, index - 1);
    return before && before->statement.amount.has_yuan && draft->statement.amount.has_yuan &&
        strcmp(before->statement.item, draft->statement.item) == 0 &&
        gk_decimal_compare(draft->statement.amount.yuan, before->statement.amount.yuan) < 0;
}

/* 增减 and 减少（增加） leave it to the sign, and to what was said before. */
static GkChangeDirection
effective_direction(const GkPassage *passage, gint index, const GkLead *lead, const GkMeasure *measure)
{
    const GkStatement *s = &gk_passage_draft(passage, index)->statement;
    int sign = gk_decimal_compare(measure->value, GK_DECIMAL_ZERO);
    if (!lead->either && !lead->half)
        return lead->direction;
    if (s->has_change && s->direction != GK_CHANGE_NONE && sign >= 0)
        return s->direction;
    if (sign == 0)
        return GK_CHANGE_UNCHANGED;
    if (lead->either)
        return sign < 0 || is_less_than_before(passage, index) ? GK_CHANGE_DECREASE : GK_CHANGE_INCREASE;
    return (lead->direction == GK_CHANGE_DECREASE) != (sign < 0) ? GK_CHANGE_DECREASE : GK_CHANGE_INCREASE;
}

/* 减少江苏法院云平台租赁费 200 万元: the change is of the object, part of the noun. */
static gint
add_object_change(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from)
{
    GkWhole whole = passage->top->whole;
    const char *noun = gk_passage_text(passage, lead->noun);
    if (noun) /* the object is part of the noun here, in a reason too */
        passage->top->whole = (GkWhole) { -1, noun };
    gint index = gk_passage_add(passage, gk_passage_text(passage, lead->object), from, measure->end);
    passage->top->whole = whole;
    *gk_passage_current(passage) = index;
    return index;
}

void
gk_passage_share_change(GkPassage *passage, const GkLead *lead, gint index)
{
    const GkDraft *last = gk_passage_draft(passage, index);
    if (lead->each && !gk_stack_reason(passage) && passage->together != index) {
        passage->together = index;
        passage->together_from = (gint) passage->sentence;
    }
    if (passage->together != index)
        return;
    for (gint i = index - 1; i >= passage->together_from; i--) {
        GkDraft *beside = gk_passage_draft(passage, i);
        GkStatement *s = &beside->statement;
        if (beside->in_reason || s->part_of != last->statement.part_of || s->amount.state != GK_VALUE_NUMBER ||
            (s->direction != GK_CHANGE_NONE && s->direction != last->statement.direction))
            break;
        s->direction = last->statement.direction;
        s->has_change = last->statement.has_change;
        s->change = last->statement.change;
        s->change_unit = last->statement.change_unit;
        s->has_percent = last->statement.has_percent;
        s->percent = last->statement.percent;
        s->base = last->statement.base;
    }
}

/* Others of its kind may follow: 分别增长 3%│和 5%. */
static void
begin_series(GkPassage *passage, const GkMeasure *measure)
{
    passage->series = 1;
    passage->series_of = GK_EVENT_CHANGE;
    passage->series_class = measure->class_;
}

void
gk_passage_read_change(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from)
{
    gboolean of_object = !gk_span_is_empty(lead->object);
    gint index = of_object ? add_object_change(passage, lead, measure, from)
                           : gk_passage_change_target(passage, lead, measure, from);
    gint told = index;
    index = gk_passage_other_comparison(passage, index, lead, from, measure->end);
    GkDraft *draft = gk_passage_draft(passage, index);
    GkStatement *s = &draft->statement;
    if (index != told && lead->against && gk_span_is_empty(lead->base))
        *gk_passage_current(passage) = told; /* 超收 1 万元，│增长 3%: the second is not against the budget */
    GkChangeDirection direction = effective_direction(passage, index, lead, measure);
    gk_passage_set_base(passage, lead, s);
    draft->to = MAX(draft->to, measure->end);
    if (measure->class_ == GK_MEASURE_PERCENT) {
        s->has_percent = TRUE;
        s->percent = measure->value;
        begin_series(passage, measure);
    } else if (measure->class_ == GK_MEASURE_POINTS) {
        s->has_points = TRUE;
        s->points = measure->value;
    } else {
        s->has_change = TRUE;
        s->change = gk_measure_value(passage->prose, measure);
        gsize at;
        if (measure->class_ == GK_MEASURE_MONEY &&
            gk_words_find(passage->reader->words, GK_WORD_APART, passage->prose->text, from, measure->start, &at))
            begin_series(passage, measure);
    }
    if (measure->class_ != GK_MEASURE_PERCENT && (measure->class_ != GK_MEASURE_POINTS || !s->has_change))
        s->change_unit = gk_passage_unit(passage, measure);
    s->direction = direction;
    gk_passage_share_change(passage, lead, index);
}
