/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The manual page gongkai(1), from the table of commands and options.
 */
#include "cli/options/manual.h"

#include "data/messages.h"

/* Text as roff reads it: no line may begin like a request, and hyphens and backslashes are escaped. */
static void
append_text(GString *page, const char *text)
{
    for (const char *c = text; *c; c++) {
        gboolean at_start = page->len == 0 || page->str[page->len - 1] == '\n';
        if (at_start && (*c == '.' || *c == '\''))
            g_string_append(page, "\\&");
        if (*c == '\\')
            g_string_append(page, "\\e");
        else if (*c == '-')
            g_string_append(page, "\\-");
        else
            g_string_append_c(page, *c);
    }
}

static void
append_paragraphs(GString *page, const char *text)
{
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
    for (char **paragraph = paragraphs; *paragraph; paragraph++) {
        if (paragraph != paragraphs)
            g_string_append(page, ".PP\n");
        append_text(page, *paragraph);
        g_string_append_c(page, '\n');
    }
}

static void
append_option(GString *page, const GkOption *option)
{
    g_string_append(page, ".TP\n");
    if (option->letter)
        g_string_append_printf(page, "\\fB\\-%c\\fR, ", option->letter);
    g_string_append(page, "\\fB\\-\\-");
    append_text(page, option->name);
    g_string_append(page, "\\fR");
    if (option->argument) {
        g_string_append(page, " \\fI");
        append_text(page, option->argument);
        g_string_append(page, "\\fR");
    }
    g_string_append_c(page, '\n');
    append_text(page, _(option->text));
    if (option->choices) {
        g_autofree char *choices = g_strjoinv(", ", (char **) option->choices);
        g_autofree char *words = g_strdup_printf(_(" One of: %s."), choices);
        append_text(page, words);
    }
    g_string_append_c(page, '\n');
}

static void
append_command(GString *page, const GkCommand *command)
{
    g_string_append_printf(page, ".SS gongkai %s [%s…] %s\n", command->name, _("OPTION"), command->arguments);
    append_paragraphs(page, _(command->text));
    for (const GkOption *option = command->options; option->name; option++)
        append_option(page, option);
}

/* What roff must know of the language: how its lines are broken, say. */
static void
append_requests(GString *page)
{
    /* translators: not a text; roff requests, with \n between them */
    static const char *const none = N_("(roff requests)");
    const char *requests = _(none);
    if (requests != none)
        g_string_append_printf(page, "%s\n", requests);
}

static void
append_section(GString *page, const char *title)
{
    g_string_append_printf(page, ".SH %s\n", title);
}

/* "gongkai \- what it is", as programs look for it. */
static void
append_named(GString *page, const char *name, const char *text)
{
    g_string_append_printf(page, "%s \\- %s\n", name, text);
}

static void
append_status(GString *page, const char *status, const char *text)
{
    g_string_append_printf(page, ".TP\n%s\n", status);
    append_text(page, text);
    g_string_append_c(page, '\n');
}

char *
gk_manual_page(void)
{
    GString *page = g_string_new(".\\\" SPDX-License-Identifier: GPL-2.0-or-later\n"
                                 ".\\\" Made by gongkai --generate man; edit cli/options/options_table.c instead.\n");
    g_string_append_printf(page, ".TH GONGKAI 1 \"\" \"gongkai %s\" \"%s\"\n", GK_VERSION, _("User Commands"));
    append_requests(page);
    append_section(page, _("NAME"));
    append_named(page, "gongkai", _("published budgets in PDF to checked JSON"));
    append_section(page, _("SYNOPSIS"));
    for (const GkCommand *command = GK_COMMANDS; command->name; command++)
        g_string_append_printf(page, "%s\\fBgongkai %s\\fR [\\fI%s\\fR…] %s\n",
                               command == GK_COMMANDS ? "" : ".br\n", command->name, _("OPTION"), command->arguments);
    g_string_append(page, ".br\n\\fBgongkai\\fR \\fB\\-\\-help\\fR | \\fB\\-\\-version\\fR | "
                          "\\fB\\-\\-generate\\fR man|bash|zsh|fish\n");
    append_section(page, _("DESCRIPTION"));
    append_paragraphs(page,
                      _("Reads the PDFs in which Chinese public bodies publish budgets and final accounts, and writes "
                        "JSON in which every number carries its cell, page, box, unit and the arithmetic that confirms "
                        "it. Data go to standard output, messages to standard error."));
    append_section(page, _("COMMANDS"));
    for (const GkCommand *command = GK_COMMANDS; command->name; command++)
        append_command(page, command);
    append_section(page, _("EXIT STATUS"));
    append_status(page, "0", _("Complete."));
    append_status(page, "2", _("Could not do it: no file, not a PDF, wrong password, bad option. The message says which."));
    append_status(page, "3", _("Done, with warnings: see the list \"diagnostics\" in the JSON."));
    append_section(page, _("ENVIRONMENT"));
    append_status(page, "LC_ALL, LC_MESSAGES, LANG, LANGUAGE",
                  _("The language of messages, of this help and of the manual: English or Chinese. The JSON is the same in "
                    "every language."));
    append_section(page, _("EXAMPLES"));
    for (const GkExample *example = GK_EXAMPLES; example->command; example++) {
        g_string_append(page, ".TP\n\\fB");
        append_text(page, example->command);
        g_string_append_printf(page, "\\fR\n%s\n", _(example->text));
    }
    append_section(page, _("SEE ALSO"));
    g_string_append(page, ".BR pdftotext (1),\n.BR jq (1)\n");
    return g_string_free(page, FALSE);
}

char *
gk_generate(const char *what)
{
    if (g_str_equal(what, "man"))
        return gk_manual_page();
    if (g_str_equal(what, "bash"))
        return gk_completion_bash();
    if (g_str_equal(what, "zsh"))
        return gk_completion_zsh();
    if (g_str_equal(what, "texts"))
        return gk_texts();
    return g_str_equal(what, "fish") ? gk_completion_fish() : NULL;
}
