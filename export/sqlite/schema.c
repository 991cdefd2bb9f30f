/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Making a database, and looking at one that is there already.
 *
 * A file is ours by its application id. Its user version is the version of the
 * schema: within one, columns are only added, so that a database that another
 * build began is brought up to date by adding what it lacks, and rows written
 * before have nothing there. A higher one is refused.
 *
 * The journal is SQLite's ordinary one, beside the file only while something is
 * written: a database is one file, can be copied, put on a read-only disk and
 * read by every SQLite since 2013. Whoever wants readers that never wait sets
 * PRAGMA journal_mode = WAL; it is left as it is found.
 */
#include "export/output.h"
#include "export/sqlite/sqlite.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define APPLICATION_ID 0x676b6462 /* "gkdb" */
#define SCHEMA_VERSION 1
#define PATIENCE 60 /* seconds to wait for another program that writes */
#define CACHE 65536 /* KB; what a document changes stays in memory until it is committed */

/* --- errors --- */

static void
set_error(GError **error, GkExportError code, const char *path, const char *text)
{
    g_autoptr(GkSentence) words = gk_sentence_of_words(text);
    gk_error_set(error, GK_EXPORT_ERROR, (gint) code, "%s: %p", path, words);
}

gboolean
gk_sqlite_check(sqlite3 *db, int result, const char *path, GError **error)
{
    int code = db ? sqlite3_system_errno(db) : 0;
    switch (result & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return TRUE;
    case SQLITE_FULL:
        gk_output_error_set(error, path, ENOSPC);
        return FALSE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_WRITE,
                    "%s: another program has been writing to it for %d seconds; wait until it is done and run again",
                    path, PATIENCE);
        return FALSE;
    case SQLITE_NOTADB:
        set_error(error, GK_EXPORT_ERROR_REFUSED, path,
                  N_("is no SQLite database, and was left as it is; name another file"));
        return FALSE;
    case SQLITE_CORRUPT:
        set_error(error, GK_EXPORT_ERROR_REFUSED, path, N_("this database is damaged; name another file, or restore it"));
        return FALSE;
    case SQLITE_READONLY:
        set_error(error, GK_EXPORT_ERROR_WRITE, path, N_("can't be written: the file or its folder is read-only"));
        return FALSE;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        if (code) {
            g_autoptr(GkSentence) why = gk_sentence_of_errno(code);
            gk_error_set_about(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_WRITE, path, "can't be written: %p", why);
            return FALSE;
        }
        break;
    default:
        break;
    }
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_WRITE, "%s: can't be written: %s", path,
                db ? sqlite3_errmsg(db) : sqlite3_errstr(result));
    return FALSE;
}

gboolean
gk_sqlite_run(sqlite3 *db, const char *sql, const char *path, GError **error)
{
    return gk_sqlite_check(db, sqlite3_exec(db, sql, NULL, NULL, NULL), path, error);
}

sqlite3_stmt *
gk_sqlite_prepare(sqlite3 *db, const char *sql, const char *path, GError **error)
{
    sqlite3_stmt *statement = NULL;
    gk_sqlite_check(db, sqlite3_prepare_v2(db, sql, -1, &statement, NULL), path, error);
    return statement;
}

gboolean
gk_sqlite_ask(sqlite3 *db, const char *sql, const char *path, gint64 *value, GError **error)
{
    sqlite3_stmt *statement = gk_sqlite_prepare(db, sql, path, error);
    if (!statement)
        return FALSE;
    int result = sqlite3_step(statement);
    *value = result == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    gboolean done = gk_sqlite_check(db, result, path, error);
    sqlite3_finalize(statement);
    return done;
}

/* --- opening --- */

static gboolean
is_ours(sqlite3 *db, const char *path, GError **error)
{
    gint64 things, application, version;
    if (!gk_sqlite_ask(db, "SELECT count(*) FROM sqlite_master", path, &things, error) ||
        !gk_sqlite_ask(db, "PRAGMA application_id", path, &application, error) ||
        !gk_sqlite_ask(db, "PRAGMA user_version", path, &version, error))
        return FALSE;
    if (things == 0 && application == 0 && version == 0)
        return TRUE; /* empty */
    if (application != APPLICATION_ID) {
        set_error(error, GK_EXPORT_ERROR_REFUSED, path,
                  N_("is a database of another program, and was left as it is; name another file"));
        return FALSE;
    }
    if (version <= SCHEMA_VERSION)
        return TRUE;
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_REFUSED,
                 "%s: was made by a newer gongkai (its schema is version %ld, this program writes %d); use that one, or name "
                 "another file",
                 path, (glong) version, SCHEMA_VERSION);
    return FALSE;
}

static gboolean
open_file(const char *path, int flags, sqlite3 **db, GError **error)
{
    GStatBuf facts;
    g_autofree char *whole = g_canonicalize_filename(path, NULL); /* no name of SQLite's own: ":memory:" */
    if (g_stat(whole, &facts) == 0 && !S_ISREG(facts.st_mode)) {
        set_error(error, GK_EXPORT_ERROR_REFUSED, path, N_("a database must be a file"));
        return FALSE;
    }
    int result = sqlite3_open_v2(whole, db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    return gk_sqlite_check(*db, result, path, error);
}

gboolean
gk_sqlite_open(const char *path, sqlite3 **db, GError **error)
{
    *db = NULL;
    if (open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, db, error)) {
        sqlite3_busy_timeout(*db, PATIENCE * 1000);
        if (sqlite3_db_readonly(*db, "main") == 1)
            gk_sqlite_check(*db, SQLITE_READONLY, path, error);
        else if (is_ours(*db, path, error) &&
                 gk_sqlite_run(*db, "PRAGMA cache_size = -" G_STRINGIFY(CACHE), path, error))
            return TRUE;
    }
    sqlite3_close(*db);
    *db = NULL;
    return FALSE;
}

gboolean
gk_sqlite_open_to_read(const char *path, sqlite3 **db, GError **error)
{
    *db = NULL;
    if (open_file(path, SQLITE_OPEN_READONLY, db, error)) {
        sqlite3_busy_timeout(*db, PATIENCE * 1000);
        if (is_ours(*db, path, error))
            return TRUE;
    }
    sqlite3_close(*db);
    *db = NULL;
    return FALSE;
}

/* --- tables --- */

static const char *
type_name(GkSqliteType type)
{
    static const char *const NAMES[] = { "INTEGER", "TEXT", "INTEGER", "INTEGER", "REAL" };
    return NAMES[type];
}

/* With what each column holds as comments, which stay in the database. */
static char *
create_table(GkSqliteTableId id)
{
    const GkSqliteTable *table = &gk_sqlite_tables()[id];
    GString *sql = g_string_new(NULL);
    g_string_append_printf(sql, "CREATE TABLE %s (%s%s\n", table->name, table->text ? " -- " : "",
                           table->text ? table->text : "");
    for (const GkSqliteColumn *column = table->columns; column->name; column++) {
        gboolean key = id == GK_SQLITE_DOCUMENTS && column == table->columns;
        g_string_append_printf(sql, "  %s %s%s,%s%s\n", column->name, type_name(column->type),
                               key ? " PRIMARY KEY" : "", column->text ? " -- " : "", column->text ? column->text : "");
    }
    g_string_append_printf(sql, "%s\n)%s", table->keys, id == GK_SQLITE_DOCUMENTS ? "" : " WITHOUT ROWID");
    return g_string_free(sql, FALSE);
}

/* The columns that the database has; empty for a table that is not there. */
static GHashTable *
columns_there(sqlite3 *db, const char *table, const char *path, GError **error)
{
    g_autofree char *sql = g_strdup_printf("PRAGMA table_info(%s)", table);
    sqlite3_stmt *statement = gk_sqlite_prepare(db, sql, path, error);
    if (!statement)
        return NULL;
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    while (sqlite3_step(statement) == SQLITE_ROW)
        g_hash_table_add(names, g_strdup((const char *) sqlite3_column_text(statement, 1)));
    sqlite3_finalize(statement);
    return names;
}

static gboolean
arrange_table(sqlite3 *db, GkSqliteTableId id, const char *path, GError **error)
{
    const GkSqliteTable *table = &gk_sqlite_tables()[id];
    g_autoptr(GHashTable) there = columns_there(db, table->name, path, error);
    if (!there)
        return FALSE;
    if (g_hash_table_size(there) == 0) {
        g_autofree char *create = create_table(id);
        return gk_sqlite_run(db, create, path, error);
    }
    for (const GkSqliteColumn *column = table->columns; column->name; column++) {
        g_autofree char *add =
            g_strdup_printf("ALTER TABLE %s ADD COLUMN %s %s", table->name, column->name, type_name(column->type));
        if (!g_hash_table_contains(there, column->name) && !gk_sqlite_run(db, add, path, error))
            return FALSE;
    }
    return TRUE;
}

/* --- indexes and views --- */

static const char *const INDEXES[] = {
    "documents_by_year ON documents (year, organization)",
    "tables_by_kind ON tables (kind)",
    "amounts_by_concept ON amounts (concept, measure)",
    "amounts_by_code ON amounts (row_code)",
    "amounts_contradicted ON amounts (standing) WHERE standing = 'contradicted'",
    "checks_failed ON checks (status) WHERE status = 'fail'",
};

/* Amounts with what stands with their document and table. */
#define AMOUNTS_JOINED                                                                                                 \
    "FROM amounts a JOIN documents d ON d.document = a.document\n"                                                     \
    "  LEFT JOIN tables t ON t.document = a.document AND t.position = a.table_position"

static const char MONEY[] =
    "SELECT coalesce(t.organization, d.organization) AS organization, d.region, d.level, d.year, d.document_kind,\n"
    "  a.source, t.kind AS table_kind, t.title AS table_title, a.row_code, a.row_label, a.row_label_path, a.row_qualifiers,\n"
    "  a.row_kind,"
    "  a.column_path, a.concept, a.measure, a.fund, a.amount_year, a.scope, a.printed, a.unit, a.yuan, a.yuan_real, "
    "a.approximate,\n"
    "  a.standing, d.file, a.page, a.amount_id, d.id AS document_id\n" AMOUNTS_JOINED "\nWHERE a.yuan IS NOT NULL";

static const char CONTRADICTED[] =
    "SELECT DISTINCT coalesce(t.organization, d.organization) AS organization, d.year, d.file, a.page,\n"
    "  t.title AS table_title, a.row_label, a.column_path, a.printed, a.unit, c.kind AS check_kind, c.rule, "
    "c.relation,\n"
    "  c.expected, c.actual, c.difference, c.difference_real, c.id AS check_id, a.amount_id, d.id AS "
    "document_id\n" AMOUNTS_JOINED
    "\n  JOIN check_terms m ON m.document = a.document AND m.amount_position = a.position\n"
    "  JOIN checks c ON c.document = m.document AND c.position = m.check_position\n"
    "WHERE a.standing = 'contradicted' AND c.status = 'fail'";

static const char FAILED_CHECKS[] =
    "SELECT d.organization, d.year, d.file, c.kind, c.rule, c.relation, c.expected, c.actual, c.difference,\n"
    "  c.difference_real, c.tolerance, t.title AS table_title, a.page, a.row_label, a.column_path, a.printed, a.unit,\n"
    "  c.id AS check_id, c.total AS amount_id, d.id AS document_id\n"
    "FROM checks c JOIN documents d ON d.document = c.document\n"
    "  LEFT JOIN check_terms m ON m.document = c.document AND m.check_position = c.position AND m.role = 'total'\n"
    "  LEFT JOIN amounts a ON a.document = m.document AND a.position = m.amount_position\n"
    "  LEFT JOIN tables t ON t.document = a.document AND t.position = a.table_position\n"
    "WHERE c.status = 'fail'";

static const char UNREAD[] = "SELECT file, reason, message, page_count, bytes, id AS document_id FROM documents\n"
                             "WHERE status IS NULL OR status = 'failed'";

/* Exactly the tidy table that all exports hold. */
static char *
tidy(void)
{
    GString *sql = g_string_new("SELECT ");
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++) {
        const char *home = gk_sqlite_home(column->name);
        if (column != GK_AMOUNT_COLUMNS)
            g_string_append(sql, ", ");
        if (home)
            g_string_append_printf(sql, "%s AS %s", home, column->name);
        else
            g_string_append_printf(sql, "a.%s", column->name);
    }
    g_string_append(sql, "\n" AMOUNTS_JOINED);
    return g_string_free(sql, FALSE);
}

/* A view that another build made otherwise is made anew. */
static gboolean
arrange_view(sqlite3 *db, const char *name, const char *select, const char *path, GError **error)
{
    char *create = sqlite3_mprintf("CREATE VIEW %s AS\n%s", name, select);
    char *same = sqlite3_mprintf("SELECT count(*) FROM sqlite_master WHERE name = %Q AND sql = %Q", name, create);
    char *drop = sqlite3_mprintf("DROP VIEW IF EXISTS %s", name);
    gint64 there = 0;
    gboolean done = gk_sqlite_ask(db, same, path, &there, error) &&
        (there || (gk_sqlite_run(db, drop, path, error) && gk_sqlite_run(db, create, path, error)));
    sqlite3_free(create);
    sqlite3_free(same);
    sqlite3_free(drop);
    return done;
}

gboolean
gk_sqlite_arrange(sqlite3 *db, const char *path, GError **error)
{
    g_autofree char *all = tidy();
    for (guint id = 0; id < GK_SQLITE_N_TABLES; id++)
        if (!arrange_table(db, id, path, error))
            return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(INDEXES); i++) {
        g_autofree char *create = g_strdup_printf("CREATE INDEX IF NOT EXISTS %s", INDEXES[i]);
        if (!gk_sqlite_run(db, create, path, error))
            return FALSE;
    }
    return arrange_view(db, "tidy", all, path, error) && arrange_view(db, "money", MONEY, path, error) &&
        arrange_view(db, "contradicted", CONTRADICTED, path, error) &&
        arrange_view(db, "failed_checks", FAILED_CHECKS, path, error) &&
        arrange_view(db, "unread", UNREAD, path, error) &&
        gk_sqlite_run(db, "PRAGMA application_id = " G_STRINGIFY(APPLICATION_ID), path, error) &&
        gk_sqlite_run(db, "PRAGMA user_version = " G_STRINGIFY(SCHEMA_VERSION), path, error);
}
