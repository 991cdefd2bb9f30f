/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents out of JSON that people have: files and pipes of extract's (one
 * JSON, or NDJSON with thousands) and folders full of them, as batch writes
 * them. One document at a time is in memory, and of the others their names.
 *
 * What is no output of extract is named on standard error and left out, and the
 * others go on. In a folder every NAME.json and NAME.ndjson is taken for
 * documents, but for batch's own files: its manifest and the folder .gongkai.
 */
#pragma once

#include "export/document.h"

G_BEGIN_DECLS

/* `path` is the file, `name` says which document of it for messages. FALSE stops the walk. */
typedef gboolean (*GkDocumentVisitor)(const GkExportDocument *document, const char *path, const char *name,
                                      gpointer data);

/* Every document of `paths` ("-": standard input), in their order; those of a folder in the order of their names.
 * `output` is a folder that is not read, being written; NULL. *left_out is counted up. FALSE when a visitor stopped it. */
gboolean gk_documents_walk(char *const *paths, const char *output, GkDocumentVisitor each, gpointer data,
                           guint *left_out);

/* The document of that id (NULL: the first) out of a file. NULL after a message. */
GkExportDocument *gk_documents_load(const char *path, const char *id);

G_END_DECLS
