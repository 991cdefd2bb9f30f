/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Modules: shared objects that are linked with a library of their own.
 *
 * A module is "gongkai-NAME.so". The program is not linked with its library, so that neither its start nor its licence
 * depends on it. It is looked for in a folder beside the program (as built), then where `ninja install` puts it.
 */
#pragma once

#include <gmodule.h>

G_BEGIN_DECLS

/* What a module exports; NULL when it can't be loaded, with *why: words, marked by N_() where they are this program's (to
 * be used before the next call). `folder`: beside the program, "export/modules". Modules stay loaded. */
gpointer gk_module_symbol(const char *folder, const char *name, const char *symbol, const char **why);

/* Is it there? Nothing is loaded. */
gboolean gk_module_exists(const char *folder, const char *name);

G_END_DECLS
