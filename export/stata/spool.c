/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/stata/spool.h"

#include "export/exporter.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct _GkSpool {
    FILE *file;
    char *folder;
};

static gboolean
refuse(const char *folder, int code, GError **error)
{
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_WRITE, "%s: a temporary file can't be written there: %s", folder,
                g_strerror(code));
    return FALSE;
}

static FILE *
open_in(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, ".gongkai-XXXXXX", NULL);
    int fd = g_mkstemp_full(path, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        return NULL;
    g_unlink(path);
    FILE *file = fdopen(fd, "w+");
    if (!file)
        close(fd);
    return file;
}

GkSpool *
gk_spool_new(const char *path, GError **error)
{
    gboolean device = g_str_has_prefix(path, "/dev/");
    g_autofree char *folder = device ? g_strdup(g_get_tmp_dir()) : g_path_get_dirname(path);
    FILE *file = open_in(folder);
    if (!file) {
        refuse(folder, errno, error);
        return NULL;
    }
    GkSpool *spool = g_new0(GkSpool, 1);
    spool->file = file;
    spool->folder = g_steal_pointer(&folder);
    return spool;
}

void
gk_spool_free(GkSpool *spool)
{
    fclose(spool->file);
    g_free(spool->folder);
    g_free(spool);
}

/* A value is its length and 1, in four bytes, and its bytes; 0: there is none. */
gboolean
gk_spool_put(GkSpool *spool, const char *text, gsize length, GError **error)
{
    guint32 size = text ? (guint32) MIN(length, G_MAXINT32) + 1 : 0;
    gboolean done = fwrite(&size, sizeof size, 1, spool->file) == 1;
    if (done && size > 1)
        done = fwrite(text, size - 1, 1, spool->file) == 1;
    return done || refuse(spool->folder, errno, error);
}

gboolean
gk_spool_rewind(GkSpool *spool, GError **error)
{
    return (fflush(spool->file) == 0 && fseek(spool->file, 0, SEEK_SET) == 0) || refuse(spool->folder, errno, error);
}

gboolean
gk_spool_get(GkSpool *spool, GString *out, gboolean *there, GError **error)
{
    guint32 size = 0;
    gboolean done = fread(&size, sizeof size, 1, spool->file) == 1;
    *there = size > 0;
    g_string_set_size(out, size ? size - 1 : 0);
    if (done && size > 1)
        done = fread(out->str, size - 1, 1, spool->file) == 1;
    return done || refuse(spool->folder, ferror(spool->file) ? errno : EIO, error);
}
