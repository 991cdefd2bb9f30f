/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "data/module.h"

#include "data/messages.h"

/* Where it lies; NULL where it is nowhere. */
static char *
find(const char *folder, const char *name)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *beside = program ? g_path_get_dirname(program) : NULL;
    g_autofree char *file = g_strdup_printf("gongkai-%s.so", name);
    g_autofree char *built = beside ? g_build_filename(beside, folder, file, NULL) : NULL;
    g_autofree char *installed = g_build_filename(GK_MODULE_DIR, file, NULL);
    if (built && g_file_test(built, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer(&built);
    return g_file_test(installed, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&installed) : NULL;
}

gpointer
gk_module_symbol(const char *folder, const char *name, const char *symbol, const char **why)
{
    g_autofree char *path = find(folder, name);
    gpointer found;
    *why = N_("this build has no module for it");
    if (!path)
        return NULL;
    GModule *module = g_module_open(path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
    *why = module ? N_("its module is of another program") : g_module_error();
    if (!module)
        return NULL;
    if (!g_module_symbol(module, symbol, &found)) {
        g_module_close(module);
        return NULL;
    }
    g_module_make_resident(module);
    return found;
}

gboolean
gk_module_exists(const char *folder, const char *name)
{
    g_autofree char *path = find(folder, name);
    return path != NULL;
}
