/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The commands of gongkai and their exit codes.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* 1 stays unused: shells and loaders use it. */
typedef enum {
    GK_EXIT_COMPLETE = 0,
    GK_EXIT_FAILED = 2,   /* could not do it: no file, not a PDF, wrong password, bad option */
    GK_EXIT_WARNINGS = 3, /* done, with warnings */
} GkExit;

typedef struct {
    const char *name;
    const char *arguments; /* "FILE…" */
    const char *summary;   /* one line */
    const char *description; /* paragraphs below the options; NULL */
    int (*run)(int argc, char **argv, GOptionContext *context);
} GkCommand;

/* extract.c, schema.c */
int gk_command_extract(int argc, char **argv, GOptionContext *context);
int gk_command_schema(int argc, char **argv, GOptionContext *context);
int gk_command_show(int argc, char **argv, GOptionContext *context);

/* "gongkai: MESSAGE" on standard error. */
void gk_say(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Parses argv with `entries`; FALSE (said on standard error) for a bad option. */
gboolean gk_parse_options(GOptionContext *context, const GOptionEntry *entries, int *argc, char ***argv);

G_END_DECLS
