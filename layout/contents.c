/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Entries of a table of contents.
 *
 * A line with leaders (……… 12) is an entry wherever it stands. After a line that
 * says 目录 and nothing else, all lines are entries until one repeats an entry
 * (the body has begun with its first heading), is a sentence, stands on a later
 * page without what marked the entries, or a table begins.
 */
#include "layout/prose.h"

#include "layout/caption_words.h"

#include <string.h>

static gboolean
has_leaders(const char *text)
{
    return g_regex_match_simple("(?:[.．·…⋯‥•-]\\s*){5,}|…{2,}", text, G_REGEX_OPTIMIZE, 0);
}

/* The entry without spaces, leaders and page number: what its heading says in the body. */
char *
gk_prose_entry_key(const char *text)
{
    g_autofree char *squeezed = gk_caption_squeeze(text);
    g_autoptr(GRegex) tail = g_regex_new("(?:[.．·…⋯‥•-]{2,}|(?<=[^0-9])(?=[0-9]{1,3}$))[.．·…⋯‥•\\-（(]*[0-9]{0,3}[)）]?$",
                                         G_REGEX_OPTIMIZE, 0, NULL);
    return g_regex_replace_literal(tail, squeezed, -1, 0, "", 0, NULL);
}

static gboolean
says_contents(const char *text)
{
    g_autofree char *squeezed = gk_caption_squeeze(text);
    return strcmp(squeezed, "目录") == 0 || strcmp(squeezed, "目次") == 0;
}

/* Entries may end in a full stop too; long ones with a stop are prose. */
static gboolean
is_sentence(const char *text)
{
    return g_utf8_strlen(text, -1) > 30 && (strstr(text, "。") || strstr(text, "；"));
}

static GkProseLine *
line_at(GArray *lines, guint i)
{
    return &g_array_index(lines, GkProseLine, i);
}

/* The next line of text (a page number may stand between) begins no entry of its own. */
static gboolean
goes_on_below(GArray *lines, guint i)
{
    do
        i++;
    while (i < lines->len &&
           (line_at(lines, i)->role == GK_LINE_RUNNING_HEAD || line_at(lines, i)->role == GK_LINE_RUNNING_FOOT));
    return i < lines->len && !line_at(lines, i)->numbered;
}

/* The lines after 目录 at `first`. */
static guint
mark_after(GArray *lines, guint first)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint i = first + 1, parts = line_at(lines, first)->parts_before, page = line_at(lines, first)->line.page;
    gboolean led = FALSE, open = FALSE;
    for (; i < lines->len; i++) {
        GkProseLine *line = line_at(lines, i);
        if (line->role == GK_LINE_RUNNING_HEAD || line->role == GK_LINE_RUNNING_FOOT)
            continue;
        char *key = gk_prose_entry_key(line->line.text);
        gboolean leaders = has_leaders(line->line.text), turned = line->line.page != page;
        gboolean body = (line->numbered && g_hash_table_contains(seen, key)) || is_sentence(line->line.text) || line->parts_before != parts ||
                        (turned && !open && (led || !line->numbered)) || line->line.page > page + 4;
        led |= leaders;
        if (body && !leaders) {
            g_free(key);
            break;
        }
        line->role = GK_LINE_CONTENTS;
        line->ends_entry = TRUE;
        if (!leaders && goes_on_below(lines, i) &&
            line->line.box.x1 > line->block->right - 2 * line->line.size)
            line->ends_entry = FALSE; /* a full line without its page number: the entry goes on */
        open = !line->ends_entry;
        g_hash_table_add(seen, key);
    }
    return i;
}

void
gk_prose_mark_contents(GArray *lines)
{
    for (guint i = 0; i < lines->len;) {
        GkProseLine *line = line_at(lines, i);
        if (line->role == GK_LINE_PROSE && says_contents(line->line.text)) {
            i = mark_after(lines, i);
            continue;
        }
        if (line->role == GK_LINE_PROSE && has_leaders(line->line.text)) {
            line->role = GK_LINE_CONTENTS;
            line->ends_entry = TRUE;
        }
        i++;
    }
}
