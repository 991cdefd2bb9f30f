/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What this build is: its version, what reads PDFs, the formats that it can
 * write, those that it lacks and what would give them, and the licence that
 * follows from what it is made of.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whole lines; the caller frees them. */
char *gk_version_text(void);

G_END_DECLS
