/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Exporters: disclosures in, one file of another format out.
 *
 * GK_EXPORT_FORMATS is the table of formats: --format, the endings that -o
 * knows, help and --version come from it. A format is a backend of four
 * functions; one that needs an optional library is a module of its own
 * (export/modules.h), loaded when it is first asked for.
 *
 * A file appears whole or not at all: a backend writes to a name beside the
 * file, and gk_export_end() renames it. A format that adds to what is there
 * (SQLite) and one that makes a folder (a data package) see to that themselves.
 */
#pragma once

#include "export/document.h"

G_BEGIN_DECLS

#define GK_EXPORT_ERROR (gk_export_error_quark())
GQuark gk_export_error_quark(void);

typedef enum {
    GK_EXPORT_ERROR_FORMAT, /* no such format, or an ending nobody knows */
    GK_EXPORT_ERROR_MISSING, /* built without it, or its library is not installed */
    GK_EXPORT_ERROR_REFUSED, /* it can't hold what is asked for (two documents in one XLSX, say) */
    GK_EXPORT_ERROR_WRITE, /* the file can't be written */
    GK_EXPORT_ERROR_LEFT_OUT, /* of a document: it is not in the export; others can follow */
} GkExportError;

/* What was asked for; each format takes what it knows. */
typedef struct {
    gboolean bom; /* CSV: begin with U+FEFF, for Excel */
    gboolean spreadsheet_safe; /* CSV: guard text that a spreadsheet would run */
    gboolean amounts_only; /* XLSX: the sheet of amounts alone */
    gboolean repeat_spans; /* single tables: a merged cell's text in all its places, not only in the first */
    const char *table; /* only this table ("t3"); NULL: all */
    const char *columns; /* CSV: names of columns of GK_AMOUNT_COLUMNS, parted by commas; NULL: all */
} GkExportOptions;

/* The options that a format takes. */
enum {
    GK_EXPORT_TAKES_BOM = 1 << 0,
    GK_EXPORT_TAKES_SAFE = 1 << 1,
    GK_EXPORT_TAKES_COLUMNS = 1 << 2,
    GK_EXPORT_TAKES_TABLE = 1 << 3,
    GK_EXPORT_TAKES_SPANS = 1 << 4,
    GK_EXPORT_TAKES_AMOUNTS_ONLY = 1 << 5,
};

typedef enum {
    GK_EXPORT_FILE, /* written beside and renamed */
    GK_EXPORT_DOCUMENT, /* the same, and mostly of one document: into a folder go many, a file each */
    GK_EXPORT_STREAM, /* the same; standard output can take it too */
    GK_EXPORT_IN_PLACE, /* the backend opens the path itself: a database */
    GK_EXPORT_FOLDER, /* the path is a folder */
} GkExportShape;

typedef struct {
    /* `path` is the file to write ("/dev/stdout" for standard output). NULL, with `error`, when it can't begin. */
    gpointer (*begin)(const char *path, const GkExportOptions *options, GError **error);
    /* FALSE ends the export: the caller abandons it; but not after GK_EXPORT_ERROR_LEFT_OUT. */
    gboolean (*add)(gpointer export, const GkExportDocument *document, GError **error);
    /* Both free the export, whatever comes of it. */
    gboolean (*end)(gpointer export, GError **error);
    void (*abandon)(gpointer export);

    /* Of a format that adds to what is there, NULL for others: what was added so far is on the disk; is there a document
     * of that id; it goes. */
    gboolean (*commit)(gpointer export, GError **error);
    gboolean (*holds)(gpointer export, const char *id);
    gboolean (*forget)(gpointer export, const char *id, GError **error);
    /* Documents of another output of the same kind. */
    gboolean (*take)(gpointer export, const char *path, const char *const *ids, GError **error);
} GkExportBackend;

typedef struct {
    const char *name; /* of --format; NULL ends the table */
    const char *ending; /* ".csv"; "/" for a folder; "" where --format alone tells it */
    const char *summary; /* some words */
    GkExportShape shape;
    const GkExportBackend *backend; /* NULL: in the module of that name */
    const char *library; /* Debian's package of the library that its module needs; NULL */
    guint takes; /* GK_EXPORT_TAKES_…: others are refused */
    const char *version_3; /* what of its library goes with version 3 of the GPL only; NULL */
} GkExportFormat;

extern const GkExportFormat GK_EXPORT_FORMATS[];

/* By the name of --format; NULL, with `error` that lists them. */
const GkExportFormat *gk_export_format_named(const char *name, GError **error);
/* By the ending of `path`. NULL without an error where it has none or ends in ".json" or ".ndjson"; NULL with one that
 * lists what is known where nobody knows it. */
const GkExportFormat *gk_export_format_of_path(const char *path, GError **error);

typedef struct _GkExport GkExport;

/* `path` NULL or "-": standard output; a folder (it is one, or its name ends in "/"), for formats of one document, takes a
 * file for each, under the name of its source, counted (NAME~2) where two are called alike. `options` are copied, but for their strings. */
GkExport *gk_export_begin(const GkExportFormat *format, const char *path, const GkExportOptions *options,
                          GError **error);
/* A document that was added before (the same file, read with the same options) is left out, since its amounts would
 * count twice; a database sees to that itself. */
gboolean gk_export_add(GkExport *export, const GkExportDocument *document, GError **error);
/* Where the format adds to what is there: what was added is safe now, and others may write. To be called before a
 * pause. TRUE, with nothing done, for other formats. */
gboolean gk_export_commit(GkExport *export, GError **error);
/* Only for such formats: is there a document of that id; its removal, which a commit makes last. */
gboolean gk_export_holds(GkExport *export, const char *id);
gboolean gk_export_forget(GkExport *export, const char *id, GError **error);
/* The documents of those ids (NULL-terminated) that another such output at `path` holds, as if they had been added here;
 * all that is taken until a commit is there together or not at all. */
gboolean gk_export_take(GkExport *export, const char *path, const char *const *ids, GError **error);
/* Finishes the file and frees the export; FALSE when the file is not there whole. */
gboolean gk_export_end(GkExport *export, GError **error);
/* Leaves no file; frees the export. NULL is allowed. */
void gk_export_abandon(GkExport *export);

G_END_DECLS
