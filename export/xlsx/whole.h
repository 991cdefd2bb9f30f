/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Is each part of the XLSX at `path` there to its end? FALSE, with `error`, when not. */
gboolean gk_xlsx_check_whole(const char *path, GError **error);

G_END_DECLS
