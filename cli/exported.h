/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What `extract`, `batch` and `export` share: which format was asked for, its
 * options, and JSON handed to it. All have --format, -o and the options of
 * formats in their tables.
 */
#pragma once

#include "cli/options/options.h"
#include "export/exporter.h"

G_BEGIN_DECLS

/* The format of --format and -o. FALSE after a message when nobody knows it; *format is NULL for JSON and NDJSON. */
gboolean gk_exported_format(const GkSettings *settings, const GkExportFormat **format);

/* The options of formats that were given. Strings belong to `settings`. FALSE after a message when one was given that
 * `format` (NULL: JSON) does not know: what is asked for is never passed over. */
gboolean gk_exported_options(const GkSettings *settings, const GkExportFormat *format, GkExportOptions *options);

/* Adds a document to the export. COMPLETE; after a message WARNINGS when it was left out and others can follow, FAILED
 * when the export can't go on. `name` is for messages. */
GkExit gk_exported_add(GkExport *export, const GkExportDocument *document, const char *name);
/* The same of what `json` says; COMPLETE: for good. */
GkExit gk_exported_add_json(GkExport *export, const char *json, const char *name);

G_END_DECLS
