/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/values/word_list.h"

#include "data/data.h"

#include <string.h>

#define DIGESTS 256u

typedef struct {
    const char *text;
    gsize length;
} Word;

struct _GkWordList {
    GArray *words;            /* Word */
    guint8 begins[DIGESTS];   /* by a digest of its first character: whether a word begins so */
};

/* Of the first character's bytes. */
static guint
digest(const char *text)
{
    guint8 first = (guint8) text[0];
    return first < 0x80 ? first : (guint8) (first ^ (text[1] * 5) ^ (text[1] && text[2] ? text[2] * 11 : 0));
}

static GkWordList *
list_new(void)
{
    GkWordList *list = g_new0(GkWordList, 1);
    list->words = g_array_new(FALSE, FALSE, sizeof(Word));
    return list;
}

/* Class → GkWordList. */
static GHashTable *
read_file(const char *file)
{
    GHashTable *classes = g_hash_table_new(g_str_hash, g_str_equal);
    guint n_rows;
    const GkDataRow *rows = gk_data_rows(file, &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *class = gk_data_field(&rows[i], 1);
        GkWordList *list = g_hash_table_lookup(classes, class);
        if (!list)
            g_hash_table_insert(classes, (gpointer) class, list = list_new());
        Word word = { gk_data_field(&rows[i], 0), strlen(gk_data_field(&rows[i], 0)) };
        g_array_append_val(list->words, word);
        list->begins[digest(word.text)] = TRUE;
    }
    return classes;
}

const GkWordList *
gk_word_list(const char *file, const char *class)
{
    static GMutex lock;
    static GHashTable *files;
    static GkWordList *none;
    g_mutex_lock(&lock);
    if (!files) {
        files = g_hash_table_new(g_str_hash, g_str_equal);
        none = list_new();
    }
    GHashTable *classes = g_hash_table_lookup(files, file);
    if (!classes)
        g_hash_table_insert(files, (gpointer) g_intern_string(file), classes = read_file(file));
    const GkWordList *list = g_hash_table_lookup(classes, class);
    g_mutex_unlock(&lock);
    return list ? list : none;
}

gsize
gk_word_list_at(const GkWordList *list, const char *text)
{
    gsize longest = 0;
    if (!list->begins[digest(text)])
        return 0;
    for (guint i = 0; i < list->words->len; i++) {
        const Word *word = &g_array_index(list->words, Word, i);
        if (word->length > longest && strncmp(text, word->text, word->length) == 0)
            longest = word->length;
    }
    return longest;
}

gsize
gk_word_list_before(const GkWordList *list, const char *text, gsize start, gsize end)
{
    gsize longest = 0;
    for (guint i = 0; i < list->words->len; i++) {
        const Word *word = &g_array_index(list->words, Word, i);
        if (word->length > longest && word->length <= end - start &&
            memcmp(text + end - word->length, word->text, word->length) == 0)
            longest = word->length;
    }
    return longest;
}

gssize
gk_word_list_find(const GkWordList *list, const char *text, gsize *length)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gsize word = gk_word_list_at(list, p);
        if (!word)
            continue;
        if (length)
            *length = word;
        return (gssize) (p - text);
    }
    return -1;
}

gssize
gk_word_list_last(const GkWordList *list, const char *text)
{
    gssize end = -1;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gsize word = gk_word_list_at(list, p);
        if (word)
            end = MAX(end, (gssize) (p - text) + (gssize) word);
    }
    return end;
}

gboolean
gk_word_list_has(const GkWordList *list, const char *text)
{
    return *text && gk_word_list_at(list, text) == strlen(text);
}

gboolean
gk_word_list_ends(const GkWordList *list, const char *text)
{
    return gk_word_list_before(list, text, 0, strlen(text)) > 0;
}
