/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Excerpts of pages.
 *
 *      header ───────────────────┐   a header that is near enough is shown where it is; one far above, or on an earlier
 *      …                         │   page, is put on top as a strip
 *      a row before              │
 *      the row  [614.59]         ├── the box: as wide as the table
 *      a row behind              │
 *
 * A table is shown in all its width, since a number without the labels of its row says nothing. In prose the page is shown
 * in all its width.
 */
#include "export/cite/excerpt.h"

#include <string.h>

#define MOST 16u /* excerpts at once; a row that goes on over more pages is shown no further */
#define AROUND 48.0 /* points above and below what is marked: two or three rows */
#define MARGIN 8.0 /* points around a table */
#define LINE 1.5 /* points above a table, where what is printed there is no caption of it */
#define NEAR 300.0 /* points from the top of a header to what is marked below it, in one picture */
#define NEAR_TITLE 90.0 /* points from a title down to its table */

static void
excerpt_free(gpointer data)
{
    GkExcerpt *excerpt = data;
    g_array_unref(excerpt->marks);
    g_free(excerpt);
}

/* --- boxes --- */

static gboolean
read_place(const cJSON *place, gint *page, GkExcerptBox *box)
{
    const cJSON *sides = gk_read_get(place, "box"), *side = cJSON_IsArray(sides) ? sides->child : NULL;
    double values[4];
    guint n = 0;
    for (; side && n < 4 && cJSON_IsNumber(side); side = side->next)
        values[n++] = CLAMP(side->valuedouble, -1e5, 1e5);
    *page = gk_read_integer(place, "page", 0);
    if (n < 4 || *page < 1)
        return FALSE;
    *box = (GkExcerptBox) { values[0], values[1], values[2], values[3] };
    return TRUE;
}

static void
join(GkExcerptBox *box, GkExcerptBox other)
{
    *box = (GkExcerptBox) { MIN(box->x0, other.x0), MIN(box->y0, other.y0), MAX(box->x1, other.x1),
                            MAX(box->y1, other.y1) };
}

/* Joins all places of an array that are on `page` to the box; FALSE where none is. */
static gboolean
join_places(const cJSON *places, gint page, gboolean *any, GkExcerptBox *box)
{
    const cJSON *place;
    gboolean found = FALSE;
    cJSON_ArrayForEach(place, places)
    {
        gint its;
        GkExcerptBox at;
        if (!read_place(place, &its, &at) || its != page)
            continue;
        if (*any)
            join(box, at);
        else
            *box = at;
        *any = found = TRUE;
    }
    return found;
}

static gint
first_page(const cJSON *item)
{
    const cJSON *boxes = gk_read_get(item, "boxes");
    return gk_read_integer(cJSON_IsArray(boxes) ? boxes->child : NULL, "page", 0);
}

static GkExcerptBox
page_box(const GkExportDocument *document, gint number)
{
    const cJSON *page;
    cJSON_ArrayForEach(page, gk_read_get(document->json, "pages"))
    {
        const cJSON *width = gk_read_get(page, "width"), *height = gk_read_get(page, "height");
        if (gk_read_integer(page, "number", 0) == number && cJSON_IsNumber(width) && cJSON_IsNumber(height))
            return (GkExcerptBox) { 0, 0, CLAMP(width->valuedouble, 1, 1e5), CLAMP(height->valuedouble, 1, 1e5) };
    }
    return (GkExcerptBox) { 0, 0, 595, 842 };
}

/* --- tables --- */

/* The table's part on the page, with what is printed right above it; FALSE where it has none there. */
static gboolean
part_box(const GkExportTable *table, gint page, GkExcerptBox *box, gboolean *captioned)
{
    static const char *const CAPTIONS[] = { "number_boxes", "title_boxes", "subtitle_boxes", "organization_boxes" };
    gboolean any = FALSE, caption;
    GkExcerptBox above;
    if (!join_places(gk_read_get(table->json, "parts"), page, &any, box))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(CAPTIONS); i++) {
        caption = FALSE;
        if (join_places(gk_read_get(table->json, CAPTIONS[i]), page, &caption, &above) && above.y0 < box->y0 &&
            box->y0 - above.y1 < NEAR_TITLE) {
            join(box, above);
            *captioned = TRUE;
        }
    }
    return TRUE;
}

/* Its header on that page, in all the width of the box. */
static gboolean
header_on(const GkExportTable *table, gint page, GkExcerptBox *header)
{
    gint rows = gk_read_integer(table->json, "header_row_count", 0);
    gboolean any = FALSE;
    for (guint i = 0; i < table->cells->len; i++) {
        const cJSON *cell = table->cells->pdata[i];
        if (gk_read_integer(cell, "row", G_MAXINT) >= rows)
            break; /* cells stand row by row */
        join_places(gk_read_get(cell, "boxes"), page, &any, header);
    }
    return any;
}

/* Of its rows on that page, those that the box cuts are shown whole. Cells over several rows may be cut. */
static void
keep_rows_whole(const GkExportTable *table, gint page, GkExcerptBox *box)
{
    GkExcerptBox wanted = *box;
    for (guint i = 0; i < table->cells->len; i++) {
        const cJSON *cell = table->cells->pdata[i], *place;
        if (gk_read_integer(cell, "row_span", 1) > 1)
            continue;
        cJSON_ArrayForEach(place, gk_read_get(cell, "boxes"))
        {
            gint its;
            GkExcerptBox at;
            if (!read_place(place, &its, &at) || its != page)
                continue;
            if (at.y0 < wanted.y0 && at.y1 > wanted.y0)
                box->y0 = MIN(box->y0, at.y0 - 1);
            if (at.y0 < wanted.y1 && at.y1 > wanted.y1)
                box->y1 = MAX(box->y1, at.y1 + 1);
        }
    }
}

/* Does its part on that page begin with the header, printed again? */
static gboolean
repeats_header(const GkExportTable *table, gint page)
{
    const cJSON *part;
    cJSON_ArrayForEach(part, gk_read_get(table->json, "parts"))
    {
        if (gk_read_integer(part, "page", 0) == page && gk_read_integer(part, "repeated_header_rows", 0) > 0)
            return TRUE;
    }
    return FALSE;
}

/* The page that the header is taken from: this one, or that of its first row. 0: none. */
static gint
find_header(const GkExportTable *table, gint page, GkExcerptBox *header)
{
    gint first = table->cells->len ? first_page(table->cells->pdata[0]) : 0;
    if (header_on(table, page, header))
        return page;
    return first > 0 && first != page && header_on(table, first, header) ? first : 0;
}

static void
frame_table(GkExcerpt *excerpt, const GkExportTable *table, GkExcerptBox marked, GkExcerptBox whole)
{
    GkExcerptBox part = marked, header;
    gboolean captioned = FALSE;
    gint from;
    if (!part_box(table, excerpt->page, &part, &captioned))
        part = whole;
    join(&part, marked);
    from = find_header(table, excerpt->page, &header);
    excerpt->box = (GkExcerptBox) { part.x0 - MARGIN, MAX(marked.y0 - AROUND, part.y0 - LINE), part.x1 + MARGIN,
                                    MIN(marked.y1 + AROUND, part.y1 + MARGIN) };
    keep_rows_whole(table, excerpt->page, &excerpt->box);
    if (from && marked.y0 - (from == excerpt->page ? header.y0 : part.y0) <= NEAR &&
        (from == excerpt->page || repeats_header(table, excerpt->page))) {
        excerpt->box.y0 = MIN(excerpt->box.y0, part.y0 - (captioned ? MARGIN : LINE));
    } else if (from) {
        excerpt->header_page = from;
        excerpt->header = (GkExcerptBox) { excerpt->box.x0, header.y0 - 1, excerpt->box.x1, header.y1 + 1 };
        if (from == excerpt->page)
            excerpt->box.y0 = MAX(excerpt->box.y0, header.y1);
    }
}

/* --- items --- */

/* What is marked on one page, of one table or of prose. */
typedef struct {
    const GkExportTable *table; /* NULL: prose */
    GkExcerpt *excerpt;
    GkExcerptBox marked;
} Part;

static Part *
part_of(GArray *parts, const GkExportTable *table, gint page)
{
    Part part = { table, NULL, { 0, 0, 0, 0 } };
    for (guint i = 0; i < parts->len; i++) {
        Part *one = &g_array_index(parts, Part, i);
        if (one->table == table && one->excerpt->page == page)
            return one;
    }
    if (parts->len == MOST)
        return NULL;
    part.excerpt = g_new0(GkExcerpt, 1);
    part.excerpt->page = page;
    part.excerpt->marks = g_array_new(FALSE, FALSE, sizeof(GkExcerptMark));
    g_array_append_val(parts, part);
    return &g_array_index(parts, Part, parts->len - 1);
}

static const GkExportTable *
table_of(const GkExportDocument *document, const cJSON *item)
{
    const char *id = gk_read_text(item, "id"), *dot = id ? strchr(id, '.') : NULL;
    g_autofree char *name = dot ? g_strndup(id, (gsize) (dot - id)) : NULL;
    return name ? gk_export_document_find_table(document, name) : NULL;
}

static void
add_item(GArray *parts, const GkExportTable *table, const cJSON *item, gboolean first)
{
    const cJSON *place, *boxes = gk_read_get(item, "boxes");
    cJSON_ArrayForEach(place, boxes)
    {
        GkExcerptMark mark = { .first = first };
        gint page;
        if (!read_place(place, &page, &mark.box))
            continue;
        Part *part = part_of(parts, table, page);
        if (!part)
            return;
        if (part->excerpt->marks->len)
            join(&part->marked, mark.box);
        else
            part->marked = mark.box;
        g_array_append_val(part->excerpt->marks, mark);
    }
}

GPtrArray *
gk_excerpts_new(const GkExportDocument *document, const GPtrArray *items)
{
    GPtrArray *excerpts = g_ptr_array_new_with_free_func(excerpt_free);
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(Part));
    for (guint i = 0; i < items->len; i++)
        add_item(parts, table_of(document, items->pdata[i]), items->pdata[i], i == 0);
    for (guint i = 0; i < parts->len; i++) {
        Part *part = &g_array_index(parts, Part, i);
        GkExcerptBox whole = page_box(document, part->excerpt->page);
        if (part->table)
            frame_table(part->excerpt, part->table, part->marked, whole);
        else
            part->excerpt->box = (GkExcerptBox) { whole.x0, part->marked.y0 - AROUND, whole.x1, part->marked.y1 + AROUND };
        g_ptr_array_add(excerpts, part->excerpt);
    }
    return excerpts;
}
