/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Parts that are told in the next sentence:
 *
 *   “三公”经费 900 万元。其中：出国费 0 万元；公务用车运行费 550 万元。公务接待费 350 万元。
 *                              └────────── a list of parts ──────────┘ └ a part all the same
 *
 * A list ends with its sentence, but where its whole is one that always has the
 * same parts (data/statement-parts.tsv), a part not told yet goes on with it.
 */
#include "data/data.h"
#include "normalize/statements/reader.h"

#include <string.h>

#define MAX_PARTS 32 /* of one list that are looked through */

static gboolean
has_one_of(const char *text, const char *alternatives)
{
    g_auto(GStrv) words = g_strsplit(alternatives, "|", -1);
    for (char **word = words; text && *word; word++)
        if (strstr(text, *word))
            return TRUE;
    return FALSE;
}

/* The alternatives for the part of `whole` that `item` is; NULL. The caller frees it. */
static char *
part_of_set(const char *whole, const char *item)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-parts.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        if (!strstr(whole, gk_data_field(&rows[i], 0)))
            continue;
        g_auto(GStrv) parts = g_strsplit(gk_data_field(&rows[i], 1), " ", -1);
        for (char **part = parts; *part; part++)
            if (has_one_of(item, *part))
                return g_strdup(*part);
    }
    return NULL;
}

static gboolean
is_told(const GkPassage *passage, gint whole, const char *part)
{
    guint n = passage->reader->drafts->len;
    for (guint i = n; i > (guint) whole + 1 && n - i < MAX_PARTS; i--) {
        const GkStatement *s = &g_array_index(passage->reader->drafts, GkDraft, i - 1).statement;
        if (s->part_of == whole && has_one_of(s->item, part))
            return TRUE;
    }
    return FALSE;
}

void
gk_passage_rejoin_list(GkPassage *passage, GkSpan noun)
{
    gint index = passage->listed.draft;
    const GkDraft *whole = gk_passage_draft(passage, index);
    gboolean outside = gk_whole_equal(passage->top->whole, passage->frames->whole);
    const char *item = gk_passage_text(passage, noun);
    if (!whole || !outside || !item || passage->top->kind == GK_FRAME_BRACKET || gk_stack_reason(passage) ||
        strstr(item, whole->statement.item))
        return;
    g_autofree char *part = part_of_set(whole->statement.item, item);
    if (part && !is_told(passage, index, part))
        gk_stack_rejoin_list(passage, passage->listed);
}
