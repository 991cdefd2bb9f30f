/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Poppler hands out three things that belong together: the text as a string,
 * a box for each of its characters (spaces and line ends included), and
 * stretches of characters of equal font, size and colour. The boxes are
 * already those of the page as displayed. The order of the characters is
 * Poppler's idea of reading order, nothing more.
 */
#include "extract/poppler/poppler_text.h"

#include "extract/characters.h"
#include "extract/poppler/guessed_size.h"
#include "extract/poppler/half_forms.h"
#include "extract/limits.h"
#include "extract/poppler/poppler_words.h"

#include <math.h>
#include <string.h>

#define TINY 3.0 /* points: what Poppler calls a tiny glyph */

/* One stretch of equal attributes. */
typedef struct {
    guint end; /* index of its last character */
    guint16 font, flags;
    float size;
    guint32 color;
} Stretch;

/* The index of a font in page->fonts, by its name; names that are not UTF-8 are made so. */
static guint16
number_of_font(GkPage *page, GHashTable *numbers, const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name ? name : "", -1);
    gpointer number;
    if (g_hash_table_lookup_extended(numbers, valid, NULL, &number))
        return (guint16) GPOINTER_TO_UINT(number);
    if (page->fonts->len > G_MAXUINT16)
        return 0;
    g_ptr_array_add(page->fonts, g_strdup(valid));
    g_hash_table_insert(numbers, g_steal_pointer(&valid), GUINT_TO_POINTER(page->fonts->len - 1));
    return (guint16) (page->fonts->len - 1);
}

static gboolean
is_bold_name(const char *name)
{
    static const char *const WORDS[] = { "bold", "heavy", "black", "simhei", "heiti" };
    g_autofree char *lower = name ? g_ascii_strdown(name, -1) : NULL;
    for (guint i = 0; lower && i < G_N_ELEMENTS(WORDS); i++)
        if (strstr(lower, WORDS[i]))
            return TRUE;
    return FALSE;
}

static GArray *
read_stretches(GkPage *page, PopplerPage *poppler)
{
    GArray *stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GList *attributes = poppler_page_get_text_attributes(poppler);
    for (GList *item = attributes; item; item = item->next) {
        const PopplerTextAttributes *a = item->data;
        Stretch stretch = {
            .end = (guint) MAX(a->end_index, 0),
            .font = number_of_font(page, numbers, a->font_name),
            .flags = is_bold_name(a->font_name) ? GK_GLYPH_BOLD : 0,
            .size = (float) a->font_size,
            .color = (guint32) (a->color.red >> 8) << 16 | (guint32) (a->color.green >> 8) << 8 | a->color.blue >> 8,
        };
        g_array_append_val(stretches, stretch);
    }
    poppler_page_free_text_attributes(attributes);
    return stretches;
}

/* The box as Poppler gives it, ordered; FALSE when it is of no use. */
static gboolean
convert_box(const PopplerRectangle *rectangle, GkBox *box)
{
    *box = (GkBox) { MIN(rectangle->x1, rectangle->x2), MIN(rectangle->y1, rectangle->y2),
                     MAX(rectangle->x1, rectangle->x2), MAX(rectangle->y1, rectangle->y2) };
    return fabs(box->x0) < GK_LIMIT_PAGE_SIDE && fabs(box->x1) < GK_LIMIT_PAGE_SIDE &&
        fabs(box->y0) < GK_LIMIT_PAGE_SIDE && fabs(box->y1) < GK_LIMIT_PAGE_SIDE;
}

/* FALSE: the page is full. */
static gboolean
add_glyph(GkPage *page, const Stretch *stretch, gunichar c, GkBox box)
{
    if (page->glyphs->len >= GK_LIMIT_GLYPHS) {
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, page->number, NULL,
                           "page %u has more than %u characters; the rest was not read", page->number, GK_LIMIT_GLYPHS);
        return FALSE;
    }
    GkGlyph glyph = { .box = box,
                      .character = c,
                      .size = stretch->size,
                      .color = stretch->color,
                      .font = stretch->font,
                      .flags = stretch->flags };
    if (!(glyph.size > 0 && glyph.size < (float) GK_LIMIT_PAGE_SIDE))
        glyph.size = (float) gk_box_height(box);
    if (gk_character_is_unmapped(c))
        glyph.flags |= GK_GLYPH_UNMAPPED;
    g_array_append_val(page->glyphs, glyph);
    return TRUE;
}

static void
report_tiny(GkPage *page, guint tiny)
{
    if (tiny >= GK_LIMIT_POPPLER_TINY_GLYPHS)
        gk_diagnostics_add(page->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, page->number, NULL,
                           "page %u has more than %u characters smaller than %g points; Poppler reads no more of them",
                           page->number, GK_LIMIT_POPPLER_TINY_GLYPHS, TINY);
}

static void
convert_text(GkPage *page, const char *text, const PopplerRectangle *boxes, guint n_boxes, const GArray *stretches)
{
    guint at = 0, i = 0, tiny = 0;
    for (const char *p = text; *p && i < n_boxes; p = g_utf8_next_char(p), i++) {
        gunichar c = gk_character_meant(g_utf8_get_char(p));
        GkBox box;
        while (at + 1 < stretches->len && g_array_index(stretches, Stretch, at).end < i)
            at++;
        if (c == '\n' || !convert_box(&boxes[i], &box))
            continue;
        tiny += gk_box_width(box) < TINY && gk_box_height(box) < TINY;
        if (!gk_character_is_blank(c) && !add_glyph(page, &g_array_index(stretches, Stretch, at), c, box))
            break;
    }
    report_tiny(page, tiny);
}

void
gk_poppler_read_text(GkPage *page, PopplerPage *poppler)
{
    g_autofree char *text = poppler_page_get_text(poppler);
    g_autofree PopplerRectangle *boxes = NULL;
    guint n_boxes = 0;
    if (!text || !poppler_page_get_text_layout(poppler, &boxes, &n_boxes))
        return;
    g_autoptr(GArray) stretches = read_stretches(page, poppler);
    if (stretches->len && g_utf8_validate(text, -1, NULL))
        convert_text(page, text, boxes, n_boxes, stretches);
    gk_guessed_sizes_mend(page);
    gk_half_forms_mend(page);
    gk_poppler_words_mend(page);
}

void
gk_poppler_settle_unmapped(GkPage *page)
{
    guint kept = 0, unmapped = 0;
    for (guint i = 0; i < page->glyphs->len; i++) {
        GkGlyph glyph = g_array_index(page->glyphs, GkGlyph, i);
        if ((glyph.flags & GK_GLYPH_UNMAPPED) && (glyph.flags & GK_GLYPH_NO_INK) && glyph.character < 0xa0)
            continue; /* a space by another name */
        unmapped += (glyph.flags & GK_GLYPH_UNMAPPED) != 0;
        g_array_index(page->glyphs, GkGlyph, kept++) = glyph;
    }
    g_array_set_size(page->glyphs, kept);
    if (unmapped)
        gk_diagnostics_add(
            page->diagnostics, GK_DIAGNOSTIC_UNMAPPED_GLYPHS, page->number, NULL,
            "page %u: %u characters have no known meaning (their font maps them to no Unicode character); "
            "they are kept as they are",
            page->number, unmapped);
}
