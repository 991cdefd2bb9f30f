/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests/support/changed-pages.h"

#include "extract/source_internal.h"
#include "layout/page/rulings.h"

#include <math.h>
#include <string.h>

/* Points: a fill as thin as that, and longer, is a rule. */
#define THIN 3
/* Small letters are moved by this of their size, at most. */
#define JITTER_EM 0.04

typedef struct {
    GkPageSource base;
    GPtrArray *pages; /* GkPage * */
    GkPageChange change;
    gpointer data;
} ChangedPages;

static void
free_page(gpointer page)
{
    gk_page_free(page);
}

GPtrArray *
gk_pages_read(GkPageSource *source)
{
    GPtrArray *pages = g_ptr_array_new_with_free_func(free_page);
    for (guint i = 1; i <= gk_page_source_info(source)->page_count; i++)
        g_ptr_array_add(pages, gk_page_source_read(source, i));
    return pages;
}

static GkPage *
read_page(GkPageSource *base, guint number)
{
    ChangedPages *source = (ChangedPages *) base;
    GkPage *page = gk_page_copy(g_ptr_array_index(source->pages, number - 1));
    source->change(page, source->data);
    return page;
}

static void
free_source(GkPageSource *base)
{
    g_ptr_array_unref(((ChangedPages *) base)->pages);
    gk_page_source_clear(base);
    g_free(base);
}

GkPageSource *
gk_changed_pages_new(GPtrArray *pages, const char *name, GkPageChange change, gpointer data)
{
    static const GkPageSourceClass CLASS = { read_page, free_source };
    g_autoptr(GBytes) bytes = g_bytes_new_static("", 0);
    ChangedPages *source = g_new0(ChangedPages, 1);
    gk_page_source_init(&source->base, &CLASS, name, bytes);
    source->base.info.page_count = pages->len;
    source->pages = g_ptr_array_ref(pages);
    source->change = change;
    source->data = data;
    return &source->base;
}

/* --- all places of a page --- */

/* Where a point goes. */
typedef void (*MovePoint)(double *x, double *y, const double *numbers);

static void
move_box(GkBox *box, MovePoint move, const double *numbers)
{
    GkBox old = *box;
    move(&old.x0, &old.y0, numbers);
    move(&old.x1, &old.y1, numbers);
    *box = (GkBox) { MIN(old.x0, old.x1), MIN(old.y0, old.y1), MAX(old.x0, old.x1), MAX(old.y0, old.y1) };
}

static void
move_mark(GkMark *mark, MovePoint move, const double *numbers)
{
    if (mark->kind == GK_MARK_STROKE) {
        move(&mark->x0, &mark->y0, numbers);
        move(&mark->x1, &mark->y1, numbers);
        return;
    }
    GkBox box = { mark->x0, mark->y0, mark->x1, mark->y1 };
    move_box(&box, move, numbers);
    mark->x0 = box.x0;
    mark->y0 = box.y0;
    mark->x1 = box.x1;
    mark->y1 = box.y1;
}

static void
move_all(GkPage *page, MovePoint move, const double *numbers)
{
    for (guint i = 0; i < page->glyphs->len; i++)
        move_box(&g_array_index(page->glyphs, GkGlyph, i).box, move, numbers);
    for (guint i = 0; i < page->marks->len; i++)
        move_mark(&g_array_index(page->marks, GkMark, i), move, numbers);
    for (guint i = 0; i < page->images->len; i++)
        move_box(&g_array_index(page->images, GkImage, i).box, move, numbers);
    for (guint i = 0; i < page->unread->len; i++)
        move_box(&g_array_index(page->unread, GkUnread, i).box, move, numbers);
}

static void
scale_and_shift(double *x, double *y, const double *numbers)
{
    *x = *x * numbers[0] + numbers[1];
    *y = *y * numbers[0] + numbers[2];
}

void
gk_page_move(GkPage *page, double scale, double dx, double dy)
{
    const double numbers[] = { scale, dx, dy };
    move_all(page, scale_and_shift, numbers);
    page->width = page->width * scale + dx;
    page->height = page->height * scale + dy;
    for (guint i = 0; i < page->glyphs->len; i++)
        g_array_index(page->glyphs, GkGlyph, i).size *= (float) scale;
    for (guint i = 0; i < page->marks->len; i++)
        g_array_index(page->marks, GkMark, i).width *= (float) scale;
}

static void
turn_right(double *x, double *y, const double *height)
{
    double old = *x;
    *x = *height - *y;
    *y = old;
}

void
gk_page_turn(GkPage *page, guint quarters)
{
    for (; quarters > 0; quarters--) {
        double width = page->width, height = page->height;
        move_all(page, turn_right, &height);
        page->width = height;
        page->height = width;
    }
}

/* --- rules --- */

static void
add_pieces(GArray *marks, const GkMark *mark, double length, double least, double most, GRand *random)
{
    gboolean across = fabs(mark->x1 - mark->x0) > fabs(mark->y1 - mark->y0);
    gboolean fill = mark->kind == GK_MARK_FILL;
    for (double from = 0; from < length;) {
        double to = from + g_rand_double_range(random, least, most);
        if (to > length - least) /* no sliver is left at the end */
            to = length;
        GkMark piece = *mark;
        double a = from / length, b = to / length;
        if (!fill || across) {
            piece.x0 = mark->x0 + a * (mark->x1 - mark->x0);
            piece.x1 = mark->x0 + b * (mark->x1 - mark->x0);
        }
        if (!fill || !across) {
            piece.y0 = mark->y0 + a * (mark->y1 - mark->y0);
            piece.y1 = mark->y0 + b * (mark->y1 - mark->y0);
        }
        g_array_append_val(marks, piece);
        from = to;
    }
}

void
gk_page_split_rules(GkPage *page, double least, double most, GRand *random)
{
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(GkMark));
    for (guint i = 0; i < page->marks->len; i++) {
        const GkMark *mark = &g_array_index(page->marks, GkMark, i);
        double width = fabs(mark->x1 - mark->x0), height = fabs(mark->y1 - mark->y0), length = MAX(width, height);
        if (mark->dashed || length < most || MIN(width, height) > THIN)
            g_array_append_val(marks, *mark);
        else
            add_pieces(marks, mark, length, least, most, random);
    }
    g_array_unref(page->marks);
    page->marks = marks;
}

static void
add_rules(GArray *marks, const GArray *rules, gboolean horizontal)
{
    for (guint i = 0; i < rules->len; i++) {
        const GkRule *rule = &g_array_index(rules, GkRule, i);
        GkMark mark = { .kind = GK_MARK_STROKE, .width = (float) rule->thickness, .alpha = 255, .order = marks->len };
        mark.x0 = horizontal ? rule->from : rule->at;
        mark.x1 = horizontal ? rule->to : rule->at;
        mark.y0 = horizontal ? rule->at : rule->from;
        mark.y1 = horizontal ? rule->at : rule->to;
        g_array_append_val(marks, mark);
    }
}

void
gk_page_withhold(GkPage *page, gboolean keep_horizontal, gboolean keep_vertical)
{
    g_autoptr(GkRules) rules = gk_rules_find(page);
    g_array_set_size(page->marks, 0);
    if (keep_horizontal)
        add_rules(page->marks, rules->horizontal, TRUE);
    if (keep_vertical)
        add_rules(page->marks, rules->vertical, FALSE);
}

/* --- order and places --- */

static void
shuffle(GArray *array, guint size, GRand *random)
{
    g_autofree char *kept = g_malloc(size);
    for (guint i = array->len; i > 1; i--) {
        char *a = array->data + (gsize) (i - 1) * size;
        char *b = array->data + (gsize) g_rand_int_range(random, 0, (gint32) i) * size;
        memcpy(kept, a, size);
        memmove(a, b, size);
        memcpy(b, kept, size);
    }
}

void
gk_page_shuffle(GkPage *page, GRand *random)
{
    shuffle(page->glyphs, sizeof(GkGlyph), random);
    shuffle(page->marks, sizeof(GkMark), random);
}

void
gk_page_jitter(GkPage *page, double most, GRand *random)
{
    for (guint i = 0; i < page->glyphs->len; i++) {
        GkBox *box = &g_array_index(page->glyphs, GkGlyph, i).box;
        double by = MIN(most, JITTER_EM * g_array_index(page->glyphs, GkGlyph, i).size);
        double dx = g_rand_double_range(random, -by, by), dy = g_rand_double_range(random, -by, by);
        *box = (GkBox) { box->x0 + dx, box->y0 + dy, box->x1 + dx, box->y1 + dy };
    }
    for (guint i = 0; i < page->marks->len; i++) {
        GkMark *mark = &g_array_index(page->marks, GkMark, i);
        double by = g_rand_double_range(random, -most, most);
        if (fabs(mark->x1 - mark->x0) > fabs(mark->y1 - mark->y0)) {
            mark->y0 += by;
            mark->y1 += by;
        } else {
            mark->x0 += by;
            mark->x1 += by;
        }
    }
}
