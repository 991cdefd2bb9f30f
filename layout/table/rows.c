/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows from text alone.
 *
 *      一般公共服务支出            1,234.00    <- a line with a number, or with
 *      社会保障和就业                             something in two columns: an anchor
 *        支出（含行政事业单          567.00    <- the label wraps around its amount
 *        位养老）
 *      其中：                                  <- a row of its own
 *
 * 1. Entries at one height are a line. Lines with a number, or with entries in
 *    two columns, are anchors: each is a row.
 * 2. A line with nothing but text in one column belongs to the anchor it is
 *    nearer to; when it is as near to both, it goes on from the row above if
 *    that row's label reached the end of its column and this text does not
 *    begin like a new entry; otherwise it is a row of its own. So is a line as far
 *    below the last as rows are, where that is further than lines of one text.
 *    Where the line above belongs to a label, too, and reached the end, one that
 *    does not reach it is the label's last, however near the next anchor is.
 *
 * 3. Lines half a line apart that have no column in common are one row: entries of
 *    one, two or three lines, centred beside each other.
 *
 * 4. A line with nothing but ends of numbers (3 below 72.7), nearer to the line above
 *    than rows are, belongs to its row.
 *
 * Other anchors further apart are never one row.
 */
#include "layout/table/rows.h"

#include "data/data.h"
#include "layout/table/tuning.h"
#include "layout/words/characters.h"
#include "layout/words/heading_number.h"

#include <string.h>

typedef struct {
    double y, y0, y1, size; /* middle, extent, largest font size */
    guint first, end; /* entries */
    gboolean anchor, numbered, full;
    guint row;
} Line;

static GkRowEntry *
entry_at(const GArray *entries, guint i)
{
    return &g_array_index(entries, GkRowEntry, i);
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

static void
finish_line(Line *line, const GArray *entries, GArray *lines)
{
    guint columns = 0, last = G_MAXUINT;
    for (guint i = line->first; i < line->end; i++) {
        const GkRowEntry *entry = entry_at(entries, i);
        line->y0 = MIN(line->y0, entry->box.y0);
        line->y1 = MAX(line->y1, entry->box.y1);
        line->size = MAX(line->size, entry->size);
        line->anchor |= entry->number;
        line->numbered |= entry->numbered;
        line->full |= entry->full && !entry->number;
        columns += entry->column != last;
        last = entry->column;
    }
    line->anchor |= columns > 1;
    g_array_append_val(lines, *line);
}

static GArray *
find_lines(const GArray *entries)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    Line line = { .y0 = G_MAXDOUBLE, .y1 = -G_MAXDOUBLE };
    double sum = 0;
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = entry_at(entries, i);
        double y = gk_box_center_y(entry->box);
        if (i > line.first && y - sum / (i - line.first) > GK_ROWS_LINE_EM * entry->size) {
            finish_line(&line, entries, lines);
            line = (Line) { .first = i, .y0 = G_MAXDOUBLE, .y1 = -G_MAXDOUBLE };
            sum = 0;
        }
        sum += y;
        line.end = i + 1;
        line.y = sum / (line.end - line.first);
    }
    if (entries->len)
        finish_line(&line, entries, lines);
    return lines;
}

/* Index of the nearest anchor before (step -1) or after line i, or G_MAXUINT. */
static guint
next_anchor(const GArray *lines, guint i, int step)
{
    for (guint steps = 0; steps < GK_ROWS_WRAP_LINES; steps++) {
        i = (guint) ((int) i + step);
        if (i >= lines->len)
            return G_MAXUINT;
        if (g_array_index(lines, Line, i).anchor)
            return i;
    }
    return G_MAXUINT;
}

typedef enum { ATTACH_ABOVE, ATTACH_BELOW, ATTACH_NOT } Attach;

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

/* The usual distance of two lines that follow each other; of anchors, where there are such. */
static double
usual_step(const GArray *lines, gboolean anchors)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 1; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        double step = line->y - line[-1].y;
        if (!anchors || (line->anchor && line[-1].anchor))
            g_array_append_val(steps, step);
    }
    g_array_sort(steps, compare_numbers);
    return steps->len ? g_array_index(steps, double, steps->len / 2) : 0;
}

static double
find_pitch(const GArray *lines)
{
    double pitch = usual_step(lines, TRUE);
    return pitch > 0 ? pitch : usual_step(lines, FALSE);
}

/* A line as far from the next as rows are, where rows are further apart than lines of one text, is a row. */
static gboolean
is_at_row_pitch(const Line *line, const Line *next, double pitch)
{
    return pitch > GK_ROWS_PITCH_EM * line->size && next->y - line->y > GK_ROWS_NEARER_SHARE * pitch;
}

/* Both have an entry in some column. */
static gboolean
share_column(const GArray *entries, const Line *a, const Line *b)
{
    for (guint i = a->first; i < a->end; i++)
        for (guint j = b->first; j < b->end; j++)
            if (entry_at(entries, i)->column == entry_at(entries, j)->column)
                return TRUE;
    return FALSE;
}

/* Half a line apart in different columns: lines of cells that are centred in one row. */
static gboolean
is_half_line_below(const GArray *entries, const Line *line)
{
    return line->y - line[-1].y < GK_ROWS_HALF_EM * line->size && !share_column(entries, line - 1, line);
}

static const GkRowEntry *
entry_in_column(const GArray *entries, const Line *line, guint column)
{
    for (guint i = line->first; i < line->end; i++)
        if (entry_at(entries, i)->column == column)
            return entry_at(entries, i);
    return NULL;
}

/* Nothing but ends of numbers that stand right above and may go on. */
static gboolean
has_tails(const GArray *entries, const Line *line)
{
    for (guint i = line->first; i < line->end; i++) {
        const GkRowEntry *entry = entry_at(entries, i), *above = entry_in_column(entries, line - 1, entry->column);
        if (!entry->tail || !above || !above->open)
            return FALSE;
    }
    return line->y - line[-1].y <= GK_ROWS_PITCH_EM * line->size;
}

/* For each line, whether it has the second halves of the numbers above it: it is nearer than other rows are. The
 * caller frees it. */
static guint8 *
find_wrapped_numbers(const GArray *entries, const GArray *lines)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(double));
    guint8 *wrapped = g_new0(guint8, lines->len + 1);
    for (guint i = 1; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        double step = line->y - line[-1].y;
        wrapped[i] = has_tails(entries, line);
        if (!wrapped[i] && line->anchor && line[-1].anchor)
            g_array_append_val(steps, step);
    }
    g_array_sort(steps, compare_numbers);
    double pitch = steps->len ? g_array_index(steps, double, steps->len / 2) : G_MAXDOUBLE;
    for (guint i = 1; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        wrapped[i] = wrapped[i] && line->y - line[-1].y <= GK_ROWS_NEARER_SHARE * pitch;
    }
    return wrapped;
}

static Attach
judge_label(const GArray *entries, const GArray *lines, guint i, double pitch)
{
    const Line *line = &g_array_index(lines, Line, i), *above = i ? line - 1 : NULL;
    guint p = next_anchor(lines, i, -1), n = next_anchor(lines, i, 1);
    double up = p == G_MAXUINT ? G_MAXDOUBLE : line->y - g_array_index(lines, Line, p).y;
    double down = n == G_MAXUINT ? G_MAXDOUBLE : g_array_index(lines, Line, n).y - line->y;
    double near = GK_ROWS_NEAR_EM * line->size;
    gboolean row = i > 0 && is_at_row_pitch(line - 1, line, pitch);
    if (!line->numbered && !row && up < GK_ROWS_NEARER_SHARE * down && up < near)
        return ATTACH_ABOVE;
    /* The last line of a label that began above: what goes on below would fill its column, too. */
    gboolean last = above && above->full && !line->full && !line->numbered && share_column(entries, above, line);
    if (last && !row && line->y - above->y < near && i > 1 && !above->anchor)
        return ATTACH_ABOVE;
    /* A label above its amount's line: not when that line begins a label of its own. */
    const Line *next = n == G_MAXUINT ? NULL : &g_array_index(lines, Line, n);
    if (next && down < GK_ROWS_NEARER_SHARE * up && down < 0.75 * near &&
        !(n == i + 1 && is_at_row_pitch(line, next, pitch)) && !(next->numbered && share_column(entries, line, next)))
        return ATTACH_BELOW;
    if (above && above->full && !row && !line->numbered && line->y - above->y < near)
        return ATTACH_ABOVE;
    return ATTACH_NOT;
}

guint
gk_rows_assign(GArray *entries)
{
    g_array_sort(entries, gk_rows_compare_entries);
    g_autoptr(GArray) lines = find_lines(entries);
    guint next = 0;
    double pitch = find_pitch(lines);
    g_autofree guint8 *wrapped = find_wrapped_numbers(entries, lines);
    gboolean joins_next = FALSE;
    for (guint i = 0; i < lines->len; i++) {
        Line *line = &g_array_index(lines, Line, i);
        if (i > 0 && (wrapped[i] || is_half_line_below(entries, line))) {
            line->row = line[-1].row;
            joins_next = FALSE;
            for (guint e = line->first; e < line->end; e++)
                entry_at(entries, e)->row = line->row;
            continue;
        }
        Attach attach = line->anchor ? ATTACH_NOT : judge_label(entries, lines, i, pitch);
        if (attach == ATTACH_ABOVE && next > 0 && !joins_next) {
            line->row = next - 1;
        } else {
            line->row = joins_next ? next - 1 : next++;
            joins_next = attach == ATTACH_BELOW;
        }
        for (guint e = line->first; e < line->end; e++)
            entry_at(entries, e)->row = line->row;
    }
    return next;
}

double *
gk_rows_boundaries(const GArray *entries, guint n_rows, double top, double bottom)
{
    double *y0 = g_new(double, n_rows + 1), *boundaries = g_new(double, n_rows + 1);
    double *y1 = g_new(double, n_rows + 1);
    for (guint r = 0; r < n_rows; r++) {
        y0[r] = G_MAXDOUBLE;
        y1[r] = -G_MAXDOUBLE;
    }
    for (guint i = 0; i < entries->len; i++) {
        const GkRowEntry *entry = entry_at(entries, i);
        y0[entry->row] = MIN(y0[entry->row], entry->box.y0);
        y1[entry->row] = MAX(y1[entry->row], entry->box.y1);
    }
    boundaries[0] = top;
    for (guint r = 1; r < n_rows; r++)
        boundaries[r] = MAX(boundaries[r - 1] + 0.01, (y1[r - 1] + y0[r]) / 2);
    boundaries[n_rows] = MAX(bottom, n_rows ? boundaries[n_rows - 1] + 0.01 : bottom);
    g_free(y0);
    g_free(y1);
    return boundaries;
}

void
gk_rows_look_at_number(GkRowEntry *entry, const char *text)
{
    entry->open = entry->number && gk_number_goes_on(text, "0");
    entry->tail = entry->number && strlen(text) < 4 && strspn(text, "0123456789.,") == strlen(text);
}
