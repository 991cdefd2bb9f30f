/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Units in text.
 *
 *   list     = item { 、 item }       单位：万元、人、%
 *   item     = [currency] unit [(currency)] | measure | unit / measure (a price: 元/平方米)
 *   label    = words (list) | words / item
 *   sentence = [注：本表金额] 单位 为 list | 以 list 为 [金额] 单位
 *
 * The units of money with their factors and currencies stand in data/units.tsv, the names of currencies in
 * currencies.tsv, everything else that is counted in measures.tsv. Two units of money that differ in factor or currency
 * are a conflict, never a choice.
 *
 * A sentence is believed only where nothing but 本表, 金额 and the like stands before 单位: 注：人均支出的单位为元 says
 * nothing of the table.
 */
#include "normalize/values/unit_text.h"

#include "data/data.h"
#include "normalize/values/particles.h"
#include "normalize/values/text.h"

#include <string.h>

static gboolean
read_row(const GkDataRow *row, GkUnit *unit)
{
    const char *currency = gk_data_field(row, 2);
    *unit = (GkUnit) { gk_data_field(row, 0), TRUE, GK_DECIMAL_ZERO, *currency == '?' ? NULL : currency };
    return gk_decimal_parse(gk_data_field(row, 1), &unit->factor);
}

/* The currency whose name (人民币, RMB) `key` begins with; *length is the name's, bytes. */
static const char *
currency_name(const char *key, gsize *length)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("currencies.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0);
        *length = strlen(word);
        if (*gk_data_field(&rows[i], 2) == 'n' && g_ascii_strncasecmp(key, word, *length) == 0)
            return gk_data_field(&rows[i], 1);
    }
    return NULL;
}

const char *
gk_currency_sign(const char *text, gsize *length)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("currencies.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *sign = gk_data_field(&rows[i], 0);
        *length = strlen(sign);
        if (*gk_data_field(&rows[i], 2) == 's' && strncmp(text, sign, *length) == 0)
            return gk_data_field(&rows[i], 1);
    }
    return NULL;
}

gboolean
gk_currency_agrees(const char *sign, const char *currency)
{
    static const char *const DOLLARS[] = { "USD", "HKD", "TWD", "MOP", "AUD", "CAD", NULL };
    if (!currency || strcmp(sign, currency) == 0)
        return TRUE;
    if (strcmp(sign, "CNY") == 0)
        return strcmp(currency, "JPY") == 0;
    return strcmp(sign, "USD") == 0 && g_strv_contains(DOLLARS, currency);
}

/* Plain 元 is of the currency that is named with it. */
static gboolean
takes_name(const GkUnit *unit)
{
    return !unit->currency || strcmp(unit->currency, "CNY") == 0;
}

gboolean
gk_unit_of_word(const char *key, GkUnit *unit)
{
    const GkDataRow *row = gk_data_find("units.tsv", key);
    if (row)
        return read_row(row, unit);
    gsize length;
    const char *currency = currency_name(key, &length);
    row = currency ? gk_data_find("units.tsv", key + length) : NULL;
    if (!row || !read_row(row, unit) || !takes_name(unit))
        return FALSE;
    unit->text = g_intern_string(key);
    unit->currency = currency;
    return TRUE;
}

static gboolean
is_measure(const char *word, const char **name)
{
    const GkDataRow *row = gk_data_find("measures.tsv", word);
    *name = row ? gk_data_field(row, 0) : NULL;
    return row && *gk_data_field(row, 1);
}

/* --- lists --- */

typedef struct {
    GkUnit unit; /* the first one of money */
    gboolean found, conflict;
    const char *measure; /* the first other one */
    const char *currency; /* named alone: 元(人民币) */
} List;

static void
take_unit(List *list, const GkUnit *unit)
{
    if (!list->found)
        list->unit = *unit;
    else if (gk_decimal_compare(list->unit.factor, unit->factor) != 0 ||
             g_strcmp0(list->unit.currency, unit->currency) != 0)
        list->conflict = TRUE;
    list->found = TRUE;
}

/* 万元, 万元/年 (a price is money, too), 千元/元 (two units), 辆, 人民币. */
static void
take_word(List *list, const char *word)
{
    GkUnit unit;
    gsize length;
    const char *measure, *slash = strchr(word, '/');
    g_autofree char *head = g_strndup(word, slash ? (gsize) (slash - word) : strlen(word));
    if (gk_unit_of_word(head, &unit)) {
        take_unit(list, &unit);
        if (slash && gk_unit_of_word(slash + 1, &unit))
            take_unit(list, &unit);
    } else if (is_measure(word, &measure)) {
        list->measure = list->measure ? list->measure : measure;
    } else {
        const char *currency = currency_name(word, &length);
        if (currency && word[length] == '\0')
            list->currency = currency;
    }
}

/* Behind the last colon, so that 单位： and 金额单位： are gone. */
static const char *
behind_colon(const char *key)
{
    const char *colon = strrchr(key, ':');
    return colon ? colon + 1 : key;
}

static GkUnitFound
finish(List *list, GkUnit *unit)
{
    if (list->conflict)
        return GK_UNIT_CONFLICT;
    if (!list->found) {
        if (list->measure)
            *unit = (GkUnit) { list->measure, FALSE, GK_DECIMAL_ZERO, NULL };
        return list->measure ? GK_UNIT_OTHER : GK_UNIT_NONE;
    }
    if (list->currency && takes_name(&list->unit))
        list->unit.currency = list->currency;
    *unit = list->unit;
    return GK_UNIT_ONE;
}

GkUnitFound
gk_unit_parse(const char *text, GkUnit *unit)
{
    g_autofree char *key = gk_text_key(text);
    GString *words = g_string_new(behind_colon(key));
    static const char *const JOINTS[] = { "、", ",", ";", "(", ")", "[", "]" };
    for (guint i = 0; i < G_N_ELEMENTS(JOINTS); i++)
        g_string_replace(words, JOINTS[i], " ", 0);
    for (char *p = words->str; *p; p = g_utf8_next_char(p))
        memset(p, ' ', gk_particle_at(p, "unit_joint"));
    g_auto(GStrv) list = g_strsplit(words->str, " ", -1);
    g_string_free(words, TRUE);
    List found = { 0 };
    for (char **word = list; *word; word++)
        take_word(&found, *word);
    return finish(&found, unit);
}

GkUnitFound
gk_unit_in_label(const char *label, GkUnit *unit)
{
    g_autofree char *key = gk_text_key(label);
    if (gk_unit_of_word(key, unit))
        return GK_UNIT_ONE;
    char *open = strrchr(key, '('), *close = open ? strchr(open, ')') : NULL;
    if (close) {
        *close = '\0';
        return gk_unit_parse(open + 1, unit);
    }
    const char *slash = strrchr(key, '/');
    return slash && gk_unit_of_word(slash + 1, unit) ? GK_UNIT_ONE : GK_UNIT_NONE;
}

/* --- sentences --- */

/* The first 单位 of the key, NULL for none; *after is behind it. */
static const char *
find_said(const char *key, const char **after)
{
    for (const char *p = key; *p; p = g_utf8_next_char(p)) {
        gsize length = gk_particle_at(p, "unit");
        *after = p + length;
        if (length)
            return p;
    }
    *after = NULL;
    return NULL;
}

/* What stands before 单位 in its clause is about the table: nothing, 注：, 本表金额. */
static gboolean
is_about_the_table(const char *key, const char *end)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("caption-words.tsv", &n_rows);
    while (end > key) {
        const char *before = end;
        for (guint i = 0; i < n_rows && end == before; i++) {
            const char *word = gk_data_field(&rows[i], 0);
            gsize length = strlen(word);
            if (strcmp(gk_data_field(&rows[i], 1), "unit_head") == 0 && (gsize) (end - key) >= length &&
                memcmp(end - length, word, length) == 0)
                end -= length;
        }
        if (end == before)
            return strchr(".,:;()*1234567890", end[-1]) ||
                (end - key >= 3 && (memcmp(end - 3, "。", 3) == 0 || memcmp(end - 3, "、", 3) == 0));
    }
    return TRUE;
}

/* 为万元, ：万元, 均为人民币万元。 */
static GkUnitFound
said_after(const char *after, GkUnit *unit)
{
    after += *after == ':';
    for (gsize verb; (verb = gk_particle_at(after, "unit_verb"));)
        after += verb;
    const char *stop = strpbrk(after, ",;)");
    const char *full = strstr(after, "。");
    if (full && (!stop || full < stop))
        stop = full;
    g_autofree char *said = g_strndup(after, stop ? (gsize) (stop - after) : strlen(after));
    return gk_unit_parse(said, unit);
}

/* 以万元为单位, 以千元为金额单位. */
static GkUnitFound
said_before(const char *key, const char *at, GkUnit *unit)
{
    g_autofree char *clause = g_strndup(key, (gsize) (at - key));
    gsize closing = gk_particle_before(clause, "unit_closing");
    clause[strlen(clause) - closing] = '\0';
    for (const char *p = clause + strlen(clause); closing && p > clause;) {
        p = g_utf8_prev_char(p);
        gsize opening = gk_particle_at(p, "unit_opening");
        if (opening)
            return gk_unit_parse(p + opening, unit);
    }
    return GK_UNIT_NONE;
}

GkUnitFound
gk_unit_in_sentence(const char *text, GkUnit *unit)
{
    g_autofree char *key = gk_text_key(text);
    const char *after, *at = find_said(key, &after);
    if (!at)
        return GK_UNIT_NONE;
    GkUnitFound found = said_before(key, at, unit);
    return found != GK_UNIT_NONE || !is_about_the_table(key, at) ? found : said_after(after, unit);
}

gboolean
gk_unit_is_announced(const char *text)
{
    g_autofree char *key = gk_text_key(text);
    const char *colon = strchr(key, ':');
    if (!colon)
        return FALSE;
    g_autofree char *head = g_strndup(key, (gsize) (colon - key));
    return gk_particle_before(head, "unit") > 0;
}
