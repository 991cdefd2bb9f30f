/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for what a worker that has been taken over may send: it is refused, or is a reply that says the same when it is
 * packed again.
 */
#include "cli/worker/reply.h"
#include "cli/worker/wire.h"

#include <stdlib.h>
#include <string.h>

#define NUMBERS 7 /* that stand before those of the codes */

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
check(const guint8 *data, gsize size)
{
    GkReply reply = { 0 }, again = { 0 };
    if (!gk_reply_unpack(&reply, data, size)) {
        gk_reply_clear(&reply);
        return;
    }
    g_autoptr(GByteArray) packed = gk_reply_pack(&reply);
    if (!gk_reply_unpack(&again, packed->data, packed->len) || g_strcmp0(again.json, reply.json) != 0 ||
        g_strcmp0(again.outcome, reply.outcome) != 0 || again.counts.pages != reply.counts.pages ||
        (again.message != NULL) != (reply.message != NULL))
        abort();
    gk_reply_clear(&reply);
    gk_reply_clear(&again);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    gsize whole;
    GkFrameKind kind;
    gk_wire_check_head(data, size, &kind, &whole);
    check(data, size);
    /* the same with a count for each code there is, however many these are today */
    const guint32 codes[GK_N_DIAGNOSTICS] = { 0 };
    gsize before = MIN(size, NUMBERS * sizeof(guint32));
    g_autoptr(GByteArray) body = g_byte_array_append(g_byte_array_new(), data, (guint) before);
    g_byte_array_append(body, (const guint8 *) codes, sizeof codes);
    g_byte_array_append(body, data + before, (guint) (size - before));
    check(body->data, body->len);
    return 0;
}
