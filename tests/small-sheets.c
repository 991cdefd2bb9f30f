/* SPDX-License-Identifier: GPL-2.0-or-later */
/* small-sheets JSON… FILE.xlsx: the amounts of all, as the program writes them, but with GK_XLSX_ROWS rows a sheet. */
#include "export/modules.h"

static int
say(const GError *error)
{
    g_printerr("%s\n", error->message);
    return 1;
}

int
main(int argc, char **argv)
{
    const GkExportBackend *backend = gk_export_module(GK_VERSION);
    GkExportOptions options = { .amounts_only = TRUE };
    g_autoptr(GError) error = NULL;
    gpointer export = backend->begin(argv[argc - 1], &options, &error);
    if (!export)
        return say(error);
    for (int i = 1; i < argc - 1; i++) {
        g_autofree char *text = NULL;
        gsize length;
        if (!g_file_get_contents(argv[i], &text, &length, &error))
            return say(error);
        g_autoptr(GkExportDocument) document = gk_export_document_parse(text, length, argv[i], NULL, &error);
        if (!document || !backend->add(export, document, &error))
            return say(error);
    }
    return backend->end(export, &error) ? 0 : say(error);
}
