/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/version.h"

#include "export/modules.h"
#include "extract/recognizer.h"

/* The names of formats whose module is there, or is not, each with what its library is called. */
static char *
list_modules(gboolean there)
{
    GString *list = g_string_new(NULL);
    for (const GkExportFormat *format = GK_EXPORT_FORMATS; format->name; format++)
        if (!format->backend && gk_module_is_there(format) == there)
            g_string_append_printf(list, "%s%s (%s)", list->len ? ", " : "", format->name, format->library);
    return g_string_free(list, list->len == 0);
}

static void
put_formats(GString *out)
{
    g_autofree char *there = list_modules(TRUE), *missing = list_modules(FALSE);
    g_string_append(out, "formats: json, ndjson");
    for (const GkExportFormat *format = GK_EXPORT_FORMATS; format->name; format++)
        if (format->backend)
            g_string_append_printf(out, ", %s", format->name);
    g_string_append_printf(out, "\nby modules: %s\n", there ? there : "none");
    if (missing)
        g_string_append_printf(out, "not built: %s\n", missing);
    g_string_append_printf(out, "recognition: %s\n",
                           gk_recognizer_is_built_in() ? "tesseract (libtesseract5)" : "not built (libtesseract-dev)");
}

/* What is said of the modules that go with version 3 of the GPL only. */
static void
put_version_3(GString *out)
{
    for (const GkExportFormat *format = GK_EXPORT_FORMATS; format->name; format++)
        if (format->version_3 && gk_module_is_there(format))
            g_string_append_printf(out, "; while the module %s is loaded (%s) GPL-3.0", format->name, format->version_3);
    if (gk_recognizer_is_built_in())
        g_string_append(out, "; while the module tesseract is loaded (Tesseract, Apache-2.0) GPL-3.0");
}

char *
gk_version_text(void)
{
    GString *out = g_string_new(NULL);
    g_string_printf(out, "gongkai %s (%s)\n", GK_VERSION, gk_page_source_backend());
    put_formats(out);
    g_string_append(out, "licence: GPL-2.0-or-later; with Poppler, as built, GPL-2.0 or GPL-3.0");
    put_version_3(out);
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}
