/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a recognizer is made of (extract/recognizer.h), for those who read with it. */
#pragma once

#include "extract/recognizer.h"
#include "extract/scan/backend.h"

G_BEGIN_DECLS

/* A language that labels may be in. */
typedef struct {
    char *languages; /* Tesseract's name; several are parted by + */
    GBytes *data; /* what its file holds; NULL: several, opened from the beginning */
    gpointer reader; /* NULL: not opened yet */
} GkLabelModel;

struct _GkRecognizer {
    const GkReaderBackend *backend;
    GArray *languages; /* GkLabelModel: one at least; the first is the usual one */
    guint language; /* which of them labels are read with at present */
    gpointer numbers; /* the reader of numbers alone */
    GString *models;
    char *version;
};

/* Labels are read with `language` from now on. FALSE: its model can't be read, and all stays as it is. */
gboolean gk_recognizer_speak(GkRecognizer *recognizer, guint language);
gpointer gk_recognizer_labels(const GkRecognizer *recognizer);
const char *gk_recognizer_language(const GkRecognizer *recognizer); /* "chi_sim" */

G_END_DECLS
