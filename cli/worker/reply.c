/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The counts of a reply go into a manifest that people add up, its hash decides what
 * is read again, and its outcome what is said. A worker that was taken over can lie in
 * each; what it can't is contradict itself: severities add up to what the codes say,
 * a hash is one, the JSON came either with the reply or before it.
 */
#include "cli/worker/reply.h"

#include "cli/worker/packed.h"
#include "extract/limits.h"

#define SHA256_DIGITS 64u

void
gk_reply_clear(GkReply *reply)
{
    g_free(reply->outcome);
    gk_sentence_unref(reply->message);
    gk_sentence_unref(reply->notice);
    g_free(reply->json);
    g_free(reply->sha256);
    g_free(reply->link);
    g_clear_pointer(&reply->blob, g_bytes_unref);
    *reply = (GkReply) { 0 };
}

GByteArray *
gk_reply_pack(const GkReply *reply)
{
    GByteArray *body = g_byte_array_new();
    const guint32 numbers[] = { reply->counts.pages,         reply->counts.tables,   reply->counts.checks_passed,
                                reply->counts.checks_failed, reply->counts.warnings, reply->counts.errors,
                                reply->in_parts,             reply->worn };
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        gk_pack_number(body, numbers[i]);
    for (guint i = 0; i < GK_N_DIAGNOSTICS; i++)
        gk_pack_number(body, reply->counts.codes[i]);
    gk_pack_text(body, reply->outcome);
    gk_pack_sentence(body, reply->message);
    gk_pack_sentence(body, reply->notice);
    gk_pack_text(body, reply->sha256);
    gk_pack_text(body, reply->link);
    gk_pack_text(body, reply->json);
    gk_pack_bytes(body, reply->blob);
    return body;
}

/* "" of what could not even be read. */
static gboolean
is_hash(const char *text)
{
    guint count = 0;
    for (const char *p = text; *p; p++, count++)
        if (!g_ascii_isdigit(*p) && !(*p >= 'a' && *p <= 'f'))
            return FALSE;
    return count == 0 || count == SHA256_DIGITS;
}

/* What is counted does not contradict itself. */
static gboolean
adds_up(const GkReply *reply)
{
    guint64 codes[3] = { 0 };
    for (guint i = 0; i < GK_N_DIAGNOSTICS; i++)
        codes[gk_diagnostic_code_severity((GkDiagnosticCode) i)] += reply->counts.codes[i];
    return reply->counts.pages <= GK_LIMIT_PAGES && reply->counts.warnings == codes[GK_SEVERITY_WARNING] &&
        (reply->counts.errors == codes[GK_SEVERITY_ERROR] || (reply->counts.errors == 1 && codes[GK_SEVERITY_ERROR] == 0));
}

static gboolean
is_sound(const GkReply *reply)
{
    return reply->outcome && reply->sha256 && is_hash(reply->sha256) && adds_up(reply) &&
        reply->in_parts <= (reply->json ? 0 : 1) && reply->worn <= 1;
}

gboolean
gk_reply_unpack(GkReply *reply, gconstpointer body, gsize length)
{
    *reply = (GkReply) { 0 };
    GkUnpacker unpacker = gk_unpacker(body, length);
    guint32 *numbers[] = { &reply->counts.pages,         &reply->counts.tables,   &reply->counts.checks_passed,
                           &reply->counts.checks_failed, &reply->counts.warnings, &reply->counts.errors,
                           &reply->in_parts,             &reply->worn };
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        *numbers[i] = gk_unpack_number(&unpacker);
    for (guint i = 0; i < GK_N_DIAGNOSTICS; i++)
        reply->counts.codes[i] = gk_unpack_number(&unpacker);
    reply->outcome = gk_unpack_text(&unpacker);
    reply->message = gk_unpack_sentence(&unpacker);
    reply->notice = gk_unpack_sentence(&unpacker);
    reply->sha256 = gk_unpack_text(&unpacker);
    reply->link = gk_unpack_text(&unpacker);
    reply->json = gk_unpack_text(&unpacker);
    reply->blob = gk_unpack_bytes(&unpacker);
    if (gk_unpack_ends(&unpacker) && is_sound(reply))
        return TRUE;
    gk_reply_clear(reply);
    return FALSE;
}
