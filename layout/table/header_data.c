/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which lines of a table without rules hold data, and which label columns.
 *
 *                 2006    2007    2006    2007     years, and spans of them, are labels
 *                 1       2       3       4        1 2 3, which count columns, begin the body
 *      Ashby    63,400  27,900  62,900  46,200     numbers in columns of numbers: right of the first, a third of whose
 *      Lowest   under 12,000    12,000 to 15,000   entries are numbers; or amounts in the words of all columns
 *
 * How many numbers a line of data has depends on the table: one of words has few in any.
 */
#include "layout/table/header_data.h"

#include "layout/table/tuning.h"
#include "layout/words/heading_number.h"
#include "layout/words/row_words.h"

#include <stdlib.h>
#include <string.h>

static void
cut_lines(GkHeaderLines *lines)
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

/* A number that heads a column: a year, a span of years, one that counts columns. */
static gboolean
is_heading(const GkHeaderLines *lines, const GkChunk *piece)
{
    g_autofree char *text = gk_pieces_text(lines->finder->layout, piece);
    return gk_word_is_year(text) || gk_word_is_span_of_years(text);
}

/* All numbers of the line head columns. */
static gboolean
is_line_of_headings(const GkHeaderLines *lines, guint line)
{
    guint numbers = 0;
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++) {
        const GkChunk *piece = gk_header_piece(lines, i);
        if (piece->number && !is_heading(lines, piece))
            return FALSE;
        numbers += piece->number;
    }
    return numbers > 0;
}

/* Its numbers count the columns from 1 on: a row of its own below the labels. */
static gboolean
counts_columns(const GkHeaderLines *lines, guint line)
{
    guint expected = 0;
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++) {
        const GkChunk *piece = gk_header_piece(lines, i);
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

/* Nothing but numbers from 1 on above rows that are numbered from 1 on: the heads of a matrix, whose columns are its rows. */
static gboolean
heads_matrix(const GkHeaderLines *lines, guint line)
{
    if (line > 0 || lines->run->end - lines->run->header < 3 || !counts_columns(lines, line))
        return FALSE;
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++)
        if (!gk_header_piece(lines, i)->number || gk_header_piece(lines, i)->first_column == 0)
            return FALSE;
    for (guint row = 1; row < 3; row++) {
        if (lines->first[line + row] == lines->first[line + row + 1])
            return FALSE;
        const GkChunk *label = gk_header_piece(lines, lines->first[line + row]);
        g_autofree char *text = gk_pieces_text(lines->finder->layout, label);
        if (label->first_column > 0 || strtoul(text, NULL, 10) != row)
            return FALSE;
    }
    return TRUE;
}

static gboolean
has_digit(const GkHeaderLines *lines, const GkChunk *piece)
{
    g_autofree char *text = gk_pieces_text(lines->finder->layout, piece);
    return strpbrk(text, "0123456789") != NULL;
}

/* Columns right of the first in which a third of the entries are numbers; nil marks alone, of which tables of words have some, are
 * none. */
static void
find_data_columns(GkHeaderLines *lines, const GArray *columns)
{
    g_autofree guint *numbers = g_new0(guint, columns->len + 1), *all = g_new0(guint, columns->len + 1);
    g_autofree guint8 *digits = g_new0(guint8, columns->len + 1);
    for (guint i = 0; i < lines->pieces->len; i++) {
        GkChunk *piece = &g_array_index(lines->pieces, GkChunk, i);
        gk_alignment_place_chunk(piece, columns);
        if (piece->first_column != piece->last_column)
            continue;
        all[piece->first_column]++;
        numbers[piece->first_column] += piece->number;
        digits[piece->first_column] |= piece->number && has_digit(lines, piece);
    }
    lines->columns = columns->len;
    lines->left = g_array_index(columns, GkTextColumn, 0).print0;
    lines->right = g_array_index(columns, GkTextColumn, columns->len - 1).print1;
    for (guint c = columns->len > 1 ? 1 : 0; c < columns->len; c++) {
        lines->data[c] = digits[c] && numbers[c] >= GK_HEADER_DATA_SHARE * all[c];
        lines->n_data += lines->data[c];
    }
}

/* Numbers in columns of numbers, and all entries beside the labels. */
static void
count_numbers(const GkHeaderLines *lines, guint line, guint *numbers, guint *beside)
{
    *numbers = *beside = 0;
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++) {
        *numbers += gk_header_piece(lines, i)->number && lines->data[gk_header_piece(lines, i)->first_column];
        *beside += gk_header_piece(lines, i)->first_column > 0;
    }
}

/* A table of words has few numbers in any line: those of its header have fewer still. */
static void
measure_share(GkHeaderLines *lines)
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
has_numbered_label(const GkHeaderLines *lines, guint line)
{
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++) {
        const GkChunk *piece = gk_header_piece(lines, i);
        g_autofree char *text = piece->number ? NULL : gk_pieces_text(lines->finder->layout, piece);
        GkHeadingNumber number;
        if (text && gk_heading_number_parse(text, &number))
            return TRUE;
    }
    return FALSE;
}

/* Nothing but numbers, two or more, in a table of too few rows to show which columns are of numbers. */
static gboolean
is_of_numbers(const GkHeaderLines *lines, guint line)
{
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++)
        if (!gk_header_piece(lines, i)->number)
            return FALSE;
    return lines->first[line + 1] - lines->first[line] > 1 && !is_line_of_headings(lines, line);
}

/* An amount stands among its words: over 7,001; 9,686以上. Years, and small numbers that count, are of headings. */
static gboolean
has_amount(const GkHeaderLines *lines, const GkChunk *piece)
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
is_of_amounts_in_words(const GkHeaderLines *lines, guint line)
{
    guint beside = lines->first[line + 1] - lines->first[line] - 1;
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++)
        if ((gk_header_piece(lines, i)->first_column == 0) == has_amount(lines, gk_header_piece(lines, i)))
            return FALSE;
    return beside > 0 && beside < G_MAXUINT && gk_header_piece(lines, lines->first[line])->first_column == 0;
}

gboolean
gk_header_is_data(const GkHeaderLines *lines, guint line)
{
    guint numbers, beside;
    gboolean first = FALSE;
    if (heads_matrix(lines, line))
        return FALSE;
    if (counts_columns(lines, line) || is_of_numbers(lines, line) || has_numbered_label(lines, line) ||
        is_of_amounts_in_words(lines, line))
        return TRUE;
    count_numbers(lines, line, &numbers, &beside);
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++)
        first |= gk_header_piece(lines, i)->first_column == 0;
    gboolean words = lines->share < GK_HEADER_NUMBERS_SHARE;
    return numbers > 0 && (first || numbers > 1 || lines->n_data == 1 || words) && numbers >= lines->share * beside &&
        !is_line_of_headings(lines, line);
}
gboolean
gk_header_has_datum(const GkHeaderLines *lines, guint line)
{
    for (guint i = lines->first[line]; i < lines->first[line + 1]; i++)
        if (gk_header_piece(lines, i)->number && lines->data[gk_header_piece(lines, i)->first_column])
            return !is_line_of_headings(lines, line);
    return FALSE;
}

GkHeaderLines
gk_header_lines_read(const GkAlignment *finder, const GkAlignmentRun *run, const GArray *columns)
{
    GkHeaderLines lines = { .finder = finder,
                            .run = run,
                            .pieces = g_array_new(FALSE, TRUE, sizeof(GkChunk)),
                            .first = g_new(guint, run->end - run->header + 1),
                            .data = g_new0(guint8, columns->len + 1) };
    cut_lines(&lines);
    find_data_columns(&lines, columns);
    measure_share(&lines);
    return lines;
}

void
gk_header_lines_clear(GkHeaderLines *lines)
{
    g_array_unref(lines->pieces);
    g_free(lines->first);
    g_free(lines->data);
}
