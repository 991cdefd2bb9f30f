/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Is everything that was printed still there?
 *
 *      glyphs of the page ──▶ cells of fragments ──▶ cells of tables ──▶ text
 *              └────────────▶ lines ──▶ paragraphs, titles, notes ──▶ text
 *
 * The ledger of ink says where each glyph went, and counts; counts add up though one letter stands twice and another
 * is gone. Here the characters are compared (GkTally), at each arrow:
 *
 *   1. a cell's text with its marks, and its printed form, are its glyphs: sign between the labels of a slashed cell apart;
 *   2. a table's cells are those of its parts, but for the headers, label columns and labels printed again;
 *   3. the parts on a page are the glyphs that the page's ledger gave to cells;
 *   4. the paragraphs' lines on a page are the glyphs that it gave to prose and running lines;
 *   5. titles, subtitles and notes of a page are the glyphs they were given; so are numbers, organizations and units,
 *      with the labels (单位：) that were cut off from them.
 *
 * Nothing is mended. A breach is a fault of this program, told as an error with page, box and cells, in every run: the
 * cost is one look at each glyph and each character.
 *
 * It cannot see letters that changed places within a cell.
 */
#include "layout/cells/conserved.h"

#include "layout/words/tally.h"

#include <string.h>

/* --- what the ledger says --- */

void
gk_conserved_count(const GkPageLayout *layout, GkPageSummary *summary)
{
    summary->cells = summary->prose = (GkTally) { 0 };
    for (guint i = 0; i < layout->page->glyphs->len; i++) {
        gunichar c = g_array_index(layout->page->glyphs, GkGlyph, i).character;
        if (layout->ink[i] == GK_INK_CELL)
            gk_tally_add(&summary->cells, c);
        else if (layout->ink[i] == GK_INK_NARRATIVE || layout->ink[i] == GK_INK_RUNNING)
            gk_tally_add(&summary->prose, c);
    }
}

/* The part of a text that place `i` stands for. */
static GkTally
tally_of_place(const GkText *text, guint i)
{
    guint from = text->offsets[i];
    guint to = i + 1 < text->n_places ? text->offsets[i + 1] : (guint) strlen(text->text);
    return gk_tally_of_text(text->text + from, to - from);
}

/* --- cells --- */

/* The text of a cell with a slash has signs that nobody printed. */
static gboolean
differs_by_signs(const GkCell *cell, GkTally text)
{
    for (const char *sign = "/\\"; *sign; sign++) {
        GkTally expected = cell->tally;
        while (expected.count < text.count)
            gk_tally_add(&expected, (gunichar) *sign);
        if (gk_tally_equal(expected, text))
            return TRUE;
    }
    return FALSE;
}

static gboolean
cell_is_whole(const GkCell *cell)
{
    GkTally text = gk_tally_of_text(cell->text, -1);
    if (cell->printed && !gk_tally_equal(gk_tally_of_text(cell->printed, -1), cell->tally))
        return FALSE;
    if (cell->marks)
        gk_tally_join(&text, gk_tally_of_text(cell->marks, -1));
    if (gk_tally_equal(text, cell->tally))
        return TRUE;
    return (cell->repairs & GK_REPAIR_SPLIT_DIAGONALLY) && differs_by_signs(cell, text);
}

static void
report_cells(GkDocument *document, const GkTable *table)
{
    g_autoptr(GArray) refs = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    const GkCell *first = NULL;
    for (guint i = 0; i < table->n_cells; i++) {
        const GkCell *cell = &table->cells[i];
        if (cell_is_whole(cell))
            continue;
        GkCellRef ref = { table->index, cell->row, cell->column };
        g_array_append_val(refs, ref);
        first = first ? first : cell;
    }
    if (!first)
        return;
    guint page = first->n_places ? first->places[0].page : table->parts[0].page;
    GkDiagnostic *diagnostic = gk_diagnostics_add(
        document->diagnostics, GK_DIAGNOSTIC_TEXT_NOT_CONSERVED, page, first->n_places ? &first->places[0].box : NULL,
        refs->len > 1 ? N_("page %u, table %u: the text of %u cells is not what is printed there, beginning with “%s”")
                      : N_("page %u, table %u: the text of %u cell is not what is printed there, beginning with “%s”"),
        page, table->index + 1, refs->len, first->text);
    gk_diagnostic_set_cells(diagnostic, (const GkCellRef *) (gpointer) refs->data, refs->len);
}

static void
report_table(GkDocument *document, const GkTable *table)
{
    GkTally cells = { 0 }, parts = { 0 };
    for (guint i = 0; i < table->n_cells; i++)
        gk_tally_join(&cells, table->cells[i].tally);
    for (guint i = 0; i < table->n_parts; i++) {
        gk_tally_join(&cells, table->parts[i].repeated_tally);
        gk_tally_join(&parts, table->parts[i].tally);
    }
    if (!gk_tally_equal(cells, parts))
        gk_diagnostics_add(document->diagnostics, GK_DIAGNOSTIC_TEXT_NOT_CONSERVED, table->parts[0].page,
                           &table->parts[0].box,
                           "table %u, from page %u on: its cells hold %u characters, its parts on the pages %u; what is "
                           "missing or doubled was not found",
                           table->index + 1, table->parts[0].page, cells.count, parts.count);
}

/* --- pages --- */

typedef struct {
    GkTally cells, prose;
    const GkBox *part; /* the first on the page */
} Found;

static Found *
found_on(const GkDocument *document, Found *pages, guint page)
{
    guint first = document->n_pages ? document->pages[0].number : 1;
    return page >= first && page - first < document->n_pages ? &pages[page - first] : NULL;
}

static void
gather(const GkDocument *document, Found *pages)
{
    for (guint t = 0; t < document->n_tables; t++)
        for (guint i = 0; i < document->tables[t].n_parts; i++) {
            const GkTablePart *part = &document->tables[t].parts[i];
            Found *found = found_on(document, pages, part->page);
            if (found) {
                gk_tally_join(&found->cells, part->tally);
                found->part = found->part ? found->part : &part->box;
            }
        }
    for (guint p = 0; p < document->n_paragraphs; p++) {
        const GkText *text = &document->paragraphs[p].text;
        for (guint i = 0; i < text->n_places; i++) {
            Found *found = found_on(document, pages, text->places[i].page);
            if (found)
                gk_tally_join(&found->prose, tally_of_place(text, i));
        }
    }
}

static void
report_pages(GkDocument *document)
{
    g_autofree Found *found = g_new0(Found, document->n_pages + 1);
    gather(document, found);
    for (guint i = 0; i < document->n_pages; i++) {
        const GkPageSummary *page = &document->pages[i];
        if (!gk_tally_equal(page->cells, found[i].cells))
            gk_diagnostics_add(document->diagnostics, GK_DIAGNOSTIC_TEXT_NOT_CONSERVED, page->number, found[i].part,
                               "page %u: %u characters were given to cells, and its tables hold %u", page->number,
                               page->cells.count, found[i].cells.count);
        if (!gk_tally_equal(page->prose, found[i].prose))
            gk_diagnostics_add(document->diagnostics, GK_DIAGNOSTIC_TEXT_NOT_CONSERVED, page->number, NULL,
                               "page %u: %u characters were given to paragraphs, and they hold %u", page->number,
                               page->prose.count, found[i].prose.count);
    }
}

void
gk_conserved_report(GkDocument *document)
{
    for (guint i = 0; i < document->n_tables; i++) {
        report_cells(document, &document->tables[i]);
        report_table(document, &document->tables[i]);
    }
    report_pages(document);
}

/* --- captions --- */

typedef struct {
    GkTally titles, notes, fields; /* what the fragments hold */
    gboolean marked; /* a mark (续表) was claimed with the titles, and is in no text */
} Captions;

/* A field that is read from a cell is the cell's text. */
static gboolean
is_inside(const GkFragment *fragment, const GkPlace *place)
{
    return place->page == fragment->page &&
        gk_box_contains(fragment->box, gk_box_center_x(place->box), gk_box_center_y(place->box));
}

/* `into` is the offset of the tally within Captions. */
static void
gather_text(const GkFragment *fragment, const GkText *text, Captions *pages, guint first, guint n_pages, gsize into)
{
    for (guint i = 0; i < text->n_places; i++) {
        guint page = text->places[i].page;
        if (page >= first && page - first < n_pages && !is_inside(fragment, &text->places[i]))
            gk_tally_join(G_STRUCT_MEMBER_P(&pages[page - first], into), tally_of_place(text, i));
    }
}

static Captions *
gather_captions(const GPtrArray *fragments, guint first, guint n_pages)
{
    Captions *pages = g_new0(Captions, n_pages);
    for (guint f = 0; f < fragments->len; f++) {
        const GkFragment *fragment = g_ptr_array_index(fragments, f);
        const GkText *fields[] = { &fragment->number, &fragment->organization, &fragment->unit };
        gather_text(fragment, &fragment->title, pages, first, n_pages, G_STRUCT_OFFSET(Captions, titles));
        gather_text(fragment, &fragment->subtitle, pages, first, n_pages, G_STRUCT_OFFSET(Captions, titles));
        for (guint i = 0; i < fragment->n_notes; i++)
            gather_text(fragment, &fragment->notes[i], pages, first, n_pages, G_STRUCT_OFFSET(Captions, notes));
        for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
            gather_text(fragment, fields[i], pages, first, n_pages, G_STRUCT_OFFSET(Captions, fields));
        if (fragment->page >= first && fragment->page - first < n_pages)
            pages[fragment->page - first].marked |= fragment->continuation_mark;
    }
    return pages;
}

/* What the page gave to its captions. */
static Captions
count_captions(const GkPageLayout *layout)
{
    Captions given = { 0 };
    for (guint i = 0; i < layout->page->glyphs->len; i++) {
        gunichar c = g_array_index(layout->page->glyphs, GkGlyph, i).character;
        if (layout->ink[i] == GK_INK_TITLE)
            gk_tally_add(&given.titles, c);
        else if (layout->ink[i] == GK_INK_NOTE)
            gk_tally_add(&given.notes, c);
        else if (layout->ink[i] == GK_INK_NUMBER || layout->ink[i] == GK_INK_ORGANIZATION || layout->ink[i] == GK_INK_UNIT)
            gk_tally_add(&given.fields, c);
    }
    return given;
}

/* Where a field has several values, the signs between them are nobody's. */
static gboolean
fields_are_whole(GkTally given, GkTally found)
{
    while (given.count < found.count)
        gk_tally_add(&given, g_utf8_get_char(GK_CAPTION_SEVERAL));
    return gk_tally_equal(given, found);
}

void
gk_conserved_captions(const GPtrArray *fragments, const GkPageLayout *pages, guint n_pages, GkDiagnostics *diagnostics)
{
    guint first = n_pages ? pages[0].page->number : 1;
    g_autofree Captions *captions = gather_captions(fragments, first, n_pages);
    for (guint p = 0; p < n_pages; p++) {
        Captions given = count_captions(&pages[p]);
        gk_tally_join(&captions[p].fields, pages[p].labels);
        if ((!captions[p].marked && !gk_tally_equal(given.titles, captions[p].titles)) ||
            !gk_tally_equal(given.notes, captions[p].notes) || !fields_are_whole(given.fields, captions[p].fields))
            gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_TEXT_NOT_CONSERVED, pages[p].page->number, NULL,
                               "page %u: %u characters were given to titles, fields and notes of tables, and they hold %u",
                               pages[p].page->number, given.titles.count + given.fields.count + given.notes.count,
                               captions[p].titles.count + captions[p].fields.count + captions[p].notes.count);
    }
}
