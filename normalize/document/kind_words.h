/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the first word of the axis (data/kind-words.tsv) that stands in the text says; NULL: none does. The data's own. */
const char *gk_kind_word(const char *text, const char *axis);

G_END_DECLS
