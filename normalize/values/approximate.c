/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/approximate.h"

#include "data/data.h"
#include "normalize/values/particles.h"

#include <string.h>

static const struct {
    GkApproximation value;
    const char *name, *text;
} APPROXIMATIONS[] = {
#define GK_APPROXIMATION_ROW(value, name, text) { GK_APPROXIMATION_##value, name, text },
    GK_APPROXIMATIONS(GK_APPROXIMATION_ROW)
#undef GK_APPROXIMATION_ROW
};

const char *
gk_approximation_name(GkApproximation value)
{
    return value == GK_APPROXIMATION_NONE ? NULL : APPROXIMATIONS[value].name;
}

const char *
gk_approximation_text(GkApproximation value)
{
    return APPROXIMATIONS[value].text;
}

static GkApproximation
by_name(const char *name)
{
    for (guint i = 1; i < G_N_ELEMENTS(APPROXIMATIONS); i++)
        if (strcmp(APPROXIMATIONS[i].name, name) == 0)
            return APPROXIMATIONS[i].value;
    return GK_APPROXIMATION_NONE;
}

/* A mark of something else: the stop at which a word behind a number ends. */
static gboolean
ends_word(const char *text)
{
    return *text == '\0' || !g_unichar_isalpha(g_utf8_get_char(text));
}

/* The longest word of `where` that ends at text[at] (before a number), or begins there (behind it). */
static GkApproximation
word_around(const char *text, gsize at, const char *where, gboolean before)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("amount-words.tsv", &n_rows);
    GkApproximation found = GK_APPROXIMATION_NONE;
    gsize longest = 0;
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0), *place = gk_data_field(&rows[i], 1);
        gsize length = strlen(word);
        if (length <= longest || (before ? at < length : strncmp(text + at, word, length) != 0) ||
            (before && memcmp(text + at - length, word, length) != 0))
            continue;
        if (strcmp(place, where) != 0 && !(before && strcmp(place, "other") == 0))
            continue;
        longest = length;
        found = by_name(gk_data_field(&rows[i], 2));
    }
    return found;
}

GkApproximation
gk_approximation_find(const char *text, gsize start, gsize number_end, gsize end)
{
    GkApproximation found = word_around(text, start, "before", TRUE);
    if (found == GK_APPROXIMATION_NONE)
        found = word_around(text, number_end, "among", FALSE); /* 20余辆 */
    if (found != GK_APPROXIMATION_NONE)
        return found;
    gsize scale = number_end < end ? gk_particle_at(text + number_end, "ten_thousand") : 0;
    if (scale) {
        found = word_around(text, number_end + scale, "among", FALSE); /* 3万余人 */
        if (found != GK_APPROXIMATION_NONE)
            return found;
    }
    found = word_around(text, end, "behind", FALSE);
    if (found == GK_APPROXIMATION_NONE && end > number_end)
        found = word_around(text, end, "among", FALSE); /* 10公里余 */
    else
        return found;
    return found != GK_APPROXIMATION_NONE && ends_word(g_utf8_next_char(text + end)) ? found : GK_APPROXIMATION_NONE;
}
