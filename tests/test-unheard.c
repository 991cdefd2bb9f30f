/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A program that has cairo before it loads the library (as language bindings do): what is drawn is not heard, and that is
 * told, once for a document. The program is not linked with the library; its path is the first argument.
 */
#include "extract/page_source.h"
#include "support/raw-pdf.h"

#include <cairo.h>
#include <dlfcn.h>

static void *library;

static void *
find(const char *name)
{
    void *found = dlsym(library, name);
    g_assert_nonnull(found);
    return found;
}

static guint
count_told(const GkDiagnostics *list)
{
    guint (*count)(const GkDiagnostics *);
    const GkDiagnostic *(*get)(const GkDiagnostics *, guint);
    guint told = 0;
    *(void **) &count = find("gk_diagnostics_count");
    *(void **) &get = find("gk_diagnostics_get");
    for (guint i = 0; i < count(list); i++)
        told += get(list, i)->code == GK_DIAGNOSTIC_DRAWING_UNHEARD;
    return told;
}

static void
told_once(void)
{
    GkPageSource *(*open)(GBytes *, const char *, const char *, GError **);
    GkPage *(*read)(GkPageSource *, guint);
    void (*close)(GkPageSource *), (*drop)(GkPage *);
    RawPdf pdf = { .contents = "BT /F1 20 Tf 20 100 Td (615.40) Tj ET" };
    RawPdf blank = { .contents = "20 20 m 100 20 l S" };
    *(void **) &open = find("gk_page_source_open_bytes");
    *(void **) &read = find("gk_page_source_read");
    *(void **) &close = find("gk_page_source_free");
    *(void **) &drop = find("gk_page_free");
    const struct {
        const RawPdf *pdf;
        guint told;
    } cases[] = { { &pdf, 1 }, { &blank, 0 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GBytes *bytes = raw_pdf(cases[i].pdf);
        GkPageSource *source = open(bytes, "test.pdf", NULL, NULL);
        GkPage *first = read(source, 1), *again = read(source, 1);
        g_assert_cmpuint(count_told(first->diagnostics), ==, cases[i].told);
        g_assert_cmpuint(count_told(again->diagnostics), ==, 0);
        g_assert_cmpuint(first->glyphs->len, ==, i ? 0 : 6);
        drop(first);
        drop(again);
        close(source);
        g_bytes_unref(bytes);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_cmpint(cairo_version(), >, 0); /* the program has it */
    g_assert_cmpint(argc, ==, 2);
    library = dlopen(argv[1], RTLD_NOW);
    g_assert_nonnull(library);
    g_test_add_func("/unheard/told-once", told_once);
    return g_test_run();
}
