/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/tables/csv.h"

#include "export/folder.h"
#include "export/package/record_columns.h"

#include <string.h>

#define LONGEST 120u /* bytes of a folder's name; systems allow 255, and names beside it are longer */

typedef struct {
    GkFolder *folder;
    GkExportOptions options;
    GkSink *index; /* tables.csv */
    GkCsv csv; /* of the index */
    GHashTable *names; /* of folders, folded: some systems don't tell A from a */
} Tables;

void
gk_csv_grid(GkCsv *csv, const GkGrid *grid, gboolean repeat)
{
    for (guint row = 0; row < grid->n_rows; row++) {
        for (guint column = 0; column < grid->n_columns; column++)
            gk_csv_text(csv, gk_grid_cell(grid, row, column) ? gk_grid_text(grid, row, column, repeat) : NULL);
        gk_csv_end(csv);
    }
}

/* --- names --- */

static gboolean
is_safe(gunichar character)
{
    return g_unichar_isprint(character) && !(character < 0x80 && strchr("/\\:*?\"<>|", (int) character));
}

/* Windows keeps these for devices, whatever ending they have. */
static gboolean
is_device(const char *name)
{
    static const char *const DEVICES[] = { "con", "prn", "aux", "nul", "com", "lpt", NULL };
    g_autofree char *folded = g_ascii_strdown(name, -1);
    folded[strcspn(folded, ".")] = '\0';
    for (guint i = 0; DEVICES[i]; i++)
        if (g_str_has_prefix(folded, DEVICES[i]) && strspn(folded + 3, "0123456789") == strlen(folded + 3)
            && (i >= 4) == (folded[3] != '\0'))
            return TRUE;
    return FALSE;
}

/* The file's name without .pdf, fit for a folder. */
static char *
safe_name(const char *file)
{
    g_autoptr(GString) name = g_string_new(NULL);
    gsize length = strlen(file);
    const char *end = length > 4 && g_ascii_strcasecmp(file + length - 4, ".pdf") == 0 ? file + length - 4 : file + length;
    for (const char *at = file; at < end && name->len < LONGEST; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        g_string_append_unichar(name, is_safe(character) ? character : '_');
    }
    while (name->len && strchr(". ", name->str[name->len - 1]))
        g_string_truncate(name, name->len - 1);
    if (name->len == 0 || strchr(". ", name->str[0]) || is_device(name->str))
        g_string_prepend_c(name, '_');
    return g_string_free(g_steal_pointer(&name), FALSE);
}

static gboolean
take(Tables *tables, const char *name)
{
    g_autofree char *normal = g_utf8_normalize(name, -1, G_NORMALIZE_ALL), *folded = g_utf8_casefold(normal, -1);
    return g_hash_table_add(tables->names, g_steal_pointer(&folded));
}

static char *
choose_name(Tables *tables, const GkExportDocument *document)
{
    const char *file = gk_read_text(gk_read_get(document->json, "source"), "file");
    g_autofree char *name = safe_name(file ? file : "");
    if (take(tables, name))
        return g_steal_pointer(&name);
    g_autofree char *digits = g_compute_checksum_for_string(G_CHECKSUM_SHA256, document->id, -1);
    for (guint length = 8; length < 64; length++) {
        g_autofree char *other = g_strdup_printf("%s~%.*s", name, (int) length, digits);
        if (take(tables, other))
            return g_steal_pointer(&other);
    }
    return g_strdup_printf("%s~%s", name, digits); /* ids are unique: nobody has it */
}

/* t1, t2, …, as the schema says. */
static gboolean
is_table_id(const char *id)
{
    return id[0] == 't' && id[1] >= '1' && id[1] <= '9' && strlen(id) < 16 && strspn(id + 1, "0123456789") == strlen(id + 1);
}

/* --- the folder --- */

static gboolean
owns(const char *relative, gboolean is_folder)
{
    const char *slash = strchr(relative, '/');
    if (!slash)
        return is_folder || strcmp(relative, "tables.csv") == 0;
    g_autofree char *id = g_strndup(slash + 1, strcspn(slash + 1, "."));
    return !is_folder && is_table_id(id) && strcmp(slash + 1 + strlen(id), ".csv") == 0;
}

static void
tables_free(Tables *tables)
{
    if (tables->index)
        gk_sink_abandon(tables->index);
    g_string_free(tables->csv.out, TRUE);
    g_hash_table_unref(tables->names);
    g_free(tables);
}

static void
tables_abandon(gpointer data)
{
    Tables *tables = data;
    gk_folder_abandon(tables->folder);
    tables_free(tables);
}

static void
put_index(Tables *tables)
{
    gk_csv_end(&tables->csv);
    gk_sink_write(tables->index, tables->csv.out->str, (gssize) tables->csv.out->len);
    g_string_truncate(tables->csv.out, 0);
}

#define BEGINNING "csv_path,document_id,"

static gpointer
tables_begin(const char *path, const GkExportOptions *options, GError **error)
{
    GkFolder *folder = gk_folder_begin(path, "tables.csv", BEGINNING, owns, error);
    if (!folder)
        return NULL;
    g_autofree char *index = gk_folder_entry(folder, "tables.csv");
    Tables *tables = g_new0(Tables, 1);
    *tables = (Tables) { folder, *options, gk_sink_open(index, error),
                         { g_string_new(options->bom ? GK_CSV_MARK : NULL), options->spreadsheet_safe, FALSE },
                         g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
    if (!tables->index) {
        tables_abandon(tables);
        return NULL;
    }
    take(tables, "tables.csv");
    gk_csv_text(&tables->csv, "csv_path");
    for (const GkRecordColumn *column = GK_TABLE_COLUMNS; column->name; column++)
        gk_csv_text(&tables->csv, column->name);
    put_index(tables);
    return tables;
}

static void
index_table(Tables *tables, const GkGrid *grid, const char *relative)
{
    GkRecordOf of = { grid->document, grid->table->json, 1 };
    g_autoptr(GString) value = g_string_new(NULL);
    gk_csv_text(&tables->csv, relative);
    for (const GkRecordColumn *column = GK_TABLE_COLUMNS; column->name; column++) {
        g_string_truncate(value, 0);
        const char *text = gk_record_get(column, &of, value) ? value->str : NULL;
        if (column->type == GK_COLUMN_TEXT)
            gk_csv_text(&tables->csv, text);
        else
            gk_csv_number(&tables->csv, text);
    }
    put_index(tables);
}

static gboolean
write_table(Tables *tables, const GkGrid *grid, const char *name, GError **error)
{
    g_autofree char *file = g_strconcat(grid->table->id, ".csv", NULL), *relative = g_build_filename(name, file, NULL);
    g_autofree char *path = gk_folder_entry(tables->folder, relative);
    GkSink *sink = gk_sink_open(path, error);
    if (!sink)
        return FALSE;
    GkCsv csv = { g_string_new(tables->options.bom ? GK_CSV_MARK : NULL), tables->options.spreadsheet_safe, FALSE };
    gk_csv_grid(&csv, grid, tables->options.repeat_spans);
    gk_sink_write(sink, csv.out->str, (gssize) csv.out->len);
    g_string_free(csv.out, TRUE);
    index_table(tables, grid, relative);
    return gk_sink_close(sink, error);
}

/* Names of files are made of ids. */
static gboolean
check_ids(const GPtrArray *grids, GError **error)
{
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < grids->len; i++) {
        const char *id = ((const GkGrid *) grids->pdata[i])->table->id;
        if (is_table_id(id) && g_hash_table_add(ids, (gpointer) id))
            continue;
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_LEFT_OUT,
                    "the id “%s” of a table is no such id, or there twice, so it is not as gongkai writes it; it is left out", id);
        return FALSE;
    }
    return TRUE;
}

static gboolean
tables_add(gpointer data, const GkExportDocument *document, GError **error)
{
    Tables *tables = data;
    g_autoptr(GPtrArray) grids = gk_grids_new(document, &tables->options, error);
    if (!grids || !check_ids(grids, error))
        return FALSE;
    if (grids->len == 0)
        return TRUE;
    g_autofree char *name = choose_name(tables, document);
    if (!gk_folder_add(tables->folder, name, error))
        return FALSE;
    for (guint i = 0; i < grids->len; i++)
        if (!write_table(tables, grids->pdata[i], name, error))
            return FALSE;
    return gk_sink_check(tables->index, error);
}

static gboolean
tables_end(gpointer data, GError **error)
{
    Tables *tables = data;
    if (!gk_sink_close(g_steal_pointer(&tables->index), error)) {
        tables_abandon(tables);
        return FALSE;
    }
    gboolean done = gk_folder_end(tables->folder, error);
    tables_free(tables);
    return done;
}

const GkExportBackend GK_EXPORT_TABLES = { tables_begin, tables_add, tables_end, tables_abandon };
