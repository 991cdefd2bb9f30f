/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How many decimals the amounts of a column are printed with.
 *
 *      1503.54   252.96        2, though the last one has 1: a zero was left out, or a digit was lost. Rounded it is
 *       308.23   212.9         not, since nothing else here is
 *
 * The largest number of decimals that one in eight of its amounts has, zeros aside: where last digits are lost, they may
 * be lost in most of a column. A short column has those of the table.
 */
#include "normalize/tables/meaning.h"

#define FEWEST_AMOUNTS 4u  /* fewer say nothing */
#define ENOUGH_AMOUNTS 8u  /* so many speak for their column */
#define LEAST_SHARE 8u     /* one in so many has the decimals */

typedef guint Histogram[GK_DECIMAL_MAX_DIGITS + 1]; /* amounts by decimals */

static guint
count_all(const Histogram amounts)
{
    guint all = 0;
    for (guint d = 0; d <= GK_DECIMAL_MAX_DIGITS; d++)
        all += amounts[d];
    return all;
}

static guint8
usual_decimals(const Histogram amounts)
{
    guint all = count_all(amounts), with = 0;
    for (guint d = GK_DECIMAL_MAX_DIGITS; d > 0 && all >= FEWEST_AMOUNTS; d--) {
        with += amounts[d];
        if (with * LEAST_SHARE >= all)
            return (guint8) d;
    }
    return 0;
}

/* amounts[c] of each column; the last one of all together. */
static void
count_amounts(const GkTableWork *work, Histogram *amounts)
{
    for (guint i = 0; i < work->table->n_cells; i++) {
        const GkValue *value = &work->meaning->values[i];
        guint column = work->table->cells[i].column;
        if (work->columns[column].role != GK_COLUMN_AMOUNT || value->state != GK_VALUE_NUMBER ||
            gk_decimal_is_zero(value->decimal))
            continue;
        amounts[column][MIN(value->decimal.scale, GK_DECIMAL_MAX_DIGITS)]++;
        amounts[work->table->column_count][MIN(value->decimal.scale, GK_DECIMAL_MAX_DIGITS)]++;
    }
}

void
gk_columns_count_decimals(GkTableWork *work)
{
    guint n = work->table->column_count;
    g_autofree Histogram *amounts = g_new0(Histogram, n + 1);
    count_amounts(work, amounts);
    guint8 usual = usual_decimals(amounts[n]);
    for (guint c = 0; c < n; c++)
        work->columns[c].decimals = count_all(amounts[c]) >= ENOUGH_AMOUNTS ? usual_decimals(amounts[c])
                                                                            : MAX(usual, usual_decimals(amounts[c]));
}
