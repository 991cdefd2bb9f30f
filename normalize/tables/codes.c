/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Codes against the names they usually have.
 *
 * Names change over the years, old and new ones stand in one file, and some
 * publishers number on their own; a code that is not listed is no error. So a
 * disagreement is a note, one for each pair of code and name in a document, with
 * all the cells where it is printed. Names agree when one contains the other, or
 * when the listed name of any year does.
 */
#include "normalize/tables/codes.h"

#include "data/data.h"
#include "normalize/tables/meaning.h"
#include "normalize/values/text.h"

#include <string.h>

#define SHORTEST_PART 2 /* characters: a shorter name is not found inside another by chance only */

static char *
name_key(const char *name)
{
    g_autofree char *key = gk_text_key(name);
    GString *text = g_string_new(NULL);
    for (const char *p = key; *p; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            g_string_append_unichar(text, g_utf8_get_char(p));
    return g_string_free(text, FALSE);
}

static const char *
file_of(const char *code)
{
    if (*code == '2')
        return "function-codes.tsv";
    return *code == '3' || *code == '5' ? "economic-codes.tsv" : NULL;
}

static gboolean
agree(const char *a, const char *b)
{
    if (gk_text_length(a) < SHORTEST_PART || gk_text_length(b) < SHORTEST_PART)
        return strcmp(a, b) == 0;
    return strstr(a, b) || strstr(b, a);
}

const char *
gk_code_name(const char *code)
{
    const char *file = file_of(code), *name = NULL;
    guint n_rows = 0;
    const GkDataRow *rows = file ? gk_data_rows(file, &n_rows) : NULL;
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 0), code) == 0 &&
            (!name || strcmp(gk_data_field(&rows[i], 2), "current") == 0))
            name = gk_data_field(&rows[i], 1);
    return name;
}

gboolean
gk_code_has_name(const char *code, const char *name, gboolean *listed)
{
    const char *file = file_of(code);
    guint n_rows = 0;
    const GkDataRow *rows = file ? gk_data_rows(file, &n_rows) : NULL;
    g_autofree char *key = name_key(name);
    *listed = FALSE;
    for (guint i = 0; i < n_rows; i++) {
        if (strcmp(gk_data_field(&rows[i], 0), code) != 0)
            continue;
        *listed = TRUE;
        g_autofree char *usual = name_key(gk_data_field(&rows[i], 1));
        if (agree(key, usual))
            return TRUE;
    }
    return FALSE;
}

/* One disagreement, with everywhere it is printed. */
typedef struct {
    const char *code, *name;
    guint page;
    GArray *cells; /* GkCellRef */
} Disagreement;

static Disagreement *
disagreement_for(GArray *list, const char *code, const char *name, guint page)
{
    for (guint i = 0; i < list->len; i++) {
        Disagreement *item = &g_array_index(list, Disagreement, i);
        if (strcmp(item->code, code) == 0 && strcmp(item->name, name) == 0)
            return item;
    }
    Disagreement item = { code, name, page, g_array_new(FALSE, FALSE, sizeof(GkCellRef)) };
    g_array_append_val(list, item);
    return &g_array_index(list, Disagreement, list->len - 1);
}

/* The cell of a block's row that prints the label: the first label column's. */
static const GkCell *
name_cell(const GkTableMeaning *meaning, guint block, guint row)
{
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].block == block && meaning->columns[c].role == GK_COLUMN_LABEL)
            return gk_table_cell_at(meaning->table, row, c);
    return gk_table_cell_at(meaning->table, row, 0);
}

static void
check_row(GArray *list, const GkTableMeaning *meaning, guint block, guint row)
{
    const GkRow *facts = &meaning->block_rows[block][row];
    gboolean listed;
    if (!facts->code || !facts->label || gk_code_has_name(facts->code, facts->label, &listed) || !listed)
        return;
    const GkCell *cell = name_cell(meaning, block, row);
    Disagreement *item = disagreement_for(list, facts->code, facts->label, cell->n_places ? cell->places[0].page : 0);
    GkCellRef ref = { meaning->table->index, cell->row, cell->column };
    g_array_append_val(item->cells, ref);
}

void
gk_codes_check(GkTableWork *works, guint n_works)
{
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(Disagreement));
    for (guint i = 0; i < n_works; i++)
        for (guint block = 0; block < works[i].meaning->n_blocks; block++)
            for (guint row = 0; row < works[i].table->row_count; row++)
                check_row(list, works[i].meaning, block, row);
    for (guint i = 0; i < list->len; i++) {
        Disagreement *item = &g_array_index(list, Disagreement, i);
        GkDiagnostic *diagnostic = gk_diagnostics_add(works[0].diagnostics, GK_DIAGNOSTIC_CODE_NAME_MISMATCH,
                                                      item->page, NULL, "code %s is called %s here, usually %s",
                                                      item->code, item->name, gk_code_name(item->code));
        gk_diagnostic_set_cells(diagnostic, (const GkCellRef *) (gpointer) item->cells->data, item->cells->len);
        g_array_unref(item->cells);
    }
}
