/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From a stretch to a table of the document, and what has to be told of it.
 *
 * What was put together is looked at again: the grid must be covered once, and the
 * table must hold every character that its pages hold. Where it does not, joining
 * has failed, and the pages are given by themselves.
 */
#include "layout/join/assemble.h"

#include "layout/cells/verify.h"
#include "layout/join/link.h"
#include "layout/join/sheets.h"
#include "layout/table/header.h"
#include "layout/words/tally.h"

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

static int
compare_parts(gconstpointer a, gconstpointer b)
{
    const GkTablePart *p = a, *q = b;
    if (p->page != q->page)
        return p->page < q->page ? -1 : 1;
    return p->first_row < q->first_row ? -1 : p->first_row > q->first_row;
}

static gpointer
copy_array(const GArray *array, GkArena *arena)
{
    return gk_arena_copy(arena, array->data, array->len * g_array_get_element_size((GArray *) array));
}

static GkTable
table_of(GkStretch *stretch)
{
    const GPtrArray *fragments = stretch->fragments;
    gboolean header_alone = fragments->len > 1 && stretch->view.row_count <= stretch->view.header_row_count;
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(GkText));
    gk_stretch_settle(stretch);
    g_array_sort(stretch->parts, compare_parts);
    GkTable table = stretch->view;
    if (header_alone) /* a page may end in the header */
        table.header_row_count = gk_header_rows_of(&table);
    table.title = *first_text(fragments, G_STRUCT_OFFSET(GkFragment, title));
    table.number = *first_text(fragments, G_STRUCT_OFFSET(GkFragment, number));
    table.organization = *first_text(fragments, G_STRUCT_OFFSET(GkFragment, organization));
    table.unit = *first_text(fragments, G_STRUCT_OFFSET(GkFragment, unit));
    table.subtitle = *first_text(fragments, G_STRUCT_OFFSET(GkFragment, subtitle));
    for (guint i = 0; i < fragments->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(fragments, i);
        table.ruling = MAX(table.ruling, fragment->ruling);
        g_array_append_vals(notes, fragment->notes, fragment->n_notes);
    }
    table.notes = gk_arena_take_array(stretch->arena, notes, &table.n_notes);
    table.parts = copy_array(stretch->parts, stretch->arena);
    table.n_parts = stretch->parts->len;
    return table;
}

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
say_failure(const GkStretch *stretch, const char *problem, GkDiagnostics *diagnostics)
{
    const GkFragment *first = gk_stretch_first(stretch);
    gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_JOIN_DOUBTFUL, first->page, &first->box,
                       "pages %u to %u: putting a table together over pages went wrong (%s): it is given page by page; "
                       "please report this file",
                       first->page, gk_stretch_last_page(stretch), problem);
}

/* A sheet may be cut into halves that are laid out anew: the title and the labels stand on both, at other heights. */
static void
look_beside(const GArray *tables, const GkTable *table, guint apart, GkDiagnostics *diagnostics)
{
    const GkTable *before = tables->len ? &g_array_index(tables, GkTable, tables->len - 1) : NULL;
    if (!apart || (apart & (GK_APART_OTHER_TITLE | GK_APART_OTHER_NUMBER | GK_APART_OTHER_CAPTION)) ||
        !*table->title.text || !gk_sideways_has_same_labels(before, table))
        return;
    const GkTablePart *l = before->parts, *r = table->parts;
    gk_diagnostics_add(
        diagnostics, GK_DIAGNOSTIC_LEFT_APART, r->page, &r->box,
        "page %u: this table has the title and the rows of the one on page %u, at %.0f,%.0f to %.0f,%.0f, and "
        "other columns: they may be halves of one",
        r->page, l->page, l->box.x0, l->box.y0, l->box.x1, l->box.y1);
}

void
gk_assemble(GkStretch *stretch, guint apart, GArray *tables, GkDiagnostics *diagnostics)
{
    g_autofree char *problem = NULL;
    GkTable table = table_of(stretch);
    if (stretch->fragments->len == 1 || is_whole(&table, &problem)) {
        table.index = tables->len;
        look_beside(tables, &table, apart, diagnostics);
        ((GkTablePart *) table.parts)[0].apart_because = apart;
        g_array_append_val(tables, table);
        return;
    }
    say_failure(stretch, problem, diagnostics);
    for (guint i = 0; i < stretch->fragments->len; i++) {
        g_autoptr(GkStretch) page = gk_stretch_new(g_ptr_array_index(stretch->fragments, i), stretch->arena);
        gk_assemble(page, i == 0 ? apart : 0, tables, diagnostics);
    }
}

void
gk_assemble_tell(const GkFragment *a, const GkFragment *b, guint apart, GkDiagnostics *diagnostics)
{
    g_autoptr(GkSentence) reasons = NULL;
    for (guint i = 0; i < GK_N_APARTS; i++)
        if (apart & 1u << i)
            gk_sentence_enumerate(&reasons, N_("%p; %p"), gk_sentence_of_words(gk_apart_text(i)));
    gk_diagnostics_add(
        diagnostics, GK_DIAGNOSTIC_JOIN_DOUBTFUL, b->page, &b->box,
        "page %u: this table may go on from the one on page %u, at %.0f,%.0f to %.0f,%.0f; the two were left "
        "apart: %p",
        b->page, a->page, a->box.x0, a->box.y0, a->box.x1, a->box.y1, reasons);
}

/* --- beside pages that could not be read --- */

static gboolean
is_unread(const GkPageLayout *pages, guint n_pages, guint page)
{
    guint first = pages[0].page->number;
    return page >= first && page - first < n_pages && pages[page - first].page->failed;
}

/* Above its title, or itself where it has none, the page is empty; a title begins a table. */
static gboolean
may_go_on_before(const GkTable *table, const GkPageLayout *pages, guint n_pages)
{
    const GkTablePart *part = &table->parts[0];
    return is_unread(pages, n_pages, part->page - 1) && !*table->title.text &&
        !gk_link_has_lines(&pages[part->page - pages[0].page->number], 0, part->box.y0);
}

static gboolean
may_go_on_behind(const GkTable *table, const GkPageLayout *pages, guint n_pages)
{
    const GkTablePart *part = &table->parts[table->n_parts - 1];
    const GkPageLayout *layout = &pages[part->page - pages[0].page->number];
    return is_unread(pages, n_pages, part->page + 1) && !gk_link_has_lines(layout, part->box.y1, layout->page->height);
}

void
gk_assemble_mark_unread(GkTable *tables, guint n_tables, const GkPageLayout *pages, guint n_pages)
{
    for (guint i = 0; i < n_tables; i++)
        tables[i].goes_unread =
            may_go_on_before(&tables[i], pages, n_pages) || may_go_on_behind(&tables[i], pages, n_pages);
}
