/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is printed around a number that is none to the last digit: 约100万元, 20余辆, 50万元左右.
 *
 * The words are in data/amount-words.tsv. They count only where they touch the number or its unit, and where they are no
 * part of another word: 节约100万元 has not "about" 100万元.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* How the number in text[start, number_end), whose unit ends at text[end), is meant. `text` is folded
 * (normalize/prose/prose.h, normalize/values/text.h): no spaces around the words. */
GkApproximation gk_approximation_find(const char *text, gsize start, gsize number_end, gsize end);

G_END_DECLS
