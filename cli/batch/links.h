/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "cli/batch/record.h"

G_BEGIN_DECLS

/* A document that more others are tied to has none: that many are no parts of one. */
#define GK_LINKS_MOST 50u

/* Sets `linked` of all records. */
void gk_links_find(GkRecord *records, guint n_records);

G_END_DECLS
