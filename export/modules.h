/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Modules: backends that need an optional library.
 *
 * A module is a shared object "gongkai-NAME.so" that exports one function,
 * gk_export_module(), and is linked with its library; the program itself is
 * not, so that neither its start nor its licence depends on it. It is looked for
 * in the folder export/modules/ beside the program (as built), then where `ninja
 * install` puts it. export/modules/meson.build lists all of them.
 */
#pragma once

#include "export/exporter.h"

#include <gmodule.h>

G_BEGIN_DECLS

/* What a module defines: its backend, for the version of the program that it was built with. */
typedef const GkExportBackend *(*GkExportModule)(const char *version);
G_MODULE_EXPORT const GkExportBackend *gk_export_module(const char *version);

/* The backend of `format`. NULL, with `error` that says what is missing and what gives it. */
const GkExportBackend *gk_module_load(const GkExportFormat *format, GError **error);

/* Is it there? Nothing is loaded. */
gboolean gk_module_is_there(const GkExportFormat *format);

G_END_DECLS
