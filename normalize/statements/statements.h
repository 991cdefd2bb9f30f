/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the conductor (normalize/disclosure.c) asks of this room: amounts said in prose.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* After the tables and the metadata. */
void gk_normalize_statements(GkDisclosure *disclosure);

/* Applies a person's corrections (GkCorrection *) of their amounts; those of cells are left. */
void gk_normalize_correct_statements(GkDisclosure *disclosure, const GPtrArray *corrections);

G_END_DECLS
