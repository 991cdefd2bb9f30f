/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the conductor (normalize/disclosure.c) asks of this room: what each amount is of.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* The dimensions of all amounts in cells and statements; after the tables, the metadata and the statements. */
void gk_normalize_dimensions(GkDisclosure *disclosure);

G_END_DECLS
