/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fragments on consecutive pages that are one table.
 *
 *      page 3  ┌────┬──────┬─────┐        page 4  ┌────┬──────┬─────┐
 *              │编码│ 名称 │金额 │ header         │编码│ 名称 │金额 │ repeated: recorded
 *              ├────┼──────┼─────┤                ├────┼──────┼─────┤ on the part, no row
 *              │205 │ 机关…│32.96│ cut row        │    │ 缴费 │     │ completes the row cut
 *              └────┴──────┴─────┘                └────┴──────┴─────┘
 *
 * A fragment B goes on from fragment A, the one before it, when nothing but
 * blank pages lies between them, B is the first thing on its page and A the
 * last on its own, B has no title of its own (or repeats A's, or says 续表),
 * their columns stand at the same places (or nearly), and A has not ended with
 * its total. All reasons are kept. A wrong join is worse than a missed one:
 * whatever is missing from this list prevents it.
 *
 * A table that is wider than its page is first put together from its halves
 * (join/sides.c), and then goes on downwards like any other.
 *
 * What "the same columns" are stands in join/columns.c; how a cut row is told
 * in join/cut_rows.c, and mended in join/rows.c.
 */
#include "layout/join/internal.h"

#include "layout/cells/verify.h"
#include "layout/join/join.h"
#include "layout/table/header.h"
#include "layout/words/caption_words.h"
#include "layout/words/row_words.h"
#include "layout/words/tally.h"

#include <string.h>

/* --- adding a fragment --- */

/* Counts the glyphs of the repeated header that stand in the part, columns [from, to) of the view. */
static void
count_repeated_glyphs(GkTablePart *part, const GkTable *view, guint from, guint to)
{
    for (guint i = 0; i < view->n_cells && view->cells[i].row < part->repeated_header_rows; i++)
        if (view->cells[i].column >= from && view->cells[i].column < to) {
            part->repeated_glyphs += view->cells[i].glyphs;
            gk_tally_join(&part->repeated_tally, view->cells[i].tally);
        }
}

static GkTally
tally_of_fragment(const GkFragment *fragment)
{
    GkTally tally = { 0 };
    for (guint i = 0; i < fragment->n_cells; i++)
        gk_tally_join(&tally, fragment->cells[i].tally);
    return tally;
}

/* A part for each page that the fragment lies on; `part` holds what they have in common. */
static void
add_parts(GkGrowing *growing, const GkFragment *fragment, const GkTable *view, const guint *map, GkTablePart part)
{
    const GkSide alone = { .fragment = fragment, .end_column = fragment->column_count };
    for (guint i = 0; i < MAX(1, fragment->n_sides); i++) {
        const GkSide *side = fragment->n_sides ? &fragment->sides[i] : &alone;
        GkTablePart own = part;
        own.page = side->fragment->page;
        own.box = side->fragment->box;
        own.first_column = map[side->first_column];
        own.last_column = map[side->end_column] - 1;
        own.repeated_label_columns = side->repeated_columns;
        own.tally = tally_of_fragment(side->fragment);
        own.repeated_glyphs = side->repeated_glyphs;
        gk_tally_join(&own.repeated_tally, side->repeated_tally);
        part.repeated_tally = (GkTally) { 0 }; /* the first side's alone */
        count_repeated_glyphs(&own, view, side->first_column, side->end_column);
        own.joined_because |= side->because;
        g_array_append_val(growing->parts, own);
    }
}

static void
add_fragment(GkGrowing *growing, GkFragment *fragment, const GkTable *view, guint *map, guint repeated, guint because)
{
    gboolean cut_row = FALSE;
    if (growing->row_count > 0) {
        gk_join_insert_bounds(growing, fragment, map);
        cut_row = gk_join_is_cut_row(growing, view, map, repeated);
        if (cut_row)
            because |= GK_JOIN_CUT_ROW;
    }
    GkTablePart part = { .first_row = growing->row_count - (cut_row ? 1 : 0),
                         .repeated_header_rows = repeated,
                         .joined_because = because };
    growing->printed_again = (GkTally) { 0 };
    gk_join_add_rows(growing, view, map, repeated, cut_row);
    part.repeated_tally = growing->printed_again;
    part.last_row = growing->row_count ? growing->row_count - 1 : 0;
    add_parts(growing, fragment, view, map, part);
    g_ptr_array_add(growing->fragments, fragment);
}

/* --- does it go on? --- */

static gboolean
is_running(const GkPageLayout *layout, guint line)
{
    return layout->line_roles[line] == GK_LINE_RUNNING_HEAD || layout->line_roles[line] == GK_LINE_RUNNING_FOOT;
}

gboolean
gk_join_has_lines(const GkPageLayout *layout, double y0, double y1)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        double y = gk_box_center_y(layout->lines[i].box);
        if (!is_running(layout, i) && y > y0 && y < y1)
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_line_above(const GkFragment *fragment, const char *text)
{
    for (guint i = 0; i < fragment->layout->n_lines; i++)
        if (gk_box_center_y(fragment->layout->lines[i].box) < fragment->box.y0 &&
            strcmp(fragment->layout->lines[i].text, text) == 0)
            return TRUE;
    return FALSE;
}

/* What stands above B and is no caption of it stands above the first fragment, too. *again: something does. */
static gboolean
repeats_lines_above(const GkFragment *first, const GkFragment *b, gboolean *again)
{
    *again = FALSE;
    for (guint i = 0; i < b->layout->n_lines; i++) {
        const GkLine *line = &b->layout->lines[i];
        if (is_running(b->layout, i) || gk_box_center_y(line->box) >= b->caption_top)
            continue;
        if (!has_line_above(first, line->text))
            return FALSE;
        *again = TRUE;
    }
    return TRUE;
}

/* Nothing stands between the two fragments: A is the last of its page, B the first of its own, but for the lines above
 * the first one that are printed again (*again). */
static gboolean
is_adjacent(const GkFragment *first, const GkFragment *a, const GkFragment *b, const GkPageLayout *pages,
            gboolean *again)
{
    if (a->page >= b->page || a->n_notes > 0)
        return FALSE;
    guint number = pages[0].page->number;
    guint last = a->n_sides ? MAX(a->page, a->sides[a->n_sides - 1].fragment->page) : a->page;
    if (gk_join_has_lines(a->layout, a->notes_bottom, a->layout->page->height) ||
        !repeats_lines_above(first, b, again))
        return FALSE;
    for (guint page = MIN(last, b->page) + 1; page < b->page; page++)
        if (gk_join_has_lines(&pages[page - number], 0, pages[page - number].page->height))
            return FALSE;
    return TRUE;
}

static gboolean
ends_with_total(const GkGrowing *growing)
{
    g_autofree guint *last = gk_join_cells_of_row(growing, growing->row_count - 1);
    guint columns = growing->bounds->len - 1;
    for (guint c = 0; c < columns; c++) {
        const GkCell *cell = gk_join_cell_over(growing, last, c);
        if (cell && *cell->text)
            return growing->row_count > growing->header_rows + 1 && gk_label_is_total(cell->text);
    }
    return FALSE;
}

/* The title has a mark that it goes on, and is the other's otherwise. */
static gboolean
is_marked_title(const char *title, const char *before)
{
    g_autofree char *unmarked = gk_caption_unmarked_title(title), *first = gk_caption_unmarked_title(before);
    return unmarked && gk_caption_titles_agree(unmarked, first ? first : before);
}

gboolean
gk_join_captions_agree(const GkFragment *first, const GkFragment *b, guint *because)
{
    if (b->continuation_mark)
        *because |= GK_JOIN_CONTINUATION_MARK;
    if (!*b->title.text)
        *because |= GK_JOIN_NO_TITLE;
    else if (gk_caption_titles_agree(b->title.text, first->title.text))
        *because |= GK_JOIN_SAME_TITLE;
    else if (is_marked_title(b->title.text, first->title.text))
        *because |= GK_JOIN_SAME_TITLE | GK_JOIN_CONTINUATION_MARK;
    else if (!b->continuation_mark)
        return FALSE;
    if (*b->number.text && strcmp(b->number.text, first->number.text) != 0 && !b->continuation_mark)
        return FALSE;
    if (*b->organization.text && strcmp(b->organization.text, first->organization.text) != 0)
        return FALSE;
    return !*b->unit.text || !*first->unit.text || strcmp(b->unit.text, first->unit.text) == 0;
}

/* The reasons for which B goes on from the growing table; 0 when it does not. */
static guint
reasons_to_join(const GkGrowing *growing, const GkFragment *b, const GkPageLayout *pages)
{
    const GkFragment *first = g_ptr_array_index(growing->fragments, 0);
    const GkFragment *a = g_ptr_array_index(growing->fragments, growing->fragments->len - 1);
    guint because = 0;
    gboolean again;
    if (a->unread || b->unread || !is_adjacent(first, a, b, pages, &again) ||
        !gk_join_captions_agree(first, b, &because))
        return 0;
    if (again)
        because |= GK_JOIN_SAME_TITLE;
    if (!ends_with_total(growing))
        because |= GK_JOIN_NO_TOTAL_YET;
    else if (!(because & GK_JOIN_CONTINUATION_MARK) && *first->title.text)
        return 0;
    return because | GK_JOIN_TOP_OF_PAGE;
}

/* --- building the table --- */

GkGrowing *
gk_join_begin(GkFragment *fragment, GkArena *arena)
{
    GkGrowing *growing = g_new0(GkGrowing, 1);
    growing->fragments = g_ptr_array_new();
    growing->bounds = g_array_new(FALSE, FALSE, sizeof(double));
    growing->cells = g_array_new(FALSE, FALSE, sizeof(GkCell));
    growing->parts = g_array_new(FALSE, FALSE, sizeof(GkTablePart));
    growing->arena = arena;
    growing->left = fragment->xs[0];
    for (guint i = 0; i <= fragment->column_count; i++) {
        double x = fragment->xs[i] - fragment->xs[0];
        g_array_append_val(growing->bounds, x);
    }
    GkTable view = gk_fragment_view(fragment, arena);
    growing->header_rows = fragment->header_rows;
    g_autofree guint *map = gk_join_identity(fragment->column_count + 1);
    add_fragment(growing, fragment, &view, map, 0, 0);
    return growing;
}

static void
say_doubt(const GkGrowing *growing, const GkFragment *fragment, GkDiagnostics *diagnostics)
{
    const GkFragment *last = g_ptr_array_index(growing->fragments, growing->fragments->len - 1);
    gk_diagnostics_add(
        diagnostics, GK_DIAGNOSTIC_JOIN_DOUBTFUL, fragment->page, &fragment->box,
        "page %u: a table without title stands between the same edges as the one that fills page %u, but "
        "its columns are others; the two were left apart and may be one",
        fragment->page, last->page);
}

static void
say_other_label(const GkGrowing *growing, const GkFragment *fragment, GkDiagnostics *diagnostics)
{
    const GkFragment *last = g_ptr_array_index(growing->fragments, growing->fragments->len - 1);
    gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_JOIN_DOUBTFUL, fragment->page, &fragment->box,
                       "page %u: a table without title has nearly the header of the one on page %u, but for some of "
                       "its labels; the two were left apart and may be one",
                       fragment->page, last->page);
}

/* The fragment's columns in terms of the growing table's, or NULL when they are another table's. */
static guint *
match_columns(const GkGrowing *growing, const GkFragment *fragment, const GkTable *view, GkDiagnostics *diagnostics,
              guint *because)
{
    guint *map = gk_join_match_columns(growing, fragment, because);
    if (map || !(*because & (GK_JOIN_NO_TITLE | GK_JOIN_CONTINUATION_MARK)) || !gk_join_edges_agree(growing, fragment))
        return map;
    map = gk_join_is_form(growing, view) ? gk_join_map_edges(growing, fragment) : NULL;
    if (map)
        *because |= GK_JOIN_FORM;
    else
        say_doubt(growing, fragment, diagnostics);
    return map;
}

static gboolean
try_join(GkGrowing *growing, GkFragment *fragment, const GkPageLayout *pages, GkDiagnostics *diagnostics)
{
    guint because = reasons_to_join(growing, fragment, pages);
    if (!because)
        return FALSE;
    GkFragment *first = g_ptr_array_index(growing->fragments, 0);
    GkTable first_view = gk_fragment_view(first, growing->arena), view = gk_fragment_view(fragment, growing->arena);
    g_autofree guint *map = match_columns(growing, fragment, &view, diagnostics, &because);
    if (!map)
        return FALSE;
    guint words, repeated = gk_join_repeated_header(&first_view, growing->header_rows, &view, &words);
    if (repeated)
        because |= GK_JOIN_REPEATED_HEADER;
    else if ((because & GK_JOIN_SAME_TITLE) && !(because & GK_JOIN_CONTINUATION_MARK))
        return FALSE; /* another table of the same title: forms, one a page */
    if (!(because & GK_JOIN_CONTINUATION_MARK) && gk_join_is_another_form(&first_view, &view))
        return FALSE;
    if (!(because & GK_JOIN_CONTINUATION_MARK) &&
        gk_join_has_other_header(&first_view, growing->header_rows, &view, repeated)) {
        if (!*fragment->title.text && gk_join_nearly_repeats_header(&first_view, growing->header_rows, &view))
            say_other_label(growing, fragment, diagnostics);
        return FALSE;
    }
    growing->header_rows += words;
    add_fragment(growing, fragment, &view, map, repeated, because);
    return TRUE;
}

/* Nothing but running lines stands above B, and no table but the growing one on the pages since it ended. */
static gboolean
is_next_page(const GkGrowing *growing, const GkFragment *b)
{
    const GkFragment *a = g_ptr_array_index(growing->fragments, growing->fragments->len - 1);
    guint last = a->n_sides ? MAX(a->page, a->sides[a->n_sides - 1].fragment->page) : a->page;
    return b->page == last + 1 && !gk_join_has_lines(b->layout, 0, b->caption_top);
}

/* What was not joined has neither a title nor a header of its own: a table that begins so is hardly one. */
static void
tell_headless(const GkGrowing *growing, const GkFragment *fragment, GkDiagnostics *diagnostics)
{
    const GkFragment *last = g_ptr_array_index(growing->fragments, growing->fragments->len - 1);
    if (*fragment->title.text || !is_next_page(growing, fragment))
        return;
    GkTable view = gk_fragment_view(fragment, growing->arena);
    if (fragment->header_rows > 0 || !gk_table_row_has_data(&view, 0))
        return;
    gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_JOIN_DOUBTFUL, fragment->page, &fragment->box,
                       "page %u begins with a table that has neither title nor header; it was not joined to the table on "
                       "page %u, and may go on from it",
                       fragment->page, last->page);
}

static const GkText *
first_text(const GPtrArray *fragments, gsize offset)
{
    for (guint i = 0; i < fragments->len; i++) {
        const GkText *text = G_STRUCT_MEMBER_P(g_ptr_array_index(fragments, i), offset);
        if (*text->text)
            return text;
    }
    return G_STRUCT_MEMBER_P(g_ptr_array_index(fragments, 0), offset);
}

static void
collect_notes(GkTable *table, const GPtrArray *fragments, GkArena *arena)
{
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(GkText));
    for (guint i = 0; i < fragments->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(fragments, i);
        g_array_append_vals(notes, fragment->notes, fragment->n_notes);
    }
    table->notes = gk_arena_take_array(arena, notes, &table->n_notes);
}

static int
compare_parts(gconstpointer a, gconstpointer b)
{
    const GkTablePart *p = a, *q = b;
    if (p->page != q->page)
        return p->page < q->page ? -1 : 1;
    return p->first_row < q->first_row ? -1 : p->first_row > q->first_row;
}

static GkTable
growing_finish(GkGrowing *growing)
{
    GkArena *arena = growing->arena;
    GkTable table = { .row_count = growing->row_count,
                      .column_count = growing->bounds->len - 1,
                      .title = *first_text(growing->fragments, G_STRUCT_OFFSET(GkFragment, title)),
                      .number = *first_text(growing->fragments, G_STRUCT_OFFSET(GkFragment, number)),
                      .organization = *first_text(growing->fragments, G_STRUCT_OFFSET(GkFragment, organization)),
                      .unit = *first_text(growing->fragments, G_STRUCT_OFFSET(GkFragment, unit)),
                      .subtitle = *first_text(growing->fragments, G_STRUCT_OFFSET(GkFragment, subtitle)) };
    for (guint i = 0; i < growing->fragments->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(growing->fragments, i);
        table.ruling = MAX(table.ruling, fragment->ruling);
    }
    collect_notes(&table, growing->fragments, arena);
    g_array_sort(growing->cells, gk_join_compare_cells);
    table.cell_at = gk_join_index_cells(growing->cells, table.row_count, table.column_count, arena);
    table.cells = gk_arena_take_array(arena, growing->cells, &table.n_cells);
    g_array_sort(growing->parts, compare_parts);
    table.parts = gk_arena_take_array(arena, growing->parts, &table.n_parts);
    const GkFragment *first = g_ptr_array_index(growing->fragments, 0); /* a page may end in the header */
    gboolean whole = first->row_count > first->header_rows || growing->fragments->len == 1;
    table.header_row_count = whole ? growing->header_rows : gk_header_rows_of(&table);
    g_ptr_array_unref(growing->fragments);
    g_array_unref(growing->bounds);
    g_free(growing);
    return table;
}

/* --- what was put together, looked at again --- */

/* The table keeps the promises of document.h and holds all that its parts hold; a message in *problem when not. */
static gboolean
is_whole(const GkTable *table, char **problem)
{
    GkTally given = { 0 }, held = { 0 };
    for (guint i = 0; i < table->n_parts; i++) {
        gk_tally_join(&given, table->parts[i].tally);
        gk_tally_join(&held, table->parts[i].repeated_tally);
    }
    for (guint i = 0; i < table->n_cells; i++)
        gk_tally_join(&held, table->cells[i].tally);
    if (!gk_table_verify(table, problem))
        return FALSE;
    if (gk_tally_equal(held, given))
        return TRUE;
    *problem = g_strdup_printf("%u characters in the pieces, %u or other ones in the whole", given.count, held.count);
    return FALSE;
}

static void
say_failure(const GPtrArray *pieces, const char *problem, GkDiagnostics *diagnostics)
{
    const GkFragment *first = g_ptr_array_index(pieces, 0), *last = g_ptr_array_index(pieces, pieces->len - 1);
    gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_JOIN_DOUBTFUL, first->page, &first->box,
                       "pages %u to %u: putting a table together over pages went wrong (%s): it is given page by page; "
                       "please report this file",
                       first->page, last->page, problem);
}

/* What the table was made of: fragments, or the sides of a single one. The caller frees it. */
static GPtrArray *
pieces_of(const GPtrArray *fragments)
{
    const GkFragment *first = g_ptr_array_index(fragments, 0);
    GPtrArray *pieces = g_ptr_array_new();
    for (guint i = 0; fragments->len > 1 && i < fragments->len; i++)
        g_ptr_array_add(pieces, g_ptr_array_index(fragments, i));
    for (guint i = 0; fragments->len == 1 && i < first->n_sides; i++)
        g_ptr_array_add(pieces, (gpointer) first->sides[i].fragment);
    return pieces;
}

void
gk_join_add_table(GkGrowing *growing, GArray *tables, GkDiagnostics *diagnostics)
{
    GkArena *arena = growing->arena;
    g_autoptr(GPtrArray) pieces = pieces_of(growing->fragments);
    g_autofree char *problem = NULL;
    GkTable table = growing_finish(growing);
    if (pieces->len == 0 || is_whole(&table, &problem)) {
        table.index = tables->len;
        g_array_append_val(tables, table);
        return;
    }
    say_failure(pieces, problem, diagnostics);
    for (guint i = 0; i < pieces->len; i++)
        gk_join_add_table(gk_join_begin(g_ptr_array_index(pieces, i), arena), tables, diagnostics);
}

GkTable *
gk_tables_join(GPtrArray *found, const GkPageLayout *pages, guint n_pages, gboolean no_join, GkArena *arena,
               GkDiagnostics *diagnostics, guint *n_tables)
{
    GArray *tables = g_array_new(FALSE, FALSE, sizeof(GkTable));
    g_autoptr(GPtrArray) fragments = no_join ? g_ptr_array_ref(found) : gk_join_sides(found, arena, diagnostics);
    GkGrowing *growing = NULL;
    for (guint i = 0; i < fragments->len; i++) {
        GkFragment *fragment = g_ptr_array_index(fragments, i);
        if (growing && !no_join && try_join(growing, fragment, pages, diagnostics))
            continue;
        if (growing && !no_join)
            tell_headless(growing, fragment, diagnostics);
        if (growing)
            gk_join_add_table(growing, tables, diagnostics);
        growing = gk_join_begin(fragment, arena);
    }
    if (growing)
        gk_join_add_table(growing, tables, diagnostics);
    return gk_arena_take_array(arena, tables, n_tables);
}
