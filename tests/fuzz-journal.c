/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for what batch and merge read back of what they wrote: lines of a journal or manifest, and the note of a shard.
 * A line that is taken is written as one line, which is taken again and written the same.
 */
#include "cli/batch/record.h"
#include "cli/batch/shard.h"
#include "tests/support/changed-json.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
check_line(const char *line)
{
    GkRecord record, again;
    if (!gk_record_from_line(&record, line))
        return;
    g_autofree char *written = gk_record_to_line(&record, record.path);
    if (strchr(written, '\n') != written + strlen(written) - 1 || !g_utf8_validate(written, -1, NULL) ||
        !gk_record_from_line(&again, written))
        abort();
    g_autofree char *rewritten = gk_record_to_line(&again, again.path);
    if (strcmp(written, rewritten) != 0)
        g_error("%s%s", written, rewritten);
    gk_record_clear(&record);
    gk_record_clear(&again);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *text = gk_changed_json(data, size);
    GkShardNote note;
    if (gk_shard_note_parse(&note, text, strlen(text)))
        gk_shard_note_clear(&note);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        check_line(*line);
    return 0;
}
