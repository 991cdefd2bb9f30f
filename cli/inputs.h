/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a batch is to read, in the order in which it is recorded.
 *
 * Files that are named come as they are named. Folders are walked to the end,
 * names in the order of their bytes; links are followed, except back to a
 * folder that one is in. Every file counts, whatever its name: what is not a
 * PDF ends as a record that says so. Nothing is opened here but folders, so
 * that a pipe or a device can't hold up the walk.
 */
#pragma once

#include "data/sentence.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
    char *path; /* bytes, as to be opened */
    char *relative; /* from the folder that was named; for a named file its name */
    const char *reason; /* why it can't be read, of the manifest's list; NULL: a regular file */
    GkSentence *message; /* the same in words; NULL */
} GkInput;

/* The inputs (GkInput *, owned). `leave_out` (NULL, or ends with NULL) names files and folders that are none, even where
 * they lie inside others: what is written. They need not exist. */
GPtrArray *gk_inputs_collect(char *const *paths, const char *const *leave_out);

/* For names that come one by one: each is one input, whatever is there; a folder is no file. */
GPtrArray *gk_inputs_new(void);
void gk_inputs_add_file(GPtrArray *inputs, const char *path);

/* The names in a list: parted by newlines, or by NUL bytes. "-" is standard input. */
char **gk_inputs_read_list(const char *file, gboolean by_nul, GError **error);

G_END_DECLS
