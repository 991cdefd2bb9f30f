/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for the whole extraction of a damaged PDF: whatever Poppler makes of the bytes, the promises of
 * layout/document.h hold, and there is JSON to the end.
 */
#include "normalize/json/json.h"

#include <stdlib.h>

#define LARGEST (256 * 1024)
#define MOST_PAGES 3

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
check_failure(GBytes *bytes, const GError *error)
{
    GkSourceInfo info = { .file = "fuzz", .bytes = g_bytes_get_size(bytes) };
    g_autofree char *json = gk_failure_to_json(&info, error, TRUE);
    if (!error || !json)
        abort();
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(data, MIN(size, LARGEST));
    g_autoptr(GkPageSource) source = gk_page_source_open_bytes(bytes, "fuzz", NULL, &error);
    if (!source) {
        check_failure(bytes, error);
        return 0;
    }
    g_autofree char *problem = NULL;
    GkLayoutOptions options = { .first_page = 1, .last_page = MOST_PAGES };
    GkDocument *document = gk_document_new(source, &options);
    if (!gk_document_verify(document, &problem))
        g_error("%s", problem);
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    g_autofree char *json = gk_disclosure_to_json(disclosure, TRUE);
    if (!json || !g_utf8_validate(json, -1, NULL))
        abort();
    return 0;
}
