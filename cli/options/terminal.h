/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text for a terminal: in columns, of which a Chinese character takes two, and
 * in colours where somebody sees them.
 *
 * All text of documents passes gk_put_fitted(), gk_put_wrapped() or
 * gk_put_text(), which make it safe (data/printable.h).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Columns of a line: those of the terminal on standard output, at least 40; 80 where there is none. */
guint gk_terminal_width(void);

/* The columns that `text` takes. */
guint gk_text_columns(const char *text);

/* Onto `out`: all of it. */
void gk_put_text(GString *out, const char *text);

/* In exactly `width` columns: what does not fit is cut, which … shows. `right`: flush right. */
void gk_put_fitted(GString *out, const char *text, guint width, gboolean right);

/* In lines of at most `width` columns: those after the first are indented. `at` is the column that it begins in. Broken
 * at spaces and between Chinese characters; what is longer than a line is broken where the line ends. */
void gk_put_wrapped(GString *out, const char *text, guint at, guint indent, guint width);

/* Its pieces (char *) of at most `width` columns, by the same rule; never empty. */
GPtrArray *gk_text_wrap(const char *text, guint width);

typedef enum {
    GK_STYLE_BOLD,
    GK_STYLE_FAINT,
    GK_STYLE_BAD, /* contradicted, errors */
    GK_STYLE_DOUBT, /* doubtful, warnings */
    GK_STYLE_GOOD, /* confirmed */
} GkStyle;

/* What begins and ends a style; "" where standard output is no terminal, or NO_COLOR is set. */
const char *gk_style_begin(GkStyle style);
const char *gk_style_end(void);

/* Prints `text` to standard output; FALSE after a message when it can't be. */
gboolean gk_print_text(const GString *text);

G_END_DECLS
