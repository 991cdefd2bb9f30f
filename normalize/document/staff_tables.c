/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * People in tables.
 *
 *      单位名称 │ 编制数 │ 实有人数 │ 退休人数         项目   │ 人数
 *      ─────────┼────────┼──────────┼─────────         编制数 │ 24
 *      合计     │   24   │    23    │    2             在职   │ 21
 *
 * Only tables about people or organization, by their titles (data/staff-words.tsv,
 * class table), whole numbers only, and none of money. Across, the row of the total counts, or the only
 * row there is; down, a row with one number. A count that prose has told already is
 * not told again.
 */
#include "normalize/document/staff.h"

#include "data/data.h"
#include "normalize/values/amount.h"
#include "normalize/values/text.h"

#include <string.h>

typedef struct {
    GkDisclosure *disclosure;
    const GkTableMeaning *meaning;
    GArray *staff; /* GkStaff */
} Reader;

static const GkDataRow *
words(guint *n)
{
    return gk_data_rows("staff-words.tsv", n);
}

static gboolean
is_about_people(const GkTableMeaning *meaning)
{
    guint n_rows;
    const GkDataRow *rows = words(&n_rows);
    if (meaning->has_unit)
        return FALSE;
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), "table") == 0 &&
            strstr(meaning->table->title.text, gk_data_field(&rows[i], 0)))
            return TRUE;
    return FALSE;
}

/* The word that the label is, but for an ending of data (退休人数（人）: 退休); NULL. */
static const char *
staff_word(const char *label)
{
    guint n_rows;
    const GkDataRow *rows = words(&n_rows);
    g_autofree char *key = gk_text_key_without_brackets(label);
    const char *best = NULL;
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0);
        if (strcmp(gk_data_field(&rows[i], 1), "staff") != 0 || !g_str_has_prefix(key, word) ||
            (best && strlen(best) >= strlen(word)))
            continue;
        const char *rest = key + strlen(word);
        gboolean ends = *rest == '\0';
        for (guint k = 0; k < n_rows && !ends; k++)
            ends = strcmp(gk_data_field(&rows[k], 1), "ending") == 0 && strcmp(gk_data_field(&rows[k], 0), rest) == 0;
        if (ends)
            best = word;
    }
    return best;
}

static gboolean
is_known(const GArray *staff, const char *what, GkDecimal count)
{
    for (guint i = 0; i < staff->len; i++) {
        const GkStaff *other = &g_array_index(staff, GkStaff, i);
        if (strcmp(other->what, what) == 0 && gk_decimal_compare(other->count.decimal, count) == 0)
            return TRUE;
    }
    return FALSE;
}

static void
add_cell(Reader *reader, const char *what, const GkCell *cell)
{
    GkAmount amount = gk_amount_parse(cell->text);
    if (amount.state != GK_VALUE_NUMBER || amount.percent || amount.unit.money || amount.decimal.scale > 0 ||
        is_known(reader->staff, what, amount.decimal))
        return;
    GkStaff staff = { .what = what, .unit = amount.unit.text };
    staff.count = (GkValue) { .state = GK_VALUE_NUMBER, .decimal = amount.decimal };
    staff.source.text = gk_arena_strdup(reader->disclosure->arena, cell->text);
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

static void
read_across(Reader *reader)
{
    const GkTableMeaning *meaning = reader->meaning;
    for (guint c = 0; c < meaning->table->column_count; c++) {
        const GkColumn *column = &meaning->columns[c];
        const char *what = column->path_length ? staff_word(column->path[column->path_length - 1]) : NULL;
        gint row = what ? counted_row(meaning, c) : -1;
        if (row >= 0)
            add_cell(reader, what, gk_table_cell_at(meaning->table, (guint) row, c));
    }
}

static void
read_down(Reader *reader)
{
    const GkTable *table = reader->meaning->table;
    for (guint r = table->header_row_count; r < table->row_count; r++) {
        const char *label = reader->meaning->rows[r].label, *what = label ? staff_word(label) : NULL;
        const GkCell *only = NULL;
        guint n = 0;
        for (guint c = 0; what && c < table->column_count; c++) {
            const GkCell *cell = gk_table_cell_at(table, r, c);
            if (cell->row != r || cell->column != c || !has_number(cell))
                continue;
            only = cell;
            n++;
        }
        if (n == 1)
            add_cell(reader, what, only);
    }
}

void
gk_staff_read_tables(GkDisclosure *disclosure, GArray *staff)
{
    for (guint t = 0; t < disclosure->document->n_tables; t++) {
        Reader reader = { disclosure, &disclosure->tables[t], staff };
        if (!is_about_people(reader.meaning))
            continue;
        read_across(&reader);
        read_down(&reader);
    }
}
