/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/measures.h"

#define SIZE_STEPS 16 /* to the point: sizes nearer than a step are one */
#define LARGEST 4000.0f /* points */

gpointer
gk_glyph_font_key(const GkGlyph *glyph)
{
    guint steps = (guint) (CLAMP(glyph->size, 0, LARGEST) * SIZE_STEPS + 0.5f);
    return GUINT_TO_POINTER(steps << 16 | glyph->font);
}

gboolean
gk_glyph_is_ideograph(const GkGlyph *glyph)
{
    return g_unichar_get_script(glyph->character) == G_UNICODE_SCRIPT_HAN && g_unichar_isalpha(glyph->character);
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    double first = *(const double *) a, second = *(const double *) b;
    return first < second ? -1 : first > second;
}

/* They often are: all letters of a font are equally high. */
static gboolean
are_sorted(const GArray *values)
{
    for (guint i = 1; i < values->len; i++)
        if (g_array_index(values, double, i - 1) > g_array_index(values, double, i))
            return FALSE;
    return TRUE;
}

double
gk_quantile(GArray *values, double share)
{
    if (!are_sorted(values))
        g_array_sort(values, compare_numbers);
    return values->len ? g_array_index(values, double, MIN((guint) (share * values->len), values->len - 1)) : 0;
}
