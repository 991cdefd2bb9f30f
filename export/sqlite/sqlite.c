/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SQLite: documents into a database, again and again.
 *
 * A transaction holds what was added since the last gk_export_commit(), or some
 * thousand rows where nobody commits, so that a long export neither waits for
 * the disk at each document nor keeps others waiting. It begins as a writer
 * (BEGIN IMMEDIATE): of two programs that add to one database the second waits
 * at the beginning, where waiting loses nothing.
 *
 * A database that does not exist is made with its first document: an export
 * that fails before leaves no file.
 */
#include "export/sqlite/sqlite.h"

#include "export/modules.h"

#include <string.h>

#define ENOUGH 20000 /* rows in a transaction for it to end: a tenth of a second */

typedef struct {
    char *path;
    sqlite3 *db; /* NULL: not made yet */
    GkSqliteWriter *writer; /* NULL: nobody has looked yet whether it has all tables */
    gboolean inside; /* a transaction */
    guint64 rows; /* written before it */
} SqliteExport;

static void
sqlite_free(SqliteExport *export)
{
    gk_sqlite_writer_free(export->writer);
    sqlite3_close(export->db);
    g_free(export->path);
    g_free(export);
}

static gpointer
sqlite_begin(const char *path, const GkExportOptions *options, GError **error)
{
    SqliteExport *export = g_new0(SqliteExport, 1);
    export->path = g_strdup(path);
    if (!g_file_test(path, G_FILE_TEST_EXISTS) || gk_sqlite_open(path, &export->db, error))
        return export;
    sqlite_free(export);
    return NULL;
}

/* FALSE, for those who fail. */
static gboolean
roll_back(SqliteExport *export)
{
    if (export->inside)
        sqlite3_exec(export->db, "ROLLBACK", NULL, NULL, NULL); /* fails where SQLite has done so itself */
    export->inside = FALSE;
    g_clear_pointer(&export->writer, gk_sqlite_writer_free); /* what it knows may have been made in this transaction */
    return FALSE;
}

/* Goes on with the transaction, or begins one. */
static gboolean
enter(SqliteExport *export, GError **error)
{
    if (export->inside)
        return TRUE;
    if (!export->db && !gk_sqlite_open(export->path, &export->db, error))
        return FALSE;
    if (!gk_sqlite_run(export->db, "BEGIN IMMEDIATE", export->path, error))
        return FALSE;
    export->inside = TRUE;
    if (!export->writer && gk_sqlite_arrange(export->db, export->path, error))
        export->writer = gk_sqlite_writer_new(export->db, export->path, error);
    return export->writer || roll_back(export);
}

static gboolean
sqlite_commit(gpointer data, GError **error)
{
    SqliteExport *export = data;
    if (!export->inside)
        return TRUE;
    if (!gk_sqlite_run(export->db, "COMMIT", export->path, error))
        return roll_back(export);
    export->inside = FALSE;
    export->rows = gk_sqlite_rows(export->writer);
    return TRUE;
}

static gboolean
sqlite_add(gpointer data, const GkExportDocument *document, GError **error)
{
    SqliteExport *export = data;
    if (!enter(export, error))
        return FALSE;
    if (!gk_sqlite_write(export->writer, document, error))
        return roll_back(export);
    return gk_sqlite_rows(export->writer) - export->rows < ENOUGH || sqlite_commit(export, error);
}

/* Outside of transactions, so that nobody waits; where that can't be told, no. */
static gboolean
sqlite_holds(gpointer data, const char *id)
{
    SqliteExport *export = data;
    sqlite3_stmt *statement = NULL;
    if (export->db)
        statement = gk_sqlite_prepare(export->db, "SELECT 1 FROM documents WHERE id = ?", export->path, NULL);
    if (statement)
        sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
    gboolean there = statement && sqlite3_step(statement) == SQLITE_ROW;
    sqlite3_finalize(statement);
    return there;
}

static gboolean
sqlite_forget(gpointer data, const char *id, GError **error)
{
    SqliteExport *export = data;
    if (!enter(export, error))
        return FALSE;
    return gk_sqlite_forget(export->writer, id, error) || roll_back(export);
}

static gboolean
sqlite_take(gpointer data, const char *path, const char *const *ids, GError **error)
{
    SqliteExport *export = data;
    if (!enter(export, error))
        return FALSE;
    return gk_sqlite_take(export->writer, path, ids, error) || roll_back(export);
}

static gboolean
sqlite_end(gpointer data, GError **error)
{
    gboolean done = sqlite_commit(data, error);
    sqlite_free(data);
    return done;
}

static void
sqlite_abandon(gpointer data)
{
    roll_back(data);
    sqlite_free(data);
}

static const GkExportBackend BACKEND = { sqlite_begin,  sqlite_add,   sqlite_end,   sqlite_abandon,
                                         sqlite_commit, sqlite_holds, sqlite_forget, sqlite_take };

const GkExportBackend *
gk_export_module(const char *version)
{
    return strcmp(version, GK_VERSION) == 0 ? &BACKEND : NULL;
}
