/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the path of a column says.
 *
 *   2026年预算 / 比2025年执行数增减 / %        year 2026, change_percent
 *   支出 / 一般公共预算财政拨款                 the side of expenditure, fund general
 *   “三公”经费 / 公务用车购置及运行费 / 小计      three_public.vehicles
 *
 * What relates two amounts (增长%, 完成预算%) is read in the path as a whole, since header cells part such words; what is said
 * of one amount (预算数, its year, its fund) is read in one label, the lowest first.
 */
#include "normalize/dimensions/frame.h"

#include "normalize/dimensions/years.h"
#include "normalize/values/text.h"

#include <string.h>

/* The lowest label that says something about `dimension`. */
static const char *
find_in_labels(const GkFrame *frame, const char *dimension, char *const *keys, guint n)
{
    for (guint i = n; i-- > 0;) {
        const char *value = gk_vocabulary_find(frame->vocabulary, dimension, GK_WHERE_LABEL, keys[i]);
        if (value)
            return value;
    }
    return NULL;
}

static guint
side_of_path(const GkFrame *frame, char *const *keys, guint n)
{
    for (guint i = 0; i < n; i++) {
        const char *value = gk_vocabulary_find(frame->vocabulary, "side", GK_WHERE_HEADER, keys[i]);
        if (value)
            return *value == 'i' ? GK_SIDES_OF_INCOME : GK_SIDES_OF_EXPENDITURE;
    }
    return 0;
}

static void
find_year(GkColumnSays *says, char *const *keys, guint n)
{
    for (guint i = n; i-- > 0 && !says->year && !says->previous;) {
        GkYearSaid said = gk_year_in_label(keys[i]);
        says->year = said.year;
        says->previous = said.previous;
    }
}

/* A sum of rows or halves names no column: it is the row that says of what. */
static gboolean
names_whole(const char *concept)
{
    return *concept == '@' || strcmp(concept, "insurance.income") == 0 || strcmp(concept, "insurance.expenditure") == 0 ||
        strcmp(concept, "income.total") == 0 || strcmp(concept, "expenditure.total") == 0 ||
        g_str_has_suffix(concept, ".current_year");
}

/* 新增债务限额 / 一般债务限额, 2026年初债务余额 / 一般债务余额: what a label above says of those below. */
static gboolean
is_narrower(const char *above, const char *below)
{
    return g_str_has_prefix(above, "carryover.") ||
        (strcmp(above, "debt.limit_new") == 0 && strcmp(below, "debt.limit") == 0) ||
        (strcmp(above, "debt.balance_opening") == 0 && strcmp(below, "debt.balance") == 0);
}

/* The lowest label that names something; what is carried over is named above its funds (上年结转 / 一般公共预算). */
static void
find_concept(const GkFrame *frame, const GkColumn *column, GkColumnSays *says)
{
    guint both = frame->kind.sides & says->sides, sides = both ? both : frame->kind.sides;
    for (guint i = column->path_length; i-- > 0;) {
        g_autofree char *key = gk_concept_key(column->path[i]);
        const char *concept = gk_vocabulary_concept(frame->vocabulary, sides, key);
        says->unknown &= !concept || i + 1 < column->path_length;
        if (concept && !names_whole(concept) && (!says->concept || is_narrower(concept, says->concept)))
            says->concept = concept;
    }
}

/* 还本资金安排 / 再融资债券: below what is repaid, what it is repaid from. */
static void
find_repaid(const GkFrame *frame, const GkColumn *column, GkColumnSays *says)
{
    gboolean repaid = FALSE;
    for (guint i = 0; i + 1 < column->path_length && (frame->kind.sides & GK_SIDE_DEBT); i++) {
        g_autofree char *key = gk_concept_key(column->path[i]);
        const char *above = gk_vocabulary_concept(frame->vocabulary, GK_SIDE_DEBT, key);
        repaid |= above && g_str_has_prefix(above, "debt.repaid");
    }
    if (!repaid)
        return;
    g_autofree char *key = gk_concept_key(column->path[column->path_length - 1]);
    const char *concept = gk_vocabulary_concept(frame->vocabulary, GK_SIDE_REPAID, key);
    if (concept)
        says->concept = concept;
}

/* A label of which one knows what it says, though it may name nothing: a measure, whose it is, a sum. */
static gboolean
is_understood(const GkFrame *frame, const char *label, const char *plain)
{
    static const char *const OTHERS[] = { "measure", "fund", "scope" };
    g_autofree char *key = gk_concept_key(label);
    for (guint i = 0; i < G_N_ELEMENTS(OTHERS); i++)
        if (gk_vocabulary_find(frame->vocabulary, OTHERS[i], GK_WHERE_LABEL, plain))
            return TRUE;
    return *key == '\0' || gk_vocabulary_find(frame->vocabulary, "sum", GK_WHERE_WHOLE, key) ||
        gk_vocabulary_find(frame->vocabulary, "measure", GK_WHERE_PATH, plain);
}

/* 合计 of a table that has more than “三公”经费. */
static void
mark_wider_totals(const GkFrame *frame, GkColumnSays *says)
{
    const GkTableMeaning *meaning = frame->meaning;
    gboolean more = FALSE;
    for (guint c = 0; c < meaning->table->column_count; c++)
        more |= says[c].concept &&
            (strcmp(says[c].concept, "three_public.meetings") == 0 || strcmp(says[c].concept, "three_public.training") == 0);
    for (guint c = 0; c < meaning->table->column_count && more; c++)
        if (says[c].concept && strcmp(says[c].concept, "three_public.total") == 0 && meaning->columns[c].path_length == 1 &&
            gk_vocabulary_find(frame->vocabulary, "sum", GK_WHERE_WHOLE, meaning->columns[c].path[0]))
            says[c].concept = gk_vocabulary_named(frame->vocabulary, "three_public.and_more");
}

static void
read_column(const GkFrame *frame, const GkColumn *column, GkColumnSays *says)
{
    guint n = column->path_length;
    g_auto(GStrv) keys = g_new0(char *, n + 1), plain = g_new0(char *, n + 1);
    for (guint i = 0; i < n; i++) {
        keys[i] = gk_text_key(column->path[i]);
        plain[i] = gk_vocabulary_mute(frame->vocabulary, keys[i]);
    }
    g_autofree char *path = g_strjoinv("/", plain);
    says->measure = gk_vocabulary_find(frame->vocabulary, "measure", GK_WHERE_PATH, path);
    if (!says->measure)
        says->measure = find_in_labels(frame, "measure", plain, n);
    says->fund = find_in_labels(frame, "fund", keys, n);
    for (guint i = n; i-- > 0 && !says->scope;)
        says->scope = gk_frame_scope(frame, keys[i]);
    says->sides = side_of_path(frame, keys, n);
    for (guint i = n; i-- > 0 && !says->scope && !says->region;)
        says->region = gk_vocabulary_find(frame->vocabulary, "region", GK_WHERE_LABEL, keys[i]) != NULL;
    find_year(says, keys, n);
    says->unknown = n && !says->region && !says->scope && !is_understood(frame, column->path[n - 1], keys[n - 1]);
    find_concept(frame, column, says);
    find_repaid(frame, column, says);
    /* 财力性收入, 一般性转移支付: what expenditure is paid from. */
    if (n && (frame->kind.sides & GK_SIDE_SPENDING) && !(says->sides & GK_SIDES_OF_INCOME) &&
        gk_vocabulary_find(frame->vocabulary, "source", GK_WHERE_LABEL, keys[n - 1]) &&
        !(says->concept && g_str_has_prefix(says->concept, "expenditure."))) {
        says->concept = gk_vocabulary_named(frame->vocabulary, "expenditure.source");
    }
    if (says->unknown && !says->concept && (frame->kind.sides & (GK_SIDE_TRANSFER | GK_SIDE_RECEIVED)))
        says->concept = frame->kind.rows[0]; /* 均衡性转移支付 */
}

/* The labels of a half tell its side to all its columns. */
static void
share_sides(const GkFrame *frame, GkColumnSays *says)
{
    const GkTableMeaning *meaning = frame->meaning;
    for (guint block = 0; block < meaning->n_blocks; block++) {
        guint sides = 0;
        for (guint c = 0; c < meaning->table->column_count; c++)
            if (meaning->columns[c].block == block && says[c].sides)
                sides = sides && sides != says[c].sides ? ~0u : says[c].sides;
        for (guint c = 0; c < meaning->table->column_count && sides && sides != ~0u; c++)
            if (meaning->columns[c].block == block)
                says[c].sides = sides;
    }
}

GkColumnSays *
gk_columns_say(const GkFrame *frame)
{
    guint n = frame->meaning->table->column_count;
    GkColumnSays *says = g_new0(GkColumnSays, n);
    for (guint c = 0; c < n; c++)
        read_column(frame, &frame->meaning->columns[c], &says[c]);
    share_sides(frame, says);
    if (frame->kind.sides & GK_SIDE_THREE_PUBLIC)
        mark_wider_totals(frame, says);
    return says;
}
