/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/lead.h"

#include <string.h>

static GkSpan
cap(const GkProse *prose, GkSpan span)
{
    if (span.end > span.start + GK_MAX_STRETCH) {
        span.start = span.end - GK_MAX_STRETCH;
        while ((prose->text[span.start] & 0xC0) == 0x80)
            span.start++;
    }
    return span;
}

GkSpan
gk_lead_trim(const GkLanguage *language, const GkProse *prose, GkSpan span)
{
    const GkWord *word;
    while (!gk_span_is_empty(span) &&
           (word = gk_words_before(language->words, GK_WORD_COPULA, prose->text, span.start, span.end)) &&
           !gk_words_before(language->words, GK_WORD_KEPT, prose->text, span.start, span.end))
        span.end -= (guint) word->length;
    return span;
}

static GkSpan
trim_with(const GkLanguage *language, const GkProse *prose, GkWordKind kind, GkSpan span, gboolean front)
{
    for (;;) {
        if (gk_span_is_empty(span))
            return span;
        const GkWord *word = front ? gk_words_at(language->words, kind, prose->text, span.start, span.end)
                                   : gk_words_before(language->words, kind, prose->text, span.start, span.end);
        if (!word)
            return span;
        if (front)
            span.start += (guint) word->length;
        else
            span.end -= (guint) word->length;
    }
}

GkChangeDirection
gk_lead_direction(const GkWord *word)
{
    if (strcmp(word->value, "decrease") == 0)
        return GK_CHANGE_DECREASE;
    return strcmp(word->value, "unchanged") == 0 ? GK_CHANGE_UNCHANGED : GK_CHANGE_INCREASE;
}

/* --- the figure --- */

/* 因公出国（境）费支出│决算: the 支出 of a figure is the noun's. */
static gsize
figure_keeps(const GkWords *words, const GkWord *figure)
{
    const GkWord *spending = gk_words_at(words, GK_WORD_SPENDING, figure->text, 0, figure->length);
    return spending ? spending->length : 0;
}

/* How long the year is that ends at `end`. */
static guint
year_before(const GkProse *prose, guint start, guint end)
{
    static const guint LENGTHS[] = { 10, 7 }; /* 2024年度, 2024年 */
    for (guint i = 0; i < G_N_ELEMENTS(LENGTHS); i++)
        if (start + LENGTHS[i] < end && gk_prose_year(prose->text, end - LENGTHS[i], end, NULL) == LENGTHS[i])
            return LENGTHS[i];
    return 0;
}

/* 省级│决算支出: without the 支出 of the figure nothing would say of what it is; 接待费│决算支出. */
static gboolean
names_spending(const GkWords *words, const GkProse *prose, GkSpan noun, const GkWord *figure)
{
    guint end = noun.end - (guint) figure->length;
    const GkWord *spending = gk_words_before(words, GK_WORD_SPENDING, figure->text, 0, figure->length);
    return spending && spending->length < figure->length && end > noun.start &&
        !gk_words_before(words, GK_WORD_ABSENT_OBJECT, prose->text, noun.start, end) &&
        !gk_words_before(words, GK_WORD_MONEY_NOUN, prose->text, noun.start, end) &&
        !gk_words_before(words, GK_WORD_LEVEL_MARK, prose->text, noun.start, end) &&
        !year_before(prose, noun.start, end);
}

/* 机关运行经费│2024年度支出: behind a year, words that would be part of the noun say the figure. */
static const GkWord *
figure_behind_year(const GkLanguage *language, const GkProse *prose, GkSpan noun)
{
    const GkWord *word = gk_words_before(language->words, GK_WORD_FIGURE_WEAK, prose->text, noun.start, noun.end);
    return word && year_before(prose, noun.start, noun.end - (guint) word->length) ? word : NULL;
}

/* 教育支出│安排: behind a noun of money, what is planned. */
static const GkWord *
planned_at_end(const GkWords *words, const GkProse *prose, GkSpan noun)
{
    const GkWord *word = gk_words_before(words, GK_WORD_FIGURE_END, prose->text, noun.start, noun.end);
    guint end = noun.end - (word ? (guint) word->length : 0);
    if (!word)
        return NULL;
    return gk_words_before(words, GK_WORD_ABSENT_OBJECT, prose->text, noun.start, end) ||
            gk_words_before(words, GK_WORD_SAME_SUBJECT, prose->text, noun.start, end)
        ? word
        : NULL;
}

/* The figure that a budget is of more closely: as it was at first, or changed to; none where it was carried out. */
static const char *
refined_figure(const GkLanguage *language, const GkProse *prose, const GkLead *lead, GkSpan noun, const char *figure)
{
    gsize at;
    if (strcmp(figure, "budget") != 0)
        return *figure ? figure : NULL;
    if (gk_words_before(language->words, GK_WORD_FIGURE_END, prose->text, noun.start, noun.end))
        return figure;
    if (lead->done ||
        (language->government &&
         gk_words_find(language->words, GK_WORD_GOVERNMENT_HINT, prose->text, noun.start, noun.end, &at)))
        return NULL;
    const GkWord *when = gk_words_find(language->words, GK_WORD_FIGURE_WHEN, prose->text, noun.start, noun.end, &at);
    return lead->adjusted ? "adjusted_budget" : when ? when->value : figure;
}

/* The figure at the noun's end is cut (“三公”经费│预算数); a noun of nothing else is figure_only. */
static void
read_figure(const GkLanguage *language, const GkProse *prose, GkLead *lead)
{
    const GkWords *words = language->words;
    GkSpan *noun = &lead->noun, whole = lead->noun;
    const GkWord *word = gk_words_match(words, GK_WORD_FIGURE, prose->text, noun->start, noun->end);
    lead->figure_only = word != NULL;
    if (!word && (word = gk_words_match(words, GK_WORD_FIGURE_ALONE, prose->text, noun->start, noun->end)))
        lead->figure_alone = lead->figure_weak = TRUE;
    else if (!word && (word = gk_words_match(words, GK_WORD_FIGURE_WEAK, prose->text, noun->start, noun->end)))
        lead->figure_weak = TRUE;
    lead->planned_alone = gk_words_match(words, GK_WORD_FIGURE_END, prose->text, noun->start, noun->end) != NULL;
    const GkWord *planned = lead->figure_weak ? planned_at_end(words, prose, *noun) : NULL;
    if (planned) { /* 支出│安排 */
        noun->end -= (guint) planned->length;
        word = planned;
    }
    if (!word && (word = figure_behind_year(language, prose, *noun)))
        noun->end -= (guint) word->length;
    if (!word) {
        word = gk_words_before(words, GK_WORD_FIGURE, prose->text, noun->start, noun->end);
        if (word) {
            noun->end -=
                names_spending(words, prose, *noun, word) ? 0 : (guint) (word->length - figure_keeps(words, word));
            lead->figure_weak = gk_words_match(words, GK_WORD_FIGURE_WEAK, prose->text, noun->start, noun->end) != NULL;
        }
        if (!word && (word = planned_at_end(words, prose, *noun)))
            noun->end -= (guint) word->length;
        const GkWord *sign = gk_words_before(words, GK_WORD_FIGURE_SIGN, prose->text, noun->start, noun->end);
        guint before = noun->end - (sign ? (guint) sign->length : 0);
        if (!word && sign && gk_words_before(words, GK_WORD_MONEY_NOUN, prose->text, noun->start, before))
            noun->end = before; /* “三公”经费数 */
    }
    noun->end -= year_before(prose, noun->start, noun->end);
    gsize at;
    if (!word)
        word = gk_words_find_last(words, GK_WORD_FIGURE_HINT, prose->text, noun->start, noun->end, &at);
    lead->figure = word ? refined_figure(language, prose, lead, whole, word->value) : NULL;
    if (!lead->figure && (lead->opening.planned || (lead->planned_alone && lead->opening.year)))
        lead->figure = "budget";
}

/* --- the event --- */

static void
read_word(const GkLanguage *language, const GkProse *prose, const GkEvent *event, GkSpan span, GkLead *lead)
{
    if (!event->word)
        return;
    if (event->kind == GK_EVENT_COMPLETION) {
        lead->of = *event->word->value ? event->word->value : NULL;
        return;
    }
    lead->direction = gk_lead_direction(event->word);
    const GkWord *against =
        gk_words_match(language->words, GK_WORD_AGAINST_BUDGET, prose->text, event->word_at.start, event->word_at.end);
    lead->against = against ? against->value : NULL;
    lead->either = strcmp(event->word->value, "either") == 0;
    lead->half = gk_words_at(language->words, GK_WORD_OTHER_HALF, prose->text, event->word_at.end, span.end) != NULL;
    guint from = MAX(span.start, event->slots[GK_SLOT_BASE].end), at = event->word_at.start;
    lead->each = gk_words_before(language->words, GK_WORD_EACH, prose->text, from, at) &&
        !gk_words_before(language->words, GK_WORD_KEPT, prose->text, from, at);
}

/* The slots of the event without the words around them that say nothing. */
static void
read_slots(const GkLanguage *language, const GkProse *prose, const GkEvent *event, GkLead *lead)
{
    const GkSpan *slots = event->slots;
    lead->noun = slots[GK_SLOT_NOUN];
    if (event->kind == GK_EVENT_CHANGE)
        lead->noun = trim_with(language, prose, GK_WORD_BEFORE_CHANGE, lead->noun, FALSE);
    lead->noun = gk_lead_trim(language, prose, lead->noun);
    lead->base = gk_lead_trim(language, prose, slots[GK_SLOT_BASE]);
    lead->object = trim_with(language, prose, GK_WORD_FILLER, slots[GK_SLOT_OBJECT], TRUE);
    lead->object = trim_with(language, prose, GK_WORD_FILLER, lead->object, FALSE);
    lead->whole = gk_lead_trim(language, prose, slots[GK_SLOT_WHOLE]);
    lead->whole = trim_with(language, prose, GK_WORD_WHOLE_END, lead->whole, FALSE);
}

GkLead
gk_lead_read(const GkLanguage *language, const GkProse *prose, GkSpan span, GkBehind behind, gboolean based)
{
    GkLead lead = { 0 };
    span = cap(prose, span);
    const GkWord *self = gk_words_at(language->words, GK_WORD_SELF, prose->text, span.start, span.end);
    lead.sum = self && strcmp(self->value, "sum") == 0;
    span = gk_lead_cut_front(language, prose, span, &lead.opening);
    GkEvent event = gk_grammar_read(language->grammar, prose->text, span, behind, based);
    lead.kind = event.kind;
    read_word(language, prose, &event, span, &lead);
    read_slots(language, prose, &event, &lead);
    gsize at;
    const GkWord *to = gk_words_find(language->words, GK_WORD_CHANGE_TO, prose->text, lead.noun.end, span.end, &at);
    lead.adjusted = to && *to->value;
    lead.done = gk_words_at(language->words, GK_WORD_DONE_SO_FAR, prose->text, lead.noun.end, span.end) != NULL;
    lead.noun = gk_lead_cut_front(language, prose, lead.noun, &lead.opening);
    if (lead.kind != GK_EVENT_PART && lead.kind != GK_EVENT_INSIDE)
        read_figure(language, prose, &lead);
    return lead;
}
