/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Checks that failed, in words: what is printed, as it is printed, and what the
 * other numbers say instead. The numbers themselves stay as they are.
 */
#include "normalize/findings/report.h"

#include "normalize/sums/amounts.h"
#include "normalize/sums/query.h"
#include "normalize/values/particles.h"

#define MOST_QUOTED 6 /* terms that a message quotes */

static const char *
label_of(const GkDisclosure *disclosure, GkCellRef ref)
{
    const GkTableMeaning *meaning = &disclosure->tables[ref.table];
    const GkRow *row = gk_check_row(meaning, meaning->columns[ref.column].block, ref.row);
    return row->label ? row->label : "";
}

static const GkCell *
cell_of(const GkDisclosure *disclosure, GkCellRef ref)
{
    return gk_table_cell_at(disclosure->tables[ref.table].table, ref.row, ref.column);
}

/* “12.00” + “3.00” - “1.00”, blanks left out. */
static char *
terms_words(const GkDisclosure *disclosure, const GkCheck *check)
{
    GString *words = g_string_new(NULL);
    guint quoted = 0;
    for (guint i = 0; i < check->n_terms; i++) {
        const GkCell *cell = cell_of(disclosure, check->terms[i]);
        gboolean minus = check->signs && check->signs[i] < 0;
        if (!*cell->text)
            continue;
        if (quoted++ == MOST_QUOTED) {
            g_string_append(words, " …");
            break;
        }
        g_autoptr(GkSentence) printed = gk_cell_words(cell);
        g_string_append_printf(words, "%s%s", words->len ? (minus ? " - " : " + ") : (minus ? "- " : ""),
                               gk_sentence_text(printed));
    }
    return g_string_free(words, FALSE);
}

/* The suspects that are printed, where they are fewer than all; NULL without any. */
static GkSentence *
suspects_words(const GkDisclosure *disclosure, const GkCheck *check)
{
    GkSentence *words = NULL;
    guint quoted = 0;
    for (guint i = 0; i < check->n_suspects && check->n_suspects <= check->n_terms; i++) {
        const GkCell *cell = cell_of(disclosure, check->suspects[i]);
        if (!*cell->text || quoted++ > MOST_QUOTED)
            continue;
        gk_sentence_enumerate(&words, N_("%p, %p"), quoted > MOST_QUOTED ? gk_sentence_new("…") : gk_cell_words(cell));
    }
    return words;
}

static void
report_failure(GkDisclosure *disclosure, const GkCheck *check)
{
    static const char *const EXPECTATIONS[] = { N_("%p is printed, but %s give %s"),
                                                N_("%p is printed, but %s allow at most %s"),
                                                N_("%p is printed, but %s ask for at least %s") };
    const GkCell *cell = cell_of(disclosure, check->total), *first = cell_of(disclosure, check->suspects[0]);
    const GkPlace *place = first->n_places ? first->places : NULL;
    g_autoptr(GkSentence) table = gk_table_words(disclosure->tables[check->total.table].table, place ? place->page : 0);
    g_autoptr(GkSentence) printed = *cell->text ? gk_cell_words(cell) : gk_sentence_new("nothing");
    g_autofree char *terms = terms_words(disclosure, check), *expected = gk_decimal_to_string(check->expected);
    g_autoptr(GkSentence) suspects = suspects_words(disclosure, check);
    g_autoptr(GkSentence) finding = gk_sentence_new(EXPECTATIONS[check->relation], printed, terms, expected);
    GkDiagnostic *diagnostic = gk_diagnostics_add(
        disclosure->diagnostics, GK_DIAGNOSTIC_SUM_MISMATCH, place ? place->page : 0, place ? &place->box : NULL,
        suspects ? N_("%p, %s: %p (%s); nothing bears out %p") : N_("%p, %s: %p (%s)"), table,
        label_of(disclosure, check->total), finding, check->rule, suspects);
    gk_diagnostic_set_cells(diagnostic, check->suspects, check->n_suspects);
}

static char *
with_unit(GkDecimal number, const char *unit)
{
    g_autofree char *text = gk_decimal_to_string(number);
    return g_strconcat(text, unit, NULL);
}

static void
report_statement(GkDisclosure *disclosure, const GkCheck *check)
{
    static const char *const FINDINGS[] = {
        N_("page %u, in the text, “%s” %s: it says %s, but it should be %s (%s)"),
        N_("page %u, in the text, “%s” %s: it says %s, but it should be at most %s (%s)"),
        N_("page %u, in the text, “%s” %s: it says %s, but it should be at least %s (%s)"),
    };
    const GkStatement *statement = &disclosure->statements[check->total_statement];
    const GkPlace *place = statement->n_places ? statement->places : NULL;
    const char *unit = check->kind == GK_CHECK_SHARE ? "%" : gk_particle_word("yuan");
    g_autofree char *actual = with_unit(check->actual, unit), *expected = with_unit(check->expected, unit);
    g_autofree char *printed = g_strconcat(statement->printed ? statement->printed : "",
                                           statement->printed && statement->unit ? statement->unit : "", NULL);
    GkDiagnostic *diagnostic = gk_diagnostics_add(
        disclosure->diagnostics, GK_DIAGNOSTIC_STATEMENT_MISMATCH, place ? place->page : 0, place ? &place->box : NULL,
        FINDINGS[check->relation], place ? place->page : 0, statement->subject, printed, actual, expected, check->rule);
    gk_diagnostic_set_cells(diagnostic, check->suspects, check->n_suspects);
}

void
gk_checks_report(GkDisclosure *disclosure)
{
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        if (check->status == GK_CHECK_FAIL)
            (check->total_is_statement ? report_statement : report_failure)(disclosure, check);
    }
}

static void
contradict_note(GkDisclosure *disclosure, const GkTable *table, GkCellRef ref)
{
    const GkCell *cell = cell_of(disclosure, ref);
    g_autoptr(GkSentence) words = gk_table_words(table, cell->places->page), printed = gk_cell_words(cell);
    GkDiagnostic *diagnostic =
        gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_EMPTY_TABLE_CONTRADICTED, cell->places->page,
                           &cell->places->box, "%p is called empty in its note, but holds amounts: %p", words, printed);
    gk_diagnostic_set_cells(diagnostic, &ref, 1);
}

void
gk_checks_report_note(GkDisclosure *disclosure, const GkTableMeaning *meaning)
{
    const GkTable *table = meaning->table;
    for (guint n = 0; n < table->n_notes; n++) {
        if (!gk_check_says(table->notes[n].text, "empty_note"))
            continue;
        for (guint i = 0; i < table->n_cells; i++) {
            GkCellRef ref = { table->index, table->cells[i].row, table->cells[i].column };
            if (ref.row < table->header_row_count || meaning->columns[ref.column].role != GK_COLUMN_AMOUNT ||
                !gk_check_has_amount(disclosure, ref))
                continue;
            contradict_note(disclosure, table, ref);
            return;
        }
    }
}
