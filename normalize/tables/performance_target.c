/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 *   >=12 次        ≥95%        =59.40万元/年     95%以上       有效保障
 *   └op┘└n┘└m┘                                  └n┘m└op┘      └─ words ─┘
 *
 * A sign in words (不低于) counts only before a number. Punctuation that some
 * publishers' forms print before the sign (", =21 人") is skipped. What has a
 * number but goes on like a sentence, or is a range (1-2次), stays as words.
 */
#include "normalize/tables/performance_target.h"

#include "data/data.h"
#include "normalize/prose/prose.h"
#include "normalize/values/particles.h"

#include <string.h>

#define MAX_MEASURE 30 /* bytes: 万元/平方米·年 fits, a sentence does not */

/* The longest label of `kind` at the start (or the end) of [text, text + length). */
static const char *
find_sign(const char *kind, const char *text, gsize length, gboolean at_end, gsize *sign_length)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("performance-labels.tsv", &n_rows);
    const char *found = NULL;
    *sign_length = 0;
    for (guint i = 0; i < n_rows; i++) {
        const char *label = gk_data_field(&rows[i], 2);
        gsize n = strlen(label);
        if (strcmp(gk_data_field(&rows[i], 0), kind) != 0 || n > length || n <= *sign_length ||
            memcmp(at_end ? text + length - n : text, label, n) != 0)
            continue;
        found = gk_data_field(&rows[i], 1);
        *sign_length = n;
    }
    return found && *found ? found : NULL;
}

static gsize
skip_punctuation(const char *text)
{
    gsize i = 0;
    for (;;) {
        if (text[i] && strchr(",;:.", text[i]))
            i++;
        else if (g_str_has_prefix(text + i, "、") || g_str_has_prefix(text + i, "。"))
            i += 3;
        else
            return i;
    }
}

/* A number at the start; 0 when there is none. */
static gsize
number_length(const char *text)
{
    gsize i = text[0] == '-' ? 1 : 0, first = i;
    while (g_ascii_isdigit(text[i]) ||
           ((text[i] == '.' || text[i] == ',') && i > first && g_ascii_isdigit(text[i + 1])))
        i++;
    return i > first ? i : 0;
}

/* What may stand behind a target's number: nothing, or a short measure. */
static gboolean
is_measure(const char *text, gsize length)
{
    if (length > MAX_MEASURE || (length && strchr("-~,;:+", text[0])) || gk_particle_at(text, "goes_on"))
        return FALSE;
    for (gsize i = 0; i < length; i++) {
        if (g_ascii_isdigit(text[i]) || strchr(",;:", text[i]))
            return FALSE;
    }
    return TRUE;
}

static char *
without_commas(const char *text, gsize length)
{
    GString *result = g_string_sized_new(length);
    for (gsize i = 0; i < length; i++) {
        if (text[i] != ',')
            g_string_append_c(result, text[i]);
    }
    return g_string_free(result, FALSE);
}

const char *
gk_target_operator(const char *printed)
{
    g_autofree char *folded = gk_prose_fold(printed);
    gsize length;
    const char *sign = find_sign("operator", folded, strlen(folded), FALSE, &length);
    return length == strlen(folded) ? sign : NULL;
}

GkTarget
gk_target_read(const char *printed)
{
    GkTarget result = { 0 };
    g_autofree char *folded = gk_prose_fold(printed);
    const char *text = folded + skip_punctuation(folded);
    gsize sign_length, suffix_length;
    const char *sign = find_sign("operator", text, strlen(text), FALSE, &sign_length);
    gboolean in_words = sign && (guchar) text[0] >= 0xE4; /* Chinese, not a mathematical sign */
    const char *rest = text + sign_length;
    gsize number = number_length(rest), tail = strlen(rest) - number;
    const char *suffix = find_sign("suffix", rest + number, tail, TRUE, &suffix_length);
    if (number && is_measure(rest + number, tail - suffix_length)) {
        result.operator_ = sign ? sign : suffix;
        result.target = without_commas(rest, number);
        result.measure = tail > suffix_length ? g_strndup(rest + number, tail - suffix_length) : NULL;
        return result;
    }
    if (sign && !in_words) {
        result.operator_ = sign;
        text = rest;
    }
    result.target = *text ? g_strdup(text) : NULL;
    return result;
}

void
gk_target_clear(GkTarget *target)
{
    g_free(target->target);
    g_free(target->measure);
    *target = (GkTarget) { 0 };
}
