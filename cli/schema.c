/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gongkai schema: what the JSON promises.
 */
#include "cli/options/command.h"
#include "data/data.h"
#include "data/messages.h"
#include "export/output.h"
#include "layout/document.h"
#include "normalize/json/json.h"

#include <string.h>

static char *
codes_text(void)
{
    static const char *const severities[] = { "note", "warning", "error" };
    GString *text = g_string_new("diagnostics\n");
    for (guint i = 0; i < GK_N_DIAGNOSTICS; i++)
        g_string_append_printf(text, "  %-26s %-8s %s\n", gk_diagnostic_code_name(i),
                               severities[gk_diagnostic_code_severity(i)], _(gk_diagnostic_code_text(i)));
    g_string_append(text, "failures\n");
    const char *meaning, *name;
    for (guint i = 0; (name = gk_failure_name(i, &meaning)); i++)
        g_string_append_printf(text, "  %-26s %s\n", name, _(meaning));
    g_string_append(text, "repairs\n");
    for (guint i = 0; i < GK_N_REPAIRS; i++)
        g_string_append_printf(text, "  %-26s %s\n", gk_repair_name(i), _(gk_repair_text(i)));
    g_string_append(text, "doubts\n");
    for (guint i = 0; i < GK_N_DOUBTS; i++)
        g_string_append_printf(text, "  %-26s %s\n", gk_doubt_name(i), _(gk_doubt_text(i)));
    g_string_append(text, "joined_because\n");
    for (guint i = 0; i < GK_N_JOINS; i++)
        g_string_append_printf(text, "  %-26s %s\n", gk_join_name(i), _(gk_join_text(i)));
    g_string_append(text, "apart_because\n");
    for (guint i = 0; i < GK_N_APARTS; i++)
        g_string_append_printf(text, "  %-26s %s\n", gk_apart_name(i), _(gk_apart_text(i)));
    g_string_append(text, "layers\n");
    for (guint i = 0; i < GK_N_TRACE_LAYERS; i++)
        g_string_append_printf(text, "  %-26s %s\n", gk_trace_layer_name(i), _(gk_trace_layer_text(i)));
    g_string_append(text, "events\n");
    for (guint i = 0; i < GK_N_TRACE_CODES; i++)
        g_string_append_printf(text, "  %-26s %-12s %s\n", gk_trace_code_name(i),
                               gk_trace_layer_name(gk_trace_code_layer(i)), gk_trace_code_text(i));
    return g_string_free(text, FALSE);
}

GkExit
gk_command_schema(const GkSettings *settings)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = gk_settings_flag(settings, "codes")      ? codes_text()
                            : gk_settings_flag(settings, "manifest") ? g_strdup(gk_data_text("manifest-1.schema.json"))
                                                                     : g_strdup(gk_json_schema());
    if (gk_output_print(text, strlen(text), &error))
        return GK_EXIT_COMPLETE;
    gk_say_error(error);
    return GK_EXIT_FAILED;
}
