/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Completion for shells, from the table of commands and options: commands
 * first, then a command's options, the values of those that have a closed list,
 * and names of files.
 */
#include "cli/options/manual.h"

#define HEADER                                                                                                         \
    "# SPDX-License-Identifier: GPL-2.0-or-later\n"                                                                    \
    "# Made by gongkai --generate; edit cli/options/options_table.c instead.\n"

static char *
command_names(void)
{
    GString *names = g_string_new(NULL);
    for (const GkCommand *command = GK_COMMANDS; command->name; command++)
        g_string_append_printf(names, "%s%s", command == GK_COMMANDS ? "" : " ", command->name);
    return g_string_free(names, FALSE);
}

/* --- bash --- */

static void
append_bash_command(GString *script, const GkCommand *command)
{
    g_string_append_printf(script, "    %s)\n        case $previous in\n", command->name);
    for (const GkOption *option = command->options; option->name; option++) {
        if (option->kind == GK_OPTION_FLAG)
            continue;
        g_autofree char *letter = option->letter ? g_strdup_printf("-%c | ", option->letter) : g_strdup("");
        g_autofree char *choices = option->choices ? g_strjoinv(" ", (char **) option->choices) : NULL;
        g_string_append_printf(script, "        %s--%s) ", letter, option->name);
        if (choices)
            g_string_append_printf(script, "COMPREPLY=($(compgen -W '%s' -- \"$current\")) ;;\n", choices);
        else if (option->kind == GK_OPTION_FILE)
            g_string_append(script, "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$current\")) ;;\n");
        else
            g_string_append(script, ";;\n");
    }
    g_string_append(script, "        *) options='");
    for (const GkOption *option = command->options; option->name; option++)
        g_string_append_printf(script, "--%s ", option->name);
    g_string_append_printf(script, "--help' ending='%s' ;;\n        esac ;;\n", command->ending ? command->ending : "");
}

char *
gk_completion_bash(void)
{
    g_autofree char *names = command_names();
    GString *script = g_string_new(HEADER);
    g_string_append(script,
                    "_gongkai() {\n"
                    "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
                    "    local options='' ending=''\n"
                    "    COMPREPLY=()\n"
                    "    if [[ $COMP_CWORD == 1 ]]; then\n");
    g_string_append_printf(
        script, "        COMPREPLY=($(compgen -W '%s --help --version --generate' -- \"$current\"))\n", names);
    g_string_append(script,
                    "        return\n    fi\n    case ${COMP_WORDS[1]} in\n"
                    "    --generate) COMPREPLY=($(compgen -W 'man bash zsh fish' -- \"$current\")) ;;\n");
    for (const GkCommand *command = GK_COMMANDS; command->name; command++)
        append_bash_command(script, command);
    g_string_append(script,
                    "    esac\n"
                    "    if [[ $current == -* ]]; then\n"
                    "        COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
                    "    elif [[ -n $ending ]]; then\n"
                    "        compopt -o filenames\n"
                    "        COMPREPLY=($(compgen -f -X \"!*.$ending\" -- \"$current\") "
                    "$(compgen -d -- \"$current\"))\n"
                    "    fi\n}\ncomplete -F _gongkai gongkai\n");
    return g_string_free(script, FALSE);
}

/* --- zsh --- */

/* Inside single quotes of an _arguments specification: brackets and colons mean something there. */
static char *
zsh_text(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *c = text; *c; c++) {
        if (*c == '\'')
            g_string_append(out, "'\\'");
        else if (*c == '[' || *c == ']' || *c == ':')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *c);
    }
    return g_string_free(out, FALSE);
}

static void
append_zsh_option(GString *script, const GkOption *option)
{
    g_autofree char *summary = zsh_text(option->summary);
    g_string_append_c(script, ' ');
    if (option->letter)
        g_string_append_printf(script, "{-%c,--%s}'", option->letter, option->name);
    else
        g_string_append_printf(script, "'--%s", option->name);
    g_string_append_printf(script, "[%s]", summary);
    if (option->choices) {
        g_autofree char *choices = g_strjoinv(" ", (char **) option->choices);
        g_string_append_printf(script, ":%s:(%s)", option->argument, choices);
    } else if (option->argument) {
        g_string_append_printf(script, ":%s:%s", option->argument, option->kind == GK_OPTION_FILE ? "_files" : "");
    }
    g_string_append(script, "' \\\n           ");
}

char *
gk_completion_zsh(void)
{
    GString *script = g_string_new("#compdef gongkai\n" HEADER "_gongkai() {\n    local -a commands\n    commands=(\n");
    for (const GkCommand *command = GK_COMMANDS; command->name; command++) {
        g_autofree char *summary = zsh_text(command->summary);
        g_string_append_printf(script, "        '%s:%s'\n", command->name, summary);
    }
    g_string_append(script,
                    "    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n        return\n"
                    "    fi\n    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
                    "    case $command in\n");
    for (const GkCommand *command = GK_COMMANDS; command->name; command++) {
        g_string_append_printf(script, "    %s)\n        _arguments", command->name);
        for (const GkOption *option = command->options; option->name; option++)
            append_zsh_option(script, option);
        g_string_append(script, " '--help[print this help]'");
        if (command->ending)
            g_string_append_printf(script, " '*:file:_files -g \"*.%s\"'", command->ending);
        g_string_append(script, " ;;\n");
    }
    g_string_append(script, "    esac\n}\n_gongkai \"$@\"\n");
    return g_string_free(script, FALSE);
}

/* --- fish --- */

static char *
fish_text(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "'", -1);
    return g_strjoinv("\\'", parts);
}

static void
append_fish_option(GString *script, const GkCommand *command, const GkOption *option)
{
    g_autofree char *summary = fish_text(option->summary);
    g_string_append_printf(script, "complete -c gongkai -n '__fish_seen_subcommand_from %s' -l %s", command->name,
                           option->name);
    if (option->letter)
        g_string_append_printf(script, " -s %c", option->letter);
    if (option->choices) {
        g_autofree char *choices = g_strjoinv(" ", (char **) option->choices);
        g_string_append_printf(script, " -x -a '%s'", choices);
    } else if (option->kind != GK_OPTION_FLAG) {
        g_string_append(script, option->kind == GK_OPTION_FILE ? " -r -F" : " -x");
    }
    g_string_append_printf(script, " -d '%s'\n", summary);
}

char *
gk_completion_fish(void)
{
    g_autofree char *names = command_names();
    GString *script = g_string_new(HEADER);
    for (const GkCommand *command = GK_COMMANDS; command->name; command++) {
        g_autofree char *summary = fish_text(command->summary);
        g_string_append_printf(script, "complete -c gongkai -n 'not __fish_seen_subcommand_from %s' -f -a %s -d '%s'\n",
                               names, command->name, summary);
        for (const GkOption *option = command->options; option->name; option++)
            append_fish_option(script, command, option);
    }
    return g_string_free(script, FALSE);
}
