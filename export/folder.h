/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A folder that appears whole or not at all: it is filled beside its place, and
 * then put there in one step. A folder that is there already is replaced only
 * where everything in it is of this program; nobody's own files are ever
 * removed.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GkFolder GkFolder;

/* Is the entry `relative` ("a/t3.csv") of an old folder one that this format writes? */
typedef gboolean (*GkFolderOwns)(const char *relative, gboolean is_folder);

/* Begins a folder for `path`. `mark` is a file that every folder of the format holds, which begins with `beginning`.
 * NULL, with `error`, where something else is there, or no folder can be made. */
GkFolder *gk_folder_begin(const char *path, const char *mark, const char *beginning, GkFolderOwns owns, GError **error);

/* The name of an entry, to be written; the caller frees it. */
char *gk_folder_entry(const GkFolder *folder, const char *relative);
/* Makes a folder in it. */
gboolean gk_folder_add(const GkFolder *folder, const char *relative, GError **error);

/* Puts it in its place and frees it; FALSE, with nothing changed, when it can't be. */
gboolean gk_folder_end(GkFolder *folder, GError **error);
/* Leaves nothing; frees it. */
void gk_folder_abandon(GkFolder *folder);

G_END_DECLS
