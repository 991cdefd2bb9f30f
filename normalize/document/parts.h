/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* parts.c: disclosure->offices and sub_units, from prose, lists and tables. */
void gk_parts_find(GkDisclosure *disclosure);

G_END_DECLS
