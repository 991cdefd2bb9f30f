/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a worker has to say of one document.
 */
#pragma once

#include "cli/document_counts.h"
#include "data/sentence.h"

G_BEGIN_DECLS

/* The outcome of a document whose pages need a worker that can read pictures. Never told to anybody outside. */
#define GK_WANTS_RECOGNITION "wants_recognition"

/* Owned. Strings, the message and the blob may be NULL. */
typedef struct {
    char *outcome, *json;
    guint32 in_parts; /* 1: the JSON went before the reply, in parts; else what went so is void */
    guint32 worn; /* 1: the worker is not to read another document (extract/ink/worn.h) */
    GkSentence *message;
    GkDocumentCounts counts;
    char *sha256; /* of the bytes that were read */
    char *link;
    GkSentence *notice; /* something to be told to people once, of all documents; NULL */
    GBytes *blob; /* what was made by GK_TASK_PERFORM, where it is no text */
} GkReply;

void gk_reply_clear(GkReply *reply);

/* Body of a GK_FRAME_REPLY, and back. Unpacking checks everything and fails rather than guess; what a text says is for
 * the caller to check. FALSE leaves nothing to free. */
GByteArray *gk_reply_pack(const GkReply *reply);
gboolean gk_reply_unpack(GkReply *reply, gconstpointer body, gsize length);

G_END_DECLS
