/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the program makes of pages in the grammar of extract/text/text_source.c: read-pages FILE.page OUT.json …
 *
 * Writes the JSON of each description, as `gongkai extract` would that of a PDF. Without Poppler it is several times as
 * fast.
 */
#include "normalize/json/json.h"

#include <stdio.h>

static gboolean
read_file(const char *path, const char *target, GError **error)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, error))
        return FALSE;
    g_autoptr(GkPageSource) source = gk_page_source_open_text(text, path, error);
    if (!source)
        return FALSE;
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(gk_document_new(source, NULL), NULL, NULL);
    g_autofree char *json = gk_disclosure_to_json(disclosure, TRUE);
    return g_file_set_contents(target, json, -1, error);
}

int
main(int argc, char **argv)
{
    if (argc < 3 || argc % 2 == 0) {
        fprintf(stderr, "usage: read-pages FILE.page OUT.json …\n");
        return 2;
    }
    for (int i = 1; i < argc; i += 2) {
        g_autoptr(GError) error = NULL;
        if (!read_file(argv[i], argv[i + 1], &error)) {
            fprintf(stderr, "%s: %s\n", argv[i], error->message);
            return 2;
        }
    }
    return 0;
}
