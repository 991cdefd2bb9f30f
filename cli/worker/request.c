/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Packed by a parent that is to be believed, and unpacked with the same distrust as a
 * reply all the same: it is one reader for both, and a fault in it ends a worker
 * rather than have it read what nobody asked for.
 */
#include "cli/worker/request.h"

#include "cli/worker/packed.h"

void
gk_request_clear(GkRequest *request)
{
    g_free(request->name);
    gk_lost_pages_clear(&request->lost);
    g_clear_pointer(&request->parameters, g_bytes_unref);
    *request = (GkRequest) { 0 };
}

GByteArray *
gk_request_pack(const GkRequest *request)
{
    GByteArray *body = g_byte_array_new();
    gk_pack_number(body, request->task);
    gk_pack_text(body, request->name);
    gk_pack_number(body, request->recognize);
    gk_pack_number(body, request->lost.rest_from);
    gk_pack_number(body, request->lost.n_unannotated);
    for (guint i = 0; i < request->lost.n_unannotated; i++)
        gk_pack_number(body, request->lost.unannotated[i]);
    gk_pack_number(body, request->lost.count);
    for (guint i = 0; i < request->lost.count; i++) {
        gk_pack_number(body, request->lost.pages[i].page);
        gk_pack_sentence(body, request->lost.pages[i].why);
    }
    gk_pack_bytes(body, request->parameters);
    return body;
}

static void
unpack_lost(GkLostPages *lost, GkUnpacker *unpacker)
{
    lost->rest_from = gk_unpack_number(unpacker);
    guint unannotated = gk_unpack_number(unpacker);
    unpacker->good = unpacker->good && unannotated <= GK_LOST_PAGES;
    for (guint i = 0; unpacker->good && i < unannotated; i++)
        gk_lost_pages_add_unannotated(lost, gk_unpack_number(unpacker));
    guint count = gk_unpack_number(unpacker);
    unpacker->good = unpacker->good && count <= GK_LOST_PAGES;
    for (guint i = 0; unpacker->good && i < count; i++) {
        guint page = gk_unpack_number(unpacker);
        g_autoptr(GkSentence) why = gk_unpack_sentence(unpacker);
        if (why)
            gk_lost_pages_add(lost, page, why);
        unpacker->good = unpacker->good && why;
    }
}

gboolean
gk_request_unpack(GkRequest *request, gconstpointer body, gsize length)
{
    GkUnpacker unpacker = gk_unpacker(body, length);
    *request = (GkRequest) { .task = gk_unpack_number(&unpacker) };
    request->name = gk_unpack_text(&unpacker);
    request->recognize = gk_unpack_number(&unpacker) != 0;
    unpack_lost(&request->lost, &unpacker);
    request->parameters = gk_unpack_bytes(&unpacker);
    if (gk_unpack_ends(&unpacker) && request->name && request->task > 0 && request->task < GK_N_TASKS)
        return TRUE;
    gk_request_clear(request);
    return FALSE;
}
