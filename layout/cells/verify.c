/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/cells/verify.h"
/*
 * The promises of document.h, checked: in tests and in every run.
 */

static gboolean
verify_cell(const GkTable *table, guint index, guint8 *covered, char **problem)
{
    const GkCell *cell = &table->cells[index];
    if (!cell->row_span || !cell->column_span || cell->row + cell->row_span > table->row_count ||
        cell->column + cell->column_span > table->column_count) {
        *problem = g_strdup_printf("table %u: cell %u reaches out of the grid", table->index, index);
        return FALSE;
    }
    for (guint r = cell->row; r < cell->row + cell->row_span; r++)
        for (guint c = cell->column; c < cell->column + cell->column_span; c++) {
            gsize at = (gsize) r * table->column_count + c;
            if (covered[at]++ || table->cell_at[at] != index) {
                *problem = g_strdup_printf("table %u: position (%u, %u) is not covered exactly once", table->index, r, c);
                return FALSE;
            }
        }
    return TRUE;
}

gboolean
gk_table_verify(const GkTable *table, char **problem)
{
    gsize positions = (gsize) table->row_count * table->column_count;
    g_autofree guint8 *covered = g_new0(guint8, positions);
    for (guint i = 0; i < table->n_cells; i++)
        if (!verify_cell(table, i, covered, problem))
            return FALSE;
    for (gsize i = 0; i < positions; i++)
        if (!covered[i]) {
            *problem = g_strdup_printf("table %u: position (%u, %u) is covered by no cell", table->index,
                                       (guint) (i / table->column_count), (guint) (i % table->column_count));
            return FALSE;
        }
    if (table->header_row_count > table->row_count || !table->n_parts) {
        *problem = g_strdup_printf("table %u: more header rows than rows, or no part", table->index);
        return FALSE;
    }
    return TRUE;
}

static guint
cell_glyphs(const GkDocument *document)
{
    guint sum = 0;
    for (guint i = 0; i < document->n_tables; i++)
        for (guint c = 0; c < document->tables[i].n_cells; c++)
            sum += document->tables[i].cells[c].glyphs;
    return sum;
}

static gboolean
verify_ink(const GkPageSummary *page, char **problem)
{
    const GkInk *ink = &page->ink;
    guint sum = ink->cell + ink->title + ink->number + ink->organization + ink->unit + ink->note + ink->running +
                ink->narrative + ink->hidden + ink->watermark + ink->duplicate + ink->unassigned;
    if (sum == ink->glyphs)
        return TRUE;
    *problem = g_strdup_printf("page %u: %u glyphs, but %u in the ledger", page->number, ink->glyphs, sum);
    return FALSE;
}

gboolean
gk_document_verify(const GkDocument *document, char **problem)
{
    guint in_cells = 0, repeated = 0;
    for (guint i = 0; i < document->n_tables; i++) {
        if (!gk_table_verify(&document->tables[i], problem))
            return FALSE;
        for (guint p = 0; p < document->tables[i].n_parts; p++)
            repeated += document->tables[i].parts[p].repeated_glyphs;
    }
    for (guint i = 0; i < document->n_pages; i++) {
        if (!verify_ink(&document->pages[i], problem))
            return FALSE;
        in_cells += document->pages[i].ink.cell;
    }
    if (in_cells == cell_glyphs(document) + repeated)
        return TRUE;
    *problem = g_strdup_printf("%u glyphs are counted as cells', but the cells hold %u and repeated headers and labels %u", in_cells,
                               cell_glyphs(document), repeated);
    return FALSE;
}
