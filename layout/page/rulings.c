/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From marks to rules.
 *
 * Programs draw the border of a table in many ways: as strokes (WPS, Excel),
 * as thin filled rectangles (Word), twice a point apart (Word again), in
 * hundreds of pieces (Distiller), with gaps where they cross, in dashes, or
 * longer than they show, hidden in part by the white background of a cell that
 * is painted over them. What counts is what a reader sees:
 *
 *      stroke  ────────            pieces  ── ─── ──      fill ▬▬▬▬▬▬▬▬
 *      hidden  ───┌white┐───   ->  ───       ───
 *
 * 1. Every mark that is thin and parallel to an axis becomes a piece, unless it
 *    is no different in brightness or colour from what it lies on.
 * 2. The part of a piece that a later opaque background covers is cut out.
 * 3. Pieces on (nearly) one line are put together over small gaps. A piece that
 *    lies within the box of a glyph is doubtful: programs draw letters as line
 *    art, to embolden them or for want of a font; but a dash may lie there, too.
 *    What consists mostly of doubtful pieces is no rule.
 *
 *    So is one that goes through or right under words from end to end.
 *
 * It cannot see rules that are part of an image.
 */
#include "layout/page/rulings.h"

#include "layout/page/backgrounds.h"
#include "layout/page/tuning.h"

#include <math.h>

/* A rule along the common edge of two backgrounds is judged against both sides. */
static gboolean
is_seen(const GkMark *mark, const GkBackgrounds *backgrounds, gboolean horizontal, const GkRule *rule)
{
    if (mark->alpha < 26)
        return FALSE;
    if (gk_luminance(mark->color) < 200 && gk_backgrounds_are_none(backgrounds))
        return TRUE;
    double middle = (rule->from + rule->to) / 2, side = rule->thickness / 2 + 0.6;
    for (int i = -1; i <= 1; i += 2) {
        double x = horizontal ? middle : rule->at + i * side, y = horizontal ? rule->at + i * side : middle;
        guint32 below = gk_backgrounds_color(backgrounds, x, y, mark->order);
        if (gk_color_contrast(mark->color, below) * mark->alpha / 255 >= GK_RULE_CONTRAST)
            return TRUE;
    }
    return FALSE;
}

/* TRUE when the mark is thin and axis-parallel; fills *rule and *horizontal. */
static gboolean
rule_of_mark(const GkMark *mark, GkRule *rule, gboolean *horizontal)
{
    double dx = fabs(mark->x1 - mark->x0), dy = fabs(mark->y1 - mark->y0), thickness = mark->width;
    if (mark->kind == GK_MARK_FILL) {
        thickness = MIN(dx, dy);
        if (thickness > GK_RULE_THICKNESS || thickness <= 0) /* an area without height paints nothing */
            return FALSE;
        *horizontal = dx >= dy;
    } else {
        *horizontal = dx >= dy;
        /* A short and very thick stroke is a filled rectangle drawn with one line. */
        if (MIN(dx, dy) > GK_RULE_SLANT || thickness > 2 * GK_RULE_THICKNESS)
            return FALSE;
    }
    if (*horizontal)
        *rule =
            (GkRule) { (mark->y0 + mark->y1) / 2, MIN(mark->x0, mark->x1), MAX(mark->x0, mark->x1), thickness, FALSE };
    else
        *rule =
            (GkRule) { (mark->x0 + mark->x1) / 2, MIN(mark->y0, mark->y1), MAX(mark->y0, mark->y1), thickness, FALSE };
    return TRUE;
}

/* Adds what the areas from `first` on leave of `rule` to `pieces`. */
static void
add_uncovered(GArray *pieces, GkRule rule, gboolean horizontal, const GPtrArray *over, guint first)
{
    double side = rule.thickness / 2;
    for (guint i = first; i < over->len && pieces->len < GK_RULE_PIECES; i++) {
        const GkMark *fill = g_ptr_array_index(over, i);
        double across0 = horizontal ? fill->y0 : fill->x0, across1 = horizontal ? fill->y1 : fill->x1;
        double along0 = horizontal ? fill->x0 : fill->y0, along1 = horizontal ? fill->x1 : fill->y1;
        if (rule.at - side < across0 + 0.05 || rule.at + side > across1 - 0.05)
            continue;
        if (along1 <= rule.from || along0 >= rule.to)
            continue;
        if (along0 > rule.from) {
            GkRule left = rule;
            left.to = along0;
            add_uncovered(pieces, left, horizontal, over, i + 1);
        }
        if (along1 >= rule.to)
            return;
        rule.from = along1;
    }
    g_array_append_val(pieces, rule);
}

/* Adds what areas painted after `order` leave of `rule`. */
static void
add_visible(GArray *pieces, const GkRule *rule, gboolean horizontal, GkBackgrounds *backgrounds, guint order)
{
    GkBox box = horizontal ? (GkBox) { rule->from, rule->at, rule->to, rule->at }
                           : (GkBox) { rule->at, rule->from, rule->at, rule->to };
    add_uncovered(pieces, *rule, horizontal, gk_backgrounds_over(backgrounds, box, order), 0);
}

/* --- letters drawn as line art --- */

/* Glyphs by the band of the page their middle lies in. */
typedef struct {
    const GkPage *page;
    guint *first; /* n_bands + 1 offsets into members */
    guint *members;
    guint n_bands;
} Bands;

static guint
band_of(const Bands *bands, double y)
{
    double band = floor(y / GK_RULE_BAND);
    return band < 0 ? 0 : band >= bands->n_bands ? bands->n_bands - 1 : (guint) band;
}

static guint
band_of_glyph(const Bands *bands, guint i)
{
    return band_of(bands, gk_box_center_y(g_array_index(bands->page->glyphs, GkGlyph, i).box));
}

static Bands
make_bands(const GkPage *page)
{
    Bands bands = { .page = page, .n_bands = CLAMP((guint) (page->height / GK_RULE_BAND), 1, 10000) };
    guint n = page->glyphs->len;
    bands.first = g_new0(guint, bands.n_bands + 2);
    bands.members = g_new(guint, n);
    for (guint i = 0; i < n; i++)
        bands.first[band_of_glyph(&bands, i) + 2]++;
    for (guint b = 2; b <= bands.n_bands + 1; b++)
        bands.first[b] += bands.first[b - 1];
    for (guint i = 0; i < n; i++)
        bands.members[bands.first[band_of_glyph(&bands, i) + 1]++] = i;
    return bands;
}

/* TRUE when the mark lies within the box of one glyph. */
static gboolean
is_part_of_letter(const Bands *bands, const GkMark *mark)
{
    double x0 = MIN(mark->x0, mark->x1), x1 = MAX(mark->x0, mark->x1);
    double y0 = MIN(mark->y0, mark->y1), y1 = MAX(mark->y0, mark->y1);
    if (x1 - x0 > GK_RULE_LETTER || y1 - y0 > GK_RULE_LETTER)
        return FALSE;
    guint from = band_of(bands, y0 - GK_RULE_LETTER / 2), to = band_of(bands, y1 + GK_RULE_LETTER / 2);
    for (guint i = bands->first[from]; i < bands->first[to + 1]; i++) {
        GkBox box = g_array_index(bands->page->glyphs, GkGlyph, bands->members[i]).box;
        if (x0 >= box.x0 - 0.3 && x1 <= box.x1 + 0.3 && y0 >= box.y0 - 0.3 && y1 <= box.y1 + 0.3)
            return TRUE;
    }
    return FALSE;
}

/* TRUE when the rule goes through or right under words from their first letter to their last: strikethrough, underline.
 * A border is further from the middle of the letters, and longer than what it is beside. */
static gboolean
is_line_of_words(const Bands *bands, const GkRule *rule)
{
    double x0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, width = 0;
    guint from = band_of(bands, rule->at - GK_RULE_BAND), to = band_of(bands, rule->at + GK_RULE_BAND);
    if (bands->first[to + 1] - bands->first[from] > GK_RULE_WORDS_GLYPHS)
        return FALSE;
    for (guint i = bands->first[from]; i < bands->first[to + 1]; i++) {
        const GkGlyph *glyph = &g_array_index(bands->page->glyphs, GkGlyph, bands->members[i]);
        double x = gk_box_center_x(glyph->box), off = fabs(gk_box_center_y(glyph->box) - rule->at);
        if (x < rule->from || x > rule->to || off > GK_RULE_WORDS_EM * glyph->size)
            continue;
        x0 = MIN(x0, glyph->box.x0);
        x1 = MAX(x1, glyph->box.x1);
        width += gk_box_width(glyph->box);
    }
    return fabs(x0 - rule->from) <= GK_RULE_WORDS && fabs(x1 - rule->to) <= GK_RULE_WORDS &&
        width > GK_RULE_WORDS_SHARE * (rule->to - rule->from);
}

/* --- pieces and rules --- */

static int
compare_rules(gconstpointer a, gconstpointer b)
{
    const GkRule *p = a, *q = b;
    if (p->at != q->at)
        return p->at < q->at ? -1 : 1;
    if (p->from != q->from)
        return p->from < q->from ? -1 : 1;
    return p->to < q->to ? -1 : p->to > q->to;
}

static int
compare_along(gconstpointer a, gconstpointer b)
{
    const GkRule *p = a, *q = b;
    if (p->from != q->from)
        return p->from < q->from ? -1 : 1;
    return compare_rules(a, b);
}

/* How far the next piece may lie from the last: dashes leave gaps up to their own length, short ones a little more. */
static double
widest_gap(double last, double next)
{
    double longer = MAX(last, next), shorter = MIN(last, next);
    if (longer > GK_RULE_DASH)
        return GK_RULE_GAP;
    return MAX(GK_RULE_GAP, longer <= GK_RULE_SHORT_DASH ? GK_RULE_SHORT_DASH_GAP * shorter : shorter);
}

/* A rule that is being put together. */
typedef struct {
    GkRule rule;
    double weight, moment, sure; /* lengths of its pieces, these by position, and those of sure pieces */
    double last; /* length of the newest piece */
} Chain;

static Chain
chain_of(const GkRule *piece)
{
    double length = piece->to - piece->from + 0.01;
    return (Chain) { *piece, length, piece->at * length, piece->doubtful ? 0 : length, length };
}

static void
chain_add(Chain *chain, const GkRule *piece)
{
    Chain more = chain_of(piece);
    chain->weight += more.weight;
    chain->moment += more.moment;
    chain->sure += more.sure;
    chain->last = more.last;
    chain->rule.to = MAX(chain->rule.to, piece->to);
    chain->rule.thickness = MAX(chain->rule.thickness, piece->thickness);
}

static void
chain_end(Chain *chain, GArray *rules)
{
    GkRule rule = chain->rule;
    rule.at = chain->moment / chain->weight;
    rule.doubtful = FALSE;
    if (rule.to - rule.from >= GK_RULE_LENGTH && chain->sure >= GK_RULE_SURE_SHARE * chain->weight)
        g_array_append_val(rules, rule);
}

/* Puts the pieces [first, end), which lie on one line, together. */
static void
merge_line(GArray *pieces, guint first, guint end, GArray *rules)
{
    qsort(&g_array_index(pieces, GkRule, first), end - first, sizeof(GkRule), compare_along);
    Chain chain = chain_of(&g_array_index(pieces, GkRule, first));
    for (guint i = first + 1; i < end; i++) {
        const GkRule *next = &g_array_index(pieces, GkRule, i);
        if (next->from <= chain.rule.to + widest_gap(chain.last, next->to - next->from)) {
            chain_add(&chain, next);
        } else {
            chain_end(&chain, rules);
            chain = chain_of(next);
        }
    }
    chain_end(&chain, rules);
}

static GArray *
merge_pieces(GArray *pieces)
{
    GArray *rules = g_array_new(FALSE, FALSE, sizeof(GkRule));
    g_array_sort(pieces, compare_rules);
    guint first = 0;
    for (guint i = 1; i <= pieces->len; i++) {
        if (i < pieces->len) {
            double at = g_array_index(pieces, GkRule, i).at;
            if (at - g_array_index(pieces, GkRule, i - 1).at <= GK_RULE_SAME &&
                at - g_array_index(pieces, GkRule, first).at <= 2 * GK_RULE_SAME)
                continue;
        }
        merge_line(pieces, first, i, rules);
        first = i;
    }
    g_array_sort(rules, compare_rules);
    g_array_unref(pieces);
    return rules;
}

/* A dot may be part of a line of either direction. */
static gboolean
is_dot(const GkRule *rule)
{
    double length = rule->to - rule->from;
    return length <= GK_RULE_THICKNESS && length <= 2 * rule->thickness && rule->thickness <= 2 * length;
}

static GkRule
turned(const GkRule *dot)
{
    double side = dot->thickness / 2;
    return (GkRule) { (dot->from + dot->to) / 2, dot->at - side, dot->at + side, dot->to - dot->from, dot->doubtful };
}

GkRules *
gk_rules_find(const GkPage *page)
{
    GArray *horizontal = g_array_new(FALSE, FALSE, sizeof(GkRule));
    GArray *vertical = g_array_new(FALSE, FALSE, sizeof(GkRule));
    GkRules *rules = g_new0(GkRules, 1);
    rules->slanted = g_array_new(FALSE, FALSE, sizeof(GkMark));
    g_autoptr(GkBackgrounds) backgrounds = gk_backgrounds_new(page);
    Bands bands = make_bands(page);
    for (guint i = 0; i < page->marks->len; i++) {
        const GkMark *mark = &g_array_index(page->marks, GkMark, i);
        GkRule rule;
        gboolean is_horizontal, letter = is_part_of_letter(&bands, mark);
        if (!rule_of_mark(mark, &rule, &is_horizontal)) {
            if (mark->kind == GK_MARK_STROKE && !letter)
                g_array_append_val(rules->slanted, *mark);
        } else if (is_seen(mark, backgrounds, is_horizontal, &rule)) {
            rule.doubtful = letter || (is_horizontal && is_line_of_words(&bands, &rule));
            add_visible(is_horizontal ? horizontal : vertical, &rule, is_horizontal, backgrounds, mark->order);
            GkRule other = turned(&rule);
            if (is_dot(&rule))
                add_visible(is_horizontal ? vertical : horizontal, &other, !is_horizontal, backgrounds, mark->order);
        }
    }
    rules->limited =
        gk_backgrounds_are_limited(backgrounds) || horizontal->len >= GK_RULE_PIECES || vertical->len >= GK_RULE_PIECES;
    g_free(bands.first);
    g_free(bands.members);
    rules->horizontal = merge_pieces(horizontal);
    rules->vertical = merge_pieces(vertical);
    return rules;
}

void
gk_rules_free(GkRules *rules)
{
    if (!rules)
        return;
    g_array_unref(rules->horizontal);
    g_array_unref(rules->vertical);
    g_array_unref(rules->slanted);
    g_free(rules);
}
