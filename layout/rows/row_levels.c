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
 *
 *      │ Fourth  │ 7,934–8,125 │ 9,267–9,616 │    Or each line fills every column, and besides the lines are further apart
 *      │ Highest │ over 8,125  │ over 9,616  │    than those of a text, or one column says the same again and again, or
 *                                                 two have whole numbers and ranges that nothing could go on from.
 *
 * Where rules part some rows only, the room around a rule tells: lines of one row are nearer to each other than lines on
 * both sides of a rule.
 */
#include "layout/rows/rows.h"

#include "extract/measures.h"
#include "layout/rows/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/row_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

GkRowSteps
gk_rows_steps(const GArray *entries)
{
    guint first_column = G_MAXUINT;
    for (guint i = 0; i < entries->len; i++)
        first_column = MIN(first_column, g_array_index(entries, GkRowEntry, i).column);
    g_autoptr(GArray) levels = find_levels(entries, first_column);
    GkRowSteps steps = { G_MAXDOUBLE, NAN, NAN, 0, TRUE, TRUE, TRUE };
    for (guint i = 0; i < levels->len; i++) {
        double y = g_array_index(levels, Level, i).y;
        steps.least = i ? MIN(steps.least, y - steps.last) : steps.least;
        steps.first = i ? steps.first : y;
        steps.last = y;
        steps.size = MAX(steps.size, g_array_index(levels, Level, i).size);
        steps.labelled &= g_array_index(levels, Level, i).label;
        steps.full &= g_array_index(levels, Level, i).columns == g_array_index(levels, Level, 0).columns;
        steps.beside &= g_array_index(levels, Level, i).columns > 1;
    }
    return steps;
}

double
gk_rows_step_across(const GArray *bands, guint least)
{
    g_autoptr(GArray) across = g_array_new(FALSE, FALSE, sizeof(double));
    guint several = 0;
    for (guint i = 0; i < bands->len; i++) {
        const GkRowSteps *band = &g_array_index(bands, GkRowSteps, i);
        double step = i ? band->first - band[-1].last : NAN;
        several += band->least < G_MAXDOUBLE;
        if (!isnan(step))
            g_array_append_val(across, step);
    }
    return several >= least && across->len ? gk_quantile(across, 0.5) : 0;
}

gboolean
gk_rows_are_spaced_as_rows(GkRowSteps steps, double across)
{
    return across > 0 && steps.labelled && steps.least < G_MAXDOUBLE && steps.least >= GK_ROWS_ACROSS_SHARE * across &&
        (steps.beside || steps.least >= GK_ROWS_PITCH_EM * steps.size);
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

/* --- each line a row --- */

/* $5.20, 7–12, <0.01: a number, or two with a dash between them. */
static gboolean
is_whole_range(const char *text)
{
    gunichar first = g_utf8_get_char(text);
    const char *rest = strchr("<>$~", *text) || first == 0xa5 || first == 0xffe5 ? g_utf8_next_char(text) : text;
    gsize digits = strspn(rest, "0123456789,.");
    if (digits == 0)
        return FALSE;
    rest += digits;
    gunichar dash = g_utf8_get_char(rest);
    if (dash != '-' && dash != 0x2013 && dash != 0x2014 && dash != '~' && dash != 0xff5e)
        return *rest == '\0';
    rest = g_utf8_next_char(rest);
    digits = strspn(rest, "0123456789,.");
    return digits > 0 && rest[digits] == '\0';
}

static int
compare_columns(gconstpointer a, gconstpointer b)
{
    const GkRowEntry *p = a, *q = b;
    return p->column < q->column ? -1 : p->column > q->column;
}

/* Sorts the entries of each level by column. All levels have one entry in each of the same columns: returns how many
 * columns, 0: they have not. */
static guint
count_full_columns(GArray *entries, const GArray *levels)
{
    guint columns = levels->len > 1 ? g_array_index(levels, Level, 0).end : 0;
    for (guint i = 0; i < levels->len && columns; i++) {
        const Level *level = &g_array_index(levels, Level, i);
        GkRowEntry *own = &g_array_index(entries, GkRowEntry, level->first);
        qsort(own, level->end - level->first, sizeof *own, compare_columns);
        if (level->end - level->first != columns)
            return 0;
        for (guint e = 0; e < columns; e++)
            if (own[e].column != g_array_index(entries, GkRowEntry, e).column ||
                (e > 0 && own[e].column == own[e - 1].column))
                return 0;
    }
    return columns;
}

/* Lines further apart than those of a text mostly are, none of single letters; above each some entry had room for the next
 * word. */
static gboolean
are_far_apart(const GArray *entries, const GArray *levels, guint columns)
{
    for (guint i = 0; i < levels->len; i++) {
        const Level *level = &g_array_index(levels, Level, i);
        glong most = 0;
        gboolean room = i == 0;
        for (guint c = 0; c < columns; c++) {
            const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i * columns + c);
            most = MAX(most, g_utf8_strlen(entry->text, -1));
            room |= i > 0 && gk_rows_room_left(entry - columns, entry) > 0;
        }
        if (most < 2 || !room || (i > 0 && level->y - level[-1].y < GK_ROWS_LINES_APART_EM * level->size))
            return FALSE;
    }
    return TRUE;
}

/* Columns of which several lines say what the one above says, or nothing; and those whose lines all have digits, half of
 * them whole numbers or ranges. */
static void
count_lists(const GArray *entries, const GArray *levels, guint columns, guint *again, guint *whole)
{
    *again = *whole = 0;
    for (guint c = 0; c < columns; c++) {
        guint same = 0, ranges = 0, digits = 0;
        for (guint i = 0; i + 1 < levels->len; i++) {
            const char *upper = g_array_index(entries, GkRowEntry, i * columns + c).text;
            const char *lower = g_array_index(entries, GkRowEntry, (i + 1) * columns + c).text;
            same += strcmp(upper, lower) == 0 || (gk_rows_text_is_number(upper) && !g_ascii_isdigit(*upper));
            ranges += is_whole_range(upper);
            digits += strpbrk(upper, "0123456789") && strpbrk(lower, "0123456789");
        }
        *again += same > 1 || (same > 0 && levels->len > 3);
        *whole += digits + 1 == levels->len && 2 * ranges >= levels->len - 1;
    }
}

guint
gk_rows_part_lines(GArray *entries)
{
    g_array_sort(entries, gk_rows_compare_entries);
    g_autoptr(GArray) levels = find_levels(entries, 0);
    guint columns = count_full_columns(entries, levels), again, whole;
    if (columns < 2)
        return 1;
    count_lists(entries, levels, columns, &again, &whole);
    if (!are_far_apart(entries, levels, columns) && again == 0 && whole < 2)
        return 1;
    for (guint i = 0; i < entries->len; i++)
        g_array_index(entries, GkRowEntry, i).row = i / columns;
    return levels->len;
}
