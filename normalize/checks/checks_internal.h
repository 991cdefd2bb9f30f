/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the finders of identities share.
 *
 * A finder collects identities of one structure into a family: the rows of a
 * table that a 合计 column adds up, say. A family whose identities mostly fail
 * was guessed wrongly and is dropped whole; in a family that mostly holds, a
 * failure is worth telling. A single identity is kept either way only when the
 * words of the document assert it (`asserted`). Identities that hold under
 * conditions (`confirming`) tell only what they confirm, and slips of a digit.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* More checks than this are not recorded for one document. */
#define GK_CHECKS_MOST 200000u

typedef struct {
    GkDisclosure *disclosure;
    GArray *checks; /* GkCheck: the document's, so far */
    gboolean full;
} GkChecker;

typedef struct {
    GkChecker *checker;
    GArray *checks; /* GkCheck of the family */
    guint passed, failed;
    gboolean asserted;
    gboolean confirming; /* it holds under conditions: a failure is kept when it is a slip of one digit */
    gboolean settled; /* the status of each check is decided, all are kept */
    GkRelation relation; /* of its checks; EQUAL unless set after gk_family_begin */
} GkFamily;

/* --- checks_family.c --- */

GkFamily gk_family_begin(GkChecker *checker, gboolean asserted);
/* Moves the family's checks to the document's, or drops them. */
void gk_family_end(GkFamily *family);
/* Failures that are no slip of a digit become not applicable, for the reason of this name. */
void gk_family_excuse(GkFamily *family, const char *name);
/* What fails contradicts only where at least `fewest` hold, and `times` as many as fail; otherwise it is not applicable. */
void gk_family_demand(GkFamily *family, guint fewest, guint times);
/* Adds a check whose expected, actual, difference and tolerance are known; sets its relation and its status. */
void gk_check_append(GkFamily *family, GkCheck check);
/* A check that fails with an amount whose digits are in doubt becomes not applicable, and so does one that holds with
 * digits that may not be those drawn; TRUE when this one does. */
gboolean gk_check_excuse_doubts(const GkDisclosure *disclosure, GkCheck *check);
/* "=", "<=" or ">="; anything else is "=". */
GkRelation gk_relation_parse(const char *sign);

/* --- checks.c --- */

/* Tries total = sum of signs[i] * terms[i] (signs NULL: all +), in the tables' own unit. Not recorded: identities
 * without any amount but zeros and blanks, and those whose total is blank. */
void gk_family_try(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms,
                   const gint8 *signs);
/* The same, where a blank total is nothing. */
void gk_family_try_blank(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms,
                         const gint8 *signs);
/* Tries total = sum of terms over several tables, in yuan. */
void gk_family_try_yuan(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms);
/* Tries a = b (or the family's relation) of two tables: in yuan where their units differ. */
void gk_family_try_pair(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef a, GkCellRef b);

/* Sets all figures of a sum in the tables' own unit, and its status; FALSE where there is nothing to try, or a number is
 * too long. The terms stay those of the array: gk_check_own_terms() copies them. */
gboolean gk_check_sum(const GkDisclosure *disclosure, GkCellRef total, const GArray *terms, GkCheck *check);
void gk_check_own_terms(const GkDisclosure *disclosure, GkCheck *check);
/* The difference is what relation and tolerance allow. */
gboolean gk_check_holds(const GkCheck *check);

const GkValue *gk_check_value(const GkDisclosure *disclosure, GkCellRef cell);
/* TRUE for a number other than zero. */
gboolean gk_check_has_amount(const GkDisclosure *disclosure, GkCellRef cell);
const GkRow *gk_check_row(const GkTableMeaning *meaning, guint block, guint row);
/* The cell of a row in a column when it begins there (a merged cell counts once). */
gboolean gk_check_cell(const GkTableMeaning *meaning, guint row, guint column, GkCellRef *cell);
/* The text (NULL: none) has a word of a class of data/check-words.tsv, where that class has it stand. */
gboolean gk_check_says(const char *text, const char *class);
/* A row that adds up others by its own words: 合计, 小计. */
gboolean gk_check_is_sum_row(const GkRow *row);
/* TRUE for tables whose sums have to be proved (checks_proof.c): those of governments, and what is no standard form. */
gboolean gk_check_needs_proof(const GkDisclosure *disclosure, const GkTableMeaning *meaning);

/* --- cells by words (checks_between.c) --- */

/* The only table of a kind, or NULL. */
const GkTableMeaning *gk_check_only_table(const GkDisclosure *disclosure, const char *kind);
/* "first", or the first amount column of the block whose path has the word (all words parted by +; the first of the
 * alternatives parted by | that there is); columns of another year come last; -1 for none. */
gint gk_check_column_of(const GkTableMeaning *meaning, guint block, const char *alternatives);
/* which: "income", "expenditure"; row: "total", "only" or a word of its label; as in data/identities.tsv. */
gboolean gk_check_find_cell(const GkTableMeaning *meaning, const char *which, const char *row, const char *column,
                            GkCellRef *cell);

/* --- parts by their names (checks_named.c) --- */

/* The end of the run of rows (guint) behind rows[whole] that are its parts by data/row-parts.tsv; whole + 1 for none. */
guint gk_check_end_of_named_parts(const GkTableMeaning *meaning, guint block, const GArray *rows, guint whole);

/* --- percentages (checks_ratio.c) --- */

/* A number that may be off by `error`. */
typedef struct {
    GkDecimal value, error;
} GkMeasured;

/* 100 a / b with two decimals more than `printed`, and how far from it the printed one may be; FALSE where b is not
 * certainly larger than nothing. */
gboolean gk_check_percentage(GkMeasured a, GkMeasured b, GkDecimal printed, GkDecimal *percent, GkDecimal *tolerance);
void gk_checks_ratio(GkChecker *checker, guint table); /* columns of percentages */

/* --- statements (checks_statements.c) --- */

/* Half a unit of the last printed digit, in yuan. */
GkDecimal gk_check_half_digit(const GkValue *value);
/* The document's year, and the figure (budget, final) that its tables print: what the statement's amount is of. */
gboolean gk_check_speaks_of_tables(const GkDisclosure *disclosure, const GkStatement *statement);
/* Tries the statement's amount = (or the family's relation) the cell, in yuan. */
void gk_check_try_statement(GkFamily *family, const char *rule, guint statement, GkCellRef cell);
/* Adds a check of a statement whose expected, actual, difference and tolerance are known; sets its status. */
void gk_check_append_statement(GkFamily *family, GkCheck check);
/* The cell that data/statement-rows.tsv gives for an item without a context, in a table that the document has. */
gboolean gk_check_find_named_cell(const GkDisclosure *disclosure, const char *item, GkCellRef *cell);

/* --- finders --- */

void gk_checks_rows(GkChecker *checker, guint table); /* checks_rows.c: along a row */
void gk_checks_columns(GkChecker *checker, guint table); /* checks_columns.c: down a column */
void gk_checks_between(GkChecker *checker); /* checks_between.c */
void gk_checks_performance(GkChecker *checker); /* checks_performance.c */
void gk_checks_statements(GkChecker *checker); /* checks_statements.c */
void gk_checks_bounds(GkChecker *checker); /* checks_bounds.c */
void gk_checks_percent(GkChecker *checker); /* checks_percent.c */
void gk_checks_parts(GkChecker *checker); /* checks_parts.c */

/* checks_slip.c: expected and actual differ in one digit alone, and nothing printed explains the difference. */
gboolean gk_check_is_slip(const GkDisclosure *disclosure, const GkCheck *check);
/* checks_exact.c: an amount with fewer decimals than its column. */
gboolean gk_check_lacks_digits(const GkDisclosure *disclosure, GkCellRef cell);
/* ... and narrower tolerances where the document's sums are exact. After all finders. */
void gk_checks_tighten(GkChecker *checker);

/* checks_suspects.c: at which amounts a failure is told, and what confirms nobody. After all others. */
void gk_checks_accuse(GkDisclosure *disclosure);

/* --- checks_report.c --- */

/* A diagnostic for each check that failed. */
void gk_checks_report(GkDisclosure *disclosure);
/* ... and for a table that a note calls empty, and that holds amounts. */
void gk_checks_report_note(GkDisclosure *disclosure, const GkTableMeaning *meaning);

/* checks_scale.c: whether total and terms (GkCellRef) are counted in one unit, as far as units are printed. */
gboolean gk_check_one_scale(const GkDisclosure *disclosure, GkCellRef total, const GArray *terms);

G_END_DECLS
