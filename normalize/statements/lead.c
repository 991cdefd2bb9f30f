/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/lead.h"

#include <string.h>

#define MAX_LEAD 600 /* bytes looked at before a measure: bounds the work per measure; the longest real one is 330 */

static GkSpan
cap(const GkProse *prose, guint start, guint end)
{
    if (end - start > MAX_LEAD) {
        start = end - MAX_LEAD;
        while ((prose->text[start] & 0xC0) == 0x80)
            start++;
    }
    return (GkSpan) { start, end };
}

GkSpan
gk_lead_trim(const GkProse *prose, const GkWords *words, GkSpan span)
{
    const GkWord *word;
    while (!gk_span_is_empty(span) &&
           (word = gk_words_before(words, GK_WORD_COPULA, prose->text, span.start, span.end)) &&
           !gk_words_before(words, GK_WORD_KEPT, prose->text, span.start, span.end))
        span.end -= (guint) word->length;
    return span;
}

static GkSpan
trim_with(const GkProse *prose, const GkWords *words, GkWordKind kind, GkSpan span, gboolean front)
{
    for (;;) {
        if (gk_span_is_empty(span))
            return span;
        const GkWord *word = front ? gk_words_at(words, kind, prose->text, span.start, span.end)
                                   : gk_words_before(words, kind, prose->text, span.start, span.end);
        if (!word)
            return span;
        if (front)
            span.start += (guint) word->length;
        else
            span.end -= (guint) word->length;
    }
}

/* --- comparison --- */

/* 比上年预算: the comparator with a base behind it; *base is left open at the end. */
static gboolean
find_base(const GkProse *prose, const GkWords *words, GkSpan span, guint *comparator, GkSpan *base)
{
    for (gsize at = span.start; at < span.end; at++) {
        const GkWord *word = gk_words_at(words, GK_WORD_COMPARATOR, prose->text, at, span.end);
        if (!word)
            continue;
        gsize after = at + word->length;
        if (gk_words_at(words, GK_WORD_BASE_START, prose->text, after, span.end) ||
            gk_prose_year(prose->text, after, span.end, NULL)) {
            *comparator = (guint) at;
            *base = (GkSpan) { (guint) after, span.end };
            return TRUE;
        }
    }
    return FALSE;
}

/* 同比 has its base in itself. */
static gboolean
find_same_period(const GkProse *prose, const GkWords *words, GkSpan span, guint *comparator, GkSpan *base)
{
    gsize at;
    const GkWord *found = gk_words_find(words, GK_WORD_SAME_PERIOD, prose->text, span.start, span.end, &at);
    if (!found)
        return FALSE;
    *comparator = (guint) at;
    *base = (GkSpan) { *comparator, *comparator + (guint) found->length };
    return TRUE;
}

/* --- verbs --- */

typedef struct {
    guint start, end;
    const GkWord *word;
} Verb;

/* The last change in the span. */
static gboolean
find_verb(const GkProse *prose, const GkWords *words, GkSpan span, gboolean has_base, gboolean rate, Verb *verb)
{
    gsize at;
    const GkWord *word = gk_words_find_last(words, GK_WORD_CHANGE, prose->text, span.start, span.end, &at);
    if (!word && has_base)
        word = gk_words_find_last(words, GK_WORD_CHANGE_WITH_BASE, prose->text, span.start, span.end, &at);
    if (!word)
        return FALSE;
    if (!rate && gk_words_match(words, GK_WORD_CHANGE_OF_RATE, prose->text, at, at + word->length))
        return FALSE;
    *verb = (Verb) { (guint) at, (guint) (at + word->length), word };
    return TRUE;
}

GkChangeDirection
gk_lead_direction(const GkWord *word)
{
    if (strcmp(word->value, "decrease") == 0)
        return GK_CHANGE_DECREASE;
    return strcmp(word->value, "unchanged") == 0 ? GK_CHANGE_UNCHANGED : GK_CHANGE_INCREASE;
}

/* --- the noun --- */

/* 因公出国（境）费支出│决算: the 支出 of a figure is the noun's. */
static gsize
figure_keeps(const GkWords *words, const GkWord *figure)
{
    const GkWord *spending = gk_words_at(words, GK_WORD_SPENDING, figure->text, 0, figure->length);
    return spending ? spending->length : 0;
}

/* The figure at the noun's end is cut (“三公”经费│预算数); a noun of nothing else is figure_only. */
static void
read_figure(const GkProse *prose, const GkWords *words, GkLead *lead)
{
    GkSpan *noun = &lead->noun;
    const GkWord *word = gk_words_match(words, GK_WORD_FIGURE, prose->text, noun->start, noun->end);
    lead->figure_only = word != NULL;
    if (!word && (word = gk_words_match(words, GK_WORD_FIGURE_WEAK, prose->text, noun->start, noun->end)))
        lead->figure_weak = TRUE;
    if (!word) {
        word = gk_words_before(words, GK_WORD_FIGURE, prose->text, noun->start, noun->end);
        if (word)
            noun->end -= (guint) (word->length - figure_keeps(words, word));
        else if (noun->end >= noun->start + 6 && memcmp(prose->text + noun->end - 3, "数", 3) == 0 &&
                 gk_words_before(words, GK_WORD_MONEY_NOUN, prose->text, noun->start, noun->end - 3))
            noun->end -= 3; /* “三公”经费数 */
    }
    gsize at;
    if (!word)
        word = gk_words_find_last(words, GK_WORD_FIGURE_HINT, prose->text, noun->start, noun->end, &at);
    lead->figure = word && *word->value ? word->value : NULL;
}

static void
read_change(const GkProse *prose, const GkWords *words, const Verb *verb, GkSpan before, guint end, GkLead *lead)
{
    lead->direction = gk_lead_direction(verb->word);
    lead->either = strcmp(verb->word->value, "either") == 0;
    lead->object = trim_with(prose, words, GK_WORD_FILLER, (GkSpan) { verb->end, end }, TRUE);
    lead->object = trim_with(prose, words, GK_WORD_FILLER, lead->object, FALSE);
    lead->noun = trim_with(prose, words, GK_WORD_BEFORE_CHANGE, before, FALSE);
    lead->role = GK_LEAD_CHANGE;
}

/* 占│本年支出合计│的比重为: the whole between the words of a share. */
static GkSpan
read_whole(const GkProse *prose, const GkWords *words, GkSpan span)
{
    gsize at;
    if (gk_words_find_last(words, GK_WORD_SHARE, prose->text, span.start, span.end, &at))
        span.end = (guint) at;
    return trim_with(prose, words, GK_WORD_WHOLE_END, gk_lead_trim(prose, words, span), FALSE);
}

/* 决算数│大于│预算数: the amount behind it is that of the difference. Sets direction, base and noun. */
static gboolean
find_relation(const GkProse *prose, const GkWords *words, GkSpan rest, GkLead *lead)
{
    gsize at;
    const GkWord *word = gk_words_find_last(words, GK_WORD_RELATION, prose->text, rest.start, rest.end, &at);
    if (!word || !gk_span_is_empty(lead->base) || !g_ascii_isdigit(prose->text[rest.end]) ||
        !gk_words_match(words, GK_WORD_FIGURE, prose->text, at + word->length, rest.end))
        return FALSE;
    lead->direction = gk_lead_direction(word);
    lead->base = (GkSpan) { (guint) (at + word->length), rest.end };
    lead->noun = (GkSpan) { rest.start, (guint) at };
    return TRUE;
}

/* 同比│无增减变化: the verb is part of words that deny it. */
static gboolean
is_same(const GkProse *prose, const GkWords *words, GkSpan rest, gboolean has_base, const Verb *verb)
{
    gsize at;
    const GkWord *word = gk_words_find(words, GK_WORD_SAME, prose->text, rest.start, rest.end, &at);
    return has_base && word && at <= verb->start && verb->end <= at + word->length;
}

/* What stands behind the comparison: 减少, 持平, or nothing. `before` is the noun's span. */
static void
read_rest(const GkProse *prose, const GkWords *words, GkSpan rest, GkSpan before, gboolean percent, gboolean based,
          GkLead *lead)
{
    gsize at;
    gboolean has_base = !gk_span_is_empty(lead->base);
    const GkWord *word;
    Verb verb;
    if (percent && (word = gk_words_find(words, GK_WORD_COMPLETION, prose->text, rest.start, rest.end, &at))) {
        lead->role = GK_LEAD_COMPLETION;
        lead->of = *word->value ? word->value : NULL;
        lead->noun = has_base ? before : (GkSpan) { rest.start, (guint) at };
        if (!has_base)
            lead->base = gk_lead_trim(prose, words, (GkSpan) { (guint) (at + word->length), rest.end });
    } else if (percent && (word = gk_words_find(words, GK_WORD_SHARE, prose->text, rest.start, rest.end, &at))) {
        lead->role = GK_LEAD_SHARE;
        lead->whole = read_whole(prose, words, (GkSpan) { (guint) (at + word->length), rest.end });
        lead->noun = has_base ? before : (GkSpan) { rest.start, (guint) at };
    } else if (gk_words_find_last(words, GK_WORD_CHANGE_TO, prose->text, rest.start, rest.end, &at)) {
        lead->role = GK_LEAD_AMOUNT;
        lead->noun = has_base ? before : (GkSpan) { rest.start, (guint) at };
    } else if (find_relation(prose, words, rest, lead)) {
        lead->role = GK_LEAD_CHANGE;
    } else if (find_verb(prose, words, rest, has_base, percent || has_base || based, &verb) &&
               !is_same(prose, words, rest, has_base, &verb)) {
        read_change(prose, words, &verb, has_base ? before : (GkSpan) { rest.start, verb.start }, rest.end, lead);
    } else if (has_base && gk_words_find(words, GK_WORD_SAME, prose->text, rest.start, rest.end, &at)) {
        lead->role = GK_LEAD_SAME;
        lead->direction = GK_CHANGE_UNCHANGED;
        lead->noun = before;
    } else if (has_base && gk_span_is_empty(rest)) {
        lead->role = GK_LEAD_BASE;
        lead->noun = before;
    } else {
        lead->role = GK_LEAD_AMOUNT;
        lead->noun = has_base && gk_span_is_empty(rest) ? before : rest;
    }
}

/* Where the base ends: at 相比, at the verb, or at the end. *rest is what follows. */
static void
close_base(const GkProse *prose, const GkWords *words, GkSpan *base, GkSpan *rest)
{
    gsize end = base->end, at;
    *rest = (GkSpan) { base->end, base->end };
    const GkWord *word = gk_words_find(words, GK_WORD_COMPARE_END, prose->text, base->start, end, &at);
    if (word) {
        *rest = (GkSpan) { (guint) (at + word->length), base->end };
        base->end = (guint) at;
        while (!gk_span_is_empty(*rest) && prose->text[rest->start] == ',')
            rest->start++;
        return;
    }
    static const GkWordKind ENDS[] = { GK_WORD_CHANGE, GK_WORD_SAME, GK_WORD_CHANGE_WITH_BASE, GK_WORD_BEFORE_CHANGE };
    gsize first = end;
    for (guint i = 0; i < G_N_ELEMENTS(ENDS); i++) {
        gsize found;
        if (gk_words_find(words, ENDS[i], prose->text, base->start, end, &found) && found < first &&
            (ENDS[i] != GK_WORD_BEFORE_CHANGE || found > base->start))
            first = found;
    }
    *rest = (GkSpan) { (guint) first, (guint) end };
    base->end = (guint) first;
}

GkLead
gk_lead_read(const GkProse *prose, const GkWords *words, const GkOrganizations *organizations, guint start, guint end,
             gboolean percent, gboolean based)
{
    GkLead lead = { 0 };
    GkSpan span = cap(prose, start, end), rest, base;
    guint comparator;
    const GkWord *self = gk_words_at(words, GK_WORD_SELF, prose->text, span.start, span.end);
    lead.sum = self && strcmp(self->value, "sum") == 0;
    span = gk_lead_cut_front(prose, words, organizations, span, &lead.year, &lead.fresh, &lead.part);
    lead.noun = lead.object = lead.base = (GkSpan) { span.start, span.start };
    GkSpan before = { span.start, span.start };
    rest = span;
    if (find_base(prose, words, span, &comparator, &base)) {
        close_base(prose, words, &base, &rest);
        before.end = comparator;
        lead.base = gk_lead_trim(prose, words, base);
        if (gk_span_is_empty(gk_lead_trim(prose, words, rest)))
            rest.start = rest.end; /* 比2023年的│120万元 */
    } else if (find_same_period(prose, words, span, &comparator, &base)) {
        before.end = comparator;
        lead.base = base;
        rest.start = base.end;
    }
    read_rest(prose, words, rest, before, percent, based, &lead);
    lead.noun = gk_lead_trim(prose, words, lead.noun);
    lead.noun = gk_lead_cut_front(prose, words, organizations, lead.noun, &lead.year, &lead.fresh, &lead.part);
    read_figure(prose, words, &lead);
    return lead;
}
