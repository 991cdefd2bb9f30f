/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether the columns of two fragments are the same (see join/join.c).
 *
 * Columns are the same when the boundaries of one are among those of the other:
 * a page with nothing but the 合计 row has fewer, since its label is merged. They
 * are nearly the same when there are as many of nearly the same widths; where they
 * were found by alignment, when each boundary is nearest to another one; below
 * nothing but a header, when they stand below its labels.
 */
#include "layout/join/internal.h"
#include "layout/join/tuning.h"


#include <math.h>

static double
bound(const GkGrowing *growing, guint i)
{
    return g_array_index(growing->bounds, double, i);
}

static guint
nearest_bound(const GkGrowing *growing, double x)
{
    guint best = 0;
    for (guint i = 1; i < growing->bounds->len; i++)
        if (fabs(bound(growing, i) - x) < fabs(bound(growing, best) - x))
            best = i;
    return best;
}

/* Which of `growing`'s boundaries the fragment's are; G_MAXUINT for one it has not. NULL when the outer
 * edges differ. *missing counts the ones it has not. */
static guint *
map_columns(const GkGrowing *growing, const GkFragment *fragment, double tolerance, guint *missing)
{
    guint count = fragment->column_count + 1, last = growing->bounds->len - 1;
    guint *map = g_new(guint, count);
    *missing = 0;
    for (guint i = 0; i < count; i++) {
        double x = fragment->xs[i] - fragment->xs[0];
        map[i] = nearest_bound(growing, x);
        if (fabs(bound(growing, map[i]) - x) > tolerance || (i > 0 && map[i] == map[i - 1])) {
            map[i] = G_MAXUINT;
            ++*missing;
        }
    }
    if (map[0] != 0 || map[count - 1] != last)
        g_clear_pointer(&map, g_free);
    return map;
}

/* Same number of columns, each of nearly the same share of the width. */
static gboolean
has_similar_columns(const GkGrowing *growing, const GkFragment *fragment)
{
    guint last = growing->bounds->len - 1;
    if (fragment->column_count != last)
        return FALSE;
    double width = bound(growing, last), own = fragment->xs[last] - fragment->xs[0];
    if (fabs(width - own) > GK_JOIN_WIDTH_SHARE * width)
        return FALSE;
    for (guint i = 1; i < last; i++)
        if (fabs((fragment->xs[i] - fragment->xs[0]) / own - bound(growing, i) / width) > GK_JOIN_WIDTH_SHARE)
            return FALSE;
    return TRUE;
}

/* Columns found by alignment: each boundary is nearest to another one of the growing table's, by less than half of the
 * columns beside it. NULL when that is not so. */
static guint *
map_aligned_columns(const GkGrowing *growing, const GkFragment *fragment)
{
    guint last = growing->bounds->len - 1, count = fragment->column_count;
    const GkFragment *first = g_ptr_array_index(growing->fragments, 0);
    double from = fragment->xs[0] - growing->left, to = fragment->xs[count] - growing->left;
    if (!fragment->aligned || !first->aligned || count > last || from > bound(growing, 1) ||
        to < bound(growing, last - 1))
        return NULL;
    guint *map = g_new(guint, count + 1);
    map[0] = 0;
    map[count] = last;
    for (guint i = 1; i < count; i++) {
        double x = fragment->xs[i] - growing->left;
        guint at = map[i] = nearest_bound(growing, x);
        if (at <= map[i - 1] || at >= last || x < (bound(growing, at - 1) + bound(growing, at)) / 2 ||
            x > (bound(growing, at) + bound(growing, at + 1)) / 2) {
            g_free(map);
            return NULL;
        }
    }
    return map;
}

/* --- below nothing but a header --- */

/* The middle of the lowest label over the column; the column's own without one. */
static double
label_middle(const GkFragment *header, guint column)
{
    const GkFragmentCell *cell = gk_fragment_cell_at(header, header->row_count - 1, column);
    if (cell->n_glyphs == 0)
        return (header->xs[column] + header->xs[column + 1]) / 2;
    GkBox box = g_array_index(header->layout->page->glyphs, GkGlyph, cell->glyphs[0]).box;
    for (guint i = 1; i < cell->n_glyphs; i++)
        box = gk_box_union(box, g_array_index(header->layout->page->glyphs, GkGlyph, cell->glyphs[i]).box);
    return gk_box_center_x(box);
}

/* The label stands over the columns [from, to), or their middle below it. */
static gboolean
stands_over(const GkFragment *header, guint column, const GkFragment *fragment, guint from, guint to)
{
    double label = label_middle(header, column), middle = (fragment->xs[from] + fragment->xs[to]) / 2;
    return (label > fragment->xs[from] && label < fragment->xs[to]) ||
        (middle > header->xs[column] && middle < header->xs[column + 1]);
}

/* How many columns of the fragment from `from` on stand below one of the header: all that its first row divides, or one
 * that is blank there. */
static guint
columns_below(const GkFragment *fragment, guint from)
{
    guint to = from;
    while (to < fragment->column_count && *gk_fragment_cell_at(fragment, 0, to)->text)
        to++;
    return to == from ? 1 : to - from;
}

/* Nothing but a header, found by alignment, stands above the page break: its labels lie only about where the columns
 * are. The same number of columns, or the header's next level. */
static guint *
map_below_header(const GkGrowing *growing, const GkFragment *fragment)
{
    guint last = growing->bounds->len - 1, count = fragment->column_count, at = 0;
    const GkFragment *first = g_ptr_array_index(growing->fragments, 0);
    if (!fragment->aligned || !first->aligned || fragment->whole || growing->fragments->len > 1 || first->whole ||
        growing->row_count > growing->header_rows || count < last)
        return NULL;
    guint *map = g_new(guint, count + 1);
    for (guint i = 0; i <= count; i++)
        map[i] = G_MAXUINT;
    for (guint c = 0; c < last; c++) {
        guint width = count == last ? 1 : at < count ? columns_below(fragment, at) : 0;
        if (width == 0 || at + width > count || !stands_over(first, c, fragment, at, at + width)) {
            g_free(map);
            return NULL;
        }
        map[at] = c;
        at += width;
    }
    map[count] = last;
    if (at < count)
        g_clear_pointer(&map, g_free);
    return map;
}

/* Both were put together from halves, and the halves of one have the columns of the other's. */
static gboolean
sides_agree(const GkFragment *a, const GkFragment *b)
{
    if (!a->whole || !b->whole || a->n_sides != b->n_sides || a->column_count != b->column_count)
        return FALSE;
    for (guint i = 0; i < a->n_sides; i++)
        if (a->sides[i].first_column != b->sides[i].first_column ||
            !gk_join_has_same_columns(a->sides[i].fragment, b->sides[i].fragment))
            return FALSE;
    return TRUE;
}

guint *
gk_join_identity(guint count)
{
    guint *map = g_new(guint, count);
    for (guint i = 0; i < count; i++)
        map[i] = i;
    return map;
}

/* The fragment's boundaries in terms of the growing table's, or NULL when they are other columns. */
guint *
gk_join_match_columns(const GkGrowing *growing, const GkFragment *fragment, guint *because)
{
    guint missing;
    guint *map = map_columns(growing, fragment, GK_JOIN_COLUMN, &missing);
    guint matched = fragment->column_count + 1 - missing;
    if (map && (missing == 0 || matched == growing->bounds->len)) {
        *because |= GK_JOIN_SAME_COLUMNS;
        return map;
    }
    g_free(map);
    gboolean similar = has_similar_columns(growing, fragment) ||
        (growing->bounds->len == fragment->column_count + 1 &&
         sides_agree(g_ptr_array_index(growing->fragments, 0), fragment));
    map = similar ? gk_join_identity(fragment->column_count + 1) : map_aligned_columns(growing, fragment);
    if (!map)
        map = map_below_header(growing, fragment);
    if (map)
        *because |= GK_JOIN_SIMILAR_COLUMNS;
    return map;
}

guint *
gk_join_map_edges(const GkGrowing *growing, const GkFragment *fragment)
{
    guint missing;
    return map_columns(growing, fragment, GK_JOIN_COLUMN, &missing);
}

/* The first boundary behind i that the growing table has; it has the last. */
static guint
next_mapped(const guint *map, guint i)
{
    while (map[i] == G_MAXUINT)
        i++;
    return map[i];
}

/* Makes room for boundaries that only the new fragment draws: existing cells span them. */
void
gk_join_insert_bounds(GkGrowing *growing, const GkFragment *fragment, guint *map)
{
    for (guint i = 1; i < fragment->column_count; i++) {
        if (map[i] != G_MAXUINT)
            continue;
        double x = fragment->xs[i] - fragment->xs[0];
        guint at = map[i - 1] + 1, next = next_mapped(map, i);
        while (at < next && bound(growing, at) < x)
            at++;
        if (x <= bound(growing, at - 1) || x >= bound(growing, at)) /* it lies only about there */
            x = (bound(growing, at - 1) + bound(growing, at)) / 2;
        g_array_insert_val(growing->bounds, at, x);
        for (guint c = 0; c < growing->cells->len; c++) {
            GkCell *cell = &g_array_index(growing->cells, GkCell, c);
            if (cell->column >= at)
                cell->column++;
            else if (cell->column + cell->column_span >= at)
                cell->column_span++;
        }
        for (guint p = 0; p < growing->parts->len; p++) {
            GkTablePart *part = &g_array_index(growing->parts, GkTablePart, p);
            part->first_column += part->first_column >= at;
            part->last_column += part->last_column + 1 >= at;
        }
        map[i] = at;
        for (guint j = i + 1; j <= fragment->column_count; j++)
            if (map[j] != G_MAXUINT)
                map[j]++;
    }
}
