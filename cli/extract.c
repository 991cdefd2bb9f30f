/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai extract: documents in, JSON out.
 *
 * One file goes to standard output or to -o FILE; several go to -o FOLDER, one
 * JSON each, or as NDJSON (one line each) to standard output. A file that fails
 * still gets its record, and the others go on. Where another format is asked
 * for, all files go into one export, by way of their JSON.
 */
#include "cli/options/command.h"
#include "cli/exported.h"
#include "cli/extract_one.h"
#include "cli/spared.h"
#include "cli/worker/confined.h"
#include "cli/worker/limits.h"
#include "data/messages.h"
#include "export/output.h"
#include "normalize/values/corrections.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
    GkExtractOptions extract;
    GkPoolOptions pool;
    GkConfined *confined; /* what reads */
    const char *output; /* NULL: standard output */
    gboolean output_is_folder;
    const GkExportFormat *format; /* NULL: JSON */
    GkExport *export; /* of that format */
    guint exported; /* documents that are in it */
    gboolean broken; /* it can't go on */
    char **files;
    guint n_files;
} Options;

/* Where the JSON of `file` goes; NULL for standard output. */
static char *
output_path(const Options *options, const char *file)
{
    if (!options->output)
        return NULL;
    return options->output_is_folder ? gk_output_path(options->output, file) : g_strdup(options->output);
}

static GkExit
worse(GkExit a, GkExit b)
{
    return a == GK_EXIT_FAILED || b == GK_EXIT_FAILED ? GK_EXIT_FAILED : MAX(a, b);
}

static void
say_doubts(const char *file, const GkExtraction *extraction)
{
    g_autofree char *errors =
        g_strdup_printf(gk_message_plural("%u error", "%u errors", extraction->counts.errors), extraction->counts.errors);
    g_autofree char *warnings =
        g_strdup_printf(gk_message_plural("%u warning", "%u warnings", extraction->counts.warnings), extraction->counts.warnings);
    if (extraction->counts.errors && extraction->counts.warnings)
        gk_say("%s: read with %s and %s; see \"diagnostics\" in the output", file, errors, warnings);
    else
        gk_say("%s: read with %s; see \"diagnostics\" in the output", file, extraction->counts.errors ? errors : warnings);
}

static GkExit
deliver(Options *options, const char *file, const GkExtraction *extraction)
{
    g_autoptr(GError) error = NULL;
    if (options->export) {
        GkExit added = gk_exported_add_json(options->export, extraction->json, file);
        options->exported += added == GK_EXIT_COMPLETE;
        options->broken |= added == GK_EXIT_FAILED;
        return added;
    }
    g_autofree char *path = output_path(options, file);
    gsize length = strlen(extraction->json);
    if (path ? gk_output_write(path, extraction->json, length, &error)
             : gk_output_print(extraction->json, length, &error))
        return GK_EXIT_COMPLETE;
    gk_say_error(error);
    return GK_EXIT_FAILED;
}

static GkExit
extract_file(Options *options, const char *file)
{
    g_autoptr(GkExtraction) extraction = gk_confined_extract(options->confined, file);
    if (extraction->message)
        gk_say("%p", extraction->message);
    if (!extraction->json)
        return extraction->exit;
    GkExit delivered = deliver(options, file, extraction);
    if (delivered == GK_EXIT_COMPLETE && extraction->exit == GK_EXIT_WARNINGS)
        say_doubts(file, extraction);
    return worse(delivered, extraction->exit);
}

/* --- checking what was asked for --- */

static GHashTable *
inputs_by_identity(const Options *options)
{
    GHashTable *inputs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < options->n_files; i++) {
        char *key = gk_file_identity(options->files[i]);
        if (key)
            g_hash_table_insert(inputs, key, options->files[i]);
    }
    return inputs;
}

/* Nothing that is written may take the place of a PDF that was to be read. */
static gboolean
spares_inputs(const Options *options, GHashTable *inputs, const char *path)
{
    g_autofree char *key = gk_file_identity(path);
    const char *input = key ? g_hash_table_lookup(inputs, key) : NULL;
    if (input)
        gk_say("-o %s: would write over %s, which is to be read", options->output, input);
    return !input;
}

/* Nor of another JSON of this run. */
static gboolean
check_targets(const Options *options)
{
    g_autoptr(GHashTable) inputs = inputs_by_identity(options);
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < options->n_files; i++) {
        g_autofree char *path = output_path(options, options->files[i]);
        const char *other = g_hash_table_lookup(taken, path);
        if (!spares_inputs(options, inputs, path))
            return FALSE;
        if (other) {
            gk_say("-o %s: %s and %s would both be written to %s", options->output, other, options->files[i], path);
            return FALSE;
        }
        g_hash_table_insert(taken, g_steal_pointer(&path), options->files[i]);
    }
    return TRUE;
}

/* One export for all files. It has a record of each, also of those that fail. */
static gboolean
prepare_export(Options *options, const GkSettings *settings, const char *output)
{
    g_autoptr(GError) error = NULL;
    GkExportOptions format;
    if (!gk_exported_options(settings, options->format, &format))
        return FALSE;
    options->output = output && strcmp(output, "-") != 0 ? output : NULL;
    options->extract.compact = TRUE;
    options->extract.always_record = TRUE;
    options->export = gk_export_begin(options->format, output, &format, &error);
    if (!options->export)
        gk_say_error(error);
    return options->export != NULL;
}

static gboolean
prepare_output(Options *options, const char *output)
{
    if (!output || strcmp(output, "-") == 0) {
        options->extract.compact |= options->n_files > 1; /* NDJSON: one line a document */
        options->extract.always_record = options->n_files > 1;
        return TRUE;
    }
    gboolean folder = g_str_has_suffix(output, G_DIR_SEPARATOR_S) || g_file_test(output, G_FILE_TEST_IS_DIR);
    options->output = output;
    options->output_is_folder = folder;
    if (options->n_files > 1 && !folder) {
        gk_say("-o %s: several files need a folder for their JSON (end its name in /), or standard output", output);
        return FALSE;
    }
    if (folder && g_mkdir_with_parents(output, 0777) != 0) {
        g_autoptr(GkSentence) why = gk_sentence_of_errno(errno);
        gk_say("-o %s: can't be made: %p", output, why);
        return FALSE;
    }
    return check_targets(options);
}

static gboolean
prepare(Options *options, const GkSettings *settings)
{
    const char *pages = gk_settings_text(settings, "pages");
    options->files = gk_settings_arguments(settings);
    options->n_files = g_strv_length(options->files);
    options->extract = (GkExtractOptions) { .password = gk_settings_text(settings, "password"),
                                            .compact = gk_settings_flag(settings, "compact"),
                                            .no_join = gk_settings_flag(settings, "no-join"),
                                            .keep_hidden = gk_settings_flag(settings, "keep-hidden") };
    if (options->n_files == 0) {
        gk_say("extract: name at least one PDF file, or - for standard input; see gongkai extract --help");
        return FALSE;
    }
    if (pages && !gk_parse_pages(pages, &options->extract.first_page, &options->extract.last_page)) {
        gk_say("--pages %s: not a range of pages; write 3, 3-7 or 3-", pages);
        return FALSE;
    }
    if (!gk_worker_limits(&options->pool, settings) ||
        !gk_extract_load_profile(&options->extract, gk_settings_text(settings, "profile")) ||
        !gk_extract_load_corrections(&options->extract, gk_settings_text(settings, "corrections"), options->n_files) ||
        !gk_extract_set_recognition(&options->extract, settings))
        return FALSE;
    const char *output = gk_settings_text(settings, "output"), *format = gk_settings_text(settings, "format");
    if (!gk_exported_format(settings, &options->format))
        return FALSE;
    options->extract.compact |= format && strcmp(format, "ndjson") == 0;
    GkExportOptions unused;
    if (options->format)
        return prepare_export(options, settings, output);
    return gk_exported_options(settings, NULL, &unused) && prepare_output(options, output);
}

static gboolean
finish(const Options *options)
{
    g_autoptr(GError) error = NULL;
    if (options->broken || options->exported == 0) {
        gk_export_abandon(options->export);
        return FALSE;
    }
    if (gk_export_end(options->export, &error))
        return TRUE;
    gk_say_error(error);
    return FALSE;
}

static GkExit
extract_all(Options *options)
{
    GkExit result = GK_EXIT_COMPLETE;
    options->pool.extract = &options->extract;
    g_autoptr(GkConfined) confined = options->confined = gk_confined_new(&options->pool);
    for (char **file = options->files; *file && !options->broken; file++)
        result = worse(result, extract_file(options, *file));
    return options->export && !finish(options) ? GK_EXIT_FAILED : result;
}

GkExit
gk_command_extract(const GkSettings *settings)
{
    Options options = { { 0 } };
    GkExit result = prepare(&options, settings) ? extract_all(&options) : GK_EXIT_FAILED;
    gk_corrections_free((GkCorrections *) options.extract.corrections);
    gk_recognizer_free(options.extract.recognizer);
    return result;
}
