/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Running heads, feet and page numbers.
 *
 * A line in the top or bottom margin is running when it is a bare page number,
 * or when a line with the same words (numbers apart) stands at the same height
 * on several pages. A number between dashes, or 第3页, is a page's in wider margins, too. Lines that may be the caption of a table (a title, a unit,
 * an organization) never are: tables repeat those too.
 */
#include "layout/page/tuning.h"
#include "layout/page/visible.h"
#include "layout/words/caption_words.h"
#include "layout/words/expression.h"

#include <math.h>

/* The line's words, with every run of digits as one #. */
static char *
words_without_numbers(const GkLine *line)
{
    g_autofree char *squeezed = gk_caption_squeeze(line->text);
    GString *words = g_string_new(NULL);
    for (const char *p = squeezed; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isdigit(c))
            g_string_append_unichar(words, c);
        else if (!words->len || words->str[words->len - 1] != '#')
            g_string_append_c(words, '#');
    }
    return g_string_free(words, FALSE);
}

static gboolean
is_page_number(const char *words)
{
    static GkExpression number = {
        "^(?:[-—–－_·.~]*#[-—–－_·.~]*|第#页(?:[,，/]?共#页)?|#[/／]#|#of#|第?[ivxlcIVXLC]{1,6})$", NULL
    };
    return gk_expression_is_in(&number, words);
}

/* What nothing but a page number looks like. */
static gboolean
is_marked_page_number(const char *words)
{
    static GkExpression number = { "^(?:[-—–－]+#[-—–－]+|第#页(?:[,，/]?共#页)?)$", NULL };
    return gk_expression_is_in(&number, words);
}

static gboolean
may_be_caption(const GkLine *line)
{
    g_autofree char *text = gk_caption_squeeze(line->text);
    GkCaptionMatch match;
    return gk_caption_ends_as_title(text) || gk_caption_note(text) || gk_caption_match(text, &match);
}

/* The first line of a title that goes on in the next line: as large, close below, about the same middle. */
static gboolean
begins_title(const GkPageLayout *layout, const GkLine *line)
{
    const GkLine *next = line + 1;
    if (next >= layout->lines + layout->n_lines || fabs(next->size - line->size) > 0.1)
        return FALSE;
    double gap = next->box.y0 - line->box.y1, aside = gk_box_center_x(next->box) - gk_box_center_x(line->box);
    g_autofree char *text = gk_caption_squeeze(next->text);
    return fabs(gap) < GK_RUNNING_TITLE_GAP_EM * line->size && fabs(aside) < line->size && gk_caption_ends_as_title(text);
}

/* Within this share of the page's height from its upper or lower edge. */
static gboolean
in_margin(const GkPageLayout *layout, const GkLine *line, double share)
{
    double height = layout->page->height;
    return line->box.y1 < share * height || line->box.y0 > (1 - share) * height;
}

static gboolean
may_run(const GkPageLayout *layout, const GkLine *line)
{
    return in_margin(layout, line, GK_RUNNING_MARGIN_SHARE) && !may_be_caption(line) && !begins_title(layout, line);
}

/* "words@height": lines with the same key stand at the same place of their pages. */
static char *
key_of(const GkLine *line, int shift)
{
    g_autofree char *words = words_without_numbers(line);
    return g_strdup_printf("%s@%d", words, (int) floor(line->box.y0 / GK_RUNNING_HEIGHT) + shift);
}

static void
count_lines(GHashTable *counts, const GkPageLayout *layout)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        if (!may_run(layout, line))
            continue;
        char *key = key_of(line, 0);
        g_hash_table_insert(counts, key, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) + 1));
    }
}

static guint
count_of(GHashTable *counts, const GkLine *line)
{
    guint count = 0;
    for (int shift = -1; shift <= 1; shift++) {
        g_autofree char *key = key_of(line, shift);
        count += GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
    }
    return count;
}

static void
mark_lines(GHashTable *counts, GkPageLayout *layout, guint needed)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        if (!in_margin(layout, line, GK_RUNNING_NUMBER_SHARE))
            continue;
        g_autofree char *words = words_without_numbers(line);
        gboolean runs = may_run(layout, line) && (is_page_number(words) || count_of(counts, line) >= needed);
        if (runs || is_marked_page_number(words))
            layout->line_roles[i] =
                line->box.y0 > layout->page->height / 2 ? GK_LINE_RUNNING_FOOT : GK_LINE_RUNNING_HEAD;
    }
}

void
gk_running_mark(GkPageLayout *pages, guint n_pages)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < n_pages; i++)
        count_lines(counts, &pages[i]);
    for (guint i = 0; i < n_pages; i++)
        mark_lines(counts, &pages[i], MAX(3, MIN(n_pages / 3, 6)));
}
