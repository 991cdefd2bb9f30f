/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Doubts about cells, told.
 *
 * Whoever finds that a cell may not say what is printed there sets a flag on it (GkDoubt), often before anybody knows
 * which table the cell will be in. Here, where the tables are whole, each flag becomes a diagnostic that names the
 * cells: one for each doubt of each page of a table, for a person reads one line about a column of amounts sooner than
 * forty about its cells.
 */
#include "layout/cells/doubts.h"

#define MOST_QUOTED 3 /* cells that a message quotes */

static const GkDiagnosticCode CODES[] = {
#define DOUBT_DIAGNOSTIC(name, diagnostic, text) GK_DIAGNOSTIC_##diagnostic,
    GK_DOUBT_CODES(DOUBT_DIAGNOSTIC)
#undef DOUBT_DIAGNOSTIC
};

GkDiagnosticCode
gk_doubt_diagnostic(GkDoubtIndex doubt)
{
    return CODES[doubt];
}

static void
quote(GkSentence **quoted, const GkCell *cell)
{
    GkSentence *words = gk_cell_words(cell);
    if (cell->other_reading) {
        g_autoptr(GkSentence) first = words;
        words = gk_sentence_new("%p (or %s)", first, cell->other_reading);
    }
    gk_sentence_enumerate(quoted, N_("%p, %p"), words);
}

static void
report(GkDocument *document, const GkTable *table, guint doubt, guint page)
{
    g_autoptr(GArray) refs = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    g_autoptr(GkSentence) quoted = NULL;
    GkBox box = { 0 };
    for (guint i = 0; i < table->n_cells; i++) {
        const GkCell *cell = &table->cells[i];
        if (!(cell->doubts & 1u << doubt) || cell->n_places == 0 || cell->places[0].page != page)
            continue;
        GkCellRef ref = { table->index, cell->row, cell->column };
        box = refs->len ? gk_box_union(box, cell->places[0].box) : cell->places[0].box;
        if (refs->len < MOST_QUOTED)
            quote(&quoted, cell);
        g_array_append_val(refs, ref);
    }
    if (refs->len == 0)
        return;
    if (refs->len > MOST_QUOTED)
        gk_sentence_enumerate(&quoted, N_("%p, %p"), gk_sentence_new("…"));
    g_autoptr(GkSentence) words = gk_table_words(table, page), why = gk_sentence_of_words(gk_doubt_text(doubt));
    GkDiagnostic *diagnostic = gk_diagnostics_add(
        document->diagnostics, CODES[doubt], page, &box,
        refs->len > 1 ? N_("%p: %p, in %u cells: %p") : N_("%p: %p, in %u cell: %p"), words, why, refs->len, quoted);
    gk_diagnostic_set_cells(diagnostic, (const GkCellRef *) (gpointer) refs->data, refs->len);
}

static guint
doubts_of(const GkTable *table)
{
    guint doubts = 0;
    for (guint i = 0; i < table->n_cells; i++)
        doubts |= table->cells[i].doubts;
    return doubts;
}

/* Halves of a wide table may share a page. */
static gboolean
is_first_on_page(const GkTable *table, guint part)
{
    for (guint i = 0; i < part; i++)
        if (table->parts[i].page == table->parts[part].page)
            return FALSE;
    return TRUE;
}

void
gk_doubts_report(GkDocument *document)
{
    for (guint i = 0; i < document->n_tables; i++) {
        const GkTable *table = &document->tables[i];
        guint doubts = doubts_of(table);
        for (guint part = 0; doubts && part < table->n_parts; part++)
            for (guint doubt = 0; doubt < GK_N_DOUBTS && is_first_on_page(table, part); doubt++)
                if (doubts & 1u << doubt)
                    report(document, table, doubt, table->parts[part].page);
    }
}
