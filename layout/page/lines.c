/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines: glyphs that stand on one baseline.
 *
 *        ┌─┐┌─┐ ┌┐┌┐┌┐ ┌─┐ ²               ┌─┐┌─┐
 *    ────│预││算│─││││││─│万│─────────────────│单││位│────  one line, however wide the gap
 *        └─┘└─┘ └┘└┘└┘ └─┘                 └─┘└─┘
 *
 * A box cannot be trusted to say where a line is: it goes from the font's
 * ascent to its descent, and programs write boxes of one em as well as of
 * nearly two, so that boxes of neighbouring lines overlap, and a digit and an
 * ideograph side by side have boxes of unequal height. The centre of a box
 * and the font size can: in one line the centres lie within a third of an em
 * of each other, whatever the fonts, and centres of two lines lie nearly an em
 * apart at least.
 *
 * Steps: the glyphs are sorted by centre, top to bottom. One sweep cuts them
 * into lines: a glyph joins the open line when it is near the mean of the
 * line's centres, measured in the larger of the two sizes (so that subscripts
 * and a small word next to a large one stay), and the line as a whole does not
 * grow beyond twice that. Then each line is sorted from left to right.
 *
 * Text that runs downwards would leave one glyph in each line it passes. So
 * glyphs that stand alone in their line are gathered; where four or more stand
 * right below each other, closer than lines ever do, they make a line of their
 * own, read top-down. So do letters further apart, if they are evenly set and
 * hardly two of them are alike: the labels of narrow columns, whose lines a
 * word processor spaces as it does all lines. But where each of them stands on
 * a line that begins with words, they are the entries of a column: 吨, 盒, 套.
 *
 * What this cannot do: text at a slant (a watermark is set aside before), and
 * rotated text that reads upwards, which comes out downwards.
 */
#include "layout/page/page_layout.h"

#include "layout/words/marks.h"

#include <math.h>
#include <string.h>

#define LARGEST_EM 200.0f /* points: a box that says more is damaged, and must not swallow the page */
#define SAME_LINE 0.36f /* em: farthest a glyph's centre may lie from the mean of its line */
#define LINE_EXTENT 0.72f /* em: farthest that two centres of one line may lie apart */
#define STANDS_ALONE 1.0f /* em: gap to the next glyph on both sides of a glyph of vertical text */
#define VERTICAL_PITCH 1.18f /* em: farthest that centres of vertical text lie apart; lines of tables lie wider */
#define VERTICAL_WIDE 2.0f /* em: the same of letters that can't be a column of a table: evenly set, and no two alike */
#define VERTICAL_EVEN 0.08f /* em: by so much their distances differ */
#define VERTICAL_DRIFT 0.2f /* em: how far glyphs of vertical text may be out of plumb */
#define VERTICAL_LETTERS 40 /* glyphs: more evenly set letters than a label has */
#define VERTICAL_LEAST 4 /* glyphs: fewer below each other may be a column of a table */
#define WORD_GAP 0.17f /* em: a space of a narrow Latin font is 0.2 em and more */
#define WIDE_GAP 1.0f /* em: a gap that even Chinese text means */

/* A glyph as the sweep sees it. */
typedef struct {
    float x, y; /* centre */
    float em;
    guint index; /* into page->glyphs */
    guint line;
    gboolean behind; /* of what may run downwards: words stand before it on its line */
} Spot;

static float
glyph_em(const GkGlyph *glyph)
{
    float width = (float) gk_box_width(glyph->box), height = (float) gk_box_height(glyph->box);
    float extent = MAX(width, height);
    if (glyph->size > 0 && glyph->size >= extent / 2.6f && glyph->size <= extent * 2.6f)
        return glyph->size;
    return extent > 0 ? MIN(extent / 1.2f, LARGEST_EM) : 1;
}

/* Every comparison ends with the glyph itself, so the order in which glyphs were drawn never matters. */
static int
compare_glyphs(const GkPage *page, guint a, guint b)
{
    const GkGlyph *first = &g_array_index(page->glyphs, GkGlyph, a);
    const GkGlyph *second = &g_array_index(page->glyphs, GkGlyph, b);
    if (first->character != second->character)
        return first->character < second->character ? -1 : 1;
    return a < b ? -1 : a > b;
}

static int
compare_by_y(gconstpointer a, gconstpointer b, gpointer page)
{
    const Spot *first = a, *second = b;
    if (first->y != second->y)
        return first->y < second->y ? -1 : 1;
    if (first->x != second->x)
        return first->x < second->x ? -1 : 1;
    return compare_glyphs(page, first->index, second->index);
}

static int
compare_by_line(gconstpointer a, gconstpointer b, gpointer page)
{
    const Spot *first = a, *second = b;
    if (first->line != second->line)
        return first->line < second->line ? -1 : 1;
    if (first->x != second->x)
        return first->x < second->x ? -1 : 1;
    return compare_by_y(a, b, page);
}

static int
compare_by_x(gconstpointer a, gconstpointer b, gpointer page)
{
    const Spot *first = a, *second = b;
    if (first->x != second->x)
        return first->x < second->x ? -1 : 1;
    return compare_by_y(a, b, page);
}

static GArray *
gather_spots(const GkPageLayout *layout)
{
    GArray *spots = g_array_new(FALSE, FALSE, sizeof(Spot));
    const GkPage *page = layout->page;
    for (guint i = 0; i < page->glyphs->len; i++) {
        if (layout->ink[i] != GK_INK_UNASSIGNED)
            continue;
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, i);
        Spot spot = { (float) gk_box_center_x(glyph->box), (float) gk_box_center_y(glyph->box), glyph_em(glyph), i, 0 };
        if (isfinite(spot.x) && isfinite(spot.y) && isfinite(spot.em))
            g_array_append_val(spots, spot);
    }
    return spots;
}

/* Numbers the lines of spots that are sorted by y. Returns how many there are. */
static guint
sweep_lines(GArray *spots)
{
    guint n_lines = 0, members = 0;
    double sum = 0;
    float first_y = 0, em = 0;
    for (guint i = 0; i < spots->len; i++) {
        Spot *spot = &g_array_index(spots, Spot, i);
        float larger = MAX(em, spot->em);
        gboolean joins = members && spot->y - (float) (sum / members) <= SAME_LINE * larger &&
            spot->y - first_y <= LINE_EXTENT * larger;
        if (!joins) {
            n_lines++;
            members = 0;
            sum = 0;
            em = 0;
            first_y = spot->y;
        }
        members++;
        sum += spot->y;
        em = MAX(em, spot->em);
        spot->line = n_lines - 1;
    }
    return n_lines;
}

static const Spot *
spot_at(const GArray *spots, guint i)
{
    return &g_array_index(spots, Spot, i);
}

static gboolean
is_ideograph(gunichar character)
{
    return character >= 0x2e80 && g_unichar_iswide(character);
}

/* TRUE for a glyph that can only be part of text running downwards: a letter or digit lying on its side, or
 * an ideograph (or sign) with nothing near it on its line. `i` is a position in spots sorted by line and x. */
static gboolean
may_be_vertical(const GArray *spots, guint i, const GkPage *page)
{
    const Spot *spot = &g_array_index(spots, Spot, i);
    const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, spot->index);
    if (glyph->character < 0x2000 && g_unichar_isalnum(glyph->character))
        return gk_box_width(glyph->box) > 1.5 * gk_box_height(glyph->box);
    if (!is_ideograph(glyph->character) && !g_unichar_ispunct(glyph->character))
        return FALSE;
    for (int side = -1; side <= 1; side += 2) {
        if ((side < 0 && i == 0) || (side > 0 && i + 1 == spots->len))
            continue;
        const Spot *other = &g_array_index(spots, Spot, i + (guint) side);
        const GkGlyph *neighbour = &g_array_index(page->glyphs, GkGlyph, other->index);
        double gap = side < 0 ? glyph->box.x0 - neighbour->box.x1 : neighbour->box.x0 - glyph->box.x1;
        if (other->line == spot->line && gap < STANDS_ALONE * spot->em)
            return FALSE;
    }
    return TRUE;
}

static gboolean
follows_below(const Spot *above, const Spot *below, float pitch)
{
    float em = MAX(above->em, below->em);
    return below->y - above->y <= pitch * em && fabsf(below->x - above->x) <= VERTICAL_DRIFT * em &&
        fabsf(below->em - above->em) <= 0.1f * em;
}

/* As far as nobody would set the lines of a table: [start, end) of them. */
static guint
end_of_close_run(const GArray *column, guint start)
{
    guint end = start + 1;
    while (end < column->len && follows_below(spot_at(column, end - 1), spot_at(column, end), VERTICAL_PITCH))
        end++;
    return end;
}

/* Whether the character stands among those before it. */
static gboolean
is_again(const GArray *column, guint start, guint i, const GkPage *page)
{
    gunichar own = g_array_index(page->glyphs, GkGlyph, spot_at(column, i)->index).character;
    for (guint j = start; j < i; j++)
        if (g_array_index(page->glyphs, GkGlyph, spot_at(column, j)->index).character == own)
            return TRUE;
    return FALSE;
}

/* Letters evenly set, no matter how far; `start` alone when they may be the entries of a column. */
static guint
end_of_even_run(const GArray *column, guint start, const GkPage *page)
{
    guint end = start + 1, again = 0;
    while (end < column->len && end - start < VERTICAL_LETTERS &&
           follows_below(spot_at(column, end - 1), spot_at(column, end), VERTICAL_WIDE)) {
        float step = spot_at(column, end)->y - spot_at(column, end - 1)->y;
        float first = spot_at(column, start + 1)->y - spot_at(column, start)->y;
        if (fabsf(step - first) > VERTICAL_EVEN * spot_at(column, start)->em)
            break;
        again += is_again(column, start, end, page);
        end++;
    }
    return 4 * again > end - start ? start + 1 : end;
}

/* All of them stand on lines that words begin: the entries of a column. */
static gboolean
are_behind_words(const GArray *column, guint start, guint end)
{
    for (guint i = start; i < end; i++)
        if (!spot_at(column, i)->behind)
            return FALSE;
    return TRUE;
}

/* Gives every run of vertical text among `column` (glyphs one above the other) a line number of its own. */
static guint
number_vertical_runs(GArray *column, GkPage *page, guint n_lines, guint32 *line_of_glyph)
{
    g_array_sort_with_data(column, compare_by_y, page);
    for (guint start = 0, end; start < column->len; start = end) {
        end = MAX(end_of_close_run(column, start), end_of_even_run(column, start, page));
        if (end - start < VERTICAL_LEAST || are_behind_words(column, start, end)) {
            end = start + 1;
            continue;
        }
        for (guint i = start; i < end; i++)
            line_of_glyph[g_array_index(column, Spot, i).index] = n_lines;
        n_lines++;
    }
    return n_lines;
}

/* Finds vertical text among spots sorted by line and x, and moves it to lines of its own. */
static guint
part_vertical_text(GArray *spots, GkPage *page, guint n_lines)
{
    g_autoptr(GArray) alone = g_array_new(FALSE, FALSE, sizeof(Spot));
    guint begun = G_MAXUINT; /* the line that words begin */
    for (guint i = 0; i < spots->len; i++) {
        Spot spot = *spot_at(spots, i);
        spot.behind = spot.line == begun;
        if (may_be_vertical(spots, i, page))
            g_array_append_val(alone, spot);
        else
            begun = spot.line;
    }
    if (alone->len < VERTICAL_LEAST)
        return n_lines;
    g_autofree guint32 *line_of_glyph = g_new(guint32, page->glyphs->len);
    memset(line_of_glyph, 0xff, sizeof(guint32) * page->glyphs->len);
    g_array_sort_with_data(alone, compare_by_x, page);
    g_autoptr(GArray) column = g_array_new(FALSE, FALSE, sizeof(Spot));
    for (guint i = 0; i < alone->len; i++) {
        const Spot *spot = &g_array_index(alone, Spot, i);
        if (column->len && spot->x - g_array_index(column, Spot, column->len - 1).x > VERTICAL_DRIFT * spot->em) {
            n_lines = number_vertical_runs(column, page, n_lines, line_of_glyph);
            g_array_set_size(column, 0);
        }
        g_array_append_val(column, *spot);
    }
    n_lines = number_vertical_runs(column, page, n_lines, line_of_glyph);
    for (guint i = 0; i < spots->len; i++) {
        Spot *spot = &g_array_index(spots, Spot, i);
        if (line_of_glyph[spot->index] != G_MAXUINT32)
            spot->line = line_of_glyph[spot->index];
    }
    return n_lines;
}

static int
compare_sizes(gconstpointer a, gconstpointer b)
{
    float first = *(const float *) a, second = *(const float *) b;
    return first < second ? -1 : first > second;
}

/* The size that most glyphs of the line have; the larger one of two that are as frequent. */
static float
most_frequent_size(float *sizes, guint n)
{
    qsort(sizes, n, sizeof *sizes, compare_sizes);
    float best = sizes[0];
    guint most = 0;
    for (guint start = 0, end; start < n; start = end) {
        for (end = start + 1; end < n && sizes[end] - sizes[start] < 0.1f;)
            end++;
        if (end - start >= most) {
            most = end - start;
            best = sizes[start];
        }
    }
    return best;
}

static gboolean
runs_downwards(const GArray *spots, guint start, guint end)
{
    const Spot *first = &g_array_index(spots, Spot, start);
    float top = first->y, bottom = first->y;
    for (guint i = start; i < end; i++) {
        top = MIN(top, g_array_index(spots, Spot, i).y);
        bottom = MAX(bottom, g_array_index(spots, Spot, i).y);
    }
    return bottom - top > 2 * first->em;
}

/* Makes the line of spots [start, end), which all have one line number. */
static void
make_line(const GkPage *page, GArray *spots, guint start, guint end, GkLine *line, float *sizes, GkArena *arena)
{
    guint n = end - start, bold = 0;
    Spot *members = &g_array_index(spots, Spot, start);
    line->vertical = runs_downwards(spots, start, end);
    if (line->vertical)
        g_qsort_with_data(members, (int) n, sizeof *members, compare_by_y, (gpointer) page);
    guint *glyphs = gk_arena_new_array(arena, guint, n);
    for (guint i = 0; i < n; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, members[i].index);
        glyphs[i] = members[i].index;
        line->box = i ? gk_box_union(line->box, glyph->box) : glyph->box;
        sizes[i] = members[i].em;
        bold += (glyph->flags & GK_GLYPH_BOLD) != 0;
    }
    line->page = page->number;
    line->glyphs = glyphs;
    line->n_glyphs = n;
    line->size = most_frequent_size(sizes, n);
    line->bold = bold * 2 > n;
    line->text = gk_line_text(page, line, 0, n, arena);
}

/* Where a line belongs among the others: by the middle of its ink, and vertical text by its top. */
static int
compare_lines(gconstpointer a, gconstpointer b)
{
    const GkLine *first = a, *second = b;
    double y1 = gk_box_center_y(first->box), y2 = gk_box_center_y(second->box);
    if (gk_box_height(first->box) > 3 * first->size)
        y1 = first->box.y0 + first->size / 2;
    if (gk_box_height(second->box) > 3 * second->size)
        y2 = second->box.y0 + second->size / 2;
    if (y1 != y2)
        return y1 < y2 ? -1 : 1;
    return first->box.x0 < second->box.x0 ? -1 : first->box.x0 > second->box.x0;
}

void
gk_lines_find(GkPageLayout *layout, GkArena *arena)
{
    g_autoptr(GArray) spots = gather_spots(layout);
    GkPage *page = layout->page;
    layout->lines = NULL;
    layout->line_roles = NULL;
    layout->n_lines = 0;
    if (spots->len == 0)
        return;
    g_array_sort_with_data(spots, compare_by_y, page);
    guint n_lines = sweep_lines(spots);
    g_array_sort_with_data(spots, compare_by_line, page);
    guint n_numbers = part_vertical_text(spots, page, n_lines);
    if (n_numbers > n_lines)
        g_array_sort_with_data(spots, compare_by_line, page);
    layout->lines = gk_arena_new_array(arena, GkLine, n_numbers);
    g_autofree float *sizes = g_new(float, spots->len);
    for (guint start = 0, end; start < spots->len; start = end) {
        guint number = g_array_index(spots, Spot, start).line;
        for (end = start + 1; end < spots->len && g_array_index(spots, Spot, end).line == number;)
            end++;
        make_line(page, spots, start, end, &layout->lines[layout->n_lines++], sizes, arena);
    }
    qsort(layout->lines, layout->n_lines, sizeof(GkLine), compare_lines);
    layout->line_roles = gk_arena_new_array(arena, guint8, layout->n_lines);
}

/* Letters and digits, and the signs that go with them: what words parted by spaces are made of. */
static gboolean
is_word_character(gunichar character)
{
    if (character >= 0xac00 && character <= 0xd7a3)
        return TRUE;
    return character < 0x2000 || (character >= 0x2150 && character < 0x2190);
}

/* No word begins with these; fonts have room before them. */
static gboolean
ends_number(gunichar character)
{
    return character == '.' || character == ',' || character == '%';
}

static double
gap_between(const GkPage *page, const GkLine *line, guint left, gboolean *words, double *em)
{
    const GkGlyph *a = &g_array_index(page->glyphs, GkGlyph, line->glyphs[left]);
    const GkGlyph *b = &g_array_index(page->glyphs, GkGlyph, line->glyphs[left + 1]);
    *words = is_word_character(a->character) && is_word_character(b->character) && !ends_number(b->character);
    *em = (glyph_em(a) + glyph_em(b)) / 2;
    if (a->box.y1 <= b->box.y0 + 0.2 * *em || b->box.x1 <= a->box.x0)
        return 0;
    return b->box.x0 - a->box.x1;
}

/* The gap, in em, that stands between any two letters of the line: 0 as a rule, more where it is letter-spaced. */
static double
letter_spacing(const GkPage *page, const GkLine *line, guint from, guint to)
{
    guint pairs = 0, apart = 0;
    double least = G_MAXDOUBLE;
    for (guint i = from; i + 1 < to; i++) {
        gboolean words;
        double em, gap = gap_between(page, line, i, &words, &em);
        if (!words)
            continue;
        pairs++;
        apart += gap > WORD_GAP * em;
        least = MIN(least, gap / em);
    }
    return pairs >= 3 && apart == pairs ? least : 0;
}

char *
gk_line_text(const GkPage *page, const GkLine *line, guint from, guint to, GkArena *arena)
{
    double spacing = letter_spacing(page, line, from, to);
    char *text = gk_arena_alloc(arena, (gsize) (to > from ? to - from : 0) * 7 + 1);
    char *end = text;
    const GkGlyph *glyphs = (const GkGlyph *) (gpointer) page->glyphs->data;
    GkNoteMark marks[GK_MARKS_MOST];
    guint n_marks = to > from ? gk_marks_find(glyphs, line->glyphs + from, to - from, marks) : 0;
    for (guint i = from; i < to; i++) {
        gunichar character = gk_marks_character(glyphs, line->glyphs[i], marks, n_marks);
        end += g_unichar_to_utf8(character, end);
        if (i + 1 == to)
            break;
        gboolean words;
        double em, gap = gap_between(page, line, i, &words, &em);
        if (gap > (words ? spacing + WORD_GAP : WIDE_GAP) * em)
            *end++ = ' ';
    }
    *end = '\0';
    return text;
}

GkLine
gk_line_part(const GkPage *page, const GkLine *line, guint from, guint to, GkArena *arena)
{
    GkLine part = *line;
    guint bold = 0;
    g_autofree float *sizes = g_new(float, to - from);
    for (guint i = from; i < to; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, line->glyphs[i]);
        part.box = i > from ? gk_box_union(part.box, glyph->box) : glyph->box;
        sizes[i - from] = glyph_em(glyph);
        bold += (glyph->flags & GK_GLYPH_BOLD) != 0;
    }
    part.glyphs = line->glyphs + from;
    part.n_glyphs = to - from;
    part.size = most_frequent_size(sizes, to - from);
    part.bold = bold * 2 > to - from;
    part.text = gk_line_text(page, &part, 0, part.n_glyphs, arena);
    return part;
}
