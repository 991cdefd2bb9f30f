/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is too long for its cell.
 *
 *      │    上年│  本年│          │项目名称很长的一│
 *      │      28│    60│          │个项目          │  12.00│
 *      │ 12345678901.00│          │某某街道办事处道路│26.00│
 *
 * A run of glyphs that were drawn as one string, over a rule or two, is one word: it belongs to the cell that it began
 * in, or ended in, for a number is set to the right of its column and what is too long goes on over the rule at the
 * left. Where glyphs lie does not tell, for most of it may lie in the neighbour.
 *
 * 1. Runs that lie within one cell testify: how far from the left side, the middle and the right side of their column
 *    they stand, numbers and text apart.
 * 2. A number over several cells belongs to the one in which it stands as most of that column do. Text belongs to the
 *    first one if it begins where most of that column do, and if a rule cuts through a letter: a clean cut of text may
 *    be two things.
 * 3. A number that is two when parted at the rule (the left part has its decimals, or ends where the others of its
 *    column do, and the right one is a number) is left alone, and so is one that begins a label.
 * 4. A number that stands as the others in none or in several of its columns goes to the one with most of it, with
 *    a doubt at all of them.
 *
 * A number's sign, brackets and percent go with it. Runs are seen only where the file draws them from left to right.
 */
#include "layout/cells/taking.h"

#include "layout/cells/tuning.h"
#include "layout/page/runs.h"
#include "layout/page/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/tuning.h"

#include <math.h>
#include <string.h>

typedef enum { LEFT, MIDDLE, RIGHT, N_STANDS } Stand;

/* How the runs of one kind stand in a column: distances (double) from its left side, middle and right side. */
typedef struct {
    GArray *off[N_STANDS];
} Witnesses;

typedef struct {
    GkTaking *taking;
    Witnesses *numbers, *texts; /* per column */
} Overflow;

/* Glyphs [from, to) of the page, drawn one after the other. */
typedef struct {
    guint from, to;
    double x0, x1, size;
    gboolean number;
    gboolean crosses; /* its glyphs lie in several cells */
} Run;

static guint
cell_of_glyph(const GkTaking *taking, guint glyph)
{
    return taking->cell_of[taking->member_of[glyph]];
}

static const char BEFORE_NUMBER[] = "-+(（−－△▲", BEHIND_NUMBER[] = ")）%％";

static gboolean
is_one_of(gunichar c, const char *signs)
{
    return g_utf8_strchr(signs, -1, c) != NULL;
}

/* Glyph `next`, a member, goes on the string that the one before it is drawn in, sign and number included. */
static gboolean
goes_on(const GkTaking *taking, guint next)
{
    if (next >= taking->fragment->layout->page->glyphs->len || taking->member_of[next] == GK_NOT_TAKEN)
        return FALSE;
    const GkGlyph *a = &taking->glyphs[next - 1], *b = &taking->glyphs[next];
    if (gk_is_numeric(a->character) == gk_is_numeric(b->character))
        return gk_glyph_follows(a, b);
    gboolean sign = gk_is_numeric(b->character) ? is_one_of(a->character, BEFORE_NUMBER)
                                                : is_one_of(b->character, BEHIND_NUMBER);
    GkGlyph like = *b; /* gk_glyph_follows() wants both of one kind */
    like.character = a->character;
    return sign && gk_glyph_follows(a, &like);
}

/* The run that begins with glyph `from`, a member: a number with its sign, or text. */
static Run
run_at(const GkTaking *taking, guint from)
{
    const GkGlyph *first = &taking->glyphs[from];
    Run run = { from, from + 1, first->box.x0, first->box.x1, first->size, gk_is_numeric(first->character), FALSE };
    gboolean sign = !run.number && is_one_of(first->character, BEFORE_NUMBER) && goes_on(taking, from + 1) &&
        gk_is_numeric(first[1].character);
    run.number |= sign;
    while (goes_on(taking, run.to)) {
        gboolean number = gk_is_numeric(taking->glyphs[run.to].character);
        if (number != run.number && !(run.number && !number))
            break; /* a bracket amid text, before a number */
        run.crosses |= cell_of_glyph(taking, run.to) != cell_of_glyph(taking, from);
        run.x1 = taking->glyphs[run.to++].box.x1;
        if (run.number && !number)
            break;
    }
    return run;
}

static double
stand_of(const Run *run, const GkFragmentCell *cell, Stand stand)
{
    switch (stand) {
    case LEFT:
        return run->x0 - cell->box.x0;
    case RIGHT:
        return cell->box.x1 - run->x1;
    case MIDDLE:
    case N_STANDS:
    default:
        return (run->x0 + run->x1) / 2 - gk_box_center_x(cell->box);
    }
}

/* The column in which a stand is measured; the cell's middle is a column's only where it spans no other. */
static guint
column_of(const GkFragmentCell *cell, Stand stand)
{
    return stand == RIGHT ? cell->column + cell->column_span - 1 : cell->column;
}

static void
testify(Overflow *overflow, const Run *run)
{
    const GkTaking *taking = overflow->taking;
    const GkFragmentCell *cell = &taking->fragment->cells[cell_of_glyph(taking, run->from)];
    for (Stand stand = LEFT; stand < N_STANDS; stand++) {
        if (stand == MIDDLE && cell->column_span > 1)
            continue;
        Witnesses *witnesses = (run->number ? overflow->numbers : overflow->texts) + column_of(cell, stand);
        if (!witnesses->off[stand])
            witnesses->off[stand] = g_array_new(FALSE, FALSE, sizeof(double));
        double off = stand_of(run, cell, stand);
        g_array_append_val(witnesses->off[stand], off);
    }
}

/* Whether most runs of the column stand so. */
static gboolean
is_usual(const Overflow *overflow, const Run *run, const GkFragmentCell *cell, Stand stand)
{
    const GArray *off = (run->number ? overflow->numbers : overflow->texts)[column_of(cell, stand)].off[stand];
    double own = stand_of(run, cell, stand), near = GK_OVERFLOW_STAND_EM * run->size;
    if (!off || (stand == MIDDLE && (cell->column_span > 1 || fabs(own) > near)))
        return FALSE;
    guint same = 0, asked = MIN(off->len, GK_OVERFLOW_WITNESSES);
    for (guint i = 0; i < asked; i++)
        same += fabs(g_array_index(off, double, i) - own) < near;
    return same > GK_OVERFLOW_SHARE * asked;
}

static gboolean
stands_as_usual(const Overflow *overflow, const Run *run, guint cell)
{
    const GkFragmentCell *c = &overflow->taking->fragment->cells[cell];
    return is_usual(overflow, run, c, LEFT) || is_usual(overflow, run, c, RIGHT) || is_usual(overflow, run, c, MIDDLE);
}

/* --- numbers --- */

static char *
text_of(const GkTaking *taking, guint from, guint to)
{
    GString *text = g_string_new(NULL);
    for (guint i = from; i < to; i++)
        g_string_append_unichar(text, taking->glyphs[i].character);
    return g_string_free(text, FALSE);
}

/* No number begins like "012.00". */
static gboolean
is_whole_number(const char *text)
{
    return gk_is_well_formed_number(text) && !(text[0] == '0' && g_ascii_isdigit(text[1]));
}

/* The run, parted before glyph `at`, is two numbers. */
static gboolean
are_two(const Overflow *overflow, const Run *run, guint at)
{
    const GkTaking *taking = overflow->taking;
    g_autofree char *left = text_of(taking, run->from, at), *right = text_of(taking, at, run->to);
    const char *point = strchr(left, '.');
    Run first = *run;
    first.x1 = taking->glyphs[at - 1].box.x1;
    if (!is_whole_number(left) || !is_whole_number(right))
        return FALSE;
    return (point && strlen(point) > 2) ||
        is_usual(overflow, &first, &taking->fragment->cells[cell_of_glyph(taking, at - 1)], RIGHT);
}

/* "3、其他支出": what follows touches the number. */
static gboolean
begins_label(const GkTaking *taking, const Run *run)
{
    if (run->to >= taking->fragment->layout->page->glyphs->len || taking->member_of[run->to] == GK_NOT_TAKEN)
        return FALSE;
    const GkGlyph *last = &taking->glyphs[run->to - 1], *next = &taking->glyphs[run->to];
    return fabs(gk_box_center_y(last->box) - gk_box_center_y(next->box)) < GK_TEXT_LINE_EM * run->size &&
        fabs(next->box.x0 - last->box.x1) < GK_TEXT_TOUCH_EM * run->size;
}

static gboolean
may_be_parted(const Overflow *overflow, const Run *run)
{
    const GkTaking *taking = overflow->taking;
    if (run->to - run->from > GK_OVERFLOW_DIGITS)
        return TRUE;
    g_autofree char *whole = text_of(taking, run->from, run->to);
    if (!gk_is_well_formed_number(whole) || begins_label(taking, run))
        return TRUE;
    for (guint i = run->from + 1; i < run->to; i++)
        if (cell_of_glyph(taking, i) != cell_of_glyph(taking, i - 1) && are_two(overflow, run, i))
            return TRUE;
    return FALSE;
}

/* --- text --- */

/* A rule between two of its cells runs through a letter. */
static gboolean
is_cut(const GkTaking *taking, const Run *run)
{
    for (guint i = run->from; i < run->to; i++) {
        const GkGlyph *glyph = &taking->glyphs[i];
        const GkFragmentCell *cell = &taking->fragment->cells[cell_of_glyph(taking, i)];
        double cut = GK_TEXT_CUT_SHARE * gk_box_width(glyph->box);
        if ((i > run->from && glyph->box.x0 < cell->box.x0 - cut) ||
            (i + 1 < run->to && glyph->box.x1 > cell->box.x1 + cut))
            return TRUE;
    }
    return FALSE;
}

/* --- settling --- */

static void
give(GkTaking *taking, const Run *run, guint cell)
{
    for (guint i = run->from; i < run->to; i++) {
        taking->cell_of[taking->member_of[i]] = cell;
        taking->settled[taking->member_of[i]] = TRUE;
    }
}

/* The cell that has most of the run's glyphs. */
static guint
most_of(const GkTaking *taking, const Run *run)
{
    guint best = 0, most = 0;
    for (guint i = run->from, end; i < run->to; i = end) {
        for (end = i + 1; end < run->to && cell_of_glyph(taking, end) == cell_of_glyph(taking, i);)
            end++;
        if (end - i > most) {
            most = end - i;
            best = cell_of_glyph(taking, i);
        }
    }
    return best;
}

static void
settle(Overflow *overflow, const Run *run)
{
    GkTaking *taking = overflow->taking;
    guint usual = 0, cell = cell_of_glyph(taking, run->from);
    if (!run->number) {
        if (is_cut(taking, run) && is_usual(overflow, run, &taking->fragment->cells[cell], LEFT))
            give(taking, run, cell);
        return;
    }
    if (may_be_parted(overflow, run))
        return;
    for (guint i = run->from; i < run->to; i++) {
        if (i > run->from && cell_of_glyph(taking, i) == cell_of_glyph(taking, i - 1))
            continue;
        if (!stands_as_usual(overflow, run, cell_of_glyph(taking, i)))
            continue;
        usual++;
        cell = cell_of_glyph(taking, i);
    }
    if (usual == 1) {
        give(taking, run, cell);
        return;
    }
    cell = most_of(taking, run);
    for (guint i = run->from; i < run->to; i++)
        taking->fragment->cells[cell_of_glyph(taking, i)].doubts |= GK_DOUBT_OVER_RULE;
    give(taking, run, cell);
}

/* The gap between glyph i of the page and the one before, em; FALSE when they are not both digits of one line and size. */
static gboolean
gap_before(const GkTaking *taking, guint i, double *gap)
{
    const GkGlyph *a = &taking->glyphs[i - 1], *b = &taking->glyphs[i];
    *gap = (b->box.x0 - a->box.x1) / a->size;
    return taking->member_of[i - 1] != GK_NOT_TAKEN && taking->member_of[i] != GK_NOT_TAKEN && gk_is_numeric(a->character) &&
        gk_is_numeric(b->character) && a->size == b->size && a->font == b->font && a->box.y0 == b->box.y0;
}

/* A letter-spaced number is no run: its digits stand each for itself. Where two of one cell are followed at the same
 * step by one of another cell, it goes over the rule. */
static void
doubt_spaced(const GkTaking *taking, guint i)
{
    double before, gap, after;
    guint cell;
    if (i == 0 || i + 1 >= taking->fragment->layout->page->glyphs->len || !gap_before(taking, i, &before) ||
        !gap_before(taking, i + 1, &after) || before < GK_TEXT_NARROW_SPACE_EM / 2 || fabs(after - before) > GK_TEXT_ONE_STEP_EM)
        return;
    cell = cell_of_glyph(taking, i);
    gap = cell_of_glyph(taking, i - 1) == cell ? before : after;
    if (gap > GK_TEXT_SPACING_EM || (cell_of_glyph(taking, i - 1) == cell) == (cell_of_glyph(taking, i + 1) == cell))
        return;
    for (guint k = i - 1; k <= i + 1; k++)
        taking->fragment->cells[cell_of_glyph(taking, k)].doubts |= GK_DOUBT_OVER_RULE;
}

void
gk_taking_settle_overflow(GkTaking *taking)
{
    guint columns = taking->fragment->column_count;
    Overflow overflow = { taking, g_new0(Witnesses, columns), g_new0(Witnesses, columns) };
    g_autoptr(GArray) crossing = g_array_new(FALSE, FALSE, sizeof(Run));
    for (guint m = 0; m < taking->n_members;) {
        Run run = run_at(taking, taking->by_index[m]);
        if (run.crosses)
            g_array_append_val(crossing, run);
        else
            testify(&overflow, &run);
        while (m < taking->n_members && taking->by_index[m] < run.to)
            m++;
    }
    for (guint i = 0; i < crossing->len; i++)
        settle(&overflow, &g_array_index(crossing, Run, i));
    for (guint m = 0; m < taking->n_members; m++)
        doubt_spaced(taking, taking->by_index[m]);
    for (guint c = 0; c < columns; c++)
        for (Stand stand = LEFT; stand < N_STANDS; stand++) {
            g_clear_pointer(&overflow.numbers[c].off[stand], g_array_unref);
            g_clear_pointer(&overflow.texts[c].off[stand], g_array_unref);
        }
    g_free(overflow.numbers);
    g_free(overflow.texts);
}
