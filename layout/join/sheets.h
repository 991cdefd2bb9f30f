/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sheets wider than a page, put together.
 */
#pragma once

#include "layout/join/stretch.h"

G_BEGIN_DECLS

/* Stretches (GkStretch, which the array owns) of the fragments, in their order: one for each, but for those that are halves
 * of one wide table, which are put together. */
GPtrArray *gk_sheets_join(const GPtrArray *fragments, GkArena *arena, GkDiagnostics *diagnostics);


G_END_DECLS
