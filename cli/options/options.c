/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/options/options.h"

#include "cli/options/terminal.h"
#include "data/messages.h"
#include "data/sentence.h"

#include <string.h>

#define HELP_WIDTH 24 /* columns left of an option's summary */
#define HELP_COLUMNS 80

struct _GkSettings {
    const GkCommand *command;
    guint n_options;
    gboolean *flags; /* parallel to command->options */
    char **texts;
    char ***given; /* what the parser found, each time that the option stands there */
    char **arguments;
    gboolean help;
};

void
gk_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autoptr(GkSentence) sentence = gk_sentence_new_valist(format, arguments);
    va_end(arguments);
    g_autofree char *message = gk_sentence_display(sentence);
    g_printerr("gongkai: %s\n", message);
}

void
gk_say_error(const GError *error)
{
    g_autoptr(GkSentence) sentence = gk_error_sentence(error);
    gk_say("%p", sentence);
}

const GkCommand *
gk_command_find(const char *name)
{
    for (const GkCommand *command = GK_COMMANDS; command->name; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

/* --- parsing --- */

static GkSettings *
settings_new(const GkCommand *command)
{
    GkSettings *settings = g_new0(GkSettings, 1);
    settings->command = command;
    while (command->options[settings->n_options].name)
        settings->n_options++;
    settings->flags = g_new0(gboolean, settings->n_options + 1);
    settings->texts = g_new0(char *, settings->n_options + 1);
    settings->given = g_new0(char **, settings->n_options + 1);
    return settings;
}

void
gk_settings_free(GkSettings *settings)
{
    if (!settings)
        return;
    for (guint i = 0; i < settings->n_options; i++)
        g_strfreev(settings->given[i]);
    g_free(settings->given);
    g_free(settings->texts);
    g_free(settings->flags);
    g_strfreev(settings->arguments);
    g_free(settings);
}

/* The table as GLib's parser wants it. */
static GOptionEntry *
entries_new(GkSettings *settings)
{
    GOptionEntry *entries = g_new0(GOptionEntry, settings->n_options + 3);
    for (guint i = 0; i < settings->n_options; i++) {
        const GkOption *option = &settings->command->options[i];
        gboolean flag = option->kind == GK_OPTION_FLAG;
        entries[i] =
            (GOptionEntry) { .long_name = option->name,
                             .short_name = option->letter,
                             .arg = flag ? G_OPTION_ARG_NONE : G_OPTION_ARG_FILENAME_ARRAY,
                             .arg_data = flag ? (gpointer) &settings->flags[i] : (gpointer) &settings->given[i] };
    }
    entries[settings->n_options] = (GOptionEntry) {
        .long_name = "help", .short_name = 'h', .arg = G_OPTION_ARG_NONE, .arg_data = &settings->help
    };
    entries[settings->n_options + 1] = (GOptionEntry) { .long_name = G_OPTION_REMAINING,
                                                        .arg = G_OPTION_ARG_FILENAME_ARRAY,
                                                        .arg_data = &settings->arguments };
    return entries;
}

static gboolean
is_number(const char *text)
{
    guint64 value;
    return g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT, &value, NULL);
}

static gboolean
check_value(const GkCommand *command, const GkOption *option, const char *text)
{
    if (option->kind == GK_OPTION_NUMBER && !is_number(text)) {
        gk_say("%s: --%s %s: not a number", command->name, option->name, text);
        return FALSE;
    }
    if (option->choices && !g_strv_contains(option->choices, text)) {
        g_autofree char *choices = g_strjoinv(", ", (char **) option->choices);
        gk_say("%s: --%s %s: must be one of %s", command->name, option->name, text, choices);
        return FALSE;
    }
    return TRUE;
}

static gboolean
check_values(const GkSettings *settings)
{
    if (*settings->command->arguments == '\0' && settings->arguments[0]) {
        gk_say("%s: takes no arguments, but got %s", settings->command->name, settings->arguments[0]);
        return FALSE;
    }
    for (guint i = 0; i < settings->n_options; i++)
        if (settings->texts[i] && !check_value(settings->command, &settings->command->options[i], settings->texts[i]))
            return FALSE;
    return TRUE;
}

/* Of two values nobody knows which is meant. */
static gboolean
take_values(GkSettings *settings)
{
    for (guint i = 0; i < settings->n_options; i++) {
        const char *name = settings->command->options[i].name;
        char **given = settings->given[i];
        settings->texts[i] = given ? given[0] : NULL;
        if (!given || !given[1] || strcmp(given[0], given[1]) == 0)
            continue;
        gk_say("%s: --%s is given twice, as %s and as %s", settings->command->name, name, given[0], given[1]);
        return FALSE;
    }
    return TRUE;
}

static const GkOption *
find_letter(const GkCommand *command, char letter)
{
    for (const GkOption *option = command->options; option->name; option++)
        if (letter && option->letter == letter)
            return option;
    return NULL;
}

/* GLib's parser does not know -j4: here it becomes -j 4. */
static char **
part_letters(const GkCommand *command, char *const *argv)
{
    GPtrArray *parted = g_ptr_array_new();
    gboolean value = FALSE, names = FALSE; /* the next is an option's value; only arguments are left */
    for (; *argv; argv++) {
        const char *text = *argv;
        const GkOption *option = !value && !names && text[0] == '-' ? find_letter(command, text[1]) : NULL;
        gboolean takes = option && option->kind != GK_OPTION_FLAG;
        names = names || (!value && strcmp(text, "--") == 0);
        value = takes && text[2] == '\0';
        if (takes && !value) {
            g_ptr_array_add(parted, g_strndup(text, 2));
            text += 2;
        }
        g_ptr_array_add(parted, g_strdup(text));
    }
    g_ptr_array_add(parted, NULL);
    return (char **) g_ptr_array_free(parted, FALSE);
}

/* What GLib's parser says, where it is one of the two things that it has to say of options like these. */
static GkSentence *
sentence_of_option_error(const GError *error)
{
    static const char UNKNOWN[] = "Unknown option ", MISSING[] = "Missing argument for ";
    const char *message = error->message;
    if (g_str_has_prefix(message, UNKNOWN))
        return gk_sentence_new("unknown option %s", message + strlen(UNKNOWN));
    if (g_str_has_prefix(message, MISSING))
        return gk_sentence_new("missing argument for %s", message + strlen(MISSING));
    return gk_error_sentence(error);
}

GkSettings *
gk_settings_parse(const GkCommand *command, int argc, char **argv)
{
    g_autoptr(GkSettings) settings = settings_new(command);
    g_autofree GOptionEntry *entries = entries_new(settings);
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    g_auto(GStrv) parted = part_letters(command, argv);
    if (!g_option_context_parse_strv(context, &parted, &error)) {
        g_autoptr(GkSentence) why = sentence_of_option_error(error);
        gk_say("%s: %p; see gongkai %s --help", command->name, why, command->name);
        return NULL;
    }
    if (!settings->arguments)
        settings->arguments = g_new0(char *, 1);
    if (!settings->help && !(take_values(settings) && check_values(settings)))
        return NULL;
    return g_steal_pointer(&settings);
}

/* --- asking --- */

static guint
find(const GkSettings *settings, const char *name)
{
    for (guint i = 0; i < settings->n_options; i++)
        if (strcmp(settings->command->options[i].name, name) == 0)
            return i;
    g_error("%s has no option --%s", settings->command->name, name);
}

gboolean
gk_settings_flag(const GkSettings *settings, const char *name)
{
    return settings->flags[find(settings, name)];
}

const char *
gk_settings_text(const GkSettings *settings, const char *name)
{
    return settings->texts[find(settings, name)];
}

guint
gk_settings_number(const GkSettings *settings, const char *name, guint otherwise)
{
    const char *text = gk_settings_text(settings, name);
    return text ? (guint) g_ascii_strtoull(text, NULL, 10) : otherwise;
}

char **
gk_settings_arguments(const GkSettings *settings)
{
    return settings->arguments;
}

gboolean
gk_settings_want_help(const GkSettings *settings)
{
    return settings->help;
}

/* --- help --- */

/* Paragraphs in lines that fit a terminal. */
static void
append_wrapped(GString *out, const char *text)
{
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
    for (char **paragraph = paragraphs; *paragraph; paragraph++) {
        g_string_append(out, paragraph == paragraphs ? "" : "\n");
        gk_put_wrapped(out, *paragraph, 0, 0, HELP_COLUMNS);
        g_string_append_c(out, '\n');
    }
}

/* "  LEFT      what is said about it" */
static void
append_row(GString *out, const char *left, const char *text)
{
    g_string_append_printf(out, "  %s%*s ", left, (int) HELP_WIDTH - MIN((int) gk_text_columns(left), HELP_WIDTH), "");
    gk_put_wrapped(out, text, MAX(HELP_WIDTH, gk_text_columns(left)) + 3, HELP_WIDTH + 3, HELP_COLUMNS);
    g_string_append_c(out, '\n');
}

static void
append_option(GString *out, const GkOption *option)
{
    g_autofree char *letter = option->letter ? g_strdup_printf("-%c, ", option->letter) : g_strdup("    ");
    g_autofree char *left = g_strdup_printf("%s--%s%s%s", letter, option->name, option->argument ? " " : "",
                                            option->argument ? option->argument : "");
    append_row(out, left, _(option->summary));
}

static void
append_exit_status(GString *out)
{
    g_string_append_printf(out, "\n%s\n", _("Exit status: 0 complete; 2 could not do it; 3 done, with warnings."));
}

char *
gk_help_command(const GkCommand *command)
{
    static const GkOption help = { "help", 'h', GK_OPTION_FLAG, NULL, N_("print this help"), NULL, NULL };
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, _("Usage: gongkai %s [OPTION…]"), command->name);
    g_string_append_printf(out, "%s%s\n\n", *command->arguments ? " " : "", command->arguments);
    append_wrapped(out, _(command->text));
    g_string_append_printf(out, "\n%s\n", _("Options:"));
    for (const GkOption *option = command->options; option->name; option++)
        append_option(out, option);
    append_option(out, &help);
    append_exit_status(out);
    return g_string_free(out, FALSE);
}

char *
gk_help(void)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s\n\n", _("Usage: gongkai COMMAND [OPTION…] [ARGUMENT…]"));
    append_wrapped(out, _("Reads the PDFs in which Chinese public bodies publish budgets and final accounts, and writes JSON "
                          "in which every number carries its cell, page, box, unit and the arithmetic that confirms it."));
    g_string_append_printf(out, "\n%s\n", _("Commands:"));
    for (const GkCommand *command = GK_COMMANDS; command->name; command++) {
        g_autofree char *left = g_strdup_printf("%s %s", command->name, command->arguments);
        append_row(out, left, _(command->summary));
    }
    g_string_append_printf(out, "\n%s\n", _("Options:"));
    append_row(out, "--help", _("print this help; gongkai COMMAND --help a command's options"));
    append_row(out, "--version", _("print the version and that of Poppler"));
    append_row(out, "--generate WHAT", _("print the manual page (man) or the completion for a shell (bash, zsh, fish), made "
                                         "from the table of options"));
    g_string_append_printf(out, "\n%s\n", _("Examples:"));
    for (const GkExample *example = GK_EXAMPLES; example->command; example++)
        g_string_append_printf(out, "  %s\n", example->command);
    append_exit_status(out);
    return g_string_free(out, FALSE);
}
