/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which way the text of a picture runs, and what language it is in: see trial.c. */
#pragma once

#include "extract/scan/sheet_content.h"
#include "extract/scan/recognizer_internal.h"

G_BEGIN_DECLS

/* Lets the recognizer speak the language of *content; replaces that by a turned one where its text runs another way, and it is
 * of a `whole` page. Gives what was read of it in that language meanwhile: GArray of GkSign by the number of the line. */
GHashTable *gk_trial(GkRecognizer *recognizer, GkSheetContent **content, gboolean whole);

G_END_DECLS
