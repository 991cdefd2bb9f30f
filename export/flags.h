/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands out among cells and statements, and why, in words: what a reader
 * should look at on the page before using it.
 *
 * Words whose lines were joined are nothing to look at: most labels have some.
 * A number or a code that was put together is.
 */
#pragma once

#include "export/document.h"

G_BEGIN_DECLS

/* From the least to the gravest. */
typedef enum {
    GK_FLAG_NONE,
    GK_FLAG_REPAIRED, /* put together or read otherwise than it is printed */
    GK_FLAG_DOUBTFUL, /* it may be read in another way, or belong elsewhere */
    GK_FLAG_UNREADABLE, /* it stands where an amount belongs, and none could be read */
    GK_FLAG_CONTRADICTED, /* in a check that does not hold */
    GK_N_FLAGS,
} GkFlag;

/* "repaired"; "" for none. */
const char *gk_flag_name(GkFlag flag);
/* What it means, one sentence. */
const char *gk_flag_text(GkFlag flag);

/* Of a cell or a statement with its value (which may be NULL). */
GkFlag gk_flag_of(const cJSON *item, const cJSON *value);

/* The reasons onto `out`, one a line, at most about 2,000 bytes; nothing where the flag is none. */
void gk_flag_reasons(const GkExportDocument *document, const cJSON *item, const cJSON *value, GString *out);

/* What a code of the schema's list `list` ("repair", "doubt") means; NULL for one that it does not know. */
const char *gk_code_words(const char *list, const char *code);

G_END_DECLS
