/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Processor time of each stage: stages FILE.pdf…
 *
 * extract is reading all pages by itself; layout is the rest of gk_document_new()
 * (which reads the pages too); then normalize, and writing the JSON.
 */
#include "normalize/json/json.h"

#include <stdio.h>
#include <time.h>

typedef struct {
    double extract, layout, normalize, json;
    guint pages;
} Times;

static double
now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

static void
read_all(GkPageSource *source)
{
    for (guint i = 1; i <= gk_page_source_info(source)->page_count; i++)
        gk_page_free(gk_page_source_read(source, i));
}

static void
measure(const char *path, Times *times)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkPageSource) warm = gk_page_source_open(path, NULL, &error), source = NULL;
    if (!warm) {
        fprintf(stderr, "%s\n", error->message);
        return;
    }
    read_all(warm);
    double start = now();
    source = gk_page_source_open(path, NULL, NULL);
    read_all(source);
    double extracted = now();
    g_autoptr(GkPageSource) again = gk_page_source_open(path, NULL, NULL);
    GkDocument *document = gk_document_new(again, NULL);
    double laid_out = now();
    g_autoptr(GkDisclosure) disclosure = gk_disclosure_new(document, NULL, NULL);
    double normalized = now();
    g_autofree char *json = gk_disclosure_to_json(disclosure, FALSE);
    double written = now();
    times->extract += extracted - start;
    times->layout += MAX(0, laid_out - extracted - (extracted - start));
    times->normalize += normalized - laid_out;
    times->json += written - normalized;
    times->pages += document->n_pages;
}

int
main(int argc, char **argv)
{
    Times times = { 0 };
    for (int i = 1; i < argc; i++)
        measure(argv[i], &times);
    guint pages = MAX(times.pages, 1);
    printf("ms/page: extract %.2f, layout %.2f, normalize %.2f, json %.2f\n", times.extract / pages, times.layout / pages,
           times.normalize / pages, times.json / pages);
    return 0;
}
