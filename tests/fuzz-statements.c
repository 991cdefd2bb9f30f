/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any text is prose: each line of the input a paragraph; what is read of it must lie inside it. */
#include "normalize/prose/prose.h"

#include <string.h>

#include "normalize/disclosure.h"
#include "normalize/document/facts.h"
#include "normalize/statements/statements.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
check_clauses(const char *text, const GkWords *words)
{
    g_autoptr(GkProse) prose = gk_prose_new(text, words);
    guint at = 0, measures = 0;
    for (guint i = 0; i < prose->clauses->len; i++) {
        const GkClause *clause = &g_array_index(prose->clauses, GkClause, i);
        g_assert_cmpuint(at, <=, clause->start);
        g_assert_cmpuint(clause->end, <=, prose->length);
        g_assert_cmpuint(clause->first_measure, ==, measures);
        measures += clause->n_measures;
        at = clause->end;
    }
    g_assert_cmpuint(measures, ==, prose->measures->len);
}

static void
read_document(char **lines)
{
    guint n = g_strv_length(lines);
    GkDocument document = { 0 };
    GkPlace place = { 1, { 0, 0, 1, 1 } };
    guint offset = 0;
    g_autofree GkParagraph *paragraphs = g_new0(GkParagraph, n + 1);
    for (guint i = 0; i < n; i++)
        paragraphs[i].text = (GkText) { lines[i], &place, &offset, 1 };
    document.paragraphs = paragraphs;
    document.n_paragraphs = n;
    g_autoptr(GkDiagnostics) diagnostics = gk_diagnostics_new();
    GkDisclosure disclosure = { .document = &document, .arena = gk_arena_new(), .diagnostics = diagnostics };
    gk_normalize_statements(&disclosure);
    gk_normalize_projects(&disclosure);
    for (guint i = 0; i < disclosure.n_statements; i++) {
        const GkStatement *s = &disclosure.statements[i];
        g_assert_nonnull(s->subject);
        g_assert_nonnull(s->topic);
        g_assert_cmpint(s->part_of, <, (gint) i);
        g_assert_cmpuint(s->paragraph, <, n);
    }
    gk_arena_free(disclosure.arena);
}

/* Every measure with a unit lands in one statement, and nothing else does (numbers without a unit may). */
static void
check_conservation(char *line, const GkWords *words)
{
    guint bare = 0, measures = 0, values = 0, offset = 0;
    GkPlace place = { 1, { 0, 0, 1, 1 } };
    g_autoptr(GkProse) prose = gk_prose_new(line, words);
    for (guint i = 0; i < prose->measures->len; i++) {
        gboolean has_unit = g_array_index(prose->measures, GkMeasure, i).class_ != GK_MEASURE_BARE;
        bare += !has_unit;
        measures += has_unit;
    }
    GkParagraph paragraph = { .text = { line, &place, &offset, 1 } };
    GkDocument document = { .paragraphs = &paragraph, .n_paragraphs = 1 };
    g_autoptr(GkDiagnostics) diagnostics = gk_diagnostics_new();
    GkDisclosure disclosure = { .document = &document, .arena = gk_arena_new(), .diagnostics = diagnostics };
    gk_normalize_statements(&disclosure);
    for (guint i = 0; i < disclosure.n_statements; i++) {
        const GkStatement *s = &disclosure.statements[i];
        values += (s->amount.state == GK_VALUE_NUMBER) + s->has_share + s->has_change + s->has_percent + s->has_points +
            s->has_completion;
    }
    g_assert_cmpuint(values, >=, measures);
    gsize at; /* 各增加 1 万元 is told once, of several */
    if (!gk_words_find(words, GK_WORD_EACH, prose->text, 0, prose->length, &at))
        g_assert_cmpuint(values, <=, measures + bare);
    gk_arena_free(disclosure.arena);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    const GkWords *words = gk_words_get();
    g_autofree char *raw = g_strndup((const char *) data, size), *text = g_utf8_make_valid(raw, -1);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        check_clauses(lines[i], words);
        check_conservation(lines[i], words);
    }
    read_document(lines);
    return 0;
}
