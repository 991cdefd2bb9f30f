/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The days that amounts are as of.
 *
 *     截至2024年12月31日，全市债务余额9亿元，比年初增加1亿元。
 *     ^ 2024-12-31: of all that the sentence says from here on
 *
 * A day is told behind 截至 and the like; the end of a year or a month (2024年末, 3月底) is its last day. 截至年末 without a
 * year, and 截至本报告出具日, tell none. The document's list has each day once, where it is first printed: in prose, and in
 * titles and notes of tables. A statement is as of the day that its sentence tells before its amount; where a paragraph
 * tells a day and its sentence stays open (…总体情况为：), of that in the numbered paragraphs that follow it.
 *
 * Statements of a paragraph come in the order of its text, so each paragraph is walked once: a statement whose amount is
 * not found behind the one before has no day.
 */
#include "normalize/document/facts.h"
#include "normalize/document/metadata.h"

#include "data/data.h"
#include "normalize/values/iso_date.h"
#include "normalize/values/numbering.h"

#include <string.h>

typedef struct {
    GkDisclosure *disclosure;
    GPtrArray *words;  /* 截至: const char * of the data */
    GArray *days;      /* GkFact */
    GHashTable *known; /* the days that are in it */
} Reader;

/* A day in a text, and the amounts that it is told of: those from `at` to the end of the sentence. */
typedef struct {
    gsize at, end;
    GkDate date;
} Day;

/* 末 and 底 behind a year or a month: its last day. */
static gsize
end_of_period(const char *text, GkDate *date)
{
    gsize length = date->day ? 0 : gk_kind_begins(text, "period_end");
    if (!length)
        return 0;
    date->month = date->month ? date->month : 12;
    date->day = g_date_get_days_in_month((GDateMonth) date->month, (GDateYear) date->year);
    return length;
}

/* 。, or the full stop that is typed for it: none of a number. */
static gsize
end_of_sentence(const char *text, gsize from)
{
    for (const char *p = text + from; *p; p++)
        if (g_str_has_prefix(p, "。") ||
            (*p == '.' && p > text && !g_ascii_isalnum(p[-1]) && !g_ascii_isalnum(p[1])))
            return (gsize) (p - text);
    return strlen(text);
}

/* The next day in the text from *at on; behind it then. */
static gboolean
next_day(const Reader *reader, const char *text, gsize *at, Day *day)
{
    for (;;) {
        const char *first = NULL;
        gsize length = 0;
        for (guint i = 0; i < reader->words->len; i++) {
            const char *word = g_ptr_array_index(reader->words, i), *found = strstr(text + *at, word);
            if (found && (!first || found < first || (found == first && strlen(word) > length))) {
                first = found;
                length = strlen(word);
            }
        }
        if (!first)
            return FALSE;
        *at = (gsize) (first - text) + length;
        day->at = (gsize) (first - text);
        gsize read = gk_date_read(text, *at, 0, &day->date);
        *at += read;
        if (!read)
            continue;
        *at += end_of_period(text + *at, &day->date);
        day->end = end_of_sentence(text, *at);
        return TRUE;
    }
}

/* The text as days and amounts are looked for in it; NULL when it tells no day. The caller frees it. */
static char *
text_with_days(const Reader *reader, const char *text)
{
    gboolean any = FALSE;
    for (guint i = 0; i < reader->words->len && !any; i++)
        any = strstr(text, g_ptr_array_index(reader->words, i)) != NULL;
    if (!any)
        return NULL;
    g_autofree char *bare = gk_metadata_bare(text);
    return gk_metadata_with_digits(bare);
}

/* Adds the days of the text that are not known yet. */
static void
read_text(Reader *reader, const GkText *text)
{
    g_autofree char *folded = text_with_days(reader, text->text);
    gsize at = 0;
    Day day;
    while (folded && next_day(reader, folded, &at, &day)) {
        g_autofree char *iso = gk_date_to_iso(day.date);
        if (g_hash_table_contains(reader->known, iso))
            continue;
        GkFact fact = gk_metadata_fact(reader->disclosure, iso, text);
        g_array_append_val(reader->days, fact);
        g_hash_table_add(reader->known, (gpointer) fact.text);
    }
}

/* --- statements --- */

static GArray *
days_of(const Reader *reader, const char *text)
{
    GArray *days = g_array_new(FALSE, FALSE, sizeof(Day));
    gsize at = 0;
    Day day;
    while (next_day(reader, text, &at, &day))
        g_array_append_val(days, day);
    return days;
}

/* Statements [first, end), which are of one paragraph: each has the last day before it, of its own sentence. */
static void
date_statements(Reader *reader, const char *text, guint first, guint end, const char **dates)
{
    g_autoptr(GArray) days = days_of(reader, text);
    gsize from = 0;
    guint current = 0;
    for (guint i = first; i < end && days->len; i++) {
        const GkStatement *statement = &reader->disclosure->statements[i];
        g_autofree char *printed = g_strconcat(statement->printed ? statement->printed : "", statement->unit, NULL);
        g_autofree char *amount = gk_metadata_bare(printed);
        const char *found = *amount ? strstr(text + from, amount) : NULL;
        if (!found)
            continue;
        from = (gsize) (found - text);
        while (current + 1 < days->len && g_array_index(days, Day, current + 1).at < from)
            current++;
        const Day *day = &g_array_index(days, Day, current);
        g_autofree char *iso = gk_date_to_iso(day->date);
        if (day->at < from && from < day->end)
            dates[i] = gk_arena_strdup(reader->disclosure->arena, iso);
    }
}

/* For each paragraph the day that one before it has left open; NULL: none. The caller frees the array. */
static const char **
open_days(Reader *reader)
{
    const GkDocument *document = reader->disclosure->document;
    const char **open = g_new0(const char *, document->n_paragraphs + 1), *current = NULL;
    for (guint i = 0; i < document->n_paragraphs; i++) {
        const GkParagraph *paragraph = &document->paragraphs[i];
        if (paragraph->role != GK_LINE_PROSE)
            continue;
        g_autofree char *bare = current ? gk_metadata_bare(paragraph->text.text) : NULL;
        open[i] = current = bare && gk_numbering_parse(bare).style != GK_NUMBERING_NONE ? current : NULL;
        g_autofree char *text = text_with_days(reader, paragraph->text.text);
        g_autoptr(GArray) days = text ? days_of(reader, text) : NULL;
        if (!days || days->len == 0 || g_str_has_suffix(text, "。"))
            continue;
        const Day *last = &g_array_index(days, Day, days->len - 1);
        g_autofree char *iso = gk_date_to_iso(last->date);
        current = last->end == strlen(text) ? gk_arena_strdup(reader->disclosure->arena, iso) : NULL;
    }
    return open;
}

static const char *const *
read_statements(Reader *reader)
{
    const GkDisclosure *disclosure = reader->disclosure;
    g_autofree const char **open = open_days(reader);
    const char **dates = gk_arena_alloc(disclosure->arena, (gsize) (disclosure->n_statements + 1) * sizeof *dates);
    for (guint i = 0, end; i < disclosure->n_statements; i = end) {
        guint paragraph = disclosure->statements[i].paragraph;
        for (end = i + 1; end < disclosure->n_statements && disclosure->statements[end].paragraph == paragraph;)
            end++;
        if (paragraph >= disclosure->document->n_paragraphs)
            continue;
        g_autofree char *text = text_with_days(reader, disclosure->document->paragraphs[paragraph].text.text);
        if (text)
            date_statements(reader, text, i, end, dates);
        for (guint j = i; j < end; j++)
            dates[j] = dates[j] ? dates[j] : open[paragraph];
    }
    return dates;
}

static GPtrArray *
words_of(const char *axis)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("kind-words.tsv", &n_rows);
    GPtrArray *words = g_ptr_array_new();
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 1), axis) == 0)
            g_ptr_array_add(words, (gpointer) gk_data_field(&rows[i], 0));
    return words;
}

void
gk_normalize_days(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    g_autoptr(GPtrArray) words = words_of("as_of");
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    Reader reader = { disclosure, words, g_array_new(FALSE, FALSE, sizeof(GkFact)), known };
    for (guint i = 0; i < document->n_paragraphs; i++)
        read_text(&reader, &document->paragraphs[i].text);
    for (guint i = 0; i < document->n_tables; i++) {
        read_text(&reader, &document->tables[i].title);
        read_text(&reader, &document->tables[i].subtitle);
        for (guint j = 0; j < document->tables[i].n_notes; j++)
            read_text(&reader, &document->tables[i].notes[j]);
    }
    disclosure->statement_days = read_statements(&reader);
    disclosure->days = gk_arena_take_array(disclosure->arena, reader.days, &disclosure->n_days);
}
