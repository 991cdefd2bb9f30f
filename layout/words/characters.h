/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Classes of characters, as far as layout must know them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Digits, points and commas of both widths: what a number is made of. */
gboolean gk_is_numeric(gunichar c);
/* A digit of either width. */
gboolean gk_is_digit(gunichar c);
/* Letters and digits of scripts that part words by spaces. */
gboolean gk_is_spaced_script(gunichar c);
/* Ideographs, kana, CJK punctuation, full-width forms: set without spaces. */
gboolean gk_is_wide(gunichar c);

/* TRUE when `text` (UTF-8) is one complete, well-formed number: groups of three where
 * commas are printed, at most one point, sign, brackets and % allowed. */
gboolean gk_is_well_formed_number(const char *text);

/* TRUE when the number `left` shows by itself that it goes on with `right`: "72.7", "1,", "1,23", "510." */
gboolean gk_number_goes_on(const char *left, const char *right);

/* The character meant by a look-alike (CJK radicals, compatibility ideographs:
 * data/look-alikes.tsv); the character itself otherwise. */
gunichar gk_fold_character(gunichar c);

/* The character as it can stand in a text: U+FFFD for what is none (0, surrogates). */
gunichar gk_readable_character(gunichar c);

G_END_DECLS
