/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * For developers: prints what the page source delivers, in the grammar of
 * extract/text/text_source.c. Diagnostics go to standard error.
 *
 *     page-dump FILE [PAGE...]      all pages when none is named; FILE.page is a text description
 */
#include "page-text.h"

#include "extract/page_source.h"

#include <stdio.h>
#include <stdlib.h>

static GkPageSource *
open_source(const char *path, GError **error)
{
    if (!g_str_has_suffix(path, ".page"))
        return gk_page_source_open(path, NULL, error);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, error))
        return NULL;
    return gk_page_source_open_text(text, path, error);
}

static void
print_diagnostics(const GkDiagnostics *list)
{
    for (guint i = 0; i < gk_diagnostics_count(list); i++) {
        const GkDiagnostic *diagnostic = gk_diagnostics_get(list, i);
        g_printerr("page %u: %s: %s\n", diagnostic->page, gk_diagnostic_code_name(diagnostic->code),
                   diagnostic->message);
    }
}

static void
dump_page(GkPageSource *source, guint number)
{
    g_autoptr(GkPage) page = gk_page_source_read(source, number);
    g_autoptr(GString) out = g_string_new(NULL);
    gk_page_write_text(page, out);
    fwrite(out->str, 1, out->len, stdout);
    print_diagnostics(page->diagnostics);
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    if (argc < 2) {
        g_printerr("usage: %s FILE [PAGE...]\n", argv[0]);
        return 2;
    }
    g_autoptr(GkPageSource) source = open_source(argv[1], &error);
    if (!source) {
        g_printerr("%s\n", error->message);
        return 2;
    }
    print_diagnostics(gk_page_source_diagnostics(source));
    for (guint number = 1; argc == 2 && number <= gk_page_source_info(source)->page_count; number++)
        dump_page(source, number);
    for (int i = 2; i < argc; i++)
        dump_page(source, (guint) strtoul(argv[i], NULL, 10));
    return 0;
}
