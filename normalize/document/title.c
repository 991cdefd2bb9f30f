/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The document's title.
 *
 *     1. The largest centred lines of the first page of prose, with those of the next size where the largest are only a
 *        year or a name; they have to name a disclosure. What heads a meeting's papers (会议文件) is none of it.
 *     2. A gazette or a newspaper prints reports of others: the first line inside that is a report's title.
 *     3. Forms and sheets of a government are tables alone: the first table's title, without the code of the region
 *        that the ministry's forms print before it (13河北省…). A book of many tables without a cover has none.
 */
#include "normalize/document/metadata.h"

#include "normalize/values/particles.h"
#include "normalize/values/text.h"

#include <math.h>
#include <string.h>

#define SMALLEST_TITLE 14.0f /* points */
#define SAME_SIZE 0.7f /* points: lines that differ less are of one size */
#define TITLE_LONGEST 60u /* characters */
#define TITLE_SIZES 2u /* how many sizes of a title page are tried */
#define OFF_CENTRE 0.02 /* of the page's width */
#define NUMBER_LONGEST 6u /* characters of a paper's number with its brackets: （二十六） */
#define MOST_PARAGRAPHS 40u /* of a title page */
#define MOST_SHEETS 2u /* tables without a cover that are one sheet's, not a book's */
#define MOST_DEBT_SHEETS 10u /* the same, of debt: its tables are disclosed together */

static gboolean
names_a_disclosure(const char *text)
{
    return gk_kind_word(text, "phase") || gk_kind_word(text, "publication") || gk_kind_word(text, "other");
}

/* What heads a meeting's papers, and its number in brackets on a line of its own. */
static gboolean
is_apart(const char *bare)
{
    gboolean bracketed = g_str_has_prefix(bare, "（") || *bare == '(';
    if (bracketed && gk_text_length(bare) <= NUMBER_LONGEST && !gk_kind_word(bare, "title_tail") && !strstr(bare, "年"))
        return TRUE;
    return gk_kind_word(bare, "front") != NULL && !names_a_disclosure(bare);
}

/* The largest size below `limit` on the title page; 0 when there is none of a title's. */
static float
largest_below(const GkDocument *document, guint first, guint end, float limit)
{
    float largest = 0;
    for (guint i = first; i < end; i++)
        if (document->paragraphs[i].size < limit)
            largest = MAX(largest, document->paragraphs[i].size);
    return largest < SMALLEST_TITLE ? 0 : largest;
}

/* All its lines have the page's middle in theirs: the widest line of a cover is not centred against the others. */
static gboolean
is_centred(const GkDocument *document, const GkParagraph *paragraph)
{
    if (paragraph->centered)
        return TRUE;
    const GkText *text = &paragraph->text;
    guint page = text->n_places ? text->places[0].page : 0;
    if (page < document->first_page || page - document->first_page >= document->n_pages)
        return FALSE;
    double width = document->pages[page - document->first_page].width;
    for (guint i = 0; i < text->n_places; i++)
        if (fabs((text->places[i].box.x0 + text->places[i].box.x1) / 2 - width / 2) > OFF_CENTRE * width)
            return FALSE;
    return TRUE;
}

/* Ends the text behind the bracket that it begins with; FALSE when none closes. */
static gboolean
keep_bracket(char *text)
{
    for (char *p = text; *p; p = g_utf8_next_char(p))
        if (*p == ')' || g_str_has_prefix(p, "）")) {
            *g_utf8_next_char(p) = '\0';
            return TRUE;
        }
    return FALSE;
}

/* （草案）, （书面）: smaller, on the next line, whatever stands behind the bracket. */
static void
append_tail(GString *title, const GkDocument *document, guint next, guint end)
{
    g_autofree char *bare = next < end ? gk_text_without_spaces(document->paragraphs[next].text.text) : g_strdup("");
    gboolean bracketed = g_str_has_prefix(bare, "（") || *bare == '(';
    if (bracketed && keep_bracket(bare) && gk_text_length(bare) <= NUMBER_LONGEST && gk_kind_word(bare, "title_tail"))
        g_string_append(title, bare);
}

/* The lines of the title page of that size and larger, joined in their order; NULL when they name no disclosure. */
static char *
title_of_size(const GkDocument *document, guint first, guint end, float size, gboolean largest, const GkText **source)
{
    g_autoptr(GString) title = g_string_new(NULL);
    guint last = end;
    *source = NULL;
    for (guint i = first; i < end; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        g_autofree char *bare = gk_text_without_spaces(paragraph->text.text);
        if (paragraph->size < size - SAME_SIZE || is_apart(bare) || gk_text_length(bare) > TITLE_LONGEST ||
            (!largest && (g_str_has_suffix(bare, "。") || !is_centred(document, paragraph))))
            continue;
        *source = *source ? *source : &paragraph->text;
        g_string_append(title, bare);
        last = i;
    }
    append_tail(title, document, last + 1, end);
    gboolean fits = largest || gk_text_length(title->str) <= TITLE_LONGEST;
    return *source && fits && names_a_disclosure(title->str) ? g_strdup(title->str) : NULL;
}

/* 公开表格目录: the title of what follows, not of the list. */
static void
set_title(GkDisclosure *disclosure, char *title, const GkText *source)
{
    title[strlen(title) - gk_particle_before(title, "contents")] = '\0';
    disclosure->title = gk_metadata_fact(disclosure, title, source);
}

static void
title_by_size(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    guint first, end = gk_title_page(document, &first);
    if (end - first > MOST_PARAGRAPHS)
        return;
    float size = G_MAXFLOAT;
    for (guint tries = 0; tries < TITLE_SIZES; tries++) {
        const GkText *source;
        size = largest_below(document, first, end, size - SAME_SIZE);
        g_autofree char *title = size > 0 ? title_of_size(document, first, end, size, tries == 0, &source) : NULL;
        if (title)
            set_title(disclosure, title, source);
        if (title || size == 0)
            return;
    }
}

/* 关于某市2024年预算执行情况和2025年预算草案的报告 */
static gboolean
is_report_title(const char *bare)
{
    return gk_particle_at(bare, "about") && gk_text_length(bare) <= TITLE_LONGEST && strstr(bare, "年") &&
        g_strcmp0(gk_kind_word(bare, "ending"), "report") == 0 && gk_kind_word(bare, "phase");
}

/* The first report's title; with that, *front is where it stands. */
static void
title_inside(GkDisclosure *disclosure, guint *front)
{
    const GkDocument *document = disclosure->document;
    for (guint i = *front; i < document->n_paragraphs; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        g_autofree char *bare = paragraph->role == GK_LINE_PROSE ? gk_text_without_spaces(paragraph->text.text) : NULL;
        if (!bare || !is_report_title(bare))
            continue;
        set_title(disclosure, bare, &paragraph->text);
        *front = i;
        return;
    }
}

/* What the first page calls itself, when it is a gazette or a newspaper. */
static gboolean
is_collection(const GkDocument *document, guint first)
{
    for (guint i = first; i < MIN(document->n_paragraphs, first + 4); i++) {
        g_autofree char *bare = gk_metadata_bare(document->paragraphs[i].text.text);
        if (gk_text_length(bare) <= TITLE_LONGEST && gk_kind_word(bare, "collection") && !gk_kind_word(bare, "other"))
            return TRUE;
    }
    return FALSE;
}

void
gk_metadata_find_title(GkDisclosure *disclosure, guint *front)
{
    gk_title_page(disclosure->document, front);
    title_by_size(disclosure);
    if (!disclosure->title.text && is_collection(disclosure->document, *front))
        title_inside(disclosure, front);
}

/* Without the number and the code of the region that stand before the title. */
static char *
without_code(const char *title)
{
    char *bare = gk_text_without_spaces(title);
    gsize digits = strspn(bare, "0123456789");
    GkPlaceName place;
    if ((digits == 2 || digits == 4) && gk_place_name_find(bare + digits, &place) && place.start == 0)
        memmove(bare, bare + digits, strlen(bare + digits) + 1);
    return bare;
}

void
gk_metadata_find_title_of_tables(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    guint most = disclosure->kind == GK_KIND_GOVERNMENT_DEBT ? MOST_DEBT_SHEETS : MOST_SHEETS;
    if (disclosure->title.text || !gk_disclosure_kind_is_government(disclosure->kind) || document->n_tables == 0 ||
        document->n_tables > most)
        return;
    const GkTable *first = &document->tables[0];
    for (guint i = 0; i < document->n_paragraphs && document->paragraphs[i].before_table == 0; i++)
        if (document->paragraphs[i].role == GK_LINE_CONTENTS)
            return;
    if (!*first->title.text)
        return;
    g_autofree char *title = without_code(first->title.text);
    disclosure->title = gk_metadata_fact(disclosure, title, &first->title);
}
