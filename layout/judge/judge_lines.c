/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether what looks like a table is one.
 *
 *      280                    280                  the ticks of two charts, the lines of a program, contents, a list of
 *      240      基本支出      240      项目支出    references, a form with its fields: all have pieces in columns
 *
 * Every candidate is built and then looked at as a table would be: how many of its rows have entries in several
 * columns, how full its grid is, how much of it is numbers, whether words stand beside them; and at what tables don't
 * have: columns of nothing but even steps, rows of dots, signs of programs, numbered items with one text each. Each
 * feature adds or takes away (the weights stand in tuning.h); no single one decides. Rules around it and a
 * caption above it are features like the others.
 *
 * What this cannot do: tell a list of two columns that means nothing from one that does.
 */
#include "layout/judge/judge.h"

#include "layout/page/strip.h"
#include "layout/judge/tuning.h"
#include "layout/words/characters.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is counted over the body's rows and cells. */
typedef struct {
    guint rows, several, labelled; /* with something; in several columns; with a word */
    guint bare; /* with a number and no word */
    guint amounts; /* cells with three digits or a point */
    guint through; /* with one text over most columns */
    guint filled; /* positions, spans counted whole */
    guint cells, numbers;
    guint signs; /* rows, header or not, with signs of programs */
    guint mixed; /* cells with words and numbers: 14 Mill Lane */
    guint digits, entries,
        ends; /* cells with digits; those that are entries of an index; ... or may be the ends of some */
    double words;
} Counts;

static char *
text_of(const GkFragment *fragment, const GkFragmentCell *cell)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < cell->n_glyphs; i++)
        g_string_append_unichar(
            text,
            gk_readable_character(g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]).character));
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* About how many words a text of so many glyphs has: four letters make one, two ideographs do. */
static double
count_words(const GkFragment *fragment, const GkFragmentCell *cell)
{
    double words = 0;
    for (guint i = 0; i < cell->n_glyphs; i++) {
        gunichar c = g_array_index(fragment->layout->page->glyphs, GkGlyph, cell->glyphs[i]).character;
        words += gk_is_wide(c) ? 0.35 : 0.2;
    }
    return words;
}

static gboolean
has_sign_of_program(const char *text)
{
    static const char *const SIGNS[] = { "==", "()", "//", "->", "+=", "!=" };
    const char *equals = strchr(text, '=');
    gboolean found = (equals && equals != text && g_ascii_isalnum(equals[-1])) || g_str_has_prefix(text, "0x") ||
        strpbrk(text, "{};\\_");
    for (guint i = 0; i < G_N_ELEMENTS(SIGNS) && !found; i++)
        found = strstr(text, SIGNS[i]) != NULL;
    return found;
}

static gboolean
is_of_list(gunichar c)
{
    return g_unichar_isdigit(c) || c == ',' || c == 0xff0c || c == 0x3001 || c == ';' || c == 0xff1b;
}

/* Whole numbers of few digits; *numbers of them end the text. Returns where they begin, with the sign before them. */
static const char *
find_list(const char *text, guint *numbers)
{
    const char *list = text + strlen(text);
    guint digits = 0;
    *numbers = 0;
    while (list > text && digits <= 4 && is_of_list(g_utf8_get_char(g_utf8_prev_char(list)))) {
        list = g_utf8_prev_char(list);
        gboolean digit = g_unichar_isdigit(g_utf8_get_char(list));
        *numbers += digit && digits == 0;
        digits = digit ? digits + 1 : 0;
    }
    return digits <= 4 ? list : text + strlen(text);
}

/* Kelp, 12, 107: an entry of an index; 12, 107, 1100: its numbers, and no amount. *may: it may be the end of one. */
static gboolean
is_entry_of_index(const char *text, gboolean *may)
{
    guint numbers;
    const char *list = find_list(text, &numbers);
    *may = numbers > 0 && (list == text || g_unichar_isalpha(g_utf8_get_char(text)));
    if (list == text)
        return numbers > 1 && !gk_is_well_formed_number(text);
    return *may && g_utf8_next_char(text) < list && (numbers > 1 || !g_unichar_isdigit(g_utf8_get_char(list)));
}

static guint
count_digits(const char *text)
{
    guint digits = 0;
    for (; *text; text = g_utf8_next_char(text))
        digits += gk_is_digit(g_utf8_get_char(text));
    return digits;
}

static gboolean
has_letter(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_isalpha(g_utf8_get_char(text)))
            return TRUE;
    return FALSE;
}

static void
count_cell(const GkFragment *fragment, const GkFragmentCell *cell, Counts *counts)
{
    g_autofree char *text = text_of(fragment, cell);
    counts->cells++;
    counts->numbers += gk_word_is_number(text);
    counts->amounts += gk_word_is_number(text) && (strchr(text, '.') || count_digits(text) > 2);
    counts->words += count_words(fragment, cell);
    gboolean may, digits = count_digits(text) > 0;
    counts->digits += digits;
    counts->mixed += digits && !gk_word_is_number(text) && has_letter(text);
    counts->entries += is_entry_of_index(text, &may);
    counts->ends += may;
}

static Counts
count(const GkFragment *fragment, guint header_rows)
{
    Counts counts = { 0 };
    g_autofree guint *filled = g_new0(guint, fragment->row_count), *words = g_new0(guint, fragment->row_count);
    g_autofree guint *numbers = g_new0(guint, fragment->row_count), *through = g_new0(guint, fragment->row_count);
    g_autofree guint *signs = g_new0(guint, fragment->row_count);
    for (guint i = 0; i < fragment->n_cells; i++) {
        const GkFragmentCell *cell = &fragment->cells[i];
        g_autofree char *any = cell->n_glyphs ? text_of(fragment, cell) : NULL;
        signs[cell->row] |= any && has_sign_of_program(any);
        if (cell->row < header_rows || !any)
            continue;
        count_cell(fragment, cell, &counts);
        through[cell->row] = cell->column_span >= GK_ALIGN_THROUGH_SHARE * fragment->column_count;
        g_autofree char *text = text_of(fragment, cell);
        for (guint r = cell->row; r < cell->row + cell->row_span; r++) {
            filled[r] += cell->column_span;
            words[r] += !gk_word_is_number(text);
            numbers[r] += gk_word_is_number(text);
        }
    }
    for (guint r = 0; r < fragment->row_count; r++)
        counts.signs += signs[r];
    for (guint r = header_rows; r < fragment->row_count; r++) {
        counts.rows += filled[r] > 0;
        counts.several += filled[r] > 1;
        counts.labelled += words[r] > 0;
        counts.bare += numbers[r] && !words[r];
        counts.filled += filled[r];
        counts.through += through[r] && words[r] == 1 && numbers[r] == 0 && fragment->column_count > 2;
    }
    return counts;
}

/* --- columns of even steps --- */

/* The number in the cell, for comparing steps only; NAN when it holds none. */
static double
value_of(const GkFragment *fragment, const GkFragmentCell *cell)
{
    g_autofree char *text = text_of(fragment, cell);
    g_autoptr(GString) digits = g_string_new(NULL);
    if (!gk_word_is_number(text))
        return NAN;
    for (const char *c = text; *c; c = g_utf8_next_char(c))
        if (g_ascii_isdigit(*c) || *c == '.' || (*c == '-' && digits->len == 0))
            g_string_append_c(digits, *c);
    return digits->len ? g_ascii_strtod(digits->str, NULL) : NAN;
}

/* Four numbers of the column or more, each as far from the next. */
static gboolean
has_even_steps(const GkFragment *fragment, guint column, guint header_rows, guint *numbers)
{
    double last = NAN, step = NAN;
    guint even = 0, steps = 0;
    *numbers = 0;
    for (guint r = header_rows; r < fragment->row_count; r++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, r, column);
        double value = cell->row == r && cell->column == column && cell->n_glyphs ? value_of(fragment, cell) : NAN;
        if (isnan(value))
            continue;
        if (++*numbers > 1) {
            steps++;
            even += *numbers == 2 || fabs((value - last) - step) < 1e-6;
            step = *numbers == 2 ? value - last : step;
        }
        last = value;
    }
    return *numbers >= 4 && step != 0 && even * 5 >= steps * 4;
}

/* Whether all columns of numbers, or most of a grid of hardly any words, are ticks of an axis. */
static gboolean
is_axis(const GkFragment *fragment, const GkLinesCandidate *candidate, const Counts *counts)
{
    guint columns = 0, even = 0, numbers;
    for (guint c = 0; c < fragment->column_count; c++) {
        gboolean steps = has_even_steps(fragment, c, candidate->header_rows, &numbers);
        columns += numbers >= 4;
        even += steps;
    }
    return even > 0 &&
        (even == columns ? counts->labelled * 2 < counts->rows
                         : counts->numbers * 2 > counts->cells && counts->labelled * 2 < counts->rows);
}

/* The first column numbers items: [1] in any list, 1. (a) and the like in one of few columns. */
static gboolean
is_list(const GkFragment *fragment, guint header_rows, gboolean *bracketed)
{
    guint rows = 0, numbered = 0, brackets = 0;
    for (guint r = header_rows; r < fragment->row_count; r++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, r, 0);
        g_autofree char *text = cell->row == r ? text_of(fragment, cell) : NULL;
        if (!text || !*text)
            continue;
        gsize inner = strspn(text, "0123456789.[]()");
        rows++;
        brackets += *text == '[';
        numbered += text[inner] == '\0' || (strlen(text) <= 3 && strpbrk(text, ".)]")) || strcmp(text, "•") == 0 ||
            strcmp(text, "–") == 0;
    }
    *bracketed = rows > 1 && brackets * 5 >= rows * 3;
    return rows > 1 && numbered * 5 >= rows * 4;
}

/* Labels with a colon, most of them, each before what belongs to it: the fields of a form or a letter. */
static gboolean
is_form(const GkFragment *fragment)
{
    guint rows = 0, fields = 0;
    for (guint r = 0; r < fragment->row_count && fragment->column_count < 4; r++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, r, 0);
        g_autofree char *text = cell->row == r ? text_of(fragment, cell) : NULL;
        if (!text || !*text)
            continue;
        rows++;
        fields += g_str_has_suffix(text, ":") || g_str_has_suffix(text, "：");
    }
    return rows > 1 && fields * 2 >= rows;
}

/* The last number of each row as the page of an entry: whole, and no smaller than the one before. */
typedef struct {
    guint pages, rises;
    gboolean falls;
} Pages;

static Pages
count_pages(const GkFragment *fragment)
{
    Pages pages = { 0 };
    double last_page = 0;
    for (guint r = 0; r < fragment->row_count; r++) {
        const GkFragmentCell *last = NULL;
        for (guint c = 0; c < fragment->column_count; c++) {
            const GkFragmentCell *cell = gk_fragment_cell_at(fragment, r, c);
            if (cell->row == r && cell->n_glyphs)
                last = cell;
        }
        g_autofree char *text = last ? text_of(fragment, last) : NULL;
        const char *digits = !text ? "" : text + (*text == '(' ? 1 : g_str_has_prefix(text, "（") ? strlen("（") : 0);
        gsize length = strspn(digits, "0123456789");
        const char *rest = digits + length;
        if (length == 0 || length > 3 || (*rest && strcmp(rest, ")") != 0 && strcmp(rest, "）") != 0))
            continue;
        double page = g_ascii_strtod(digits, NULL);
        pages.falls |= page < last_page;
        pages.rises += pages.pages > 0 && page > last_page;
        last_page = page;
        pages.pages++;
    }
    return pages;
}

/* Nearly every row ends with the number of a page; other numbers are of headings: 2.1. */
static gboolean
is_contents(const GkFragment *fragment, const Pages *pages)
{
    guint others = 0;
    for (guint i = 0; i < fragment->n_cells; i++) {
        g_autofree char *text = text_of(fragment, &fragment->cells[i]);
        others += gk_word_is_number(text) && strchr(text, '.') == NULL;
    }
    return !pages->falls && pages->rises > 0 && pages->pages >= 4 && pages->pages * 5 >= fragment->row_count * 4 &&
        others <= pages->pages + 1;
}

/* Three columns or more, each with a label above its body. */
static gboolean
is_headed(const GkFragment *fragment, guint header_rows)
{
    guint labelled = 0;
    for (guint c = 0; header_rows && c < fragment->column_count; c++) {
        const GkFragmentCell *cell = gk_fragment_cell_at(fragment, header_rows - 1, c);
        labelled += cell->column_span == 1 && cell->n_glyphs;
    }
    return labelled > 2 && labelled == fragment->column_count;
}

/* --- the sum --- */

double
gk_judge_lines(const GkFragment *fragment, const GkLinesCandidate *candidate)
{
    Counts counts = count(fragment, candidate->header_rows);
    guint n = fragment->column_count;
    if (n > 1 && counts.rows < 2 && counts.numbers == 0 && candidate->framed && candidate->header_rows &&
        (candidate->captioned || fragment->row_count > candidate->header_rows + 1))
        return GK_JUDGE_FRAMED; /* a form that was left blank */
    if (n < 2 || counts.rows == 0 ||
        (counts.rows < 2 && !candidate->framed && !candidate->captioned && !candidate->goes_on))
        return -G_MAXDOUBLE;
    if (counts.numbers == 0 && counts.rows < 3 && !candidate->framed && !candidate->goes_on)
        return -G_MAXDOUBLE;
    double rows = counts.rows, several = counts.several / rows, fill = counts.filled / (rows * n);
    double numbers = (double) counts.numbers / counts.cells, words = counts.words / counts.cells;
    double sum = GK_JUDGE_SEVERAL * (several - 0.5) + GK_JUDGE_FILL * (fill - 0.45) + GK_JUDGE_NUMBERS * numbers +
        GK_JUDGE_ROW * MIN(6, rows - 2) + GK_JUDGE_COLUMN * MIN(4, (double) n - 2);
    sum += candidate->framed ? GK_JUDGE_FRAMED : 0;
    sum += candidate->captioned ? GK_JUDGE_CAPTIONED : 0;
    sum += candidate->goes_on && counts.numbers ? GK_JUDGE_GOES_ON : 0;
    if (counts.rows < 3 && !candidate->framed && !candidate->captioned && !candidate->goes_on)
        sum -= GK_JUDGE_FEW;
    gboolean headed = is_headed(fragment, candidate->header_rows);
    if (counts.rows < 3 && n < 4 && candidate->framed && !candidate->captioned && counts.amounts == 0 && !headed)
        sum -= GK_JUDGE_NO_AMOUNTS;
    if (counts.numbers == 0 && !candidate->framed && !candidate->captioned && !candidate->goes_on)
        sum -= GK_JUDGE_NO_NUMBERS + (counts.mixed > GK_JUDGE_MIXED * counts.cells ? GK_JUDGE_LIST : 0);
    gboolean loose = (n < 3 || fill < GK_JUDGE_FULL) && !(candidate->captioned && headed);
    if (counts.bare * 2 >= counts.rows && loose && counts.labelled < counts.rows)
        sum -= GK_JUDGE_BARE;
    if (!candidate->framed && loose && counts.labelled < 0.4 * rows)
        sum -= GK_JUDGE_NO_LABELS;
    if (words > GK_JUDGE_WORDS)
        sum -= GK_JUDGE_WORD * (words - GK_JUDGE_WORDS) * (candidate->framed ? 0.5 : 1);
    if (counts.numbers == 0 && words > GK_JUDGE_LIST_WORDS && rows > 3 && 1.2 * rows > candidate->lines)
        sum -= GK_JUDGE_PROSE;
    if (counts.through * 3 >= rows)
        sum -= GK_JUDGE_PROSE;
    if (gk_judge_is_in_drawing(fragment))
        sum -= GK_JUDGE_DRAWING;
    if (gk_share_touching(fragment, FALSE) == 0)
        sum -= GK_JUDGE_APART;
    if (is_axis(fragment, candidate, &counts))
        sum -= GK_JUDGE_AXIS;
    Pages pages = count_pages(fragment);
    gboolean amounts = counts.amounts * 2 > counts.rows && pages.pages * 2 < counts.rows;
    if (candidate->leaders > GK_JUDGE_LEADER_SHARE * candidate->lines && !amounts &&
        (n <= 2 || (n == 3 && counts.numbers <= 1.1 * rows) || is_contents(fragment, &pages)))
        sum -= GK_JUDGE_LEADERS;
    if (counts.entries > GK_JUDGE_ENTRIES * counts.digits && counts.ends > GK_JUDGE_ENDS * counts.digits)
        sum -= GK_JUDGE_LEADERS;
    if (counts.signs > GK_JUDGE_SIGNS * fragment->row_count)
        sum -= GK_JUDGE_PROGRAM;
    if (!(candidate->framed && candidate->header_rows) && !candidate->captioned && is_contents(fragment, &pages))
        sum -= GK_JUDGE_LEADERS;
    if (!candidate->framed && !candidate->captioned && is_form(fragment))
        sum -= GK_JUDGE_LIST;
    gboolean bracketed, list = is_list(fragment, candidate->header_rows, &bracketed);
    if (!(candidate->framed && candidate->header_rows) &&
        (bracketed || (list && (n == 2 || (n == 3 && words > GK_JUDGE_LIST_WORDS)))))
        sum -= GK_JUDGE_LIST;
    return sum;
}
