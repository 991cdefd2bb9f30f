/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A column of running text beside something that rules are drawn over: a table, whatever it is.
 *
 *      Parish    No.   Rate      differences in the price of     rules that all end before a column of text are of
 *      ──────────────────────    bread and among those who       something that stands beside it, whatever that is
 *
 * Two rules or more of one length make an area; right of it pieces begin at one place, as long as lines of text are, and
 * nothing reaches over its side. What it can't do: see text at the left of a table.
 */
#include "layout/page/text_pieces.h"

#include "layout/page/tuning.h"

/* Rules of one length, one below the other: they are drawn over one column of the page. */
typedef struct {
    double from, to, y0, y1;
    guint rules;
} RuledArea;

static GArray *
find_ruled_areas(const GkRule *rules, guint n_rules)
{
    GArray *areas = g_array_new(FALSE, FALSE, sizeof(RuledArea));
    for (guint i = 0; i < n_rules; i++) {
        guint a = 0;
        for (; a < areas->len; a++) {
            RuledArea *area = &g_array_index(areas, RuledArea, a);
            if (ABS(area->from - rules[i].from) > GK_COLUMNS_RULES || ABS(area->to - rules[i].to) > GK_COLUMNS_RULES)
                continue;
            area->y1 = rules[i].at;
            area->rules++;
            break;
        }
        RuledArea area = { rules[i].from, rules[i].to, rules[i].at, rules[i].at, 1 };
        if (a == areas->len && areas->len < GK_COLUMNS_MOST)
            g_array_append_val(areas, area);
    }
    return areas;
}

/* The pieces right of the area begin at one place and are as long as lines of text; nothing reaches over its side.
 * *edge gets where they begin, *bottom how far they go on below it. */
static gboolean
has_text_at_right(const GArray *pieces, const RuledArea *area, double *edge, double *bottom)
{
    guint lines = 0, flush = 0, wide = 0;
    *edge = G_MAXDOUBLE;
    for (guint i = 0; i < pieces->len; i++) {
        const GkTextPiece *piece = gk_text_piece_at(pieces, i);
        if (piece->y < area->y0 || piece->y > area->y1)
            continue;
        if (piece->x0 < area->to && piece->x1 > area->to + 1)
            return FALSE;
        if (piece->x0 >= area->to)
            *edge = MIN(*edge, piece->x0);
    }
    *bottom = area->y1;
    for (guint i = 0; i < pieces->len; i++) {
        const GkTextPiece *piece = gk_text_piece_at(pieces, i);
        if (piece->y < area->y0 || piece->x0 < area->to || piece->y > *bottom + GK_COLUMNS_PITCH_EM / 2 * piece->size)
            continue;
        gboolean here = piece->x0 - *edge < 1;
        if (piece->y > area->y1 && !here)
            continue;
        lines++;
        flush += here;
        wide += piece->x1 - piece->x0 > GK_COLUMNS_TEXT_EM * piece->size;
        *bottom = MAX(*bottom, piece->y);
    }
    return lines >= GK_COLUMNS_LINES && flush >= GK_COLUMNS_FLUSH_SHARE * lines &&
        wide >= GK_COLUMNS_FLUSH_SHARE * lines;
}

static gboolean
is_crossed(const GArray *pieces, double x, double y0, double y1)
{
    for (guint i = 0; i < pieces->len; i++) {
        const GkTextPiece *piece = gk_text_piece_at(pieces, i);
        if (piece->y > y0 && piece->y <= y1 && piece->x0 < x && piece->x1 > x + 1)
            return TRUE;
    }
    return FALSE;
}

/* A table whose rules end beside a column of text: what is right of them is no part of it. */
void
gk_text_beside_rules(const GArray *pieces, const GkRule *rules, guint n_rules, GArray *gutters)
{
    g_autoptr(GArray) areas = find_ruled_areas(rules, n_rules);
    for (guint i = 0; i < areas->len && gutters->len < GK_COLUMNS_MOST; i++) {
        const RuledArea *area = &g_array_index(areas, RuledArea, i);
        GkGutter gutter = { .x0 = area->to, .y0 = area->y0 };
        if (area->rules < 2 || area->to - area->from < GK_COLUMNS_AREA ||
            !has_text_at_right(pieces, area, &gutter.x1, &gutter.y1))
            continue;
        if (is_crossed(pieces, gutter.x0, area->y1, gutter.y1))
            gutter.y1 = area->y1;
        g_array_append_val(gutters, gutter);
    }
}
