/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One number, to be cited: which it is, and the sentence.
 */
#pragma once

#include "export/amounts.h"

G_BEGIN_DECLS

typedef enum {
    GK_CITE_ENGLISH,
    GK_CITE_CHINESE,
} GkCiteLanguage;

/* The cell, of any kind, or the statement of that id ("t3.r5.c2", "s4") or anchor; NULL where there is none. `*table` is
 * NULL for a statement. Of an anchor that several documents' worth of tables share, the first. */
const cJSON *gk_cite_find(const GkExportDocument *document, const char *name, const GkExportTable **table);

/* The sentence, without a line end. The caller frees it. */
char *gk_cite_sentence(const GkExportDocument *document, const GkExportTable *table, const cJSON *item,
                       GkCiteLanguage language);

G_END_DECLS
