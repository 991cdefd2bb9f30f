/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/package/package.h"

#include "export/csv.h"
#include "export/folder.h"
#include "export/output.h"

#include <string.h>

/* One CSV of the package, on its way. */
typedef struct {
    GkSink *sink;
    GChecksum *hash;
    guint64 rows, bytes;
    GkCsv csv;
} Part;

typedef struct {
    GkFolder *folder;
    Part parts[GK_N_PACKAGE_RESOURCES];
    GString *value;
} Package;

/* --- writing --- */

static void
put_row(Part *part)
{
    gk_csv_end(&part->csv);
    gk_sink_write(part->sink, part->csv.out->str, (gssize) part->csv.out->len);
    g_checksum_update(part->hash, (const guchar *) part->csv.out->str, (gssize) part->csv.out->len);
    part->bytes += part->csv.out->len;
    part->rows++;
    g_string_truncate(part->csv.out, 0);
}

static void
put_value(Package *package, Part *part, gboolean known, GkColumnType type)
{
    const char *text = known ? package->value->str : NULL;
    if (type == GK_COLUMN_TEXT)
        gk_csv_text(&part->csv, text);
    else
        gk_csv_number(&part->csv, text);
    g_string_truncate(package->value, 0);
}

static void
put_header(Part *part, const GkRecordColumn *columns)
{
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; !columns && column->name; column++)
        gk_csv_text(&part->csv, column->name);
    for (; columns && columns->name; columns++)
        gk_csv_text(&part->csv, columns->name);
    put_row(part);
    part->rows = 0;
}

static gboolean
put_amount(const GkAmount *amount, gpointer data)
{
    Package *package = data;
    Part *part = &package->parts[GK_PACKAGE_AMOUNTS];
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++)
        put_value(package, part, column->get(amount, package->value), column->type);
    put_row(part);
    return TRUE;
}

static void
put_record(Package *package, guint resource, const GkRecordOf *of)
{
    Part *part = &package->parts[resource];
    for (const GkRecordColumn *column = GK_PACKAGE_RESOURCES[resource].columns; column->name; column++)
        put_value(package, part, gk_record_get(column, of, package->value), column->type);
    put_row(part);
}

static void
put_members(Package *package, guint resource, const GkExportDocument *document, const char *key)
{
    const cJSON *item;
    GkRecordOf of = { document, NULL, 0 };
    cJSON_ArrayForEach(item, gk_read_get(document->json, key))
    {
        of.item = item;
        of.position++;
        put_record(package, resource, &of);
    }
}

/* --- keys --- */

typedef struct {
    GHashTable *ids;
    const char *wrong; /* the first that is missing ("") or there twice */
} Ids;

static void
note_id(Ids *ids, const char *id)
{
    if (!ids->wrong && (!id || !g_hash_table_add(ids->ids, (gpointer) id)))
        ids->wrong = id ? id : "";
}

static gboolean
note_amount(const GkAmount *amount, gpointer data)
{
    note_id(data, gk_read_text(amount->item, "id"));
    return TRUE;
}

static void
note_members(Ids *ids, const GkExportDocument *document, const char *key)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, gk_read_get(document->json, key)) note_id(ids, gk_read_text(item, "id"));
}

/* Ids of amounts, tables and checks never meet: they begin with other letters or are of other lengths. */
static gboolean
check_ids(const GkExportDocument *document, GError **error)
{
    Ids ids = { g_hash_table_new(g_str_hash, g_str_equal), NULL };
    note_members(&ids, document, "tables");
    note_members(&ids, document, "checks");
    gk_amounts_walk(document, note_amount, &ids);
    g_hash_table_unref(ids.ids);
    if (ids.wrong)
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_LEFT_OUT,
                     *ids.wrong ? N_("the id “%s” of a table, check or amount is there twice, so it is not as gongkai writes it; "
                                     "it is left out")
                                : N_("the id%s of a table, check or amount is missing, so it is not as gongkai writes it; it is "
                                     "left out"),
                     ids.wrong);
    return ids.wrong == NULL;
}

/* --- the folder --- */

static gboolean
owns(const char *relative, gboolean is_folder)
{
    if (is_folder)
        return FALSE;
    for (guint i = 0; i < GK_N_PACKAGE_RESOURCES; i++) {
        const char *name = GK_PACKAGE_RESOURCES[i].name;
        if (g_str_has_prefix(relative, name) && strcmp(relative + strlen(name), ".csv") == 0)
            return TRUE;
    }
    return strcmp(relative, "datapackage.json") == 0;
}

static void
package_free(Package *package)
{
    for (guint i = 0; i < GK_N_PACKAGE_RESOURCES; i++) {
        Part *part = &package->parts[i];
        if (part->sink)
            gk_sink_abandon(part->sink);
        g_checksum_free(part->hash);
        g_string_free(part->csv.out, TRUE);
    }
    g_string_free(package->value, TRUE);
    g_free(package);
}

static void
package_abandon(gpointer data)
{
    Package *package = data;
    gk_folder_abandon(package->folder);
    package_free(package);
}

static gboolean
open_parts(Package *package, GError **error)
{
    for (guint i = 0; i < GK_N_PACKAGE_RESOURCES; i++) {
        g_autofree char *file = g_strconcat(GK_PACKAGE_RESOURCES[i].name, ".csv", NULL);
        g_autofree char *path = gk_folder_entry(package->folder, file);
        package->parts[i].sink = gk_sink_open(path, error);
        if (!package->parts[i].sink)
            return FALSE;
        put_header(&package->parts[i], GK_PACKAGE_RESOURCES[i].columns);
    }
    return TRUE;
}

static gpointer
package_begin(const char *path, const GkExportOptions *options, GError **error)
{
    GkFolder *folder = gk_folder_begin(path, "datapackage.json", GK_PACKAGE_BEGINNING, owns, error);
    if (!folder)
        return NULL;
    Package *package = g_new0(Package, 1);
    package->folder = folder;
    package->value = g_string_new(NULL);
    for (guint i = 0; i < GK_N_PACKAGE_RESOURCES; i++) {
        package->parts[i].hash = g_checksum_new(G_CHECKSUM_SHA256);
        package->parts[i].csv = (GkCsv) { g_string_new(NULL), FALSE, FALSE };
    }
    if (open_parts(package, error))
        return package;
    package_abandon(package);
    return NULL;
}

static gboolean
package_add(gpointer data, const GkExportDocument *document, GError **error)
{
    Package *package = data;
    GkRecordOf of = { document, document->json, 1 };
    if (!check_ids(document, error))
        return FALSE;
    put_record(package, GK_PACKAGE_DOCUMENTS, &of);
    gk_amounts_walk(document, put_amount, package);
    put_members(package, GK_PACKAGE_TABLES, document, "tables");
    put_members(package, GK_PACKAGE_CHECKS, document, "checks");
    put_members(package, GK_PACKAGE_DIAGNOSTICS, document, "diagnostics");
    for (guint i = 0; i < GK_N_PACKAGE_RESOURCES; i++)
        if (!gk_sink_check(package->parts[i].sink, error))
            return FALSE;
    return TRUE;
}

static gboolean
close_parts(Package *package, GkPackageFile *files, GError **error)
{
    for (guint i = 0; i < GK_N_PACKAGE_RESOURCES; i++) {
        Part *part = &package->parts[i];
        files[i] = (GkPackageFile) { part->rows, part->bytes, g_checksum_get_string(part->hash) };
        if (!gk_sink_close(g_steal_pointer(&part->sink), error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
package_end(gpointer data, GError **error)
{
    Package *package = data;
    GkPackageFile files[GK_N_PACKAGE_RESOURCES];
    gboolean done = close_parts(package, files, error);
    if (done) {
        g_autofree char *text = gk_package_descriptor(files);
        g_autofree char *path = gk_folder_entry(package->folder, "datapackage.json");
        done = gk_output_write(path, text, strlen(text), error);
    }
    if (!done) {
        package_abandon(package);
        return FALSE;
    }
    done = gk_folder_end(package->folder, error);
    package_free(package);
    return done;
}

const GkExportBackend GK_EXPORT_PACKAGE = { package_begin, package_add, package_end, package_abandon };
