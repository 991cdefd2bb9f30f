/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The judge of grids: is what rules draw a table?
 *
 *      grid ──> features ──> Σ weight × feature ──> above 0: a table; near 0: in doubt, and told
 *
 * Rules draw charts, trees of boxes and forms as well as tables. The weights stand in data/table-judge.tsv; they are learned
 * from random pages whose tables are known (bench/tables/train.py), not set by hand. The sum is the logarithm of the odds
 * that the grid is a table: what lies near 0 is told as a doubt, on either side. What is no table gives its text back to the
 * lines of the page.
 *
 * What it cannot do: judge frames and aligned lines, which have a sum of their own (judge/judge_lines.c).
 */
#include "layout/judge/judge.h"

#include "data/data.h"
#include "layout/judge/tuning.h"

#include <math.h>

/* --- weights --- */

typedef struct {
    double bias, of[GK_N_FEATURES];
} Weights;

static double
weight_named(const char *name)
{
    const GkDataRow *row = gk_data_find("table-judge.tsv", name);
    return row ? g_ascii_strtod(gk_data_field(row, 1), NULL) : 0;
}

static const Weights *
weights(void)
{
    static Weights read;
    static gsize done = 0;
    if (g_once_init_enter(&done)) {
        read.bias = weight_named("bias");
        for (guint i = 0; i < GK_N_FEATURES; i++)
            read.of[i] = weight_named(gk_feature_name(i));
        g_once_init_leave(&done, 1);
    }
    return &read;
}

/* A grid that rules close around its cells, with entries in a quarter of them or more and no bars, needs no other evidence
 * when some stand beside each other or no cell spans others: trees of boxes do neither. Nor does one with the columns of the table that ended the page before. */
static gboolean
is_certain(const GkFragment *fragment, const GkFacts *facts, const double *features)
{
    guint filled = 0, irregular = 0;
    for (guint i = 0; i < fragment->n_cells; i++) {
        filled += fragment->cells[i].n_glyphs > 0;
        irregular += fragment->cells[i].irregular;
    }
    gboolean lattice =
        features[GK_FEATURE_BESIDE] > 0 || fragment->n_cells == fragment->row_count * fragment->column_count;
    gboolean plain = lattice && features[GK_FEATURE_PAINTED] == 0 && irregular * 4 <= fragment->n_cells;
    return facts->goes_on || (facts->closed && plain && filled * 4 >= fragment->n_cells);
}

static void
trace(const GkPageLayout *layout, const GkCandidate *candidate)
{
    for (guint i = 0; i < GK_N_FEATURES && layout->trace; i++)
        if (candidate->features[i] != 0)
            gk_trace(layout, FEATURE, &candidate->box, gk_trace_text("feature", gk_feature_name(i)),
                     gk_trace_number("value", candidate->features[i]),
                     gk_trace_number("counts", weights()->of[i] * candidate->features[i]));
    gk_trace(layout, JUDGED, &candidate->box, gk_trace_flag("table", candidate->is_table),
             gk_trace_text("verdict", candidate->is_table ? "a table" : "no table"),
             gk_trace_number("score", candidate->sum), gk_trace_number("least", 0));
}

gboolean
gk_judge(const GkFragment *fragment, const GkFacts *facts)
{
    GkCandidates *candidates = fragment->layout->candidates;
    GkCandidate candidate = { .page = fragment->page, .box = fragment->box };
    const Weights *of = weights();
    gk_features(fragment, facts, candidate.features);
    candidate.sum = of->bias;
    for (guint i = 0; i < GK_N_FEATURES; i++)
        candidate.sum += of->of[i] * candidate.features[i];
    gboolean certain = is_certain(fragment, facts, candidate.features);
    candidate.is_table = candidate.sum > 0 || certain || candidates->take_all;
    candidate.doubtful = fabs(candidate.sum) < GK_JUDGE_DOUBT && !certain;
    g_array_append_val(candidates->list, candidate);
    trace(fragment->layout, &candidate);
    return candidate.is_table;
}

/* --- drawings --- */

void
gk_judge_note_box(const GkFragment *fragment)
{
    GkCandidate candidate = { .page = fragment->page, .box = fragment->box, .sum = -G_MAXDOUBLE };
    gk_features(fragment, &(GkFacts) { 0 }, candidate.features);
    g_array_append_val(fragment->layout->candidates->list, candidate);
}

/* A chart, or a tree of boxes. */
static gboolean
is_drawing(const GkCandidate *grid)
{
    return !grid->is_table &&
        (grid->features[GK_FEATURE_PAINTED] >= GK_JUDGE_CHART_BARS ||
         (grid->features[GK_FEATURE_SEVERAL] > 0 && grid->features[GK_FEATURE_BESIDE] == 0));
}

gboolean
gk_judge_has_bars(const GkFragment *fragment)
{
    double features[GK_N_FEATURES];
    gk_features(fragment, &(GkFacts) { FALSE, FALSE }, features);
    return features[GK_FEATURE_PAINTED] >= GK_JUDGE_CHART_BARS;
}

gboolean
gk_judge_is_in_drawing(const GkFragment *fragment)
{
    const GArray *list = fragment->layout->candidates->list;
    GkBox box = fragment->box;
    for (guint i = list->len; i-- > 0 && g_array_index(list, GkCandidate, i).page == fragment->page;) {
        const GkCandidate *grid = &g_array_index(list, GkCandidate, i);
        double x = gk_overlap(box.x0, box.x1, grid->box.x0, grid->box.x1);
        double y = gk_overlap(box.y0, box.y1, grid->box.y0, grid->box.y1);
        if (is_drawing(grid) && x > 0 && y > 0 && x * y > 0.5 * gk_box_width(box) * gk_box_height(box))
            return TRUE;
    }
    return FALSE;
}

/* --- doubts --- */

/* Some table takes most of where the candidate is. */
static gboolean
is_within_table(const GkCandidate *candidate, const GPtrArray *fragments)
{
    GkBox box = candidate->box;
    double area = gk_box_width(box) * gk_box_height(box);
    for (guint i = 0; i < fragments->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(fragments, i);
        double x = gk_overlap(box.x0, box.x1, fragment->box.x0, fragment->box.x1);
        double y = gk_overlap(box.y0, box.y1, fragment->box.y0, fragment->box.y1);
        if (fragment->page == candidate->page && x > 0 && y > 0 && x * y > 0.5 * area)
            return TRUE;
    }
    return FALSE;
}

void
gk_judge_report(const GkCandidates *candidates, const GPtrArray *fragments, GkDiagnostics *diagnostics)
{
    for (guint i = 0; i < candidates->list->len; i++) {
        const GkCandidate *candidate = &g_array_index(candidates->list, GkCandidate, i);
        if (!candidate->doubtful)
            continue;
        if (candidate->is_table)
            gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_TABLE_DOUBTFUL, candidate->page, &candidate->box,
                               "page %u: what was read as a table may be none", candidate->page);
        else if (!is_within_table(candidate, fragments))
            gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_TABLE_DOUBTFUL, candidate->page, &candidate->box,
                               "page %u: what was read as text may be a table", candidate->page);
    }
}
