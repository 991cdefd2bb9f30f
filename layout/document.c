/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/document.h"

void
gk_document_free(GkDocument *document)
{
    if (!document)
        return;
    gk_diagnostics_free(document->diagnostics);
    gk_arena_free(document->arena);
}
