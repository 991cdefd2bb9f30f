/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the document is, and where it says so: the order in which that is asked. The title tells the kind, and without a
 * title the tables do; the kind tells where whose it is stands. Each fact has the place of the words that tell it;
 * fiscal_year is "2023", published "2023-03-10" (what is printed of it).
 */
#include "normalize/document/metadata.h"

#include "normalize/document/facts.h"
#include "normalize/document/lookups.h"
#include "normalize/document/parts.h"
#include "normalize/document/staff.h"

GkFact
gk_metadata_fact(GkDisclosure *disclosure, const char *text, const GkText *source)
{
    GkFact fact = { gk_arena_strdup(disclosure->arena, text), 0, { 0, 0, 0, 0 } };
    if (source->n_places) {
        fact.page = source->places[0].page;
        fact.box = source->places[0].box;
    }
    return fact;
}

static void
note_missing(GkDisclosure *disclosure)
{
    if (disclosure->document->n_paragraphs == 0 && disclosure->document->n_tables == 0)
        return; /* nothing was read at all; other diagnostics say why */
    if (gk_metadata_is_other(disclosure))
        return; /* a rating report is of no fiscal year */
    const struct {
        const char *format, *text;
    } facts[] = {
        { N_("the document's organization is printed nowhere that it was looked for"), disclosure->organization.text },
        { N_("the document's fiscal year is printed nowhere that it was looked for"), disclosure->fiscal_year.text },
    };
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
        if (!facts[i].text)
            gk_diagnostics_add(disclosure->diagnostics, GK_DIAGNOSTIC_METADATA_MISSING, 0, NULL, facts[i].format);
}

void
gk_normalize_metadata(GkDisclosure *disclosure, const GkProfile *profile)
{
    guint begin;
    gk_metadata_find_title(disclosure, &begin);
    g_autoptr(GArray) front = gk_front_lines(disclosure->document, begin);
    gk_metadata_find_kind(disclosure, front);
    gk_metadata_find_title_of_tables(disclosure);
    gboolean office = gk_disclosure_kind_is_government(disclosure->kind) || gk_metadata_is_other(disclosure);
    if (!office)
        gk_metadata_find_organization(disclosure);
    gk_metadata_find_region(disclosure, front);
    if (office)
        gk_metadata_find_bureau(disclosure, front);
    gk_metadata_find_years(disclosure);
    gk_metadata_find_date(disclosure, front);
    gk_metadata_find_link(disclosure);
    gk_staff_find(disclosure);
    gk_parts_find(disclosure);
    gk_duties_find(disclosure);
    gk_glossary_find(disclosure);
    note_missing(disclosure);
}
