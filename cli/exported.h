/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What `extract` and `export` share: which format was asked for, its options,
 * and JSON handed to it. Both have --format, -o and the options of formats in
 * their tables.
 */
#pragma once

#include "cli/options.h"
#include "export/exporter.h"

G_BEGIN_DECLS

/* The format of --format and -o. FALSE after a message when nobody knows it; *format is NULL for JSON and NDJSON. */
gboolean gk_exported_format(const GkSettings *settings, const GkExportFormat **format);

/* The options of formats that were given. Strings belong to `settings`. */
void gk_exported_options(const GkSettings *settings, GkExportOptions *options);

/* Adds what `json` says to the export. FALSE after a message. */
gboolean gk_exported_add_json(GkExport *export, const char *json, const char *name);

G_END_DECLS
