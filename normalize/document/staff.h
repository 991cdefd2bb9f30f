/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* staff.c: disclosure->staff, from the prose, then from tables. */
void gk_staff_find(GkDisclosure *disclosure);

/* The ISO date on which people were counted (截至2023年11月30日, 2023年底), NULL where `text` gives none; the caller frees
 * it. */
char *gk_staff_date(const char *text);

/* staff_tables.c: adds to `staff` (GkStaff) what tables about people say. */
void gk_staff_read_tables(GkDisclosure *disclosure, GArray *staff);

G_END_DECLS
