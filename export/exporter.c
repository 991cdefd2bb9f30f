/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/exporter.h"

#include "export/modules.h"
#include "export/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_NAME 200 /* bytes of a file's name that is made */

struct _GkExport {
    const GkExportFormat *format;
    const GkExportBackend *backend;
    GkExportOptions options;
    char *path; /* NULL: standard output */
    char *beside; /* what is written first; NULL where nothing is renamed */
    GHashTable *added; /* ids of documents -> names of their files */
    gpointer data; /* the backend's; NULL for a folder of files */
    GHashTable *names; /* of files in a folder that are written, case folded -> how often; NULL */
};

static void
export_free(GkExport *export)
{
    g_free(export->path);
    g_free(export->beside);
    g_hash_table_unref(export->added);
    if (export->names)
        g_hash_table_unref(export->names);
    g_free(export);
}

static gboolean
set_error(const char *path, int code, GError **error)
{
    g_autoptr(GkSentence) why = gk_sentence_of_errno(code);
    gk_error_set_about(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_WRITE, path, "can't be written: %p", why);
    return FALSE;
}

/* Makes the file beside, empty. */
static gboolean
make_beside(GkExport *export, GError **error)
{
    char *target;
    int fd = gk_output_open_beside(export->path, &export->beside, &target, error);
    if (fd < 0)
        return FALSE;
    close(fd);
    g_free(export->path);
    export->path = target;
    return TRUE;
}

/* Where the backend is to write; NULL with `error`. */
static const char *
place(GkExport *export, GError **error)
{
    GkExportShape shape = export->format->shape;
    if (!export->path && shape != GK_EXPORT_STREAM) {
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_REFUSED,
                    "%s can't be written to standard output; name a file with -o", export->format->name);
        return NULL;
    }
    if (!export->path)
        return "/dev/stdout";
    if (shape == GK_EXPORT_IN_PLACE || shape == GK_EXPORT_FOLDER || gk_output_is_special(export->path))
        return export->path;
    return make_beside(export, error) ? export->beside : NULL;
}

static gboolean
is_folder(const GkExport *export)
{
    return export->format->shape == GK_EXPORT_DOCUMENT && export->path &&
           (g_str_has_suffix(export->path, G_DIR_SEPARATOR_S) || g_file_test(export->path, G_FILE_TEST_IS_DIR));
}

static gboolean
begin_folder(GkExport *export, GError **error)
{
    if (g_mkdir_with_parents(export->path, 0777) != 0)
        return set_error(export->path, errno, error);
    export->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return TRUE;
}

static gboolean
begin_file(GkExport *export, GError **error)
{
    const char *target = place(export, error);
    if (target)
        export->data = export->backend->begin(target, &export->options, error);
    return export->data != NULL;
}

GkExport *
gk_export_begin(const GkExportFormat *format, const char *path, const GkExportOptions *options, GError **error)
{
    GkExport *export = g_new0(GkExport, 1);
    export->format = format;
    export->options = *options;
    export->added = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    export->path = path && strcmp(path, "-") != 0 ? g_strdup(path) : NULL;
    export->backend = format->backend ? format->backend : gk_module_load(format, error);
    if (export->backend && (is_folder(export) ? begin_folder(export, error) : begin_file(export, error)))
        return export;
    if (export->beside)
        g_unlink(export->beside);
    export_free(export);
    return NULL;
}

/* The name of a document's file in a folder, without its ending. */
static char *
name_of(const GkExportDocument *document)
{
    const char *file = gk_read_text(gk_read_get(document->json, "source"), "file");
    g_autofree char *name = file && *file ? g_path_get_basename(file) : g_strdup(document->id);
    if (strlen(name) > 4 && g_ascii_strcasecmp(name + strlen(name) - 4, ".pdf") == 0)
        name[strlen(name) - 4] = '\0';
    for (char *at = name; *at; at++)
        if (g_ascii_iscntrl(*at))
            *at = '_';
    if (strlen(name) > LONGEST_NAME)
        *g_utf8_find_prev_char(name, name + LONGEST_NAME + 1) = '\0';
    return *name == '.' || *name == G_DIR_SEPARATOR ? g_strdup(document->id) : g_steal_pointer(&name);
}

/* Its path: no two of a folder differ in case only. */
static char *
file_of(GkExport *export, const GkExportDocument *document)
{
    g_autofree char *name = name_of(document), *file = NULL, *key = NULL;
    char *base = g_utf8_casefold(name, -1);
    guint count = GPOINTER_TO_UINT(g_hash_table_lookup(export->names, base));
    do {
        g_free(file);
        g_free(key);
        file = count++ ? g_strdup_printf("%s~%u", name, count) : g_strdup(name);
        key = g_utf8_casefold(file, -1);
    } while (count > 1 && g_hash_table_contains(export->names, key));
    g_hash_table_insert(export->names, base, GUINT_TO_POINTER(count));
    if (count > 1)
        g_hash_table_insert(export->names, g_steal_pointer(&key), GUINT_TO_POINTER(1));
    g_autofree char *whole = g_strconcat(file, export->format->ending, NULL);
    return g_build_filename(export->path, whole, NULL);
}

static gboolean
add_file(GkExport *export, const GkExportDocument *document, GError **error)
{
    g_autofree char *path = file_of(export, document);
    GkExport *own = gk_export_begin(export->format, path, &export->options, error);
    if (!own)
        return FALSE;
    if (gk_export_add(own, document, error))
        return gk_export_end(own, error);
    gk_export_abandon(own);
    return FALSE;
}

gboolean
gk_export_add(GkExport *export, const GkExportDocument *document, GError **error)
{
    const char *file = gk_read_text(gk_read_get(document->json, "source"), "file");
    const char *other = g_hash_table_lookup(export->added, document->id);
    if (other && export->format->shape != GK_EXPORT_IN_PLACE) {
        gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_LEFT_OUT,
                    "is of the same file as one before it (%s), read with the same options; it is left out, since its "
                    "amounts would count twice",
                    other);
        return FALSE;
    }
    if (!(export->names ? add_file(export, document, error) : export->backend->add(export->data, document, error)))
        return FALSE;
    if (!other)
        g_hash_table_insert(export->added, g_strdup(document->id), g_strdup(file ? file : ""));
    return TRUE;
}

gboolean
gk_export_commit(GkExport *export, GError **error)
{
    return !export->backend->commit || export->backend->commit(export->data, error);
}

gboolean
gk_export_holds(GkExport *export, const char *id)
{
    return export->backend->holds(export->data, id);
}

gboolean
gk_export_forget(GkExport *export, const char *id, GError **error)
{
    return export->backend->forget(export->data, id, error);
}

gboolean
gk_export_take(GkExport *export, const char *path, const char *const *ids, GError **error)
{
    return export->backend->take(export->data, path, ids, error);
}

/* The file beside, on the disk and under its name. */
static gboolean
settle(GkExport *export, GError **error)
{
    int fd = open(export->beside, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return set_error(export->path, errno, error);
    return gk_output_end(fd, fsync(fd) == 0 ? 0 : errno, export->beside, export->path, error);
}

gboolean
gk_export_end(GkExport *export, GError **error)
{
    gboolean done = export->names || export->backend->end(export->data, error);
    if (done && export->beside)
        done = settle(export, error);
    if (!done && export->beside)
        g_unlink(export->beside);
    export_free(export);
    return done;
}

void
gk_export_abandon(GkExport *export)
{
    if (!export)
        return;
    if (!export->names)
        export->backend->abandon(export->data);
    if (export->beside)
        g_unlink(export->beside);
    export_free(export);
}
