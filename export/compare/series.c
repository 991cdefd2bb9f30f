/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/compare/series.h"

#include <stdlib.h>
#include <string.h>

struct _GkSeries {
    GHashTable *years; /* link -> GkYearOf * */
    GPtrArray *list; /* the same, borrowed */
    GHashTable *documents; /* ids */
};

static void
source_free(gpointer data)
{
    GkYearSource *source = data;
    g_free(source->path);
    g_free(source->id);
    g_free(source);
}

static void
year_free(gpointer data)
{
    GkYearOf *year = data;
    g_free(year->who);
    g_ptr_array_unref(year->sources);
    g_free(year);
}

GkSeries *
gk_series_new(void)
{
    GkSeries *series = g_new0(GkSeries, 1);
    series->years = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, year_free);
    series->list = g_ptr_array_new();
    series->documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return series;
}

void
gk_series_free(GkSeries *series)
{
    if (!series)
        return;
    g_ptr_array_unref(series->list);
    g_hash_table_unref(series->years);
    g_hash_table_unref(series->documents);
    g_free(series);
}

gboolean
gk_link_parse(const char *link, char **who, gint *year)
{
    g_auto(GStrv) parts = g_strsplit(link ? link : "", " ", 3);
    if (g_strv_length(parts) != 3 || strspn(parts[1], "0123456789") != 4 || parts[1][4] || !*parts[2])
        return FALSE;
    *who = g_strdup_printf("%s %s", parts[0], parts[2]);
    *year = atoi(parts[1]);
    return TRUE;
}

gboolean
gk_series_add(GkSeries *series, const GkExportDocument *document, const char *path)
{
    const char *link = gk_read_text(gk_read_get(document->json, "disclosure"), "link");
    g_autofree char *who = NULL;
    gint number;
    if (!gk_link_parse(link, &who, &number))
        return FALSE;
    if (!g_hash_table_add(series->documents, g_strdup(document->id)))
        return TRUE;
    GkYearOf *year = g_hash_table_lookup(series->years, link);
    if (!year) {
        year = g_new0(GkYearOf, 1);
        year->who = g_steal_pointer(&who);
        year->year = number;
        year->sources = g_ptr_array_new_with_free_func(source_free);
        g_hash_table_insert(series->years, g_strdup(link), year);
        g_ptr_array_add(series->list, year);
    }
    GkYearSource *source = g_new0(GkYearSource, 1);
    source->path = g_strdup(path);
    source->id = g_strdup(document->id);
    g_ptr_array_add(year->sources, source);
    return TRUE;
}

static int
by_name_and_year(gconstpointer a, gconstpointer b)
{
    const GkYearOf *one = *(GkYearOf *const *) a, *other = *(GkYearOf *const *) b;
    int names = strcmp(one->who, other->who);
    return names ? names : one->year - other->year;
}

guint
gk_series_walk(GkSeries *series, GkSeriesVisitor each, gpointer data)
{
    GPtrArray *years = series->list;
    guint count = 0;
    g_ptr_array_sort(years, by_name_and_year);
    for (guint i = 1; i < years->len; i++) {
        const GkYearOf *earlier = years->pdata[i - 1], *later = years->pdata[i];
        if (strcmp(earlier->who, later->who) != 0)
            continue;
        each(earlier, later, data);
        count++;
    }
    return count;
}
