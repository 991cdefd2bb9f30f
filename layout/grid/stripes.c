/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Backgrounds as borders of rows.
 *
 *      ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓      a filled header, and every other row filled:
 *        一般公共服务    577.52       where a stripe begins or ends, a row does
 *      ░░教育░░░░░░░░░░░░37.07░░
 *        科学技术          2.00       the last row may be white: no edge below it
 *
 * Areas at one height that touch are one stripe (programs fill cell by cell).
 * Two stripes or more that begin and end at the same places give their edges as
 * rules; the edge between two that touch only when they differ in brightness.
 */
#include "layout/grid/loose_rules.h"

#include "layout/grid/tuning.h"
#include "layout/page/backgrounds.h"
#include "layout/page/tuning.h"

#include <math.h>

typedef struct {
    double y0, y1, x0, x1;
    guint luminance;
} Stripe;

static int
compare_stripes(gconstpointer a, gconstpointer b)
{
    const Stripe *p = a, *q = b;
    if (p->y0 != q->y0)
        return p->y0 < q->y0 ? -1 : 1;
    if (p->x0 != q->x0)
        return p->x0 < q->x0 ? -1 : 1;
    return p->x1 < q->x1 ? -1 : p->x1 > q->x1;
}

static GArray *
find_fills(const GkPage *page)
{
    GArray *fills = g_array_new(FALSE, FALSE, sizeof(Stripe));
    for (guint i = 0; i < page->marks->len && fills->len < GK_RULE_FILLS; i++) {
        const GkMark *mark = &g_array_index(page->marks, GkMark, i);
        guint luminance = 255 - (255 - gk_luminance(mark->color)) * mark->alpha / 255;
        double height = mark->y1 - mark->y0;
        Stripe stripe = { mark->y0, mark->y1, mark->x0, mark->x1, luminance };
        if (mark->kind == GK_MARK_FILL && height >= GK_STRIPE_LEAST && height <= GK_STRIPE_MOST &&
            mark->x1 - mark->x0 > GK_RULE_THICKNESS && luminance + GK_STRIPE_CONTRAST <= 255)
            g_array_append_val(fills, stripe);
    }
    g_array_sort(fills, compare_stripes);
    return fills;
}

/* Puts cells beside each other together. */
static GArray *
find_stripes(const GkPage *page)
{
    g_autoptr(GArray) fills = find_fills(page);
    GArray *stripes = g_array_new(FALSE, FALSE, sizeof(Stripe));
    for (guint i = 0; i < fills->len; i++) {
        const Stripe *fill = &g_array_index(fills, Stripe, i);
        Stripe *last = stripes->len ? &g_array_index(stripes, Stripe, stripes->len - 1) : NULL;
        if (last && fabs(last->y0 - fill->y0) < 1 && fabs(last->y1 - fill->y1) < 1 &&
            fill->x0 <= last->x1 + GK_RULE_GAP)
            last->x1 = MAX(last->x1, fill->x1);
        else
            g_array_append_val(stripes, *fill);
    }
    return stripes;
}

static gboolean
is_same(const Stripe *a, const Stripe *b)
{
    return fabs(a->x0 - b->x0) <= GK_FRAME_SAME && fabs(a->x1 - b->x1) <= GK_FRAME_SAME;
}

/* Another stripe of the same width is at most a few rows away. */
static gboolean
has_companion(const GArray *stripes, guint index)
{
    const Stripe *stripe = &g_array_index(stripes, Stripe, index);
    double reach = GK_STRIPE_REACH * (stripe->y1 - stripe->y0);
    for (gint i = (gint) index - 1;
         i >= 0 && g_array_index(stripes, Stripe, i).y1 > stripe->y0 - reach - GK_STRIPE_MOST; i--)
        if (is_same(stripe, &g_array_index(stripes, Stripe, i)) &&
            stripe->y0 - g_array_index(stripes, Stripe, i).y1 < reach)
            return TRUE;
    for (guint i = index + 1; i < stripes->len && g_array_index(stripes, Stripe, i).y0 < stripe->y1 + reach; i++)
        if (is_same(stripe, &g_array_index(stripes, Stripe, i)))
            return TRUE;
    return FALSE;
}

static void
add_edge(GArray *rules, const Stripe *stripe, double at)
{
    GkRule *last = rules->len ? &g_array_index(rules, GkRule, rules->len - 1) : NULL;
    if (last && fabs(last->at - at) < 1 && last->from == stripe->x0)
        return;
    GkRule rule = { at, stripe->x0, stripe->x1, GK_STRIPE_EDGE };
    g_array_append_val(rules, rule);
}

/* The stripe right below goes on from this one without a visible edge. */
static gboolean
goes_on(const GArray *stripes, guint index)
{
    const Stripe *stripe = &g_array_index(stripes, Stripe, index);
    for (guint i = index + 1; i < stripes->len && g_array_index(stripes, Stripe, i).y0 < stripe->y1 + 1; i++) {
        const Stripe *next = &g_array_index(stripes, Stripe, i);
        if (is_same(stripe, next) && fabs(next->y0 - stripe->y1) < 1 &&
            ABS((int) next->luminance - (int) stripe->luminance) < GK_STRIPE_CONTRAST)
            return TRUE;
    }
    return FALSE;
}

GArray *
gk_stripe_edges(const GkPage *page)
{
    g_autoptr(GArray) stripes = find_stripes(page);
    GArray *edges = g_array_new(FALSE, FALSE, sizeof(GkRule));
    gboolean joined = FALSE;
    for (guint i = 0; i < stripes->len && edges->len < GK_LOOSE_RULES; i++) {
        const Stripe *stripe = &g_array_index(stripes, Stripe, i);
        if (stripe->x1 - stripe->x0 < GK_FRAME_WIDTH || !has_companion(stripes, i))
            continue;
        if (!joined)
            add_edge(edges, stripe, stripe->y0);
        joined = goes_on(stripes, i);
        if (!joined)
            add_edge(edges, stripe, stripe->y1);
    }
    return edges;
}
