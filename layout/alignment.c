/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables without rules.
 *
 *      科目名称            合计      基本支出   项目支出     header: the lines right above
 *      一般公共服务        577.52      335.98     241.54     columns: what stands above each
 *        事业运行          515.29                 241.54     other and is parted by gaps that
 *      社会保障和就业       37.07       37.07                run through all lines
 *
 * 1. Lines are cut into chunks at wide gaps. A line with a number and something
 *    else beside it is a table line.
 * 2. Three or more of them, near each other, not parted by a sentence, a title
 *    or a ruled table, are a run. A run whose only numbers count upwards in one
 *    column is a table of contents.
 * 3. Numbers that overlap sideways are a column; text that lies over no number
 *    makes columns of its own; text over several columns spans them.
 * 4. Rows come from rows.c, the header from the lines above (alignment_header.c).
 *
 * Not found: tables without numbers, and tables of fewer than three lines.
 */
#include "layout/alignment.h"

#include "layout/caption_words.h"
#include "layout/characters.h"
#include "layout/heading_number.h"
#include "layout/rows.h"
#include "layout/tables.h"
#include "layout/tuning.h"

#include <math.h>
#include <string.h>

typedef struct {
    GkPageLayout *layout;
    const GPtrArray *ruled;
    GkArena *arena;
    GArray *chunks;       /* GkChunk of the whole page, line by line */
    guint *first_chunk;   /* per line, n_lines + 1 */
    guint8 *table_line;
} Finder;

/* Lines [first, end) with header lines [header, first). */
typedef struct {
    guint header, first, end;
} Run;

static const GkGlyph *
glyph_of(const GkPageLayout *layout, guint line, guint i)
{
    return &g_array_index(layout->page->glyphs, GkGlyph, layout->lines[line].glyphs[i]);
}

static char *
chunk_text(const GkPageLayout *layout, const GkChunk *chunk)
{
    GString *text = g_string_new(NULL);
    for (guint i = chunk->from; i < chunk->to; i++)
        g_string_append_unichar(text, glyph_of(layout, chunk->line, i)->character);
    return g_string_free(text, FALSE);
}

/* --- chunks --- */

static void
add_chunk(GArray *chunks, const GkPageLayout *layout, guint line, guint from, guint to)
{
    GkChunk chunk = { .line = line, .from = from, .to = to, .box = glyph_of(layout, line, from)->box,
                      .size = glyph_of(layout, line, from)->size };
    for (guint i = from + 1; i < to; i++)
        chunk.box = gk_box_union(chunk.box, glyph_of(layout, line, i)->box);
    g_autofree char *text = chunk_text(layout, &chunk);
    chunk.number = gk_rows_text_is_number(text);
    g_array_append_val(chunks, chunk);
}

/* An amount that ends before glyph i is followed at once by a new label: 18,330.37一、… of two columns set close. */
static gboolean
amount_meets_label(const GkPageLayout *layout, guint line, guint from, guint i)
{
    if (!gk_is_digit(glyph_of(layout, line, i - 1)->character) || !gk_is_wide(glyph_of(layout, line, i)->character))
        return FALSE;
    const GkChunk left = { .line = line, .from = from, .to = i };
    const GkChunk right = { .line = line, .from = i, .to = layout->lines[line].n_glyphs };
    g_autofree char *amount = chunk_text(layout, &left), *label = chunk_text(layout, &right);
    GkHeadingNumber number;
    return (strchr(amount, '.') || strchr(amount, ',')) && gk_is_well_formed_number(amount) &&
           gk_heading_number_parse(label, &number);
}

/* Cuts a line at gaps wider than `text_gap` em (numbers: GK_ALIGN_NUMBER_GAP_EM). */
static void
cut_line(GArray *chunks, const GkPageLayout *layout, guint line, double text_gap)
{
    guint from = 0, count = layout->lines[line].n_glyphs;
    for (guint i = 1; i <= count; i++) {
        if (i < count) {
            const GkGlyph *a = glyph_of(layout, line, i - 1), *b = glyph_of(layout, line, i);
            gboolean number = gk_is_numeric(a->character) || gk_is_numeric(b->character);
            double limit = (number ? MIN(GK_ALIGN_NUMBER_GAP_EM, text_gap) : text_gap) * MAX(a->size, b->size);
            if (b->box.x0 - a->box.x1 <= limit && !amount_meets_label(layout, line, from, i))
                continue;
        }
        add_chunk(chunks, layout, line, from, i);
        from = i;
    }
}

static gboolean
has_leaders(const GkLine *line)
{
    return g_regex_match_simple("(?:[.．·…⋯‥•]\\s*){4,}|…{2,}", line->text, G_REGEX_OPTIMIZE, 0);
}

static void
cut_page(Finder *finder)
{
    const GkPageLayout *layout = finder->layout;
    for (guint i = 0; i < layout->n_lines; i++) {
        finder->first_chunk[i] = finder->chunks->len;
        if (layout->line_roles[i] != GK_LINE_PROSE || has_leaders(&layout->lines[i]))
            continue;
        cut_line(finder->chunks, layout, i, GK_ALIGN_TEXT_GAP_EM);
        guint count = finder->chunks->len - finder->first_chunk[i], numbers = 0;
        for (guint c = finder->first_chunk[i]; c < finder->chunks->len; c++)
            numbers += g_array_index(finder->chunks, GkChunk, c).number;
        finder->table_line[i] = count > 1 && numbers > 0;
    }
    finder->first_chunk[layout->n_lines] = finder->chunks->len;
}

static guint
chunk_count(const Finder *finder, guint line)
{
    return finder->first_chunk[line + 1] - finder->first_chunk[line];
}

/* --- runs --- */

static gboolean
table_between(const Finder *finder, double y0, double y1)
{
    for (guint i = 0; i < finder->ruled->len; i++) {
        const GkFragment *fragment = g_ptr_array_index(finder->ruled, i);
        if (fragment->page == finder->layout->page->number && fragment->box.y0 < y1 && fragment->box.y1 > y0)
            return TRUE;
    }
    return FALSE;
}

/* A line of words that ends a table: caption, sentence, contents. */
static gboolean
parts_tables(const Finder *finder, guint line)
{
    const GkLine *l = &finder->layout->lines[line];
    if (finder->layout->line_roles[line] != GK_LINE_PROSE || has_leaders(l))
        return TRUE;
    g_autofree char *text = gk_caption_squeeze(l->text);
    GkCaptionMatch match;
    return gk_caption_ends_as_title(text) || gk_caption_is_sentence(text) || gk_caption_match(text, &match) ||
           strstr(text, "，") != NULL;
}

/* Table lines may stand far apart (rows with room in them), others no further than those of the run do. */
static gboolean
goes_on(const Finder *finder, guint above, guint below, double *widest)
{
    const GkLine *a = &finder->layout->lines[above], *b = &finder->layout->lines[below];
    double gap = b->box.y0 - a->box.y1, size = MAX(a->size, b->size);
    gboolean both = finder->table_line[above] && finder->table_line[below];
    double limit = both ? GK_ALIGN_ROW_GAP_EM * size : MAX(GK_ALIGN_LINE_GAP_EM * size, 1.2 * *widest);
    if (gap > limit || table_between(finder, a->box.y1, b->box.y0))
        return FALSE;
    *widest = MAX(*widest, gap);
    return TRUE;
}

/* All chunks of a line without numbers begin where chunks of a table line near it begin. */
static gboolean
is_aligned(const Finder *finder, guint line, guint table_line)
{
    for (guint c = finder->first_chunk[line]; c < finder->first_chunk[line + 1]; c++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        gboolean found = FALSE;
        for (guint t = finder->first_chunk[table_line]; t < finder->first_chunk[table_line + 1] && !found; t++)
            found = fabs(g_array_index(finder->chunks, GkChunk, t).box.x0 - chunk->box.x0) < GK_ALIGN_START_EM * chunk->size;
        if (!found)
            return FALSE;
    }
    return finder->first_chunk[line + 1] > finder->first_chunk[line];
}

/* The run that begins with table line `first`; FALSE when it has too few table lines. */
static gboolean
find_run(const Finder *finder, guint first, Run *run)
{
    guint lines = 1, words = 0, last = first;
    double widest = 0;
    *run = (Run) { first, first, first + 1 };
    for (guint i = first + 1; i < finder->layout->n_lines && goes_on(finder, i - 1, i, &widest); i++) {
        if (finder->table_line[i]) {
            lines++;
            words = 0;
            last = i;
            run->end = i + 1;
        } else if (parts_tables(finder, i) || (!is_aligned(finder, i, last) && ++words > GK_ALIGN_WORD_LINES)) {
            break;
        }
    }
    /* What follows the last table line without a number may still be the end of its label. */
    for (guint i = run->end; i < finder->layout->n_lines && i < run->end + 2; i++) {
        const GkLine *line = &finder->layout->lines[i];
        if (parts_tables(finder, i) || chunk_count(finder, i) != 1 || line->box.y0 - line[-1].box.y1 > 0.6 * line->size || line->box.x1 > finder->layout->lines[run->first].box.x1 / 2)
            break;
        run->end = i + 1;
    }
    return lines >= GK_ALIGN_TABLE_LINES;
}

/* --- columns --- */

static gboolean
overlaps(double a0, double a1, double b0, double b1)
{
    return gk_overlap(a0, a1, b0, b1) > GK_ALIGN_OVERLAP_SHARE * MIN(a1 - a0, b1 - b0);
}

/* Adds [x0, x1] to the columns, merging those it overlaps. */
static void
add_interval(GArray *columns, double x0, double x1, gboolean number)
{
    GkTextColumn merged = { x0, x1, number };
    for (guint i = columns->len; i-- > 0;) {
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, i);
        if (column->number != number || !overlaps(column->x0, column->x1, merged.x0, merged.x1))
            continue;
        merged.x0 = MIN(merged.x0, column->x0);
        merged.x1 = MAX(merged.x1, column->x1);
        g_array_remove_index_fast(columns, i);
        i = columns->len; /* it may now overlap one that was passed */
    }
    g_array_append_val(columns, merged);
}

static guint
columns_under(const GArray *columns, const GkChunk *chunk, gboolean numbers_only)
{
    guint count = 0;
    for (guint i = 0; i < columns->len; i++) {
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, i);
        count += (!numbers_only || column->number) && gk_overlap(column->x0, column->x1, chunk->box.x0, chunk->box.x1) > 0;
    }
    return count;
}

static int
compare_columns(gconstpointer a, gconstpointer b)
{
    const GkTextColumn *p = a, *q = b;
    return p->x0 < q->x0 ? -1 : p->x0 > q->x0;
}

/* 合计 is set in the middle of several columns, and 合 计 far apart: neither makes a column of its own. */
static gboolean
makes_column(const Finder *finder, const GkChunk *chunk)
{
    g_autofree char *text = chunk_text(finder->layout, chunk);
    return chunk->number || !(gk_label_is_total(text) || (chunk->to - chunk->from == 1 && gk_is_wide(g_utf8_get_char(text))));
}

static GArray *
find_columns(const Finder *finder, const Run *run)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(GkTextColumn));
    for (int numbers = 1; numbers >= 0; numbers--)
        for (guint i = run->first; i < run->end; i++) {
            if (!finder->table_line[i])
                continue;
            for (guint c = finder->first_chunk[i]; c < finder->first_chunk[i + 1]; c++) {
                const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
                if (chunk->number == numbers && makes_column(finder, chunk) && (numbers || !columns_under(columns, chunk, TRUE)))
                    add_interval(columns, chunk->box.x0, chunk->box.x1, chunk->number);
            }
        }
    g_array_sort(columns, compare_columns);
    return columns;
}

/* The columns that the chunk lies over; the nearest when over none. */
static void
place_chunk(GkChunk *chunk, const GArray *columns)
{
    gboolean found = FALSE;
    double nearest = G_MAXDOUBLE;
    for (guint i = 0; i < columns->len; i++) {
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, i);
        double overlap = gk_overlap(column->x0, column->x1, chunk->box.x0, chunk->box.x1);
        if (overlap > 0) {
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

/* --- is it a table? --- */

static gboolean
is_contents(const Finder *finder, const Run *run, const GArray *columns)
{
    guint numbers = 0;
    for (guint i = 0; i < columns->len; i++)
        numbers += g_array_index(columns, GkTextColumn, i).number;
    if (numbers != 1)
        return FALSE;
    guint64 last = 0;
    for (guint i = run->first; i < run->end; i++)
        for (guint c = finder->first_chunk[i]; c < finder->first_chunk[i + 1]; c++) {
            const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
            if (!chunk->number)
                continue;
            g_autofree char *text = chunk_text(finder->layout, chunk);
            guint64 value = 0;
            if (strlen(text) > 3 || !g_ascii_string_to_unsigned(text, 10, last, 999, &value, NULL))
                return FALSE;
            last = value;
        }
    return TRUE;
}

/* At least one column of numbers that most table lines fill, and something beside it. */
static gboolean
is_table(const Finder *finder, const Run *run, const GArray *columns)
{
    if (columns->len < 2 || is_contents(finder, run, columns))
        return FALSE;
    guint lines = 0, best = 0;
    g_autofree guint *filled = g_new0(guint, columns->len);
    for (guint i = run->first; i < run->end; i++) {
        lines += finder->table_line[i];
        for (guint c = finder->first_chunk[i]; c < finder->first_chunk[i + 1]; c++) {
            GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
            place_chunk(chunk, columns);
            filled[chunk->first_column] += chunk->number;
        }
    }
    for (guint i = 0; i < columns->len; i++)
        best = MAX(best, filled[i]);
    return best * 2 > lines;
}

/* --- header lines --- */

static gboolean
is_header_line(const Finder *finder, guint line, const GArray *columns)
{
    if (parts_tables(finder, line))
        return FALSE;
    g_autoptr(GArray) chunks = g_array_new(FALSE, FALSE, sizeof(GkChunk));
    cut_line(chunks, finder->layout, line, GK_ALIGN_HEADER_GAP_EM);
    const GkChunk *first = &g_array_index(chunks, GkChunk, 0);
    g_autofree char *text = chunk_text(finder->layout, first);
    if (gk_rows_text_is_numbered(text) && chunks->len == 1)
        return FALSE;
    double left = g_array_index(columns, GkTextColumn, 0).x0;
    double right = g_array_index(columns, GkTextColumn, columns->len - 1).x1;
    gboolean inside = first->box.x0 > left - 4 * first->size &&
                      g_array_index(chunks, GkChunk, chunks->len - 1).box.x1 < right + 4 * first->size;
    gboolean spans = columns->len > 1 && first->box.x1 > g_array_index(columns, GkTextColumn, 1).x0;
    return inside && (chunks->len > 1 || spans || first->box.x0 > g_array_index(columns, GkTextColumn, 0).x1);
}

static void
find_header(const Finder *finder, Run *run, const GArray *columns)
{
    while (run->header > 0 && run->first - run->header < GK_ALIGN_HEADER_LINES) {
        guint above = run->header - 1;
        const GkLine *a = &finder->layout->lines[above], *b = &finder->layout->lines[run->header];
        if (b->box.y0 - a->box.y1 > GK_ALIGN_HEADER_NEAR_EM * a->size ||
            table_between(finder, a->box.y1, b->box.y0) || !is_header_line(finder, above, columns))
            return;
        run->header = above;
    }
}

/* The first row's label wraps around its amount: its upper line stands half a line above the first table line. */
static void
include_wrapped_top(const Finder *finder, Run *run)
{
    while (run->first > 0) {
        const GkLine *above = &finder->layout->lines[run->first - 1], *first = above + 1;
        double drop = gk_box_center_y(first->box) - gk_box_center_y(above->box);
        if (chunk_count(finder, run->first - 1) != 1 || drop > GK_ALIGN_WRAP_EM * first->size ||
            parts_tables(finder, run->first - 1))
            return;
        run->header = --run->first;
    }
}

/* Brings the columns and the labels of the header lines together. */
static void
match_header(const Finder *finder, const Run *run, GArray *columns)
{
    g_autoptr(GArray) chunks = g_array_new(FALSE, FALSE, sizeof(GkChunk));
    for (guint i = run->header; i < run->first; i++)
        cut_line(chunks, finder->layout, i, GK_ALIGN_HEADER_GAP_EM);
    if (chunks->len)
        gk_alignment_match(chunks, columns);
}

/* --- the fragment --- */

static double *
column_boundaries(const GArray *columns)
{
    double *xs = g_new(double, columns->len + 1);
    xs[0] = g_array_index(columns, GkTextColumn, 0).x0 - GK_ALIGN_MARGIN;
    for (guint i = 1; i < columns->len; i++)
        xs[i] = (g_array_index(columns, GkTextColumn, i - 1).x1 + g_array_index(columns, GkTextColumn, i).x0) / 2;
    xs[columns->len] = g_array_index(columns, GkTextColumn, columns->len - 1).x1 + GK_ALIGN_MARGIN;
    return xs;
}

/* The body's chunks, from `first` on, as entries of rows. */
static GArray *
body_entries(const Finder *finder, const GArray *chunks, guint first, const GArray *columns)
{
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(GkRowEntry));
    for (guint i = first; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, chunk->last_column);
        g_autofree char *text = chunk_text(finder->layout, chunk);
        GkRowEntry entry = { .column = chunk->first_column, .box = chunk->box, .size = chunk->size,
                             .number = chunk->number, .numbered = gk_rows_text_is_numbered(text),
                             .full = column->x1 - chunk->box.x1 < 1.3 * chunk->size, .first = i };
        g_array_append_val(entries, entry);
    }
    return entries;
}

static void
take_chunk(GkFragment *fragment, GkFragmentCell *cell, const GkChunk *chunk)
{
    const GkLine *line = &fragment->layout->lines[chunk->line];
    for (guint i = chunk->from; i < chunk->to; i++) {
        cell->glyphs[cell->n_glyphs++] = line->glyphs[i];
        fragment->layout->ink[line->glyphs[i]] = GK_INK_CELL;
    }
    fragment->layout->line_roles[chunk->line] = GK_LINE_TABLE_CAPTION;
}

/* Every chunk's glyphs go to the cell at its level and first column, line by line. */
static void
give_glyphs(GkFragment *fragment, const GArray *chunks, GkArena *arena)
{
    g_autofree guint *counts = g_new0(guint, fragment->n_cells);
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        counts[fragment->cell_at[(gsize) chunk->level * fragment->column_count + chunk->first_column]] +=
            chunk->to - chunk->from;
    }
    for (guint c = 0; c < fragment->n_cells; c++)
        fragment->cells[c].glyphs = counts[c] ? gk_arena_new_array(arena, guint, counts[c]) : NULL;
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        take_chunk(fragment, gk_fragment_cell_at(fragment, chunk->level, chunk->first_column), chunk);
    }
}

/* The grid while its boundaries are being decided. */
typedef struct {
    guint columns, rows, levels; /* levels: header rows */
    double *xs, *ys;
    guint8 *right, *below;
} Grid;

static void
grid_clear(Grid *grid)
{
    g_free(grid->xs);
    g_free(grid->ys);
    g_free(grid->right);
    g_free(grid->below);
}

/* Removes the boundaries inside what a chunk covers. */
static void
open_edges(Grid *grid, const GkChunk *chunk, guint last_row)
{
    for (guint r = chunk->level; r <= last_row; r++)
        for (guint c = chunk->first_column; c <= chunk->last_column; c++) {
            gsize at = (gsize) r * grid->columns + c;
            if (c < chunk->last_column)
                grid->right[at] = 0;
            if (r < last_row)
                grid->below[at] = 0;
        }
}

/* The last header row that a chunk's cell reaches: down to the next chunk below it. */
static guint
last_level(const GArray *chunks, const GkChunk *chunk, guint levels)
{
    guint last = levels - 1;
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *other = &g_array_index(chunks, GkChunk, i);
        if (other->level > chunk->level && other->level < levels && other->first_column <= chunk->last_column &&
            other->last_column >= chunk->first_column)
            last = MIN(last, other->level - 1);
    }
    return last;
}

/* Boundaries of the rows: the header's levels evenly, the body's between its lines. */
static double *
row_boundaries(const Finder *finder, const Run *run, const GArray *entries, guint levels, guint body_rows)
{
    const GkLine *lines = finder->layout->lines;
    double top = lines[run->header].box.y0 - 1, bottom = lines[run->end - 1].box.y1 + 1;
    double middle = levels ? (lines[run->first - 1].box.y1 + lines[run->first].box.y0) / 2 : top;
    double *ys = g_new(double, levels + body_rows + 1);
    g_autofree double *body = gk_rows_boundaries(entries, body_rows, middle, bottom);
    for (guint i = 0; i < levels; i++)
        ys[i] = top + (middle - top) * i / levels;
    memcpy(ys + levels, body, sizeof(double) * (body_rows + 1));
    return ys;
}

/* Chunks of header and body with their levels and columns, and the grid they make. */
static GArray *
arrange(const Finder *finder, const Run *run, const GArray *columns, Grid *grid)
{
    GArray *chunks = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    for (guint i = run->header; i < run->first; i++)
        cut_line(chunks, finder->layout, i, GK_ALIGN_HEADER_GAP_EM);
    guint levels = gk_alignment_header(chunks, columns), first_body = chunks->len;
    for (guint i = run->first; i < run->end; i++)
        cut_line(chunks, finder->layout, i, GK_ALIGN_TEXT_GAP_EM);
    for (guint i = first_body; i < chunks->len; i++)
        place_chunk(&g_array_index(chunks, GkChunk, i), columns);
    g_autoptr(GArray) entries = body_entries(finder, chunks, first_body, columns);
    guint body_rows = gk_rows_assign(entries), rows = levels + body_rows;
    *grid = (Grid) { columns->len, rows, levels, column_boundaries(columns),
                     row_boundaries(finder, run, entries, levels, body_rows), g_malloc((gsize) rows * columns->len),
                     g_malloc((gsize) rows * columns->len) };
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = &g_array_index(entries, GkRowEntry, i);
        g_array_index(chunks, GkChunk, entry->first).level = levels + entry->row;
    }
    return chunks;
}

static GkFragment *
build(const Finder *finder, const Run *run, const GArray *columns)
{
    Grid grid;
    g_autoptr(GArray) chunks = arrange(finder, run, columns, &grid);
    memset(grid.right, 1, (gsize) grid.rows * grid.columns);
    memset(grid.below, 1, (gsize) grid.rows * grid.columns);
    for (guint i = 0; i < chunks->len; i++) {
        const GkChunk *chunk = &g_array_index(chunks, GkChunk, i);
        open_edges(&grid, chunk, chunk->level < grid.levels ? last_level(chunks, chunk, grid.levels) : chunk->level);
    }
    GkFragment *fragment = gk_fragment_from_edges(finder->layout, grid.xs, grid.columns, grid.ys, grid.rows, grid.right,
                                                  grid.below, finder->arena);
    gboolean whole = fragment->column_count == grid.columns && fragment->row_count == grid.rows;
    if (whole)
        give_glyphs(fragment, chunks, finder->arena);
    grid_clear(&grid);
    return whole ? fragment : NULL;
}

/* --- the page --- */

static GkFragment *
table_at(const Finder *finder, guint line, guint *end, GkDiagnostics *diagnostics)
{
    Run run;
    if (!finder->table_line[line] || !find_run(finder, line, &run))
        return NULL;
    *end = run.end;
    g_autoptr(GArray) columns = find_columns(finder, &run);
    if (!is_table(finder, &run, columns))
        return NULL;
    include_wrapped_top(finder, &run);
    find_header(finder, &run, columns);
    match_header(finder, &run, columns);
    GkFragment *fragment = build(finder, &run, columns);
    if (!fragment)
        return NULL;
    fragment->ruling = GK_RULING_NONE;
    gk_diagnostics_add(diagnostics, GK_DIAGNOSTIC_TABLE_WITHOUT_RULES, fragment->page, &fragment->box,
                       "page %u: a table of %u rows and %u columns was found by alignment alone: no rules draw it",
                       fragment->page, fragment->row_count, fragment->column_count);
    gk_fragment_make_text(fragment, finder->arena, diagnostics);
    return fragment;
}

void
gk_alignment_find(GkPageLayout *layout, const GPtrArray *ruled, GkArena *arena, GPtrArray *fragments,
                  GkDiagnostics *diagnostics)
{
    Finder finder = { layout, ruled, arena, g_array_new(FALSE, TRUE, sizeof(GkChunk)),
                      g_new0(guint, layout->n_lines + 1), g_new0(guint8, layout->n_lines + 1) };
    cut_page(&finder);
    for (guint line = 0; line < layout->n_lines;) {
        guint end = line + 1;
        GkFragment *fragment = table_at(&finder, line, &end, diagnostics);
        if (fragment)
            g_ptr_array_add(fragments, fragment);
        line = end;
    }
    g_array_unref(finder.chunks);
    g_free(finder.first_chunk);
    g_free(finder.table_line);
}
