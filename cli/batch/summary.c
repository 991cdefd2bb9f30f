/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/summary.h"
#include "data/printable.h"

#include <string.h>

#define EXAMPLES 3 /* names for each reason */

/* Why inputs were not read, and what to do. An outcome without reason has an empty one. */
static const struct {
    GkOutcome outcome;
    const char *reason, *text;
} GROUPS[] = {
    { GK_OUTCOME_SCANNED, "", N_("scanned: images without text; they need character recognition first") },
    { GK_OUTCOME_ENCRYPTED, "", N_("encrypted; give the password with --password") },
    { GK_OUTCOME_NOT_A_PDF, "", N_("not a PDF; look at what was downloaded") },
    { GK_OUTCOME_FAILED, "empty", N_("empty (0 bytes); fetch them again") },
    { GK_OUTCOME_FAILED, "damaged", N_("damaged PDFs; fetch them again") },
    { GK_OUTCOME_FAILED, "nothing_readable", N_("PDFs of whose pages nothing could be read") },
    { GK_OUTCOME_FAILED, "limit", N_("beyond a bound; see docs/limits.md") },
    { GK_OUTCOME_FAILED, "changed", N_("changed while they were read; run again") },
    { GK_OUTCOME_FAILED, "not_found", N_("not there") },
    { GK_OUTCOME_FAILED, "no_permission", N_("without permission to read them") },
    { GK_OUTCOME_FAILED, "not_a_file", N_("not files") },
    { GK_OUTCOME_FAILED, "link_loop", N_("links in a circle") },
    { GK_OUTCOME_FAILED, "not_writable", N_("read, but their JSON can't be written under such a name; see --name=hash") },
    { GK_OUTCOME_FAILED, "read_error", N_("not readable from the disk") },
    { GK_OUTCOME_FAILED, "", N_("failed") },
    { GK_OUTCOME_TIMED_OUT, "", N_("took too long; give them more with --timeout and --page-timeout") },
    { GK_OUTCOME_OUT_OF_MEMORY, "", N_("needed too much memory; give them more with --memory") },
    { GK_OUTCOME_CRASHED, "", N_("ended their worker; please report them") },
    { GK_OUTCOME_NOT_RUN, "", N_("not reached; run the same command again to go on") },
};

void
gk_totals_count(GkTotals *totals, const GkRecord *records, guint n_records)
{
    *totals = (GkTotals) { 0 };
    for (guint i = 0; i < n_records; i++) {
        const GkRecord *record = &records[i];
        totals->by_outcome[record->outcome]++;
        totals->duplicates += record->duplicate_of != NULL;
        totals->reused += record->reused;
        totals->with_warnings += record->counts.warnings + record->counts.errors > 0;
        totals->refused += record->refused != NULL;
        totals->pages += record->duplicate_of ? 0 : record->counts.pages;
        totals->tables += record->duplicate_of ? 0 : record->counts.tables;
    }
}

/* The last group of an outcome takes the reasons that have none of their own. */
static guint
group_of(const GkRecord *record)
{
    guint last = G_N_ELEMENTS(GROUPS);
    for (guint i = 0; i < G_N_ELEMENTS(GROUPS); i++) {
        if (GROUPS[i].outcome != record->outcome)
            continue;
        last = i;
        if (g_strcmp0(record->reason, GROUPS[i].reason) == 0)
            break;
    }
    return last;
}

static void
say_group(GString *text, guint group, const GkRecord *records, guint n_records)
{
    guint count = 0;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < n_records; i++) {
        if (group_of(&records[i]) != group)
            continue;
        g_autofree char *name = count < EXAMPLES ? gk_printable(records[i].path) : NULL;
        if (name)
            g_string_append_printf(names, "%s%s", count ? ", " : "", name);
        count++;
    }
    if (count)
        g_string_append_printf(text, "  %6u %s\n         %s%s\n", count, _(GROUPS[group].text), names->str,
                               count > EXAMPLES ? ", …" : "");
}

static void
say_codes(GString *text, const GkRecord *records, guint n_records)
{
    guint documents[GK_N_DIAGNOSTICS] = { 0 };
    for (guint i = 0; i < n_records; i++)
        for (guint code = 0; code < GK_N_DIAGNOSTICS && gk_outcome_is_read(records[i].outcome); code++)
            documents[code] += records[i].counts.codes[code] > 0;
    for (guint code = 0; code < GK_N_DIAGNOSTICS; code++)
        if (documents[code] && gk_diagnostic_code_severity(code) >= GK_SEVERITY_WARNING)
            g_string_append_printf(text, _("  %6u with %s: %s\n"), documents[code], gk_diagnostic_code_name(code),
                                   _(gk_diagnostic_code_text(code)));
}

char *
gk_summary(const GkRecord *records, guint n_records, const char *manifest)
{
    GkTotals totals;
    GString *text = g_string_new(NULL);
    gk_totals_count(&totals, records, n_records);
    g_string_append_printf(
        text,
        gk_message_plural("%u file: %u complete, %u incomplete, %u not read",
                          "%u files: %u complete, %u incomplete, %u not read", n_records),
        n_records, totals.by_outcome[GK_OUTCOME_COMPLETE], totals.by_outcome[GK_OUTCOME_INCOMPLETE],
        n_records - totals.by_outcome[GK_OUTCOME_COMPLETE] - totals.by_outcome[GK_OUTCOME_INCOMPLETE]);
    g_string_append_printf(text, _("; %lu pages, %lu tables"), (gulong) totals.pages, (gulong) totals.tables);
    if (totals.duplicates)
        g_string_append_printf(text, _("; %u copies of others"), totals.duplicates);
    if (totals.reused)
        g_string_append_printf(text, _("; %u from earlier runs"), totals.reused);
    g_string_append_c(text, '\n');
    for (guint group = 0; group < G_N_ELEMENTS(GROUPS); group++)
        say_group(text, group, records, n_records);
    say_codes(text, records, n_records);
    if (totals.refused)
        g_string_append_printf(
            text, _("  %6u asked the system for something that workers may not have; see \"refused\"\n"), totals.refused);
    g_autofree char *shown = manifest ? gk_printable(manifest) : NULL;
    if (shown)
        g_string_append_printf(text, _("All of it stands in %s\n"), shown);
    return g_string_free(text, FALSE);
}
