/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns that no line shows side by side.
 *
 *      四、公共安全支出   26,200.88                           two columns of which no line has both: but nothing
 *      五、教育支出                   一、基本支出   18.57     of one stands over anything of the other
 *      六、科学技术支出               二、项目支出    6.46
 *
 * Entries of a column stand over each other: at its left side, at its right, or in its middle. So what lies between two
 * separators is one column when its pieces, taken together wherever they overlap, are one cluster. Clusters that lie
 * apart are columns of their own, when each has an amount or entries on two lines, or when they lie far apart. Labels
 * of totals are set in the middle of several columns and are left out.
 *
 * Two numbers on one line between the same two separators are two columns, too.
 */
#include "layout/pieces/clusters.h"

#include "layout/pieces/pieces.h"
#include "layout/pieces/separators.h"
#include "layout/pieces/tuning.h"
#include "layout/words/row_words.h"

#include <math.h>
#include <string.h>

typedef struct {
    double x0, x1;
    guint lines; /* with a piece of it */
    guint last_line;
    gboolean number, amount;
    double size;
} Cluster;

static gboolean
is_amount(const char *text)
{
    return strpbrk(text, ".,") != NULL;
}

static gboolean
stands_over_number(const GArray *clusters, GkBox box)
{
    for (guint i = 0; i < clusters->len; i++) {
        const Cluster *cluster = &g_array_index(clusters, Cluster, i);
        if (cluster->number && gk_overlap(cluster->x0, cluster->x1, box.x0, box.x1) > 0)
            return TRUE;
    }
    return FALSE;
}

/* Joins the piece with all clusters that it stands over. Numbers come first; text over them may be a label over several
 * columns, or one that is longer than its column. */
static void
add_piece(GArray *clusters, const GkStrip *strip, guint line, const GkChunk *piece, guint base)
{
    if (!piece->number && stands_over_number(clusters, piece->box))
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = piece->from; i < piece->to; i++) {
        guint glyph = g_array_index(strip->glyphs, guint, base + i);
        g_string_append_unichar(text, g_array_index(strip->page->glyphs, GkGlyph, glyph).character);
    }
    if (gk_label_is_total(text->str))
        return;
    Cluster merged = { piece->box.x0, piece->box.x1, 1, line, piece->number, piece->number && is_amount(text->str),
                       piece->size };
    for (guint i = clusters->len; i-- > 0;) {
        const Cluster *cluster = &g_array_index(clusters, Cluster, i);
        if (gk_overlap(cluster->x0, cluster->x1, merged.x0, merged.x1) <= 0)
            continue;
        merged.x0 = MIN(merged.x0, cluster->x0);
        merged.x1 = MAX(merged.x1, cluster->x1);
        merged.lines += cluster->lines - (cluster->last_line == line);
        merged.number |= cluster->number;
        merged.amount |= cluster->amount;
        g_array_remove_index_fast(clusters, i);
    }
    g_array_append_val(clusters, merged);
}

static int
compare_clusters(gconstpointer a, gconstpointer b)
{
    const Cluster *p = a, *q = b;
    return p->x0 < q->x0 ? -1 : p->x0 > q->x0;
}

static int
compare_separators(gconstpointer a, gconstpointer b)
{
    const GkSeparator *p = a, *q = b;
    return p->x < q->x ? -1 : p->x > q->x;
}

static gboolean
is_column(const Cluster *cluster)
{
    return cluster->amount || cluster->lines > 1;
}

/* Between clusters of one interval. */
static void
divide_interval(GArray *clusters, GArray *found)
{
    g_array_sort(clusters, compare_clusters);
    for (guint i = 1; i < clusters->len; i++) {
        const Cluster *b = &g_array_index(clusters, Cluster, i), *a = b - 1;
        GkSeparator separator = { .x = (a->x1 + b->x0) / 2 };
        gboolean apart = b->x0 - a->x1 > GK_CLUSTER_APART_EM * MAX(a->size, b->size);
        if ((is_column(a) && is_column(b)) || apart)
            g_array_append_val(found, separator);
    }
}

static guint
interval_of(const GArray *separators, double x)
{
    guint at = 0;
    while (at < separators->len && g_array_index(separators, GkSeparator, at).x <= x)
        at++;
    return at;
}

/* Two numbers of one line in one interval. */
static gboolean
find_conflict(const GArray *pieces, const GArray *separators, double *x)
{
    for (guint i = 1; i < pieces->len; i++) {
        const GkChunk *b = &g_array_index(pieces, GkChunk, i), *a = b - 1;
        if (a->line != b->line || !a->number || !b->number ||
            interval_of(separators, gk_box_center_x(a->box)) != interval_of(separators, gk_box_center_x(b->box)))
            continue;
        *x = (a->box.x1 + b->box.x0) / 2;
        return TRUE;
    }
    return FALSE;
}

static GArray *
cut(const GkStrip *strip, guint body, const GArray *separators)
{
    GArray *pieces = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    for (guint i = body; i < strip->lines->len; i++)
        gk_pieces_cut(pieces, strip, i, separators);
    return pieces;
}

/* The middle of all body lines. */
static double
find_middle(const GkStrip *strip, guint body)
{
    double x0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE;
    for (guint i = body; i < strip->lines->len; i++) {
        const GkStripLine *line = gk_strip_line(strip, i);
        x0 = MIN(x0, gk_strip_word(strip, line->first)->box.x0);
        x1 = MAX(x1, gk_strip_word(strip, line->end - 1)->box.x1);
    }
    return (x0 + x1) / 2;
}

/* Words alone on their line, in the middle of all: the heading of a section, which makes no column. */
static gboolean
is_band(const GArray *pieces, guint i, double middle)
{
    const GkChunk *piece = &g_array_index(pieces, GkChunk, i);
    gboolean alone =
        (i == 0 || piece[-1].line != piece->line) && (i + 1 == pieces->len || piece[1].line != piece->line);
    return alone && !piece->number && fabs(gk_box_center_x(piece->box) - middle) < GK_ALIGN_BAND_EM * piece->size;
}

/* Puts the pieces, numbers or others, into the clusters of their intervals. */
static void
gather(const GkStrip *strip, guint body, const GArray *pieces, const GArray *separators, GPtrArray *intervals,
       gboolean numbers)
{
    double middle = find_middle(strip, body);
    for (guint line = body, i = 0; line < strip->lines->len; line++) {
        const GkStripLine *l = gk_strip_line(strip, line);
        guint base = gk_strip_word(strip, l->first)->first;
        for (; i < pieces->len && g_array_index(pieces, GkChunk, i).line == l->owner; i++) {
            const GkChunk *piece = &g_array_index(pieces, GkChunk, i);
            guint at = interval_of(separators, piece->box.x0 + 0.5);
            if (piece->number == numbers && interval_of(separators, piece->box.x1 - 0.5) == at &&
                !is_band(pieces, i, middle))
                add_piece(g_ptr_array_index(intervals, at), strip, line, piece, base);
        }
    }
}

void
gk_clusters_divide(const GkStrip *strip, guint body, GArray *separators)
{
    g_autoptr(GArray) pieces = cut(strip, body, separators);
    double x;
    while (separators->len < GK_SEPARATORS && find_conflict(pieces, separators, &x)) {
        GkSeparator separator = { .x = x };
        g_array_append_val(separators, separator);
        g_array_sort(separators, compare_separators);
    }
    g_autoptr(GPtrArray) intervals = g_ptr_array_new_with_free_func((GDestroyNotify) g_array_unref);
    for (guint i = 0; i <= separators->len; i++)
        g_ptr_array_add(intervals, g_array_new(FALSE, FALSE, sizeof(Cluster)));
    gather(strip, body, pieces, separators, intervals, TRUE);
    gather(strip, body, pieces, separators, intervals, FALSE);
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(GkSeparator));
    for (guint i = 0; i < intervals->len; i++)
        divide_interval(g_ptr_array_index(intervals, i), found);
    g_array_append_vals(separators, found->data, found->len);
    g_array_sort(separators, compare_separators);
}
