/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/exported.h"

#include <string.h>

static gboolean
say(const GError *error)
{
    gk_say_error(error);
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
    else if (!name && path && strcmp(path, "-") != 0 && !g_file_test(path, G_FILE_TEST_IS_DIR))
        *format = gk_export_format_of_path(path, &error);
    return error ? say(error) : TRUE;
}

/* Every option of formats, what it is called, and whether it was given. */
static gboolean
check_taken(const GkSettings *settings, const GkExportFormat *format)
{
    static const struct {
        guint bit;
        const char *option;
        gboolean text;
    } OPTIONS[] = {
        { GK_EXPORT_TAKES_AMOUNTS_ONLY, "amounts-only", FALSE },
        { GK_EXPORT_TAKES_BOM, "bom", FALSE },
        { GK_EXPORT_TAKES_COLUMNS, "columns", TRUE },
        { GK_EXPORT_TAKES_SAFE, "spreadsheet-safe", FALSE },
        { GK_EXPORT_TAKES_SPANS, "spans", TRUE },
        { GK_EXPORT_TAKES_TABLE, "table", TRUE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(OPTIONS); i++) {
        const char *option = OPTIONS[i].option;
        gboolean given = OPTIONS[i].text ? gk_settings_text(settings, option) != NULL : gk_settings_flag(settings, option);
        if (!given || (format && (format->takes & OPTIONS[i].bit)))
            continue;
        gk_say("--%s: means nothing for %s", option, format ? format->name : "json");
        return FALSE;
    }
    return TRUE;
}

gboolean
gk_exported_options(const GkSettings *settings, const GkExportFormat *format, GkExportOptions *options)
{
    const char *spans = gk_settings_text(settings, "spans");
    *options = (GkExportOptions) { .amounts_only = gk_settings_flag(settings, "amounts-only"),
                                   .bom = gk_settings_flag(settings, "bom"),
                                   .columns = gk_settings_text(settings, "columns"),
                                   .repeat_spans = spans && strcmp(spans, "repeat") == 0,
                                   .spreadsheet_safe = gk_settings_flag(settings, "spreadsheet-safe"),
                                   .table = gk_settings_text(settings, "table") };
    if (options->table && options->columns) {
        gk_say("--columns: are columns of the amounts; a table is written with all it has");
        return FALSE;
    }
    if (spans && !options->table && format && strcmp(format->name, "csv") == 0) {
        gk_say("--spans: amounts have no merged cells; with CSV it goes with --table T, or --format tables");
        return FALSE;
    }
    return check_taken(settings, format);
}

GkExit
gk_exported_add(GkExport *export, const GkExportDocument *document, const char *name)
{
    g_autoptr(GError) error = NULL;
    if (gk_export_add(export, document, &error))
        return GK_EXIT_COMPLETE;
    gboolean left_out = g_error_matches(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_LEFT_OUT);
    g_autoptr(GkSentence) why = gk_error_sentence(error);
    if (left_out)
        gk_say("%s: %p", name, why);
    else
        gk_say("%p", why);
    return left_out ? GK_EXIT_WARNINGS : GK_EXIT_FAILED;
}

GkExit
gk_exported_add_json(GkExport *export, const char *json, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkExportDocument) document = gk_export_document_parse(json, strlen(json), name, NULL, &error);
    GkExit added = document ? gk_exported_add(export, document, name) : GK_EXIT_FAILED;
    if (document && (added != GK_EXIT_COMPLETE || gk_export_commit(export, &error)))
        return added;
    say(error);
    return GK_EXIT_FAILED;
}
