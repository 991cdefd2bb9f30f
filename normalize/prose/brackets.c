/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Brackets and quotes of folded prose.
 *
 * They are matched with a stack, each knowing whether a measure lies between: a clause is not cut at the comma in
 * (含人员经费、公用经费), and is where an amount stands in the bracket. Titles and quotes are shut whatever they hold.
 * One that is never closed, or lies deeper than 32 others, is text like any other.
 */
#include "normalize/prose/brackets.h"

#include <string.h>

typedef struct {
    guint open; /* offset of the opening one */
    guint kind; /* index into PAIRS */
    guint measures; /* how many stood before it */
} Open;

static const struct {
    const char *open, *close;
    gboolean always_shut; /* a title: nothing inside is read */
} PAIRS[] = {
    { "(", ")", FALSE },  { "“", "”", TRUE },   { "《", "》", TRUE }, { "[", "]", TRUE },
    { "〔", "〕", TRUE }, { "【", "】", TRUE }, { "‘", "’", TRUE },   { "「", "」", TRUE },
};

#define MAX_DEPTH 32

/* By its first byte: those of ideographs, and those within a character, begin none. */
static gboolean
may_be_bracket(guint8 byte)
{
    return byte == 0xe2 || byte == 0xe3 || byte == '(' || byte == ')' || byte == '[' || byte == ']';
}

static gboolean
has_at(const GkProse *prose, gsize at, const char *what)
{
    if (prose->text[at] != *what)
        return FALSE;
    gsize length = strlen(what);
    return at + length <= prose->length && memcmp(prose->text + at, what, length) == 0;
}

static gint
pair_at(const GkProse *prose, gsize at, gboolean closing)
{
    for (guint i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        if (has_at(prose, at, closing ? PAIRS[i].close : PAIRS[i].open))
            return (gint) i;
    }
    return -1;
}

/* Closes the innermost bracket of this kind; what was opened inside it and never closed is forgotten. */
static void
close_bracket(GArray *stack, gint kind, gsize after, guint n_measures, guint *leaps)
{
    for (guint i = stack->len; i > 0; i--) {
        const Open *open = &g_array_index(stack, Open, i - 1);
        if (open->kind != (guint) kind)
            continue;
        if (PAIRS[kind].always_shut || open->measures == n_measures)
            leaps[open->open] = (guint) after;
        g_array_set_size(stack, i - 1);
        return;
    }
}

guint *
gk_prose_leaps(const GkProse *prose)
{
    guint *leaps = g_new0(guint, prose->length + 1);
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(Open));
    guint n_measures = 0;
    for (gsize i = 0; i < prose->length; i++) {
        if (!may_be_bracket((guint8) prose->text[i]))
            continue;
        while (n_measures < prose->measures->len && g_array_index(prose->measures, GkMeasure, n_measures).start < i)
            n_measures++;
        gint kind = pair_at(prose, i, FALSE);
        if (kind >= 0 && stack->len < MAX_DEPTH) {
            Open open = { (guint) i, (guint) kind, n_measures };
            g_array_append_val(stack, open);
        } else if ((kind = pair_at(prose, i, TRUE)) >= 0) {
            close_bracket(stack, kind, i + strlen(PAIRS[kind].close), n_measures, leaps);
        }
    }
    return leaps;
}
