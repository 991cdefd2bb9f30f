/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The command line: one table of commands; each command's options are one table
 * too (GOptionEntry), from which GLib makes parser and help.
 */
#include "cli/command.h"
#include "extract/page_source.h"

#include <locale.h>
#include <string.h>

static const GkCommand COMMANDS[] = {
    { "extract", "FILE…", "Read PDFs, write JSON",
      "FILE may be - for standard input. Several files go to standard output as NDJSON, one line each, or as\n"
      "NAME.json into the folder OUT.\n\n"
      "Exit status: 0 complete; 2 could not do it; 3 done, with warnings (see \"diagnostics\" in the JSON).",
      gk_command_extract },
    { "show", "JSON…", "Say in a few lines what a JSON holds", NULL, gk_command_show },
    { "schema", "", "Print the JSON Schema of the output", NULL, gk_command_schema },
};

void
gk_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_printerr("gongkai: %s\n", message);
}

gboolean
gk_parse_options(GOptionContext *context, const GOptionEntry *entries, int *argc, char ***argv)
{
    g_autoptr(GError) error = NULL;
    g_option_context_add_main_entries(context, entries, NULL);
    if (g_option_context_parse(context, argc, argv, &error))
        return TRUE;
    gk_say("%s; see gongkai --help", error->message);
    return FALSE;
}

static void
print_help(void)
{
    g_print("Usage: gongkai COMMAND [OPTION…] [ARGUMENT…]\n\n"
            "Reads the PDFs in which Chinese public bodies publish budgets and final accounts, and writes\n"
            "JSON in which every number carries its cell, page, box, unit and the arithmetic that confirms it.\n\n"
            "Commands:\n");
    for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        g_print("  %-8s %-8s %s\n", COMMANDS[i].name, COMMANDS[i].arguments, COMMANDS[i].summary);
    g_print("\ngongkai COMMAND --help tells a command's options; gongkai --version the version.\n"
            "Exit status: 0 complete; 2 could not do it; 3 done, with warnings.\n");
}

static int
run(const GkCommand *command, int argc, char **argv)
{
    g_autofree char *parameters = g_strdup_printf("%s — %s", command->arguments, command->summary);
    g_autofree char *program = g_strdup_printf("gongkai %s", command->name);
    g_autoptr(GOptionContext) context = g_option_context_new(parameters);
    g_set_prgname(program);
    argv[0] = program;
    g_option_context_set_description(context, command->description);
    return command->run(argc, argv, context);
}

int
main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8"); /* messages are UTF-8; nothing else depends on the locale */
    if (argc < 2) {
        gk_say("name a command; see gongkai --help");
        return GK_EXIT_FAILED;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        print_help();
        return GK_EXIT_COMPLETE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        g_print("gongkai %s (%s)\n", GK_VERSION, gk_page_source_backend());
        return GK_EXIT_COMPLETE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        if (strcmp(argv[1], COMMANDS[i].name) == 0)
            return run(&COMMANDS[i], argc - 1, argv + 1);
    gk_say("%s: no such command; see gongkai --help", argv[1]);
    return GK_EXIT_FAILED;
}
