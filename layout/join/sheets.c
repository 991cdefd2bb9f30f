/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sheets wider than a page: which pages belong beside each other, and which below.
 *
 *      over, then down:  1 2    down, then over:  1 3    A spreadsheet prints a wide
 *                        3 4                      2 4    sheet in either order.
 *
 * Each page holds nothing but its piece. The first right half is on the next page,
 * or behind all the pages on which the left one goes on downwards; from there on,
 * the pages of a block follow in their order, those of one level with the columns of
 * the first and the rows of their left neighbour. Whether two pages are halves is
 * asked of the first level only, which has the headers (join/sideways.c).
 */
#include "layout/join/sheets.h"

#include "layout/join/assemble.h"
#include "layout/join/join.h"
#include "layout/join/tuning.h"

#include <string.h>

/* Pages that belong beside and below each other: side s of level d is stretch first + s * across + d * down. */
typedef struct {
    const GPtrArray *all; /* GkStretch, one for each fragment */
    guint first, across, down, n_levels;
    GArray *links; /* GkLink of each side of the first level */
    GkDiagnostics *diagnostics;
} Block;

static const GkFragment *
fragment_at(const GPtrArray *all, guint i)
{
    return gk_stretch_first(g_ptr_array_index(all, i));
}

/* Nothing else is on the page of stretch i, but for what stands above the first half of all. */
static gboolean
is_alone(const GPtrArray *all, guint i, gboolean first)
{
    const GkFragment *fragment = fragment_at(all, i);
    if ((i > 0 && fragment_at(all, i - 1)->page == fragment->page) ||
        (i + 1 < all->len && fragment_at(all, i + 1)->page == fragment->page))
        return FALSE;
    return !fragment->unread &&
        !gk_link_has_lines(fragment->layout, fragment->notes_bottom, fragment->layout->page->height) &&
        (first || !gk_link_has_lines(fragment->layout, 0, fragment->caption_top));
}

/* Each of the `count` stretches from i on is alone on the page after that of the one before. */
static gboolean
follow(const GPtrArray *all, guint i, guint count)
{
    for (guint end = i + count; i < end; i++)
        if (i >= all->len || !is_alone(all, i, FALSE) || fragment_at(all, i)->page != fragment_at(all, i - 1)->page + 1)
            return FALSE;
    return TRUE;
}

/* As many columns in the same places, and no title but what may be printed on all pages of a sheet. */
static gboolean
is_like(const GkStretch *first, const GkStretch *other)
{
    const char *title = gk_stretch_first(other)->title.text;
    guint count = gk_stretch_columns(other).count;
    g_autofree guint *map = g_new(guint, count + 1);
    return count == gk_stretch_columns(first).count &&
        gk_columns_map(gk_stretch_columns(first), gk_stretch_columns(other), map) >= GK_COLUMNS_SIMILAR &&
        (!*title || strcmp(title, gk_stretch_first(first)->title.text) == 0);
}

/* R is the right half of L; that it may be is told. */
static gboolean
is_right_half(const GkStretch *l, const GkStretch *r, GkLink *link, GkDiagnostics *diagnostics)
{
    gk_sideways_look(l, r, link);
    if (link->near)
        gk_assemble_tell(gk_stretch_first(l), gk_stretch_first(r), link->apart, diagnostics);
    return link->apart == 0;
}

static GkStretch *
stretch_of(const Block *block, guint side, guint level)
{
    return g_ptr_array_index(block->all, block->first + side * block->across + level * block->down);
}

/* The label columns that side s repeats hold nothing but the labels of the left side, too, on a level further down. */
static gboolean
labels_agree(const GkTable *left, const GkTable *side, guint repeated)
{
    for (guint i = 0; i < side->row_count * repeated; i++) {
        guint r = i / repeated, c = i % repeated, row = r + left->row_count - side->row_count;
        const char *text = gk_table_cell_at(side, r, c)->text;
        if (*text && (row >= left->row_count || strcmp(gk_table_cell_at(left, row, c)->text, text) != 0))
            return FALSE;
    }
    return TRUE;
}

/* The pages of one level as one stretch; NULL when below the first one some have other places or labels. */
static GkStretch *
join_level(const Block *block, guint level)
{
    g_autoptr(GPtrArray) sides = g_ptr_array_new_with_free_func((GDestroyNotify) gk_stretch_free);
    const GkStretch *left = stretch_of(block, 0, level);
    for (guint s = 0; s < block->links->len; s++) {
        const GkStretch *side = stretch_of(block, s, level);
        if (level > 0 && !is_like(stretch_of(block, s, 0), side))
            return NULL;
        GkStretch *own = gk_sideways_rows(left, side, level == 0);
        if (!own)
            return NULL;
        g_ptr_array_add(sides, own);
        if (level > 0 && s > 0 &&
            !labels_agree(&left->view, &own->view, g_array_index(block->links, GkLink, s).repeated))
            return NULL;
    }
    return gk_sideways_join((GkStretch *const *) sides->pdata, (const GkLink *) (gpointer) block->links->data,
                            block->links->len);
}

/* Further sides: all levels are there already. */
static void
widen(Block *block)
{
    for (;;) {
        GkLink link;
        guint at = block->first + block->links->len * block->across;
        if (!follow(block->all, at, block->across) ||
            !is_right_half(stretch_of(block, 0, 0), g_ptr_array_index(block->all, at), &link, block->diagnostics))
            return;
        g_array_append_val(block->links, link);
    }
}

/* Puts the levels together; of pages that run over and then down, as many as there are. FALSE when one that must be
 * does not fit. */
static gboolean
join_levels(Block *block, GPtrArray *out)
{
    guint before = out->len, level = 0;
    for (; block->across == 1 || level < block->across; level++) {
        gboolean there = level == 0 || block->across > 1 ||
            follow(block->all, block->first + level * block->down, block->links->len);
        GkStretch *joined = there ? join_level(block, level) : NULL;
        if (!joined)
            break;
        g_ptr_array_add(out, joined);
    }
    block->n_levels = level;
    if (level >= block->across)
        return TRUE;
    g_ptr_array_set_size(out, (gint) before);
    return FALSE;
}

/* Where the first right half of stretch `first` is: 1 behind it, or behind all the pages on which it goes on downwards.
 * 0 when there is none; *end is the stretch to look at next. */
static guint
find_right_half(const GPtrArray *all, guint first, guint *end, GkLink *link, GkDiagnostics *diagnostics)
{
    const GkStretch *left = g_ptr_array_index(all, first);
    *end = first + 1;
    if (!is_alone(all, first, TRUE))
        return 0;
    for (; follow(all, *end, 1); ++*end) {
        const GkStretch *next = g_ptr_array_index(all, *end);
        if (is_right_half(left, next, link, diagnostics))
            return *end - first;
        if (!is_like(left, next))
            break;
    }
    return 0;
}

/* The block that begins with stretch `first`, put together; returns how many stretches it took, 0 for none. */
static guint
take_block(const GPtrArray *all, guint first, guint *end, GPtrArray *out, GkDiagnostics *diagnostics)
{
    GkLink link, none = { 0 };
    guint across = find_right_half(all, first, end, &link, diagnostics);
    if (!across || !follow(all, first + across, across))
        return 0;
    g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(GkLink));
    g_array_append_val(links, none);
    g_array_append_val(links, link);
    Block block = { all, first, across, 1, 0, links, diagnostics };
    widen(&block);
    if (across == 1)
        block.down = links->len;
    return join_levels(&block, out) ? links->len * block.n_levels : 0;
}

GPtrArray *
gk_sheets_join(const GPtrArray *fragments, gboolean no_join, GkArena *arena, GkDiagnostics *diagnostics)
{
    GPtrArray *out = g_ptr_array_new_with_free_func((GDestroyNotify) gk_stretch_free);
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func((GDestroyNotify) gk_stretch_free);
    for (guint i = 0; i < fragments->len; i++)
        g_ptr_array_add(all, gk_stretch_new(g_ptr_array_index(fragments, i), arena));
    for (guint i = 0, end; i < all->len; i = end) {
        guint count = no_join ? 0 : take_block(all, i, &end, out, diagnostics);
        end = count ? i + count : no_join ? i + 1 : end;
        for (guint j = i; j < end; j++)
            g_ptr_array_add(count ? taken : out, g_ptr_array_index(all, j));
    }
    return out;
}

gboolean
gk_join_may_be_side(const GkFragment *fragment, const GPtrArray *before)
{
    GkBounds own = { fragment->ys, fragment->row_count, fragment->aligned };
    g_autofree guint *map = g_new(guint, own.count + 1);
    for (guint i = before->len; i-- > 0 && own.count >= GK_JOIN_SIDE_ROWS;) {
        const GkFragment *other = g_ptr_array_index(before, i);
        GkBounds rows = { other->ys, other->row_count, other->aligned };
        gboolean all = other->page < fragment->page && gk_sideways_same_page(other, fragment) &&
            rows.count >= own.count && rows.count - own.count <= GK_JOIN_SIDE_ROWS &&
            gk_rows_map(rows, own, G_MAXDOUBLE, map);
        for (guint r = 0; all && r <= own.count; r++)
            all = map[r] != G_MAXUINT;
        if (all)
            return TRUE;
    }
    return FALSE;
}
