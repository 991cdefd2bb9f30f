/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Findings: cases put into words, with every number as it is printed.
 */
#include "export/errors/findings.h"

#include "data/messages.h"
#include "export/errors/cases.h"

#include <string.h>

#define MOST_QUOTED 8u /* terms that the sentence quotes; `numbers` has all */

static void
number_free(gpointer data)
{
    GkFindingNumber *number = data;
    g_free(number->id);
    g_free(number->label);
    g_free(number->printed);
    g_free(number->table);
    g_free(number->proof);
    g_free(number);
}

static void
finding_free(gpointer data)
{
    GkFinding *finding = data;
    char *texts[] = { finding->reserve_number, finding->document, finding->file, finding->sha256, finding->organization,
                      finding->year, finding->table, finding->table_number, finding->table_title, finding->id,
                      finding->row, finding->column, finding->printed, finding->should_be, finding->unit,
                      finding->difference, finding->rule, finding->checks, finding->why };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_ptr_array_unref(finding->numbers);
    g_ptr_array_unref(finding->excerpts);
    g_free(finding);
}

GPtrArray *
gk_findings_new(void)
{
    return g_ptr_array_new_with_free_func(finding_free);
}

/* --- what is told of a number --- */

static char *
text_or_nothing(const char *text)
{
    return g_strdup(text ? text : "");
}

/* The column of the tidy amounts; "" where it has nothing. */
static char *
amount_text(const GkNumber *number, const char *column)
{
    GString *out = g_string_new(NULL);
    gk_amount_column(column)->get(&number->amount, out);
    return g_string_free(out, FALSE);
}

static char *
printed_of(const GkNumber *number)
{
    const cJSON *item = number->amount.item;
    const char *text = gk_read_text(item, number->row < 0 ? "printed" : "text"), *unit = gk_read_text(item, "unit");
    return number->row < 0 ? g_strconcat(text ? text : "", text && unit ? unit : "", NULL) : text_or_nothing(text);
}

static char *
column_label(const GkNumber *number)
{
    const cJSON *path = gk_read_get(number->amount.column, "path"), *label;
    const char *last = NULL;
    cJSON_ArrayForEach(label, path)
    {
        const char *text = cJSON_GetStringValue(label);
        last = text ? text : last;
    }
    return text_or_nothing(last);
}

static gboolean
lies_across(const GkTrial *trial)
{
    for (guint i = 0; i < trial->terms->len; i++)
        if (((const GkNumber *) trial->terms->pdata[i])->row != trial->total->row)
            return FALSE;
    return TRUE;
}

/* What tells it from the other numbers of the trial. */
static char *
label_of(const GkNumber *number, const GkTrial *trial)
{
    if (number->row >= 0 && number->amount.table != trial->total->amount.table)
        return amount_text(number, "table_title");
    return number->row >= 0 && lies_across(trial) ? column_label(number) : amount_text(number, "row_label");
}

static GkFindingNumber *
number_told(const GkNumber *number, const GkTrial *trial, gboolean minus)
{
    GkFindingNumber *told = g_new0(GkFindingNumber, 1);
    const GkTrial *proof = gk_number_proof(number, trial);
    const cJSON *boxes = gk_read_get(number->amount.item, "boxes"), *place = cJSON_IsArray(boxes) ? boxes->child : NULL;
    told->id = g_strdup(number->id);
    told->label = label_of(number, trial);
    told->printed = printed_of(number);
    told->minus = minus;
    told->filled = gk_number_needs_proof(number);
    told->page = gk_read_integer(place, "page", 0);
    told->table = text_or_nothing(number->amount.table ? number->amount.table->id : NULL);
    told->proof = proof ? g_strconcat(proof->id, " ", proof->rule, NULL) : NULL;
    return told;
}

static GPtrArray *
numbers_told(const GkTrial *trial)
{
    GPtrArray *numbers = g_ptr_array_new_with_free_func(number_free);
    g_ptr_array_add(numbers, number_told(trial->total, trial, FALSE));
    for (guint i = 0; i < trial->terms->len; i++)
        g_ptr_array_add(numbers, number_told(trial->terms->pdata[i], trial, g_array_index(trial->signs, gint, i) < 0));
    return numbers;
}

/* --- the sentence --- */

static guint
count_filled(const GkFinding *finding)
{
    guint count = 0;
    for (guint i = 1; i < finding->numbers->len; i++)
        count += ((const GkFindingNumber *) finding->numbers->pdata[i])->filled;
    return count;
}

/* 12.00 (基本支出) + 3.00 (项目支出) - … */
static void
put_terms(GString *out, const GkFinding *finding)
{
    guint quoted = 0, all = count_filled(finding);
    for (guint i = 1; i < finding->numbers->len; i++) {
        const GkFindingNumber *number = finding->numbers->pdata[i];
        if (!number->filled)
            continue;
        if (quoted == MOST_QUOTED && all > MOST_QUOTED + 1) {
            g_string_append_printf(out, _(" and %u more"), all - quoted);
            return;
        }
        g_string_append(out, quoted ? (number->minus ? " - " : " + ") : (number->minus ? "- " : ""));
        g_string_append(out, number->printed);
        if (*number->label)
            g_string_append_printf(out, " (%s)", number->label);
        quoted++;
    }
}

/* 12.00 (基本支出), 3.00 (项目支出) */
static void
put_list(GString *out, const GkFinding *finding)
{
    gboolean any = FALSE;
    for (guint i = 1; i < finding->numbers->len && i <= MOST_QUOTED; i++) {
        const GkFindingNumber *number = finding->numbers->pdata[i];
        if (!number->filled)
            continue;
        g_string_append_printf(out, "%s%s (%s)", any ? ", " : "", number->printed, number->label);
        any = TRUE;
    }
}

static guint
count_proofs(const GkNumber *number, const GkTrial *except)
{
    guint count = 0;
    for (guint i = 0; i < number->trials->len; i++) {
        const GkTrial *trial = number->trials->pdata[i];
        count += trial != except && trial->outcome == GK_TRIAL_HOLDS && trial->equation && !trial->percentage;
    }
    return count;
}

static const GkNumber *
only_term(const GkTrial *trial)
{
    const GkNumber *only = NULL;
    for (guint i = 0; i < trial->terms->len; i++) {
        if (!gk_number_needs_proof(trial->terms->pdata[i]))
            continue;
        if (only)
            return NULL;
        only = trial->terms->pdata[i];
    }
    return only;
}

/* One fact, told twice. */
static void
put_copy(GString *out, const GkFinding *finding, const GkTrial *trial, const GkNumber *term)
{
    const GkFindingNumber *here = finding->numbers->pdata[0];
    g_autofree char *printed = printed_of(term), *table = amount_text(term, "table_title");
    guint own = count_proofs(trial->total, trial), its = count_proofs(term, trial);
    const cJSON *boxes = gk_read_get(term->amount.item, "boxes");
    gint page = gk_read_integer(cJSON_IsArray(boxes) ? boxes->child : NULL, "page", 0);
    if (term->row < 0)
        g_string_append_printf(out, _("%s is printed, but the text says %s on page %d"), here->printed, printed, page);
    else
        g_string_append_printf(out, _("%s is printed, but %s in “%s” on page %d"), here->printed, printed, table, page);
    g_string_append_printf(out, _("; %u other sums bear out the first, %u the second"), own, its);
}

/* In the manner of what is printed: with commas where it has some. */
static char *
like_printed(GkDecimal value, const char *printed)
{
    g_autofree char *digits = gk_decimal_to_string(value);
    return strchr(printed, ',') ? gk_decimal_grouped(digits) : g_strdup(digits);
}

static void
put_sum(GString *out, const GkFinding *finding, const GkTrial *trial)
{
    const GkFindingNumber *total = finding->numbers->pdata[0];
    const char *printed = *total->printed ? total->printed : _("nothing"), *yuan = trial->in_yuan ? "元" : "";
    g_autofree char *expected = like_printed(trial->expected, printed);
    g_string_append_printf(out, _("%s is printed, but "), printed);
    if (count_filled(finding))
        put_terms(out, finding);
    else
        g_string_append(out, _("what it is the sum of is nothing"));
    g_string_append_printf(out, trial->equation ? " = %s%s" : _(" is a bound: %s%s"), expected, yuan);
}

static void
put_percentage(GString *out, const GkFinding *finding, const GkTrial *trial)
{
    const GkFindingNumber *total = finding->numbers->pdata[0];
    g_autofree char *expected = gk_decimal_to_string(trial->expected), *actual = gk_decimal_to_string(trial->actual);
    if (trial->total->row < 0)
        g_string_append_printf(out, _("%s%% is printed beside %s, but it would be %s%%"), actual, total->printed, expected);
    else
        g_string_append_printf(out, _("%s is printed, but it would be %s%%"), total->printed, expected);
    if (!count_filled(finding))
        return;
    g_string_append(out, _(", from "));
    put_list(out, finding);
}

static char *
why(const GkFinding *finding, const GkCase *one)
{
    GString *out = g_string_new(_("Does not add up: "));
    const GkNumber *term = one->trial->equation && !one->trial->percentage ? only_term(one->trial) : NULL;
    if (term && (term->row < 0 || term->amount.table != one->trial->total->amount.table))
        put_copy(out, finding, one->trial, term);
    else if (one->trial->percentage)
        put_percentage(out, finding, one->trial);
    else
        put_sum(out, finding, one->trial);
    if (finding->publisher)
        g_string_append(out, _(". Each of these numbers is borne out elsewhere."));
    else if (finding->reserve_number)
        g_string_append_printf(out, _(". Undecided: %s: %s."), gk_reserve_words(finding->reserve), finding->reserve_number);
    else
        g_string_append_printf(out, _(". Undecided: %s."), gk_reserve_words(finding->reserve));
    return g_string_free(out, FALSE);
}

/* --- the finding --- */

/* In the unit of the culprit; "" where it can't be said. */
static char *
should_be(const GkCase *one)
{
    const GkTrial *trial = one->trial;
    GkDecimal value, factor, change = one->residual;
    if (!one->culprit || !one->has_residual)
        return g_strdup("");
    if (trial->percentage)
        return one->culprit == trial->total ? gk_decimal_to_string(trial->expected) : g_strdup("");
    for (guint i = 0; i < trial->terms->len && one->culprit != trial->total; i++)
        if (trial->terms->pdata[i] == one->culprit && g_array_index(trial->signs, gint, i) > 0)
            change = gk_decimal_negate(one->residual);
    value = one->culprit->value;
    if (trial->in_yuan) {
        const char *unit = gk_read_text(one->culprit->amount.item, "unit");
        if (one->culprit->row < 0 && g_strcmp0(unit, "元") != 0) /* in 元, since nobody printed it in the unit */
            return gk_decimal_add(one->culprit->yuan, change, &value) ? gk_decimal_to_string(value) : g_strdup("");
        if (one->culprit->row >= 0 &&
            !(gk_number_factor(one->culprit, &factor) && gk_decimal_divide(change, factor, value.scale, &change)))
            return g_strdup("");
    }
    return gk_decimal_add(value, change, &value) ? gk_decimal_to_string(value) : g_strdup("");
}

static char *
unit_told(const GkNumber *number, gboolean in_yuan)
{
    return in_yuan && number->row < 0 ? g_strdup("元") : amount_text(number, "unit");
}

static void
tell_difference(GkFinding *finding, const GkCase *one)
{
    const GkTrial *trial = one->trial;
    GkDecimal factor, size = gk_decimal_absolute(one->residual);
    finding->percentage = trial->percentage;
    finding->difference = one->has_residual ? gk_decimal_to_string(one->residual) : g_strdup("");
    if (trial->percentage || !one->has_residual)
        return;
    finding->yuan = size;
    finding->has_yuan = trial->in_yuan || (gk_number_factor(trial->total, &factor) &&
                                           gk_decimal_multiply(size, factor, &finding->yuan));
}

static char *
checks_of(const GkCase *one, guint *count)
{
    GString *out = g_string_new(one->trial->id);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);
    g_hash_table_add(seen, (gpointer) one->trial);
    for (guint i = 0; i < one->also->len; i++) {
        const GkTrial *trial = one->also->pdata[i];
        if (g_hash_table_add(seen, (gpointer) trial))
            g_string_append_printf(out, " %s", trial->id);
    }
    *count = g_hash_table_size(seen) - 1;
    return g_string_free(out, FALSE);
}

static void
tell_place(GkFinding *finding, const GkNumber *number)
{
    const cJSON *json = number->amount.table ? number->amount.table->json : NULL;
    const cJSON *boxes = gk_read_get(number->amount.item, "boxes");
    finding->page = gk_read_integer(cJSON_IsArray(boxes) ? boxes->child : NULL, "page", 0);
    finding->file = amount_text(number, "file");
    finding->organization = amount_text(number, "organization");
    finding->year = amount_text(number, "year");
    finding->table = amount_text(number, "table_id");
    finding->table_number = text_or_nothing(gk_read_text(json, "number"));
    finding->table_title = amount_text(number, "table_title");
    finding->id = g_strdup(number->id);
    finding->row = amount_text(number, "row_label_path");
    if (!*finding->row) {
        g_free(finding->row);
        finding->row = amount_text(number, "row_label");
    }
    finding->column = amount_text(number, "column_path");
    finding->printed = printed_of(number);
}

/* The number told is what they are about. */
static GPtrArray *
excerpts_of(const GkExportDocument *document, const GkTrial *trial, const GkNumber *number)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    g_ptr_array_add(items, (gpointer) number->amount.item);
    for (guint i = 0; i <= trial->terms->len; i++) {
        const GkNumber *other = i < trial->terms->len ? trial->terms->pdata[i] : trial->total;
        if (other != number && gk_number_needs_proof(other))
            g_ptr_array_add(items, (gpointer) other->amount.item);
    }
    return gk_excerpts_new(document, items);
}

static GkFinding *
finding_new(const GkExportDocument *document, const GkCase *one)
{
    GkFinding *finding = g_new0(GkFinding, 1);
    const GkNumber *number = one->culprit ? one->culprit : one->trial->total;
    finding->publisher = one->reserve == GK_RESERVE_NONE;
    finding->reserve = one->reserve;
    finding->reserve_number = one->reserved ? printed_of(one->reserved) : NULL;
    finding->document = g_strdup(document->id);
    finding->sha256 = text_or_nothing(gk_read_text(gk_read_get(document->json, "source"), "sha256"));
    tell_place(finding, number);
    finding->numbers = numbers_told(one->trial);
    finding->excerpts = excerpts_of(document, one->trial, number);
    finding->should_be = should_be(one);
    finding->unit = unit_told(number, one->trial->in_yuan);
    tell_difference(finding, one);
    finding->rule = g_strdup(one->trial->rule);
    finding->checks = checks_of(one, &finding->also);
    finding->why = why(finding, one);
    return finding;
}

void
gk_findings_of(const GkExportDocument *document, GPtrArray *findings)
{
    if (!gk_evidence_worth(document))
        return;
    g_autoptr(GkEvidence) evidence = gk_evidence_new(document);
    g_autoptr(GkTrust) trust = gk_trust_new(evidence);
    g_autoptr(GPtrArray) cases = gk_cases_new(trust);
    for (guint i = 0; i < cases->len; i++) {
        const GkCase *one = cases->pdata[i];
        if (!one->under)
            g_ptr_array_add(findings, finding_new(document, one));
    }
}

/* --- rank --- */

static gint
compare_findings(gconstpointer a, gconstpointer b)
{
    const GkFinding *one = *(const GkFinding *const *) a, *other = *(const GkFinding *const *) b;
    if (one->publisher != other->publisher)
        return one->publisher ? -1 : 1;
    if (one->percentage != other->percentage)
        return one->percentage ? 1 : -1;
    if (one->has_yuan != other->has_yuan)
        return one->has_yuan ? -1 : 1;
    return one->has_yuan ? gk_decimal_compare(other->yuan, one->yuan) : 0;
}

void
gk_findings_rank(GPtrArray *findings)
{
    g_ptr_array_sort(findings, compare_findings); /* GLib's sort of arrays is stable */
}
