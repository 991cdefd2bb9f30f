/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai export: JSON made earlier in, another format out.
 *
 * Inputs are files and pipes of extract's (one JSON, or NDJSON with thousands)
 * and folders full of them, as batch writes them. One document at a time is in
 * memory, and of the others their names. What is no output of extract is named
 * and left out, and the others go on; so is a document that was exported before
 * in the same run, since its amounts would count twice.
 *
 * In a folder every NAME.json and NAME.ndjson is taken for documents, but for
 * batch's own files: its manifest and the folder .gongkai.
 */
#include "cli/command.h"
#include "cli/exported.h"
#include "cli/inputs.h"
#include "cli/values.h"

#include <string.h>

#define COMPLAINTS 5u /* values of one file that are named one by one */

typedef struct {
    GkExport *export;
    const char *output; /* a folder that is written is not read; NULL */
    guint documents, left_out;
} Run;

/* A file of many values says which; of the first the name is enough. */
static char *
name_of_value(const char *path, guint index, const GkValues *values)
{
    return index == 0 ? g_strdup(path)
                      : g_strdup_printf("%s, line %" G_GUINT64_FORMAT, path, gk_values_line(values));
}

typedef struct {
    Run *run;
    const char *path;
    guint count, left_out; /* values so far, of this file */
    gboolean known; /* one of them was a document */
} File;

static void
leave_out(File *file, const char *message)
{
    file->run->left_out++;
    if (++file->left_out <= COMPLAINTS)
        gk_say("%s", message);
}

/* FALSE when the export can't go on. */
static gboolean
add_value(File *file, GkValuesState state, const char *text, gsize length, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkExportDocument) document = NULL;
    if (state == GK_VALUES_TORN) {
        g_autofree char *message = g_strdup_printf("%s: breaks off in the middle; this document is left out", name);
        leave_out(file, message);
        return TRUE;
    }
    document = gk_export_document_parse(text, length, name, NULL, &error);
    file->known |= document || g_error_matches(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
    if (!document) {
        leave_out(file, error->message);
        return TRUE;
    }
    GkExit added = gk_exported_add(file->run->export, document, name);
    file->run->documents += added == GK_EXIT_COMPLETE;
    file->run->left_out += added == GK_EXIT_WARNINGS;
    return added != GK_EXIT_FAILED;
}

/* A file whose first value is no document is some other file: it is not read on. */
static gboolean
add_values(File *file, GkValues *values)
{
    g_autoptr(GError) error = NULL;
    const char *text;
    gsize length;
    GkValuesState state;
    while ((state = gk_values_next(values, &text, &length, &error)) == GK_VALUES_VALUE || state == GK_VALUES_TORN) {
        g_autofree char *name = name_of_value(file->path, file->count, values);
        if (!add_value(file, state, text, length, name))
            return FALSE;
        if (file->count++ == 0 && !file->known && state == GK_VALUES_VALUE)
            return TRUE;
    }
    if (error) {
        leave_out(file, error->message);
    } else if (file->count == 0) {
        g_autofree char *message = g_strdup_printf("%s: is empty", file->path);
        leave_out(file, message);
    }
    return TRUE;
}

static gboolean
add_file(Run *run, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkValues) values = gk_values_open(path, &error);
    File file = { .run = run, .path = strcmp(path, "-") == 0 ? "standard input" : path };
    if (!values) {
        leave_out(&file, error->message);
        return TRUE;
    }
    if (!add_values(&file, values))
        return FALSE;
    if (file.left_out > COMPLAINTS)
        gk_say("%s: %u of its %u documents are left out in all", file.path, file.left_out, file.count);
    return TRUE;
}

static gboolean
ends_in(const char *path, const char *ending)
{
    gsize length = strlen(path), tail = strlen(ending);
    return length > tail && g_ascii_strcasecmp(path + length - tail, ending) == 0;
}

/* Batch keeps its manifest and its memory beside its JSON. */
static gboolean
is_wanted(const char *relative)
{
    g_autofree char *base = g_path_get_basename(relative);
    if (g_str_has_prefix(relative, ".gongkai/") || strstr(relative, "/.gongkai/"))
        return FALSE;
    return ends_in(base, ".json") || (ends_in(base, ".ndjson") && strcmp(base, "manifest.ndjson") != 0);
}

/* What can't be read and may hold documents: a folder, or what is called as they are. */
static gboolean
is_missed(const GkInput *input)
{
    return is_wanted(input->relative) || strcmp(input->reason, "no_permission") == 0
        || strcmp(input->reason, "link_loop") == 0 || strcmp(input->reason, "read_error") == 0;
}

static gboolean
add_folder(Run *run, const char *path)
{
    char *paths[] = { (char *) path, NULL };
    g_autoptr(GPtrArray) inputs = gk_inputs_collect(paths, run->output);
    for (guint i = 0; i < inputs->len; i++) {
        const GkInput *input = inputs->pdata[i];
        if (input->reason && is_missed(input)) {
            gk_say("%s: %s", input->path, input->message);
            run->left_out++;
        }
        if (!input->reason && is_wanted(input->relative) && !add_file(run, input->path))
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
    if (!gk_exported_options(settings, format, &options))
        return FALSE;
    run->output = format->shape == GK_EXPORT_FOLDER ? output : NULL;
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
        gboolean folder = g_file_test(*path, G_FILE_TEST_IS_DIR);
        if (folder ? add_folder(&run, *path) : add_file(&run, *path))
            continue;
        gk_export_abandon(run.export);
        return GK_EXIT_FAILED;
    }
    if (run.documents == 0) {
        gk_say("export: there is no document to write; nothing was written");
        gk_export_abandon(run.export);
        return GK_EXIT_FAILED;
    }
    if (!gk_export_end(run.export, &error)) {
        gk_say("%s", error->message);
        return GK_EXIT_FAILED;
    }
    return run.left_out ? GK_EXIT_WARNINGS : GK_EXIT_COMPLETE;
}
