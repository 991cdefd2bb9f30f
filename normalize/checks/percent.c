/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Percentages in prose, and the amounts they come from.
 *
 *      一般公共预算 510.70 万元，占本年收入的 83.10%，比上年预算增加 231.47 万元，增长 82.90%
 *
 * share       of the whole that the sentence names, or that the amount is told as a part of. Parts without a known
 * whole whose shares make up a hundred are held against their sum. change      against the base: amount and change give
 * it; or it is printed as a statement of its own, with the year or the figure that the comparison names
 * (2023年预算执行数为 114.00 万元，2024年预算安排 110.60 万元，比 2023年预算执行数减少 2.98%). Where amount, base and
 * change are all printed, they have to agree as well. A base of zero has no percentage (by custom it is told as 100%).
 * completion  支出决算 51.32 万元，完成全年预算的 98.69%: of the budget told for the same item.
 *
 * Each amount may be off by half of its last digit (amounts.c).
 */
#include "normalize/checks/finders.h"
#include "normalize/checks/identities.h"
#include "normalize/sums/query.h"
#include "normalize/values/text.h"

#include <string.h>

#define MOST_DECIMALS 6u /* of a percentage */
#define FAR 200u /* statements between an amount and what is told of it elsewhere */
#define REACH 6u /* statements that a base or a budget may stand before the one compared with it */

/* --- arithmetic --- */

/* An amount in yuan, with where it is told. */
typedef struct {
    GkMeasured yuan;
    gint statement; /* -1: in a table, or several statements */
} Amount;

static Amount
amount_of(const GkValue *value)
{
    return (Amount) { { value->yuan, gk_check_half_digit(value, TRUE) }, -1 };
}

static Amount
told_in(const GkDisclosure *disclosure, gint statement)
{
    Amount amount = amount_of(&disclosure->statements[statement].amount);
    amount.statement = statement;
    return amount;
}

static gboolean
combine(Amount a, Amount b, gboolean minus, Amount *result)
{
    result->statement = a.statement;
    return (minus ? gk_decimal_subtract : gk_decimal_add)(a.yuan.value, b.yuan.value, &result->yuan.value) &&
        gk_decimal_add(a.yuan.error, b.yuan.error, &result->yuan.error);
}

static GkCheck
begin_check(GkCheckKind kind, const char *rule, guint statement)
{
    return (GkCheck) { .kind = kind, .rule = rule, .total_is_statement = TRUE, .total_statement = statement };
}

static void
set_source(const GkFamily *family, GkCheck *check, gint statement)
{
    guint source = (guint) statement;
    if (statement < 0 || source == check->total_statement)
        return;
    check->statement_terms = gk_arena_copy(family->checker->disclosure->arena, &source, sizeof source);
    check->n_statement_terms = 1;
}

/* 5.967 told as 5.9: some writers cut off what they should round. It is no contradiction, and no evidence. */
static gboolean
is_cut_off(const GkCheck *check)
{
    GkDecimal unit = { 1, check->actual.scale };
    gboolean less = gk_decimal_compare(gk_decimal_absolute(check->actual), gk_decimal_absolute(check->expected)) < 0;
    return check->status == GK_CHECK_FAIL && less && unit.scale > 0 &&
        gk_decimal_compare(gk_decimal_absolute(check->difference), unit) < 0;
}

static void
excuse_cut_off(GkFamily *family)
{
    for (guint i = 0; i < family->checks->len; i++) {
        GkCheck *check = &g_array_index(family->checks, GkCheck, i);
        if (check->kind != GK_CHECK_SHARE || !is_cut_off(check))
            continue;
        check->status = GK_CHECK_NOT_APPLICABLE;
        check->reason = GK_REASON_INEXACT;
        family->failed--;
    }
}

static void
try_percentage(GkFamily *family, const char *rule, guint index, GkDecimal printed, Amount a, Amount b)
{
    GkCheck check = begin_check(GK_CHECK_SHARE, rule, index);
    GkMeasured expected;
    set_source(family, &check, b.statement);
    if (gk_measured_percentage(a.yuan, b.yuan, printed, &expected) && gk_check_compare(&check, printed, expected))
        gk_family_add(family, check);
}

/* --- which statement is meant --- */

/* The same words but for spaces and quotation marks. */
static gboolean
same_words(const char *a, const char *b)
{
    if (!a || !b)
        return FALSE;
    if (strcmp(a, b) == 0)
        return TRUE;
    g_autofree char *x = gk_text_key(a), *y = gk_text_key(b);
    return strcmp(x, y) == 0;
}

static gboolean
same_item(const GkStatement *a, const GkStatement *b)
{
    return same_words(a->item, b->item) && (a->part_of == b->part_of || same_words(a->subject, b->subject));
}

static guint
year_in(const char *text)
{
    for (const char *p = text; p && *p; p++)
        if ((*p == '1' || *p == '2') && g_ascii_isdigit(p[1]) && g_ascii_isdigit(p[2]) && g_ascii_isdigit(p[3]) &&
            !g_ascii_isdigit(p[4]))
            return (guint) g_ascii_strtoull(p, NULL, 10);
    return 0;
}

/* 年初预算, 全年预算: the figure that the words name, by data/check-words.tsv; NULL for none. */
static const char *
figure_in(const char *text)
{
    static const char *const FIGURES[] = { "initial_budget", "adjusted_budget" };
    for (guint i = 0; i < G_N_ELEMENTS(FIGURES); i++)
        if (gk_check_says(text, FIGURES[i]))
            return FIGURES[i];
    return NULL;
}

/* The statement has what the words of a comparison say of its year and figure. */
static gboolean
answers(const GkStatement *base, const GkStatement *statement, const char *words)
{
    guint year = year_in(words);
    const char *figure = figure_in(words);
    if (year && base->year)
        return year == base->year && (statement->year != year || base->figure != statement->figure);
    return figure && g_strcmp0(base->figure, figure) == 0 && g_strcmp0(statement->figure, figure) != 0;
}

/* The amount that the same paragraph tells for what `words` name; -1 when there is none, or several that differ. */
static gint
find_told(const GkDisclosure *disclosure, guint index, const char *words)
{
    const GkStatement *statement = &disclosure->statements[index];
    gint found = -1;
    guint first = index > REACH ? index - REACH : 0, end = MIN(index + REACH, disclosure->n_statements);
    for (guint i = first; words && i < end; i++) {
        const GkStatement *other = &disclosure->statements[i];
        if (i == index || other->paragraph != statement->paragraph || !gk_check_is_money(&other->amount) ||
            !same_item(other, statement) || !answers(other, statement, words))
            continue;
        if (found >= 0 && gk_decimal_compare(disclosure->statements[found].amount.yuan, other->amount.yuan) != 0)
            return -1;
        found = (gint) i;
    }
    return found;
}

/* The amount of a statement; of one that tells only a change, the only amount that its section tells for the same. */
static gboolean
find_amount(const GkDisclosure *disclosure, guint index, Amount *amount)
{
    const GkStatement *s = &disclosure->statements[index];
    gint found = gk_check_is_money(&s->amount) ? (gint) index : -1;
    guint first = index > FAR ? index - FAR : 0, end = MIN(index + FAR, disclosure->n_statements);
    for (guint i = first; !gk_check_is_money(&s->amount) && i < end; i++) {
        const GkStatement *other = &disclosure->statements[i];
        if (other->section != s->section || other->year != s->year || !gk_check_is_money(&other->amount) ||
            g_strcmp0(other->subject, s->subject) != 0 || g_strcmp0(other->figure, s->figure) != 0)
            continue;
        if (found >= 0 && gk_decimal_compare(disclosure->statements[found].amount.yuan, other->amount.yuan) != 0)
            return FALSE;
        found = (gint) i;
    }
    if (found >= 0)
        *amount = told_in(disclosure, found);
    return found >= 0;
}

/* --- changes --- */

static gint
direction_sign(const GkStatement *statement)
{
    return statement->direction == GK_CHANGE_INCREASE ? 1 : statement->direction == GK_CHANGE_DECREASE ? -1 : 0;
}

/* The change without its sign where the direction says it: 增加（减少）-10万元 is a decrease by 10. */
static Amount
change_of(const GkStatement *s)
{
    Amount change = amount_of(&s->change);
    if (s->direction == GK_CHANGE_DECREASE)
        change.yuan.value = gk_decimal_absolute(change.yuan.value);
    return change;
}

/* The base by the arithmetic of amount and change, or as it is told. */
static gboolean
find_base(const GkDisclosure *disclosure, guint index, Amount amount, Amount *base)
{
    const GkStatement *s = &disclosure->statements[index];
    gint told = find_told(disclosure, index, s->base), sign = direction_sign(s);
    if (told >= 0) {
        *base = told_in(disclosure, told);
        return TRUE;
    }
    return sign && s->has_change && gk_check_is_money(&s->change) && combine(amount, change_of(s), sign > 0, base);
}

static void
try_change(GkFamily *family, guint index)
{
    const GkDisclosure *disclosure = family->checker->disclosure;
    const GkStatement *s = &disclosure->statements[index];
    Amount amount, base, change;
    gint sign = direction_sign(s);
    if (!sign || !find_amount(disclosure, index, &amount) || !find_base(disclosure, index, amount, &base))
        return;
    if (s->has_change && gk_check_is_money(&s->change))
        change = change_of(s);
    else if (!combine(amount, base, TRUE, &change))
        return;
    else if (sign < 0)
        change.yuan.value = gk_decimal_negate(change.yuan.value);
    GkDecimal printed = sign < 0 ? gk_decimal_absolute(s->percent) : s->percent;
    try_percentage(family, "change_percent_of_the_base", index, printed, change, base);
}

/* Amount, base and change, all printed. */
static void
try_difference(GkFamily *family, guint index)
{
    const GkDisclosure *disclosure = family->checker->disclosure;
    const GkStatement *s = &disclosure->statements[index];
    gint told = find_told(disclosure, index, s->base), sign = direction_sign(s);
    GkCheck check = begin_check(GK_CHECK_STATEMENTS, "amount_equals_base_and_change", index);
    Amount expected, actual = amount_of(&s->amount);
    if (told < 0 || !gk_check_is_money(&s->amount) || (sign && !(s->has_change && gk_check_is_money(&s->change))))
        return;
    expected = told_in(disclosure, told);
    set_source(family, &check, told);
    if (sign && !combine(expected, change_of(s), sign < 0, &expected))
        return;
    gboolean any = !gk_decimal_is_zero(expected.yuan.value) || !gk_decimal_is_zero(actual.yuan.value);
    if (any && gk_decimal_add(expected.yuan.error, actual.yuan.error, &expected.yuan.error) &&
        gk_check_compare(&check, actual.yuan.value, expected.yuan))
        gk_family_add(family, check);
}

static void
try_changes(GkChecker *checker)
{
    GkFamily percents = gk_family_begin(checker, TRUE), differences = gk_family_begin(checker, TRUE);
    for (guint i = 0; i < checker->disclosure->n_statements; i++) {
        const GkStatement *s = &checker->disclosure->statements[i];
        if (s->has_percent)
            try_change(&percents, i);
        if (s->direction != GK_CHANGE_NONE)
            try_difference(&differences, i);
    }
    excuse_cut_off(&percents);
    gk_family_end(&percents);
    gk_family_end(&differences);
}

/* --- completion --- */

static void
try_completions(GkChecker *checker)
{
    const GkDisclosure *disclosure = checker->disclosure;
    GkFamily family = gk_family_begin(checker, TRUE);
    for (guint i = 0; i < disclosure->n_statements; i++) {
        const GkStatement *s = &disclosure->statements[i];
        gint budget = s->has_completion && gk_check_is_money(&s->amount) ? find_told(disclosure, i, s->completion_of) : -1;
        if (budget >= 0)
            try_percentage(&family, "completion_of_the_budget", i, s->completion, amount_of(&s->amount),
                           told_in(disclosure, budget));
    }
    excuse_cut_off(&family);
    gk_family_end(&family);
}

/* --- shares --- */

static char **
item_keys(const GkDisclosure *disclosure)
{
    char **keys = g_new0(char *, disclosure->n_statements + 1);
    for (guint i = 0; i < disclosure->n_statements; i++)
        keys[i] = gk_text_key(disclosure->statements[i].item ? disclosure->statements[i].item : "");
    return keys;
}

/* The whole that the share names (占本年支出合计的 …): told before, or in a table; TRUE with its amount. */
static gboolean
find_named_whole(const GkDisclosure *disclosure, char *const *items, guint index, Amount *whole)
{
    const GkStatement *part = &disclosure->statements[index];
    g_autofree char *name = gk_text_key(part->share_of);
    GkCellRef cell;
    for (guint i = index; i-- > 0 && index - i <= FAR;) {
        const GkStatement *other = &disclosure->statements[i];
        if (other->section != part->section)
            break;
        /* The same words may name less (of a part of the region, of a fund): no whole is smaller than its part. */
        if (gk_check_is_money(&other->amount) && strcmp(items[i], name) == 0 &&
            gk_decimal_compare(other->amount.yuan, part->amount.yuan) >= 0 &&
            (!other->year || !part->year || other->year == part->year)) {
            *whole = told_in(disclosure, (gint) i);
            return TRUE;
        }
    }
    if (!gk_check_find_named_cell(disclosure, part->share_of, &cell) || !gk_check_is_money(gk_check_value(disclosure, cell)))
        return FALSE;
    *whole = amount_of(gk_check_value(disclosure, cell));
    return TRUE;
}

static const GkStatement *
whole_of(const GkDisclosure *disclosure, const GkStatement *part)
{
    const GkStatement *whole = part->part_of >= 0 ? &disclosure->statements[part->part_of] : NULL;
    return whole && gk_check_is_money(&whole->amount) ? whole : NULL;
}

static gboolean
has_share(const GkStatement *statement)
{
    return statement->has_share && gk_check_is_money(&statement->amount) && !gk_decimal_is_zero(statement->amount.yuan);
}

/* Statements one behind the other that tell shares of a whole nobody has told. Returns the end of the run. */
static guint
run_of_shares(const GkDisclosure *disclosure, guint first)
{
    guint end = first;
    while (end < disclosure->n_statements && has_share(&disclosure->statements[end]) &&
           disclosure->statements[end].section == disclosure->statements[first].section &&
           !whole_of(disclosure, &disclosure->statements[end]))
        end++;
    return end;
}

/* Shares that make up a hundred, but for half a digit each; *sum is what they are shares of. */
static gboolean
sum_of_run(const GkDisclosure *disclosure, guint first, guint end, Amount *sum)
{
    GkDecimal shares = GK_DECIMAL_ZERO, slack = GK_DECIMAL_ZERO;
    *sum = (Amount) { { GK_DECIMAL_ZERO, GK_DECIMAL_ZERO }, -1 };
    for (guint i = first; i < end; i++) {
        const GkStatement *s = &disclosure->statements[i];
        if (!gk_decimal_add(shares, s->share, &shares) || s->share.scale > MOST_DECIMALS ||
            !gk_decimal_add(slack, (GkDecimal) { 5, (guint8) (s->share.scale + 1) }, &slack) ||
            !combine(*sum, amount_of(&s->amount), FALSE, sum))
            return FALSE;
    }
    GkDecimal off;
    return end > first + 1 && gk_decimal_subtract(shares, (GkDecimal) { 100, 0 }, &off) &&
        gk_decimal_compare(gk_decimal_absolute(off), slack) <= 0;
}

static void
try_runs(GkChecker *checker)
{
    const GkDisclosure *disclosure = checker->disclosure;
    GkFamily family = gk_family_begin(checker, FALSE);
    for (guint i = 0, end; i < disclosure->n_statements; i = MAX(end, i + 1)) {
        Amount sum;
        end = run_of_shares(disclosure, i);
        if (!sum_of_run(disclosure, i, end, &sum))
            continue;
        for (guint k = i; k < end; k++)
            try_percentage(&family, "share_of_their_sum", k, disclosure->statements[k].share,
                           amount_of(&disclosure->statements[k].amount), sum);
    }
    gk_family_end(&family);
}

static void
try_shares(GkChecker *checker)
{
    const GkDisclosure *disclosure = checker->disclosure;
    GkFamily told = gk_family_begin(checker, FALSE), named = gk_family_begin(checker, TRUE);
    g_auto(GStrv) items = item_keys(disclosure);
    for (guint i = 0; i < disclosure->n_statements; i++) {
        const GkStatement *s = &disclosure->statements[i], *whole = whole_of(disclosure, s);
        Amount amount;
        if (!has_share(s))
            continue;
        if (s->share_of && !(whole && same_words(whole->item, s->share_of)) &&
            find_named_whole(disclosure, items, i, &amount))
            try_percentage(&named, "share_of_the_named_whole", i, s->share, amount_of(&s->amount), amount);
        else if (whole)
            try_percentage(&told, "share_of_the_whole", i, s->share, amount_of(&s->amount),
                           told_in(disclosure, s->part_of));
    }
    gk_family_end(&told);
    gk_family_end(&named);
}

void
gk_checks_percent(GkChecker *checker)
{
    try_shares(checker);
    try_runs(checker);
    try_changes(checker);
    try_completions(checker);
}
