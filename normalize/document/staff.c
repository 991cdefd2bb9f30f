/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * People: how many posts, how many at work, how many retired.
 *
 *      编制数 24，实有人数 23 人，其中：在职 21 人，增加 2 人；退休 2 人，增加 2 人；离休 0 人
 *
 * The words come from data/staff-words.tsv; a count is the number right behind
 * such a word, its change the one right behind 增加 or 减少 before the next word.
 */
#include "normalize/document/staff.h"

#include "data/data.h"
#include "normalize/values/amount.h"
#include "normalize/values/text.h"

#include <string.h>

typedef struct {
    GkDisclosure *disclosure;
    const GkParagraph *paragraph;
    GArray *staff; /* GkStaff */
} Reader;

static GkFact
fact_in(const Reader *reader, const char *text)
{
    const GkText *source = &reader->paragraph->text;
    return (GkFact) { gk_arena_strdup(reader->disclosure->arena, text), source->places[0].page, source->places[0].box };
}

/* The word of `class` that `text` begins with, the longest; NULL without one. */
static const char *
word_at(const char *text, const char *class)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("staff-words.tsv", &n_rows);
    const char *best = NULL;
    for (guint i = 0; i < n_rows; i++) {
        const char *word = gk_data_field(&rows[i], 0);
        if (*word == *text && g_str_has_prefix(text, word) && strcmp(gk_data_field(&rows[i], 1), class) == 0 &&
            (!best || strlen(word) > strlen(best)))
            best = word;
    }
    return best;
}

static const char *
skip_words(const char *text, const char *class)
{
    const char *word;
    while ((word = word_at(text, class)))
        text += strlen(word);
    return text;
}

/* A number with 人 or 名 or 个 behind it. */
static gboolean
read_count(const char **text, GkValue *value, const char **unit)
{
    const char *from = skip_words(*text, "filler"), *end;
    GkDecimal number;
    if (!gk_amount_scan(from, &number, &end) || end == from)
        return FALSE;
    *value = (GkValue) { .state = GK_VALUE_NUMBER, .decimal = number };
    const char *measure = word_at(end, "measure");
    *unit = measure;
    *text = end + (measure ? strlen(measure) : 0);
    return TRUE;
}

static void
read_change(const char *text, GkStaff *staff)
{
    const char *unit, *from = skip_words(text, "pause");
    gboolean more = word_at(from, "increase") != NULL;
    const char *word = more ? word_at(from, "increase") : word_at(from, "decrease");
    if (!word)
        return;
    from += strlen(word);
    if (read_count(&from, &staff->change, &unit)) {
        staff->has_change = TRUE;
        staff->direction = gk_decimal_is_zero(staff->change.decimal) ? GK_CHANGE_UNCHANGED
            : more                                                   ? GK_CHANGE_INCREASE
                                                                     : GK_CHANGE_DECREASE;
    }
}

static void
read_staff(Reader *reader, const char *text)
{
    for (const char *p = text; *p;) {
        const char *word = word_at(p, "staff");
        if (!word) {
            p = g_utf8_next_char(p);
            continue;
        }
        p += strlen(word);
        GkStaff staff = { .what = word, .source = fact_in(reader, reader->paragraph->text.text) };
        if (!read_count(&p, &staff.count, &staff.unit))
            continue;
        read_change(p, &staff);
        g_array_append_val(reader->staff, staff);
    }
}

void
gk_staff_find(GkDisclosure *disclosure)
{
    const GkDocument *document = disclosure->document;
    Reader reader = { .disclosure = disclosure, .staff = g_array_new(FALSE, FALSE, sizeof(GkStaff)) };
    for (guint i = 0; i < document->n_paragraphs; i++) {
        reader.paragraph = &document->paragraphs[i];
        if (reader.paragraph->role != GK_LINE_PROSE || !reader.paragraph->text.n_places)
            continue;
        g_autofree char *text = gk_text_without_spaces(reader.paragraph->text.text);
        read_staff(&reader, text);
    }
    gk_staff_read_tables(disclosure, reader.staff);
    disclosure->staff = gk_arena_take_array(disclosure->arena, reader.staff, &disclosure->n_staff);
}
