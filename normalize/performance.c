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
 * next project. In any other row a cell that is a label gives its value to the
 * right: in its own cell behind a colon, else the next cell that is no label.
 * The levels are merged cells, or blank, or printed again: a blank one means
 * the one above. Labels and heads are data (data/performance-labels.tsv).
 */
#include "normalize/internal.h"

#include "data/data.h"
#include "normalize/amount.h"
#include "normalize/performance_target.h"
#include "normalize/text.h"

#include <string.h>

#define X_COLUMNS(X)                                                                                                   \
    X(LEVEL1, "level1")                                                                                                \
    X(LEVEL2, "level2") X(NAME, "name") X(TARGET, "target") X(BASIS, "basis") X(LAST_YEAR, "last_year")                \
        X(WEIGHT, "weight") X(SCORING, "scoring") X(EVIDENCE, "evidence") X(OPERATOR, "operator")                      \
            X(MEASURE, "measure")

typedef enum {
#define COLUMN_ENUM(name, text) COLUMN_##name,
    X_COLUMNS(COLUMN_ENUM)
#undef COLUMN_ENUM
        N_COLUMNS
} Column;

static const char *const COLUMN_NAMES[N_COLUMNS] = {
#define COLUMN_NAME(name, text) text,
    X_COLUMNS(COLUMN_NAME)
#undef COLUMN_NAME
};

#define NO_COLUMN G_MAXUINT

typedef struct {
    GkDisclosure *disclosure;
    const GkTable *table;
    const char *const *keys; /* of each cell's text, without brackets */
    guint columns[N_COLUMNS]; /* where the heads stand; NO_COLUMN */
    gboolean in_indicators;
    const char *level1, *level2;
    GkPerformance record;
    GArray *indicators; /* GkIndicator; NULL before the first record */
    GArray *records; /* GkPerformance */
    const char *unit;
} Reader;

/* --- labels --- */

static char *
label_key(const char *text)
{
    char *key = gk_text_key_without_brackets(text);
    gsize length = strlen(key);
    while (length && key[length - 1] == ':')
        key[--length] = '\0';
    return key;
}

/* The key of the row of data that names `key`: "goal" for 项目总体目标; NULL. */
static const char *
find_label(const char *kind, const char *key)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("performance-labels.tsv", &n_rows);
    if (*key == '\0' || strlen(key) > 60)
        return NULL;
    for (guint i = 0; i < n_rows; i++) {
        if (strcmp(gk_data_field(&rows[i], 0), kind) != 0)
            continue;
        g_autofree char *label = label_key(gk_data_field(&rows[i], 2));
        if (strcmp(label, key) == 0)
            return gk_data_field(&rows[i], 1);
    }
    return NULL;
}

static const char *
cell_key(const Reader *reader, const GkCell *cell)
{
    return reader->keys[cell - reader->table->cells];
}

static const GkCell *
cell_at(const Reader *reader, guint row, guint column)
{
    return gk_table_cell_at(reader->table, row, column);
}

/* --- heads of the indicators --- */

static gint
column_by_name(const char *name)
{
    for (gint i = 0; name && i < N_COLUMNS; i++) {
        if (strcmp(COLUMN_NAMES[i], name) == 0)
            return i;
    }
    return -1;
}

/* Whether row `row` is the head of indicators; fills `columns` then. */
static gboolean
read_heads(Reader *reader, guint row)
{
    guint found[N_COLUMNS], n = 0;
    for (guint i = 0; i < N_COLUMNS; i++)
        found[i] = NO_COLUMN;
    for (guint c = 0; c < reader->table->column_count; c++) {
        const GkCell *cell = cell_at(reader, row, c);
        if (cell->row != row || cell->column != c)
            continue;
        gint column = column_by_name(find_label("column", cell_key(reader, cell)));
        if (column < 0 || found[column] != NO_COLUMN)
            continue;
        found[column] = c;
        n++;
    }
    gboolean levels = found[COLUMN_LEVEL1] != NO_COLUMN || found[COLUMN_LEVEL2] != NO_COLUMN;
    gboolean named = found[COLUMN_NAME] != NO_COLUMN || found[COLUMN_TARGET] != NO_COLUMN;
    if (n < 2 || !named || (!levels && n < 3))
        return FALSE;
    memcpy(reader->columns, found, sizeof found);
    return TRUE;
}

/* --- labels and values --- */

static GkFact
cell_fact(const Reader *reader, const GkCell *cell, const char *text)
{
    GkFact fact = { 0 };
    if (!text || *text == '\0')
        return fact;
    fact.text = gk_arena_strdup(reader->disclosure->arena, text);
    if (cell->n_places) {
        fact.page = cell->places[0].page;
        fact.box = cell->places[0].box;
    }
    return fact;
}

/* The text behind the label's colon in the same cell; NULL when there is none. */
static const char *
behind_colon(const char *text)
{
    const char *colon = strchr(text, ':'), *wide = strstr(text, "：");
    const char *at = colon && (!wide || colon < wide) ? colon + 1 : wide ? wide + strlen("：") : NULL;
    if (!at)
        return NULL;
    while (*at == ' ')
        at++;
    return *at ? at : NULL;
}

/* The label of a cell: its whole text, or what stands before the last filled colon. */
static const char *
cell_label(const Reader *reader, const GkCell *cell, const char **value)
{
    const char *label = find_label("field", cell_key(reader, cell));
    *value = NULL;
    if (label)
        return label;
    const char *rest = behind_colon(cell->text);
    while (rest && !label) {
        g_autofree char *before = g_strndup(cell->text, (gsize) (rest - cell->text));
        g_autofree char *key = label_key(before);
        label = find_label("field", key);
        *value = rest;
        rest = behind_colon(rest);
    }
    return label;
}

static GkValue
cell_amount(const Reader *reader, const char *text)
{
    GkValue value = { 0 };
    GkAmount amount = gk_amount_parse(text ? text : "");
    value.state = amount.state;
    value.decimal = amount.decimal;
    value.percent = amount.percent;
    GkDecimal factor = amount.factor;
    gboolean known = amount.has_factor;
    if (!known && reader->unit) {
        g_autofree char *one = g_strdup_printf("1%s", reader->unit);
        GkAmount unit = gk_amount_parse(one);
        known = unit.has_factor;
        factor = unit.factor;
    }
    if (value.state == GK_VALUE_NUMBER && known)
        value.has_yuan = gk_decimal_multiply(value.decimal, factor, &value.yuan);
    return value;
}

/* 项目资金（万元）: the unit in brackets. */
static void
read_unit(Reader *reader, const char *text)
{
    g_autofree char *key = gk_text_key(text);
    const char *open = strchr(key, '('), *close = open ? strchr(open, ')') : NULL;
    if (!close)
        return;
    g_autofree char *unit = g_strndup(open + 1, (gsize) (close - open - 1));
    g_autofree char *one = g_strdup_printf("1%s", unit);
    if (gk_amount_parse(one).has_factor)
        reader->unit = gk_arena_strdup(reader->disclosure->arena, unit);
}

/* A first value stays: the second total of a form is of another year or source. */
static void
set_amount(Reader *reader, GkValue *amount, const char *text)
{
    if (amount->state == GK_VALUE_BLANK)
        *amount = cell_amount(reader, text);
}

static void
set_fact(GkFact *fact, GkFact value)
{
    if (!fact->text)
        *fact = value;
}

static void
store_value(Reader *reader, const char *label, const GkCell *cell, const char *text)
{
    GkPerformance *record = &reader->record;
    if (strcmp(label, "project") == 0)
        set_fact(&record->project, cell_fact(reader, cell, text));
    else if (strcmp(label, "organization") == 0)
        set_fact(&record->organization, cell_fact(reader, cell, text));
    else if (strcmp(label, "person") == 0)
        set_fact(&record->person, cell_fact(reader, cell, text));
    else if (strcmp(label, "goal") == 0)
        set_fact(&record->goal, cell_fact(reader, cell, text));
    else if (strcmp(label, "total") == 0)
        set_amount(reader, &record->total, text);
    else if (strcmp(label, "appropriation") == 0)
        set_amount(reader, &record->appropriation, text);
    else if (strcmp(label, "other") == 0)
        set_amount(reader, &record->other, text);
}

/* --- records --- */

static void
begin_record(Reader *reader)
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
end_record(Reader *reader)
{
    GkPerformance *record = &reader->record;
    if (!reader->indicators)
        return;
    gboolean empty = reader->indicators->len == 0 && !record->project.text && !record->goal.text;
    if (empty) {
        g_array_unref(reader->indicators);
    } else {
        g_autofree char *year = table_year(reader->table);
        record->year = gk_arena_strdup(reader->disclosure->arena, year);
        record->unit = reader->unit;
        record->indicators = gk_arena_take_array(reader->disclosure->arena, reader->indicators, &record->n_indicators);
        g_array_append_val(reader->records, *record);
    }
    reader->indicators = NULL;
}

/* Labels of one row, each with the next cell that is none. */
static gboolean
read_labels(Reader *reader, guint row)
{
    const char *open = NULL;
    gboolean any = FALSE;
    for (guint c = 0; c < reader->table->column_count; c++) {
        const GkCell *cell = cell_at(reader, row, c);
        if (cell->column != c)
            continue;
        const char *value, *label = cell_label(reader, cell, &value);
        if (label && cell->row == row && strcmp(label, "project") == 0 &&
            (reader->in_indicators || reader->record.project.text)) {
            end_record(reader);
            begin_record(reader);
        }
        if (label) {
            read_unit(reader, cell->text);
            any |= cell->row == row;
            open = value ? NULL : label;
            if (value && cell->row == row)
                store_value(reader, label, cell, value);
        } else if (open && cell->row == row) {
            store_value(reader, open, cell, cell->text);
            open = NULL;
        } else if (cell->row == row) {
            read_unit(reader, cell->text);
        }
    }
    return any;
}

/* --- indicators --- */

static const GkCell *
column_cell(const Reader *reader, guint row, Column column)
{
    return reader->columns[column] == NO_COLUMN ? NULL : cell_at(reader, row, reader->columns[column]);
}

static const char *
column_text(const Reader *reader, guint row, Column column)
{
    const GkCell *cell = column_cell(reader, row, column);
    return cell && *cell->text ? cell->text : NULL;
}

/* The level printed here, or the one above when nothing is. */
static const char *
level_text(const Reader *reader, guint row, Column column, const char *above)
{
    const GkCell *cell = column_cell(reader, row, column);
    if (!cell)
        return NULL;
    g_autofree char *text = gk_text_without_spaces(cell->text);
    return *text ? gk_arena_strdup(reader->disclosure->arena, text) : above;
}

static void
read_target(Reader *reader, guint row, GkIndicator *indicator)
{
    GkArena *arena = reader->disclosure->arena;
    const char *printed = column_text(reader, row, COLUMN_TARGET), *sign = column_text(reader, row, COLUMN_OPERATOR);
    const char *measure = column_text(reader, row, COLUMN_MEASURE);
    GkTarget target = gk_target_read(printed ? printed : "");
    indicator->printed = printed;
    indicator->operator_ = target.operator_ ? target.operator_ : sign ? gk_target_operator(sign) : NULL;
    indicator->target = gk_arena_strdup(arena, target.target);
    indicator->measure = target.measure ? gk_arena_strdup(arena, target.measure) : measure;
    gk_target_clear(&target);
}

/* A row cut in two by a page break repeats its merged cells; a cell that began above is not this row's. */
static gboolean
is_new_row(const Reader *reader, guint row)
{
    const GkCell *name = column_cell(reader, row, COLUMN_NAME), *target = column_cell(reader, row, COLUMN_TARGET);
    return (name && name->row == row && *name->text) || (target && target->row == row && *target->text);
}

static void
read_indicator(Reader *reader, guint row)
{
    const char *level1 = level_text(reader, row, COLUMN_LEVEL1, reader->level1);
    gboolean same = level1 && reader->level1 && strcmp(level1, reader->level1) == 0;
    reader->level2 = level_text(reader, row, COLUMN_LEVEL2, same ? reader->level2 : NULL);
    reader->level1 = level1;
    if (!is_new_row(reader, row))
        return;
    GkIndicator indicator = {
        .level1 = reader->level1,
        .level2 = reader->level2,
        .name = column_text(reader, row, COLUMN_NAME),
        .basis = column_text(reader, row, COLUMN_BASIS),
        .last_year = column_text(reader, row, COLUMN_LAST_YEAR),
        .weight = column_text(reader, row, COLUMN_WEIGHT),
        .scoring = column_text(reader, row, COLUMN_SCORING),
        .evidence = column_text(reader, row, COLUMN_EVIDENCE),
    };
    const GkCell *cell = column_cell(reader, row, COLUMN_NAME);
    if (!cell)
        cell = column_cell(reader, row, COLUMN_TARGET);
    indicator.cell = (GkCellRef) { reader->table->index, cell->row, cell->column };
    read_target(reader, row, &indicator);
    g_array_append_val(reader->indicators, indicator);
}

/* A label below the indicators, in a column of theirs, is the next project's only when it is one of a project. */
static gboolean
begins_project(const Reader *reader, guint row)
{
    for (guint c = 0; c < reader->table->column_count; c++) {
        const GkCell *cell = cell_at(reader, row, c);
        const char *value;
        if (cell->row != row || cell->column != c)
            continue;
        const char *label = cell_label(reader, cell, &value);
        return label &&
            (strcmp(label, "project") == 0 || strcmp(label, "organization") == 0 || strcmp(label, "goal") == 0);
    }
    return FALSE;
}

static void
read_row(Reader *reader, guint row)
{
    if (read_heads(reader, row)) {
        reader->in_indicators = TRUE;
        reader->level1 = reader->level2 = NULL;
        return;
    }
    if (reader->in_indicators && begins_project(reader, row)) {
        end_record(reader);
        begin_record(reader);
    }
    if (reader->in_indicators)
        read_indicator(reader, row);
    else
        read_labels(reader, row);
}

static gboolean
has_heads(Reader *reader)
{
    for (guint row = 0; row < reader->table->row_count; row++) {
        if (read_heads(reader, row) && reader->columns[COLUMN_TARGET] != NO_COLUMN)
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
        g_ptr_array_add(keys, label_key(table->cells[i].text));
    Reader reader = {
        .disclosure = disclosure, .table = table, .keys = (const char *const *) keys->pdata, .records = records
    };
    if (!has_heads(&reader) && (!kind || strcmp(kind, "performance_target") != 0))
        return;
    reader.unit = table->unit.text && *table->unit.text ? table->unit.text : NULL;
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
