/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables as one HTML page that needs nothing else: no script, no network (a
 * content security policy says so), light and dark, for a screen and on paper.
 * Merged cells are merged; header cells are th with a scope; every cell has its
 * id in data-cell; what is flagged is coloured, and says why in its title and in
 * a list below the table.
 */
#pragma once

#include "export/exporter.h"

G_BEGIN_DECLS

extern const GkExportBackend GK_EXPORT_HTML;

G_END_DECLS
