/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Names of sheets, as Excel allows them: at most 31 characters (of UTF-16),
 * unlike any other in more than case, without []:*?/\ and control characters,
 * with no ' at an end, and not "History".
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GkSheetNames GkSheetNames;

GkSheetNames *gk_sheet_names_new(void);
void gk_sheet_names_free(GkSheetNames *names);

/* A name made of `wanted` that no other sheet has: cut, and counted (" 2", " 3") where it must be. The caller frees it.
 * Is taken with that. */
char *gk_sheet_names_take(GkSheetNames *names, const char *wanted);

G_END_DECLS
