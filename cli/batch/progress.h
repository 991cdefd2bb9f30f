/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How far a batch has come: one line on a terminal, or objects for programs.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
    GK_PROGRESS_NONE,
    GK_PROGRESS_LINE, /* rewritten in place, four times a second */
    GK_PROGRESS_JSON, /* an object a second, one line each */
} GkProgressKind;

typedef struct {
    guint files, done, reused, failed; /* done includes reused, and failed those that gave no JSON */
    guint64 pages;
} GkProgressCounts;

typedef struct _GkProgress GkProgress;

/* Both forms go to standard error. */
GkProgress *gk_progress_new(GkProgressKind kind);
void gk_progress_free(GkProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkProgress, gk_progress_free)

/* Shows `counts` when it is time to, or `now`. */
void gk_progress_show(GkProgress *progress, const GkProgressCounts *counts, gboolean now);
/* Takes the line off the terminal, so that something else can be said. */
void gk_progress_hide(GkProgress *progress);

G_END_DECLS
