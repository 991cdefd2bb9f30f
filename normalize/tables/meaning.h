/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the parts of normalize/tables/tables.c share while a table gets its meaning.
 *
 * The order: amounts of all cells, ordinal rows, columns (columns.c), kinds over
 * the whole document (kinds.c), forms (form.c), rows (rows.c), units (units.c), values, and
 * codes against their usual names (codes.c). Each step reads what the earlier
 * ones have put into `meaning`.
 */
#pragma once

#include "normalize/disclosure.h"
#include "normalize/tables/profile.h"
#include "normalize/tables/tables.h"
#include "normalize/values/amount.h"

G_BEGIN_DECLS

typedef struct {
    GkArena *arena; /* the disclosure's */
    GkDiagnostics *diagnostics; /* the disclosure's */
    const GkProfile *profile; /* NULL without one */
    const GkTable *table;
    GkTableMeaning *meaning;
    GkColumn *columns; /* meaning->columns, to be written */
    GkRow **rows; /* meaning->block_rows, to be written */
    const GkUnit *unit; /* of the table; NULL without one */
    gboolean signed_amounts; /* a sign of a currency stands before most of its amounts */
    GArray *contradicted; /* GkCellRef: amounts for which units that differ are printed */
    const char *unit_conflict; /* what prints two units for the table; NULL when nothing does */
    GkAmount *amounts; /* parallel to table->cells */
    gboolean *ordinal; /* per row: a row that numbers the columns (栏次 1 2 3) */
    gboolean *summing; /* per row: a label says total or subtotal */
    gboolean government; /* the document is a government's own, or the title is of such a one alone (kinds.c) */
    gboolean form; /* fields above a list, see form.c */
    guint form_row; /* the header row of that list; G_MAXUINT without one */
} GkTableWork;

/* A label as it goes into the model: without spaces, in the arena. */
const char *gk_meaning_label(GkTableWork *work, const char *text);

/* The kind that the words of a label claim (data/row-words.tsv): TOTAL, SUBTOTAL, ORDINAL, or DETAIL for none. */
GkRowKind gk_meaning_row_kind(const char *text);

/* TRUE for a cell that prints the table's unit, organization, title or number inside its grid. */
gboolean gk_meaning_is_caption_cell(const GkTable *table, const GkCell *cell);

/* columns.c: meaning->columns, n_blocks */
void gk_columns_find(GkTableWork *work);

/* column_wholes.c: two columns that say 其中 alike are told apart by the whole that each is part of. */
void gk_columns_name_wholes(GkTableWork *work, GkColumn *columns, guint n);
/* kinds.c: meaning->kind and its reasons, of all tables of a document */
void gk_kinds_find(GkTableWork *works, guint n_works);
/* government_kinds.c: the kind that a title has in a government's own set, a key with its brackets; NULL: none. *sure: no
 * department has such a table. */
const char *gk_government_kind(const char *title_key, gboolean *sure);
/* attributes.c: scope, stage, breakdown, from a title as a key with its brackets */
void gk_attributes_find(const char *title_key, gboolean government, GkTitleMeaning *meaning);
/* form.c: form, form_row; columns of a form anew */
void gk_form_find(GkTableWork *work);
/* rows.c: meaning->rows, block_rows */
void gk_rows_find(GkTableWork *work);
/* units.c: meaning->unit and the units of columns and rows */
void gk_units_find(GkTableWork *work);
/* units.c: the currency of plain 元, over all tables of a document */
void gk_units_name_currency(GkTableWork *works, guint n_works);
/* values.c: meaning->values, unreadable amounts, missing units */
void gk_values_find(GkTableWork *work);
/* column_decimals.c: how many decimals the columns' amounts have */
void gk_columns_count_decimals(GkTableWork *work);
/* codes.c: names that differ from the usual ones, over all tables of a document */
void gk_codes_check(GkTableWork *works, guint n_works);

G_END_DECLS
