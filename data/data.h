/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tables of data/, compiled into the library.
 *
 * A data file is UTF-8, one row a line, fields parted by tabs; lines that
 * begin with # and empty lines are skipped. Each file says in its first lines
 * what its columns are and where its facts come from.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    const char *const *fields; /* NULL-terminated */
    guint n_fields;
} GkDataRow;

/* The rows of `file` ("units.tsv"), parsed at the first call and kept for the life
 * of the process. An unknown file is a programming error and aborts. */
const GkDataRow *gk_data_rows(const char *file, guint *n_rows);

/* The row whose first field is `key`, NULL without one. */
const GkDataRow *gk_data_find(const char *file, const char *key);

/* A field by position, "" where the row is shorter. */
static inline const char *
gk_data_field(const GkDataRow *row, guint index)
{
    return index < row->n_fields ? row->fields[index] : "";
}

/* A whole file as it is ("disclosure-1.schema.json"); unknown files abort. */
const char *gk_data_text(const char *file);

/* The same of a file that is no text ("digits.weights"). */
const guint8 *gk_data_bytes(const char *file, gsize *length);

G_END_DECLS
