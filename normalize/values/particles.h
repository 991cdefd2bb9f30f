/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Small words that are asked for by themselves (data/particles.tsv), and patterns (data/patterns.tsv). Lengths are in
 * bytes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The length of the longest word of `class` that `text` begins with; 0 without one. */
gsize gk_particle_at(const char *text, const char *class);

/* The length of the longest one that `text` ends in; 0 without one. */
gsize gk_particle_before(const char *text, const char *class);

/* The first word of `class` in the file. */
const char *gk_particle_word(const char *class);

/* Whether `text` has one, and whether it is one. */
gboolean gk_particle_in(const char *text, const char *class);
gboolean gk_particle_is(const char *text, const char *class);

/* The pattern of that name, compiled once and kept for the life of the process. */
GRegex *gk_pattern_named(const char *name);

G_END_DECLS
