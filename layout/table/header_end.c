/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a table's header ends.
 *
 *                  Clay bricks        Lime         labels
 *                 2006    2007    2006    2007     years are labels; 1 2 3, which count columns, begin the body
 *      Ashby    63,400  27,900  62,900  46,200     the first line of data: numbers in columns of numbers
 *
 * The header ends with the last rule over the whole width above the first line of data; where no rule is drawn, with
 * the line above it, but the headings of sections right above it (one label at the left, below labels of other
 * columns) and the upper lines of a label that wraps around its amounts are the body's. Where there are no numbers at
 * all, the first rule ends the header, else its first line and those that go on from it. Rules may part rows further
 * down only: headings of sections above the rule are the body's, and so are rows of words below the labels.
 */
#include "layout/table/header_end.h"

#include "layout/grid/loose_rules.h"
#include "layout/grid/tuning.h"
#include "layout/table/header_data.h"
#include "layout/table/tuning.h"
#include "layout/words/row_words.h"

#include <math.h>

static double
y_of(const GkHeaderLines *lines, guint line)
{
    return gk_box_center_y(lines->finder->layout->lines[lines->run->header + line].box);
}

/* The height of a rule over the whole width between the lines' middles; NAN without one. */
static double
rule_between(const GkHeaderLines *lines, guint upper, guint lower)
{
    const GkFrame *frame = lines->run->frame;
    const GkLooseRules *loose = lines->finder->layout->loose;
    gboolean rows = frame && !frame->by_columns;
    double y0 = y_of(lines, upper), y1 = y_of(lines, lower);
    for (guint i = 0; rows && i < frame->full->len; i++) {
        double y = g_array_index(frame->full, double, i);
        if (y > y0 && y < y1)
            return y;
    }
    for (guint i = 0; !rows && i < loose->n_horizontal; i++) {
        double y = loose->horizontal[i].at;
        if (y > y0 && y < y1 && gk_loose_rules_draw_row(loose, y, lines->left, lines->right))
            return y;
    }
    return NAN;
}

/* It is but the edge of a background. */
static gboolean
is_of_stripe(const GkHeaderLines *lines, double rule)
{
    const GkLooseRules *loose = lines->finder->layout->loose;
    for (guint i = 0; i < loose->n_horizontal; i++)
        if (fabs(loose->horizontal[i].at - rule) < GK_GRID_SNAP && loose->horizontal[i].thickness != GK_STRIPE_EDGE)
            return FALSE;
    return TRUE;
}

static guint
count_pieces(const GkHeaderLines *lines, guint line)
{
    return lines->first[line + 1] - lines->first[line];
}

/* One label in the first column. */
static gboolean
is_lone_label(const GkHeaderLines *lines, guint line)
{
    return count_pieces(lines, line) == 1 && gk_header_piece(lines, lines->first[line])->last_column == 0;
}

/* Some line above has labels in several places. */
static gboolean
has_labels_above(const GkHeaderLines *lines, guint line)
{
    for (guint i = 0; i < line; i++)
        if (count_pieces(lines, i) > 1)
            return TRUE;
    return FALSE;
}

static gboolean
is_numbered(const GkHeaderLines *lines, guint line)
{
    g_autofree char *text = gk_pieces_text(lines->finder->layout, gk_header_piece(lines, lines->first[line]));
    return gk_rows_text_is_numbered(text);
}

/* The last line above `line` that has a label in the first column; G_MAXUINT without any. */
static guint
first_column_above(const GkHeaderLines *lines, guint line)
{
    for (guint i = line; i-- > 0;)
        if (count_pieces(lines, i) && gk_header_piece(lines, lines->first[i])->first_column == 0)
            return i;
    return G_MAXUINT;
}

/* How far rows are from each other, as the first line of data and the next one show. */
static double
row_step(const GkHeaderLines *lines, guint data)
{
    guint count = lines->run->end - lines->run->header;
    for (guint i = data + 1; i < count; i++)
        if (gk_header_is_data(lines, i))
            return y_of(lines, i) - y_of(lines, data);
    return G_MAXDOUBLE;
}

/* One piece in the middle of all columns. */
static gboolean
is_in_middle(const GkHeaderLines *lines, guint line)
{
    const GkChunk *piece = gk_header_piece(lines, lines->first[line]);
    return count_pieces(lines, line) == 1 && !piece->number && piece->first_column > 0 &&
        fabs((lines->left + lines->right) / 2 - gk_box_center_x(piece->box)) < GK_ALIGN_BAND_EM * piece->size;
}

/* The line is the heading of a section below the labels of all columns: others like it follow. */
static gboolean
is_band(const GkHeaderLines *lines, guint line)
{
    guint count = lines->run->end - lines->run->header;
    if (line == 0 || !is_in_middle(lines, line) || count_pieces(lines, line - 1) < 2)
        return FALSE;
    for (guint i = line + 1; i < count; i++)
        if (is_in_middle(lines, i))
            return TRUE;
    return FALSE;
}

/* The line above `end` is a section's heading: it is as far below the label of the first column as rows are from each
 * other. */
static gboolean
is_section(const GkHeaderLines *lines, guint end, guint data)
{
    const GkLine *line = &lines->finder->layout->lines[lines->run->header + end];
    if (is_band(lines, end - 1))
        return TRUE;
    if (!is_lone_label(lines, end - 1) || !has_labels_above(lines, end - 1) ||
        y_of(lines, end - 1) - y_of(lines, end - 2) < GK_ROWS_HALF_EM * line[-1].size) /* beside the labels above */
        return FALSE;
    guint above = first_column_above(lines, end - 1);
    above = above == G_MAXUINT ? end - 2 : above;
    return is_numbered(lines, end - 1) ||
        line[-1].box.y0 - line[-2].box.y1 > GK_ALIGN_SECTION_GAP_EM * line->size ||
        y_of(lines, end - 1) - y_of(lines, above) > GK_ROWS_NEARER_SHARE * row_step(lines, data);
}

/* The line above `end` is of the body: a section's heading, or the upper line of a label that wraps around its amounts. */
static gboolean
is_of_body(const GkHeaderLines *lines, guint end, guint data)
{
    const GkLine *line = &lines->finder->layout->lines[lines->run->header + end];
    double step = y_of(lines, end) - y_of(lines, end - 1);
    return (count_pieces(lines, end - 1) == 1 && step < GK_ALIGN_WRAP_EM * line->size && step < 0.8 * row_step(lines, data)) ||
        is_section(lines, end, data);
}

/* The first of lines [1, end) above a rule that is a row of words: with as many entries as the line above it, and with room
 * between them as no two lines of one label have. */
static guint
first_row_of_words(const GkHeaderLines *lines, guint end)
{
    for (guint i = 1; i < end; i++) {
        const GkLine *line = &lines->finder->layout->lines[lines->run->header + i];
        if (count_pieces(lines, i) > 1 && count_pieces(lines, i) == count_pieces(lines, i - 1) &&
            gk_header_piece(lines, lines->first[i])->first_column == 0 &&
            y_of(lines, i) - y_of(lines, i - 1) > GK_ROWS_PITCH_EM * line->size)
            return i;
    }
    return end;
}

/* GkHeaderLines [0, end) stand above the first background: labels of all columns, and a row with a label of its own, which has
 * none. */
static gboolean
hold_row(const GkHeaderLines *lines, guint end)
{
    return count_pieces(lines, 0) == lines->columns && first_column_above(lines, end) > 0;
}

/* Without numbers. */
static guint
end_of_words(const GkHeaderLines *lines, guint count)
{
    for (guint i = 1; i < count; i++) {
        double rule = rule_between(lines, i - 1, i);
        if (isnan(rule))
            continue;
        if (i <= MAX(3, count / 3) && !(is_of_stripe(lines, rule) && hold_row(lines, i)))
            return first_row_of_words(lines, i);
        break; /* it parts rows further down */
    }
    double least = G_MAXDOUBLE, most = 0;
    for (guint i = 1; i < count; i++) {
        double step = y_of(lines, i) - y_of(lines, i - 1);
        least = MIN(least, step);
        most = MAX(most, step);
    }
    guint end = 1;
    while (end + 1 < count && most > GK_ROWS_ROOM_SHARE * least &&
           y_of(lines, end) - y_of(lines, end - 1) < GK_ROWS_ROOM_SHARE * least &&
           (gk_header_piece(lines, lines->first[end])->first_column > 0 || first_column_above(lines, end) == G_MAXUINT))
        end++;
    return end;
}

/* Both lines have something in one column. */
static gboolean
share_column(const GkHeaderLines *lines, guint a, guint b)
{
    for (guint i = lines->first[a]; i < lines->first[a + 1]; i++)
        for (guint j = lines->first[b]; j < lines->first[b + 1]; j++)
            if (gk_header_piece(lines, i)->first_column <= gk_header_piece(lines, j)->last_column &&
                gk_header_piece(lines, j)->first_column <= gk_header_piece(lines, i)->last_column)
                return TRUE;
    return FALSE;
}

/* The line above is of one row with this one: half a line apart, in other columns. */
static guint
row_start(const GkHeaderLines *lines, guint line)
{
    const GkLine *own = &lines->finder->layout->lines[lines->run->header + line];
    gboolean half = line > 0 && y_of(lines, line) - y_of(lines, line - 1) < GK_ROWS_HALF_EM * own->size &&
        !share_column(lines, line - 1, line);
    return half ? line - 1 : line;
}

/* The first line of data. A header has few lines, and never more than the body. */
static guint
find_data(const GkHeaderLines *lines, guint count)
{
    guint data = 0, any = 0;
    while (data < count && !gk_header_is_data(lines, data))
        data++;
    while (any < data && !gk_header_has_datum(lines, any))
        any++;
    return data > MIN(count / 2, GK_ALIGN_HEADER_LINES) ? any : data;
}

static guint
find_end(const GkHeaderLines *lines, guint count)
{
    guint data = find_data(lines, count);
    if (data == count)
        return count > 1 ? end_of_words(lines, count) : 0;
    double rule = NAN;
    guint end = data;
    while (end > 0 && isnan(rule = rule_between(lines, end - 1, end)))
        end--;
    if (end > 0 && !is_of_stripe(lines, rule)) {
        while (end > 1 && is_section(lines, end, data)) /* the rule is below the first row */
            end--;
        return end;
    }
    if (end == 0)
        end = row_start(lines, data);
    while (end > 1 && is_of_body(lines, end, data))
        end = row_start(lines, end - 1);
    return has_labels_above(lines, end) || end == 0 ? end : data > 0 && count_pieces(lines, 0) > 0 && end < data ? 0 : end;
}

/* Why the header has so many lines, for the trace. */
static const char *
say_why(const GkHeaderLines *lines, guint end, guint count)
{
    if (end > 0 && end < count && !isnan(rule_between(lines, end - 1, end)))
        return "a rule over the whole width ends it";
    if (end < count && gk_header_is_data(lines, end))
        return "the next line is the first of data: numbers in columns of numbers, or a numbered label";
    if (end == 0)
        return "no line of labels over several columns stands above the data";
    return end < count ? "the lines between it and the first data are of the body: a section's heading, or a wrapped label"
                       : "nothing in it is data";
}

static void
tell(const GkHeaderLines *lines, guint end)
{
    const GkLine *all = &lines->finder->layout->lines[lines->run->header];
    GkBox box = all[0].box;
    for (guint i = 0; i < end; i++)
        box = gk_box_union(box, all[i].box);
    box.y0 = box.y1 = end ? box.y1 : box.y0;
    gk_trace(lines->finder->layout, HEADER_END, &box, gk_trace_uint("lines", end),
             gk_trace_text("because", say_why(lines, end, lines->run->end - lines->run->header)));
}

guint
gk_header_end(const GkAlignment *finder, const GkAlignmentRun *run)
{
    GkAlignmentRun all = *run;
    all.first = run->header;
    g_autoptr(GArray) columns = gk_alignment_columns(finder, &all);
    if (!columns->len)
        return run->header;
    GkHeaderLines lines = gk_header_lines_read(finder, run, columns);
    guint end = find_end(&lines, run->end - run->header);
    if (finder->layout->trace)
        tell(&lines, end);
    gk_header_lines_clear(&lines);
    return run->header + end;
}
