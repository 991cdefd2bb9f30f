/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Excerpts of pages as pictures, drawn in a confined worker.
 */
#pragma once

#include "cli/worker/confined.h"
#include "export/cite/excerpt.h"

G_BEGIN_DECLS

/* What the workers do (GkPoolOptions.perform) in which gk_excerpts_png() is to draw. */
gboolean gk_excerpts_perform(const GkRequest *request, GBytes *document, const GkExtractOptions *options, GkReply *reply);

/* The excerpts as one PNG, one below the other, each with its header on top, what is marked framed; the long side has at
 * most `side` pixels. Takes the job, the document, over; it must have that SHA-256. NULL with `error` where they can't
 * be drawn. */
GBytes *gk_excerpts_png(GkConfined *confined, GkJob *job, const char *sha256, const GPtrArray *excerpts, guint side,
                        GError **error);

/* These are a PNG's first bytes, and not more than a picture has: whoever made it may not be believed. */
gboolean gk_is_png(GBytes *bytes);

G_END_DECLS
