/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the words of a row are, by themselves: data/row-starts.tsv and data/nil-marks.tsv hold the lists.
 */
#include "layout/words/row_words.h"

#include "data/data.h"
#include "layout/words/characters.h"
#include "layout/words/heading_number.h"

#include <string.h>

const char *
gk_label_class(const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("row-starts.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0);
        gboolean whole = strcmp(gk_data_field(&rows[i], 2), "whole") == 0;
        if (whole ? strcmp(text, word) == 0 : g_str_has_prefix(text, word))
            return gk_data_field(&rows[i], 1);
    }
    return NULL;
}

gboolean
gk_label_is_total(const char *text)
{
    return g_strcmp0(gk_label_class(text), "total") == 0;
}

gboolean
gk_label_ends_with_total(const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("row-starts.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *kind = gk_data_field(&rows[i], 1);
        if ((strcmp(kind, "total") == 0 || strcmp(kind, "subtotal") == 0) &&
            g_str_has_suffix(text, gk_data_field(&rows[i], 0)))
            return TRUE;
    }
    return FALSE;
}

/* 1.53亿元、…: the rest of a sentence, and no number of a list. */
static gboolean
begins_with_amount(const char *text)
{
    guint n_rows;
    const GkDataRow *units = gk_data_rows("units.tsv", &n_rows);
    gsize digits = strspn(text, "0123456789.,");
    for (guint i = 0; digits > 0 && i < n_rows; i++)
        if (g_str_has_prefix(text + digits, gk_data_field(&units[i], 0)))
            return TRUE;
    return FALSE;
}

gboolean
gk_rows_text_is_numbered(const char *text)
{
    guint n_rows;
    GkHeadingNumber number;
    const GkDataRow *rows = gk_data_rows("row-starts.tsv", &n_rows);
    if (gk_is_well_formed_number(text) || begins_with_amount(text))
        return FALSE;
    if (gk_heading_number_parse(text, &number))
        return TRUE;
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), "form") != 0 && strcmp(gk_data_field(&rows[i], 1), "subtotal") != 0 &&
            g_str_has_prefix(text, gk_data_field(&rows[i], 0)))
            return TRUE;
    gsize digits = strspn(text, "0123456789");
    return digits > 0 && text[digits] != '\0' && !g_str_has_prefix(text + digits, "年");
}

gboolean
gk_rows_text_is_number(const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("nil-marks.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(text, gk_data_field(&rows[i], 0)) == 0)
            return TRUE;
    return gk_is_well_formed_number(text);
}
