/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Corrections: what a person found on a page otherwise than it was read.
 *
 * A file of corrections is JSON, as the review page writes it (docs/review.md):
 *
 *   {"schema": "gongkai-corrections/1",
 *    "documents": [{"sha256": "…", "corrections": [
 *       {"anchor": "5d0c21aa-9be411:4f02c7.e10b", "page": 5, "old": "72.7", "new": "72.73", "note": "…"},
 *       {"statement": {"page": 3, "item": "在职", "box": [54.1, 182.3, 532.9, 196]}, "old": "21", "new": "12"}]}]}
 *
 * `new` is what the page prints; the same as `old` says that the reading is right. Other keys are skipped.
 */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

typedef struct {
    const char *anchor; /* of a cell; NULL: of a statement */
    const char *item; /* of the statement; NULL: none was known */
    guint page; /* for messages, and of the statement; 0: not told */
    gboolean has_box;
    GkBox box; /* the statement's first */
    const char *old_reading, *new_reading;
    const char *note; /* NULL */
} GkCorrection;

/* Of many documents. */
typedef struct _GkCorrections GkCorrections;

#define GK_CORRECTIONS_ERROR (gk_corrections_error_quark())
GQuark gk_corrections_error_quark(void);

typedef enum {
    GK_CORRECTIONS_ERROR_FORM, /* no file of corrections, or one with a mistake */
    GK_CORRECTIONS_ERROR_OTHER, /* of other documents */
} GkCorrectionsError;

/* A file, or all files *.json of a folder. NULL, with an error that names the file. */
GkCorrections *gk_corrections_load(const char *path, GError **error);
/* The same from text; `name` is for messages. */
GkCorrections *gk_corrections_parse(const char *text, const char *name, GError **error);
void gk_corrections_free(GkCorrections *corrections);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkCorrections, gk_corrections_free)

/* Those of one document (GkCorrection *); NULL where there are none, or no corrections at all. */
const GPtrArray *gk_corrections_of(const GkCorrections *corrections, const char *sha256);
/* What stands for these corrections: a hash of all that they say. NULL where there are none. The caller frees it. */
char *gk_corrections_hash(const GkCorrections *corrections, const char *sha256);
/* The hash of all that all of them say, in their order. The caller frees it. */
char *gk_corrections_hash_all(const GkCorrections *corrections);
/* The documents that there are corrections of, parted by commas, a few of them. The caller frees it. */
char *gk_corrections_documents(const GkCorrections *corrections);

G_END_DECLS
