/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables from fragments: each goes on from the one before, or begins a table.
 *
 * A table that is wider than its page is first put together from its halves
 * (join/sheets.c), and then goes on downwards like any other. Whether it goes on is
 * said by a link (join/link.c); how the two become one, by the seam (join/seam.c).
 */
#include "layout/join/join.h"

#include "layout/join/assemble.h"
#include "layout/join/link.h"
#include "layout/join/seam.h"
#include "layout/join/sheets.h"

static void
trace(const GkStretch *growing, const GkFragment *b, const GkLink *link)
{
    g_autofree char *because = gk_join_texts(link->because), *apart = gk_apart_texts(link->apart);
    gk_trace(b->layout, LINK, &b->box, gk_trace_uint("before", gk_stretch_newest(growing)->page),
             gk_trace_text("because", because), gk_trace_text("apart", apart));
}

/* Adds B to the table that is growing; otherwise *apart says why not, when B is on a later page. */
static gboolean
try_join(GkStretch *growing, const GkStretch *b, const GkPageLayout *pages, guint *apart, GkDiagnostics *diagnostics)
{
    g_auto(GkLink) link = { 0 };
    *apart = 0;
    if (gk_stretch_newest(growing)->page >= gk_stretch_first(b)->page)
        return FALSE;
    gk_link_look(growing, b, pages, &link);
    *apart = link.apart;
    if (gk_stretch_first(b)->layout->trace)
        trace(growing, gk_stretch_first(b), &link);
    if (link.near)
        gk_assemble_tell(gk_stretch_newest(growing), gk_stretch_first(b), link.apart, diagnostics);
    if (link.apart)
        return FALSE;
    gk_seam_append(growing, b, &link);
    return TRUE;
}

GkTable *
gk_tables_join(GPtrArray *fragments, const GkPageLayout *pages, guint n_pages, gboolean no_join, GkArena *arena,
               GkDiagnostics *diagnostics, guint *n_tables)
{
    GArray *tables = g_array_new(FALSE, FALSE, sizeof(GkTable));
    g_autoptr(GkSheets) sheets = gk_sheets_new(fragments, no_join, arena, diagnostics);
    g_autoptr(GkDiagnostics) told = gk_diagnostics_new(); /* behind what is told of sheets */
    g_autoptr(GkStretch) growing = NULL;
    guint apart = 0, next_apart = 0;
    for (GkStretch *next; (next = gk_sheets_next(sheets));) {
        if (growing && !no_join && try_join(growing, next, pages, &next_apart, told)) {
            gk_stretch_free(next);
            continue;
        }
        if (growing)
            gk_assemble(growing, apart, tables, told);
        apart = next_apart;
        gk_stretch_free(growing);
        growing = next;
    }
    if (growing)
        gk_assemble(growing, apart, tables, told);
    gk_diagnostics_move(diagnostics, told);
    GkTable *all = gk_arena_take_array(arena, tables, n_tables);
    gk_assemble_mark_unread(all, *n_tables, pages, n_pages);
    return all;
}
