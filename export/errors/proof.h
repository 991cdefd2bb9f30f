/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether what stands in a sum was certainly read as it is printed, and whether
 * the sum is one that must come out.
 */
#pragma once

#include "export/errors/evidence.h"

G_BEGIN_DECLS

/* Why an error is undecided: the closed list of docs/errors.md. */
typedef enum {
    GK_RESERVE_NONE,
    GK_RESERVE_NUMBER, /* nothing else bears out one of the numbers */
    GK_RESERVE_DIGITS, /* how one of the numbers reads is in doubt */
    GK_RESERVE_PAGE, /* something on its page was not read */
    GK_RESERVE_STRUCTURE, /* nothing else shows that these are the parts */
    GK_RESERVE_DIFFERENCE, /* the difference is printed in the table: it may be counted there, or not be meant */
    GK_RESERVE_PLACE, /* another sum is off by the same amount in the other direction */
    GK_RESERVE_ROUNDING, /* rounding may explain it */
    GK_RESERVE_BOUND, /* a bound, no equation */
    GK_RESERVE_UNITS, /* a unit of one of the numbers is in conflict, or is not printed */
    GK_RESERVE_RECKONING, /* the percentage or the change can't be reckoned from what the check names */
    GK_RESERVE_MANY, /* too much of the document does not come out */
} GkReserve;

/* The code of the list ("number_unproved"), and the same in words, one clause. */
const char *gk_reserve_code(GkReserve reserve);
const char *gk_reserve_words(GkReserve reserve);

/* What of a document is not to be trusted. */
typedef struct {
    const GkEvidence *evidence;
    GHashTable *pages; /* GINT of pages of which something was not read */
    GHashTable *grids; /* GkExportTable * -> its cells (GHashTable: place -> const cJSON *), as they are asked for */
    gboolean everything; /* so of all pages */
    gboolean many; /* too many checks fail */
} GkTrust;

GkTrust *gk_trust_new(const GkEvidence *evidence);
void gk_trust_free(GkTrust *trust);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkTrust, gk_trust_free)

/* Is there any doubt about how it was read? */
GkReserve gk_trust_number(const GkTrust *trust, const GkNumber *number);

/* The cell of a table that begins at a place; NULL. */
const cJSON *gk_trust_cell(const GkTrust *trust, const GkExportTable *table, gint row, gint column);

/* Would the equation `proof` see an error of the number as large as that of the failing `trial`? */
gboolean gk_trial_would_notice(const GkTrial *proof, const GkTrial *trial, const GkNumber *number);

/* The equation that holds and bears the number out, so that it can't be off by as much as the failing `trial` is; NULL. */
const GkTrial *gk_number_proof(const GkNumber *number, const GkTrial *trial);

/* Is it other than nothing and zero? What is not needs no proof where its page is read whole. */
gboolean gk_number_needs_proof(const GkNumber *number);

/* Why a failing trial whose numbers are all proved may be no error all the same. */
GkReserve gk_trust_structure(const GkTrust *trust, const GkTrial *trial);

G_END_DECLS
