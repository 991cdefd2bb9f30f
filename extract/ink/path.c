/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Strokes: each straight piece of each part of the path, cut to the clip.
 * Curves give nothing, but the straight pieces between them do: a frame with
 * round corners is still a frame.
 *
 * Fills: a part of the path counts when all its edges are axis-parallel. One
 * with four corners that overlaps no other is a rectangle as it stands; parts
 * that overlap (a hole in a frame) or have more corners are taken apart by
 * region.c. A quadrangle that lies aslant and is long and thin is a line that
 * somebody drew as an area. Anything else, such as the outline of a letter,
 * is no part of a table's rules and is dropped.
 */
#include "extract/ink/path.h"

#include <math.h>

#define FAR 1e6 /* points: nothing beyond this is on a page */
#define AXIS_SLACK 0.1 /* points that an edge may deviate from the axis */
#define SHORTEST 0.01 /* points: what is shorter is no edge */
#define SLIVER_WIDTH 3.0 /* points: a wider aslant quadrangle is an area */
#define SLIVER_RATIO 4.0 /* length to width, at least */
#define REGION_CORNERS 400u /* a path with more corners is taken as separate rectangles */

typedef enum {
    MOVE,
    LINE,
    CURVE, /* the end of a curve, or a point that is not known */
} Step;

typedef struct {
    double x, y;
    Step step;
} Point;

/* The corners of shapes, in the form that region.c wants. */
typedef struct {
    GArray *xs, *ys; /* double */
    GArray *ends; /* guint */
    GArray *boxes; /* GkBox around each shape */
    gboolean angular; /* some shape has more than four corners */
} Shapes;

struct _GkPath {
    GArray *points; /* Point; each part begins with MOVE */
    gboolean curves;
    double start_x, start_y; /* of the present part */
    Shapes shapes; /* scratch space of gk_path_fill() */
};

/* The clipping and adding of one operation's marks. */
typedef struct {
    const GkMark *pen;
    GkBox clip;
    GkMarkFunc add;
    gpointer data;
} Output;

GkPath *
gk_path_new(void)
{
    GkPath *path = g_new0(GkPath, 1);
    path->points = g_array_new(FALSE, FALSE, sizeof(Point));
    path->shapes.xs = g_array_new(FALSE, FALSE, sizeof(double));
    path->shapes.ys = g_array_new(FALSE, FALSE, sizeof(double));
    path->shapes.ends = g_array_new(FALSE, FALSE, sizeof(guint));
    path->shapes.boxes = g_array_new(FALSE, FALSE, sizeof(GkBox));
    return path;
}

void
gk_path_free(GkPath *path)
{
    g_array_unref(path->points);
    g_array_unref(path->shapes.xs);
    g_array_unref(path->shapes.ys);
    g_array_unref(path->shapes.ends);
    g_array_unref(path->shapes.boxes);
    g_free(path);
}

void
gk_path_clear(GkPath *path)
{
    g_array_set_size(path->points, 0);
    path->curves = FALSE;
}

guint
gk_path_length(const GkPath *path)
{
    return path->points->len;
}

gboolean
gk_path_has_curves(const GkPath *path)
{
    return path->curves;
}

static void
add_point(GkPath *path, double x, double y, Step step)
{
    gboolean known = fabs(x) < FAR && fabs(y) < FAR; /* FALSE for no number, too */
    Point point = { known ? x : 0, known ? y : 0, known ? step : step == MOVE ? MOVE : CURVE };
    g_array_append_val(path->points, point);
}

void
gk_path_move(GkPath *path, double x, double y)
{
    Point *last = path->points->len ? &g_array_index(path->points, Point, path->points->len - 1) : NULL;
    if (last && last->step == MOVE)
        g_array_set_size(path->points, path->points->len - 1); /* a part of a single point */
    path->start_x = x;
    path->start_y = y;
    add_point(path, x, y, MOVE);
}

void
gk_path_line(GkPath *path, double x, double y)
{
    add_point(path, x, y, LINE);
}

void
gk_path_curve(GkPath *path, double x, double y)
{
    path->curves = TRUE;
    add_point(path, x, y, CURVE);
}

void
gk_path_close(GkPath *path)
{
    if (path->points->len)
        add_point(path, path->start_x, path->start_y, LINE);
}

/* The end of the part that begins at `first`. */
static guint
end_of_part(const GkPath *path, guint first)
{
    guint end = first + 1;
    while (end < path->points->len && g_array_index(path->points, Point, end).step != MOVE)
        end++;
    return end;
}

/* --- strokes --- */

/* Cuts the piece of a line between parameters *t0 and *t1 to one side: start + t * slope >= 0. */
static gboolean
cut_side(double start, double slope, double *t0, double *t1)
{
    if (slope == 0)
        return start >= 0;
    double t = -start / slope;
    if (slope > 0)
        *t0 = fmax(*t0, t);
    else
        *t1 = fmin(*t1, t);
    return *t0 <= *t1;
}

static void
output_line(const Output *output, double x0, double y0, double x1, double y1, double width)
{
    double dx = x1 - x0, dy = y1 - y0, t0 = 0, t1 = 1, room = fmax(width / 2, 0.5);
    GkBox clip = { output->clip.x0 - room, output->clip.y0 - room, output->clip.x1 + room, output->clip.y1 + room };
    if (hypot(dx, dy) < SHORTEST || !cut_side(x0 - clip.x0, dx, &t0, &t1) || !cut_side(clip.x1 - x0, -dx, &t0, &t1) ||
        !cut_side(y0 - clip.y0, dy, &t0, &t1) || !cut_side(clip.y1 - y0, -dy, &t0, &t1))
        return;
    GkMark mark = *output->pen;
    mark.kind = GK_MARK_STROKE;
    mark.x0 = t0 > 0 ? x0 + t0 * dx : x0;
    mark.y0 = t0 > 0 ? y0 + t0 * dy : y0;
    mark.x1 = t1 < 1 ? x0 + t1 * dx : x1;
    mark.y1 = t1 < 1 ? y0 + t1 * dy : y1;
    mark.width = (float) width;
    output->add(output->data, &mark);
}

/* How wide the pen is across a line in the direction dx, dy. */
static double
width_across(GkNib nib, double dx, double dy)
{
    double length = hypot(dx, dy), nx = -dy / length, ny = dx / length;
    return hypot(nib.xx * nx + nib.yx * ny, nib.xy * nx + nib.yy * ny);
}

void
gk_path_stroke(const GkPath *path, GkNib nib, const GkMark *pen, GkBox clip, GkMarkFunc add, gpointer data)
{
    const Output output = { pen, clip, add, data };
    for (guint i = 1; i < path->points->len; i++) {
        const Point *a = &g_array_index(path->points, Point, i - 1), *b = a + 1;
        double dx = b->x - a->x, dy = b->y - a->y;
        if (b->step == LINE && (dx != 0 || dy != 0))
            output_line(&output, a->x, a->y, b->x, b->y, width_across(nib, dx, dy));
    }
}

/* --- fills --- */

static void
output_box(gpointer data, GkBox box)
{
    const Output *output = data;
    GkMark mark = *output->pen;
    mark.kind = GK_MARK_FILL;
    mark.x0 = fmax(box.x0, output->clip.x0);
    mark.y0 = fmax(box.y0, output->clip.y0);
    mark.x1 = fmin(box.x1, output->clip.x1);
    mark.y1 = fmin(box.y1, output->clip.y1);
    if (mark.x1 - mark.x0 >= SHORTEST && mark.y1 - mark.y0 >= SHORTEST)
        output->add(output->data, &mark);
}

static gboolean
is_horizontal_or_vertical(double dx, double dy)
{
    return fabs(dx) <= AXIS_SLACK || fabs(dy) <= AXIS_SLACK;
}

/* Removes the last corner of the shape that begins at `first` when it lies on the way from the one before to (x, y). */
static void
drop_passed_corner(Shapes *shapes, guint first, double x, double y)
{
    guint n = shapes->xs->len;
    if (n < first + 2)
        return;
    double ax = g_array_index(shapes->xs, double, n - 2), ay = g_array_index(shapes->ys, double, n - 2);
    double bx = g_array_index(shapes->xs, double, n - 1), by = g_array_index(shapes->ys, double, n - 1);
    gboolean level = fabs(ay - by) <= SHORTEST && fabs(by - y) <= SHORTEST;
    gboolean upright = fabs(ax - bx) <= SHORTEST && fabs(bx - x) <= SHORTEST;
    if (level || upright) {
        g_array_set_size(shapes->xs, n - 1);
        g_array_set_size(shapes->ys, n - 1);
    }
}

static void
add_corner(Shapes *shapes, guint first, double x, double y)
{
    guint n = shapes->xs->len;
    if (n > first &&
        hypot(g_array_index(shapes->xs, double, n - 1) - x, g_array_index(shapes->ys, double, n - 1) - y) < SHORTEST)
        return;
    drop_passed_corner(shapes, first, x, y);
    g_array_append_val(shapes->xs, x);
    g_array_append_val(shapes->ys, y);
}

/* An aslant, long and thin quadrangle as a stroke along its middle. */
static void
output_sliver(const Output *output, const double *xs, const double *ys)
{
    double a = hypot(xs[1] - xs[0], ys[1] - ys[0]), b = hypot(xs[2] - xs[1], ys[2] - ys[1]);
    double c = hypot(xs[3] - xs[2], ys[3] - ys[2]), d = hypot(xs[0] - xs[3], ys[0] - ys[3]);
    guint thin = a + c < b + d ? 0 : 1; /* the edge from corner `thin` to the next is an end of the line */
    double width = fmax(thin ? b : a, thin ? d : c), length = fmin(thin ? a : b, thin ? c : d);
    if (width > SLIVER_WIDTH || length < SLIVER_RATIO * width)
        return;
    guint i = thin, j = thin + 1, k = (thin + 2) % 4, l = (thin + 3) % 4;
    output_line(output, (xs[i] + xs[j]) / 2, (ys[i] + ys[j]) / 2, (xs[k] + xs[l]) / 2, (ys[k] + ys[l]) / 2, width);
}

static void
discard_shape(Shapes *shapes, guint first)
{
    g_array_set_size(shapes->xs, first);
    g_array_set_size(shapes->ys, first);
}

/* Takes one part of the path as a shape; what has no axis-parallel edges only is discarded or output as a sliver. */
static void
add_shape(const GkPath *path, guint from, guint to, Shapes *shapes, const Output *output)
{
    guint first = shapes->xs->len;
    gboolean straight = TRUE;
    for (guint i = from; i < to && straight; i++) {
        const Point *point = &g_array_index(path->points, Point, i);
        straight = point->step != CURVE;
        add_corner(shapes, first, point->x, point->y);
    }
    const double *xs = (const double *) (gpointer) shapes->xs->data, *ys = (const double *) (gpointer) shapes->ys->data;
    guint end = shapes->xs->len;
    if (end - first > 1 && hypot(xs[first] - xs[end - 1], ys[first] - ys[end - 1]) < SHORTEST)
        discard_shape(shapes, --end);
    if (!straight || end - first < 4) {
        discard_shape(shapes, first);
        return;
    }
    GkBox box = { xs[first], ys[first], xs[first], ys[first] };
    for (guint i = first; i < end; i++) {
        guint next = i + 1 < end ? i + 1 : first;
        straight = straight && is_horizontal_or_vertical(xs[next] - xs[i], ys[next] - ys[i]);
        box = gk_box_union(box, (GkBox) { xs[i], ys[i], xs[i], ys[i] });
    }
    if (!straight) {
        if (end - first == 4)
            output_sliver(output, xs + first, ys + first);
        discard_shape(shapes, first);
        return;
    }
    shapes->angular = shapes->angular || end - first > 4;
    g_array_append_val(shapes->ends, end);
    g_array_append_val(shapes->boxes, box);
}

static gboolean
boxes_overlap(const GArray *boxes)
{
    for (guint i = 0; i < boxes->len; i++)
        for (guint k = 0; k < i; k++) {
            GkBox a = g_array_index(boxes, GkBox, i), b = g_array_index(boxes, GkBox, k);
            if (gk_overlap(a.x0, a.x1, b.x0, b.x1) > SHORTEST && gk_overlap(a.y0, a.y1, b.y0, b.y1) > SHORTEST)
                return TRUE;
        }
    return FALSE;
}

static void
output_shapes(const Shapes *shapes, gboolean even_odd, Output *output)
{
    gboolean few = shapes->xs->len <= REGION_CORNERS;
    if (few && (shapes->angular || boxes_overlap(shapes->boxes))) {
        GkRegion region = { (const double *) (gpointer) shapes->xs->data, (const double *) (gpointer) shapes->ys->data,
                            (const guint *) (gpointer) shapes->ends->data, shapes->ends->len };
        gk_region_rectangles(&region, even_odd, output_box, output);
        return;
    }
    guint first = 0;
    for (guint i = 0; i < shapes->boxes->len; i++) {
        guint end = g_array_index(shapes->ends, guint, i);
        if (end - first == 4)
            output_box(output, g_array_index(shapes->boxes, GkBox, i));
        first = end;
    }
}

static void
clear_shapes(Shapes *shapes)
{
    g_array_set_size(shapes->xs, 0);
    g_array_set_size(shapes->ys, 0);
    g_array_set_size(shapes->ends, 0);
    g_array_set_size(shapes->boxes, 0);
    shapes->angular = FALSE;
}

void
gk_path_fill(GkPath *path, gboolean even_odd, const GkMark *pen, GkBox clip, GkMarkFunc add, gpointer data)
{
    Output output = { pen, clip, add, data };
    clear_shapes(&path->shapes);
    for (guint first = 0, end; first < path->points->len; first = end) {
        end = end_of_part(path, first);
        add_shape(path, first, end, &path->shapes, &output);
    }
    output_shapes(&path->shapes, even_odd, &output);
}

/* --- parts --- */

static GkPathPart
measure_part(const GkPath *path, guint first, guint end)
{
    const Point *start = &g_array_index(path->points, Point, first);
    GkPathPart part = { .box = { start->x, start->y, start->x, start->y }, .corners = 1 };
    for (guint i = first + 1; i < end; i++) {
        const Point *point = &g_array_index(path->points, Point, i);
        double dx = point->x - point[-1].x, dy = point->y - point[-1].y;
        if (hypot(dx, dy) < SHORTEST)
            continue;
        part.box = gk_box_union(part.box, (GkBox) { point->x, point->y, point->x, point->y });
        part.curved = part.curved || point->step == CURVE;
        part.slanted = part.slanted || (point->step == LINE && !is_horizontal_or_vertical(dx, dy));
        part.corners += hypot(point->x - start->x, point->y - start->y) >= SHORTEST;
    }
    return part;
}

void
gk_path_parts(const GkPath *path, GkPathPartFunc look, gpointer data)
{
    for (guint first = 0, end; first < path->points->len; first = end) {
        end = end_of_part(path, first);
        GkPathPart part = measure_part(path, first, end);
        look(data, &part);
    }
}
