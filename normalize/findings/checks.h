/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the conductor (normalize/disclosure.c) asks of this room: the arithmetic that confirms amounts.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* Amounts a thousand or ten thousand times what stands around them are flagged. */
void gk_normalize_magnitudes(GkDisclosure *disclosure);

/* Identities are tried, after all else: disclosure->checks, and what they say of cells. */
void gk_normalize_checks(GkDisclosure *disclosure);

G_END_DECLS
