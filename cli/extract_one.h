/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One document: bytes in, JSON out. Used by `extract` and by the workers of `batch`.
 */
#pragma once

#include "cli/options.h"
#include "data/sentence.h"
#include "extract/recognizer.h"
#include "normalize/disclosure.h"
#include "normalize/values/corrections.h"

G_BEGIN_DECLS

typedef struct {
    const char *password;
    const char *profile;
    const GkCorrections *corrections; /* of any documents; NULL */
    gboolean must_correct; /* a document that they say nothing of is refused */
    gboolean compact, no_join, keep_hidden;
    gboolean always_record; /* a JSON also for a file that is not there */
    guint first_page, last_page; /* 0, 0: all */
    GkOcrMode ocr;
    const char *ocr_languages;   /* NULL: GK_OCR_LANGUAGES */
    GkRecognizer *recognizer;    /* borrowed; NULL: pictures are not read, but wanted */
    GkTrace *trace;              /* may be NULL */
    GkPageProgress on_page;      /* may be NULL */
    gpointer on_page_data;
} GkExtractOptions;

typedef struct {
    GkExit exit;
    char *json; /* a record, also of a file that failed; NULL when there is not even a name */
    GkSentence *message; /* failed; NULL */
    const char
        *outcome; /* complete, incomplete, failed, encrypted, scanned, not_a_pdf, empty, damaged, not_found, limit */
    char *link; /* NULL */
    gboolean wants_recognition; /* pages of it are pictures, and there was no recognizer to read them */
    guint pages, tables, checks_passed, checks_failed, warnings, errors;
    guint codes[GK_N_DIAGNOSTICS]; /* how many diagnostics of each code */
} GkExtraction;

/* What the pages of `source` say; NULL when they can't be read as asked. */
GkDisclosure *gk_extract_read(GkPageSource *source, const char *name, const GkExtractOptions *options, GError **error);
/* Extracts `bytes`; `name` stands in messages and in the JSON. */
GkExtraction *gk_extract_bytes(GBytes *bytes, const char *name, const GkExtractOptions *options);
/* The same for a path ("-": standard input). */
GkExtraction *gk_extract_path(const char *path, const GkExtractOptions *options);
void gk_extraction_free(GkExtraction *extraction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkExtraction, gk_extraction_free)

/* Reads --corrections of a command for `n_files` files into its options. FALSE after a message. */
gboolean gk_extract_load_corrections(GkExtractOptions *options, const char *path, guint n_files);

/* Reads --ocr and --ocr-lang into options; loads what recognizes at once where all pictures are to be read. FALSE after a
 * message. */
gboolean gk_extract_set_recognition(GkExtractOptions *options, const char *mode, const char *languages);
/* Loads what recognizes, for a document that wants it. FALSE where it can't be, after a message the first time. */
gboolean gk_extract_load_recognizer(GkExtractOptions *options);

/* "3" or "3-7" or "3-"; FALSE for anything else. */
gboolean gk_parse_pages(const char *text, guint *first, guint *last);

G_END_DECLS
