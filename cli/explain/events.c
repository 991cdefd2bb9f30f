/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the finished document says, as events beside those that were noted on the way; and the choice among them.
 */
#include "cli/explain/explain.h"

#include <string.h>

#define NEAR 6.0 /* points around a part of a table within which events are told with it */

#define TELL(trace, code, page, box, ...)                                                                              \
    G_STMT_START                                                                                                       \
    {                                                                                                                  \
        const GkTraceValue values_of_event[] = { __VA_ARGS__ };                                                        \
        gk_trace_add((trace), GK_TRACE_##code, (page), (box), values_of_event, G_N_ELEMENTS(values_of_event));         \
    }                                                                                                                  \
    G_STMT_END

/* --- the document --- */

static void
add_cell(GkTrace *trace, const GkTable *table, const GkCell *cell)
{
    g_autofree char *repairs = gk_repair_texts(cell->repairs);
    g_autofree char *doubts = gk_doubt_texts(cell->doubts);
    g_autofree char *id = g_strdup_printf("t%u.r%u.c%u", table->index + 1, cell->row, cell->column);
    for (guint i = 0; i < cell->n_places; i++)
        TELL(trace, CELL, cell->places[i].page, &cell->places[i].box, gk_trace_text("id", id),
             gk_trace_uint("table", table->index + 1), gk_trace_uint("row", cell->row + 1),
             gk_trace_uint("column", cell->column + 1),
             gk_trace_uint("row_span", cell->row_span > 1 ? cell->row_span : 0),
             gk_trace_uint("column_span", cell->column_span > 1 ? cell->column_span : 0),
             gk_trace_text("text", cell->text), gk_trace_text("printed", cell->printed),
             gk_trace_flag("header", cell->row < table->header_row_count), gk_trace_text("repairs", repairs),
             gk_trace_text("doubts", doubts));
}

static void
add_caption(GkTrace *trace, const GkTable *table, const char *kind, const GkText *text)
{
    for (guint i = 0; i < text->n_places; i++)
        TELL(trace, CAPTION, text->places[i].page, &text->places[i].box, gk_trace_text("kind", kind),
             gk_trace_uint("table", table->index + 1), gk_trace_text("text", text->text));
}

static void
add_captions(GkTrace *trace, const GkTable *table)
{
    add_caption(trace, table, "title", &table->title);
    add_caption(trace, table, "number", &table->number);
    add_caption(trace, table, "organization", &table->organization);
    add_caption(trace, table, "unit", &table->unit);
    add_caption(trace, table, "subtitle", &table->subtitle);
    for (guint i = 0; i < table->n_notes; i++)
        add_caption(trace, table, "note", &table->notes[i]);
}

static void
add_table(GkTrace *trace, const GkTable *table)
{
    for (guint i = 0; i < table->n_parts; i++) {
        const GkTablePart *part = &table->parts[i];
        g_autofree char *because = gk_join_texts(part->joined_because);
        TELL(trace, PART, part->page, &part->box, gk_trace_uint("table", table->index + 1),
             gk_trace_text("title", table->title.text), gk_trace_uint("first_row", part->first_row + 1),
             gk_trace_uint("last_row", part->last_row + 1), gk_trace_uint("rows", table->row_count),
             gk_trace_uint("first_column", part->first_column + 1), gk_trace_uint("last_column", part->last_column + 1),
             gk_trace_text("because", because), gk_trace_uint("repeated", part->repeated_header_rows));
    }
    if (table->n_parts && table->parts[0].apart_because) {
        g_autofree char *because = gk_apart_texts(table->parts[0].apart_because);
        TELL(trace, JOIN_REFUSED, table->parts[0].page, &table->parts[0].box, gk_trace_uint("table", table->index + 1),
             gk_trace_text("because", because));
    }
    add_captions(trace, table);
    for (guint i = 0; i < table->n_cells; i++)
        add_cell(trace, table, &table->cells[i]);
}

static void
add_diagnostic(GkTrace *trace, const GkDiagnostic *diagnostic, guint page)
{
    static const char *const SEVERITIES[] = { "note", "warning", "error" };
    TELL(trace, DIAGNOSTIC, page, diagnostic->has_box ? &diagnostic->box : NULL,
         gk_trace_text("severity", SEVERITIES[gk_diagnostic_code_severity(diagnostic->code)]),
         gk_trace_text("code", gk_diagnostic_code_name(diagnostic->code)),
         gk_trace_text("message", diagnostic->message));
}

void
gk_explain_add_document(GkTrace *trace, const GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    gk_trace_end(trace);
    for (guint i = 0; i < document->n_tables; i++)
        add_table(trace, &document->tables[i]);
    for (guint i = 0; i < gk_diagnostics_count(disclosure->diagnostics); i++) {
        const GkDiagnostic *diagnostic = gk_diagnostics_get(disclosure->diagnostics, i);
        add_diagnostic(trace, diagnostic, diagnostic->page);
    }
}

/* --- the choice --- */

static guint
count_value(const GkTraceEvent *event, const char *key)
{
    for (guint i = 0; i < event->n_values; i++)
        if (strcmp(event->values[i].key, key) == 0 && event->values[i].kind == GK_TRACE_KIND_COUNT)
            return (guint) event->values[i].number;
    return 0;
}

static gboolean
touches(GkBox a, GkBox b)
{
    return gk_overlap(a.x0, a.x1, b.x0, b.x1) > -NEAR && gk_overlap(a.y0, a.y1, b.y0, b.y1) > -NEAR;
}

/* It is about the table by its number, or lies where the table does. */
static gboolean
is_about(const GkTraceEvent *event, const GkTable *table)
{
    guint number = count_value(event, "table");
    if (number)
        return number == table->index + 1;
    for (guint i = 0; i < table->n_parts; i++)
        if (table->parts[i].page == event->page && (!event->has_box || touches(table->parts[i].box, event->box)))
            return TRUE;
    return FALSE;
}

static gboolean
is_chosen(const GkTraceEvent *event, const GkExplainChoice *choice, const GkTable *table)
{
    if (event->code == GK_TRACE_LIMIT_REACHED)
        return TRUE;
    if (event->page && choice->first_page && (event->page < choice->first_page || event->page > choice->last_page))
        return FALSE;
    return (choice->layers & (1u << gk_trace_code_layer(event->code))) && (!table || is_about(event, table));
}

typedef struct {
    const GkTraceEvent *event;
    guint order;
} Chosen;

static int
compare_chosen(gconstpointer a, gconstpointer b)
{
    const Chosen *p = a, *q = b;
    if (p->event->page != q->event->page)
        return p->event->page < q->event->page ? -1 : 1;
    gboolean first = p->event->code == GK_TRACE_PAGE, second = q->event->code == GK_TRACE_PAGE;
    if (first != second)
        return first ? -1 : 1;
    return p->order < q->order ? -1 : p->order > q->order;
}

GPtrArray *
gk_explain_select(const GkTrace *trace, const GkDisclosure *disclosure, const GkExplainChoice *choice)
{
    const GkTable *table = choice->table ? &disclosure->document->tables[choice->table - 1] : NULL;
    g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(Chosen));
    for (guint i = 0; i < gk_trace_count(trace); i++) {
        Chosen candidate = { gk_trace_get(trace, i), i };
        if (is_chosen(candidate.event, choice, table))
            g_array_append_val(chosen, candidate);
    }
    g_array_sort(chosen, compare_chosen);
    GPtrArray *events = g_ptr_array_new();
    for (guint i = 0; i < chosen->len; i++)
        g_ptr_array_add(events, (gpointer) g_array_index(chosen, Chosen, i).event);
    return events;
}

guint8 *
gk_explain_refused(const GkTrace *trace)
{
    guint most = 0;
    for (guint i = 0; i < gk_trace_count(trace); i++)
        most = MAX(most, gk_trace_get(trace, i)->candidate);
    guint8 *refused = g_new0(guint8, (gsize) most + 1);
    for (guint i = 0; i < gk_trace_count(trace); i++)
        if (gk_trace_get(trace, i)->code == GK_TRACE_REFUSED)
            refused[gk_trace_get(trace, i)->candidate] = 1;
    return refused;
}
