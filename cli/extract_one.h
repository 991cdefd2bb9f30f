/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One document: bytes in, JSON out. Done in a worker (cli/worker/).
 */
#pragma once

#include "cli/document_counts.h"
#include "cli/options/options.h"
#include "data/json_writer.h"
#include "data/sentence.h"
#include "extract/recognizer.h"
#include "layout/trace.h"

G_BEGIN_DECLS

typedef struct {
    const char *password;
    const char *profile, *profile_name; /* text of a profile, and what it is called; NULL */
    const struct _GkCorrections *corrections; /* of any documents; NULL */
    gboolean must_correct; /* a document that they say nothing of is refused */
    gboolean compact, no_join, keep_hidden;
    gboolean always_record; /* a JSON also for a file that is not there */
    guint first_page, last_page; /* 0, 0: all */
    GkOcrMode ocr;
    const char *ocr_languages;   /* NULL: the usual ones */
    GkRecognizer *recognizer;    /* borrowed; NULL: pictures are not read, but wanted */
    GkSentence *no_recognizer;   /* why it could not be loaded; NULL */
    GkTrace *trace;              /* may be NULL */
    const GkLostPages *lost;     /* pages not to be read; may be NULL */
    GkPageProgress on_page;      /* may be NULL */
    gpointer on_page_data;
    GkJsonSink sink;             /* takes the JSON of a document that was read; NULL: it is kept as a text */
    gpointer sink_data;
} GkExtractOptions;

typedef struct {
    GkExit exit;
    char *json; /* a record, also of a file that failed; NULL when there is not even a name, or it was given */
    gboolean given; /* the JSON went to the options' sink; what went there is void otherwise */
    GkSentence *message; /* failed; NULL */
    const char
        *outcome; /* complete, incomplete, failed, encrypted, scanned, not_a_pdf, empty, damaged, not_found, limit */
    char *link; /* NULL */
    char *sha256; /* of the bytes; NULL without any */
    gboolean wants_recognition; /* pages of it are pictures, and there was no recognizer to read them */
    GkDocumentCounts counts;
} GkExtraction;

/* Makes the source tell its progress, and leave out its lost pages, as the options say. */
void gk_extract_watch(GkPageSource *source, const GkExtractOptions *options);

/* Extracts `bytes`; `name` stands in messages and in the JSON. */
GkExtraction *gk_extract_bytes(GBytes *bytes, const char *name, const GkExtractOptions *options);
/* The record of a file that could not be read; `bytes` is NULL when not even they could be. */
GkExtraction *gk_extraction_of_failure(const char *name, GBytes *bytes, const GError *error,
                                       const GkExtractOptions *options);
void gk_extraction_free(GkExtraction *extraction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkExtraction, gk_extraction_free)

/* Reads --profile of a command into its options, for the whole process. FALSE after a message. */
gboolean gk_extract_load_profile(GkExtractOptions *options, const char *path);

/* Reads --corrections of a command for `n_files` files into its options. FALSE after a message. */
gboolean gk_extract_load_corrections(GkExtractOptions *options, const char *path, guint n_files);

/* Reads --ocr and --ocr-lang into options; loads what recognizes at once where all pictures are to be read, or languages
 * are named. FALSE after a message. */
gboolean gk_extract_set_recognition(GkExtractOptions *options, const GkSettings *settings);
/* Loads what recognizes, for documents that want it; what workers of the second kind do before they are shut in. */
void gk_extract_load_recognizer(GkExtractOptions *options);

/* "3" or "3-7" or "3-"; FALSE for anything else. */
gboolean gk_parse_pages(const char *text, guint *first, guint *last);

G_END_DECLS
