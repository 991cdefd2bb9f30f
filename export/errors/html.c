/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Findings as one HTML file: to be read, printed and sent, without network and
 * without script.
 */
#include "export/errors/report.h"

#include "data/data.h"
#include "data/messages.h"
#include "export/markup.h"

#define MOST_PICTURES 400u /* findings that are shown on their pages: some 40 MB */

static void
put_tagged(GString *out, const char *tag, const char *kind, const char *text)
{
    g_string_append_printf(out, kind ? "<%s class=\"%s\">" : "<%s>", tag, kind);
    gk_markup_append(out, text);
    g_string_append_printf(out, "</%s>", tag);
}

/* Organization · year · file, page N. */
static void
put_source(GString *out, const GkFinding *finding)
{
    g_string_append(out, "<p class=\"facts\">");
    if (*finding->organization) {
        gk_markup_append(out, finding->organization);
        g_string_append(out, " · ");
    }
    if (*finding->year) {
        gk_markup_append(out, finding->year);
        g_string_append(out, " · ");
    }
    gk_markup_append(out, finding->file);
    if (finding->page > 0) {
        g_autofree char *page = g_strdup_printf(_(", page %d"), finding->page);
        gk_markup_append(out, page);
    }
    g_string_append(out, " · SHA-256 ");
    gk_markup_append(out, *finding->sha256 ? finding->sha256 : "–");
    g_string_append(out, "</p>\n");
}

static void
put_numbers(GString *out, const GkFinding *finding)
{
    const char *heads[] = { _("printed"), _("of"), _("page"), _("borne out by") };
    g_string_append(out, "<div class=\"wide\"><table><thead><tr>");
    for (guint i = 0; i < G_N_ELEMENTS(heads); i++)
        put_tagged(out, "th", NULL, heads[i]);
    g_string_append(out, "</tr></thead><tbody>\n");
    for (guint i = 0; i < finding->numbers->len; i++) {
        const GkFindingNumber *number = finding->numbers->pdata[i];
        g_autofree char *printed = g_strconcat(number->minus ? "− " : "", number->printed, NULL);
        g_autofree char *page = g_strdup_printf("%d", number->page);
        if (i > 0 && !number->filled)
            continue;
        g_string_append(out, i ? "<tr>" : "<tr class=\"first\">");
        put_tagged(out, "td", "n", printed);
        put_tagged(out, "td", NULL, number->label);
        put_tagged(out, "td", "n", number->page > 0 ? page : "");
        put_tagged(out, "td", NULL, number->proof ? number->proof : _("nothing else"));
        g_string_append(out, "</tr>\n");
    }
    g_string_append(out, "</tbody></table></div>\n");
}

static void
put_picture(GString *out, const GkFinding *finding, const GkExcerpt *excerpt, GkFindingPicture picture, gpointer data)
{
    g_autofree char *missing = NULL, *caption = g_strdup_printf(_("%s, page %d"), finding->file, excerpt->page);
    g_autoptr(GBytes) png = picture(finding, excerpt, &missing, data);
    gsize length = 0;
    const guint8 *bytes = png ? g_bytes_get_data(png, &length) : NULL;
    if (!bytes) {
        if (missing)
            put_tagged(out, "p", "facts", missing);
        return;
    }
    g_autofree char *coded = g_base64_encode(bytes, length);
    g_string_append(out, "<figure><img alt=\"");
    gk_markup_append(out, caption);
    g_string_append_printf(out, "\" src=\"data:image/png;base64,%s\"><figcaption>", coded);
    gk_markup_append(out, caption);
    g_string_append(out, "</figcaption></figure>\n");
}

static void
put_finding(GString *out, const GkFinding *finding, guint rank, GkFindingPicture picture, gpointer data)
{
    g_autofree char *size = gk_finding_size(finding), *place = gk_finding_place(finding);
    g_autofree char *head = g_strdup_printf("%u. ", rank);
    g_string_append_printf(out, "<article id=\"f%u\" class=\"%s\">\n<h3>", rank,
                           finding->publisher ? "publisher" : "undecided");
    put_tagged(out, "b", NULL, size);
    gk_markup_append(out, head);
    gk_markup_append(out, place);
    g_string_append(out, "</h3>\n");
    put_source(out, finding);
    put_tagged(out, "p", NULL, finding->why);
    g_string_append_c(out, '\n');
    put_numbers(out, finding);
    if (finding->also) {
        g_autofree char *also = g_strdup_printf(_("Checks of the same root: %s"), finding->checks);
        put_tagged(out, "p", "facts", also);
    }
    for (guint i = 0; picture && rank <= MOST_PICTURES && i < finding->excerpts->len; i++)
        put_picture(out, finding, finding->excerpts->pdata[i], picture, data);
    g_string_append(out, "</article>\n");
}

static void
put_head(GString *out, const char *counts)
{
    g_string_append(out, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                         "style-src 'unsafe-inline'\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    gk_markup_append(out, _("What does not add up"));
    g_string_append_printf(out, "</title>\n<style>\n%s</style></head>\n<body>\n", gk_data_text("errors.css"));
    put_tagged(out, "h1", NULL, _("What does not add up"));
    put_tagged(out, "p", NULL, counts);
    put_tagged(out, "p", "facts",
               _("Proved means that the number stands in another sum that holds, or is repeated elsewhere: it was read as it "
                 "is printed. That the numbers do not add up is certain then; why, and which of them is wrong, only the "
                 "publisher knows. What is undecided may as well be an error of reading: look at the page first."));
    g_string_append_c(out, '\n');
}

void
gk_findings_html(const GPtrArray *findings, const char *counts, GkFindingPicture picture, gpointer data, GString *out)
{
    gboolean undecided = FALSE;
    put_head(out, counts);
    if (findings->len && ((const GkFinding *) findings->pdata[0])->publisher)
        put_tagged(out, "h2", NULL, _("The publishers' own"));
    for (guint i = 0; i < findings->len; i++) {
        const GkFinding *finding = findings->pdata[i];
        if (!finding->publisher && !undecided)
            put_tagged(out, "h2", NULL, _("Undecided"));
        undecided = !finding->publisher;
        put_finding(out, finding, i + 1, picture, data);
    }
    g_string_append(out, "</body></html>\n");
}
