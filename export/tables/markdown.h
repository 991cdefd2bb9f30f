/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables as Markdown (GFM): a heading, a line of facts, a table of pipes, notes,
 * and what is worth a look. Markdown knows one row of headers and no merged
 * cells: the header row has each column's labels from the top, parted by ">",
 * as the column path of amounts has; the printed header rows are left out. It is
 * empty where the table prints no header.
 * What would be markup in a printed text is escaped, line ends are <br>.
 */
#pragma once

#include "export/exporter.h"

G_BEGIN_DECLS

extern const GkExportBackend GK_EXPORT_MARKDOWN;

G_END_DECLS
