/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines that tables and their captions have left, and the block of running
 * text they stand in.
 *
 * A block's edges are the outermost positions at which several lines begin or
 * end: one long line (a number that sticks out, a signature at the right) does
 * not make an edge. A page with few lines takes the edges of all pages of its
 * size.
 *
 *         left                             right
 *          │     第一部分  部门概况           │         centred, no edge
 *          │    本部门是主管全区产业经济的区政府│
 *          │工作部门，主要职能包括：          │
 *          │    1、贯彻执行国家和本市有关方针； │
 */
#include "layout/prose/paragraphs.h"

#include <math.h>
#include <string.h>

#define EDGE_LINES 3u /* lines that must begin or end at an edge of a page */
#define EDGE_LINES_ALL 20u /* one in so many for the edge of all pages of one size */
#define LEFT_WIDTH 10.0f /* points: lines of one left edge begin within so much of each other */
#define RIGHT_WIDTH 16.0f /* points: and end within so much: a character, where text is not justified */
#define EDGE_TRUST 5u /* lines: so many make an edge that differs from the one of all pages */
#define EDGE_DIFFERENT 36.0f /* points: an edge further in than this is doubted */
#define EDGE_BEYOND 8u /* one line in so many may reach beyond such an edge */
#define NARROWEST 0.5f /* share of the usual width: a page of short lines only is a list, not a narrow block */
#define PITCH_LINES 5u /* pairs of lines that make a pitch */
#define USUAL_PITCH 1.6f /* em, when there are too few lines to measure */
#define FEW_LINES 20u /* of which no one can tell where they would end */
#define LARGEST_PITCH 3.2f /* em: lines further apart are not running text */
#define MOST_SIZES 32u /* page sizes that are told apart */
#define FIELD_GAP 4.0 /* em: a gap between fields of a form */
#define CENTER_OFF 1.0 /* em: how far the middle of a centred line may be off */
#define CENTER_INDENT 2.6 /* em: first lines are indented by two, so centred ones begin further in */
#define BODY_SIZE 16.0 /* points: largest type of running text, by which first lines are indented */

typedef struct {
    GkPlace place;
    guint table;
    gboolean first;
} Part;

static int
compare_parts(gconstpointer a, gconstpointer b)
{
    const Part *p = a, *q = b;
    if (p->place.page != q->place.page)
        return p->place.page < q->place.page ? -1 : 1;
    if (p->place.box.y0 != q->place.box.y0)
        return p->place.box.y0 < q->place.box.y0 ? -1 : 1;
    return p->table < q->table ? -1 : p->table > q->table;
}

static GArray *
list_parts(const GkTable *tables, guint n_tables)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(Part));
    for (guint i = 0; i < n_tables; i++)
        for (guint j = 0; j < tables[i].n_parts; j++) {
            const GkTablePart *from = &tables[i].parts[j];
            Part part = { { from->page, from->box }, i, j == 0 };
            g_array_append_val(parts, part);
        }
    g_array_sort(parts, compare_parts);
    return parts;
}

/* --- lines --- */

static gboolean
inside_table(const GArray *parts, guint from, guint page, GkBox box)
{
    double x = gk_box_center_x(box), y = gk_box_center_y(box);
    for (guint i = from; i < parts->len && g_array_index(parts, Part, i).place.page == page; i++) {
        GkBox table = g_array_index(parts, Part, i).place.box;
        if (x > table.x0 + 1 && x < table.x1 - 1 && y > table.y0 + 1 && y < table.y1 - 1)
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_fields(const GkPage *page, const GkLine *line)
{
    guint gaps = 0;
    for (guint i = 0; i + 1 < line->n_glyphs; i++) {
        const GkGlyph *a = &g_array_index(page->glyphs, GkGlyph, line->glyphs[i]);
        const GkGlyph *b = &g_array_index(page->glyphs, GkGlyph, line->glyphs[i + 1]);
        gaps += b->box.x0 - a->box.x1 > FIELD_GAP * line->size;
    }
    return gaps >= 2;
}

/* Keeps of `from` what nobody has claimed and no table surrounds. */
static gboolean
keep_rest(GkPageLayout *layout, const GkLine *from, const GArray *parts, guint first_part, GkLine *line, GkArena *arena)
{
    GkPage *page = layout->page;
    guint *glyphs = NULL, n = 0;
    *line = *from;
    for (guint i = 0; i < from->n_glyphs; i++) {
        const GkGlyph *glyph = &g_array_index(page->glyphs, GkGlyph, from->glyphs[i]);
        if (layout->ink[from->glyphs[i]] != GK_INK_UNASSIGNED ||
            inside_table(parts, first_part, page->number, glyph->box))
            continue;
        glyphs = glyphs ? glyphs : gk_arena_new_array(arena, guint, from->n_glyphs);
        line->box = n ? gk_box_union(line->box, glyph->box) : glyph->box;
        glyphs[n++] = from->glyphs[i];
    }
    if (n && n < from->n_glyphs) {
        line->glyphs = glyphs;
        line->n_glyphs = n;
        line->text = gk_line_text(page, line, 0, n, arena);
    }
    return n > 0;
}

static void
add_line(GArray *lines, GkPageLayout *layout, guint index, const GArray *parts, guint first_part, GkArena *arena)
{
    GkProseLine line = { .layout = layout, .role = layout->line_roles[index] };
    if (!keep_rest(layout, &layout->lines[index], parts, first_part, &line.line, arena))
        return;
    if (line.role != GK_LINE_RUNNING_HEAD && line.role != GK_LINE_RUNNING_FOOT)
        line.role = GK_LINE_PROSE;
    line.alone = line.line.n_glyphs < layout->lines[index].n_glyphs || has_fields(layout->page, &line.line) ||
        gk_box_height(line.line.box) > 4 * line.line.size;
    line.numbered = gk_heading_number_parse(line.line.text, &line.numbering);
    g_array_append_val(lines, line);
}

static gboolean
part_is_before(const Part *part, const GkProseLine *line)
{
    if (part->place.page != line->line.page)
        return part->place.page < line->line.page;
    return part->place.box.y0 < gk_prose_line_y(line);
}

static void
count_parts(GArray *lines, const GArray *parts)
{
    guint before = 0, tables = 0;
    for (guint i = 0; i < lines->len; i++) {
        GkProseLine *line = &g_array_index(lines, GkProseLine, i);
        while (before < parts->len && part_is_before(&g_array_index(parts, Part, before), line)) {
            tables += g_array_index(parts, Part, before).first;
            before++;
        }
        line->parts_before = before;
        line->tables_before = tables;
    }
}

/* --- blocks --- */

static int
compare_floats(gconstpointer a, gconstpointer b)
{
    float p = *(const float *) a, q = *(const float *) b;
    return p < q ? -1 : p > q;
}

/* The smallest value that `needed` values lie at, or within `width` above; values are sorted. */
static guint
edge_position(const GArray *values, guint needed, float width)
{
    for (guint i = 0; i + needed <= values->len; i++)
        if (g_array_index(values, float, i + needed - 1) - g_array_index(values, float, i) <= width)
            return i;
    return values->len;
}

static guint
edge_support(const GArray *values, guint at, float width)
{
    guint n = 0;
    while (at + n < values->len && g_array_index(values, float, at + n) - g_array_index(values, float, at) <= width)
        n++;
    return n;
}

/* Edges as positions that grow inwards, so that left and right are found alike; NAN when there is none. */
static float
find_edge(GArray *values, guint needed, float width, guint *support)
{
    g_array_sort(values, compare_floats);
    guint at = values->len ? edge_position(values, MAX(1, MIN(needed, values->len)), width) : 0;
    *support = at < values->len ? edge_support(values, at, width) : 0;
    return at < values->len ? g_array_index(values, float, at) : NAN;
}

/* Left edges (side 0) or negated right edges (side 1) of the prose lines [from, to). */
static void
list_edges(const GArray *lines, guint from, guint to, int side, GArray *values)
{
    for (guint i = from; i < to; i++) {
        const GkProseLine *line = &g_array_index(lines, GkProseLine, i);
        float value = (float) (side ? -line->line.box.x1 : line->line.box.x0);
        if (line->role == GK_LINE_PROSE && !line->alone)
            g_array_append_val(values, value);
    }
}

static void
list_pitches(const GArray *lines, guint from, guint to, GArray *values)
{
    for (guint i = from; i + 1 < to; i++) {
        const GkProseLine *a = &g_array_index(lines, GkProseLine, i), *b = a + 1;
        float pitch = (float) (gk_prose_line_y(b) - gk_prose_line_y(a)) / MAX(a->line.size, b->line.size);
        if (a->role == GK_LINE_PROSE && b->role == GK_LINE_PROSE && a->line.page == b->line.page &&
            a->parts_before == b->parts_before && pitch > 0.8f && pitch < LARGEST_PITCH)
            g_array_append_val(values, pitch);
    }
}

static float
median(GArray *values)
{
    g_array_sort(values, compare_floats);
    return values->len ? g_array_index(values, float, values->len / 2) : USUAL_PITCH;
}

/* The first line after `from` that is on another page, or in another column. */
static guint
end_of_block(const GArray *lines, guint from)
{
    const GkProseLine *first = &g_array_index(lines, GkProseLine, from), *line = first;
    guint to = from;
    for (; to < lines->len && line->layout == first->layout && line->line.column == first->line.column; line++)
        to++;
    return to;
}

static gboolean
same_size(const GkPage *a, const GkPage *b)
{
    return fabs(a->width - b->width) < 3 && fabs(a->height - b->height) < 3;
}

/* The block of all pages of the size of `page` among the lines [start, end). */
static GkProseBlock
block_of_size(const GArray *lines, guint start, guint end, const GkPage *page)
{
    g_autoptr(GArray) left = g_array_new(FALSE, FALSE, sizeof(float)), right = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(GArray) pitches = g_array_new(FALSE, FALSE, sizeof(float));
    for (guint from = start, to; from < end; from = to) {
        to = end_of_block(lines, from);
        const GkProseLine *first = &g_array_index(lines, GkProseLine, from);
        if (!same_size(first->layout->page, page) || first->line.column)
            continue;
        list_edges(lines, from, to, 0, left);
        list_edges(lines, from, to, 1, right);
        list_pitches(lines, from, to, pitches);
    }
    guint needed = MAX(EDGE_LINES, left->len / EDGE_LINES_ALL), support;
    float x0 = find_edge(left, needed, LEFT_WIDTH, &support), x1 = -find_edge(right, needed, RIGHT_WIDTH, &support);
    gboolean few = left->len && left->len < FEW_LINES;
    if (few && isnan(x0))
        x0 = g_array_index(left, float, 0); /* sorted by now */
    if (few && (isnan(x1) || x1 - x0 < NARROWEST * (float) page->width))
        x1 = MAX(-g_array_index(right, float, 0), (float) page->width - x0); /* as far from the one side as the other */
    return (GkProseBlock) { isnan(x0) ? (float) (page->width * 0.12) : x0,
                            isnan(x1) ? (float) (page->width * 0.88) : x1, median(pitches) };
}

typedef struct {
    const GkPage *page;
    GkProseBlock block;
} Measured;

/* The same, measured once for each size. A document of very many sizes has nothing to compare. */
static GkProseBlock
block_of_all(const GArray *lines, guint from, guint to, GArray *measured)
{
    const GkPage *page = g_array_index(lines, GkProseLine, from).layout->page;
    for (guint i = 0; i < measured->len; i++)
        if (same_size(g_array_index(measured, Measured, i).page, page))
            return g_array_index(measured, Measured, i).block;
    if (measured->len == MOST_SIZES)
        return block_of_size(lines, from, to, page);
    Measured entry = { page, block_of_size(lines, 0, lines->len, page) };
    g_array_append_val(measured, entry);
    return entry.block;
}

static guint
lines_beyond(const GArray *values, float edge, float width)
{
    guint n = 0;
    while (n < values->len && g_array_index(values, float, n) < edge - width)
        n++;
    return n;
}

/* The page's own edge where enough lines make it, and hardly one reaches beyond; else the one of all pages of its
 * size. (Short headings that end at one place are not an edge where the text between them runs on.) */
static float
choose_edge(GArray *values, float of_all, float width)
{
    guint support;
    float own = find_edge(values, EDGE_LINES, width, &support);
    if (isnan(own) || support < EDGE_LINES)
        return of_all;
    gboolean further_in = own > of_all + EDGE_DIFFERENT;
    if (further_in && (support < EDGE_TRUST || lines_beyond(values, own, width) > support / EDGE_BEYOND))
        return of_all;
    return own;
}

static GkProseBlock
block_of_page(const GArray *lines, guint from, guint to, GkProseBlock of_all)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(float));
    GkProseBlock block = of_all;
    list_edges(lines, from, to, 0, values);
    block.left = choose_edge(values, of_all.left, LEFT_WIDTH);
    g_array_set_size(values, 0);
    list_edges(lines, from, to, 1, values);
    block.right = -choose_edge(values, -of_all.right, RIGHT_WIDTH);
    if (block.right - block.left < NARROWEST * (of_all.right - of_all.left))
        block.right = of_all.right;
    g_array_set_size(values, 0);
    list_pitches(lines, from, to, values);
    if (values->len >= PITCH_LINES)
        block.pitch = median(values);
    return block;
}

/* A column is as wide as its lines. */
static GkProseBlock
block_of_column(const GArray *lines, guint from, guint to)
{
    g_autoptr(GArray) pitches = g_array_new(FALSE, FALSE, sizeof(float));
    GkBox box = g_array_index(lines, GkProseLine, from).line.box;
    for (guint i = from; i < to; i++)
        box = gk_box_union(box, g_array_index(lines, GkProseLine, i).line.box);
    list_pitches(lines, from, to, pitches);
    return (GkProseBlock) { (float) box.x0, (float) box.x1, median(pitches) };
}

static gboolean
is_centered(const GkProseLine *line)
{
    double size = line->line.size, middle = gk_box_center_x(line->line.box);
    double block = (line->block->left + line->block->right) / 2, page = line->layout->page->width / 2;
    return line->line.box.x0 - line->block->left > CENTER_INDENT * MIN(size, BODY_SIZE) &&
        (fabs(middle - block) < CENTER_OFF * size || fabs(middle - page) < CENTER_OFF * size);
}

static void
find_blocks(GArray *lines, GkArena *arena)
{
    guint n_blocks = 0;
    for (guint from = 0; from < lines->len; from = end_of_block(lines, from))
        n_blocks++;
    GkProseBlock *blocks = gk_arena_new_array(arena, GkProseBlock, n_blocks);
    g_autoptr(GArray) measured = g_array_new(FALSE, FALSE, sizeof(Measured));
    for (guint from = 0, to, n = 0; from < lines->len; from = to, n++) {
        to = end_of_block(lines, from);
        blocks[n] = g_array_index(lines, GkProseLine, from).line.column
            ? block_of_column(lines, from, to)
            : block_of_page(lines, from, to, block_of_all(lines, from, to, measured));
        for (guint i = from; i < to; i++) {
            GkProseLine *line = &g_array_index(lines, GkProseLine, i);
            line->block = &blocks[n];
            line->centered = is_centered(line);
        }
    }
}

GArray *
gk_prose_gather(GkPageLayout *pages, guint n_pages, const GkTable *tables, guint n_tables, GkArena *arena)
{
    g_autoptr(GArray) parts = list_parts(tables, n_tables);
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(GkProseLine));
    for (guint i = 0, part = 0; i < n_pages; i++) {
        while (part < parts->len && g_array_index(parts, Part, part).place.page < pages[i].page->number)
            part++;
        for (guint j = 0; j < pages[i].n_lines; j++)
            add_line(lines, &pages[i], j, parts, part, arena);
    }
    count_parts(lines, parts);
    find_blocks(lines, arena);
    return lines;
}
