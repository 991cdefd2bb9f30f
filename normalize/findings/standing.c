/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the checks say of each amount.
 *
 *   accused by a check that fails (suspects.c)                        contradicted
 *   digits in doubt (two readings, covered, struck out)               doubtful, whatever holds
 *   place in doubt, and no identity that it makes hold                doubtful
 *   in an equality that holds, and in nothing that fails              confirmed
 *   else                                                              read
 *
 * Two recognized amounts that are the same confirm nothing: whoever misreads the one misreads the other.
 * A bound that holds confirms nothing, and a percentage that would not notice another digit speaks of itself alone
 * (gk_check_speaks_of_terms()).
 */
#include "normalize/findings/standing.h"

#include "normalize/sums/amounts.h"

/* What checks say of an amount. */
enum { HOLDS = 1, FAILS = 2, ACCUSED = 4 };

static guint8
mark_of(const GkCheck *check)
{
    if (check->status == GK_CHECK_FAIL)
        return FAILS;
    return check->status == GK_CHECK_PASS && check->relation == GK_RELATION_EQUAL ? HOLDS : 0;
}

static void
mark_cell(const GkDisclosure *disclosure, GkCellRef ref, guint8 mark, guint8 **marks)
{
    const GkTable *table = disclosure->tables[ref.table].table;
    marks[ref.table][table->cell_at[(gsize) ref.row * table->column_count + ref.column]] |= mark;
}

static gboolean
is_recognized(const GkDisclosure *disclosure, GkCellRef ref)
{
    return (gk_table_cell_at(&disclosure->document->tables[ref.table], ref.row, ref.column)->repairs &
            GK_REPAIR_RECOGNIZED) != 0;
}

/* It says that two recognized amounts are the same, and no more. */
static gboolean
is_echo(const GkDisclosure *disclosure, const GkCheck *check)
{
    gboolean recognized = !check->total_is_statement && is_recognized(disclosure, check->total);
    for (guint t = 0; t < check->n_terms; t++)
        recognized = recognized || is_recognized(disclosure, check->terms[t]);
    return recognized && check->n_statement_terms == 0 && gk_check_count_terms(disclosure, check) < 2;
}

static void
mark_check(const GkDisclosure *disclosure, const GkCheck *check, guint8 **marks, guint8 *said)
{
    guint8 mark = mark_of(check), accusing = mark == FAILS ? ACCUSED : mark;
    if (mark == HOLDS && is_echo(disclosure, check))
        return;
    for (guint i = 0; mark == FAILS && i < check->n_suspects; i++)
        mark_cell(disclosure, check->suspects[i], ACCUSED, marks);
    for (guint t = 0; t < check->n_terms && gk_check_speaks_of_terms(check); t++)
        mark_cell(disclosure, check->terms[t], mark, marks);
    for (guint t = 0; t < check->n_statement_terms; t++)
        said[check->statement_terms[t]] |= accusing;
    if (check->total_is_statement)
        said[check->total_statement] |= accusing;
    else
        mark_cell(disclosure, check->total, mark, marks);
}

static GkStanding
standing_of(guint8 mark, guint doubts)
{
    if (mark & ACCUSED)
        return GK_STANDING_CONTRADICTED;
    if ((doubts & ~GK_DOUBTS_OF_PLACE) || (doubts && !(mark & HOLDS)))
        return GK_STANDING_DOUBTFUL;
    return mark == HOLDS ? GK_STANDING_CONFIRMED : GK_STANDING_READ;
}

/* Turns the marks of a table into standings, and counts its amounts. */
static void
settle_table(GkDisclosure *disclosure, GkTableMeaning *meaning, guint8 *marks)
{
    const GkTable *table = meaning->table;
    for (guint i = 0; i < table->n_cells; i++) {
        const GkCell *cell = &table->cells[i];
        GkValueState state = meaning->values[i].state;
        gboolean amount = meaning->dimensions[i].is_amount && state != GK_VALUE_UNREADABLE;
        GkStanding standing = standing_of(marks[i], cell->doubts);
        GkRowKind kind = meaning->rows[cell->row].kind;
        marks[i] = (guint8) (amount ? standing : GK_STANDING_NONE);
        if (kind == GK_ROW_HEADER || kind == GK_ROW_ORDINAL || meaning->columns[cell->column].role != GK_COLUMN_AMOUNT ||
            state != GK_VALUE_NUMBER)
            continue;
        disclosure->summary.amounts++;
        disclosure->summary.contradicted += standing == GK_STANDING_CONTRADICTED;
        disclosure->summary.confirmed += standing == GK_STANDING_CONFIRMED;
        disclosure->summary.uncovered += standing == GK_STANDING_READ || standing == GK_STANDING_DOUBTFUL;
    }
    meaning->standings = marks;
}

static void
settle_statements(GkDisclosure *disclosure, guint8 *said)
{
    for (guint i = 0; i < disclosure->n_statements; i++)
        said[i] = (guint8) (disclosure->said[i].is_amount ? standing_of(said[i], disclosure->said_doubtful[i] ? GK_DOUBT_READERS_DIFFER : 0)
                                                           : GK_STANDING_NONE);
    disclosure->said_standings = said;
}

void
gk_checks_find_standings(GkDisclosure *disclosure)
{
    guint n = disclosure->document->n_tables;
    guint8 **marks = g_new(guint8 *, n + 1);
    for (guint i = 0; i < n; i++)
        marks[i] = gk_arena_new_array(disclosure->arena, guint8, MAX(disclosure->document->tables[i].n_cells, 1));
    guint8 *said = gk_arena_new_array(disclosure->arena, guint8, MAX(disclosure->n_statements, 1));
    for (guint i = 0; i < disclosure->n_checks; i++)
        mark_check(disclosure, &disclosure->checks[i], marks, said);
    for (guint i = 0; i < n; i++)
        settle_table(disclosure, &disclosure->tables[i], marks[i]);
    settle_statements(disclosure, said);
    g_free(marks);
}
