/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A disclosure as its JSON tells it: what all exports, and all that is asked of
 * a JSON later, read. It knows the contract (schema/disclosure-1.schema.json)
 * and nothing else of the program, so that JSON made a year ago, on another
 * machine, exports as well as what was read a moment before.
 */
#pragma once

#include "data/arena.h"
#include "data/messages.h"
#include "data/sentence.h"
#include "export/read.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
    const cJSON *json;
    const char *id; /* "t3"; "" where there is none */
    GPtrArray *columns, *rows, *cells; /* const cJSON * */
    GPtrArray *blocks; /* of further halves: GPtrArray of const cJSON *; NULL for a half without rows */
} GkExportTable;

typedef struct {
    const cJSON *json;
    GkArena *arena; /* of `json` */
    char *id; /* stands for the file's bytes and the options: see gk_export_document_parse() */
    GPtrArray *tables; /* GkExportTable * */
    GHashTable *items; /* id -> const cJSON *: cells, statements, checks */
    GHashTable *check_status; /* id of a check -> "pass", "fail", "not_applicable" */
    GHashTable *diagnosed; /* id of a cell -> GPtrArray of const cJSON *, its diagnostics */
} GkExportDocument;

/* Reads one JSON value of `text` (UTF-8, `length` bytes), which must be an output of `gongkai extract`; *end, where
 * not NULL, is what comes behind it. `name` is for messages. The document's id is the SHA-256 of the file that was
 * read, in hexadecimal; where pages, a profile or other options were given, a dash and 8 digits that stand for them
 * follow; "unread-" and 16 digits of its name for a file that could not be read. */
GkExportDocument *gk_export_document_parse(const char *text, gsize length, const char *name, const char **end,
                                           GError **error);
void gk_export_document_free(GkExportDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkExportDocument, gk_export_document_free)

/* The fiscal year; 0 where it is not known. */
gint gk_export_document_year(const GkExportDocument *document);

/* The table of that id; NULL. */
const GkExportTable *gk_export_document_find_table(const GkExportDocument *document, const char *id);

/* The cell, statement or check of that id; NULL. */
const cJSON *gk_export_document_find(const GkExportDocument *document, const char *id);

/* The column and the row, in its own half, of a cell; NULL where the JSON has none. */
const cJSON *gk_export_table_column(const GkExportTable *table, const cJSON *cell);
const cJSON *gk_export_table_row(const GkExportTable *table, const cJSON *cell);

/* The labels of a row's ancestors and its own, outermost first, parted by " > ", onto `out`; FALSE where there are
 * none. `block` is the half the row is of. */
gboolean gk_export_table_label_path(const GkExportTable *table, gint block, const cJSON *row, GString *out);

G_END_DECLS
