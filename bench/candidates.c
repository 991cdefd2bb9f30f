/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the judge of tables learns from: candidates FILE.page …
 *
 * Every grid of rules on the pages is taken for a table. For each, a line of JSON: the file, its features, and the texts of
 * its cells, by which bench/tables/train.py knows whether it is one.
 */
#include "layout/document.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>

static gboolean
is_of(const GkCandidate *candidate, const GkTable *table)
{
    const GkTablePart *part = &table->parts[0];
    return part->page == candidate->page && fabs(part->box.x0 - candidate->box.x0) < 0.01 &&
        fabs(part->box.y0 - candidate->box.y0) < 0.01 && fabs(part->box.x1 - candidate->box.x1) < 0.01 &&
        fabs(part->box.y1 - candidate->box.y1) < 0.01;
}

static const GkTable *
table_of(const GkDocument *document, const GkCandidate *candidate)
{
    for (guint i = 0; i < document->n_tables; i++)
        if (is_of(candidate, &document->tables[i]))
            return &document->tables[i];
    return NULL;
}

static void
print(const char *file, const GkCandidate *candidate, const GkTable *table)
{
    cJSON *line = cJSON_CreateObject(), *texts = cJSON_CreateArray();
    cJSON_AddStringToObject(line, "file", file);
    cJSON_AddItemToObject(line, "features", cJSON_CreateDoubleArray(candidate->features, GK_N_FEATURES));
    for (guint i = 0; i < table->n_cells; i++)
        if (*table->cells[i].text)
            cJSON_AddItemToArray(texts, cJSON_CreateString(table->cells[i].text));
    cJSON_AddItemToObject(line, "cells", texts);
    char *text = cJSON_PrintUnformatted(line);
    puts(text);
    cJSON_free(text);
    cJSON_Delete(line);
}

static gboolean
read_file(const char *path, GError **error)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, error))
        return FALSE;
    g_autoptr(GkPageSource) source = gk_page_source_open_text(text, path, error);
    if (!source)
        return FALSE;
    GkLayoutOptions options = { .no_join = TRUE, .take_all = TRUE };
    g_autoptr(GkDocument) document = gk_document_new(source, &options);
    for (guint i = 0; i < document->n_candidates; i++) {
        const GkTable *table = table_of(document, &document->candidates[i]);
        if (table)
            print(path, &document->candidates[i], table);
    }
    return TRUE;
}

int
main(int argc, char **argv)
{
    for (guint i = 0; argc == 1 && i < GK_N_FEATURES; i++)
        puts(gk_feature_name(i));
    for (int i = 1; i < argc; i++) {
        g_autoptr(GError) error = NULL;
        if (!read_file(argv[i], &error)) {
            fprintf(stderr, "%s: %s\n", argv[i], error->message);
            return 2;
        }
    }
    return 0;
}
