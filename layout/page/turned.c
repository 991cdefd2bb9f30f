/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages whose text runs up, down, or upside down.
 *
 *      ┌───────────┐
 *      │ ┌──┬────┐ │     A wide table that lies on its side on an upright page:
 *      │ │科│72.7│ │     /Rotate does not say so, only the letters do. Read as
 *      │ │目│3   │ │     it stands, each number would come out backwards.
 *      └─┴──┴────┴─┘
 *
 * The direction shows in numbers and Latin words: their letters are half as wide
 * as high, so that neighbours of one line are closer than lines can be. When nearly
 * all such pairs of a page run another way than to the right, the page is turned
 * before it is laid out, and all places are turned back at the end. When only
 * some do, the page stays as it is, and a diagnostic says that numbers on it may
 * come out wrong.
 *
 * Chinese letters are square: written downwards they look like lying ones, and cells
 * one letter wide have them so. They are asked only on a page that has hardly
 * anything else (an empty form), where many pairs set without a gap run nearly all
 * one way. Boxes higher than wide, of a font whose lines are higher than its
 * letters, show that the letters stand upright: such a page is not turned.
 */
#include "layout/page/turned.h"

#include "layout/page/skew.h"
#include "layout/page/tuning.h"
#include "layout/words/characters.h"

#include <math.h>

#define NO_DIRECTION GK_TEXT_DIRECTIONS /* where directions are counted */

/* --- which way the text runs --- */

static gboolean
is_narrow(gunichar c)
{
    return c < 0x80 && (gk_is_numeric(c) || g_ascii_isalnum((gchar) c));
}

/* The direction from one letter to the next of its word; NO_DIRECTION when they are not neighbours. */
static guint
direction_of(const GkGlyph *a, const GkGlyph *b, double near, double far)
{
    double dx = gk_box_center_x(b->box) - gk_box_center_x(a->box),
           dy = gk_box_center_y(b->box) - gk_box_center_y(a->box);
    double along = MAX(fabs(dx), fabs(dy)), across = MIN(fabs(dx), fabs(dy));
    if (a->font != b->font || fabs(a->size - b->size) > 0.1 || along < near * a->size || along > far * a->size ||
        across > GK_TURN_ACROSS_EM * a->size)
        return NO_DIRECTION;
    if (fabs(dx) > fabs(dy))
        return dx > 0 ? GK_TEXT_RIGHT : GK_TEXT_LEFT;
    return dy > 0 ? GK_TEXT_DOWN : GK_TEXT_UP;
}

typedef gboolean (*LetterClass)(gunichar c);

/* The directions of the pairs of such letters, their distance between `near` and `far` of their size. */
static void
count_directions(const GkPage *page, LetterClass belongs, double near, double far, guint counts[GK_TEXT_DIRECTIONS + 1])
{
    for (guint i = 1; i < page->glyphs->len; i++) {
        const GkGlyph *a = &g_array_index(page->glyphs, GkGlyph, i - 1), *b = a + 1;
        if (belongs(a->character) && belongs(b->character) && !((a->flags | b->flags) & GK_GLYPH_NO_INK))
            counts[direction_of(a, b, near, far)]++;
    }
}

/* Most Chinese letters have boxes as wide as their advance but of another height. */
static gboolean
stand_upright(const GkPage *page)
{
    guint upright = 0, letters = 0;
    for (guint i = 0; i < page->glyphs->len; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        if (!gk_is_wide(glyph->character))
            continue;
        double wide = fabs(gk_box_width(glyph->box) - glyph->size),
               high = fabs(gk_box_height(glyph->box) - glyph->size);
        letters++;
        upright += wide < GK_TURN_SQUARE_EM * glyph->size && high > GK_TURN_SQUARE_EM * glyph->size;
    }
    return upright * 2 > letters;
}

/* The direction of nearly all pairs; GK_TEXT_RIGHT when there are too few or they differ. */
static GkTextDirection
main_direction(const guint counts[GK_TEXT_DIRECTIONS + 1], guint least)
{
    guint most = GK_TEXT_RIGHT, all = 0;
    for (guint d = GK_TEXT_RIGHT; d < GK_TEXT_DIRECTIONS; d++) {
        all += counts[d];
        most = counts[d] > counts[most] ? d : most;
    }
    return counts[most] >= least && counts[most] > GK_TURN_SHARE * all ? (GkTextDirection) most : GK_TEXT_RIGHT;
}

/* On a page with hardly any narrow letters. */
static GkTextDirection
direction_of_chinese(const GkPage *page)
{
    guint counts[GK_TEXT_DIRECTIONS + 1] = { 0 };
    count_directions(page, gk_is_wide, GK_TURN_WIDE_NEAR_EM, GK_TURN_WIDE_FAR_EM, counts);
    GkTextDirection direction = main_direction(counts, GK_TURN_WIDE_PAIRS);
    guint all = counts[GK_TEXT_RIGHT] + counts[GK_TEXT_DOWN] + counts[GK_TEXT_LEFT] + counts[GK_TEXT_UP];
    gboolean stacked = direction == GK_TEXT_DOWN && counts[GK_TEXT_DOWN] < GK_TURN_STACKED_SHARE * all;
    if (direction == GK_TEXT_LEFT) /* never written so; boxes are as high upside down */
        return GK_TEXT_LEFT;
    return direction == GK_TEXT_RIGHT || stacked || stand_upright(page) ? GK_TEXT_RIGHT : direction;
}

/* Whoever read it from its picture knows. */
static GkTextDirection
direction_of_page(const GkPage *page, const guint counts[GK_TEXT_DIRECTIONS + 1], guint pairs)
{
    if (page->scan.direction != GK_TEXT_RIGHT)
        return page->scan.direction;
    return pairs < GK_TURN_PAIRS ? direction_of_chinese(page) : main_direction(counts, GK_TURN_PAIRS);
}

/* --- turning --- */

static void
turn_point(const GkTurn *turn, double *x, double *y)
{
    double u = *x, v = *y;
    switch ((GkTextDirection) turn->direction) {
    case GK_TEXT_DOWN:
        *x = v;
        *y = turn->width - u;
        break;
    case GK_TEXT_UP:
        *x = turn->height - v;
        *y = u;
        break;
    case GK_TEXT_LEFT:
        *x = turn->width - u;
        *y = turn->height - v;
        break;
    case GK_TEXT_RIGHT:
    default:
        break;
    }
}

static void
turn_point_back(const GkTurn *turn, double *x, double *y)
{
    double u = *x, v = *y;
    switch ((GkTextDirection) turn->direction) {
    case GK_TEXT_DOWN:
        *x = turn->width - v;
        *y = u;
        break;
    case GK_TEXT_UP:
        *x = v;
        *y = turn->height - u;
        break;
    case GK_TEXT_LEFT:
    case GK_TEXT_RIGHT:
    default:
        turn_point(turn, x, y);
        break;
    }
}

static GkBox
box_around(double ax, double ay, double bx, double by)
{
    return (GkBox) { MIN(ax, bx), MIN(ay, by), MAX(ax, bx), MAX(ay, by) };
}

static GkBox
turn_box(const GkTurn *turn, GkBox box)
{
    turn_point(turn, &box.x0, &box.y0);
    turn_point(turn, &box.x1, &box.y1);
    return box_around(box.x0, box.y0, box.x1, box.y1);
}

static GkBox
turn_box_back(const GkTurn *turn, GkBox box)
{
    if (turn->skew != 0)
        box = gk_skew_box_back(turn->skew, box);
    turn_point_back(turn, &box.x0, &box.y0);
    turn_point_back(turn, &box.x1, &box.y1);
    return box_around(box.x0, box.y0, box.x1, box.y1);
}

static void
turn_mark(const GkTurn *turn, GkMark *mark)
{
    turn_point(turn, &mark->x0, &mark->y0);
    turn_point(turn, &mark->x1, &mark->y1);
    if (mark->kind == GK_MARK_STROKE)
        return;
    GkBox box = box_around(mark->x0, mark->y0, mark->x1, mark->y1);
    mark->x0 = box.x0;
    mark->y0 = box.y0;
    mark->x1 = box.x1;
    mark->y1 = box.y1;
}

static void
turn_page(const GkTurn *turn, GkPage *page)
{
    for (guint i = 0; i < page->glyphs->len; i++) {
        GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        glyph->box = turn_box(turn, glyph->box);
    }
    for (guint i = 0; i < page->marks->len; i++)
        turn_mark(turn, &g_array_index(page->marks, GkMark, i));
    for (guint i = 0; i < page->images->len; i++) {
        GkImage *image = &g_array_index(page->images, GkImage, i);
        image->box = turn_box(turn, image->box);
    }
    for (guint i = 0; i < page->unread->len; i++) {
        GkUnread *unread = &g_array_index(page->unread, GkUnread, i);
        unread->box = turn_box(turn, unread->box);
    }
    for (guint i = 0; i < page->readings->len; i++) {
        GkReading *reading = &g_array_index(page->readings, GkReading, i);
        reading->box = turn_box(turn, reading->box);
    }
    if (turn->direction != GK_TEXT_LEFT) {
        page->width = turn->height;
        page->height = turn->width;
    }
}

void
gk_turned_page(GkPageLayout *layout, GkDiagnostics *diagnostics)
{
    static const char *const ways[] = { N_("to the right"), N_("downwards"), N_("upside down"), N_("upwards") };
    GkPage *page = layout->page;
    guint counts[GK_TEXT_DIRECTIONS + 1] = { 0 };
    count_directions(page, is_narrow, GK_TURN_NEAR_EM, GK_TURN_FAR_EM, counts);
    guint other = counts[GK_TEXT_DOWN] + counts[GK_TEXT_LEFT] + counts[GK_TEXT_UP];
    GkTextDirection most = direction_of_page(page, counts, counts[GK_TEXT_RIGHT] + other);
    layout->turn = (GkTurn) { GK_TEXT_RIGHT, page->width, page->height, 0 };
    if (most != GK_TEXT_RIGHT) {
        layout->turn.direction = most;
        turn_page(&layout->turn, page);
        g_autoptr(GkSentence) way = gk_sentence_of_words(ways[most]);
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_TURNED_TEXT, page->number, NULL,
                           "page %u: its text runs %p; it was read turned", page->number, way);
    } else if (other >= GK_TURN_PAIRS) {
        gk_diagnostics_add(
            diagnostics, GK_DIAGNOSTIC_SIDEWAYS_TEXT, page->number, NULL,
            "page %u: %u pairs of letters run up, down or upside down among %u that do not; numbers among them "
            "may come out wrong",
            page->number, other, counts[GK_TEXT_RIGHT]);
    }
}

/* --- back to the page as displayed --- */

static GkBox
box_back(gconstpointer turn, GkBox box)
{
    return turn_box_back(turn, box);
}

typedef struct {
    const GkPageLayout *pages;
    guint first, n_pages;
    GHashTable *done; /* arrays of places, since texts may share them */
} Back;

static const GkTurn *
turn_of(const Back *back, guint page)
{
    if (page < back->first || page - back->first >= back->n_pages)
        return NULL;
    const GkTurn *turn = &back->pages[page - back->first].turn;
    return turn->direction == GK_TEXT_RIGHT && turn->skew == 0 ? NULL : turn;
}

static void
places_back(const Back *back, const GkPlace *places, guint n_places)
{
    if (!n_places || !g_hash_table_add(back->done, (gpointer) places))
        return;
    for (guint i = 0; i < n_places; i++) {
        GkPlace *place = (GkPlace *) &places[i]; /* the arena's, which this document owns */
        const GkTurn *turn = turn_of(back, place->page);
        if (turn)
            place->box = turn_box_back(turn, place->box);
    }
}

static void
text_back(const Back *back, const GkText *text)
{
    places_back(back, text->places, text->n_places);
}

static void
table_back(const Back *back, const GkTable *table)
{
    const GkText *texts[] = { &table->title, &table->number, &table->organization, &table->unit, &table->subtitle };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        text_back(back, texts[i]);
    for (guint i = 0; i < table->n_notes; i++)
        text_back(back, &table->notes[i]);
    for (guint i = 0; i < table->n_cells; i++)
        places_back(back, table->cells[i].places, table->cells[i].n_places);
    for (guint i = 0; i < table->n_parts; i++) {
        GkTablePart *part = (GkTablePart *) &table->parts[i];
        const GkTurn *turn = turn_of(back, part->page);
        if (turn)
            part->box = turn_box_back(turn, part->box);
    }
}

static void
diagnostics_back(const Back *back, GkDiagnostics *diagnostics)
{
    for (guint i = 0; i < gk_diagnostics_count(diagnostics); i++) {
        GkDiagnostic *diagnostic = (GkDiagnostic *) gk_diagnostics_get(diagnostics, i);
        const GkTurn *turn = diagnostic->has_box ? turn_of(back, diagnostic->page) : NULL;
        if (turn)
            diagnostic->box = turn_box_back(turn, diagnostic->box);
    }
}

void
gk_turned_back(GkDocument *document, const GkPageLayout *pages, guint n_pages)
{
    gboolean any = FALSE;
    for (guint i = 0; i < n_pages; i++)
        any |= pages[i].turn.direction != GK_TEXT_RIGHT || pages[i].turn.skew != 0;
    if (!any)
        return;
    Back back = { pages, document->first_page, n_pages, g_hash_table_new(NULL, NULL) };
    for (guint i = 0; i < document->n_tables; i++)
        table_back(&back, &document->tables[i]);
    for (guint i = 0; i < document->n_paragraphs; i++)
        text_back(&back, &document->paragraphs[i].text);
    diagnostics_back(&back, document->diagnostics);
    for (guint i = 0; i < n_pages; i++)
        if (pages[i].trace && turn_of(&back, pages[i].page->number))
            gk_trace_map_boxes(pages[i].trace, pages[i].page->number, box_back, &pages[i].turn);
    g_hash_table_unref(back.done);
}
