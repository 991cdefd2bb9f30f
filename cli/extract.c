/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai extract: documents in, JSON out.
 *
 * One file goes to standard output or to -o FILE; several go to -o FOLDER, one
 * JSON each, or as NDJSON (one line each) to standard output. A file that fails
 * still gets its record, and the others go on.
 */
#include "cli/command.h"
#include "cli/extract_one.h"
#include "cli/output.h"

#include <string.h>

typedef struct {
    GkExtractOptions extract;
    char *output, *pages;
    char **files;
} Options;

static gboolean
is_folder(const char *path)
{
    return g_str_has_suffix(path, G_DIR_SEPARATOR_S) || g_file_test(path, G_FILE_TEST_IS_DIR);
}

/* Where the JSON of `file` goes; NULL for standard output. */
static char *
output_path(const Options *options, const char *file)
{
    if (!options->output || strcmp(options->output, "-") == 0)
        return NULL;
    return is_folder(options->output) ? gk_output_path(options->output, file) : g_strdup(options->output);
}

static GkExit
worse(GkExit a, GkExit b)
{
    return a == GK_EXIT_FAILED || b == GK_EXIT_FAILED ? GK_EXIT_FAILED : MAX(a, b);
}

static GkExit
extract_file(const Options *options, const char *file)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkExtraction) extraction = gk_extract_path(file, &options->extract);
    g_autofree char *path = output_path(options, file);
    if (extraction->message)
        gk_say("%s", extraction->message);
    if (!extraction->json)
        return extraction->exit;
    gsize length = strlen(extraction->json);
    gboolean written = path ? gk_output_write(path, extraction->json, length, &error)
                            : gk_output_print(extraction->json, length, &error);
    if (!written) {
        gk_say("%s", error->message);
        return GK_EXIT_FAILED;
    }
    if (extraction->exit == GK_EXIT_WARNINGS)
        gk_say("%s: read with %u warnings and %u errors; see \"diagnostics\" in the output", file, extraction->warnings,
               extraction->errors);
    return extraction->exit;
}

static gboolean
check_options(Options *options)
{
    guint count = options->files ? g_strv_length(options->files) : 0;
    if (count == 0) {
        gk_say("extract: name at least one PDF file, or - for standard input; see gongkai extract --help");
        return FALSE;
    }
    if (options->pages && !gk_parse_pages(options->pages, &options->extract.first_page, &options->extract.last_page)) {
        gk_say("--pages %s: not a range of pages; write 3, 3-7 or 3-", options->pages);
        return FALSE;
    }
    gboolean to_stdout = !options->output || strcmp(options->output, "-") == 0;
    if (count > 1 && !to_stdout && !is_folder(options->output)) {
        gk_say("-o %s: several files need an existing folder for their JSON, or standard output", options->output);
        return FALSE;
    }
    if (count > 1 && to_stdout)
        options->extract.compact = TRUE; /* NDJSON: one line a document */
    if (!to_stdout && g_str_has_suffix(options->output, G_DIR_SEPARATOR_S))
        g_mkdir_with_parents(options->output, 0777);
    return TRUE;
}

static void
clear(Options *options)
{
    g_free(options->extract.password);
    g_free(options->extract.profile);
    g_free(options->output);
    g_free(options->pages);
    g_strfreev(options->files);
}

int
gk_command_extract(int argc, char **argv, GOptionContext *context)
{
    Options options = { { 0 } };
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Write to OUT: a file, or a folder for NAME.json (default: standard output)", "OUT" },
        { "password", 0, 0, G_OPTION_ARG_STRING, &options.extract.password, "Open encrypted files with P", "P" },
        { "pages", 0, 0, G_OPTION_ARG_STRING, &options.pages, "Read only these pages: A, A-B or A-", "A-B" },
        { "compact", 0, 0, G_OPTION_ARG_NONE, &options.extract.compact, "Write JSON on one line", NULL },
        { "no-join", 0, 0, G_OPTION_ARG_NONE, &options.extract.no_join, "Leave tables that go on over pages in fragments", NULL },
        { "keep-hidden", 0, 0, G_OPTION_ARG_NONE, &options.extract.keep_hidden, "Read text that can't be seen on the page", NULL },
        { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options.extract.profile, "Use a publisher's own words and units from FILE", "FILE" },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, "FILE…" },
        { NULL },
    };
    GkExit result = GK_EXIT_COMPLETE;
    if (!gk_parse_options(context, entries, &argc, &argv) || !check_options(&options))
        result = GK_EXIT_FAILED;
    else
        for (char **file = options.files; *file; file++)
            result = worse(result, extract_file(&options, *file));
    clear(&options);
    return (int) result;
}
