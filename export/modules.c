/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/modules.h"

#include <unistd.h>

/* The folders that modules may lie in: beside the program, and installed. Ends with NULL. */
static char **
folders(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = program ? g_path_get_dirname(program) : NULL;
    char **list = g_new0(char *, 3);
    guint count = 0;
    if (folder)
        list[count++] = g_build_filename(folder, "export", "modules", NULL);
    list[count] = g_strdup(GK_MODULE_DIR);
    return list;
}

/* NULL where it is nowhere. */
static char *
find(const GkExportFormat *format)
{
    g_auto(GStrv) list = folders();
    g_autofree char *name = g_strdup_printf("gongkai-%s.so", format->name);
    for (char **folder = list; *folder; folder++) {
        g_autofree char *path = g_build_filename(*folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
            return g_steal_pointer(&path);
    }
    return NULL;
}

static const GkExportBackend *
refuse(const GkExportFormat *format, const char *why, GError **error)
{
    g_autoptr(GkSentence) words = gk_sentence_of_words(why);
    gk_error_set(error, GK_EXPORT_ERROR, GK_EXPORT_ERROR_MISSING,
                "%s can't be written: %p; it needs the Debian package %s, and a build of gongkai that found it",
                format->name, words, format->library);
    return NULL;
}

const GkExportBackend *
gk_module_load(const GkExportFormat *format, GError **error)
{
    g_autofree char *path = find(format);
    gpointer symbol;
    if (!path)
        return refuse(format, N_("this build has no module for it"), error);
    GModule *module = g_module_open(path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
    if (!module)
        return refuse(format, g_module_error(), error);
    if (!g_module_symbol(module, "gk_export_module", &symbol)) {
        g_module_close(module);
        return refuse(format, N_("its module is of another program"), error);
    }
    g_module_make_resident(module);
    const GkExportBackend *backend = ((GkExportModule) symbol)(GK_VERSION);
    return backend ? backend : refuse(format, N_("its module is of another version of this program"), error);
}

gboolean
gk_module_is_there(const GkExportFormat *format)
{
    g_autofree char *path = find(format);
    return path != NULL;
}
