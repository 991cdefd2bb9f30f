/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How much of a wrong reading the identities see.
 *
 * Every amount of the seed disclosure (data/seed-tables.json) is changed in each of
 * its digits, one at a time, and the whole document read anew; a change is seen
 * when a check fails that did not before. The other digit is taken from a fixed
 * sequence. The shares are measured over all pairs of an amount and one of its
 * digits, and over the amounts for their first, middle and last digit.
 *
 * GONGKAI_MUTATION=1 lists what is not seen; a name of the ground truth in
 * GONGKAI_MUTATION measures that document instead.
 */
#include "normalize/findings/checks.h"
#include "tests/support/document-builder.h"
#include "tests/support/mutation.h"

#include <string.h>

#define LEAST_SEEN 95u /* per cent */
#define LEAST_CAUGHT 98u /* per cent of wrong readings: a check fails, or the amount is no longer confirmed */

typedef struct {
    const char *json;
    GkDisclosure *disclosure;
    guint failures; /* without a change */
    GRand *random;
    gboolean verbose;
    guint tried, seen; /* pairs of amount and digit */
    guint amounts, first, middle, last; /* amounts whose first, middle, last digit's change is seen */
} Measure;

static guint
count_failures(const GkDisclosure *disclosure)
{
    guint failures = 0;
    for (guint i = 0; i < disclosure->n_checks; i++)
        failures += disclosure->checks[i].status == GK_CHECK_FAIL;
    return failures;
}

static gboolean
is_amount(const GkTableMeaning *meaning, guint cell)
{
    const GkCell *at = &meaning->table->cells[cell];
    GkRowKind kind = meaning->rows[at->row].kind;
    return kind != GK_ROW_HEADER && kind != GK_ROW_ORDINAL && meaning->columns[at->column].role == GK_COLUMN_AMOUNT &&
        meaning->values[cell].state == GK_VALUE_NUMBER && !gk_decimal_is_zero(meaning->values[cell].decimal);
}

/* The identities tried anew with the number `text` in a cell. The rest of the reading does not depend on it: every
 * tenth change is tried with the whole document read anew. */
static gboolean
fails_with(Measure *measure, guint table, guint cell, const char *text)
{
    GkTableMeaning *meaning = &measure->disclosure->tables[table];
    GkValue *value = (GkValue *) &meaning->values[cell], before = *value;
    g_autoptr(GString) plain = g_string_new(text);
    g_string_replace(plain, ",", "", 0);
    g_assert_true(gk_decimal_parse(plain->str, &value->decimal));
    if (value->has_yuan)
        gk_decimal_multiply(value->decimal, value->unit->factor, &value->yuan);
    gk_normalize_checks(measure->disclosure);
    gboolean fails = count_failures(measure->disclosure) > measure->failures;
    *value = before;
    return fails;
}

static gboolean
fails_when_read_with(const Measure *measure, guint table, guint cell, const char *text)
{
    GkDocument *document = gk_test_document_new(measure->json);
    document->tables[table].cells[cell].text = gk_arena_strdup(document->arena, text);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    return count_failures(disclosure) > measure->failures;
}

static void
tell(const Measure *measure, guint table, guint cell, const char *text)
{
    const GkTableMeaning *meaning = &measure->disclosure->tables[table];
    const GkCell *at = &meaning->table->cells[cell];
    g_test_message("not seen: table %u (%s), row %u, column %u: %s for %s", table + 1, meaning->kind, at->row,
                   at->column, text, at->text);
}

static gboolean
change_is_seen(Measure *measure, guint table, guint cell, const char *text, gsize at)
{
    g_autofree char *changed = g_strdup(text);
    gboolean leading = at == 0 || !g_ascii_isdigit(text[at - 1]);
    do
        changed[at] = (char) ('0' + g_rand_int_range(measure->random, leading ? 1 : 0, 10));
    while (changed[at] == text[at]);
    gboolean seen = fails_with(measure, table, cell, changed);
    if (measure->tried % 10 == 0 && measure->disclosure->document->n_tables < 20)
        g_assert_cmpint(fails_when_read_with(measure, table, cell, changed), ==, seen);
    measure->tried++;
    measure->seen += seen;
    if (!seen && measure->verbose)
        tell(measure, table, cell, changed);
    return seen;
}

static void
change_digits(Measure *measure, guint table, guint cell, const char *text)
{
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(gboolean));
    for (gsize at = 0; text[at]; at++)
        if (g_ascii_isdigit(text[at])) {
            gboolean is_seen = change_is_seen(measure, table, cell, text, at);
            g_array_append_val(seen, is_seen);
        }
    measure->amounts++;
    measure->first += g_array_index(seen, gboolean, 0);
    measure->middle += g_array_index(seen, gboolean, seen->len / 2);
    measure->last += g_array_index(seen, gboolean, seen->len - 1);
}

static void
measure_all(Measure *measure)
{
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(measure->json), NULL, NULL);
    measure->disclosure = disclosure;
    measure->failures = count_failures(disclosure);
    measure->random = g_rand_new_with_seed(20230310);
    for (guint t = 0; t < disclosure->document->n_tables; t++)
        for (guint i = 0; i < disclosure->tables[t].table->n_cells; i++)
            if (is_amount(&disclosure->tables[t], i))
                change_digits(measure, t, i, disclosure->tables[t].table->cells[i].text);
    g_rand_free(measure->random);
    g_test_message("of %u changes %u are seen; of %u amounts: first digit %u, middle %u, last %u", measure->tried,
                   measure->seen, measure->amounts, measure->first, measure->middle, measure->last);
}

static char *
read_json(const char *name)
{
    g_autofree char *shared = name ? gk_test_shared_folder() : NULL,
                    *file = g_strconcat(name ? name : "", ".json", NULL);
    g_autofree char *path = name ? g_build_filename(shared, "corpus", file, NULL)
                                 : g_test_build_filename(G_TEST_DIST, "data", "seed-tables.json", NULL);
    char *json = NULL;
    g_assert_true(g_file_get_contents(path, &json, NULL, NULL));
    return json;
}

static void
most_changes_in_the_seed_are_seen(void)
{
    const char *named = g_getenv("GONGKAI_MUTATION");
    g_autofree char *json = read_json(named && strlen(named) > 1 ? named : NULL);
    Measure measure = { .json = json, .verbose = named != NULL };
    measure_all(&measure);
    g_assert_cmpuint(measure.failures, ==, 0);
    g_assert_cmpuint(measure.amounts, >=, 120);
    g_assert_cmpuint(measure.seen * 100, >=, measure.tried * LEAST_SEEN);
    g_assert_cmpuint(measure.first * 100, >=, measure.amounts * LEAST_SEEN);
    g_assert_cmpuint(measure.middle * 100, >=, measure.amounts * LEAST_SEEN);
    g_assert_cmpuint(measure.last * 100, >=, measure.amounts * LEAST_SEEN);
}

/* Identities that fail where nothing was changed would be a wrong reading of structure. */
static void
ground_truth_has_no_failures(void)
{
    g_auto(GStrv) names = gk_test_corpus_names();
    if (!names) {
        g_test_skip("no ground truth beside the repository");
        return;
    }
    for (char **name = names; *name; name++) {
        g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_corpus(*name), NULL, NULL);
        g_test_message("%s: %u amounts, %u confirmed, %u in none", *name, disclosure->summary.amounts,
                       disclosure->summary.confirmed, disclosure->summary.uncovered);
        g_assert_cmpuint(count_failures(disclosure), ==, 0);
        g_assert_cmpuint(disclosure->summary.contradicted, ==, 0);
    }
}

/* --- wrong readings --- */

static void
expect_caught(const char *what, GkMutations counts)
{
    g_test_message("%s: of %u wrong readings %u are caught", what, counts.tried, counts.caught);
    g_assert_cmpuint(counts.tried, >, 0);
    g_assert_cmpuint(counts.caught * 100, >=, counts.tried * LEAST_CAUGHT);
}

static void
expect_all_caught(GkDisclosure *disclosure, guint most)
{
    GkMutator mutator = { disclosure, g_rand_new_with_seed(20230310), most, g_getenv("GONGKAI_MUTATION") != NULL };
    expect_caught("another digit", gk_mutate_digits(&mutator));
    expect_caught("in the column beside", gk_mutate_places(&mutator));
    /* Whole columns that change places leave every sum as it is: only other tables tell, and here few do. */
    g_assert_cmpuint(gk_mutate_columns(&mutator).caught, >, 0);
    g_rand_free(mutator.random);
}

static void
wrong_readings_of_the_seed_are_caught(void)
{
    g_autofree char *json = read_json(NULL);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    expect_all_caught(disclosure, G_MAXUINT);
}

static void
wrong_readings_of_a_fixture_are_caught(void)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "..", "fixtures", "browser.pdf", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) source = gk_page_source_open(path, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_document_new(source, NULL), NULL, NULL);
    expect_all_caught(disclosure, 150);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mutation/ground-truth", ground_truth_has_no_failures);
    g_test_add_func("/mutation/seed", most_changes_in_the_seed_are_seen);
    g_test_add_func("/mutation/caught/seed", wrong_readings_of_the_seed_are_caught);
    g_test_add_func("/mutation/caught/fixture", wrong_readings_of_a_fixture_are_caught);
    return g_test_run();
}
