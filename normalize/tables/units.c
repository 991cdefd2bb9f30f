/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The units of a table, of its columns and of its rows.
 *
 *        收支情况表（万元）                      title
 *                               单位：万元       line above
 *      ┌────────────┬──────────┬────────────┐
 *      │ 项目       │ 计量单位 │ 金额(元)   │   a column's own unit
 *      │ 出国(境)费 │ 千元     │            │   a column of units: each row's own
 *      │ 用车（辆） │          │            │   in the row's label
 *      │ 以下单位：元                       │   for the rows below
 *      └────────────┴──────────┴────────────┘
 *      注：金额单位为万元                        note
 *
 * A unit is believed only where it is printed. What stands nearest to an amount governs it: its cell, its row, its
 * column, the table (values.c). For the table the line above, a cell of the grid that says 单位：, the title and the
 * notes are asked; where two of them differ, or one names two, none is believed. Failing all of these the profile may
 * name one. Nothing is taken from neighbouring tables: one file mixes 元 and 万元.
 *
 * 元 is money of the Mainland, unless the document's captions name another currency: 新臺幣千元 here, 千元 there.
 */
#include "normalize/tables/meaning.h"
#include "normalize/values/label_words.h"
#include "normalize/values/particles.h"
#include "normalize/values/text.h"
#include "normalize/values/unit_text.h"

#include <string.h>

/* A unit that is printed for the whole table, beside what was found before. */
static void
take(GkTableWork *work, GkUnitFound found, const GkUnit *unit, const char *printed, const GkPlace *place)
{
    GkTableMeaning *meaning = work->meaning;
    if (found == GK_UNIT_CONFLICT ||
        (found == GK_UNIT_ONE && meaning->has_unit && gk_decimal_compare(unit->factor, work->unit->factor) != 0))
        work->unit_conflict = printed;
    if (found == GK_UNIT_CONFLICT || found == GK_UNIT_NONE || meaning->has_unit ||
        (found == GK_UNIT_OTHER && work->unit))
        return;
    work->unit = gk_arena_copy(work->arena, unit, sizeof *unit);
    meaning->unit.text = unit->text;
    if (place) {
        meaning->unit.page = place->page;
        meaning->unit.box = place->box;
    }
    if (found == GK_UNIT_OTHER)
        return;
    meaning->has_unit = TRUE;
    meaning->unit_yuan = unit->factor;
    meaning->currency = unit->currency;
}

static const GkPlace *
place_of(const GkText *text)
{
    return text->n_places ? text->places : NULL;
}

/* The unit line above the table. What it prints is kept even when it is no known unit. */
static void
take_line(GkTableWork *work)
{
    const GkText *text = &work->table->unit;
    GkUnit unit;
    if (*text->text == '\0')
        return;
    GkUnitFound found = gk_unit_parse(text->text, &unit);
    take(work, found, &unit, text->text, place_of(text));
    if (found == GK_UNIT_ONE || found == GK_UNIT_OTHER)
        return;
    work->meaning->unit.text = text->text;
    if (text->n_places) {
        work->meaning->unit.page = text->places->page;
        work->meaning->unit.box = text->places->box;
    }
}

/* 单位：万元, alone or on a line of its own above a label of the header. */
static gboolean
prints_unit(const GkCell *cell, GkUnit *unit)
{
    if (!gk_unit_is_announced(cell->text))
        return FALSE;
    if (gk_unit_parse(cell->text, unit) == GK_UNIT_ONE)
        return TRUE;
    g_auto(GStrv) lines = g_strsplit(gk_cell_lines(cell) ? gk_cell_lines(cell) : "", "\n", -1);
    for (char **line = lines; *line; line++)
        if (gk_unit_is_announced(*line) && gk_unit_parse(*line, unit) == GK_UNIT_ONE)
            return TRUE;
    return FALSE;
}

/* A cell that says 单位：万元, drawn inside the grid; the first one found above the data counts. */
static void
take_cell(GkTableWork *work)
{
    const GkTable *table = work->table;
    for (guint i = 0; i < table->n_cells && !work->meaning->has_unit; i++) {
        const GkCell *cell = &table->cells[i];
        GkUnit unit;
        gboolean data = cell->row >= table->header_row_count && work->amounts[i].state == GK_VALUE_NUMBER;
        if (data || cell->row > table->header_row_count + 1)
            return;
        if (prints_unit(cell, &unit))
            take(work, GK_UNIT_ONE, &unit, cell->text, cell->n_places ? cell->places : NULL);
    }
}

/* 收支情况表（万元）, （单位：万元） */
static void
take_title(GkTableWork *work, const GkText *text)
{
    GkUnit unit;
    const char *bracket = text->text + strcspn(text->text, "(");
    if (*bracket == '\0')
        bracket = strstr(text->text, "（");
    GkUnitFound found = bracket ? gk_unit_in_label(text->text, &unit) : GK_UNIT_NONE;
    if (found != GK_UNIT_OTHER)
        take(work, found, &unit, text->text, place_of(text));
}

static void
take_notes(GkTableWork *work)
{
    for (guint i = 0; i < work->table->n_notes; i++) {
        const GkText *note = &work->table->notes[i];
        GkUnit unit;
        GkUnitFound found = gk_unit_in_sentence(note->text, &unit);
        if (found == GK_UNIT_ONE || found == GK_UNIT_CONFLICT)
            take(work, found, &unit, note->text, place_of(note));
    }
}

static void
take_profile(GkTableWork *work)
{
    const char *name = gk_profile_unit(work->profile, work->table->title.text);
    GkUnit unit;
    if (!name || work->meaning->has_unit || work->unit_conflict || *work->table->unit.text ||
        gk_unit_parse(name, &unit) != GK_UNIT_ONE)
        return;
    unit.text = gk_arena_strdup(work->arena, unit.text);
    take(work, GK_UNIT_ONE, &unit, name, NULL);
    work->meaning->unit_from_profile = TRUE;
}

/* Two units for one table: which of them it is, nobody knows. */
static void
drop_conflict(GkTableWork *work)
{
    if (!work->unit_conflict)
        return;
    work->meaning->has_unit = FALSE;
    work->meaning->currency = NULL;
    work->unit = NULL;
}

/* --- columns --- */

/* The header's own unit, the lowest label that prints one. */
static void
take_header(GkTableWork *work, GkColumn *column)
{
    for (guint i = column->path_length; i-- > 0;) {
        switch (gk_unit_in_label(column->path[i], &column->unit)) {
        case GK_UNIT_ONE:
        case GK_UNIT_OTHER:
            return;
        case GK_UNIT_CONFLICT:
            work->unit_conflict = column->path[i];
            return;
        case GK_UNIT_NONE:
            break;
        }
    }
}

/* The unit above the first amount of a column: 千円⏎1,372, or 千円 alone. */
static void
take_first_cell(GkTableWork *work, guint c)
{
    const GkTable *table = work->table;
    GkColumn *column = &work->columns[c];
    for (guint row = table->header_row_count; row < table->row_count; row++) {
        const GkCell *cell = gk_table_cell_at(table, row, c);
        if (*cell->text == '\0' || cell->row != row || cell->column != c || work->ordinal[row])
            continue;
        const GkAmount *amount = &work->amounts[cell - table->cells];
        GkUnit unit;
        if ((amount->state != GK_VALUE_NUMBER || amount->unit_leads) &&
            gk_amount_leading_unit(cell->text, gk_cell_lines(cell), &unit))
            column->unit = unit;
        return;
    }
}

/* --- rows --- */

static gboolean
holds_data(const GkRow *row)
{
    return row->kind != GK_ROW_HEADER && row->kind != GK_ROW_ORDINAL;
}

/* 增长率, 指数: a number, but no money, and its unit may be printed or not. */
static gboolean
names_share(const char *label)
{
    g_autofree char *key = gk_text_key_without_brackets(label);
    return gk_label_words_mean("column-words.tsv", key, "share");
}

/* 用车（辆）, 人均支出（元）: brackets at the end of the row's label. */
static void
take_label(GkRow *row)
{
    if (row->label && names_share(row->label))
        row->unit = (GkUnit) { "", FALSE, GK_DECIMAL_ZERO, NULL };
    if (!row->label || !(g_str_has_suffix(row->label, ")") || g_str_has_suffix(row->label, "）")))
        return;
    GkUnit unit;
    GkUnitFound found = gk_unit_in_label(row->label, &unit);
    if (found == GK_UNIT_ONE || found == GK_UNIT_OTHER)
        row->unit = unit;
}

#define UNIT_LENGTH 8 /* characters: longer ones are names */

/* A column of units, most of them known, below 单位 or 计量单位. */
static gboolean
lists_units(const GkTableWork *work, guint column)
{
    const GkTable *table = work->table;
    const GkColumn *facts = &work->columns[column];
    guint units = 0, others = 0;
    if (!facts->path_length || !facts->path[facts->path_length - 1] ||
        !gk_particle_before(facts->path[facts->path_length - 1], "unit"))
        return FALSE;
    for (guint row = table->header_row_count; row < table->row_count; row++) {
        const GkCell *cell = gk_table_cell_at(table, row, column);
        GkUnit unit;
        if (*cell->text == '\0' || cell->row != row || !holds_data(&work->rows[facts->block][row]))
            continue;
        GkUnitFound found = gk_unit_parse(cell->text, &unit);
        if (gk_text_length(cell->text) > UNIT_LENGTH)
            return FALSE;
        if (found == GK_UNIT_ONE || found == GK_UNIT_OTHER)
            units++;
        else
            others++;
    }
    return units > others;
}

static void
take_unit_column(GkTableWork *work, guint column)
{
    const GkTable *table = work->table;
    for (guint row = table->header_row_count; row < table->row_count; row++) {
        const char *text = gk_table_cell_at(table, row, column)->text;
        GkUnit unit;
        GkUnitFound found = gk_unit_parse(text, &unit);
        if (found == GK_UNIT_NONE && *text)
            unit = (GkUnit) { gk_meaning_label(work, text), FALSE, GK_DECIMAL_ZERO, NULL }; /* 万条 */
        if (found != GK_UNIT_CONFLICT && *text)
            work->rows[work->columns[column].block][row].unit = unit;
    }
}

/* （元） */
static gboolean
is_bare_unit(const char *text, GkUnit *unit)
{
    g_autofree char *key = gk_text_key(text);
    gsize length = strlen(key);
    if (*key == '(' && length > 2 && key[length - 1] == ')') {
        key[length - 1] = '\0';
        return gk_unit_of_word(key + 1, unit);
    }
    return gk_unit_of_word(key, unit);
}

/* The unit that a row of words announces for the rows below it: 单位：万元, （以下单位：元）, （元）. */
static gboolean
announces(const GkTableWork *work, guint row, GkUnit *unit)
{
    const GkTable *table = work->table;
    const GkCell *only = NULL;
    gboolean found = FALSE;
    guint filled = 0;
    for (guint c = 0; c < table->column_count; c++) {
        const GkCell *cell = gk_table_cell_at(table, row, c);
        if (cell->row != row || cell->column != c || *cell->text == '\0')
            continue;
        if (work->amounts[cell - table->cells].state == GK_VALUE_NUMBER)
            return FALSE;
        only = filled++ ? NULL : cell;
        if (!gk_particle_in(cell->text, "unit_end"))
            continue;
        GkUnitFound said =
            gk_unit_is_announced(cell->text) ? gk_unit_parse(cell->text, unit) : gk_unit_in_sentence(cell->text, unit);
        found |= said == GK_UNIT_ONE;
    }
    return found || (only && is_bare_unit(only->text, unit));
}

static gboolean
same_unit(const GkUnit *a, const GkUnit *b)
{
    return a && b && a->money == b->money && gk_decimal_compare(a->factor, b->factor) == 0;
}

/* The same unit as above the table, printed again, changes nothing. */
static void
take_announced(GkTableWork *work)
{
    const GkTable *table = work->table;
    GkUnit unit = { NULL };
    for (guint row = table->header_row_count; row < table->row_count; row++) {
        GkUnit said;
        if (announces(work, row, &said) && (unit.text || !same_unit(&said, work->unit)))
            unit = said;
        for (guint b = 0; unit.text && b < work->meaning->n_blocks; b++)
            if (!work->rows[b][row].unit.text)
                work->rows[b][row].unit = unit;
    }
}

static void
find_rows(GkTableWork *work)
{
    for (guint b = 0; b < work->meaning->n_blocks; b++)
        for (guint row = 0; row < work->table->row_count; row++)
            if (holds_data(&work->rows[b][row]))
                take_label(&work->rows[b][row]);
    for (guint c = 0; c < work->table->column_count; c++)
        if (work->columns[c].role != GK_COLUMN_AMOUNT && lists_units(work, c))
            take_unit_column(work, c);
    take_announced(work);
}

/* --- the document's currency --- */

/* The currency of plain 元, too, where a caption of the document names it with its unit: 新臺幣千元 in one table, 千元
 * in the next; NULL where 元 is of the Mainland. A table in 港元 says nothing of one in 万元. */
static const char *
named_currency(const GkTableWork *works, guint n_works)
{
    for (guint i = 0; i < n_works; i++) {
        const GkUnit *unit = works[i].unit;
        if (unit && unit->money && g_strcmp0(unit->currency, "TWD") == 0)
            return unit->currency;
    }
    return NULL;
}

/* 人民币万元 says its own. */
static void
set_currency(GkUnit *unit, const char *currency)
{
    gboolean plain = unit->money && (!unit->currency || strcmp(unit->currency, "CNY") == 0);
    if (plain && !gk_particle_in(unit->text, "renminbi"))
        unit->currency = currency;
}

static void
set_currencies(GkTableWork *work, const char *currency)
{
    if (work->unit) {
        GkUnit unit = *work->unit;
        set_currency(&unit, currency);
        work->unit = gk_arena_copy(work->arena, &unit, sizeof unit);
        work->meaning->currency = unit.currency;
    }
    for (guint c = 0; c < work->table->column_count; c++)
        set_currency(&work->columns[c].unit, currency);
    for (guint b = 0; b < work->meaning->n_blocks; b++)
        for (guint row = 0; row < work->table->row_count; row++)
            set_currency(&work->rows[b][row].unit, currency);
}

void
gk_units_name_currency(GkTableWork *works, guint n_works)
{
    const char *currency = named_currency(works, n_works);
    for (guint i = 0; currency && i < n_works; i++)
        set_currencies(&works[i], currency);
}

void
gk_units_find(GkTableWork *work)
{
    take_line(work);
    if (!work->meaning->has_unit)
        take_cell(work);
    take_title(work, &work->table->title);
    take_title(work, &work->table->subtitle);
    take_notes(work);
    for (guint c = 0; c < work->table->column_count; c++) {
        take_header(work, &work->columns[c]);
        if (!work->columns[c].unit.text && work->columns[c].role == GK_COLUMN_AMOUNT)
            take_first_cell(work, c);
    }
    drop_conflict(work);
    take_profile(work);
    find_rows(work);
}
