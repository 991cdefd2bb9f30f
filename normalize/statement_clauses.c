/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statement_reader.h"

#include <string.h>

static const GkMeasure *
measure_at(const GkPassage *passage, guint index)
{
    return &g_array_index(passage->prose->measures, GkMeasure, index);
}

static gint *
current_of(GkPassage *passage)
{
    return passage->in_reason ? &passage->reason_current : &passage->current;
}

/* --- subjects --- */

/* What the text speaks of when a clause names nothing itself. */
static const char *
context_subject(const GkPassage *passage)
{
    if (passage->in_reason) {
        const GkDraft *owner = gk_passage_draft(passage, passage->owner);
        return owner ? owner->statement.item : NULL;
    }
    if (passage->subject)
        return passage->subject;
    const GkDraft *draft = gk_passage_draft(passage, passage->primary >= 0 ? passage->primary : passage->current);
    if (draft)
        return draft->statement.item;
    if (passage->noun)
        return passage->noun;
    const GkDraft *whole = gk_passage_draft(passage, passage->whole.draft);
    if (whole)
        return whole->statement.item;
    return passage->whole.name ? passage->whole.name : gk_reader_heading_subject(passage->reader);
}

static gboolean
names_nothing(const GkPassage *passage, const GkLead *lead)
{
    return gk_span_is_empty(lead->noun) || lead->figure_only || (lead->figure_weak && passage->subject);
}

static gboolean
is_attribute(const GkPassage *passage, GkSpan noun)
{
    return gk_words_match(passage->reader->words, GK_WORD_ATTRIBUTE, passage->prose->text, noun.start, noun.end) !=
        NULL;
}

/* A class or item named in the span becomes what the paragraph is about. */
static void
note_codes(GkPassage *passage, GkSpan span)
{
    GkCodes codes;
    GkSpan naming = { 0, 0 };
    if (!gk_codes_find(passage, span, &codes, &naming))
        return;
    gk_codes_complete(passage->reader, &codes);
    passage->codes = codes;
    passage->has_codes = TRUE;
    passage->subject = gk_passage_text(passage, naming);
}

static void
store_codes(GkPassage *passage, gint index, const char *item)
{
    if (!passage->has_codes || passage->in_reason)
        return;
    if (item == passage->subject || (item && passage->subject && g_str_has_prefix(item, passage->subject)))
        gk_codes_store(passage->reader->arena, &passage->codes, &gk_passage_draft(passage, index)->statement);
}

/* Adds a draft for what `noun` names, or for what the text speaks of. */
static gint
add_subject(GkPassage *passage, const GkLead *lead, GkSpan noun, guint from, guint to)
{
    const char *item = NULL;
    gboolean attribute = FALSE;
    if (gk_span_is_empty(noun)) {
        item = context_subject(passage);
    } else if (is_attribute(passage, noun) && context_subject(passage)) {
        item =
            gk_arena_printf(passage->reader->arena, "%s%s", context_subject(passage), gk_passage_text(passage, noun));
        attribute = TRUE;
    } else {
        item = gk_passage_text(passage, noun);
    }
    if (passage->prefix && !attribute && !gk_span_is_empty(noun))
        item = gk_arena_printf(passage->reader->arena, "%s%s", passage->prefix, gk_passage_text(passage, noun));
    else if (passage->prefix && attribute)
        item = gk_arena_printf(passage->reader->arena, "%s%s", passage->prefix, gk_passage_text(passage, noun));
    passage->prefix = NULL;
    gint index = gk_passage_add(passage, item, from, to);
    GkDraft *draft = gk_passage_draft(passage, index);
    draft->attribute = attribute;
    draft->statement.figure = lead->figure;
    store_codes(passage, index, item);
    *current_of(passage) = index;
    if (!attribute && !passage->in_reason) {
        passage->primary = index;
        passage->parts++;
    }
    return index;
}

/* --- what a measure does --- */

static const char *
unit_text(const GkPassage *passage, const GkMeasure *measure)
{
    return gk_passage_text(passage, (GkSpan) { measure->unit_start, measure->end });
}

static void
set_amount(GkPassage *passage, gint index, const GkMeasure *measure)
{
    GkStatement *s = &gk_passage_draft(passage, index)->statement;
    if (measure->class_ == GK_MEASURE_MONEY && strcmp(s->topic, "staff") == 0)
        s->topic = "general"; /* 离退休费 is money, not people */
    s->amount = gk_measure_value(passage->prose, measure);
    s->unit = unit_text(passage, measure);
    s->printed = gk_passage_text(passage, (GkSpan) { measure->start, measure->number_end });
    gk_passage_draft(passage, index)->to = measure->end;
}

/* 比上年, of this clause or left by the one before. */
static void
set_base(GkPassage *passage, const GkLead *lead, GkStatement *s)
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

/* The draft a change belongs to: the current one, or a new one when the lead names something else. */
static gint
change_target(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from)
{
    gint current = *current_of(passage);
    const GkDraft *draft = gk_passage_draft(passage, current);
    gboolean percent = measure && measure->class_ == GK_MEASURE_PERCENT;
    gboolean taken = draft && measure && (percent ? draft->statement.has_percent : draft->statement.has_change);
    gboolean same = names_nothing(passage, lead);
    if (!same && draft && !gk_span_is_empty(lead->noun)) {
        g_autofree char *noun = gk_prose_printed(passage->prose, lead->noun.start, lead->noun.end);
        same = gk_subjects_match(passage->reader->words, noun, draft->statement.item);
    }
    guint to = measure ? measure->end : lead->noun.end;
    if (draft && same && !taken)
        return current;
    GkSpan noun = same ? (GkSpan) { 0, 0 } : lead->noun;
    return add_subject(passage, lead, noun, from, to);
}

static GkChangeDirection
effective_direction(const GkLead *lead, const GkMeasure *measure)
{
    if (!lead->either)
        return lead->direction;
    int sign = gk_decimal_compare(measure->value, GK_DECIMAL_ZERO);
    return sign < 0 ? GK_CHANGE_DECREASE : sign > 0 ? GK_CHANGE_INCREASE : GK_CHANGE_UNCHANGED;
}

/* 减少江苏法院云平台租赁费 200 万元: the change is of the object, part of the noun. */
static gint
add_object_change(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from)
{
    GkWhole whole = passage->whole;
    gboolean in_reason = passage->in_reason;
    const char *noun = gk_passage_text(passage, lead->noun);
    passage->in_reason = FALSE; /* the object is part of the noun here, in a reason too */
    if (noun || in_reason)
        passage->whole = (GkWhole) { -1, noun };
    gint index = gk_passage_add(passage, gk_passage_text(passage, lead->object), from, measure->end);
    passage->whole = whole;
    passage->in_reason = in_reason;
    gk_passage_draft(passage, index)->in_reason = in_reason;
    *current_of(passage) = index;
    return index;
}

static void
read_change(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from)
{
    gboolean of_object = !gk_span_is_empty(lead->object);
    gint index =
        of_object ? add_object_change(passage, lead, measure, from) : change_target(passage, lead, measure, from);
    GkDraft *draft = gk_passage_draft(passage, index);
    GkStatement *s = &draft->statement;
    s->direction = effective_direction(lead, measure);
    set_base(passage, lead, s);
    draft->to = MAX(draft->to, measure->end);
    if (measure->class_ == GK_MEASURE_PERCENT) {
        s->has_percent = TRUE;
        s->percent = measure->value;
    } else {
        s->has_change = TRUE;
        s->change = gk_measure_value(passage->prose, measure);
        s->change_unit = unit_text(passage, measure);
    }
}

static void
read_share(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from)
{
    const GkDraft *draft = gk_passage_draft(passage, *current_of(passage));
    gboolean attach = draft && !draft->statement.has_share && names_nothing(passage, lead);
    gint index = attach ? *current_of(passage) : add_subject(passage, lead, lead->noun, from, measure->end);
    GkDraft *target = gk_passage_draft(passage, index);
    target->statement.has_share = TRUE;
    target->statement.share = measure->value;
    target->to = measure->end;
}

static void
read_completion(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from)
{
    const GkDraft *draft = gk_passage_draft(passage, *current_of(passage));
    gboolean attach = draft && !draft->statement.has_completion && names_nothing(passage, lead);
    gint index = attach ? *current_of(passage) : add_subject(passage, lead, lead->noun, from, measure->end);
    GkDraft *target = gk_passage_draft(passage, index);
    target->statement.has_completion = TRUE;
    target->statement.completion = measure->value;
    target->statement.completion_of = gk_passage_text(passage, lead->base);
    target->to = measure->end;
}

/* 下设 7 个│处室: the noun behind a count; empty when the count's noun stands before it. */
static GkSpan
noun_behind(const GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint end)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    GkSpan none = { measure->end, measure->end };
    if (measure->class_ != GK_MEASURE_COUNT || measure->end >= end || (text[measure->end] & 0x80) == 0)
        return none;
    if (!gk_span_is_empty(lead->noun) &&
        !gk_words_before(words, GK_WORD_BEFORE_COUNT, text, lead->noun.start, lead->noun.end))
        return none;
    gsize stop = end, at;
    if (gk_words_find(words, GK_WORD_AFTER_COUNT_END, text, measure->end, end, &at))
        stop = at;
    for (at = measure->end; at < stop && !g_ascii_isdigit(text[at]) && at < measure->end + 60; at++)
        ;
    while (at > measure->end && at < end && (text[at] & 0xC0) == 0x80)
        at--;
    return (GkSpan) { measure->end, (guint) at };
}

static void
read_amount(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, GkSpan behind, guint from)
{
    GkSpan noun = lead->noun;
    if (measure->class_ == GK_MEASURE_BARE &&
        !gk_words_before(passage->reader->words, GK_WORD_BARE, passage->prose->text, noun.start, noun.end))
        return;
    if (!gk_span_is_empty(behind))
        noun = behind;
    else if (names_nothing(passage, lead))
        noun.end = noun.start;
    if (noun.start < noun.end)
        note_codes(passage, noun);
    gint index = add_subject(passage, lead, noun, from, measure->end);
    set_amount(passage, index, measure);
    gk_passage_draft(passage, index)->to = MAX(measure->end, behind.end);
}

/* 比2023年年初预算数 90 万元 增加 10 万元: an amount of the base, then the change goes on. */
static void
read_base_amount(GkPassage *passage, GkLead *lead, const GkMeasure *measure, guint from)
{
    gint current = passage->current, primary = passage->primary;
    GkSpan nothing = { lead->base.start, lead->base.start };
    guint year = 0;
    passage->base = gk_passage_text(passage, lead->base);
    gk_prose_year(passage->prose->text, lead->base.start, lead->base.end, &year);
    lead->figure = NULL;
    gint index = add_subject(passage, lead, gk_span_is_empty(lead->noun) ? nothing : lead->noun, from, measure->end);
    set_amount(passage, index, measure);
    GkStatement *s = &gk_passage_draft(passage, index)->statement;
    gsize at;
    const GkWord *figure = gk_words_find_last(passage->reader->words, GK_WORD_FIGURE_HINT, passage->prose->text,
                                              lead->base.start, lead->base.end, &at);
    s->figure = figure ? figure->value : NULL;
    s->year = year;
    if (gk_span_is_empty(lead->noun)) {
        passage->current = current;
        passage->primary = primary;
    }
}

/* 增加 92.37 万元，减少 9.52，: a percentage whose sign was left out. */
static gboolean
is_percent_without_sign(GkPassage *passage, const GkLead *lead, const GkMeasure *measure)
{
    const GkDraft *draft = gk_passage_draft(passage, *current_of(passage));
    return measure->class_ == GK_MEASURE_BARE && lead->role == GK_LEAD_CHANGE && names_nothing(passage, lead) &&
        draft && draft->statement.has_change && !draft->statement.has_percent;
}

static void
open_part(GkPassage *passage, GkSpan noun)
{
    const GkDraft *primary = gk_passage_draft(passage, passage->primary);
    const char *name = gk_passage_text(passage, noun);
    GkWhole whole = { passage->primary, NULL };
    if (name && !(primary && gk_subjects_match(passage->reader->words, name, primary->statement.item)))
        whole = (GkWhole) { -1, name };
    if (whole.draft < 0 && !whole.name)
        return;
    gboolean inside = passage->whole.draft != passage->outer.draft || passage->whole.name != passage->outer.name;
    if (inside && whole.draft != passage->whole.draft && !passage->nested && !passage->bracketed) {
        passage->nested = TRUE;
        passage->before_nested = passage->whole;
    }
    passage->whole = whole;
    passage->parts = 0;
}

/* Reads one measure; returns where the words of the next one begin. */
static guint
read_measure(GkPassage *passage, guint from, const GkMeasure *measure, guint end, gboolean first)
{
    const GkReader *reader = passage->reader;
    gboolean percent = measure->class_ == GK_MEASURE_PERCENT;
    GkLead lead = gk_lead_read(passage->prose, reader->words, &reader->organizations, from, measure->start, percent);
    if (lead.year)
        passage->year = lead.year;
    if (lead.fresh && first && !passage->in_reason && !lead.part)
        passage->whole = passage->outer;
    if (lead.part && !passage->in_reason)
        open_part(passage, (GkSpan) { 0, 0 });
    if (measure->class_ == GK_MEASURE_BARE && lead.role != GK_LEAD_AMOUNT) {
        if (is_percent_without_sign(passage, &lead, measure)) {
            GkStatement *s = &gk_passage_draft(passage, *current_of(passage))->statement;
            s->has_percent = TRUE;
            s->percent = measure->value;
        }
        return measure->end;
    }
    GkSpan behind = { measure->end, measure->end };
    switch (lead.role) {
    case GK_LEAD_CHANGE:
        read_change(passage, &lead, measure, from);
        break;
    case GK_LEAD_SHARE:
        read_share(passage, &lead, measure, from);
        break;
    case GK_LEAD_COMPLETION:
        read_completion(passage, &lead, measure, from);
        break;
    case GK_LEAD_BASE:
        read_base_amount(passage, &lead, measure, from);
        break;
    default:
        behind = noun_behind(passage, &lead, measure, end);
        read_amount(passage, &lead, measure, behind, from);
    }
    return MAX(measure->end, behind.end);
}

/* --- clauses without measures --- */

static gboolean
ends_with(const GkProse *prose, GkSpan span, const char *what)
{
    gsize length = strlen(what);
    return span.start + length <= span.end && memcmp(prose->text + span.end - length, what, length) == 0;
}

/* 其中, 包括, 主要用于以下方面: the clause opens parts. */
static gboolean
read_part_words(GkPassage *passage, GkSpan span, char stop)
{
    const GkWord *word =
        gk_words_before(passage->reader->words, GK_WORD_PART, passage->prose->text, span.start, span.end);
    if (!word || (stop != ':' && stop != ',' && stop != '.' && stop != 0))
        return FALSE;
    const GkReader *reader = passage->reader;
    guint year = 0;
    gboolean fresh = FALSE, part = FALSE;
    GkSpan noun = { span.start, span.end - (guint) word->length };
    noun = gk_lead_cut_front(passage->prose, reader->words, &reader->organizations, noun, &year, &fresh, &part);
    noun = gk_lead_trim(passage->prose, reader->words, noun);
    if (gk_words_match(reader->words, GK_WORD_ATTRIBUTE, passage->prose->text, noun.start, noun.end))
        noun.end = noun.start;
    if (ends_with(passage->prose, noun, "用于"))
        noun.end = noun.start;
    open_part(passage, noun);
    passage->part_open = TRUE;
    return TRUE;
}

/* 决算数小于预算数: a direction without an amount. */
static void
read_relation(GkPassage *passage, GkSpan span)
{
    gsize at;
    const GkWord *word =
        gk_words_find(passage->reader->words, GK_WORD_RELATION, passage->prose->text, span.start, span.end, &at);
    GkDraft *draft = gk_passage_draft(passage, passage->current);
    if (!word || !draft || draft->statement.direction != GK_CHANGE_NONE)
        return;
    GkSpan base = { (guint) (at + word->length), span.end };
    draft->statement.direction = strcmp(word->value, "decrease") == 0 ? GK_CHANGE_DECREASE : GK_CHANGE_INCREASE;
    draft->statement.base = gk_passage_text(passage, gk_lead_trim(passage->prose, passage->reader->words, base));
}

/* A comparison without a measure: 与2024年预算持平, 与上年相比. */
static gboolean
read_comparison(GkPassage *passage, GkSpan span)
{
    const GkReader *reader = passage->reader;
    GkLead lead = gk_lead_read(passage->prose, reader->words, &reader->organizations, span.start, span.end, FALSE);
    if (lead.year)
        passage->year = lead.year;
    if (gk_span_is_empty(lead.base))
        return FALSE;
    if (lead.role == GK_LEAD_BASE || (lead.role == GK_LEAD_AMOUNT && gk_span_is_empty(lead.noun))) {
        passage->base = gk_passage_text(passage, lead.base);
        return TRUE;
    }
    if (lead.role != GK_LEAD_SAME && lead.role != GK_LEAD_CHANGE)
        return FALSE;
    if (lead.role == GK_LEAD_CHANGE && !gk_span_is_empty(lead.object))
        return TRUE;
    gint index = change_target(passage, &lead, NULL, span.start);
    GkDraft *draft = gk_passage_draft(passage, index);
    if (draft->statement.direction == GK_CHANGE_NONE)
        draft->statement.direction = lead.direction;
    set_base(passage, &lead, &draft->statement);
    draft->to = MAX(draft->to, span.end);
    return TRUE;
}

/* 财政拨款支出预算中，: what follows is part of it. */
static gboolean
read_inside(GkPassage *passage, GkSpan span)
{
    const GkReader *reader = passage->reader;
    if (!ends_with(passage->prose, span, "中") || span.end - span.start < 12)
        return FALSE;
    guint year = 0;
    gboolean fresh = FALSE, part = FALSE;
    span.end -= 3;
    span = gk_lead_cut_front(passage->prose, reader->words, &reader->organizations, span, &year, &fresh, &part);
    if (ends_with(passage->prose, span, "在"))
        span.end -= 3;
    if (span.start + 3 <= span.end && memcmp(passage->prose->text + span.start, "在", 3) == 0)
        span.start += 3;
    const char *name = gk_passage_text(passage, span);
    if (!name)
        return TRUE;
    passage->whole = (GkWhole) { -1, name };
    for (guint i = reader->drafts->len; i > 0; i--) {
        const GkDraft *draft = &g_array_index(reader->drafts, GkDraft, i - 1);
        if (draft->statement.paragraph != passage->paragraph || reader->drafts->len - i > 16)
            break;
        if (!draft->in_reason && gk_subjects_match(reader->words, name, draft->statement.item)) {
            passage->whole = (GkWhole) { (gint) i - 1, NULL };
            break;
        }
    }
    passage->nested = FALSE;
    return TRUE;
}

static void
read_plain(GkPassage *passage, GkSpan span, char stop)
{
    const GkReader *reader = passage->reader;
    if (gk_span_is_empty(span) || passage->in_reason)
        return;
    note_codes(passage, span);
    if (read_part_words(passage, span, stop) || read_comparison(passage, span) || read_inside(passage, span))
        return;
    gk_passage_read_absence(passage, span);
    read_relation(passage, span);
    guint year = 0;
    gboolean fresh = FALSE, part = FALSE;
    GkSpan noun = gk_lead_cut_front(passage->prose, reader->words, &reader->organizations, span, &year, &fresh, &part);
    if (year)
        passage->year = year;
    if (fresh)
        passage->whole = passage->outer;
    if (gk_span_is_empty(noun) || noun.end - noun.start > 120)
        return;
    if (ends_with(passage->prose, noun, "的"))
        passage->prefix = gk_passage_text(passage, noun);
    else
        passage->noun = gk_passage_text(passage, noun);
}

/* --- reasons --- */

/* The owner's reason ends at `end`. */
static void
end_reason(GkPassage *passage, guint end)
{
    GkDraft *owner = gk_passage_draft(passage, passage->owner);
    if (owner && !owner->statement.reason && passage->reason_start < end) {
        g_autofree char *text = gk_prose_printed(passage->prose, passage->reason_start, end);
        owner->statement.reason = gk_arena_strdup(passage->reader->arena, text);
        owner->to = MAX(owner->to, end);
    }
    passage->in_reason = FALSE;
    passage->owner = -1;
}

static void
begin_reason(GkPassage *passage, guint start)
{
    passage->owner = passage->current;
    passage->in_reason = TRUE;
    passage->reason_current = -1;
    while (start < passage->prose->length && (passage->prose->text[start] == ':' || passage->prose->text[start] == ','))
        start++;
    passage->reason_start = start;
}

/* 财政拨款收入支出减少的│主要原因: names a direction of its own. */
static void
read_before_reason(GkPassage *passage, GkSpan span)
{
    const GkReader *reader = passage->reader;
    while (ends_with(passage->prose, span, "的") || ends_with(passage->prose, span, "其"))
        span.end -= 3;
    if (gk_span_is_empty(span))
        return;
    GkLead lead = gk_lead_read(passage->prose, reader->words, &reader->organizations, span.start, span.end, FALSE);
    if (lead.role != GK_LEAD_CHANGE || gk_span_is_empty(lead.noun) || !gk_span_is_empty(lead.object)) {
        read_plain(passage, span, 0);
        return;
    }
    const GkDraft *draft = gk_passage_draft(passage, passage->current);
    const char *noun = gk_passage_text(passage, lead.noun);
    gboolean same = lead.figure_only || (draft && gk_subjects_match(reader->words, noun, draft->statement.item));
    if (draft && same && !draft->statement.reason)
        return;
    gint index = add_subject(passage, &lead, lead.noun, span.start, span.end);
    GkStatement *s = &gk_passage_draft(passage, index)->statement;
    s->direction = lead.direction;
    set_base(passage, &lead, s);
}

/* 主要原因是：一是…；二是…: a list inside the reason, not the next item of the list outside. */
static gboolean
reason_goes_on(const GkPassage *passage, guint clause)
{
    if (clause + 1 >= passage->prose->clauses->len)
        return FALSE;
    gsize length;
    GkMarker next = g_array_index(passage->prose->clauses, GkClause, clause + 1).marker;
    GkMarker first = gk_prose_marker(passage->prose->text, passage->reason_start, passage->prose->length, &length);
    return next == GK_MARKER_ORDINAL || (next != GK_MARKER_NONE && next == first);
}

/* --- the walk --- */

/* The measures in [from, end) one by one, then the words behind the last. */
static void
read_stretch(GkPassage *passage, guint from, guint end, char stop, guint *next, guint last)
{
    gboolean first = TRUE;
    while (*next < last && measure_at(passage, *next)->start < end) {
        const GkMeasure *measure = measure_at(passage, (*next)++);
        if (measure->start >= from)
            from = read_measure(passage, from, measure, end, first);
        first = FALSE;
    }
    if (from < end)
        read_plain(passage, (GkSpan) { from, end }, stop);
    if (!first)
        passage->noun = NULL;
}

static void
read_clause(GkPassage *passage, const GkClause *clause)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    guint next = clause->first_measure, last = next + clause->n_measures;
    gsize at = clause->end;
    const GkWord *reason = NULL;
    passage->part_open = FALSE;
    if (!passage->in_reason && !gk_words_at(words, GK_WORD_NOT_REASON, text, clause->start, clause->end))
        reason = gk_words_find(words, GK_WORD_REASON, text, clause->start, clause->end, &at);
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

/* A list of two parts and more ends with its sentence; one part may be followed by the next after 。 */
static void
end_sentence(GkPassage *passage)
{
    if (passage->parts > 1 && !passage->bracketed && !passage->part_open)
        passage->whole = passage->outer;
    passage->parts = 0;
    passage->base = NULL;
    passage->prefix = NULL;
    passage->nested = FALSE;
}

static void
after_clause(GkPassage *passage, guint index, const GkClause *clause)
{
    switch (clause->stop) {
    case '(':
        passage->saved = passage->whole;
        passage->bracketed = TRUE;
        break;
    case ')':
        if (passage->in_reason)
            end_reason(passage, clause->end);
        passage->whole = passage->saved;
        passage->bracketed = FALSE;
        break;
    case ';':
        if (passage->in_reason && !reason_goes_on(passage, index))
            end_reason(passage, clause->end);
        if (passage->nested && !passage->in_reason) {
            passage->whole = passage->before_nested;
            passage->nested = FALSE;
        }
        passage->base = NULL;
        break;
    case '.':
    case 0:
        if (passage->in_reason)
            end_reason(passage, clause->end);
        end_sentence(passage);
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
    if (passage->in_reason)
        end_reason(passage, passage->prose->length);
}
