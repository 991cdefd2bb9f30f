/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target for files of corrections, which people may have edited: refused with an error, or taken.
 */
#include "normalize/values/corrections.h"
#include "tests/support/changed-json.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *text = gk_changed_json(data, size);
    g_autoptr(GError) error = NULL;
    g_autoptr(GkCorrections) corrections = gk_corrections_parse(text, "fuzz.json", &error);
    if ((corrections != NULL) == (error != NULL))
        abort();
    if (!corrections)
        return 0;
    g_autofree char *hash = gk_corrections_hash_all(corrections), *documents = gk_corrections_documents(corrections);
    gk_corrections_of(corrections, "00");
    return 0;
}
