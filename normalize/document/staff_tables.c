/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * People in tables.
 *
 *      单位名称 │    编制数   │ 实有人数 │ 退休人数         项目   │ 人数
 *               │ 行政 │ 事业 │          │         ─────────┼────
 *      ─────────┼──────┼──────┼──────────┼─────────         编制数 │ 24
 *      合计     │  20  │   4  │    23    │    2             在职   │ 21
 *
 * Only tables about people or organization, by their titles (data/staff-words.tsv, class table) or by two columns
 * of them; whole numbers only, and none of money. Across, each row of a unit has its numbers, and the row of the total those
 * of all; without names of units the total alone counts, or the only row there is. Down, a row with one number. A count
 * that prose has told already is not told again.
 */
#include "normalize/document/staff.h"

#include "normalize/document/part_words.h"
#include "normalize/document/staff_words.h"
#include "normalize/values/amount.h"
#include "normalize/values/text.h"

#include <string.h>

#define MOST_ROWS 400u /* of a table that lists units */

typedef struct {
    GkDisclosure *disclosure;
    const GkTableMeaning *meaning;
    GArray *staff; /* GkStaff */
    const char *as_of;
    gint names; /* the column of the units' names; -1 */
} Reader;

/* --- names --- */

/* The label's name of a number of people, whole (退休人数（人）: 退休人数); NONE where it is something else. */
static GkStaffSort
sort_of_label(const char *label, char **name)
{
    gsize from;
    g_autofree char *key = gk_text_key_without_brackets(label);
    GkStaffSort sort = gk_staff_name_before(key, 0, strlen(key), &from);
    if (from > 0 || !*key)
        return GK_STAFF_NONE;
    *name = g_steal_pointer(&key);
    return sort;
}

/* What the column counts: 在职人数, or 编制数 > 行政 by the labels above; NULL. The caller frees it. */
static char *
name_of_column(const GkColumn *column)
{
    char *name = NULL, *above = NULL;
    if (!column->path_length)
        return NULL;
    GkStaffSort sort = sort_of_label(column->path[column->path_length - 1], &name);
    if (sort > GK_STAFF_OF)
        return name;
    GkStaffSort whole = column->path_length > 1 ? sort_of_label(column->path[column->path_length - 2], &above) : 0;
    char *joined = NULL;
    if (whole > GK_STAFF_OF)
        joined = sort == GK_STAFF_OF ? g_strconcat(above, " > ", name, NULL)
            : gk_staff_word_at(column->path[column->path_length - 1], "sum") ? g_strdup(above)
                                                                           : NULL;
    g_free(name);
    g_free(above);
    return joined;
}

static gint
column_of_names(const GkTableMeaning *meaning)
{
    for (guint i = 0; i < meaning->table->column_count; i++) {
        const GkColumn *column = &meaning->columns[i];
        g_autofree char *label =
            column->path_length ? gk_text_key_without_brackets(column->path[column->path_length - 1]) : g_strdup("");
        if (gk_part_is_word(label, "column"))
            return (gint) i;
    }
    return -1;
}

static gboolean
is_about_people(const GkTableMeaning *meaning)
{
    guint columns = 0;
    if (meaning->has_unit || gk_staff_has_word(meaning->table->title.text, "not_table"))
        return FALSE;
    if (gk_staff_has_word(meaning->table->title.text, "table"))
        return TRUE;
    for (guint i = 0; i < meaning->table->column_count; i++) {
        g_autofree char *name = name_of_column(&meaning->columns[i]);
        columns += name != NULL;
    }
    return columns > 1 || (columns == 1 && column_of_names(meaning) >= 0);
}

/* --- numbers --- */

static gboolean
is_known(const GArray *staff, const char *what, GkDecimal count)
{
    for (guint i = 0; i < staff->len; i++) {
        const GkStaff *other = &g_array_index(staff, GkStaff, i);
        if (strcmp(other->what, what) == 0 && !other->organization && gk_decimal_compare(other->count.decimal, count) == 0)
            return TRUE;
    }
    return FALSE;
}

static void
add_cell(Reader *reader, const char *what, const char *organization, const GkCell *cell)
{
    GkAmount amount = gk_amount_parse(cell->text);
    if (amount.state != GK_VALUE_NUMBER || amount.percent || amount.unit.money || amount.decimal.scale > 0 ||
        (!organization && is_known(reader->staff, what, amount.decimal)))
        return;
    GkArena *arena = reader->disclosure->arena;
    GkStaff staff = { .what = gk_arena_strdup(arena, what),
                      .organization = gk_arena_strdup(arena, organization),
                      .as_of = reader->as_of,
                      .part_of = -1,
                      .unit = amount.unit.text };
    staff.count = (GkValue) { .state = GK_VALUE_NUMBER, .decimal = amount.decimal };
    staff.source.text = gk_arena_strdup(arena, cell->text);
    if (cell->n_places) {
        staff.source.page = cell->places[0].page;
        staff.source.box = cell->places[0].box;
    }
    g_array_append_val(reader->staff, staff);
}

static gboolean
has_number(const GkCell *cell)
{
    return gk_amount_parse(cell->text).state == GK_VALUE_NUMBER;
}

/* The row of the total, else the only one that counts; -1. */
static gint
counted_row(const GkTableMeaning *meaning, guint column)
{
    gint found = -1;
    guint n = 0;
    for (guint r = meaning->table->header_row_count; r < meaning->table->row_count; r++) {
        GkRowKind kind = meaning->rows[r].kind;
        if (kind == GK_ROW_ORDINAL || !has_number(gk_table_cell_at(meaning->table, r, column)))
            continue;
        if (kind == GK_ROW_TOTAL)
            return (gint) r;
        found = (gint) r;
        n++;
    }
    return n == 1 ? found : -1;
}

/* The name of the unit whose row it is; NULL for other rows. The caller frees it. */
static char *
unit_of_row(const Reader *reader, guint row)
{
    GkRowKind kind = reader->meaning->rows[row].kind;
    if (reader->names < 0 || kind == GK_ROW_TOTAL || kind == GK_ROW_SUBTOTAL || kind == GK_ROW_ORDINAL)
        return NULL;
    char *name = gk_text_without_spaces(gk_table_cell_at(reader->meaning->table, row, (guint) reader->names)->text);
    if (gk_part_is_name(name, GK_PART_UNIT) || gk_part_may_be_name(name))
        return name;
    g_free(name);
    return NULL;
}

static void
read_units(Reader *reader, const char *what, guint column)
{
    const GkTable *table = reader->meaning->table;
    for (guint r = table->header_row_count; r < MIN(table->row_count, table->header_row_count + MOST_ROWS); r++) {
        const GkCell *cell = gk_table_cell_at(table, r, column);
        g_autofree char *unit = cell->row == r ? unit_of_row(reader, r) : NULL;
        if (unit)
            add_cell(reader, what, unit, cell);
    }
}

static void
read_across(Reader *reader)
{
    const GkTableMeaning *meaning = reader->meaning;
    for (guint c = 0; c < meaning->table->column_count; c++) {
        g_autofree char *what = name_of_column(&meaning->columns[c]);
        if (!what)
            continue;
        gint row = counted_row(meaning, c);
        gboolean total = row >= 0 && (reader->names < 0 || meaning->rows[row].kind == GK_ROW_TOTAL);
        if (total)
            add_cell(reader, what, NULL, gk_table_cell_at(meaning->table, (guint) row, c));
        if (reader->names >= 0)
            read_units(reader, what, c);
    }
}

static void
read_down(Reader *reader)
{
    const GkTable *table = reader->meaning->table;
    for (guint r = table->header_row_count; r < table->row_count; r++) {
        const char *label = reader->meaning->rows[r].label;
        g_autofree char *what = NULL;
        if (!label || sort_of_label(label, &what) <= GK_STAFF_OF)
            continue;
        const GkCell *only = NULL;
        guint n = 0;
        for (guint c = 0; c < table->column_count; c++) {
            const GkCell *cell = gk_table_cell_at(table, r, c);
            if (cell->row != r || cell->column != c || !has_number(cell))
                continue;
            only = cell;
            n++;
        }
        if (n == 1)
            add_cell(reader, what, NULL, only);
    }
}

/* The date of the table, from its title or the line below it; the arena's. */
static const char *
date_of_table(const Reader *reader)
{
    const GkTable *table = reader->meaning->table;
    const char *const texts[] = { table->subtitle.text, table->title.text };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *text = gk_text_without_spaces(texts[i]);
        g_autofree char *date = gk_staff_date(text);
        if (date)
            return gk_arena_strdup(reader->disclosure->arena, date);
    }
    return NULL;
}

void
gk_staff_read_tables(GkDisclosure *disclosure, GArray *staff)
{
    for (guint t = 0; t < disclosure->document->n_tables; t++) {
        Reader reader = { disclosure, &disclosure->tables[t], staff, NULL, -1 };
        if (!is_about_people(reader.meaning))
            continue;
        reader.as_of = date_of_table(&reader);
        reader.names = column_of_names(reader.meaning);
        read_across(&reader);
        read_down(&reader);
    }
}
