/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Codes of the functional classification by name: those of data/function-codes.tsv, and those that the document's own
 * tables print beside the name.
 */
#pragma once

#include "normalize/disclosure.h"
#include "normalize/values/words.h"

G_BEGIN_DECLS

typedef struct _GkFunctionCodes GkFunctionCodes;

/* For the names in the prose of a disclosure whose tables have been read; `words` must outlive it. */
GkFunctionCodes *gk_function_codes_new(const GkDisclosure *disclosure, const GkWords *words);
void gk_function_codes_free(GkFunctionCodes *codes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkFunctionCodes, gk_function_codes_free)

/* The code of `name` at level 0 (类, 3 digits), 1 (款, 5) or 2 (项, 7), under `parent` (a code of a level
 * above; NULL: anywhere). NULL when the name is unknown or stands for several codes. The name is compared
 * without spaces, widths of characters and a closing 支出. The result is the data's or the disclosure's. */
const char *gk_function_codes_find(const GkFunctionCodes *codes, const char *name, guint level, const char *parent);

/* Whether the classifications have the name at this level, wherever. */
gboolean gk_function_codes_knows(const GkFunctionCodes *codes, const char *name, guint level);

G_END_DECLS
