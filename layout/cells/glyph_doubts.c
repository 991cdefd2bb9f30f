/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the page source and the strikes say of glyphs, for cells and for prose.
 *
 * In a cell it becomes doubts (cells/doubts.c reports them with the cells); what lies
 * in no cell is told here, line by line, with its place, so that whoever takes an
 * amount from there can be asked. A letter that is cut is no matter; a digit is.
 */
#include "layout/cells/doubts.h"

#include "layout/page/page_layout.h"
#include "layout/words/characters.h"

static const struct {
    guint flag, doubt;
    gboolean of_numbers; /* only numeric characters matter */
} FLAGS[] = {
    { GK_GLYPH_CUT, GK_DOUBT_INDEX_CUT_CHARACTERS, TRUE },
    { GK_GLYPH_INCOMPLETE, GK_DOUBT_INDEX_HIDDEN_CHARACTERS, FALSE },
    { GK_GLYPH_MISREAD, GK_DOUBT_INDEX_DRAWN_OTHERWISE, FALSE },
    { GK_GLYPH_DOUBTFUL, GK_DOUBT_INDEX_READERS_DIFFER, FALSE },
    { GK_GLYPH_STRUCK, GK_DOUBT_INDEX_STRUCK_OUT, FALSE },
};

guint
gk_doubts_of_glyph(const GkGlyph *glyph)
{
    guint doubts = 0;
    for (guint i = 0; glyph->flags && i < G_N_ELEMENTS(FLAGS); i++)
        if ((glyph->flags & FLAGS[i].flag) && (!FLAGS[i].of_numbers || gk_is_numeric(glyph->character)))
            doubts |= 1u << FLAGS[i].doubt;
    return doubts;
}

static guint
doubts_of_line(const GkPageLayout *layout, const GkLine *line, GkBox *box, GString *text)
{
    guint doubts = 0;
    for (guint i = 0; i < line->n_glyphs; i++) {
        const GkGlyph *glyph = &g_array_index(layout->page->glyphs, GkGlyph, line->glyphs[i]);
        guint own = gk_doubts_of_glyph(glyph);
        if (!own || layout->ink[line->glyphs[i]] == GK_INK_CELL)
            continue;
        *box = doubts ? gk_box_union(*box, glyph->box) : glyph->box;
        doubts |= own;
        g_string_append_unichar(text, glyph->character);
    }
    return doubts;
}

void
gk_doubts_report_lines(const GkPageLayout *layout, GkDiagnostics *diagnostics)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        GkBox box = { 0 };
        g_autoptr(GString) text = g_string_new(NULL);
        guint doubts = doubts_of_line(layout, &layout->lines[i], &box, text);
        for (guint doubt = 0; doubt < GK_N_DOUBTS; doubt++)
            if (doubts & 1u << doubt) {
                g_autoptr(GkSentence) why = gk_sentence_of_words(gk_doubt_text(doubt));
                gk_diagnostics_add(diagnostics, gk_doubt_diagnostic(doubt), layout->page->number, &box,
                                   "page %u: %p: “%s”", layout->page->number, why, text->str);
            }
    }
}
