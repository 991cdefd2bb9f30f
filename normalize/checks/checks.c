/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Arithmetic as evidence: the order in which identities are tried, and what they say of the document's amounts.
 *
 * An identity that holds shows that the cells it binds were read as printed and belong where they stand; one that fails is
 * a published error, a rounding beyond measure, or our fault. Nothing is ever changed by it.
 *
 *      amounts → family → finders (rows, columns, ratio, identities, performance, parts, percent) → exact → suspects, report
 */
#include "normalize/checks/checks.h"

#include "normalize/checks/exact.h"
#include "normalize/checks/finders.h"
#include "normalize/checks/report.h"
#include "normalize/checks/suspects.h"

/* Per cell of the document: 1 in an identity that holds, 2 in anything that does not. */
static void
mark_cells(const GkDisclosure *disclosure, const GkCheck *check, guint8 **marks)
{
    gboolean confirms = check->status == GK_CHECK_PASS && check->relation == GK_RELATION_EQUAL;
    guint8 bit = check->status == GK_CHECK_FAIL ? 2 : confirms;
    for (guint t = 0; t <= check->n_terms; t++) {
        if (t == check->n_terms ? check->total_is_statement : !gk_check_speaks_of_terms(check))
            continue;
        GkCellRef ref = t < check->n_terms ? check->terms[t] : check->total;
        const GkTable *table = disclosure->tables[ref.table].table;
        marks[ref.table][table->cell_at[(gsize) ref.row * table->column_count + ref.column]] |= bit;
    }
}

static void
summarize_table(GkDisclosure *disclosure, const GkTableMeaning *meaning, const guint8 *marks)
{
    const GkTable *table = meaning->table;
    for (guint i = 0; i < table->n_cells; i++) {
        const GkCell *cell = &table->cells[i];
        GkRowKind kind = meaning->rows[cell->row].kind;
        if (kind == GK_ROW_HEADER || kind == GK_ROW_ORDINAL ||
            meaning->columns[cell->column].role != GK_COLUMN_AMOUNT || meaning->values[i].state != GK_VALUE_NUMBER)
            continue;
        disclosure->summary.amounts++;
        if (marks[i] & 2)
            disclosure->summary.contradicted++;
        else if (marks[i] && !(cell->doubts & ~GK_DOUBTS_OF_PLACE))
            disclosure->summary.confirmed++;
        else
            disclosure->summary.uncovered++;
    }
}

static void
summarize(GkDisclosure *disclosure)
{
    guint n = disclosure->document->n_tables;
    guint8 **marks = g_new(guint8 *, n + 1);
    for (guint i = 0; i < n; i++)
        marks[i] = g_new0(guint8, disclosure->document->tables[i].n_cells);
    for (guint i = 0; i < disclosure->n_checks; i++)
        mark_cells(disclosure, &disclosure->checks[i], marks);
    for (guint i = 0; i < n; i++) {
        summarize_table(disclosure, &disclosure->tables[i], marks[i]);
        g_free(marks[i]);
    }
    g_free(marks);
}

void
gk_normalize_checks(GkDisclosure *disclosure)
{
    GkChecker checker = { disclosure, g_array_new(FALSE, FALSE, sizeof(GkCheck)), FALSE };
    for (guint i = 0; i < disclosure->document->n_tables; i++) {
        gk_checks_rows(&checker, i);
        gk_checks_columns(&checker, i);
        gk_checks_ratio(&checker, i);
        gk_checks_formulas(&checker, i);
        gk_checks_report_note(disclosure, &disclosure->tables[i]);
    }
    gk_checks_levels(&checker);
    gk_checks_performance(&checker);
    gk_checks_identities(&checker);
    gk_checks_parts(&checker);
    gk_checks_percent(&checker);
    gk_checks_tighten(&checker);
    if (checker.full)
        gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_LIMIT_REACHED, 0, NULL,
                           "more than %u identities; the rest was not recorded", GK_CHECKS_MOST);
    disclosure->checks = gk_arena_take_array(disclosure->arena, checker.checks, &disclosure->n_checks);
    gk_checks_accuse(disclosure);
    gk_checks_report(disclosure);
    summarize(disclosure);
}
