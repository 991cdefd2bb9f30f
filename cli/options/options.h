/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The command line as one table.
 *
 * GK_COMMANDS (options_table.c) lists every command with its options and what
 * is said about them. From it come the parser and --help (options.c), the
 * manual page and the completion of shells (manual.c, completion.c;
 * `gongkai --generate`). An option that is not in the table does not exist.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 1 stays unused: shells and loaders use it. */
typedef enum {
    GK_EXIT_COMPLETE = 0,
    GK_EXIT_FAILED = 2, /* could not do it: no file, not a PDF, wrong password, bad option */
    GK_EXIT_WARNINGS = 3, /* done, with warnings */
} GkExit;

typedef enum {
    GK_OPTION_FLAG,
    GK_OPTION_TEXT, /* bytes as they were typed */
    GK_OPTION_FILE, /* the same; shells complete names of files */
    GK_OPTION_NUMBER, /* an unsigned integer */
} GkOptionKind;

typedef struct {
    const char *name; /* "output" for --output; NULL ends the list */
    char letter; /* 'o' for -o, 0 for none */
    GkOptionKind kind;
    const char *argument; /* "OUT"; NULL for a flag */
    const char *summary; /* --help: some words, no full stop */
    const char *text; /* the manual: whole sentences */
    const char *const *choices; /* all values there are, NULL-terminated; NULL: any */
} GkOption;

/* What was typed after a command. */
typedef struct _GkSettings GkSettings;

typedef struct {
    const char *name; /* NULL ends the table */
    const char *arguments; /* "FILE…"; "" for none */
    const char *ending; /* of files worth completing: "pdf"; NULL for none */
    const char *summary;
    const char *text; /* whole sentences; paragraphs parted by an empty line */
    const GkOption *options;
    GkExit (*run)(const GkSettings *settings);
} GkCommand;

/* An invocation worth showing. */
typedef struct {
    const char *command, *text; /* command NULL ends the list */
} GkExample;

extern const GkCommand GK_COMMANDS[];
extern const GkExample GK_EXAMPLES[];

const GkCommand *gk_command_find(const char *name);

/* argv[0] is the command's name. NULL after a message on standard error when the options are bad. */
GkSettings *gk_settings_parse(const GkCommand *command, int argc, char **argv);
void gk_settings_free(GkSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkSettings, gk_settings_free)

/* The value of an option of the command; a name that its table does not have aborts. */
gboolean gk_settings_flag(const GkSettings *settings, const char *name);
const char *gk_settings_text(const GkSettings *settings, const char *name); /* NULL when not given */
guint gk_settings_number(const GkSettings *settings, const char *name, guint otherwise);
/* What is left: names of files and the like, NULL-terminated, never NULL. */
char **gk_settings_arguments(const GkSettings *settings);
gboolean gk_settings_want_help(const GkSettings *settings);

/* --help of the program, and of one command. The caller frees them. */
char *gk_help(void);
char *gk_help_command(const GkCommand *command);

/* "man", "bash", "zsh", "fish", "texts" (for po/update); NULL for anything else. The caller frees it. */
char *gk_generate(const char *what);

/* "gongkai: MESSAGE" on standard error, in people's language and with nothing in it that steers a terminal. The format
 * is one of data/sentence.h's (%p is a sentence), and needs no _(). */
void gk_say(const char *format, ...) G_GNUC_PRINTF(1, 2);
/* The same for an error, whoever made it. */
void gk_say_error(const GError *error);

G_END_DECLS
