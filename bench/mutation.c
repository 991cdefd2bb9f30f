/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How much of a wrong digit the identities see in real documents: mutation [-n MOST] FILE.pdf…
 *
 * Of the numbers that are confirmed (in a check that holds, in none that fails), at most MOST of each document are
 * taken at even distances. In each a digit of a fixed sequence is changed, and the identities are tried anew: the
 * change is caught when the cell is no longer confirmed, and contradicted when a check about it fails.
 */
#include "normalize/checks/checks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    guint confirmed, tried, caught, contradicted;
} Counts;

/* Per cell of a table: 1 in a check that holds, 2 in one that fails. */
static guint
marks_of(const GkDisclosure *disclosure, GkCellRef cell)
{
    const GkTable *table = &disclosure->document->tables[cell.table];
    guint at = table->cell_at[(gsize) cell.row * table->column_count + cell.column], marks = 0;
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        gboolean about = FALSE;
        for (guint t = 0; t <= check->n_terms && !about; t++) {
            if (t == check->n_terms ? check->total_is_statement : !gk_check_speaks_of_terms(check))
                continue;
            GkCellRef ref = t < check->n_terms ? check->terms[t] : check->total;
            about = ref.table == cell.table && table->cell_at[(gsize) ref.row * table->column_count + ref.column] == at;
        }
        if (about)
            marks |= check->status == GK_CHECK_PASS ? 1 : check->status == GK_CHECK_FAIL ? 2 : 0;
    }
    return marks;
}

static void
change_digit(GString *digits, GRand *random)
{
    guint n = 0, skip;
    for (gsize i = 0; i < digits->len; i++)
        n += g_ascii_isdigit(digits->str[i]) != 0;
    skip = (guint) g_rand_int_range(random, 0, (gint32) n);
    for (gsize i = 0; i < digits->len; i++) {
        if (!g_ascii_isdigit(digits->str[i]) || skip-- > 0)
            continue;
        char before = digits->str[i];
        while (digits->str[i] == before)
            digits->str[i] = (char) ('0' + g_rand_int_range(random, 0, 10));
        return;
    }
}

static void
try_cell(GkDisclosure *disclosure, GkCellRef ref, guint cell, GRand *random, Counts *counts)
{
    GkTableMeaning *meaning = &disclosure->tables[ref.table];
    GkValue *value = (GkValue *) &meaning->values[cell], before = *value;
    g_autofree char *printed = gk_decimal_to_string(value->decimal);
    g_autoptr(GString) digits = g_string_new(printed);
    change_digit(digits, random);
    if (!gk_decimal_parse(digits->str, &value->decimal))
        return;
    if (value->has_yuan)
        gk_decimal_multiply(value->decimal, value->unit->factor, &value->yuan);
    gk_normalize_checks(disclosure);
    guint marks = marks_of(disclosure, ref);
    counts->tried++;
    counts->caught += marks != 1;
    counts->contradicted += (marks & 2) != 0;
    if (marks == 1 && g_getenv("GONGKAI_MUTATION"))
        printf("  not caught: table %u, row %u, column %u (%s): %s for %s\n", ref.table + 1, ref.row, ref.column,
               meaning->kind, digits->str, printed);
    *value = before;
}

static void
measure(const char *path, guint most, Counts *counts)
{
    g_autoptr(GkPageSource) source = gk_page_source_open(path, NULL, NULL);
    if (!source)
        return;
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_document_new(source, NULL), NULL, NULL);
    g_autoptr(GArray) refs = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autofree guint8 **marks = g_new0(guint8 *, disclosure->document->n_tables + 1);
    for (guint t = 0; t < disclosure->document->n_tables; t++)
        marks[t] = g_new0(guint8, disclosure->document->tables[t].n_cells + 1);
    for (guint i = 0; i < disclosure->n_checks; i++) {
        const GkCheck *check = &disclosure->checks[i];
        for (guint t = 0; t <= check->n_terms; t++) {
            if (t == check->n_terms ? check->total_is_statement : !gk_check_speaks_of_terms(check))
                continue;
            GkCellRef ref = t < check->n_terms ? check->terms[t] : check->total;
            const GkTable *table = &disclosure->document->tables[ref.table];
            marks[ref.table][table->cell_at[(gsize) ref.row * table->column_count + ref.column]] |=
                check->status == GK_CHECK_PASS   ? 1
                : check->status == GK_CHECK_FAIL ? 2
                                                 : 0;
        }
    }
    for (guint t = 0; t < disclosure->document->n_tables; t++)
        for (guint i = 0; i < disclosure->document->tables[t].n_cells; i++) {
            const GkCell *cell = &disclosure->document->tables[t].cells[i];
            GkCellRef ref = { t, cell->row, cell->column };
            if (marks[t][i] != 1 || disclosure->tables[t].values[i].state != GK_VALUE_NUMBER)
                continue;
            g_array_append_val(refs, ref);
            g_array_append_val(cells, i);
        }
    guint step = MAX(1, refs->len / MAX(most, 1));
    GRand *random = g_rand_new_with_seed(20230310);
    for (guint i = 0; i < refs->len; i += step)
        try_cell(disclosure, g_array_index(refs, GkCellRef, i), g_array_index(cells, guint, i), random, counts);
    counts->confirmed += refs->len;
    g_rand_free(random);
    for (guint t = 0; t < disclosure->document->n_tables; t++)
        g_free(marks[t]);
}

int
main(int argc, char **argv)
{
    guint most = 200;
    Counts all = { 0 };
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-n") == 0 && i + 1 < argc) {
            most = (guint) strtoul(argv[++i], NULL, 10);
            continue;
        }
        Counts counts = { 0 };
        measure(argv[i], most, &counts);
        if (counts.tried)
            printf("%s: confirmed %u, tried %u, caught %u, contradicted %u\n", argv[i], counts.confirmed, counts.tried,
                   counts.caught, counts.contradicted);
        all.confirmed += counts.confirmed;
        all.tried += counts.tried;
        all.caught += counts.caught;
        all.contradicted += counts.contradicted;
    }
    printf("all: confirmed %u, tried %u, caught %u (%.2f %%), contradicted %u (%.2f %%)\n", all.confirmed, all.tried,
           all.caught, 100.0 * all.caught / MAX(all.tried, 1), all.contradicted,
           100.0 * all.contradicted / MAX(all.tried, 1));
    return 0;
}
