/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents out of another database: their rows as they are, but for the
 * document's number, which may be somebody else's here. Both databases are of this
 * build's columns, so that nothing needs to be understood.
 */
#include "export/sqlite/sqlite.h"

typedef struct {
    sqlite3 *db;
    const char *path;
    sqlite3_stmt *select[GK_SQLITE_N_TABLES], *by_id;
} Source;

static void
source_close(Source *source)
{
    for (guint id = 0; id < GK_SQLITE_N_TABLES; id++)
        sqlite3_finalize(source->select[id]);
    sqlite3_finalize(source->by_id);
    sqlite3_close(source->db);
}

static sqlite3_stmt *
prepare_select(const Source *source, GkSqliteTableId id, GError **error)
{
    const GkSqliteTable *table = &gk_sqlite_tables()[id];
    g_autoptr(GString) names = g_string_new(NULL);
    for (const GkSqliteColumn *column = table->columns; column->name; column++)
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", column->name);
    g_autofree char *sql = g_strdup_printf("SELECT %s FROM %s WHERE document = ?", names->str, table->name);
    return gk_sqlite_prepare(source->db, sql, source->path, error);
}

static gboolean
source_open(Source *source, const char *path, GError **error)
{
    *source = (Source) { .path = path };
    if (!gk_sqlite_open_to_read(path, &source->db, error))
        return FALSE;
    source->by_id = gk_sqlite_prepare(source->db, "SELECT document, status, generator_version FROM documents WHERE id = ?",
                                      path, error);
    if (!source->by_id)
        return FALSE;
    for (guint id = 0; id < GK_SQLITE_N_TABLES; id++) {
        source->select[id] = prepare_select(source, id, error);
        if (!source->select[id])
            return FALSE;
    }
    return TRUE;
}

static gboolean
take_one(Source *source, GkSqliteWriter *writer, const char *id, GError **error)
{
    gint64 from, to;
    sqlite3_stmt *by_id = source->by_id;
    sqlite3_reset(by_id);
    sqlite3_bind_text(by_id, 1, id, -1, SQLITE_STATIC);
    int result = sqlite3_step(by_id);
    if (!gk_sqlite_check(source->db, result, source->path, error))
        return FALSE;
    if (result != SQLITE_ROW) {
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_REFUSED, "%s: holds no document %s, which its manifest names",
                     source->path, id);
        return FALSE;
    }
    from = sqlite3_column_int64(by_id, 0);
    if (!gk_sqlite_make_room(writer, id, (const char *) sqlite3_column_text(by_id, 1),
                             (const char *) sqlite3_column_text(by_id, 2), &to, error))
        return FALSE;
    for (guint table = 0; to && table < GK_SQLITE_N_TABLES; table++) {
        sqlite3_stmt *select = source->select[table];
        sqlite3_reset(select);
        sqlite3_bind_int64(select, 1, from);
        while ((result = sqlite3_step(select)) == SQLITE_ROW)
            if (!gk_sqlite_insert_row(writer, table, select, to, error))
                return FALSE;
        if (!gk_sqlite_check(source->db, result, source->path, error))
            return FALSE;
    }
    return TRUE;
}

gboolean
gk_sqlite_take(GkSqliteWriter *writer, const char *path, const char *const *ids, GError **error)
{
    Source source;
    gboolean done = source_open(&source, path, error);
    for (; done && *ids; ids++)
        done = take_one(&source, writer, *ids, error);
    source_close(&source);
    return done;
}
