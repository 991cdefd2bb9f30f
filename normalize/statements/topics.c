/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/statements/reader.h"

#include <string.h>

static const char *const TOPICS[] = {
    "sangong", "operating_cost", "procurement", "state_assets", "performance", "staff",
};

const char *
gk_reader_own_topic(const GkReader *reader, const char *folded)
{
    gsize length = strlen(folded);
    guint best = G_N_ELEMENTS(TOPICS);
    for (gsize at = 0; at < length; at++) {
        const GkWord *word = gk_words_at(reader->words, GK_WORD_TOPIC, folded, at, length);
        for (guint i = 0; word && i < best; i++) {
            if (strcmp(TOPICS[i], word->value) == 0)
                best = i;
        }
    }
    return best < G_N_ELEMENTS(TOPICS) ? TOPICS[best] : NULL;
}

const char *
gk_reader_topic(const GkReader *reader, const char *item, const char *whole)
{
    g_autofree char *folded = gk_prose_fold(item);
    const char *topic = gk_reader_own_topic(reader, folded);
    if (!topic && whole && strcmp(whole, "general") != 0)
        topic = whole;
    for (guint i = G_N_ELEMENTS(reader->headings); i > 0 && !topic; i--)
        topic = reader->headings[i - 1] ? gk_reader_own_topic(reader, reader->headings[i - 1]) : NULL;
    return topic ? topic : "general";
}

/* Without number, organization, year. */
static GkSpan
heading_span(const GkReader *reader, const GkProse *prose)
{
    gsize length;
    gk_prose_marker(prose->text, 0, prose->length, &length);
    GkSpan span = { (guint) length, prose->length };
    const GkWord *about = gk_words_at(reader->words, GK_WORD_ABOUT, prose->text, span.start, span.end);
    if (about)
        span.start += (guint) about->length;
    GkOpening opening = { 0 };
    return gk_lead_cut_front(&reader->language, prose, span, &opening);
}

static void
close_wholes(GkReader *reader, GkMarker marker)
{
    if (marker == GK_MARKER_NONE || marker <= GK_MARKER_CHINESE) {
        reader->n_wholes = 0;
        reader->codes = (GkCodes) { 0 };
        reader->project = NULL;
    }
    while (reader->n_wholes && reader->wholes[reader->n_wholes - 1].styled &&
           reader->wholes[reader->n_wholes - 1].style > marker)
        reader->n_wholes--; /* a shallower heading ends deeper lists */
}

void
gk_reader_enter_heading(GkReader *reader, const GkProse *prose, GkMarker marker, guint level)
{
    guint slot = marker != GK_MARKER_NONE ? (guint) marker : MIN(level, GK_MARKER_PART);
    for (guint i = slot; i < G_N_ELEMENTS(reader->headings); i++)
        reader->headings[i] = NULL;
    GkSpan span = heading_span(reader, prose);
    if (gk_span_is_empty(span))
        return;
    reader->headings[slot] = gk_arena_strndup(reader->arena, prose->text + span.start, span.end - span.start);
    g_autofree char *printed = gk_prose_printed(prose, span.start, span.end);
    reader->nearest_heading = gk_arena_strdup(reader->arena, printed);
    reader->told = NULL;
    close_wholes(reader, marker);
}

const char *
gk_reader_heading_subject(const GkReader *reader)
{
    const char *heading = reader->nearest_heading;
    if (!heading)
        return NULL;
    gsize length = strlen(heading);
    const GkWord *word;
    while ((word = gk_words_before(reader->words, GK_WORD_HEADING_TAIL, heading, 0, length)))
        length -= word->length;
    return length ? gk_arena_strndup(reader->arena, heading, MIN(length, GK_MAX_SUBJECT)) : NULL;
}
