/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for the meaning of tables: one table per input, its rows parted by |, its cells by ;.
 * A first character from 0 to 4 is the number of header rows. "<" makes a cell part of the one to
 * its left, "^" of the one above. Whatever the table says, every cell, row and column has a meaning,
 * parents come before their parts, and no yuan is given without a number.
 */
#include "normalize/disclosure.h"
#include "tests/support/document-builder.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ROWS 60
#define MOST_COLUMNS 16

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
check(gboolean holds)
{
    if (!holds)
        abort();
}

typedef struct {
    char **cells[MOST_ROWS];
    guint rows, columns;
    gboolean taken[MOST_ROWS][MOST_COLUMNS];
} Grid;

static const char *
cell_at(const Grid *grid, guint row, guint column)
{
    return column < g_strv_length(grid->cells[row]) ? grid->cells[row][column] : "";
}

static guint
spans(const Grid *grid, guint row, guint column, gboolean down)
{
    guint n = 1;
    while (down ? row + n < grid->rows && strcmp(cell_at(grid, row + n, column), "^") == 0 &&
                   !grid->taken[row + n][column]
                : column + n < grid->columns && strcmp(cell_at(grid, row, column + n), "<") == 0 &&
                   !grid->taken[row][column + n])
        n++;
    return n;
}

static cJSON *
cells_json(Grid *grid)
{
    cJSON *cells = cJSON_CreateArray();
    for (guint r = 0; r < grid->rows; r++)
        for (guint c = 0; c < grid->columns; c++) {
            if (grid->taken[r][c])
                continue;
            guint down = spans(grid, r, c, TRUE), right = down > 1 ? 1 : spans(grid, r, c, FALSE);
            for (guint i = 0; i < down; i++)
                for (guint k = 0; k < right; k++)
                    grid->taken[r + i][c + k] = TRUE;
            cJSON *cell = cJSON_CreateObject();
            cJSON_AddNumberToObject(cell, "row", r);
            cJSON_AddNumberToObject(cell, "column", c);
            cJSON_AddNumberToObject(cell, "row_span", down);
            cJSON_AddNumberToObject(cell, "column_span", right);
            cJSON_AddStringToObject(cell, "text", cell_at(grid, r, c));
            cJSON_AddItemToArray(cells, cell);
        }
    return cells;
}

static char *
document_json(const char *text)
{
    Grid grid = { { NULL } };
    guint header = *text >= '0' && *text <= '4' ? (guint) (*text++ - '0') : 1;
    g_auto(GStrv) rows = g_strsplit(text, "|", MOST_ROWS);
    for (; rows[grid.rows]; grid.rows++) {
        grid.cells[grid.rows] = g_strsplit(rows[grid.rows], ";", MOST_COLUMNS);
        grid.columns = MAX(grid.columns, g_strv_length(grid.cells[grid.rows]));
    }
    cJSON *document = cJSON_CreateObject(), *table = cJSON_CreateObject();
    cJSON_AddStringToObject(table, "title", grid.columns ? cell_at(&grid, 0, 0) : "");
    cJSON_AddStringToObject(table, "unit", "万元");
    cJSON_AddNumberToObject(table, "header_rows", MIN(header, grid.rows));
    cJSON_AddItemToObject(table, "cells", cells_json(&grid));
    cJSON_AddItemToArray(cJSON_AddArrayToObject(document, "tables"), table);
    char *json = cJSON_PrintUnformatted(document);
    cJSON_Delete(document);
    for (guint r = 0; r < grid.rows; r++)
        g_strfreev(grid.cells[r]);
    return json;
}

static void
check_rows(const GkTableMeaning *meaning, guint block)
{
    for (guint r = 0; r < meaning->table->row_count; r++) {
        const GkRow *row = &meaning->block_rows[block][r];
        check(row->kind < GK_N_ROW_KINDS && row->parent >= -1 && row->parent < (gint) r);
        check(!row->label || *row->label);
    }
}

static void
check_meaning(const GkTableMeaning *meaning)
{
    check(meaning->kind && meaning->n_blocks >= 1 && meaning->block_rows[0] == meaning->rows);
    for (guint b = 0; b < meaning->n_blocks; b++)
        check_rows(meaning, b);
    for (guint c = 0; c < meaning->table->column_count; c++)
        check(meaning->columns[c].block < meaning->n_blocks && meaning->columns[c].role < GK_N_COLUMN_ROLES);
    for (guint i = 0; i < meaning->table->n_cells; i++)
        check(!meaning->values[i].has_yuan || meaning->values[i].state == GK_VALUE_NUMBER);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *text = g_strndup((const char *) data, MIN(size, 8000));
    if (*text == '\0' || !g_utf8_validate(text, -1, NULL))
        return 0;
    char *json = document_json(text);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_test_document_new(json), NULL, NULL);
    cJSON_free(json);
    for (guint i = 0; i < disclosure->document->n_tables; i++)
        check_meaning(&disclosure->tables[i]);
    return 0;
}
