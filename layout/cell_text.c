/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the glyphs of a cell to its text.
 *
 *      │机关事业单位基本养│      │ 72.7 │      │ 上 │
 *      │老保险缴费支出    │      │    3 │      │ 级 │     -> one entry each
 *
 * 1. Glyphs whose centres are at one height are a line; lines run from the top,
 *    glyphs from the left. Text in columns (each glyph nearer to the one below
 *    than to the one beside it) is read top-down, columns from the right.
 * 2. Lines and gaps are joints. Chinese closes up at a joint. Latin words keep
 *    a space. Digits on both sides of a joint are the hard case:
 *      - they are one number when together they are well formed and the joint
 *        can be explained: the line was full, so the number was wrapped, or a
 *        point, comma or started group shows that the left part goes on;
 *      - they are two numbers when both are complete with decimals;
 *      - otherwise both readings are possible: the cell is ambiguous, keeps the
 *        gap, and a diagnostic names both.
 * 3. What was done is told in `repairs`; `printed` has the lines as they lie.
 *
 * Nothing here looks at other cells or at sums: arithmetic never mends text.
 */
#include "layout/fragment.h"

#include "layout/characters.h"
#include "layout/slash.h"
#include "layout/tally.h"
#include "layout/tuning.h"

#include <math.h>
#include <string.h>

typedef enum { JOINT_NONE, JOINT_GAP, JOINT_LINE } Joint;

/* One line of a cell. */
typedef struct {
    guint first, end; /* of the cell's glyphs */
    double left, right;
} Line;

typedef struct {
    const GkGlyph *glyphs; /* of the page */
    GkFragmentCell *cell;
    GArray *lines;         /* Line */
    GString *text, *printed;
    gboolean wrapped, wrapped_number, spaced_number, closed_up, folded;
    char *other_reading;   /* of an ambiguous number */
} Maker;

static const GkGlyph *
glyph_at(const Maker *maker, guint i)
{
    return &maker->glyphs[maker->cell->glyphs[i]];
}

static int
compare_x(gconstpointer a, gconstpointer b, gpointer data)
{
    const GkGlyph *glyphs = data;
    const GkGlyph *p = &glyphs[*(const guint *) a], *q = &glyphs[*(const guint *) b];
    if (p->box.x0 != q->box.x0)
        return p->box.x0 < q->box.x0 ? -1 : 1;
    return p->character < q->character ? -1 : p->character > q->character;
}

static void
end_line(Maker *maker, guint first, guint end)
{
    GkFragmentCell *cell = maker->cell;
    g_qsort_with_data(cell->glyphs + first, (gint) (end - first), sizeof(guint), compare_x, (gpointer) maker->glyphs);
    Line line = { first, end, G_MAXDOUBLE, -G_MAXDOUBLE };
    for (guint i = first; i < end; i++) {
        line.left = MIN(line.left, glyph_at(maker, i)->box.x0);
        line.right = MAX(line.right, glyph_at(maker, i)->box.x1);
    }
    g_array_append_val(maker->lines, line);
}

/* Glyphs come sorted by height. */
static void
find_lines(Maker *maker)
{
    GkFragmentCell *cell = maker->cell;
    guint first = 0;
    double sum = 0, size = 0;
    for (guint i = 0; i < cell->n_glyphs; i++) {
        const GkGlyph *glyph = glyph_at(maker, i);
        double y = gk_box_center_y(glyph->box);
        if (i > first && y - sum / (i - first) > GK_TEXT_LINE_EM * MAX(size, glyph->size)) {
            end_line(maker, first, i);
            first = i;
            sum = size = 0;
        }
        sum += y;
        size = MAX(size, glyph->size);
    }
    end_line(maker, first, cell->n_glyphs);
}

/* --- vertical text --- */

static double
mean_pitch_down(const Maker *maker)
{
    const Line *first = &g_array_index(maker->lines, Line, 0);
    const Line *last = &g_array_index(maker->lines, Line, maker->lines->len - 1);
    double y0 = gk_box_center_y(glyph_at(maker, first->first)->box), y1 = gk_box_center_y(glyph_at(maker, last->first)->box);
    return (y1 - y0) / (maker->lines->len - 1);
}

/* Columns of vertical text, counted from the right. */
typedef struct {
    guint count;
    double right, pitch; /* the centre of the first, and how far apart they are */
} Columns;

/* The columns of the line that has a letter in most of them; FALSE when it has fewer than two. */
static gboolean
measure_columns(const Maker *maker, Columns *columns)
{
    const Line *longest = &g_array_index(maker->lines, Line, 0);
    for (guint i = 1; i < maker->lines->len; i++) {
        const Line *line = &g_array_index(maker->lines, Line, i);
        if (line->end - line->first > longest->end - longest->first)
            longest = line;
    }
    columns->count = longest->end - longest->first;
    if (columns->count < 2)
        return FALSE;
    columns->right = gk_box_center_x(glyph_at(maker, longest->end - 1)->box);
    columns->pitch =
        (columns->right - gk_box_center_x(glyph_at(maker, longest->first)->box)) / (columns->count - 1);
    return TRUE;
}

/* How many columns glyph i stands to the left of the first one; negative: to the right. */
static double
steps_of(const Maker *maker, const Columns *columns, guint i)
{
    return (columns->right - gk_box_center_x(glyph_at(maker, i)->box)) / columns->pitch;
}

/* TRUE when several lines of two or more wide glyphs stand in columns, further apart than the lines. */
static gboolean
is_in_columns(const Maker *maker, Columns *columns)
{
    if (maker->lines->len < 3 || !measure_columns(maker, columns) || columns->count > 6 ||
        columns->pitch < 1.15 * mean_pitch_down(maker))
        return FALSE;
    for (guint i = 0; i < maker->cell->n_glyphs; i++) {
        double steps = steps_of(maker, columns, i), column = round(steps);
        if (!gk_is_wide(glyph_at(maker, i)->character) || fabs(steps - column) > 0.2 || column < 0 ||
            column >= columns->count)
            return FALSE;
    }
    return TRUE;
}

/* Puts the glyphs into the order of columns from the right; every column is then a "line". */
static void
read_columns(Maker *maker, const Columns *columns)
{
    GkFragmentCell *cell = maker->cell;
    g_autofree guint *order = g_new(guint, cell->n_glyphs);
    guint filled = 0;
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    for (guint column = 0; column < columns->count; column++) {
        Line line = { filled, filled, cell->box.x0, cell->box.x1 };
        for (guint i = 0; i < cell->n_glyphs; i++)
            if (lround(steps_of(maker, columns, i)) == (long) column)
                order[filled++] = cell->glyphs[i];
        line.end = filled;
        if (line.end > line.first)
            g_array_append_val(lines, line);
    }
    memcpy(cell->glyphs, order, filled * sizeof(guint));
    g_array_unref(maker->lines);
    maker->lines = lines;
    cell->repairs |= GK_REPAIR_READ_VERTICALLY;
}

/* One wide glyph a line, below each other. */
static gboolean
is_single_column(const Maker *maker)
{
    if (maker->lines->len < 2)
        return FALSE;
    for (guint i = 0; i < maker->lines->len; i++) {
        const Line *line = &g_array_index(maker->lines, Line, i);
        if (line->end - line->first != 1 || !gk_is_wide(glyph_at(maker, line->first)->character))
            return FALSE;
    }
    return TRUE;
}

/* --- joints --- */

/* The run of numeric characters that ends (or, forwards, begins) text at `from`. */
static char *
numeric_run(const Maker *maker, guint from, gboolean forwards)
{
    GString *run = g_string_new(NULL);
    for (gint i = (gint) from; i >= 0 && i < (gint) maker->cell->n_glyphs; i += forwards ? 1 : -1) {
        gunichar c = glyph_at(maker, (guint) i)->character;
        if (!gk_is_numeric(c) || run->len > 60)
            break;
        if (forwards)
            g_string_append_unichar(run, c);
        else
            g_string_prepend_unichar(run, c);
        gint next = i + (forwards ? 1 : -1);
        if (next < 0 || next >= (gint) maker->cell->n_glyphs)
            break;
        const GkGlyph *a = glyph_at(maker, (guint) MIN(i, next)), *b = glyph_at(maker, (guint) MAX(i, next));
        if (fabs(gk_box_center_y(a->box) - gk_box_center_y(b->box)) > GK_TEXT_LINE_EM * a->size ||
            b->box.x0 - a->box.x1 > GK_TEXT_SPACE_EM * a->size)
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

/* TRUE when the line before glyph i is so full that its text was wrapped, not ended. */
static gboolean
line_is_full(const Maker *maker, guint i)
{
    for (guint l = 0; l < maker->lines->len; l++) {
        const Line *line = &g_array_index(maker->lines, Line, l);
        if (line->end == i)
            return gk_fragment_line_is_full(maker->cell, line->left, line->right, glyph_at(maker, i)->size,
                                            i + 1 < maker->cell->n_glyphs ? glyph_at(maker, i + 1)->character : 0);
    }
    return FALSE;
}

typedef enum { NUMBERS_ONE, NUMBERS_TWO, NUMBERS_AMBIGUOUS } Numbers;

/* TRUE when all that the cell shows is one number: "1,0 / 40, / 361.56". */
static gboolean
is_one_number(const Maker *maker)
{
    g_autoptr(GString) whole = g_string_new(NULL);
    for (guint i = 0; i < maker->cell->n_glyphs; i++)
        g_string_append_unichar(whole, glyph_at(maker, i)->character);
    return gk_is_well_formed_number(whole->str);
}

/* Two whole numbers of the same length: nothing but the width of the cell says that they are one. In a cell of one
 * digit's width, that is enough: it could hold nothing else. */
static gboolean
are_stacked(const Maker *maker, const char *left, const char *right)
{
    return maker->lines->len == 2 && strlen(left) > 1 && strlen(right) >= strlen(left) && !strpbrk(left, ".,") && !strpbrk(right, ".,");
}

/* Digits on both sides of the joint before glyph i. */
static Numbers
judge_numbers(const Maker *maker, guint i, Joint joint)
{
    g_autofree char *left = numeric_run(maker, i - 1, FALSE), *right = numeric_run(maker, i, TRUE);
    g_autofree char *whole = g_strconcat(left, right, NULL);
    if (!gk_is_well_formed_number(whole) && !is_one_number(maker))
        return NUMBERS_TWO;
    const char *point = strchr(left, '.');
    gboolean left_complete = point && strlen(point) >= 3;
    gboolean full = joint == JOINT_LINE && line_is_full(maker, i);
    if (full && !left_complete)
        return are_stacked(maker, left, right) ? NUMBERS_AMBIGUOUS : NUMBERS_ONE;
    if (!gk_number_goes_on(left, right) || left_complete)
        return NUMBERS_AMBIGUOUS;
    gboolean one_decimal = point && strlen(point) == 2 && g_ascii_isdigit(*right);
    return joint == JOINT_LINE && one_decimal ? NUMBERS_AMBIGUOUS : NUMBERS_ONE; /* why was the line ended? */
}

static gboolean
is_number_cell(const Maker *maker)
{
    for (guint i = 0; i < maker->cell->n_glyphs; i++) {
        gunichar c = glyph_at(maker, i)->character;
        if (!gk_is_numeric(c) && !g_unichar_ispunct(c) && c != '+' && c != 0x2212 && c != 0x25b3 && c != 0x25b2)
            return FALSE;
    }
    return TRUE;
}

static void
join_numbers(Maker *maker, guint i, Joint joint)
{
    Numbers numbers = judge_numbers(maker, i, joint);
    if (numbers == NUMBERS_ONE) {
        maker->wrapped_number |= joint == JOINT_LINE;
        maker->spaced_number |= joint == JOINT_GAP;
        return;
    }
    if (joint == JOINT_LINE && !is_number_cell(maker) && line_is_full(maker, i))
        return; /* running text in a cell: the line was full */
    if (numbers == NUMBERS_AMBIGUOUS && is_number_cell(maker)) {
        maker->cell->doubts |= GK_DOUBT_AMBIGUOUS_NUMBER;
        if (!maker->other_reading) {
            g_autofree char *left = numeric_run(maker, i - 1, FALSE), *right = numeric_run(maker, i, TRUE);
            maker->other_reading = g_strconcat(left, right, NULL);
        }
    }
    g_string_append_c(maker->text, ' ');
}

static void
add_joint(Maker *maker, guint i, Joint joint)
{
    gunichar before = glyph_at(maker, i - 1)->character, after = glyph_at(maker, i)->character;
    g_string_append_c(maker->printed, joint == JOINT_LINE ? '\n' : ' ');
    maker->wrapped |= joint == JOINT_LINE;
    if (gk_is_numeric(before) && gk_is_numeric(after)) {
        join_numbers(maker, i, joint);
    } else if (gk_is_spaced_script(before) && gk_is_spaced_script(after)) {
        gboolean digit = gk_is_digit(before) || gk_is_digit(after);
        if (joint == JOINT_GAP || !digit)
            g_string_append_c(maker->text, ' ');
    } else if (joint == JOINT_GAP) {
        maker->closed_up |= gk_is_wide(before) && gk_is_wide(after);
    }
}

static Joint
joint_before(const Maker *maker, guint i)
{
    const GkGlyph *left = glyph_at(maker, i - 1), *right = glyph_at(maker, i);
    double gap = right->box.x0 - left->box.x1, size = MAX(left->size, right->size);
    gboolean wide = gk_is_wide(left->character) || gk_is_wide(right->character);
    return gap > (wide ? GK_TEXT_WIDE_SPACE_EM : GK_TEXT_SPACE_EM) * size ? JOINT_GAP : JOINT_NONE;
}

static void
add_glyph(Maker *maker, guint i)
{
    gunichar c = gk_readable_character(glyph_at(maker, i)->character), meant = gk_fold_character(c);
    g_string_append_unichar(maker->text, meant);
    g_string_append_unichar(maker->printed, c);
    maker->folded |= meant != c;
}

static void
compose(Maker *maker)
{
    gboolean vertical = maker->cell->repairs & GK_REPAIR_READ_VERTICALLY;
    for (guint l = 0; l < maker->lines->len; l++) {
        const Line *line = &g_array_index(maker->lines, Line, l);
        for (guint i = line->first; i < line->end; i++) {
            Joint joint = i == line->first ? JOINT_LINE : vertical ? JOINT_NONE : joint_before(maker, i);
            if (i > 0 && joint != JOINT_NONE)
                add_joint(maker, i, joint);
            add_glyph(maker, i);
        }
    }
}

static void
finish(Maker *maker, GkArena *arena)
{
    GkFragmentCell *cell = maker->cell;
    cell->text = gk_arena_strndup(arena, maker->text->str, maker->text->len);
    if (strcmp(maker->text->str, maker->printed->str) != 0)
        cell->printed = gk_arena_strndup(arena, maker->printed->str, maker->printed->len);
    if (maker->wrapped && !(cell->repairs & GK_REPAIR_READ_VERTICALLY))
        cell->repairs |= GK_REPAIR_JOINED_WRAPPED_TEXT;
    if (maker->wrapped_number)
        cell->repairs = (cell->repairs & ~(guint) GK_REPAIR_JOINED_WRAPPED_TEXT) | GK_REPAIR_JOINED_WRAPPED_NUMBER;
    if (maker->spaced_number)
        cell->repairs |= GK_REPAIR_JOINED_SPACED_NUMBER;
    if (maker->closed_up)
        cell->repairs |= GK_REPAIR_CLOSED_UP_LABEL;
    if (maker->folded)
        cell->repairs |= GK_REPAIR_FOLDED_CHARACTERS;
    const GkGlyph *first = glyph_at(maker, 0);
    cell->indent = (float) (g_array_index(maker->lines, Line, 0).left - cell->box.x0);
    cell->size = first->size;
    cell->bold = (first->flags & GK_GLYPH_BOLD) != 0;
}

static void
make_cell_text(GkFragment *fragment, GkFragmentCell *cell, GArray *lines, GString *text, GString *printed,
               GkArena *arena)
{
    Maker maker = { .glyphs = (const GkGlyph *) (gpointer) fragment->layout->page->glyphs->data, .cell = cell,
                    .lines = g_array_ref(lines), .text = text, .printed = printed };
    g_array_set_size(lines, 0);
    g_string_truncate(text, 0);
    g_string_truncate(printed, 0);
    find_lines(&maker);
    Columns columns;
    if (is_single_column(&maker))
        cell->repairs |= GK_REPAIR_READ_VERTICALLY;
    else if (is_in_columns(&maker, &columns))
        read_columns(&maker, &columns);
    compose(&maker);
    finish(&maker, arena);
    if (maker.other_reading)
        cell->other_reading = gk_arena_strdup(arena, maker.other_reading);
    g_free(maker.other_reading);
    g_array_unref(maker.lines);
}

/* What is used again from cell to cell. */
typedef struct {
    GkFragment *fragment;
    GArray *lines;
    GString *text, *printed;
    GkArena *arena;
} Workshop;

static void
make_text(Workshop *workshop, GkFragmentCell *cell)
{
    make_cell_text(workshop->fragment, cell, workshop->lines, workshop->text, workshop->printed, workshop->arena);
}

/* The labels of a cell with a slash, in place of the text that runs over it. */
static void
make_labels(Workshop *workshop, GkFragmentCell *cell)
{
    const GkGlyph *glyphs = (const GkGlyph *) (gpointer) workshop->fragment->layout->page->glyphs->data;
    GkFragmentCell labels[GK_SLASH_MOST + 1];
    guint n_labels = gk_slash_labels(cell, glyphs, labels, workshop->arena), before = cell->repairs, taken = 0;
    make_text(workshop, cell);
    if (n_labels == 0)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    cell->repairs = before | GK_REPAIR_SPLIT_DIAGONALLY;
    for (guint i = 0; i < n_labels; i++) {
        make_text(workshop, &labels[i]);
        if (i > 0)
            g_string_append_c(text, gk_slash_sign(cell));
        g_string_append(text, labels[i].text);
        cell->repairs |= labels[i].repairs;
        memcpy(cell->glyphs + taken, labels[i].glyphs, labels[i].n_glyphs * sizeof(guint));
        taken += labels[i].n_glyphs;
    }
    if (!cell->printed)
        cell->printed = cell->text;
    cell->text = gk_arena_strndup(workshop->arena, text->str, text->len);
}

void
gk_fragment_make_text(GkFragment *fragment, GkArena *arena)
{
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Line));
    g_autoptr(GString) text = g_string_new(NULL), printed = g_string_new(NULL);
    Workshop workshop = { fragment, lines, text, printed, arena };
    for (guint i = 0; i < fragment->n_cells; i++) {
        GkFragmentCell *cell = &fragment->cells[i];
        cell->text = "";
        cell->tally = gk_tally_of_glyphs(fragment->layout->page, cell->glyphs, cell->n_glyphs);
        if (cell->n_glyphs && cell->n_slashes)
            make_labels(&workshop, cell);
        else if (cell->n_glyphs)
            make_text(&workshop, cell);
    }
}
