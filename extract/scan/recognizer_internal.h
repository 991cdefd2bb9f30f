/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a recognizer is made of (extract/recognizer.h), for those who read with it. */
#pragma once

#include "extract/recognizer.h"
#include "extract/scan/backend.h"

G_BEGIN_DECLS

struct _GkRecognizer {
    const GkReaderBackend *backend;
    gpointer labels, numbers; /* its readers: of any text, and of numbers alone */
    GString *models;
    char *version;
};

G_END_DECLS
