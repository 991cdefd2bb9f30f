/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pictures of whole pages for a review page, drawn in a confined worker.
 *
 * A worker draws the pages that follow the one that is asked for as well, until they are much; then it is asked again.
 * So a document is opened a few times, and neither side holds more than it has to.
 */
#pragma once

#include "cli/worker/confined.h"

G_BEGIN_DECLS

typedef struct _GkAlbum GkAlbum;

#define GK_ALBUM_LEAST_DPI 36u
#define GK_ALBUM_MOST_DPI 400u

/* What the workers do (GkPoolOptions.perform). */
gboolean gk_album_perform(const GkRequest *request, GBytes *document, const GkExtractOptions *options, GkReply *reply);

/* Of the document in `fd`, which it takes over, at so many dots per inch (0: as fits the length of the document, and
 * smaller where pages are large); no page behind `last` is asked for. */
GkAlbum *gk_album_new(GkConfined *confined, int fd, const char *name, const char *sha256, guint dpi, guint last);
void gk_album_free(GkAlbum *album);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkAlbum, gk_album_free)

/* Draws what is needed for page `number`. FALSE with `error` when the document can't be opened at all. */
gboolean gk_album_turn_to(GkAlbum *album, guint number, GError **error);
/* Its picture (GkReviewPictures.picture, `data` is the album). */
GBytes *gk_album_picture(guint number, gpointer data, GError **error);

G_END_DECLS
