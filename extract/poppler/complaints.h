/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Poppler's complaints.
 *
 * Poppler reports trouble with g_log() in the domain "Poppler", at a level
 * that GLib prints nowhere, and then goes on, perhaps without the text of a
 * whole font. A listener stands between gk_complaints_begin() and
 * gk_complaints_end(); what it hears becomes diagnostics: each message once,
 * with a count.
 */
#pragma once

#include "extract/diagnostic.h"

G_BEGIN_DECLS

typedef struct _GkComplaints GkComplaints;

GkComplaints *gk_complaints_begin(void);

/* Whether a complaint was heard by which a font could not be used for drawing. */
gboolean gk_complaints_about_fonts(const GkComplaints *complaints);

/* Stops listening, adds what was heard to `list` (may be NULL) for `page`, and frees. */
void gk_complaints_end(GkComplaints *complaints, GkDiagnostics *list, guint page);

G_END_DECLS
