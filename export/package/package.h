/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A Data Package (version 2.0 of the standard): a folder of CSV files and a
 * datapackage.json that says what each column is.
 *
 *      amounts.csv       GK_AMOUNT_COLUMNS, as the format csv has them
 *      documents.csv     a row per file, also of those that could not be read
 *      tables.csv        a row per table
 *      checks.csv        the identities that were tried
 *      diagnostics.csv   what was doubtful or not read
 *
 * Decimals are numbers of the standard, which has no bound on digits: a reader
 * that takes them for decimals loses nothing. Nothing between the commas is an
 * absent value; the descriptor labels what that means for each column, and
 * `state` tells numbers, printed dashes and what can't be read apart. Keys hold:
 * a document whose ids are not unique is left out.
 */
#pragma once

#include "export/exporter.h"
#include "export/package/record_columns.h"

G_BEGIN_DECLS

extern const GkExportBackend GK_EXPORT_PACKAGE;

enum {
    GK_PACKAGE_AMOUNTS,
    GK_PACKAGE_DOCUMENTS,
    GK_PACKAGE_TABLES,
    GK_PACKAGE_CHECKS,
    GK_PACKAGE_DIAGNOSTICS,
    GK_N_PACKAGE_RESOURCES,
};

typedef struct {
    const char *name; /* "amounts"; the file is amounts.csv */
    const char *title, *text;
    const GkRecordColumn *columns; /* NULL: GK_AMOUNT_COLUMNS */
    const char *key; /* the column that identifies a row within its document; NULL: the document does */
} GkPackageResource;

extern const GkPackageResource GK_PACKAGE_RESOURCES[GK_N_PACKAGE_RESOURCES];

/* What is known of a resource once it is written. */
typedef struct {
    guint64 rows, bytes;
    const char *sha256;
} GkPackageFile;

/* How a descriptor of ours begins. */
#define GK_PACKAGE_BEGINNING "{\n\t\"name\":\t\"gongkai-amounts\""

/* The text of datapackage.json; the caller frees it. */
char *gk_package_descriptor(const GkPackageFile files[GK_N_PACKAGE_RESOURCES]);

G_END_DECLS
