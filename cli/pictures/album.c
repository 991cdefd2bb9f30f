/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/pictures/album.h"

#include "cli/pictures/pictures.h"
#include "cli/worker/packed.h"
#include "extract/limits.h"
#include "extract/poppler/snapshot.h"

#include <math.h>
#include <unistd.h>

#define DPI 110u /* small print can be read, and a page takes 30 KB */
#define LONG 300u /* pages; a longer document gets smaller pictures, so that the file stays below 50 MB */
#define DPI_OF_LONG 90u
#define ROOM (27u * 1024u * 1024u) /* bytes of all pictures; a third more in the file */
#define LEAST_SHARE (24u * 1024u) /* of it for one page, however many there are */
#define SHEAF (16u * 1024u * 1024u) /* bytes of pictures that come at a time */

typedef struct {
    GBytes *png; /* NULL: */
    GkSentence *why;
} Picture;

struct _GkAlbum {
    GkConfined *confined;
    int fd;
    char *name, *sha256;
    guint dpi, last;
    gsize used; /* bytes of all pictures before the sheaf */
    guint first; /* page of the first in the sheaf */
    GArray *sheaf; /* Picture */
};

/* --- in the worker --- */

typedef struct {
    guint first, last; /* pages */
    guint dpi;
    guint used;
} Wanted;

typedef struct {
    GkPageSource *source;
    double scale;
    gboolean bounded; /* no resolution was asked for: what is too large for its share is drawn smaller */
    gsize used; /* bytes so far */
} Pen;

static GBytes *
draw(const Pen *pen, guint number, double scale, GError **error)
{
    g_autoptr(GkSnapshot) snapshot = gk_snapshot_new(pen->source, number, NULL, scale, error);
    return snapshot ? gk_snapshot_png(snapshot, error) : NULL;
}

/* What is left of the room is for the pages that are left. */
static gsize
share_of(const Pen *pen, guint number)
{
    guint pages = gk_page_source_info(pen->source)->page_count;
    gsize left = pen->used < ROOM ? ROOM - pen->used : 0;
    return MAX(left / MAX(pages - MIN(number, pages) + 1, 1), LEAST_SHARE);
}

/* A scan takes ten times what text does: it is drawn again, smaller, where it is too large for its share. */
static GBytes *
take_picture(Pen *pen, guint number, GError **error)
{
    GBytes *png = draw(pen, number, pen->scale, error);
    gsize share = share_of(pen, number), size = png ? g_bytes_get_size(png) : 0;
    if (pen->bounded && size > share) {
        g_bytes_unref(png);
        png = draw(pen, number, MAX(pen->scale * sqrt((double) share / (double) size), GK_ALBUM_LEAST_DPI / 72.0), error);
    }
    pen->used += png ? g_bytes_get_size(png) : 0;
    return png;
}

static GBytes *
draw_sheaf(Pen *pen, const Wanted *wanted)
{
    g_autoptr(GByteArray) body = g_byte_array_new();
    for (guint number = wanted->first; number <= wanted->last && body->len <= SHEAF; number++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) png = take_picture(pen, number, &error);
        g_autoptr(GkSentence) why = error ? gk_error_sentence(error) : NULL;
        gk_pack_bytes(body, png);
        gk_pack_sentence(body, why);
    }
    return g_byte_array_free_to_bytes(g_steal_pointer(&body));
}

static gboolean
unpack(Wanted *wanted, GBytes *parameters)
{
    gsize length;
    gconstpointer body = g_bytes_get_data(parameters, &length);
    GkUnpacker unpacker = gk_unpacker(body, length);
    wanted->first = gk_unpack_number(&unpacker);
    wanted->last = gk_unpack_number(&unpacker);
    wanted->dpi = gk_unpack_number(&unpacker);
    wanted->used = gk_unpack_number(&unpacker);
    return gk_unpack_ends(&unpacker) && wanted->first >= 1 && wanted->last >= wanted->first &&
        wanted->last <= GK_LIMIT_PAGES && wanted->dpi <= GK_ALBUM_MOST_DPI;
}

gboolean
gk_album_perform(const GkRequest *request, GBytes *document, const GkExtractOptions *options, GkReply *reply)
{
    Wanted wanted;
    g_autoptr(GError) error = NULL;
    if (!unpack(&wanted, request->parameters))
        return FALSE;
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(document, request->name, options->password, &error);
    reply->outcome = g_strdup(source ? "complete" : "failed");
    if (!source) {
        reply->message = gk_error_sentence(error);
        return TRUE;
    }
    gk_extract_watch(source, options);
    guint pages = gk_page_source_info(source)->page_count, dpi = pages > LONG ? DPI_OF_LONG : DPI;
    Pen pen = { source, (wanted.dpi ? wanted.dpi : dpi) / 72.0, wanted.dpi == 0, wanted.used };
    reply->blob = draw_sheaf(&pen, &wanted);
    return TRUE;
}

/* --- the command --- */

static void
clear_picture(gpointer data)
{
    Picture *picture = data;
    g_clear_pointer(&picture->png, g_bytes_unref);
    gk_sentence_unref(picture->why);
}

GkAlbum *
gk_album_new(GkConfined *confined, int fd, const char *name, const char *sha256, guint dpi, guint last)
{
    GkAlbum *album = g_new0(GkAlbum, 1);
    *album = (GkAlbum) { .confined = confined, .fd = fd, .dpi = dpi, .last = CLAMP(last, 1, GK_LIMIT_PAGES) };
    album->name = g_strdup(name);
    album->sha256 = g_strdup(sha256);
    album->sheaf = g_array_new(FALSE, TRUE, sizeof(Picture));
    g_array_set_clear_func(album->sheaf, clear_picture);
    return album;
}

void
gk_album_free(GkAlbum *album)
{
    if (!album)
        return;
    close(album->fd);
    g_free(album->name);
    g_free(album->sha256);
    g_array_unref(album->sheaf);
    g_free(album);
}

static GByteArray *
pack(const GkAlbum *album, guint first)
{
    GByteArray *body = g_byte_array_new();
    gk_pack_number(body, first);
    gk_pack_number(body, MAX(album->last, first));
    gk_pack_number(body, album->dpi);
    gk_pack_number(body, (guint32) MIN(album->used, G_MAXUINT32));
    return body;
}

/* Believes nothing: a picture is a PNG or it is none. FALSE when it is no list at all, or an empty one. */
static gboolean
take_sheaf(GkAlbum *album, GBytes *blob)
{
    gsize length;
    gconstpointer body = g_bytes_get_data(blob, &length);
    GkUnpacker unpacker = gk_unpacker(body, length);
    while (unpacker.good && unpacker.at < unpacker.end) {
        Picture picture = { gk_unpack_bytes(&unpacker), gk_unpack_sentence(&unpacker) };
        if (picture.png && !gk_is_png(picture.png))
            g_clear_pointer(&picture.png, g_bytes_unref);
        g_array_append_val(album->sheaf, picture);
    }
    return unpacker.good && album->sheaf->len > 0;
}

static void
close_sheaf(GkAlbum *album)
{
    for (guint i = 0; i < album->sheaf->len; i++) {
        GBytes *png = g_array_index(album->sheaf, Picture, i).png;
        album->used += png ? g_bytes_get_size(png) : 0;
    }
    g_array_set_size(album->sheaf, 0);
}

gboolean
gk_album_turn_to(GkAlbum *album, guint number, GError **error)
{
    if (number >= album->first && number - album->first < album->sheaf->len)
        return TRUE;
    close_sheaf(album);
    GkReply reply;
    GkJob *job = gk_job_new(0, album->name, dup(album->fd));
    if (!gk_confined_perform(album->confined, job, pack(album, number), GK_ANSWER_BYTES, album->sha256, &reply, error))
        return FALSE;
    album->first = number;
    gboolean done = take_sheaf(album, reply.blob);
    if (!done)
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_CRASHED, album->name,
                           "its worker answered with something else than was asked for");
    gk_reply_clear(&reply);
    return done;
}

GBytes *
gk_album_picture(guint number, gpointer data, GError **error)
{
    GkAlbum *album = data;
    if (number > GK_LIMIT_PAGES) {
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_LIMIT, album->name, "has no page %u", number);
        return NULL;
    }
    if (!gk_album_turn_to(album, number, error))
        return NULL;
    const Picture *picture = &g_array_index(album->sheaf, Picture, number - album->first);
    if (picture->png)
        return g_bytes_ref(picture->png);
    if (picture->why)
        gk_error_set(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_DAMAGED, "%p", picture->why);
    else
        gk_error_set_about(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_CRASHED, album->name,
                           "what was drawn of page %u is no picture", number);
    return NULL;
}
