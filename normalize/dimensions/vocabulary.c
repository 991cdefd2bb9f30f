/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Words, ready to be asked.
 *
 * Whole labels (how: is) stand in a hash per side, so that most labels cost one look-up. Patterns of words are parsed
 * once and tried in the order of the file. What was found for a label is kept: the same labels come again on every
 * page.
 */
#include "normalize/dimensions/vocabulary.h"

#include "data/data.h"
#include "normalize/dimensions/years.h"
#include "normalize/values/numbering.h"
#include "normalize/values/text.h"

#include <string.h>

#define GROUP_DIGITS 5u /* of the code of a 款 */
#define MOST_WORDS 4
#define MOST_NUMBERINGS 3 /* 其中：（1） */

/* Columns of data/concept-words.tsv, data/dimension-words.tsv, data/kind-dimensions.tsv and data/concepts.tsv. */
enum { WORD_SIDES, WORD_HOW, WORD_WORDS, WORD_CONCEPT };
enum { SAYS_DIMENSION, SAYS_WHERE, SAYS_WORDS, SAYS_WITHOUT, SAYS_VALUE };
enum { KIND_KEY, KIND_SIDES, KIND_FUND, KIND_WITHIN, KIND_ROWS, KIND_TOTALS, KIND_MEASURE };
enum { CONCEPT_NAME, CONCEPT_PRINTED, CONCEPT_MEANING, CONCEPT_CHILD };

typedef enum { HOW_IS, HOW_HAS, HOW_STARTS, HOW_ENDS } How;

typedef struct {
    char **words[MOST_WORDS]; /* alternatives, NULL-terminated */
    guint n_words;
    How how;
} Pattern;

typedef struct {
    Pattern pattern;
    guint sides;
    const char *concept;
} ConceptPattern;

typedef struct {
    Pattern pattern, without;
    const char *dimension, *value;
    GkWhere where;
} SayingPattern;

/* What the files of data/ say: made once, the same for all documents. */
typedef struct {
    GHashTable *labels[GK_N_SIDES]; /* key → concept */
    GArray *patterns; /* ConceptPattern */
    GArray *sayings; /* SayingPattern */
    GHashTable *concepts; /* concept → row of concepts.tsv */
    GHashTable *levels; /* name of an item of the functional classification → the most digits that its codes have */
    GHashTable *classes; /* name → code of three digits; NULL for names of several codes */
} Lists;

struct _GkVocabulary {
    const Lists *lists;
    GHashTable *found; /* "sides key" → concept or NULL */
};

static const char *const SIDE_NAMES[] = {
#define NAME(name, text) text,
    GK_SIDES(NAME)
#undef NAME
};

/* --- patterns --- */

static Pattern
parse(const char *text, How how)
{
    Pattern pattern = { .how = how };
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (guint i = 0; words[i] && *words[i]; i++) {
        g_assert(i < MOST_WORDS);
        pattern.words[pattern.n_words++] = g_strsplit(words[i], "|", -1);
    }
    return pattern;
}

/* The end of the earliest of `words` in `from`, the longest where two begin there; NULL without one. */
static const char *
behind_first(char **words, const char *from)
{
    const char *best = NULL, *end = NULL;
    for (; *words; words++) {
        const char *at = strstr(from, *words), *behind = at ? at + strlen(*words) : NULL;
        if (at && (!best || at < best || (at == best && behind > end))) {
            best = at;
            end = behind;
        }
    }
    return end;
}

static const char *
behind_start(char **words, const char *from)
{
    for (; *words; words++)
        if (g_str_has_prefix(from, *words))
            return from + strlen(*words);
    return NULL;
}

static gboolean
ends_with(char **words, const char *text)
{
    for (; *words; words++)
        if (g_str_has_suffix(text, *words))
            return TRUE;
    return FALSE;
}

static gboolean
is_one_of(char **words, const char *text)
{
    for (; *words; words++)
        if (strcmp(text, *words) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
matches(const Pattern *pattern, const char *key)
{
    const char *from = key;
    if (pattern->how == HOW_IS)
        return is_one_of(pattern->words[0], key);
    for (guint i = 0; i < pattern->n_words; i++) {
        if (pattern->how == HOW_ENDS && i + 1 == pattern->n_words)
            return ends_with(pattern->words[i], from);
        from = pattern->how == HOW_STARTS && i == 0 ? behind_start(pattern->words[i], from)
                                                    : behind_first(pattern->words[i], from);
        if (!from)
            return FALSE;
    }
    return pattern->n_words > 0;
}

/* --- reading the data --- */

static guint
sides_of(const char *text)
{
    guint sides = 0;
    g_auto(GStrv) names = g_strsplit_set(text, "|+", -1);
    for (char **name = names; *name; name++) {
        guint found = strcmp(*name, "any") == 0 ? (1u << GK_N_SIDES) - 1 : 0;
        for (guint i = 0; i < GK_N_SIDES; i++)
            if (strcmp(*name, SIDE_NAMES[i]) == 0)
                found = 1u << i;
        if (!found)
            g_error("data: there is no side %s", *name);
        sides |= found;
    }
    return sides;
}

static How
how_of(const char *name)
{
    return strcmp(name, "is") == 0 ? HOW_IS : *name == 'h' ? HOW_HAS : *name == 's' ? HOW_STARTS : HOW_ENDS;
}

static void
add_labels(Lists *lists, guint sides, const char *words, const char *concept)
{
    g_auto(GStrv) labels = g_strsplit(words, "|", -1);
    for (char **label = labels; *label; label++)
        for (guint i = 0; i < GK_N_SIDES; i++)
            if ((sides & 1u << i) && !g_hash_table_contains(lists->labels[i], *label))
                g_hash_table_insert(lists->labels[i], g_strdup(*label), (gpointer) concept);
}

static void
read_concept_words(Lists *lists)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("concept-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        guint sides = sides_of(gk_data_field(&rows[i], WORD_SIDES));
        const char *concept = gk_data_field(&rows[i], WORD_CONCEPT), *words = gk_data_field(&rows[i], WORD_WORDS);
        if (*concept != '@' && !g_hash_table_contains(lists->concepts, concept))
            g_error("concept-words.tsv: there is no concept %s", concept);
        How how = how_of(gk_data_field(&rows[i], WORD_HOW));
        if (how == HOW_IS) {
            add_labels(lists, sides, words, concept);
            continue;
        }
        ConceptPattern pattern = { parse(words, how), sides, concept };
        g_array_append_val(lists->patterns, pattern);
    }
}

static GkWhere
where_of(const char *name)
{
    static const char *const NAMES[GK_N_WHERES] = { "path", "label", "row", "whole", "title", "header", "said" };
    for (guint i = 0; i < GK_N_WHERES; i++)
        if (strcmp(name, NAMES[i]) == 0)
            return (GkWhere) i;
    return GK_WHERE_LABEL;
}

static void
read_sayings(Lists *lists)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("dimension-words.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        SayingPattern pattern = { parse(gk_data_field(&rows[i], SAYS_WORDS), HOW_HAS),
                                  parse(gk_data_field(&rows[i], SAYS_WITHOUT), HOW_HAS),
                                  gk_data_field(&rows[i], SAYS_DIMENSION), gk_data_field(&rows[i], SAYS_VALUE),
                                  where_of(gk_data_field(&rows[i], SAYS_WHERE)) };
        if (strcmp(pattern.dimension, "region") == 0)
            pattern.pattern.how = HOW_ENDS;
        if (pattern.where == GK_WHERE_WHOLE)
            pattern.pattern.how = HOW_IS;
        g_array_append_val(lists->sayings, pattern);
    }
}

static void
read_classes(Lists *lists)
{
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("function-codes.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++) {
        const char *code = gk_data_field(&rows[i], 0);
        g_autofree char *key = gk_concept_key(gk_data_field(&rows[i], 1));
        gboolean other = g_hash_table_contains(lists->classes, key);
        gpointer value = strlen(code) == 3 && !other ? (gpointer) code : NULL;
        gsize digits = MAX(strlen(code), GPOINTER_TO_UINT(g_hash_table_lookup(lists->levels, key)));
        g_hash_table_insert(lists->levels, g_strdup(key), GUINT_TO_POINTER((guint) digits));
        g_hash_table_insert(lists->classes, g_steal_pointer(&key), value);
    }
}

/* Kept for the life of the process, as the data is. */
static const Lists *
lists(void)
{
    static Lists *kept;
    if (!g_once_init_enter(&kept))
        return kept;
    Lists *lists = g_new0(Lists, 1);
    for (guint i = 0; i < GK_N_SIDES; i++)
        lists->labels[i] = g_hash_table_new(g_str_hash, g_str_equal);
    lists->patterns = g_array_new(FALSE, FALSE, sizeof(ConceptPattern));
    lists->sayings = g_array_new(FALSE, FALSE, sizeof(SayingPattern));
    lists->concepts = g_hash_table_new(g_str_hash, g_str_equal);
    lists->classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    lists->levels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint n_rows;
    const GkDataRow *rows = gk_data_rows("concepts.tsv", &n_rows);
    for (guint i = 0; i < n_rows; i++)
        g_hash_table_insert(lists->concepts, (gpointer) gk_data_field(&rows[i], CONCEPT_NAME), (gpointer) &rows[i]);
    read_concept_words(lists);
    read_sayings(lists);
    read_classes(lists);
    g_once_init_leave(&kept, lists);
    return kept;
}

GkVocabulary *
gk_vocabulary_new(void)
{
    GkVocabulary *vocabulary = g_new(GkVocabulary, 1);
    vocabulary->lists = lists();
    vocabulary->found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return vocabulary;
}

void
gk_vocabulary_free(GkVocabulary *vocabulary)
{
    g_hash_table_unref(vocabulary->found);
    g_free(vocabulary);
}

static const char *
field_or_null(const GkDataRow *row, guint index)
{
    const char *text = gk_data_field(row, index);
    return *text ? text : NULL;
}

const char *
gk_vocabulary_named(const GkVocabulary *vocabulary, const char *concept)
{
    const GkDataRow *row = g_hash_table_lookup(vocabulary->lists->concepts, concept);
    return row ? gk_data_field(row, CONCEPT_NAME) : NULL;
}

gboolean
gk_vocabulary_kind(const GkVocabulary *vocabulary, const char *kind, GkKindDimensions *result)
{
    const GkDataRow *row = gk_data_find("kind-dimensions.tsv", kind);
    if (!row)
        return FALSE;
    *result = (GkKindDimensions) { .sides = sides_of(gk_data_field(row, KIND_SIDES)),
                                   .fund = field_or_null(row, KIND_FUND),
                                   .within = field_or_null(row, KIND_WITHIN),
                                   .totals = field_or_null(row, KIND_TOTALS),
                                   .measure = field_or_null(row, KIND_MEASURE) };
    g_auto(GStrv) rows = g_strsplit(gk_data_field(row, KIND_ROWS), "|", -1);
    for (guint i = 0; rows[i] && i < G_N_ELEMENTS(result->rows); i++)
        result->rows[i] = gk_vocabulary_named(vocabulary, rows[i]);
    return TRUE;
}

/* --- asking --- */

static const char *
seek_concept(const GkVocabulary *vocabulary, guint sides, const char *key)
{
    for (guint i = 0; i < GK_N_SIDES; i++) {
        const char *concept = sides & 1u << i ? g_hash_table_lookup(vocabulary->lists->labels[i], key) : NULL;
        if (concept)
        return concept;
    }
    for (guint i = 0; i < vocabulary->lists->patterns->len; i++) {
        const ConceptPattern *pattern = &g_array_index(vocabulary->lists->patterns, ConceptPattern, i);
        if ((pattern->sides & sides) && matches(&pattern->pattern, key))
        return pattern->concept;
    }
    return NULL;
}

const char *
gk_vocabulary_concept(GkVocabulary *vocabulary, guint sides, const char *key)
{
    gpointer value;
    g_autofree char *name = g_strdup_printf("%x %s", sides, key);
    if (g_hash_table_lookup_extended(vocabulary->found, name, NULL, &value))
        return value;
    const char *concept = *key ? seek_concept(vocabulary, sides, key) : NULL;
    g_hash_table_insert(vocabulary->found, g_steal_pointer(&name), (gpointer) concept);
    return concept;
}

const char *
gk_vocabulary_child(const GkVocabulary *vocabulary, const char *concept)
{
    const GkDataRow *row = g_hash_table_lookup(vocabulary->lists->concepts, concept);
    return row ? field_or_null(row, CONCEPT_CHILD) : NULL;
}

const char *
gk_vocabulary_class(const GkVocabulary *vocabulary, const char *key)
{
    return g_hash_table_lookup(vocabulary->lists->classes, key);
}

gboolean
gk_vocabulary_is_group(const GkVocabulary *vocabulary, const char *key)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(vocabulary->lists->levels, key)) == GROUP_DIGITS;
}

const char *
gk_vocabulary_find(const GkVocabulary *vocabulary, const char *dimension, GkWhere where, const char *key)
{
    for (guint i = 0; i < vocabulary->lists->sayings->len; i++) {
        const SayingPattern *saying = &g_array_index(vocabulary->lists->sayings, SayingPattern, i);
        if (saying->where == where && strcmp(saying->dimension, dimension) == 0 && matches(&saying->pattern, key) &&
            !matches(&saying->without, key))
            return saying->value;
    }
    return NULL;
}

char *
gk_vocabulary_mute(const GkVocabulary *vocabulary, const char *key)
{
    GString *text = g_string_new(key);
    for (guint i = 0; i < vocabulary->lists->sayings->len; i++) {
        const SayingPattern *saying = &g_array_index(vocabulary->lists->sayings, SayingPattern, i);
        for (char **word = strcmp(saying->dimension, "mute") == 0 ? saying->pattern.words[0] : NULL; word && *word;
             word++)
            g_string_replace(text, *word, "", 0);
    }
    return g_string_free(text, FALSE);
}

char *
gk_concept_key(const char *label)
{
    g_autofree char *solid = gk_text_without_spaces(label);
    const char *rest = solid;
    for (guint i = 0; i < MOST_NUMBERINGS; i++) {
        GkNumbering numbering = gk_numbering_parse(rest);
        if (numbering.style == GK_NUMBERING_NONE)
            break;
        rest = numbering.rest;
    }
    g_autofree char *key = gk_text_key_without_brackets(rest);
    while (g_str_has_suffix(key, ":"))
        key[strlen(key) - 1] = '\0';
    return gk_years_cut(key);
}
