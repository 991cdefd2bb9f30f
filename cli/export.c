/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai export: JSON made earlier in, another format out.
 *
 * Documents come from files, pipes and folders (cli/documents.h). One that was
 * exported before in the same run is left out, since its amounts would count
 * twice.
 */
#include "cli/options/command.h"
#include "cli/documents.h"
#include "cli/exported.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>

typedef struct {
    GkExport *export;
    const char *output; /* a folder that is written is not read; NULL */
    guint documents, left_out;
} Run;

/* FALSE when the export can't go on. */
static gboolean
add_document(const GkExportDocument *document, const char *path, const char *name, gpointer data)
{
    Run *run = data;
    GkExit added = gk_exported_add(run->export, document, name);
    run->documents += added == GK_EXIT_COMPLETE;
    run->left_out += added == GK_EXIT_WARNINGS;
    return added != GK_EXIT_FAILED;
}

/* A folder without a word about its format is a package. */
static gboolean
is_folder(const GkSettings *settings, const char *output)
{
    return output && !gk_settings_text(settings, "format") &&
        (g_str_has_suffix(output, G_DIR_SEPARATOR_S) || g_file_test(output, G_FILE_TEST_IS_DIR));
}

static gboolean
prepare(const GkSettings *settings, Run *run)
{
    g_autoptr(GError) error = NULL;
    const GkExportFormat *format;
    const char *output = gk_settings_text(settings, "output");
    GkExportOptions options;
    if (!*gk_settings_arguments(settings)) {
        gk_say("export: name JSON files that gongkai extract has written, or a folder of them");
        return FALSE;
    }
    if (!gk_exported_format(settings, &format))
        return FALSE;
    if (!format && is_folder(settings, output))
        format = gk_export_format_named("package", NULL);
    if (!format && output && (g_str_has_suffix(output, ".json") || g_str_has_suffix(output, ".ndjson"))) {
        gk_say("export: -o %s: JSON is what it reads; gongkai extract writes it", output);
        return FALSE;
    }
    if (!format) {
        gk_say("export: say what to write: -o FILE.csv (see gongkai export --help for other endings), -o FOLDER/, or "
               "--format");
        return FALSE;
    }
    if (!gk_exported_options(settings, format, &options))
        return FALSE;
    run->output = format->shape == GK_EXPORT_FOLDER ? output : NULL;
    run->export = gk_export_begin(format, output, &options, &error);
    if (!run->export)
        gk_say_error(error);
    return run->export != NULL;
}

/* Large pieces come and go with each document: glibc gives their pages back each time, and gets them again, which is a
 * fifth of the time of an export. What is freed is kept for the next document. */
static void
keep_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, G_MAXINT);
    mallopt(M_TOP_PAD, 16 * 1024 * 1024);
#endif
}

GkExit
gk_command_export(const GkSettings *settings)
{
    g_autoptr(GError) error = NULL;
    Run run = { 0 };
    keep_memory();
    if (!prepare(settings, &run))
        return GK_EXIT_FAILED;
    if (!gk_documents_walk(gk_settings_arguments(settings), run.output, add_document, &run, &run.left_out)) {
        gk_export_abandon(run.export);
        return GK_EXIT_FAILED;
    }
    if (run.documents == 0) {
        gk_say("export: there is no document to write; nothing was written");
        gk_export_abandon(run.export);
        return GK_EXIT_FAILED;
    }
    if (!gk_export_end(run.export, &error)) {
        gk_say_error(error);
        return GK_EXIT_FAILED;
    }
    return run.left_out ? GK_EXIT_WARNINGS : GK_EXIT_COMPLETE;
}
