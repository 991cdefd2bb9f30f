/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the tables of commands and options and of amounts' columns say, as C
 * that xgettext reads: so po/update finds every text of them, and none has to
 * be marked by N_().
 */
#include "cli/options/manual.h"

#include "export/amounts.h"

static void
append(GString *out, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append(out, "N_(\"");
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_c(out, '\\');
        if (*c == '\n')
            g_string_append(out, "\\n");
        else
            g_string_append_c(out, *c);
    }
    g_string_append(out, "\")\n");
}

char *
gk_texts(void)
{
    GString *out = g_string_new("#line 1 \"cli/options/options_table.c\"\n");
    for (const GkCommand *command = GK_COMMANDS; command->name; command++) {
        append(out, command->summary);
        append(out, command->text);
        for (const GkOption *option = command->options; option->name; option++) {
            append(out, option->summary);
            append(out, option->text);
        }
    }
    for (const GkAmountColumn *column = GK_AMOUNT_COLUMNS; column->name; column++)
        append(out, column->title);
    for (const GkExample *example = GK_EXAMPLES; example->command; example++)
        append(out, example->text);
    return g_string_free(out, FALSE);
}
