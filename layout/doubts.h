/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

/* Adds a diagnostic for each doubt about the cells of each table and page. Call once the tables are whole. */
void gk_doubts_report(GkDocument *document);

G_END_DECLS
