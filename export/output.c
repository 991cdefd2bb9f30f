/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/output.h"

#include "data/printable.h"

#include "data/sentence.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gboolean
write_all(int fd, const char *text, gsize length)
{
    while (length > 0) {
        gssize written = write(fd, text, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return FALSE;
        text += written;
        length -= (gsize) written;
    }
    return TRUE;
}

GK_DEFINE_ERROR_DOMAIN(gk_file_error_quark)

void
gk_output_error_set(GError **error, const char *path, int code)
{
    g_autoptr(GkSentence) why = gk_sentence_of_errno(code);
    gk_error_set_about(error, GK_FILE_ERROR, (gint) g_io_error_from_errno(code), path, "can't be written: %p", why);
}

gboolean
gk_output_is_special(const char *path)
{
    GStatBuf facts;
    return g_stat(path, &facts) == 0 && !S_ISREG(facts.st_mode);
}

static gboolean
write_special(const char *path, const char *text, gsize length, GError **error)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    gboolean done = fd >= 0 && write_all(fd, text, length);
    int code = errno;
    if (fd >= 0)
        close(fd);
    if (!done)
        gk_output_error_set(error, path, code);
    return done;
}

/* Fills `fd`, which is open on `beside`, and puts it in the place of `path`. */
static gboolean
fill_and_rename(int fd, const char *beside, const char *path, const char *text, gsize length, GError **error)
{
    return gk_output_end(fd, write_all(fd, text, length) && fsync(fd) == 0 ? 0 : errno, beside, path, error);
}

int
gk_output_open_beside(const char *path, char **beside, char **target, GError **error)
{
    char *real = realpath(path, NULL); /* through links, where there is something */
    *target = real ? real : g_strdup(path);
    *beside = g_strdup_printf("%s.XXXXXX", *target);
    int fd = g_mkstemp_full(*beside, O_WRONLY | O_CLOEXEC, 0666);
    if (fd >= 0)
        return fd;
    gk_output_error_set(error, path, errno);
    g_clear_pointer(beside, g_free);
    g_clear_pointer(target, g_free);
    return -1;
}

gboolean
gk_output_write(const char *path, const char *text, gsize length, GError **error)
{
    g_autofree char *beside = NULL, *target = NULL;
    if (gk_output_is_special(path))
        return write_special(path, text, length, error);
    int fd = gk_output_open_beside(path, &beside, &target, error);
    return fd >= 0 && fill_and_rename(fd, beside, target, text, length, error);
}

int
gk_output_begin(const char *beside, const char *path, const char *text, gsize length, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    int fd = -1;
    if (g_mkdir_with_parents(folder, 0777) == 0)
        fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (fd >= 0 && write_all(fd, text, length))
        return fd;
    gk_output_error_set(error, path, errno);
    if (fd >= 0) {
        close(fd);
        g_unlink(beside);
    }
    return -1;
}

gboolean
gk_output_end(int fd, int code, const char *beside, const char *path, GError **error)
{
    if (close(fd) != 0 && code == 0)
        code = errno;
    if (code == 0 && g_rename(beside, path) != 0)
        code = errno;
    if (code == 0)
        return TRUE;
    g_unlink(beside);
    gk_output_error_set(error, path, code);
    return FALSE;
}

gboolean
gk_output_write_by(const char *beside, const char *path, const char *text, gsize length, GError **error)
{
    int fd = gk_output_begin(beside, path, text, length, error);
    return fd >= 0 && gk_output_end(fd, fsync(fd) == 0 ? 0 : errno, beside, path, error);
}

gboolean
gk_output_print(const char *text, gsize length, GError **error)
{
    if (!isatty(STDOUT_FILENO))
        return gk_output_print_styled(text, length, error);
    g_autofree char *printable = gk_printable_lines(text, length);
    return gk_output_print_styled(printable, strlen(printable), error);
}

gboolean
gk_output_print_styled(const char *text, gsize length, GError **error)
{
    if (write_all(STDOUT_FILENO, text, length))
        return TRUE;
    gk_output_error_set(error, "standard output", errno);
    return FALSE;
}

char *
gk_output_path(const char *folder, const char *file)
{
    g_autofree char *base = strcmp(file, "-") == 0 ? g_strdup("stdin") : g_path_get_basename(file);
    gsize length = strlen(base);
    if (length > 4 && g_ascii_strcasecmp(base + length - 4, ".pdf") == 0)
        base[length - 4] = '\0';
    g_autofree char *name = g_strconcat(base, ".json", NULL);
    return g_build_filename(folder, name, NULL);
}
