/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Titles in the contents are seldom those of the body letter by letter:
 *
 *      contents  2018年度某某法院“三公”经费支出预算表     政府采购支出预算表
 *      body      九、2018年某某法院“三公”经费支出预算表    十二、某某法院政府采购预算表
 *
 * Three passes, each over the entries that are left: titles that are equal without
 * numbers, years and the organization's name; titles that are equal without the
 * words that every title may have or not (data/title-fillers.tsv); and titles that
 * differ in two characters at most and have the same distinctive words
 * (data/title-distinctions.tsv), so that 一般公共预算支出表 is not taken for the
 * 一般公共预算基本支出表. The last two give away only tables that no entry names.
 */
#include "normalize/contents_match.h"

#include "data/data.h"
#include "normalize/text.h"
#include "normalize/title.h"

#include <string.h>

#define LONGEST 64u /* characters of a key that are compared */
#define MOST_DIFFERENT 2u

typedef struct {
    const GkDocument *document;
    GRegex *years;
    char *common;
    char **keys, **loose; /* of the tables */
    gboolean *claimed;
} Matcher;

/* --- keys --- */

static void
cut_organizations(const Matcher *matcher, GString *key)
{
    if (*matcher->common)
        g_string_replace(key, matcher->common, "", 1);
    for (guint i = 0; i < matcher->document->n_tables; i++) {
        const char *name = matcher->document->tables[i].organization.text;
        if (!*name || (i && strcmp(name, matcher->document->tables[i - 1].organization.text) == 0))
            continue;
        g_autofree char *organization = gk_text_key(name);
        if (gk_text_length(organization) >= 4)
            g_string_replace(key, organization, "", 1);
    }
}

static char *
full_key(const Matcher *matcher, const char *title)
{
    g_autofree char *solid = gk_text_without_spaces(title);
    g_autofree char *undated = g_regex_replace_literal(matcher->years, solid, -1, 0, "", 0, NULL);
    GString *key = g_string_new(NULL);
    g_autofree char *plain = gk_title_key(undated ? undated : solid, "", TRUE);
    g_string_assign(key, plain);
    cut_organizations(matcher, key);
    return g_string_free(key, FALSE);
}

static char *
loose_key(const char *full)
{
    GString *key = g_string_new(full);
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-fillers.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), "filler") == 0 && strcmp(gk_data_field(&rows[i], 0), "收支") != 0)
            g_string_replace(key, gk_data_field(&rows[i], 0), "", 0);
    return g_string_free(key, FALSE);
}

/* --- comparing --- */

gboolean
gk_contents_same_title(const char *a, const char *b)
{
    gsize la = strlen(a), lb = strlen(b);
    if (!la || !lb)
        return FALSE;
    if (strcmp(a, b) == 0)
        return TRUE;
    const char *longer = la > lb ? a : b, *shorter = la > lb ? b : a;
    return strlen(shorter) * 4 >= strlen(longer) * 3 && strstr(longer, shorter) != NULL;
}

static gboolean
same_distinctions(const char *a, const char *b)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-distinctions.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (!strstr(a, gk_data_field(&rows[i], 0)) != !strstr(b, gk_data_field(&rows[i], 0)))
            return FALSE;
    return TRUE;
}

/* Characters to put in, leave out or replace to get from one key to the other; MOST_DIFFERENT + 1 for more. */
static guint
distance(const char *a, const char *b)
{
    glong la = 0, lb = 0;
    g_autofree gunichar *x = g_utf8_to_ucs4_fast(a, -1, &la), *y = g_utf8_to_ucs4_fast(b, -1, &lb);
    guint row[LONGEST + 1];
    if (la > (glong) LONGEST || lb > (glong) LONGEST || ABS(la - lb) > (glong) MOST_DIFFERENT)
        return MOST_DIFFERENT + 1;
    for (glong j = 0; j <= lb; j++)
        row[j] = (guint) j;
    for (glong i = 1; i <= la; i++) {
        guint diagonal = row[0];
        row[0] = (guint) i;
        for (glong j = 1; j <= lb; j++) {
            guint above = row[j], replaced = diagonal + (x[i - 1] != y[j - 1]);
            row[j] = MIN(MIN(above, row[j - 1]) + 1, replaced);
            diagonal = above;
        }
    }
    return row[lb];
}

/* --- passes --- */

static gint
find_same(const Matcher *matcher, const char *key)
{
    gint claimed = -1;
    for (guint i = 0; i < matcher->document->n_tables; i++)
        if (strcmp(key, matcher->keys[i]) == 0) {
            if (!matcher->claimed[i])
                return (gint) i;
            claimed = claimed < 0 ? (gint) i : claimed;
        }
    return claimed;
}

static gint
find_loose(const Matcher *matcher, const char *key, const char *loose)
{
    for (guint i = 0; i < matcher->document->n_tables; i++)
        if (!matcher->claimed[i] && same_distinctions(key, matcher->keys[i]) &&
            (gk_contents_same_title(key, matcher->keys[i]) || (*loose && strcmp(loose, matcher->loose[i]) == 0)))
            return (gint) i;
    return -1;
}

static gint
find_similar(const Matcher *matcher, const char *key)
{
    gint best = -1;
    guint least = MOST_DIFFERENT + 1;
    for (guint i = 0; i < matcher->document->n_tables; i++) {
        guint different =
            matcher->claimed[i] || gk_text_length(key) < 5 ? MOST_DIFFERENT + 1 : distance(key, matcher->keys[i]);
        if (different < least && same_distinctions(key, matcher->keys[i])) {
            least = different;
            best = (gint) i;
        }
    }
    return best;
}

static void
match_pass(Matcher *matcher, char **keys, guint n, guint pass, gint *found)
{
    for (guint e = 0; e < n; e++) {
        if (!keys[e] || found[e] >= 0 || !*keys[e])
            continue;
        g_autofree char *loose = pass == 1 ? loose_key(keys[e]) : NULL;
        found[e] = pass == 0 ? find_same(matcher, keys[e])
            : pass == 1      ? find_loose(matcher, keys[e], loose)
                             : find_similar(matcher, keys[e]);
        if (found[e] >= 0)
            matcher->claimed[found[e]] = TRUE;
    }
}

gint *
gk_contents_match(const GkDocument *document, const char *const *titles, guint n)
{
    g_autoptr(GRegex) years = g_regex_new("(?:19|20)[0-9]{2}年?度?", G_REGEX_DEFAULT, 0, NULL);
    guint n_tables = document->n_tables;
    g_autofree char *common = gk_title_common_start(document->tables, n_tables);
    g_auto(GStrv) table_keys = g_new0(char *, n_tables + 1), loose = g_new0(char *, n_tables + 1),
                  keys = g_new0(char *, n + 1);
    g_autofree gboolean *claimed = g_new0(gboolean, n_tables + 1);
    Matcher matcher = { document, years, common, table_keys, loose, claimed };
    gint *found = g_new(gint, n + 1);
    for (guint i = 0; i < n_tables; i++) {
        table_keys[i] = full_key(&matcher, document->tables[i].title.text);
        loose[i] = loose_key(table_keys[i]);
    }
    for (guint e = 0; e < n; e++) {
        keys[e] = titles[e] ? full_key(&matcher, titles[e]) : g_strdup("");
        found[e] = -1;
    }
    for (guint pass = 0; pass < 3; pass++)
        match_pass(&matcher, keys, n, pass, found);
    return found;
}
