/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/words.h"

#include "data/data.h"

#include <string.h>

/* Words are asked for at every place of a text, and most places have none: the words of a kind that begin with one
 * character, by a digest of its bytes, stand together, the longest first; and once more those that end with one. */
#define DIGESTS 1024u

typedef struct {
    GArray *words; /* GkWord, by their digests */
    guint16 first[DIGESTS + 1]; /* of this digest; up to the first of the next */
} Index;

struct _GkWords {
    Index begins[GK_N_WORD_KINDS], ends[GK_N_WORD_KINDS];
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

/* Of the character that ends at text[end]. */
static guint
digest_before(const char *text, gsize end)
{
    guint last = (guint8) text[end - 1];
    return last < 0x80 || end < 2 ? last : (last * 61 + (guint8) text[end - 2] * 17) % DIGESTS;
}

static const char *const KIND_NAMES[] = {
#define NAME(name, text) text,
    GK_WORD_KINDS(NAME)
#undef NAME
};

static int
longer_first(gconstpointer a, gconstpointer b, gpointer at_end)
{
    const GkWord *x = a, *y = b;
    guint i = at_end ? digest_before(x->text, x->length) : digest(x->text, x->length);
    guint k = at_end ? digest_before(y->text, y->length) : digest(y->text, y->length);
    if (i != k)
        return i < k ? -1 : 1;
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

/* Where the words of each digest begin. */
static void
order(Index *index, gboolean at_end)
{
    g_array_sort_with_data(index->words, longer_first, GINT_TO_POINTER(at_end));
    guint next = 0;
    for (guint i = 0; i < index->words->len; i++) {
        const GkWord *word = &g_array_index(index->words, GkWord, i);
        guint value = at_end ? digest_before(word->text, word->length) : digest(word->text, word->length);
        while (next <= value)
            index->first[next++] = (guint16) i;
    }
    while (next <= DIGESTS)
        index->first[next++] = (guint16) index->words->len;
}

static void
add(GkWords *words, gint kind, const char *text, const char *value)
{
    GkWord word = { text, strlen(text), value };
    g_array_append_val(words->begins[kind].words, word);
    g_array_append_val(words->ends[kind].words, word);
}

/* --- words with lists in them --- */

#define LIST "list"

/* `text` with `word` in place of `name`; kept as long as the words are. */
static const char *
put_in(const char *text, const char *name, const char *word)
{
    g_autoptr(GString) whole = g_string_new(text);
    g_string_replace(whole, name, word, 1);
    return g_intern_string(whole->str);
}

/* The name of the first list in a word, <plan>; NULL for a word without one. */
static char *
name_of_list(const char *text)
{
    const char *start = strchr(text, '<'), *end = start ? strchr(start, '>') : NULL;
    return end ? g_strndup(start, (gsize) (end + 1 - start)) : NULL;
}

/* The words of a list, parted by |. */
static char **
words_of_list(const GkDataRow *rows, guint n_rows, const char *name)
{
    gsize length = strlen(name) - 2;
    for (guint i = 0; i < n_rows; i++)
        if (strcmp(gk_data_field(&rows[i], 0), LIST) == 0 && strlen(gk_data_field(&rows[i], 1)) == length &&
            memcmp(gk_data_field(&rows[i], 1), name + 1, length) == 0)
            return g_strsplit(gk_data_field(&rows[i], 2), "|", -1);
    g_error("statement-words.tsv: no list %s", name);
}

static void
add_all(GkWords *words, const GkDataRow *rows, guint n_rows, gint kind, const char *text, const char *value)
{
    g_autofree char *name = name_of_list(text);
    if (!name) {
        add(words, kind, text, value);
        return;
    }
    g_auto(GStrv) list = words_of_list(rows, n_rows, name);
    for (char **word = list; *word; word++)
        add_all(words, rows, n_rows, kind, put_in(text, name, *word), put_in(value, name, *word));
}

/* --- all of them --- */

static GkWords *
read_words(void)
{
    GkWords *words = g_new0(GkWords, 1);
    for (guint i = 0; i < GK_N_WORD_KINDS; i++) {
        words->begins[i].words = g_array_new(FALSE, FALSE, sizeof(GkWord));
        words->ends[i].words = g_array_new(FALSE, FALSE, sizeof(GkWord));
    }
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("statement-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *name = gk_data_field(&rows[i], 0);
        if (strcmp(name, LIST) == 0)
            continue;
        gint kind = gk_words_kind(name);
        if (kind < 0)
            g_error("statement-words.tsv: unknown kind %s", name);
        add_all(words, rows, n_rows, kind, gk_data_field(&rows[i], 1), gk_data_field(&rows[i], 2));
    }
    for (guint i = 0; i < GK_N_WORD_KINDS; i++) {
        order(&words->begins[i], FALSE);
        order(&words->ends[i], TRUE);
    }
    return words;
}

const GkWords *
gk_words_get(void)
{
    static GkWords *words;
    if (g_once_init_enter(&words))
        g_once_init_leave(&words, read_words());
    return words;
}

const GkWord *
gk_words_at(const GkWords *words, GkWordKind kind, const char *text, gsize at, gsize end)
{
    const Index *index = &words->begins[kind];
    guint value = at < end ? digest(text + at, end - at) : DIGESTS;
    for (guint i = index->first[value], last = value < DIGESTS ? index->first[value + 1] : i; i < last; i++) {
        const GkWord *word = &g_array_index(index->words, GkWord, i);
        if (at + word->length <= end && memcmp(text + at, word->text, word->length) == 0)
            return word;
    }
    return NULL;
}

const GkWord *
gk_words_before(const GkWords *words, GkWordKind kind, const char *text, gsize start, gsize end)
{
    const Index *index = &words->ends[kind];
    guint value = start < end ? digest_before(text, end) : DIGESTS;
    for (guint i = index->first[value], last = value < DIGESTS ? index->first[value + 1] : i; i < last; i++) {
        const GkWord *word = &g_array_index(index->words, GkWord, i);
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
