/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What row and column say together.
 *
 *                      合计                    基本支出                        the column names a part, the row an item:
 *   2010101 行政运行    expenditure.function    expenditure.function.basic      both make the concept
 *   合计               expenditure.total       expenditure.basic               a total takes what the column names
 *
 * A dimension is printed (in row or column), or it follows from title, kind or document, and then says so. Where row and column
 * name two things that are not one within the other, nothing is said: absent is better than wrong.
 */
#include "normalize/dimensions/frame.h"

#include <string.h>

/* --- concepts --- */

static gboolean
is_budget_part(const char *concept)
{
    return g_str_has_prefix(concept, "income.") || g_str_has_prefix(concept, "expenditure.");
}

static gboolean
is_item(const char *concept)
{
    return g_str_has_suffix(concept, ".function") || g_str_has_suffix(concept, ".economic");
}

/* expenditure.function and expenditure.basic: expenditure.function.basic; NULL where there is no such concept. */
static const char *
part_of_item(const GkFrame *frame, const char *item, const char *part)
{
    const char *last = strchr(part, '.');
    gsize family = (gsize) (last - part);
    if (strncmp(item, part, family) != 0 || item[family] != '.')
        return NULL;
    g_autofree char *name = g_strconcat(item, last, NULL);
    return gk_vocabulary_named(frame->vocabulary, name);
}

/* What follows where the column names nothing of its own. */
static const char *
concept_of_row(const GkFrame *frame, const GkRowSays *row)
{
    const char *within = frame->kind.within;
    if (!row->concept || !within || !is_item(row->concept))
        return row->concept;
    return part_of_item(frame, row->concept, within);
}

static gboolean
is_within(const char *concept, const char *other)
{
    gsize length = strlen(other);
    return strncmp(concept, other, length) == 0 && (concept[length] == '.' || concept[length] == '\0');
}

static const char *
concept_of_both(const GkFrame *frame, const char *column, const GkRowSays *row)
{
    if (!row->concept)
        return is_budget_part(column) && !row->total ? NULL : column;
    const char *within = frame->kind.within;
    if (row->sum_of_bonds && strcmp(column, "debt.bond") == 0)
        return row->concept;
    if (row->total || row->region)
        return within && is_item(column) ? part_of_item(frame, column, within) : column;
    if (is_item(row->concept) && within && is_item(column))
        return NULL;
    if (is_item(row->concept))
        return is_budget_part(column) ? part_of_item(frame, row->concept, column) : column;
    if (is_within(column, row->concept))
        return column;
    if (is_within(row->concept, column) || g_str_has_suffix(row->concept, ".item") || g_str_has_suffix(column, ".total") ||
        strcmp(column, "debt.bond") == 0 || strcmp(row->concept, "debt.bond") == 0 || strcmp(column, "transfer.to_lower") == 0)
        return row->concept;
    return NULL;
}

/* --- measures and years --- */

static gboolean
is_percent(const char *measure)
{
    return g_str_has_suffix(measure, "_percent");
}

static gboolean
is_relation(const char *measure)
{
    return is_percent(measure) || strcmp(measure, "change") == 0;
}

static const char *const PLAIN[][2] = {
    { "budget", "budget_previous_year" },
    { "budget_adjusted", "budget_adjusted_previous_year" },
    { "execution", "execution_previous_year" },
    { "final", "final_previous_year" },
};

const char *
gk_measure_of_year(const char *measure, gboolean previous)
{
    for (guint i = 0; i < G_N_ELEMENTS(PLAIN); i++)
        if (strcmp(measure, PLAIN[i][0]) == 0)
            return PLAIN[i][previous];
    return measure;
}

static gboolean
is_of_previous_year(const char *measure)
{
    return g_str_has_suffix(measure, "_previous_year");
}

static void
set_year(const GkFrame *frame, const GkColumnSays *column, const GkRowSays *row, GkDimensions *result)
{
    gboolean row_first = frame->kind.sides & GK_SIDE_DEBT;
    guint own = gk_frame_own_year(frame);
    gboolean previous = column->previous || (result->measure && is_of_previous_year(result->measure));
    GkDimensionSource from = GK_FROM_PRINTED;
    guint year = row_first && row->year ? row->year : column->year ? column->year : row->year;
    if (!year && previous) {
        year = own ? own - 1 : 0;
        from = frame->n_clauses ? GK_FROM_TITLE : GK_FROM_DOCUMENT;
    }
    if (!year && !previous)
        year = gk_frame_year(frame, result->measure, &from);
    result->year = year;
    result->from[GK_DIMENSION_YEAR] = from;
    if (result->measure && (previous || (year && own && year + 1 == own)))
        result->measure = gk_measure_of_year(result->measure, TRUE);
}

static void
set_measure(const GkFrame *frame, const GkColumnSays *column, const GkRowSays *row, const GkValue *value,
            GkDimensions *result)
{
    GkSaid said = { column->measure ? column->measure : row->measure, GK_FROM_PRINTED };
    if (!said.value)
        said = frame->measure;
    if (!said.value && !value->percent && gk_frame_plans(frame))
        said = (GkSaid) { "budget", GK_FROM_DOCUMENT };
    if (result->concept && (!said.value || !is_relation(said.value)) && !value->percent) {
        if (g_str_has_prefix(result->concept, "debt.limit"))
            said = (GkSaid) { "limit", GK_FROM_PRINTED };
        else if (g_str_has_prefix(result->concept, "debt.balance"))
            said = (GkSaid) { "balance", GK_FROM_PRINTED };
    }
    if (value->state == GK_VALUE_NUMBER && value->percent && said.value && !is_percent(said.value))
        said.value = NULL;
    result->measure = said.value;
    result->from[GK_DIMENSION_MEASURE] = said.from;
}

/* --- the rest --- */

static void
set_concept(const GkFrame *frame, const GkColumnSays *column, const GkRowSays *row, GkDimensions *result)
{
    if (column->concept)
        result->concept = concept_of_both(frame, column->concept, row);
    else if (!column->unknown)
        result->concept = concept_of_row(frame, row);
    if (result->concept && row->concept_from != GK_FROM_PRINTED && result->concept != column->concept)
        result->from[GK_DIMENSION_CONCEPT] = row->concept_from;
    if (frame->opening && g_strcmp0(result->concept, "debt.balance") == 0)
        result->concept = gk_vocabulary_named(frame->vocabulary, "debt.balance_opening");
    result->code = row->code;
    if (row->code)
        result->from[GK_DIMENSION_CODE] = row->code_from;
}

/* Debt is general or special; what is told of neither, as a limit, a balance or a sum, is of both. */
static gboolean
is_all_debt(const char *concept)
{
    static const char *const NAMES[] = { "debt.limit", "debt.limit_new", "debt.balance", "debt.issued", "debt.repaid", "debt.interest" };
    for (guint i = 0; concept && i < G_N_ELEMENTS(NAMES); i++)
        if (strcmp(concept, NAMES[i]) == 0)
            return TRUE;
    return FALSE;
}

static void
set_fund(const GkFrame *frame, const GkColumnSays *column, const GkRowSays *row, GkDimensions *result)
{
    gboolean wide = column->fund && strcmp(column->fund, "appropriation") == 0; /* 财政拨款收入: a row may say of which budget */
    result->fund = column->fund && !(wide && row->fund) ? column->fund : row->fund;
    if (frame->government && g_strcmp0(result->fund, "own") == 0)
        result->fund = NULL; /* a unit's own money is told in departments' tables */
    if (!result->fund && frame->fund.value) {
        result->fund = frame->fund.value;
        result->from[GK_DIMENSION_FUND] = frame->fund.from;
    }
    if (!result->fund && (frame->kind.sides & GK_SIDE_DEBT) && is_all_debt(result->concept)) {
        result->fund = "all";
        result->from[GK_DIMENSION_FUND] = GK_FROM_KIND;
    }
}

static void
set_scope(const GkFrame *frame, const GkColumnSays *column, const GkRowSays *row, GkDimensions *result)
{
    result->scope = column->scope ? column->scope : row->scope;
    if (!column->scope && column->region && g_strcmp0(row->scope, "lower_level") == 0)
        result->scope = "named_region"; /* 补助下级支出 of one of them */
    if (!result->scope && (column->region || row->region))
        result->scope = "named_region";
    if (!result->scope && frame->scope.value) {
        result->scope = frame->scope.value;
        result->from[GK_DIMENSION_SCOPE] = frame->scope.from;
    }
}

/* A number of vehicles is not what was paid for them. */
static void
count_things(const GkValue *value, GkDimensions *result)
{
    if (value->state != GK_VALUE_NUMBER || !value->unit || value->unit->money || !value->unit->text || !*value->unit->text ||
        value->percent || (result->measure && is_relation(result->measure)))
        return;
    if (result->concept && !g_str_has_prefix(result->concept, "assets."))
        result->concept = NULL;
    result->measure = "count";
    result->from[GK_DIMENSION_MEASURE] = GK_FROM_PRINTED;
}

static gboolean
is_amount(const GkTableMeaning *meaning, const GkCell *cell, const GkValue *value)
{
    GkColumnRole role = meaning->columns[cell->column].role;
    const GkRow *row = &meaning->block_rows[meaning->columns[cell->column].block][cell->row];
    return cell->row >= meaning->table->header_row_count && (role == GK_COLUMN_AMOUNT || role == GK_COLUMN_SHARE) &&
        row->kind != GK_ROW_ORDINAL && row->kind != GK_ROW_HEADER &&
        (value->state == GK_VALUE_NUMBER || value->state == GK_VALUE_NIL || value->state == GK_VALUE_UNREADABLE);
}

void
gk_cells_say(const GkFrame *frame, const GkColumnSays *columns, GkRowSays *const *rows, GkRowName *const *names,
             GkDimensions *dimensions)
{
    const GkTableMeaning *meaning = frame->meaning;
    for (guint i = 0; i < meaning->table->n_cells; i++) {
        const GkCell *cell = &meaning->table->cells[i];
        GkDimensions *result = &dimensions[i];
        result->is_amount = is_amount(meaning, cell, &meaning->values[i]);
        if (!result->is_amount)
            continue;
        guint block = meaning->columns[cell->column].block;
        result->label = meaning->block_rows[block][cell->row].label;
        result->name = names[block][cell->row];
        result->code = meaning->block_rows[block][cell->row].code;
        if (!frame->kind.sides)
            continue;
        const GkColumnSays *column = &columns[cell->column];
        const GkRowSays *row = &rows[block][cell->row];
        set_concept(frame, column, row, result);
        set_measure(frame, column, row, &meaning->values[i], result);
        set_year(frame, column, row, result);
        set_fund(frame, column, row, result);
        set_scope(frame, column, row, result);
        count_things(&meaning->values[i], result);
    }
}
