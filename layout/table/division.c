/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines cut into chunks at wide gaps, and the columns a chunk lies over.
 */
#include "layout/grid/tuning.h"
#include "layout/table/finder.h"

#include "layout/grid/loose_rules.h"
#include "layout/pieces/clusters.h"
#include "layout/pieces/label_gaps.h"
#include "layout/table/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/heading_number.h"

#include <math.h>
#include <string.h>

void
gk_alignment_cut_line(GArray *chunks, const GkAlignment *finder, guint line, const GkDivision *division)
{
    guint at = finder->strip_lines[line];
    if (at == G_MAXUINT)
        return;
    if (division && at >= division->first && at - division->first < division->strip->lines->len)
        gk_pieces_cut(chunks, division->strip, at - division->first, division->separators);
    else
        gk_pieces_cut_at_gaps(chunks, finder->strip, at);
}

/* The xs of rules that run down beside most of the lines [first, end). */
static GArray *
find_drawn(const GkAlignment *finder, guint first, guint end)
{
    const GkLooseRules *loose = finder->layout->loose;
    const GkLine *lines = finder->layout->lines;
    GArray *drawn = g_array_new(FALSE, FALSE, sizeof(double));
    double x0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE;
    for (guint i = first; i < end; i++) {
        x0 = MIN(x0, lines[i].box.x0);
        x1 = MAX(x1, lines[i].box.x1);
    }
    for (guint i = 0; first < end && i < loose->n_vertical; i++) {
        double x = loose->vertical[i].at;
        if (x > x0 && x < x1 && (!drawn->len || x - g_array_index(drawn, double, drawn->len - 1) > GK_GRID_SNAP) &&
            gk_loose_rules_draw_column(loose, x, gk_box_center_y(lines[first].box), gk_box_center_y(lines[end - 1].box)))
            g_array_append_val(drawn, x);
    }
    return drawn;
}

/* The lines [first, end), not divided yet. *body gets where those from line `from` on begin among them. */
static GkDivision *
undivided(const GkAlignment *finder, guint first, guint from, guint end, guint *body)
{
    GkDivision *division = g_new0(GkDivision, 1);
    guint low = G_MAXUINT, low_body = G_MAXUINT, high = 0;
    for (guint i = first; i < end; i++)
        if (finder->strip_lines[i] != G_MAXUINT) {
            low = MIN(low, finder->strip_lines[i]);
            low_body = i >= from ? MIN(low_body, finder->strip_lines[i]) : low_body;
            high = finder->strip_lines[i] + 1;
        }
    division->first = MIN(low, high);
    division->strip = gk_strip_part(finder->strip, division->first, high);
    *body = MIN(low_body, high) - division->first;
    return division;
}

GkDivision *
gk_alignment_divide(const GkAlignment *finder, guint first, guint body, guint end)
{
    guint from;
    GkDivision *division = undivided(finder, first, body, end, &from);
    g_autoptr(GArray) drawn = find_drawn(finder, first, end);
    division->separators = gk_separators_find(division->strip, -G_MAXDOUBLE, G_MAXDOUBLE,
                                              (const double *) (gpointer) drawn->data, drawn->len);
    gk_clusters_divide(division->strip, from, division->separators);
    gk_label_gaps_divide(division->strip, from, division->separators);
    return division;
}

GkDivision *
gk_alignment_divide_at(const GkAlignment *finder, guint first, guint end, const GArray *separators)
{
    guint from;
    GkDivision *division = undivided(finder, first, first, end, &from);
    division->separators = g_array_copy((GArray *) separators);
    g_autofree double *xs = g_new(double, separators->len + 1);
    for (guint i = 0; i < separators->len; i++)
        xs[i] = g_array_index(separators, GkSeparator, i).x;
    gk_strip_split(division->strip, xs, separators->len);
    return division;
}

void
gk_division_free(GkDivision *division)
{
    if (!division)
        return;
    gk_strip_free(division->strip);
    g_array_unref(division->separators);
    g_free(division);
}

/* The columns whose entries the chunk lies over, by more than a hair and a part that counts; the nearest when over
 * none. */
void
gk_alignment_place_chunk(GkChunk *chunk, const GArray *columns)
{
    gboolean found = FALSE;
    double nearest = G_MAXDOUBLE;
    for (guint i = 0; i < columns->len; i++) {
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, i);
        double overlap = gk_overlap(column->print0, column->print1, chunk->box.x0, chunk->box.x1);
        double least = MAX(1.0, GK_ALIGN_OVER_SHARE * (column->print1 - column->print0));
        if (overlap > MIN(least, 0.5 * gk_box_width(chunk->box))) {
            if (!found)
                chunk->first_column = i;
            chunk->last_column = i;
            found = TRUE;
        } else if (!found && -overlap < nearest) {
            nearest = -overlap;
            chunk->first_column = chunk->last_column = i;
        }
    }
}

void
gk_alignment_place_in(GkChunk *chunk, const double *xs, guint columns)
{
    guint column = 0;
    while (column + 1 < columns && xs[column + 1] <= gk_box_center_x(chunk->box))
        column++;
    chunk->first_column = chunk->last_column = column;
}

void
gk_alignment_place_between_rules(GkChunk *chunk, const GkPageLayout *layout, const GArray *columns)
{
    double x = gk_box_center_x(chunk->box), y = gk_box_center_y(chunk->box);
    guint home = 0;
    while (home + 1 < columns->len && g_array_index(columns, GkTextColumn, home + 1).x0 <= x)
        home++;
    chunk->first_column = chunk->last_column = home;
    while (chunk->first_column > 0) {
        double at = g_array_index(columns, GkTextColumn, chunk->first_column).x0;
        if (gk_loose_rules_part(layout->loose, at - GK_GRID_SNAP, at + GK_GRID_SNAP, y))
            break;
        chunk->first_column--;
    }
    while (chunk->last_column + 1 < columns->len) {
        double at = g_array_index(columns, GkTextColumn, chunk->last_column).x1;
        if (gk_loose_rules_part(layout->loose, at - GK_GRID_SNAP, at + GK_GRID_SNAP, y))
            break;
        chunk->last_column++;
    }
}
