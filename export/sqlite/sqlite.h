/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of the SQLite module: sqlite.c is the backend, tables.c says
 * which tables and columns there are and where each value comes from,
 * sqlite_schema.c makes them and looks at files that are there already,
 * sqlite_rows.c writes a document's rows, take.c takes them out of another database. docs/database.md tells it to people.
 */
#pragma once

#include "export/amounts.h"
#include "export/exporter.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* What a column's value is taken from. Positions count from 1 within a document; 0 is none. */
typedef struct {
    const GkExportDocument *document;
    const cJSON *item; /* of the JSON; NULL for the document itself */
    GkAmount amount; /* of an amount; for others what is needed of it */
    gint64 key; /* of the document */
    gint64 position, table, cell, statement, its_amount, check, diagnostic;
    const char *role, *sign, *reference; /* of a term */
} GkSqliteRow;

typedef enum {
    GK_SQLITE_KEY, /* a number of the row, at `offset` */
    GK_SQLITE_TEXT,
    GK_SQLITE_INTEGER,
    GK_SQLITE_FLAG, /* 0 or 1 */
    GK_SQLITE_REAL, /* the double nearest to a decimal */
} GkSqliteType;

/* One of `key`, `from`, `get`, or `offset` says what it holds. */
typedef struct {
    const char *name; /* NULL ends the list */
    GkSqliteType type;
    const char *key; /* a member of the row's item */
    const char *from; /* what a column of GK_AMOUNT_COLUMNS holds */
    gboolean (*get)(const GkSqliteRow *row, GString *out);
    gsize offset;
    const char *text; /* what it holds; NULL: its name says it */
    const GkAmountColumn *source; /* that of `from`, in gk_sqlite_tables() */
} GkSqliteColumn;

typedef enum {
    GK_SQLITE_DOCUMENTS,
    GK_SQLITE_TABLES,
    GK_SQLITE_CELLS,
    GK_SQLITE_STATEMENTS,
    GK_SQLITE_AMOUNTS,
    GK_SQLITE_CHECKS,
    GK_SQLITE_CHECK_TERMS,
    GK_SQLITE_DIAGNOSTICS,
    GK_SQLITE_DIAGNOSTIC_CELLS,
    GK_SQLITE_N_TABLES
} GkSqliteTableId;

/* Parents stand before their children. */
typedef struct {
    const char *name;
    const GkSqliteColumn *columns;
    const char *keys; /* constraints, as SQL */
    const char *text;
} GkSqliteTable;

/* The tables, GK_SQLITE_N_TABLES of them; made once. */
const GkSqliteTable *gk_sqlite_tables(void);

/* Where in a query over amounts a, documents d and tables t a column of GK_AMOUNT_COLUMNS stands, as SQL; NULL: it is a
 * column of a. */
const char *gk_sqlite_home(const char *amount_column);

/* TRUE for a result of SQLite's that is no error. Else sets `error`: what can't be done with `path`, and why. */
gboolean gk_sqlite_check(sqlite3 *db, int result, const char *path, GError **error);
gboolean gk_sqlite_run(sqlite3 *db, const char *sql, const char *path, GError **error);
/* Prepares one statement; NULL with `error`. */
sqlite3_stmt *gk_sqlite_prepare(sqlite3 *db, const char *sql, const char *path, GError **error);
/* The integer that a query gives. */
gboolean gk_sqlite_ask(sqlite3 *db, const char *sql, const char *path, gint64 *value, GError **error);

/* Opens the database at `path`, which is made where there is none. FALSE where it can't be, or is none of ours. */
gboolean gk_sqlite_open(const char *path, sqlite3 **db, GError **error);
/* The same of one that must be there, and is not written to. */
gboolean gk_sqlite_open_to_read(const char *path, sqlite3 **db, GError **error);
/* Within a transaction: makes what is not there yet of tables, columns, indexes and views. */
gboolean gk_sqlite_arrange(sqlite3 *db, const char *path, GError **error);

typedef struct _GkSqliteWriter GkSqliteWriter;

/* For a database with all its tables; keeps `path`. */
GkSqliteWriter *gk_sqlite_writer_new(sqlite3 *db, const char *path, GError **error);
void gk_sqlite_writer_free(GkSqliteWriter *writer);

/* Within a transaction: the rows of `document`, in the place of those that an older version of the program, or this
 * one, wrote of it. Rows that a newer version wrote stay; so do those of a document that was read when `document` says
 * that it could not be. */
gboolean gk_sqlite_write(GkSqliteWriter *writer, const GkExportDocument *document, GError **error);
/* Is a document's record, of that status and version of the program, better than another? */
gboolean gk_sqlite_stays(const char *its_status, const char *its_version, const char *status, const char *version);
/* Makes the way free for the rows of a document of that id, status and version: *number is what it is to be called here, 0
 * where what is there already stays, by the same rule. */
gboolean gk_sqlite_make_room(GkSqliteWriter *writer, const char *id, const char *status, const char *version,
                             gint64 *number, GError **error);
/* The row that `from` (all columns of that table of a database) stands on, as one of document `number`. */
gboolean gk_sqlite_insert_row(GkSqliteWriter *writer, GkSqliteTableId table, sqlite3_stmt *from, gint64 number,
                              GError **error);
/* Within a transaction: the documents of those ids (NULL-terminated) out of the database at `path`. */
gboolean gk_sqlite_take(GkSqliteWriter *writer, const char *path, const char *const *ids, GError **error);
/* How many rows were written so far. */
guint64 gk_sqlite_rows(const GkSqliteWriter *writer);
/* The rows of the document of that id go. */
gboolean gk_sqlite_forget(GkSqliteWriter *writer, const char *id, GError **error);

G_END_DECLS
