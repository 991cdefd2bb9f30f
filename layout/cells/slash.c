/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Header cells with a slash through them (斜线表头).
 *
 *      ┌───────────┐         ┌───────────┐
 *      │ ＼   年度 │         │ ＼＼  年度 │
 *      │    ＼     │         │   ＼  ＼   │
 *      │ 项目  ＼  │         │ 项目 ＼金额│
 *      └───────────┘         └───────────┘
 *        年度\项目            two slashes: three labels
 *
 * 1. A slanted stroke counts when it leads from border to border of the cell.
 * 2. Each glyph lies above or below each stroke; those above the same strokes
 *    are one label. The label above most strokes comes first.
 * 3. Each label gets its text like a cell of its own; a \ (or / where the stroke
 *    rises) parts them. `printed` keeps the lines as they lie.
 *
 * A stroke with all text on one side of it (an empty cell crossed out) divides
 * nothing. Amounts are not divided either: a stroke through them strikes them out.
 */
#include "layout/cells/slash.h"

#include "layout/cells/tuning.h"
#include "layout/words/characters.h"

static gboolean
is_at_border(const GkBox box, double x, double y)
{
    double across = MIN(ABS(x - box.x0), ABS(x - box.x1)), down = MIN(ABS(y - box.y0), ABS(y - box.y1));
    return x > box.x0 - GK_SLASH_REACH && x < box.x1 + GK_SLASH_REACH && y > box.y0 - GK_SLASH_REACH &&
        y < box.y1 + GK_SLASH_REACH && MIN(across, down) <= GK_SLASH_REACH;
}

/* Which of the `count` intervals between the boundaries holds x. */
static guint
interval_of(const double *at, guint count, double x)
{
    guint from = 0, to = count;
    while (from + 1 < to) {
        guint middle = (from + to) / 2;
        if (at[middle] <= x)
            from = middle;
        else
            to = middle;
    }
    return from;
}

void
gk_slash_mark(GkFragment *fragment, const GArray *slanted, GkArena *arena)
{
    for (guint i = 0; i < slanted->len; i++) {
        const GkMark *mark = &g_array_index(slanted, GkMark, i);
        double x = (mark->x0 + mark->x1) / 2, y = (mark->y0 + mark->y1) / 2;
        if (!gk_box_contains(fragment->box, x, y))
            continue;
        GkFragmentCell *cell = gk_fragment_cell_at(fragment, interval_of(fragment->ys, fragment->row_count, y),
                                                   interval_of(fragment->xs, fragment->column_count, x));
        if (cell->n_slashes == GK_SLASH_MOST || !is_at_border(cell->box, mark->x0, mark->y0) ||
            !is_at_border(cell->box, mark->x1, mark->y1))
            continue;
        if (!cell->slashes)
            cell->slashes = gk_arena_new_array(arena, GkSlash, GK_SLASH_MOST);
        cell->slashes[cell->n_slashes++] = (GkSlash) { mark->x0, mark->y0, mark->x1, mark->y1 };
    }
}

static gboolean
rises(const GkSlash *slash)
{
    return (slash->x1 > slash->x0) != (slash->y1 > slash->y0);
}

/* How many slashes of the cell the glyph's middle lies above. */
static guint
slashes_below(const GkFragmentCell *cell, const GkGlyph *glyph)
{
    double x = gk_box_center_x(glyph->box), y = gk_box_center_y(glyph->box);
    guint count = 0;
    for (guint i = 0; i < cell->n_slashes; i++) {
        const GkSlash *slash = &cell->slashes[i];
        double share = (x - slash->x0) / (slash->x1 - slash->x0);
        count += y < slash->y0 + share * (slash->y1 - slash->y0);
    }
    return count;
}

static gboolean
has_words(const GkFragmentCell *cell, const GkGlyph *glyphs)
{
    for (guint i = 0; i < cell->n_glyphs; i++)
        if (gk_is_wide(glyphs[cell->glyphs[i]].character) || g_unichar_isalpha(glyphs[cell->glyphs[i]].character))
            return TRUE;
    return FALSE;
}

char
gk_slash_sign(const GkFragmentCell *cell)
{
    return rises(&cell->slashes[0]) ? '/' : '\\';
}

guint
gk_slash_labels(const GkFragmentCell *cell, const GkGlyph *glyphs, GkFragmentCell labels[GK_SLASH_MOST + 1],
                GkArena *arena)
{
    guint n_labels = 0;
    for (gint above = (gint) cell->n_slashes; above >= 0; above--) {
        GkFragmentCell label = { .box = cell->box, .glyphs = gk_arena_new_array(arena, guint, cell->n_glyphs) };
        for (guint i = 0; i < cell->n_glyphs; i++)
            if ((gint) slashes_below(cell, &glyphs[cell->glyphs[i]]) == above)
                label.glyphs[label.n_glyphs++] = cell->glyphs[i];
        if (!label.n_glyphs)
            continue;
        if (!has_words(&label, glyphs))
            return 0;
        labels[n_labels++] = label;
    }
    return n_labels > 1 ? n_labels : 0;
}
