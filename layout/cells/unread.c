/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A cell without glyphs is blank only if nothing is drawn in it.
 *
 *      │ 办公费 │ ▒▒▒▒ │ 12.00 │     ▒▒▒▒  outlines, a picture: the cell is unreadable
 *      │ 印刷费 │  8▒▒ │       │     8▒▒   outlines beside text: the number may be longer
 *
 * The page source delivers ink that neither glyphs nor rules explain, in pieces of the size of letters (GkPage.unread).
 * Each piece belongs to the cell in which its middle lies.
 *
 *   1. A cell without text has a doubt when the ink in it is as much as a digit has.
 *   2. A cell with a number has one when some of the ink stands on the line of the number, or is a picture or as high as
 *      digits. Labels are not asked: marks of lists, boxes to tick and little flags stand beside them.
 *
 * Not every picture is writing. A seal is red and reaches over several cells; a background lies under text that can be
 * read; a chart that stands in a table for the sake of the layout is higher than a line and meets few cells. None of them
 * says anything about blank cells. A picture of the height of a line within one cell does, whatever its colour, and so
 * does one that has ink in many cells: a column of amounts.
 *
 * It can't tell a tick or a signature in a blank cell from a number: it says that there is something to be read.
 */
#include "layout/cells/unread.h"

#include "layout/cells/tuning.h"
#include "layout/words/characters.h"

#include <math.h>

/* The ink found in one cell. */
typedef struct {
    guint letters, pictured; /* edges */
    guint wide; /* edges of a picture that reaches over several cells */
    guint image; /* which */
    guint outlines;
    double height; /* of the highest outline */
} CellInk;

typedef struct {
    const GkFragment *fragment;
    const GkPage *page;
    CellInk *cells; /* one for each of the fragment's */
    GkBox red; /* around the red ink of the page */
    gboolean seal; /* that is the shape of a seal */
    GkBox wide[GK_UNREAD_IMAGES]; /* images that are larger than a cell */
    gboolean under_text[GK_UNREAD_IMAGES]; /* text lies on it */
    guint filled[GK_UNREAD_IMAGES]; /* cells with ink of it */
    guint n_wide;
} Finder;

/* --- seals and backgrounds --- */

static gboolean
is_red(guint32 color)
{
    int red = (int) (color >> 16 & 0xff), green = (int) (color >> 8 & 0xff), blue = (int) (color & 0xff);
    return red - MAX(green, blue) > GK_UNREAD_RED;
}

static void
look_for_seal(Finder *finder)
{
    gboolean any = FALSE;
    for (guint i = 0; i < finder->page->unread->len; i++) {
        const GkUnread *unread = &g_array_index(finder->page->unread, GkUnread, i);
        if (!is_red(unread->color))
            continue;
        finder->red = any ? gk_box_union(finder->red, unread->box) : unread->box;
        any = TRUE;
    }
    double width = gk_box_width(finder->red), height = gk_box_height(finder->red);
    finder->seal = any && MIN(width, height) > GK_UNREAD_SEAL && MAX(width, height) < GK_UNREAD_SEAL_RATIO * MIN(width, height);
}

static gboolean
has_text(const GkPageLayout *layout, GkBox box)
{
    guint glyphs = layout->page->glyphs->len > GK_UNREAD_GLYPHS ? GK_UNREAD_TEXT : 0;
    for (guint i = 0; i < layout->page->glyphs->len && glyphs < GK_UNREAD_TEXT; i++) {
        GkBox glyph = g_array_index(layout->page->glyphs, GkGlyph, i).box;
        glyphs += layout->ink[i] != GK_INK_HIDDEN && layout->ink[i] != GK_INK_WATERMARK &&
            gk_box_contains(box, gk_box_center_x(glyph), gk_box_center_y(glyph));
    }
    return glyphs >= GK_UNREAD_TEXT;
}

/* Images that meet the fragment and reach further than a cell does. */
static void
look_for_images(Finder *finder)
{
    const GkFragment *fragment = finder->fragment;
    for (guint i = 0; i < finder->page->images->len && finder->n_wide < GK_UNREAD_IMAGES; i++) {
        GkBox box = g_array_index(finder->page->images, GkImage, i).box;
        if (gk_box_height(box) < GK_UNREAD_LINE || gk_overlap(box.x0, box.x1, fragment->box.x0, fragment->box.x1) <= 0 ||
            gk_overlap(box.y0, box.y1, fragment->box.y0, fragment->box.y1) <= 0)
            continue;
        finder->under_text[finder->n_wide] = has_text(fragment->layout, box);
        finder->wide[finder->n_wide++] = box;
    }
}

static gboolean
lies_within(GkBox inner, GkBox outer)
{
    return inner.x0 > outer.x0 - GK_UNREAD_SLACK && inner.x1 < outer.x1 + GK_UNREAD_SLACK &&
        inner.y0 > outer.y0 - GK_UNREAD_SLACK && inner.y1 < outer.y1 + GK_UNREAD_SLACK;
}

static guint
image_at(const Finder *finder, GkBox box)
{
    guint i = 0;
    while (i < finder->n_wide && !gk_box_contains(finder->wide[i], gk_box_center_x(box), gk_box_center_y(box)))
        i++;
    return i;
}

/* --- the ink of cells --- */

/* Index of the interval between `bounds` that holds `at`; `count` when none does. */
static guint
interval_of(const double *bounds, guint count, double at)
{
    guint low = 0, high = count;
    if (at < bounds[0] || at > bounds[count])
        return count;
    while (high - low > 1) {
        guint middle = (low + high) / 2;
        *(at < bounds[middle] ? &high : &low) = middle;
    }
    return low;
}

/* The cell in which the middle of the ink lies, clear of its borders. */
static const GkFragmentCell *
cell_of(const GkFragment *fragment, GkBox box)
{
    double x = gk_box_center_x(box), y = gk_box_center_y(box);
    guint column = interval_of(fragment->xs, fragment->column_count, x);
    guint row = interval_of(fragment->ys, fragment->row_count, y);
    if (column == fragment->column_count || row == fragment->row_count)
        return NULL;
    const GkFragmentCell *cell = gk_fragment_cell_at(fragment, row, column);
    gboolean clear = x > cell->box.x0 + GK_UNREAD_BORDER && x < cell->box.x1 - GK_UNREAD_BORDER &&
        y > cell->box.y0 + GK_UNREAD_BORDER && y < cell->box.y1 - GK_UNREAD_BORDER;
    return clear ? cell : NULL;
}

/* Only signs of which numbers are made, and a digit. */
static gboolean
holds_number(const GkFragmentCell *cell)
{
    gboolean digit = FALSE;
    for (const char *p = cell->text; p && *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        digit = digit || gk_is_digit(c);
        if (!gk_is_numeric(c) && (gk_is_wide(c) || g_unichar_isalpha(c))) /* full-width digits are digits */
            return FALSE;
    }
    return digit;
}

/* TRUE when the ink stands on the line of one of the cell's glyphs. */
static gboolean
is_on_line(const GkFragment *fragment, const GkFragmentCell *cell, GkBox box)
{
    double y = gk_box_center_y(box);
    for (guint i = 0; i < cell->n_glyphs; i++) {
        GkBox glyph = g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]).box;
        if (y > glyph.y0 && y < glyph.y1)
            return TRUE;
    }
    return FALSE;
}

/* Ink in a cell with a number: on its line, or of the size of another one's digits. */
static gboolean
may_be_digits(const GkFragment *fragment, const GkFragmentCell *cell, const GkUnread *unread)
{
    float size = g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[0]).size;
    return unread->kind == GK_UNREAD_PICTURE || is_on_line(fragment, cell, unread->box) ||
        (unread->kind == GK_UNREAD_OUTLINE && gk_box_height(unread->box) > GK_UNREAD_DIGIT_SHARE * size);
}

/* Pictures lower than a line are entries, whatever they lie in; of others it depends. */
static void
add_picture(const Finder *finder, const GkUnread *unread, const GkFragmentCell *cell, CellInk *ink)
{
    guint i = image_at(finder, unread->box);
    if (i == finder->n_wide) {
        ink->pictured += unread->edges;
    } else if (lies_within(finder->wide[i], cell->box)) {
        ink->pictured += gk_box_height(finder->wide[i]) < GK_UNREAD_ENTRY ? unread->edges : 0;
    } else if (!finder->under_text[i] && !(finder->seal && is_red(unread->color))) {
        ink->wide += unread->edges;
        ink->image = i;
    }
}

static void
add_ink(const Finder *finder, const GkUnread *unread)
{
    const GkFragment *fragment = finder->fragment;
    const GkFragmentCell *cell = cell_of(fragment, unread->box);
    if (!cell || (cell->n_glyphs && (!holds_number(cell) || !may_be_digits(fragment, cell, unread))))
        return;
    CellInk *ink = &finder->cells[cell - fragment->cells];
    if (unread->kind == GK_UNREAD_PICTURE) {
        add_picture(finder, unread, cell, ink);
    } else if (unread->kind == GK_UNREAD_LETTERS) {
        ink->letters += unread->edges;
    } else if (!finder->seal || !is_red(unread->color)) {
        ink->outlines++;
        ink->height = MAX(ink->height, gk_box_height(unread->box));
    }
}

/* A picture over several cells is a picture of their entries when it has ink in many of them. */
static void
settle_wide(Finder *finder)
{
    guint n_cells = finder->fragment->n_cells;
    for (guint i = 0; i < n_cells; i++)
        if (finder->cells[i].wide >= GK_UNREAD_EDGES)
            finder->filled[finder->cells[i].image]++;
    for (guint i = 0; i < n_cells; i++)
        if (finder->filled[finder->cells[i].image] >= GK_UNREAD_ENTRIES)
            finder->cells[i].pictured += finder->cells[i].wide;
}

static gboolean
may_be_text(const CellInk *ink)
{
    return ink->outlines >= GK_UNREAD_OUTLINES || ink->height >= GK_UNREAD_HEIGHT || ink->letters >= GK_UNREAD_LOST ||
        ink->pictured >= GK_UNREAD_EDGES;
}

/* The ink of all cells of the fragment, to be freed by the caller; NULL where the page has none. */
static CellInk *
find_ink(const GkFragment *fragment)
{
    const GkPage *page = fragment->layout->page;
    if (page->unread->len == 0)
        return NULL;
    Finder finder = { .fragment = fragment, .page = page, .cells = g_new0(CellInk, fragment->n_cells) };
    look_for_seal(&finder);
    look_for_images(&finder);
    for (guint i = 0; i < page->unread->len; i++)
        add_ink(&finder, &g_array_index(page->unread, GkUnread, i));
    settle_wide(&finder);
    return finder.cells;
}

gboolean
gk_unread_fills_cells(const GkFragment *fragment)
{
    g_autofree CellInk *cells = find_ink(fragment);
    guint filled = 0;
    for (guint i = 0; cells && i < fragment->n_cells; i++)
        filled += may_be_text(&cells[i]);
    return filled >= GK_UNREAD_CELLS && filled > GK_UNREAD_CELLS_SHARE * fragment->n_cells;
}

static gboolean
has_glyphs(const GkFragment *fragment)
{
    for (guint i = 0; i < fragment->n_cells; i++)
        if (fragment->cells[i].n_glyphs)
            return TRUE;
    return FALSE;
}

void
gk_unread_doubt(GkFragment *fragment)
{
    g_autofree CellInk *cells = find_ink(fragment);
    gboolean any = FALSE;
    for (guint i = 0; cells && i < fragment->n_cells; i++) {
        if (!may_be_text(&cells[i]))
            continue;
        fragment->cells[i].doubts |= fragment->cells[i].n_glyphs ? GK_DOUBT_INK_BESIDE_NUMBER : GK_DOUBT_INK_WITHOUT_TEXT;
        any = TRUE;
    }
    fragment->unread = any && !has_glyphs(fragment);
}
