/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The contents name a section in other words than its heading:
 *
 *      contents  一、部门主要职能              第三部分  预算安排情况说明
 *      body      某某市商务局主要职能          第三部分  2024年某某市商务局预算情况说明
 *
 * Four passes, each over the entries that are left:
 *   1. titles that are equal;
 *   2. titles that are equal without brackets, years, the organization's name and the words that every title may have
 *      or not (data/title-fillers.tsv);
 *   3. the same number on the same level, and titles that end alike, or one within the other;
 *   4. titles that end alike for half of the entry's length.
 *
 * Contents and body have one order: the last three look only between the sections of the entries before and behind, so
 * that an entry of the second part is not taken for a section of the fourth. A section goes to one entry.
 */
#include "normalize/document/contents_sections.h"

#include "normalize/document/contents_match.h"
#include "normalize/values/text.h"
#include "normalize/values/title.h"

#include <string.h>

#define WINDOW 200u /* sections looked at in search of a similar one */
#define NUMBERED_TAIL 2u /* characters that titles of one number have to end in */
#define SHORTEST_TAIL 4u /* characters that titles without one have to end in */

typedef struct {
    const GkDisclosure *disclosure;
    const GkContentsLine *lines;
    guint n_lines;
    gint *found;
    gboolean *claimed; /* per section */
    gint *after, *before; /* per line: its section lies between these two */
    char **keys, **loose; /* of the sections */
    GHashTable *by_key, *by_loose; /* key → index of the first section with it, and one */
    guint *next_key, *next_loose; /* the next section with the same key, and one; 0: none */
} Finder;

/* --- keys --- */

static char *
loose_key(const Finder *finder, const char *title)
{
    const char *organization = finder->disclosure->organization.text;
    g_autofree char *name = organization ? gk_text_key_without_brackets(organization) : g_strdup("");
    g_autofree char *key = gk_title_key(title, name, FALSE);
    return gk_title_without_fillers(key);
}

static void
enter(GHashTable *table, guint *next, char **keys, guint index)
{
    next[index] = GPOINTER_TO_UINT(g_hash_table_lookup(table, keys[index]));
    g_hash_table_insert(table, keys[index], GUINT_TO_POINTER(index + 1));
}

static void
gather_keys(Finder *finder)
{
    guint n = finder->disclosure->n_sections;
    for (guint i = n; i-- > 0;) {
        const char *title = finder->disclosure->sections[i].title;
        finder->keys[i] = gk_text_key(title);
        finder->loose[i] = loose_key(finder, title);
        enter(finder->by_key, finder->next_key, finder->keys, i);
        enter(finder->by_loose, finder->next_loose, finder->loose, i);
    }
}

/* --- where the section may lie --- */

static void
find_bounds(Finder *finder)
{
    gint last = -1, first = (gint) finder->disclosure->n_sections;
    for (guint e = 0; e < finder->n_lines; e++) {
        finder->after[e] = last;
        last = MAX(last, finder->found[e]);
    }
    for (guint e = finder->n_lines; e-- > 0;) {
        finder->before[e] = first;
        if (finder->found[e] >= 0)
            first = MIN(first, finder->found[e]);
    }
}

static gboolean
lies_between(const Finder *finder, guint e, guint section)
{
    return !finder->claimed[section] && (gint) section > finder->after[e] && (gint) section < finder->before[e];
}

/* --- passes --- */

/* The first section of the key between the bounds; else, when `anywhere`, the first that no entry has. */
static gint
find_key(const Finder *finder, guint e, const char *key, GHashTable *table, const guint *next, gboolean anywhere)
{
    gint other = -1;
    guint steps = 0;
    for (guint at = GPOINTER_TO_UINT(g_hash_table_lookup(table, key)); at && steps < WINDOW; at = next[at - 1]) {
        steps++;
        if (lies_between(finder, e, at - 1))
            return (gint) at - 1;
        if (other < 0 && !finder->claimed[at - 1])
            other = (gint) at - 1;
    }
    return anywhere ? other : -1;
}

/* Characters that both end in. */
static guint
common_tail(const char *a, const char *b)
{
    const char *p = a + strlen(a), *q = b + strlen(b);
    guint length = 0;
    while (p > a && q > b) {
        p = g_utf8_prev_char(p);
        q = g_utf8_prev_char(q);
        if (g_utf8_get_char(p) != g_utf8_get_char(q))
            break;
        length++;
    }
    return length;
}

static gboolean
has_number(const GkSection *section, const GkHeadingNumber *number)
{
    GkHeadingNumber own;
    return section->level == number->level && gk_heading_number_parse(section->number, &own) &&
        own.value == number->value;
}

static gboolean
resembles(const Finder *finder, guint e, const char *key, guint section, gboolean by_number)
{
    const GkContentsLine *line = &finder->lines[e];
    const char *title = finder->keys[section];
    guint tail = common_tail(key, title);
    if (by_number)
        return line->numbered && has_number(&finder->disclosure->sections[section], &line->number) &&
            (tail >= NUMBERED_TAIL || gk_contents_same_title(key, title));
    return tail >= SHORTEST_TAIL && tail * 2 >= gk_text_length(key);
}

static gint
find_similar(const Finder *finder, guint e, const char *key, gboolean by_number)
{
    gint end = MIN(finder->before[e], finder->after[e] + 1 + (gint) WINDOW);
    for (gint i = finder->after[e] + 1; i < end; i++)
        if (!finder->claimed[i] && resembles(finder, e, key, (guint) i, by_number))
            return i;
    return -1;
}

static gint
find_in_pass(const Finder *finder, guint e, guint pass)
{
    const char *title = finder->lines[e].title;
    g_autofree char *key = pass == 1 ? loose_key(finder, title) : gk_text_key(title);
    if (*key == '\0' || (pass > 0 && finder->lines[e].exactly))
        return -1;
    if (pass == 0)
        return find_key(finder, e, key, finder->by_key, finder->next_key, TRUE);
    if (pass == 1)
        return find_key(finder, e, key, finder->by_loose, finder->next_loose, FALSE);
    return find_similar(finder, e, key, pass == 2);
}

/* In the first two passes the bounds of a line are those of the pass before, narrowed by what it has found itself. */
static void
run_pass(Finder *finder, guint pass)
{
    find_bounds(finder);
    gint last = -1;
    for (guint e = 0; e < finder->n_lines; e++) {
        if (finder->found[e] < 0) {
            finder->after[e] = MAX(finder->after[e], last);
            finder->found[e] = find_in_pass(finder, e, pass);
            if (finder->found[e] >= 0)
                finder->claimed[finder->found[e]] = TRUE;
        }
        last = MAX(last, finder->found[e]);
    }
}

gint *
gk_contents_find_sections(const GkDisclosure *disclosure, const GkContentsLine *lines, guint n)
{
    guint n_sections = disclosure->n_sections;
    g_auto(GStrv) keys = g_new0(char *, n_sections + 1), loose = g_new0(char *, n_sections + 1);
    g_autofree gboolean *claimed = g_new0(gboolean, n_sections + 1);
    g_autofree gint *after = g_new0(gint, n + 1), *before = g_new0(gint, n + 1);
    g_autofree guint *next_key = g_new0(guint, n_sections + 1), *next_loose = g_new0(guint, n_sections + 1);
    g_autoptr(GHashTable) by_key = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) by_loose = g_hash_table_new(g_str_hash, g_str_equal);
    gint *found = g_new(gint, n + 1);
    Finder finder = { disclosure, lines, n,      found,    claimed,  after,     before,
                      keys,       loose, by_key, by_loose, next_key, next_loose };
    memset(found, 0xff, sizeof *found * (n + 1));
    gather_keys(&finder);
    for (guint pass = 0; pass < 4; pass++)
        run_pass(&finder, pass);
    return found;
}
