/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines through words.
 *
 *      ────────────────────        a rule: far from the middle of any letter
 *       办公费  ─12.44─             a strike through one number
 *      ─差旅费───8.31──864.20─      one through a whole row
 *      ────────────────────
 *       邮电费   57.48              an underline or border: below the letters
 *                ‾‾‾‾‾
 *
 * A strike goes through the middle of what it strikes, and there is little else
 * at its height. It is either no longer than what it strikes, or it strikes more
 * than one thing, a number among them, and is of a colour, or nothing stands right
 * above or below what it strikes: a border that cuts through texts that are too
 * high for their cells is none. Pieces on one line, with no more room between
 * them than between letters, are one line.
 *
 * A line that ends within the only letter that it goes through is a part of it, drawn
 * as line art. Dashes are not struck.
 *
 * A line aslant (or two, crossed) strikes a number when it leads from one end of it to
 * the other through its middle, and stays within its line.
 *
 * What is struck is kept, and told.
 */
#include "layout/page/strikes.h"

#include "layout/page/backgrounds.h"
#include "layout/page/tuning.h"
#include "layout/words/characters.h"

#include <math.h>
#include <stdlib.h>

/* A thin horizontal mark, or a line of them. */
typedef struct {
    double at, from, to;
    guint32 color;
    guint mark;
} Piece;

typedef struct {
    GkPageLayout *layout;
    guint *by_height; /* visible glyphs, by the middle of their boxes */
    guint n_glyphs;
    GArray *pieces; /* Piece, by height, then from the left */
    guint8 *taken; /* for each mark of the page */
    guint work;
} Strikes;

static GkGlyph *
glyph_at(const Strikes *strikes, guint i)
{
    return &g_array_index(strikes->layout->page->glyphs, GkGlyph, strikes->by_height[i]);
}

static int
compare_height(gconstpointer a, gconstpointer b, gpointer data)
{
    const GkGlyph *glyphs = data;
    double p = gk_box_center_y(glyphs[*(const guint *) a].box), q = gk_box_center_y(glyphs[*(const guint *) b].box);
    if (p != q)
        return p < q ? -1 : 1;
    p = glyphs[*(const guint *) a].box.x0, q = glyphs[*(const guint *) b].box.x0;
    return p < q ? -1 : p > q;
}

static int
compare_pieces(gconstpointer a, gconstpointer b)
{
    const Piece *p = a, *q = b;
    if (p->at != q->at)
        return p->at < q->at ? -1 : 1;
    return p->from < q->from ? -1 : p->from > q->from;
}

static void
gather_glyphs(Strikes *strikes)
{
    GArray *glyphs = strikes->layout->page->glyphs;
    strikes->by_height = g_new(guint, glyphs->len + 1);
    for (guint i = 0; i < glyphs->len; i++)
        if (strikes->layout->ink[i] == GK_INK_UNASSIGNED)
            strikes->by_height[strikes->n_glyphs++] = i;
    g_qsort_with_data(strikes->by_height, (gint) strikes->n_glyphs, sizeof(guint), compare_height, glyphs->data);
}

static void
gather_pieces(Strikes *strikes)
{
    const GArray *marks = strikes->layout->page->marks;
    strikes->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (guint i = 0; i < marks->len; i++) {
        const GkMark *mark = &g_array_index(marks, GkMark, i);
        double height = fabs(mark->y1 - mark->y0), thickness = mark->kind == GK_MARK_FILL ? height : mark->width;
        if (height > GK_STRIKE_THICKNESS || thickness > GK_STRIKE_THICKNESS || mark->alpha < GK_STRIKE_ALPHA)
            continue;
        Piece piece = { (mark->y0 + mark->y1) / 2, MIN(mark->x0, mark->x1), MAX(mark->x0, mark->x1),
                        mark->color, i };
        if (piece.to - piece.from > GK_STRIKE_LEAST)
            g_array_append_val(strikes->pieces, piece);
    }
    g_array_sort(strikes->pieces, compare_pieces);
}

/* --- one line --- */

/* First of the glyphs whose middle is at y or below. */
static guint
first_below(const Strikes *strikes, double y)
{
    guint low = 0, high = strikes->n_glyphs;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (gk_box_center_y(glyph_at(strikes, middle)->box) < y)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The sign of a currency is struck with its number. */
static gboolean
is_letter(const GkGlyph *glyph)
{
    return g_unichar_isalnum(glyph->character) || g_unichar_type(glyph->character) == G_UNICODE_CURRENCY_SYMBOL;
}

static gboolean
is_through(const GkGlyph *glyph, const Piece *line)
{
    double x = gk_box_center_x(glyph->box);
    return x > line->from && x < line->to && is_letter(glyph) &&
        fabs(gk_box_center_y(glyph->box) - line->at) < GK_STRIKE_MIDDLE_EM * glyph->size;
}

/* What a line goes through. */
typedef struct {
    guint struck, near, around, digits, words;
    double left, right, width, size;
} Struck;

/* Glyphs come from the left. */
static void
count_glyph(Struck *struck, const GkGlyph *glyph)
{
    if (struck->struck == 0 || glyph->box.x0 - struck->right > GK_STRIKE_WORDS_EM * glyph->size)
        struck->words++;
    struck->left = struck->struck ? MIN(struck->left, glyph->box.x0) : glyph->box.x0;
    struck->right = struck->struck ? MAX(struck->right, glyph->box.x1) : glyph->box.x1;
    struck->width += gk_box_width(glyph->box);
    struck->size = MAX(struck->size, glyph->size);
    struck->digits += gk_is_digit(glyph->character);
    struck->struck++;
}

static int
compare_left(gconstpointer a, gconstpointer b)
{
    const GkGlyph *p = *(GkGlyph *const *) a, *q = *(GkGlyph *const *) b;
    return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

/* The glyphs that the line goes through, and what is near it. */
static Struck
look_along(Strikes *strikes, const Piece *line, GPtrArray *through)
{
    Struck struck = { 0 };
    g_ptr_array_set_size(through, 0);
    for (guint i = first_below(strikes, line->at - GK_STRIKE_REACH); i < strikes->n_glyphs; i++) {
        GkGlyph *glyph = glyph_at(strikes, i);
        double off = gk_box_center_y(glyph->box) - line->at, x = gk_box_center_x(glyph->box);
        strikes->work++;
        if (off > GK_STRIKE_REACH)
            break;
        if (x > line->from && x < line->to && is_letter(glyph)) {
            struck.near += fabs(off) < GK_STRIKE_NEAR_EM * glyph->size;
            struck.around += fabs(off) < GK_STRIKE_AROUND_EM * glyph->size;
        }
        if (is_through(glyph, line))
            g_ptr_array_add(through, glyph);
    }
    g_ptr_array_sort(through, compare_left);
    for (guint i = 0; i < through->len; i++)
        count_glyph(&struck, g_ptr_array_index(through, i));
    return struck;
}

static gboolean
is_strike(const Piece *line, const Struck *struck)
{
    double length = line->to - line->from, beyond = GK_STRIKE_BEYOND_EM * struck->size;
    double within = struck->struck > 1 ? GK_STRIKE_WITHIN_EM * struck->size : 0;
    if (struck->struck < (struck->digits ? 1 : 2) || struck->struck < GK_STRIKE_SHARE * struck->near ||
        line->from > struck->left + within || line->to < struck->right - within)
        return FALSE;
    if (struck->left - line->from < beyond && line->to - struck->right < beyond &&
        struck->width > GK_STRIKE_SHARE * (length - 2 * beyond))
        return TRUE;
    gboolean alone = gk_color_is_colored(line->color) || struck->struck >= GK_STRIKE_SHARE * struck->around;
    return struck->words > 1 && struck->digits > 1 && alone;
}

static void
judge(Strikes *strikes, guint first, guint end, GPtrArray *through)
{
    Piece line = g_array_index(strikes->pieces, Piece, first);
    for (guint i = first + 1; i < end; i++)
        line.to = MAX(line.to, g_array_index(strikes->pieces, Piece, i).to);
    Struck struck = look_along(strikes, &line, through);
    if (!is_strike(&line, &struck))
        return;
    for (guint i = 0; i < through->len; i++)
        ((GkGlyph *) g_ptr_array_index(through, i))->flags |= GK_GLYPH_STRUCK;
    for (guint i = first; i < end; i++)
        strikes->taken[g_array_index(strikes->pieces, Piece, i).mark] = TRUE;
}

static void
judge_all(Strikes *strikes)
{
    g_autoptr(GPtrArray) through = g_ptr_array_new();
    for (guint first = 0, end; first < strikes->pieces->len && strikes->work < GK_STRIKE_WORK; first = end) {
        double to = g_array_index(strikes->pieces, Piece, first).to;
        for (end = first + 1; end < strikes->pieces->len; end++) {
            const Piece *a = &g_array_index(strikes->pieces, Piece, first), *b = &g_array_index(strikes->pieces, Piece, end);
            if (b->at - a->at > GK_STRIKE_SAME || b->from - to > GK_STRIKE_GAP || b->from < a->from)
                break;
            to = MAX(to, b->to);
        }
        judge(strikes, first, end, through);
    }
}

/* --- lines aslant --- */

static gboolean
may_strike_aslant(const GkMark *mark)
{
    double across = fabs(mark->x1 - mark->x0), up = fabs(mark->y1 - mark->y0);
    return mark->kind == GK_MARK_STROKE && mark->width <= GK_STRIKE_THICKNESS && mark->alpha >= GK_STRIKE_ALPHA &&
        up > GK_STRIKE_THICKNESS && up < GK_STRIKE_REACH && across > GK_STRIKE_ASLANT * up;
}

/* The letters that it goes through: their middles are no further from it than half a letter. */
static Struck
look_along_aslant(Strikes *strikes, const GkMark *mark, GPtrArray *through)
{
    Struck struck = { 0 };
    double from = MIN(mark->x0, mark->x1), to = MAX(mark->x0, mark->x1), slope = (mark->y1 - mark->y0) / (mark->x1 - mark->x0);
    double top = MIN(mark->y0, mark->y1), bottom = MAX(mark->y0, mark->y1);
    g_ptr_array_set_size(through, 0);
    for (guint i = first_below(strikes, top - GK_STRIKE_REACH); i < strikes->n_glyphs; i++) {
        GkGlyph *glyph = glyph_at(strikes, i);
        double x = gk_box_center_x(glyph->box), y = gk_box_center_y(glyph->box);
        strikes->work++;
        if (y > bottom + GK_STRIKE_REACH)
            break;
        if (x > from && x < to && is_letter(glyph) && fabs(mark->y0 + (x - mark->x0) * slope - y) < GK_STRIKE_ASLANT_EM * glyph->size)
            g_ptr_array_add(through, glyph);
    }
    g_ptr_array_sort(through, compare_left);
    for (guint i = 0; i < through->len; i++)
        count_glyph(&struck, g_ptr_array_index(through, i));
    return struck;
}

/* All on one line, from end to end, the stroke no higher than they are and through their middle. */
static gboolean
is_strike_aslant(const GkMark *mark, const Struck *struck, const GPtrArray *through)
{
    double from = MIN(mark->x0, mark->x1), to = MAX(mark->x0, mark->x1), beyond = GK_STRIKE_BEYOND_EM * struck->size;
    if (struck->digits < 2 || struck->digits < GK_STRIKE_SHARE * struck->struck || fabs(from - struck->left) > beyond ||
        fabs(to - struck->right) > beyond || struck->words > 1)
        return FALSE;
    for (guint i = 0; i < through->len; i++) {
        const GkGlyph *glyph = g_ptr_array_index(through, i);
        if (fabs(gk_box_center_y(glyph->box) - (mark->y0 + mark->y1) / 2) > GK_STRIKE_MIDDLE_EM * glyph->size)
            return FALSE;
    }
    return fabs(mark->y1 - mark->y0) < GK_STRIKE_ASLANT_HEIGHT_EM * struck->size;
}

static void
judge_aslant(Strikes *strikes)
{
    g_autoptr(GPtrArray) through = g_ptr_array_new();
    const GArray *marks = strikes->layout->page->marks;
    for (guint i = 0; i < marks->len && strikes->work < GK_STRIKE_WORK; i++) {
        const GkMark *mark = &g_array_index(marks, GkMark, i);
        if (!may_strike_aslant(mark))
            continue;
        Struck struck = look_along_aslant(strikes, mark, through);
        if (!is_strike_aslant(mark, &struck, through))
            continue;
        for (guint g = 0; g < through->len; g++)
            ((GkGlyph *) g_ptr_array_index(through, g))->flags |= GK_GLYPH_STRUCK;
        strikes->taken[i] = TRUE;
    }
}

static void
remove_taken(Strikes *strikes)
{
    GArray *marks = strikes->layout->page->marks;
    guint kept = 0;
    for (guint i = 0; i < marks->len; i++)
        if (!strikes->taken[i])
            g_array_index(marks, GkMark, kept++) = g_array_index(marks, GkMark, i);
    g_array_set_size(marks, kept);
}

void
gk_strikes_take(GkPageLayout *layout)
{
    Strikes strikes = { .layout = layout };
    if (!layout->page->marks->len || !layout->page->glyphs->len)
        return;
    gather_glyphs(&strikes);
    gather_pieces(&strikes);
    strikes.taken = g_new0(guint8, layout->page->marks->len);
    judge_all(&strikes);
    judge_aslant(&strikes);
    remove_taken(&strikes);
    g_array_unref(strikes.pieces);
    g_free(strikes.by_height);
    g_free(strikes.taken);
}
