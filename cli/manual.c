/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The manual page gongkai(1), from the table of commands and options.
 */
#include "cli/manual.h"

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
    append_text(page, option->text);
    if (option->choices) {
        g_autofree char *choices = g_strjoinv(", ", (char **) option->choices);
        g_string_append(page, " One of: ");
        append_text(page, choices);
        g_string_append_c(page, '.');
    }
    g_string_append_c(page, '\n');
}

static void
append_command(GString *page, const GkCommand *command)
{
    g_string_append_printf(page, ".SS gongkai %s [OPTION…] %s\n", command->name, command->arguments);
    append_paragraphs(page, command->text);
    for (const GkOption *option = command->options; option->name; option++)
        append_option(page, option);
}

char *
gk_manual_page(void)
{
    GString *page = g_string_new(".\\\" SPDX-License-Identifier: GPL-2.0-or-later\n"
                                 ".\\\" Made by gongkai --generate man; edit cli/options_table.c instead.\n");
    g_string_append_printf(page, ".TH GONGKAI 1 \"\" \"gongkai %s\" \"User Commands\"\n", GK_VERSION);
    g_string_append(page, ".SH NAME\ngongkai \\- published budgets in PDF to checked JSON\n.SH SYNOPSIS\n");
    for (const GkCommand *command = GK_COMMANDS; command->name; command++)
        g_string_append_printf(page, "%s\\fBgongkai %s\\fR [\\fIOPTION\\fR…] %s\n",
                               command == GK_COMMANDS ? "" : ".br\n", command->name, command->arguments);
    g_string_append(page,
                    ".br\n\\fBgongkai\\fR \\fB\\-\\-help\\fR | \\fB\\-\\-version\\fR | "
                    "\\fB\\-\\-generate\\fR man|bash|zsh|fish\n.SH DESCRIPTION\n");
    append_paragraphs(page,
                      "Reads the PDFs in which Chinese public bodies publish budgets and final accounts, and writes "
                      "JSON in which every number carries its cell, page, box, unit and the arithmetic that confirms "
                      "it. Data go to standard output, messages to standard error.");
    g_string_append(page, ".SH COMMANDS\n");
    for (const GkCommand *command = GK_COMMANDS; command->name; command++)
        append_command(page, command);
    g_string_append(page,
                    ".SH EXIT STATUS\n.TP\n0\nComplete.\n.TP\n2\nCould not do it: no file, not a PDF, wrong "
                    "password, bad option. The message says which.\n.TP\n3\nDone, with warnings: see the list "
                    "\"diagnostics\" in the JSON.\n.SH EXAMPLES\n");
    for (const GkExample *example = GK_EXAMPLES; example->command; example++) {
        g_string_append(page, ".TP\n\\fB");
        append_text(page, example->command);
        g_string_append_printf(page, "\\fR\n%s\n", example->text);
    }
    g_string_append(page, ".SH SEE ALSO\n.BR pdftotext (1),\n.BR jq (1)\n");
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
    return g_str_equal(what, "fish") ? gk_completion_fish() : NULL;
}
