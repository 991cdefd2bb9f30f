/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows from text alone.
 *
 *      一般公共服务支出            1,234.00
 *      社会保障和就业                             three lines, one row: the label breaks where nothing more
 *        支出（含行政事业单          567.00       would have fitted, and the amount stands in its middle
 *        位养老）
 *      其中：                                  <- a row of its own
 *
 * Entries at one height are a line. Any lines that follow each other may be a row, at a cost; so may any place between
 * two lines part rows. Of all ways to cut the lines into rows the cheapest is taken (dynamic programming):
 *
 *   in a row      two numbers of one column, one below the other, that are not one; a line that would have had room for
 *                 the next word; a line that begins as rows do (一、 1. 合计), or is bold where the one above is not; lines further apart than those of one text;
 *                 columns whose entries do not stand beside each other
 *   a row         with nothing but one entry, where others have several
 *   between rows  lines so near that their letters would touch; a line all of whose entries, two or more and no number
 *                 among them, go on from entries above that had no room for more
 *
 * Three things are the same all over a table and not known beforehand: whether entries of several lines stand beside
 * each other at the top, in the middle or at the bottom; and how much more room there is between rows than between
 * lines of one entry, if there is more. Each is tried, and that is kept with which all comes out cheapest.
 *
 * What it can't do: two rows without numbers, the first of which fills its column, where nothing but their sense tells
 * them from one that wraps.
 */
#include "layout/rows/rows.h"

#include "layout/words/characters.h"
#include "layout/rows/tuning.h"

#include <math.h>
#include <string.h>

typedef struct {
    double top, bottom, size; /* middles of its highest and lowest entry, largest font size */
    guint first, end; /* entries */
    gboolean broken; /* it goes on from the line above */
} Line;

enum { TOP, MIDDLE, BOTTOM, N_PLACES };

/* Some lines taken as one row. */
typedef struct {
    float cost[N_PLACES]; /* by where its entries stand */
    float step; /* the largest from line to line of one entry, points */
    float far; /* what it costs that lines are further apart than those of one text are, as a rule */
    guint joins; /* lines that go on from one above */
    guint leads; /* ... from one that has nothing beside it, though they have, and are not set in */
} Span;

/* What one column has in the lines at hand. */
typedef struct {
    const GkRowEntry *first, *last; /* NULL: nothing */
    double top, bottom; /* middles of its first and last line */
} Stack;

typedef struct {
    const GArray *entries;
    GArray *lines; /* Line */
    Span *spans; /* lines->len * GK_ROWS_LINES: from a line on, one line more each */
    guint columns; /* one more than the last with an entry */
    GkRowsKind kind;
    double least; /* of a form: the least step from line to line of one column, points */
    Stack *stacks; /* per column */
    guint *filled; /* the columns that have something */
    guint n_filled;
    guint label; /* the first column with an entry, where a good part of the lines has one; else G_MAXUINT */
    gboolean lone; /* no line has several entries, and no rule parts any: a row of one is nothing odd */
    GArray *starts; /* double: where the labels of rows begin that can't be lines of one label */
} Sheet;

static GkRowEntry *
entry_at(const GArray *entries, guint i)
{
    return &g_array_index(entries, GkRowEntry, i);
}

static const Line *
line_at(const Sheet *sheet, guint i)
{
    return &g_array_index(sheet->lines, Line, i);
}

int
gk_rows_compare_entries(gconstpointer a, gconstpointer b)
{
    const GkRowEntry *p = a, *q = b;
    double u = gk_box_center_y(p->box), v = gk_box_center_y(q->box);
    if (u != v)
        return u < v ? -1 : 1;
    return p->column < q->column ? -1 : p->column > q->column;
}

static GArray *
find_lines(const GArray *entries)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    Line line = { 0 };
    double sum = 0;
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = entry_at(entries, i);
        double y = gk_box_center_y(entry->box);
        if (i > line.first && y - sum / (i - line.first) > GK_ROWS_LINE_EM * entry->size) {
            g_array_append_val(lines, line);
            line = (Line) { .first = i };
            sum = 0;
        }
        sum += y;
        line.top = i == line.first ? y : line.top;
        line.bottom = y;
        line.end = i + 1;
        line.size = MAX(line.size, entry->size);
    }
    if (entries->len)
        g_array_append_val(lines, line);
    return lines;
}

static const GkRowEntry *
entry_in_column(const Sheet *sheet, const Line *line, guint column)
{
    for (guint i = line->first; i < line->end; i++)
        if (entry_at(sheet->entries, i)->column == column)
            return entry_at(sheet->entries, i);
    return NULL;
}

/* --- what it costs that two lines are one entry --- */

/* How many labels of rows begin where the entry does. */
static guint
count_starts(const Sheet *sheet, const GkRowEntry *entry)
{
    guint count = 0;
    for (guint i = 0; entry->column == sheet->label && i < sheet->starts->len; i++)
        count += fabs(g_array_index(sheet->starts, double, i) - entry->box.x0) < GK_ALIGN_LINED_UP_EM * entry->size;
    return count;
}

/* The lower line is set in, as labels of rows are; or set out. Where only one of these is, they may have their middles
 * or their ends below each other. */
static gboolean
is_set_as_row(const Sheet *sheet, const GkRowEntry *upper, const GkRowEntry *lower)
{
    double near = GK_ALIGN_LINED_UP_EM * upper->size, indent = lower->box.x0 - upper->box.x0;
    guint starts = fabs(indent) > near ? count_starts(sheet, indent > 0 ? lower : upper) : 0;
    if (starts > 1)
        return TRUE;
    if (fabs(gk_box_center_x(upper->box) - gk_box_center_x(lower->box)) < near ||
        fabs(upper->box.x1 - lower->box.x1) < near)
        return FALSE;
    return indent < -near || (indent > near && starts > 0);
}

/* The upper line holds several words and broke off where the lower one's first would not have fitted. */
static gboolean
breaks_off(const GkRowEntry *upper, const GkRowEntry *lower)
{
    return gk_box_width(upper->box) >= MAX(GK_ROWS_BROKEN_EM * upper->size, 3 * lower->word) &&
        gk_rows_room_left(upper, lower) < 0;
}

/* 一、, 2.; not the digits of a number that was broken: 第11210351 over 91號. */
static gboolean
begins_with_number(const GkRowEntry *upper, const GkRowEntry *lower)
{
    gsize length = strlen(upper->text);
    gboolean broken = length && g_ascii_isdigit(upper->text[length - 1]) && g_ascii_isdigit(*lower->text);
    return lower->numbered && !(broken && breaks_off(upper, lower));
}

/* *room gets what the room that the upper line had says, by itself. */
static double
join_cost(const Sheet *sheet, const GkRowEntry *upper, const GkRowEntry *lower, double *room)
{
    double size = MAX(upper->size, lower->size);
    if (upper->number && lower->number)
        return lower->tail                                                            ? 0
            : sheet->kind == GK_ROWS_RULED && gk_rows_is_wrapped_number(upper, lower) ? GK_ROWS_MIXED
                                                                                      : GK_ROWS_CONFLICT;
    if (gk_rows_is_aside(lower) && lower->bold == upper->bold && !upper->number)
        return 0;
    double cost =
        (begins_with_number(upper, lower) || lower->total || lower->bold != upper->bold ? GK_ROWS_BEGINS : 0) +
        (upper->number != lower->number ? GK_ROWS_MIXED : 0);
    *room += GK_ROWS_ROOM * CLAMP(gk_rows_room_left(upper, lower) / size / GK_ROWS_ROOM_EM, 0, 1);
    return cost + (is_set_as_row(sheet, upper, lower) ? GK_ROWS_BEGINS : 0);
}

/* --- spans --- */

/* Entries that do not stand beside the others as those of the table do. */
static double
place_cost(const Sheet *sheet, int place, double size)
{
    double top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE, cost = 0;
    for (guint i = 0; i < sheet->n_filled; i++) {
        top = MIN(top, sheet->stacks[sheet->filled[i]].top);
        bottom = MAX(bottom, sheet->stacks[sheet->filled[i]].bottom);
    }
    for (guint i = 0; i < sheet->n_filled; i++) {
        const Stack *stack = &sheet->stacks[sheet->filled[i]];
        double off = place == TOP ? stack->top - top
            : place == BOTTOM     ? bottom - stack->bottom
                                  : (stack->top + stack->bottom) / 2 - (top + bottom) / 2;
        cost += fabs(off) > GK_ROWS_PLACE_EM * size ? GK_ROWS_PLACE : 0;
    }
    return cost;
}

/* 1. … 2. … in a column beside the labels, with nothing at its side: one note of several items. */
static gboolean
is_next_item(const Sheet *sheet, const GkRowEntry *first, const GkRowEntry *entry)
{
    return sheet->label != G_MAXUINT && entry->column != sheet->label && !entry->number &&
        gk_rows_item_of(first->text) > 0 && gk_rows_item_of(entry->text) > gk_rows_item_of(first->text);
}

/* Adds a line's entries to what the columns have. What the room in several columns says is one evidence: where one was
 * measured too wide, others were. */
static double
add_line(Sheet *sheet, const Line *line, Span *span)
{
    double cost = 0, room = 0, far = 0;
    guint joins = 0;
    for (guint i = line->first; i < line->end; i++) {
        const GkRowEntry *entry = entry_at(sheet->entries, i);
        Stack *stack = &sheet->stacks[entry->column];
        double y = gk_box_center_y(entry->box);
        if (!stack->last) {
            sheet->filled[sheet->n_filled++] = entry->column;
            stack->first = entry;
            stack->top = y;
        } else if (y - stack->bottom > GK_ROWS_LINE_EM * entry->size) {
            cost += line->end - line->first == 1 && is_next_item(sheet, stack->first, entry)
                ? 0
                : join_cost(sheet, stack->last, entry, &room);
            span->step = MAX(span->step, (float) (y - stack->bottom));
            far = MAX(far, GK_ROWS_FAR * ((y - stack->bottom) / entry->size - GK_ROWS_PITCH_EM));
            joins++;
            span->leads += sheet->n_filled == 1 && line->end > line->first + 1 &&
                entry->box.x0 - stack->first->box.x0 < GK_ALIGN_LINED_UP_EM * entry->size;
        }
        stack->last = entry;
        stack->bottom = y;
    }
    span->joins += joins > 0;
    span->far += (float) far;
    return cost + (joins ? room / joins : 0);
}

/* What a row costs whose lines were added at the cost of `joins`. */
static void
weigh(const Sheet *sheet, double joins, double size, Span *span)
{
    gboolean form = sheet->kind == GK_ROWS_OF_FORM;
    double least = G_MAXDOUBLE, lone = sheet->n_filled > 1 || sheet->lone ? 0 : form ? GK_ROWS_CONFLICT : GK_ROWS_LONE;
    if (sheet->label != G_MAXUINT && !sheet->stacks[sheet->label].last)
        lone += form ? GK_ROWS_CONFLICT : GK_ROWS_NO_LABEL;
    double places[N_PLACES];
    for (int place = 0; place < N_PLACES; place++) {
        places[place] = place_cost(sheet, place, size);
        span->cost[place] = (float) (joins + lone + places[place]);
        least = MIN(least, span->cost[place]);
    }
    if (places[MIDDLE] == 0 && places[TOP] > 0 && places[BOTTOM] > 0)
        span->leads = 0; /* its other lines are below what stands beside it: no heading */
    for (int place = 0; place < N_PLACES; place++)
        span->cost[place] = MIN(span->cost[place], (float) (least + GK_ROWS_OTHER_PLACE));
}

/* All rows that may begin with a line, up to those that are too dear to be any. */
static void
measure_from(Sheet *sheet, guint first)
{
    double joins = 0, size = 0;
    Span whole = { 0 }, *spans = &sheet->spans[(gsize) first * GK_ROWS_LINES];
    guint most = MIN(GK_ROWS_LINES, sheet->lines->len - first), k = 0;
    for (; k < most && joins < 2 * GK_ROWS_CONFLICT; k++) {
        joins += add_line(sheet, line_at(sheet, first + k), &whole);
        size = MAX(size, line_at(sheet, first + k)->size);
        spans[k] = whole;
        weigh(sheet, joins, size, &spans[k]);
    }
    if (k < GK_ROWS_LINES)
        spans[k].cost[0] = spans[k].cost[1] = spans[k].cost[2] = G_MAXFLOAT;
    for (guint i = 0; i < sheet->n_filled; i++)
        sheet->stacks[sheet->filled[i]].last = NULL;
    sheet->n_filled = 0;
}

/* --- the cheapest way --- */

/* From the lowest entry of the line above to the highest of this one. */
static double
step_above(const Sheet *sheet, guint line)
{
    return line_at(sheet, line)->top - line_at(sheet, line - 1)->bottom;
}

/* The least step from a line to the next one that has an entry of one column, too. */
static double
least_step(const Sheet *sheet)
{
    double least = G_MAXDOUBLE;
    for (guint i = 0; i < sheet->lines->len && sheet->kind == GK_ROWS_OF_FORM; i++)
        for (guint k = 1; k < 3 && i + k < sheet->lines->len; k++) {
            const Span *span = &sheet->spans[(gsize) i * GK_ROWS_LINES + k];
            if (span->step > 0 && span->cost[0] < G_MAXFLOAT)
                least = MIN(least, span->step);
        }
    return least;
}

/* Nothing but words that would not have fitted on the line above, in two columns or more, each of which holds
 * several: chance does not break so. */
static gboolean
is_broken(const Sheet *sheet, guint line)
{
    const Line *lower = line_at(sheet, line), *upper = lower - 1;
    for (guint i = lower->first; i < lower->end; i++) {
        const GkRowEntry *entry = entry_at(sheet->entries, i);
        const GkRowEntry *above = entry_in_column(sheet, upper, entry->column);
        if (entry->number || entry->total || !above || above->number || above->total || entry->bold != above->bold ||
            !breaks_off(above, entry) || begins_with_number(above, entry))
            return FALSE;
    }
    return lower->end - lower->first > 1;
}

/* `room`: steps above it are between rows, those below it within one; 0: they tell nothing. */
static double
parting_cost(const Sheet *sheet, guint line, double room)
{
    if (line == 0)
        return 0;
    double step = step_above(sheet, line);
    double cost = step < GK_ROWS_HALF_EM * line_at(sheet, line)->size ? GK_ROWS_TOUCH : 0;
    if (sheet->kind == GK_ROWS_OF_FORM && step < GK_ROWS_FORM_SHARE * sheet->least)
        cost += GK_ROWS_NEAR; /* no more room than between lines of one text */
    if (line_at(sheet, line)->broken)
        cost += GK_ROWS_BROKEN;
    return cost + (sheet->kind == GK_ROWS_RULED ? GK_ROWS_UNRULED : 0) + (step < room ? GK_ROWS_NEAR : 0);
}

/* Cuts the lines; starts[i] is the first line of the row that ends before line i. Returns the cost. */
static double
cut(const Sheet *sheet, int place, double room, guint *starts)
{
    guint n = sheet->lines->len;
    g_autofree double *best = g_new(double, n + 1);
    best[0] = 0;
    for (guint i = 1; i <= n; i++)
        best[i] = G_MAXDOUBLE;
    for (guint first = 0; first < n; first++) {
        double before = best[first] + parting_cost(sheet, first, room);
        for (guint k = 0; k < GK_ROWS_LINES && first + k < n; k++) {
            const Span *span = &sheet->spans[(gsize) first * GK_ROWS_LINES + k];
            if (span->cost[place] >= G_MAXFLOAT)
                break;
            double cost = before + span->cost[place];
            cost += room > 0 ? (span->step > room ? GK_ROWS_NEAR : 0)
                             : GK_ROWS_JOIN * span->joins + GK_ROWS_LEAD * span->leads +
                    (sheet->kind == GK_ROWS_RULED ? 0 : span->far);
            if (cost < best[first + k + 1] - 1e-9) {
                best[first + k + 1] = cost;
                starts[first + k + 1] = first;
            }
        }
    }
    return best[n] + (room > 0 ? GK_ROWS_JOIN : 0);
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

/* Where the steps of lines fall into smaller and larger ones: the widest of such places. */
static GArray *
find_rooms(const Sheet *sheet)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(double));
    GArray *rooms = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < sheet->lines->len; i++) {
        double below = i ? step_above(sheet, i) : 0;
        if (below > 0)
            g_array_append_val(steps, below);
        for (guint k = 1; k < 3; k++) {
            double within = sheet->spans[(gsize) i * GK_ROWS_LINES + k].step;
            if (within > 0)
                g_array_append_val(steps, within);
        }
    }
    g_array_sort(steps, compare_numbers);
    for (guint i = 1; i < steps->len && rooms->len < GK_ROWS_ROOMS; i++) {
        double a = g_array_index(steps, double, i - 1), b = g_array_index(steps, double, i), middle = (a + b) / 2;
        if (b > GK_ROWS_ROOM_SHARE * a)
            g_array_append_val(rooms, middle);
    }
    return rooms;
}

static guint *
cheapest(const Sheet *sheet)
{
    g_autoptr(GArray) rooms = find_rooms(sheet);
    guint *starts = g_new0(guint, sheet->lines->len + 1), *tried = g_new0(guint, sheet->lines->len + 1);
    double least = G_MAXDOUBLE;
    for (guint r = 0; r <= rooms->len; r++)
        for (int place = 0; place < N_PLACES; place++) {
            double cost = cut(sheet, place, r ? g_array_index(rooms, double, r - 1) : 0, tried);
            if (cost >= least - 1e-9)
                continue;
            least = cost;
            memcpy(starts, tried, sizeof(guint) * (sheet->lines->len + 1));
        }
    g_free(tried);
    return starts;
}

/* Numbers the rows from the last one up; returns how many there are. */
static guint
number_rows(const Sheet *sheet, const guint *starts, GArray *entries)
{
    guint count = 0;
    for (guint end = sheet->lines->len; end > 0; end = starts[end])
        count++;
    for (guint end = sheet->lines->len, row = count; end > 0; end = starts[end]) {
        row--;
        for (guint i = line_at(sheet, starts[end])->first; i < line_at(sheet, end - 1)->end; i++)
            entry_at(entries, i)->row = row;
    }
    return count;
}

static gboolean
have_conflict(const Sheet *sheet, const Line *upper, const Line *lower)
{
    for (guint i = upper->first; i < upper->end; i++) {
        const GkRowEntry *a = entry_at(sheet->entries, i);
        const GkRowEntry *b = a->number ? entry_in_column(sheet, lower, a->column) : NULL;
        if (b && b->number && !b->tail)
            return TRUE;
    }
    return FALSE;
}

/* The column of the rows' labels, and where these begin: beside numbers that are another row's than those above. */
static void
find_labels(Sheet *sheet)
{
    guint first = G_MAXUINT, count = 0;
    for (guint i = 0; i < sheet->entries->len; i++)
        first = MIN(first, entry_at(sheet->entries, i)->column);
    for (guint i = 0; i < sheet->lines->len; i++) {
        const GkRowEntry *entry = entry_in_column(sheet, line_at(sheet, i), first);
        count += entry != NULL;
        if (i > 0 && entry && !entry->number && sheet->starts->len < GK_ROWS_STARTS &&
            have_conflict(sheet, line_at(sheet, i - 1), line_at(sheet, i)))
            g_array_append_val(sheet->starts, entry->box.x0);
    }
    gboolean many = count >= GK_ROWS_LABELS_SHARE * sheet->lines->len || sheet->kind == GK_ROWS_OF_FORM;
    sheet->label = many ? first : G_MAXUINT;
}

guint
gk_rows_assign(GArray *entries, GkRowsKind kind)
{
    g_array_sort(entries, gk_rows_compare_entries);
    GArray *notes = kind == GK_ROWS_OF_FORM ? NULL : gk_rows_take_notes(entries);
    Sheet sheet = { .entries = entries,
                    .lines = find_lines(entries),
                    .kind = kind,
                    .starts = g_array_new(FALSE, FALSE, sizeof(double)) };
    for (guint i = 0; i < entries->len; i++)
        sheet.columns = MAX(sheet.columns, entry_at(entries, i)->column + 1);
    sheet.stacks = g_new0(Stack, sheet.columns + 1);
    sheet.filled = g_new(guint, sheet.columns + 1);
    sheet.spans = g_new0(Span, (gsize) sheet.lines->len * GK_ROWS_LINES + 1);
    find_labels(&sheet);
    sheet.lone = kind == GK_ROWS_OPEN && sheet.lines->len == entries->len;
    for (guint i = 0; i < sheet.lines->len; i++) {
        g_array_index(sheet.lines, Line, i).broken = i > 0 && is_broken(&sheet, i);
        measure_from(&sheet, i);
    }
    sheet.least = least_step(&sheet);
    g_autofree guint *starts = cheapest(&sheet);
    guint count = number_rows(&sheet, starts, entries);
    g_free(sheet.spans);
    g_free(sheet.filled);
    g_free(sheet.stacks);
    g_array_unref(sheet.lines);
    g_array_unref(sheet.starts);
    gk_rows_return_notes(entries, notes);
    return count;
}
