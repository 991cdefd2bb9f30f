/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Files are looked at by their names first; only where none of the right name
 * has the right content are all others read, once, and what they are is kept.
 */
#include "cli/pictures/pdfs.h"

#include "cli/inputs.h"
#include "extract/page_source.h"

#include <string.h>

struct _GkPdfs {
    GPtrArray *inputs; /* GkInput * */
    GHashTable *known; /* path -> SHA-256, of files that were read */
};

GkPdfs *
gk_pdfs_new(const char *path)
{
    char *paths[] = { (char *) path, NULL };
    GkPdfs *pdfs = g_new0(GkPdfs, 1);
    pdfs->inputs = gk_inputs_collect(paths, NULL);
    pdfs->known = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    return pdfs;
}

void
gk_pdfs_free(GkPdfs *pdfs)
{
    if (!pdfs)
        return;
    g_hash_table_unref(pdfs->known);
    g_ptr_array_unref(pdfs->inputs);
    g_free(pdfs);
}

static const char *
sha256_of(GkPdfs *pdfs, const GkInput *input)
{
    const char *known = g_hash_table_lookup(pdfs->known, input->path);
    g_autoptr(GBytes) bytes = known ? NULL : gk_page_source_read_file(input->path, NULL);
    if (known)
        return known;
    char *sha256 = bytes ? g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes) : g_strdup("");
    g_hash_table_insert(pdfs->known, input->path, sha256);
    return sha256;
}

static gboolean
is_called(const GkInput *input, const char *file)
{
    g_autofree char *base = g_path_get_basename(input->path);
    return strcmp(base, file) == 0;
}

static gboolean
is_pdf(const GkInput *input)
{
    gsize length = strlen(input->path);
    return length > 4 && g_ascii_strcasecmp(input->path + length - 4, ".pdf") == 0;
}

/* Among those that are called `file`, or among all others. */
static const GkInput *
find(GkPdfs *pdfs, const char *file, gboolean called, const char *sha256, const GkInput **other)
{
    for (guint i = 0; i < pdfs->inputs->len; i++) {
        const GkInput *input = pdfs->inputs->pdata[i];
        if (input->reason || is_called(input, file) != called || !(called || is_pdf(input) || pdfs->inputs->len == 1))
            continue;
        if (strcmp(sha256_of(pdfs, input), sha256) == 0)
            return input;
        *other = called || pdfs->inputs->len == 1 ? input : *other;
    }
    return NULL;
}

GkJob *
gk_pdfs_open(GkPdfs *pdfs, const char *file, const char *sha256, GError **error)
{
    const GkInput *other = NULL, *input = *sha256 ? find(pdfs, file, TRUE, sha256, &other) : NULL;
    if (!input && *sha256)
        input = find(pdfs, file, FALSE, sha256, &other);
    if (input)
        return gk_confined_open(input->path, error);
    if (other)
        gk_error_set(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_NOT_FOUND,
                     *sha256
                         ? N_("%s is another file than the one that was read: its SHA-256 is %s, that of the JSON is %s")
                         : N_("%s is another file than the one that was read: its SHA-256 is %s, that of the JSON is missing%s"),
                     other->path, sha256_of(pdfs, other), sha256);
    else
        gk_error_set(error, GK_SOURCE_ERROR, GK_SOURCE_ERROR_NOT_FOUND,
                     *sha256 ? N_("%s, with the SHA-256 %s, is not there")
                             : N_("%s, with the SHA-256 that the JSON does not tell%s, is not there"),
                     file, sha256);
    return NULL;
}
