/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages that lie a little askew.
 *
 *      ┌────┬─────┐__         A sheet that was fed in crookedly, with its text recognised, or a table that was
 *      │ 科目│合计 │  ──┐      placed turned by a degree: over the width of a page a line falls by ten points, and
 *      └────┴─────┘__  │      what stands in one row at the left stands in the next at the right.
 *
 * The page source may say how much the lines of text fall. Else strokes do, and chains of short pieces that rules are made
 * of. When nearly all of them rise or fall alike, all is turned back around the corner of the page before it is laid out, letters by their
 * middles, strokes by their ends; strokes that are then nearly level are made so. Places are turned again at the end,
 * to the boxes around.
 *
 * Not seen: pages without strokes of which the source says nothing, and those turned by more than GK_SKEW_MOST.
 */
#include "layout/page/skew.h"
#include "layout/page/tuning.h"


#include <math.h>
#include <stdlib.h>

/* A stroke: how much it falls per point, and how long it is. */
typedef struct {
    double slope, length;
    gboolean upright;
} Way;

/* --- chains: rules in pieces, each the box around a little of the line --- */

typedef struct {
    double x0, y0, x1, y1; /* the middles of its first piece and of its last */
    double end;            /* where the last ends */
    gboolean upright, any;
} Chain;

static void
end_chain(Chain *chain, GArray *ways)
{
    double dx = fabs(chain->x1 - chain->x0), dy = chain->y1 - chain->y0, length = chain->upright ? fabs(dy) : dx;
    if (chain->any && length > GK_SKEW_CHAIN) {
        Way way = { chain->upright ? -(chain->x1 - chain->x0) / dy : dy / (chain->x1 - chain->x0), length, chain->upright };
        if (fabs(way.slope) < GK_SKEW_MOST)
            g_array_append_val(ways, way);
    }
    chain->any = FALSE;
}

/* Pieces are painted one after the other, to the right or down, each from where the last one ends. */
static void
add_piece(Chain *chain, const GkMark *mark, GArray *ways)
{
    double width = mark->x1 - mark->x0, height = mark->y1 - mark->y0;
    gboolean upright = height > width, thin = MIN(width, height) < GK_SKEW_PIECE_SHARE * MAX(width, height);
    double begin = upright ? mark->y0 : mark->x0, x = (mark->x0 + mark->x1) / 2, y = (mark->y0 + mark->y1) / 2;
    double aside = upright ? fabs(x - chain->x1) : fabs(y - chain->y1);
    gboolean goes_on = chain->any && thin && upright == chain->upright && fabs(begin - chain->end) < GK_SKEW_PIECE_GAP &&
        aside < GK_SKEW_MOST * MAX(width, height) + GK_SKEW_LEVEL;
    if (!goes_on)
        end_chain(chain, ways);
    if (!goes_on && thin)
        *chain = (Chain) { .x0 = x, .y0 = y, .upright = upright, .any = TRUE };
    chain->x1 = x;
    chain->y1 = y;
    chain->end = upright ? mark->y1 : mark->x1;
}

/* --- all ways --- */

static int
compare_slopes(gconstpointer a, gconstpointer b)
{
    double p = ((const Way *) a)->slope, q = ((const Way *) b)->slope;
    return p < q ? -1 : p > q;
}

static GArray *
find_ways(const GkPage *page)
{
    GArray *ways = g_array_new(FALSE, FALSE, sizeof(Way));
    Chain chain = { .any = FALSE };
    for (guint i = 0; i < page->marks->len; i++) {
        const GkMark *mark = &g_array_index(page->marks, GkMark, i);
        double dx = mark->x1 - mark->x0, dy = mark->y1 - mark->y0, length = hypot(dx, dy);
        if (mark->kind == GK_MARK_FILL)
            add_piece(&chain, mark, ways);
        if (mark->kind != GK_MARK_STROKE || length < GK_SKEW_STROKE)
            continue;
        gboolean upright = fabs(dy) > fabs(dx);
        Way way = { upright ? -dx / dy : dy / dx, length, upright };
        if (fabs(way.slope) < GK_SKEW_MOST)
            g_array_append_val(ways, way);
    }
    end_chain(&chain, ways);
    return ways;
}

/* The slope in the middle of all, by length. */
static double
median_slope(const GArray *ways, double all)
{
    guint i = 0;
    for (double passed = 0; i + 1 < ways->len; i++)
        if ((passed += g_array_index(ways, Way, i).length) >= all / 2)
            break;
    return g_array_index(ways, Way, i).slope;
}

/* How much the rules of the page fall per point; 0 when they are level, or differ: those that run down, too, must lean as
 * the others fall (those of a chart don't). FALSE: they are too few, or differ. */
static gboolean
slope_of_rules(const GkPage *page, double *slope)
{
    g_autoptr(GArray) ways = find_ways(page);
    double all = 0, alike[2] = { 0, 0 };
    if (ways->len < GK_SKEW_WAYS)
        return FALSE;
    for (guint i = 0; i < ways->len; i++)
        all += g_array_index(ways, Way, i).length;
    g_array_sort(ways, compare_slopes);
    *slope = median_slope(ways, all);
    for (guint i = 0; i < ways->len; i++) {
        const Way *way = &g_array_index(ways, Way, i);
        if (fabs(way->slope - *slope) < GK_SKEW_ALIKE)
            alike[way->upright] += way->length;
    }
    return MIN(alike[0], alike[1]) > GK_SKEW_LESSER_SHARE * all && alike[0] + alike[1] > GK_SKEW_SHARE * all;
}

/* What the text says is exact, unless clear rules contradict it. */
static double
slope_of(const GkPage *page)
{
    double slope = 0, text = fabs(page->slope) < GK_SKEW_MOST ? page->slope : 0;
    gboolean ruled = slope_of_rules(page, &slope);
    if (text != 0 && (!ruled || fabs(slope - text) < GK_SKEW_ALIKE))
        slope = text;
    else if (!ruled)
        slope = 0;
    return fabs(slope) < GK_SKEW_LEAST ? 0 : slope;
}

/* Around the corner of the page. */
static void
turn_point(double angle, double *x, double *y)
{
    double u = *x, v = *y;
    *x = u * cos(angle) + v * sin(angle);
    *y = v * cos(angle) - u * sin(angle);
}

/* A box keeps its size: what stands in it stands as askew as its letters do. */
static void
move_box(double angle, GkBox *box)
{
    double x = gk_box_center_x(*box), y = gk_box_center_y(*box), u = x, v = y;
    turn_point(angle, &x, &y);
    *box = (GkBox) { box->x0 + x - u, box->y0 + y - v, box->x1 + x - u, box->y1 + y - v };
}

static void
straighten_mark(double angle, GkMark *mark)
{
    if (mark->kind == GK_MARK_FILL) {
        GkBox box = { mark->x0, mark->y0, mark->x1, mark->y1 };
        move_box(angle, &box);
        mark->x0 = box.x0;
        mark->y0 = box.y0;
        mark->x1 = box.x1;
        mark->y1 = box.y1;
        return;
    }
    turn_point(angle, &mark->x0, &mark->y0);
    turn_point(angle, &mark->x1, &mark->y1);
    double dx = fabs(mark->x1 - mark->x0), dy = fabs(mark->y1 - mark->y0);
    if (dy < GK_SKEW_ALIKE * dx || (dx > 1 && dy < GK_SKEW_LEVEL))
        mark->y0 = mark->y1 = (mark->y0 + mark->y1) / 2;
    else if (dx < GK_SKEW_ALIKE * dy || (dy > 1 && dx < GK_SKEW_LEVEL))
        mark->x0 = mark->x1 = (mark->x0 + mark->x1) / 2;
}

void
gk_skew_page(GkPageLayout *layout, GkDiagnostics *diagnostics)
{
    GkPage *page = layout->page;
    double angle = atan(slope_of(page));
    layout->turn.skew = angle;
    if (angle == 0) /* as slope_of() says it, not as it is worked out */
        return;
    for (guint i = 0; i < page->glyphs->len; i++)
        move_box(angle, &g_array_index(page->glyphs, GkGlyph, i).box);
    for (guint i = 0; i < page->marks->len; i++)
        straighten_mark(angle, &g_array_index(page->marks, GkMark, i));
    for (guint i = 0; i < page->images->len; i++)
        move_box(angle, &g_array_index(page->images, GkImage, i).box);
    for (guint i = 0; i < page->unread->len; i++)
        move_box(angle, &g_array_index(page->unread, GkUnread, i).box);
    gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_TURNED_TEXT, page->number, NULL,
                       angle > 0 ? N_("page %u: its lines fall by %.1f degrees; it was read straightened")
                                 : N_("page %u: its lines rise by %.1f degrees; it was read straightened"),
                       page->number, fabs(angle) * 180 / G_PI);
}

GkBox
gk_skew_box_back(double skew, GkBox box)
{
    double xs[] = { box.x0, box.x1, box.x0, box.x1 }, ys[] = { box.y0, box.y0, box.y1, box.y1 };
    GkBox around = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
    for (guint i = 0; i < G_N_ELEMENTS(xs); i++) {
        turn_point(-skew, &xs[i], &ys[i]);
        around = gk_box_union(around, (GkBox) { xs[i], ys[i], xs[i], ys[i] });
    }
    return around;
}
