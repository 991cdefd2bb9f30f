/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai export: JSON made earlier in, another format out.
 *
 * Inputs are files of extract's (one JSON, or NDJSON with several) and folders
 * full of them, as batch writes them; they are read one document at a time. A
 * file that is no output of extract is named and left out, and the others go on.
 */
#include "cli/command.h"
#include "cli/exported.h"
#include "cli/inputs.h"
#include "extract/page_source.h"

#include <string.h>

typedef struct {
    GkExport *export;
    guint documents, left_out;
} Run;

/* Every JSON value of the text; FALSE when the export can't go on. */
static gboolean
add_text(Run *run, const char *name, const char *text, gsize length)
{
    const char *next = text, *end = text + length;
    while (next < end && g_ascii_isspace(*next))
        next++;
    do {
        g_autoptr(GError) error = NULL;
        g_autoptr(GkExportDocument) document =
            gk_export_document_parse(next, (gsize) (end - next), name, &next, &error);
        if (!document) {
            gk_say("%s", error->message);
            run->left_out++;
            return TRUE;
        }
        if (!gk_export_add(run->export, document, &error)) {
            gk_say("%s", error->message);
            return FALSE;
        }
        run->documents++;
        while (next < end && g_ascii_isspace(*next))
            next++;
    } while (next < end);
    return TRUE;
}

static gboolean
add_file(Run *run, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = gk_page_source_read_file(path, &error);
    gsize length;
    if (!bytes) {
        gk_say("%s", error->message);
        run->left_out++;
        return TRUE;
    }
    const char *text = g_bytes_get_data(bytes, &length);
    return add_text(run, path, text ? text : "", length);
}

/* Files that batch keeps beside its JSON are no documents. */
static gboolean
is_wanted(const GkInput *input, gboolean named)
{
    return named || g_str_has_suffix(input->path, ".json");
}

static gboolean
add_path(Run *run, const char *path)
{
    if (strcmp(path, "-") == 0)
        return add_file(run, path);
    char *paths[] = { (char *) path, NULL };
    g_autoptr(GPtrArray) inputs = gk_inputs_collect(paths, NULL);
    gboolean named = !g_file_test(path, G_FILE_TEST_IS_DIR);
    for (guint i = 0; i < inputs->len; i++) {
        const GkInput *input = inputs->pdata[i];
        if (is_wanted(input, named) && !add_file(run, input->path))
            return FALSE;
    }
    return TRUE;
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
    if (!format) {
        gk_say("export: say what to write: -o FILE.csv (see gongkai export --help for other endings), or --format");
        return FALSE;
    }
    gk_exported_options(settings, &options);
    run->export = gk_export_begin(format, output, &options, &error);
    if (!run->export)
        gk_say("%s", error->message);
    return run->export != NULL;
}

GkExit
gk_command_export(const GkSettings *settings)
{
    g_autoptr(GError) error = NULL;
    Run run = { 0 };
    if (!prepare(settings, &run))
        return GK_EXIT_FAILED;
    for (char **path = gk_settings_arguments(settings); *path; path++) {
        if (add_path(&run, *path))
            continue;
        gk_export_abandon(run.export);
        return GK_EXIT_FAILED;
    }
    if (run.documents == 0) {
        gk_say("export: none of the files is an output of gongkai extract; nothing was written");
        gk_export_abandon(run.export);
        return GK_EXIT_FAILED;
    }
    if (!gk_export_end(run.export, &error)) {
        gk_say("%s", error->message);
        return GK_EXIT_FAILED;
    }
    return run.left_out ? GK_EXIT_WARNINGS : GK_EXIT_COMPLETE;
}
