/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* Sets published: "2025-03-05", "2025-03" where no day is printed. Title and organization are known by then. */
void gk_metadata_find_date(GkDisclosure *disclosure);

/* The text with Chinese numerals before 年, 月 and 日 as digits (二〇二三年: 2023年), all else as it is. The caller frees
 * it. */
char *gk_metadata_with_digits(const char *text);

G_END_DECLS
