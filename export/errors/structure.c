/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a sum that fails is one that must come out.
 *
 *                合计   人员   公用
 *      合计        90     60     40     60 + 40 is not 90. That 合计 is the sum of both is shown by the other rows,
 *      甲处        50     30     20     in which the same columns add up (its analogues).
 *      乙处        50     30     20
 *
 * A difference that is itself printed says more: 合计 = 90 with a term of 10 among the parts may leave that part out on
 * purpose, and a row of 10 that is no part may be one. Then an analogue has to hold in which that line, too, has an
 * amount. An unproved number beside one of the sum that is as large as the difference may have come out of its column.
 *
 * Between tables, and between prose and tables, another number of the same two has to agree. Codes of the classification
 * show parts by themselves, where all rows of the code are among them.
 */
#include "export/errors/proof.h"

#include <string.h>

#define MOST_TERMS 2000u /* of a sum that is looked into; no table of a page or ten has as many rows */
#define LEAST_ROWS 3u /* rows in which the same columns have to add up; of columns one is enough: the rows are named */

typedef enum { DOWN, ACROSS, ELSEWHERE } Direction;

static gint
line_of(const GkNumber *number, Direction direction)
{
    return direction == DOWN ? number->row : number->column;
}

static Direction
direction_of(const GkTrial *trial)
{
    gboolean down = TRUE, across = TRUE;
    const GkNumber *total = trial->total;
    if (total->row < 0)
        return ELSEWHERE;
    for (guint i = 0; i < trial->terms->len; i++) {
        const GkNumber *term = trial->terms->pdata[i];
        if (term->row < 0 || term->amount.table != total->amount.table)
            return ELSEWHERE;
        down = down && term->column == total->column;
        across = across && term->row == total->row;
    }
    return down ? DOWN : across ? ACROSS : ELSEWHERE;
}

static gboolean
is_nothing(const GkNumber *number)
{
    return !gk_number_needs_proof(number);
}

static guint
count_terms(const GkTrial *trial)
{
    guint count = 0;
    for (guint i = 0; i < trial->terms->len; i++)
        count += !is_nothing(trial->terms->pdata[i]);
    return count;
}

/* --- analogues --- */

static gboolean
has_line(const GkTrial *trial, Direction direction, gint line, gboolean filled)
{
    for (guint i = 0; i < trial->terms->len; i++) {
        const GkNumber *term = trial->terms->pdata[i];
        if (line_of(term, direction) == line)
            return !filled || !is_nothing(term);
    }
    return FALSE;
}

/* Every amount of `a` stands in a line of `b`. */
static gboolean
lines_within(const GkTrial *a, const GkTrial *b, Direction direction)
{
    for (guint i = 0; i < a->terms->len; i++) {
        const GkNumber *term = a->terms->pdata[i];
        if (!is_nothing(term) && !has_line(b, direction, line_of(term, direction), FALSE))
            return FALSE;
    }
    return TRUE;
}

/* The same lines elsewhere in the table. */
static gboolean
is_analogue(const GkTrial *trial, const GkTrial *other, Direction direction)
{
    return other != trial && other->outcome != GK_TRIAL_NOTHING && !other->dependent && strcmp(other->rule, trial->rule) == 0 &&
           other->total->amount.table == trial->total->amount.table && direction_of(other) == direction &&
           line_of(other->total, direction) == line_of(trial->total, direction) &&
           line_of(other->total, !direction) != line_of(trial->total, !direction) && !is_nothing(other->total) &&
           count_terms(other) > 1 && lines_within(trial, other, direction) && lines_within(other, trial, direction);
}

typedef struct {
    GPtrArray *held; /* const GkTrial * */
    guint failed;
} Analogues;

static Analogues
find_analogues(const GkEvidence *evidence, const GkTrial *trial, Direction direction)
{
    Analogues found = { g_ptr_array_new(), 0 };
    for (guint i = 0; i < evidence->trials->len; i++) {
        GkTrial *other = evidence->trials->pdata[i];
        if (!is_analogue(trial, other, direction))
            continue;
        if (other->outcome == GK_TRIAL_HOLDS)
            g_ptr_array_add(found.held, other);
        else
            found.failed++;
    }
    return found;
}

/* --- codes of the classification --- */

/* All rows of the half whose code continues the total's by one level are terms, and no others are. */
static gboolean
codes_say_so(const GkTrial *trial)
{
    const GkExportTable *table = trial->total->amount.table;
    const char *code = gk_read_text(trial->total->amount.row, "code");
    gint block = gk_read_integer(trial->total->amount.column, "block", 0);
    gsize length = code ? strlen(code) : 0, longer = 0;
    guint among = 0;
    if (!length || block < 0 || (guint) block >= table->blocks->len || !table->blocks->pdata[block])
        return FALSE;
    for (guint i = 0; i < trial->terms->len; i++) {
        const GkNumber *term = trial->terms->pdata[i];
        const char *own = gk_read_text(term->amount.row, "code");
        if (!own || !g_str_has_prefix(own, code) || strlen(own) == length || (longer && strlen(own) != longer))
            return FALSE;
        longer = strlen(own);
    }
    const GPtrArray *rows = table->blocks->pdata[block];
    for (guint i = 0; i < rows->len; i++) {
        const char *own = gk_read_text(rows->pdata[i], "code");
        among += own && strlen(own) == longer && g_str_has_prefix(own, code);
    }
    return among == trial->terms->len;
}

/* --- the difference --- */

/* The value of the table at a place; FALSE where no number is. */
static gboolean
value_in(const cJSON *cell, GkDecimal *value)
{
    const char *text = gk_read_text(gk_read_get(cell, "value"), "decimal");
    return text && gk_decimal_parse(text, value);
}

/* As much as the other, but for what the roundings of the sum allow. */
static gboolean
same_size(GkDecimal a, GkDecimal b, GkDecimal tolerance)
{
    GkDecimal apart;
    return !gk_decimal_is_zero(a) && gk_decimal_subtract(gk_decimal_absolute(a), gk_decimal_absolute(b), &apart) &&
           gk_decimal_within(apart, tolerance);
}

/* The lines in which some analogue has an amount, as one of its terms or not. */
static GHashTable *
filled_lines(const GPtrArray *analogues, Direction direction)
{
    GHashTable *lines = g_hash_table_new(g_direct_hash, g_direct_equal);
    g_autoptr(GHashTable) across = g_hash_table_new(g_direct_hash, g_direct_equal);
    const GkExportTable *table = NULL;
    for (guint i = 0; i < analogues->len; i++) {
        const GkNumber *total = ((const GkTrial *) analogues->pdata[i])->total;
        table = total->amount.table;
        g_hash_table_add(across, GINT_TO_POINTER(line_of(total, !direction)));
    }
    for (guint i = 0; table && i < table->cells->len; i++) {
        const cJSON *cell = table->cells->pdata[i];
        gint row = gk_read_integer(cell, "row", -1), column = gk_read_integer(cell, "column", -1);
        GkDecimal value;
        if (g_hash_table_contains(across, GINT_TO_POINTER(direction == DOWN ? column : row)) &&
            value_in(cell, &value) && !gk_decimal_is_zero(value))
            g_hash_table_add(lines, GINT_TO_POINTER(direction == DOWN ? row : column));
    }
    return lines;
}

/* --- neighbours --- */

/* How a number counts in a trial: 1 as a term, -1 as its total, 0 where it has no part in it. In a percentage the amount
 * and what it is of count unlike. */
static gint
weight_in(const GkTrial *trial, const GkNumber *number)
{
    gint weight = trial->total == number ? -1 : 0;
    for (guint i = 0; i < trial->terms->len; i++)
        if (trial->terms->pdata[i] == number)
            weight += trial->percentage ? (gint) i + 1 : g_array_index(trial->signs, gint, i);
    return weight;
}

/* A sum holds that would not hold with the two in each other's places, nor with their whole rows (or columns) so: sums
 * `along` these are no help. */
static gboolean
are_told_apart(const GkNumber *number, const GkNumber *other, const GkTrial *failing, Direction along)
{
    for (guint i = 0; number && i < number->trials->len; i++) {
        const GkTrial *trial = number->trials->pdata[i];
        if (trial->outcome == GK_TRIAL_HOLDS && trial->equation && !trial->blunt && !is_nothing(trial->total) &&
            direction_of(trial) != along && weight_in(trial, number) != (other ? weight_in(trial, other) : 0) &&
            gk_trial_would_notice(trial, failing, number))
            return TRUE;
    }
    return FALSE;
}

/* With the number and its neighbour in each other's places the trial would come out, and no sum speaks against it. */
static gboolean
may_be_exchanged(const GkTrust *trust, const GkTrial *trial, const GkNumber *number, const cJSON *cell,
                 GkDecimal difference, GkDecimal tolerance, Direction along)
{
    const char *id = gk_read_text(cell, "id");
    const GkNumber *other = id ? g_hash_table_lookup(trust->evidence->numbers, id) : NULL;
    GkDecimal value, change;
    if (other && weight_in(trial, number) == weight_in(trial, other))
        return FALSE;
    if (!value_in(cell, &value))
        value = GK_DECIMAL_ZERO;
    return gk_decimal_subtract(value, number->value, &change) && same_size(change, difference, tolerance) &&
           !are_told_apart(number, other, trial, along) && !are_told_apart(other, number, trial, along);
}

/* The cells around the numbers of the trial, by row and column. */
static gboolean
one_is_exchanged(const GkTrust *trust, const GkTrial *trial, GkDecimal difference)
{
    static const gint AROUND[4][2] = { { 0, -1 }, { 0, 1 }, { -1, 0 }, { 1, 0 } };
    for (guint i = 0; i <= trial->terms->len; i++) {
        const GkNumber *number = i < trial->terms->len ? trial->terms->pdata[i] : trial->total;
        GkDecimal factor, its = difference, tolerance = trial->tolerance;
        if (number->row < 0)
            continue;
        if (trial->in_yuan && !(gk_number_factor(number, &factor) && gk_decimal_divide(difference, factor, 8, &its) &&
                                gk_decimal_divide(tolerance, factor, 8, &tolerance)))
            continue;
        for (guint k = 0; k < G_N_ELEMENTS(AROUND); k++) {
            const cJSON *cell = gk_trust_cell(trust, number->amount.table, number->row + AROUND[k][0],
                                              number->column + AROUND[k][1]);
            if (cell && may_be_exchanged(trust, trial, number, cell, its, tolerance, AROUND[k][0] ? ACROSS : DOWN))
                return TRUE;
        }
    }
    return FALSE;
}

/* --- a difference that is printed --- */

/* A line of the trial, or the one right before or behind all of them. */
static gboolean
is_near(const GkTrial *trial, Direction direction, gint line)
{
    gint first = line_of(trial->total, direction), last = first;
    for (guint i = 0; i < trial->terms->len; i++) {
        gint its = line_of(trial->terms->pdata[i], direction);
        first = MIN(first, its);
        last = MAX(last, its);
    }
    return line >= first - 1 && line <= last + 1;
}

static GkReserve
reserve_about_difference(const GkTrial *trial, Direction direction, const GPtrArray *analogues,
                    GkDecimal difference)
{
    const GkExportTable *table = trial->total->amount.table;
    g_autoptr(GHashTable) filled = filled_lines(analogues, direction);
    for (guint i = 0; i < table->cells->len; i++) {
        const cJSON *cell = table->cells->pdata[i];
        gint row = gk_read_integer(cell, "row", -1), column = gk_read_integer(cell, "column", -1);
        gint line = direction == DOWN ? row : column, across = direction == DOWN ? column : row;
        GkDecimal value;
        if (!value_in(cell, &value) || !same_size(value, difference, trial->tolerance))
            continue;
        if (!same_size(value, difference, GK_DECIMAL_ZERO) && !is_near(trial, direction, line))
            continue;
        if (direction == ELSEWHERE)
            return GK_RESERVE_DIFFERENCE;
        if (across == line_of(trial->total, !direction) && line != line_of(trial->total, direction) &&
            !g_hash_table_contains(filled, GINT_TO_POINTER(line)))
            return GK_RESERVE_DIFFERENCE;
    }
    return GK_RESERVE_NONE;
}

/* Another sum of the table that lacks what this one has too much. */
static gboolean
is_mirrored(const GkEvidence *evidence, const GkTrial *trial, GkDecimal difference)
{
    for (guint i = 0; i < evidence->trials->len; i++) {
        const GkTrial *other = evidence->trials->pdata[i];
        GkDecimal its;
        if (other == trial || other->outcome == GK_TRIAL_HOLDS || !other->total || other->percentage ||
            other->total->amount.table != trial->total->amount.table ||
            !gk_decimal_subtract(other->expected, other->actual, &its))
            continue;
        if ((its.coefficient < 0) != (difference.coefficient < 0) && same_size(its, difference, trial->tolerance))
            return TRUE;
    }
    return FALSE;
}

/* --- between tables --- */

static const void *
room_of(const GkNumber *number)
{
    return number->amount.table ? (const void *) number->amount.table : (const void *) number->amount.document;
}

static gboolean
joins_the_same(const GkTrial *trial, const GkTrial *other)
{
    const void *total = room_of(trial->total), *its = room_of(other->total);
    for (guint i = 0; i < trial->terms->len; i++)
        for (guint j = 0; j < other->terms->len && j < trial->terms->len; j++) {
            const void *term = room_of(trial->terms->pdata[i]), *its_term = room_of(other->terms->pdata[j]);
            if ((total == its && term == its_term) || (total == its_term && term == its))
                return TRUE;
        }
    return FALSE;
}

static gboolean
others_agree(const GkEvidence *evidence, const GkTrial *trial)
{
    for (guint i = 0; i < evidence->trials->len; i++) {
        const GkTrial *other = evidence->trials->pdata[i];
        if (other != trial && other->outcome == GK_TRIAL_HOLDS && !other->dependent && other->equation &&
            !other->percentage && !is_nothing(other->total) && strcmp(other->kind, trial->kind) == 0 && joins_the_same(trial, other))
            return TRUE;
    }
    return FALSE;
}

/* --- all together --- */

/* As much as the roundings of all its numbers can make. */
static gboolean
rounding_explains(const GkTrial *trial, GkDecimal difference)
{
    GkDecimal bound = GK_DECIMAL_ZERO, half, factor;
    for (guint i = 0; i <= trial->terms->len; i++) {
        const GkNumber *number = i < trial->terms->len ? trial->terms->pdata[i] : trial->total;
        if (!number->printed)
            continue;
        half = (GkDecimal) { 5, (guint8) (number->value.scale + 1) };
        if (trial->in_yuan && !is_nothing(number) && gk_decimal_divide(number->yuan, number->value, 0, &factor) &&
            !gk_decimal_multiply(half, factor, &half))
            return TRUE;
        if (!gk_decimal_add(bound, half, &bound))
            return TRUE;
    }
    return gk_decimal_within(difference, bound);
}

static GkReserve
reserve_about_lines(const GkTrust *trust, const GkTrial *trial, Direction direction, GkDecimal difference)
{
    Analogues analogues = find_analogues(trust->evidence, trial, direction);
    gboolean told = strcmp(trial->rule, "printed_formula") == 0;
    guint least = direction == DOWN || told ? 1 : LEAST_ROWS;
    gboolean shown = analogues.held->len >= MAX(least, analogues.failed);
    GkReserve reserve = shown || codes_say_so(trial)
                        ? reserve_about_difference(trial, direction, analogues.held, difference)
                        : GK_RESERVE_STRUCTURE;
    g_ptr_array_unref(analogues.held);
    return reserve;
}

static GkReserve
reserve_elsewhere(const GkTrust *trust, const GkTrial *trial, GkDecimal difference)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    gboolean one_table = strcmp(trial->kind, "balance") == 0;
    if (strcmp(trial->kind, "statements") == 0 || (!one_table && !others_agree(trust->evidence, trial)))
        return GK_RESERVE_STRUCTURE;
    if (one_table && trial->total->amount.table)
        return reserve_about_difference(trial, ELSEWHERE, none, difference);
    return GK_RESERVE_NONE;
}

/* Nothing against something: it may stand elsewhere. */
static gboolean
is_lonely(const GkTrial *trial)
{
    return is_nothing(trial->total) || count_terms(trial) == 0;
}

GkReserve
gk_trust_structure(const GkTrust *trust, const GkTrial *trial)
{
    Direction direction;
    GkDecimal difference;
    GkReserve reserve;
    if (!trial->equation)
        return GK_RESERVE_BOUND;
    if (trial->percentage)
        return GK_RESERVE_RECKONING;
    if (trust->many)
        return GK_RESERVE_MANY;
    if (trial->terms->len > MOST_TERMS)
        return GK_RESERVE_STRUCTURE;
    if (!gk_trial_residual(trial, NULL, &difference))
        return GK_RESERVE_UNITS;
    if (rounding_explains(trial, difference))
        return GK_RESERVE_ROUNDING;
    direction = direction_of(trial);
    reserve = direction == ELSEWHERE ? reserve_elsewhere(trust, trial, difference)
                                   : reserve_about_lines(trust, trial, direction, difference);
    if (reserve == GK_RESERVE_NONE && (is_mirrored(trust->evidence, trial, difference) || is_lonely(trial) ||
                                     one_is_exchanged(trust, trial, difference)))
        reserve = GK_RESERVE_PLACE;
    return reserve;
}
