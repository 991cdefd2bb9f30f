/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ink that may be a lost part of a number: see traces.c. */
#pragma once

#include "extract/scan/line_reader.h"

G_BEGIN_DECLS

/* Doubts numbers of lines with traces of ink or of a red stamp beside them, and those that are much paler than the page's
 * other lines. readings: one for each of the lines. */
void gk_traces_doubt(const GkSheet *sheet, const GkTextLines *lines, GkLineReading *readings, guint n_readings);

G_END_DECLS
