/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The header of a table whose rows are ruled and whose columns are not.
 *
 *      ─────────────────────────────────────
 *                        预算支出                 the rule below 预算支出 does not
 *        科目名称   ────────────────────────     reach under 科目名称: that cell is tall
 *                    合计    基本     项目
 *      ─────────────────────────────────────
 *
 * 1. Every rule inside the header is the border of a band; a column's cells reach
 *    from one rule drawn in it to the next.
 * 2. Neighbouring columns whose cells reach over the same bands make a strip.
 *    The labels in a strip divide its columns among them, in order: each is
 *    centred over those it spans. A column may stay blank, at a price.
 *
 * A strip with fewer labels than columns can't tell a blank column from a spanned
 * one but by the place of the labels.
 */
#include "layout/grid/tuning.h"
#include "layout/table/finder.h"

#include "layout/grid/loose_rules.h"
#include "layout/table/tuning.h"

#include <math.h>
#include <string.h>

typedef struct {
    const GkPageLayout *layout;
    GArray *chunks;
    const double *xs;
    guint columns, bands;
    const double *ys; /* bands + 1 */
    guint8 *drawn; /* [band * columns + column]: a rule below */
} Header;

/* The heights of the rules inside the header, its borders first and last. */
static GArray *
find_bands(const GkLooseRules *loose, double left, double right, double top, double bottom)
{
    GArray *ys = g_array_new(FALSE, FALSE, sizeof(double));
    g_array_append_val(ys, top);
    for (guint i = 0; i < loose->n_horizontal; i++) {
        const GkRule *rule = &loose->horizontal[i];
        double last = g_array_index(ys, double, ys->len - 1);
        if (rule->at > last + GK_GRID_SNAP && rule->at < bottom - GK_GRID_SNAP && rule->from > left - GK_GRID_REACH &&
            rule->to < right + GK_GRID_REACH)
            g_array_append_val(ys, rule->at);
    }
    g_array_append_val(ys, bottom);
    return ys;
}

static gboolean
is_drawn(const Header *header, guint band, guint column)
{
    return band + 1 == header->bands || header->drawn[(gsize) band * header->columns + column];
}

static void
find_drawn(Header *header)
{
    for (guint band = 0; band + 1 < header->bands; band++)
        for (guint c = 0; c < header->columns; c++) {
            double inset = MIN(GK_GRID_REACH, (header->xs[c + 1] - header->xs[c]) / 4);
            header->drawn[(gsize) band * header->columns + c] = gk_loose_rules_draw_row(
                header->layout->loose, header->ys[band + 1], header->xs[c] + inset, header->xs[c + 1] - inset);
        }
}

/* The band after the last one of the cell that begins in `band`. */
static guint
cell_end(const Header *header, guint band, guint column)
{
    while (!is_drawn(header, band, column))
        band++;
    return band + 1;
}

/* --- strips --- */

static gboolean
is_in(const Header *header, const GkChunk *chunk, guint band, guint end, guint first, guint last)
{
    double x = gk_box_center_x(chunk->box), y = gk_box_center_y(chunk->box);
    return y >= header->ys[band] && y < header->ys[end] && x >= header->xs[first] && x < header->xs[last + 1];
}

static int
compare_labels(gconstpointer a, gconstpointer b)
{
    double p = gk_box_center_x(((const GkLabel *) a)->box), q = gk_box_center_x(((const GkLabel *) b)->box);
    return p < q ? -1 : p > q;
}

/* The labels of a strip, from the left; lines over each other are one. */
static GArray *
find_labels(const Header *header, guint band, guint end, guint first, guint last)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(GkLabel));
    for (guint i = 0; i < header->chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(header->chunks, GkChunk, i);
        if (!is_in(header, chunk, band, end, first, last))
            continue;
        GkLabel label = { chunk->box, chunk->size, 0, 0 };
        for (guint j = labels->len; j-- > 0;) {
            const GkLabel *other = &g_array_index(labels, GkLabel, j);
            if (gk_overlap(other->box.x0, other->box.x1, label.box.x0, label.box.x1) <= 0)
                continue;
            label.box = gk_box_union(label.box, other->box);
            g_array_remove_index_fast(labels, j);
            j = labels->len;
        }
        g_array_append_val(labels, label);
    }
    g_array_sort(labels, compare_labels);
    return labels;
}

/* More labels than columns: each goes to the column it stands in. */
static void
share_labels(const Header *header, GArray *labels, guint first, guint last)
{
    for (guint i = 0; i < labels->len; i++) {
        GkLabel *label = &g_array_index(labels, GkLabel, i);
        label->first = first;
        while (label->first < last && header->xs[label->first + 1] <= gk_box_center_x(label->box))
            label->first++;
        label->last = label->first;
    }
}

static void
place_strip(Header *header, guint band, guint end, guint first, guint last)
{
    g_autoptr(GArray) labels = find_labels(header, band, end, first, last);
    if (labels->len == 0)
        return;
    if (labels->len > last - first + 1)
        share_labels(header, labels, first, last);
    else
        gk_alignment_share(labels, header->xs, first, last - first + 1, GK_ALIGN_BLANK_LABEL_EM, NULL, NULL);
    for (guint i = 0; i < header->chunks->len; i++) {
        GkChunk *chunk = &g_array_index(header->chunks, GkChunk, i);
        if (!is_in(header, chunk, band, end, first, last))
            continue;
        for (guint j = 0; j < labels->len; j++) {
            const GkLabel *label = &g_array_index(labels, GkLabel, j);
            if (chunk->box.x0 < label->box.x0 || chunk->box.x1 > label->box.x1)
                continue;
            chunk->first_column = label->first;
            chunk->last_column = label->last;
            chunk->level = band;
            chunk->end_level = end;
        }
    }
}

static void
place_strips(Header *header)
{
    for (guint band = 0; band < header->bands; band++)
        for (guint c = 0, next; c < header->columns; c = next) {
            next = c + 1;
            if (band > 0 && !is_drawn(header, band - 1, c))
                continue;
            guint end = cell_end(header, band, c);
            while (next < header->columns && (band == 0 || is_drawn(header, band - 1, next)) &&
                   cell_end(header, band, next) == end)
                next++;
            place_strip(header, band, end, c, next - 1);
        }
}

guint
gk_alignment_drawn_header(GArray *chunks, const GkPageLayout *layout, const double *xs, guint columns, double top,
                          double bottom, GArray *ys, guint8 **below)
{
    g_autoptr(GArray) bands = find_bands(layout->loose, xs[0], xs[columns], top, bottom);
    Header header = { layout, chunks, xs, columns, bands->len - 1, (const double *) (gpointer) bands->data, NULL };
    if (header.bands < 2 || chunks->len == 0)
        return 0;
    header.drawn = g_malloc0((gsize) header.bands * columns);
    find_drawn(&header);
    for (guint i = 0; i < chunks->len; i++) {
        GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        gk_alignment_place_in(chunk, xs, columns);
        chunk->end_level = 1;
    }
    place_strips(&header);
    g_array_append_vals(ys, bands->data, header.bands);
    *below = header.drawn;
    return header.bands;
}
