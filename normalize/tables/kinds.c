/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kinds of tables.
 *
 * In a government's document the words of the title say the kind (government_kinds.c).
 * In others it is matched with the patterns of data/table-kinds.tsv; the pattern
 * that matches the most characters wins, so that 财政拨款收支预算总表 is not taken
 * for a 收支预算总表. Whether a table is of a budget or of a final account is said
 * by its own title, or by most titles of the document. Where two kinds are left
 * equal, where the title is so short that anything could hide behind it (…支出表),
 * or where there is none, columns and rows decide (data/table-signs.tsv). The
 * number of a table is never asked: the order of the standard tables differs
 * between publishers and years.
 *
 * What speaks for the kind is recorded: "profile", "title", "columns", "rows".
 */
#include "normalize/tables/meaning.h"

#include "data/data.h"
#include "normalize/values/particles.h"
#include "normalize/values/text.h"
#include "normalize/values/title.h"

#include <string.h>

#define WEAK 4 /* a pattern of so few characters needs a second witness */
#define MOST_SIGNS 4000 /* cells looked at in search of words */

typedef enum { FAMILY_ANY, FAMILY_BUDGET, FAMILY_FINAL } Family;

/* Columns of data/table-kinds.tsv and data/table-signs.tsv. */
enum { KIND_KEY, KIND_FAMILY, KIND_PATTERN, KIND_WITHOUT };
enum { SIGN_KEY, SIGN_FAMILY, SIGN_WHERE, SIGN_WORDS, SIGN_WITHOUT };

/* What can be asked about a table, as keys. */
typedef struct {
    GkTableWork *work;
    char *title, *bracketed_title;
    char *columns, *rows, *cells;
    Family family;
    const char *government_kind; /* what the title is called in a government's own set; NULL: nothing */
    gboolean sure; /* ... and nowhere else */
    gboolean government; /* the document is a government's, or the title is sure */
} Evidence;

/* --- evidence --- */

static char *
join_columns(const GkTableWork *work)
{
    GString *text = g_string_new(NULL);
    const char *before = NULL;
    for (guint c = 0; c < work->table->column_count; c++)
        for (guint i = 0; i < work->meaning->columns[c].path_length; i++) {
            const char *label = work->meaning->columns[c].path[i];
            g_autofree char *key = gk_text_key(label);
            if (!before || strcmp(before, label) != 0)
                g_string_append_printf(text, "/%s", key);
            before = label;
        }
    return g_string_free(text, FALSE);
}

static char *
join_cells(const GkTableWork *work, gboolean first_only)
{
    GString *text = g_string_new(NULL);
    guint n = MIN(work->table->n_cells, MOST_SIGNS);
    for (guint i = 0; i < n; i++) {
        const GkCell *cell = &work->table->cells[i];
        GkColumnRole role = work->meaning->columns[cell->column].role;
        if (first_only && (cell->row < work->table->header_row_count || role != GK_COLUMN_LABEL))
            continue;
        g_autofree char *key = gk_text_key(cell->text);
        if (*key)
            g_string_append_printf(text, "/%s", key);
    }
    return g_string_free(text, FALSE);
}

/* The title, or the half of the budget that the table is, where that stands below it: 歳入歳出予算, 歳入. */
static const char *
own_title(const GkTable *table)
{
    g_autofree char *half = gk_title_key(table->subtitle.text, "", FALSE);
    return gk_particle_is(half, "half") ? table->subtitle.text : table->title.text;
}

/* The title with its brackets, also those that are printed in a line of their own. */
static char *
bracketed_title(const GkTable *table, const char *organization)
{
    const char *title = own_title(table);
    g_autofree char *whole =
        title == table->title.text ? g_strconcat(title, *title ? table->subtitle.text : "", NULL) : g_strdup(title);
    return gk_title_key(whole, organization, TRUE);
}

static Evidence
gather(GkTableWork *work, const char *common_start)
{
    g_autofree char *named = gk_text_key(work->table->organization.text);
    const char *organization = *named ? named : common_start;
    Evidence evidence = { .work = work,
                          .title = gk_title_key(own_title(work->table), organization, FALSE),
                          .bracketed_title = bracketed_title(work->table, organization),
                          .columns = join_columns(work),
                          .rows = join_cells(work, TRUE),
                          .cells = join_cells(work, FALSE) };
    evidence.government_kind = gk_government_kind(evidence.bracketed_title, &evidence.sure);
    return evidence;
}

static void
drop(Evidence *evidence)
{
    g_free(evidence->title);
    g_free(evidence->bracketed_title);
    g_free(evidence->columns);
    g_free(evidence->rows);
    g_free(evidence->cells);
}

/* --- families --- */

/* 预算 that is not part of a fund's name (一般公共预算). */
static gboolean
speaks_of_budget(const char *key)
{
    g_autofree char *text = gk_title_without_funds(key);
    return gk_particle_in(text, "budget");
}

static Family
family_of_text(const char *key)
{
    if (gk_particle_in(key, "final"))
        return FAMILY_FINAL;
    return speaks_of_budget(key) ? FAMILY_BUDGET : FAMILY_ANY;
}

static void
find_families(Evidence *evidence, guint n)
{
    guint final = 0, budget = 0;
    for (guint i = 0; i < n; i++) {
        evidence[i].family = family_of_text(evidence[i].bracketed_title);
        Family claimed = evidence[i].family ? evidence[i].family : family_of_text(evidence[i].columns);
        final += claimed == FAMILY_FINAL;
        budget += claimed == FAMILY_BUDGET;
    }
    for (guint i = 0; i < n; i++)
        if (evidence[i].family == FAMILY_ANY)
            evidence[i].family = final > budget ? FAMILY_FINAL : FAMILY_BUDGET;
}

static gboolean
fits_family(const char *name, Family family)
{
    return *name == 'a' || (*name == 'b') == (family == FAMILY_BUDGET);
}

/* --- signs --- */

static guint
sign_score(const Evidence *evidence, const GkDataRow *sign)
{
    const char *where = gk_data_field(sign, SIGN_WHERE);
    const char *text = *where == 'r'  ? evidence->rows
        : strcmp(where, "cells") == 0 ? evidence->cells
                                      : evidence->columns;
    if (!fits_family(gk_data_field(sign, SIGN_FAMILY), evidence->family) ||
        gk_pattern_any(gk_data_field(sign, SIGN_WITHOUT), text))
        return 0;
    return gk_pattern_match(gk_data_field(sign, SIGN_WORDS), text, NULL);
}

/* The best sign for `key`, or of all when NULL. */
static const GkDataRow *
best_sign(const Evidence *evidence, const char *key)
{
    guint n_rows, best_score = 0;
    const GkDataRow *rows = gk_data_rows("table-signs.tsv", &n_rows), *best = NULL;
    for (guint i = 0; i < n_rows; i++) {
        if (key ? strcmp(gk_data_field(&rows[i], SIGN_KEY), key) != 0
                : evidence->government && *gk_data_field(&rows[i], SIGN_FAMILY) != 'a')
            continue;
        guint score = sign_score(evidence, &rows[i]);
        if (score > best_score) {
            best_score = score;
            best = &rows[i];
        }
    }
    return best;
}

/* --- titles --- */

typedef struct {
    const GkDataRow *row;
    guint score;
    gboolean covered, signed_;
} Match;

/* TRUE when `a` is the better one. */
static gboolean
beats(const Match *a, const Match *b)
{
    if (a->score != b->score)
        return a->score > b->score;
    return a->signed_ && !b->signed_;
}

static Match
match_title(const Evidence *evidence, const char *title)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("table-kinds.tsv", &n_rows);
    Match best = { NULL };
    for (guint i = 0; i < n_rows; i++) {
        const char *pattern = gk_data_field(&rows[i], KIND_PATTERN);
        if (!fits_family(gk_data_field(&rows[i], KIND_FAMILY), evidence->family) ||
            gk_pattern_any(gk_data_field(&rows[i], KIND_WITHOUT), title))
            continue;
        Match match = { &rows[i], gk_pattern_match(pattern, title, NULL) };
        if (match.score == 0 || match.score < best.score)
            continue;
        match.covered = gk_pattern_covers(pattern, title);
        match.signed_ = best_sign(evidence, gk_data_field(&rows[i], KIND_KEY)) != NULL;
        if (match.score <= WEAK && !match.covered && !match.signed_)
            continue;
        if (!best.row || beats(&match, &best))
            best = match;
    }
    return best;
}

static void
set_kind(GkTableWork *work, const char *kind, const char *const *reasons, guint n_reasons)
{
    work->meaning->kind = kind;
    work->meaning->kind_reasons = gk_arena_copy(work->arena, reasons, n_reasons * sizeof *reasons);
    work->meaning->n_kind_reasons = n_reasons;
}

/* What brackets behind the title make of the kind: 支出总表（按经济分类） is not by function. NULL: nothing. */
static const char *
qualified_kind(const Evidence *evidence, const char *kind)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-qualifiers.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 0), kind) == 0 &&
            gk_pattern_any(gk_data_field(&rows[i], 1), evidence->bracketed_title))
            return gk_data_field(&rows[i], 2);
    return NULL;
}

/* NULL for what the list does not have. */
static const char *
find_by_title(const Evidence *evidence)
{
    if (evidence->government && evidence->government_kind)
        return evidence->government_kind;
    Match match = match_title(evidence, evidence->title);
    if (!match.row)
        match = match_title(evidence, evidence->bracketed_title);
    if (!match.row)
        return NULL;
    const char *kind = gk_data_field(match.row, KIND_KEY), *qualified = qualified_kind(evidence, kind);
    return qualified ? qualified : kind;
}

static void
find_kind(const Evidence *evidence)
{
    const char *reasons[3];
    guint n_reasons = 0;
    const char *kind = gk_profile_kind(evidence->work->profile, evidence->work->table->title.text);
    if (kind)
        reasons[n_reasons++] = "profile";
    else if ((kind = find_by_title(evidence)))
        reasons[n_reasons++] = "title";
    const GkDataRow *sign = best_sign(evidence, kind);
    if (!kind && !sign)
        return;
    if (!kind)
        kind = gk_data_field(sign, SIGN_KEY);
    if (sign)
        reasons[n_reasons++] = *gk_data_field(sign, SIGN_WHERE) == 'c' ? "columns" : "rows";
    set_kind(evidence->work, kind, reasons, n_reasons);
}

/* --- governments --- */

/* Words of titles in departments' sets alone. */
static gboolean
names_department(const char *title_key)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("title-fillers.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), "department") == 0 && strstr(title_key, gk_data_field(&rows[i], 0)))
            return TRUE;
    return FALSE;
}

/* Titles that only governments' tables have: at least two, or no others; and more than those that only a department's
 * have. */
static gboolean
is_government(const Evidence *evidence, guint n)
{
    guint sure = 0, titled = 0, departments = 0;
    for (guint i = 0; i < n; i++) {
        sure += evidence[i].sure;
        titled += *evidence[i].work->table->title.text != '\0';
        departments += !evidence[i].sure && names_department(evidence[i].bracketed_title);
    }
    return (sure >= 2 && sure > departments) || (sure && sure == titled);
}

static void
find_governments(Evidence *evidence, guint n)
{
    gboolean government = is_government(evidence, n);
    for (guint i = 0; i < n; i++)
        evidence[i].government = evidence[i].work->government = government || evidence[i].sure;
}

static void
set_attributes(const Evidence *evidence)
{
    GkTitleMeaning said;
    gk_attributes_find(evidence->bracketed_title, evidence->government, &said);
    evidence->work->meaning->scope = said.scope;
    evidence->work->meaning->stage = said.stage;
    evidence->work->meaning->breakdown = said.breakdown;
}

gboolean
gk_kind_is_of_government(const char *kind)
{
    return g_str_has_prefix(kind, "government_") && strcmp(kind, "government_fund") != 0 &&
        strcmp(kind, "government_fund_three_public") != 0;
}

GkTitleMeaning
gk_title_meaning(const char *title, gboolean government, gboolean final)
{
    GkTitleMeaning meaning = { NULL };
    Evidence evidence = { .title = gk_title_key(title, "", FALSE), .bracketed_title = gk_title_key(title, "", TRUE) };
    evidence.columns = g_strdup("");
    evidence.rows = g_strdup("");
    evidence.cells = g_strdup("");
    evidence.family = family_of_text(evidence.bracketed_title);
    if (evidence.family == FAMILY_ANY)
        evidence.family = final ? FAMILY_FINAL : FAMILY_BUDGET;
    evidence.government_kind = gk_government_kind(evidence.bracketed_title, &evidence.sure);
    evidence.government = government || evidence.sure;
    meaning.kind = find_by_title(&evidence);
    gk_attributes_find(evidence.bracketed_title, evidence.government, &meaning);
    drop(&evidence);
    return meaning;
}

void
gk_kinds_find(GkTableWork *works, guint n_works)
{
    if (n_works == 0)
        return;
    g_autofree char *common = gk_title_common_start(works[0].table, n_works);
    Evidence *evidence = g_new0(Evidence, n_works);
    for (guint i = 0; i < n_works; i++)
        evidence[i] = gather(&works[i], common);
    find_families(evidence, n_works);
    find_governments(evidence, n_works);
    for (guint i = 0; i < n_works; i++) {
        find_kind(&evidence[i]);
        set_attributes(&evidence[i]);
        drop(&evidence[i]);
    }
    g_free(evidence);
}
