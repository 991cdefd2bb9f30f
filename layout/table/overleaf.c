/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A table without rules that goes on overleaf.
 *
 *      page 1   科目     类别     合计   其中       page 2   科目     类别     合计   其中      printed again
 *               工资     公用    72.73  72.73                         专用
 *               津贴     公用    10.00                                公用                   no amounts at all
 *
 * A page may show little of a table: entries of one column, one row, numbers of two columns out of ten. Its columns are
 * then those of the table that ended the page before, if it begins with that table's header, line by line the same, or
 * with lines whose pieces each lie in one of these columns, and nothing stands above them or below the other. The header
 * is cut as it was there. Lines are taken as long as they fit.
 *
 * What it cannot do: see that a form of its own begins where nothing but the page says so.
 */
#include "layout/table/finder.h"

#include "layout/table/tuning.h"
#include "layout/words/caption_words.h"

#include <math.h>
#include <string.h>

static const GkLine *
line_at(const GkAlignment *finder, guint line)
{
    return &finder->layout->lines[line];
}

/* The line of the other page is one of the fragment's header. */
static gboolean
is_header_line(const GkFragment *before, guint line)
{
    const GkBox box = before->layout->lines[line].box;
    double y = gk_box_center_y(box), x = gk_box_center_x(box);
    return before->layout->line_roles[line] == GK_LINE_TABLE_CAPTION && y > before->box.y0 &&
        y < before->ys[before->header_rows] && x > before->box.x0 && x < before->box.x1;
}

static gboolean
is_same_line(const GkAlignment *finder, guint line, const GkLine *other)
{
    if (line >= finder->layout->n_lines || finder->layout->line_roles[line] != GK_LINE_PROSE)
        return FALSE;
    const GkLine *own = line_at(finder, line);
    return own->n_glyphs == other->n_glyphs && fabs(own->box.x0 - other->box.x0) < GK_ALIGN_CAPTION_EM * own->size &&
        strcmp(own->text, other->text) == 0;
}

/* How many lines from `line` on are the header of `before`, all of it; 0: they are not. */
static guint
count_header(const GkAlignment *finder, const GkFragment *before, guint line)
{
    guint count = 0, pieces = 0;
    for (guint i = 0; before->header_rows && i < before->layout->n_lines; i++) {
        if (!is_header_line(before, i))
            continue;
        if (!is_same_line(finder, line + count, &before->layout->lines[i]))
            return 0;
        pieces += gk_alignment_chunk_count(finder, line + count);
        count++;
    }
    return pieces > 2 ? count : 0;
}

/* --- lines that fit --- */

static GArray *
boundaries_of(const GkFragment *before)
{
    GArray *separators = g_array_new(FALSE, TRUE, sizeof(GkSeparator));
    for (guint i = 1; i < before->column_count; i++) {
        GkSeparator separator = { .x = before->xs[i], .drawn = TRUE };
        g_array_append_val(separators, separator);
    }
    return separators;
}

/* The column that the chunk lies in, but for a little; G_MAXUINT: it sticks out. */
static guint
column_of(const GkFragment *before, const GkChunk *chunk)
{
    double x = gk_box_center_x(chunk->box), reach = chunk->size;
    guint column = 0;
    while (column + 1 < before->column_count && before->xs[column + 1] < x)
        column++;
    gboolean fits = chunk->box.x0 > before->xs[column] - reach && chunk->box.x1 < before->xs[column + 1] + reach;
    return fits ? column : G_MAXUINT;
}

/* How many columns the line has something in, each piece in one; 0: it does not fit. */
static guint
count_columns(const GkAlignment *finder, const GkFragment *before, guint line, const GArray *separators)
{
    g_autoptr(GArray) chunks = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    if (finder->strip_lines[line] == G_MAXUINT)
        return 0;
    gk_pieces_cut(chunks, finder->strip, finder->strip_lines[line], separators);
    guint count = 0, last = G_MAXUINT;
    for (guint i = 0; i < chunks->len; i++) {
        guint column = column_of(before, &g_array_index(chunks, GkChunk, i));
        if (column == G_MAXUINT)
            return 0;
        count += column != last;
        last = column;
    }
    return count == chunks->len ? count : 0;
}

/* A caption, note or title, by its words; where no header says that the table goes on, any that may be. */
static gboolean
is_caption(const GkAlignment *finder, guint line, gboolean known)
{
    if (!known && !finder->table_line[line] &&
        (gk_alignment_is_field(finder, line) || gk_alignment_is_title(finder, line) ||
         (gk_alignment_chunk_count(finder, line) == 1 && gk_alignment_parts_tables(finder, line))))
        return TRUE;
    g_autofree char *text = gk_caption_squeeze(line_at(finder, line)->text);
    return gk_caption_is_numbered(text) || gk_caption_begins_note(text) ||
        (gk_alignment_chunk_count(finder, line) == 1 && line_at(finder, line)->n_glyphs > GK_ALIGN_REST_GLYPHS &&
         gk_alignment_is_field(finder, line));
}

/* Takes lines into the run as long as they fit. */
static void
take_lines(const GkAlignment *finder, GkAlignmentRun *run, guint *several)
{
    g_autoptr(GArray) separators = boundaries_of(run->before);
    double bottom = line_at(finder, run->first ? run->first - (run->first > run->header) : 0)->box.y1;
    for (guint i = run->first; i < finder->layout->n_lines; i++) {
        const GkLine *line = line_at(finder, i);
        gboolean near = i == run->first || line->box.y0 - bottom < GK_ALIGN_ROW_GAP_EM * line->size;
        if (finder->layout->line_roles[i] != GK_LINE_PROSE || line->column != line_at(finder, run->header)->column || !near ||
            gk_alignment_table_between(finder, bottom, line->box.y0) || is_caption(finder, i, run->first > run->header))
            return;
        guint columns = count_columns(finder, run->before, i, separators);
        if (columns == 0)
            return;
        *several += columns > 1;
        bottom = MAX(bottom, line->box.y1);
        run->end = i + 1;
    }
}

/* A label by itself in the first column: as well a heading that begins something else. */
static gboolean
may_be_heading(const GkAlignment *finder, const GkFragment *before, guint line)
{
    return gk_alignment_chunk_count(finder, line) == 1 && line_at(finder, line)->box.x0 < before->xs[1];
}

gboolean
gk_overleaf_find(const GkAlignment *finder, guint line, GkAlignmentRun *run)
{
    if (finder->layout->line_roles[line] != GK_LINE_PROSE)
        return FALSE;
    const GkFragment *before = gk_alignment_last_table(finder, line_at(finder, line)->box.y0);
    if (!before || before->column_count < 2)
        return FALSE;
    guint header = count_header(finder, before, line), several = 0;
    *run = (GkAlignmentRun) { .header = line, .first = line + header, .end = line + header, .before = before };
    take_lines(finder, run, &several);
    return run->end > run->first && 
        (header || (several > 0 && !may_be_heading(finder, before, line) && !gk_alignment_ends_with_total(before)));
}

GkDivision *
gk_overleaf_divide(const GkAlignment *finder, const GkAlignmentRun *run)
{
    g_autoptr(GArray) separators = boundaries_of(run->before);
    return gk_alignment_divide_at(finder, run->header, run->end, separators);
}

/* The columns of the table before, as wide as what this page has in them. */
GArray *
gk_overleaf_columns(const GkAlignment *finder, const GkAlignmentRun *run)
{
    const GkFragment *before = run->before;
    g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(GkChunk));
    GArray *columns = g_array_new(FALSE, TRUE, sizeof(GkTextColumn));
    g_autofree guint *all = g_new0(guint, before->column_count), *numbers = g_new0(guint, before->column_count);
    for (guint c = 0; c < before->column_count; c++) {
        GkTextColumn column = { G_MAXDOUBLE, -G_MAXDOUBLE, 0, 0, FALSE, FALSE };
        g_array_append_val(columns, column);
    }
    for (guint i = run->first; i < run->end; i++)
        gk_alignment_cut_line(pieces, finder, i, run->division);
    for (guint i = 0; i < pieces->len; i++) {
        GkChunk *piece = &g_array_index(pieces, GkChunk, i);
        gk_alignment_place_in(piece, before->xs, before->column_count);
        GkTextColumn *column = &g_array_index(columns, GkTextColumn, piece->first_column);
        column->x0 = MIN(column->x0, piece->box.x0);
        column->x1 = MAX(column->x1, piece->box.x1);
        all[piece->first_column]++;
        numbers[piece->first_column] += piece->number;
    }
    for (guint c = 0; c < before->column_count; c++) {
        GkTextColumn *column = &g_array_index(columns, GkTextColumn, c);
        if (all[c] == 0) /* as narrow as can be: its neighbours say where it ends */
            column->x0 = column->x1 = (before->xs[c] + before->xs[c + 1]) / 2;
        column->print0 = column->x0;
        column->print1 = column->x1;
        column->number = numbers[c] > 0 && numbers[c] * 2 >= all[c];
    }
    return columns;
}

/* --- the header --- */

static void
add_header_line(const GkAlignment *finder, const GkFragment *before, const GkLine *other, guint line, const guint *cell_of,
                GArray *chunks)
{
    const GkLine *own = line_at(finder, line);
    guint last = 0;
    for (guint i = 0; i < own->n_glyphs; i++) {
        const GkGlyph *glyph = &g_array_index(finder->layout->page->glyphs, GkGlyph, own->glyphs[i]);
        guint at = cell_of[other->glyphs[i]] ? cell_of[other->glyphs[i]] : last;
        if (at == 0)
            continue;
        const GkFragmentCell *cell = &before->cells[at - 1];
        if (at != last) {
            GkChunk chunk = { .line = line, .from = i, .to = i, .box = glyph->box, .size = glyph->size,
                              .first_column = cell->column, .last_column = cell->column + cell->column_span - 1,
                              .level = cell->row, .end_level = cell->row + cell->row_span };
            g_array_append_val(chunks, chunk);
        }
        GkChunk *chunk = &g_array_index(chunks, GkChunk, chunks->len - 1);
        chunk->to = i + 1;
        chunk->box = gk_box_union(chunk->box, glyph->box);
        last = at;
    }
}

guint
gk_overleaf_header(const GkAlignment *finder, const GkAlignmentRun *run, GArray *chunks)
{
    const GkFragment *before = run->before;
    g_autofree guint *cell_of = g_new0(guint, before->layout->page->glyphs->len + 1);
    for (guint i = 0; i < before->n_cells; i++)
        for (guint g = 0; before->cells[i].row < before->header_rows && g < before->cells[i].n_glyphs; g++)
            cell_of[before->cells[i].glyphs[g]] = i + 1;
    g_array_set_size(chunks, 0);
    for (guint i = 0, line = run->header; i < before->layout->n_lines && line < run->first; i++)
        if (is_header_line(before, i))
            add_header_line(finder, before, &before->layout->lines[i], line++, cell_of, chunks);
    return before->header_rows;
}
