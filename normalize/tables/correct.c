/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A person's corrections of cells.
 *
 * A correction names its cell by its anchor, which is made of what was read. So the tables are read twice: as printed,
 * which gives the anchors, and again with the corrected texts, which give values, rows, columns and units as if they
 * had been read so. The anchors stay those of the first time: the same file of corrections fits again and again.
 *
 *      printed text --> meaning, anchors --> texts corrected --> meaning --+--> statements, checks, …
 *                            +-------------------------- anchors ----------+
 *
 * A correction is of one reading. Where another stands now (a newer program, perhaps, that reads it right), it is
 * refused and both readings are told; so is one whose cell is not found. What is printed survives in `printed`. Doubts
 * about the reading are settled; the diagnostics that told of them stay.
 */
#include "normalize/tables/correct.h"

#include "normalize/tables/tables.h"

#include <string.h>

GkSentence *
gk_correction_words(const GkCorrection *correction)
{
    if (correction->note && *correction->note)
        return gk_sentence_new("“%s” was to be “%s” (%s)", correction->old_reading, correction->new_reading,
                               correction->note);
    return gk_sentence_new("“%s” was to be “%s”", correction->old_reading, correction->new_reading);
}

/* --- finding cells --- */

static GHashTable *
cells_by_anchor(const GkDisclosure *disclosure)
{
    GHashTable *cells = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        const GkTableMeaning *meaning = &disclosure->tables[i];
        for (guint j = 0; j < meaning->table->n_cells; j++)
            g_hash_table_insert(cells, (gpointer) meaning->cell_anchors[j], &disclosure->document->tables[i].cells[j]);
    }
    return cells;
}

static guint
table_of(const GkDocument *document, const GkCell *cell)
{
    guint table = 0;
    while (table + 1 < document->n_tables &&
           !(cell >= document->tables[table].cells &&
             cell < document->tables[table].cells + document->tables[table].n_cells))
        table++;
    return table;
}

/* --- telling --- */

static void
tell(GkDisclosure *disclosure, GkDiagnosticCode code, const GkCell *cell, const GkSentence *what)
{
    guint index = table_of(disclosure->document, cell);
    const GkPlace *place = cell->n_places ? cell->places : NULL;
    GkCellRef ref = { index, cell->row, cell->column };
    g_autoptr(GkSentence) table = gk_table_words(&disclosure->document->tables[index], place ? place->page : 0);
    GkDiagnostic *diagnostic = gk_diagnostics_add(disclosure->diagnostics, code, place ? place->page : 0,
                                                  place ? &place->box : NULL, "%p: %p", table, what);
    gk_diagnostic_set_cells(diagnostic, &ref, 1);
}

static void
refuse_lost(GkDisclosure *disclosure, const GkCorrection *correction)
{
    g_autoptr(GkSentence) words = gk_correction_words(correction);
    gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_CORRECTION_REFUSED, correction->page, NULL,
                       "a correction was refused: no cell has the anchor %s, of which %p; look at the page again",
                       correction->anchor, words);
}

static void
refuse_changed(GkDisclosure *disclosure, const GkCorrection *correction, const GkCell *cell)
{
    g_autoptr(GkSentence) words = gk_correction_words(correction);
    g_autoptr(GkSentence) what =
        gk_sentence_new("a correction was refused: %p, but the cell reads “%s” now", words, cell->text);
    tell(disclosure, GK_DIAGNOSTIC_CORRECTION_REFUSED, cell, what);
}

/* --- applying --- */

static void
apply(GkDisclosure *disclosure, const GkCorrection *correction, GkCell *cell)
{
    gboolean same = strcmp(correction->new_reading, cell->text) == 0;
    g_autoptr(GkSentence) words = gk_correction_words(correction);
    g_autoptr(GkSentence) right = gk_sentence_new("a person found this right as printed");
    tell(disclosure, GK_DIAGNOSTIC_CORRECTED, cell, same ? right : words);
    if (!same) {
        cell->printed = cell->printed ? cell->printed : cell->text;
        cell->text = gk_arena_strdup(disclosure->arena, correction->new_reading);
    }
    cell->repairs |= same ? GK_REPAIR_SEEN : GK_REPAIR_CORRECTED;
    cell->doubts = 0;
    cell->other_reading = NULL;
}

/* Each correction is held against what was read; of two for one cell the first counts. */
static void
apply_all(GkDisclosure *disclosure, const GPtrArray *corrections)
{
    g_autoptr(GHashTable) cells = cells_by_anchor(disclosure);
    for (guint i = 0; i < corrections->len; i++) {
        const GkCorrection *correction = corrections->pdata[i];
        GkCell *cell = correction->anchor ? g_hash_table_lookup(cells, correction->anchor) : NULL;
        if (!correction->anchor)
            continue;
        if (!cell)
            refuse_lost(disclosure, correction);
        else if (strcmp(cell->text, correction->old_reading) != 0)
            refuse_changed(disclosure, correction, cell);
        else
            apply(disclosure, correction, cell);
    }
}

void
gk_normalize_tables_corrected(GkDisclosure *disclosure, const GkProfile *profile, const GPtrArray *corrections)
{
    /* What the first reading complains of, the second does again where it still holds. */
    g_autoptr(GkDiagnostics) unheard = gk_diagnostics_new();
    GkDiagnostics *heard = disclosure->diagnostics;
    disclosure->diagnostics = unheard;
    gk_normalize_tables(disclosure, profile);
    gk_normalize_anchors(disclosure);
    disclosure->diagnostics = heard;
    const GkTableMeaning *printed = disclosure->tables;
    apply_all(disclosure, corrections);
    gk_normalize_tables(disclosure, profile);
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        disclosure->tables[i].anchor = printed[i].anchor;
        disclosure->tables[i].cell_anchors = printed[i].cell_anchors;
    }
}
