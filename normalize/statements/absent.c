/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Money that is not there, said in words:
 *
 *   政府性基金预算│未安排        没有使用│政府性基金预算拨款│安排的支出
 *   无│“三公”经费财政拨款支出     国有资本经营预算支出情况表│为空表
 *
 * Each makes a statement of topic "not_arranged" without an amount. Words that
 * are not about money (无其他需说明事项) make none.
 */
#include "normalize/statements/reader.h"

#include <string.h>

#define MAX_OBJECT 240 /* bytes; longer ones are sentences, not subjects */

/* A table, an organization, an item of the classification: no money. */
static gboolean
names_other(const GkPassage *passage, GkSpan span)
{
    const GkWord *word;
    gsize at;
    while ((word = gk_words_find(passage->reader->words, GK_WORD_ABSENT_NOT, passage->prose->text, span.start, span.end,
                                 &at))) {
        if (!*word->value)
            return TRUE;
        span.start = (guint) (at + word->length); /* 单位价值 */
    }
    return FALSE;
}

static gboolean
is_object(const GkPassage *passage, GkSpan span)
{
    const GkWords *words = passage->reader->words;
    gsize at;
    return !gk_span_is_empty(span) && span.end - span.start <= MAX_OBJECT &&
        gk_words_find(words, GK_WORD_ABSENT_OBJECT, passage->prose->text, span.start, span.end, &at) &&
        !names_other(passage, span);
}

static void
add_absence(GkPassage *passage, GkSpan span, gboolean zero)
{
    const char *item = gk_passage_text(passage, span);
    gboolean general =
        gk_words_match(passage->reader->words, GK_WORD_FIGURE_WEAK, passage->prose->text, span.start, span.end) != NULL;
    if (general && passage->noun_before)
        item = passage->noun_before; /* 因公出国（境）费：未安排│预算 */
    gint index = gk_passage_add(passage, item, span.start, span.end);
    GkStatement *s = &gk_passage_draft(passage, index)->statement;
    if (zero)
        s->amount = (GkValue) { .state = GK_VALUE_NUMBER, .decimal = GK_DECIMAL_ZERO, .has_yuan = TRUE, .yuan = GK_DECIMAL_ZERO };
    else
        s->topic = "not_arranged";
    if (!gk_stack_reason(passage))
        passage->top->current = index; /* 未安排…，与上年持平 */
}

#define SHORTEST_NAME 12u /* bytes of a name that says of what the money is: 经营收入 */

/* Understood without the words before it: 支出 and 结转结余 are not. */
static gboolean
names_itself(const GkPassage *passage, GkSpan span)
{
    const GkWord *word =
        gk_words_before(passage->reader->words, GK_WORD_MONEY_NOUN, passage->prose->text, span.start, span.end);
    gsize at;
    if (word && span.end - span.start >= SHORTEST_NAME && span.end - span.start > word->length)
        return TRUE;
    while ((word = gk_words_find(passage->reader->words, GK_WORD_ABSENT_OBJECT, passage->prose->text, span.start,
                                 span.end, &at))) {
        if (*word->value)
            return TRUE;
        span.start = (guint) (at + word->length);
    }
    return FALSE;
}

/* 政府性基金预算拨款和国有资本经营预算 are two; 财政拨款收入和支出 is one. */
static void
add_parts(GkPassage *passage, GkSpan span, gboolean zero)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    guint start = span.start;
    for (guint i = span.start; i < span.end; i++) {
        const GkWord *joint = gk_words_at(words, GK_WORD_ABSENT_JOINT, text, i, span.end);
        GkSpan left = { start, i }, right = { i + (joint ? (guint) joint->length : 0), span.end };
        if (!joint || i < start + 12 || right.end < right.start + 12 || !is_object(passage, left) ||
            !is_object(passage, right) || !names_itself(passage, right))
            continue;
        add_absence(passage, left, zero);
        start = right.start;
    }
    add_absence(passage, (GkSpan) { start, span.end }, zero);
}

/* 没有 and 无 deny what follows only behind nothing, an organization or a time: 无 is part of many words. */
static gboolean
may_deny(const GkPassage *passage, GkSpan before)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    return gk_span_is_empty(before) || gk_words_before(words, GK_WORD_ABSENT_BEFORE, text, before.start, before.end) ||
        gk_words_before(words, GK_WORD_ORGANIZATION, text, before.start, before.end) ||
        gk_words_before(words, GK_WORD_SELF, text, before.start, before.end);
}

/* 事业收入│无: behind money, at the end of the clause. */
static gboolean
is_said_at_end(const GkPassage *passage, GkSpan before, const GkWord *word, guint end)
{
    const char *text = passage->prose->text;
    return before.end + word->length == end &&
        (gk_words_before(passage->reader->words, GK_WORD_MONEY_NOUN, text, before.start, before.end) ||
         gk_words_before(passage->reader->words, GK_WORD_ABSENT_OBJECT, text, before.start, before.end));
}

/* 无…支出的，仍保留该表格式: a condition, no absence. */
static gboolean
is_condition(const GkPassage *passage, GkSpan span)
{
    return gk_words_before(passage->reader->words, GK_WORD_OF, passage->prose->text, span.start, span.end) != NULL;
}

static GkSpan
cut_tail(const GkPassage *passage, GkSpan span)
{
    const GkWord *word;
    while ((word = gk_words_before(passage->reader->words, GK_WORD_ABSENT_TAIL, passage->prose->text, span.start,
                                   span.end)))
        span.end -= (guint) word->length;
    return span;
}

/* 其他收入:│无: of the name that stands before. */
static void
add_absence_of_name(GkPassage *passage, GkSpan span)
{
    const GkWords *words = passage->reader->words;
    const char *name = passage->noun_before;
    gsize length = name ? strlen(name) : 0;
    if (!name ||
        !(gk_words_before(words, GK_WORD_MONEY_NOUN, name, 0, length) ||
          gk_words_before(words, GK_WORD_ABSENT_OBJECT, name, 0, length)))
        return;
    gint index = gk_passage_add(passage, name, span.start, span.end);
    gk_passage_draft(passage, index)->statement.topic = "not_arranged";
}

void
gk_passage_read_absence(GkPassage *passage, GkSpan span)
{
    const GkReader *reader = passage->reader;
    GkOpening opening = { 0 };
    span = gk_lead_cut_front(&reader->language, passage->prose, span, &opening);
    gsize at;
    const GkWord *word = gk_words_find(reader->words, GK_WORD_ABSENT, passage->prose->text, span.start, span.end, &at);
    if (!word)
        return;
    GkSpan before = gk_lead_trim(&reader->language, passage->prose, (GkSpan) { span.start, (guint) at });
    GkSpan after = cut_tail(passage, (GkSpan) { (guint) (at + word->length), span.end });
    gboolean zero = strcmp(word->value, "zero") == 0;
    gboolean may_follow = !zero && strcmp(word->value, "before") != 0, may_precede = strcmp(word->value, "after") != 0;
    after = gk_lead_cut_front(&reader->language, passage->prose, after, &opening);
    if (span.start + word->length == span.end && may_follow) {
        add_absence_of_name(passage, span);
        return;
    }
    if (opening.year)
        passage->year = opening.year;
    if (is_condition(passage, span))
        return;
    if (may_follow && is_object(passage, after) && (may_precede || may_deny(passage, before)))
        add_parts(passage, after, FALSE);
    else if ((may_precede || is_said_at_end(passage, before, word, span.end)) && is_object(passage, before))
        add_parts(passage, before, zero);
}
