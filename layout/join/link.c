/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a table goes on on the next page.
 *
 *      page 3  ┌────┬──────┬─────┐        page 4  ┌────┬──────┬─────┐
 *              │编码│ 名称 │金额 │ header         │编码│ 名称 │金额 │ repeated: recorded
 *              ├────┼──────┼─────┤                ├────┼──────┼─────┤ on the part, no row
 *              │205 │ 机关…│32.96│ cut row        │    │ 缴费 │     │ completes the row cut
 *              └────┴──────┴─────┘                └────┴──────┴─────┘
 *
 * All evidence is looked at, and each piece of it has a name, for (GK_JOIN_CODES)
 * or against (GK_APART_CODES): what is printed above B, what stands between the two,
 * whether A has come to its total, the columns, the header. A wrong join is worse
 * than a missed one: a single reason against it prevents it. A mark that the table
 * goes on (续表) outweighs those that are only inferred (YIELDING); what is printed,
 * or drawn, it does not.
 *
 * B may be left apart though it hardly stands by itself: it begins its page with
 * neither title nor header, its header is A's but for a word, or it lies between A's
 * edges below a full page, or nothing but a page that could not be read parts the two. Then `near` is set, and the two are told.
 */
#include "layout/join/link.h"

#include "layout/table/header.h"
#include "layout/words/caption_words.h"
#include "layout/words/row_words.h"

#include <string.h>

/* Reasons that a mark outweighs. */
#define YIELDING                                                                                                       \
    (GK_APART_OTHER_NUMBER | GK_APART_AFTER_TOTAL | GK_APART_OTHER_HEADER | GK_APART_NEXT_FORM |                       \
     GK_APART_HEADER_NOT_REPEATED)

/* --- what is printed above --- */

/* The title has a mark that it goes on, and is the other's otherwise. */
static gboolean
is_marked_title(const char *title, const char *before)
{
    g_autofree char *unmarked = gk_caption_unmarked_title(title), *first = gk_caption_unmarked_title(before);
    return unmarked && gk_caption_titles_agree(unmarked, first ? first : before);
}

static gboolean
differs(const GkText *first, const GkText *again)
{
    return *again->text && strcmp(again->text, first->text) != 0;
}

void
gk_link_captions(const GkFragment *first, const GkFragment *b, GkLink *link)
{
    if (b->continuation_mark)
        link->because |= GK_JOIN_CONTINUATION_MARK;
    if (!*b->title.text)
        link->because |= GK_JOIN_NO_TITLE;
    else if (gk_caption_titles_agree(b->title.text, first->title.text))
        link->because |= GK_JOIN_SAME_TITLE;
    else if (is_marked_title(b->title.text, first->title.text))
        link->because |= GK_JOIN_SAME_TITLE | GK_JOIN_CONTINUATION_MARK;
    else
        link->apart |= GK_APART_OTHER_TITLE;
    if (differs(&first->number, &b->number))
        link->apart |= GK_APART_OTHER_NUMBER;
    if (differs(&first->organization, &b->organization) || (*first->unit.text && differs(&first->unit, &b->unit)))
        link->apart |= GK_APART_OTHER_CAPTION;
}

/* --- what stands between --- */

static gboolean
is_running(const GkPageLayout *layout, guint line)
{
    return layout->line_roles[line] == GK_LINE_RUNNING_HEAD || layout->line_roles[line] == GK_LINE_RUNNING_FOOT;
}

gboolean
gk_link_has_lines(const GkPageLayout *layout, double y0, double y1)
{
    for (guint i = 0; i < layout->n_lines; i++) {
        double y = gk_box_center_y(layout->lines[i].box);
        if (!is_running(layout, i) && y > y0 && y < y1)
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_line_above(const GkFragment *fragment, const char *text)
{
    for (guint i = 0; i < fragment->layout->n_lines; i++)
        if (gk_box_center_y(fragment->layout->lines[i].box) < fragment->box.y0 &&
            strcmp(fragment->layout->lines[i].text, text) == 0)
            return TRUE;
    return FALSE;
}

/* What stands above B and is no caption of it stands above the first fragment, too. *again: something does. */
static gboolean
repeats_lines_above(const GkFragment *first, const GkFragment *b, gboolean *again)
{
    *again = FALSE;
    for (guint i = 0; i < b->layout->n_lines; i++) {
        const GkLine *line = &b->layout->lines[i];
        if (is_running(b->layout, i) || gk_box_center_y(line->box) >= b->caption_top)
            continue;
        if (!has_line_above(first, line->text))
            return FALSE;
        *again = TRUE;
    }
    return TRUE;
}

/* A is the last of its page, B the first of its own, but for the lines above the first one that are printed again. */
static gboolean
is_adjacent(const GkStretch *a, const GkFragment *b, const GkPageLayout *pages, gboolean *again)
{
    const GkFragment *newest = gk_stretch_newest(a);
    guint last = gk_stretch_last_page(a), number = pages[0].page->number;
    if (newest->page >= b->page || newest->n_notes > 0 ||
        gk_link_has_lines(newest->layout, newest->notes_bottom, newest->layout->page->height) ||
        !repeats_lines_above(gk_stretch_first(a), b, again))
        return FALSE;
    for (guint page = MIN(last, b->page) + 1; page < b->page; page++)
        if (gk_link_has_lines(&pages[page - number], 0, pages[page - number].page->height))
            return FALSE;
    return TRUE;
}

/* What a page says that could not be read, nobody knows. */
static gboolean
skips_unread(const GkStretch *a, const GkFragment *b, const GkPageLayout *pages)
{
    guint number = pages[0].page->number;
    for (guint page = gk_stretch_last_page(a) + 1; page < b->page; page++)
        if (pages[page - number].page->failed)
            return TRUE;
    return FALSE;
}

static void
look_between(const GkStretch *a, const GkStretch *b, const GkPageLayout *pages, GkLink *link)
{
    gboolean again;
    if (gk_stretch_newest(a)->unread || gk_stretch_first(b)->unread)
        link->apart |= GK_APART_UNREAD;
    if (skips_unread(a, gk_stretch_first(b), pages))
        link->apart |= GK_APART_PAGE_BETWEEN;
    if (is_adjacent(a, gk_stretch_first(b), pages, &again))
        link->because |= GK_JOIN_TOP_OF_PAGE | (again ? GK_JOIN_SAME_TITLE : 0);
    else
        link->apart |= GK_APART_SOMETHING_BETWEEN;
}

/* --- has A ended? --- */

static gboolean
ends_with_total(const GkStretch *a)
{
    g_autofree guint *last = gk_stretch_last_row(a);
    for (guint c = 0; c < gk_stretch_columns(a).count; c++) {
        const GkCell *cell = gk_stretch_cell_over(a, last, c);
        if (cell && *cell->text)
            return gk_stretch_rows(a).count > a->header_rows + 1 && gk_label_is_total(cell->text);
    }
    return FALSE;
}

static void
look_at_end(const GkStretch *a, GkLink *link)
{
    if (!ends_with_total(a))
        link->because |= GK_JOIN_NO_TOTAL_YET;
    else if (*gk_stretch_first(a)->title.text)
        link->apart |= GK_APART_AFTER_TOTAL;
}

/* --- the header --- */

/* TRUE in `nearly`: the header is A's but for some labels. */
static void
look_at_header(const GkStretch *a, const GkStretch *b, GkLink *link, gboolean *nearly)
{
    GkRepeatedHeader found = gk_repeated_header_find(&a->view, a->header_rows, &b->view);
    link->repeated = found.rows;
    link->words = found.words;
    *nearly = found.nearly;
    if (found.rows)
        link->because |= GK_JOIN_REPEATED_HEADER;
    else if (link->because & GK_JOIN_SAME_TITLE) /* forms, one a page */
        link->apart |= GK_APART_HEADER_NOT_REPEATED;
    if (found.next_form)
        link->apart |= GK_APART_NEXT_FORM;
    if (found.other)
        link->apart |= GK_APART_OTHER_HEADER;
}

/* --- all of it --- */

/* B is the first thing on the page after A's, below no title, and its first row holds data. */
static gboolean
is_headless(const GkStretch *a, const GkStretch *b)
{
    const GkFragment *first = gk_stretch_first(b);
    return !*first->title.text && first->page == gk_stretch_last_page(a) + 1 && b->header_rows == 0 &&
        gk_table_row_has_data(&b->view, 0) && !gk_link_has_lines(first->layout, 0, first->caption_top);
}

void
gk_link_look(const GkStretch *a, const GkStretch *b, const GkPageLayout *pages, GkLink *link)
{
    gboolean edges = FALSE, nearly = FALSE;
    *link = (GkLink) { 0 };
    gk_link_captions(gk_stretch_first(a), gk_stretch_first(b), link);
    look_between(a, b, pages, link);
    look_at_end(a, link);
    gk_link_columns(a, b, link, &edges);
    if (link->map)
        look_at_header(a, b, link, &nearly);
    if (link->because & GK_JOIN_CONTINUATION_MARK)
        link->apart &= ~(guint) YIELDING;
    link->near = link->apart &&
        (is_headless(a, b) || link->apart == GK_APART_PAGE_BETWEEN || (edges && link->apart == GK_APART_OTHER_COLUMNS) ||
         (nearly && link->apart == GK_APART_OTHER_HEADER && (link->because & GK_JOIN_NO_TITLE)));
}

void
gk_link_clear(GkLink *link)
{
    g_clear_pointer(&link->map, g_free);
}
