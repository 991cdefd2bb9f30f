/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables wider than a page: halves on several pages that lie beside each other.
 *
 *      over, then down:  1 2    down, then over:  1 3    A spreadsheet prints a wide
 *                        3 4                      2 4    sheet in either order.
 *
 * R is the right half of L when all of this holds:
 * - each is alone on its page, R with nothing above or below it, and the pages
 *   are equally large;
 * - every row has the same height at the same place; only within the header may
 *   one of them have boundaries that the other has not. Where no rules draw the
 *   rows, R's lines stand at the heights of L's (join/sides_aligned.c);
 * - R has no title of its own, or L has none (a title in the middle of a wide
 *   sheet, or cut by the page's edge: prose/caption_cut.c), and nothing above R contradicts what is above L;
 * - R's header is as high as L's, has a label over each column and no data, and
 *   is another than L's (the same header is a table that goes on downwards);
 * - no row is blank in L and filled in R;
 * - R's rows can't stand by themselves: R begins with the label columns of L, or
 *   with a column of amounts while L begins with one of labels. The title and the
 *   labels both again are a form that is printed anew for each project.
 *
 * Where all but the last is so, nothing is joined and a diagnostic says so. Further
 * down, the places of rows and columns and the labels printed again are compared.
 */
#include "layout/join/internal.h"

#include "layout/join/join.h"
#include "layout/join/tuning.h"
#include "layout/prose/tuning.h"
#include "layout/table/header.h"
#include "layout/words/row_words.h"

#include <math.h>
#include <string.h>

/* Two fragments that may be halves. */
typedef struct {
    const GkFragment *l, *r;
    GkTable left, right;
    guint left_header, right_header; /* rows */
} Pair;

/* --- places --- */

/* Nothing else is on the page of fragment i, but for what stands above the first half of all. */
static gboolean
is_alone(const GPtrArray *fragments, guint i, gboolean first)
{
    const GkFragment *fragment = g_ptr_array_index(fragments, i);
    for (gint step = -1; step <= 1; step += 2) {
        guint j = i + (guint) step;
        if (j < fragments->len && ((GkFragment *) g_ptr_array_index(fragments, j))->page == fragment->page)
            return FALSE;
    }
    return !fragment->unread &&
        !gk_join_has_lines(fragment->layout, fragment->notes_bottom, fragment->layout->page->height) &&
        (first || !gk_join_has_lines(fragment->layout, 0, fragment->caption_top));
}

/* Fragment i is alone on the page after that of fragment i - 1. */
static gboolean
follows(const GPtrArray *fragments, guint i)
{
    if (i >= fragments->len || !is_alone(fragments, i, FALSE))
        return FALSE;
    const GkFragment *before = g_ptr_array_index(fragments, i - 1), *fragment = g_ptr_array_index(fragments, i);
    return fragment->page == before->page + 1;
}

/* Columns found by alignment: each boundary lies between the middles of the columns beside it. */
static gboolean
has_columns_about(const GkFragment *a, const GkFragment *b)
{
    for (guint i = 1; i < a->column_count; i++)
        if (b->xs[i] < (a->xs[i - 1] + a->xs[i]) / 2 || b->xs[i] > (a->xs[i] + a->xs[i + 1]) / 2)
            return FALSE;
    return TRUE;
}

gboolean
gk_join_has_same_columns(const GkFragment *a, const GkFragment *b)
{
    if (a->column_count != b->column_count)
        return FALSE;
    if (gk_join_are_aligned(a, b))
        return has_columns_about(a, b);
    for (guint i = 0; i <= a->column_count; i++)
        if (fabs((a->xs[i] - a->xs[0]) - (b->xs[i] - b->xs[0])) > GK_JOIN_COLUMN)
            return FALSE;
    return TRUE;
}

/* Every boundary between rows of one is one of the other's; above `header_bottom` one may lack some. */
static gboolean
has_same_rows(const GkFragment *a, const GkFragment *b, double header_bottom)
{
    guint i = 0, j = 0;
    while (i <= a->row_count && j <= b->row_count) {
        double difference = a->ys[i] - b->ys[j];
        if (fabs(difference) <= GK_JOIN_ROW) {
            i++;
            j++;
        } else if (i == 0 || j == 0 || MIN(a->ys[i], b->ys[j]) > header_bottom - GK_JOIN_ROW) {
            return FALSE;
        } else {
            i += difference < 0;
            j += difference > 0;
        }
    }
    return i > a->row_count && j > b->row_count;
}

static gboolean
has_same_page_size(const GkFragment *a, const GkFragment *b)
{
    const GkPage *p = a->layout->page, *q = b->layout->page;
    return fabs(p->width - q->width) < 1 && fabs(p->height - q->height) < 1;
}

/* Every boundary of `side` is one of the fragment's, and few of these are missing. */
static gboolean
has_rows_of(const GkFragment *side, const GkFragment *fragment)
{
    guint at = 0;
    if (side->row_count > fragment->row_count || fragment->row_count - side->row_count > GK_JOIN_SIDE_ROWS ||
        fabs(side->ys[side->row_count] - fragment->ys[fragment->row_count]) > GK_JOIN_ROW)
        return FALSE;
    for (guint i = 0; i <= side->row_count; i++) {
        while (at < fragment->row_count && fragment->ys[at] < side->ys[i] - GK_JOIN_ROW)
            at++;
        if (fabs(fragment->ys[at] - side->ys[i]) > GK_JOIN_ROW || (i == 0 && at > 0))
            return FALSE;
    }
    return TRUE;
}

gboolean
gk_join_may_be_side(const GkFragment *fragment, const GPtrArray *before)
{
    if (fragment->row_count < GK_JOIN_SIDE_ROWS)
        return FALSE;
    for (guint i = before->len; i-- > 0;) {
        const GkFragment *other = g_ptr_array_index(before, i);
        if (other->page < fragment->page && has_same_page_size(other, fragment) && has_rows_of(fragment, other))
            return TRUE;
    }
    return FALSE;
}

/* --- contents --- */

/* How many of R's rows lie above the bottom of L's header. */
static guint
rows_above(const GkFragment *fragment, double y)
{
    guint rows = 0;
    while (rows < fragment->row_count && fragment->ys[rows] < y - GK_JOIN_ROW)
        rows++;
    return rows;
}

/* A label over each column, and no data among them. */
static gboolean
is_header(const GkTable *table, guint rows)
{
    for (guint r = 0; r < rows; r++)
        if (gk_table_row_has_data_in_header(table, r))
            return FALSE;
    for (guint c = 0; c < table->column_count; c++)
        if (!*gk_table_cell_at(table, rows - 1, c)->text)
            return FALSE;
    return TRUE;
}

static gboolean
has_other_labels(const Pair *pair)
{
    if (pair->left.column_count != pair->right.column_count)
        return TRUE;
    for (guint c = 0; c < pair->left.column_count; c++)
        if (strcmp(gk_table_cell_at(&pair->left, pair->left_header - 1, c)->text,
                   gk_table_cell_at(&pair->right, pair->right_header - 1, c)->text) != 0)
            return TRUE;
    return FALSE;
}

/* No row that is blank in L is filled in R. */
static gboolean
rows_agree(const Pair *pair)
{
    for (guint r = pair->left_header; r < pair->left.row_count; r++)
        if (gk_table_row_is_blank(&pair->left, r) &&
            !gk_table_row_is_blank(&pair->right, r - pair->left_header + pair->right_header))
            return FALSE;
    return TRUE;
}

/* Column c holds the same on both sides, from the last row of the header down; the first one, something in two rows. */
static gboolean
is_repeated_column(const Pair *pair, guint c)
{
    guint filled = 0;
    for (guint r = pair->left_header - 1; r < pair->left.row_count; r++) {
        const GkCell *a = gk_table_cell_at(&pair->left, r, c);
        const GkCell *b = gk_table_cell_at(&pair->right, r - pair->left_header + pair->right_header, c);
        if (strcmp(a->text, b->text) != 0 || a->column != b->column || a->column_span != b->column_span)
            return FALSE;
        filled += *a->text && a->row == r && r >= pair->left_header;
    }
    return c > 0 || filled > 1;
}

static gboolean
is_crossed(const GkTable *table, guint column)
{
    for (guint r = 0; r < table->row_count; r++)
        if (gk_table_cell_at(table, r, column)->column < column)
            return TRUE;
    return FALSE;
}

/* How many columns at R's left are L's label columns again. */
static guint
count_repeated_columns(const Pair *pair)
{
    guint most = MIN(pair->left.column_count, pair->right.column_count), count = 0;
    gboolean aligned = gk_join_are_aligned(pair->l, pair->r);
    while (
        count < most && is_repeated_column(pair, count) &&
        (aligned ||
         fabs((pair->l->xs[count + 1] - pair->l->xs[0]) - (pair->r->xs[count + 1] - pair->r->xs[0])) <= GK_JOIN_COLUMN))
        count++;
    while (count > 0 && (count == pair->right.column_count || is_crossed(&pair->right, count)))
        count--;
    return count;
}

/* Of the column's cells below the header: are there labels, or only amounts (and blanks)? */
static void
look_at_column(const GkTable *table, guint column, guint header, guint *labels, guint *amounts)
{
    *labels = *amounts = 0;
    for (guint r = header; r < table->row_count; r++) {
        const GkCell *cell = gk_table_cell_at(table, r, column);
        if (cell->row != r || !*cell->text)
            continue;
        gboolean amount = gk_rows_text_is_number(cell->text);
        *labels += !amount;
        *amounts += amount;
    }
}

/* R begins with amounts, L with labels. */
static gboolean
lacks_labels(const Pair *pair)
{
    guint labels, amounts;
    look_at_column(&pair->right, 0, pair->right_header, &labels, &amounts);
    if (labels > 0 || amounts < 2)
        return FALSE;
    for (guint c = 0; c < pair->left.column_count && c < 4; c++) {
        look_at_column(&pair->left, c, pair->left_header, &labels, &amounts);
        if (labels > amounts && labels > 1)
            return TRUE;
    }
    return FALSE;
}

static void
doubt(const Pair *pair, GkDiagnostics *diagnostics)
{
    gk_diagnostics_add(
        diagnostics, GK_DIAGNOSTIC_JOIN_DOUBTFUL, pair->r->page, &pair->r->box,
        "page %u: this table has the rows of the one on page %u at the same heights, and no title; it may "
        "be its right half. They were not joined",
        pair->r->page, pair->l->page);
}

/* The right half gets the rows of the left one where they were found by alignment. FALSE when it has others. */
static gboolean
take_rows(Pair *pair, double bottom, GkArena *scratch)
{
    if (!gk_join_are_aligned(pair->l, pair->r))
        return fabs(pair->l->ys[0] - pair->r->ys[0]) <= GK_JOIN_ROW &&
            fabs(pair->l->ys[pair->l->row_count] - pair->r->ys[pair->r->row_count]) <= GK_JOIN_ROW &&
            has_same_rows(pair->l, pair->r, bottom);
    pair->r = gk_join_align_side(pair->l, pair->left_header, pair->r, scratch);
    return pair->r != NULL;
}

/* Whether the contents of the pair let R be the right half of L. Adds to the reasons of `side`. */
static gboolean
contents_fit(Pair *pair, GkSide *side, GkArena *scratch, GkDiagnostics *diagnostics)
{
    pair->left = gk_fragment_view(pair->l, scratch);
    pair->left_header = pair->l->header_rows;
    double bottom = pair->l->ys[pair->left_header];
    if (pair->left_header == 0 || !take_rows(pair, bottom, scratch))
        return FALSE;
    pair->right = gk_fragment_view(pair->r, scratch);
    pair->right_header = rows_above(pair->r, bottom);
    if (!is_header(&pair->right, pair->right_header) || !has_other_labels(pair) || !rows_agree(pair))
        return FALSE;
    side->repeated_columns = count_repeated_columns(pair);
    if (side->repeated_columns && *pair->r->title.text && !pair->r->cut_title &&
        !(side->because & GK_JOIN_CONTINUATION_MARK))
        return FALSE;
    gboolean bare = !side->repeated_columns && lacks_labels(pair);
    side->because |= bare ? GK_JOIN_WITHOUT_LABELS : GK_JOIN_REPEATED_LABELS;
    if (!side->repeated_columns && !bare && !*pair->r->title.text &&
        !gk_join_is_another_form(&pair->left, &pair->right))
        doubt(pair, diagnostics);
    return side->repeated_columns || bare;
}

/* Whether R is the right half of L, both with their headers; `side` is filled in. */
static gboolean
is_right_half(const GkFragment *l, const GkFragment *r, GkSide *side, GkDiagnostics *diagnostics)
{
    *side = (GkSide) { .fragment = r, .because = GK_JOIN_SIDE_BY_SIDE | GK_JOIN_SAME_ROWS | GK_JOIN_TOP_OF_PAGE };
    if (l->row_count < GK_JOIN_SIDE_ROWS || !has_same_page_size(l, r))
        return FALSE;
    gboolean title_beside = !*l->title.text && *r->title.text;
    if (!gk_join_captions_agree(title_beside ? r : l, r, &side->because))
        return FALSE;
    if (title_beside)
        side->because &= ~(guint) GK_JOIN_SAME_TITLE;
    GkArena *scratch = gk_arena_new();
    Pair pair = { .l = l, .r = r };
    gboolean fits = contents_fit(&pair, side, scratch, diagnostics);
    gk_arena_free(scratch);
    return fits;
}

/* --- blocks of pages --- */

/* Pages that belong beside and below each other: side s of level d is fragment first + s * across + d * down. */
typedef struct {
    const GPtrArray *fragments;
    guint first, across, down, n_sides, n_levels;
    GArray *sides; /* GkSide of the first level */
    GkArena *arena;
} Block;

static GkFragment *
fragment_of(const Block *block, guint side, guint level)
{
    return g_ptr_array_index(block->fragments, block->first + side * block->across + level * block->down);
}

/* What is printed at the top of a sheet may be printed on all its pages. */
static gboolean
has_no_other_title(const GkFragment *first, const GkFragment *fragment)
{
    return !*fragment->title.text || strcmp(fragment->title.text, first->title.text) == 0;
}

/* Where the first right half of fragment `first` is: 1 behind it, or behind all the pages on which it goes on
 * downwards. 0 when there is none; *end is the fragment to look at next. */
static guint
find_right_half(const GPtrArray *fragments, guint first, guint *end, GkSide *side, GkDiagnostics *diagnostics)
{
    const GkFragment *left = g_ptr_array_index(fragments, first);
    for (*end = first + 1; follows(fragments, *end); ++*end) {
        const GkFragment *next = g_ptr_array_index(fragments, *end);
        if (is_right_half(left, next, side, diagnostics))
            return *end - first;
        if (!gk_join_has_same_columns(left, next) || !has_no_other_title(left, next))
            break;
    }
    return 0;
}

/* The fragment with the rows of the one at its left; NULL when it has others. On the first level the left one has a
 * header. */
static const GkFragment *
rows_of_level(const Block *block, guint side, guint level)
{
    const GkFragment *left = fragment_of(block, 0, level), *fragment = fragment_of(block, side, level);
    if (side == 0)
        return left;
    if (!gk_join_are_aligned(left, fragment))
        return level == 0 || has_same_rows(left, fragment, left->ys[0]) ? fragment : NULL;
    return gk_join_align_side(left, left->header_rows, fragment, block->arena);
}

/* The label columns that side s repeats hold nothing but the labels of the left side, too, on a level further down. */
static gboolean
labels_agree(const Block *block, guint s, guint level)
{
    guint repeated = g_array_index(block->sides, GkSide, s).repeated_columns;
    const GkFragment *left = fragment_of(block, 0, level), *side = rows_of_level(block, s, level);
    for (guint i = 0; side && i < side->row_count * repeated; i++) {
        guint r = i / repeated, c = i % repeated, row = r + left->row_count - side->row_count;
        const char *text = gk_fragment_cell_at(side, r, c)->text;
        if (*text && (row >= left->row_count || strcmp(gk_fragment_cell_at(left, row, c)->text, text) != 0))
            return FALSE;
    }
    return side != NULL;
}

/* Whether the pages of one level below the first have the places of the first. */
static gboolean
is_level(const Block *block, guint level)
{
    for (guint s = 0; s < block->n_sides; s++) {
        const GkFragment *side = fragment_of(block, s, level);
        if (!gk_join_has_same_columns(fragment_of(block, s, 0), side) || !labels_agree(block, s, level) ||
            !has_no_other_title(fragment_of(block, s, 0), side))
            return FALSE;
    }
    return TRUE;
}

/* Further sides: all levels are there already. */
static void
widen(Block *block, GkDiagnostics *diagnostics)
{
    GkSide side;
    for (;;) {
        guint at = block->first + block->n_sides * block->across;
        for (guint i = 0; i < block->across; i++)
            if (!follows(block->fragments, at + i))
                return;
        if (!is_right_half(fragment_of(block, 0, 0), fragment_of(block, block->n_sides, 0), &side, diagnostics))
            return;
        g_array_append_val(block->sides, side);
        block->n_sides++;
    }
}

/* Further levels, when the pages run over and then down. */
static void
deepen(Block *block)
{
    for (;;) {
        guint at = block->first + block->n_levels * block->down;
        for (guint i = 0; i < block->n_sides; i++)
            if (!follows(block->fragments, at + i))
                return;
        if (!is_level(block, block->n_levels))
            return;
        block->n_levels++;
    }
}

static void
add_level(const Block *block, guint level, GPtrArray *out)
{
    g_autofree GkSide *sides = g_new(GkSide, block->n_sides);
    for (guint s = 0; s < block->n_sides; s++) {
        sides[s] = g_array_index(block->sides, GkSide, s);
        sides[s].fragment = rows_of_level(block, s, level);
    }
    g_ptr_array_add(out, gk_join_whole_new(sides, block->n_sides, block->arena));
}

/* The block that begins with fragment `first`, put together; returns how many fragments it took, 0 for none. */
static guint
take_block(const GPtrArray *fragments, guint first, guint across, const GkSide *side, GPtrArray *out, GkArena *arena,
           GkDiagnostics *diagnostics)
{
    g_autoptr(GArray) sides = g_array_new(FALSE, FALSE, sizeof(GkSide));
    GkSide left = { .fragment = g_ptr_array_index(fragments, first) };
    g_array_append_val(sides, left);
    g_array_append_val(sides, *side);
    Block block = { fragments, first, across, 1, 2, across, sides, arena };
    for (guint i = across; i < 2 * across; i++)
        if (!follows(fragments, first + i))
            return 0;
    widen(&block, diagnostics);
    for (guint level = 1; level < block.n_levels; level++)
        if (!is_level(&block, level))
            return 0;
    if (across == 1) {
        block.down = block.n_sides;
        deepen(&block);
    }
    for (guint level = 0; level < block.n_levels; level++)
        add_level(&block, level, out);
    return block.n_sides * block.n_levels;
}

GPtrArray *
gk_join_sides(const GPtrArray *fragments, GkArena *arena, GkDiagnostics *diagnostics)
{
    GPtrArray *out = g_ptr_array_new();
    GkSide side;
    for (guint i = 0, end, taken; i < fragments->len; i += taken) {
        end = i + 1;
        taken = 0;
        guint across = is_alone(fragments, i, TRUE) ? find_right_half(fragments, i, &end, &side, diagnostics) : 0;
        if (across)
            taken = take_block(fragments, i, across, &side, out, arena, diagnostics);
        if (taken)
            continue;
        for (taken = 0; i + taken < end; taken++)
            g_ptr_array_add(out, g_ptr_array_index(fragments, i + taken));
    }
    return out;
}
