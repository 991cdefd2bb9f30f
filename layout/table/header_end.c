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
 * all, the first rule ends the header, else its first line and those that go on from it.
 */
#include "layout/table/header_end.h"

#include "layout/grid/loose_rules.h"
#include "layout/grid/tuning.h"
#include "layout/table/tuning.h"
#include "layout/words/heading_number.h"
#include "layout/words/row_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The pieces of the lines with their columns. */
typedef struct {
    const GkAlignment *finder;
    const GkAlignmentRun *run;
    GArray *pieces; /* GkChunk, line by line */
    guint *first; /* per line of the run, and one more */
    guint8 *data; /* per column: of numbers */
    guint n_data, columns;
    double share; /* of the entries beside the labels that are numbers, in a line of data at the least */
    double left, right; /* of all entries */
} Lines;

static const GkChunk *
piece_at(const Lines *lines, guint i)
{
    return &g_array_index(lines->pieces, GkChunk, i);
}

static void
cut_lines(Lines *lines)
{
    const GkAlignmentRun *run = lines->run;
    for (guint i = run->header; i < run->end; i++) {
        lines->first[i - run->header] = lines->pieces->len;
        gk_alignment_cut_line(lines->pieces, lines->finder, i, run->division);
    }
    lines->first[run->end - run->header] = lines->pieces->len;
}

static gboolean
is_year(const char *digits, gsize length)
{
    g_autofree char *year = g_strndup(digits, length);
    return gk_word_is_year(year);
}

/* 1986–96, 2014/15 */
static gboolean
is_span_of_years(const char *text)
{
    g_autofree char *year = g_strndup(text, MIN(strlen(text), 4));
    if (!gk_word_is_year(year) || strlen(text) < 7 || g_ascii_isdigit(text[4]))
        return FALSE;
    const char *rest = g_utf8_next_char(text + 4);
    gsize digits = strspn(rest, "0123456789");
    return (digits == 2 || digits == 4) && rest[digits] == '\0';
}

/* A number that heads a column: a year, a span of years, one that counts columns. */
static gboolean
is_heading(const Lines *lines, const GkChunk *piece)
{
    g_autofree char *text = gk_pieces_text(lines->finder->layout, piece);
    return gk_word_is_year(text) || is_span_of_years(text);
}

/* All numbers of the line head columns. */
static gboolean
is_line_of_headings(const Lines *lines, guint line)
{
    guint numbers = 0;
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++) {
        const GkChunk *piece = piece_at(lines, i);
        if (piece->number && !is_heading(lines, piece))
            return FALSE;
        numbers += piece->number;
    }
    return numbers > 0;
}

/* Its numbers count the columns from 1 on: a row of its own below the labels. */
static gboolean
counts_columns(const Lines *lines, guint line)
{
    guint expected = 0;
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++) {
        const GkChunk *piece = piece_at(lines, i);
        if (!piece->number)
            continue;
        g_autofree char *text = gk_pieces_text(lines->finder->layout, piece);
        const char *digits = text + strspn(text, "([");
        gsize length = strspn(digits, "0123456789");
        if (length > 2 || (guint) strtoul(digits, NULL, 10) != ++expected ||
            strspn(digits + length, ")]=+-0123456789") != strlen(digits + length))
            return FALSE;
    }
    return expected > 1;
}

/* Columns right of the first in which a third of the entries are numbers. */
static void
find_data_columns(Lines *lines, const GArray *columns)
{
    g_autofree guint *numbers = g_new0(guint, columns->len + 1), *all = g_new0(guint, columns->len + 1);
    for (guint i = 0; i < lines->pieces->len; i++) {
        GkChunk *piece = &g_array_index(lines->pieces, GkChunk, i);
        gk_alignment_place_chunk(piece, columns);
        if (piece->first_column != piece->last_column)
            continue;
        all[piece->first_column]++;
        numbers[piece->first_column] += piece->number;
    }
    lines->columns = columns->len;
    lines->left = g_array_index(columns, GkTextColumn, 0).print0;
    lines->right = g_array_index(columns, GkTextColumn, columns->len - 1).print1;
    for (guint c = columns->len > 1 ? 1 : 0; c < columns->len; c++) {
        lines->data[c] = numbers[c] > 0 && numbers[c] >= GK_HEADER_DATA_SHARE * all[c];
        lines->n_data += lines->data[c];
    }
}

/* Numbers in columns of numbers, and all entries beside the labels. */
static void
count_numbers(const Lines *lines, guint line, guint *numbers, guint *beside)
{
    *numbers = *beside = 0;
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++) {
        *numbers += piece_at(lines, i)->number && lines->data[piece_at(lines, i)->first_column];
        *beside += piece_at(lines, i)->first_column > 0;
    }
}

/* A table of words has few numbers in any line: those of its header have fewer still. */
static void
measure_share(Lines *lines)
{
    double sum = 0;
    guint count = 0, all = lines->run->end - lines->run->header;
    for (guint i = 0; i < all; i++) {
        guint numbers, beside;
        count_numbers(lines, i, &numbers, &beside);
        if (numbers == 0 || beside == 0 || is_line_of_headings(lines, i))
            continue;
        sum += (double) numbers / beside;
        count++;
    }
    lines->share = count ? MIN(GK_HEADER_NUMBERS_SHARE, GK_HEADER_TYPICAL_SHARE * sum / count) : GK_HEADER_NUMBERS_SHARE;
}

/* A label of the line begins as those of rows do: 一、, 1. */
static gboolean
has_numbered_label(const Lines *lines, guint line)
{
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++) {
        const GkChunk *piece = piece_at(lines, i);
        g_autofree char *text = piece->number ? NULL : gk_pieces_text(lines->finder->layout, piece);
        GkHeadingNumber number;
        if (text && gk_heading_number_parse(text, &number))
            return TRUE;
    }
    return FALSE;
}

/* Nothing but numbers, two or more, in a table of too few rows to show which columns are of numbers. */
static gboolean
is_of_numbers(const Lines *lines, guint line)
{
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++)
        if (!piece_at(lines, i)->number)
            return FALSE;
    return lines->first[line + 1] - lines->first[line] > 1 && !is_line_of_headings(lines, line);
}

/* An amount stands among its words: over 7,001; 9,686以上. Years, and small numbers that count, are of headings. */
static gboolean
has_amount(const Lines *lines, const GkChunk *piece)
{
    g_autofree char *text = gk_pieces_text(lines->finder->layout, piece);
    for (const char *digits = strpbrk(text, "0123456789"); digits; digits = strpbrk(digits, "0123456789")) {
        gsize length = strspn(digits, "0123456789.,");
        if (length > 2 && !is_year(digits, length) && !(digits > text && digits[-1] == '='))
            return TRUE;
        digits += length;
    }
    return FALSE;
}

/* A label, and an amount among the words of every entry beside it. */
static gboolean
is_of_amounts_in_words(const Lines *lines, guint line)
{
    guint beside = lines->first[line + 1] - lines->first[line] - 1;
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++)
        if ((piece_at(lines, i)->first_column == 0) == has_amount(lines, piece_at(lines, i)))
            return FALSE;
    return beside > 0 && beside < G_MAXUINT && piece_at(lines, lines->first[line])->first_column == 0;
}

static gboolean
is_data_line(const Lines *lines, guint line)
{
    guint numbers, beside;
    gboolean first = FALSE;
    if (counts_columns(lines, line) || is_of_numbers(lines, line) || has_numbered_label(lines, line) ||
        is_of_amounts_in_words(lines, line))
        return TRUE;
    count_numbers(lines, line, &numbers, &beside);
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++)
        first |= piece_at(lines, i)->first_column == 0;
    gboolean words = lines->share < GK_HEADER_NUMBERS_SHARE;
    return numbers > 0 && (first || numbers > 1 || lines->n_data == 1 || words) && numbers >= lines->share * beside &&
        !is_line_of_headings(lines, line);
}

static double
y_of(const Lines *lines, guint line)
{
    return gk_box_center_y(lines->finder->layout->lines[lines->run->header + line].box);
}

/* The height of a rule over the whole width between the lines' middles; NAN without one. */
static double
rule_between(const Lines *lines, guint upper, guint lower)
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
is_of_stripe(const Lines *lines, double rule)
{
    const GkLooseRules *loose = lines->finder->layout->loose;
    for (guint i = 0; i < loose->n_horizontal; i++)
        if (fabs(loose->horizontal[i].at - rule) < GK_GRID_SNAP && loose->horizontal[i].thickness != GK_STRIPE_EDGE)
            return FALSE;
    return TRUE;
}

static guint
count_pieces(const Lines *lines, guint line)
{
    return lines->first[line + 1] - lines->first[line];
}

/* One label in the first column. */
static gboolean
is_lone_label(const Lines *lines, guint line)
{
    return count_pieces(lines, line) == 1 && piece_at(lines, lines->first[line])->last_column == 0;
}

/* Some line above has labels in several places. */
static gboolean
has_labels_above(const Lines *lines, guint line)
{
    for (guint i = 0; i < line; i++)
        if (count_pieces(lines, i) > 1)
            return TRUE;
    return FALSE;
}

static gboolean
is_numbered(const Lines *lines, guint line)
{
    g_autofree char *text = gk_pieces_text(lines->finder->layout, piece_at(lines, lines->first[line]));
    return gk_rows_text_is_numbered(text);
}

/* The last line above `line` that has a label in the first column; G_MAXUINT without any. */
static guint
first_column_above(const Lines *lines, guint line)
{
    for (guint i = line; i-- > 0;)
        if (count_pieces(lines, i) && piece_at(lines, lines->first[i])->first_column == 0)
            return i;
    return G_MAXUINT;
}

/* How far rows are from each other, as the first line of data and the next one show. */
static double
row_step(const Lines *lines, guint data)
{
    guint count = lines->run->end - lines->run->header;
    for (guint i = data + 1; i < count; i++)
        if (is_data_line(lines, i))
            return y_of(lines, i) - y_of(lines, data);
    return G_MAXDOUBLE;
}

/* One piece in the middle of all columns. */
static gboolean
is_in_middle(const Lines *lines, guint line)
{
    const GkChunk *piece = piece_at(lines, lines->first[line]);
    return count_pieces(lines, line) == 1 && !piece->number && piece->first_column > 0 &&
        fabs((lines->left + lines->right) / 2 - gk_box_center_x(piece->box)) < GK_ALIGN_BAND_EM * piece->size;
}

/* The line is the heading of a section below the labels of all columns: others like it follow. */
static gboolean
is_band(const Lines *lines, guint line)
{
    guint count = lines->run->end - lines->run->header;
    if (line == 0 || !is_in_middle(lines, line) || count_pieces(lines, line - 1) < 2)
        return FALSE;
    for (guint i = line + 1; i < count; i++)
        if (is_in_middle(lines, i))
            return TRUE;
    return FALSE;
}

/* The line above `end` is of the body: a section's heading, or the upper line of a label that wraps around its amounts.
 * A heading is as far below the label of the first column as rows are from each other. */
static gboolean
is_of_body(const Lines *lines, guint end, guint data)
{
    const GkLine *line = &lines->finder->layout->lines[lines->run->header + end];
    double step = y_of(lines, end) - y_of(lines, end - 1);
    if (count_pieces(lines, end - 1) == 1 && step < GK_ALIGN_WRAP_EM * line->size && step < 0.8 * row_step(lines, data))
        return TRUE;
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

/* Lines [0, end) stand above the first background: labels of all columns, and a row with a label of its own, which has
 * none. */
static gboolean
hold_row(const Lines *lines, guint end)
{
    return count_pieces(lines, 0) == lines->columns && first_column_above(lines, end) > 0;
}

/* Without numbers. */
static guint
end_of_words(const Lines *lines, guint count)
{
    for (guint i = 1; i < count; i++) {
        double rule = rule_between(lines, i - 1, i);
        if (!isnan(rule) && !(is_of_stripe(lines, rule) && hold_row(lines, i)))
            return i <= MAX(3, count / 3) ? i : 1;
        if (!isnan(rule))
            break;
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
           (piece_at(lines, lines->first[end])->first_column > 0 || first_column_above(lines, end) == G_MAXUINT))
        end++;
    return end;
}

/* Both lines have something in one column. */
static gboolean
share_column(const Lines *lines, guint a, guint b)
{
    for (guint i = lines->first[a]; i < lines->first[a + 1]; i++)
        for (guint j = lines->first[b]; j < lines->first[b + 1]; j++)
            if (piece_at(lines, i)->first_column <= piece_at(lines, j)->last_column &&
                piece_at(lines, j)->first_column <= piece_at(lines, i)->last_column)
                return TRUE;
    return FALSE;
}

/* The line above is of one row with this one: half a line apart, in other columns. */
static guint
row_start(const Lines *lines, guint line)
{
    const GkLine *own = &lines->finder->layout->lines[lines->run->header + line];
    gboolean half = line > 0 && y_of(lines, line) - y_of(lines, line - 1) < GK_ROWS_HALF_EM * own->size &&
        !share_column(lines, line - 1, line);
    return half ? line - 1 : line;
}

/* A number in a column of numbers, however many words stand beside it: a row of a table of words. */
static gboolean
has_datum(const Lines *lines, guint line)
{
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++)
        if (piece_at(lines, i)->number && lines->data[piece_at(lines, i)->first_column])
            return !is_line_of_headings(lines, line);
    return FALSE;
}

/* The first line of data. A header has few lines, and never more than the body. */
static guint
find_data(const Lines *lines, guint count)
{
    guint data = 0, any = 0;
    while (data < count && !is_data_line(lines, data))
        data++;
    while (any < data && !has_datum(lines, any))
        any++;
    return data > MIN(count / 2, GK_ALIGN_HEADER_LINES) ? any : data;
}

static guint
find_end(const Lines *lines, guint count)
{
    guint data = find_data(lines, count);
    if (data == count)
        return count > 1 ? end_of_words(lines, count) : 0;
    double rule = NAN;
    guint end = data;
    while (end > 0 && isnan(rule = rule_between(lines, end - 1, end)))
        end--;
    if (end > 0 && !is_of_stripe(lines, rule))
        return end;
    if (end == 0)
        end = row_start(lines, data);
    while (end > 1 && is_of_body(lines, end, data))
        end = row_start(lines, end - 1);
    return has_labels_above(lines, end) || end == 0 ? end : data > 0 && count_pieces(lines, 0) > 0 && end < data ? 0 : end;
}

/* Why the header has so many lines, for the trace. */
static const char *
say_why(const Lines *lines, guint end, guint count)
{
    if (end > 0 && end < count && !isnan(rule_between(lines, end - 1, end)))
        return "a rule over the whole width ends it";
    if (end < count && is_data_line(lines, end))
        return "the next line is the first of data: numbers in columns of numbers, or a numbered label";
    if (end == 0)
        return "no line of labels over several columns stands above the data";
    return end < count ? "the lines between it and the first data are of the body: a section's heading, or a wrapped label"
                       : "nothing in it is data";
}

static void
tell(const Lines *lines, guint end)
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
    Lines lines = { finder, run, g_array_new(FALSE, TRUE, sizeof(GkChunk)), g_new(guint, run->end - run->header + 1),
                    NULL, 0, 0, 0, 0, 0 };
    GkAlignmentRun all = *run;
    all.first = run->header;
    g_autoptr(GArray) columns = gk_alignment_columns(finder, &all);
    lines.data = g_new0(guint8, columns->len + 1);
    cut_lines(&lines);
    guint end = 0;
    if (columns->len) {
        find_data_columns(&lines, columns);
        measure_share(&lines);
        end = find_end(&lines, run->end - run->header);
        if (finder->layout->trace)
            tell(&lines, end);
    }
    g_array_unref(lines.pieces);
    g_free(lines.first);
    g_free(lines.data);
    return run->header + end;
}
