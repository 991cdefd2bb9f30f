/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The years that a document covers, and the one it is of.
 *
 *     关于某市2024年预算执行情况和2025年预算草案的报告
 *             ^execution          ^budget: the fiscal year, for it is put to the vote
 *
 * What stands behind a year in the title, up to the next year, says what is told of it
 * (data/kind-words.tsv, axis stage). A final account is of the year whose account it is,
 * whatever else it tells. Without a title a government's book of tables goes by their
 * titles in the same way: those of the year before, those of the year that is voted on.
 * Else it is the year that titles and subtitles of tables, and then paragraphs, name most.
 */
#include "normalize/document/metadata.h"

#include "data/data.h"

#include <string.h>

#define FIRST 1900u
#define N_VOTES 200u

#define YEAR "年"
#define MOST_GLUED 3u /* digits of a table's number that may stand right before a year */

/* 民國114: the year of an era (data/kind-words.tsv, axis era, with the year before its first) whose number begins at
 * text[at]; 0: none. */
static guint
year_of_era(const char *text, gsize at)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("kind-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *era = gk_data_field(&rows[i], 0);
        gsize length = strlen(era);
        if (strcmp(gk_data_field(&rows[i], 1), "era") == 0 && at >= length && strncmp(text + at - length, era, length) == 0)
            return (guint) (g_ascii_strtoull(gk_data_field(&rows[i], 2), NULL, 10) +
                            g_ascii_strtoull(text + at, NULL, 10));
    }
    return 0;
}

/* The year whose number ends at text[end], at 年; 0: none. */
static guint
year_before(const char *text, gsize end)
{
    gsize digits = 0;
    while (digits < end && g_ascii_isdigit(text[end - digits - 1]))
        digits++;
    if (digits >= 1 && digits <= 3)
        return year_of_era(text, end - digits);
    guint year = digits >= 4 && digits <= 4 + MOST_GLUED ? (guint) g_ascii_strtoull(text + end - 4, NULL, 10) : 0;
    return year >= FIRST && year < FIRST + N_VOTES ? year : 0;
}

/* The next year in the text behind *from; *from is then behind its 年. */
static guint
next_year(const char *text, gsize *from)
{
    for (const char *sign = text + *from; (sign = strstr(sign, YEAR)); sign += strlen(YEAR)) {
        guint year = year_before(text, (gsize) (sign - text));
        if (!year)
            continue;
        *from = (gsize) (sign - text) + strlen(YEAR);
        return year;
    }
    return 0;
}

/* 2024-2025年: the year in front of that whose number ends at text[end]; 0: none. */
static guint
begin_of_range(const char *text, gsize end)
{
    static const char *const SIGNS[] = { "-", "—", "–", "~", "至", "、" };
    gsize at = end - 4;
    if (!g_ascii_isdigit(text[at]))
        return 0;
    for (guint i = 0; i < G_N_ELEMENTS(SIGNS); i++) {
        gsize length = strlen(SIGNS[i]);
        if (at >= length + 4 && strncmp(text + at - length, SIGNS[i], length) == 0 && g_ascii_isdigit(text[at - length - 1]))
            return year_before(text, at - length);
    }
    return 0;
}

static char *
with_digits(const char *text)
{
    g_autofree char *bare = gk_metadata_bare(text);
    return gk_metadata_with_digits(bare);
}

/* --- of titles --- */

typedef struct {
    GkYear year;
    guint titles; /* how many name it */
} Told;

static void
add_year(GkDisclosure *disclosure, GArray *told, guint number, const char *behind, const GkFact *source)
{
    const char *stage = gk_kind_word(behind, "stage");
    for (guint i = 0; i < told->len; i++) {
        Told *known = &g_array_index(told, Told, i);
        if (known->year.year != number)
            continue;
        known->titles++;
        known->year.stage = known->year.stage ? known->year.stage : stage;
        return;
    }
    Told new = { { number, *source, stage }, 1 };
    new.year.printed.text = gk_arena_printf(disclosure->arena, "%u", number);
    g_array_append_val(told, new);
}

static gint
by_year(gconstpointer a, gconstpointer b)
{
    const GkYear *first = a, *second = b;
    return first->year < second->year ? -1 : first->year > second->year;
}

/* 2024某市科学技术局: a year that stands alone in the title's first line. */
static guint
bare_year(const char *title)
{
    gboolean four = strspn(title, "0123456789") == 4;
    guint year = four ? (guint) g_ascii_strtoull(title, NULL, 10) : 0;
    return year >= 1949 && year <= 2099 ? year : 0;
}

/* All years of a title, each with the words behind it, up to the next. */
static void
add_years(GkDisclosure *disclosure, GArray *told, const GkFact *title)
{
    g_autofree char *digits = with_digits(title->text);
    gsize behind = 0;
    for (guint year = next_year(digits, &behind); year;) {
        gsize next = behind;
        guint other = next_year(digits, &next);
        g_autofree char *words = g_strndup(digits + behind, other ? next - behind : strlen(digits + behind));
        guint first = begin_of_range(digits, behind - strlen(YEAR));
        if (first)
            add_year(disclosure, told, first, words, title);
        add_year(disclosure, told, year, words, title);
        year = other;
        behind = next;
    }
    if (told->len == 0 && bare_year(digits))
        add_year(disclosure, told, bare_year(digits), digits, title);
}

/* Those that at least that many titles name. */
static void
set_years(GkDisclosure *disclosure, const GArray *told, guint least)
{
    GArray *years = g_array_new(FALSE, FALSE, sizeof(GkYear));
    for (guint i = 0; i < told->len; i++)
        if (g_array_index(told, Told, i).titles >= least)
            g_array_append_val(years, g_array_index(told, Told, i).year);
    g_array_sort(years, by_year);
    disclosure->years = gk_arena_take_array(disclosure->arena, years, &disclosure->n_years);
}

/* A government's book of tables: the years that one in four of the titles with a year names. */
static void
years_of_tables(GkDisclosure *disclosure, GArray *told)
{
    guint named = 0;
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        const GkText *title = &disclosure->document->tables[i].title;
        if (!strstr(title->text, YEAR))
            continue;
        GkFact source = gk_metadata_fact(disclosure, title->text, title);
        add_years(disclosure, told, &source);
        named++;
    }
    set_years(disclosure, told, MAX((named + 3) / 4, 1));
}

/* The last year with a final account, of a final account; else the last with a budget; else the last. */
static const GkYear *
fiscal_year(const GkDisclosure *disclosure)
{
    const GkYear *years = disclosure->years, *last = &years[disclosure->n_years - 1];
    const char *stage = gk_disclosure_kind_is_final(disclosure->kind) ? "final" : "budget";
    for (guint i = disclosure->n_years; i-- > 0;)
        if (g_strcmp0(years[i].stage, stage) == 0)
            return &years[i];
    return gk_disclosure_kind_is_final(disclosure->kind) ? &years[0] : last;
}

/* --- of all that is printed --- */

typedef struct {
    guint votes[N_VOTES];
    const GkText *source[N_VOTES];
} Votes;

static void
vote(Votes *votes, const GkText *text, guint weight)
{
    if (!strstr(text->text, YEAR))
        return;
    g_autofree char *digits = with_digits(text->text);
    gsize behind = 0;
    guint year = next_year(digits, &behind);
    if (year < FIRST || year >= FIRST + N_VOTES)
        return;
    votes->votes[year - FIRST] += weight;
    if (!votes->source[year - FIRST])
        votes->source[year - FIRST] = text;
}

static void
year_most_named(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    Votes votes = { 0 };
    for (guint i = 0; i < document->n_tables; i++) {
        vote(&votes, &document->tables[i].title, 20);
        vote(&votes, &document->tables[i].subtitle, 20);
    }
    for (guint i = 0; i < document->n_paragraphs; i++)
        vote(&votes, &document->paragraphs[i].text, 1);
    guint best = 0;
    for (guint i = 1; i < N_VOTES; i++)
        if (votes.votes[i] > votes.votes[best])
            best = i;
    if (!votes.votes[best])
        return;
    const GkText *source = votes.source[best];
    GkYear year = { best + FIRST, { gk_arena_printf(disclosure->arena, "%u", best + FIRST), 0, { 0, 0, 0, 0 } }, NULL };
    if (source->n_places) {
        year.printed.page = source->places[0].page;
        year.printed.box = source->places[0].box;
    }
    disclosure->fiscal_year = year.printed;
    disclosure->years = gk_arena_copy(disclosure->arena, &year, sizeof year);
    disclosure->n_years = 1;
}

void
gk_metadata_find_years(GkDisclosure *disclosure)
{
    g_autoptr(GArray) told = g_array_new(FALSE, FALSE, sizeof(Told));
    gboolean book =
        disclosure->kind == GK_KIND_GOVERNMENT_BUDGET || disclosure->kind == GK_KIND_GOVERNMENT_FINAL_ACCOUNT;
    if (disclosure->title.text)
        add_years(disclosure, told, &disclosure->title);
    set_years(disclosure, told, 1);
    if (disclosure->n_years == 0 && book)
        years_of_tables(disclosure, told);
    if (disclosure->n_years)
        disclosure->fiscal_year = fiscal_year(disclosure)->printed;
    else if (!gk_metadata_is_other(disclosure))
        year_most_named(disclosure);
}
