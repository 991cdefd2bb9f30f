/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Frames: where rules in one direction say that a table is.
 *
 *      ──────────────────────────────      rules of one length, one below the
 *       科目名称         合计    项目       other, with entries between them: a
 *      ──────────────────────────────      frame of rows. Rules inside that are
 *       一般公共服务   577.52  241.54      shorter part rows in some columns.
 *       教育            37.07
 *      ──────────────────────────────
 *
 * The same with columns, between vertical rules of one height. A band between two
 * rules that holds a caption, a sentence as wide as the frame, anything that
 * sticks out, or much room and nothing at all, parts two frames.
 *
 * Whether what is inside is a table says table/framed.c.
 */
#include "layout/grid/tuning.h"
#include "layout/table/finder.h"

#include "layout/grid/loose_rules.h"
#include "layout/table/tuning.h"
#include "layout/words/caption_words.h"

#include <math.h>
#include <string.h>

/* All rules at one height (or at one x), put together. */
typedef struct {
    double at, from, to;
    gboolean taken;
    gboolean stripe; /* the edge of a background */
} Stroke;

/* Rows may be drawn column by column, with gaps; columns of two tables, one below the other, are not the same. */
static GArray *
put_together(const GkRule *rules, guint count, gboolean over_gaps)
{
    GArray *strokes = g_array_new(FALSE, FALSE, sizeof(Stroke));
    for (guint i = 0; i < count; i++) {
        Stroke *same = NULL;
        for (guint j = strokes->len; j-- > 0 && !same;) {
            Stroke *stroke = &g_array_index(strokes, Stroke, j);
            if (rules[i].at - stroke->at > GK_GRID_SNAP)
                break;
            if (over_gaps || gk_overlap(stroke->from, stroke->to, rules[i].from, rules[i].to) > -GK_GRID_REACH)
                same = stroke;
        }
        if (same) {
            same->from = MIN(same->from, rules[i].from);
            same->to = MAX(same->to, rules[i].to);
            same->stripe &= rules[i].thickness == GK_STRIPE_EDGE;
            continue;
        }
        Stroke stroke = { rules[i].at, rules[i].from, rules[i].to, FALSE, rules[i].thickness == GK_STRIPE_EDGE };
        g_array_append_val(strokes, stroke);
    }
    return strokes;
}

static gboolean
is_same(const Stroke *a, const Stroke *b)
{
    return fabs(a->from - b->from) <= GK_FRAME_SAME && fabs(a->to - b->to) <= GK_FRAME_SAME;
}

static gboolean
is_within(const Stroke *inner, const Stroke *outer)
{
    return inner->from >= outer->from - GK_FRAME_SAME && inner->to <= outer->to + GK_FRAME_SAME &&
        inner->to - inner->from >= GK_FRAME_ROW_SHARE * (outer->to - outer->from);
}

/* --- what lies between two rules --- */

typedef enum {
    READ_WORDS = 1,
    READ_CAPTION, /* unit, organization, number */
    READ_TITLE,
    READ_SENTENCE,
} Reading;

static Reading
read_line(const GkAlignment *finder, guint i)
{
    if (finder->readings[i])
        return finder->readings[i];
    g_autofree char *text = gk_caption_squeeze(finder->layout->lines[i].text);
    GkCaptionMatch match;
    Reading reading = READ_WORDS;
    if ((gk_caption_match(text, &match) && (match.kind == GK_CAPTION_UNIT || match.from == 0)) ||
        gk_caption_is_numbered(text) || gk_caption_begins_note(text))
        reading = READ_CAPTION;
    else if (gk_caption_ends_as_title(text))
        reading = READ_TITLE;
    else if (gk_caption_is_sentence(text))
        reading = READ_SENTENCE;
    finder->readings[i] = reading;
    return reading;
}

static gboolean
line_parts_frames(const GkAlignment *finder, guint i, const Stroke *frame)
{
    const GkLine *line = &finder->layout->lines[i];
    guint chunks = finder->first_chunk[i + 1] - finder->first_chunk[i];
    if (chunks == 0 || line->box.x0 < frame->from - line->size || line->box.x1 > frame->to + line->size)
        return TRUE;
    Reading reading = read_line(finder, i);
    if (reading == READ_CAPTION)
        return TRUE;
    gboolean wide = gk_box_width(line->box) > GK_FRAME_PROSE_SHARE * (frame->to - frame->from);
    return chunks == 1 && (reading == READ_TITLE || (reading == READ_SENTENCE && wide));
}

/* The line is a sentence that begins where the frame does. */
static gboolean
is_sentence_at_left(const GkAlignment *finder, guint i, const Stroke *frame)
{
    const GkLine *line = &finder->layout->lines[i];
    return read_line(finder, i) == READ_SENTENCE && line->box.x0 - frame->from < GK_FRAME_LEFT_EM * line->size;
}

/* 主要财务数据（单位：亿元）, a label at the frame's left side right below the header: a section that says its unit. */
static gboolean
is_section(const GkAlignment *finder, guint i, const Stroke *frame)
{
    const GkLine *line = &finder->layout->lines[i];
    g_autofree char *text = gk_caption_squeeze(line->text);
    GkCaptionMatch match;
    return finder->first_chunk[i + 1] - finder->first_chunk[i] == 1 && gk_caption_match(text, &match) &&
        match.kind == GK_CAPTION_UNIT && match.from > 0 && !gk_caption_ends_as_title(text) &&
        line->box.x0 >= frame->from && line->box.x0 - frame->from < GK_FRAME_LEFT_EM * line->size;
}

/* TRUE when the band between heights y0 and y1 is no part of a table; *line moves on to the lines below it. Right below
 * a header, much room and nothing else is a blank table. Lines of one piece, nearly all, with sentences among them
 * that begin at the frame's left side, are paragraphs and lists. */
static gboolean
band_parts_frames(const GkAlignment *finder, const Stroke *frame, double y0, double y1, gboolean below_header,
                  guint *line)
{
    guint lines = 0, pieces = 0, sentences = 0;
    const GkPageLayout *layout = finder->layout;
    while (*line < layout->n_lines && gk_box_center_y(layout->lines[*line].box) <= y0)
        ++*line;
    for (; *line < layout->n_lines && gk_box_center_y(layout->lines[*line].box) < y1; ++*line) {
        gboolean parts = line_parts_frames(finder, *line, frame) || gk_alignment_changes_type(finder, *line);
        if (parts && !(below_header && lines == 0 && is_section(finder, *line, frame)))
            return TRUE;
        lines++;
        pieces += finder->first_chunk[*line + 1] - finder->first_chunk[*line];
        sentences += is_sentence_at_left(finder, *line, frame);
    }
    if (lines >= GK_FRAME_PROSE_LINES && pieces <= GK_FRAME_PROSE_PIECES * lines && sentences > 1)
        return TRUE;
    return lines == 0 && y1 - y0 > GK_FRAME_BLANK && !below_header;
}

/* --- rows --- */

static GkFrame *
frame_new(GkBox box, GArray *positions, gboolean by_columns)
{
    GkFrame *frame = g_new0(GkFrame, 1);
    frame->box = box;
    frame->positions = positions;
    frame->by_columns = by_columns;
    return frame;
}

void
gk_frame_free(gpointer data)
{
    GkFrame *frame = data;
    g_array_unref(frame->positions);
    g_clear_pointer(&frame->full, g_array_unref);
    g_free(frame);
}

/* --- open ends --- */

/* A label by itself that is set higher than those beside it, or is the upper line of one of them. */
static gboolean
is_beside_labels(const GkAlignment *finder, guint line)
{
    const GkLine *own = &finder->layout->lines[line], *next = own + 1;
    return gk_alignment_is_upper_line(finder, line) || gk_box_center_y(next->box) - gk_box_center_y(own->box) < GK_ROWS_HALF_EM * own->size;
}

/* Lines [first, end) are rows of the frame that no rule closes: inside its sides, near, one with a number beside
 * something else or all with several entries. */
static gboolean
are_rows(const GkAlignment *finder, const GkFrame *frame, guint first, guint end, double gap)
{
    const GkLine *lines = finder->layout->lines;
    gboolean number = FALSE, several = TRUE;
    Stroke sides = { 0, frame->box.x0, frame->box.x1, FALSE, FALSE };
    double pitch = (frame->box.y1 - frame->box.y0) / (frame->positions->len - 1);
    if (first >= end || end - first > GK_FRAME_OPEN_LINES || gap > pitch)
        return FALSE;
    for (guint i = first; i < end; i++) {
        if (line_parts_frames(finder, i, &sides) || (i > first && lines[i].box.y0 - lines[i - 1].box.y1 > pitch))
            return FALSE;
        number |= finder->table_line[i];
        several &= gk_alignment_chunk_count(finder, i) > 1 || (i + 1 < end && is_beside_labels(finder, i));
    }
    return number || several;
}

static gboolean
is_running(const GkPageLayout *layout, guint line)
{
    return layout->line_roles[line] == GK_LINE_RUNNING_HEAD || layout->line_roles[line] == GK_LINE_RUNNING_FOOT;
}

/* Most of lines [first, end) have several pieces: two of one above them may be the heads of columns. */
static gboolean
have_columns(const GkAlignment *finder, guint first, guint end)
{
    guint several = 0;
    for (guint i = first; i < end; i++)
        several += gk_alignment_chunk_count(finder, i) > 1;
    return several * 2 > end - first;
}

/* Of lines [*first, *end), those that go on from the frame row by row: with several entries, and no further from each
 * other than the frame's rows and lines of a table are. */
static void
narrow(const GkAlignment *finder, const GkFrame *frame, gboolean below, guint *first, guint *end)
{
    const GkLine *lines = finder->layout->lines;
    double pitch = (frame->box.y1 - frame->box.y0) / (frame->positions->len - 1);
    Stroke sides = { 0, frame->box.x0, frame->box.x1, FALSE, TRUE };
    guint count = 0;
    while (count < *end - *first) {
        guint line = below ? *first + count : *end - 1 - count;
        double gap = count == 0 ? (below ? lines[line].box.y0 - frame->box.y1 : frame->box.y0 - lines[line].box.y1)
            : below             ? lines[line].box.y0 - lines[line - 1].box.y1
                                : lines[line + 1].box.y0 - lines[line].box.y1;
        if (gap > MIN(pitch, (below ? GK_FRAME_OPEN_EM : GK_ALIGN_LINE_GAP_EM) * lines[line].size) || finder->prose[line] ||
            line_parts_frames(finder, line, &sides) ||
            (gk_alignment_chunk_count(finder, line) < 2 &&
             (below || count == 0 || !is_beside_labels(finder, line))))
            break;
        count++;
    }
    if (below)
        *end = *first + count;
    else
        *first = *end - count;
}

/* Where a table goes on over a page, the last row may have no rule below it and the first none above. Between stripes,
 * a white first or last row has none anywhere. */
static void
close_open_ends(const GkAlignment *finder, GkFrame *frame, gboolean stripes)
{
    const GkPageLayout *layout = finder->layout;
    guint top = 0, first = 0, bottom, end = layout->n_lines;
    while (first < layout->n_lines && gk_box_center_y(layout->lines[first].box) < frame->box.y0)
        first++;
    while (top < first && is_running(layout, top))
        top++;
    for (bottom = first; bottom < layout->n_lines && gk_box_center_y(layout->lines[bottom].box) < frame->box.y1;)
        bottom++;
    while (end > bottom && is_running(layout, end - 1))
        end--;
    guint inside = first, inside_end = bottom;
    if (stripes || end - bottom > GK_FRAME_OPEN_LINES)
        narrow(finder, frame, TRUE, &bottom, &end);
    if (stripes || first - top > GK_FRAME_OPEN_LINES || !are_rows(finder, frame, top, first, 0))
        narrow(finder, frame, FALSE, &top, &first);
    if (first > top && gk_alignment_chunk_count(finder, first - 1) < 3 && !have_columns(finder, inside, inside_end))
        top = first;
    if (are_rows(finder, frame, bottom, end, end > bottom ? layout->lines[bottom].box.y0 - frame->box.y1 : 0)) {
        end = end > bottom ? gk_alignment_end_of_entries(finder, bottom, end) : end;
        frame->box.y1 = layout->lines[end - 1].box.y1 + 1;
        g_array_append_val(frame->positions, frame->box.y1);
    }
    if (are_rows(finder, frame, top, first, first > top ? frame->box.y0 - layout->lines[first - 1].box.y1 : 0)) {
        frame->box.y0 = layout->lines[top].box.y0 - 1;
        g_array_prepend_val(frame->positions, frame->box.y0);
    }
}

/* The frame that begins with stroke `first`, or NULL. */
static GkFrame *
frame_of_rows(const GkAlignment *finder, GArray *strokes, guint first)
{
    Stroke *top = &g_array_index(strokes, Stroke, first);
    GArray *ys = g_array_new(FALSE, FALSE, sizeof(double));
    g_array_append_val(ys, top->at);
    guint sure = 1, line = 0, bands = 0, rules = !top->stripe;
    gboolean several = FALSE; /* the first band has several labels */
    double last = top->at;
    for (guint i = first + 1; i < strokes->len; i++) {
        Stroke *stroke = &g_array_index(strokes, Stroke, i);
        if (!is_same(stroke, top) && !is_within(stroke, top))
            continue;
        if (band_parts_frames(finder, top, last, stroke->at, bands == 1 && several, &line))
            break;
        bands++;
        several = bands == 1 && line > 0 && finder->first_chunk[line] - finder->first_chunk[line - 1] > 1;
        g_array_append_val(ys, stroke->at);
        last = stroke->at;
        if (is_same(stroke, top)) {
            stroke->taken = TRUE;
            sure = ys->len;
            rules += !stroke->stripe;
        }
    }
    g_array_set_size(ys, sure); /* shorter rules below the last long one are of something else */
    if (sure > 1 && rules > 1) {
        GkFrame *frame =
            frame_new((GkBox) { top->from, top->at, top->to, g_array_index(ys, double, sure - 1) }, ys, FALSE);
        frame->header_alone = sure == 2 && !top->stripe;
        close_open_ends(finder, frame, top->stripe);
        return frame;
    }
    g_array_unref(ys);
    return NULL;
}

/* --- columns --- */

static int
compare_positions(gconstpointer a, gconstpointer b)
{
    double p = *(const double *) a, q = *(const double *) b;
    return p < q ? -1 : p > q;
}

/* Text beside the outermost rules stands in a column that is open on that side. */
static void
open_sides(const GkAlignment *finder, GkFrame *frame)
{
    double left = frame->box.x0, right = frame->box.x1;
    for (guint i = 0; i < finder->layout->n_lines; i++) {
        const GkLine *line = &finder->layout->lines[i];
        double y = gk_box_center_y(line->box);
        if (y < frame->box.y0 || y > frame->box.y1)
            continue;
        left = MIN(left, line->box.x0);
        right = MAX(right, line->box.x1);
    }
    if (left < frame->box.x0 - GK_GRID_OPEN) {
        frame->box.x0 = left - GK_ALIGN_MARGIN;
        g_array_append_val(frame->positions, frame->box.x0);
    }
    if (right > frame->box.x1 + GK_GRID_OPEN) {
        frame->box.x1 = right + GK_ALIGN_MARGIN;
        g_array_append_val(frame->positions, frame->box.x1);
    }
    g_array_sort(frame->positions, compare_positions);
}

static GkFrame *
frame_of_columns(const GkAlignment *finder, GArray *strokes, guint first)
{
    Stroke *left = &g_array_index(strokes, Stroke, first);
    GArray *xs = g_array_new(FALSE, FALSE, sizeof(double));
    g_array_append_val(xs, left->at);
    guint sure = 1;
    for (guint i = first + 1; i < strokes->len; i++) {
        Stroke *stroke = &g_array_index(strokes, Stroke, i);
        if (!is_same(stroke, left) && !is_within(stroke, left))
            continue;
        if (stroke->at - g_array_index(xs, double, xs->len - 1) > GK_GRID_SNAP)
            g_array_append_val(xs, stroke->at);
        if (is_same(stroke, left)) {
            stroke->taken = TRUE;
            sure = xs->len;
        }
    }
    if (sure > 1) { /* shorter ones beyond the outermost part columns below a label of their group */
        for (guint i = first; i-- > 0;) {
            Stroke *stroke = &g_array_index(strokes, Stroke, i);
            if (!stroke->taken && is_within(stroke, left) && g_array_index(xs, double, 0) - stroke->at > GK_GRID_SNAP)
                g_array_prepend_val(xs, stroke->at);
        }
        GkFrame *frame = frame_new(
            (GkBox) { g_array_index(xs, double, 0), left->from, g_array_index(xs, double, xs->len - 1), left->to }, xs,
            TRUE);
        open_sides(finder, frame);
        return frame;
    }
    g_array_unref(xs);
    return NULL;
}

/* --- asking a frame --- */

double
gk_frame_rule_between(const GkFrame *frame, double from, double to)
{
    for (guint i = 1; !frame->by_columns && i + 1 < frame->positions->len; i++) {
        double at = g_array_index(frame->positions, double, i);
        if (at > from && at < to)
            return at;
    }
    return NAN;
}

gboolean
gk_frame_is_parted_by(const GkAlignment *finder, const GkFrame *frame, guint line)
{
    Stroke sides = { 0, frame->box.x0, frame->box.x1, FALSE, FALSE };
    return line_parts_frames(finder, line, &sides);
}

gboolean
gk_frame_has_position(const GkFrame *frame, double at)
{
    for (guint i = 0; i < frame->positions->len; i++)
        if (fabs(g_array_index(frame->positions, double, i) - at) < 0.01)
            return TRUE;
    return FALSE;
}

/* --- a header alone --- */

void
gk_frame_open_below_header(const GkAlignment *finder, GkFrame *frame)
{
    const GkPageLayout *layout = finder->layout;
    const GkLine *lines = layout->lines;
    Stroke sides = { 0, frame->box.x0, frame->box.x1, FALSE, FALSE };
    guint first = 0, labels = 0, end, last, words = 0;
    while (first < layout->n_lines && gk_box_center_y(lines[first].box) < frame->box.y1) {
        labels = gk_box_center_y(lines[first].box) > frame->box.y0 ? MAX(labels, gk_alignment_chunk_count(finder, first)) : 0;
        first++;
    }
    for (end = last = first; end < layout->n_lines && labels > 1 && words <= GK_ALIGN_WORD_LINES; end++) {
        double above = end > first ? lines[end - 1].box.y1 : frame->box.y1;
        gboolean several = gk_alignment_chunk_count(finder, end) > 1;
        if (lines[end].box.y0 - above > GK_ALIGN_ROW_GAP_EM * lines[end].size || finder->prose[end] ||
            layout->line_roles[end] != GK_LINE_PROSE || line_parts_frames(finder, end, &sides))
            break;
        words = several ? 0 : words + 1;
        last = several ? end + 1 : last;
    }
    if (last <= first + 1)
        return;
    last = gk_alignment_end_of_entries(finder, first, last);
    frame->box.y1 = lines[last - 1].box.y1 + 1;
    g_array_append_val(frame->positions, frame->box.y1);
}

/* --- the page --- */

static int
compare_frames(gconstpointer a, gconstpointer b)
{
    const GkFrame *p = *(GkFrame *const *) a, *q = *(GkFrame *const *) b;
    if (p->box.y0 != q->box.y0)
        return p->box.y0 < q->box.y0 ? -1 : 1;
    return p->box.x0 < q->box.x0 ? -1 : p->box.x0 > q->box.x0;
}

typedef GkFrame *(*MakeFrame)(const GkAlignment *finder, GArray *strokes, guint first);

static void
add_frames(const GkAlignment *finder, const GkRule *rules, guint count, double least, MakeFrame make, GPtrArray *frames)
{
    g_autoptr(GArray) strokes = put_together(rules, count, make == frame_of_rows);
    for (guint i = 0; i < strokes->len && frames->len < GK_FRAMES; i++) {
        const Stroke *stroke = &g_array_index(strokes, Stroke, i);
        GkFrame *frame = stroke->taken || stroke->to - stroke->from < least ? NULL : make(finder, strokes, i);
        if (frame)
            g_ptr_array_add(frames, frame);
    }
}

/* Which rules take its whole width. */
static void
complete(const GkAlignment *finder, GkFrame *frame)
{
    const GkPageLayout *layout = finder->layout;
    frame->full = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; !frame->by_columns && i < frame->positions->len; i++) {
        double at = g_array_index(frame->positions, double, i);
        if (gk_loose_rules_draw_row(layout->loose, at, frame->box.x0, frame->box.x1))
            g_array_append_val(frame->full, at);
    }
}

GPtrArray *
gk_frames_find(const GkAlignment *finder)
{
    const GkLooseRules *loose = finder->layout->loose;
    GPtrArray *frames = g_ptr_array_new_with_free_func(gk_frame_free);
    add_frames(finder, loose->horizontal, loose->n_horizontal, GK_FRAME_WIDTH, frame_of_rows, frames);
    add_frames(finder, loose->vertical, loose->n_vertical, GK_FRAME_HEIGHT, frame_of_columns, frames);
    g_ptr_array_sort(frames, compare_frames);
    for (guint i = 0; i < frames->len; i++)
        complete(finder, g_ptr_array_index(frames, i));
    return frames;
}
