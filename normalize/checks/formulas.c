/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Formulas that are printed:
 *
 *      项目        公式     本地区   本级           地区    债务限额   一般   专项
 *      一、发行额   A=B+C    47.21    33.09                  A=B+C      B      C
 *      一般债券     B        31.45    21.84          本级    60         20     40
 *      专项债券     C        15.76    11.25
 *
 * A line of cells names rows, or columns, by letters or numbers, and says which of them make up which. That is asserted by
 * the document itself; where it mostly does not come out, the line was misread. Products and quotients are not tried:
 * columns of percentages are looked at anyway (ratio.c).
 */
#include "normalize/checks/finders.h"
#include "normalize/sums/query.h"
#include "normalize/values/text.h"

#include <string.h>

#define MOST_TERMS 16u
#define LONGEST_NAME 2u

/* A column of names of rows, or a row of names of columns. */
typedef struct {
    const GkTableMeaning *meaning;
    gboolean of_rows;
    guint line; /* a column for names of rows, else a row */
    GHashTable *names; /* "a" → row or column, and one */
} Line;

typedef struct {
    guint total, terms[MOST_TERMS], n_terms; /* rows or columns */
    gint8 signs[MOST_TERMS];
} Formula;

/* --- a line of names --- */

static gsize
name_length(const char *text)
{
    gsize n = 0;
    while (g_ascii_isalnum(text[n]))
        n++;
    return n <= LONGEST_NAME ? n : 0;
}

/* "a=b+c"; the caller frees it. NULL for a cell that begins elsewhere, or that says nothing. */
static char *
text_at(const Line *line, guint i)
{
    guint row = line->of_rows ? i : line->line, column = line->of_rows ? line->line : i;
    const GkCell *cell = gk_table_cell_at(line->meaning->table, row, column);
    return cell->row == row && cell->column == column && *cell->text ? gk_text_key(cell->text) : NULL;
}

static guint
line_length(const Line *line)
{
    return line->of_rows ? line->meaning->table->row_count : line->meaning->table->column_count;
}

static void
read_names(Line *line)
{
    line->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < line_length(line); i++) {
        g_autofree char *text = text_at(line, i);
        gsize length = text ? name_length(text) : 0;
        if (length && (text[length] == '=' || text[length] == '\0')) {
            char *name = g_strndup(text, length);
            guint found = g_hash_table_contains(line->names, name) ? 0 : i + 1; /* twice: neither */
            g_hash_table_replace(line->names, name, GUINT_TO_POINTER(found));
        }
    }
}

/* The row or column of the name that begins the text; FALSE for none. */
static gboolean
find_name(const Line *line, const char **text, guint *found)
{
    gsize length = name_length(*text);
    g_autofree char *name = g_strndup(*text, length);
    guint place = length ? GPOINTER_TO_UINT(g_hash_table_lookup(line->names, name)) : 0;
    *text += length;
    *found = place - 1;
    return place > 0;
}

static gboolean
parse_formula(const Line *line, const char *text, Formula *formula)
{
    gint8 sign = 1;
    *formula = (Formula) { 0 };
    if (!find_name(line, &text, &formula->total) || *text++ != '=')
        return FALSE;
    for (;;) {
        guint n = formula->n_terms;
        if (n == MOST_TERMS || !find_name(line, &text, &formula->terms[n]))
            return FALSE;
        formula->signs[n] = sign;
        formula->n_terms++;
        if (*text == '\0')
            return n > 0;
        sign = *text == '-' ? -1 : 1;
        if (*text != '+' && *text != '-')
            return FALSE;
        text++;
    }
}

/* --- what it says --- */

static gboolean
cell_of(const Line *line, guint named, guint other, GkCellRef *cell)
{
    guint row = line->of_rows ? named : other, column = line->of_rows ? other : named;
    return line->meaning->columns[column].role == GK_COLUMN_AMOUNT && gk_check_cell(line->meaning, row, column, cell);
}

static void
try_formula(GkFamily *family, const Line *line, const Formula *formula)
{
    const GkTable *table = line->meaning->table;
    guint end = line->of_rows ? table->column_count : table->row_count;
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(GkCellRef));
    for (guint other = line->of_rows ? 0 : table->header_row_count; other < end; other++) {
        GkCellRef total, term;
        if (other == line->line || !cell_of(line, formula->total, other, &total))
            continue;
        g_array_set_size(terms, 0);
        for (guint i = 0; i < formula->n_terms && cell_of(line, formula->terms[i], other, &term); i++)
            g_array_append_val(terms, term);
        if (terms->len == formula->n_terms)
            gk_family_try(family, line->of_rows ? GK_CHECK_COLUMN_SUM : GK_CHECK_ROW_SUM, "printed_formula", total, terms,
                          formula->signs);
    }
}

static void
try_line(GkChecker *checker, Line *line)
{
    GkFamily family = gk_family_begin(checker, FALSE);
    read_names(line);
    for (guint i = 0; i < line_length(line); i++) {
        g_autofree char *text = text_at(line, i);
        Formula formula;
        if (text && strchr(text, '=') && parse_formula(line, text, &formula))
            try_formula(&family, line, &formula);
    }
    g_hash_table_unref(line->names);
    gk_family_end(&family);
}

void
gk_checks_formulas(GkChecker *checker, guint index)
{
    const GkTableMeaning *meaning = &checker->disclosure->tables[index];
    const GkTable *table = meaning->table;
    g_autofree gboolean *columns = g_new0(gboolean, table->column_count + 1);
    g_autofree gboolean *rows = g_new0(gboolean, table->row_count + 1);
    for (guint i = 0; i < table->n_cells; i++) {
        const GkCell *cell = &table->cells[i];
        if (!strchr(cell->text, '=') && !strstr(cell->text, "＝"))
            continue;
        GkColumnRole role = meaning->columns[cell->column].role;
        gboolean of_rows = role != GK_COLUMN_AMOUNT && role != GK_COLUMN_SHARE;
        gboolean *done = of_rows ? &columns[cell->column] : &rows[cell->row];
        Line line = { meaning, of_rows, of_rows ? cell->column : cell->row, NULL };
        if (!*done)
            try_line(checker, &line);
        *done = TRUE;
    }
}
