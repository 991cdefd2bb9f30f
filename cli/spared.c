/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/spared.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

char *
gk_file_identity(const char *path)
{
    GStatBuf facts;
    if (g_stat(path, &facts) != 0)
        return NULL;
    return g_strdup_printf("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) facts.st_dev, (guint64) facts.st_ino);
}

static const char *
text_of_output(const GkCommand *command, const GkSettings *settings)
{
    for (const GkOption *option = command->options; option->name; option++)
        if (strcmp(option->name, "output") == 0)
            return gk_settings_text(settings, "output");
    return NULL;
}

/* `input` may be NULL. */
static gboolean
spares(const char *output, const char *identity, const char *input)
{
    g_autofree char *other = input && strcmp(input, "-") != 0 ? gk_file_identity(input) : NULL;
    if (!other || strcmp(other, identity) != 0)
        return TRUE;
    gk_say("-o %s: would write over %s, which is to be read", output, input);
    return FALSE;
}

gboolean
gk_spares_inputs(const GkCommand *command, const GkSettings *settings)
{
    const char *output = text_of_output(command, settings);
    g_autofree char *identity = output && g_file_test(output, G_FILE_TEST_IS_REGULAR) ? gk_file_identity(output) : NULL;
    if (!identity)
        return TRUE;
    for (char **argument = gk_settings_arguments(settings); *argument; argument++)
        if (!spares(output, identity, *argument))
            return FALSE;
    for (const GkOption *option = command->options; option->name; option++)
        if (option->kind == GK_OPTION_FILE && strcmp(option->name, "output") != 0 && strcmp(option->name, "manifest") != 0 &&
            !spares(output, identity, gk_settings_text(settings, option->name)))
            return FALSE;
    return TRUE;
}
