/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/internal.h"

void
gk_normalize_checks(GkDisclosure *disclosure)
{
}
