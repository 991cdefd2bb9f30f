/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* Sets published: "2025-03-05", "2025-03" where no day is printed. Title and organization are known by then. */
void gk_metadata_find_date(GkDisclosure *disclosure);

G_END_DECLS
