/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The disclosure as JSON, the contract of schema/disclosure-1.schema.json.
 */
#pragma once

#include "data/json_writer.h"
#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* "gongkai-disclosure/1": the value of the key "schema". */
#define GK_JSON_SCHEMA "gongkai-disclosure/1"

/* The whole disclosure, ending in a newline. `compact`: one line. The caller frees it. */
char *gk_disclosure_to_json(const GkDisclosure *disclosure, gboolean compact);
/* The same bytes in pieces of about 64 KB. FALSE when the sink refused one. */
gboolean gk_disclosure_write_json(const GkDisclosure *disclosure, gboolean compact, GkJsonSink sink, gpointer data);

/* The record of a file that was not read: status "failed", empty lists, and one diagnostic made of
 * `error`. Of `info` no more needs to be set than is known. The caller frees it. */
char *gk_failure_to_json(const GkSourceInfo *info, const GError *error, gboolean compact);

/* "encrypted": what stands as the code of such a record's diagnostic (static). */
const char *gk_failure_of_error(const GError *error);
/* The list of them, with a line of documentation each; NULL past its end. */
const char *gk_failure_name(guint index, const char **text);

/* "complete", "incomplete" or "failed". */
const char *gk_disclosure_status(const GkDisclosure *disclosure);

/* The JSON Schema (static). */
const char *gk_json_schema(void);

G_END_DECLS
