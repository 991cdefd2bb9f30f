/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rows of a document. Cells and statements are found again by their ids,
 * where checks and diagnostics name them, and by themselves, where the walk
 * over amounts meets them.
 */
#include "export/sqlite/sqlite.h"

#include <math.h>
#include <string.h>

#define DIGITS 12 /* of a hash, for a document's number: exact in a double, with a bit less */

struct _GkSqliteWriter {
    sqlite3 *db;
    const char *path;
    sqlite3_stmt *insert[GK_SQLITE_N_TABLES], *remove[GK_SQLITE_N_TABLES];
    sqlite3_stmt *by_id, *by_number;
    GString *value;
    guint64 rows;
};

/* Where something stands: cell or statement, and the amount that it is. */
typedef struct {
    gint64 table, cell, statement, amount;
} Place;

/* A document on its way. */
typedef struct {
    GkSqliteWriter *writer;
    GkSqliteRow row;
    GHashTable *by_item, *by_id; /* cJSON *, id -> Place * */
    Place *places; /* of all cells, then all statements */
    guint n_places;
    gint64 amounts;
    GError **error;
} Writing;

/* --- statements --- */

static sqlite3_stmt *
prepare_insert(GkSqliteWriter *writer, GkSqliteTableId id, GError **error)
{
    const GkSqliteTable *table = &gk_sqlite_tables()[id];
    g_autoptr(GString) names = g_string_new(NULL), marks = g_string_new(NULL);
    for (const GkSqliteColumn *column = table->columns; column->name; column++) {
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", column->name);
        g_string_append(marks, marks->len ? ", ?" : "?");
    }
    g_autofree char *sql = g_strdup_printf("INSERT INTO %s (%s) VALUES (%s)", table->name, names->str, marks->str);
    return gk_sqlite_prepare(writer->db, sql, writer->path, error);
}

static sqlite3_stmt *
prepare_remove(GkSqliteWriter *writer, GkSqliteTableId id, GError **error)
{
    g_autofree char *sql = g_strdup_printf("DELETE FROM %s WHERE document = ?", gk_sqlite_tables()[id].name);
    return gk_sqlite_prepare(writer->db, sql, writer->path, error);
}

static gboolean
prepare(GkSqliteWriter *writer, GError **error)
{
    for (guint id = 0; id < GK_SQLITE_N_TABLES; id++) {
        writer->insert[id] = prepare_insert(writer, id, error);
        if (!writer->insert[id])
            return FALSE;
        writer->remove[id] = prepare_remove(writer, id, error);
        if (!writer->remove[id])
            return FALSE;
    }
    writer->by_id = gk_sqlite_prepare(
        writer->db, "SELECT document, status, generator_version FROM documents WHERE id = ?", writer->path, error);
    if (!writer->by_id)
        return FALSE;
    writer->by_number =
        gk_sqlite_prepare(writer->db, "SELECT 1 FROM documents WHERE document = ?", writer->path, error);
    return writer->by_number != NULL;
}

GkSqliteWriter *
gk_sqlite_writer_new(sqlite3 *db, const char *path, GError **error)
{
    GkSqliteWriter *writer = g_new0(GkSqliteWriter, 1);
    writer->db = db;
    writer->path = path;
    writer->value = g_string_new(NULL);
    if (prepare(writer, error))
        return writer;
    gk_sqlite_writer_free(writer);
    return NULL;
}

void
gk_sqlite_writer_free(GkSqliteWriter *writer)
{
    if (!writer)
        return;
    for (guint id = 0; id < GK_SQLITE_N_TABLES; id++) {
        sqlite3_finalize(writer->insert[id]);
        sqlite3_finalize(writer->remove[id]);
    }
    sqlite3_finalize(writer->by_id);
    sqlite3_finalize(writer->by_number);
    g_string_free(writer->value, TRUE);
    g_free(writer);
}

/* --- values --- */

/* The value as text; NULL for none. It may lie in `buffer`. */
static const char *
text_of(const GkSqliteColumn *column, const GkSqliteRow *row, GString *buffer)
{
    g_string_truncate(buffer, 0);
    if (column->get)
        return column->get(row, buffer) ? buffer->str : NULL;
    if (column->source)
        return column->source->get(&row->amount, buffer) ? buffer->str : NULL;
    return gk_read_text(row->item, column->key);
}

/* `stays`: until the row is written, as what lies in the JSON does; else it is copied. */
static int
bind_text(sqlite3_stmt *statement, int index, const char *text, gboolean stays)
{
    if (!text)
        return sqlite3_bind_null(statement, index);
    return sqlite3_bind_text(statement, index, text, -1, stays ? SQLITE_STATIC : SQLITE_TRANSIENT);
}

static int
bind_integer(sqlite3_stmt *statement, int index, const GkSqliteColumn *column, const GkSqliteRow *row, GString *buffer)
{
    if (column->key) {
        gint number = gk_read_integer(row->item, column->key, G_MININT);
        return number == G_MININT ? sqlite3_bind_null(statement, index) : sqlite3_bind_int(statement, index, number);
    }
    const char *text = text_of(column, row, buffer);
    return text ? sqlite3_bind_int64(statement, index, g_ascii_strtoll(text, NULL, 10))
                : sqlite3_bind_null(statement, index);
}

static int
bind_real(sqlite3_stmt *statement, int index, const char *text)
{
    double number = text ? g_ascii_strtod(text, NULL) : NAN;
    return isfinite(number) ? sqlite3_bind_double(statement, index, number) : sqlite3_bind_null(statement, index);
}

static int
bind(sqlite3_stmt *statement, int index, const GkSqliteColumn *column, const GkSqliteRow *row, GString *buffer)
{
    gint64 position;
    switch (column->type) {
    case GK_SQLITE_KEY:
        position = G_STRUCT_MEMBER(gint64, row, column->offset);
        return position ? sqlite3_bind_int64(statement, index, position) : sqlite3_bind_null(statement, index);
    case GK_SQLITE_INTEGER:
        return bind_integer(statement, index, column, row, buffer);
    case GK_SQLITE_FLAG:
        return sqlite3_bind_int(statement, index, gk_read_flag(row->item, column->key));
    case GK_SQLITE_REAL:
        return bind_real(statement, index, text_of(column, row, buffer));
    default:
        return bind_text(statement, index, text_of(column, row, buffer), column->key != NULL);
    }
}

static gboolean
insert(Writing *writing, GkSqliteTableId id)
{
    GkSqliteWriter *writer = writing->writer;
    sqlite3_stmt *statement = writer->insert[id];
    const GkSqliteColumn *columns = gk_sqlite_tables()[id].columns;
    int result = SQLITE_OK;
    for (int i = 0; columns[i].name && result == SQLITE_OK; i++)
        result = bind(statement, i + 1, &columns[i], &writing->row, writer->value);
    if (result == SQLITE_OK)
        result = sqlite3_step(statement);
    gboolean done = gk_sqlite_check(writer->db, result, writer->path, writing->error);
    sqlite3_reset(statement);
    writer->rows++;
    return done;
}

guint64
gk_sqlite_rows(const GkSqliteWriter *writer)
{
    return writer->rows;
}

/* --- rows --- */

static void
note_place(Writing *writing, const cJSON *item)
{
    const char *id = gk_read_text(item, "id");
    Place *place = &writing->places[writing->n_places++];
    *place = (Place) { writing->row.table, writing->row.cell, writing->row.statement, 0 };
    g_hash_table_insert(writing->by_item, (gpointer) item, place);
    if (id && !g_hash_table_contains(writing->by_id, id))
        g_hash_table_insert(writing->by_id, (gpointer) id, place);
}

static guint
count_places(const GkExportDocument *document)
{
    const cJSON *statement;
    guint count = 0;
    for (guint i = 0; i < document->tables->len; i++)
        count += ((const GkExportTable *) document->tables->pdata[i])->cells->len;
    cJSON_ArrayForEach(statement, gk_read_get(document->json, "statements")) count++;
    return count;
}

static gboolean
write_cells(Writing *writing, const GkExportTable *table, gint64 *cells)
{
    GkSqliteRow *row = &writing->row;
    for (guint i = 0; i < table->cells->len; i++) {
        row->item = table->cells->pdata[i];
        row->position = row->cell = ++*cells;
        row->amount.item = row->item; /* of a cell no more is told than what stands in itself */
        row->amount.value = gk_read_get(row->item, "value");
        note_place(writing, row->item);
        if (!insert(writing, GK_SQLITE_CELLS))
            return FALSE;
    }
    row->cell = 0;
    return TRUE;
}

static gboolean
write_tables(Writing *writing)
{
    GkSqliteRow *row = &writing->row;
    gint64 cells = 0;
    for (guint i = 0; i < row->document->tables->len; i++) {
        const GkExportTable *table = row->document->tables->pdata[i];
        row->item = table->json;
        row->position = row->table = i + 1;
        if (!insert(writing, GK_SQLITE_TABLES) || !write_cells(writing, table, &cells))
            return FALSE;
    }
    row->table = 0;
    return TRUE;
}

static gboolean
write_statements(Writing *writing)
{
    GkSqliteRow *row = &writing->row;
    const cJSON *statement;
    row->position = 0;
    cJSON_ArrayForEach(statement, gk_read_get(row->document->json, "statements"))
    {
        row->item = statement;
        row->statement = ++row->position;
        gk_amount_init(&row->amount, row->document, NULL, statement);
        note_place(writing, statement);
        if (!insert(writing, GK_SQLITE_STATEMENTS))
            return FALSE;
    }
    row->statement = 0;
    return TRUE;
}

static gboolean
write_amount(const GkAmount *amount, gpointer data)
{
    Writing *writing = data;
    GkSqliteRow *row = &writing->row;
    Place *place = g_hash_table_lookup(writing->by_item, amount->item);
    row->amount = *amount;
    row->item = amount->item;
    row->position = place->amount = ++writing->amounts;
    row->table = place->table;
    row->cell = place->cell;
    row->statement = place->statement;
    return insert(writing, GK_SQLITE_AMOUNTS);
}

/* One that a check or diagnostic names, by its id. */
static gboolean
write_reference(Writing *writing, GkSqliteTableId id, const char *role, const cJSON *reference, const cJSON *sign)
{
    static const Place NOWHERE = { 0 };
    GkSqliteRow *row = &writing->row;
    row->reference = cJSON_GetStringValue(reference);
    const Place *place = row->reference ? g_hash_table_lookup(writing->by_id, row->reference) : NULL;
    place = place ? place : &NOWHERE;
    row->role = role;
    row->sign = cJSON_GetStringValue(sign);
    row->position++;
    row->cell = place->cell;
    row->statement = place->statement;
    row->its_amount = place->amount;
    return !row->reference || insert(writing, id);
}

static gboolean
write_terms(Writing *writing, const cJSON *check)
{
    static const struct {
        const char *key, *role;
    } LISTS[] = { { "terms", "term" }, { "statements", "statement" }, { "suspects", "suspect" } };
    const cJSON *item, *sign = gk_read_get(check, "signs");
    writing->row.position = 0;
    if (!write_reference(writing, GK_SQLITE_CHECK_TERMS, "total", gk_read_get(check, "total"), NULL))
        return FALSE;
    sign = cJSON_IsArray(sign) ? sign->child : NULL;
    for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++) {
        const cJSON *list = gk_read_get(check, LISTS[i].key);
        for (item = cJSON_IsArray(list) ? list->child : NULL; item; item = item->next) {
            if (!write_reference(writing, GK_SQLITE_CHECK_TERMS, LISTS[i].role, item, sign))
                return FALSE;
            sign = sign ? sign->next : NULL;
        }
        sign = NULL;
    }
    return TRUE;
}

static gboolean
write_checks(Writing *writing)
{
    GkSqliteRow *row = &writing->row;
    const cJSON *check;
    row->check = 0;
    cJSON_ArrayForEach(check, gk_read_get(row->document->json, "checks"))
    {
        row->item = check;
        row->position = ++row->check;
        if (!insert(writing, GK_SQLITE_CHECKS) || !write_terms(writing, check))
            return FALSE;
    }
    return TRUE;
}

static gboolean
write_diagnostics(Writing *writing)
{
    GkSqliteRow *row = &writing->row;
    const cJSON *diagnostic, *cell;
    row->diagnostic = 0;
    cJSON_ArrayForEach(diagnostic, gk_read_get(row->document->json, "diagnostics"))
    {
        row->item = diagnostic;
        row->position = ++row->diagnostic;
        if (!insert(writing, GK_SQLITE_DIAGNOSTICS))
            return FALSE;
        row->position = 0;
        const cJSON *cells = gk_read_get(diagnostic, "cells");
        for (cell = cJSON_IsArray(cells) ? cells->child : NULL; cell; cell = cell->next)
            if (!write_reference(writing, GK_SQLITE_DIAGNOSTIC_CELLS, NULL, cell, NULL))
                return FALSE;
    }
    return TRUE;
}

static gboolean
write_amounts(Writing *writing)
{
    GkSqliteRow *row = &writing->row;
    gboolean done = gk_amounts_walk(row->document, write_amount, writing);
    row->table = row->cell = row->statement = 0;
    return done;
}

/* --- which record of a document stays --- */

/* The number of the document of that id, 0 where there is none; *stays: what there is of it is better than one of that
 * status and version. */
static gboolean
look_up(GkSqliteWriter *writer, const char *id, const char *status, const char *version, gint64 *number, gboolean *stays,
        GError **error)
{
    bind_text(writer->by_id, 1, id, FALSE);
    int result = sqlite3_step(writer->by_id);
    *number = 0;
    *stays = FALSE;
    if (result == SQLITE_ROW) {
        const char *its_status = (const char *) sqlite3_column_text(writer->by_id, 1);
        const char *its_version = (const char *) sqlite3_column_text(writer->by_id, 2);
        *number = sqlite3_column_int64(writer->by_id, 0);
        *stays = gk_sqlite_stays(its_status, its_version, status, version);
    }
    gboolean done = gk_sqlite_check(writer->db, result, writer->path, error);
    sqlite3_reset(writer->by_id);
    return done;
}

/* Made of the id; the next one that is free where two documents have the same, which among a million happens to about
 * one in three hundred databases. */
static gboolean
choose_number(GkSqliteWriter *writer, const char *id, gint64 *number, GError **error)
{
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, id, -1);
    int result;
    hash[DIGITS] = '\0';
    *number = (gint64) (g_ascii_strtoull(hash, NULL, 16) >> 1);
    do {
        ++*number;
        sqlite3_bind_int64(writer->by_number, 1, *number);
        result = sqlite3_step(writer->by_number);
        sqlite3_reset(writer->by_number);
    } while (result == SQLITE_ROW);
    return gk_sqlite_check(writer->db, result, writer->path, error);
}

static gboolean
remove_rows(GkSqliteWriter *writer, gint64 number, GError **error)
{
    for (guint id = GK_SQLITE_N_TABLES; id > 0; id--) {
        sqlite3_stmt *statement = writer->remove[id - 1];
        sqlite3_bind_int64(statement, 1, number);
        gboolean done = gk_sqlite_check(writer->db, sqlite3_step(statement), writer->path, error);
        sqlite3_reset(statement);
        if (!done)
            return FALSE;
    }
    return TRUE;
}

static gboolean
write_rows(GkSqliteWriter *writer, const GkExportDocument *document, gint64 number, GError **error)
{
    Writing writing = { .writer = writer, .error = error, .row = { .document = document, .key = number } };
    writing.by_item = g_hash_table_new(NULL, NULL);
    writing.places = g_new(Place, count_places(document));
    writing.by_id = g_hash_table_new(g_str_hash, g_str_equal);
    writing.row.amount.document = document;
    gboolean done = insert(&writing, GK_SQLITE_DOCUMENTS) && write_tables(&writing) && write_statements(&writing) &&
        write_amounts(&writing) && write_checks(&writing) && write_diagnostics(&writing);
    g_hash_table_unref(writing.by_id);
    g_hash_table_unref(writing.by_item);
    g_free(writing.places);
    return done;
}

gboolean
gk_sqlite_make_room(GkSqliteWriter *writer, const char *id, const char *status, const char *version, gint64 *number,
                    GError **error)
{
    gboolean stays;
    if (!look_up(writer, id, status, version, number, &stays, error))
        return FALSE;
    if (stays) {
        *number = 0;
        return TRUE;
    }
    return *number ? remove_rows(writer, *number, error) : choose_number(writer, id, number, error);
}

gboolean
gk_sqlite_write(GkSqliteWriter *writer, const GkExportDocument *document, GError **error)
{
    gint64 number;
    const char *status = gk_read_text(document->json, "status");
    const char *version = gk_read_text(gk_read_get(document->json, "generator"), "version");
    if (!gk_sqlite_make_room(writer, document->id, status, version, &number, error))
        return FALSE;
    return !number || write_rows(writer, document, number, error);
}

gboolean
gk_sqlite_insert_row(GkSqliteWriter *writer, GkSqliteTableId table, sqlite3_stmt *from, gint64 number, GError **error)
{
    sqlite3_stmt *statement = writer->insert[table];
    const GkSqliteColumn *columns = gk_sqlite_tables()[table].columns;
    for (int i = 0; columns[i].name; i++) {
        if (columns[i].type == GK_SQLITE_KEY && columns[i].offset == G_STRUCT_OFFSET(GkSqliteRow, key))
            sqlite3_bind_int64(statement, i + 1, number);
        else
            sqlite3_bind_value(statement, i + 1, sqlite3_column_value(from, i));
    }
    int result = sqlite3_step(statement);
    gboolean done = gk_sqlite_check(writer->db, result, writer->path, error);
    sqlite3_reset(statement);
    writer->rows++;
    return done;
}

gboolean
gk_sqlite_forget(GkSqliteWriter *writer, const char *id, GError **error)
{
    bind_text(writer->by_id, 1, id, FALSE);
    gint64 number = sqlite3_step(writer->by_id) == SQLITE_ROW ? sqlite3_column_int64(writer->by_id, 0) : 0;
    sqlite3_reset(writer->by_id);
    return !number || remove_rows(writer, number, error);
}
