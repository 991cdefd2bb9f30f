/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Families of identities.
 *
 * A finder collects identities of one structure into a family: the rows of a table that a 合计 column adds up, say. A
 * family whose identities mostly fail was guessed wrongly and is dropped whole; in a family that mostly holds, a failure is
 * worth telling. A single identity is kept either way only when the words of the document assert it (`asserted`).
 * Identities that hold under conditions (`confirming`) tell only what they confirm, and slips of a digit.
 */
#pragma once

#include "normalize/sums/amounts.h"

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
    gboolean silent; /* what fails says nothing at all */
    gboolean settled; /* the status of each check is decided, all are kept */
    gboolean total_named, term_named; /* cells of pairs stand in a column of their own name: gk_check_is_shifted() */
    GkRelation relation; /* of its checks; EQUAL unless set after gk_family_begin */
} GkFamily;

GkFamily gk_family_begin(GkChecker *checker, gboolean asserted);
/* Moves the family's checks to the document's, or drops them. */
void gk_family_end(GkFamily *family);
/* Failures that are no slip of a digit become not applicable, for the reason of this name. */
void gk_family_excuse(GkFamily *family, const char *name);
/* What fails contradicts only where at least `fewest` hold, and `times` as many as fail; otherwise it is not applicable. */
void gk_family_demand(GkFamily *family, guint fewest, guint times);

/* Adds a check that gk_check_compare() or gk_check_sum() has made; its terms are owned already. */
void gk_family_add(GkFamily *family, GkCheck check);
/* Tries total = sum of signs[i] * terms[i] (signs NULL: all +), in the tables' own unit. */
void gk_family_try(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms,
                   const gint8 *signs);
/* The same, where a blank total is nothing. */
void gk_family_try_blank(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms,
                         const gint8 *signs);
/* Tries total = sum of terms over several tables, in yuan. */
void gk_family_try_yuan(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef total, const GArray *terms);
/* Tries a = b (or the family's relation) of two tables: in yuan where their units differ. */
void gk_family_try_pair(GkFamily *family, GkCheckKind kind, const char *rule, GkCellRef a, GkCellRef b);

G_END_DECLS
