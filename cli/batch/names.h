/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which JSON belongs to which input.
 *
 * By name, `2024/a.pdf` of a folder goes to `2024/a.json`. Where two inputs
 * would have the same name, also on a file system that does not tell capitals
 * from small letters (a.pdf beside A.PDF, or the same name from two folders), the first keeps it and the others get `~` and eight digits that
 * depend on their path alone; so does a name that is too long, or that another
 * run gave to another input. What would lie in a folder whose name a JSON has
 * goes to the output folder itself, with more digits; so does what would lie in
 * the folder that keeps the state, or has the name of the manifest. By hash the name is the
 * content's SHA-256.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GkNames GkNames;

GkNames *gk_names_new(void);
void gk_names_free(GkNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkNames, gk_names_free)

/* Keeps `output` from being given to anybody else. */
void gk_names_reserve(GkNames *names, const char *output);

/* The output, relative to the output folder, of the input at `path` (as named) that lies at `relative`.
 * The caller frees it. */
char *gk_names_choose(GkNames *names, const char *path, const char *relative);

G_END_DECLS
