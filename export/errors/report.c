/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Findings as CSV, and the phrases that text and HTML share.
 */
#include "export/errors/report.h"

#include "data/messages.h"
#include "export/csv.h"

#include <string.h>

static gboolean
put(GString *out, const char *text)
{
    if (text && *text)
        g_string_append(out, text);
    return text && *text;
}

#define TEXT(name, member) \
    static gboolean name(const GkFinding *finding, guint rank, GString *out) \
    { \
        return put(out, finding->member); \
    }

TEXT(get_document, document)
TEXT(get_file, file)
TEXT(get_organization, organization)
TEXT(get_year, year)
TEXT(get_table, table)
TEXT(get_table_number, table_number)
TEXT(get_table_title, table_title)
TEXT(get_id, id)
TEXT(get_row, row)
TEXT(get_column, column)
TEXT(get_printed, printed)
TEXT(get_should_be, should_be)
TEXT(get_unit, unit)
TEXT(get_difference, difference)
TEXT(get_rule, rule)
TEXT(get_checks, checks)
TEXT(get_why, why)

static gboolean
get_rank(const GkFinding *finding, guint rank, GString *out)
{
    g_string_append_printf(out, "%u", rank);
    return TRUE;
}

static gboolean
get_certainty(const GkFinding *finding, guint rank, GString *out)
{
    return put(out, finding->publisher ? "publisher" : "undecided");
}

static gboolean
get_reason(const GkFinding *finding, guint rank, GString *out)
{
    return put(out, gk_reserve_code(finding->reserve));
}

static gboolean
get_page(const GkFinding *finding, guint rank, GString *out)
{
    if (finding->page > 0)
        g_string_append_printf(out, "%d", finding->page);
    return finding->page > 0;
}

static gboolean
get_yuan(const GkFinding *finding, guint rank, GString *out)
{
    g_autofree char *text = finding->has_yuan ? gk_decimal_to_string(finding->yuan) : NULL;
    return put(out, text);
}

/* "c17 total_row_equals_its_parts; …" or "-", of the number told and of each term that is something. */
static gboolean
get_proofs(const GkFinding *finding, guint rank, GString *out)
{
    for (guint i = 0; i < finding->numbers->len; i++) {
        const GkFindingNumber *number = finding->numbers->pdata[i];
        if (i > 0 && !number->filled)
            continue;
        g_string_append_printf(out, "%s%s %s", i ? "; " : "", number->id, number->proof ? number->proof : "-");
    }
    return finding->numbers->len > 0;
}

const GkFindingColumn GK_FINDING_COLUMNS[] = {
    { "rank", TRUE, "Its place in the list, from 1", get_rank },
    { "certainty", FALSE, "publisher: every number in it is proved; undecided", get_certainty },
    { "reason", FALSE, "Why it is undecided: a word of the list below", get_reason },
    { "document_id", FALSE, "The document: the SHA-256 of its file, and digits for the options", get_document },
    { "file", FALSE, "The name of the file", get_file },
    { "organization", FALSE, "Whose table it is, or whose document", get_organization },
    { "year", TRUE, "The fiscal year of the document", get_year },
    { "page", TRUE, "The page", get_page },
    { "table_id", FALSE, "The table within the document; empty for prose", get_table },
    { "table_number", FALSE, "The number printed above the table", get_table_number },
    { "table_title", FALSE, "Its title", get_table_title },
    { "amount_id", FALSE, "The cell or statement", get_id },
    { "row_label", FALSE, "The labels of its row, outermost first; what a statement is about", get_row },
    { "column_path", FALSE, "The labels of its column", get_column },
    { "printed", FALSE, "What is printed", get_printed },
    { "should_be", TRUE, "What the other numbers give; empty where several are not proved", get_should_be },
    { "unit", FALSE, "The unit", get_unit },
    { "difference", TRUE, "What the other numbers give, less what is printed, in that unit; in 元 for prose",
      get_difference },
    { "difference_yuan", TRUE, "The same in 元, without its sign", get_yuan },
    { "rule", FALSE, "The rule that does not hold (docs/checks.md)", get_rule },
    { "checks", FALSE, "The checks of the JSON that belong to it, the first first", get_checks },
    { "proofs", FALSE, "For each number its id and the check that bears it out, or -", get_proofs },
    { "why", FALSE, "The same in a sentence", get_why },
    { NULL },
};

void
gk_findings_csv(const GPtrArray *findings, gboolean bom, gboolean safe, GString *out)
{
    GkCsv csv = { out, safe, FALSE };
    g_autoptr(GString) value = g_string_new(NULL);
    if (bom)
        g_string_append(out, GK_CSV_MARK);
    for (const GkFindingColumn *column = GK_FINDING_COLUMNS; column->name; column++)
        gk_csv_text(&csv, column->name);
    gk_csv_end(&csv);
    for (guint i = 0; i < findings->len; i++) {
        for (const GkFindingColumn *column = GK_FINDING_COLUMNS; column->name; column++) {
            g_string_truncate(value, 0);
            const char *text = column->get(findings->pdata[i], i + 1, value) ? value->str : NULL;
            (column->number ? gk_csv_number : gk_csv_text)(&csv, text);
        }
        gk_csv_end(&csv);
    }
}

/* --- phrases --- */

char *
gk_findings_counts(const GPtrArray *findings, guint documents, guint undecided)
{
    guint publishers = 0;
    for (guint i = 0; i < findings->len; i++)
        publishers += ((const GkFinding *) findings->pdata[i])->publisher;
    return g_strdup_printf(_("Documents: %u. Places where every number is proved and they do not add up: %u. Undecided: %u."),
                           documents, publishers, undecided);
}

char *
gk_finding_size(const GkFinding *finding)
{
    g_autofree char *digits = finding->has_yuan ? gk_decimal_to_string(finding->yuan) : NULL;
    g_autofree char *text = digits ? gk_decimal_grouped(digits) : NULL;
    if (text)
        return g_strdup_printf(_("%s 元"), text);
    return g_strdup(finding->percentage ? _("a percentage") : "");
}

char *
gk_finding_place(const GkFinding *finding)
{
    GString *out = g_string_new(NULL);
    const char *parts[] = { finding->table_number, finding->table_title, finding->row, finding->column };
    if (!*finding->table)
        g_string_append(out, _("in the text"));
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (*parts[i])
            g_string_append_printf(out, "%s%s", out->len ? " · " : "", parts[i]);
    return g_string_free(out, FALSE);
}
