/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The closed lists of the contract, read from the schema itself: which values a
 * key can have, and what each means.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    const char *value;
    const char *meaning; /* some words; NULL where the schema has none */
} GkContractTerm;

/* The values at `path` in the schema ("$defs/standing"), null left out: GkContractTerm. A path that is not there gives
 * none. The caller unrefs the array; its strings stay. */
GArray *gk_contract_list(const char *path);

G_END_DECLS
