/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "layout/document.h"

G_BEGIN_DECLS

/* The grid is covered once, spans stay inside. FALSE and a message in *problem when not. */
gboolean gk_table_verify(const GkTable *table, char **problem);

G_END_DECLS
