/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/folder.h"

#include "export/exporter.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEEPEST 8 /* folders in folders; a format has one or two */

struct _GkFolder {
    char *path; /* its place */
    char *beside; /* what is filled */
};

static gboolean
fail(const char *path, int code, GError **error)
{
    g_autoptr(GkSentence) why = gk_sentence_of_errno(code);
    gk_error_set_about(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_WRITE, path, "can't be written: %p", why);
    return FALSE;
}

/* --- what is there --- */

static gboolean
is_folder(const char *path)
{
    GStatBuf facts;
    return g_lstat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

/* The first entry below `path` that is not of the format; NULL. */
static char *
foreign_entry(const char *path, const char *relative, guint depth, GkFolderOwns owns)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    const char *name;
    if (!folder || depth > DEEPEST)
        return g_strdup(relative);
    while ((name = g_dir_read_name(folder))) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        g_autofree char *entry = *relative ? g_build_filename(relative, name, NULL) : g_strdup(name);
        if (!owns(entry, is_folder(inner)))
            return g_steal_pointer(&entry);
        char *found = is_folder(inner) ? foreign_entry(inner, entry, depth + 1, owns) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

/* Behind a byte order mark, if there is one. */
static gboolean
begins_with(const char *path, const char *mark, const char *beginning)
{
    g_autofree char *name = g_build_filename(path, mark, NULL);
    gsize length = strlen(beginning);
    g_autofree char *text = g_malloc0(length + 4);
    int fd = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    gssize got = fd >= 0 ? read(fd, text, length + 3) : -1;
    if (fd >= 0)
        close(fd);
    return got > 0 && strncmp(text + (g_str_has_prefix(text, "\xEF\xBB\xBF") ? 3 : 0), beginning, length) == 0;
}

static gboolean
is_empty(const char *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    return folder && !g_dir_read_name(folder);
}

/* May what is at `path` be replaced? */
static gboolean
check_old(const char *path, const char *mark, const char *beginning, GkFolderOwns owns, GError **error)
{
    if (!is_folder(path)) {
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_REFUSED, "%s: is a file, and a folder is to be written", path);
        return FALSE;
    }
    if (is_empty(path))
        return TRUE;
    if (!begins_with(path, mark, beginning)) {
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_REFUSED,
                    "%s: is a folder that gongkai did not write; name a new one", path);
        return FALSE;
    }
    g_autofree char *foreign = foreign_entry(path, "", 0, owns);
    if (!foreign)
        return TRUE;
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_REFUSED,
                "%s: would be replaced with all that is in it, but “%s” is not of gongkai; move it away, or name a new folder",
                path, foreign);
    return FALSE;
}

/* --- filling --- */

GkFolder *
gk_folder_begin(const char *path, const char *mark, const char *beginning, GkFolderOwns owns, GError **error)
{
    g_autofree char *named = g_strdup(path); /* without the slashes behind it, which hide a file of that name */
    for (gsize length = strlen(named); length > 1 && named[length - 1] == G_DIR_SEPARATOR; length--)
        named[length - 1] = '\0';
    g_autofree char *place = realpath(named, NULL); /* through links, where there is something */
    if (place && !check_old(place, mark, beginning, owns, error))
        return NULL;
    if (!place) {
        place = g_strdup(named);
        g_autofree char *outer = g_path_get_dirname(place);
        if (g_mkdir_with_parents(outer, 0777) != 0) {
            fail(path, errno, error);
            return NULL;
        }
    }
    g_autofree char *beside = g_strdup_printf("%s.XXXXXX", place);
    if (!g_mkdtemp_full(beside, 0777)) {
        fail(path, errno, error);
        return NULL;
    }
    GkFolder *folder = g_new0(GkFolder, 1);
    *folder = (GkFolder) { g_steal_pointer(&place), g_steal_pointer(&beside) };
    return folder;
}

char *
gk_folder_entry(const GkFolder *folder, const char *relative)
{
    return g_build_filename(folder->beside, relative, NULL);
}

gboolean
gk_folder_add(const GkFolder *folder, const char *relative, GError **error)
{
    g_autofree char *path = gk_folder_entry(folder, relative);
    return g_mkdir(path, 0777) == 0 || fail(path, errno, error);
}

/* --- ending --- */

/* Links are removed, not followed. */
static void
remove_all(const char *path, guint depth)
{
    if (is_folder(path) && depth <= DEEPEST) {
        g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
        const char *name;
        while (folder && (name = g_dir_read_name(folder))) {
            g_autofree char *inner = g_build_filename(path, name, NULL);
            remove_all(inner, depth + 1);
        }
    }
    g_remove(path);
}

static void
folder_free(GkFolder *folder)
{
    g_free(folder->path);
    g_free(folder->beside);
    g_free(folder);
}

void
gk_folder_abandon(GkFolder *folder)
{
    remove_all(folder->beside, 0);
    folder_free(folder);
}

/* All of it on the disk; the error, or 0. */
static int
sync_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int code = fd >= 0 && syncfs(fd) == 0 ? 0 : errno;
    if (fd >= 0)
        close(fd);
    return code;
}

/* The new folder takes the place; the old one, if any, is then at `beside`. */
static int
exchange(const GkFolder *folder)
{
    if (!g_file_test(folder->path, G_FILE_TEST_EXISTS) || is_empty(folder->path))
        return g_rename(folder->beside, folder->path) == 0 ? 0 : errno;
    if (renameat2(AT_FDCWD, folder->beside, AT_FDCWD, folder->path, RENAME_EXCHANGE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    /* a file system that can't exchange: there is a moment without the folder */
    g_autofree char *old = g_strconcat(folder->beside, ".old", NULL);
    if (g_rename(folder->path, old) != 0)
        return errno;
    if (g_rename(folder->beside, folder->path) == 0)
        return g_rename(old, folder->beside) == 0 ? 0 : errno;
    int code = errno;
    g_rename(old, folder->path);
    return code;
}

gboolean
gk_folder_end(GkFolder *folder, GError **error)
{
    int code = sync_folder(folder->beside);
    if (code == 0)
        code = exchange(folder);
    if (code != 0)
        fail(folder->path, code, error);
    remove_all(folder->beside, 0);
    folder_free(folder);
    return code == 0;
}
