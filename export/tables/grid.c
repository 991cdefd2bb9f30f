/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/tables/grid.h"

#include <string.h>

#define MOST_PLACES (8u * 1024u * 1024u) /* of all tables of a document */
#define MOST_BYTES (256u * 1024u * 1024u) /* of the text of one table, with what is repeated */

/* --- laying out --- */

static gboolean
refuse(const GkGrid *grid, const char *why, GError **error)
{
    g_autoptr(GkSentence) words = gk_sentence_of_words(why);
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_LEFT_OUT, "its table %s %p; it is left out", grid->table->id,
                 words);
    return FALSE;
}

/* From where to where a cell reaches; FALSE where that is not inside its table. */
static gboolean
extent(const cJSON *cell, const char *at_key, const char *span_key, guint bound, guint *from, guint *to)
{
    gint at = gk_read_integer(cell, at_key, -1), span = gk_read_integer(cell, span_key, 1);
    if (at < 0 || span < 1 || (guint) at >= bound || (guint) span > bound - (guint) at)
        return FALSE;
    *from = (guint) at;
    *to = (guint) at + (guint) span;
    return TRUE;
}

/* `bytes` counts what would be written with every place told. */
static gboolean
place(GkGrid *grid, const cJSON *cell, guint64 *bytes, GError **error)
{
    const char *text = gk_read_text(cell, "text");
    guint top, bottom, left, right;
    if (!extent(cell, "row", "row_span", grid->n_rows, &top, &bottom)
        || !extent(cell, "column", "column_span", grid->n_columns, &left, &right))
        return refuse(grid, N_("has a cell outside of its rows and columns, so it is not as gongkai writes it"), error);
    *bytes += (guint64) (text ? strlen(text) : 0) * (bottom - top) * (right - left);
    for (guint row = top; row < bottom; row++)
        for (guint column = left; column < right; column++) {
            if (grid->places[row * grid->n_columns + column])
                return refuse(grid, N_("has a cell over another, so it is not as gongkai writes it"), error);
            grid->places[row * grid->n_columns + column] = cell;
        }
    return TRUE;
}

static gboolean
lay_out(GkGrid *grid, gboolean repeat, GError **error)
{
    guint64 bytes = 0;
    grid->places = g_new0(const cJSON *, MAX(grid->n_rows * grid->n_columns, 1));
    for (guint i = 0; i < grid->table->cells->len; i++)
        if (!place(grid, grid->table->cells->pdata[i], &bytes, error))
            return FALSE;
    if (repeat && bytes > MOST_BYTES)
        return refuse(grid, N_("would be too large with its merged cells repeated (--spans=first writes it)"), error);
    return TRUE;
}

static GkGrid *
grid_new(const GkExportDocument *document, const GkExportTable *table, const GkExportOptions *options, GError **error)
{
    g_autoptr(GkGrid) grid = g_new0(GkGrid, 1);
    *grid = (GkGrid) { .document = document, .table = table, .n_rows = table->rows->len, .n_columns = table->columns->len };
    gint header = gk_read_integer(table->json, "header_row_count", 0);
    grid->n_header_rows = MIN((guint) MAX(header, 0), grid->n_rows);
    return lay_out(grid, options->repeat_spans, error) ? g_steal_pointer(&grid) : NULL;
}

void
gk_grid_free(GkGrid *grid)
{
    if (!grid)
        return;
    g_free(grid->places);
    g_free(grid);
}

const cJSON *
gk_grid_cell(const GkGrid *grid, guint row, guint column)
{
    return row < grid->n_rows && column < grid->n_columns ? grid->places[row * grid->n_columns + column] : NULL;
}

gboolean
gk_grid_is_first(const GkGrid *grid, guint row, guint column)
{
    const cJSON *cell = gk_grid_cell(grid, row, column);
    return cell && gk_read_integer(cell, "row", -1) == (gint) row && gk_read_integer(cell, "column", -1) == (gint) column;
}

const char *
gk_grid_text(const GkGrid *grid, guint row, guint column, gboolean repeat)
{
    const char *text = gk_read_text(gk_grid_cell(grid, row, column), "text");
    return text && (repeat || gk_grid_is_first(grid, row, column)) ? text : "";
}

gboolean
gk_grid_is_numeric(const GkGrid *grid, guint column)
{
    const char *role = gk_read_text(gk_read_at(grid->table->columns, (gint) column), "role");
    return role && (strcmp(role, "amount") == 0 || strcmp(role, "share") == 0);
}

/* --- which tables --- */

static const GkExportTable *
find(const GkExportDocument *document, const char *name)
{
    g_autofree char *id = g_ascii_isdigit(*name) ? g_strconcat("t", name, NULL) : g_strdup(name);
    return gk_export_document_find_table(document, id);
}

static void
refuse_table(const GkExportDocument *document, const char *name, GError **error)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < document->tables->len && list->len < 400; i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", ((const GkExportTable *) document->tables->pdata[i])->id);
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_LEFT_OUT,
                 list->len == 0               ? N_("has no table %s; there are none%s")
                     : list->len >= 400             ? N_("has no table %s; there are %s and more")
                     : document->tables->len == 1 ? N_("has no table %s; there is %s")
                                                    : N_("has no table %s; there are %s"),
                 name, list->str);
}

static gboolean
add_grid(GPtrArray *grids, const GkExportDocument *document, const GkExportTable *table, const GkExportOptions *options,
         GError **error)
{
    GkGrid *grid = grid_new(document, table, options, error);
    if (grid)
        g_ptr_array_add(grids, grid);
    return grid != NULL;
}

static gboolean
check_places(const GkExportDocument *document, GError **error)
{
    guint64 places = 0;
    for (guint i = 0; i < document->tables->len; i++) {
        const GkExportTable *table = document->tables->pdata[i];
        places += (guint64) table->rows->len * table->columns->len;
    }
    if (places <= MOST_PLACES)
        return TRUE;
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_LEFT_OUT,
                 "its tables have %lu rows times columns, more than can be written; it is left out", (gulong) places);
    return FALSE;
}

GPtrArray *
gk_grids_new(const GkExportDocument *document, const GkExportOptions *options, GError **error)
{
    g_autoptr(GPtrArray) grids = g_ptr_array_new_with_free_func((GDestroyNotify) gk_grid_free);
    const GkExportTable *only = options->table ? find(document, options->table) : NULL;
    if (options->table && !only) {
        refuse_table(document, options->table, error);
        return NULL;
    }
    if (!check_places(document, error))
        return NULL;
    for (guint i = 0; i < document->tables->len; i++) {
        const GkExportTable *table = document->tables->pdata[i];
        if ((!only || table == only) && !add_grid(grids, document, table, options, error))
            return NULL;
    }
    return g_steal_pointer(&grids);
}

/* --- what stands around a table --- */

/* A further fact; NULL is none. */
static void
put(GString *out, gsize start, const char *before, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append_printf(out, "%s%s%s", out->len > start ? " · " : "", before, text);
}

void
gk_grid_title(const GkGrid *grid, GString *out)
{
    const char *number = gk_read_text(grid->table->json, "number"), *title = gk_read_text(grid->table->json, "title");
    if (!number && !title)
        g_string_append_printf(out, "table %s", grid->table->id);
    else
        g_string_append_printf(out, "%s%s%s", number ? number : "", number && title ? " " : "", title ? title : "");
}

static char *
pages_of(const GkExportTable *table)
{
    gint first, last;
    if (!gk_read_pages(gk_read_get(table->json, "parts"), &first, &last))
        return NULL;
    return first == last ? g_strdup_printf("page %d", first) : g_strdup_printf("pages %d–%d", first, last);
}

void
gk_grid_facts(const GkGrid *grid, GString *out)
{
    const cJSON *json = grid->table->json;
    g_autofree char *pages = pages_of(grid->table);
    gsize start = out->len;
    put(out, start, "", gk_read_text(json, "subtitle"));
    put(out, start, "", gk_read_text(json, "organization"));
    put(out, start, "unit ", gk_read_text(gk_read_get(json, "unit"), "text"));
    put(out, start, "", pages);
    put(out, start, "", grid->table->id);
}

const char *
gk_document_title(const GkExportDocument *document)
{
    const char *title = gk_read_fact(gk_read_get(document->json, "disclosure"), "title");
    const char *file = gk_read_text(gk_read_get(document->json, "source"), "file");
    return title ? title : file ? file : "";
}

void
gk_document_facts(const GkExportDocument *document, GString *out)
{
    const cJSON *disclosure = gk_read_get(document->json, "disclosure"), *source = gk_read_get(document->json, "source");
    gsize start = out->len;
    put(out, start, "", gk_read_fact(disclosure, "organization"));
    put(out, start, "", gk_read_fact(disclosure, "fiscal_year"));
    put(out, start, "", gk_read_text(disclosure, "kind"));
    put(out, start, "", gk_read_text(source, "file"));
    put(out, start, "SHA-256 ", gk_read_text(source, "sha256"));
}
