/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Performance tables as records.
 *
 *   ┌ 项目名称 ┬ 12345热线 ────────┬ 项目负责人 ┬ 某某 ┐   labels and their values
 *   ├ 项目资金 ┼ 年度预算总额: ┬ 69.40 ┬ 其中:财政拨款 ┬ 69.40 ┤
 *   ├ 总体目标 ┼ …                                     ┤
 *   ├ 一级指标 ┼ 二级指标 ┬ 三级指标 ┬ 指标值 ┬ … ──────┤   heads of the indicators
 *   │ 产出指标 │ 数量指标 │ 维护服务器数 │ =4 台 │ …     │   indicators
 *
 * Rows are read from the top. A row with two or more heads says which column
 * holds what; the rows below are indicators until a row with a label begins the
 * next project. Where the project is a column of its own (one flat list of all
 * indicators), each new name in it begins a record. In any other row a cell that is a label gives its value to the
 * right: in its own cell behind a colon, else the next cell that is no label.
 * The levels are merged cells, or blank, or printed again: a blank one means
 * the one above. Labels and heads are data (data/performance-labels.tsv).
 */
#include "normalize/tables/performance_reader.h"

#include "normalize/tables/performance_labels.h"
#include "normalize/tables/performance_target.h"
#include "normalize/values/text.h"

#include <string.h>

static const char *const COLUMN_NAMES[GK_N_PERFORMANCE_COLUMNS] = {
#define GK_COLUMN_OF_NAME(name, text) text,
    GK_PERFORMANCE_COLUMNS(GK_COLUMN_OF_NAME)
#undef GK_COLUMN_OF_NAME
};

static const char *
cell_key(const GkPerformanceReader *reader, const GkCell *cell)
{
    return reader->keys[cell - reader->table->cells];
}

static const GkCell *
cell_at(const GkPerformanceReader *reader, guint row, guint column)
{
    return gk_table_cell_at(reader->table, row, column);
}

/* --- heads of the indicators --- */

static gint
column_by_name(const char *name)
{
    for (gint i = 0; name && i < GK_N_PERFORMANCE_COLUMNS; i++) {
        if (strcmp(COLUMN_NAMES[i], name) == 0)
            return i;
    }
    return -1;
}

/* Whether row `row` is the head of indicators; fills `columns` then. */
static gboolean
read_heads(GkPerformanceReader *reader, guint row)
{
    guint found[GK_N_PERFORMANCE_COLUMNS], n = 0, filled = 0, weak = GK_NO_COLUMN;
    for (guint i = 0; i < GK_N_PERFORMANCE_COLUMNS; i++)
        found[i] = GK_NO_COLUMN;
    for (guint c = 0; c < reader->table->column_count; c++) {
        const GkCell *cell = cell_at(reader, row, c); /* a head may span the rows above */
        if (cell->column != c)
            continue;
        const char *name = gk_performance_find_label("column", cell_key(reader, cell));
        filled += *cell->text != '\0';
        if (name && strcmp(name, "weak_name") == 0 && cell->row == row && cell->row_span == 1)
            weak = c;
        gint column = column_by_name(name);
        if (column < 0 || found[column] != GK_NO_COLUMN)
            continue;
        found[column] = c;
        n++;
    }
    if (found[GK_COLUMN_OF_NAME] == GK_NO_COLUMN && weak != GK_NO_COLUMN && n > 0) {
        found[GK_COLUMN_OF_NAME] = weak; /* 绩效指标: a column, unless it stands beside 三级指标 */
        n++;
    }
    gboolean levels = found[GK_COLUMN_OF_LEVEL1] != GK_NO_COLUMN || found[GK_COLUMN_OF_LEVEL2] != GK_NO_COLUMN;
    gboolean named = found[GK_COLUMN_OF_NAME] != GK_NO_COLUMN || found[GK_COLUMN_OF_TARGET] != GK_NO_COLUMN;
    gboolean goals = found[GK_COLUMN_OF_PROJECT] != GK_NO_COLUMN && found[GK_COLUMN_OF_GOAL] != GK_NO_COLUMN && n > 2 &&
        filled <= n + 2; /* a list of projects without indicators: nothing but heads, 序号 and 备注 */
    if (!goals && (n < 2 || !named || (!levels && n < 3)))
        return FALSE;
    memcpy(reader->columns, found, sizeof found);
    return TRUE;
}

/* --- records --- */

static void
begin_record(GkPerformanceReader *reader)
{
    reader->record = (GkPerformance) { .table = reader->table->index };
    reader->indicators = g_array_new(FALSE, TRUE, sizeof(GkIndicator));
    reader->in_indicators = FALSE;
    reader->level1 = reader->level2 = NULL;
}

static char *
table_year(const GkTable *table)
{
    const char *const texts[] = { table->subtitle.text, table->title.text };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *key = texts[i] ? gk_text_key(texts[i]) : g_strdup("");
        for (const char *p = key; *p; p++) {
            if ((p == key || !g_ascii_isdigit(p[-1])) && strspn(p, "0123456789") == 4 && (p[0] == '1' || p[0] == '2') &&
                g_str_has_prefix(p + 4, "年"))
                return g_strndup(p, 4);
        }
    }
    return NULL;
}

static void
end_record(GkPerformanceReader *reader)
{
    GkPerformance *record = &reader->record;
    if (!reader->indicators)
        return;
    gk_performance_finish(reader);
    gboolean empty = reader->indicators->len == 0 && !record->project.text && !record->goal.text;
    if (empty) {
        g_array_unref(reader->indicators);
    } else {
        g_autofree char *year = table_year(reader->table);
        if (!record->year)
            record->year = gk_arena_strdup(reader->disclosure->arena, year);
        record->unit = reader->unit;
        record->indicators = gk_arena_take_array(reader->disclosure->arena, reader->indicators, &record->n_indicators);
        g_array_append_val(reader->records, *record);
    }
    reader->indicators = NULL;
}

static gboolean
is_funds(const char *label)
{
    return strcmp(label, "total") == 0 || strcmp(label, "appropriation") == 0 || strcmp(label, "other") == 0;
}

static gboolean
is_goal(const char *label)
{
    return strcmp(label, "goal") == 0 || strcmp(label, "annual_goal") == 0;
}

/* 金额合计 under 总额 │ 财政拨款 │ 其他资金: the values of a row by the labels above. */
static void
store_below(GkPerformanceReader *reader, guint row)
{
    for (guint i = 0; i < reader->below->len; i++) {
        const GkCell *label = g_ptr_array_index(reader->below, i), *cell = cell_at(reader, row, label->column);
        const char *value;
        const char *name = gk_performance_cell_label(reader, label, &value);
        if (is_funds(name) && cell->row == row && label->row + label->row_span <= row)
            gk_performance_store(reader, name, cell, cell->text);
    }
}

/* 总目标 │ 年度目标 over their texts: what stands right under a goal's label. */
static void
store_goal_below(GkPerformanceReader *reader, guint row)
{
    for (guint i = 0; i < reader->below->len; i++) {
        const GkCell *label = g_ptr_array_index(reader->below, i), *cell = cell_at(reader, row, label->column);
        const char *value, *name = gk_performance_cell_label(reader, label, &value);
        if (is_goal(name) && label->row + label->row_span == row && cell->row == row &&
            cell->column == label->column && cell->column_span == label->column_span &&
            !gk_performance_cell_label(reader, cell, &value))
            gk_performance_store(reader, name, cell, cell->text);
    }
}

/* A label that found no value in its row: its values may stand below. */
static void
leave_open(GkPerformanceReader *reader, const char *label, const GkCell *cell)
{
    if (label && (is_funds(label) || is_goal(label)))
        g_ptr_array_add(reader->below, (gpointer) cell);
}

static void
read_label(GkPerformanceReader *reader, const char *label, const char *value, const GkCell *cell, guint row)
{
    if (cell->row == row && strcmp(label, "project") == 0 && (reader->in_indicators || reader->record.project.text)) {
        end_record(reader);
        begin_record(reader);
    }
    gk_performance_read_unit(reader, cell->text);
    if (cell->row == row && strcmp(label, "total") == 0 && reader->below->len)
        store_below(reader, row);
    if (value && cell->row == row)
        gk_performance_store(reader, label, cell, value);
}

/* Labels of one row, each with the next cell that is none. */
static void
read_labels(GkPerformanceReader *reader, guint row)
{
    const char *open = NULL;
    const GkCell *open_cell = NULL;
    store_goal_below(reader, row);
    for (guint c = 0; c < reader->table->column_count; c++) {
        const GkCell *cell = cell_at(reader, row, c);
        if (cell->column != c)
            continue;
        const char *value, *label = gk_performance_cell_label(reader, cell, &value);
        if (label) {
            leave_open(reader, open, open_cell);
            read_label(reader, label, value, cell, row);
            open = value ? NULL : label;
            open_cell = cell;
        } else if (cell->row == row) {
            if (open)
                gk_performance_store(reader, open, cell, cell->text);
            else {
                gk_performance_read_unit(reader, cell->text);
                gk_performance_read_year(reader, cell->text);
            }
            open = NULL;
        }
    }
    leave_open(reader, open, open_cell);
}

static void
restart_record(GkPerformanceReader *reader)
{
    if (reader->indicators->len)
        end_record(reader);
    else
        g_array_unref(reader->indicators); /* what the rows above seemed to say were heads */
    begin_record(reader);
}

/* --- indicators --- */

static const GkCell *
column_cell(const GkPerformanceReader *reader, guint row, GkPerformanceColumn column)
{
    return reader->columns[column] == GK_NO_COLUMN ? NULL : cell_at(reader, row, reader->columns[column]);
}

static const char *
column_text(const GkPerformanceReader *reader, guint row, GkPerformanceColumn column)
{
    const GkCell *cell = column_cell(reader, row, column);
    return cell && *cell->text ? cell->text : NULL;
}

/* The level printed here, or the one above when nothing is. */
static const char *
level_text(const GkPerformanceReader *reader, guint row, GkPerformanceColumn column, const char *above)
{
    const GkCell *cell = column_cell(reader, row, column);
    if (!cell)
        return NULL;
    g_autofree char *text = gk_text_without_spaces(cell->text);
    return *text ? gk_arena_strdup(reader->disclosure->arena, text) : above;
}

static void
read_target(GkPerformanceReader *reader, guint row, GkIndicator *indicator)
{
    GkArena *arena = reader->disclosure->arena;
    const char *printed = column_text(reader, row, GK_COLUMN_OF_TARGET),
               *sign = column_text(reader, row, GK_COLUMN_OF_OPERATOR);
    const char *measure = column_text(reader, row, GK_COLUMN_OF_MEASURE);
    GkTarget target = gk_target_read(printed ? printed : "");
    indicator->printed = printed;
    indicator->operator_ = target.operator_ ? target.operator_ : sign ? gk_target_operator(sign) : NULL;
    indicator->target = gk_arena_strdup(arena, target.target);
    indicator->measure = target.measure ? gk_arena_strdup(arena, target.measure) : measure;
    gk_target_clear(&target);
}

/* A row cut in two by a page break repeats its merged cells; a cell that began above is not this row's. */
static gboolean
is_new_row(const GkPerformanceReader *reader, guint row)
{
    const GkCell *name = column_cell(reader, row, GK_COLUMN_OF_NAME),
                 *target = column_cell(reader, row, GK_COLUMN_OF_TARGET);
    return (name && name->row == row && *name->text) || (target && target->row == row && *target->text);
}

/* A column of projects: a name that is not the one above begins the next record. */
static void
read_project_columns(GkPerformanceReader *reader, guint row)
{
    static const struct {
        GkPerformanceColumn column;
        const char *label;
    } FIELDS[] = {
        { GK_COLUMN_OF_PROJECT, "project" }, { GK_COLUMN_OF_ORGANIZATION, "organization" },
        { GK_COLUMN_OF_PERSON, "person" },   { GK_COLUMN_OF_TOTAL, "total" },
        { GK_COLUMN_OF_GOAL, "goal" },       { GK_COLUMN_OF_IMPLEMENTER, "implementer" },
        { GK_COLUMN_OF_CODE, "code" },       { GK_COLUMN_OF_NATURE, "nature" },
        { GK_COLUMN_OF_PERIOD, "period" },   { GK_COLUMN_OF_CATEGORY, "category" },
    };
    const GkCell *project = column_cell(reader, row, GK_COLUMN_OF_PROJECT);
    const char *current = reader->record.project.text;
    if (project && project->row == row && *project->text && current && strcmp(project->text, current) != 0) {
        end_record(reader);
        begin_record(reader);
        reader->in_indicators = TRUE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(FIELDS); i++) {
        const GkCell *cell = column_cell(reader, row, FIELDS[i].column);
        if (cell)
            gk_performance_store(reader, FIELDS[i].label, cell, cell->text);
    }
    if (reader->group && reader->record.project.text)
        gk_performance_store(reader, "organization", reader->group, reader->group->text);
}

/* The row's own text in the column of projects. */
static const GkCell *
project_of_row(const GkPerformanceReader *reader, guint row)
{
    const GkCell *cell = row < reader->table->row_count ? column_cell(reader, row, GK_COLUMN_OF_PROJECT) : NULL;
    return cell && cell->row == row && *cell->text ? cell : NULL;
}

/* 某某局, and nothing beside it, over the first of its projects. */
static gboolean
names_group(const GkPerformanceReader *reader, guint row)
{
    const GkCell *project = project_of_row(reader, row);
    if (!project || project->row_span > 1 || !project_of_row(reader, row + 1))
        return FALSE;
    for (guint c = 0; c < reader->table->column_count; c++) {
        const GkCell *cell = cell_at(reader, row, c);
        if (cell != project && cell->row == row && cell->column == c && *cell->text)
            return FALSE;
    }
    return TRUE;
}

/* 1 2 3 …: the numbers of the columns. */
static gboolean
numbers_columns(const GkPerformanceReader *reader, guint row)
{
    guint n = 0;
    for (guint c = 0; c < reader->table->column_count; c++) {
        const GkCell *cell = cell_at(reader, row, c);
        if (cell->column != c || !*cell->text)
            continue;
        char number[12];
        g_snprintf(number, sizeof number, "%u", n + 1);
        if (cell->row != row || strcmp(cell->text, number) != 0)
            return FALSE;
        n++;
    }
    return n > 2;
}

/* TRUE where the row is none of a project. */
static gboolean
read_list_row(GkPerformanceReader *reader, guint row)
{
    if (numbers_columns(reader, row))
        return TRUE;
    if (!names_group(reader, row))
        return FALSE;
    restart_record(reader);
    reader->in_indicators = TRUE;
    reader->group = project_of_row(reader, row);
    return TRUE;
}

static void
read_indicator(GkPerformanceReader *reader, guint row)
{
    read_project_columns(reader, row);
    const char *level1 = level_text(reader, row, GK_COLUMN_OF_LEVEL1, reader->level1);
    gboolean same = level1 && reader->level1 && strcmp(level1, reader->level1) == 0;
    reader->level2 = level_text(reader, row, GK_COLUMN_OF_LEVEL2, same ? reader->level2 : NULL);
    reader->level1 = level1;
    if (!is_new_row(reader, row))
        return;
    GkIndicator indicator = {
        .level1 = reader->level1,
        .level2 = reader->level2,
        .name = column_text(reader, row, GK_COLUMN_OF_NAME),
        .basis = column_text(reader, row, GK_COLUMN_OF_BASIS),
        .last_year = column_text(reader, row, GK_COLUMN_OF_LAST_YEAR),
        .weight = column_text(reader, row, GK_COLUMN_OF_WEIGHT),
        .scoring = column_text(reader, row, GK_COLUMN_OF_SCORING),
        .evidence = column_text(reader, row, GK_COLUMN_OF_EVIDENCE),
    };
    const GkCell *cell = column_cell(reader, row, GK_COLUMN_OF_NAME);
    if (!cell)
        cell = column_cell(reader, row, GK_COLUMN_OF_TARGET);
    indicator.cell = (GkCellRef) { reader->table->index, cell->row, cell->column };
    read_target(reader, row, &indicator);
    g_array_append_val(reader->indicators, indicator);
}

/* A label below the indicators, in a column of theirs, is the next project's only when it is one of a project. */
static gboolean
begins_project(const GkPerformanceReader *reader, guint row)
{
    for (guint c = 0; c < reader->table->column_count; c++) {
        const GkCell *cell = cell_at(reader, row, c);
        const char *value;
        if (cell->row != row || cell->column != c)
            continue;
        const char *label = gk_performance_cell_label(reader, cell, &value);
        return label &&
            (strcmp(label, "project") == 0 || strcmp(label, "organization") == 0 || strcmp(label, "department") == 0 ||
             strcmp(label, "implementer") == 0 || strcmp(label, "code") == 0 || is_goal(label));
    }
    return FALSE;
}

static void
read_row(GkPerformanceReader *reader, guint row)
{
    if (read_heads(reader, row)) {
        if (reader->columns[GK_COLUMN_OF_PROJECT] != GK_NO_COLUMN)
            restart_record(reader);
        reader->in_indicators = TRUE;
        reader->level1 = reader->level2 = NULL;
        return;
    }
    if (reader->in_indicators && begins_project(reader, row)) {
        end_record(reader);
        begin_record(reader);
    }
    if (reader->in_indicators && reader->columns[GK_COLUMN_OF_PROJECT] != GK_NO_COLUMN && read_list_row(reader, row))
        return;
    if (reader->in_indicators)
        read_indicator(reader, row);
    else
        read_labels(reader, row);
}

static gboolean
has_heads(GkPerformanceReader *reader)
{
    for (guint row = 0; row < reader->table->row_count; row++) {
        if (read_heads(reader, row) && reader->columns[GK_COLUMN_OF_TARGET] != GK_NO_COLUMN)
            return TRUE;
    }
    return FALSE;
}

static void
read_table(GkDisclosure *disclosure, const GkTable *table, GArray *records)
{
    const char *kind = disclosure->tables ? disclosure->tables[table->index].kind : NULL;
    if (kind && strcmp(kind, "performance_target") != 0 && strcmp(kind, "other") != 0)
        return;
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < table->n_cells; i++)
        g_ptr_array_add(keys, gk_performance_label_key(table->cells[i].text));
    GkPerformanceReader reader = {
        .disclosure = disclosure, .table = table, .keys = (const char *const *) keys->pdata, .records = records
    };
    if (!has_heads(&reader) && (!kind || strcmp(kind, "performance_target") != 0))
        return;
    reader.unit = table->unit.text && *table->unit.text ? table->unit.text : NULL;
    g_autoptr(GPtrArray) below = g_ptr_array_new();
    reader.below = below;
    begin_record(&reader);
    for (guint row = 0; row < table->row_count; row++)
        read_row(&reader, row);
    end_record(&reader);
}

void
gk_normalize_performance(GkDisclosure *disclosure)
{
    GArray *records = g_array_new(FALSE, TRUE, sizeof(GkPerformance));
    for (guint i = 0; i < disclosure->document->n_tables; i++)
        read_table(disclosure, &disclosure->document->tables[i], records);
    disclosure->performances = gk_arena_take_array(disclosure->arena, records, &disclosure->n_performances);
}
