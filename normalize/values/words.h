/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of data/statement-words.tsv, by kind.
 *
 * All words are folded text (normalize/prose/prose.h): no spaces, ASCII brackets,
 * colons, commas and percent signs. Where several words fit, the longest wins.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GK_WORD_KINDS(X)                                                                                               \
    X(UNIT, "unit")                                                                                                    \
    X(LEAD, "lead")                                                                                                    \
    X(PART, "part")                                                                                                    \
    X(PART_GENERIC, "part_generic")                                                                                    \
    X(SELF, "self")                                                                                                    \
    X(ORGANIZATION, "organization")                                                                                    \
    X(HEAD, "head")                                                                                                    \
    X(COMPARATOR, "comparator")                                                                                        \
    X(BASE_START, "base_start")                                                                                        \
    X(COMPARE_END, "compare_end")                                                                                      \
    X(CHANGE, "change")                                                                                                \
    X(CHANGE_WITH_BASE, "change_with_base")                                                                            \
    X(RELATION, "relation")                                                                                            \
    X(SAME, "same")                                                                                                    \
    X(CHANGE_OF_RATE, "change_of_rate")                                                                                \
    X(CHANGE_TO, "change_to")                                                                                          \
    X(FILLER, "filler")                                                                                                \
    X(BEFORE_CHANGE, "before_change")                                                                                  \
    X(SHARE, "share")                                                                                                  \
    X(COMPLETION_OF, "completion_of")                                                                                  \
    X(COMPLETION, "completion")                                                                                        \
    X(COPULA, "copula")                                                                                                \
    X(FIGURE, "figure")                                                                                                \
    X(FIGURE_WEAK, "figure_weak")                                                                                      \
    X(MONEY_NOUN, "money_noun")                                                                                        \
    X(FIGURE_HINT, "figure_hint")                                                                                      \
    X(REASON, "reason")                                                                                                \
    X(NOT_REASON, "not_reason")                                                                                        \
    X(ATTRIBUTE, "attribute")                                                                                          \
    X(ABSENT, "absent")                                                                                                \
    X(ABSENT_TAIL, "absent_tail")                                                                                      \
    X(ABSENT_BEFORE, "absent_before")                                                                                  \
    X(ABSENT_OBJECT, "absent_object")                                                                                  \
    X(ABSENT_NOT, "absent_not")                                                                                        \
    X(BEFORE_COUNT, "before_count")                                                                                    \
    X(AFTER_COUNT_END, "after_count_end")                                                                              \
    X(BARE, "bare")                                                                                                    \
    X(SAME_SUBJECT, "same_subject")                                                                                    \
    X(TOPIC, "topic")                                                                                                  \
    X(HEADING_TAIL, "heading_tail")                                                                                    \
    X(SAME_PERIOD, "same_period")                                                                                      \
    X(DONE, "done")                                                                                                    \
    X(WHOLE_END, "whole_end")                                                                                          \
    X(LIMITED, "limited")                                                                                              \
    X(LIMIT, "limit")                                                                                                  \
    X(ROUND_NUMBER, "round_number")                                                                                    \
    X(ABSENT_JOINT, "absent_joint")                                                                                    \
    X(SPENDING, "spending")                                                                                            \
    X(BUDGET, "budget")                                                                                                \
    X(CONCERNS, "concerns")                                                                                            \
    X(USED_FOR, "used_for")                                                                                            \
    X(RANGE, "range")                                                                                                  \
    X(YEAR_BEFORE, "year_before")                                                                                      \
    X(COUNTED_UNIT, "counted_unit")                                                                                    \
    X(KEPT, "kept")                                                                                                    \
    X(ALTERNATIVE, "alternative")                                                                                      \
    X(RUNNING, "running")                                                                                              \
    X(OTHER_HALF, "other_half")                                                                                        \
    X(THRESHOLD, "threshold")                                                                                          \
    X(THRESHOLD_NOT, "threshold_not")                                                                                  \
    X(FIGURE_ALONE, "figure_alone")                                                                                    \
    X(FROM, "from")                                                                                                    \
    X(TO, "to")                                                                                                        \
    X(EACH, "each")                                                                                                    \
    X(FUND, "fund")                                                                                                    \
    X(AVERAGE, "average")                                                                                              \
    X(NOT_CHANGE, "not_change")                                                                                        \
    X(INCOME, "income")                                                                                                \
    X(DONE_SO_FAR, "done_so_far")                                                                                      \
    X(ASIDE_START, "aside_start")                                                                                      \
    X(ASIDE_END, "aside_end")                                                                                          \
    X(PLAN, "plan")                                                                                                    \
    X(ENTRY, "entry")                                                                                                  \
    X(PROJECT_NAME, "project_name")                                                                                    \
    X(ABOUT, "about")                                                                                                  \
    X(DATE_TAIL, "date_tail")                                                                                          \
    X(LEVEL_MARK, "level_mark")                                                                                        \
    X(APART, "apart")                                                                                                  \
    X(APPROVED, "approved")                                                                                            \
    X(MULTIPLE, "multiple")                                                                                            \
    X(REASON_START, "reason_start")                                                                                    \
    X(TWO_SIDED, "two_sided")                                                                                          \
    X(REASON_FRONT, "reason_front")                                                                                    \
    X(REASON_END, "reason_end")                                                                                        \
    X(UNPLANNED, "unplanned")                                                                                          \
    X(FIGURE_WHEN, "figure_when")                                                                                      \
    X(FIGURE_END, "figure_end")                                                                                        \
    X(BOTH_SIDES, "both_sides")                                                                                        \
    X(INCLUDES, "includes")                                                                                            \
    X(UNDERTAKING, "undertaking")                                                                                      \
    X(GOVERNMENT_HINT, "government_hint")                                                                              \
    X(TOWARDS, "towards")                                                                                              \
    X(QUOTE, "quote")                                                                                                  \
    X(END_QUOTE, "end_quote")                                                                                          \
    X(HOW_MANY, "how_many")                                                                                            \
    X(CHANGE_SHARE, "change_share")                                                                                    \
    X(AGAINST_BUDGET, "against_budget")                                                                                \
    X(PER, "per")                                                                                                      \
    X(REASON_OF_FIGURE, "reason_of_figure")                                                                            \
    X(RATE_WITH_BASE, "rate_with_base")                                                                                \
    X(PASSED, "passed")                                                                                                \
    X(MEANWHILE, "meanwhile")                                                                                          \
    X(ADDED, "added")                                                                                                  \
    X(WITHIN, "within")                                                                                                \
    X(WITHIN_NOT, "within_not")                                                                                        \
    X(RATE_NOUN, "rate_noun")                                                                                          \
    X(NAMED_BEHIND, "named_behind")                                                                                    \
    X(OF, "of")                                                                                                        \
    X(ITS, "its")                                                                                                      \
    X(FIGURE_SIGN, "figure_sign")                                                                                      \
    X(DATE_SIGN, "date_sign")                                                                                          \
    X(INCLUDED, "included")                                                                                            \
    X(LEVEL_NAME, "level_name")                                                                                        \
    X(CUT_END, "cut_end")                                                                                              \
    X(CUT_START, "cut_start")                                                                                          \
    X(GROWTH, "growth")                                                                                                \
    X(HELD, "held")

typedef enum {
#define GK_WORD_ENUM(name, text) GK_WORD_##name,
    GK_WORD_KINDS(GK_WORD_ENUM)
#undef GK_WORD_ENUM
        GK_N_WORD_KINDS
} GkWordKind;

typedef struct {
    const char *text;
    gsize length; /* bytes */
    const char *value; /* "" where the file gives none */
} GkWord;

typedef struct _GkWords GkWords;

/* The kind of that name in the data file; -1 where there is none. */
gint gk_words_kind(const char *name);

/* The words of the data file, made at the first call and kept for the life of the process. */
const GkWords *gk_words_get(void);

/* The longest word of `kind` that begins at text[at] and ends by text[end]; NULL if none does. */
const GkWord *gk_words_at(const GkWords *words, GkWordKind kind, const char *text, gsize at, gsize end);

/* The longest word of `kind` that ends at text[end] and begins at or after text[start]. */
const GkWord *gk_words_before(const GkWords *words, GkWordKind kind, const char *text, gsize start, gsize end);

/* The first, or the last, word of `kind` inside [start, end); its position in *at. */
const GkWord *gk_words_find(const GkWords *words, GkWordKind kind, const char *text, gsize start, gsize end, gsize *at);
const GkWord *gk_words_find_last(const GkWords *words, GkWordKind kind, const char *text, gsize start, gsize end,
                                 gsize *at);

/* Whether [start, end) is exactly a word of `kind`. */
const GkWord *gk_words_match(const GkWords *words, GkWordKind kind, const char *text, gsize start, gsize end);

G_END_DECLS
