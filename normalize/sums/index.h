/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From cells and statements to their checks.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

typedef struct _GkCheckIndex GkCheckIndex;

/* Of disclosure->checks as they are now; the index borrows the disclosure. */
GkCheckIndex *gk_check_index_new(const GkDisclosure *disclosure);
void gk_check_index_free(GkCheckIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkCheckIndex, gk_check_index_free)

/* Cells and statements numbered through: below gk_check_index_nodes(). */
guint gk_check_index_nodes(const GkCheckIndex *index);
guint gk_check_index_cell(const GkCheckIndex *index, GkCellRef cell);
guint gk_check_index_statement(const GkCheckIndex *index, guint statement);
/* The checks (indices, ascending) that say something about a node; owned by the index. */
const guint *gk_check_index_of(const GkCheckIndex *index, guint node, guint *n_checks);

G_END_DECLS
