/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A worker that was taken over packs what it likes. So each part is looked at against
 * what is left before it is taken, a length can't run over (it is compared, never
 * added), and one failure makes all that follows 0 or NULL: who unpacks asks once, at
 * the end, and need not ask at each part. What the parts mean is for them to check.
 *
 * What it can't do: travel to another machine, or to another build of the program.
 */
#include "cli/worker/packed.h"

#include <math.h>
#include <string.h>

/* --- packing --- */

void
gk_pack_number(GByteArray *body, guint32 number)
{
    g_byte_array_append(body, (const guint8 *) &number, sizeof number);
}

void
gk_pack_real(GByteArray *body, double number)
{
    g_byte_array_append(body, (const guint8 *) &number, sizeof number);
}

static void
pack_part(GByteArray *body, gconstpointer data, gsize length)
{
    gk_pack_number(body, (guint32) length + 1);
    g_byte_array_append(body, data, (guint) length);
}

void
gk_pack_text(GByteArray *body, const char *text)
{
    if (text)
        pack_part(body, text, strlen(text));
    else
        gk_pack_number(body, 0);
}

void
gk_pack_bytes(GByteArray *body, GBytes *bytes)
{
    gsize length = 0;
    gconstpointer data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    if (bytes)
        pack_part(body, data, length);
    else
        gk_pack_number(body, 0);
}

void
gk_pack_sentence(GByteArray *body, const GkSentence *sentence)
{
    if (!sentence) {
        gk_pack_number(body, 0);
        return;
    }
    GkJson *json = gk_json_new(TRUE);
    gk_json_begin_object(json, NULL);
    gk_sentence_to_json(sentence, json);
    gk_json_end_object(json);
    g_autofree char *printed = gk_json_finish(json);
    gk_pack_text(body, printed);
}

/* --- unpacking --- */

GkUnpacker
gk_unpacker(gconstpointer data, gsize length)
{
    const guint8 *begin = data;
    return (GkUnpacker) { begin, begin + length, TRUE };
}

/* The next `length` bytes; NULL when there are not as many. */
static const guint8 *
take(GkUnpacker *unpacker, gsize length)
{
    const guint8 *part = unpacker->at;
    unpacker->good = unpacker->good && (gsize) (unpacker->end - unpacker->at) >= length;
    if (!unpacker->good)
        return NULL;
    unpacker->at += length;
    return part;
}

guint32
gk_unpack_number(GkUnpacker *unpacker)
{
    guint32 number = 0;
    const guint8 *part = take(unpacker, sizeof number);
    if (part)
        memcpy(&number, part, sizeof number);
    return number;
}

double
gk_unpack_real(GkUnpacker *unpacker)
{
    double number = 0;
    const guint8 *part = take(unpacker, sizeof number);
    if (part)
        memcpy(&number, part, sizeof number);
    if (isfinite(number))
        return number;
    unpacker->good = FALSE;
    return 0;
}

/* What gk_pack_text() and gk_pack_bytes() have written; NULL for NULL, and where it is not there. */
static const guint8 *
take_part(GkUnpacker *unpacker, gsize *length)
{
    guint32 next = gk_unpack_number(unpacker);
    *length = next ? next - 1 : 0;
    return next && unpacker->good ? take(unpacker, *length) : NULL;
}

char *
gk_unpack_text(GkUnpacker *unpacker)
{
    gsize length;
    const char *part = (const char *) take_part(unpacker, &length);
    if (part && g_utf8_validate_len(part, length, NULL))
        return g_strndup(part, length);
    unpacker->good = unpacker->good && !part;
    return NULL;
}

GBytes *
gk_unpack_bytes(GkUnpacker *unpacker)
{
    gsize length;
    const guint8 *part = take_part(unpacker, &length);
    return part ? g_bytes_new(part, length) : NULL;
}

GkSentence *
gk_unpack_sentence(GkUnpacker *unpacker)
{
    g_autofree char *text = gk_unpack_text(unpacker);
    if (!text)
        return NULL;
    cJSON *json = cJSON_Parse(text);
    GkSentence *sentence = gk_sentence_from_json(json);
    cJSON_Delete(json);
    unpacker->good = unpacker->good && sentence;
    return sentence;
}

gboolean
gk_unpack_ends(const GkUnpacker *unpacker)
{
    return unpacker->good && unpacker->at == unpacker->end;
}
