/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Points that are missing, or are too many: see decimals.c. */
#pragma once

#include "extract/scan/line_reader.h"

G_BEGIN_DECLS

/* Doubts numbers with other decimals than most of their column. readings: one for each of the lines. */
void gk_decimals_doubt(const GkTextLines *lines, const GPtrArray *lattices, GkLineReading *readings, guint n_readings);

G_END_DECLS
