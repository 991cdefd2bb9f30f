/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/exported.h"

#include <string.h>

static gboolean
say(const GError *error)
{
    gk_say("%s", error->message);
    return FALSE;
}

gboolean
gk_exported_format(const GkSettings *settings, const GkExportFormat **format)
{
    g_autoptr(GError) error = NULL;
    const char *name = gk_settings_text(settings, "format"), *path = gk_settings_text(settings, "output");
    *format = NULL;
    if (name && strcmp(name, "json") != 0 && strcmp(name, "ndjson") != 0)
        *format = gk_export_format_named(name, &error);
    else if (!name && path && strcmp(path, "-") != 0)
        *format = gk_export_format_of_path(path, &error);
    return error ? say(error) : TRUE;
}

void
gk_exported_options(const GkSettings *settings, GkExportOptions *options)
{
    *options = (GkExportOptions) { .bom = gk_settings_flag(settings, "bom"),
                                   .spreadsheet_safe = gk_settings_flag(settings, "spreadsheet-safe") };
}

gboolean
gk_exported_add_json(GkExport *export, const char *json, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkExportDocument) document = gk_export_document_parse(json, strlen(json), name, NULL, &error);
    if (document && gk_export_add(export, document, &error))
        return TRUE;
    return say(error);
}
