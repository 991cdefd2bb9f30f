/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text of documents and names of files, safe on a terminal: the one function
 * that everything goes through before it is printed for people.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `text` on one line: U+FFFD for what isn't UTF-8, and what would steer a terminal (controls, escape sequences, line
 * ends, marks that turn the direction of text) escaped as in C (\n, \x1b, \u202e). The caller frees it. */
char *gk_printable(const char *text);

/* The same for text of many lines, which keeps its line ends and tabs; everything else is escaped as in JSON (\u001b), so
 * that JSON stays the JSON it was. */
char *gk_printable_lines(const char *text, gsize length);

G_END_DECLS
