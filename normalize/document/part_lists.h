/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lists of parts in sentences: 下设3个科室，分别是：…; 内设机构包括…; 内设…等5个科室; 下属单位包括….
 */
#pragma once

#include "normalize/document/part_words.h"

G_BEGIN_DECLS

typedef struct {
    GkPart part;
    char *name;
} GkPartName;

/* An empty array for the names that gk_part_lists_read() finds. */
GArray *gk_part_names_new(void);

/* Adds the names in the lists of `text` (a paragraph without spaces) to `names`. Returns what a list is of that the end
 * of the text leaves open (具体包括：), GK_PART_NONE without one. */
GkPart gk_part_lists_read(const char *text, GArray *names);

G_END_DECLS
