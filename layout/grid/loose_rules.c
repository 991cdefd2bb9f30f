/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rules that make no grid.
 *
 * Rules in one direction bound no cells, so grid/grid.c leaves them. They say much all
 * the same: a row ends where one crosses the page, a column where one runs down
 * beside it. Those that lie outside of all ruled tables are kept until the lines
 * of the page are known; see table/frames.c for what is made of them.
 *
 * Short ones are underlines and ornaments. A page with very many is a drawing:
 * nothing is kept of it.
 */
#include "layout/grid/loose_rules.h"
#include "layout/grid/tuning.h"


#include <math.h>

static gboolean
is_inside_table(const GkPageLayout *layout, const GPtrArray *fragments, double x, double y)
{
    for (guint i = fragments->len, seen = 0; i-- > 0 && seen < GK_LOOSE_TABLES; seen++) {
        const GkFragment *fragment = g_ptr_array_index(fragments, i);
        if (fragment->page != layout->page->number)
            break;
        if (x > fragment->box.x0 - GK_GRID_REACH && x < fragment->box.x1 + GK_GRID_REACH &&
            y > fragment->box.y0 - GK_GRID_REACH && y < fragment->box.y1 + GK_GRID_REACH)
            return TRUE;
    }
    return FALSE;
}

static const GkRule *
keep(const GkPageLayout *layout, const GArray *rules, gboolean horizontal, const GPtrArray *fragments, GkArena *arena,
     GkDiagnostics *diagnostics, guint *count)
{
    GArray *kept = g_array_new(FALSE, FALSE, sizeof(GkRule));
    for (guint i = 0; i < rules->len && kept->len <= GK_LOOSE_RULES; i++) {
        const GkRule *rule = &g_array_index(rules, GkRule, i);
        double middle = (rule->from + rule->to) / 2;
        if (rule->to - rule->from >= GK_LOOSE_LENGTH &&
            !is_inside_table(layout, fragments, horizontal ? middle : rule->at, horizontal ? rule->at : middle))
            g_array_append_val(kept, *rule);
    }
    if (kept->len > GK_LOOSE_RULES) {
        g_array_set_size(kept, 0);
        gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, layout->page->number, NULL,
                           horizontal ? N_("page %u has more than %d horizontal rules that make no grid; none of them was "
                                           "used to find tables")
                                      : N_("page %u has more than %d vertical rules that make no grid; none of them was used "
                                           "to find tables"),
                           layout->page->number, GK_LOOSE_RULES);
    }
    return gk_arena_take_array(arena, kept, count);
}

static int
compare_rules(gconstpointer a, gconstpointer b)
{
    const GkRule *p = a, *q = b;
    if (p->at != q->at)
        return p->at < q->at ? -1 : 1;
    return p->from < q->from ? -1 : p->from > q->from;
}

void
gk_loose_rules_keep(GkPageLayout *layout, const GkRules *rules, const GPtrArray *fragments, GkArena *arena,
                    GkDiagnostics *diagnostics)
{
    GkLooseRules *loose = gk_arena_alloc(arena, sizeof *loose);
    g_autoptr(GArray) horizontal = g_array_copy(rules->horizontal), edges = gk_stripe_edges(layout->page);
    g_array_append_vals(horizontal, edges->data, edges->len);
    g_array_sort(horizontal, compare_rules);
    loose->horizontal = keep(layout, horizontal, TRUE, fragments, arena, diagnostics, &loose->n_horizontal);
    loose->vertical = keep(layout, rules->vertical, FALSE, fragments, arena, diagnostics, &loose->n_vertical);
    layout->loose = loose;
}

/* First index with at >= limit. */
static guint
lower_bound(const GkRule *rules, guint count, double limit)
{
    guint low = 0, high = count;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (rules[middle].at < limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Pieces of one boundary seldom overlap; a border drawn twice counts once by the larger of its rules. */
static gboolean
covered(const GkRule *rules, guint count, double at, double from, double to)
{
    double sum = 0, end = from;
    for (guint i = lower_bound(rules, count, at - GK_GRID_SNAP); i < count && rules[i].at <= at + GK_GRID_SNAP; i++) {
        double start = MAX(MAX(rules[i].from, end), from), stop = MIN(rules[i].to, to);
        if (stop <= start)
            continue;
        sum += stop - start;
        if (rules[i].from <= end)
            end = stop;
    }
    return sum >= GK_GRID_EDGE_SHARE * (to - from);
}

gboolean
gk_loose_rules_draw_row(const GkLooseRules *loose, double y, double x0, double x1)
{
    return covered(loose->horizontal, loose->n_horizontal, y, x0, x1);
}

gboolean
gk_loose_rules_draw_column(const GkLooseRules *loose, double x, double y0, double y1)
{
    return covered(loose->vertical, loose->n_vertical, x, y0, y1);
}

gboolean
gk_loose_rules_part(const GkLooseRules *loose, double x0, double x1, double y)
{
    for (guint i = lower_bound(loose->vertical, loose->n_vertical, x0);
         i < loose->n_vertical && loose->vertical[i].at <= x1; i++)
        if (loose->vertical[i].from <= y && loose->vertical[i].to >= y)
            return TRUE;
    return FALSE;
}
