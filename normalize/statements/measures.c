/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/reader.h"

#include <string.h>

gint *
gk_passage_current(GkPassage *passage)
{
    return &passage->top->current;
}

/* --- what a measure does --- */

const char *
gk_passage_unit(const GkPassage *passage, const GkMeasure *measure)
{
    return gk_passage_text(passage, (GkSpan) { measure->unit_start, measure->end });
}

void
gk_passage_set_amount(GkPassage *passage, gint index, const GkMeasure *measure)
{
    GkStatement *s = &gk_passage_draft(passage, index)->statement;
    s->amount = gk_measure_value(passage->prose, measure);
    s->unit = gk_passage_unit(passage, measure);
    s->printed = gk_passage_text(passage, (GkSpan) { measure->start, measure->number_end });
    gk_passage_draft(passage, index)->to = measure->end;
}

static void
read_share(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from)
{
    const GkDraft *draft = gk_passage_draft(passage, *gk_passage_current(passage));
    GkDraft *target = gk_passage_target(passage, lead, measure, from, draft && draft->statement.has_share);
    target->statement.has_share = TRUE;
    target->statement.share = measure->value;
    target->statement.share_of = gk_span_is_empty(lead->whole) ? NULL : gk_passage_text(passage, lead->whole);
    target->to = measure->end;
    passage->series = 1;
    passage->series_of = GK_EVENT_SHARE;
    passage->series_class = GK_MEASURE_PERCENT;
}

/* What the figure of a series says of a statement. */
static void
copy_figure(const GkPassage *passage, GkStatement *s, const GkStatement *from)
{
    if (passage->series_of == GK_EVENT_SHARE) {
        s->has_share = TRUE;
        s->share = from->share;
        s->share_of = from->share_of;
        return;
    }
    s->direction = from->direction;
    s->base = from->base;
    if (passage->series_class == GK_MEASURE_MONEY) {
        s->has_change = TRUE;
        s->change = from->change;
        s->change_unit = from->change_unit;
    } else {
        s->has_percent = TRUE;
        s->percent = from->percent;
    }
}

static void
set_figure(const GkPassage *passage, GkStatement *s, const GkMeasure *measure)
{
    if (passage->series_of == GK_EVENT_SHARE) {
        s->share = measure->value;
    } else if (passage->series_class == GK_MEASURE_MONEY) {
        s->change = gk_measure_value(passage->prose, measure);
        s->change_unit = gk_passage_unit(passage, measure);
    } else {
        s->percent = measure->value;
    }
}

static gboolean
has_figure(const GkPassage *passage, const GkStatement *s)
{
    if (passage->series_of == GK_EVENT_SHARE)
        return s->has_share;
    return passage->series_class == GK_MEASURE_MONEY ? s->has_change : s->has_percent;
}

/* 分别增长 5%│、下降│3%: the change between a percentage and the one before; NULL where there is none. */
static const GkWord *
change_between(const GkPassage *passage, guint start, guint end)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    const GkWord *joint = gk_words_at(words, GK_WORD_ABSENT_JOINT, text, start, end);
    return gk_words_match(words, GK_WORD_CHANGE, text, start + (joint ? joint->length : 0), end);
}

/* Nothing but a word that joins them stands between the figure and the one before, or its own direction. */
static gboolean
goes_on_with_series(const GkPassage *passage, const GkMeasure *measure, const GkWord *change)
{
    const GkDraft *current = gk_passage_draft(passage, passage->top->current);
    if (!passage->series || measure->class_ != passage->series_class || !current || current->to >= measure->start ||
        !has_figure(passage, &current->statement))
        return FALSE;
    return (change && passage->series_of == GK_EVENT_CHANGE) ||
        gk_words_match(passage->reader->words, GK_WORD_ABSENT_JOINT, passage->prose->text, current->to, measure->start);
}

/* Whether the statement `first` waits for the figure that `last` was told. */
static gboolean
takes_figure(const GkPassage *passage, gint first, gint last)
{
    const GkDraft *current = gk_passage_draft(passage, last), *upper = gk_passage_draft(passage, first);
    return upper && !has_figure(passage, &upper->statement) && upper->statement.paragraph == passage->paragraph &&
        first >= (gint) passage->sentence && upper->statement.amount.state == GK_VALUE_NUMBER &&
        current->statement.amount.state == GK_VALUE_NUMBER && upper->in_reason == current->in_reason;
}

/* 甲、乙分别为 1 万元和 4 万元，占支出的 20%│和 80%: each goes to the amount in its place, the ones before move up.
 * 甲 1 万元、乙 2 万元，分别增加 3 千元│和 5 千元, too. 甲、乙分别增长 3%│和 5%: where no amounts stand before, the
 * next is told of the same. */
static gboolean
read_next_of_series(GkPassage *passage, const GkMeasure *measure)
{
    gint last = passage->top->current, first = last - (gint) passage->series;
    const GkDraft *current = gk_passage_draft(passage, last);
    const GkWord *change =
        current && current->to < measure->start ? change_between(passage, current->to, measure->start) : NULL;
    if (!goes_on_with_series(passage, measure, change))
        return FALSE;
    gboolean moves = takes_figure(passage, first, last);
    if (change && !moves)
        return FALSE;
    if (!moves) {
        GkStatement told = current->statement;
        const char *name = gk_passage_name_of(passage, (GkSpan) { 0, 0 }, measure);
        last = gk_passage_add(passage, name ? name : told.item, measure->start, measure->end);
        copy_figure(passage, &gk_passage_draft(passage, last)->statement, &told);
        passage->top->current = last;
        passage->top->parts++;
        passage->top->run++;
    }
    for (gint i = first; moves && i < last; i++)
        copy_figure(passage, &gk_passage_draft(passage, i)->statement, &gk_passage_draft(passage, i + 1)->statement);
    GkDraft *draft = gk_passage_draft(passage, last);
    set_figure(passage, &draft->statement, measure);
    if (change)
        draft->statement.direction = gk_lead_direction(change);
    draft->to = measure->end;
    passage->series++;
    return TRUE;
}

/* 5 家│参公单位│机关运行经费: what is counted ends like an organization, and a subject of finance follows. */
static gsize
unit_end(const GkPassage *passage, guint start, guint end)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    gsize at;
    for (guint from = start; gk_words_find(words, GK_WORD_HEAD, text, from, end, &at); from = (guint) at + 1) {
        if (at > start && gk_words_before(words, GK_WORD_COUNTED_UNIT, text, start, at))
            return at;
    }
    return end;
}

/* 下设 7 个│处室, “甲”“乙”2 个│项目: the noun behind a count; empty when the count's noun stands before it. */
static GkSpan
noun_behind(const GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint end)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    GkSpan none = { measure->end, measure->end };
    const GkWord *of = gk_words_at(words, GK_WORD_OF, text, measure->end, end);
    guint named = measure->end + (of ? (guint) of->length : 0);
    const GkWord *name = of ? gk_words_at(words, GK_WORD_NAMED_BEHIND, text, named, end) : NULL;
    if (name && measure->class_ == GK_MEASURE_MONEY)
        return (GkSpan) { named, named + (guint) name->length }; /* 按每人│1200元│的│标准 */
    const GkWord *limit = gk_words_at(words, GK_WORD_LIMITED, text, measure->end, end);
    if (limit && gk_words_before(words, GK_WORD_APPROVED, text, lead->noun.start, measure->start))
        return (GkSpan) { measure->end, measure->end + (guint) limit->length }; /* 低于省核定的│9亿元│限额 */
    if (measure->class_ != GK_MEASURE_COUNT || measure->end >= end || (text[measure->end] & 0x80) == 0)
        return none;
    if (!gk_span_is_empty(lead->noun) &&
        !gk_words_before(words, GK_WORD_BEFORE_COUNT, text, lead->noun.start, lead->noun.end) &&
        !gk_words_before(words, GK_WORD_END_QUOTE, text, lead->noun.start, lead->noun.end))
        return none;
    gsize stop = unit_end(passage, measure->end, end), at;
    if (gk_words_find(words, GK_WORD_AFTER_COUNT_END, text, measure->end, stop, &at))
        stop = at;
    for (at = measure->end; at < stop && !g_ascii_isdigit(text[at]) && at < measure->end + 60; at++)
        ;
    while (at > measure->end && at < end && (text[at] & 0xC0) == 0x80)
        at--;
    return (GkSpan) { measure->end, (guint) at };
}

/* 购置支出 18.90 万元，购置公务用车 1 辆；…: a count among amounts of money is no part beside them. */
static void
note_run(GkPassage *passage, gint index, const GkMeasure *measure)
{
    if (gk_stack_reason(passage) || gk_passage_draft(passage, index)->attribute)
        return;
    if (measure->class_ == GK_MEASURE_MONEY)
        passage->top->money = TRUE;
    else if (passage->top->money && passage->top->run > 1)
        passage->top->run--;
}

/* 支出预算为│0: of money, whatever its unit. */
static gboolean
is_nothing_of_money(GkPassage *passage, const GkLead *lead, const GkMeasure *measure)
{
    gsize at;
    if (measure->class_ != GK_MEASURE_BARE || gk_decimal_compare(measure->value, GK_DECIMAL_ZERO) != 0)
        return FALSE;
    return gk_words_find(passage->reader->words, GK_WORD_ABSENT_OBJECT, passage->prose->text, lead->noun.start,
                         lead->noun.end, &at) ||
        (lead->figure_only && gk_passage_speaks_of(passage, lead));
}

/* 增长 4%，│达到│230 亿元 */
static gboolean
is_reached(const GkPassage *passage, const GkLead *lead, const GkMeasure *measure)
{
    return gk_span_is_empty(lead->noun) && lead->kind == GK_EVENT_AMOUNT &&
        gk_words_before(passage->reader->words, GK_WORD_COPULA, passage->prose->text, lead->noun.start, measure->start);
}

/* 收入预期增长 3%，│安排│192 亿元, 增长 4%，│达到│230 亿元: the amount of what was told to change; -1. */
static gint
find_planned(const GkPassage *passage, const GkLead *lead, const GkMeasure *measure)
{
    gint index = passage->top->current;
    const GkDraft *draft = gk_passage_draft(passage, index);
    if (!draft || draft->in_reason || index < (gint) passage->sentence || measure->class_ != GK_MEASURE_MONEY ||
        !(gk_words_match(passage->reader->words, GK_WORD_FIGURE_END, passage->prose->text, lead->noun.start,
                         lead->noun.end) ||
          is_reached(passage, lead, measure)))
        return -1;
    const GkStatement *s = &draft->statement;
    return s->amount.state != GK_VALUE_NUMBER && (s->has_percent || s->has_change) && s->direction != GK_CHANGE_NONE
        ? index
        : -1;
}

/* 土地出让收入完成年度目标的 76.4%，│仅为│28.3 亿元; 预备费按支出的 1%安排，│计│0.3 亿元: what is told without an
 * amount as yet; -1. */
static gint
find_completed(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, GkSpan behind)
{
    gint index = *gk_passage_current(passage);
    const GkDraft *draft = gk_passage_draft(passage, index);
    if (!draft || draft->in_reason || index < (gint) passage->sentence || measure->class_ != GK_MEASURE_MONEY ||
        lead->figure || !gk_span_is_empty(behind) || !gk_passage_names_nothing(passage, lead))
        return -1;
    const GkStatement *s = &draft->statement;
    return s->amount.state != GK_VALUE_NUMBER && (s->has_completion || s->has_share) && s->direction == GK_CHANGE_NONE
        ? index
        : -1;
}

/* 支出决算 9 万元，│年初预算│8 万元: what follows is of what was carried out. */
static gboolean
is_budget_of_told(const GkPassage *passage, gint index)
{
    const GkDraft *draft = gk_passage_draft(passage, index), *before = gk_passage_draft(passage, index - 1);
    if (!before || index - 1 < (gint) passage->sentence || !draft->statement.figure || !before->statement.figure ||
        draft->in_reason != before->in_reason || draft->statement.year != before->statement.year ||
        strcmp(draft->statement.item, before->statement.item) != 0)
        return FALSE;
    gboolean done =
        strcmp(before->statement.figure, "final") == 0 || strcmp(before->statement.figure, "execution") == 0;
    return done && g_str_has_suffix(draft->statement.figure, "budget");
}

static void
read_amount(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, GkSpan behind, guint from)
{
    GkSpan noun = lead->noun;
    if (measure->class_ == GK_MEASURE_BARE && !is_nothing_of_money(passage, lead, measure) &&
        !gk_words_before(passage->reader->words, GK_WORD_BARE, passage->prose->text, noun.start, noun.end)) {
        gk_passage_read_absence(passage, (GkSpan) { from, measure->end }); /* 支出为0， */
        return;
    }
    gint planned = find_planned(passage, lead, measure);
    if (planned < 0)
        planned = find_completed(passage, lead, measure, behind);
    if (planned >= 0) {
        gk_passage_set_amount(passage, planned, measure);
        return;
    }
    if (!gk_span_is_empty(behind))
        noun = behind;
    else if (gk_passage_names_nothing(passage, lead))
        noun.end = noun.start;
    if (passage->top->kind == GK_FRAME_BRACKET && passage->top->begins && noun.start < noun.end &&
        !lead->opening.part && !gk_stack_reason(passage))
        gk_passage_open_part(passage, (GkSpan) { 0, 0 }); /* 运行维护费 10 万元（购置费 0 万元，…） */
    gk_passage_rejoin_list(passage, noun);
    gint index = gk_passage_add_named(passage, lead, measure, noun, from);
    if (is_nothing_of_money(passage, lead, measure))
        gk_passage_draft(passage, index)->statement.amount.has_yuan = TRUE; /* nothing is nothing in any unit */
    gk_passage_draft(passage, index)->statement.direction = lead->direction; /* 由 9 万元│减少到│8 万元 */
    if (lead->direction != GK_CHANGE_NONE)
        gk_passage_set_base(passage, lead, &gk_passage_draft(passage, index)->statement);
    note_run(passage, index, measure);
    if (measure->class_ != GK_MEASURE_MONEY && measure->class_ != GK_MEASURE_PERCENT &&
        measure->class_ != GK_MEASURE_BARE)
        gk_passage_draft(passage, index)->statement.figure = NULL; /* 部门预算安排购置车辆 1 辆 */
    gk_passage_draft(passage, index)->to = MAX(measure->end, behind.end);
    if (is_budget_of_told(passage, index))
        passage->top->current = index - 1;
}

/* 上年: the one before the year that is told of, else before the document's; 0 where it is not known. */
static guint
year_before(const GkPassage *passage, GkSpan base)
{
    const GkWord *word =
        gk_words_at(passage->reader->words, GK_WORD_YEAR_BEFORE, passage->prose->text, base.start, base.end);
    const char *fiscal = passage->reader->disclosure->fiscal_year.text;
    guint year = passage->year ? passage->year : fiscal ? (guint) g_ascii_strtoull(fiscal, NULL, 10) : 0;
    return word && year ? year - 1 : 0;
}

/* 比2023年年初预算数 90 万元 增加 10 万元: an amount of the base, then the change goes on. */
static void
read_base_amount(GkPassage *passage, GkLead *lead, const GkMeasure *measure, guint from)
{
    gint current = passage->top->current, primary = passage->top->primary;
    GkSpan nothing = { lead->base.start, lead->base.start };
    guint year = 0;
    passage->base = gk_passage_text(passage, lead->base);
    if (!gk_prose_year(passage->prose->text, lead->base.start, lead->base.end, &year))
        year = year_before(passage, lead->base);
    lead->figure = NULL;
    gint index =
        gk_passage_add_subject(passage, lead, gk_span_is_empty(lead->noun) ? nothing : lead->noun, from, measure->end);
    gk_passage_set_amount(passage, index, measure);
    GkStatement *s = &gk_passage_draft(passage, index)->statement;
    gsize at;
    const GkWord *figure = gk_words_find_last(passage->reader->words, GK_WORD_FIGURE_HINT, passage->prose->text,
                                              lead->base.start, lead->base.end, &at);
    s->figure = figure ? figure->value : NULL;
    s->year = year;
    if (gk_span_is_empty(lead->noun)) {
        passage->top->current = current;
        passage->top->primary = primary;
    } else {
        passage->top->current = -1; /* what follows is not of the base's year */
    }
}

/* 增加 92.37 万元，减少 9.52，: a percentage whose sign was left out. */
static gboolean
is_percent_without_sign(GkPassage *passage, const GkLead *lead, const GkMeasure *measure)
{
    const GkDraft *draft = gk_passage_draft(passage, *gk_passage_current(passage));
    return measure->class_ == GK_MEASURE_BARE && lead->kind == GK_EVENT_CHANGE &&
        gk_passage_names_nothing(passage, lead) && draft && draft->statement.has_change &&
        !draft->statement.has_percent;
}

/* 其中：│ begins a paragraph of its own, that is no item of a list. */
static gboolean
goes_on_from_before(const GkPassage *passage)
{
    const GkClause *first = &g_array_index(passage->prose->clauses, GkClause, 0);
    const GkWord *word =
        gk_words_at(passage->reader->words, GK_WORD_PART, passage->prose->text, first->start, passage->prose->length);
    return word && strcmp(word->value, "goes_on") == 0 && passage->top == passage->frames &&
        passage->top->whole.draft < 0 && !passage->top->whole.name;
}

void
gk_passage_open_part(GkPassage *passage, GkSpan noun)
{
    const GkDraft *primary = gk_passage_draft(passage, passage->top->primary);
    const char *name = gk_passage_text(passage, noun);
    passage->listing = TRUE;
    gboolean listed = passage->listed.draft >= 0 || passage->listed.name;
    GkWhole whole = listed ? passage->listed : (GkWhole) { passage->top->primary, NULL };
    if (!listed && whole.draft < 0 && goes_on_from_before(passage))
        whole.draft = passage->reader->whole_before; /* 其中: begins a paragraph of its own */
    if (name && !(primary && gk_subjects_match(passage->reader->words, name, primary->statement.item)))
        whole = (GkWhole) { -1, name };
    if (whole.draft < 0 && !whole.name)
        return;
    gk_stack_open_list(passage, whole);
}

/* Whether a base of comparison stands before: 与上年相比， or that of the statement being told. */
static gboolean
is_based(GkPassage *passage)
{
    const GkDraft *draft = gk_passage_draft(passage, *gk_passage_current(passage));
    return passage->base || gk_stack_reason(passage) ||
        (draft && (draft->statement.base || draft->statement.has_change));
}

static GkBehind
behind_of(const GkMeasure *measure)
{
    if (measure->class_ == GK_MEASURE_PERCENT || measure->class_ == GK_MEASURE_POINTS)
        return GK_BEHIND_RATE;
    return gk_decimal_compare(measure->value, GK_DECIMAL_ZERO) == 0 ? GK_BEHIND_ZERO : GK_BEHIND_NUMBER;
}

/* 余额 98 亿元，低于限额│112 亿元: the limit's own amount, not how much lower: that would be less than the balance. */
static gboolean
is_limit_reached(GkPassage *passage, const GkLead *lead, const GkMeasure *measure)
{
    const GkDraft *draft = gk_passage_draft(passage, *gk_passage_current(passage));
    if (lead->kind != GK_EVENT_CHANGE || measure->class_ != GK_MEASURE_MONEY || !draft ||
        !draft->statement.amount.has_yuan ||
        !gk_words_before(passage->reader->words, GK_WORD_LIMITED, passage->prose->text, lead->base.start,
                         lead->base.end))
        return FALSE;
    GkValue value = gk_measure_value(passage->prose, measure);
    return value.has_yuan && gk_decimal_compare(value.yuan, draft->statement.amount.yuan) >= 0;
}

/* Reads one measure; returns where the words of the next one begin. */
guint
gk_passage_read_measure(GkPassage *passage, guint from, const GkMeasure *measure, guint end, gboolean first)
{
    GkSpan span = { from, measure->start };
    if (read_next_of_series(passage, measure))
        return measure->end;
    if (!gk_stack_reason(passage)) {
        gk_passage_note_codes(passage, &span);
        if (measure->class_ == GK_MEASURE_MONEY && gk_passage_open_included(passage, &span))
            from = span.start;
    }
    guint behind_budget = gk_passage_read_completed(passage, span, measure, from);
    if (behind_budget)
        return behind_budget;
    GkLead lead = gk_lead_read(&passage->reader->language, passage->prose, span, behind_of(measure), is_based(passage));
    if (lead.opening.year)
        passage->year = lead.opening.year;
    if (lead.opening.fresh && first && !gk_stack_reason(passage) && !lead.opening.part)
        gk_stack_leave_lists(passage);
    if (lead.opening.part && !gk_stack_reason(passage))
        gk_passage_open_part(passage, (GkSpan) { 0, 0 });
    if (measure->class_ == GK_MEASURE_BARE && lead.kind != GK_EVENT_AMOUNT) {
        if (is_percent_without_sign(passage, &lead, measure)) {
            GkStatement *s = &gk_passage_draft(passage, *gk_passage_current(passage))->statement;
            s->has_percent = TRUE;
            s->percent = measure->value;
        }
        return measure->end;
    }
    GkSpan behind = { measure->end, measure->end };
    if (is_limit_reached(passage, &lead, measure))
        lead = (GkLead) { .kind = GK_EVENT_AMOUNT, .noun = lead.base };
    switch (lead.kind) {
    case GK_EVENT_CHANGE:
        gk_passage_read_change(passage, &lead, measure, from);
        break;
    case GK_EVENT_SHARE:
        read_share(passage, &lead, measure, from);
        break;
    case GK_EVENT_COMPLETION:
        gk_passage_read_completion(passage, &lead, measure, from);
        break;
    case GK_EVENT_BASE:
        read_base_amount(passage, &lead, measure, from);
        break;
    default:
        behind = noun_behind(passage, &lead, measure, end);
        read_amount(passage, &lead, measure, behind, from);
    }
    passage->top->begins = FALSE;
    return MAX(measure->end, behind.end);
}
