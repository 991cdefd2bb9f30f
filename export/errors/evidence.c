/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers and trials of one document.
 *
 * Sums are reckoned from the cells that the check names. Percentages of two
 * cells are tried as a share, a rate and a growth, since the JSON does not say
 * which; so are those of a statement against another. What can't be reckoned so
 * (a percentage with an implied base, a change told in words) holds nothing up:
 * it may fail and be told, but it proves no number.
 *
 * A sum that holds while its amounts are contradicted elsewhere (not_independent) says nothing of what is right, but
 * that its digits were read as printed: two misread amounts that still add up would be too much of chance.
 */
#include "export/errors/evidence.h"

#include <string.h>

static const cJSON *
decimal_of(const cJSON *object, const char *key, GkDecimal *value)
{
    const char *text = gk_read_text(object, key);
    return text && gk_decimal_parse(text, value) ? object : NULL;
}

gboolean
gk_decimal_within(GkDecimal value, GkDecimal bound)
{
    return gk_decimal_compare(gk_decimal_absolute(value), bound) <= 0;
}

/* --- numbers --- */

static void
number_free(gpointer data)
{
    GkNumber *number = data;
    g_ptr_array_unref(number->trials);
    g_free(number);
}

/* Warnings at a cell that say nothing against its digits. */
static const char *const HARMLESS[] = { "sum_mismatch", "statement_mismatch", "unit_missing", "weights_mismatch", NULL };

static gboolean
is_warned(const GkEvidence *evidence, const char *id, gboolean of_unit)
{
    const GPtrArray *diagnostics = g_hash_table_lookup(evidence->document->diagnosed, id);
    for (guint i = 0; diagnostics && i < diagnostics->len; i++) {
        const char *code = gk_read_text(diagnostics->pdata[i], "code");
        gboolean note = g_strcmp0(gk_read_text(diagnostics->pdata[i], "severity"), "note") == 0;
        if (code && !note && !g_strv_contains(HARMLESS, code) && (strcmp(code, "unit_conflict") == 0) == of_unit)
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_doubtful(const GkEvidence *evidence, const GkNumber *number)
{
    const cJSON *item = number->amount.item;
    return gk_read_get(item, "other_reading") || gk_read_get(number->amount.value, "approximate") ||
           cJSON_GetArraySize(gk_read_get(item, "doubts")) > 0 || cJSON_GetArraySize(gk_read_get(item, "parts")) > 0 ||
           g_strcmp0(gk_read_text(item, "standing"), "doubtful") == 0 || is_warned(evidence, number->id, FALSE);
}

static GkNumber *
number_new(const GkEvidence *evidence, const char *id, const GkExportTable *table, const cJSON *item)
{
    GkNumber *number = g_new0(GkNumber, 1);
    const char *state;
    number->id = id;
    number->row = table ? gk_read_integer(item, "row", -1) : -1;
    number->column = table ? gk_read_integer(item, "column", -1) : -1;
    number->trials = g_ptr_array_new();
    number->value = number->yuan = GK_DECIMAL_ZERO;
    gk_amount_init(&number->amount, evidence->document, table, item);
    state = gk_read_text(number->amount.value, "state");
    number->unreadable = !state || strcmp(state, "unreadable") == 0;
    number->printed = state && strcmp(state, "number") == 0 &&
                      decimal_of(number->amount.value, "decimal", &number->value) != NULL;
    number->has_yuan = decimal_of(number->amount.value, "yuan", &number->yuan) != NULL;
    number->doubtful = is_doubtful(evidence, number);
    number->unit_doubtful = is_warned(evidence, id, TRUE);
    return number;
}

gboolean
gk_number_factor(const GkNumber *number, GkDecimal *factor)
{
    return decimal_of(number->amount.unit, "yuan", factor) != NULL;
}

/* What the JSON says of every cell and statement, by id: GkNumber without trials would be too many. */
typedef struct {
    const GkExportTable *table;
    const cJSON *item;
} Place;

static void
place_put(GHashTable *places, const GkExportTable *table, const cJSON *item)
{
    const char *id = gk_read_text(item, "id");
    Place *place;
    if (!id)
        return;
    place = g_new(Place, 1);
    *place = (Place) { table, item };
    g_hash_table_replace(places, (gpointer) id, place);
}

static GHashTable *
places_new(const GkExportDocument *document)
{
    GHashTable *places = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    const cJSON *statement;
    for (guint i = 0; i < document->tables->len; i++) {
        const GkExportTable *table = document->tables->pdata[i];
        for (guint j = 0; j < table->cells->len; j++)
            place_put(places, table, table->cells->pdata[j]);
    }
    cJSON_ArrayForEach(statement, gk_read_get(document->json, "statements")) place_put(places, NULL, statement);
    return places;
}

static GkNumber *
number_of(GkEvidence *evidence, GHashTable *places, const char *id)
{
    GkNumber *number = id ? g_hash_table_lookup(evidence->numbers, id) : NULL;
    const Place *place = id && !number ? g_hash_table_lookup(places, id) : NULL;
    if (place) {
        number = number_new(evidence, id, place->table, place->item);
        g_hash_table_insert(evidence->numbers, (gpointer) id, number);
    }
    return number;
}

/* --- reckoning --- */

static gboolean
value_of(const GkTrial *trial, const GkNumber *number, GHashTable *corrections, GkDecimal *value)
{
    const GkDecimal *correction = corrections ? g_hash_table_lookup(corrections, number) : NULL;
    GkDecimal factor, added = GK_DECIMAL_ZERO;
    if (number->unreadable || (trial->in_yuan && number->printed && !number->has_yuan))
        return FALSE;
    *value = trial->in_yuan ? number->yuan : number->value;
    if (!correction)
        return TRUE;
    added = *correction;
    if (trial->in_yuan && (!gk_number_factor(number, &factor) || !gk_decimal_multiply(added, factor, &added)))
        return FALSE;
    return gk_decimal_add(*value, added, value);
}

static gboolean
sum_of(const GkTrial *trial, GHashTable *corrections, GkDecimal *sum)
{
    *sum = GK_DECIMAL_ZERO;
    for (guint i = 0; i < trial->terms->len; i++) {
        GkDecimal value;
        if (!value_of(trial, trial->terms->pdata[i], corrections, &value))
            return FALSE;
        if (!(g_array_index(trial->signs, gint, i) < 0 ? gk_decimal_subtract : gk_decimal_add)(*sum, value, sum))
            return FALSE;
    }
    return TRUE;
}

/* a / b * 100, with six decimals. */
static gboolean
percent(GkDecimal a, GkDecimal b, GkDecimal *result)
{
    return gk_decimal_multiply(a, (GkDecimal) { 100, 0 }, &a) && gk_decimal_divide(a, b, 6, result);
}

/* The way of making a percentage of two amounts that comes nearest to what was expected of it. */
static gboolean
percent_of(const GkTrial *trial, GHashTable *corrections, GkDecimal *result)
{
    const GkDecimal hundred = { 100, 0 }, near = { 1, 2 };
    GkDecimal before[2], now[2];
    if (trial->terms->len != 2)
        return FALSE;
    for (guint i = 0; i < 2; i++)
        if (!value_of(trial, trial->terms->pdata[i], NULL, &before[i]) ||
            !value_of(trial, trial->terms->pdata[i], corrections, &now[i]))
            return FALSE;
    for (guint way = 0; way < 4; way++) {
        guint top = way & 1;
        GkDecimal told, away;
        if (!percent(before[top], before[!top], &told) || !percent(now[top], now[!top], result))
            continue;
        if (way > 1 && !(gk_decimal_subtract(told, hundred, &told) && gk_decimal_subtract(*result, hundred, result)))
            continue;
        if (gk_decimal_subtract(told, trial->expected, &away) && gk_decimal_within(away, near))
            return TRUE;
    }
    return FALSE;
}

gboolean
gk_trial_residual(const GkTrial *trial, GHashTable *corrections, GkDecimal *residual)
{
    GkDecimal expected, actual;
    if (!(trial->percentage ? percent_of : sum_of)(trial, corrections, &expected))
        return FALSE;
    if (trial->percentage && trial->total->row < 0)
        actual = trial->actual; /* the statement's amount is another number than its percentage */
    else if (!value_of(trial, trial->total, corrections, &actual))
        return FALSE;
    return gk_decimal_subtract(expected, actual, residual);
}

/* --- trials --- */

static void
trial_free(gpointer data)
{
    GkTrial *trial = data;
    g_ptr_array_unref(trial->terms);
    g_array_unref(trial->signs);
    g_free(trial);
}

/* FALSE where an item is not there. */
static gboolean
read_terms(GkEvidence *evidence, GHashTable *places, const cJSON *check, GkTrial *trial)
{
    const cJSON *id, *sign = NULL, *signs = gk_read_get(check, "signs");
    sign = cJSON_IsArray(signs) ? signs->child : NULL;
    cJSON_ArrayForEach(id, gk_read_get(check, "terms"))
    {
        GkNumber *number = number_of(evidence, places, cJSON_GetStringValue(id));
        const char *text = cJSON_GetStringValue(sign);
        gint value = text && strcmp(text, "-") == 0 ? -1 : 1;
        if (!number)
            return FALSE;
        g_ptr_array_add(trial->terms, number);
        g_array_append_val(trial->signs, value);
        sign = sign ? sign->next : NULL;
    }
    cJSON_ArrayForEach(id, gk_read_get(check, "statements"))
    {
        GkNumber *number = number_of(evidence, places, cJSON_GetStringValue(id));
        gint value = 1;
        if (!number)
            return FALSE;
        g_ptr_array_add(trial->terms, number);
        g_array_append_val(trial->signs, value);
    }
    return TRUE;
}

static gboolean
same_unit(const GkNumber *a, const GkNumber *b)
{
    const char *one = gk_read_text(a->amount.unit, "factor"), *other = gk_read_text(b->amount.unit, "factor");
    return g_strcmp0(one, other) == 0 && g_strcmp0(gk_read_text(a->amount.unit, "currency"),
                                                   gk_read_text(b->amount.unit, "currency")) == 0;
}

static gboolean
needs_yuan(const GkTrial *trial)
{
    if (trial->percentage)
        return FALSE;
    if (trial->total->row < 0)
        return TRUE;
    for (guint i = 0; i < trial->terms->len; i++) {
        const GkNumber *term = trial->terms->pdata[i];
        if (term->row < 0 || (term->printed && trial->total->printed && !same_unit(term, trial->total)))
            return TRUE;
    }
    return FALSE;
}

/* Expected, actual and tolerance of a cell's trial, in 元. */
static gboolean
to_yuan(GkTrial *trial)
{
    GkDecimal factor;
    return gk_number_factor(trial->total, &factor) &&
           gk_decimal_multiply(trial->expected, factor, &trial->expected) &&
           gk_decimal_multiply(trial->actual, factor, &trial->actual) &&
           gk_decimal_multiply(trial->tolerance, factor, &trial->tolerance);
}

/* What comes out of the numbers themselves. */
static GkTrialOutcome
outcome_of(const GkTrial *trial, const char *status)
{
    gboolean fails = g_strcmp0(status, "fail") == 0;
    GkDecimal residual, printed;
    if (!fails && !trial->dependent && g_strcmp0(status, "pass") != 0)
        return GK_TRIAL_NOTHING;
    if (!trial->percentage && value_of(trial, trial->total, NULL, &printed) &&
        gk_decimal_compare(printed, trial->actual) != 0)
        return GK_TRIAL_NOTHING;
    if (!trial->equation || !gk_trial_residual(trial, NULL, &residual))
        return fails ? GK_TRIAL_FAILS : GK_TRIAL_NOTHING;
    if (gk_decimal_within(residual, trial->tolerance) == fails)
        return GK_TRIAL_NOTHING;
    return fails ? GK_TRIAL_FAILS : GK_TRIAL_HOLDS;
}

static GkTrial *
trial_new(GkEvidence *evidence, GHashTable *places, const cJSON *check)
{
    GkTrial *trial = g_new0(GkTrial, 1);
    const char *relation = gk_read_text(check, "relation"), *rule = gk_read_text(check, "rule"),
               *kind = gk_read_text(check, "kind"), *id = gk_read_text(check, "id");
    trial->index = evidence->trials->len;
    trial->id = id ? id : "";
    trial->rule = rule ? rule : "";
    trial->kind = kind ? kind : "";
    trial->equation = g_strcmp0(relation, "=") == 0;
    trial->percentage = strcmp(trial->kind, "share") == 0;
    trial->blunt = gk_read_flag(check, "blunt");
    trial->single_term = gk_read_flag(check, "single_term");
    trial->dependent = !trial->single_term && g_strcmp0(gk_read_text(check, "reason"), "not_independent") == 0;
    trial->terms = g_ptr_array_new();
    trial->signs = g_array_new(FALSE, FALSE, sizeof(gint));
    trial->total = number_of(evidence, places, gk_read_text(check, "total"));
    if (!trial->total || !read_terms(evidence, places, check, trial) ||
        !decimal_of(check, "expected", &trial->expected) || !decimal_of(check, "actual", &trial->actual) ||
        !decimal_of(check, "tolerance", &trial->tolerance))
        return trial;
    trial->in_yuan = needs_yuan(trial);
    if (trial->in_yuan && trial->total->row >= 0 && !to_yuan(trial))
        return trial;
    trial->outcome = outcome_of(trial, gk_read_text(check, "status"));
    return trial;
}

static void
link_trial(GkTrial *trial)
{
    if (trial->outcome == GK_TRIAL_NOTHING)
        return;
    g_ptr_array_add(trial->total->trials, trial);
    trial->doubtful = trial->total->doubtful;
    for (guint i = 0; i < trial->terms->len; i++) {
        GkNumber *term = trial->terms->pdata[i];
        g_ptr_array_add(term->trials, trial);
        trial->doubtful |= term->doubtful;
    }
}

gboolean
gk_evidence_worth(const GkExportDocument *document)
{
    const cJSON *check;
    cJSON_ArrayForEach(check, gk_read_get(document->json, "checks"))
    {
        if (g_strcmp0(gk_read_text(check, "status"), "fail") == 0)
            return TRUE;
    }
    return FALSE;
}

GkEvidence *
gk_evidence_new(const GkExportDocument *document)
{
    GkEvidence *evidence = g_new0(GkEvidence, 1);
    g_autoptr(GHashTable) places = places_new(document);
    const cJSON *check;
    evidence->document = document;
    evidence->trials = g_ptr_array_new_with_free_func(trial_free);
    evidence->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, number_free);
    cJSON_ArrayForEach(check, gk_read_get(document->json, "checks"))
    {
        GkTrial *trial = trial_new(evidence, places, check);
        g_ptr_array_add(evidence->trials, trial);
        evidence->failing += trial->outcome == GK_TRIAL_FAILS;
        link_trial(trial);
    }
    return evidence;
}

void
gk_evidence_free(GkEvidence *evidence)
{
    if (!evidence)
        return;
    g_ptr_array_unref(evidence->trials);
    g_hash_table_unref(evidence->numbers);
    g_free(evidence);
}
