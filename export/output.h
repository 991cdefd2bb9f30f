/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can't be read or written: the codes are GIOErrorEnum's. */
#define GK_FILE_ERROR (gk_file_error_quark())
GQuark gk_file_error_quark(void);
/* "PATH: can't be written: …" for an errno. */
void gk_output_error_set(GError **error, const char *path, int code);

/* Writes `length` bytes so that the file appears whole or not at all: beside it first, then synced and renamed.
 * Links are followed; into a device or pipe it is written directly. */
gboolean gk_output_write(const char *path, const char *text, gsize length, GError **error);

/* The same by way of a file that the caller names, on the same file system, which replaces what a killed run may
 * have left there. Makes the folders of `path`. */
gboolean gk_output_write_by(const char *beside, const char *path, const char *text, gsize length, GError **error);

/* The same in two steps: the first gives the open file `beside`, written and not yet synced, or -1; the second, given
 * the error of syncing or 0, closes it and renames it. */
int gk_output_begin(const char *beside, const char *path, const char *text, gsize length, GError **error);
gboolean gk_output_end(int fd, int code, const char *beside, const char *path, GError **error);

/* For what is written piece by piece: a new empty file beside what `path` leads to through links (*target), open for
 * writing; gk_output_end() settles it. -1 with `error`. The caller frees both names. */
int gk_output_open_beside(const char *path, char **beside, char **target, GError **error);
/* Devices and pipes can't be renamed over: they are written directly. */
gboolean gk_output_is_special(const char *path);

/* Writes to standard output, all of it. On a terminal, what would steer it is escaped (data/printable.h). */
gboolean gk_output_print(const char *text, gsize length, GError **error);
/* The same for text that is safe, and has styles of our own. */
gboolean gk_output_print_styled(const char *text, gsize length, GError **error);

/* DIR/NAME.json for FILE; the caller frees it. */
char *gk_output_path(const char *folder, const char *file);

G_END_DECLS
