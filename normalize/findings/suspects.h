/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whom a failing identity accuses. */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* At which amounts a failure is told, and what confirms nobody. After all finders. */
void gk_checks_accuse(GkDisclosure *disclosure);

G_END_DECLS
