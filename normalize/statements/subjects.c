/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a statement is about.
 *
 *   公务接待费 6 万元              the words before the amount
 *   支出决算为 6 万元              a figure alone: the class, item or noun named before
 *   车辆 5 辆，价值 120 万元       an attribute: 车辆价值
 *   一级项目 4 个，二级项目 36 个，共涉及资金 25 万元
 *                                  an attribute of all that 其中 began to list
 */
#include "normalize/statements/reader.h"

#include <string.h>

/* What the text speaks of when a clause names nothing itself. */
static const char *
context_subject(const GkPassage *passage)
{
    const GkFrame *reason = gk_stack_reason(passage);
    if (reason) {
        const GkDraft *told = gk_passage_draft(passage, passage->top->current);
        if (told && told->in_reason)
            return told->statement.item;
        const GkDraft *owner = gk_passage_draft(passage, reason->owner);
        return owner ? owner->statement.item : NULL;
    }
    if (passage->noun_is_near && passage->noun)
        return passage->noun;
    if (passage->subject)
        return passage->subject;
    const GkDraft *draft =
        gk_passage_draft(passage, passage->top->primary >= 0 ? passage->top->primary : passage->top->current);
    if (draft)
        return draft->statement.item;
    if (passage->noun)
        return passage->noun;
    const GkDraft *whole = gk_passage_draft(passage, passage->top->whole.draft);
    if (whole)
        return whole->statement.item;
    if (passage->top->whole.name)
        return passage->top->whole.name;
    const char *heading = gk_reader_heading_subject(passage->reader);
    return heading ? heading : passage->reader->told;
}

gboolean
gk_passage_names_nothing(const GkPassage *passage, const GkLead *lead)
{
    return gk_span_is_empty(lead->noun) || lead->figure_only || (lead->figure_alone && passage->top->primary >= 0) ||
        (lead->planned_alone && lead->opening.year && passage->top->primary >= 0) ||
        (lead->figure_weak && (passage->subject || (lead->sum && passage->top->primary >= 0)));
}

gboolean
gk_passage_speaks_of(const GkPassage *passage, const GkLead *lead)
{
    return !gk_passage_names_nothing(passage, lead) || context_subject(passage);
}

/* 价值; also 涉及一般公共预算当年拨款, for all that 涉及 may go on with. */
static gboolean
is_attribute(const GkPassage *passage, GkSpan noun)
{
    const GkWord *concerns =
        gk_words_at(passage->reader->words, GK_WORD_CONCERNS, passage->prose->text, noun.start, noun.end);
    if (concerns && noun.start + concerns->length < noun.end)
        return TRUE;
    return gk_words_match(passage->reader->words, GK_WORD_ATTRIBUTE, passage->prose->text, noun.start, noun.end) !=
        NULL;
}

/* 其中，│2024年│本部门│教育支出(类): what stands before the first name, but not a year behind it. */
static GkSpan
cut_opening(const GkPassage *passage, GkSpan span, GkOpening *opening)
{
    const char *text = passage->prose->text;
    guint end = span.start;
    gsize length = gk_prose_year(text, span.start, span.end, NULL);
    for (end += (guint) length; end < span.end; end++) {
        if (text[end] == '(' || (g_ascii_isdigit(text[end]) && !gk_prose_year(text, end, span.end, NULL)))
            break; /* a mark, or a code */
        if ((length = gk_prose_year(text, end, span.end, NULL)))
            end += (guint) length - 1;
    }
    GkSpan front = { span.start, end };
    front = gk_lead_cut_front(&passage->reader->language, passage->prose, front, opening);
    return (GkSpan) { front.start, span.end };
}

/* “教育支出”（类）“普通教育”（款） as if it were printed without quotes. */
static const char *
without_quotes(const GkPassage *passage, GkSpan naming)
{
    const char *printed = gk_passage_text(passage, naming);
    GString *text = g_string_new(NULL);
    for (const char *p = printed; p && *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c != 0x201c && c != 0x201d && c != '"')
            g_string_append_unichar(text, c);
    }
    const GkWord *entry = gk_words_before(passage->reader->words, GK_WORD_ENTRY, text->str, 0, text->len);
    if (entry)
        g_string_truncate(text, text->len - entry->length);
    const char *kept = text->len ? gk_arena_strdup(passage->reader->arena, text->str) : NULL;
    g_string_free(text, TRUE);
    return kept;
}

gboolean
gk_passage_note_codes(GkPassage *passage, GkSpan *span)
{
    GkCodes codes;
    GkSpan naming = { 0, 0 };
    GkOpening opening = { 0 };
    GkSpan noun = cut_opening(passage, *span, &opening);
    if (gk_codes_find(passage, noun, &codes, &naming))
        gk_codes_complete(passage->reader, &codes);
    else if (!gk_codes_find_leading(passage, noun, &codes, &naming))
        return FALSE;
    if (opening.year)
        passage->year = opening.year;
    if (opening.part && !gk_stack_reason(passage))
        gk_passage_open_part(passage, (GkSpan) { 0, 0 });
    passage->codes = codes;
    passage->has_codes = TRUE;
    passage->subject = without_quotes(passage, naming);
    span->start = naming.end;
    return TRUE;
}

/* 一级项目 4 个，二级项目 36 个，│共涉及资金 25 万元: of all that was listed, and not of the last. */
static gboolean
is_of_list(const GkPassage *passage, GkSpan noun)
{
    const GkWord *word =
        gk_words_at(passage->reader->words, GK_WORD_ATTRIBUTE, passage->prose->text, noun.start, noun.end);
    return passage->listing && passage->top->run > 1 && !gk_stack_reason(passage) && word &&
        strcmp(word->value, "total") == 0;
}

/* 账面原值 and 累计折旧 are two of one thing, and so are 面积 and 账面原值, 接待 and 人数. */
static gboolean
is_beside(const GkWord *own, const GkWord *other)
{
    if (strcmp(own->value, "total") == 0 || strcmp(own->value, "whole") == 0)
        return FALSE;
    return *own->value || strcmp(own->text, other->text) == 0;
}

/* What `noun`, an attribute, is said of: behind 固定资产账面原值, 累计折旧 is one of 固定资产. */
static const char *
attribute_owner(const GkPassage *passage, GkSpan noun)
{
    const GkWords *words = passage->reader->words;
    if (is_of_list(passage, noun)) {
        const GkDraft *whole = gk_passage_draft(passage, passage->top->whole.draft);
        return whole ? whole->statement.item : passage->top->whole.name ? passage->top->whole.name : "";
    }
    const char *subject = context_subject(passage);
    gsize length = subject ? strlen(subject) : 0;
    const GkWord *word = gk_words_at(words, GK_WORD_ATTRIBUTE, passage->prose->text, noun.start, noun.end),
                 *own = subject ? gk_words_before(words, GK_WORD_ATTRIBUTE, subject, 0, length) : NULL;
    if (!word || !own || own->length == length || !is_beside(own, word))
        return subject;
    return gk_arena_strndup(passage->reader->arena, subject, length - own->length);
}

/* A statement about the class or item named before, or about a noun that names one itself. */
static void
store_codes(GkPassage *passage, gint index, const char *item)
{
    if (!passage->has_codes || gk_stack_reason(passage) || !item || !passage->subject)
        return;
    if (strstr(item, passage->subject))
        gk_codes_store(passage->reader, &passage->codes, &gk_passage_draft(passage, index)->statement);
}

/* “三公”经费支出预算为 10 万元，支出决算为…: the second is of “三公”经费支出, not of its budget. */
static const char *
without_budget(const GkPassage *passage, const char *item)
{
    const GkDraft *draft = gk_passage_draft(passage, passage->top->primary);
    gsize length = item ? strlen(item) : 0;
    const GkWord *budget = item ? gk_words_before(passage->reader->words, GK_WORD_BUDGET, item, 0, length) : NULL;
    if (!draft || g_strcmp0(draft->statement.figure, "budget") != 0 || !budget || length <= budget->length)
        return item;
    return gk_arena_strndup(passage->reader->arena, item, length - budget->length);
}

/* 公务接待费较上年减少 2 万元，较预算减少 1 万元: the second is of the same part. */
static gboolean
tells_more(const GkPassage *passage, const char *item)
{
    const GkDraft *last = passage->top->run ? gk_passage_draft(passage, passage->top->primary) : NULL;
    return last && item && strcmp(last->statement.item, item) == 0 && last->statement.direction != GK_CHANGE_NONE;
}

/* 债务余额…，其中：…，│控制在债务限额 48 亿元以内: a limit is part of no amount but another limit. */
static gboolean
is_limit_of_all(const GkPassage *passage, GkSpan noun)
{
    const GkReader *reader = passage->reader;
    const GkDraft *whole = gk_passage_draft(passage, passage->top->whole.draft);
    if (!whole || !gk_words_before(reader->words, GK_WORD_LIMITED, passage->prose->text, noun.start, noun.end))
        return FALSE;
    const char *item = whole->statement.item;
    gsize at;
    return !gk_words_find(reader->words, GK_WORD_LIMITED, item, 0, strlen(item), &at);
}

/* Whether the text speaks of income (1), of spending (-1), of both or neither (0). */
static gint
side_of(const GkWords *words, const char *text, gsize start, gsize end)
{
    gsize at;
    gboolean income = gk_words_find(words, GK_WORD_INCOME, text, start, end, &at) != NULL;
    gboolean spending = gk_words_find(words, GK_WORD_SPENDING, text, start, end, &at) != NULL;
    return (gint) income - (gint) spending;
}

/* 收入总计 9 万元，其中拨款 7 万元；│支出 9 万元: spending is no part of income, nor income of spending. */
static gboolean
is_of_other_side(const GkPassage *passage, GkSpan noun)
{
    const GkWords *words = passage->reader->words;
    const GkDraft *whole = gk_passage_draft(passage, passage->top->whole.draft);
    if (!whole || passage->top->kind != GK_FRAME_LIST)
        return FALSE;
    const char *item = whole->statement.item;
    gint side = side_of(words, item, 0, strlen(item));
    return side && side_of(words, passage->prose->text, noun.start, noun.end) == -side;
}

/* 收入决算数 9 万元；│支出决算数│8 万元: the word that names the other side, which is what it is of; NULL. */
static const char *
other_side(const GkPassage *passage, const GkLead *lead, const char *item)
{
    static const GkWordKind SIDES[] = { GK_WORD_SPENDING, GK_WORD_INCOME };
    const GkWords *words = passage->reader->words;
    gint side = item ? side_of(words, item, 0, strlen(item)) : 0;
    for (guint i = 0; i < G_N_ELEMENTS(SIDES) && side; i++) {
        gsize at;
        const GkWord *word =
            gk_words_find(words, SIDES[i], passage->prose->text, lead->noun.start, lead->noun.end, &at);
        if (word && side == (i == 0 ? 1 : -1))
            return word->text;
    }
    return NULL;
}

/* 社会保险基金收入 9 亿元，│支出│8 亿元: 社会保险基金支出; NULL where the noun is more, or what was told has no two
 * sides. */
static const char *
completed_side(const GkPassage *passage, GkSpan noun, const char *told)
{
    static const GkWordKind SIDES[] = { GK_WORD_SPENDING, GK_WORD_INCOME };
    const GkWords *words = passage->reader->words;
    for (guint i = 0; i < G_N_ELEMENTS(SIDES) && told; i++) {
        const GkWord *own = gk_words_match(words, SIDES[i], passage->prose->text, noun.start, noun.end);
        const GkWord *other = gk_words_before(words, SIDES[1 - i], told, 0, strlen(told));
        gsize front = own && other ? strlen(told) - other->length : 0;
        if (front && gk_words_before(words, GK_WORD_TWO_SIDED, told, 0, front))
            return gk_arena_printf(passage->reader->arena, "%.*s%s", (int) front, told, own->text);
    }
    return NULL;
}

/* 接待费 1 万元，接待 42 批次、│315 人次: the second is of what the first one is; NULL. */
static const char *
counted_beside(const GkPassage *passage, guint from)
{
    const GkDraft *last = gk_passage_draft(passage, (gint) passage->reader->drafts->len - 1);
    if (!last || !last->attribute || last->statement.amount.state != GK_VALUE_NUMBER || last->statement.amount.has_yuan)
        return NULL;
    gboolean beside = last->to == from ||
        gk_words_match(passage->reader->words, GK_WORD_ABSENT_JOINT, passage->prose->text, last->to, from);
    return beside ? last->statement.item : NULL;
}

/* 项目自评得分 98 分，│预算数 5 万元: of the project, not of what it scored. */
static const char *
without_score(const GkPassage *passage, const char *item)
{
    gsize length = item ? strlen(item) : 0;
    const GkWord *own = item ? gk_words_before(passage->reader->words, GK_WORD_ATTRIBUTE, item, 0, length) : NULL;
    if (!own || strcmp(own->value, "score") != 0 || own->length == length)
        return item;
    return gk_arena_strndup(passage->reader->arena, item, length - own->length);
}

/* What an amount is of: `noun`, an attribute (价值) with what it is of, or what the text speaks of. */
static const char *
item_of(GkPassage *passage, const GkLead *lead, GkSpan noun, gboolean attribute, guint from)
{
    const char *prefix = passage->prefix, *given = passage->given;
    passage->prefix = passage->given = NULL;
    if (given)
        return given;
    if (gk_span_is_empty(noun)) {
        const char *item = counted_beside(passage, from), *side = NULL;
        item = item ? item : context_subject(passage);
        if (!lead->figure_only || passage->subject)
            return item;
        side = other_side(passage, lead, item);
        return side ? side : without_score(passage, without_budget(passage, item));
    }
    const char *completed = prefix || attribute ? NULL : completed_side(passage, noun, context_subject(passage));
    if (completed)
        return completed;
    if (!prefix)
        prefix = attribute ? attribute_owner(passage, noun) : "";
    return gk_arena_printf(passage->reader->arena, "%s%s", prefix, gk_passage_text(passage, noun));
}

gint
gk_passage_add_subject(GkPassage *passage, const GkLead *lead, GkSpan noun, guint from, guint to)
{
    gboolean named = !gk_span_is_empty(noun);
    gboolean attribute = named && is_attribute(passage, noun) && context_subject(passage);
    if (named && !attribute && is_of_other_side(passage, noun))
        gk_stack_leave_lists(passage);
    const char *item = item_of(passage, lead, noun, attribute, from);
    GkWhole whole = passage->top->whole;
    if (named && (attribute ? is_of_list(passage, noun) : is_limit_of_all(passage, noun)))
        passage->top->whole = passage->frames->whole;
    gint index = gk_passage_add(passage, item, from, to);
    passage->top->whole = whole;
    GkDraft *draft = gk_passage_draft(passage, index);
    draft->attribute = attribute;
    draft->statement.figure = lead->figure;
    store_codes(passage, index, item);
    *gk_passage_current(passage) = index;
    passage->listed = GK_NO_WHOLE;
    if (!attribute && !gk_stack_reason(passage)) {
        guint part = tells_more(passage, item) ? 0 : 1;
        passage->top->primary = index;
        passage->top->parts += part;
        passage->top->run += part;
    }
    return index;
}

/* 面向中小企业预留 3 万元，│预留│比例 70%: the end of what is being told. */
static gboolean
is_said_again(GkPassage *passage, const GkLead *lead)
{
    const char *noun = gk_passage_text(passage, lead->noun);
    const GkStatement *s = &gk_passage_draft(passage, *gk_passage_current(passage))->statement;
    return noun && s->amount.state == GK_VALUE_NUMBER && strcmp(noun, s->item) != 0 && g_str_has_suffix(s->item, noun);
}

GkDraft *
gk_passage_target(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from, gboolean taken)
{
    gint current = *gk_passage_current(passage);
    if (gk_passage_draft(passage, current) && !taken &&
        (gk_passage_names_nothing(passage, lead) || is_said_again(passage, lead)))
        return gk_passage_draft(passage, current);
    GkSpan noun = lead->noun;
    if (!gk_passage_speaks_of(passage, lead)) {
        GkOpening opening = { 0 };
        noun = gk_lead_trim(&passage->reader->language, passage->prose, (GkSpan) { from, measure->start });
        noun = gk_lead_cut_front(&passage->reader->language, passage->prose, noun, &opening);
    }
    return gk_passage_draft(passage, gk_passage_add_subject(passage, lead, noun, from, measure->end));
}
