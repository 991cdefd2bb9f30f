/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Titles in the contents are seldom those of the body letter by letter:
 *
 *      contents  2018年度某某法院“三公”经费支出预算表     政府采购支出预算表
 *      body      九、2018年某某法院“三公”经费支出预算表    十二、某某法院政府采购预算表
 *
 * Five passes, each over the entries that are left: titles that are equal without
 * numbers, years and the organization's name; titles that are equal without the
 * words that every title may have or not (data/title-fillers.tsv); titles that
 * differ in two characters at most and have the same distinctive words
 * (data/title-distinctions.tsv), so that 一般公共预算支出表 is not taken for the
 * 一般公共预算基本支出表; where contents and tables are numbered alike (表七 or
 * 7、 there, 表七 here), a table of that number whose title has most of the same
 * characters, or none; and the only table of the kind, scope, stage, breakdown and
 * year that the entry tells of. The last four give away only tables that no entry
 * names. Titles that are of two kinds are never taken for one another by the third
 * and fourth.
 */
#include "normalize/document/contents_match.h"

#include "data/data.h"
#include "layout/words/heading_number.h"
#include "normalize/tables/tables.h"
#include "normalize/values/particles.h"
#include "normalize/values/text.h"
#include "normalize/values/title.h"

#include <string.h>

#define LONGEST 64u /* characters of a key that are compared */
#define MOST_DIFFERENT 2u
#define PASSES 5u
#define MOST_ORGANIZATIONS 200u /* that are looked for in each title */

typedef struct {
    const GkDocument *document;
    const GkTableMeaning *meanings; /* of the tables */
    GRegex *years;
    char *common;
    GPtrArray *organizations; /* keys of those that tables name, each once, in their order */
    char **keys, **loose; /* of the tables */
    gboolean *claimed;
    const GkContentsPromise *promises;
    GkTitleMeaning *promised; /* what the entries' titles say */
} Matcher;

/* --- keys --- */

static void
cut_organizations(const Matcher *matcher, GString *key)
{
    if (*matcher->common)
        g_string_replace(key, matcher->common, "", 1);
    for (guint i = 0; i < matcher->organizations->len; i++)
        g_string_replace(key, g_ptr_array_index(matcher->organizations, i), "", 1);
}

static GPtrArray *
find_organizations(const GkDocument *document)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < document->n_tables && keys->len < MOST_ORGANIZATIONS; i++) {
        const char *name = document->tables[i].organization.text;
        if (!*name || !g_hash_table_add(known, (gpointer) name))
            continue;
        char *key = gk_text_key(name);
        if (gk_text_length(key) >= 4)
            g_ptr_array_add(keys, key);
        else
            g_free(key);
    }
    return keys;
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
        if (strcmp(gk_data_field(&rows[i], 1), "filler") == 0 && !*gk_data_field(&rows[i], 2))
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

/* --- kinds --- */

static gboolean
is_known(const char *kind)
{
    return kind && strcmp(kind, "other") != 0;
}

/* Both titles say what they are, and it is not the same. */
static gboolean
are_of_two_kinds(const Matcher *matcher, guint e, guint table)
{
    const GkTableMeaning *meaning = &matcher->meanings[table];
    const char *kind = matcher->promised[e].kind;
    return is_known(kind) && is_known(meaning->kind) && strcmp(meaning->kind_reasons[0], "title") == 0 &&
        strcmp(kind, meaning->kind) != 0;
}

/* The year that a title begins with or names first; "" without one. */
static char *
year_of(const Matcher *matcher, const char *title)
{
    g_autoptr(GMatchInfo) info = NULL;
    if (!g_regex_match(matcher->years, title, 0, &info))
        return g_strdup("");
    g_autofree char *year = g_match_info_fetch(info, 0);
    return g_strndup(year, 4);
}

static gboolean
may_agree(const char *a, const char *b)
{
    return !a || !b || !*a || !*b || strcmp(a, b) == 0;
}

/* Nothing that the entry says of its table contradicts what the table's own title says. */
static gboolean
is_of_kind(const Matcher *matcher, guint e, guint table)
{
    const GkTableMeaning *meaning = &matcher->meanings[table];
    const GkTitleMeaning *promised = &matcher->promised[e];
    if (!is_known(promised->kind) || strcmp(promised->kind, meaning->kind) != 0 ||
        !may_agree(promised->scope, meaning->scope) || !may_agree(promised->stage, meaning->stage) ||
        !may_agree(promised->breakdown, meaning->breakdown))
        return FALSE;
    g_autofree char *year = year_of(matcher, matcher->promises[e].title);
    g_autofree char *own = year_of(matcher, matcher->document->tables[table].title.text);
    return may_agree(year, own);
}

/* The only table that the entry may mean, if no other entry may mean it. */
static gint
find_of_kind(const Matcher *matcher, guint e, guint n, const gint *found)
{
    gint only = -1;
    if (!gk_title_names_table(matcher->promises[e].title))
        return -1;
    for (guint i = 0; i < matcher->document->n_tables; i++) {
        if (matcher->claimed[i] || !is_of_kind(matcher, e, i))
            continue;
        if (only >= 0)
            return -1;
        only = (gint) i;
    }
    for (guint other = 0; other < n && only >= 0; other++)
        if (other != e && found[other] < 0 && matcher->promises[other].title &&
            is_of_kind(matcher, other, (guint) only))
            return -1;
    return only;
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
find_similar(const Matcher *matcher, const char *key, guint e)
{
    gint best = -1;
    guint least = MOST_DIFFERENT + 1;
    for (guint i = 0; i < matcher->document->n_tables; i++) {
        guint different =
            matcher->claimed[i] || gk_text_length(key) < 5 ? MOST_DIFFERENT + 1 : distance(key, matcher->keys[i]);
        if (different < least && same_distinctions(key, matcher->keys[i]) && !are_of_two_kinds(matcher, e, i)) {
            least = different;
            best = (gint) i;
        }
    }
    return best;
}

/* The number at the end of 表27 or 表二十七; 0 for 公开03表, 表1-1 and what has none. */
static guint
plain_number(const char *number)
{
    const char *digits = number;
    guint value = 0;
    while (*digits && !gk_particle_at(digits, "table"))
        digits = g_utf8_next_char(digits);
    digits += gk_particle_at(digits, "table");
    if (!*digits)
        return 0;
    gsize length = strspn(digits, "0123456789");
    if (length > 0 && length < 5)
        value = (guint) g_ascii_strtoull(digits, NULL, 10);
    else
        length = gk_chinese_number(digits, &value);
    return digits[length] == '\0' ? value : 0;
}

/* The entry begins with the table's number: 表6-1 2026年…, 表七：2023年… */
static gboolean
begins_with_number(const char *title, const char *number)
{
    g_autofree char *solid = gk_text_without_spaces(title), *sought = gk_text_without_spaces(number);
    if (!*sought || !g_str_has_prefix(solid, sought))
        return FALSE;
    guint value;
    const char *rest = solid + strlen(sought);
    gboolean goes_on = *rest == '-' || gk_chinese_number(rest, &value) > 0;
    return !goes_on && (!g_ascii_isdigit(*rest) || g_str_has_prefix(rest, "20") || g_str_has_prefix(rest, "19"));
}

/* Most characters of the shorter key stand in the other, too. */
static gboolean
shares_characters(const char *a, const char *b)
{
    guint la = gk_text_length(a), lb = gk_text_length(b), shared = 0;
    const char *shorter = la < lb ? a : b, *longer = la < lb ? b : a;
    for (const char *p = shorter; *p; p = g_utf8_next_char(p))
        shared += g_utf8_strchr(longer, -1, g_utf8_get_char(p)) != NULL;
    return MIN(la, lb) > 3 && shared * 5 >= MIN(la, lb) * 4 && MAX(la, lb) <= 2 * MIN(la, lb);
}

/* The only table of the entry's number. */
static gint
find_numbered(const Matcher *matcher, const char *key, guint e)
{
    const GkContentsPromise *promise = &matcher->promises[e];
    gint found = -1;
    for (guint i = 0; i < matcher->document->n_tables; i++) {
        const GkTable *table = &matcher->document->tables[i];
        if (matcher->claimed[i] || !*table->number.text ||
            !(begins_with_number(promise->title, table->number.text) ||
              (promise->number && plain_number(table->number.text) == promise->number)))
            continue;
        if (*matcher->keys[i] && (!shares_characters(key, matcher->keys[i]) || are_of_two_kinds(matcher, e, i)))
            continue;
        if (found >= 0)
            return -1;
        found = (gint) i;
    }
    return found;
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
            : pass == 2      ? find_similar(matcher, keys[e], e)
            : pass == 3      ? find_numbered(matcher, keys[e], e)
                             : find_of_kind(matcher, e, n, found);
        if (found[e] >= 0)
            matcher->claimed[found[e]] = TRUE;
    }
}

/* What the titles of the entries say, in the light of what the tables are. */
static GkTitleMeaning *
read_promises(const GkDisclosure *disclosure, const GkContentsPromise *promises, guint n)
{
    GkTitleMeaning *said = g_new0(GkTitleMeaning, n + 1);
    gboolean government = FALSE, final = FALSE;
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        government |= gk_kind_is_of_government(disclosure->tables[i].kind);
        final |= g_str_has_prefix(disclosure->tables[i].kind, "final_");
    }
    for (guint e = 0; e < n; e++)
        if (promises[e].title)
            said[e] = gk_title_meaning(promises[e].title, government, final);
    return said;
}

gint *
gk_contents_match(const GkDisclosure *disclosure, const GkContentsPromise *promises, guint n)
{
    const GkDocument *document = disclosure->document;
    GRegex *years = gk_pattern_named("year");
    guint n_tables = document->n_tables;
    g_autofree char *common = gk_title_common_start(document->tables, n_tables);
    g_autoptr(GPtrArray) organizations = find_organizations(document);
    g_auto(GStrv) table_keys = g_new0(char *, n_tables + 1), loose = g_new0(char *, n_tables + 1),
                  keys = g_new0(char *, n + 1);
    g_autofree gboolean *claimed = g_new0(gboolean, n_tables + 1);
    g_autofree GkTitleMeaning *promised = read_promises(disclosure, promises, n);
    Matcher matcher = { document, disclosure->tables, years,   common, organizations, table_keys, loose,
                        claimed,  promises,           promised };
    gint *found = g_new(gint, n + 1);
    for (guint i = 0; i < n_tables; i++) {
        table_keys[i] = full_key(&matcher, document->tables[i].title.text);
        loose[i] = loose_key(table_keys[i]);
    }
    for (guint e = 0; e < n; e++) {
        keys[e] = promises[e].title ? full_key(&matcher, promises[e].title) : g_strdup("");
        found[e] = -1;
    }
    for (guint pass = 0; pass < PASSES; pass++)
        match_pass(&matcher, keys, n, pass, found);
    return found;
}
