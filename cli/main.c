/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/worker/worker.h"
#include "cli/memory.h"
#include "cli/options/options.h"
#include "cli/spared.h"
#include "cli/version.h"
#include "data/messages.h"

#include <locale.h>
#include <signal.h>
#include <string.h>

static GkExit
run(const GkCommand *command, int argc, char **argv)
{
    g_autoptr(GkSettings) settings = gk_settings_parse(command, argc, argv);
    if (!settings)
        return GK_EXIT_FAILED;
    if (!gk_settings_want_help(settings))
        return gk_spares_inputs(command, settings) ? command->run(settings) : GK_EXIT_FAILED;
    g_autofree char *help = gk_help_command(command);
    g_print("%s", help);
    return GK_EXIT_COMPLETE;
}

static GkExit
print_help(const char *name)
{
    const GkCommand *command = name ? gk_command_find(name) : NULL;
    g_autofree char *help = command ? gk_help_command(command) : gk_help();
    g_print("%s", help);
    return GK_EXIT_COMPLETE;
}

static GkExit
generate(const char *what)
{
    g_autofree char *text = what ? gk_generate(what) : NULL;
    if (!text) {
        gk_say("--generate: name one of man, bash, zsh, fish");
        return GK_EXIT_FAILED;
    }
    g_print("%s", text);
    return GK_EXIT_COMPLETE;
}

int
main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8"); /* messages are UTF-8; nothing else depends on the locale */
    gk_messages_open();
    gk_memory_open(_("out of memory"));
    signal(SIGXFSZ, SIG_IGN); /* a limit of the shell is an error like a full disk */
    if (argc < 2) {
        gk_say("name a command; see gongkai --help");
        return GK_EXIT_FAILED;
    }
    const GkCommand *command = gk_command_find(argv[1]);
    if (command)
        return (int) run(command, argc - 1, argv + 1);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
        return (int) print_help(argv[2]);
    if (strcmp(argv[1], "--generate") == 0)
        return (int) generate(argv[2]);
    if (strcmp(argv[1], "--probe") == 0 && argv[2])
        return gk_worker_probe(argv[2]);
    if (strcmp(argv[1], "--version") == 0) {
        g_autofree char *text = gk_version_text();
        g_print("%s", text);
        return GK_EXIT_COMPLETE;
    }
    gk_say("%s: no such command; see gongkai --help", argv[1]);
    return GK_EXIT_FAILED;
}
