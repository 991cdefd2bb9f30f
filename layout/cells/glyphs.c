/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which glyph belongs to which cell.
 *
 * Always by glyph, never by word: programs draw "24,458.43二、财政专户" as one
 * string across a rule, and it is two cells. A glyph belongs to the cell its
 * centre lies in. Two cases need more:
 *
 *      │ 267.8│0        a rule runs through a number (or next to its last digit):
 *                       the number stays whole, in the cell that holds most of it
 *      │24,458.43│二、  a rule runs between two things: they are parted, and both
 *                       cells say so
 *
 * A chain is a run of glyphs of one kind (number or not) on one line without
 * gaps. When a rule cuts through a glyph of a chain, the smaller part of the
 * chain follows the larger. When it runs exactly between two glyphs, only a
 * number is put together, and only when its parts are no numbers by themselves
 * or one of them is a mere digit or two. Never when the left part has all its
 * decimals, or the right one numbers a label: "158.42│3、其他支出".
 *
 *      │5,107,000.3│84,379,700.00│    numbers that fill their cells and more
 *
 * A chain that is no number may be two, which touch or lie over each other.
 * Then the page source's order tells: a run of glyphs that follow each other
 * there, each beginning where the last one ends, was drawn as one. Where even
 * a run is two numbers, they part at the place nearest to the rule that leaves
 * a number on either side.
 *
 *      │养老保险缴费│支出           text too long for its cell
 *
 * A clean cut of text is two things, unless nearly all of a run is on one side.
 *
 * What was drawn as one and begins, ends or is centred as the others of one of its
 * columns do has been given to that column before (cells/overflow.c).
 */
#include "layout/cells/taking.h"

#include "layout/cells/tuning.h"
#include "layout/page/runs.h"
#include "layout/words/characters.h"
#include "layout/words/marks.h"

#include <math.h>
#include <string.h>

/* Index of the interval of at[0..count] that holds x, clamped to the ends. */
static guint
interval_of(const double *at, guint count, double x)
{
    guint low = 0, high = count;
    while (high - low > 1) {
        guint middle = (low + high) / 2;
        if (at[middle] <= x)
            low = middle;
        else
            high = middle;
    }
    return low;
}

guint
gk_taking_cell_at(const GkFragment *fragment, double x, double y)
{
    guint row = interval_of(fragment->ys, fragment->row_count, y);
    guint column = interval_of(fragment->xs, fragment->column_count, x);
    return fragment->cell_at[(gsize) row * fragment->column_count + column];
}

static int
compare_height(gconstpointer a, gconstpointer b, gpointer data)
{
    const GkGlyph *glyphs = data;
    const GkBox p = glyphs[*(const guint *) a].box, q = glyphs[*(const guint *) b].box;
    double u = gk_box_center_y(p), v = gk_box_center_y(q);
    if (u != v)
        return u < v ? -1 : 1;
    if (p.x0 != q.x0)
        return p.x0 < q.x0 ? -1 : 1;
    gunichar c = glyphs[*(const guint *) a].character, d = glyphs[*(const guint *) b].character;
    return c < d ? -1 : c > d;
}

int
gk_glyphs_compare_left(gconstpointer a, gconstpointer b, gpointer glyphs)
{
    guint i = *(const guint *) a, k = *(const guint *) b;
    double p = g_array_index((const GArray *) glyphs, GkGlyph, i).box.x0;
    double q = g_array_index((const GArray *) glyphs, GkGlyph, k).box.x0;
    return p != q ? (p < q ? -1 : 1) : i < k ? -1 : i > k;
}

static int
compare_left(gconstpointer a, gconstpointer b, gpointer data)
{
    const GkTaking *taking = data;
    double p = taking->glyphs[taking->members[*(const guint *) a]].box.x0;
    double q = taking->glyphs[taking->members[*(const guint *) b]].box.x0;
    return p < q ? -1 : p > q;
}

static gboolean
same_kind(const GkGlyph *a, const GkGlyph *b)
{
    return gk_is_numeric(a->character) == gk_is_numeric(b->character);
}

static gboolean
touch(const GkGlyph *left, const GkGlyph *right)
{
    double size = MAX(left->size, right->size), gap = right->box.x0 - left->box.x1;
    return gap < GK_TEXT_TOUCH_EM * size && gap > -GK_TEXT_TOUCH_EM * 2 * size;
}

/* The members on the line of member `m` that lie in cell a or b, left to right. */
static GArray *
line_of(const GkTaking *taking, guint m, guint a, guint b)
{
    const GkGlyph *glyph = &taking->glyphs[taking->members[m]];
    double y = gk_box_center_y(glyph->box), near = 0.3 * glyph->size;
    GArray *line = g_array_new(FALSE, FALSE, sizeof(guint));
    guint first = m, end = m;
    while (first > 0 && gk_box_center_y(taking->glyphs[taking->members[first - 1]].box) >= y - near)
        first--;
    while (end < taking->n_members && gk_box_center_y(taking->glyphs[taking->members[end]].box) <= y + near)
        end++;
    for (guint i = first; i < end; i++)
        if (taking->cell_of[i] == a || taking->cell_of[i] == b)
            g_array_append_val(line, i);
    g_array_sort_with_data(line, compare_left, (gpointer) taking);
    return line;
}

static const GkGlyph *
glyph_of_line(const GkTaking *taking, const GArray *line, guint i)
{
    return &taking->glyphs[taking->members[g_array_index(line, guint, i)]];
}

/* The chain of the line that member m belongs to: [*first, *end). */
static void
find_chain(const GkTaking *taking, const GArray *line, guint m, guint *first, guint *end)
{
    guint at = 0;
    while (g_array_index(line, guint, at) != m)
        at++;
    for (*first = at; *first > 0; (*first)--) {
        const GkGlyph *left = glyph_of_line(taking, line, *first - 1), *right = glyph_of_line(taking, line, *first);
        if (!touch(left, right) || !same_kind(left, right))
            break;
    }
    for (*end = at + 1; *end < line->len; (*end)++) {
        const GkGlyph *left = glyph_of_line(taking, line, *end - 1), *right = glyph_of_line(taking, line, *end);
        if (!touch(left, right) || !same_kind(left, right))
            break;
    }
}

static guint
count_in_cell(const GkTaking *taking, const GArray *line, guint first, guint end, guint cell)
{
    guint count = 0;
    for (guint i = first; i < end; i++)
        count += taking->cell_of[g_array_index(line, guint, i)] == cell;
    return count;
}

static void
move_chain(GkTaking *taking, const GArray *line, guint first, guint end, guint cell)
{
    for (guint i = first; i < end; i++)
        taking->cell_of[g_array_index(line, guint, i)] = cell;
}

/* The characters of the chain that lie in one cell (any: G_MAXUINT). */
static char *
chain_text(const GkTaking *taking, const GArray *line, guint first, guint end, guint cell)
{
    GString *text = g_string_new(NULL);
    for (guint i = first; i < end; i++)
        if (cell == G_MAXUINT || taking->cell_of[g_array_index(line, guint, i)] == cell)
            g_string_append_unichar(text, glyph_of_line(taking, line, i)->character);
    return g_string_free(text, FALSE);
}

/* TRUE when the part of the chain in the right cell is the number of a label: "3、其他支出". */
static gboolean
begins_label(const GkTaking *taking, const GArray *line, guint end, guint right)
{
    return end < line->len && taking->cell_of[g_array_index(line, guint, end)] == right &&
        touch(glyph_of_line(taking, line, end - 1), glyph_of_line(taking, line, end));
}

/* Whether the parts of a chain on both sides of a rule are two things: the left one has all its decimals, or the right
 * one begins a label. */
static gboolean
are_apart(const GkTaking *taking, const GArray *line, guint first, guint end, guint left, guint right)
{
    g_autofree char *a = chain_text(taking, line, first, end, left);
    const char *point = strchr(a, '.');
    return gk_is_well_formed_number(a) && ((point && strlen(point) > 2) || begins_label(taking, line, end, right));
}

/* Whether the two parts of a number that a rule separates cleanly are one number all the same. */
static gboolean
is_one_number(const GkTaking *taking, const GArray *line, guint first, guint end, guint left, guint right)
{
    g_autofree char *whole = chain_text(taking, line, first, end, G_MAXUINT);
    g_autofree char *a = chain_text(taking, line, first, end, left), *b = chain_text(taking, line, first, end, right);
    if (!gk_is_well_formed_number(whole))
        return FALSE;
    if (!gk_is_well_formed_number(a) || !gk_is_well_formed_number(b))
        return TRUE;
    return MIN(strlen(a), strlen(b)) <= 2;
}

/* --- numbers that touch, or lie over each other --- */

/* The run that member m was drawn in, as members of the cells a and b, and of those further right, about which nothing
 * has been settled yet. */
static GArray *
run_of(const GkTaking *taking, guint m, guint a, guint b)
{
    guint first, end, column = MAX(taking->fragment->cells[a].column, taking->fragment->cells[b].column);
    GArray *run = g_array_new(FALSE, FALSE, sizeof(guint));
    gk_run_find(taking->fragment->layout, taking->members[m], &first, &end);
    for (guint glyph = first; glyph < end; glyph++) {
        guint member = taking->member_of[glyph];
        if (member == GK_NOT_TAKEN)
            continue;
        guint cell = taking->cell_of[member];
        if (cell == a || cell == b || taking->fragment->cells[cell].column > column)
            g_array_append_val(run, member);
    }
    return run;
}

/* Whether glyphs of the chain, or its ends and what is beside them, lie over each other. */
static gboolean
is_tangled(const GkTaking *taking, const GArray *line, guint first, guint end)
{
    for (guint i = first > 0 ? first : 1; i < line->len && i <= end; i++) {
        const GkGlyph *left = glyph_of_line(taking, line, i - 1), *right = glyph_of_line(taking, line, i);
        if (left->box.x1 - right->box.x0 > GK_TEXT_OVER_SHARE * gk_box_width(left->box))
            return TRUE;
    }
    return FALSE;
}

/* Puts the chain of m into `line`, [*first, *end), or, where that makes no sense, the run that m was drawn in. */
static GArray *
chain_of(const GkTaking *taking, guint m, guint own, guint other, guint *first, guint *end)
{
    GArray *line = line_of(taking, m, own, other);
    find_chain(taking, line, m, first, end);
    gboolean sound = !is_tangled(taking, line, *first, *end);
    if (sound && gk_is_numeric(taking->glyphs[taking->members[m]].character)) {
        g_autofree char *whole = chain_text(taking, line, *first, *end, G_MAXUINT);
        sound = gk_is_well_formed_number(whole);
    }
    if (sound)
        return line;
    g_array_unref(line);
    line = run_of(taking, m, own, other);
    *first = 0;
    *end = line->len;
    return line;
}

static gsize
decimals_of(const char *number)
{
    const char *point = strrchr(number, '.');
    return point ? strlen(point + 1) : 0;
}

/* One number, or several that have not been parted yet. */
static gboolean
may_be_numbers(const char *text)
{
    return gk_is_well_formed_number(text) || (g_ascii_isdigit(*text) && strchr(text, '.') != strrchr(text, '.'));
}

/* A chain that holds two numbers is parted near the rule at `x`, so that both are numbers, and if possible have as many
 * decimals. FALSE: it is not two numbers. */
static gboolean
part_numbers(GkTaking *taking, const GArray *line, guint first, guint end, double x, guint left, guint right)
{
    g_autofree char *whole = chain_text(taking, line, first, end, G_MAXUINT);
    guint at = 0;
    double size = glyph_of_line(taking, line, first)->size, nearest = G_MAXDOUBLE;
    if (gk_is_well_formed_number(whole) || strlen(whole) != end - first)
        return FALSE;
    for (guint i = first + 1; i < end; i++) {
        double off = fabs(glyph_of_line(taking, line, i)->box.x0 - x) / size;
        g_autofree char *before = g_strndup(whole, i - first);
        const char *after = whole + (i - first);
        if (off > GK_TEXT_PART_EM || !gk_is_well_formed_number(before) || !may_be_numbers(after))
            continue;
        off += decimals_of(before) == decimals_of(after) ? 0 : GK_TEXT_PART_EM;
        if (off < nearest) {
            nearest = off;
            at = i;
        }
    }
    if (!at)
        return FALSE;
    move_chain(taking, line, first, at, left);
    move_chain(taking, line, at, end, right);
    taking->fragment->cells[left].repairs |= GK_REPAIR_SPLIT_AT_RULE;
    taking->fragment->cells[right].repairs |= GK_REPAIR_SPLIT_AT_RULE;
    return TRUE;
}

/* --- crossings --- */

/* Whether text that a rule separates cleanly was drawn as one and only its end sticks out of its cell. */
static gboolean
sticks_out(const GkTaking *taking, const GArray *line, guint first, guint end, guint in_own)
{
    guint count = end - first, less = MIN(in_own, count - in_own);
    if (less * GK_TEXT_STICKS_OUT > count)
        return FALSE;
    for (guint i = first + 1; i < end; i++)
        if (!gk_glyph_follows(glyph_of_line(taking, line, i - 1), glyph_of_line(taking, line, i)) ||
            taking->members[g_array_index(line, guint, i)] != taking->members[g_array_index(line, guint, i - 1)] + 1)
            return FALSE;
    return TRUE;
}

/* A rule at `x` between member m's cell and `other` touches glyph m. */
static void
settle_crossing(GkTaking *taking, guint m, guint other, double x, gboolean cut)
{
    guint own = taking->cell_of[m], first, end;
    g_autoptr(GArray) line = chain_of(taking, m, own, other, &first, &end);
    guint in_own = count_in_cell(taking, line, first, end, own),
          in_other = count_in_cell(taking, line, first, end, other);
    if (in_other == 0) {
        /* The chain ends at the rule; does something of another kind touch it from the far side? */
        gboolean parted =
            (end < line->len && touch(glyph_of_line(taking, line, end - 1), glyph_of_line(taking, line, end)) &&
             taking->cell_of[g_array_index(line, guint, end)] == other) ||
            (first > 0 && touch(glyph_of_line(taking, line, first - 1), glyph_of_line(taking, line, first)) &&
             taking->cell_of[g_array_index(line, guint, first - 1)] == other);
        if (parted) {
            taking->fragment->cells[own].repairs |= GK_REPAIR_SPLIT_AT_RULE;
            taking->fragment->cells[other].repairs |= GK_REPAIR_SPLIT_AT_RULE;
        }
        return;
    }
    gboolean number = gk_is_numeric(taking->glyphs[taking->members[m]].character);
    gboolean own_is_left = taking->cell_of[g_array_index(line, guint, first)] == own;
    guint left = own_is_left ? own : other, right = own_is_left ? other : own;
    if (number && part_numbers(taking, line, first, end, x, left, right))
        return;
    gboolean apart = number && are_apart(taking, line, first, end, left, right);
    if (!apart &&
        (cut ||
         (number ? is_one_number(taking, line, first, end, left, right)
                 : sticks_out(taking, line, first, end, in_own)))) {
        for (guint i = first; i < end; i++) {
            guint *cell = &taking->cell_of[g_array_index(line, guint, i)];
            if (*cell == own || *cell == other)
                *cell = in_own >= in_other ? own : other;
        }
        return;
    }
    taking->fragment->cells[own].repairs |= GK_REPAIR_SPLIT_AT_RULE;
    taking->fragment->cells[other].repairs |= GK_REPAIR_SPLIT_AT_RULE;
}

/* Glyphs that a vertical rule of their cell cuts, or nearly touches. */
static void
settle_crossings(GkTaking *taking)
{
    GkFragment *fragment = taking->fragment;
    for (guint m = 0; m < taking->n_members; m++) {
        const GkGlyph *glyph = &taking->glyphs[taking->members[m]];
        const GkFragmentCell *cell = &fragment->cells[taking->cell_of[m]];
        if (taking->settled[m])
            continue;
        double near = 0.12 * glyph->size, cut = GK_TEXT_CUT_SHARE * gk_box_width(glyph->box);
        double y = gk_box_center_y(glyph->box);
        if (glyph->box.x1 > cell->box.x1 - near && cell->column + cell->column_span < fragment->column_count) {
            guint other = gk_taking_cell_at(fragment, cell->box.x1 + 0.01, y);
            settle_crossing(taking, m, other, cell->box.x1, glyph->box.x1 > cell->box.x1 + cut);
        } else if (glyph->box.x0 < cell->box.x0 + near && cell->column > 0) {
            guint other = gk_taking_cell_at(fragment, cell->box.x0 - 0.01, y);
            settle_crossing(taking, m, other, cell->box.x0, glyph->box.x0 < cell->box.x0 - cut);
        }
    }
}

/* --- what all fragments of a page share --- */

struct _GkTakeable {
    GkGlyphOrder order;
    guint *member_of; /* of the fragment at hand; GK_NOT_TAKEN of all glyphs in between */
};

GkTakeable *
gk_takeable_new(const GkPageLayout *layout)
{
    GkTakeable *takeable = g_new0(GkTakeable, 1);
    guint count = layout->page->glyphs->len;
    takeable->order = gk_glyph_order_new(layout);
    takeable->member_of = g_new(guint, count + 1);
    for (guint i = 0; i < count; i++)
        takeable->member_of[i] = GK_NOT_TAKEN;
    return takeable;
}

const GkGlyphOrder *
gk_takeable_order(const GkTakeable *takeable)
{
    return &takeable->order;
}

void
gk_takeable_free(GkTakeable *takeable)
{
    gk_glyph_order_clear(&takeable->order);
    g_free(takeable->member_of);
    g_free(takeable);
}

/* The marks among members [first, end), which are of one row, go to the cell of what they stand beside. */
static void
settle_marks_of_row(GkTaking *taking, guint first, guint end)
{
    GkNoteMark marks[GK_MARKS_MOST];
    guint count = gk_marks_find(taking->glyphs, taking->members + first, end - first, marks);
    for (guint m = 0; m < count; m++) {
        guint mark = taking->member_of[marks[m].glyph], beside = taking->member_of[marks[m].beside];
        if (!marks[m].before)
            taking->cell_of[mark] = taking->cell_of[beside];
    }
}

/* A mark behind a number at the right edge of its cell sticks out of it. Members come sorted by height. */
static void
settle_marks(GkTaking *taking)
{
    const GkFragment *fragment = taking->fragment;
    for (guint first = 0, end; first < taking->n_members; first = end) {
        guint row = fragment->cells[taking->cell_of[first]].row;
        for (end = first + 1; end < taking->n_members && fragment->cells[taking->cell_of[end]].row == row;)
            end++;
        settle_marks_of_row(taking, first, end);
    }
}

/* Hands the members to their cells: one array, cell after cell. */
static void
distribute(GkTaking *taking, GkArena *arena)
{
    GkFragment *fragment = taking->fragment;
    guint *all = gk_arena_new_array(arena, guint, taking->n_members);
    for (guint m = 0; m < taking->n_members; m++)
        fragment->cells[taking->cell_of[m]].n_glyphs++;
    guint offset = 0;
    for (guint i = 0; i < fragment->n_cells; i++) {
        fragment->cells[i].glyphs = all + offset;
        offset += fragment->cells[i].n_glyphs;
        fragment->cells[i].n_glyphs = 0;
    }
    for (guint m = 0; m < taking->n_members; m++) {
        GkFragmentCell *cell = &fragment->cells[taking->cell_of[m]];
        cell->glyphs[cell->n_glyphs++] = taking->members[m];
        fragment->layout->ink[taking->members[m]] = GK_INK_CELL;
    }
}

void
gk_fragment_take_glyphs(GkFragment *fragment, GkTakeable *takeable, GkArena *arena, GkDiagnostics *diagnostics)
{
    GkTaking taking = { .fragment = fragment,
                      .glyphs = (const GkGlyph *) (gpointer) fragment->layout->page->glyphs->data };
    taking.members = gk_runs_inside(fragment->layout, &takeable->order, fragment->box, &taking.n_members);
    taking.by_index = g_memdup2(taking.members, taking.n_members * sizeof(guint));
    g_qsort_with_data(taking.members, (gint) taking.n_members, sizeof(guint), compare_height, (gpointer) taking.glyphs);
    taking.cell_of = g_new(guint, taking.n_members);
    for (guint m = 0; m < taking.n_members; m++) {
        GkBox box = taking.glyphs[taking.members[m]].box;
        taking.cell_of[m] = gk_taking_cell_at(fragment, gk_box_center_x(box), gk_box_center_y(box));
    }
    taking.member_of = takeable->member_of;
    for (guint m = 0; m < taking.n_members; m++)
        taking.member_of[taking.members[m]] = m;
    taking.settled = g_new0(guint8, taking.n_members);
    gk_taking_settle_overflow(&taking);
    settle_crossings(&taking);
    gk_taking_settle_overflow_down(&taking);
    gk_taking_settle_rests(&taking);
    settle_marks(&taking);
    distribute(&taking, arena);
    for (guint m = 0; m < taking.n_members; m++)
        taking.member_of[taking.members[m]] = GK_NOT_TAKEN;
    g_free(taking.by_index);
    g_free(taking.settled);
    g_free(taking.members);
    g_free(taking.cell_of);
}
