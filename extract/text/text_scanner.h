/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reads the words of a text description line by line: see text_source.c for
 * the grammar. The first mistake is kept with its line; from then on every
 * function fails, so that callers need to look only once per line.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
    const char *next; /* what follows the line */
    char *line; /* the line, owned; words are cut out of it in place */
    char *at; /* what is not read of it */
    guint number; /* of the line, from 1 */
    char *mistake; /* owned; NULL while all is well */
} GkTextScanner;

/* `text` must be valid UTF-8 and outlive the scanner. */
void gk_text_scanner_init(GkTextScanner *scanner, const char *text);
void gk_text_scanner_clear(GkTextScanner *scanner);

/* Goes to the next line that has a word on it. FALSE at the end or after a mistake. */
gboolean gk_text_scanner_next_line(GkTextScanner *scanner);

/* Keeps the mistake, if it is the first; always FALSE. */
gboolean gk_text_scanner_fail(GkTextScanner *scanner, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The next word of the line, or the contents of the next "quoted string"; NULL at the end of the line and after
 * a mistake. Belongs to the line. */
const char *gk_text_scanner_word(GkTextScanner *scanner);
gboolean gk_text_scanner_string(GkTextScanner *scanner, const char *what, const char **string);

/* `count` numbers. The bounds of a number are those of a page. */
gboolean gk_text_scanner_numbers(GkTextScanner *scanner, const char *what, double *numbers, guint count);
gboolean gk_text_scanner_number(GkTextScanner *scanner, const char *what, double *number);

/* A number from `low` to `high`. */
gboolean gk_text_scanner_bounded(GkTextScanner *scanner, const char *what, double low, double high, double *number);

/* W1,W2,... as double; appended to `list`. */
gboolean gk_text_scanner_list(GkTextScanner *scanner, const char *what, GArray *list);

/* RRGGBB. */
gboolean gk_text_scanner_color(GkTextScanner *scanner, guint32 *color);

/* TRUE and past it when the next word is a number. */
gboolean gk_text_scanner_try_number(GkTextScanner *scanner, double *number);

G_END_DECLS
