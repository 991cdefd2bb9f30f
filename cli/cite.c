/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai cite: one number of a JSON as a sentence to cite it by, and as a
 * picture of where it stands.
 */
#include "cli/options/command.h"
#include "cli/documents.h"
#include "cli/pictures/pdfs.h"
#include "cli/pictures/pictures.h"
#include "cli/worker/limits.h"
#include "data/messages.h"
#include "data/printable.h"
#include "export/cite/cite.h"
#include "export/output.h"

#include <string.h>

#define SIDE 1600u /* pixels of the long side of the picture */

static GkCiteLanguage
language_of(const GkSettings *settings)
{
    const char *asked = gk_settings_text(settings, "lang");
    const char *const *names = g_get_language_names();
    if (asked)
        return strcmp(asked, "zh") == 0 ? GK_CITE_CHINESE : GK_CITE_ENGLISH;
    return names[0] && g_str_has_prefix(names[0], "zh") ? GK_CITE_CHINESE : GK_CITE_ENGLISH;
}

/* FALSE after a message. */
static gboolean
write_picture(const GkExportDocument *document, const cJSON *item, const GkSettings *settings)
{
    const char *pdf = gk_settings_text(settings, "pdf"), *output = gk_settings_text(settings, "output");
    GkExtractOptions extract = { 0 };
    GkPoolOptions pool = { .extract = &extract, .perform = gk_excerpts_perform };

    const cJSON *source = gk_read_get(document->json, "source");
    const char *file = gk_read_text(source, "file"), *sha256 = gk_read_text(source, "sha256");
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    g_autoptr(GkPdfs) pdfs = gk_pdfs_new(pdf);
    g_ptr_array_add(items, (gpointer) item);
    g_autoptr(GPtrArray) excerpts = gk_excerpts_new(document, items);
    if (!gk_worker_limits(&pool, settings))
        return FALSE;
    g_autoptr(GkConfined) confined = gk_confined_new(&pool);
    g_autoptr(GkJob) job = gk_pdfs_open(pdfs, file ? file : "", sha256 ? sha256 : "", &error);
    g_autoptr(GBytes) png = NULL;
    gsize length = 0;
    if (job && excerpts->len == 0) {
        gk_say("cite: the JSON does not say where it stands on the page");
        return FALSE;
    }
    if (job)
        png = gk_excerpts_png(confined, g_steal_pointer(&job), sha256, excerpts, SIDE, &error);
    const char *bytes = png ? g_bytes_get_data(png, &length) : NULL;
    if (bytes && gk_output_write(output, bytes, length, &error))
        return TRUE;
    gk_say_error(error);
    return FALSE;
}

static gboolean
check_options(const GkSettings *settings)
{
    char **arguments = gk_settings_arguments(settings);
    const char *pdf = gk_settings_text(settings, "pdf"), *output = gk_settings_text(settings, "output");
    if (g_strv_length(arguments) != 2) {
        gk_say("cite: name one JSON file and one number in it: a cell (t3.r5.c2), a statement (s4) or an anchor");
        return FALSE;
    }
    if (!pdf != !output) {
        gk_say("cite: a picture needs both --pdf FILE and -o OUT.png");
        return FALSE;
    }
    if (output && !g_str_has_suffix(output, ".png")) {
        gk_say("cite: -o %s: the picture is a PNG; end its name in .png", output);
        return FALSE;
    }
    return TRUE;
}

GkExit
gk_command_cite(const GkSettings *settings)
{
    char **arguments = gk_settings_arguments(settings);
    const char *pdf = gk_settings_text(settings, "pdf");
    g_autoptr(GError) error = NULL;
    const GkExportTable *table;
    if (!check_options(settings))
        return GK_EXIT_FAILED;
    g_autoptr(GkExportDocument) document = gk_documents_load(arguments[0], NULL);
    if (!document)
        return GK_EXIT_FAILED;
    const cJSON *item = gk_cite_find(document, arguments[1], &table);
    if (!item) {
        gk_say("%s: has no cell, statement or anchor “%s”; gongkai show lists them", arguments[0], arguments[1]);
        return GK_EXIT_FAILED;
    }
    if (pdf && !write_picture(document, item, settings))
        return GK_EXIT_FAILED;
    g_autofree char *sentence = gk_cite_sentence(document, table, item, language_of(settings));
    g_autofree char *printable = gk_printable(sentence);
    g_autofree char *line = g_strconcat(printable, "\n", NULL);
    if (gk_output_print(line, strlen(line), &error))
        return GK_EXIT_COMPLETE;
    gk_say_error(error);
    return GK_EXIT_FAILED;
}
