/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sentence to cite a number by: the parts of data/cite-words.tsv, in their
 * order, each with the fact that it names. What is not known is left out.
 */
#include "export/cite/cite.h"

#include "data/data.h"
#include "data/decimal.h"

#include <string.h>

/* --- finding it --- */

static gboolean
is_named(const cJSON *item, const char *name)
{
    return g_strcmp0(gk_read_text(item, "id"), name) == 0 || g_strcmp0(gk_read_text(item, "anchor"), name) == 0;
}

const cJSON *
gk_cite_find(const GkExportDocument *document, const char *name, const GkExportTable **table)
{
    const cJSON *statement;
    for (guint i = 0; i < document->tables->len; i++) {
        *table = document->tables->pdata[i];
        for (guint j = 0; j < (*table)->cells->len; j++)
            if (is_named((*table)->cells->pdata[j], name))
                return (*table)->cells->pdata[j];
    }
    *table = NULL;
    cJSON_ArrayForEach(statement, gk_read_get(document->json, "statements"))
    {
        if (is_named(statement, name))
            return statement;
    }
    return NULL;
}

/* --- facts --- */

/* A column of the tidy amounts; NULL where it has nothing. The caller frees it. */
static char *
fact(const GkAmount *amount, const char *column)
{
    GString *out = g_string_new(NULL);
    if (gk_amount_column(column)->get(amount, out) && out->len)
        return g_string_free(out, FALSE);
    g_string_free(out, TRUE);
    return NULL;
}

/* "5", or "5–6" where it goes on. */
static char *
pages_of(const cJSON *item)
{
    gint first, last;
    if (!gk_read_pages(gk_read_get(item, "boxes"), &first, &last))
        return NULL;
    return last > first ? g_strdup_printf("%d–%d", first, last) : g_strdup_printf("%d", first);
}

/* The number as it is printed, on one line, with its unit where that does not stand in it. */
static char *
value_of(const GkAmount *amount)
{
    const char *text = gk_read_text(amount->item, amount->table ? "text" : "printed");
    g_autofree char *unit = fact(amount, "unit");
    if (!text || !*text)
        return NULL;
    return g_strconcat(text, unit && !g_str_has_suffix(text, unit) ? unit : NULL, NULL);
}

/* In 元, where it is printed in another unit. */
static char *
yuan_of(const GkAmount *amount)
{
    g_autofree char *yuan = fact(amount, "yuan"), *decimal = fact(amount, "decimal");
    GkDecimal whole, number;
    gboolean same = yuan && decimal && gk_decimal_parse(yuan, &whole) && gk_decimal_parse(decimal, &number) &&
        gk_decimal_compare(whole, number) == 0;
    return yuan && !same ? gk_decimal_grouped(yuan) : NULL;
}

static char *
year_of(const GkAmount *amount)
{
    char *year = fact(amount, "amount_year");
    return year || !amount->table ? year : fact(amount, "year");
}

static char *
row_of(const GkAmount *amount)
{
    char *row = fact(amount, "row_label_path");
    return row ? row : fact(amount, "row_label");
}

static char *
known(const char *text)
{
    return text && *text ? g_strdup(text) : NULL;
}

static char *
if_true(gboolean holds)
{
    return holds ? g_strdup("") : NULL;
}

/* By hand, where it was; else what its standing says. */
static char *
trust_of(const GkAmount *amount, const char *name)
{
    const cJSON *repair, *repairs = gk_read_get(amount->item, "repairs");
    const char *trust = gk_read_text(amount->item, "standing");
    cJSON_ArrayForEach(repair, repairs)
    {
        if (g_strcmp0(cJSON_GetStringValue(repair), "corrected") == 0)
            trust = "corrected";
    }
    return if_true(g_strcmp0(trust, name) == 0);
}

/* A fact by its name in the data; "" for one that only has to hold. NULL: not known. The caller frees it. */
static char *
fact_named(const GkAmount *amount, const char *name)
{
    static const char *const COLUMNS[][2] = { { "organization", "organization" }, { "table", "table_title" },
                                              { "column", "column_path" },        { "file", "file" } };
    const cJSON *json = amount->document->json;
    for (guint i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        if (strcmp(COLUMNS[i][0], name) == 0)
            return fact(amount, COLUMNS[i][1]);
    if (strcmp(name, "title") == 0)
        return known(gk_read_fact(gk_read_get(json, "disclosure"), "title"));
    if (strcmp(name, "number") == 0)
        return amount->table ? known(gk_read_text(amount->table->json, "number")) : NULL;
    if (strcmp(name, "sha256") == 0)
        return known(gk_read_text(gk_read_get(json, "source"), "sha256"));
    g_autofree char *value = value_of(amount);
    if (strcmp(name, "year") == 0)
        return year_of(amount);
    if (strcmp(name, "row") == 0)
        return row_of(amount);
    if (strcmp(name, "value") == 0)
        return g_steal_pointer(&value);
    if (strcmp(name, "yuan") == 0)
        return value ? yuan_of(amount) : NULL;
    if (strcmp(name, "page") == 0)
        return pages_of(amount->item);
    if (strcmp(name, "nothing") == 0)
        return if_true(!value);
    if (strcmp(name, "amount") == 0)
        return if_true(value && amount->value);
    return strcmp(name, "end") == 0 ? g_strdup("") : trust_of(amount, name);
}

/* --- the sentence --- */

char *
gk_cite_sentence(const GkExportDocument *document, const GkExportTable *table, const cJSON *item, GkCiteLanguage language)
{
    GString *out = g_string_new(NULL);
    GkAmount amount;
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("cite-words.tsv", &n_rows);
    gk_amount_init(&amount, document, table, item);
    for (guint i = 0; i < n_rows; i++) {
        g_autofree char *text = fact_named(&amount, gk_data_field(&rows[i], 0));
        const char *words = gk_data_field(&rows[i], language == GK_CITE_CHINESE ? 2 : 1), *at = strstr(words, "{}");
        if (text && at)
            g_string_append_printf(out, "%.*s%s%s", (int) (at - words), words, text, at + 2);
        else if (text)
            g_string_append(out, words);
    }
    return g_string_free(out, FALSE);
}
