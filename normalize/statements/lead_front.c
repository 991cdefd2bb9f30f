/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands before the subject of an amount and is not part of it.
 *
 * In turn, until nothing changes: words that only open a clause (其中, 此外),
 * the name of the organization, its names for itself (本部门), the year. The
 * year is cut together with what precedes it (…法院 2018 年度), unless that
 * says something of its own: a financial word (一般公共预算 2018 年支出), or a
 * clause that goes on to the noun (编报绩效目标的 2024 年度项目).
 */
#include "normalize/statements/lead.h"

#include <string.h>

#define SHORTEST_NOUN 9u /* bytes behind 安排 that may be a name */

/* 与上年相比, 和2023年相比 */
static gboolean
is_comparison(const GkProse *prose, const GkWords *words, const GkSpan *span)
{
    const GkWord *word = gk_words_at(words, GK_WORD_COMPARATOR, prose->text, span->start, span->end);
    gsize after = span->start + (word ? word->length : 0);
    return word &&
        (gk_words_at(words, GK_WORD_BASE_START, prose->text, after, span->end) ||
         gk_prose_year(prose->text, after, span->end, NULL));
}

static gboolean
follows_delimiter(const GkProse *prose, guint at)
{
    static const char *const WIDE[] = { "。", "、", "“" };
    if (at == 0 || strchr(",;:()", prose->text[at - 1]))
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(WIDE); i++) {
        if (at >= 3 && memcmp(prose->text + at - 3, WIDE[i], 3) == 0)
            return TRUE;
    }
    return FALSE;
}

/* 安排│公务用车购置费, but not 安排预算, 安排的支出, 安排 alone: then the word says which figure it is; nor
 * 安排购置设备. */
static gboolean
leads_a_noun(const GkProse *prose, const GkWords *words, GkSpan span, guint behind)
{
    return behind + SHORTEST_NOUN <= span.end &&
        !gk_words_match(words, GK_WORD_FIGURE, prose->text, span.start, span.end) &&
        !gk_words_match(words, GK_WORD_FIGURE_WEAK, prose->text, behind, span.end) &&
        !gk_words_at(words, GK_WORD_DONE, prose->text, behind, span.end) &&
        !gk_words_at(words, GK_WORD_OF, prose->text, behind, span.end);
}

/* 加上│级补助收入 cuts through 上级: the opening word ends before a word that is kept whole. */
static guint
uncut_length(const GkProse *prose, const GkWords *words, GkSpan span, guint length)
{
    for (guint at = span.start + 3; at < span.start + length; at += 3) {
        const GkWord *kept = gk_words_at(words, GK_WORD_KEPT, prose->text, at, span.end);
        if (kept && at + kept->length > span.start + length)
            return at - span.start;
    }
    return length;
}

/* 加 of 加快, 减 of 减少: another word begins here. */
static gboolean
is_other_word(const GkProse *prose, const GkWords *words, GkSpan span, const GkWord *word)
{
    static const GkWordKind OTHERS[] = { GK_WORD_KEPT, GK_WORD_CHANGE, GK_WORD_CHANGE_TO, GK_WORD_NOT_CHANGE };
    gsize money;
    if (strcmp(word->value, "sum") != 0)
        return FALSE;
    if (!gk_words_find(words, GK_WORD_ABSENT_OBJECT, prose->text, span.start, span.end, &money))
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        const GkWord *other = gk_words_at(words, OTHERS[i], prose->text, span.start, span.end);
        if (other && other->length > word->length)
            return TRUE;
    }
    return FALSE;
}

/* 发放│惠农补贴: what follows ends in a word of money. */
static gboolean
ends_in_money(const GkProse *prose, const GkWords *words, GkSpan span, guint from)
{
    static const GkWordKind KINDS[] = { GK_WORD_ABSENT_OBJECT, GK_WORD_MONEY_NOUN, GK_WORD_UNDERTAKING };
    while (gk_words_before(words, GK_WORD_COPULA, prose->text, from, span.end))
        span.end -= (guint) gk_words_before(words, GK_WORD_COPULA, prose->text, from, span.end)->length;
    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (gk_words_before(words, KINDS[i], prose->text, from, span.end))
            return TRUE;
    return FALSE;
}

/* What the word asks for stands around it. */
static gboolean
may_lead(const GkProse *prose, const GkWords *words, GkSpan span, const GkWord *word)
{
    guint behind = span.start + (guint) word->length;
    const GkWord *kept = gk_words_at(words, GK_WORD_KEPT, prose->text, span.start, span.end);
    if (strcmp(word->value, "money") == 0 && kept && kept->length > word->length)
        return FALSE;
    if (strcmp(word->value, "alone") == 0)
        return behind == span.end;
    if (strcmp(word->value, "joint") == 0)
        return !follows_delimiter(prose, span.start);
    if (strcmp(word->value, "noun") == 0 || strcmp(word->value, "planned") == 0)
        return leads_a_noun(prose, words, span, behind);
    if (strcmp(word->value, "money") == 0)
        return behind + SHORTEST_NOUN <= span.end && ends_in_money(prose, words, span, behind);
    return TRUE;
}

static gboolean
cut_lead_words(const GkProse *prose, const GkWords *words, GkSpan *span, GkOpening *opening)
{
    const GkWord *word = gk_words_at(words, GK_WORD_LEAD, prose->text, span->start, span->end);
    if (!word || is_comparison(prose, words, span) || is_other_word(prose, words, *span, word) ||
        !may_lead(prose, words, *span, word))
        return FALSE;
    if (gk_words_at(words, GK_WORD_PART, prose->text, span->start, span->end))
        opening->part = TRUE;
    if (strcmp(word->value, "new") == 0)
        opening->fresh = TRUE;
    if (strcmp(word->value, "planned") == 0)
        opening->planned = TRUE;
    span->start += uncut_length(prose, words, *span, (guint) word->length);
    return TRUE;
}

static gboolean
cut_self(const GkProse *prose, const GkWords *words, GkSpan *span)
{
    const GkWord *word = gk_words_at(words, GK_WORD_SELF, prose->text, span->start, span->end);
    const GkWord *kept = gk_words_at(words, GK_WORD_KEPT, prose->text, span->start, span->end);
    if (!word || span->start + word->length == span->end || (kept && kept->length > word->length))
        return FALSE;
    span->start += (guint) word->length;
    return TRUE;
}

static gboolean
cut_organization(const GkProse *prose, const GkLanguage *language, GkSpan *span, GkOpening *opening)
{
    for (guint i = 0; i < language->n_names; i++) {
        const char *name = language->names[i];
        const char *found = g_strstr_len(prose->text + span->start, span->end - span->start, name);
        if (!found)
            continue;
        for (guint k = span->start; opening->year == 0 && prose->text + k < found; k++)
            gk_prose_year(prose->text, k, span->end, &opening->year);
        span->start = (guint) (found - prose->text + strlen(name));
        opening->fresh = TRUE;
        return TRUE;
    }
    return FALSE;
}

/* 年初, 年末, 年底, 12月31日 behind a year belong to the date. */
static guint
date_tail(const GkProse *prose, const GkWords *words, guint at, guint end)
{
    const GkWord *tail = gk_words_at(words, GK_WORD_DATE_TAIL, prose->text, at, end);
    if (tail)
        return at + (guint) tail->length;
    guint i = at;
    while (i < end && g_ascii_isdigit(prose->text[i]))
        i++;
    const GkWord *range = i > at ? gk_words_at(words, GK_WORD_RANGE, prose->text, i, end) : NULL;
    if (range) { /* 1-6月 */
        for (i += (guint) range->length; i < end && g_ascii_isdigit(prose->text[i]);)
            i++;
    }
    const GkWord *sign = i > at ? gk_words_at(words, GK_WORD_DATE_SIGN, prose->text, i, end) : NULL;
    return sign ? date_tail(prose, words, i + (guint) sign->length, end) : at;
}

static gboolean
is_base_year(const GkProse *prose, const GkWords *words, guint start, guint at)
{
    return gk_words_before(words, GK_WORD_COMPARATOR, prose->text, start, at) != NULL;
}

static gboolean
cut_year(const GkProse *prose, const GkWords *words, GkSpan *span, GkOpening *opening)
{
    for (guint i = span->start; i < span->end; i++) {
        guint value;
        gsize length = gk_prose_year(prose->text, i, span->end, &value);
        if (!length || is_base_year(prose, words, span->start, i))
            continue;
        gsize at;
        gboolean says_something = gk_words_before(words, GK_WORD_OF, prose->text, span->start, i) ||
            gk_words_find(words, GK_WORD_HEAD, prose->text, span->start, i, &at) ||
            gk_words_before(words, GK_WORD_ABSENT_OBJECT, prose->text, span->start, i) ||
            gk_words_before(words, GK_WORD_UNDERTAKING, prose->text, span->start, i) ||
            gk_words_find(words, GK_WORD_ABSENT, prose->text, span->start, i, &at);
        if (opening->year == 0)
            opening->year = value;
        if (says_something && i > span->start)
            return FALSE;
        span->start = date_tail(prose, words, i + (guint) length, span->end);
        opening->fresh = TRUE;
        return TRUE;
    }
    return FALSE;
}

/* 省厅核定某县│政府债务限额: where a word that is kept whole begins that reaches over `at`; else `at`. */
static guint
kept_start(const GkProse *prose, const GkWords *words, GkSpan span, guint at)
{
    for (guint i = span.start; i < at; i++) {
        const GkWord *kept = gk_words_at(words, GK_WORD_KEPT, prose->text, i, span.end);
        if (kept && i + kept->length > at)
            return i;
    }
    return at;
}

/* 省核定的│债务限额: who said it is no part of what was said. */
static gboolean
cut_approved(const GkProse *prose, const GkWords *words, GkSpan *span)
{
    gsize at;
    const GkWord *word = gk_words_find(words, GK_WORD_APPROVED, prose->text, span->start, span->end, &at);
    if (!word || at + word->length == span->end)
        return FALSE;
    span->start = (guint) (at + word->length);
    return TRUE;
}

/* 对│“甲”“乙”2个项目: before a name in quotes. */
static gboolean
cut_towards(const GkProse *prose, const GkWords *words, GkSpan *span)
{
    const GkWord *word = gk_words_at(words, GK_WORD_TOWARDS, prose->text, span->start, span->end);
    if (!word || !gk_words_at(words, GK_WORD_QUOTE, prose->text, span->start + word->length, span->end))
        return FALSE;
    span->start += (guint) word->length;
    return TRUE;
}

/* 某某局收入预算: the words before the first word of finance are an organization when they end like one. */
static gboolean
cut_unknown_organization(const GkProse *prose, const GkWords *words, GkSpan *span)
{
    gsize at;
    if (gk_words_find(words, GK_WORD_LEVEL_MARK, prose->text, span->start, span->end, &at))
        return FALSE;
    if (!gk_words_find(words, GK_WORD_HEAD, prose->text, span->start, span->end, &at) || at < span->start + 9)
        return FALSE;
    guint end = (guint) at;
    const GkWord *word;
    while ((word = gk_words_before(words, GK_WORD_BEFORE_COUNT, prose->text, span->start, end)) ||
           (word = gk_words_before(words, GK_WORD_COPULA, prose->text, span->start, end)))
        end -= (guint) word->length;
    if (!gk_words_before(words, GK_WORD_ORGANIZATION, prose->text, span->start, end))
        return FALSE;
    guint start = kept_start(prose, words, *span, (guint) at);
    gboolean cut = start > span->start;
    span->start = start;
    return cut;
}

GkSpan
gk_lead_cut_front(const GkLanguage *language, const GkProse *prose, GkSpan span, GkOpening *opening)
{
    const GkWords *words = language->words;
    while (!gk_span_is_empty(span)) {
        if (!cut_lead_words(prose, words, &span, opening) && !cut_organization(prose, language, &span, opening) &&
            !cut_self(prose, words, &span) && !cut_year(prose, words, &span, opening) &&
            !cut_unknown_organization(prose, words, &span) && !cut_approved(prose, words, &span) &&
            !cut_towards(prose, words, &span))
            break;
    }
    return span;
}
