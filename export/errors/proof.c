/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is certain about the numbers of a sum.
 *
 * A number is proved when another equation holds in which a wrong digit of it
 * would show: a sum across where this one goes down, its copy in another table,
 * a sentence that repeats it. That proves how it was read; whether the publisher
 * meant it is another matter. On top of that its own cell must be free of
 * doubts, and its page read whole.
 */
#include "export/errors/proof.h"

#include "data/messages.h"

#include <string.h>

#define MANY_LEAST 12u /* failing checks ... */
#define MANY_MOST 1000u /* failing checks: as many are too many in any document */
#define MANY_SHARE 8u /* ... that are more than one in so many of those that say anything: the reading is suspect, not the sums */

static const struct {
    const char *code, *words;
} RESERVES[] = {
    [GK_RESERVE_NONE] = { "", "" },
    [GK_RESERVE_NUMBER] = { "number_unproved", N_("nothing else bears out one of the numbers") },
    [GK_RESERVE_DIGITS] = { "digits_in_doubt", N_("how one of the numbers is to be read is in doubt") },
    [GK_RESERVE_PAGE] = { "page_incomplete", N_("something on the page was not read") },
    [GK_RESERVE_STRUCTURE] = { "structure_unproved", N_("nothing else shows that these numbers have to add up") },
    [GK_RESERVE_DIFFERENCE] = { "difference_printed",
                              N_("the difference is itself an amount of the table, which may be counted elsewhere") },
    [GK_RESERVE_PLACE] = { "place_in_doubt",
                         N_("another sum is off by as much the other way: an amount may stand beside its place") },
    [GK_RESERVE_ROUNDING] = { "rounding", N_("rounding may explain it") },
    [GK_RESERVE_BOUND] = { "bound", N_("one amount is to be no more than the other, which depends on what both count") },
    [GK_RESERVE_UNITS] = { "unit_in_doubt", N_("the unit of one of the numbers is in doubt") },
    [GK_RESERVE_RECKONING] = { "percentage", N_("a percentage is printed once, and may be meant of something else") },
    [GK_RESERVE_MANY] = { "many_failures", N_("too much of this document does not add up: it may have been read wrongly") },
};

const char *
gk_reserve_code(GkReserve reserve)
{
    return RESERVES[reserve].code;
}

const char *
gk_reserve_words(GkReserve reserve)
{
    return *RESERVES[reserve].words ? _(RESERVES[reserve].words) : "";
}

/* --- pages --- */

static gboolean
is_listed(const char *const list[], const char *code)
{
    return code && g_strv_contains(list, code);
}

/* Warnings by which a number of the page may be missing, or be another. */
static const char *const UNREAD[] = {
    "missing_language_pack", "reader_error", "unmapped_glyphs", "foreign_letters", "unread_text", "unread_ink",
    "page_unreadable", "page_lost", "page_scanned", "page_drawn", "picture_of_table", "ocr_layer", "recognized",
    "doubtful_reading", "limit_reached", "sideways_text",
    "unassigned_ink", "text_not_conserved", "text_over_rule", "grid_irregular", "table_doubtful", "alignment_doubtful",
    "join_doubtful", "partly_hidden", "drawn_otherwise", "drawing_unheard", "struck_out", "sign_by_color", NULL,
};
/* Repairs that leave no choice of digits. */
static const char *const HARMLESS_REPAIRS[] = { "closed_up_label", "split_at_rule", "joined_wrapped_text",
                                                "joined_over_pages", NULL };

static void
distrust(GkTrust *trust, gint page)
{
    g_hash_table_add(trust->pages, GINT_TO_POINTER(page));
}

static void
read_diagnostics(GkTrust *trust, const cJSON *json)
{
    const cJSON *diagnostic;
    cJSON_ArrayForEach(diagnostic, gk_read_get(json, "diagnostics"))
    {
        gint page = gk_read_integer(diagnostic, "page", 0);
        if (!is_listed(UNREAD, gk_read_text(diagnostic, "code")))
            continue;
        if (page > 0)
            distrust(trust, page);
        else
            trust->everything = TRUE;
    }
}

static void
read_pages(GkTrust *trust, const cJSON *json)
{
    const cJSON *page;
    cJSON_ArrayForEach(page, gk_read_get(json, "pages"))
    {
        const char *content = gk_read_text(page, "content");
        if (gk_read_flag(page, "failed") || g_strcmp0(content, "image") == 0 || g_strcmp0(content, "drawn") == 0 ||
            gk_read_integer(gk_read_get(page, "ink"), "unassigned", 0) != 0)
            distrust(trust, gk_read_integer(page, "number", 0));
    }
}

GkTrust *
gk_trust_new(const GkEvidence *evidence)
{
    GkTrust *trust = g_new0(GkTrust, 1);
    guint says = 0;
    trust->evidence = evidence;
    trust->pages = g_hash_table_new(g_direct_hash, g_direct_equal);
    trust->grids = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_hash_table_unref);
    read_diagnostics(trust, evidence->document->json);
    read_pages(trust, evidence->document->json);
    for (guint i = 0; i < evidence->trials->len; i++)
        says += ((const GkTrial *) evidence->trials->pdata[i])->outcome != GK_TRIAL_NOTHING;
    trust->many = evidence->failing > MANY_MOST ||
                  (evidence->failing >= MANY_LEAST && evidence->failing > says / MANY_SHARE);
    return trust;
}

void
gk_trust_free(GkTrust *trust)
{
    if (!trust)
        return;
    g_hash_table_unref(trust->pages);
    g_hash_table_unref(trust->grids);
    g_free(trust);
}

/* --- numbers --- */

static gboolean
is_repaired(const cJSON *item)
{
    const cJSON *repair;
    cJSON_ArrayForEach(repair, gk_read_get(item, "repairs"))
    {
        if (!is_listed(HARMLESS_REPAIRS, cJSON_GetStringValue(repair)))
            return TRUE;
    }
    return FALSE;
}

GkReserve
gk_trust_number(const GkTrust *trust, const GkNumber *number)
{
    const cJSON *item = number->amount.item, *place;
    if (number->unreadable || number->doubtful || is_repaired(item))
        return GK_RESERVE_DIGITS;
    if (trust->everything)
        return GK_RESERVE_PAGE;
    cJSON_ArrayForEach(place, gk_read_get(item, "boxes"))
    {
        if (g_hash_table_contains(trust->pages, GINT_TO_POINTER(gk_read_integer(place, "page", 0))))
            return GK_RESERVE_PAGE;
    }
    return number->unit_doubtful ? GK_RESERVE_UNITS : GK_RESERVE_NONE;
}

gboolean
gk_number_needs_proof(const GkNumber *number)
{
    return number->printed && !gk_decimal_is_zero(number->value);
}

/* What may be read otherwise proves nothing; the percentage of a statement does not look at its amount. */
static gboolean
proves(const GkTrial *trial, const GkNumber *number)
{
    if (trial->outcome != GK_TRIAL_HOLDS || !trial->equation || trial->doubtful)
        return FALSE;
    return !trial->percentage || (trial->total->row >= 0 && number->row >= 0);
}

/* An amount in the unit of the number. */
static gboolean
to_unit(GkDecimal amount, gboolean in_yuan, const GkNumber *number, GkDecimal *result)
{
    GkDecimal factor;
    *result = amount;
    return !in_yuan || (gk_number_factor(number, &factor) && gk_decimal_divide(amount, factor, 9, result));
}

/* Would the percentage still come out if the number were larger by `error`, or smaller? */
static gboolean
percentage_notices(const GkTrial *proof, const GkNumber *number, GkDecimal error)
{
    g_autoptr(GHashTable) changed = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = 0; i < 2; i++) {
        GkDecimal residual;
        g_hash_table_insert(changed, (gpointer) number, &error);
        if (gk_trial_residual(proof, changed, &residual) && gk_decimal_within(residual, proof->tolerance))
            return FALSE;
        error = gk_decimal_negate(error);
    }
    return TRUE;
}

gboolean
gk_trial_would_notice(const GkTrial *proof, const GkTrial *trial, const GkNumber *number)
{
    GkDecimal residual, tolerance;
    if (!trial || trial->percentage || number->row < 0)
        return !proof->blunt;
    if (!gk_trial_residual(trial, NULL, &residual) || !to_unit(residual, trial->in_yuan, number, &residual))
        return FALSE;
    if (proof->percentage)
        return percentage_notices(proof, number, residual);
    return to_unit(proof->tolerance, proof->in_yuan, number, &tolerance) &&
           gk_decimal_compare(gk_decimal_absolute(residual), tolerance) > 0;
}

const GkTrial *
gk_number_proof(const GkNumber *number, const GkTrial *trial)
{
    const GkTrial *copy = NULL;
    for (guint i = 0; i < number->trials->len; i++) {
        const GkTrial *proof = number->trials->pdata[i];
        if (proof == trial || !proves(proof, number) || !gk_trial_would_notice(proof, trial, number))
            continue;
        if (!proof->single_term && !proof->percentage)
            return proof;
        copy = copy ? copy : proof;
    }
    return copy;
}

/* --- places --- */

static gpointer
place_key(gint row, gint column)
{
    return GSIZE_TO_POINTER((gsize) row << 32 | (guint32) column);
}

const cJSON *
gk_trust_cell(const GkTrust *trust, const GkExportTable *table, gint row, gint column)
{
    GHashTable *grid = table ? g_hash_table_lookup(trust->grids, table) : NULL;
    if (!table || row < 0 || column < 0)
        return NULL;
    if (!grid) {
        grid = g_hash_table_new(g_direct_hash, g_direct_equal);
        for (guint i = 0; i < table->cells->len; i++) {
            const cJSON *cell = table->cells->pdata[i];
            g_hash_table_insert(grid, place_key(gk_read_integer(cell, "row", 0), gk_read_integer(cell, "column", 0)),
                                (gpointer) cell);
        }
        g_hash_table_insert(trust->grids, (gpointer) table, grid);
    }
    return g_hash_table_lookup(grid, place_key(row, column));
}
