/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* staff.c: disclosure->staff, from the prose, then from tables. */
void gk_staff_find(GkDisclosure *disclosure);

/* staff_tables.c: adds to `staff` (GkStaff) what tables about people say. */
void gk_staff_read_tables(GkDisclosure *disclosure, GArray *staff);

G_END_DECLS
