/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/modules.h"

#include "data/module.h"

#define FOLDER "export/modules"

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
    const char *why;
    gpointer symbol = gk_module_symbol(FOLDER, format->name, "gk_export_module", &why);
    if (!symbol)
        return refuse(format, why, error);
    const GkExportBackend *backend = ((GkExportModule) symbol)(GK_VERSION);
    return backend ? backend : refuse(format, N_("its module is of another version of this program"), error);
}

gboolean
gk_module_is_there(const GkExportFormat *format)
{
    return gk_module_exists(FOLDER, format->name);
}
