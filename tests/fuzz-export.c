/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for what reads JSON to export it: whatever a JSON says, it is refused or written, in all formats of text.
 */
#include "export/exporter.h"
#include "tests/support/changed-json.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
export_as(const char *name, const GkExportDocument *document)
{
    GkExportOptions options = { .spreadsheet_safe = TRUE, .bom = TRUE };
    g_autoptr(GError) error = NULL;
    const GkExportFormat *format = gk_export_format_named(name, &error);
    GkExport *export = format ? gk_export_begin(format, "/dev/null", &options, &error) : NULL;
    if (!export)
        g_error("%s", error->message);
    if (gk_export_add(export, document, &error))
        gk_export_end(export, &error);
    else
        gk_export_abandon(export);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static const char *const FORMATS[] = { "csv", "html", "md" };
    g_autofree char *json = gk_changed_json(data, size);
    g_autoptr(GkExportDocument) document = gk_export_document_parse(json, strlen(json), "fuzz.json", NULL, NULL);
    for (guint i = 0; document && i < G_N_ELEMENTS(FORMATS); i++)
        export_as(FORMATS[i], document);
    return 0;
}
