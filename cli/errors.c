/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai errors: the publishers' own errors in JSON made earlier, ranked.
 *
 * Everything is decided in export/errors; here it is asked for and shown: on a
 * terminal as text, as CSV, or as an HTML file with the places cut out of the
 * PDFs.
 */
#include "cli/options/command.h"
#include "cli/documents.h"
#include "cli/pictures/pdfs.h"
#include "cli/pictures/pictures.h"
#include "cli/options/terminal.h"
#include "cli/worker/limits.h"
#include "data/messages.h"
#include "export/errors/report.h"
#include "export/output.h"

#include <string.h>

#define SIDE 1400u /* pixels of the long side of a picture */

typedef struct {
    GPtrArray *findings;
    GHashTable *seen; /* ids of documents */
    guint again; /* documents that were read before */
} Run;

static gboolean
add_document(const GkExportDocument *document, const char *path, const char *name, gpointer data)
{
    Run *run = data;
    if (g_hash_table_add(run->seen, g_strdup(document->id))) {
        gk_findings_of(document, run->findings);
    } else {
        gk_say("%s: this document was read before; it is left out", name);
        run->again++;
    }
    return TRUE;
}

/* --- text --- */

static void
put_line(GString *out, const char *text, guint indent)
{
    g_string_append_printf(out, "%*s", (int) indent, "");
    gk_put_wrapped(out, text, indent, indent, gk_terminal_width());
    g_string_append_c(out, '\n');
}

static void
put_source(GString *out, const GkFinding *finding)
{
    g_autoptr(GString) line = g_string_new(NULL);
    const char *parts[] = { finding->organization, finding->year, finding->file };
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (*parts[i])
            g_string_append_printf(line, "%s%s", line->len ? " · " : "", parts[i]);
    if (finding->page > 0)
        g_string_append_printf(line, _(", page %d"), finding->page);
    put_line(out, line->str, 4);
}

static void
put_finding(GString *out, const GkFinding *finding, guint rank)
{
    g_autofree char *size = gk_finding_size(finding), *place = gk_finding_place(finding);
    g_autofree char *head = g_strdup_printf("%u. %s%s%s", rank, size, *size ? " · " : "", place);
    g_autofree char *checks = g_strdup_printf(_("%s of %s, checks: %s"), finding->rule, finding->id, finding->checks);
    g_string_append(out, gk_style_begin(finding->publisher ? GK_STYLE_BAD : GK_STYLE_DOUBT));
    gk_put_wrapped(out, head, 0, 4, gk_terminal_width());
    g_string_append(out, gk_style_end());
    g_string_append_c(out, '\n');
    put_source(out, finding);
    put_line(out, finding->why, 4);
    g_string_append(out, gk_style_begin(GK_STYLE_FAINT));
    put_line(out, checks, 4);
    g_string_append(out, gk_style_end());
    g_string_append_c(out, '\n');
}

static void
put_heading(GString *out, const char *text)
{
    g_string_append(out, gk_style_begin(GK_STYLE_BOLD));
    gk_put_wrapped(out, text, 0, 0, gk_terminal_width());
    g_string_append(out, gk_style_end());
    g_string_append(out, "\n\n");
}

static gboolean
is_undecided(const GPtrArray *findings, guint i)
{
    return !((const GkFinding *) findings->pdata[i])->publisher;
}

static void
put_text(GString *out, const GPtrArray *findings, const char *counts)
{
    put_heading(out, counts);
    for (guint i = 0; i < findings->len; i++) {
        if (is_undecided(findings, i) && (i == 0 || !is_undecided(findings, i - 1)))
            put_heading(out, _("Undecided: these may as well be errors of reading. Look at the page first."));
        put_finding(out, findings->pdata[i], i + 1);
    }
}

/* --- HTML --- */

/* Where excerpts come from. */
typedef struct {
    GkPdfs *pdfs;
    GkConfined *confined;
} Album;

static GBytes *
draw(const GkFinding *finding, const GkExcerpt *excerpt, char **missing, gpointer data)
{
    const Album *album = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    GkJob *job = gk_pdfs_open(album->pdfs, finding->file, finding->sha256, &error);
    g_ptr_array_add(one, (gpointer) excerpt);
    GBytes *png = job ? gk_excerpts_png(album->confined, job, finding->sha256, one, SIDE, &error) : NULL;
    if (!png)
        *missing = g_strdup(error->message);
    return png;
}

/* FALSE after a message. */
static gboolean
put_html(const GkSettings *settings, GString *out, const GPtrArray *findings, const char *counts)
{
    const char *folder = gk_settings_text(settings, "pdf");
    GkExtractOptions extract = { 0 };
    GkPoolOptions pool = { .extract = &extract, .perform = gk_excerpts_perform };
    if (!gk_worker_limits(&pool, settings))
        return FALSE;
    g_autoptr(GkPdfs) pdfs = folder ? gk_pdfs_new(folder) : NULL;
    g_autoptr(GkConfined) confined = gk_confined_new(&pool);
    Album album = { pdfs, confined };
    gk_findings_html(findings, counts, pdfs ? draw : NULL, &album, out);
    return TRUE;
}

/* --- the command --- */

typedef enum { AS_TEXT, AS_CSV, AS_HTML, AS_NOTHING } Format;

static Format
format_of(const GkSettings *settings)
{
    static const char *const ENDINGS[] = { ".txt", ".csv", ".html" };
    const char *name = gk_settings_text(settings, "format"), *path = gk_settings_text(settings, "output");
    if (name)
        return strcmp(name, "csv") == 0 ? AS_CSV : strcmp(name, "html") == 0 ? AS_HTML : AS_TEXT;
    if (!path || strcmp(path, "-") == 0)
        return AS_TEXT;
    for (guint i = 0; i < G_N_ELEMENTS(ENDINGS); i++)
        if (g_str_has_suffix(path, ENDINGS[i]))
            return (Format) i;
    gk_say("%s: errors are written as .txt, .csv or .html; name one of them, or use --format", path);
    return AS_NOTHING;
}

static gboolean
write_out(const char *path, const GString *out, gboolean styled)
{
    g_autoptr(GError) error = NULL;
    if (styled && (!path || strcmp(path, "-") == 0))
        return gk_print_text(out);
    gboolean done = path && strcmp(path, "-") != 0 ? gk_output_write(path, out->str, out->len, &error)
                                                   : gk_output_print(out->str, out->len, &error);
    if (!done)
        gk_say_error(error);
    return done;
}

/* Of ranked findings. */
static guint
count_certain(const GPtrArray *findings)
{
    guint count = 0;
    while (count < findings->len && !is_undecided(findings, count))
        count++;
    return count;
}

static gboolean
write_findings(const GkSettings *settings, Format format, GPtrArray *findings, guint documents)
{
    g_autoptr(GString) out = g_string_new(NULL);
    gk_findings_rank(findings);
    guint certain = count_certain(findings);
    g_autofree char *counts = gk_findings_counts(findings, documents, findings->len - certain);
    if (gk_settings_flag(settings, "certain"))
        g_ptr_array_remove_range(findings, certain, findings->len - certain);
    if (format == AS_CSV)
        gk_findings_csv(findings, gk_settings_flag(settings, "bom"), gk_settings_flag(settings, "spreadsheet-safe"), out);
    else if (format == AS_HTML && !put_html(settings, out, findings, counts))
        return FALSE;
    else if (format == AS_TEXT)
        put_text(out, findings, counts);
    return write_out(gk_settings_text(settings, "output"), out, format == AS_TEXT);
}

GkExit
gk_command_errors(const GkSettings *settings)
{
    guint left_out = 0;
    g_autoptr(GPtrArray) findings = gk_findings_new();
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Run run = { findings, seen, 0 };
    Format format = format_of(settings);
    const char *pdf = gk_settings_text(settings, "pdf");
    if (format == AS_NOTHING)
        return GK_EXIT_FAILED;
    if (pdf && format != AS_HTML) {
        gk_say("errors: --pdf gives pictures to HTML; write to a file that ends in .html");
        return GK_EXIT_FAILED;
    }
    if (pdf && !g_file_test(pdf, G_FILE_TEST_EXISTS)) {
        gk_say("errors: --pdf %s: there is no such file or folder", pdf);
        return GK_EXIT_FAILED;
    }
    if (!*gk_settings_arguments(settings)) {
        gk_say("errors: name JSON files that gongkai extract has written, or a folder of them");
        return GK_EXIT_FAILED;
    }
    gk_documents_walk(gk_settings_arguments(settings), NULL, add_document, &run, &left_out);
    if (g_hash_table_size(seen) == 0) {
        gk_say("errors: there is no document to look at");
        return GK_EXIT_FAILED;
    }
    if (!write_findings(settings, format, findings, g_hash_table_size(seen)))
        return GK_EXIT_FAILED;
    return left_out || run.again ? GK_EXIT_WARNINGS : GK_EXIT_COMPLETE;
}
