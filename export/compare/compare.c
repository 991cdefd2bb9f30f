/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/compare/compare.h"

#include "data/data.h"

#include <stdlib.h>
#include <string.h>

const char *
gk_compared_name(GkComparedKind kind)
{
    static const char *const NAMES[GK_N_COMPARED] = { "told_differently", "changed", "appeared",
                                                      "vanished",         "told_alike", "same" };
    return NAMES[kind];
}

/* --- lines by their names --- */

/* What stands for lines that carry one name with different values. */
static const GkLine AMBIGUOUS;

static void
put_line(GHashTable *index, char *name, const GkLine *line)
{
    const GkLine *other = g_hash_table_lookup(index, name);
    if (!other || other == &AMBIGUOUS || gk_decimal_compare(other->value, line->value) == 0) {
        if (!other)
            g_hash_table_insert(index, g_steal_pointer(&name), (gpointer) line);
    } else {
        g_hash_table_insert(index, g_steal_pointer(&name), (gpointer) &AMBIGUOUS);
    }
    g_free(name);
}

static gboolean
is_cell(const GkLine *line)
{
    return line->amount.table != NULL;
}

/* The lines of tables that are of `year`, by name; by name and title those of names in `parted`. */
static GHashTable *
index_lines(const GkLines *lines, gint year, GHashTable *parted)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < lines->lines->len; i++) {
        const GkLine *line = lines->lines->pdata[i];
        gboolean longer = parted && g_hash_table_contains(parted, line->name);
        if (is_cell(line) && line->year == year)
            put_line(index, longer ? g_strconcat(line->name, "|", line->title, NULL) : g_strdup(line->name), line);
    }
    return index;
}

/* Names that stand for different values in one of two documents. */
static GHashTable *
names_to_part(const GkLines *a, gint year_a, const GkLines *b, gint year_b)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const GkLines *both[] = { a, b };
    const gint years[] = { year_a, year_b };
    for (guint i = 0; i < 2; i++) {
        g_autoptr(GHashTable) index = index_lines(both[i], years[i], NULL);
        GHashTableIter iter;
        gpointer name, line;
        g_hash_table_iter_init(&iter, index);
        while (g_hash_table_iter_next(&iter, &name, &line))
            if (line == &AMBIGUOUS)
                g_hash_table_add(names, g_strdup(name));
    }
    return names;
}

/* --- what comes of two lines --- */

static gboolean
is_within(GkDecimal difference, GkDecimal step)
{
    return gk_decimal_compare(gk_decimal_absolute(difference), step) <= 0;
}

/* Both are rounded: half a step of each, and half a step of what is told by a change. */
static GkDecimal
tolerance_of(const GkLine *earlier, const GkLine *later, gboolean implied)
{
    GkDecimal sum = GK_DECIMAL_ZERO, half = { 5, 1 };
    if (gk_decimal_add(earlier->step, later->step, &sum) && implied)
        gk_decimal_add(sum, later->step, &sum);
    return gk_decimal_multiply(sum, half, &sum) ? sum : GK_DECIMAL_ZERO;
}

static char *
percent_of(GkDecimal difference, GkDecimal base)
{
    static const GkDecimal HUNDRED = { 100, 0 };
    GkDecimal percent;
    if (gk_decimal_is_zero(base) || !gk_decimal_multiply(difference, HUNDRED, &percent) ||
        !gk_decimal_divide(percent, gk_decimal_absolute(base), 1, &percent))
        return NULL;
    return gk_decimal_to_string(percent);
}

static void
add_item(GkComparison *comparison, const GkCompared *what)
{
    GkCompared *item = g_memdup2(what, sizeof *what);
    const GkLine *one = item->later ? item->later : item->earlier;
    if (!item->earlier)
        item->difference = one->value;
    else if (!item->later)
        item->difference = gk_decimal_negate(one->value);
    else
        item->percent = percent_of(item->difference, item->earlier->value);
    comparison->counts[item->kind]++;
    g_ptr_array_add(comparison->items, item);
}

static void
add_pair(GkComparison *comparison, const GkLine *earlier, const GkLine *later, const GkDecimal *implied)
{
    GkCompared item = { .earlier = earlier, .later = later, .implied = implied != NULL };
    gboolean told = later->year == earlier->year || implied;
    item.told = implied ? *implied : later->value;
    if (earlier->money != later->money || !gk_decimal_subtract(item.told, earlier->value, &item.difference))
        return;
    GkDecimal tolerance = told ? tolerance_of(earlier, later, implied != NULL) : GK_DECIMAL_ZERO;
    gboolean alike = is_within(item.difference, tolerance);
    if (told)
        item.kind = alike ? GK_COMPARED_TOLD_ALIKE : GK_COMPARED_TOLD_DIFFERENTLY;
    else
        item.kind = alike ? GK_COMPARED_SAME : GK_COMPARED_CHANGED;
    add_item(comparison, &item);
}

/* --- year against year --- */

static void
count_ambiguous(GkComparison *comparison, const GHashTable *index)
{
    GHashTableIter iter;
    gpointer line;
    g_hash_table_iter_init(&iter, (GHashTable *) index);
    while (g_hash_table_iter_next(&iter, NULL, &line))
        comparison->ambiguous += line == &AMBIGUOUS;
}

/* --- rows that have moved --- */

/* Lines that found no partner, by the label of their row alone and the table and column they stand in. */
static GHashTable *
index_unmatched(GHashTable *own, GHashTable *other)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTableIter iter;
    gpointer name, data;
    g_hash_table_iter_init(&iter, own);
    while (g_hash_table_iter_next(&iter, &name, &data)) {
        const GkLine *line = data;
        gpointer taken = NULL;
        if (line == &AMBIGUOUS || !*line->own_name || g_hash_table_lookup(other, name))
            continue;
        g_autofree char *key = g_strconcat(line->own_name, "|", line->title, NULL);
        gboolean twice = g_hash_table_lookup_extended(index, key, NULL, &taken);
        g_hash_table_insert(index, g_steal_pointer(&key), twice ? (gpointer) &AMBIGUOUS : data);
    }
    return index;
}

/* A row that stands below another label than in the other year is the same row, where both years have one such row that
 * found no partner: under the one's name stands the other's line too. */
static void
match_moved(GHashTable *a, GHashTable *b)
{
    g_autoptr(GHashTable) from = index_unmatched(a, b), to = index_unmatched(b, a);
    g_autoptr(GHashTable) names = g_hash_table_new(g_direct_hash, g_direct_equal);
    GHashTableIter iter;
    gpointer name, line;
    g_hash_table_iter_init(&iter, b);
    while (g_hash_table_iter_next(&iter, &name, &line))
        g_hash_table_insert(names, line, name);
    g_hash_table_iter_init(&iter, from);
    while (g_hash_table_iter_next(&iter, &name, &line)) {
        const GkLine *partner = g_hash_table_lookup(to, name);
        if (line == &AMBIGUOUS || !partner || partner == &AMBIGUOUS)
            continue;
        const char *later_name = g_hash_table_lookup(names, partner);
        const GkLine *earlier = line;
        g_autofree char *earlier_name = g_strdup(earlier->name);
        g_hash_table_insert(a, g_strdup(later_name), line);
        g_hash_table_insert(b, g_steal_pointer(&earlier_name), (gpointer) partner);
    }
}

/* Every line of one index, in the order of the document; `later`: it is the later one's. */
static void
compare_index(GkComparison *comparison, const GkLines *lines, GHashTable *own, GHashTable *other, gboolean later)
{
    g_autoptr(GHashTable) names = g_hash_table_new(g_direct_hash, g_direct_equal);
    GHashTableIter iter;
    gpointer name, line;
    g_hash_table_iter_init(&iter, own);
    while (g_hash_table_iter_next(&iter, &name, &line))
        g_hash_table_insert(names, line, name);
    for (guint i = 0; i < lines->lines->len; i++) {
        const char *its = g_hash_table_lookup(names, lines->lines->pdata[i]);
        const GkLine *partner = its ? g_hash_table_lookup(other, its) : NULL;
        if (!its || partner == &AMBIGUOUS)
            continue;
        if (partner && later)
            add_pair(comparison, partner, lines->lines->pdata[i], NULL);
        else if (!partner)
            add_item(comparison, &(GkCompared) { .kind = later ? GK_COMPARED_APPEARED : GK_COMPARED_VANISHED,
                                                 .earlier = later ? NULL : lines->lines->pdata[i],
                                                 .later = later ? lines->lines->pdata[i] : NULL });
    }
}

static void
compare_years(GkComparison *comparison, const GkLines *earlier, const GkLines *later)
{
    g_autoptr(GHashTable) parted = names_to_part(earlier, earlier->year, later, later->year);
    g_autoptr(GHashTable) a = index_lines(earlier, earlier->year, parted);
    g_autoptr(GHashTable) b = index_lines(later, later->year, parted);
    match_moved(a, b);
    compare_index(comparison, later, b, a, TRUE);
    compare_index(comparison, earlier, a, b, FALSE);
    count_ambiguous(comparison, a);
    count_ambiguous(comparison, b);
}

/* --- last year's figure, as this year's document tells it --- */

/* `name` with the years in its labels told from a year that lies `by` years earlier. */
static char *
name_moved(const char *name, gint by)
{
    GString *moved = g_string_new(NULL);
    for (const char *p = name; *p; p++) {
        char *end;
        glong offset = *p == '{' ? strtol(p + 1, &end, 10) : 0;
        if (*p == '{' && *end == '}' && end > p + 1) {
            g_string_append_printf(moved, "{%ld}", offset + by);
            p = end;
        } else {
            g_string_append_c(moved, *p);
        }
    }
    return g_string_free(moved, FALSE);
}

static void
compare_columns(GkComparison *comparison, const GkLines *earlier, const GkLines *later)
{
    g_autoptr(GHashTable) parted = names_to_part(earlier, earlier->year, later, earlier->year);
    g_autoptr(GHashTable) own = index_lines(earlier, earlier->year, parted);
    g_autoptr(GHashTable) told = index_lines(later, earlier->year, parted);
    for (guint i = 0; i < later->lines->len; i++) {
        const GkLine *line = later->lines->pdata[i];
        if (!is_cell(line) || line->year != earlier->year)
            continue;
        g_autofree char *name = g_hash_table_contains(parted, line->name) ? g_strconcat(line->name, "|", line->title, NULL)
                                                                          : g_strdup(line->name);
        g_autofree char *moved = name_moved(name, later->year - earlier->year);
        const GkLine *partner = g_hash_table_lookup(own, moved);
        if (g_hash_table_lookup(told, name) == line && partner && partner != &AMBIGUOUS)
            add_pair(comparison, partner, line, NULL);
    }
}

/* --- last year's figure in sentences --- */

/* The lines of tables of the earlier year by what they are of, whatever table they stand in. */
static GHashTable *
index_topics(const GkLines *lines)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < lines->lines->len; i++) {
        const GkLine *line = lines->lines->pdata[i];
        if (is_cell(line) && line->year == lines->year && *line->topic)
            put_line(index, g_strdup(line->topic), line);
    }
    return index;
}

/* The measure of the figure that a change is told against; NULL where that is not of the earlier year. */
static char *
measure_of_base(const GkLine *line, const char *base, gint earlier_year)
{
    g_autofree char *own = gk_line_base_measure(gk_read_text(line->amount.dimensions, "measure"));
    g_autofree char *named = g_strdup_printf("%d年", earlier_year);
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("change-bases.tsv", &n_rows);
    for (guint i = 0; base && i < n_rows; i++) {
        const char *year = gk_data_field(&rows[i], 1), *measure = gk_data_field(&rows[i], 2);
        if (!strstr(base, gk_data_field(&rows[i], 0)))
            continue;
        gboolean previous = strcmp(year, "previous") == 0 || (strcmp(year, "named") == 0 && strstr(base, named));
        return previous ? g_strdup(strcmp(measure, "-") == 0 ? own : measure) : NULL;
    }
    return NULL;
}

/* The statement's amount less what it is said to have grown by. */
static gboolean
implied_figure(const GkLine *line, const cJSON *change, GkDecimal *figure)
{
    const char *direction = gk_read_text(change, "direction");
    const cJSON *amount = gk_read_get(change, "amount");
    const char *text = gk_read_text(amount, line->money ? "yuan" : "decimal");
    GkDecimal by;
    if (!direction || !text || !gk_decimal_parse(text, &by))
        return FALSE;
    if (strcmp(direction, "increase") == 0)
        return gk_decimal_subtract(line->value, by, figure);
    return strcmp(direction, "decrease") == 0 && gk_decimal_add(line->value, by, figure);
}

static char *
topic_with_measure(const char *topic, const char *measure)
{
    const char *end = strrchr(topic, '|');
    return end ? g_strdup_printf("%.*s%s", (int) (end + 1 - topic), topic, measure) : g_strdup("");
}

static void
compare_sentence(GkComparison *comparison, GHashTable *topics, const GkLine *line, gint earlier_year)
{
    const cJSON *change = gk_read_get(line->amount.item, "change");
    g_autofree char *measure = measure_of_base(line, gk_read_text(change, "base"), earlier_year);
    g_autofree char *topic = measure ? topic_with_measure(line->topic, measure) : NULL;
    const GkLine *partner = g_hash_table_lookup(topics, line->year == earlier_year ? line->topic : topic ? topic : "");
    GkDecimal figure;
    if (!partner || partner == &AMBIGUOUS)
        return;
    if (line->year == earlier_year)
        add_pair(comparison, partner, line, NULL);
    else if (topic && implied_figure(line, change, &figure))
        add_pair(comparison, partner, line, &figure);
}

static void
compare_sentences(GkComparison *comparison, const GkLines *earlier, const GkLines *later)
{
    g_autoptr(GHashTable) topics = index_topics(earlier);
    for (guint i = 0; i < later->lines->len; i++) {
        const GkLine *line = later->lines->pdata[i];
        if (!is_cell(line) && *line->topic)
            compare_sentence(comparison, topics, line, earlier->year);
    }
}

/* --- the whole --- */

static int
by_weight(gconstpointer a, gconstpointer b, gpointer nothing)
{
    const GkCompared *one = *(GkCompared *const *) a, *other = *(GkCompared *const *) b;
    if (one->kind != other->kind)
        return one->kind < other->kind ? -1 : 1;
    return gk_decimal_compare(gk_decimal_absolute(other->difference), gk_decimal_absolute(one->difference));
}

static void
item_free(gpointer data)
{
    GkCompared *item = data;
    g_free(item->percent);
    g_free(item);
}

/* The sort keeps the order of equals: that of the document. */
GkComparison *
gk_compare(const GkLines *earlier, const GkLines *later)
{
    GkComparison *comparison = g_new0(GkComparison, 1);
    comparison->items = g_ptr_array_new_with_free_func(item_free);
    compare_years(comparison, earlier, later);
    if (earlier->year && earlier->year < later->year) {
        compare_columns(comparison, earlier, later);
        compare_sentences(comparison, earlier, later);
    }
    g_ptr_array_sort_with_data(comparison->items, by_weight, NULL);
    return comparison;
}

void
gk_comparison_free(GkComparison *comparison)
{
    if (!comparison)
        return;
    g_ptr_array_unref(comparison->items);
    g_free(comparison);
}
