/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai batch: what was asked for, checked, as a run (run.h).
 */
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/run.h"
#include "cli/sandbox.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MEGABYTE (1024u * 1024u)
#define LARGEST_JOBS 1024u

static gboolean
fail(const char *message)
{
    gk_say("batch: %s; see gongkai batch --help", message);
    return FALSE;
}

/* --- where it goes --- */

static gboolean
check_output(GkRunOptions *run, const GkSettings *settings)
{
    const char *format = gk_settings_text(settings, "format");
    run->output = gk_settings_text(settings, "output");
    run->by_hash = g_strcmp0(gk_settings_text(settings, "name"), "hash") == 0;
    if (g_strcmp0(format, "ndjson") == 0) {
        if (run->output)
            return fail("--format ndjson goes to standard output; leave -o out");
        return TRUE;
    }
    if (!run->output)
        return fail("name the folder to write to with -o, or ask for --format ndjson");
    if (g_mkdir_with_parents(run->output, 0777) == 0)
        return TRUE;
    gk_say("-o %s: can't be made: %s", run->output, g_strerror(errno));
    return FALSE;
}

static gboolean
check_manifest(GkRunOptions *run, const GkSettings *settings, char **made)
{
    run->manifest = gk_settings_text(settings, "manifest");
    if (!run->manifest && run->output)
        run->manifest = *made = g_build_filename(run->output, "manifest.ndjson", NULL);
    if (!run->manifest)
        return TRUE;
    g_autofree char *folder = g_path_get_dirname(run->manifest);
    if (g_access(folder, W_OK) == 0)
        return TRUE;
    gk_say("--manifest %s: can't be written: %s", run->manifest, g_strerror(errno));
    return FALSE;
}

/* --- what goes in --- */

static gboolean
collect(GkRunOptions *run, const GkSettings *settings)
{
    g_autoptr(GError) error = NULL;
    const char *list = gk_settings_text(settings, "files-from");
    char **named = gk_settings_arguments(settings);
    if (!list && !named[0])
        return fail("name files or folders, or a list of them with --files-from");
    g_auto(GStrv) listed =
        list ? gk_inputs_read_list(list, gk_settings_flag(settings, "null"), &error) : g_new0(char *, 1);
    if (!listed) {
        gk_say("--files-from %s: %s", list, error->message);
        return FALSE;
    }
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    for (char **path = named; *path; path++)
        g_ptr_array_add(paths, *path);
    for (char **path = listed; *path; path++)
        g_ptr_array_add(paths, *path);
    g_ptr_array_add(paths, NULL);
    run->inputs = gk_inputs_collect((char **) paths->pdata, run->output);
    if (run->inputs->len)
        return TRUE;
    gk_say("batch: there are no files in what was named");
    return FALSE;
}

/* --- who does it --- */

static gboolean
check_sandbox(GkRunOptions *run, const GkSettings *settings)
{
    gboolean required = gk_settings_flag(settings, "require-sandbox");
    run->pool.sandbox = !gk_settings_flag(settings, "no-sandbox");
    if (!run->pool.sandbox)
        return !required || fail("--require-sandbox and --no-sandbox contradict each other");
    run->pool.needed = gk_sandbox_probe();
    guint missing = GK_SANDBOX_ALL & ~run->pool.needed;
    if (!missing)
        return TRUE;
    g_autofree char *names = gk_sandbox_names(missing);
    if (required)
        gk_say("--require-sandbox: this machine, or this build of gongkai, does not have %s", names);
    else if (!run->quiet)
        gk_say("this machine, or this build of gongkai, does not have %s: its workers are shut in less tightly", names);
    return !required;
}

static gboolean
check_pool(GkRunOptions *run, const GkSettings *settings)
{
    run->pool.workers = gk_settings_number(settings, "jobs", g_get_num_processors());
    run->pool.memory = (guint64) gk_settings_number(settings, "memory", 1024) * MEGABYTE;
    run->pool.page_seconds = gk_settings_number(settings, "page-timeout", 60);
    run->pool.document_seconds = gk_settings_number(settings, "timeout", 600);
    run->pool.documents = gk_settings_number(settings, "restart-after", 100);
    if (run->pool.workers >= 1 && run->pool.workers <= LARGEST_JOBS)
        return TRUE;
    return fail("--jobs must be from 1 to 1024");
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

static void
set_extract(GkExtractOptions *extract, const GkSettings *settings, gboolean ndjson)
{
    extract->password = gk_settings_text(settings, "password");
    extract->profile = gk_settings_text(settings, "profile");
    extract->compact = ndjson || gk_settings_flag(settings, "compact");
    extract->no_join = gk_settings_flag(settings, "no-join");
    extract->keep_hidden = gk_settings_flag(settings, "keep-hidden");
}

GkExit
gk_command_batch(const GkSettings *settings)
{
    GkExtractOptions extract = { 0 };
    GkRunOptions run = { .pool = { .extract = &extract } };
    g_autofree char *manifest = NULL;
    GkExit exit = GK_EXIT_FAILED;
    run.fresh = gk_settings_flag(settings, "fresh");
    run.retry = gk_settings_flag(settings, "retry");
    choose_progress(&run, settings);
    if (check_pool(&run, settings) && check_output(&run, settings) && check_manifest(&run, settings, &manifest) &&
        check_sandbox(&run, settings) && collect(&run, settings)) {
        set_extract(&extract, settings, run.output == NULL);
        exit = gk_run(&run);
    }
    g_clear_pointer(&run.inputs, g_ptr_array_unref);
    return exit;
}
