/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines before the text begins.
 *
 *        某市十五届人大三次会议文件（六）
 *       关于某市2024年预算执行情况和
 *          2025年预算草案的报告
 *     ——2025年1月16日在某市第十五届人民代表大会第三次会议上
 *            某市财政局局长  某某
 *     各位代表：                                        ← here it begins
 *
 * Paragraphs join lines that belong to different facts (会议上 and 某市财政局局长), so they are cut where they are printed.
 * The front ends with a salutation, the contents, the first table, a paragraph as long as text is, or its second page.
 */
#include "normalize/document/metadata.h"

#include "normalize/values/text.h"

#include <string.h>

#define MOST_LINES 60u
#define SHORT 60u /* characters: longer paragraphs that end like a sentence are text */

char *
gk_metadata_bare(const char *text)
{
    g_autofree char *folded = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
    return gk_text_without_spaces(folded ? folded : text);
}

static void
clear_line(gpointer line)
{
    g_free(((GkFrontLine *) line)->text);
}

/* The paragraph's printed lines; one line where nothing tells where they end. */
static void
add_lines(GArray *lines, const GkText *text)
{
    gsize length = strlen(text->text);
    for (guint i = 0; i < text->n_places && lines->len < MOST_LINES; i++) {
        gsize from = text->offsets ? text->offsets[i] : 0;
        gsize to = text->offsets && i + 1 < text->n_places ? text->offsets[i + 1] : length;
        g_autofree char *part = g_strndup(text->text + from, to - from);
        GkFrontLine line = { gk_metadata_bare(part), text, text->places[i].page, text->places[i].box };
        g_array_append_val(lines, line);
        if (!text->offsets)
            return;
    }
}

static gboolean
begins_text(const GkParagraph *paragraph, const char *bare)
{
    return paragraph->role == GK_LINE_CONTENTS || paragraph->before_table > 0 ||
        g_strcmp0(gk_kind_word(bare, "front"), "end") == 0 ||
        (gk_text_length(bare) > SHORT && g_str_has_suffix(bare, "。"));
}

guint
gk_title_page(const GkDocument *document, guint *first)
{
    guint i = 0;
    while (i < document->n_paragraphs && document->paragraphs[i].role != GK_LINE_PROSE)
        i++;
    *first = i;
    guint page = i < document->n_paragraphs ? document->paragraphs[i].text.places[0].page : 0;
    while (i < document->n_paragraphs && document->paragraphs[i].role != GK_LINE_CONTENTS &&
           document->paragraphs[i].text.places[0].page == page && document->paragraphs[i].before_table == 0)
        i++;
    return i;
}

static GArray *
new_lines(void)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(GkFrontLine));
    g_array_set_clear_func(lines, clear_line);
    return lines;
}

GArray *
gk_front_lines_of(const GkText *text)
{
    GArray *lines = new_lines();
    add_lines(lines, text);
    return lines;
}

GArray *
gk_front_lines(const GkDocument *document, guint from)
{
    GArray *lines = new_lines();
    guint first_page = 0;
    for (guint i = from; i < document->n_paragraphs && lines->len < MOST_LINES; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        guint page = paragraph->text.n_places ? paragraph->text.places[0].page : 0;
        first_page = first_page ? first_page : page;
        g_autofree char *bare = gk_metadata_bare(paragraph->text.text);
        if (page > first_page + 1 || begins_text(paragraph, bare))
            break;
        if (paragraph->role == GK_LINE_PROSE)
            add_lines(lines, &paragraph->text);
    }
    return lines;
}
