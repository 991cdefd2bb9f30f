/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Running heads, feet and page numbers.
 *
 * A line in the top or bottom margin is running when it is a bare page number,
 * or when a line with the same words (numbers apart) stands at the same height
 * on several pages. A number between dashes, or 第3页, is a page's in wider margins, too, and wherever it is the first or
 * last line of its page. Lines that may be the caption of a table (a title, a unit, an organization) are not: tables repeat
 * those too. But what ends like a title and stands above titles that differ (某市2025年预算公开表) belongs to none of the
 * tables below.
 */
#include "layout/page/tuning.h"
#include "layout/page/visible.h"
#include "layout/words/caption_words.h"
#include "layout/words/characters.h"
#include "layout/words/expression.h"
#include "layout/words/title_words.h"

#include <math.h>
#include <string.h>

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

/* Numbers side by side, such as the years above columns, are none of a page. */
static gboolean
has_numbers_apart(const GkPageLayout *layout, const GkLine *line)
{
    const GkGlyph *last = NULL;
    for (guint i = 0; i < line->n_glyphs; i++) {
        const GkGlyph *glyph = &g_array_index(layout->page->glyphs, GkGlyph, line->glyphs[i]);
        if (!gk_is_digit(glyph->character))
            continue;
        if (last && glyph->box.x0 - last->box.x1 > GK_RUNNING_APART_EM * line->size)
            return TRUE;
        last = glyph;
    }
    return FALSE;
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

/* Larger than the unit or organization (单位：万元) close below it: what a table is called, however often it is printed. */
static gboolean
stands_above_fields(const GkPageLayout *layout, const GkLine *line)
{
    const GkLine *end = layout->lines + layout->n_lines;
    for (const GkLine *next = line + 1; next < end && next <= line + 2; next++) {
        g_autofree char *text = gk_caption_squeeze(next->text);
        if (gk_caption_is_fields(text))
            return line->size > GK_RUNNING_TITLE_SIZE * next->size;
    }
    return FALSE;
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
    return in_margin(layout, line, GK_RUNNING_MARGIN_SHARE) && !may_be_caption(line) && !begins_title(layout, line) &&
        !stands_above_fields(layout, line);
}

/* --- heads that end like titles --- */

#define HEAD_REACH 3u /* lines below a head, among which the title of its page's table is */

/* A head on all its pages. */
typedef struct {
    guint pages;
    char *below; /* the title below it on the first of them */
    gboolean differs; /* ... is another one elsewhere */
} Head;

static void
free_head(gpointer head)
{
    g_free(((Head *) head)->below);
    g_free(head);
}

/* A whole title, neither the number of a table (公开01表) nor the end of a title above. NULL for another line. */
static char *
title_of(const GkLine *line)
{
    g_autofree char *text = gk_caption_squeeze(line->text);
    GkCaptionMatch match;
    if (!gk_caption_ends_as_title(text) || gk_caption_is_sentence(text) || gk_title_is_tail(text) ||
        (gk_caption_match(text, &match) && match.to == (guint) g_utf8_strlen(text, -1)))
        return NULL;
    return g_steal_pointer(&text);
}

static char *
title_below(const GkPageLayout *layout, const GkLine *line)
{
    const GkLine *end = layout->lines + layout->n_lines;
    for (const GkLine *next = line + 1; next < end && next <= line + HEAD_REACH; next++) {
        char *title = title_of(next);
        if (title)
            return title;
    }
    return NULL;
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

static void
count_heads(GHashTable *heads, const GkPageLayout *layout)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        if (!in_margin(layout, line, GK_RUNNING_MARGIN_SHARE) || line->box.y0 > layout->page->height / 2)
            continue;
        g_autofree char *title = title_of(line), *below = title ? title_below(layout, line) : NULL;
        if (!below)
            continue;
        g_autofree char *key = key_of(line, 0);
        Head *head = g_hash_table_lookup(heads, key);
        if (!head) {
            head = g_new0(Head, 1);
            head->below = g_strdup(below);
            g_hash_table_insert(heads, g_steal_pointer(&key), head);
        }
        head->pages++;
        head->differs |= strcmp(head->below, below) != 0;
    }
}

static gboolean
is_head(GHashTable *heads, const GkPageLayout *layout, const GkLine *line, guint needed)
{
    if (line->box.y0 > layout->page->height / 2)
        return FALSE;
    for (int shift = -1; shift <= 1; shift++) {
        g_autofree char *key = key_of(line, shift);
        const Head *head = g_hash_table_lookup(heads, key);
        if (head && head->differs && head->pages >= needed)
            return TRUE;
    }
    return FALSE;
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
mark_lines(GHashTable *counts, GHashTable *heads, GkPageLayout *layout, guint needed)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        const GkLine *line = &layout->lines[i];
        gboolean inside = !in_margin(layout, line, GK_RUNNING_NUMBER_SHARE);
        if (inside && i > 0 && i + 1 < layout->n_lines)
            continue;
        g_autofree char *words = words_without_numbers(line);
        gboolean runs = may_run(layout, line) && ((is_page_number(words) && !(strcmp(words, "#") == 0 && has_numbers_apart(layout, line))) || count_of(counts, line) >= needed);
        if (runs || is_marked_page_number(words) || (!inside && is_head(heads, layout, line, needed)))
            layout->line_roles[i] =
                line->box.y0 > layout->page->height / 2 ? GK_LINE_RUNNING_FOOT : GK_LINE_RUNNING_HEAD;
    }
}

void
gk_running_mark(GkPageLayout *pages, guint n_pages)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) heads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_head);
    for (guint i = 0; i < n_pages; i++) {
        count_lines(counts, &pages[i]);
        count_heads(heads, &pages[i]);
    }
    for (guint i = 0; i < n_pages; i++)
        mark_lines(counts, heads, &pages[i], MAX(3, MIN(n_pages / 3, 6)));
}
