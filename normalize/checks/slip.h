/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two numbers that differ in one digit alone. */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* expected and actual differ in one digit alone, and nothing printed explains the difference. */
gboolean gk_check_is_slip(const GkDisclosure *disclosure, const GkCheck *check);

G_END_DECLS
