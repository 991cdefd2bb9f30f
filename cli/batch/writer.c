/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/writer.h"

#include "cli/batch/syncer.h"
#include "export/output.h"

typedef struct {
    int fd;
    char *beside, *path;
} Writing;

struct _GkWriter {
    char *beside;
    GkSyncer *syncer;
    GHashTable *writings; /* token -> Writing * */
};

static void
writing_free(gpointer data)
{
    Writing *writing = data;
    g_free(writing->beside);
    g_free(writing->path);
    g_free(writing);
}

GkWriter *
gk_writer_new(const char *beside, GError **error)
{
    GkSyncer *syncer = gk_syncer_new(error);
    if (!syncer)
        return NULL;
    GkWriter *writer = g_new0(GkWriter, 1);
    writer->beside = g_strdup(beside);
    writer->syncer = syncer;
    writer->writings = g_hash_table_new_full(NULL, NULL, NULL, writing_free);
    return writer;
}

void
gk_writer_free(GkWriter *writer)
{
    guint token;
    if (!writer)
        return;
    while (gk_writer_next(writer, TRUE, &token, NULL))
        ;
    gk_syncer_free(writer->syncer);
    g_hash_table_unref(writer->writings);
    g_free(writer->beside);
    g_free(writer);
}

gboolean
gk_writer_has_room(const GkWriter *writer)
{
    return gk_syncer_under_way(writer->syncer) < GK_SYNCER_MOST;
}

guint
gk_writer_under_way(const GkWriter *writer)
{
    return writer ? gk_syncer_under_way(writer->syncer) : 0;
}

int
gk_writer_descriptor(const GkWriter *writer)
{
    return writer ? gk_syncer_descriptor(writer->syncer) : -1;
}

gboolean
gk_writer_begin(GkWriter *writer, guint token, const char *path, const char *text, gsize length, GError **error)
{
    g_autofree char *beside = g_strdup_printf("%s-%u", writer->beside, token);
    int fd = gk_output_begin(beside, path, text, length, error);
    if (fd < 0)
        return FALSE;
    Writing *writing = g_new0(Writing, 1);
    *writing = (Writing) { fd, g_steal_pointer(&beside), g_strdup(path) };
    g_hash_table_insert(writer->writings, GUINT_TO_POINTER(token), writing);
    gk_syncer_begin(writer->syncer, fd, token);
    return TRUE;
}

gboolean
gk_writer_next(GkWriter *writer, gboolean wait, guint *token, GError **error)
{
    int code;
    if (!gk_syncer_next(writer->syncer, wait, token, &code))
        return FALSE;
    Writing *writing = g_hash_table_lookup(writer->writings, GUINT_TO_POINTER(*token));
    gk_output_end(writing->fd, code, writing->beside, writing->path, error);
    g_hash_table_remove(writer->writings, GUINT_TO_POINTER(*token));
    return TRUE;
}
