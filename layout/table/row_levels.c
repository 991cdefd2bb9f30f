/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows of words between two rules, by their lines alone.
 *
 *      │ 甲类 │ 年度支出在二十万元以上 │ 道路、 │      words alone: lines of one row are near each other,
 *      │      │ 且跨年度的项目         │ 水库   │      and rows parted by more room that runs through all
 *      │      │                        │        │      columns; each begins with a label and something
 *      │ 乙类 │ 其他项目               │ 绿化   │      beside it
 *
 * Or each line fills every column, nearly, and most entries end before their columns do: those that wrap do neither.
 */
#include "layout/table/rows.h"
#include "layout/table/tuning.h"

/* Where the visual lines of a row lie, from the top. */
typedef struct {
    double y, size;
    guint columns; /* that have something on it */
    gboolean label; /* the first column has */
    guint first, end; /* its entries */
} Level;

static GArray *
find_levels(const GArray *entries, guint first_column)
{
    GArray *levels = g_array_new(FALSE, FALSE, sizeof(Level));
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        Level *last = levels->len ? &g_array_index(levels, Level, levels->len - 1) : NULL;
        if (!last || gk_box_center_y(entry->box) - last->y > GK_ROWS_LINE_EM * entry->size) {
            Level level = { gk_box_center_y(entry->box), entry->size, 0, FALSE, i, i };
            g_array_append_val(levels, level);
            last = &g_array_index(levels, Level, levels->len - 1);
        }
        last->columns += i == last->first || entry->column != entry[-1].column;
        last->label |= entry->column == first_column;
        last->end = i + 1;
    }
    return levels;
}

guint
gk_rows_part_by_room(GArray *entries)
{
    g_array_sort(entries, gk_rows_compare_entries);
    guint first_column = G_MAXUINT, rows = 0;
    for (guint i = 0; i < entries->len; i++)
        first_column = MIN(first_column, g_array_index(entries, GkRowEntry, i).column);
    g_autoptr(GArray) levels = find_levels(entries, first_column);
    double least = G_MAXDOUBLE;
    for (guint i = 1; i < levels->len; i++)
        least = MIN(least, g_array_index(levels, Level, i).y - g_array_index(levels, Level, i - 1).y);
    if (levels->len == 0 || least < GK_ROWS_HALF_EM * g_array_index(levels, Level, 0).size)
        return 1; /* entries of one, two or three lines, centred beside each other */
    for (guint i = 0; i < levels->len; i++) {
        const Level *level = &g_array_index(levels, Level, i);
        gboolean begins = i == 0 || level->y - level[-1].y > GK_ROWS_ROOM_SHARE * least;
        if (begins && (!level->label || level->columns < 2))
            return 1;
        rows += begins;
        for (guint e = level->first; e < level->end; e++)
            g_array_index(entries, GkRowEntry, e).row = rows - 1;
    }
    return rows < levels->len ? rows : 1; /* with no line that goes on, nothing tells room from the usual step */
}

gboolean
gk_rows_have_entry_on_each_line(const GArray *entries)
{
    guint columns = 0, whole = 0;
    g_autoptr(GArray) levels = find_levels(entries, 0);
    for (guint i = 0; i < levels->len; i++)
        columns = MAX(columns, g_array_index(levels, Level, i).columns);
    for (guint i = 0; i < levels->len; i++) {
        const Level *level = &g_array_index(levels, Level, i);
        gboolean room = FALSE;
        for (guint e = level->first; e < level->end; e++)
            room |= !g_array_index(entries, GkRowEntry, e).full;
        whole += room && level->columns == columns;
    }
    return columns > 1 && levels->len > 2 && whole >= GK_ROWS_OF_WORDS_SHARE * levels->len;
}
