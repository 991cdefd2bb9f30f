/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ink that is too weak to be read, but may be a sign. Used in extract/digits/ only.
 */
#pragma once

#include "extract/digits/parts.h"

G_BEGIN_DECLS

/* TRUE: before, between or behind the signs of the reading something of the size of a point is darker than the paper. */
gboolean gk_faint_ink_is_there(const GkLineInk *ink, const GkDigitLine *line, const GkDigitsReading *reading);

/* TRUE: before the first sign, which is a digit, half-way up, is a weak stroke across. */
gboolean gk_faint_minus_is_there(const GkLineInk *ink, const GkDigitLine *line, const GkDigitsReading *reading);

G_END_DECLS
