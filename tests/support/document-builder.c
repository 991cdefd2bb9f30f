/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests/support/document-builder.h"

#include <cjson/cJSON.h>
#include <string.h>

#define COLUMN_WIDTH 60.0
#define ROW_HEIGHT 20.0
#define LEFT 50.0
#define TOP 100.0
#define FONT_SIZE 10.5f
#define IDEOGRAPHIC_SPACE "\343\200\200"

typedef struct {
    GkArena *arena;
    GkDocument *document;
    guint last_page;
} Builder;

static const char *
string_of(const cJSON *object, const char *key)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
    return text ? text : "";
}

static double
number_of(const cJSON *object, const char *key, double otherwise)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsNumber(item) ? item->valuedouble : otherwise;
}

static gboolean
flag_of(const cJSON *object, const char *key)
{
    return cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(object, key));
}

/* Skips leading spaces; their width goes to *indent. */
static const char *
skip_indent(const char *text, float *indent)
{
    *indent = 0;
    for (;;) {
        if (*text == ' ') {
            *indent += FONT_SIZE / 2;
            text++;
        } else if (g_str_has_prefix(text, IDEOGRAPHIC_SPACE)) {
            *indent += FONT_SIZE;
            text += strlen(IDEOGRAPHIC_SPACE);
        } else {
            return text;
        }
    }
}

static GkText
make_text(Builder *builder, const char *text, guint page, GkBox box)
{
    if (!*text)
        return (GkText) { "", NULL, NULL, 0 };
    GkPlace place = { page, box };
    guint offset = 0;
    return (GkText) { gk_arena_strdup(builder->arena, text), gk_arena_copy(builder->arena, &place, sizeof place),
                      gk_arena_copy(builder->arena, &offset, sizeof offset), 1 };
}

/* Parts: the rows shared out over the pages. */
static void
make_parts(Builder *builder, GkTable *table, const cJSON *pages)
{
    guint n = MAX(1, (guint) cJSON_GetArraySize(pages));
    n = MIN(n, MAX(1, table->row_count));
    GkTablePart *parts = gk_arena_new_array(builder->arena, GkTablePart, n);
    for (guint i = 0; i < n; i++) {
        const cJSON *page = cJSON_GetArrayItem(pages, (int) i);
        GkTablePart *part = &parts[i];
        part->page = cJSON_IsNumber(page) ? (guint) page->valueint : 1;
        part->first_row = table->row_count * i / n;
        part->last_row = MAX(1, table->row_count * (i + 1) / n) - 1;
        guint rows = part->last_row - part->first_row + 1;
        part->box = (GkBox) { LEFT, TOP, LEFT + COLUMN_WIDTH * table->column_count, TOP + ROW_HEIGHT * rows };
        part->last_column = table->column_count ? table->column_count - 1 : 0;
        part->joined_because = i ? GK_JOIN_SAME_COLUMNS | GK_JOIN_NO_TITLE | GK_JOIN_TOP_OF_PAGE : 0;
        builder->last_page = MAX(builder->last_page, part->page);
    }
    table->parts = parts;
    table->n_parts = n;
}

/* One place for each part that the cell lies on. */
static void
place_cell(Builder *builder, const GkTable *table, GkCell *cell)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(GkPlace));
    guint last = cell->row + cell->row_span - 1;
    for (guint i = 0; i < table->n_parts; i++) {
        const GkTablePart *part = &table->parts[i];
        if (last < part->first_row || cell->row > part->last_row)
            continue;
        guint from = MAX(cell->row, part->first_row) - part->first_row;
        guint to = MIN(last, part->last_row) - part->first_row + 1;
        GkPlace place = { part->page,
                          { LEFT + COLUMN_WIDTH * cell->column, TOP + ROW_HEIGHT * from,
                            LEFT + COLUMN_WIDTH * (cell->column + cell->column_span), TOP + ROW_HEIGHT * to } };
        g_array_append_val(places, place);
    }
    cell->places = gk_arena_take_array(builder->arena, places, &cell->n_places);
}

static GkCell
make_cell(Builder *builder, guint row, guint column, const char *text)
{
    GkCell cell = { row, column, 1, 1 };
    float indent;
    text = skip_indent(text, &indent);
    cell.text = gk_arena_strdup(builder->arena, text);
    if (*text) {
        cell.indent = 3 + indent;
        cell.size = FONT_SIZE;
        cell.glyphs = (guint) g_utf8_strlen(text, -1);
    }
    return cell;
}

static void
read_cells(Builder *builder, const cJSON *json, GArray *cells)
{
    const cJSON *item, *column;
    guint row = 0;
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(json, "rows"))
    {
        guint at = 0;
        cJSON_ArrayForEach(column, item)
        {
            GkCell cell = make_cell(builder, row, at++, cJSON_GetStringValue(column));
            g_array_append_val(cells, cell);
        }
        row++;
    }
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(json, "cells"))
    {
        GkCell cell = make_cell(builder, (guint) number_of(item, "row", 0), (guint) number_of(item, "column", 0),
                                string_of(item, "text"));
        cell.row_span = (guint) number_of(item, "row_span", 1);
        cell.column_span = (guint) number_of(item, "column_span", 1);
        cell.indent = (float) number_of(item, "indent", cell.indent);
        cell.bold = flag_of(item, "bold");
        if (cJSON_HasObjectItem(item, "printed"))
            cell.printed = gk_arena_strdup(builder->arena, string_of(item, "printed"));
        g_array_append_val(cells, cell);
    }
}

static int
by_position(gconstpointer a, gconstpointer b)
{
    const GkCell *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

static void
cover(GkTable *table, guint *covered, const GkCell *cell, guint index)
{
    for (guint r = cell->row; r < cell->row + cell->row_span; r++)
        for (guint c = cell->column; c < cell->column + cell->column_span; c++) {
            guint *at = &covered[(gsize) r * table->column_count + c];
            if (*at != G_MAXUINT)
                g_error("table \"%s\": row %u, column %u is covered twice", table->title.text, r, c);
            *at = index;
        }
}

static void
fill_grid(Builder *builder, GkTable *table, GArray *cells)
{
    for (guint i = 0; i < cells->len; i++) {
        const GkCell *cell = &g_array_index(cells, GkCell, i);
        table->row_count = MAX(table->row_count, cell->row + cell->row_span);
        table->column_count = MAX(table->column_count, cell->column + cell->column_span);
    }
    gsize positions = (gsize) table->row_count * table->column_count;
    guint *covered = gk_arena_new_array(builder->arena, guint, positions);
    memset(covered, 0xff, positions * sizeof *covered);
    for (guint i = 0; i < cells->len; i++)
        cover(table, covered, &g_array_index(cells, GkCell, i), i);
    for (gsize p = 0; p < positions; p++)
        if (covered[p] == G_MAXUINT) {
            GkCell blank = make_cell(builder, (guint) (p / table->column_count), (guint) (p % table->column_count), "");
            g_array_append_val(cells, blank);
        }
    g_array_sort(cells, by_position);
    memset(covered, 0xff, positions * sizeof *covered);
    for (guint i = 0; i < cells->len; i++)
        cover(table, covered, &g_array_index(cells, GkCell, i), i);
    table->cell_at = covered;
    table->cells = gk_arena_take_array(builder->arena, cells, &table->n_cells);
}

static GkTable
make_table(Builder *builder, const cJSON *json, guint index)
{
    GkTable table = { index };
    const cJSON *pages = cJSON_GetObjectItemCaseSensitive(json, "pages");
    guint page = cJSON_GetArraySize(pages) ? (guint) cJSON_GetArrayItem(pages, 0)->valueint : 1;
    table.title = make_text(builder, string_of(json, "title"), page, (GkBox) { LEFT, 60, 400, 75 });
    table.number = make_text(builder, string_of(json, "number"), page, (GkBox) { LEFT, 40, 100, 50 });
    table.organization = make_text(builder, string_of(json, "organization"), page, (GkBox) { LEFT, 80, 200, 90 });
    table.unit = make_text(builder, string_of(json, "unit"), page, (GkBox) { 300, 80, 350, 90 });
    table.subtitle = make_text(builder, string_of(json, "subtitle"), page, (GkBox) { 200, 76, 250, 86 });
    table.header_row_count = (guint) number_of(json, "header_rows", 0);
    table.ruling = cJSON_IsFalse(cJSON_GetObjectItemCaseSensitive(json, "ruled")) ? GK_RULING_NONE : GK_RULING_FULL;
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(GkCell));
    read_cells(builder, json, cells);
    fill_grid(builder, &table, cells);
    make_parts(builder, &table, pages);
    for (guint i = 0; i < table.n_cells; i++)
        place_cell(builder, &table, &table.cells[i]);
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(GkText));
    const cJSON *note;
    const GkTablePart *last = &table.parts[table.n_parts - 1];
    cJSON_ArrayForEach(note, cJSON_GetObjectItemCaseSensitive(json, "notes"))
    {
        GkText text = make_text(builder, cJSON_GetStringValue(note), last->page,
                                (GkBox) { LEFT, last->box.y1 + 5, 400, last->box.y1 + 15 });
        g_array_append_val(notes, text);
    }
    table.notes = gk_arena_take_array(builder->arena, notes, &table.n_notes);
    return table;
}

static GkLineRole
role_of(const char *name)
{
    static const char *const ROLES[] = { "prose", "running_head", "running_foot", "contents", "table_caption" };
    for (guint i = 0; i < G_N_ELEMENTS(ROLES); i++)
        if (strcmp(name, ROLES[i]) == 0)
            return (GkLineRole) i;
    return GK_LINE_PROSE;
}

static gint
next_table(const GkDocument *document, guint page)
{
    for (guint i = 0; i < document->n_tables; i++)
        if (document->tables[i].parts[0].page >= page)
            return (gint) i;
    return (gint) document->n_tables;
}

static void
make_paragraphs(Builder *builder, const cJSON *json)
{
    GArray *paragraphs = g_array_new(FALSE, FALSE, sizeof(GkParagraph));
    guint page = 1;
    const cJSON *item;
    cJSON_ArrayForEach(item, json)
    {
        const char *text = cJSON_IsString(item) ? item->valuestring : string_of(item, "text");
        page = (guint) number_of(item, "page", page);
        builder->last_page = MAX(builder->last_page, page);
        GkParagraph paragraph = { 0 };
        text = skip_indent(text, &paragraph.indent);
        double y = TOP + 20.0 * paragraphs->len;
        paragraph.text = make_text(builder, text, page, (GkBox) { 90, y, 500, y + 15 });
        paragraph.role = role_of(string_of(item, "role"));
        paragraph.size = (float) number_of(item, "size", FONT_SIZE);
        paragraph.indent = (float) number_of(item, "indent", paragraph.indent);
        paragraph.bold = flag_of(item, "bold");
        paragraph.centered = flag_of(item, "centered");
        paragraph.before_table = (gint) number_of(item, "before_table", next_table(builder->document, page));
        g_array_append_val(paragraphs, paragraph);
    }
    builder->document->paragraphs = gk_arena_take_array(builder->arena, paragraphs, &builder->document->n_paragraphs);
}

static void
make_pages(Builder *builder, guint count)
{
    GkDocument *document = builder->document;
    GkPageSummary *pages = gk_arena_new_array(builder->arena, GkPageSummary, count);
    for (guint i = 0; i < count; i++)
        pages[i] = (GkPageSummary) { i + 1, 595, 842, 0, GK_PAGE_TEXT, { 0 }, FALSE };
    document->pages = pages;
    document->n_pages = count;
    document->first_page = 1;
    document->last_page = count;
    document->source.page_count = count;
}

GkDocument *
gk_test_document_new(const char *text)
{
    cJSON *json = cJSON_Parse(text);
    if (!json)
        g_error("not JSON, near: %.60s", cJSON_GetErrorPtr());
    GkArena *arena = gk_arena_new();
    Builder builder = { arena, gk_arena_alloc(arena, sizeof(GkDocument)), 1 };
    GkDocument *document = builder.document;
    document->arena = arena;
    document->diagnostics = gk_diagnostics_new();
    document->source.file = gk_arena_strdup(arena, string_of(json, "doc"));
    document->source.sha256 = "";
    document->source.backend = "test";
    GArray *tables = g_array_new(FALSE, TRUE, sizeof(GkTable));
    const cJSON *item;
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(json, "tables"))
    {
        GkTable table = make_table(&builder, item, tables->len);
        g_array_append_val(tables, table);
    }
    document->tables = gk_arena_take_array(arena, tables, &document->n_tables);
    make_paragraphs(&builder, cJSON_GetObjectItemCaseSensitive(json, "paragraphs"));
    make_pages(&builder, (guint) number_of(json, "pages", builder.last_page));
    cJSON_Delete(json);
    return document;
}

char *
gk_test_shared_folder(void)
{
    const char *named = g_getenv("GONGKAI_SHARED");
    char *folder = named ? g_strdup(named) : g_build_filename(g_test_get_dir(G_TEST_DIST), "..", "..", "shared", NULL);
    if (g_file_test(folder, G_FILE_TEST_IS_DIR))
        return folder;
    g_free(folder);
    return NULL;
}

GkDocument *
gk_test_document_corpus(const char *name)
{
    g_autofree char *shared = gk_test_shared_folder();
    if (!shared)
        return NULL;
    g_autofree char *file = g_strconcat(name, ".json", NULL);
    g_autofree char *path = g_build_filename(shared, "corpus", file, NULL);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return NULL;
    return gk_test_document_new(text);
}

static int
by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

char **
gk_test_corpus_names(void)
{
    g_autofree char *shared = gk_test_shared_folder();
    if (!shared)
        return NULL;
    g_autofree char *folder = g_build_filename(shared, "corpus", NULL);
    GDir *dir = g_dir_open(folder, 0, NULL);
    if (!dir)
        return NULL;
    GPtrArray *names = g_ptr_array_new();
    const char *file;
    while ((file = g_dir_read_name(dir)))
        if (g_str_has_suffix(file, ".json"))
            g_ptr_array_add(names, g_strndup(file, strlen(file) - strlen(".json")));
    g_dir_close(dir);
    g_ptr_array_sort(names, by_name);
    g_ptr_array_add(names, NULL);
    return (char **) g_ptr_array_free(names, FALSE);
}
