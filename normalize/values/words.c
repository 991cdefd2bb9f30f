/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/words.h"

#include "data/data.h"

#include <string.h>

/* Characters that words begin with, by a digest of their bytes: most places of a text are none. */
#define DIGESTS 1024u

struct _GkWords {
    GArray *kinds[GK_N_WORD_KINDS]; /* GkWord, longest first */
    guint8 begins[GK_N_WORD_KINDS][DIGESTS];
};

/* Of the character at the start of `text`, of which `length` bytes are there; all of ours have one or three bytes. */
static guint
digest(const char *text, gsize length)
{
    guint first = (guint8) text[0];
    if (first < 0x80 || length < 3)
        return first;
    return (first * 61 + (guint8) text[1] * 17 + (guint8) text[2]) % DIGESTS;
}

static const char *const KIND_NAMES[] = {
#define NAME(name, text) text,
    GK_WORD_KINDS(NAME)
#undef NAME
};

static int
longer_first(gconstpointer a, gconstpointer b)
{
    const GkWord *x = a, *y = b;
    if (x->length != y->length)
        return x->length < y->length ? 1 : -1;
    return strcmp(x->text, y->text);
}

gint
gk_words_kind(const char *name)
{
    for (guint i = 0; i < GK_N_WORD_KINDS; i++) {
        if (strcmp(KIND_NAMES[i], name) == 0)
            return (gint) i;
    }
    return -1;
}

GkWords *
gk_words_new(void)
{
    GkWords *words = g_new0(GkWords, 1);
    for (guint i = 0; i < GK_N_WORD_KINDS; i++)
        words->kinds[i] = g_array_new(FALSE, FALSE, sizeof(GkWord));
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        gint kind = gk_words_kind(gk_data_field(&rows[i], 0));
        if (kind < 0)
            g_error("statement-words.tsv: unknown kind %s", gk_data_field(&rows[i], 0));
        const char *text = gk_data_field(&rows[i], 1);
        GkWord word = { text, strlen(text), gk_data_field(&rows[i], 2) };
        g_array_append_val(words->kinds[kind], word);
        words->begins[kind][digest(text, word.length)] = TRUE;
    }
    for (guint i = 0; i < GK_N_WORD_KINDS; i++)
        g_array_sort(words->kinds[i], longer_first);
    return words;
}

void
gk_words_free(GkWords *words)
{
    if (!words)
        return;
    for (guint i = 0; i < GK_N_WORD_KINDS; i++)
        g_array_unref(words->kinds[i]);
    g_free(words);
}

const GkWord *
gk_words_at(const GkWords *words, GkWordKind kind, const char *text, gsize at, gsize end)
{
    const GArray *list = words->kinds[kind];
    if (at >= end || !words->begins[kind][digest(text + at, end - at)])
        return NULL;
    for (guint i = 0; i < list->len; i++) {
        const GkWord *word = &g_array_index(list, GkWord, i);
        if (at + word->length <= end && memcmp(text + at, word->text, word->length) == 0)
            return word;
    }
    return NULL;
}

const GkWord *
gk_words_before(const GkWords *words, GkWordKind kind, const char *text, gsize start, gsize end)
{
    const GArray *list = words->kinds[kind];
    for (guint i = 0; i < list->len; i++) {
        const GkWord *word = &g_array_index(list, GkWord, i);
        if (start + word->length <= end && memcmp(text + end - word->length, word->text, word->length) == 0)
            return word;
    }
    return NULL;
}

const GkWord *
gk_words_find(const GkWords *words, GkWordKind kind, const char *text, gsize start, gsize end, gsize *at)
{
    for (gsize i = start; i < end; i++) {
        const GkWord *word = gk_words_at(words, kind, text, i, end);
        if (word) {
            *at = i;
            return word;
        }
    }
    return NULL;
}

/* From the left, skipping over what was found: "增加额" must not be found again as a later "加额". */
const GkWord *
gk_words_find_last(const GkWords *words, GkWordKind kind, const char *text, gsize start, gsize end, gsize *at)
{
    const GkWord *last = NULL;
    gsize i = start;
    while (i < end) {
        const GkWord *word = gk_words_at(words, kind, text, i, end);
        if (word) {
            last = word;
            *at = i;
        }
        i += word ? word->length : 1;
    }
    return last;
}

const GkWord *
gk_words_match(const GkWords *words, GkWordKind kind, const char *text, gsize start, gsize end)
{
    const GkWord *word = gk_words_at(words, kind, text, start, end);
    return word && start + word->length == end ? word : NULL;
}
