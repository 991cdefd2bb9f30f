/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the conductor (normalize/disclosure.c) asks of this room: the meaning of tables.
 */
#pragma once

#include "normalize/disclosure.h"
#include "normalize/tables/profile.h"

G_BEGIN_DECLS

/* What a title says by itself; NULL for what it does not say. */
typedef struct {
    const char *kind, *scope, *stage, *breakdown;
} GkTitleMeaning;

/* `government`, `final`: the document is a government's own, and of final accounts. */
GkTitleMeaning gk_title_meaning(const char *title, gboolean government, gboolean final);

/* A kind that only a government's own documents have. */
gboolean gk_kind_is_of_government(const char *kind);

/* Kinds, columns, rows, units and values of all tables. `profile` may be NULL. */
void gk_normalize_tables(GkDisclosure *disclosure, const GkProfile *profile);

/* Names of tables and cells that stay when a table more or less stands before them; after the tables. */
void gk_normalize_anchors(GkDisclosure *disclosure);

/* Performance targets, from the tables of that kind. */
void gk_normalize_performance(GkDisclosure *disclosure);

G_END_DECLS
