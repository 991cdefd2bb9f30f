/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of data/concept-words.tsv, data/dimension-words.tsv and data/kind-dimensions.tsv, ready to be asked.
 * All strings that come back are those of the data, for the life of the process.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* Sides of a budget, on which a label may mean something else. Of two that a table has, the words of the first are asked first. */
#define GK_SIDES(X) \
    X(TEXT, "text") \
    X(INCOME, "income") \
    X(EXPENDITURE, "expenditure") \
    X(CAPITAL, "capital") \
    X(CAPITAL_SPENDING, "capital_spending") \
    X(REVENUE, "revenue") \
    X(SPENDING, "spending") \
    X(INSURANCE_INCOME, "insurance_income") \
    X(INSURANCE_SPENDING, "insurance_spending") \
    X(TRANSFER, "transfer") \
    X(RECEIVED, "received") \
    X(REPAID, "repaid") \
    X(DEBT, "debt") \
    X(THREE_PUBLIC, "three_public") \
    X(OPERATING_COST, "operating_cost") \
    X(PROCUREMENT, "procurement") \
    X(PERFORMANCE, "performance")

enum {
#define GK_SIDE_INDEX(name, text) GK_SIDE_INDEX_##name,
    GK_SIDES(GK_SIDE_INDEX)
#undef GK_SIDE_INDEX
    GK_N_SIDES
};

/* Flags. */
typedef enum {
#define GK_SIDE_FLAG(name, text) GK_SIDE_##name = 1 << GK_SIDE_INDEX_##name,
    GK_SIDES(GK_SIDE_FLAG)
#undef GK_SIDE_FLAG
} GkSide;

#define GK_SIDES_OF_INCOME ((guint) (GK_SIDE_INCOME | GK_SIDE_REVENUE | GK_SIDE_CAPITAL | GK_SIDE_INSURANCE_INCOME))
#define GK_SIDES_OF_EXPENDITURE \
    ((guint) (GK_SIDE_EXPENDITURE | GK_SIDE_SPENDING | GK_SIDE_CAPITAL_SPENDING | GK_SIDE_INSURANCE_SPENDING))

/* Totals that the side names: what concept-words.tsv calls @total, @sum and @current. */
#define GK_CONCEPT_TOTAL "@total"
#define GK_CONCEPT_SUM "@sum"
#define GK_CONCEPT_CURRENT "@current"

/* Where words of data/dimension-words.tsv are sought. */
typedef enum { GK_WHERE_PATH, GK_WHERE_LABEL, GK_WHERE_ROW, GK_WHERE_WHOLE, GK_WHERE_TITLE, GK_WHERE_HEADER, GK_WHERE_SAID, GK_N_WHERES } GkWhere;

/* A row of data/kind-dimensions.tsv; NULL where it has nothing. */
typedef struct {
    guint sides;
    const char *fund, *within;
    const char *rows[2];  /* of a balance: on either side */
    const char *totals;
    const char *measure;
} GkKindDimensions;

typedef struct _GkVocabulary GkVocabulary;

GkVocabulary *gk_vocabulary_new(void);
void gk_vocabulary_free(GkVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkVocabulary, gk_vocabulary_free)

/* FALSE for a kind of which nothing is known. */
gboolean gk_vocabulary_kind(const GkVocabulary *vocabulary, const char *kind, GkKindDimensions *result);

/* The concept that a label names on one of `sides`; NULL. `key` is gk_concept_key()'s. */
const char *gk_vocabulary_concept(GkVocabulary *vocabulary, guint sides, const char *key);
/* The concept of that name as the data has it; NULL for one that is none. */
const char *gk_vocabulary_named(const GkVocabulary *vocabulary, const char *concept);
/* What rows below one of `concept` are of; NULL. */
const char *gk_vocabulary_child(const GkVocabulary *vocabulary, const char *concept);

/* The code of a class (类) of the functional classification by its name, a key as gk_concept_key() makes it; NULL for a name
 * that is no class, or stands for other items, too. */
const char *gk_vocabulary_class(const GkVocabulary *vocabulary, const char *key);

/* A name of a group (款) of the functional classification that is none of a single item (项); a key as gk_concept_key()
 * makes it. */
gboolean gk_vocabulary_is_group(const GkVocabulary *vocabulary, const char *key);

/* What `key` (gk_text_key()) says about `dimension` ("measure", "fund", "scope", "region", "axis"); NULL: nothing. */
const char *gk_vocabulary_find(const GkVocabulary *vocabulary, const char *dimension, GkWhere where, const char *key);
/* The key without names that hold a word of another meaning: 一般公共预算. The caller frees it. */
char *gk_vocabulary_mute(const GkVocabulary *vocabulary, const char *key);

/* A label as concepts are sought by: without spaces, numbering, brackets, years. The caller frees it. */
char *gk_concept_key(const char *label);

G_END_DECLS
