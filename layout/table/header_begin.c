/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the header of a table without rules begins.
 *
 *          Mills along the upper river        in the middle of all columns: the caption
 *                     Counted in May          in the middle of some: their label
 *      Place         Wheels    Hands          labels of the columns
 *      Oxley              3       41          from here upwards
 *
 * Line by line, up from the first that has several pieces, as long as they are near and may be labels. Rules end the
 * search, and so does larger type, a caption's words, and a line of one piece that stands over all columns: a label of
 * all of them says nothing of any.
 *
 * What it can't do: a caption that happens to stand in the middle of some of the columns.
 */
#include "layout/table/finder.h"

#include "layout/grid/loose_rules.h"
#include "layout/grid/tuning.h"
#include "layout/words/row_words.h"
#include "layout/table/tuning.h"

#include <math.h>

/* A separator of the columns lies between two places. */
static gboolean
is_parted(const GkDivision *division, double from, double to)
{
    for (guint i = 0; i < division->separators->len; i++) {
        double x = g_array_index(division->separators, GkSeparator, i).x;
        if (x > from && x < to)
            return TRUE;
    }
    return FALSE;
}

/* The words [first, end) of the line begin, end or have their middle where a column does. */
static gboolean
is_lined_up(const GkAlignment *finder, guint first, guint end, const GArray *columns)
{
    const GkWord *a = gk_strip_word(finder->strip, first), *b = gk_strip_word(finder->strip, end - 1);
    double near = GK_ALIGN_LINED_UP_EM * a->size;
    for (guint i = 0; i < columns->len; i++) {
        const GkTextColumn *column = &g_array_index(columns, GkTextColumn, i);
        if (fabs(a->box.x0 - column->print0) < near || fabs(b->box.x1 - column->print1) < near ||
            fabs(a->box.x0 + b->box.x1 - column->print0 - column->print1) < 2 * near)
            return TRUE;
    }
    return FALSE;
}

/* Labels set close: the columns part the line, at wider gaps than those within a label, and through no word; in three or
 * more, or in two of which each stands over its column: two words of a caption would seldom. */
static gboolean
is_parted_by_columns(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    guint at = finder->strip_lines[line], parts = 1, begin;
    double narrowest = G_MAXDOUBLE, inner = 0;
    gboolean lined_up = TRUE;
    if (at == G_MAXUINT || !run->division)
        return FALSE;
    const GkStripLine *words = gk_strip_line(finder->strip, at);
    begin = words->first;
    for (guint i = words->first; i < words->end; i++) {
        const GkWord *word = gk_strip_word(finder->strip, i), *next = i + 1 < words->end ? gk_strip_word(finder->strip, i + 1) : NULL;
        if (is_parted(run->division, word->box.x0 + GK_SEPARATOR_REACH, word->box.x1 - GK_SEPARATOR_REACH))
            return FALSE;
        double gap = next ? next->box.x0 - word->box.x1 : 0;
        if (next && is_parted(run->division, word->box.x1 - GK_SEPARATOR_REACH, next->box.x0 + GK_SEPARATOR_REACH)) {
            narrowest = MIN(narrowest, gap);
            parts++;
            lined_up &= is_lined_up(finder, begin, i + 1, columns);
            begin = i + 1;
        } else {
            inner = MAX(inner, gap);
        }
    }
    lined_up &= is_lined_up(finder, begin, words->end, columns);
    return (parts > 2 || (parts == 2 && lined_up)) && narrowest > GK_ALIGN_CLOSE_SHARE * inner;
}

/* A line of one label, like another one further down, below labels of several columns: the heading of the first section. */
static gboolean
is_first_section(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    const GkPageLayout *layout = finder->layout;
    const GkLine *own = &layout->lines[line];
    if (line == 0 || line + 1 != run->first || layout->line_roles[line] != GK_LINE_PROSE || finder->prose[line] ||
        gk_alignment_chunk_count(finder, line) != 1 || own->box.y0 - own[-1].box.y1 > GK_ALIGN_HEADER_NEAR_EM * own->size ||
        own->size > GK_ALIGN_LINE_SIZES + layout->lines[run->first].size ||
        gk_alignment_parts_tables(finder, line - 1) ||
        !(gk_alignment_chunk_count(finder, line - 1) > 1 || own[-1].box.x0 > g_array_index(columns, GkTextColumn, 0).x1 ||
          is_parted_by_columns(finder, run, line - 1, columns)))
        return FALSE;
    for (guint i = run->first; i < run->end; i++) {
        const GkLine *other = &layout->lines[i];
        double near = GK_ALIGN_LINED_UP_EM * own->size;
        if (gk_alignment_chunk_count(finder, i) == 1 &&
            (fabs(other->box.x0 - own->box.x0) < near || fabs(gk_box_center_x(other->box) - gk_box_center_x(own->box)) < near))
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_header_line(const GkAlignment *finder, guint line, const GArray *columns)
{
    if (gk_alignment_parts_tables(finder, line))
        return FALSE;
    g_autoptr(GArray) chunks = g_array_new(FALSE, FALSE, sizeof(GkChunk));
    gk_alignment_cut_line(chunks, finder, line, NULL);
    const GkChunk *first = &g_array_index(chunks, GkChunk, 0);
    g_autofree char *text = gk_pieces_text(finder->layout, first);
    if (gk_rows_text_is_numbered(text) && chunks->len == 1 && first->box.x0 < g_array_index(columns, GkTextColumn, 0).x1)
        return FALSE;
    double left = g_array_index(columns, GkTextColumn, 0).x0;
    double right = g_array_index(columns, GkTextColumn, columns->len - 1).x1;
    if (chunks->len < columns->len && first->box.x0 < left - 4 * first->size)
        return FALSE;
    if (chunks->len > 1) /* beyond the columns with entries stand the heads of blank ones */
        return first->box.x0 < right;
    gboolean spans = columns->len > 1 && first->box.x1 > g_array_index(columns, GkTextColumn, 1).x0;
    return first->box.x1 < right + 4 * first->size &&
        (spans || first->box.x0 > g_array_index(columns, GkTextColumn, 0).x1);
}

/* The upper line of a label that wraps, while those beside it have one line less: one piece, no larger than the label's
 * own lower line among several, and in line with it. */
gboolean
gk_alignment_is_upper_line(const GkAlignment *finder, guint line)
{
    const GkLine *own = &finder->layout->lines[line], *next = own + 1;
    double drop = gk_box_center_y(next->box) - gk_box_center_y(own->box);
    if (gk_alignment_chunk_count(finder, line) != 1 || gk_alignment_chunk_count(finder, line + 1) < 2 ||
        drop > GK_ALIGN_LEVEL_EM * next->size || fabs(own->size - next->size) > GK_ALIGN_LINE_SIZES ||
        gk_alignment_parts_tables(finder, line))
        return FALSE;
    const GkChunk *upper = &g_array_index(finder->chunks, GkChunk, finder->first_chunk[line]);
    double near = GK_ALIGN_LINED_UP_EM * own->size;
    gboolean lined_up = FALSE;
    for (guint c = finder->first_chunk[line + 1]; c < finder->first_chunk[line + 2]; c++) {
        const GkChunk *lower = &g_array_index(finder->chunks, GkChunk, c);
        if (gk_overlap(lower->box.x0, lower->box.x1, upper->box.x0, upper->box.x1) < -near)
            continue;
        if (lined_up || (fabs(lower->box.x0 - upper->box.x0) > near && fabs(lower->box.x1 - upper->box.x1) > near &&
                         fabs(gk_box_center_x(lower->box) - gk_box_center_x(upper->box)) > near))
            return FALSE;
        lined_up = TRUE;
    }
    return lined_up;
}

/* Its numbers are years, which head columns. */
static gboolean
is_of_years(const GkAlignment *finder, guint line)
{
    guint years = 0;
    for (guint c = finder->first_chunk[line]; c < finder->first_chunk[line + 1]; c++) {
        const GkChunk *chunk = &g_array_index(finder->chunks, GkChunk, c);
        g_autofree char *text = chunk->number ? gk_pieces_text(finder->layout, chunk) : NULL;
        if (text && !gk_word_is_year(text) && !gk_word_is_span_of_years(text))
            return FALSE;
        years += text != NULL;
    }
    return years > 0;
}

/* A line with one label by itself, or with the heads of blank columns, is header when a clearer line stands above it.
 */
static gboolean
may_be_header_line(const GkAlignment *finder, guint line)
{
    return !gk_alignment_parts_tables(finder, line) && finder->layout->line_roles[line] == GK_LINE_PROSE;
}

/* Rules say that the table begins below the line: all that run down inside it do; or one runs over its whole width right
 * below the line, and lines of the header below that. */
static gboolean
is_ruled_off_above(const GkAlignment *finder, const GkAlignmentRun *run, guint line, const GArray *columns)
{
    const GkLooseRules *loose = finder->layout->loose;
    const GkLine *lines = finder->layout->lines;
    double left = g_array_index(columns, GkTextColumn, 0).print0, top = G_MAXDOUBLE;
    double right = g_array_index(columns, GkTextColumn, columns->len - 1).print1;
    double from = gk_box_center_y(lines[line].box), to = gk_box_center_y(lines[line + 1].box);
    for (guint i = 0; i < loose->n_vertical; i++) {
        const GkRule *rule = &loose->vertical[i];
        gboolean beside = rule->from < from && rule->to > from; /* and again below the heading of a section */
        if (rule->at > left && rule->at < right && rule->from < lines[run->end - 1].box.y0 && (rule->to > to || beside))
            top = MIN(top, rule->from);
    }
    if (top < G_MAXDOUBLE && top > from)
        return TRUE;
    for (guint i = 0; run->header < run->first && i < loose->n_horizontal; i++)
        if (loose->horizontal[i].at > from && loose->horizontal[i].at < to && loose->horizontal[i].thickness != GK_STRIPE_EDGE &&
            gk_loose_rules_draw_row(loose, loose->horizontal[i].at, left, right))
            return TRUE;
    return FALSE;
}

/* How far the middle between x0 and x1 is from that of the box; G_MAXDOUBLE when it sticks out. */
static double
off_middle(double x0, double x1, GkBox box, double slack)
{
    return box.x0 < x0 - slack || box.x1 > x1 + slack ? G_MAXDOUBLE : fabs((x0 + x1) / 2 - gk_box_center_x(box));
}

/* The least such distance from some of the columns, or of the labels in the lines below, down to the first with a
 * number. */
static double
off_some(const GkAlignment *finder, guint line, const GArray *columns, double slack)
{
    guint first = line + 1;
    while (first < finder->layout->n_lines && !finder->table_line[first] && first - line <= GK_ALIGN_HEADER_LINES)
        first++;
    const GkBox box = finder->layout->lines[line].box;
    double least = G_MAXDOUBLE;
    for (guint i = 0; i < columns->len; i++)
        for (guint j = i; j < columns->len; j++)
            if (j - i + 1 < columns->len)
                least = MIN(least, off_middle(g_array_index(columns, GkTextColumn, i).x0,
                                              g_array_index(columns, GkTextColumn, j).x1, box, slack));
    double labels = g_array_index(columns, GkTextColumn, 0).x1; /* right of the rows' own */
    for (guint i = finder->first_chunk[line + 1]; i < finder->first_chunk[first]; i++)
        for (guint j = finder->first_chunk[line + 1]; j < finder->first_chunk[first]; j++) {
            GkBox a = g_array_index(finder->chunks, GkChunk, i).box, b = g_array_index(finder->chunks, GkChunk, j).box;
            if (a.x0 > labels && b.x0 > a.x1)
                least = MIN(least, off_middle(a.x0, b.x1, box, slack));
        }
    return least;
}

/* It ends where the last column does, or stands in its middle, right of the others: the label of that one alone, which may be
 * wider than the entries. */
static gboolean
is_over_last(GkBox box, const GArray *columns, double near)
{
    const GkTextColumn *last = &g_array_index(columns, GkTextColumn, columns->len - 1);
    return columns->len > 1 && box.x0 > last[-1].print1 - near &&
        (fabs(box.x1 - last->print1) < near || fabs(box.x0 - last->print0) < near ||
         fabs(box.x0 + box.x1 - last->print0 - last->print1) < 2 * near);
}

/* A line of one piece, the first above the header, is its caption when it begins where the table does or stands in the
 * middle of all its columns: no nearer to the middle of some of them, which it would be the label of. */
static gboolean
is_over_all(const GkAlignment *finder, guint line, const GArray *columns)
{
    if (gk_alignment_chunk_count(finder, line) != 1 || (line > 0 && finder->table_line[line - 1]))
        return FALSE;
    const GkLine *l = &finder->layout->lines[line];
    double left = g_array_index(columns, GkTextColumn, 0).x0;
    double right = g_array_index(columns, GkTextColumn, columns->len - 1).x1, slack = GK_ALIGN_CAPTION_EM * l->size;
    if (l->box.x1 <= g_array_index(columns, GkTextColumn, 0).x1 || is_over_last(l->box, columns, GK_ALIGN_LINED_UP_EM * l->size))
        return FALSE;
    double whole = fabs((left + right) / 2 - gk_box_center_x(l->box));
    return l->box.x0 < left + slack || off_some(finder, line, columns, slack) >= whole - slack;
}

/* The last line of a caption: below a longer line, as large and no further than lines of one text are, in its middle or
 * flush with it; that one reaches over more than half of the columns and is no label of some of them. */
static gboolean
ends_caption(const GkAlignment *finder, guint line, const GArray *columns)
{
    const GkLine *own = &finder->layout->lines[line], *upper = own - 1;
    double left = g_array_index(columns, GkTextColumn, 0).x0, near = GK_ALIGN_LINED_UP_EM * own->size;
    double right = g_array_index(columns, GkTextColumn, columns->len - 1).x1;
    if (line == 0 || gk_alignment_chunk_count(finder, line) != 1 || gk_alignment_chunk_count(finder, line - 1) != 1 ||
        fabs(own->size - upper->size) > GK_ALIGN_LINE_SIZES / 2 || gk_box_width(upper->box) < gk_box_width(own->box) ||
        gk_box_center_y(own->box) - gk_box_center_y(upper->box) > GK_ALIGN_LEVEL_EM * own->size)
        return FALSE;
    return (fabs(own->box.x0 - upper->box.x0) < near || fabs(gk_box_center_x(own->box) - gk_box_center_x(upper->box)) < near) &&
        gk_overlap(upper->box.x0, upper->box.x1, left, right) > (right - left) / 2 && is_over_all(finder, line - 1, columns);
}

void
gk_alignment_find_header(const GkAlignment *finder, GkAlignmentRun *run, const GArray *columns)
{
    for (guint above = run->first, doubtful = 0; above-- > 0 && run->first - above <= GK_ALIGN_HEADER_LINES;) {
        const GkLine *a = &finder->layout->lines[above], *b = a + 1;
        double near = above + 1 == run->first ? GK_ALIGN_HEADER_FIRST_EM : GK_ALIGN_HEADER_NEAR_EM;
        if (b->box.y0 - a->box.y1 > near * a->size || gk_alignment_table_between(finder, a->box.y1, b->box.y0))
            return;
        if (is_first_section(finder, run, above, columns))
            continue;
        if (is_ruled_off_above(finder, run, above, columns))
            return;
        if (run->header < run->first && a->size > GK_ALIGN_TITLE_SHARE * b->size)
            return;
        gboolean wraps = above + 1 == run->header && (run->header < run->first || !finder->table_line[above + 1] || is_of_years(finder, above + 1)) &&
            gk_alignment_is_upper_line(finder, above);
        gboolean parted = is_parted_by_columns(finder, run, above, columns) && !gk_alignment_parts_tables(finder, above);
        if (!wraps && !parted && (is_over_all(finder, above, columns) || ends_caption(finder, above, columns)))
            return;
        /* Nearer than lines of one text: labels that are centred beside each other. */
        gboolean beside = gk_box_center_y(b->box) - gk_box_center_y(a->box) < GK_ROWS_HALF_EM * MIN(a->size, b->size) &&
            above + 1 < run->first;
        if (wraps || parted || (beside && may_be_header_line(finder, above)) || is_header_line(finder, above, columns)) {
            run->header = above;
            doubtful = 0;
        } else if (!may_be_header_line(finder, above) || ++doubtful > GK_ALIGN_HEADER_DOUBTFUL) {
            return;
        }
    }
}
