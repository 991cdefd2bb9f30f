/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/inputs.h"

#include "data/messages.h"
#include "extract/page_source.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define LIMIT_DEPTH 128 /* folders in folders */

/* A folder that the walk is in. */
typedef struct _Level {
    const struct _Level *outer;
    dev_t device;
    ino_t inode;
    guint depth;
} Level;

typedef struct {
    GPtrArray *inputs;
    GArray *left_out; /* struct stat */
} Walk;

static void
input_free(gpointer data)
{
    GkInput *input = data;
    g_free(input->path);
    g_free(input->relative);
    gk_sentence_unref(input->message);
    g_free(input);
}

GPtrArray *
gk_inputs_new(void)
{
    return g_ptr_array_new_with_free_func(input_free);
}

static void
add(Walk *walk, const char *path, const char *relative, const char *reason, const char *words)
{
    GkInput *input = g_new0(GkInput, 1);
    *input = (GkInput) { g_strdup(path), g_strdup(relative), reason, words ? gk_sentence_of_words(words) : NULL };
    g_ptr_array_add(walk->inputs, input);
}

static void
add_error(Walk *walk, const char *path, const char *relative, int code)
{
    switch (code) {
    case ELOOP:
        add(walk, path, relative, "link_loop", N_("a link that leads back to itself"));
        break;
    case EACCES:
    case EPERM:
        add(walk, path, relative, "no_permission", N_("may not be read: no permission"));
        break;
    case ENOENT:
    case ENOTDIR:
        add(walk, path, relative, "not_found", N_("does not exist, or is a link to nothing"));
        break;
    default:
        add(walk, path, relative, "read_error", g_strerror(code));
    }
}

static const char *
kind_of_special(mode_t mode)
{
    return S_ISFIFO(mode) ? N_("a pipe, not a file")
        : S_ISSOCK(mode)  ? N_("a socket, not a file")
        : S_ISCHR(mode)   ? N_("a device, not a file")
        : S_ISBLK(mode)   ? N_("a device, not a file")
                          : N_("not a file");
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* The names in a folder in order; NULL with errno where it can't be read. */
static GPtrArray *
list_folder(const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            g_ptr_array_add(names, g_strdup(entry->d_name));
    closedir(folder);
    g_ptr_array_sort(names, compare_names);
    return names;
}

static gboolean
is_inside(const Level *level, const struct stat *facts)
{
    for (; level; level = level->outer)
        if (level->device == facts->st_dev && level->inode == facts->st_ino)
            return TRUE;
    return FALSE;
}

static gboolean
is_left_out(const Walk *walk, const struct stat *facts)
{
    for (guint i = 0; i < walk->left_out->len; i++) {
        const struct stat *other = &g_array_index(walk->left_out, struct stat, i);
        if (other->st_dev == facts->st_dev && other->st_ino == facts->st_ino)
            return TRUE;
    }
    return FALSE;
}

static void visit(Walk *walk, const Level *outer, const char *path, const char *relative);

static gboolean
looks_like_pdf(const char *path)
{
    gsize length = strlen(path);
    return length > 4 && g_ascii_strcasecmp(path + length - 4, ".pdf") == 0;
}

/* `relative` is "" for the folder that was named. */
static void
visit_folder(Walk *walk, const Level *outer, const char *path, const char *relative, const struct stat *facts)
{
    Level level = { outer, facts->st_dev, facts->st_ino, outer ? outer->depth + 1 : 0 };
    if (is_inside(outer, facts) || level.depth > LIMIT_DEPTH) {
        add(walk, path, relative, "link_loop", N_("a link back to a folder that it lies in"));
        return;
    }
    g_autoptr(GPtrArray) names = list_folder(path);
    if (!names) {
        add_error(walk, path, relative, errno);
        return;
    }
    if (names->len == 0 && (!outer || looks_like_pdf(path)))
        add(walk, path, relative, "not_a_file", N_("an empty folder, not a file"));
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *inner = g_build_filename(path, name, NULL);
        g_autofree char *inner_relative = *relative ? g_build_filename(relative, name, NULL) : g_strdup(name);
        visit(walk, &level, inner, inner_relative);
    }
}

static void
visit(Walk *walk, const Level *outer, const char *path, const char *relative)
{
    struct stat facts;
    if (stat(path, &facts) != 0) {
        add_error(walk, path, relative, errno);
    } else if (is_left_out(walk, &facts)) {
        return;
    } else if (S_ISDIR(facts.st_mode)) {
        visit_folder(walk, outer, path, outer ? relative : "", &facts);
    } else if (S_ISREG(facts.st_mode)) {
        add(walk, path, relative, NULL, NULL);
    } else {
        add(walk, path, relative, "not_a_file", kind_of_special(facts.st_mode));
    }
}

GPtrArray *
gk_inputs_collect(char *const *paths, const char *const *leave_out)
{
    Walk walk = { gk_inputs_new(), g_array_new(FALSE, FALSE, sizeof(struct stat)) };
    struct stat facts;
    for (; leave_out && *leave_out; leave_out++)
        if (stat(*leave_out, &facts) == 0)
            g_array_append_val(walk.left_out, facts);
    for (; *paths; paths++) {
        g_autofree char *name = g_path_get_basename(*paths);
        visit(&walk, NULL, *paths, name);
    }
    g_array_unref(walk.left_out);
    return walk.inputs;
}

void
gk_inputs_add_file(GPtrArray *inputs, const char *path)
{
    Walk walk = { inputs, NULL };
    struct stat facts;
    g_autofree char *name = g_path_get_basename(path);
    if (*path == '\0')
        add(&walk, "", "", "not_found", N_("an empty name"));
    else if (stat(path, &facts) != 0)
        add_error(&walk, path, name, errno);
    else if (S_ISDIR(facts.st_mode))
        add(&walk, path, name, "not_a_file", N_("a folder, not a file"));
    else if (S_ISREG(facts.st_mode))
        add(&walk, path, name, NULL, NULL);
    else
        add(&walk, path, name, "not_a_file", kind_of_special(facts.st_mode));
}

/* --- lists --- */

char **
gk_inputs_read_list(const char *file, gboolean by_nul, GError **error)
{
    g_autoptr(GBytes) bytes = strcmp(file, "-") == 0 ? gk_page_source_read_descriptor(0, "standard input", error)
                                                     : gk_page_source_read_file(file, error);
    if (!bytes)
        return NULL;
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    const char separator = by_nul ? '\0' : '\n';
    GPtrArray *names = g_ptr_array_new();
    for (const char *p = data, *end = data + size; p < end;) {
        const char *stop = memchr(p, separator, (gsize) (end - p));
        stop = stop ? stop : end;
        if (stop > p)
            g_ptr_array_add(names, g_strndup(p, (gsize) (stop - p)));
        p = stop + 1;
    }
    g_ptr_array_add(names, NULL);
    return (char **) g_ptr_array_free(names, FALSE);
}
