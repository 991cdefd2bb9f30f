/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JSON that is read: a tree of cJSON, in an arena.
 *
 * cJSON asks for memory once for each value, each key and each text, and gives
 * them back one by one: of what an export costs, that was a third. A tree that
 * is only looked at needs no more than an arena that goes at once.
 */
#pragma once

#include "data/arena.h"

#include <cjson/cJSON.h>

G_BEGIN_DECLS

/* The value that `text` begins with; *behind (may be NULL) is where it ends, or where it went wrong. The tree belongs to
 * `arena`: nothing may be added to it, taken out of it or deleted. NULL for what is no JSON. */
const cJSON *gk_json_parse(const char *text, gsize length, GkArena *arena, const char **behind);

G_END_DECLS
