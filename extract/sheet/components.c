/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Connected pieces: the runs of each row are held against those of the row before; what overlaps is one piece.
 *
 *      ███  ██       runs 0, 1
 *        ████        run 2 touches both: one piece
 */
#include "extract/sheet/components.h"

#include <string.h>

static guint
root_of(GkRun *runs, guint i)
{
    while (runs[i].piece != i) {
        runs[i].piece = runs[runs[i].piece].piece;
        i = runs[i].piece;
    }
    return i;
}

/* The root is the run that comes first. */
static void
join(GkRun *runs, guint a, guint b)
{
    guint p = root_of(runs, a), q = root_of(runs, b);
    runs[MAX(p, q)].piece = MIN(p, q);
}

static void
add_runs(GArray *runs, const GkRaster *mask, int y)
{
    const guint8 *row = gk_raster_row(mask, y), *end = row + mask->width;
    for (const guint8 *pixel = row; pixel < end;) {
        const guint8 *next;
        guint64 eight;
        if (end - pixel >= 8 && (memcpy(&eight, pixel, 8), eight == 0)) {
            pixel += 8;
            continue;
        }
        if (!*pixel) {
            pixel++;
            continue;
        }
        for (next = pixel; next < end && *next; next++)
            ;
        GkRun run = { y, (int) (pixel - row), (int) (next - row), runs->len };
        g_array_append_val(runs, run);
        pixel = next;
    }
}

/* Joins the runs [from, end) to those of the row before, [before, from). */
static void
join_rows(GkRun *runs, guint before, guint from, guint end)
{
    for (guint i = before, j = from; i < from && j < end;) {
        if (runs[i].x0 <= runs[j].x1 && runs[j].x0 <= runs[i].x1)
            join(runs, i, j);
        if (runs[i].x1 < runs[j].x1)
            i++;
        else
            j++;
    }
}

static GArray *
joined_runs(const GkRaster *mask)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(GkRun));
    guint before = 0;
    for (int y = 0; y < mask->height; y++) {
        guint from = runs->len;
        add_runs(runs, mask, y);
        join_rows((GkRun *) (gpointer) runs->data, before, from, runs->len);
        before = from;
    }
    return runs;
}

static void
add_to_piece(GkPiece *piece, const GkRun *run)
{
    piece->x0 = MIN(piece->x0, run->x0);
    piece->x1 = MAX(piece->x1, run->x1);
    piece->y1 = run->y + 1;
    piece->area += (guint) (run->x1 - run->x0);
    piece->n_runs++;
}

/* A piece for each root. `piece_of`: of each run. */
static GArray *
make_pieces(GkRun *runs, guint n_runs, guint *piece_of)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(GkPiece));
    for (guint i = 0; i < n_runs; i++) {
        guint root = root_of(runs, i);
        if (root == i) {
            GkPiece piece = { runs[i].x0, runs[i].y, runs[i].x1, 0, 0, 0, 0 };
            piece_of[i] = pieces->len;
            g_array_append_val(pieces, piece);
        }
        piece_of[i] = piece_of[root];
        add_to_piece(&g_array_index(pieces, GkPiece, piece_of[i]), &runs[i]);
    }
    return pieces;
}

/* Runs of pieces that are kept, sorted by piece. */
static GkPieces *
gather(const GArray *all, const guint *piece_of, const GArray *pieces, guint least)
{
    GkPieces *kept = g_new(GkPieces, 1);
    g_autofree guint *place = g_new(guint, pieces->len + 1), *number = g_new(guint, pieces->len + 1);
    guint runs = 0;
    kept->pieces = g_array_new(FALSE, FALSE, sizeof(GkPiece));
    for (guint i = 0; i < pieces->len; i++) {
        GkPiece piece = g_array_index(pieces, GkPiece, i);
        number[i] = piece.area >= least ? kept->pieces->len : G_MAXUINT;
        if (piece.area < least)
            continue;
        piece.first = place[i] = runs;
        runs += piece.n_runs;
        g_array_append_val(kept->pieces, piece);
    }
    kept->runs = g_array_sized_new(FALSE, FALSE, sizeof(GkRun), runs);
    g_array_set_size(kept->runs, runs);
    for (guint i = 0; i < all->len; i++) {
        GkRun run = g_array_index(all, GkRun, i);
        run.piece = number[piece_of[i]];
        if (run.piece != G_MAXUINT)
            g_array_index(kept->runs, GkRun, place[piece_of[i]]++) = run;
    }
    return kept;
}

GkPieces *
gk_pieces_find(const GkRaster *mask, guint least)
{
    g_autoptr(GArray) runs = joined_runs(mask);
    g_autofree guint *piece_of = g_new(guint, runs->len + 1);
    g_autoptr(GArray) pieces = make_pieces((GkRun *) (gpointer) runs->data, runs->len, piece_of);
    return gather(runs, piece_of, pieces, least);
}

void
gk_pieces_free(GkPieces *pieces)
{
    if (!pieces)
        return;
    g_array_unref(pieces->pieces);
    g_array_unref(pieces->runs);
    g_free(pieces);
}
