/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Names that are told together:
 *
 *   契税、耕地占用税分别完成│5.4 亿元│和│2.8 亿元       to each its amount, in their order
 *   收入、支出总计均为│34 万元                           one amount of both, and so of any names of money
 *   一般公共预算收入、支出分别为                          一般公共预算收入, 一般公共预算支出
 *   教育、卫生健康和农林水支出分别为                      教育支出, 卫生健康支出, 农林水支出
 *
 * The names are parted at 、 first, then at 和, then at 及 and 与, until there are as many as amounts follow; where
 * there never are, they stay one name.
 */
#include "normalize/statements/reader.h"

#include <string.h>

/* Where a quote or a bracket that opens at `at` ends; `at` where none does. */
static guint
behind_pair(const char *text, guint at, guint end)
{
    static const char *const PAIRS[][2] = { { "“", "”" }, { "(", ")" }, { "《", "》" } };
    for (guint i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        gsize length = strlen(PAIRS[i][0]);
        if (at + length > end || memcmp(text + at, PAIRS[i][0], length) != 0)
            continue;
        const char *close = g_strstr_len(text + at, end - at, PAIRS[i][1]);
        return close ? (guint) (close - text + strlen(PAIRS[i][1])) : end;
    }
    return at;
}

/* The names in `span`, parted at joints up to this rank; how many there are, 0 where too many or one is empty. */
static guint
part_at(const GkPassage *passage, GkSpan span, char rank, GkSpan *names)
{
    const char *text = passage->prose->text;
    guint n = 0, start = span.start;
    for (guint i = span.start; i <= span.end;) {
        guint behind = i < span.end ? behind_pair(text, i, span.end) : i;
        if (behind > i) {
            i = behind;
            continue;
        }
        const GkWord *joint =
            i < span.end ? gk_words_at(passage->reader->words, GK_WORD_ABSENT_JOINT, text, i, span.end) : NULL;
        gboolean parts = joint && *joint->value <= rank;
        if (parts || i == span.end) {
            if (i == start || n == GK_MAX_NAMES)
                return 0;
            names[n++] = (GkSpan) { start, i };
            start = i + (parts ? (guint) joint->length : 0);
        }
        i += joint ? (guint) joint->length : 1;
    }
    return n;
}

/* 甲、乙│两个项目 */
static GkSpan
cut_how_many(const GkPassage *passage, GkSpan span)
{
    gsize at;
    if (gk_words_find(passage->reader->words, GK_WORD_HOW_MANY, passage->prose->text, span.start, span.end, &at) &&
        at > span.start)
        span.end = (guint) at;
    return span;
}

static gboolean
part_into(const GkPassage *passage, GkSpan span, guint wanted, GkSpan *names)
{
    span = cut_how_many(passage, span);
    for (char rank = '1'; rank <= '3'; rank++)
        if (part_at(passage, span, rank, names) == wanted)
            return TRUE;
    return FALSE;
}

/* How many amounts stand one behind the other from `first` on, nothing but joints between them. */
static guint
count_in_row(const GkPassage *passage, const GkMeasure *first)
{
    const GArray *measures = passage->prose->measures;
    guint n = 1;
    for (const GkMeasure *m = first; m + 1 < (const GkMeasure *) (gpointer) measures->data + measures->len; m++, n++)
        if (m[1].class_ != first->class_ ||
            !gk_words_match(passage->reader->words, GK_WORD_ABSENT_JOINT, passage->prose->text, m->end, m[1].start))
            break;
    return n;
}

static gint
side_of(const GkPassage *passage, GkSpan name)
{
    const GkWords *words = passage->reader->words;
    gsize at;
    gboolean income = gk_words_find(words, GK_WORD_INCOME, passage->prose->text, name.start, name.end, &at) != NULL;
    gboolean spending = gk_words_find(words, GK_WORD_SPENDING, passage->prose->text, name.start, name.end, &at) != NULL;
    return (gint) income - (gint) spending;
}

/* 一般公共预算收入、支出总计: what stands before 收入 and behind 支出 is of both. */
static void
complete_pair(GkPassage *passage, const GkSpan *names)
{
    const GkWords *words = passage->reader->words;
    const char *text = passage->prose->text;
    GkArena *arena = passage->reader->arena;
    for (guint i = 0; i < 2; i++) {
        GkWordKind first = i ? GK_WORD_SPENDING : GK_WORD_INCOME, second = i ? GK_WORD_INCOME : GK_WORD_SPENDING;
        const GkWord *end = gk_words_before(words, first, text, names[0].start, names[0].end);
        const GkWord *begin = gk_words_at(words, second, text, names[1].start, names[1].end);
        if (!end || !begin)
            continue;
        GkSpan before = { names[0].start, names[0].end - (guint) end->length };
        GkSpan behind = { names[1].start + (guint) begin->length, names[1].end };
        const char *front = gk_passage_text(passage, before), *tail = gk_passage_text(passage, behind);
        passage->names[0] = gk_arena_printf(arena, "%s%s", passage->names[0], tail ? tail : "");
        passage->names[1] = gk_arena_printf(arena, "%s%s", front ? front : "", passage->names[1]);
        return;
    }
}

/* A word of money that ends there; NULL. */
static const GkWord *
money_before(const GkPassage *passage, guint start, guint end)
{
    static const GkWordKind KINDS[] = { GK_WORD_MONEY_NOUN, GK_WORD_UNDERTAKING, GK_WORD_ABSENT_OBJECT };
    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        const GkWord *word = gk_words_before(passage->reader->words, KINDS[i], passage->prose->text, start, end);
        if (word)
            return word;
    }
    return NULL;
}

/* Where the words of money begin that the name ends in (市级│补助资金); its end without any. */
static guint
money_start(const GkPassage *passage, GkSpan name)
{
    const GkWord *word;
    guint start = name.end;
    while ((word = money_before(passage, name.start, start)))
        start -= (guint) word->length;
    return start;
}

/* 教育、卫生健康和农林水支出: spending, all of them. */
static void
complete_list(GkPassage *passage, const GkSpan *names, guint n)
{
    GkSpan last = names[n - 1], tail = { money_start(passage, last), last.end };
    const char *money = gk_passage_text(passage, tail);
    for (guint i = 0; i + 1 < n; i++)
        if (!money || tail.start == last.start || money_start(passage, names[i]) < names[i].end)
            return;
    for (guint i = 0; i + 1 < n; i++)
        passage->names[i] = gk_arena_printf(passage->reader->arena, "%s%s", passage->names[i], money);
}

static void
take_names(GkPassage *passage, const GkSpan *names, guint n)
{
    for (guint i = 0; i < n; i++)
        passage->names[i] = gk_passage_text(passage, names[i]);
    if (n == 2)
        complete_pair(passage, names);
    complete_list(passage, names, n);
    passage->n_names = n;
    passage->next_name = 0;
}

/* 甲、乙分别为: the names are kept for `measure` and those that follow it. */
static gboolean
part_names(GkPassage *passage, GkSpan noun, const GkMeasure *measure)
{
    gsize at;
    GkSpan names[GK_MAX_NAMES];
    guint n = count_in_row(passage, measure);
    if (n < 2 || n > GK_MAX_NAMES || gk_span_is_empty(noun) ||
        !gk_words_find(passage->reader->words, GK_WORD_APART, passage->prose->text, noun.end, measure->start, &at) ||
        !part_into(passage, noun, n, names))
        return FALSE;
    take_names(passage, names, n);
    passage->name_at = measure->start;
    return TRUE;
}

/* The name that was kept for this measure; NULL. */
static const char *
next_name(GkPassage *passage, const GkMeasure *measure)
{
    if (passage->next_name >= passage->n_names || passage->name_at != measure->start)
        return NULL;
    const GArray *measures = passage->prose->measures;
    const GkMeasure *next = measure + 1, *end = (const GkMeasure *) (gpointer) measures->data + measures->len;
    passage->name_at = next < end ? next->start : 0;
    return passage->names[passage->next_name++];
}

const char *
gk_passage_name_of(GkPassage *passage, GkSpan noun, const GkMeasure *measure)
{
    const char *name = next_name(passage, measure);
    return name || !part_names(passage, noun, measure) ? name : next_name(passage, measure);
}

/* 收入、支出总计: the two sides of one thing. */
static gboolean
are_two_sides(const GkPassage *passage, const GkSpan *names)
{
    gint side = side_of(passage, names[0]);
    return side && side == -side_of(passage, names[1]);
}

/* 出国（境）费和会议费, 经营支出、上缴上级支出: each ends in a word of money, at whatever joints; how many they are, 0.
 */
static guint
part_money(const GkPassage *passage, GkSpan noun, GkSpan *names)
{
    for (char rank = '3'; rank >= '1'; rank--) {
        guint n = part_at(passage, noun, rank, names), money = 0;
        for (guint i = 0; i < n; i++)
            money += money_start(passage, names[i]) < names[i].end && money_start(passage, names[i]) > names[i].start;
        if (n > 1 && money == n)
            return n;
    }
    return 0;
}

/* 收入、支出总计均为, 会议费、培训费均为: one amount of each. */
static gboolean
names_each(GkPassage *passage, GkSpan noun, const GkMeasure *measure)
{
    gsize at;
    GkSpan names[GK_MAX_NAMES];
    if (measure->class_ != GK_MEASURE_MONEY || gk_span_is_empty(noun) ||
        !gk_words_find(passage->reader->words, GK_WORD_EACH, passage->prose->text, noun.end, measure->start, &at))
        return FALSE;
    guint n =
        part_into(passage, noun, 2, names) && are_two_sides(passage, names) ? 2 : part_money(passage, noun, names);
    if (n)
        take_names(passage, names, n);
    return n > 0;
}

gint
gk_passage_add_named(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, GkSpan noun, guint from)
{
    guint each = 0;
    const char *name = gk_passage_name_of(passage, noun, measure);
    if (!name && names_each(passage, noun, measure)) {
        name = passage->names[0];
        each = passage->n_names;
    }
    passage->given = name;
    gint index = gk_passage_add_subject(passage, lead, noun, from, measure->end);
    gk_passage_set_amount(passage, index, measure);
    for (guint i = 1; i < each; i++) {
        passage->given = passage->names[i];
        index = gk_passage_add_subject(passage, lead, noun, from, measure->end);
        gk_passage_set_amount(passage, index, measure);
    }
    if (each) {
        passage->together = index;
        passage->together_from = index + 1 - (gint) each;
    }
    return index;
}
