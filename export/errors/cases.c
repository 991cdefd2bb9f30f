/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One wrong cell makes several sums fail.
 *
 *      合计    90   50   30      50 + 30 is not 90. Nothing else bears 90 out: it is the culprit of its row, and should be
 *      甲      60   30   20      80. Down its column 60 + 30 is 90 all right; but 甲 is wrong as well, and should be 50.
 *      乙      30   20   10      With both corrected the column still adds up: one root, one case.
 *
 * The failing sums are taken one by one, those first that share no number with another. Each asks whether it would come
 * out with what is known by then to be meant; then it belongs to those cases, and proves them once more. Else it is a
 * case of its own, and its culprit, where there is just one, gets the value that would make it come out. At last, cases
 * whose culprits stand in one sum that holds before and after are put under the greatest of them; and so are the rows of a
 * table that would all come out without the same column: a total that leaves a column out is one error.
 *
 * Nothing is certain about what a culprit should be; only the sums that fail are.
 */
#include "export/errors/cases.h"

#include <string.h>

typedef struct {
    const GkTrust *trust;
    GPtrArray *cases;
    GHashTable *corrections; /* GkNumber * -> GkDecimal *, in the unit of the number */
    GHashTable *owners; /* GkNumber * -> GkCase * */
} Work;

static void
case_free(gpointer data)
{
    GkCase *one = data;
    g_ptr_array_unref(one->also);
    g_free(one);
}

/* The numbers of a trial: its terms, then its total. */
static const GkNumber *
number_at(const GkTrial *trial, guint i)
{
    return i < trial->terms->len ? trial->terms->pdata[i] : trial->total;
}

/* --- order --- */

static guint
count_shared(const GkTrial *trial)
{
    guint shared = 0;
    for (guint i = 0; i <= trial->terms->len; i++) {
        const GkNumber *number = number_at(trial, i);
        gboolean others = FALSE;
        for (guint j = 0; j < number->trials->len && gk_number_needs_proof(number) && !others; j++) {
            const GkTrial *other = number->trials->pdata[j];
            others = other != trial && other->outcome == GK_TRIAL_FAILS && !other->percentage;
        }
        shared += others;
    }
    return shared;
}

typedef struct {
    const GkTrial *trial;
    guint shared;
} Turn;

static gint
compare_turns(gconstpointer a, gconstpointer b)
{
    const Turn *one = a, *other = b;
    if (one->trial->percentage != other->trial->percentage)
        return one->trial->percentage ? 1 : -1;
    if (one->shared != other->shared)
        return one->shared < other->shared ? -1 : 1;
    return one->trial->index < other->trial->index ? -1 : 1;
}

static GArray *
turns_of(const GkEvidence *evidence)
{
    GArray *turns = g_array_new(FALSE, FALSE, sizeof(Turn));
    for (guint i = 0; i < evidence->trials->len; i++) {
        Turn turn = { evidence->trials->pdata[i], 0 };
        if (turn.trial->outcome != GK_TRIAL_FAILS)
            continue;
        turn.shared = count_shared(turn.trial);
        g_array_append_val(turns, turn);
    }
    g_array_sort(turns, compare_turns);
    return turns;
}

/* --- what is certain --- */

/* The reserve about a case, and its culprit. */
static void
judge(const Work *work, GkCase *one)
{
    guint unproved = 0;
    const GkNumber *last = NULL;
    for (guint i = 0; i <= one->trial->terms->len; i++) {
        const GkNumber *number = number_at(one->trial, i);
        GkReserve reserve = gk_trust_number(work->trust, number);
        if (reserve != GK_RESERVE_NONE && one->reserve == GK_RESERVE_NONE) {
            one->reserve = reserve;
            one->reserved = number;
        }
        if (gk_number_needs_proof(number) && !gk_number_proof(number, one->trial)) {
            last = number;
            unproved++;
        }
    }
    one->culprit = unproved == 0 ? one->trial->total : unproved == 1 ? last : NULL;
    if (one->reserve != GK_RESERVE_NONE)
        return;
    one->reserve = gk_trust_structure(work->trust, one->trial);
    if (unproved && (one->reserve == GK_RESERVE_NONE || one->reserve == GK_RESERVE_STRUCTURE)) {
        one->reserve = GK_RESERVE_NUMBER;
        one->reserved = last;
    }
}

/* --- corrections --- */

/* What has to be added to the culprit, in its unit. */
static gboolean
correction_of(const GkCase *one, GkDecimal *correction)
{
    const GkTrial *trial = one->trial;
    GkDecimal factor;
    *correction = one->residual;
    if (trial->percentage || !one->has_residual)
        return FALSE;
    for (guint i = 0; i < trial->terms->len && one->culprit != trial->total; i++)
        if (trial->terms->pdata[i] == one->culprit && g_array_index(trial->signs, gint, i) > 0)
            *correction = gk_decimal_negate(one->residual);
    if (!trial->in_yuan)
        return TRUE;
    return one->culprit->row >= 0 && gk_number_factor(one->culprit, &factor) &&
           gk_decimal_divide(*correction, factor, 6, correction);
}

static void
correct(Work *work, GkCase *one)
{
    GkDecimal correction, *kept;
    if (!one->culprit || !correction_of(one, &correction) || g_hash_table_contains(work->owners, one->culprit))
        return;
    kept = g_new(GkDecimal, 1);
    *kept = correction;
    g_hash_table_insert(work->corrections, (gpointer) one->culprit, kept);
    g_hash_table_insert(work->owners, (gpointer) one->culprit, one);
}

/* The trial comes out with the corrections, and at least `least` of its numbers have one. */
static gboolean
comes_out(const Work *work, const GkTrial *trial, guint least)
{
    guint corrected = 0;
    GkDecimal residual;
    for (guint i = 0; i <= trial->terms->len; i++)
        corrected += g_hash_table_contains(work->corrections, number_at(trial, i));
    return corrected >= least && trial->equation && gk_trial_residual(trial, work->corrections, &residual) &&
           gk_decimal_within(residual, trial->tolerance);
}

static GkCase *
top_of(GkCase *one)
{
    while (one->under)
        one = one->under;
    return one;
}

static void
attach(const Work *work, const GkTrial *trial)
{
    GkCase *last = NULL;
    for (guint i = 0; i <= trial->terms->len; i++) {
        GkCase *owner = g_hash_table_lookup(work->owners, number_at(trial, i));
        if (owner && owner != last)
            g_ptr_array_add(owner->also, (gpointer) trial);
        last = owner ? owner : last;
    }
}

static void
add_case(Work *work, const GkTrial *trial)
{
    GkCase *one = g_new0(GkCase, 1);
    one->trial = trial;
    one->also = g_ptr_array_new();
    one->has_residual = gk_trial_residual(trial, NULL, &one->residual);
    judge(work, one);
    correct(work, one);
    g_ptr_array_add(work->cases, one);
}

/* --- cases under others --- */

/* The one that is told: the publisher's before an undecided one, then the greater. */
static gboolean
goes_before(const GkCase *one, const GkCase *other)
{
    gint size = gk_decimal_compare(gk_decimal_absolute(one->residual), gk_decimal_absolute(other->residual));
    if ((one->reserve == GK_RESERVE_NONE) != (other->reserve == GK_RESERVE_NONE))
        return one->reserve == GK_RESERVE_NONE;
    return size != 0 ? size > 0 : one->trial->index < other->trial->index;
}

static void
put_together(GkCase *one, GkCase *other)
{
    one = top_of(one);
    other = top_of(other);
    if (one == other)
        return;
    if (goes_before(other, one)) {
        GkCase *swap = one;
        one = other;
        other = swap;
    }
    other->under = one;
    g_ptr_array_add(one->also, (gpointer) other->trial);
    g_ptr_array_extend(one->also, other->also, NULL, NULL);
}

/* A sum that holds as printed and as corrected shows that its culprits are one. */
static void
join_cases(const Work *work)
{
    const GPtrArray *trials = work->trust->evidence->trials;
    for (guint i = 0; i < trials->len; i++) {
        const GkTrial *trial = trials->pdata[i];
        GkCase *total = trial->total ? g_hash_table_lookup(work->owners, trial->total) : NULL;
        if (!total || trial->outcome != GK_TRIAL_HOLDS || trial->percentage || !comes_out(work, trial, 2))
            continue;
        for (guint j = 0; j < trial->terms->len; j++) {
            GkCase *term = g_hash_table_lookup(work->owners, trial->terms->pdata[j]);
            if (term)
                put_together(total, term);
        }
    }
}

/* --- rows that leave out the same column --- */

#define FEWEST_ROWS 3u /* one or two may be as far off by accident */

static gboolean
comes_out_without(const GkCase *one, guint term)
{
    const GkNumber *number = one->trial->terms->pdata[term];
    gboolean plus = g_array_index(one->trial->signs, gint, term) > 0;
    GkDecimal rest;
    return gk_number_needs_proof(number) &&
           (plus ? gk_decimal_subtract : gk_decimal_add)(one->residual, number->value, &rest) &&
           gk_decimal_within(rest, one->trial->tolerance);
}

/* The column of the only term without which the row comes out; -1 without one. */
static gint
column_left_out(const GkCase *one)
{
    const GkNumber *total = one->trial->total;
    gint column = -1;
    if (one->trial->percentage || one->trial->in_yuan || !one->has_residual || total->row < 0)
        return -1;
    for (guint i = 0; i < one->trial->terms->len; i++) {
        const GkNumber *term = one->trial->terms->pdata[i];
        if (term->row != total->row || term->amount.table != total->amount.table ||
            (comes_out_without(one, i) && column >= 0))
            return -1;
        if (comes_out_without(one, i))
            column = term->column;
    }
    return column;
}

static void
join_rows(const Work *work)
{
    g_autoptr(GHashTable) rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
    for (guint i = 0; i < work->cases->len; i++) {
        GkCase *one = work->cases->pdata[i];
        gint column = column_left_out(one);
        if (column < 0)
            continue;
        const GkNumber *total = one->trial->total;
        g_autofree char *key = g_strdup_printf("%p %d %d", (const void *) total->amount.table, total->column, column);
        GPtrArray *cases = g_hash_table_lookup(rows, key);
        if (!cases)
            g_hash_table_insert(rows, g_steal_pointer(&key), cases = g_ptr_array_new());
        g_ptr_array_add(cases, one);
        for (guint k = 1; k < cases->len && cases->len == FEWEST_ROWS; k++)
            put_together(cases->pdata[0], cases->pdata[k]);
        if (cases->len > FEWEST_ROWS)
            put_together(cases->pdata[0], one);
    }
}

GPtrArray *
gk_cases_new(const GkTrust *trust)
{
    Work work = { trust, g_ptr_array_new_with_free_func(case_free),
                  g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free),
                  g_hash_table_new(g_direct_hash, g_direct_equal) };
    g_autoptr(GArray) turns = turns_of(trust->evidence);
    for (guint i = 0; i < turns->len; i++) {
        const GkTrial *trial = g_array_index(turns, Turn, i).trial;
        if (comes_out(&work, trial, 1))
            attach(&work, trial);
        else
            add_case(&work, trial);
    }
    join_cases(&work);
    join_rows(&work);
    g_hash_table_unref(work.corrections);
    g_hash_table_unref(work.owners);
    return work.cases;
}
