/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The order in which a laid-out document gets its meaning. Each step fills its
 * own part of the disclosure and adds diagnostics; none changes what an earlier
 * one has written, and none knows the document's source.
 */
#include "normalize/disclosure.h"

#include "normalize/dimensions/dimensions.h"
#include "normalize/document/facts.h"
#include "normalize/findings/checks.h"
#include "normalize/statements/statements.h"
#include "normalize/tables/correct.h"
#include "normalize/tables/profile.h"
#include "normalize/tables/tables.h"

static GkDisclosure *
begin(GkDocument *document, const GkProfile *profile)
{
    GkArena *arena = gk_arena_new();
    GkDisclosure *disclosure = gk_arena_alloc(arena, sizeof *disclosure);
    disclosure->arena = arena;
    disclosure->document = document;
    disclosure->diagnostics = gk_diagnostics_new();
    disclosure->profile = gk_arena_strdup(arena, gk_profile_text(profile));
    disclosure->profile_name = gk_arena_strdup(arena, gk_profile_name(profile));
    gk_diagnostics_move(disclosure->diagnostics, document->diagnostics);
    return disclosure;
}

/* Those of this document; NULL. */
static const GPtrArray *
corrections_for(GkDisclosure *disclosure, const GkNormalizeOptions *options)
{
    const GkCorrections *corrections = options ? options->corrections : NULL;
    const char *sha256 = disclosure->document->source.sha256;
    g_autofree char *hash = gk_corrections_hash(corrections, sha256);
    disclosure->corrections = hash ? gk_arena_strdup(disclosure->arena, hash) : NULL;
    return gk_corrections_of(corrections, sha256);
}

/* An empty success would say that there is nothing to find. Images without text have been told of. */
static void
doubt_emptiness(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    guint64 glyphs = 0;
    guint blank = 0;
    for (guint i = 0; i < document->n_pages; i++) {
        glyphs += document->pages[i].ink.glyphs;
        blank += document->pages[i].content == GK_PAGE_BLANK && !document->pages[i].failed;
    }
    if (glyphs > 0 && document->n_tables == 0 && disclosure->n_statements == 0)
        gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_NOTHING_FOUND, 0, NULL,
                           "neither a table nor an amount was found in %u pages of text", document->n_pages);
    else if (glyphs == 0 && blank > 0 && blank == document->n_pages)
        gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_NOTHING_FOUND, 0, NULL,
                           "none of %u pages has any text: they are blank or hold drawings only", blank);
}

GkDisclosure *
gk_disclosure_new(GkDocument *document, const GkNormalizeOptions *options, GError **error)
{
    g_autoptr(GkProfile) profile = NULL;
    if (options && options->profile) {
        profile = gk_profile_parse(options->profile, options->profile_name, error);
        if (!profile) {
            gk_document_free(document);
            return NULL;
        }
    }
    GkDisclosure *disclosure = begin(document, profile);
    const GPtrArray *corrections = corrections_for(disclosure, options);
    if (corrections)
        gk_normalize_tables_corrected(disclosure, profile, corrections);
    else {
        gk_normalize_tables(disclosure, profile);
        gk_normalize_anchors(disclosure);
    }
    gk_normalize_metadata(disclosure, profile);
    gk_normalize_outline(disclosure);
    gk_normalize_statements(disclosure);
    if (corrections)
        gk_normalize_correct_statements(disclosure, corrections);
    gk_normalize_days(disclosure);
    gk_normalize_projects(disclosure);
    gk_normalize_performance(disclosure);
    gk_normalize_dimensions(disclosure);
    gk_normalize_magnitudes(disclosure);
    gk_normalize_checks(disclosure);
    doubt_emptiness(disclosure);
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
