/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A classification code is 3 digits (类), 5 (款) or 7 (项); a few local tables go
 * on to 9. It is printed in one cell or split into 3 + 2 + 2. In split form the
 * first parts are repeated on each row, or run over the rows as a merged cell,
 * or are printed once and left blank below; a leading zero may be lost (301 | 2).
 */
#include "normalize/tables/row_code.h"

#include "data/data.h"
#include "normalize/values/label_words.h"
#include "normalize/values/text.h"

#include <string.h>

#define LONGEST_CODE 11
#define MOST_COLUMNS 4

/* 单位编码 and the like: codes, but of no classification. */
static gboolean
is_other_code(const GkColumn *column)
{
    if (column->path_length == 0)
        return FALSE;
    g_autofree char *key = gk_text_key_without_brackets(column->path[column->path_length - 1]);
    return gk_label_words_mean("column-words.tsv", key, "other_code");
}

static void
add_column(guint *columns, guint *n_columns, guint column)
{
    if (*n_columns < MOST_COLUMNS)
        columns[(*n_columns)++] = column;
}

GkCodeColumns
gk_code_columns(const GkTableWork *work, guint first_column, guint last_column)
{
    GkCodeColumns result = { { 0 } };
    guint next = first_column; /* where the next of the classification's columns has to stand */
    for (guint c = first_column; c <= last_column; c++) {
        const GkColumn *column = &work->meaning->columns[c];
        if (column->role != GK_COLUMN_CODE)
            continue;
        if (is_other_code(column)) {
            add_column(result.others, &result.n_others, c);
        } else if (result.n_columns == 0 || c == next) {
            add_column(result.columns, &result.n_columns, c);
            next = c + 1;
        }
    }
    return result;
}

static gboolean
all_digits(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text);
}

/* The printed piece of a code column, "" when there is none. */
static char *
piece_at(const GkTableWork *work, guint row, guint column, gboolean *covers_last)
{
    const GkCell *cell = gk_table_cell_at(work->table, row, column);
    *covers_last = cell->column + cell->column_span - 1 > column;
    if (cell->column != column)
        return g_strdup("");
    char *key = gk_text_key(cell->text);
    if (strlen(key) > LONGEST_CODE || !all_digits(key))
        *key = '\0';
    return key;
}

/* Codes of one column: digits, perhaps parted (201-03-01), or a few letters and digits such as A0101. */
static char *
single_code(const GkTableWork *work, guint row, guint column)
{
    const GkCell *cell = gk_table_cell_at(work->table, row, column);
    g_autofree char *key = gk_text_key(cell->column == column ? cell->text : "");
    GString *digits = g_string_new(NULL);
    gboolean code = TRUE;
    for (const char *p = key; *p; p++) {
        code &= g_ascii_isalnum(*p) || *p == '-' || *p == '.';
        if (g_ascii_isalnum(*p))
            g_string_append_c(digits, *p);
    }
    gboolean classified = gk_code_level(digits->str) > 0;
    code &= strpbrk(key, "0123456789") != NULL;
    char *result = code ? g_ascii_strup(classified ? digits->str : key, -1) : NULL;
    g_string_free(digits, TRUE);
    return result;
}

/* 3 digits, then 2 each; a lost leading zero is put back. FALSE when the piece has another length. */
static gboolean
fit_piece(char *part, gsize size, const char *piece, guint index)
{
    gsize wanted = index == 0 ? 3 : 2, length = strlen(piece);
    if (length == wanted)
        g_strlcpy(part, piece, size);
    else if (index > 0 && length == 1)
        g_snprintf(part, size, "0%s", piece);
    else
        return FALSE;
    return TRUE;
}

static char *
join_parts(const GkCodeColumns *columns, guint last)
{
    GString *code = g_string_new(NULL);
    for (guint i = 0; i <= last; i++)
        g_string_append(code, columns->parts[i]);
    return g_string_free(code, FALSE);
}

static char *
split_code(GkCodeColumns *columns, const GkTableWork *work, guint row)
{
    gint last = -1;
    for (guint i = 0; i < columns->n_columns; i++) {
        gboolean covers;
        g_autofree char *piece = piece_at(work, row, columns->columns[i], &covers);
        if (*piece == '\0')
            continue;
        if (strlen(piece) > 3) /* the whole code in the column of its level */
            return g_steal_pointer(&piece);
        if (!fit_piece(columns->parts[i], sizeof columns->parts[i], piece, i))
            return NULL;
        last = (gint) i;
        for (guint k = i + 1; k < columns->n_columns; k++)
            columns->parts[k][0] = '\0';
    }
    return last >= 0 && columns->parts[0][0] ? join_parts(columns, (guint) last) : NULL;
}

char *
gk_code_of_row(GkCodeColumns *columns, const GkTableWork *work, guint row)
{
    if (columns->n_columns == 0)
        return NULL;
    return columns->n_columns == 1 ? single_code(work, row, columns->columns[0]) : split_code(columns, work, row);
}

static gboolean
is_known_class(const char *code)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("code-classes.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        if (strncmp(code, gk_data_field(&rows[i], 0), 3) == 0)
            return TRUE;
    return FALSE;
}

guint
gk_code_level(const char *code)
{
    gsize length = strlen(code);
    if (!all_digits(code) || length < 3 || length > 9 || length % 2 == 0)
        return 0;
    return (guint) (length - 1) / 2;
}

char *
gk_code_in_label(const char *label, const char **rest)
{
    const char *p = label + strspn(label, "([");
    gsize digits = strspn(p, "0123456789");
    if ((digits != 3 && digits != 5 && digits != 7) || !is_known_class(p))
        return NULL;
    const char *name = p + digits;
    name += strspn(name, ")]-.:");
    g_autofree char *key = gk_text_key(name);
    /* A name, not a measure: 365天, 203人次 */
    if (gk_text_length(key) < 3 || !g_unichar_isalpha(g_utf8_get_char(name)))
        return NULL;
    *rest = name;
    return g_strndup(p, digits);
}

gboolean
gk_code_names_unit(const GkCodeColumns *columns, const GkTableWork *work, guint row)
{
    for (guint i = 0; i < columns->n_others; i++)
        if (*gk_table_cell_at(work->table, row, columns->others[i])->text)
            return TRUE;
    return FALSE;
}
