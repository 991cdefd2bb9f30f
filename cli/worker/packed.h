/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers, texts and bytes in a row: how requests, parameters and replies travel.
 *
 * Both ends are one program on one machine, so numbers are as they lie in
 * memory. Texts and bytes follow their length plus one, or 0 for NULL. Whoever
 * unpacks believes nothing: once something is not there, or no UTF-8, the
 * reader is bad, and all that is read from it is 0 or NULL.
 */
#pragma once

#include "data/sentence.h"

G_BEGIN_DECLS

void gk_pack_number(GByteArray *body, guint32 number);
void gk_pack_real(GByteArray *body, double number);
void gk_pack_text(GByteArray *body, const char *text);
void gk_pack_bytes(GByteArray *body, GBytes *bytes);
/* As JSON, with template and arguments. */
void gk_pack_sentence(GByteArray *body, const GkSentence *sentence);

typedef struct {
    const guint8 *at, *end;
    gboolean good;
} GkUnpacker;

GkUnpacker gk_unpacker(gconstpointer data, gsize length);

guint32 gk_unpack_number(GkUnpacker *unpacker);
double gk_unpack_real(GkUnpacker *unpacker); /* finite, or the reader is bad */
char *gk_unpack_text(GkUnpacker *unpacker); /* UTF-8 */
GBytes *gk_unpack_bytes(GkUnpacker *unpacker);
GkSentence *gk_unpack_sentence(GkUnpacker *unpacker);

/* All of it was read, and all of it was right. */
gboolean gk_unpack_ends(const GkUnpacker *unpacker);

G_END_DECLS
