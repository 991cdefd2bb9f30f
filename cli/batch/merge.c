/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai merge: the shards of a batch, as if one run had read everything.
 */
#include "cli/batch/merge.h"

#include "cli/batch/summary.h"
#include "cli/options/command.h"
#include "data/messages.h"
#include "export/exporter.h"

static gboolean
fail(const char *message)
{
    g_autoptr(GkSentence) words = gk_sentence_of_words(message);
    gk_say("merge: %p; see gongkai merge --help", words);
    return FALSE;
}

/* A folder out of folders, a database out of databases. */
static gboolean
check_output(const char *output, const GkShards *all)
{
    g_autoptr(GError) error = NULL;
    gboolean database = ((GkShard *) g_ptr_array_index(all->shards, 0))->database;
    const GkExportFormat *format = gk_export_format_of_path(output, &error);
    gboolean is_folder = g_file_test(output, G_FILE_TEST_IS_DIR);
    if (database)
        return (!is_folder && format && format->shape == GK_EXPORT_IN_PLACE) ||
            fail(N_("the shards are databases: name one to write with -o, such as all.sqlite"));
    return is_folder || (!error && (!format || format->shape == GK_EXPORT_FOLDER)) ||
        fail(N_("the shards are folders: name a folder to write with -o"));
}

static GkExit
judge(const GkShards *all)
{
    GkTotals totals;
    gk_totals_count(&totals, all->records, all->n_records);
    return totals.by_outcome[GK_OUTCOME_COMPLETE] == all->n_records && !totals.with_warnings && !all->missing->len
        ? GK_EXIT_COMPLETE
        : GK_EXIT_WARNINGS;
}

static GkExit
merge(GkShards *all, const char *output, gboolean quiet)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *manifest = NULL;
    if (!check_output(output, all))
        return GK_EXIT_FAILED;
    if (!gk_merge_write(all, output, &manifest, &error)) {
        gk_say_error(error);
        return GK_EXIT_FAILED;
    }
    if (!quiet) {
        g_autofree char *summary = gk_summary(all->records, all->n_records, manifest);
        g_printerr("%s", summary);
    }
    if (all->missing->len)
        gk_say("merged without %u shards; merge again when they are there", all->missing->len);
    return judge(all);
}

GkExit
gk_command_merge(const GkSettings *settings)
{
    const char *output = gk_settings_text(settings, "output");
    char **places = gk_settings_arguments(settings);
    GkExit exit = GK_EXIT_FAILED;
    GkShards all;
    if (!output)
        fail(N_("name what to write with -o"));
    else if (!places[0])
        fail(N_("name the folders or databases of the shards"));
    else {
        if (gk_shards_read(&all, places, gk_settings_flag(settings, "partial")))
            exit = merge(&all, output, gk_settings_flag(settings, "quiet"));
        gk_shards_clear(&all);
    }
    return exit;
}
