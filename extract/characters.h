/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What page sources must know of characters.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* White space and other characters that never have ink: not delivered as glyphs. */
gboolean gk_character_is_blank(gunichar character);

/* What it looks like can't be told: no value, the replacement character, or one of private use. */
gboolean gk_character_is_unmapped(gunichar character);

/* The character meant by one of private use whose meaning is known (data/private-use.tsv); the character itself
 * otherwise. */
gunichar gk_character_meant(gunichar character);

G_END_DECLS
