/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The picture of a page, and over it a frame for each cell, statement and remark, drawn in points.
 *
 * They are SVG: its places are attributes, which the page's policy allows, where it forbids styles in the markup.
 */
#include "export/markup.h"
#include "export/review/pages.h"

#define LEAST_SIDE 1.5 /* points: what is smaller can't be pointed at */

static void
append_place(GString *out, const double box[4])
{
    const double values[4] = { box[0], box[1], MAX(box[2] - box[0], LEAST_SIDE), MAX(box[3] - box[1], LEAST_SIDE) };
    static const char *const NAMES[4] = { "x", "y", "width", "height" };
    for (guint i = 0; i < 4; i++) {
        g_string_append_printf(out, " %s=\"", NAMES[i]);
        gk_read_append_coordinate(values[i], out);
        g_string_append_c(out, '"');
    }
}

static void
append_boxes(GString *out, const GArray *boxes, const char *key, const char *class)
{
    for (guint i = 0; i < boxes->len; i++) {
        const GkReviewBox *box = &g_array_index(boxes, GkReviewBox, i);
        g_string_append(out, "<rect");
        gk_review_append_class(out, box->item, *class == 's', class);
        g_string_append_printf(out, " data-%s=\"", key);
        gk_markup_append(out, gk_read_text(box->item, "id"));
        g_string_append_c(out, '"');
        append_place(out, box->box);
        g_string_append(out, "/>\n");
    }
}

static void
append_remarks(GString *out, const GArray *boxes)
{
    for (guint i = 0; i < boxes->len; i++) {
        const GkReviewBox *box = &g_array_index(boxes, GkReviewBox, i);
        g_string_append_printf(out, "<rect class=\"remark\" data-remark=\"%u\"", box->index);
        append_place(out, box->box);
        g_string_append(out, "/>\n");
    }
}

static void
append_picture(GString *out, GBytes *png)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(png, &length);
    g_autofree char *text = g_base64_encode(data, length);
    g_string_append(out, "<img alt=\"\" loading=\"lazy\" decoding=\"async\" src=\"data:image/png;base64,");
    g_string_append(out, text);
    g_string_append(out, "\">");
}

void
gk_review_append_sheet(GString *out, const GkReviewPage *page, GBytes *png)
{
    g_string_append(out, "<figure class=\"sheet\"><div class=\"leaf\">");
    if (png)
        append_picture(out, png);
    g_string_append(out, "<svg viewBox=\"0 0 ");
    gk_read_append_coordinate(page->width, out);
    g_string_append_c(out, ' ');
    gk_read_append_coordinate(page->height, out);
    g_string_append(out, "\" role=\"group\">\n");
    append_boxes(out, page->statements, "statement", "s");
    append_boxes(out, page->cells, "cell", "");
    append_remarks(out, page->remarks);
    g_string_append(out, "</svg></div></figure>\n");
}
