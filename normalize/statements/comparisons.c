/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an amount is compared with, where it is compared twice:
 *
 *   98 万元，比年初预算超收 2 万元，│比上年增长 6.1%      two comparisons: two statements of the same
 *   98 万元，比上年增加 2 万元，│同比增长 2.1%            one, told twice
 *   98 万元，增长 6.1%，│低于平均水平 2 个百分点          with what others reach: two
 *
 * Two bases are the same where both are of a year before or both are the budget of the year, unless they name two
 * different years. Of other words (上季度, 目标) it is not known; they are taken for the same.
 */
#include "normalize/statements/reader.h"

#include <string.h>

typedef enum { BASE_UNKNOWN, BASE_BEFORE, BASE_BUDGET } BaseKind;

static BaseKind
base_kind(const GkWords *words, const char *base, guint *year)
{
    gsize length = strlen(base), at;
    for (gsize i = 0; i < length; i++)
        if (gk_prose_year(base, i, length, year))
            return BASE_BEFORE;
    if (gk_words_find(words, GK_WORD_YEAR_BEFORE, base, 0, length, &at) ||
        gk_words_find(words, GK_WORD_SAME_PERIOD, base, 0, length, &at))
        return BASE_BEFORE;
    return gk_words_find(words, GK_WORD_BUDGET, base, 0, length, &at) ? BASE_BUDGET : BASE_UNKNOWN;
}

gboolean
gk_is_other_base(const GkWords *words, const char *a, const char *b)
{
    guint year_a = 0, year_b = 0;
    if (!a || !b)
        return FALSE;
    BaseKind kind_a = base_kind(words, a, &year_a), kind_b = base_kind(words, b, &year_b);
    if (kind_a == BASE_UNKNOWN || kind_b == BASE_UNKNOWN)
        return FALSE;
    return kind_a != kind_b || (year_a && year_b && year_a != year_b);
}

/* 全省平均水平, 财政支出增幅 */
static gboolean
is_of_others(const GkWords *words, const char *base)
{
    return base && gk_words_before(words, GK_WORD_RATE_NOUN, base, 0, strlen(base));
}

gint
gk_passage_compare_again(GkPassage *passage, guint from, guint to)
{
    const GkLead lead = { 0 };
    return gk_passage_add_subject(passage, &lead, (GkSpan) { 0, 0 }, from, to);
}

gint
gk_passage_other_comparison(GkPassage *passage, gint index, const GkLead *lead, guint from, guint to)
{
    const GkStatement *s = &gk_passage_draft(passage, index)->statement;
    const char *base = gk_passage_text(passage, lead->base);
    gboolean against = !base && lead->against && s->amount.state == GK_VALUE_NUMBER;
    const GkWords *words = passage->reader->words;
    gboolean other =
        s->direction != GK_CHANGE_NONE && (gk_is_other_base(words, s->base, base) || is_of_others(words, base));
    if (gk_stack_reason(passage) || (!against && !other))
        return index;
    gint again = gk_passage_compare_again(passage, from, to);
    GkDraft *draft = gk_passage_draft(passage, again);
    const GkDraft *told = gk_passage_draft(passage, index);
    draft->statement.item = told->statement.item;
    draft->statement.subject = told->statement.subject;
    draft->statement.part_of = told->statement.part_of;
    draft->statement.topic = told->statement.topic;
    if (against)
        draft->statement.base = lead->against;
    return again;
}
