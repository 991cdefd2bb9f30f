/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Digits on both sides of a joint: one number, or two?
 *
 *      72.7 ⏎ 3    1 234 567,00    2010101 23.61    53.8      142    1 2 3 4
 *        one        one (in threes)   two              two (far)      one
 *
 * A joint within a line is a gap. What is a gap depends on the others: where
 * all digits of a line, or of a table, stand apart by the same amount they are
 * letter-spaced, and only what is wider parts them; where they stand close, a
 * fifth of an em is a printed blank.
 *
 *  - They are one number when together they are well formed and the joint can
 *    be explained: the line was full, so the number was wrapped; a point, comma
 *    or started group shows that the left part goes on; or thin spaces part
 *    thousands, in threes throughout.
 *  - They are two numbers when both are complete with decimals, or far apart.
 *  - Otherwise both readings are possible: the cell is ambiguous, keeps the gap,
 *    and a diagnostic names both.
 *
 * A sign behind a joint begins a number of its own; one that is far from the digits behind it may be a nil mark.
 *
 * And digits of one number are of one size and stand at one height; others
 * make a doubt.
 */
#include "layout/cells/text.h"

#include "extract/measures.h"
#include "layout/cells/tuning.h"
#include "layout/page/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/tuning.h"

#include <math.h>
#include <string.h>

#define LEAST_PAIRS 2u /* gaps that show what is usual in a line */
#define LEAST_PAIRS_OF_TABLE 12u /* ... in a table */

/* --- gaps --- */

/* The gap between two glyphs of one line, em; FALSE when they are not both digits of one size. */
static gboolean
digit_gap(const GkGlyph *a, const GkGlyph *b, double *gap)
{
    *gap = (b->box.x0 - a->box.x1) / MAX(a->size, b->size);
    return gk_is_numeric(a->character) && gk_is_numeric(b->character) &&
        fabs(a->size - b->size) <= GK_TEXT_ONE_SIZE_SHARE * a->size;
}

static double
usual_gap(GArray *gaps, guint least)
{
    double usual = gaps->len < least ? 0 : gk_quantile(gaps, 0.5);
    return usual > 0 && usual <= GK_TEXT_SPACING_EM ? usual : 0;
}

double
gk_cell_usual_spacing(const GkFragment *fragment)
{
    g_autoptr(GArray) gaps = g_array_new(FALSE, FALSE, sizeof(double));
    const GkGlyph *glyphs = (const GkGlyph *) (gpointer) fragment->layout->page->glyphs->data;
    for (guint c = 0; c < fragment->n_cells; c++) {
        const GkFragmentCell *cell = &fragment->cells[c];
        for (guint i = 1; i < cell->n_glyphs; i++) {
            const GkGlyph *a = &glyphs[cell->glyphs[i - 1]], *b = &glyphs[cell->glyphs[i]];
            double gap;
            if (b->box.x0 > a->box.x0 && gk_box_center_y(a->box) == gk_box_center_y(b->box) && digit_gap(a, b, &gap))
                g_array_append_val(gaps, gap);
        }
    }
    return usual_gap(gaps, LEAST_PAIRS_OF_TABLE);
}

/* A number that is not letter-spaced stands before one that is: 20805 1 0 8 2. */
static gboolean
changes_spacing(const GkCellMaker *maker, const GkCellLine *line)
{
    guint close = 0, wide = 0;
    for (guint i = line->first + 1; i < line->end; i++) {
        const GkGlyph *a = gk_maker_glyph(maker, i - 1), *b = gk_maker_glyph(maker, i);
        double gap;
        if (!gk_is_digit(a->character) || !gk_is_digit(b->character) || !digit_gap(a, b, &gap))
            continue;
        gboolean apart = gap > GK_TEXT_NARROW_SPACE_EM;
        if (!apart && wide)
            return FALSE;
        close += !apart;
        wide += apart;
    }
    return close >= LEAST_PAIRS && wide > LEAST_PAIRS;
}

double
gk_cell_line_spacing(const GkCellMaker *maker, const GkCellLine *line)
{
    g_autoptr(GArray) gaps = NULL;
    guint pairs = 0;
    for (guint i = line->first + 1; i < line->end; i++) {
        double gap;
        if (!digit_gap(gk_maker_glyph(maker, i - 1), gk_maker_glyph(maker, i), &gap))
            continue;
        pairs++;
        if (gap <= GK_TEXT_NARROW_SPACE_EM && !gaps)
            continue;
        gaps = gaps ? gaps : g_array_new(FALSE, FALSE, sizeof(double));
        g_array_append_val(gaps, gap);
    }
    if (!gaps || pairs < LEAST_PAIRS)
        return maker->usual_spacing;
    if (changes_spacing(maker, line))
        return 0;
    for (double none = 0; gaps->len < pairs;)
        g_array_append_val(gaps, none);
    return usual_gap(gaps, LEAST_PAIRS);
}

GkJoint
gk_cell_joint(const GkCellMaker *maker, guint i)
{
    const GkGlyph *left = gk_maker_glyph(maker, i - 1), *right = gk_maker_glyph(maker, i);
    double gap = right->box.x0 - left->box.x1, size = MAX(left->size, right->size);
    gboolean wide = gk_is_wide(left->character) || gk_is_wide(right->character);
    /* Points and commas of some fonts are as wide as digits, and their boxes are not. */
    double blank = gk_is_digit(left->character) && gk_is_digit(right->character) ? GK_TEXT_NARROW_SPACE_EM : GK_TEXT_SPACE_EM;
    if (gk_is_numeric(left->character) && gk_is_numeric(right->character))
        return gap > (maker->spacing + blank) * size ? GK_JOINT_GAP : GK_JOINT_NONE;
    gboolean latin = left->character < 0x80 && right->character < 0x80 &&
        (g_ascii_isalpha((gchar) left->character) || g_ascii_isalpha((gchar) right->character));
    double least = wide ? GK_TEXT_WIDE_SPACE_EM : latin ? GK_TEXT_LATIN_SPACE_EM : GK_TEXT_SPACE_EM;
    return gap > least * size ? GK_JOINT_GAP : GK_JOINT_NONE;
}

/* --- runs --- */

static gboolean
are_of_one_run(const GkCellMaker *maker, guint i)
{
    const GkGlyph *a = gk_maker_glyph(maker, i - 1), *b = gk_maker_glyph(maker, i);
    return fabs(gk_box_center_y(a->box) - gk_box_center_y(b->box)) <= GK_TEXT_LINE_EM * a->size &&
        b->box.x0 >= a->box.x0 && gk_cell_joint(maker, i) == GK_JOINT_NONE;
}

/* The run of numeric characters that ends (or, forwards, begins) text at `from`. */
static char *
numeric_run(const GkCellMaker *maker, guint from, gboolean forwards)
{
    GString *run = g_string_new(NULL);
    for (gint i = (gint) from; i >= 0 && i < (gint) maker->n; i += forwards ? 1 : -1) {
        gunichar c = gk_maker_glyph(maker, (guint) i)->character;
        if (!gk_is_numeric(c) || run->len > 60)
            break;
        if (forwards)
            g_string_append_unichar(run, c);
        else
            g_string_prepend_unichar(run, c);
        gint next = i + (forwards ? 1 : -1);
        if (next < 0 || next >= (gint) maker->n || !are_of_one_run(maker, (guint) MAX(i, next)))
            break;
    }
    return g_string_free(run, FALSE);
}

gboolean
gk_fragment_line_is_full(const GkFragmentCell *cell, double left, double right, double size, gunichar second)
{
    double left_room = left - cell->box.x0, right_room = cell->box.x1 - right, room = left_room + right_room;
    if (room < GK_TEXT_WRAP_ROOM + GK_TEXT_WRAP_ROOM_EM * size)
        return TRUE;
    double margin = MIN(MIN(left_room, right_room), GK_TEXT_WRAP_MARGIN);
    double wanted = second == '.' || second == ',' ? GK_TEXT_WRAP_POINT_EM : GK_TEXT_WRAP_CHARACTER_EM;
    return room - 2 * margin < wanted * size;
}

static const GkCellLine *
line_before(const GkCellMaker *maker, guint i)
{
    for (guint l = 0; l < maker->lines->len; l++) {
        const GkCellLine *line = &g_array_index(maker->lines, GkCellLine, l);
        if (line->end == i)
            return line;
    }
    return NULL;
}

/* TRUE when the line before glyph i is so full that its text was wrapped, not ended. */
static gboolean
line_is_full(const GkCellMaker *maker, guint i)
{
    const GkCellLine *line = line_before(maker, i);
    return line && gk_fragment_line_is_full(maker->cell, line->left, line->right, gk_maker_glyph(maker, i)->size,
                                            i + 1 < maker->n ? gk_maker_glyph(maker, i + 1)->character : 0);
}

/* TRUE when all that the cell shows is one number: "1,0 / 40, / 361.56". */
static gboolean
is_one_number(const GkCellMaker *maker)
{
    g_autoptr(GString) whole = g_string_new(NULL);
    for (guint i = 0; i < maker->n; i++)
        g_string_append_unichar(whole, gk_maker_glyph(maker, i)->character);
    return gk_is_well_formed_number(whole->str);
}

static gboolean
is_number_cell(const GkCellMaker *maker)
{
    for (guint i = 0; i < maker->n; i++) {
        gunichar c = gk_maker_glyph(maker, i)->character;
        if (!gk_is_numeric(c) && !g_unichar_ispunct(c) && c != '+' && c != 0x2212 && c != 0x25b3 && c != 0x25b2)
            return FALSE;
    }
    return TRUE;
}

/* --- joints --- */

typedef enum { NUMBERS_ONE, NUMBERS_TWO, NUMBERS_AMBIGUOUS, NUMBERS_FAR } Numbers;

/* Whole numbers of the same length: nothing but the width of the cell says that they are one. In a cell of one or two
 * digits' width, that is enough: it could hold nothing else. */
static gboolean
are_stacked(const GkCellMaker *maker, const char *left, const char *right)
{
    return strlen(left) > (maker->lines->len > 2 ? 2 : 1) && strlen(right) >= strlen(left) && !strpbrk(left, ".,") && !strpbrk(right, ".,");
}

/* Digits on both sides of the end of a line. */
static Numbers
judge_lines(const GkCellMaker *maker, guint i, const char *left, const char *right)
{
    const char *point = strchr(left, '.');
    gboolean left_complete = point && strlen(point) >= 3;
    if (maker->cell->repairs & GK_REPAIR_JOINED_WRAPPED_NUMBER)
        return NUMBERS_ONE; /* cells/overflow_rest.c says so */
    if (line_is_full(maker, i) && !left_complete)
        return are_stacked(maker, left, right) ? NUMBERS_AMBIGUOUS : NUMBERS_ONE;
    if (!gk_number_goes_on(left, right) || left_complete)
        return NUMBERS_AMBIGUOUS;
    gboolean one_decimal = point && strlen(point) == 2 && g_ascii_isdigit(*right);
    return one_decimal ? NUMBERS_AMBIGUOUS : NUMBERS_ONE; /* why was the line ended? */
}

static double
gap_before(const GkCellMaker *maker, guint i)
{
    const GkGlyph *a = gk_maker_glyph(maker, i - 1), *b = gk_maker_glyph(maker, i);
    return (b->box.x0 - a->box.x1) / MAX(a->size, b->size) - maker->spacing;
}

/* The line that glyph i stands in. */
static const GkCellLine *
line_of(const GkCellMaker *maker, guint i)
{
    for (guint l = 0; l < maker->lines->len; l++) {
        const GkCellLine *line = &g_array_index(maker->lines, GkCellLine, l);
        if (i >= line->first && i < line->end)
            return line;
    }
    return NULL;
}

/* Whether glyph i of a line is of the same number as the one before, as far as gaps of thin spaces allow. */
static gboolean
is_of_group(const GkCellMaker *maker, guint i)
{
    return gk_is_numeric(gk_maker_glyph(maker, i - 1)->character) && gk_is_numeric(gk_maker_glyph(maker, i)->character) &&
        gap_before(maker, i) <= GK_TEXT_THIN_SPACE_EM;
}

/* How many thin spaces part the number that glyph i belongs to in groups of three; 0 when they don't. */
static guint
thin_spaces(const GkCellMaker *maker, guint i)
{
    const GkCellLine *line = line_of(maker, i);
    guint at = i, digits = 0, spaces = 0;
    gboolean point = FALSE;
    if (!is_of_group(maker, i))
        return 0; /* another number begins here */
    while (at > line->first && is_of_group(maker, at))
        at--;
    for (guint first = at; at < line->end && (at == first || is_of_group(maker, at)); at++) {
        gboolean thin = at > first && gap_before(maker, at) > GK_TEXT_NARROW_SPACE_EM;
        if (thin && (point || digits == 0 || digits > 3 || (spaces && digits != 3)))
            return 0;
        spaces += thin;
        digits = thin ? 0 : digits;
        point = point || !gk_is_digit(gk_maker_glyph(maker, at)->character);
        digits += !point;
    }
    return digits == 3 ? spaces : 0;
}

/* Digits on both sides of a gap in a line. */
static Numbers
judge_gap(const GkCellMaker *maker, guint i, const char *left, const char *right)
{
    const char *point = strchr(left, '.');
    guint spaces = thin_spaces(maker, i);
    if (spaces > 1 || (spaces && strlen(left) < 3 && strchr(right, '.')))
        return NUMBERS_ONE;
    if (!gk_number_goes_on(left, right))
        return NUMBERS_AMBIGUOUS;
    return point && strlen(point) == 2 && strspn(right, "0123456789") > 1 ? NUMBERS_AMBIGUOUS : NUMBERS_ONE;
}

static Numbers
judge(const GkCellMaker *maker, guint i, GkJoint joint, const char *left, const char *right)
{
    g_autofree char *whole = g_strconcat(left, right, NULL);
    if (joint == GK_JOINT_STRAND)
        return NUMBERS_TWO;
    if (joint == GK_JOINT_GAP && gap_before(maker, i) > GK_TEXT_FAR_EM)
        return NUMBERS_FAR;
    if (joint == GK_JOINT_GAP && thin_spaces(maker, i))
        return judge_gap(maker, i, left, right);
    if (!gk_is_well_formed_number(whole) && !is_one_number(maker))
        return joint == GK_JOINT_GAP && strpbrk(right, ".,") ? NUMBERS_FAR : NUMBERS_TWO;
    return joint == GK_JOINT_GAP ? judge_gap(maker, i, left, right) : judge_lines(maker, i, left, right);
}

static void
doubt(GkCellMaker *maker, Numbers numbers, const char *left, const char *right)
{
    maker->cell->doubts |= numbers == NUMBERS_FAR ? GK_DOUBT_SEVERAL_NUMBERS : GK_DOUBT_AMBIGUOUS_NUMBER;
    if (numbers == NUMBERS_AMBIGUOUS && !maker->other_reading)
        maker->other_reading = g_strconcat(left, right, NULL);
}

void
gk_cell_join_numbers(GkCellMaker *maker, guint i, GkJoint joint)
{
    g_autofree char *left = numeric_run(maker, i - 1, FALSE), *right = numeric_run(maker, i, TRUE);
    Numbers numbers = judge(maker, i, joint, left, right);
    if (numbers == NUMBERS_ONE) {
        maker->wrapped_number |= joint == GK_JOINT_LINE;
        maker->spaced_number |= joint == GK_JOINT_GAP;
        return;
    }
    if (joint == GK_JOINT_LINE && !is_number_cell(maker) && line_is_full(maker, i))
        return; /* running text in a cell: the line was full */
    if (numbers != NUMBERS_TWO && is_number_cell(maker))
        doubt(maker, numbers, left, right);
    g_string_append_c(maker->text, ' ');
}

static gboolean
is_sign(gunichar c)
{
    return c < 0x80 ? c == '-' || c == '+' : c == 0x2212 || c == 0x25b3 || c == 0x25b2;
}

gboolean
gk_cell_join_signed(GkCellMaker *maker, guint i)
{
    gunichar before = gk_maker_glyph(maker, i - 1)->character, after = gk_maker_glyph(maker, i)->character;
    gboolean begins = is_sign(after) && gk_is_digit(before) && i + 1 < maker->n &&
        gk_is_digit(gk_maker_glyph(maker, i + 1)->character);
    const GkGlyph *sign = gk_maker_glyph(maker, i - 1);
    gboolean far = is_sign(before) && gk_is_digit(after) && gap_before(maker, i) > GK_TEXT_FAR_EM &&
        sign->box.x0 - maker->cell->box.x0 > GK_TEXT_SIGN_EM * sign->size; /* where accounts are kept, it stands at the left */
    if (!(begins || far) || !is_number_cell(maker))
        return FALSE;
    maker->cell->doubts |= GK_DOUBT_SEVERAL_NUMBERS;
    g_string_append_c(maker->text, ' ');
    return TRUE;
}

void
gk_cell_compare_digits(GkCellMaker *maker, guint i)
{
    const GkGlyph *a = gk_maker_glyph(maker, i - 1), *b = gk_maker_glyph(maker, i);
    if (!gk_is_numeric(a->character) || !gk_is_numeric(b->character))
        return;
    /* In words Poppler puts letters and raised signs together, too. */
    gboolean uneven = (a->flags & b->flags & GK_GLYPH_UNEVEN) && is_number_cell(maker);
    if (uneven || gk_digits_differ(a, b))
        maker->cell->doubts |= GK_DOUBT_MIXED_NUMBER;
}
