/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Titles over several lines, as far as their words tell.
 *
 *         2024年某省省本级一般公共预算支出        names a fund, and no table: goes on below
 *                功能分类决算表                   says nothing by itself: a tail
 *                  （按款级）                     a qualifier: a tail, too
 *
 * A line is a tail when nothing is left of it without the words that any title may end with (class title_tail of
 * data/caption-words.tsv), brackets and figures. 收支总表 is none: departments have such titles, below the name of the
 * department.
 */
#include "layout/words/title_words.h"

#include "data/data.h"
#include "layout/words/expression.h"

#include <string.h>

/* Cuts the words of `class` out. */
static void
cut_words(GString *text, const char *class)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("caption-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), class) == 0)
            g_string_replace(text, gk_data_field(&rows[i], 0), "", 0);
}

gboolean
gk_title_is_tail(const char *text)
{
    static GkExpression outside = { "[（(][^（）()]*[）)]|[0-9０-９.．\\-—－、，,:：\\s]", NULL };
    g_autofree char *bare = gk_expression_remove(&outside, text);
    GString *rest = g_string_new(bare);
    cut_words(rest, "title_tail");
    gboolean tail = rest->len == 0 && *text != '\0';
    g_string_free(rest, TRUE);
    return tail;
}

static gboolean
is_unclosed(const char *text, const char *opening, const char *closing)
{
    gint depth = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        depth += g_utf8_strchr(opening, -1, c) != NULL;
        depth -= depth > 0 && g_utf8_strchr(closing, -1, c) != NULL;
    }
    return depth > 0;
}

gboolean
gk_title_is_open(const char *text)
{
    static GkExpression open = { "[、，及和与对的]$|.{3}(?:19|20)[0-9]{2}年度?$", NULL };
    return gk_expression_is_in(&open, text) || is_unclosed(text, "（(〔[", "）)〕]") || is_unclosed(text, "“《", "”》");
}

gboolean
gk_title_names_fund(const char *text)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("caption-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), "title_fund") == 0 && strstr(text, gk_data_field(&rows[i], 0)))
            return TRUE;
    return FALSE;
}

gboolean
gk_title_names_year(const char *text)
{
    static GkExpression year = { "(?:19|20|１９|２０)[0-9０-９]{2}[年-]|[一二][〇○零ＯO九一二三四五六七八]{3}年", NULL };
    return gk_expression_is_in(&year, text);
}

guint
gk_title_number_length(const char *text)
{
    /* A year at once, or words that are no measure: 1-6月, 1.5亿元 are no numbers of tables. */
    static GkExpression number = {
        "^[0-9]{1,2}(?:[-.－．][0-9]{1,2}){1,2}(?=(?:19|20)[0-9]{2}年|[\\x{4e00}-\\x{9fff}])(?![年月日号万亿元倍个人])",
        NULL
    };
    g_autofree char *rest = gk_expression_remove(&number, text);
    return (guint) (g_utf8_strlen(text, -1) - g_utf8_strlen(rest, -1));
}
