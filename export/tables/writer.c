/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/tables/writer.h"

#include "export/sink.h"

typedef struct {
    const GkTableWriter *writer;
    GkExportOptions options;
    GkSink *sink;
    GString *out; /* not yet handed to the sink */
    guint documents;
} Export;

static void
hand_over(Export *export)
{
    gk_sink_write(export->sink, export->out->str, (gssize) export->out->len);
    g_string_truncate(export->out, 0);
}

static void
export_free(Export *export)
{
    g_string_free(export->out, TRUE);
    g_free(export);
}

gpointer
gk_table_writer_begin(const GkTableWriter *writer, const char *path, const GkExportOptions *options, GError **error)
{
    GkSink *sink = gk_sink_open(path, error);
    if (!sink)
        return NULL;
    Export *export = g_new0(Export, 1);
    *export = (Export) { .writer = writer, .options = *options, .sink = sink, .out = g_string_new(NULL) };
    return export;
}

gboolean
gk_table_writer_add(gpointer data, const GkExportDocument *document, GError **error)
{
    Export *export = data;
    g_autoptr(GPtrArray) grids = gk_grids_new(document, &export->options, error);
    if (!grids)
        return FALSE;
    if (export->documents++ == 0)
        export->writer->begin(export->out, document);
    export->writer->document(export->out, document, export->documents, grids);
    for (guint i = 0; i < grids->len; i++) {
        export->writer->table(export->out, grids->pdata[i], export->documents, export->options.repeat_spans);
        hand_over(export);
    }
    export->writer->document_end(export->out);
    hand_over(export);
    return gk_sink_check(export->sink, error);
}

gboolean
gk_table_writer_end(gpointer data, GError **error)
{
    Export *export = data;
    export->writer->end(export->out);
    hand_over(export);
    gboolean done = gk_sink_close(export->sink, error);
    export_free(export);
    return done;
}

void
gk_table_writer_abandon(gpointer data)
{
    Export *export = data;
    gk_sink_abandon(export->sink);
    export_free(export);
}
