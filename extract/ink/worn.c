/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is read of a document must not depend on what was read before it. But cairo
 * and Poppler keep fonts for the whole process, by their content, and cairo keeps
 * with a font that it once failed (at an absurd size, say). The next document with
 * the same font, as those of one publisher have, or one that stands in for many,
 * would lose its lines and images.
 *
 * There is no way to make them forget that is meant for programs, so a process in
 * which anything of cairo's has failed is not to be believed with another document,
 * and says so here. The worker's parent starts a new one.
 *
 * What it can't do: notice a failure that Poppler keeps to itself.
 */
#include "extract/ink/worn.h"

static gboolean worn;

gboolean
gk_worn_check(cairo_status_t status)
{
    worn = worn || status != CAIRO_STATUS_SUCCESS;
    return status == CAIRO_STATUS_SUCCESS;
}

gboolean
gk_is_worn(void)
{
    return worn;
}
