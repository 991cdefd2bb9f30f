/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A disclosure is told table by table; a person looks at it page by page. Here
 * tables are cut where their pages end, and everything with a box goes to the
 * page that the box is on.
 *
 *      table t2, parts on pages 5 and 6         page 5: rows 0 to 5
 *      rows 0-5 | rows 5-10            ----->   page 6: header again, rows 5 to 10
 *
 * A row that the page break cuts stands on both. What says of itself that it is
 * on no page, or on one that is not there, goes to the first page: JSON that
 * somebody has changed loses nothing either.
 */
#include "export/review/pages.h"

static void
fragment_free(gpointer data)
{
    GkReviewFragment *fragment = data;
    g_ptr_array_unref(fragment->cells);
    g_ptr_array_unref(fragment->header);
    g_free(fragment);
}

static void
page_free(gpointer data)
{
    GkReviewPage *page = data;
    g_ptr_array_unref(page->fragments);
    g_array_unref(page->cells);
    g_array_unref(page->statements);
    g_array_unref(page->remarks);
    g_ptr_array_unref(page->said);
    g_ptr_array_unref(page->remarked);
    g_array_unref(page->said_indices);
    g_array_unref(page->remarked_indices);
    g_free(page);
}

static double
side(const cJSON *json, const char *key, double otherwise)
{
    const cJSON *item = gk_read_get(json, key);
    return cJSON_IsNumber(item) && item->valuedouble >= 1 && item->valuedouble < 1e6 ? item->valuedouble : otherwise;
}

static GkReviewPage *
page_new(const cJSON *json, gint number)
{
    GkReviewPage *page = g_new0(GkReviewPage, 1);
    page->json = json;
    page->number = number;
    page->width = side(json, "width", 595);
    page->height = side(json, "height", 842);
    page->fragments = g_ptr_array_new_with_free_func(fragment_free);
    page->cells = g_array_new(FALSE, FALSE, sizeof(GkReviewBox));
    page->statements = g_array_new(FALSE, FALSE, sizeof(GkReviewBox));
    page->remarks = g_array_new(FALSE, FALSE, sizeof(GkReviewBox));
    page->said = g_ptr_array_new();
    page->remarked = g_ptr_array_new();
    page->said_indices = g_array_new(FALSE, FALSE, sizeof(guint));
    page->remarked_indices = g_array_new(FALSE, FALSE, sizeof(guint));
    return page;
}

/* --- pages by number --- */

typedef struct {
    GPtrArray *pages;
    GHashTable *by_number;
} Pages;

static GkReviewPage *
find(const Pages *pages, gint number)
{
    return g_hash_table_lookup(pages->by_number, GINT_TO_POINTER(number));
}

static GkReviewPage *
find_or_first(const Pages *pages, gint number)
{
    GkReviewPage *page = find(pages, number);
    return page ? page : g_ptr_array_index(pages->pages, 0);
}

static void
list_pages(Pages *pages, const GkExportDocument *document)
{
    const cJSON *json;
    cJSON_ArrayForEach(json, gk_read_get(document->json, "pages"))
    {
        gint number = gk_read_integer(json, "number", 0);
        if (number < 1 || find(pages, number))
            continue;
        GkReviewPage *page = page_new(json, number);
        g_ptr_array_add(pages->pages, page);
        g_hash_table_insert(pages->by_number, GINT_TO_POINTER(number), page);
    }
    if (pages->pages->len == 0)
        g_ptr_array_add(pages->pages, page_new(NULL, 1));
}

/* --- boxes --- */

static void
add_box(GArray *to, const cJSON *item, guint index, const cJSON *box)
{
    GkReviewBox entry = { .item = item, .index = index };
    if (gk_read_corners(box, entry.box))
        g_array_append_val(to, entry);
}

static void
place_cells(const Pages *pages, const GkExportTable *table)
{
    const cJSON *place;
    for (guint i = 0; i < table->cells->len; i++) {
        const cJSON *cell = table->cells->pdata[i];
        cJSON_ArrayForEach(place, gk_read_get(cell, "boxes"))
        {
            GkReviewPage *page = find(pages, gk_read_integer(place, "page", 0));
            if (page)
                add_box(page->cells, cell, 0, gk_read_get(place, "box"));
        }
    }
}

static void
place_statements(const Pages *pages, const GkExportDocument *document)
{
    const cJSON *statement, *place;
    guint index = 0;
    cJSON_ArrayForEach(statement, gk_read_get(document->json, "statements"))
    {
        GkReviewPage *first = find_or_first(pages, gk_read_integer(statement, "page", 0));
        g_ptr_array_add(first->said, (gpointer) statement);
        g_array_append_val(first->said_indices, index);
        cJSON_ArrayForEach(place, gk_read_get(statement, "boxes"))
        {
            GkReviewPage *page = find(pages, gk_read_integer(place, "page", 0));
            if (page)
                add_box(page->statements, statement, index, gk_read_get(place, "box"));
        }
        index++;
    }
}

static void
place_remarks(const Pages *pages, const GkExportDocument *document)
{
    const cJSON *diagnostic;
    guint index = 0;
    cJSON_ArrayForEach(diagnostic, gk_read_get(document->json, "diagnostics"))
    {
        GkReviewPage *page = find(pages, gk_read_integer(diagnostic, "page", 0));
        if (page) {
            g_ptr_array_add(page->remarked, (gpointer) diagnostic);
            g_array_append_val(page->remarked_indices, index);
            add_box(page->remarks, diagnostic, index, gk_read_get(diagnostic, "box"));
        }
        index++;
    }
}

/* --- fragments --- */

#define MOST_PARTS 100u /* of one table that one cell may lie in */
#define MOST_SPAN (1 << 20)

typedef struct {
    gint first, last;
} Range;

typedef struct {
    const cJSON *json;
    Range rows, columns;
} Cell;

typedef struct {
    GkReviewFragment *fragment;
    Range rows, columns;
} Part;

static Range
range_of(const cJSON *item, const char *first, const char *last)
{
    return (Range) { gk_read_integer(item, first, 0), gk_read_integer(item, last, G_MAXINT) };
}

static Range
span_of(const cJSON *cell, const char *first, const char *span)
{
    gint from = gk_read_integer(cell, first, 0), count = CLAMP(gk_read_integer(cell, span, 1), 1, MOST_SPAN);
    return (Range) { from, from > G_MAXINT - count ? G_MAXINT : from + count - 1 };
}

static gboolean
overlap(Range a, Range b)
{
    return a.first <= b.last && b.first <= a.last;
}

static gint
by_place(gconstpointer a, gconstpointer b)
{
    const Cell *one = a, *other = b;
    if (one->rows.first != other->rows.first)
        return one->rows.first < other->rows.first ? -1 : 1;
    return (one->columns.first > other->columns.first) - (one->columns.first < other->columns.first);
}

static gint
by_first_row(gconstpointer a, gconstpointer b)
{
    const Part *one = a, *other = b;
    if (one->rows.first != other->rows.first)
        return one->rows.first < other->rows.first ? -1 : 1;
    return (one->fragment->number > other->fragment->number) - (one->fragment->number < other->fragment->number);
}

static GArray *
cells_in_order(const GkExportTable *table)
{
    GArray *cells = g_array_sized_new(FALSE, FALSE, sizeof(Cell), table->cells->len);
    for (guint i = 0; i < table->cells->len; i++) {
        const cJSON *json = table->cells->pdata[i];
        Cell cell = { json, span_of(json, "row", "row_span"), span_of(json, "column", "column_span") };
        g_array_append_val(cells, cell);
    }
    g_array_sort(cells, by_place);
    return cells;
}

static GPtrArray *
header_of(const GkExportTable *table, const GArray *cells)
{
    GPtrArray *header = g_ptr_array_new();
    gint count = gk_read_integer(table->json, "header_row_count", 0);
    for (guint i = 0; i < cells->len && g_array_index(cells, Cell, i).rows.first < count; i++)
        g_ptr_array_add(header, (gpointer) g_array_index(cells, Cell, i).json);
    return header;
}

static void
add_part(const Pages *pages, GArray *parts, const GkExportTable *table, const cJSON *json, GPtrArray *header)
{
    GkReviewFragment *fragment = g_new0(GkReviewFragment, 1);
    Part part = { fragment, range_of(json, "first_row", "last_row"), range_of(json, "first_column", "last_column") };
    gboolean again = part.rows.first >= gk_read_integer(table->json, "header_row_count", 0);
    *fragment = (GkReviewFragment) { .table = table, .part = json, .number = parts->len, .cells = g_ptr_array_new() };
    fragment->header = parts->len && again ? g_ptr_array_ref(header) : g_ptr_array_new();
    g_ptr_array_add(find_or_first(pages, gk_read_integer(json, "page", 0))->fragments, fragment);
    g_array_append_val(parts, part);
}

/* Parts begin in the order of rows, and so do cells: the parts that end above a cell are done with. */
static void
fill(GArray *parts, const GArray *cells, GkReviewFragment *otherwise)
{
    guint begin = 0;
    for (guint i = 0; i < cells->len; i++) {
        const Cell *cell = &g_array_index(cells, Cell, i);
        guint count = 0;
        while (begin < parts->len && g_array_index(parts, Part, begin).rows.last < cell->rows.first)
            begin++;
        for (guint j = begin; j < parts->len && count < MOST_PARTS; j++) {
            const Part *part = &g_array_index(parts, Part, j);
            if (part->rows.first > cell->rows.last)
                break;
            if (!overlap(part->rows, cell->rows) || !overlap(part->columns, cell->columns))
                continue;
            g_ptr_array_add(part->fragment->cells, (gpointer) cell->json);
            count++;
        }
        if (count == 0)
            g_ptr_array_add(otherwise->cells, (gpointer) cell->json);
    }
}

/* What spans rows from above the part begins in its first row. */
static gint
by_place_in_part(gconstpointer a, gconstpointer b, gpointer first_row)
{
    const cJSON *cells[] = { *(const cJSON *const *) a, *(const cJSON *const *) b };
    gint rows[2], columns[2];
    for (guint i = 0; i < 2; i++) {
        rows[i] = MAX(gk_read_integer(cells[i], "row", 0), GPOINTER_TO_INT(first_row));
        columns[i] = gk_read_integer(cells[i], "column", 0);
    }
    if (rows[0] != rows[1])
        return rows[0] < rows[1] ? -1 : 1;
    return (columns[0] > columns[1]) - (columns[0] < columns[1]);
}

static void
sort_parts(GArray *parts)
{
    for (guint i = 0; i < parts->len; i++) {
        const Part *part = &g_array_index(parts, Part, i);
        g_ptr_array_sort_with_data(part->fragment->cells, by_place_in_part, GINT_TO_POINTER(part->rows.first));
    }
}

static void
cut_table(const Pages *pages, const GkExportTable *table)
{
    g_autoptr(GArray) cells = cells_in_order(table);
    g_autoptr(GPtrArray) header = header_of(table, cells);
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(Part));
    const cJSON *part;
    cJSON_ArrayForEach(part, gk_read_get(table->json, "parts")) add_part(pages, parts, table, part, header);
    if (parts->len == 0)
        add_part(pages, parts, table, NULL, header);
    GkReviewFragment *last = g_array_index(parts, Part, parts->len - 1).fragment;
    g_array_sort(parts, by_first_row);
    fill(parts, cells, last);
    sort_parts(parts);
}

GPtrArray *
gk_review_pages(const GkExportDocument *document)
{
    Pages pages = { g_ptr_array_new_with_free_func(page_free), g_hash_table_new(NULL, NULL) };
    list_pages(&pages, document);
    for (guint i = 0; i < document->tables->len; i++) {
        cut_table(&pages, document->tables->pdata[i]);
        place_cells(&pages, document->tables->pdata[i]);
    }
    place_statements(&pages, document);
    place_remarks(&pages, document);
    g_hash_table_unref(pages.by_number);
    return pages.pages;
}
