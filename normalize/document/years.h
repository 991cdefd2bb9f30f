/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* Sets fiscal_year and years. Title and kind are known by then. */
void gk_metadata_find_years(GkDisclosure *disclosure);

G_END_DECLS
