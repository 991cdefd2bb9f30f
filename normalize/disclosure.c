/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/disclosure.h"

#include "normalize/internal.h"

GkDisclosure *
gk_disclosure_new(GkDocument *document, const GkNormalizeOptions *options, GError **error)
{
    GkArena *arena = gk_arena_new();
    GkDisclosure *disclosure = gk_arena_alloc(arena, sizeof *disclosure);
    disclosure->arena = arena;
    disclosure->document = document;
    disclosure->diagnostics = gk_diagnostics_new();
    gk_diagnostics_move(disclosure->diagnostics, document->diagnostics);
    gk_normalize_tables(disclosure, NULL);
    gk_normalize_outline(disclosure);
    gk_normalize_metadata(disclosure, NULL);
    gk_normalize_statements(disclosure);
    gk_normalize_projects(disclosure);
    gk_normalize_performance(disclosure);
    gk_normalize_checks(disclosure);
    return disclosure;
}

void
gk_disclosure_free(GkDisclosure *disclosure)
{
    if (!disclosure)
        return;
    gk_document_free(disclosure->document);
    gk_diagnostics_free(disclosure->diagnostics);
    gk_arena_free(disclosure->arena);
}
