/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Wrong readings made on purpose: how many of them the identities catch.
 *
 * A wrong reading is caught when a check fails that holds without it, when one of the amounts that it is about is no longer
 * confirmed, or when a doubt stands at one of them anyway. Each leaves the disclosure's values as they were; its checks are
 * those of the last one.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

typedef struct {
    guint tried, caught;
    guint failed; /* of those caught: a check fails */
} GkMutations;

typedef struct {
    GkDisclosure *disclosure;
    GRand *random;
    guint most;        /* of each kind, at even distances */
    gboolean verbose;  /* those that are not caught are printed */
} GkMutator;

/* In each amount one of its digits is another. */
GkMutations gk_mutate_digits(const GkMutator *mutator);
/* An amount stands in the column beside its own, whose amount stands in its place. */
GkMutations gk_mutate_places(const GkMutator *mutator);
/* All amounts of a column stand in the column beside it, and those in this one. */
GkMutations gk_mutate_columns(const GkMutator *mutator);

G_END_DECLS
