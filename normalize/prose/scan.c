/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The measures and clauses of folded prose, each in one pass.
 *
 *   一般公共预算 510.70 万元，占 83.10%，比上年预算增加 231.47 万元，增长 82.90%，主要原因是…
 *               └ MONEY ─┘    └ % ─┘                 └ MONEY ─┘      └ % ─┘
 *   └────── clause ────────┘ └ clause ┘ └───────── clause ──────┘ └ clause ─┘ └ clause …
 *
 * First the measures: at each digit a number is taken whole and thrown away
 * unless a unit follows it. Then the brackets are matched (brackets.c); last
 * the text is cut at delimiters, leaping over brackets and quotes that hold no
 * measure.
 */
#include "normalize/prose/prose.h"

#include "normalize/prose/brackets.h"
#include "normalize/values/amount.h"
#include "normalize/values/particles.h"

#include <string.h>

/* --- measures --- */

static gboolean
starts_with(const GkProse *prose, gsize at, const char *what)
{
    if (prose->text[at] != *what)
        return FALSE;
    gsize length = strlen(what);
    return at + length <= prose->length && memcmp(prose->text + at, what, length) == 0;
}

static gboolean
ends_with(const GkProse *prose, gsize end, const char *what)
{
    gsize length = strlen(what);
    return end >= length && memcmp(prose->text + end - length, what, length) == 0;
}

/* A comma parts thousands when it is printed narrow and three digits follow, not four. */
static gboolean
is_thousands_comma(const GkProse *prose, gsize at)
{
    const char *t = prose->text + at;
    return *t == ',' && prose->source[prose->origin[at]] == ',' && g_ascii_isdigit(t[1]) && g_ascii_isdigit(t[2]) &&
        g_ascii_isdigit(t[3]) && !g_ascii_isdigit(t[4]);
}

static gsize
digits_at(const GkProse *prose, gsize at)
{
    gsize i = at;
    while (i < prose->length && g_ascii_isdigit(prose->text[i]))
        i++;
    return i - at;
}

/* The end of a number whose thousands are parted by blanks: 1 234 567.89, 1 234.50; `at` without one. Two groups of
 * digits alone (123 456) may be two numbers. */
static gsize
spaced_number_end(const GkProse *prose, gsize at)
{
    gsize first = digits_at(prose, at), i = at + first, groups = 1;
    if (first == 0 || first > 3)
        return at;
    for (; i < prose->length && prose->text[i] == ' ' && digits_at(prose, i + 1) == 3; groups++)
        i += 4;
    if (i < prose->length && prose->text[i] == ' ')
        return at;
    gsize decimals = i < prose->length && prose->text[i] == '.' ? digits_at(prose, i + 1) : 0;
    return groups > 2 || (groups == 2 && first < 3 && decimals) ? i + (decimals ? decimals + 1 : 0) : at;
}

/* The end of the number that begins at `at`; *plain is FALSE for dates and versions (2025.1.1). */
static gsize
number_end(const GkProse *prose, gsize at, gboolean *plain)
{
    gsize i = spaced_number_end(prose, at);
    guint points = 0;
    gboolean commas = FALSE;
    *plain = TRUE;
    if (i > at)
        return i;
    for (; i < prose->length; i++) {
        char c = prose->text[i];
        if (c == '.' && i + 1 < prose->length && g_ascii_isdigit(prose->text[i + 1]))
            points++;
        else if (c == ',' && points == 0 && (commas || i - at <= 3) && is_thousands_comma(prose, i))
            commas = TRUE;
        else if (!g_ascii_isdigit(c))
            break;
    }
    *plain = points <= 1;
    return i;
}

static gboolean
parse_value(const GkProse *prose, gsize start, gsize end, GkDecimal *value)
{
    char digits[64];
    const char *after;
    guint n = 0;
    if (end - start >= sizeof digits)
        return FALSE;
    for (gsize i = start; i < end; i++)
        if (prose->text[i] != ' ')
            digits[n++] = prose->text[i];
    digits[n] = '\0';
    return gk_amount_scan(digits, value, &after) && *after == '\0';
}

static GkMeasureClass
class_by_name(const char *name)
{
    if (strcmp(name, "money") == 0)
        return GK_MEASURE_MONEY;
    if (strcmp(name, "percent") == 0)
        return GK_MEASURE_PERCENT;
    if (strcmp(name, "points") == 0)
        return GK_MEASURE_POINTS;
    return strcmp(name, "area") == 0 ? GK_MEASURE_AREA : GK_MEASURE_COUNT;
}

/* 超过│400万元│的项目: a threshold, but not in 低于预算│20万元│的原因. */
static gboolean
is_threshold(const GkProse *prose, gsize start, gsize after, const GkWords *words)
{
    const GkWord *of = gk_words_at(words, GK_WORD_OF, prose->text, after, prose->length);
    return of && gk_words_before(words, GK_WORD_THRESHOLD, prose->text, 0, start) &&
        !gk_words_at(words, GK_WORD_THRESHOLD_NOT, prose->text, after + of->length, prose->length);
}

/* 100万元│（含100万元）│以上: where the bracket ends that says whether the limit is within; `after` without one. */
static gsize
behind_bracket(const GkProse *prose, gsize after, const GkWords *words)
{
    static const gsize LONGEST = 40;
    if (!gk_words_at(words, GK_WORD_INCLUDED, prose->text, after, prose->length))
        return after;
    const char *close = memchr(prose->text + after, ')', MIN(LONGEST, prose->length - after));
    return close ? (gsize) (close + 1 - prose->text) : after;
}

/* 50万元以上, 100万元(含)以上, (含100万元)以上: a limit, not an amount. */
static gboolean
is_limit(const GkProse *prose, gsize start, gsize after, const GkWords *words)
{
    if (gk_words_before(words, GK_WORD_LIMITED, prose->text, 0, start) ||
        gk_words_before(words, GK_WORD_HELD, prose->text, 0, start))
        return FALSE; /* 债务限额48.2亿元以内, 预算控制在1850万元以内 */
    gboolean included =
        gk_words_before(words, GK_WORD_INCLUDED, prose->text, 0, start) && starts_with(prose, after, ")");
    after = included ? after + 1 : after;
    return gk_words_at(words, GK_WORD_LIMIT, prose->text, after, prose->length) ||
        gk_words_at(words, GK_WORD_LIMIT, prose->text, behind_bracket(prose, after, words), prose->length) ||
        is_threshold(prose, start, after, words);
}

/* 小学教育（│02│项）, （款│02│）: the number of a class. */
static gboolean
is_of_class(const GkProse *prose, gsize start, gsize after, const GkWords *words)
{
    const GkWord *behind = gk_words_at(words, GK_WORD_LEVEL_NAME, prose->text, after, prose->length),
                 *before = gk_words_before(words, GK_WORD_LEVEL_NAME, prose->text, 0, start);
    if (behind && starts_with(prose, after + behind->length, ")") && ends_with(prose, start, "("))
        return TRUE;
    return before && starts_with(prose, after, ")") && ends_with(prose, start - before->length, "(");
}

/* 第5条, W07, 7×24: the number is part of something else. */
static gboolean
is_part_of_word(const GkProse *prose, gsize start)
{
    if (start == 0)
        return FALSE;
    char before = prose->text[start - 1];
    return g_ascii_isalpha(before) || before == '/' || before == '_' || ends_with(prose, start, "第") ||
        ends_with(prose, start, "×") || ends_with(prose, start, "[") || ends_with(prose, start, "〔");
}

static gboolean
is_unknown(gunichar c)
{
    return c == 0xfffd || g_unichar_type(c) == G_UNICODE_PRIVATE_USE;
}

/* A character that no one knows may be a digit or the point. */
static gboolean
touches_unknown(const GkProse *prose, gsize start, gsize end)
{
    gunichar after = end < prose->length ? g_utf8_get_char(prose->text + end) : 0;
    gunichar before = start ? g_utf8_get_char(g_utf8_find_prev_char(prose->text, prose->text + start)) : 0;
    return is_unknown(before) || is_unknown(after);
}

/* Where the number begins of which digits before the blank at start - 1 are a part; `start` where there are none, or
 * where they are a year, a code or of a list. */
static gsize
piece_before(const GkProse *prose, gsize start)
{
    gsize i = start > 0 && prose->text[start - 1] == ' ' ? start - 1 : 0, end = i;
    if (i == 0)
        return start;
    while (i > 0 && (g_ascii_isdigit(prose->text[i - 1]) || prose->text[i - 1] == '.' || prose->text[i - 1] == ','))
        i--;
    gboolean whole = !memchr(prose->text + i, '.', end - i) && !memchr(prose->text + i, ',', end - i);
    gboolean year = end - i == 4 && (memcmp(prose->text + i, "19", 2) == 0 || memcmp(prose->text + i, "20", 2) == 0);
    if (i == end || !g_ascii_isdigit(prose->text[i]) || is_part_of_word(prose, i) || (whole && (year || end - i > 4)))
        return start;
    return i;
}

/* A sign counts where no digit, letter or date stands before it: 增长-5.2%, but not 2025-2030. */
static gboolean
has_sign(const GkProse *prose, gsize start, const GkWords *words)
{
    if (start == 0 || prose->text[start - 1] != '-')
        return FALSE;
    const GkWord *change = gk_words_before(words, GK_WORD_CHANGE, prose->text, 0, start - 1);
    if ((change && strcmp(change->value, "either") == 0) ||
        gk_words_before(words, GK_WORD_OTHER_HALF, prose->text, 0, start - 1))
        return TRUE; /* 增加(减少)-10 */
    return start == 1 ||
        (!g_ascii_isalnum(prose->text[start - 2]) && !ends_with(prose, start - 1, "年") &&
         !ends_with(prose, start - 1, "月") && !ends_with(prose, start - 1, "日") && prose->text[start - 2] != ')' &&
         !ends_with(prose, start - 1, "%"));
}

/* 300余万元: the unit stands behind 余. */
static gsize
unit_start(const GkProse *prose, gsize at, const GkWords *words)
{
    const GkWord *round = gk_words_at(words, GK_WORD_ROUND_NUMBER, prose->text, at, prose->length);
    gsize after = at + (round ? round->length : 0);
    return round && gk_words_at(words, GK_WORD_UNIT, prose->text, after, prose->length) ? after : at;
}

/* 80至90分: two ends of a range, no figure. */
static gboolean
ends_range(const GkProse *prose, gsize start, const GkWords *words)
{
    const GkWord *mark = gk_words_before(words, GK_WORD_RANGE, prose->text, 0, start);
    return mark && start > mark->length && g_ascii_isdigit(prose->text[start - mark->length - 1]);
}

/* 44.75万│头, 2.12亿│人次: 万 without 元 is of money only where no other unit, and no word that may be one, follows it.
 */
static void
read_what_follows(const GkProse *prose, const GkWords *words, const GkWord *unit, GkMeasure *measure)
{
    static const GkWordKind AFTER_MONEY[] = { GK_WORD_AFTER_COUNT_END, GK_WORD_COMPARATOR, GK_WORD_USED_FOR,
                                              GK_WORD_CHANGE, GK_WORD_ROUND_NUMBER };
    gsize at = measure->end;
    if (measure->class_ != GK_MEASURE_MONEY || gk_particle_before(unit->text, "yuan") ||
        g_utf8_get_char(prose->text + at) < 0x4e00 || g_utf8_get_char(prose->text + at) >= 0xa000)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(AFTER_MONEY); i++)
        if (gk_words_at(words, AFTER_MONEY[i], prose->text, at, prose->length))
            return;
    const GkWord *counted = gk_words_at(words, GK_WORD_UNIT, prose->text, at, prose->length);
    measure->class_ = counted && strcmp(counted->value, "area") == 0 ? GK_MEASURE_AREA : GK_MEASURE_COUNT;
    measure->end += counted ? (guint) counted->length : 0;
}

/* A unit of a number in [start, end); FALSE where the number is no measure. */
static gboolean
read_unit(const GkProse *prose, const GkWords *words, GkMeasure *measure)
{
    gsize at = unit_start(prose, measure->number_end, words);
    const GkWord *unit = gk_words_at(words, GK_WORD_UNIT, prose->text, at, prose->length);
    measure->unit_start = (guint) at;
    measure->end = (guint) (at + (unit ? unit->length : 0));
    measure->class_ = unit ? class_by_name(unit->value) : GK_MEASURE_BARE;
    if (unit)
        read_what_follows(prose, words, unit, measure);
    if (unit)
        return !is_limit(prose, measure->start, measure->end, words);
    if (measure->start > 0 && prose->text[measure->start - 1] == '(')
        return FALSE;
    return at == prose->length || strchr(",;:)(", prose->text[at]) || starts_with(prose, at, "。") ||
        starts_with(prose, at, "、");
}

/* Reads the number at `at`; returns where to go on. */
static gsize
read_measure(GkProse *prose, const GkWords *words, gsize at)
{
    gboolean plain;
    GkMeasure measure = { (guint) at, (guint) number_end(prose, at, &plain), 0, 0, 0, { 0, 0 }, 0 };
    gsize after = measure.number_end, marker;
    gboolean clause_start = at == 0 || strchr(",;:", prose->text[at - 1]) || ends_with(prose, at, "。");
    if (!plain || is_part_of_word(prose, at) || ends_range(prose, at, words) ||
        gk_prose_year(prose->text, at, prose->length, NULL) || starts_with(prose, after, "年") ||
        starts_with(prose, after, "号") || starts_with(prose, after, "月") || starts_with(prose, after, "日") ||
        is_of_class(prose, at, after, words))
        return after;
    if (clause_start && gk_prose_marker(prose->text, at, prose->length, &marker))
        return after;
    if (!parse_value(prose, at, after, &measure.value) || !read_unit(prose, words, &measure))
        return after;
    GkStretch pieces = { (guint) piece_before(prose, at), (guint) after };
    if (measure.class_ != GK_MEASURE_BARE && (pieces.start < at || touches_unknown(prose, at, after))) {
        g_array_append_val(prose->doubtful, pieces);
        return measure.end;
    }
    if (has_sign(prose, at, words)) {
        measure.start--;
        measure.value = gk_decimal_negate(measure.value);
    }
    g_array_append_val(prose->measures, measure);
    return measure.end;
}

static void
find_measures(GkProse *prose, const GkWords *words)
{
    gsize i = 0;
    while (i < prose->length)
        i = g_ascii_isdigit(prose->text[i]) ? read_measure(prose, words, i) : i + 1;
}

/* --- what is shut --- */

/* Drops the measures inside titles and quotes: 《…3000万元…》 tells of no amount here. */
static void
drop_shut_measures(GkProse *prose, const guint *leaps)
{
    guint kept = 0, shut_until = 0;
    gsize i = 0;
    for (guint m = 0; m < prose->measures->len; m++) {
        GkMeasure measure = g_array_index(prose->measures, GkMeasure, m);
        for (; i <= measure.start; i++) {
            if (leaps[i] > shut_until)
                shut_until = leaps[i];
        }
        if (measure.start >= shut_until)
            g_array_index(prose->measures, GkMeasure, kept++) = measure;
    }
    g_array_set_size(prose->measures, kept);
}

/* --- clauses --- */

static void
add_clause(GkProse *prose, gsize start, gsize end, char stop, guint *next_measure)
{
    GkClause clause = { (guint) start, (guint) end, stop, GK_MARKER_NONE, *next_measure, 0 };
    gsize length;
    clause.marker = gk_prose_marker(prose->text, start, end, &length);
    clause.start += (guint) length;
    while (*next_measure < prose->measures->len) {
        GkMeasure *measure = &g_array_index(prose->measures, GkMeasure, *next_measure);
        if (measure->start >= end)
            break;
        measure->clause = prose->clauses->len;
        ++*next_measure;
        clause.n_measures++;
    }
    g_array_append_val(prose->clauses, clause);
}

/* The delimiter at text[at], 0 if none; *length is its length. */
static char
delimiter_at(const GkProse *prose, gsize at, gboolean has_measure, gsize *length)
{
    char c = prose->text[at];
    *length = 1;
    if (strchr(",;:()", c))
        return c;
    if (c == '!' || c == '?')
        return '.';
    *length = 3;
    if (starts_with(prose, at, "。"))
        return '.';
    return has_measure && starts_with(prose, at, "、") ? '/' : 0;
}

static gsize
skip_marker(const GkProse *prose, gsize at)
{
    gsize length;
    return gk_prose_marker(prose->text, at, prose->length, &length) ? at + length : at;
}

static void
find_clauses(GkProse *prose)
{
    g_autofree guint *leaps = gk_prose_leaps(prose);
    drop_shut_measures(prose, leaps);
    guint next = 0, seen = 0;
    gsize start = 0, i = skip_marker(prose, 0);
    while (i < prose->length) {
        while (seen < prose->measures->len && g_array_index(prose->measures, GkMeasure, seen).end <= i)
            seen++;
        gsize length;
        if (leaps[i]) {
            i = leaps[i];
            continue;
        }
        if (seen < prose->measures->len && g_array_index(prose->measures, GkMeasure, seen).start <= i) {
            i = g_array_index(prose->measures, GkMeasure, seen)
                    .end; /* commas inside a number, brackets inside a unit */
            continue;
        }
        char stop = delimiter_at(prose, i, seen > next, &length);
        if (stop) {
            add_clause(prose, start, i, stop, &next);
            start = i + length;
            i = skip_marker(prose, start);
        } else {
            i++;
        }
    }
    if (start < prose->length)
        add_clause(prose, start, prose->length, 0, &next);
}

GkProse *
gk_prose_new(const char *source, const GkWords *words)
{
    GkProse *prose = g_new0(GkProse, 1);
    gk_prose_fold_into(prose, source);
    prose->measures = g_array_new(FALSE, FALSE, sizeof(GkMeasure));
    prose->clauses = g_array_new(FALSE, FALSE, sizeof(GkClause));
    prose->doubtful = g_array_new(FALSE, FALSE, sizeof(GkStretch));
    find_measures(prose, words);
    find_clauses(prose);
    return prose;
}

void
gk_prose_free(GkProse *prose)
{
    if (!prose)
        return;
    g_free(prose->text);
    g_free(prose->origin);
    g_array_unref(prose->measures);
    g_array_unref(prose->clauses);
    g_array_unref(prose->doubtful);
    g_free(prose);
}
