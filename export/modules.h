/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Modules: backends that need an optional library.
 *
 * A module (data/module.h) exports one function, gk_export_module(). It is
 * built in export/modules/, whose meson.build lists all of them.
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
