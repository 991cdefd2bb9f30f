/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai batch: what was asked for, checked, as a run (run.h).
 */
#include "cli/batch/pipe.h"
#include "cli/batch/run.h"
#include "cli/batch/shard.h"
#include "cli/worker/limits.h"
#include "cli/worker/sandbox.h"
#include "cli/options/command.h"
#include "cli/exported.h"
#include "cli/inputs.h"
#include "data/messages.h"
#include "normalize/values/corrections.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define LARGEST_JOBS 1024u

static gboolean
fail(const char *message)
{
    g_autoptr(GkSentence) words = gk_sentence_of_words(message);
    gk_say("batch: %p; see gongkai batch --help", words);
    return FALSE;
}

/* --- where it goes --- */

/* What a run needs besides, to be freed when it is over. */
typedef struct {
    char *state, *manifest;
} Places;

/* A folder of JSON. */
static gboolean
check_folder(GkRunOptions *run, Places *places)
{
    if (g_mkdir_with_parents(run->output, 0777) != 0) {
        g_autoptr(GkSentence) why = gk_sentence_of_errno(errno);
        gk_say("-o %s: can't be made: %p", run->output, why);
        return FALSE;
    }
    run->state = places->state = g_build_filename(run->output, ".gongkai", NULL);
    return TRUE;
}

static gboolean
is_called_json(const char *path)
{
    gsize length = strlen(path);
    return (length > 5 && g_ascii_strcasecmp(path + length - 5, ".json") == 0) ||
        (length > 7 && g_ascii_strcasecmp(path + length - 7, ".ndjson") == 0);
}

static gboolean
check_output(GkRunOptions *run, const GkSettings *settings, Places *places)
{
    const char *format = gk_settings_text(settings, "format"), *output = gk_settings_text(settings, "output");
    run->output = g_strcmp0(output, "-") == 0 ? NULL : output;
    run->by_hash = g_strcmp0(gk_settings_text(settings, "name"), "hash") == 0;
    if (!gk_exported_format(settings, &run->format))
        return FALSE;
    if (!gk_exported_options(settings, run->format, &run->export))
        return FALSE;
    if (run->format && run->format->shape == GK_EXPORT_IN_PLACE && run->output)
        run->state = places->state = g_strconcat(run->output, ".gongkai", NULL);
    if (run->format)
        return TRUE;
    if (g_strcmp0(format, "ndjson") == 0)
        return !run->output || fail(N_("--format ndjson goes to standard output; leave -o out"));
    if (!run->output)
        return fail(N_("name what to write with -o, a folder or a file such as all.sqlite, or ask for --format ndjson"));
    if (is_called_json(run->output) && !g_file_test(run->output, G_FILE_TEST_IS_DIR))
        return fail(N_("one JSON per document needs a folder, -o FOLDER/; all in one stream is --format ndjson"));
    return check_folder(run, places);
}

/* In the folder of the output or the state; beside a file that has neither. */
static char *
place_for_manifest(const GkRunOptions *run)
{
    if (!run->output)
        return NULL;
    if (!run->format)
        return g_build_filename(run->output, "manifest.ndjson", NULL);
    if (run->state)
        return g_build_filename(run->state, "manifest.ndjson", NULL);
    gsize length = strlen(run->output);
    while (length > 1 && run->output[length - 1] == G_DIR_SEPARATOR)
        length--;
    return g_strdup_printf("%.*s.manifest.ndjson", (int) length, run->output);
}

/* "I/N" */
static gboolean
check_shard(GkRunOptions *run, const GkSettings *settings)
{
    const char *shard = gk_settings_text(settings, "shard");
    if (!shard)
        return TRUE;
    if (!gk_shard_parse(shard, &run->shard, &run->shards))
        return fail(N_("--shard takes which of how many, from 1: 2/5"));
    return !gk_settings_text(settings, "manifest") ||
        fail(N_("--shard leaves its manifest where gongkai merge looks for it; leave --manifest out"));
}

/* Names as they come on standard input, a line for each. */
static gboolean
check_pipe(GkRunOptions *run, const GkSettings *settings)
{
    run->each = gk_settings_flag(settings, "pipe");
    if (!run->each)
        return TRUE;
    if (run->output || run->format || gk_settings_text(settings, "manifest") || run->shards)
        return fail(N_("--pipe goes with --format ndjson, and with no -o, --manifest or --shard"));
    if (gk_settings_arguments(settings)[0] || g_strcmp0(gk_settings_text(settings, "files-from"), "-") != 0)
        return fail(N_("--pipe reads names from standard input alone: --files-from -"));
    run->quiet = TRUE;
    run->progress = GK_PROGRESS_NONE;
    return TRUE;
}

static gboolean
check_manifest(GkRunOptions *run, const GkSettings *settings, Places *places)
{
    run->manifest = gk_settings_text(settings, "manifest");
    if (!run->manifest) {
        run->manifest = places->manifest = place_for_manifest(run);
        return TRUE;
    }
    g_autofree char *folder = g_path_get_dirname(run->manifest);
    if (g_access(folder, W_OK) == 0)
        return TRUE;
    g_autoptr(GkSentence) why = gk_sentence_of_errno(errno);
    gk_say("--manifest %s: can't be written: %p", run->manifest, why);
    return FALSE;
}

/* --- what goes in --- */

/* What is written may lie in a folder that is read: a database with what SQLite keeps beside it. */
static GPtrArray *
collect_but_output(const GkRunOptions *run, char **paths)
{
    static const char *const BESIDE[] = { "", "-journal", "-wal", "-shm" };
    g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; run->output && i < G_N_ELEMENTS(BESIDE); i++)
        g_ptr_array_add(written, g_strconcat(run->output, BESIDE[i], NULL));
    if (run->state)
        g_ptr_array_add(written, g_strdup(run->state));
    if (run->manifest)
        g_ptr_array_add(written, g_strdup(run->manifest));
    g_ptr_array_add(written, NULL);
    return gk_inputs_collect(paths, (const char *const *) written->pdata);
}

static gboolean
collect(GkRunOptions *run, const GkSettings *settings)
{
    g_autoptr(GError) error = NULL;
    const char *list = gk_settings_text(settings, "files-from");
    char **named = gk_settings_arguments(settings);
    if (!list && !named[0])
        return fail(N_("name files or folders, or a list of them with --files-from"));
    g_auto(GStrv) listed =
        list ? gk_inputs_read_list(list, gk_settings_flag(settings, "null"), &error) : g_new0(char *, 1);
    if (!listed) {
        g_autoptr(GkSentence) why = gk_error_sentence(error);
        gk_say("--files-from %s: %p", list, why);
        return FALSE;
    }
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    for (char **path = named; *path; path++)
        g_ptr_array_add(paths, *path);
    for (char **path = listed; *path; path++)
        g_ptr_array_add(paths, *path);
    g_ptr_array_add(paths, NULL);
    run->inputs = collect_but_output(run, (char **) paths->pdata);
    if (run->inputs->len)
        return TRUE;
    gk_say("batch: there are no files in what was named");
    return FALSE;
}

/* --- who does it --- */

/* Where workers can't be shut in fully, a run says so once; each of them must get what the machine has. */
static void
check_sandbox(GkRunOptions *run)
{
    if (!run->pool.sandbox || run->pool.needed == GK_SANDBOX_ALL)
        return;
    run->pool.needed = gk_sandbox_probe();
    guint missing = GK_SANDBOX_ALL & ~run->pool.needed;
    g_autofree char *names = missing && !run->quiet ? gk_sandbox_names(missing) : NULL;
    if (names)
        gk_say("this machine, or this build of gongkai, does not have %s: its workers are shut in less tightly", names);
}

static gboolean
check_pool(GkRunOptions *run, const GkSettings *settings)
{
    run->pool.workers = gk_settings_number(settings, "jobs", g_get_num_processors());
    run->pool.documents = gk_settings_number(settings, "restart-after", 100);
    run->backlog = (guint64) gk_settings_number(settings, "backlog", 256) << 20;
    if (run->pool.workers < 1 || run->pool.workers > LARGEST_JOBS)
        return fail(N_("--jobs must be from 1 to 1024"));
    return gk_worker_limits(&run->pool, settings);
}

static void
choose_progress(GkRunOptions *run, const GkSettings *settings)
{
    const char *choice = gk_settings_text(settings, "progress");
    run->quiet = gk_settings_flag(settings, "quiet");
    if (g_strcmp0(choice, "json") == 0)
        run->progress = GK_PROGRESS_JSON;
    else if (!run->quiet && g_strcmp0(choice, "none") != 0 && isatty(STDERR_FILENO))
        run->progress = GK_PROGRESS_LINE;
}

static gboolean
set_extract(GkExtractOptions *extract, const GkSettings *settings, gboolean files)
{
    extract->password = gk_settings_text(settings, "password");
    extract->compact = !files || gk_settings_flag(settings, "compact");
    extract->no_join = gk_settings_flag(settings, "no-join");
    extract->keep_hidden = gk_settings_flag(settings, "keep-hidden");
    return gk_extract_set_recognition(extract, settings) &&
        gk_extract_load_profile(extract, gk_settings_text(settings, "profile")) &&
        gk_extract_load_corrections(extract, gk_settings_text(settings, "corrections"), G_MAXUINT);
}

GkExit
gk_command_batch(const GkSettings *settings)
{
    GkExtractOptions extract = { 0 };
    GkRunOptions run = { .pool = { .extract = &extract } };
    Places places = { NULL };
    GkExit exit = GK_EXIT_FAILED;
    run.fresh = gk_settings_flag(settings, "fresh");
    run.retry = gk_settings_flag(settings, "retry");
    choose_progress(&run, settings);
    if (check_pool(&run, settings) && check_output(&run, settings, &places) && check_shard(&run, settings) &&
        check_manifest(&run, settings, &places) && check_pipe(&run, settings) &&
        set_extract(&extract, settings, !run.format && run.output)) {
        check_sandbox(&run);
        if (run.each)
            exit = gk_pipe(&run, gk_settings_flag(settings, "null"));
        else if (collect(&run, settings))
            exit = gk_run(&run);
    }
    g_clear_pointer(&run.inputs, g_ptr_array_unref);
    g_free(places.state);
    g_free(places.manifest);
    gk_corrections_free((GkCorrections *) extract.corrections);
    return exit;
}
