/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (1024 * 1024)

char *
gk_hash_of(int fd, guint64 *bytes)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guchar *chunk = g_malloc(CHUNK);
    gssize got;
    *bytes = 0;
    while ((got = read(fd, chunk, CHUNK)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return NULL;
        g_checksum_update(sum, chunk, got);
        *bytes += (guint64) got;
    }
    return g_strdup(g_checksum_get_string(sum));
}

gboolean
gk_hash_is_output(const char *path, const GkRecord *record)
{
    struct stat facts;
    guint64 bytes;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return FALSE;
    gboolean same = fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode) && (guint64) facts.st_size == record->output_bytes;
    if (same && record->output_sha256) {
        g_autofree char *sha256 = gk_hash_of(fd, &bytes);
        same = g_strcmp0(sha256, record->output_sha256) == 0;
    }
    close(fd);
    return same;
}
