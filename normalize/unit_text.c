/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/unit_text.h"

#include "data/data.h"
#include "normalize/text.h"

#include <string.h>

static const GkDataRow *
find_unit(const char *key)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("units.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 0), key) == 0)
            return &rows[i];
    return NULL;
}

/* The unit of one word: 万元, 万元/年 (a price is money too). */
static const GkDataRow *
unit_of_word(const char *word)
{
    g_autofree char *head = g_strndup(word, strcspn(word, "/"));
    return find_unit(head);
}

/* Behind the last colon, so that 单位： and 金额单位： are gone. */
static const char *
behind_colon(const char *key)
{
    const char *colon = strrchr(key, ':');
    return colon ? colon + 1 : key;
}

GkUnitFound
gk_unit_parse(const char *text, const char **unit, GkDecimal *yuan)
{
    g_autofree char *key = gk_text_key(text);
    GString *list = g_string_new(behind_colon(key));
    static const char *const JOINTS[] = { "、", ",", ";", "和", "及", "(", ")", "[", "]" };
    for (guint i = 0; i < G_N_ELEMENTS(JOINTS); i++)
        g_string_replace(list, JOINTS[i], " ", 0);
    g_auto(GStrv) words = g_strsplit(list->str, " ", -1);
    g_string_free(list, TRUE);
    const GkDataRow *found = NULL;
    for (char **word = words; *word; word++) {
        const GkDataRow *row = unit_of_word(*word);
        if (row && found && strcmp(gk_data_field(row, 1), gk_data_field(found, 1)) != 0)
            return GK_UNIT_CONFLICT;
        found = found ? found : row;
    }
    if (!found || !gk_decimal_parse(gk_data_field(found, 1), yuan))
        return GK_UNIT_NONE;
    *unit = gk_data_field(found, 0);
    return GK_UNIT_ONE;
}

GkUnitFound
gk_unit_in_label(const char *label, const char **unit, GkDecimal *yuan)
{
    g_autofree char *key = gk_text_key(label);
    if (find_unit(key))
        return gk_unit_parse(key, unit, yuan);
    char *open = strrchr(key, '('), *close = open ? strchr(open, ')') : NULL;
    if (close) {
        *close = '\0';
        return gk_unit_parse(open + 1, unit, yuan);
    }
    const char *slash = strrchr(key, '/');
    return slash ? gk_unit_parse(slash + 1, unit, yuan) : GK_UNIT_NONE;
}

gboolean
gk_unit_is_announced(const char *text)
{
    g_autofree char *key = gk_text_key(text);
    const char *colon = strchr(key, ':');
    if (!colon)
        return FALSE;
    g_autofree char *head = g_strndup(key, (gsize) (colon - key));
    return g_str_has_suffix(head, "单位");
}
