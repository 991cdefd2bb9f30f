/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/run_internal.h"
#include "export/output.h"

#include <string.h>

/* Does a shard write to where another one has? Its manifest would be lost. */
static gboolean
is_others(GkRun *run)
{
    GkShardNote earlier;
    const GkRunOptions *options = run->options;
    if (!gk_shard_note_read(&earlier, options->state, NULL))
        return FALSE;
    gboolean others = earlier.shard != options->shard || earlier.shards != options->shards;
    if (others)
        gk_error_set_about(&run->stop, GK_FILE_ERROR, G_IO_ERROR_EXISTS, options->output,
                           "holds shard %u/%u; give each shard its own", earlier.shard, earlier.shards);
    gk_shard_note_clear(&earlier);
    return others;
}

static char *
list_of(const GkRun *run)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < run->n_inputs; i++) {
        const char *relative = gk_run_input(run, i)->relative;
        g_checksum_update(sum, (const guchar *) relative, (gssize) strlen(relative) + 1);
    }
    return g_strdup(g_checksum_get_string(sum));
}

/* What is known of the inputs of other shards goes. */
static void
keep_own(GkRun *run)
{
    GkShardNote *note = &run->note;
    GPtrArray *own = g_ptr_array_new();
    note->positions = g_new(guint, MAX(run->n_inputs, 1));
    for (guint i = 0; i < run->n_inputs; i++) {
        GkInput *input = g_ptr_array_index(run->inputs, i);
        guint to = own->len;
        if (gk_shard_of(input->relative, note->shards) != note->shard) {
            gk_record_clear(&run->records[i]);
            g_clear_pointer(&run->outputs[i], g_free);
            continue;
        }
        g_ptr_array_add(own, input);
        note->positions[note->n_positions++] = i;
        if (to == i)
            continue;
        run->records[to] = run->records[i];
        run->records[i] = (GkRecord) { 0 };
        run->outputs[to] = g_steal_pointer(&run->outputs[i]);
    }
    g_ptr_array_unref(run->inputs);
    run->inputs = own;
    run->n_inputs = run->counts.files = own->len;
}

gboolean
gk_run_shard_begin(GkRun *run)
{
    const GkRunOptions *options = run->options;
    GkShardNote *note = &run->note;
    if (!options->shards) {
        if (run->state)
            gk_shard_note_remove(options->state); /* what is written now is of all */
        return TRUE;
    }
    if (run->state && is_others(run))
        return FALSE;
    *note = (GkShardNote) { .shard = options->shard, .shards = options->shards, .inputs = run->n_inputs };
    note->list = list_of(run);
    note->fingerprint = g_strdup(run->fingerprint_with_limits);
    note->folder = g_get_current_dir();
    keep_own(run);
    return !run->state || gk_shard_note_write(note, options->state, &run->stop);
}

void
gk_run_shard_end(GkRun *run)
{
    run->note.finished = TRUE;
    if (run->note.shards && run->state)
        gk_shard_note_write(&run->note, run->options->state, &run->stop);
}
