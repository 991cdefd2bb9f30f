/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/title.h"

#include "data/data.h"
#include "normalize/values/numbering.h"
#include "normalize/values/particles.h"
#include "normalize/values/text.h"

#include <string.h>

#define LONGEST_BARE_TITLE 32 /* characters */
#define FEWEST_TITLES 4 /* that have to begin alike */
#define SHORTEST_NAME 4 /* characters of what they begin with */

/* Cuts every occurrence of `word` out of `text`. */
static void
cut(GString *text, const char *word)
{
    if (*word)
        g_string_replace(text, word, "", 0);
}

static void
cut_digits_and_marks(GString *text)
{
    GString *kept = g_string_new(NULL);
    for (const char *p = text->str; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalpha(c))
            g_string_append_unichar(kept, c);
    }
    g_string_assign(text, kept->str);
    g_string_free(kept, TRUE);
}

/* 公共预算 that is not already 一般公共预算, too. */
static void
replace_synonyms(GString *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-synonyms.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        g_string_replace(text, gk_data_field(&rows[i], 0), gk_data_field(&rows[i], 1), 0);
}

/* A short title that leaves 表 out is one all the same: 部门收支总体情况 */
static void
end_with_table(GString *text)
{
    if (text->len && !gk_particle_in(text->str, "table") && gk_text_length(text->str) <= LONGEST_BARE_TITLE)
        g_string_append(text, gk_particle_word("table"));
}

char *
gk_title_key(const char *title, const char *organization, gboolean with_brackets)
{
    g_autofree char *solid = gk_text_without_spaces(title);
    const char *rest = gk_numbering_parse(solid).rest;
    g_autofree char *key = with_brackets ? gk_text_key(rest) : gk_text_key_without_brackets(rest);
    GString *text = g_string_new(key);
    cut(text, organization);
    cut_digits_and_marks(text);
    replace_synonyms(text);
    end_with_table(text);
    return g_string_free(text, FALSE);
}

static gsize
common_length(const char *a, const char *b)
{
    const char *p = a, *q = b;
    while (*p && g_utf8_get_char(p) == g_utf8_get_char(q)) {
        p = g_utf8_next_char(p);
        q = g_utf8_next_char(q);
    }
    return (gsize) (p - a);
}

static gboolean
ends_like_a_name(const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-fillers.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (*gk_data_field(&rows[i], 1) == 'o' && g_str_has_suffix(text, gk_data_field(&rows[i], 0)))
            return TRUE;
    return FALSE;
}

/* A fund's name begins before `end` and goes on behind it. */
static gboolean
cuts_fund(const char *title, gsize end)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-fillers.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0), *at = title;
        if (strcmp(gk_data_field(&rows[i], 1), "fund") != 0)
            continue;
        for (; (at = strstr(at, word)); at++)
            if ((gsize) (at - title) < end && (gsize) (at - title) + strlen(word) > end)
                return TRUE;
    }
    return FALSE;
}

/* The end of the last word in [0, end) that a name may end with, not inside a word of class `fund`; 0 for none. */
static gsize
end_of_name(const char *title, gsize end)
{
    while (end) {
        g_autofree char *start = g_strndup(title, end);
        if (ends_like_a_name(start) && !cuts_fund(title, end))
            return end;
        end = (gsize) (g_utf8_prev_char(title + end) - title);
    }
    return 0;
}

char *
gk_title_common_start(const GkTable *tables, guint n_tables)
{
    g_autofree char *common = NULL;
    gsize length = 0;
    guint titles = 0;
    for (guint i = 0; i < n_tables; i++) {
        g_autofree char *key = gk_title_key(tables[i].title.text, "", FALSE);
        if (*key == '\0')
            continue;
        length = titles++ ? MIN(length, common_length(common, key)) : strlen(key);
        if (!common)
            common = g_steal_pointer(&key);
    }
    if (titles < FEWEST_TITLES)
        return g_strdup("");
    common[end_of_name(common, length)] = '\0';
    return gk_text_length(common) >= SHORTEST_NAME ? g_steal_pointer(&common) : g_strdup("");
}

/* --- patterns --- */

/* The earliest place of one of the alternatives at or behind `from`, the longest where two begin there. They end with
 * the text, or with a blank. */
static const char *
find_alternative(const char *alternatives, const char *from, gsize *length)
{
    const gsize room = strlen(from);
    const char *best = NULL;
    for (const char *word = alternatives; word;) {
        gsize n = strcspn(word, "| ");
        const char *at = n ? memmem(from, room, word, n) : NULL;
        if (at && (!best || at < best || (at == best && n > *length))) {
            best = at;
            *length = n;
        }
        word = word[n] == '|' ? word + n + 1 : NULL;
    }
    return best;
}

/* The words behind the next blank; NULL behind the last. */
static const char *
next_words(const char *words)
{
    const char *blank = strchr(words, ' ');
    return blank ? blank + 1 : NULL;
}

gboolean
gk_pattern_has_all(const char *pattern, const char *key)
{
    gsize length = 0;
    for (const char *words = pattern; words; words = next_words(words))
        if (!find_alternative(words, key, &length))
            return FALSE;
    return TRUE;
}

guint
gk_pattern_match(const char *pattern, const char *key, guint *start)
{
    const char *from = key;
    guint score = 0;
    for (const char *words = *pattern ? pattern : NULL; words; words = next_words(words)) {
        gsize length = 0;
        const char *at = find_alternative(words, from, &length);
        if (!at)
            return 0;
        if (words == pattern && start)
            *start = (guint) (at - key);
        score += (guint) g_utf8_strlen(at, (gssize) length);
        from = at + length;
    }
    return score;
}

gboolean
gk_pattern_any(const char *words, const char *key)
{
    gsize length = 0;
    return *words && find_alternative(words, key, &length) != NULL;
}

static void
cut_fillers(GString *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-fillers.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), "filler") == 0)
            cut(text, gk_data_field(&rows[i], 0));
}

char *
gk_title_without_fillers(const char *key)
{
    GString *text = g_string_new(key);
    cut_fillers(text);
    return g_string_free(text, FALSE);
}

char *
gk_title_without_funds(const char *key)
{
    GString *text = g_string_new(key);
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-fillers.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), "fund_budget") == 0)
            cut(text, gk_data_field(&rows[i], 0));
    return g_string_free(text, FALSE);
}

/* Words that tell one table of the standard set from another. */
static gboolean
has_distinction(const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-distinctions.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strstr(text, gk_data_field(&rows[i], 0)))
            return TRUE;
    return FALSE;
}

gboolean
gk_title_names_table(const char *title)
{
    g_autofree char *solid = gk_text_without_spaces(title), *key = gk_title_key(solid, "", FALSE);
    g_autofree char *bare = gk_text_key_without_brackets(solid);
    if (!gk_particle_before(bare, "table"))
        return FALSE;
    if (has_distinction(key))
        return TRUE;
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-fillers.tsv", &n_rows);
    GString *text = g_string_new(key);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), "collective") == 0)
            cut(text, gk_data_field(&rows[i], 0));
    cut_fillers(text);
    gboolean names = text->len > 0 && !ends_like_a_name(text->str);
    g_string_free(text, TRUE);
    return names;
}

gboolean
gk_pattern_covers(const char *pattern, const char *key)
{
    GString *before = g_string_new(NULL), *rest = g_string_new(NULL);
    const char *from = key;
    for (const char *words = *pattern ? pattern : NULL; words; words = next_words(words)) {
        gsize length = 0;
        const char *at = find_alternative(words, from, &length);
        if (!at)
            break;
        g_string_append_len(words == pattern ? before : rest, from, at - from);
        from = at + length;
    }
    g_string_append(rest, from);
    cut_fillers(rest);
    gboolean named = ends_like_a_name(before->str);
    cut_fillers(before);
    gboolean covers = rest->len == 0 && (named || before->len == 0);
    g_string_free(before, TRUE);
    g_string_free(rest, TRUE);
    return covers;
}
