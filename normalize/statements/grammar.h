/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the words of a stretch of prose tell, by the forms of data/statement-grammar.tsv.
 *
 *   公务接待费 比上年预算 减少 │ 1.77 万元        CHANGE: NOUN 公务接待费, BASE 上年预算, word 减少
 *   公务接待费 占支出的 │ 29.63%                   SHARE:  NOUN 公务接待费, WHOLE 支出的
 *
 * The forms are tried in the order of the file, and the first that fits the
 * whole stretch says what it tells. That file says how forms are written.
 */
#pragma once

#include "normalize/values/words.h"

G_BEGIN_DECLS

typedef struct {
    guint start, end; /* offsets into the folded text; empty where start >= end */
} GkSpan;

static inline gboolean
gk_span_is_empty(GkSpan span)
{
    return span.start >= span.end;
}

#define GK_EVENTS(X)                                                                                                   \
    X(PART, "part") /* 收入情况如下： what follows is part of it */                                             \
    X(INSIDE, "inside") /* 支出预算中，: so it is here */                                                        \
    X(AMOUNT, "amount") /* 收入预算 │ 614.59 */                                                                  \
    X(CHANGE, "change") /* 比上年预算增加 │ 3.02; 与上年预算持平 */                                    \
    X(SHARE, "share") /* 占 │ 83.10% */                                                                             \
    X(COMPLETION, "completion") /* 完成年初预算的 │ 95.89% */                                                 \
    X(BASE, "base") /* 比2023年预算数 │ 90 : the base's own amount */

typedef enum {
#define GK_EVENT_ENUM(name, text) GK_EVENT_##name,
    GK_EVENTS(GK_EVENT_ENUM)
#undef GK_EVENT_ENUM
        GK_N_EVENTS
} GkEventKind;

/* What stands behind the stretch. */
typedef enum {
    GK_BEHIND_NOTHING, /* its clause ends */
    GK_BEHIND_NUMBER,
    GK_BEHIND_ZERO,
    GK_BEHIND_RATE, /* a percentage, or points */
    GK_N_BEHIND,
} GkBehind;

typedef enum { GK_SLOT_NOUN, GK_SLOT_BASE, GK_SLOT_OBJECT, GK_SLOT_WHOLE, GK_N_SLOTS } GkSlot;

typedef struct {
    GkEventKind kind;
    GkSpan slots[GK_N_SLOTS]; /* those that the form has not are empty, at the start of the stretch */
    const GkWord *word; /* the one that the form marks; NULL */
    GkSpan word_at;
} GkEvent;

typedef struct _GkGrammar GkGrammar;

/* The forms, of `words`, which must outlive them. */
GkGrammar *gk_grammar_new(const GkWords *words);
void gk_grammar_free(GkGrammar *grammar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkGrammar, gk_grammar_free)

/* The longest stretch that is read, in bytes; a caller cuts longer ones at their front. The longest real one has 330.
 */
#define GK_MAX_STRETCH 600

/* What text[span] tells. `based`: a base of comparison was named before. Every stretch fits a form: in the end it is
 * the name of an amount. Time grows with the square of the stretch at most. */
GkEvent gk_grammar_read(const GkGrammar *grammar, const char *text, GkSpan span, GkBehind behind, gboolean based);

G_END_DECLS
