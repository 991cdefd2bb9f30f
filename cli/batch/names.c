/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/batch/names.h"

#include <string.h>

#define LONGEST 240 /* bytes of a name without ending: 255 is what file systems have, and files are made beside */

struct _GkNames {
    GHashTable *files; /* outputs that are given away, as folded() */
    GHashTable *folders; /* folders that outputs lie in: a file can't have such a name */
};

/* What a file system may take for the same name: capitals are small, and letters with marks are one character or two. */
static char *
folded(const char *name)
{
    g_autofree char *composed = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
    g_autofree char *small = composed ? g_utf8_casefold(composed, -1) : NULL;
    char *again = small ? g_utf8_normalize(small, -1, G_NORMALIZE_NFC) : NULL;
    return again ? again : g_strdup(name); /* no UTF-8 */
}

GkNames *
gk_names_new(void)
{
    GkNames *names = g_new0(GkNames, 1);
    names->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    names->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return names;
}

void
gk_names_free(GkNames *names)
{
    if (!names)
        return;
    g_hash_table_unref(names->files);
    g_hash_table_unref(names->folders);
    g_free(names);
}

void
gk_names_reserve(GkNames *names, const char *output)
{
    char *key = folded(output);
    g_autofree char *folder = g_path_get_dirname(key);
    g_hash_table_add(names->files, key);
    while (strcmp(folder, ".") != 0 && g_hash_table_add(names->folders, g_strdup(folder))) {
        char *outer = g_path_get_dirname(folder);
        g_free(folder);
        folder = outer;
    }
}

/* Is the name free, and no folder on its way a file? */
static gboolean
is_free(const GkNames *names, const char *output)
{
    g_autofree char *key = folded(output);
    if (g_hash_table_contains(names->files, key) || g_hash_table_contains(names->folders, key))
        return FALSE;
    g_autofree char *folder = g_path_get_dirname(key);
    while (strcmp(folder, ".") != 0) {
        if (g_hash_table_contains(names->files, folder))
            return FALSE;
        char *outer = g_path_get_dirname(folder);
        g_free(folder);
        folder = outer;
    }
    return TRUE;
}

/* "2024/a" for "2024/a.pdf". */
static char *
stem_of(const char *relative)
{
    gsize length = strlen(relative);
    if (length > 4 && g_ascii_strcasecmp(relative + length - 4, ".pdf") == 0 && relative[length - 5] != '/')
        length -= 4;
    return g_strndup(relative, length);
}

/* The first bytes of a stem's last part, cut between characters where it is text. */
static void
shorten(char *stem)
{
    char *slash = strrchr(stem, '/');
    char *base = slash ? slash + 1 : stem;
    if (strlen(base) <= LONGEST)
        return;
    char *cut = base + LONGEST - 10;
    while (cut > base && ((guint8) *cut & 0xc0) == 0x80)
        cut--;
    *cut = '\0';
}

char *
gk_names_choose(GkNames *names, const char *path, const char *relative)
{
    g_autofree char *stem = stem_of(relative);
    gsize length = strlen(stem);
    shorten(stem);
    char *output = g_strconcat(stem, ".json", NULL);
    if (strlen(stem) == length && is_free(names, output)) {
        gk_names_reserve(names, output);
        return output;
    }
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
    g_autofree char *base = g_path_get_basename(stem);
    const char *where = stem;
    for (guint digits = 8; digits <= 64; digits += 8) {
        g_free(output);
        output = g_strdup_printf("%s~%.*s.json", where, (int) digits, hash);
        if (is_free(names, output))
            break;
        where = base; /* a folder on the way has the name of a file */
    }
    gk_names_reserve(names, output);
    return output;
}
