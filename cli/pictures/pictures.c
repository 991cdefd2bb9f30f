/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Strips of pages, drawn one by one at the same scale and put below each other: in a worker, which is told by a list of
 * boxes what to draw, and answers with a PNG.
 */
#include "cli/pictures/pictures.h"

#include "cli/worker/packed.h"
#include "extract/poppler/snapshot.h"

#include <string.h>

#define SCALE 2.0 /* pixels per point at most: 144 dots per inch */
#define GAP 6u /* rows of pixels between two strips; a line in their middle */
#define FIRST_COLOR 0xd02010
#define OTHER_COLOR 0x2060c0

static GkBox
box_of(GkExcerptBox box)
{
    return (GkBox) { box.x0, box.y0, box.x1, box.y1 };
}

/* FALSE where it can't be drawn. */
static gboolean
draw(GPtrArray *strips, GkPageSource *source, gint page, GkExcerptBox box, double scale, GError **error)
{
    GkBox wanted = box_of(box);
    GkSnapshot *snapshot = gk_snapshot_new(source, (guint) page, &wanted, scale, error);
    if (snapshot)
        g_ptr_array_add(strips, snapshot);
    return snapshot != NULL;
}

static gboolean
same_header(const GkExcerpt *one, const GkExcerpt *other)
{
    return other && one->header_page == other->header_page && one->header.x0 == other->header.x0 &&
           one->header.x1 == other->header.x1 && one->header.y0 == other->header.y0 && one->header.y1 == other->header.y1;
}

/* `before` is the excerpt above it; NULL. A header that it has already is not drawn again. */
static gboolean
draw_excerpt(GPtrArray *strips, GkPageSource *source, const GkExcerpt *excerpt, const GkExcerpt *before, double scale,
             GError **error)
{
    if (excerpt->header_page > 0 && !same_header(excerpt, before) &&
        !draw(strips, source, excerpt->header_page, excerpt->header, scale, error))
        return FALSE;
    if (!draw(strips, source, excerpt->page, excerpt->box, scale, error))
        return FALSE;
    for (guint i = 0; i < excerpt->marks->len; i++) {
        const GkExcerptMark *mark = &g_array_index(excerpt->marks, GkExcerptMark, i);
        gk_snapshot_mark(strips->pdata[strips->len - 1], box_of(mark->box), mark->first ? FIRST_COLOR : OTHER_COLOR);
    }
    return TRUE;
}

/* Onto white. */
static void
paste(GkSnapshot *sheet, const GkSnapshot *strip, guint *row)
{
    if (*row > 0) {
        memset(sheet->pixels + (gsize) (*row + GAP / 2) * sheet->width * 3, 0xaa, (gsize) sheet->width * 3);
        *row += GAP;
    }
    for (guint y = 0; y < strip->height; y++)
        memcpy(sheet->pixels + (gsize) (*row + y) * sheet->width * 3, strip->pixels + (gsize) y * strip->width * 3,
               (gsize) strip->width * 3);
    *row += strip->height;
}

static GkSnapshot *
put_together(const GPtrArray *strips)
{
    GkSnapshot *sheet = g_new0(GkSnapshot, 1);
    guint row = 0;
    for (guint i = 0; i < strips->len; i++) {
        const GkSnapshot *strip = strips->pdata[i];
        sheet->width = MAX(sheet->width, strip->width);
        sheet->height += strip->height + (i > 0 ? GAP : 0);
    }
    sheet->scale = ((const GkSnapshot *) strips->pdata[0])->scale;
    sheet->pixels = g_malloc((gsize) sheet->width * sheet->height * 3);
    memset(sheet->pixels, 0xff, (gsize) sheet->width * sheet->height * 3);
    for (guint i = 0; i < strips->len; i++)
        paste(sheet, strips->pdata[i], &row);
    return sheet;
}

/* So that the long side has at most `side` pixels. */
static double
scale_for(const GPtrArray *excerpts, guint side)
{
    double width = 1, height = 0;
    for (guint i = 0; i < excerpts->len; i++) {
        const GkExcerpt *excerpt = excerpts->pdata[i];
        width = MAX(width, excerpt->box.x1 - excerpt->box.x0);
        height += excerpt->box.y1 - excerpt->box.y0 + GAP;
        if (excerpt->header_page > 0)
            height += excerpt->header.y1 - excerpt->header.y0 + GAP;
    }
    return MIN(SCALE, side / MAX(width, height));
}

static GBytes *
draw_all(GkPageSource *source, const GPtrArray *excerpts, guint side, GError **error)
{
    g_autoptr(GPtrArray) strips = g_ptr_array_new_with_free_func((GDestroyNotify) gk_snapshot_free);
    double scale = scale_for(excerpts, side);
    for (guint i = 0; i < excerpts->len; i++)
        if (!draw_excerpt(strips, source, excerpts->pdata[i], i > 0 ? excerpts->pdata[i - 1] : NULL, scale, error))
            return NULL;
    g_autoptr(GkSnapshot) sheet = put_together(strips);
    return gk_snapshot_png(sheet, error);
}

/* --- what is to be drawn --- */

static void
pack_box(GByteArray *body, GkExcerptBox box)
{
    gk_pack_real(body, box.x0);
    gk_pack_real(body, box.y0);
    gk_pack_real(body, box.x1);
    gk_pack_real(body, box.y1);
}

static GkExcerptBox
unpack_box(GkUnpacker *unpacker)
{
    GkExcerptBox box;
    box.x0 = gk_unpack_real(unpacker);
    box.y0 = gk_unpack_real(unpacker);
    box.x1 = gk_unpack_real(unpacker);
    box.y1 = gk_unpack_real(unpacker);
    return box;
}

static GByteArray *
pack(const GPtrArray *excerpts, guint side)
{
    GByteArray *body = g_byte_array_new();
    gk_pack_number(body, side);
    gk_pack_number(body, excerpts->len);
    for (guint i = 0; i < excerpts->len; i++) {
        const GkExcerpt *excerpt = excerpts->pdata[i];
        gk_pack_number(body, (guint32) MAX(excerpt->page, 0));
        pack_box(body, excerpt->box);
        gk_pack_number(body, (guint32) MAX(excerpt->header_page, 0));
        if (excerpt->header_page > 0)
            pack_box(body, excerpt->header);
        gk_pack_number(body, excerpt->marks->len);
        for (guint j = 0; j < excerpt->marks->len; j++) {
            const GkExcerptMark *mark = &g_array_index(excerpt->marks, GkExcerptMark, j);
            pack_box(body, mark->box);
            gk_pack_number(body, mark->first);
        }
    }
    return body;
}

static gint
unpack_page(GkUnpacker *unpacker)
{
    guint page = gk_unpack_number(unpacker);
    return (gint) MIN(page, G_MAXINT);
}

static void
free_excerpt(gpointer data)
{
    GkExcerpt *excerpt = data;
    g_array_unref(excerpt->marks);
    g_free(excerpt);
}

/* Numbers of things need no bound but the length of what was sent. */
static GkExcerpt *
unpack_excerpt(GkUnpacker *unpacker)
{
    GkExcerpt *excerpt = g_new0(GkExcerpt, 1);
    excerpt->marks = g_array_new(FALSE, FALSE, sizeof(GkExcerptMark));
    excerpt->page = unpack_page(unpacker);
    excerpt->box = unpack_box(unpacker);
    excerpt->header_page = unpack_page(unpacker);
    if (excerpt->header_page > 0)
        excerpt->header = unpack_box(unpacker);
    guint count = gk_unpack_number(unpacker);
    for (guint i = 0; i < count && unpacker->good; i++) {
        GkExcerptMark mark = { .box = unpack_box(unpacker) };
        mark.first = gk_unpack_number(unpacker) != 0;
        g_array_append_val(excerpt->marks, mark);
    }
    return excerpt;
}

/* NULL when that is not what was sent. */
static GPtrArray *
unpack(GBytes *parameters, guint *side)
{
    gsize length;
    gconstpointer body = g_bytes_get_data(parameters, &length);
    GkUnpacker unpacker = gk_unpacker(body, length);
    g_autoptr(GPtrArray) excerpts = g_ptr_array_new_with_free_func(free_excerpt);
    *side = gk_unpack_number(&unpacker);
    guint count = gk_unpack_number(&unpacker);
    for (guint i = 0; i < count && unpacker.good; i++)
        g_ptr_array_add(excerpts, unpack_excerpt(&unpacker));
    return gk_unpack_ends(&unpacker) && excerpts->len ? g_steal_pointer(&excerpts) : NULL;
}

/* --- both sides --- */

gboolean
gk_excerpts_perform(const GkRequest *request, GBytes *document, const GkExtractOptions *options, GkReply *reply)
{
    guint side;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) excerpts = unpack(request->parameters, &side);
    if (!excerpts)
        return FALSE;
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(document, request->name, options->password, &error);
    if (source)
        gk_extract_watch(source, options);
    reply->blob = source ? draw_all(source, excerpts, side, &error) : NULL;
    reply->message = reply->blob ? NULL : gk_error_sentence(error);
    reply->outcome = g_strdup(reply->blob ? "complete" : "failed");
    return TRUE;
}

GBytes *
gk_excerpts_png(GkConfined *confined, GkJob *job, const char *sha256, const GPtrArray *excerpts, guint side,
                GError **error)
{
    GkReply reply;
    if (!gk_confined_perform(confined, job, pack(excerpts, side), GK_ANSWER_BYTES, sha256, &reply, error))
        return NULL;
    g_autoptr(GBytes) png = g_steal_pointer(&reply.blob);
    gk_reply_clear(&reply);
    if (gk_is_png(png))
        return g_steal_pointer(&png);
    gk_error_set(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_CRASHED, "what was drawn is no picture");
    return NULL;
}

gboolean
gk_is_png(GBytes *bytes)
{
    static const guint8 BEGINNING[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
    gsize length;
    gconstpointer data = g_bytes_get_data(bytes, &length);
    return length >= sizeof BEGINNING && memcmp(data, BEGINNING, sizeof BEGINNING) == 0;
}
