/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers whose colour may be their sign.
 *
 *      │   │ 预算  │ 决算  │ 增减      │
 *      │ A │ 10.00 │ 12.50 │     2.50  │
 *      │ B │ 20.00 │ 14.00 │ red 6.00  │     14 - 20 is -6
 *
 * Accountants write negative numbers in red, and spreadsheets can be told to print
 * them so and without a minus. A reader doubts a red number without a sign where
 * others of its column or its row are not red. Red in all of a row is emphasis, and
 * so it is where words of the row or of the column are red, too.
 *
 * Whether the number is negative can't be told from the page; it is read as it
 * stands, and the doubt is told.
 */
#include "layout/cells/fragment.h"

#include "layout/cells/tuning.h"
#include "layout/words/characters.h"

typedef enum { OTHER, PLAIN_NUMBER, RED_NUMBER, RED_WORDS } Look;

static gboolean
is_red(guint32 color)
{
    guint r = color >> 16 & 0xff, g = color >> 8 & 0xff, b = color & 0xff;
    return r > GK_RED_LEAST && MAX(g, b) < r - GK_RED_MORE;
}

/* A number with a sign ("-6.00", "△6.00", "(6.00)") is none of these. */
static Look
look_of(const GkFragment *fragment, const GkFragmentCell *cell)
{
    const GkGlyph *glyphs = (const GkGlyph *) (gpointer) fragment->layout->page->glyphs->data;
    gboolean red = TRUE, digits = FALSE, numeric = cell->n_glyphs > 0;
    for (guint i = 0; i < cell->n_glyphs; i++) {
        const GkGlyph *glyph = &glyphs[cell->glyphs[i]];
        red = red && is_red(glyph->color);
        digits |= gk_is_digit(glyph->character);
        numeric = numeric && gk_is_numeric(glyph->character);
    }
    if (cell->n_glyphs == 0)
        return OTHER;
    if (numeric && digits && gk_is_digit(g_utf8_get_char(cell->text)) && gk_is_well_formed_number(cell->text))
        return red ? RED_NUMBER : PLAIN_NUMBER;
    return red && !digits ? RED_WORDS : OTHER;
}

/* The whole row is red: all of its numbers, when there are several, or its words. */
static gboolean
is_emphasis(const GkFragment *fragment, const Look *looks, guint row)
{
    guint red = 0, plain = 0;
    for (guint column = 0; column < fragment->column_count; column++) {
        Look look = looks[fragment->cell_at[(gsize) row * fragment->column_count + column]];
        if (look == RED_WORDS)
            return TRUE;
        red += look == RED_NUMBER;
        plain += look == PLAIN_NUMBER;
    }
    return red > 1 && plain == 0;
}

static gboolean
has_plain_number(const GkFragment *fragment, const Look *looks, guint row)
{
    for (guint column = 0; column < fragment->column_count; column++)
        if (looks[fragment->cell_at[(gsize) row * fragment->column_count + column]] == PLAIN_NUMBER)
            return TRUE;
    return FALSE;
}

static void
doubt_column(GkFragment *fragment, const Look *looks, const gboolean *emphasis, guint column)
{
    guint plain = 0, words = 0;
    for (guint row = 0; row < fragment->row_count; row++) {
        Look look = looks[fragment->cell_at[(gsize) row * fragment->column_count + column]];
        plain += look == PLAIN_NUMBER;
        words += look == RED_WORDS;
    }
    for (guint row = 0; (plain || !words) && row < fragment->row_count; row++) {
        guint cell = fragment->cell_at[(gsize) row * fragment->column_count + column];
        if (looks[cell] == RED_NUMBER && !emphasis[row] && (plain || has_plain_number(fragment, looks, row)))
            fragment->cells[cell].doubts |= GK_DOUBT_SIGN_BY_COLOR;
    }
}

void
gk_fragment_doubt_red(GkFragment *fragment)
{
    g_autofree Look *looks = g_new(Look, fragment->n_cells);
    gboolean any = FALSE;
    for (guint i = 0; i < fragment->n_cells; i++) {
        looks[i] = look_of(fragment, &fragment->cells[i]);
        any |= looks[i] == RED_NUMBER;
    }
    if (!any)
        return;
    g_autofree gboolean *emphasis = g_new(gboolean, fragment->row_count);
    for (guint row = 0; row < fragment->row_count; row++)
        emphasis[row] = is_emphasis(fragment, looks, row);
    for (guint column = 0; column < fragment->column_count; column++)
        doubt_column(fragment, looks, emphasis, column);
}
