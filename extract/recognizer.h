/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Character recognition: pages that are pictures, read.
 *
 * A recognizer is Tesseract with its models, loaded from a module (extract/modules/) when it is first wanted, and the
 * own reader of digits. A page source that has one reads the pictures of its pages with it (extract/scan/scan.h).
 *
 * Loading opens files; reading opens none, and starts no thread: load first, then confine the process.
 */
#pragma once

#include "extract/page_source.h"

G_BEGIN_DECLS

#define GK_RECOGNIZER_ERROR (gk_recognizer_error_quark())
GQuark gk_recognizer_error_quark(void);

typedef enum {
    GK_RECOGNIZER_ERROR_MISSING, /* built without it, or its library or a language is not installed */
    GK_RECOGNIZER_ERROR_LANGUAGE, /* no name of a language */
} GkRecognizerError;

#define GK_OCR_LANGUAGE                                                                                                \
    "chi_sim" /* unless said otherwise, as Tesseract names it; others by what a page shows (trial.c) */

typedef enum {
    GK_OCR_AUTO, /* pages that are pictures, and pictures that show rules as tables do */
    GK_OCR_NEVER,
    GK_OCR_ALWAYS, /* whatever ink of a page is in pictures */
} GkOcrMode;

typedef struct _GkRecognizer GkRecognizer;

/* `languages`: Tesseract's names, parted by +, of what all pages are read with; NULL: GK_OCR_LANGUAGE, and Japanese
 * for pages that it suits better, where it is installed (extract/scan/trial.c). NULL is returned with an error that names the Debian package that is missing. */
GkRecognizer *gk_recognizer_load(const char *languages, GError **error);
void gk_recognizer_free(GkRecognizer *recognizer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkRecognizer, gk_recognizer_free)

/* TRUE: this build has the module. Nothing is loaded. */
gboolean gk_recognizer_is_built_in(void);

const char *gk_recognizer_version(const GkRecognizer *recognizer); /* "tesseract 5.3.0" */
const char *gk_recognizer_models(const GkRecognizer *recognizer); /* "chi_sim=SHA256 eng=SHA256": of the files */

/* Pages that are read from now on are read with `recognizer` (borrowed; NULL: with none), as `mode` says. */
void gk_page_source_set_recognizer(GkPageSource *source, GkRecognizer *recognizer, GkOcrMode mode);
/* TRUE: a page was read that a recognizer would have read, and there was none. Never in GK_OCR_NEVER. */
gboolean gk_page_source_wants_recognition(const GkPageSource *source);

G_END_DECLS
