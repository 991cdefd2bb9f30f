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

struct _GkSheets {
    const GPtrArray *fragments;
    GPtrArray *made; /* GkStretch of each; NULL before it is needed, and when it was handed out */
    guint next; /* to be looked at */
    GQueue ready; /* GkStretch, to be handed out */
    gboolean no_join;
    GkArena *arena;
    GkDiagnostics *diagnostics;
};

/* Pages that belong beside and below each other: side s of level d is stretch first + s * across + d * down. */
typedef struct {
    GkSheets *all;
    guint first, across, down, n_levels;
    GArray *links; /* GkLink of each side of the first level */
} Block;

static const GkFragment *
fragment_at(const GkSheets *all, guint i)
{
    return g_ptr_array_index(all->fragments, i);
}

static GkStretch *
stretch_at(GkSheets *all, guint i)
{
    gpointer *made = &g_ptr_array_index(all->made, i);
    if (!*made)
        *made = gk_stretch_new(fragment_at(all, i), all->arena);
    return *made;
}

/* Nothing else is on the page of stretch i, but for what stands above the first half of all. */
static gboolean
is_alone(const GkSheets *all, guint i, gboolean first)
{
    const GkFragment *fragment = fragment_at(all, i);
    if ((i > 0 && fragment_at(all, i - 1)->page == fragment->page) ||
        (i + 1 < all->fragments->len && fragment_at(all, i + 1)->page == fragment->page))
        return FALSE;
    return !fragment->unread &&
        !gk_link_has_lines(fragment->layout, fragment->notes_bottom, fragment->layout->page->height) &&
        (first || !gk_link_has_lines(fragment->layout, 0, fragment->caption_top));
}

/* Each of the `count` stretches from i on is alone on the page after that of the one before. */
static gboolean
follow(const GkSheets *all, guint i, guint count)
{
    for (guint end = i + count; i < end; i++)
        if (i >= all->fragments->len || !is_alone(all, i, FALSE) || fragment_at(all, i)->page != fragment_at(all, i - 1)->page + 1)
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
    return stretch_at(block->all, block->first + side * block->across + level * block->down);
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
            !is_right_half(stretch_of(block, 0, 0), stretch_at(block->all, at), &link, block->all->diagnostics))
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
find_right_half(GkSheets *all, guint first, guint *end, GkLink *link)
{
    const GkStretch *left = stretch_at(all, first);
    *end = first + 1;
    if (!is_alone(all, first, TRUE))
        return 0;
    for (; follow(all, *end, 1); ++*end) {
        const GkStretch *next = stretch_at(all, *end);
        if (is_right_half(left, next, link, all->diagnostics))
            return *end - first;
        if (!is_like(left, next))
            break;
    }
    return 0;
}

/* The block that begins with stretch `first`, put together; returns how many stretches it took, 0 for none. */
static guint
take_block(GkSheets *all, guint first, guint *end, GPtrArray *out)
{
    GkLink link, none = { 0 };
    guint across = find_right_half(all, first, end, &link);
    if (!across || !follow(all, first + across, across))
        return 0;
    g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(GkLink));
    g_array_append_val(links, none);
    g_array_append_val(links, link);
    Block block = { all, first, across, 1, 0, links };
    widen(&block);
    if (across == 1)
        block.down = links->len;
    return join_levels(&block, out) ? links->len * block.n_levels : 0;
}

GkSheets *
gk_sheets_new(const GPtrArray *fragments, gboolean no_join, GkArena *arena, GkDiagnostics *diagnostics)
{
    GkSheets *sheets = g_new0(GkSheets, 1);
    sheets->fragments = fragments;
    sheets->made = g_ptr_array_new_with_free_func((GDestroyNotify) gk_stretch_free);
    g_ptr_array_set_size(sheets->made, (gint) fragments->len);
    g_queue_init(&sheets->ready);
    sheets->no_join = no_join;
    sheets->arena = arena;
    sheets->diagnostics = diagnostics;
    return sheets;
}

void
gk_sheets_free(GkSheets *sheets)
{
    g_queue_clear_full(&sheets->ready, (GDestroyNotify) gk_stretch_free);
    g_ptr_array_unref(sheets->made);
    g_free(sheets);
}

/* Makes ready what comes next: a block, or the fragments up to where the next may begin, each by itself. */
static void
go_on(GkSheets *sheets)
{
    g_autoptr(GPtrArray) joined = g_ptr_array_new();
    guint first = sheets->next, end = first + 1;
    guint count = sheets->no_join ? 0 : take_block(sheets, first, &end, joined);
    sheets->next = count ? first + count : end;
    for (guint i = 0; i < joined->len; i++)
        g_queue_push_tail(&sheets->ready, g_ptr_array_index(joined, i));
    for (guint i = first; i < sheets->next; i++) {
        GkStretch *made = count ? g_ptr_array_index(sheets->made, i) : stretch_at(sheets, i);
        g_ptr_array_index(sheets->made, i) = NULL;
        if (count)
            gk_stretch_free(made);
        else
            g_queue_push_tail(&sheets->ready, made);
    }
}

GkStretch *
gk_sheets_next(GkSheets *sheets)
{
    while (g_queue_is_empty(&sheets->ready) && sheets->next < sheets->fragments->len)
        go_on(sheets);
    return g_queue_pop_head(&sheets->ready);
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
