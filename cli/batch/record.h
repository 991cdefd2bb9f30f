/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What became of one input: a line of the manifest.
 *
 * schema/manifest-1.schema.json says what each key means. Names of files are
 * bytes, JSON is not: "path" is the name with U+FFFD for what isn't UTF-8, and
 * only then "path_encoded" holds all bytes, those outside A-Z a-z 0-9 / . _ ~ -
 * as %XX (what Python's urllib.parse.unquote_to_bytes undoes).
 */
#pragma once

#include "cli/document_counts.h"
#include "data/sentence.h"
#include "extract/diagnostic.h"

G_BEGIN_DECLS

typedef enum {
    GK_OUTCOME_NOT_RUN,
    GK_OUTCOME_COMPLETE,
    GK_OUTCOME_INCOMPLETE,
    GK_OUTCOME_SCANNED,
    GK_OUTCOME_ENCRYPTED,
    GK_OUTCOME_NOT_A_PDF,
    GK_OUTCOME_FAILED,
    GK_OUTCOME_TIMED_OUT,
    GK_OUTCOME_OUT_OF_MEMORY,
    GK_OUTCOME_CRASHED,
    GK_N_OUTCOMES
} GkOutcome;

typedef struct {
    char *path;
    guint64 bytes;
    gint64 mtime_ns;
    guint64 inode;
    char *sha256; /* NULL: not read */
    char *fingerprint; /* of program and options; NULL: not read */
    GkOutcome outcome;
    char *reason; /* why it failed, of a closed list; NULL */
    GkSentence *message; /* NULL */
    char *output; /* the JSON, relative to the output folder; NULL */
    guint64 output_bytes;
    char *output_sha256; /* of a JSON that is a file; NULL */
    char *duplicate_of; /* path of the input with the same content that was read; NULL */
    char *link; /* the document's own (normalize/disclosure.h); NULL */
    char **linked; /* paths of the other inputs of the run that have the same; NULL: none. Not read back */
    GkDocumentCounts counts;
    guint attempts;
    char *refused; /* NULL */
    double seconds, processor_seconds;
    guint64 peak_memory;
    gboolean reused; /* from an earlier run; not written */
} GkRecord;

void gk_record_clear(GkRecord *record);
/* Copies all but the path from `from` into `record`, which keeps its own. */
void gk_record_copy_outcome(GkRecord *record, const GkRecord *from);

/* Of the same content as `original`, which was read for both: it has its outcome and document, and took no time. */
void gk_record_become_copy(GkRecord *record, const GkRecord *original);

const char *gk_outcome_name(GkOutcome outcome);
/* GK_N_OUTCOMES for an unknown name. */
GkOutcome gk_outcome_from_name(const char *name);
/* Did the document give a JSON worth keeping? */
gboolean gk_outcome_is_read(GkOutcome outcome);

/* One line, ending in a newline; `path` stands for the record's own. The caller frees it. */
char *gk_record_to_line(const GkRecord *record, const char *path);
/* Those of all: a manifest. The caller frees it. */
char *gk_records_to_lines(const GkRecord *records, guint n_records, gsize *length);
/* FALSE for anything but such a line. */
gboolean gk_record_from_line(GkRecord *record, const char *line);

G_END_DECLS
