/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers that are broken where their column ends.
 *
 *      20   0   行政单位离     614.5     the columns are too narrow: 208, 05, 614.59; the second line is no row
 *       8   5   退休               9
 *
 * Two numbers of one column, one below the other, are two rows nearly always. They are one
 *   - where the upper one shows that it goes on (614.5, 1,23) or the lower one that it does not begin (.59)
 *   - where the lower one has a point, the upper one none, and together they have as many decimals as the column's others
 *   - in a column of codes: where the lower one is shorter than any that could stand alone, again and again
 *   - where the same two lines have such a number in another column, and the codes of this one fill theirs as well
 * In the last three the upper one fills the column: else there was room for another digit.
 *
 * What it cannot do: tell codes of one digit a line from counts of one digit when no other column breaks.
 */
#include "layout/rows/rows.h"

#include "layout/rows/tuning.h"
#include "layout/words/characters.h"

#include <math.h>
#include <string.h>

#define DECIMALS 5u

typedef struct {
    double widest; /* of its numbers */
    guint decimals[DECIMALS]; /* how many have so many */
    gsize least; /* characters of the shortest that stands below no full one */
    guint tails; /* shorter ones below a full one */
    gboolean codes; /* digits only */
    guint last; /* index of the last entry so far, one more; 0: none */
} Column;

typedef struct {
    GArray *entries;
    Column *columns;
    guint *above; /* per entry: index of the number right above it in its column, one more; 0: none */
} Numbers;

static GkRowEntry *
entry_at(const Numbers *numbers, guint i)
{
    return &g_array_index(numbers->entries, GkRowEntry, i);
}

static gboolean
is_of_digits(const char *text)
{
    return text[strspn(text, "0123456789")] == '\0';
}

static guint
decimals_of(const char *text)
{
    const char *point = strchr(text, '.');
    return point ? (guint) MIN(strlen(point + 1), DECIMALS - 1) : 0;
}

/* What most numbers of the column with decimals have; 0 when fewer than two agree. */
static guint
usual_decimals(const Column *column)
{
    guint usual = 0, most = 1;
    for (guint d = 1; d < DECIMALS; d++)
        if (column->decimals[d] > most) {
            most = column->decimals[d];
            usual = d;
        }
    return usual;
}

/* Not one character more of the lower number would have fitted. */
static gboolean
is_full(const Numbers *numbers, const GkRowEntry *upper, const GkRowEntry *lower)
{
    double character = gk_box_width(lower->box) / strlen(lower->text);
    return gk_box_width(upper->box) + character >
        numbers->columns[upper->column].widest + GK_ROWS_FULL_EM * upper->size;
}

static void
read_columns(Numbers *numbers)
{
    for (guint i = 0; i < numbers->entries->len; i++) {
        const GkRowEntry *entry = entry_at(numbers, i);
        Column *column = &numbers->columns[entry->column];
        gboolean below = column->last && entry_at(numbers, column->last - 1)->number;
        numbers->above[i] = entry->number && below ? column->last : 0;
        column->last = i + 1;
        if (!entry->number)
            continue;
        column->widest = MAX(column->widest, gk_box_width(entry->box));
        column->codes &= is_of_digits(entry->text);
        column->decimals[decimals_of(entry->text)]++;
    }
}

static const GkRowEntry *
above(const Numbers *numbers, guint i)
{
    return numbers->above[i] ? entry_at(numbers, numbers->above[i] - 1) : NULL;
}

static void
measure_codes(Numbers *numbers)
{
    for (guint i = 0; i < numbers->entries->len; i++) {
        const GkRowEntry *entry = entry_at(numbers, i), *upper = above(numbers, i);
        Column *column = &numbers->columns[entry->column];
        if (entry->number && !(upper && is_full(numbers, upper, entry)))
            column->least = MIN(column->least, strlen(entry->text));
    }
}

/* Shorter than what stands alone in its column of codes. */
static gboolean
is_short_code(const Numbers *numbers, guint i)
{
    const GkRowEntry *entry = entry_at(numbers, i), *upper = above(numbers, i);
    const Column *column = &numbers->columns[entry->column];
    return upper && column->codes && is_full(numbers, upper, entry) && strlen(entry->text) < column->least;
}

static gboolean
is_tail(const Numbers *numbers, guint i)
{
    const GkRowEntry *lower = entry_at(numbers, i), *upper = above(numbers, i);
    if (!upper || lower->text[strspn(lower->text, "0123456789.,")] != '\0')
        return FALSE;
    if (is_short_code(numbers, i))
        return numbers->columns[lower->column].tails > 1;
    if (gk_number_goes_on(upper->text, "0") && strlen(lower->text) < 4)
        return TRUE;
    g_autofree char *whole = g_strconcat(upper->text, lower->text, NULL);
    if (!gk_is_well_formed_number(whole))
        return FALSE;
    if (*lower->text == '.' || *lower->text == ',')
        return TRUE;
    guint usual = usual_decimals(&numbers->columns[lower->column]);
    return usual > 0 && decimals_of(upper->text) == 0 && decimals_of(lower->text) == usual &&
        is_full(numbers, upper, lower) && strlen(lower->text) <= strlen(upper->text);
}

/* The entries [first, end) of one line: one is a tail; codes that may be, with their upper parts beside its own, are. */
static void
spread(const Numbers *numbers, guint first, guint end)
{
    const GkRowEntry *upper = NULL;
    for (guint i = first; i < end && !upper; i++)
        upper = entry_at(numbers, i)->tail ? above(numbers, i) : NULL;
    for (guint i = first; i < end && upper; i++) {
        GkRowEntry *entry = entry_at(numbers, i);
        const GkRowEntry *own = above(numbers, i);
        if (own && numbers->columns[entry->column].codes && is_full(numbers, own, entry) &&
            strlen(entry->text) <= strlen(own->text) &&
            fabs(gk_box_center_y(own->box) - gk_box_center_y(upper->box)) < GK_ROWS_LINE_EM * own->size)
            entry->tail = TRUE;
    }
}

void
gk_rows_find_tails(GArray *entries)
{
    guint columns = 0;
    for (guint i = 0; i < entries->len; i++)
        columns = MAX(columns, g_array_index(entries, GkRowEntry, i).column + 1);
    Numbers numbers = { entries, g_new0(Column, columns + 1), g_new0(guint, entries->len + 1) };
    for (guint c = 0; c < columns; c++) {
        numbers.columns[c].codes = TRUE;
        numbers.columns[c].least = G_MAXSIZE;
    }
    read_columns(&numbers);
    measure_codes(&numbers);
    for (guint i = 0; i < entries->len; i++)
        numbers.columns[entry_at(&numbers, i)->column].tails += is_short_code(&numbers, i);
    for (guint i = 0; i < entries->len; i++)
        entry_at(&numbers, i)->tail = is_tail(&numbers, i);
    for (guint first = 0, end; first < entries->len; first = end) {
        const GkRowEntry *entry = entry_at(&numbers, first);
        for (end = first + 1; end < entries->len; end++)
            if (gk_box_center_y(entry_at(&numbers, end)->box) - gk_box_center_y(entry->box) >
                GK_ROWS_LINE_EM * entry->size)
                break;
        spread(&numbers, first, end);
    }
    for (guint i = 0; i < entries->len; i++) {
        GkRowEntry *entry = entry_at(&numbers, i);
        entry->broken = entry->tail && is_full(&numbers, above(&numbers, i), entry);
    }
    g_free(numbers.columns);
    g_free(numbers.above);
}
