/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "normalize/tables/profile.h"
#include "normalize/values/corrections.h"

G_BEGIN_DECLS

/* The meaning of all tables with a person's corrections of their cells (GkCorrection *), in place of
 * gk_normalize_tables() and gk_normalize_anchors(). What can't be applied is told by a diagnostic. */
void gk_normalize_tables_corrected(GkDisclosure *disclosure, const GkProfile *profile, const GPtrArray *corrections);

/* "“72.7” was to be “72.73”", with the person's note: for messages about a correction. The caller frees it. */
GkSentence *gk_correction_words(const GkCorrection *correction);

G_END_DECLS
