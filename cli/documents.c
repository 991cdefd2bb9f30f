/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/documents.h"

#include "cli/inputs.h"
#include "cli/options/options.h"
#include "cli/options/values.h"
#include "export/output.h"

#include <string.h>

#define COMPLAINTS 5u /* values of one file that are named one by one */

typedef struct {
    GkDocumentVisitor each;
    gpointer data;
    const char *output;
    guint *left_out;
} Walk;

static const char *
name_of_file(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* A file of many values says which; of the first the name is enough. */
static char *
name_of_value(const char *path, guint index, const GkValues *values)
{
    const char *file = name_of_file(path);
    return index == 0 ? g_strdup(file)
                      : g_strdup_printf("%s, line %" G_GUINT64_FORMAT, file, gk_values_line(values));
}

typedef struct {
    Walk *walk;
    const char *path;
    guint count, left_out; /* values so far, of this file */
    gboolean known; /* one of them was a document */
} File;

static void
leave_out(File *file, const GkSentence *message)
{
    (*file->walk->left_out)++;
    if (++file->left_out <= COMPLAINTS)
        gk_say("%p", message);
}

static void
leave_out_for(File *file, const GError *error)
{
    g_autoptr(GkSentence) message = gk_error_sentence(error);
    leave_out(file, message);
}

/* FALSE when the visitor stops the walk. */
static gboolean
add_value(File *file, GkValuesState state, const char *text, gsize length, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkExportDocument) document = NULL;
    if (state == GK_VALUES_TORN) {
        g_autoptr(GkSentence) message = gk_sentence_new("%s: breaks off in the middle; this document is left out", name);
        leave_out(file, message);
        return TRUE;
    }
    document = gk_export_document_parse(text, length, name, NULL, &error);
    file->known |= document || g_error_matches(error, GK_FILE_ERROR, G_IO_ERROR_NOT_SUPPORTED);
    if (!document) {
        leave_out_for(file, error);
        return TRUE;
    }
    return file->walk->each(document, file->path, name, file->walk->data);
}

/* A file whose first value is no document is some other file: it is not read on. */
static gboolean
add_values(File *file, GkValues *values)
{
    g_autoptr(GError) error = NULL;
    const char *text;
    gsize length;
    GkValuesState state;
    while ((state = gk_values_next(values, &text, &length, &error)) == GK_VALUES_VALUE || state == GK_VALUES_TORN) {
        g_autofree char *name = name_of_value(file->path, file->count, values);
        if (!add_value(file, state, text, length, name))
            return FALSE;
        if (file->count++ == 0 && !file->known && state == GK_VALUES_VALUE)
            return TRUE;
    }
    if (error) {
        leave_out_for(file, error);
    } else if (file->count == 0) {
        g_autoptr(GkSentence) message = gk_sentence_new("%s: is empty", name_of_file(file->path));
        leave_out(file, message);
    }
    return TRUE;
}

static gboolean
add_file(Walk *walk, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkValues) values = gk_values_open(path, &error);
    File file = { .walk = walk, .path = path };
    if (!values) {
        leave_out_for(&file, error);
        return TRUE;
    }
    if (!add_values(&file, values))
        return FALSE;
    if (file.left_out > COMPLAINTS)
        gk_say("%s: %u of its %u documents are left out in all", name_of_file(path), file.left_out, file.count);
    return TRUE;
}

static gboolean
ends_in(const char *path, const char *ending)
{
    gsize length = strlen(path), tail = strlen(ending);
    return length > tail && g_ascii_strcasecmp(path + length - tail, ending) == 0;
}

/* Batch keeps its manifest and its memory beside its JSON. */
static gboolean
is_wanted(const char *relative)
{
    g_autofree char *base = g_path_get_basename(relative);
    if (g_str_has_prefix(relative, ".gongkai/") || strstr(relative, "/.gongkai/"))
        return FALSE;
    return ends_in(base, ".json") || (ends_in(base, ".ndjson") && strcmp(base, "manifest.ndjson") != 0);
}

/* What can't be read and may hold documents: a folder, or what is called as they are. */
static gboolean
is_missed(const GkInput *input)
{
    return is_wanted(input->relative) || strcmp(input->reason, "no_permission") == 0
        || strcmp(input->reason, "link_loop") == 0 || strcmp(input->reason, "read_error") == 0;
}

static gboolean
add_folder(Walk *walk, const char *path)
{
    char *paths[] = { (char *) path, NULL };
    const char *const leave_out[] = { walk->output, NULL };
    g_autoptr(GPtrArray) inputs = gk_inputs_collect(paths, leave_out);
    for (guint i = 0; i < inputs->len; i++) {
        const GkInput *input = inputs->pdata[i];
        if (input->reason && is_missed(input)) {
            gk_say("%s: %p", input->path, input->message);
            (*walk->left_out)++;
        }
        if (!input->reason && is_wanted(input->relative) && !add_file(walk, input->path))
            return FALSE;
    }
    return TRUE;
}

gboolean
gk_documents_walk(char *const *paths, const char *output, GkDocumentVisitor each, gpointer data, guint *left_out)
{
    Walk walk = { each, data, output, left_out };
    for (; *paths; paths++) {
        gboolean folder = g_file_test(*paths, G_FILE_TEST_IS_DIR);
        if (!(folder ? add_folder(&walk, *paths) : add_file(&walk, *paths)))
            return FALSE;
    }
    return TRUE;
}

GkExportDocument *
gk_documents_load(const char *path, const char *id)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GkValues) values = gk_values_open(path, &error);
    const char *text;
    gsize length;
    while (values && gk_values_next(values, &text, &length, &error) == GK_VALUES_VALUE) {
        GkExportDocument *document = gk_export_document_parse(text, length, name_of_file(path), NULL, &error);
        if (!document || !id || strcmp(document->id, id) == 0) {
            if (!document)
                break;
            return document;
        }
        gk_export_document_free(document);
    }
    if (error)
        gk_say_error(error);
    else
        gk_say("%s: is no output of gongkai extract, or no more what it was", name_of_file(path));
    return NULL;
}
