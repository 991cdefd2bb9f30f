/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The JSON values of a file or a pipe, one after the other: one document, or
 * NDJSON with ten thousand, of which one alone is ever in memory.
 *
 * A value ends where its brackets close, so that it may lie on one line or on
 * many. Of one whose end is missing (a run that was killed in the middle of a
 * line) the next document tells: a line that begins as documents do begins one.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GkValues GkValues;

typedef enum {
    GK_VALUES_END, /* nothing is left */
    GK_VALUES_VALUE, /* text from its first bracket to its last; or a line that begins with none */
    GK_VALUES_TORN, /* text from its first bracket to where it breaks off */
    GK_VALUES_ERROR, /* it can't be read on, or the value is larger than any document */
} GkValuesState;

/* Opens `path`; "-" is standard input. NULL with `error`. */
GkValues *gk_values_open(const char *path, GError **error);
void gk_values_close(GkValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkValues, gk_values_close)

/* The next value; its text is followed by no NUL and lives until the next call. */
GkValuesState gk_values_next(GkValues *values, const char **text, gsize *length, GError **error);

/* The line, from 1, that the last value begins on. */
guint64 gk_values_line(const GkValues *values);

G_END_DECLS
