/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How alike the tables of two documents are, by what stands beside what: each cell with text and the next one with text
 * to its right and below it.
 */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

/* All such pairs of a document's tables and how often each is there. The caller unrefs. */
GHashTable *gk_test_neighbours(const GkDocument *document);

/* 2 * common / (sum of both), from 0 to 1; 1 when there are none. */
double gk_test_neighbours_alike(GHashTable *a, GHashTable *b);

G_END_DECLS
