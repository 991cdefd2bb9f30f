/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* staff.c: disclosure->staff, from the prose. */
void gk_staff_find(GkDisclosure *disclosure);

G_END_DECLS
