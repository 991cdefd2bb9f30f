/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows that are places, in lists with neither numbers nor indents.
 *
 *      济南市        a city, and all of it: its own level stands below it
 *      市本级          what is no place, below it
 *      历下区          a county within it
 *      青岛市        the next one, or 青岛市合计 in front of what it adds up
 *      市本级
 *
 * The codes of the divisions tell which county lies in which city; names that several places have are looked up within
 * the city that is open. A county of another city, a total and what names the province close it. What follows the last
 * city's counties and is no place is part of it where other cities have such rows, too.
 *
 * The list speaks when two cities or more have their own level right below them, and most of its rows are places. Where
 * no own level is printed, the city's row may be just that, beside its counties: 银川市, 永宁县, 贺兰县.
 */
#include "normalize/tables/rows.h"
#include "normalize/values/divisions.h"
#include "normalize/values/label_words.h"
#include "normalize/values/text.h"

#include <string.h>

#define FEWEST_CITIES 2u /* with their own level */

/* What is known while the rows are read. */
typedef struct {
    gint *parents;
    const char *city; /* its code; NULL: none is open */
    gint city_row;
    guint rest; /* rows at the end of the open city that are no places */
    guint cities, places, placed; /* cities with their own level; rows that are places; all rows */
    guint rests; /* cities that are closed and had such rows at their end */
} Walk;

/* The label is the name of a place, within `parent`, and nothing else. */
static gboolean
is_place(const char *label, const char *parent, GkDivision *division)
{
    return gk_division_at(label, parent, division) && label[division->length] == '\0';
}

static gboolean
means(const char *label, const char *meaning)
{
    g_autofree char *key = gk_text_key(label);
    return gk_label_words_mean("row-words.tsv", key, meaning);
}

static void
close_city(Walk *walk)
{
    walk->rests += walk->city && walk->rest;
    walk->city = NULL;
    walk->city_row = -1;
    walk->rest = 0;
}

/* The place that the label of a sum begins with (某市合计); FALSE where nothing but a sum stands behind it. */
static gboolean
place_of_sum(const GkRow *row, GkDivision *place)
{
    g_autofree char *label = row->label ? gk_text_without_spaces(row->label) : NULL;
    return label && gk_division_at(label, NULL, place) && place->code && place->level == GK_LEVEL_CITY &&
        label[place->length] && gk_meaning_row_kind(label + place->length) == GK_ROW_TOTAL;
}

/* 某市合计, and the city's own level below it: the sum stands in front of its parts. */
static gboolean
heads_city(const GkBlock *block, guint r)
{
    GkDivision place;
    return r + 1 < block->work->table->row_count && block->rows[r + 1].label &&
        block->rows[r + 1].kind == GK_ROW_DETAIL && means(block->rows[r + 1].label, "own_level") &&
        place_of_sum(&block->rows[r], &place);
}

static void
open_city(Walk *walk, const GkRow *row, guint r)
{
    GkDivision place;
    place_of_sum(row, &place);
    close_city(walk);
    walk->placed++;
    walk->places++;
    walk->city = place.code;
    walk->city_row = (gint) r;
    walk->parents[r] = -1;
}

static void
step(Walk *walk, const GkRow *row, guint r)
{
    g_autofree char *label = gk_text_without_spaces(row->label);
    GkDivision place;
    walk->placed++;
    if (walk->city && is_place(label, walk->city, &place)) {
        walk->places++;
        walk->rest = 0;
    } else if (is_place(label, NULL, &place)) {
        walk->places++;
        close_city(walk);
        if (place.code && place.level == GK_LEVEL_CITY) {
            walk->city = place.code;
            walk->city_row = (gint) r;
            return;
        }
    } else if (means(label, "above_cities")) {
        close_city(walk);
    } else if (walk->city) {
        walk->rest++;
        walk->cities += walk->city_row + 1 == (gint) r && means(label, "own_level");
    }
    walk->parents[r] = walk->city_row;
}

/* The rows at the end that nothing proves to be parts of the last city. */
static void
let_rest_go(Walk *walk, guint end)
{
    guint first = (guint) MAX(walk->city_row + 2, 0);
    for (guint r = end; r-- > first && walk->city && walk->rest && walk->rests == 0;)
        if (walk->parents[r] == walk->city_row) {
            walk->parents[r] = -1;
            walk->rest--;
        }
}

gboolean
gk_hierarchy_by_places(GkBlock *block)
{
    guint n_rows = block->work->table->row_count;
    g_autofree gint *parents = g_new(gint, n_rows);
    Walk walk = { .parents = parents, .city_row = -1 };
    for (guint r = 0; r < n_rows; r++) {
        const GkRow *row = &block->rows[r];
        parents[r] = -1;
        if (block->facts[r].numbering.style != GK_NUMBERING_NONE)
            return FALSE;
        if (row->kind == GK_ROW_SUBTOTAL && heads_city(block, r))
            open_city(&walk, row, r);
        else if (row->kind == GK_ROW_TOTAL || row->kind == GK_ROW_SUBTOTAL)
            close_city(&walk);
        else if (gk_row_has_place(row) && row->label)
            step(&walk, row, r);
    }
    if (walk.cities < FEWEST_CITIES || walk.places * 2 <= walk.placed)
        return FALSE;
    let_rest_go(&walk, n_rows);
    for (guint r = 0; r < n_rows; r++) {
        GkRow *row = &block->rows[r];
        if (!gk_row_has_place(row) || !row->label)
            continue;
        row->parent = parents[r];
        row->level = parents[r] < 0 ? 1 : 2;
        if (parents[r] >= 0 && block->rows[parents[r]].kind == GK_ROW_SUBTOTAL)
            block->rows[parents[r]].kind = GK_ROW_DETAIL; /* a sum of what is below it, as every city is */
    }
    return TRUE;
}
