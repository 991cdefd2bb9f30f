/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From cells and statements to their checks.
 *
 * A check names its total and terms; the JSON, and whoever asks what else speaks for an amount, want it the other way
 * round, for those that it says something about. All cells of the document, then all statements, are numbered through
 * (nodes); the checks of node n are ids[first[n] .. end[n]). Made in two passes
 * over the checks, counting and filling, so that the cost is that of the links.
 */
#include "normalize/sums/index.h"

struct _GkCheckIndex {
    const GkDisclosure *disclosure;
    guint *table_first; /* node of the first cell of each table; last: of the first statement */
    guint *first, *end; /* by node */
    guint *ids;
};

guint
gk_check_index_cell(const GkCheckIndex *index, GkCellRef ref)
{
    const GkTable *table = &index->disclosure->document->tables[ref.table];
    return index->table_first[ref.table] + table->cell_at[(gsize) ref.row * table->column_count + ref.column];
}

guint
gk_check_index_statement(const GkCheckIndex *index, guint statement)
{
    return index->table_first[index->disclosure->document->n_tables] + statement;
}

/* Adds check number `check` to the list of `node`, once. */
static void
link_node(GkCheckIndex *index, guint node, guint check, gboolean fill)
{
    if (!fill)
        index->end[node]++;
    else if (index->end[node] == index->first[node] || index->ids[index->end[node] - 1] != check)
        index->ids[index->end[node]++] = check;
}

static void
link_checks(GkCheckIndex *index, gboolean fill)
{
    for (guint i = 0; i < index->disclosure->n_checks; i++) {
        const GkCheck *check = &index->disclosure->checks[i];
        for (guint t = 0; t < check->n_terms && gk_check_speaks_of_terms(check); t++)
            link_node(index, gk_check_index_cell(index, check->terms[t]), i, fill);
        for (guint t = 0; t < check->n_statement_terms; t++)
            link_node(index, gk_check_index_statement(index, check->statement_terms[t]), i, fill);
        guint total = check->total_is_statement ? gk_check_index_statement(index, check->total_statement)
                                                : gk_check_index_cell(index, check->total);
        link_node(index, total, i, fill);
    }
}

static guint
number_nodes(GkCheckIndex *index)
{
    const GkDocument *document = index->disclosure->document;
    guint nodes = 0;
    index->table_first = g_new(guint, document->n_tables + 1);
    for (guint i = 0; i < document->n_tables; i++) {
        index->table_first[i] = nodes;
        nodes += document->tables[i].n_cells;
    }
    index->table_first[document->n_tables] = nodes;
    return nodes + index->disclosure->n_statements;
}

GkCheckIndex *
gk_check_index_new(const GkDisclosure *disclosure)
{
    GkCheckIndex *index = g_new0(GkCheckIndex, 1);
    index->disclosure = disclosure;
    guint nodes = number_nodes(index), links = 0;
    index->first = g_new(guint, nodes + 1);
    index->end = g_new0(guint, nodes + 1);
    link_checks(index, FALSE);
    for (guint i = 0; i < nodes; i++) {
        index->first[i] = links;
        links += index->end[i];
        index->end[i] = index->first[i];
    }
    index->ids = g_new(guint, links + 1);
    link_checks(index, TRUE);
    return index;
}

void
gk_check_index_free(GkCheckIndex *index)
{
    g_free(index->table_first);
    g_free(index->first);
    g_free(index->end);
    g_free(index->ids);
    g_free(index);
}

guint
gk_check_index_nodes(const GkCheckIndex *index)
{
    return index->table_first[index->disclosure->document->n_tables] + index->disclosure->n_statements;
}

const guint *
gk_check_index_of(const GkCheckIndex *index, guint node, guint *n_checks)
{
    *n_checks = index->end[node] - index->first[node];
    return index->ids + index->first[node];
}
