/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How amounts in prose are read, and what the files that do it share.
 *
 * The document's paragraphs are read in order (statements.c). Each is folded
 * and cut into clauses with measures (prose.h). The words before a measure, or
 * of a clause without one, say what it does, by forms that are data (grammar.h,
 * lead.h); a stack (stack.c) says what it is attached to:
 *
 *   an amount      begins a new statement: its words are the subject
 *   a share, a change, a completion
 *                  goes to the statement before it, or to a new one when its
 *                  words name another subject (公务接待费增加 0.00 万元)
 *   in a reason    stands for itself; the reason's text goes to its owner
 *
 * What a statement is part of comes from 其中 and its like: inside a sentence
 * the amount before (stack.c); at the end of a paragraph, for the paragraphs
 * that follow with the same style of list numbers (lists.c). Headings end all that; they also give
 * the topic and, where a sentence names only 款 and 项, the 类.
 *
 *   四、支出预算 614.59 万元，其中：         ── whole of the next two
 *   基本支出 335.98 万元，占 54.67%          ── 支出预算 > 基本支出
 *   项目支出 278.61 万元，占 45.33%
 *
 * Bounds: a lead is read back 600 bytes at most, a subject is cut at 400, wholes
 * nest 8 deep, so time and memory grow with the length of the text alone.
 */
#pragma once

#include "normalize/disclosure.h"
#include "normalize/statements/function_codes.h"
#include "normalize/statements/lead.h"

G_BEGIN_DECLS

#define GK_MAX_SUBJECT 400
#define GK_MAX_WHOLES 8
#define GK_MAX_NAMES 12

/* A statement being made. */
typedef struct {
    GkStatement statement;
    guint from, to; /* in the folded text of its paragraph */
    gboolean attribute; /* 价值 of 车辆: never a whole */
    gboolean in_reason;
} GkDraft;

/* What following amounts are part of: a statement, or only a name. */
typedef struct {
    gint draft; /* -1: none */
    const char *name; /* NULL: none */
} GkWhole;

#define GK_NO_WHOLE ((GkWhole) { -1, NULL })

/* 类, 款, 项 as named; NULL where not. */
typedef struct {
    const char *names[3];
    const char *numbers[3]; /* printed with the name (2010301 行政运行); NULL */
} GkCodes;

typedef struct {
    GkWhole whole;
    GkMarker opening; /* the number of the paragraph that opened it */
    GkMarker style; /* of the paragraphs that are its parts */
    gboolean styled; /* the first part has been seen */
    gboolean interrupted; /* running text stood before the first part */
} GkOpenWhole;

typedef struct {
    GkDisclosure *disclosure;
    GkArena *arena;
    const GkWords *words;
    GkFunctionCodes *function_codes;
    GkLanguage language;
    GArray *drafts; /* GkDraft */
    GkOpenWhole wholes[GK_MAX_WHOLES];
    guint n_wholes;
    const char *headings[GK_MARKER_ORDINAL + 1]; /* the chain of headings over the paragraph, folded */
    const char *nearest_heading; /* as printed; NULL */
    GkCodes codes; /* 类, 款 named by headings and paragraphs before */
    gint whole_before; /* the amount that the paragraph before ended with, under the same heading; -1 */
    const char *told; /* what the paragraph before told of, under the same heading; NULL */
    const char *project; /* 项目名称 of the list of projects being read; NULL */
    gint section; /* of the paragraph, -1 */
    guint next_section;
} GkReader;

#define GK_MAX_FRAMES 12u /* brackets and lists inside each other */

typedef enum {
    GK_FRAME_PARAGRAPH,
    GK_FRAME_LIST, /* of parts: 其中 */
    GK_FRAME_BRACKET, /* its parts end with it */
    GK_FRAME_REASON,
} GkFrameKind;

/* What amounts are attached to (stack.c). */
typedef struct {
    GkFrameKind kind;
    GkWhole whole; /* what they are part of */
    gint current; /* draft that shares and changes go to; -1 */
    gint primary; /* last draft that can be a whole; -1 */
    guint parts; /* named since the list was opened, in this sentence */
    guint run; /* named since the last ； */
    gboolean money; /* one of these is of money */
    gboolean begins; /* BRACKET: nothing was read in it yet */
    gint owner; /* REASON: the draft that it belongs to; -1 */
    guint start; /* REASON: where its text begins */
} GkFrame;

/* One paragraph being read. */
typedef struct {
    GkReader *reader;
    const GkProse *prose;
    guint paragraph;
    GkFrame frames[GK_MAX_FRAMES], *top; /* the lowest is the paragraph's */
    GkWhole listed; /* the whole whose parts the last sentence told */
    guint sentence; /* the first draft of the sentence */
    gboolean listing; /* 其中 stood in this sentence */
    gboolean part_open; /* the paragraph's last words were 其中： or the like */
    gint together, together_from; /* draft whose change is that of those before it, too; -1 */
    guint series; /* figures of one kind told one after the other: 20%和80% */
    GkEventKind series_of; /* SHARE or CHANGE */
    GkMeasureClass series_class; /* PERCENT, or MONEY by which amounts change */
    const char *subject; /* the class or item named in this paragraph; NULL */
    GkCodes codes; /* its codes */
    gboolean has_codes;
    const char *base; /* 与上年相比， read before the clause it is for */
    const char *sentence_base; /* the same, before anything else of the sentence: of all that it tells */
    const char *prefix; /* 由中小企业供应商中标或成交的， before its noun */
    GkSpan front; /* 因办公楼搬迁， the reason of what the sentence tells next; empty without one */
    guint front_draft; /* the first draft that it may be of */
    const char *names[GK_MAX_NAMES]; /* told together, one for each of the amounts that follow */
    guint n_names, next_name, name_at; /* the measure that the next one is for, by its start */
    const char *given; /* the item of the next amount, whatever its words; NULL */
    const char *noun; /* the last clause without a measure, a subject for want of a better one */
    const char *noun_before; /* the same, of the clause before this one */
    gboolean noun_is_near; /* nothing stands between it and the measure: 项目支出, 34.20% */
    guint year;
} GkPassage;

/* stack.c */
void gk_stack_begin(GkPassage *passage, GkWhole whole);
/* 其中: what follows is part of `whole`. */
void gk_stack_open_list(GkPassage *passage, GkWhole whole);
/* What follows goes on with the parts of `whole`, which were told before. */
void gk_stack_rejoin_list(GkPassage *passage, GkWhole whole);
/* What follows begins anew: no part of what was listed. */
void gk_stack_leave_lists(GkPassage *passage);
void gk_stack_end_sentence(GkPassage *passage);
void gk_stack_end_semicolon(GkPassage *passage);
void gk_stack_open_bracket(GkPassage *passage);
void gk_stack_close_bracket(GkPassage *passage);
/* The text from `start` on is the reason of the current draft. */
void gk_stack_begin_reason(GkPassage *passage, guint start);
void gk_stack_end_reason(GkPassage *passage);
/* The reason that the text is in, brackets in it or not; NULL. */
const GkFrame *gk_stack_reason(const GkPassage *passage);
gboolean gk_whole_equal(GkWhole a, GkWhole b);

/* clauses.c: reads all clauses of the passage into drafts. */
void gk_passage_read(GkPassage *passage);

/* plain.c */
/* Words without an amount, up to `stop`. */
void gk_passage_read_plain(GkPassage *passage, GkSpan span, char stop);
/* The statement has been compared already, with something else. */
gboolean gk_is_compared_otherwise(const GkDraft *draft, const char *base);

/* reasons.c */
/* The first words of a reason in the clause, at *at; those that may be none only where something has changed. */
const GkWord *gk_passage_find_reason(const GkPassage *passage, const GkClause *clause, gsize *at);
/* 财政拨款收入支出减少的│主要原因: what stands before may name a direction of its own. */
void gk_passage_read_before_reason(GkPassage *passage, GkSpan span);
/* The reason begins at `start`. */
void gk_passage_begin_reason(GkPassage *passage, guint start);
/* Where a reason ends that began behind a bracket at `at`; 0: it goes on. */
guint gk_passage_reason_end(const GkPassage *passage, const GkClause *clause, guint at, guint start);
/* The owner's reason ends at `end`. */
void gk_passage_end_reason(GkPassage *passage, guint end);
/* The clause is no part of the reason before it. */
gboolean gk_passage_ends_reason(const GkPassage *passage, const GkClause *clause);
/* 系…所致 is the whole clause, and has been read. */
gboolean gk_passage_read_framed_reason(GkPassage *passage, const GkClause *clause);
/* 受减税影响，│: the clause is the reason of what follows in its sentence. */
gboolean gk_passage_read_front_reason(GkPassage *passage, const GkClause *clause);
/* What changed behind such a clause has it as its reason. */
void gk_passage_end_front_reason(GkPassage *passage);
/* 主要原因是：一是…；二是…: a list inside the reason, not the next item of the list outside. */
gboolean gk_passage_reason_goes_on(const GkPassage *passage, guint clause);

/* comparisons.c */
/* Both are known, and are not the same. */
gboolean gk_is_other_base(const GkWords *words, const char *a, const char *b);
/* A draft of the same, for another comparison. */
gint gk_passage_compare_again(GkPassage *passage, guint from, guint to);
/* The draft for a change by this lead: `index`, or another of the same where that one is compared with something else.
 */
gint gk_passage_other_comparison(GkPassage *passage, gint index, const GkLead *lead, guint from, guint to);

/* names.c */
/* Drafts for `measure`, by its words or by the name that was told for it together with others; the last of them. */
gint gk_passage_add_named(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, GkSpan noun, guint from);

/* The name of those told together in `noun` (甲、乙分别…), or before, that this measure is of; NULL. */
const char *gk_passage_name_of(GkPassage *passage, GkSpan noun, const GkMeasure *measure);

/* measures.c */
/* Reads one measure by the words since `from`; `first` in its clause. Returns where the next one's words begin. */
guint gk_passage_read_measure(GkPassage *passage, guint from, const GkMeasure *measure, guint end, gboolean first);
/* The draft that shares and changes go to, in a reason or outside; -1. */
gint *gk_passage_current(GkPassage *passage);
void gk_passage_set_amount(GkPassage *passage, gint index, const GkMeasure *measure);
/* 其中: what follows is part of what `noun` names, or of the last amount when it is empty. */
void gk_passage_open_part(GkPassage *passage, GkSpan noun);
/* The measure's unit as printed. */
const char *gk_passage_unit(const GkPassage *passage, const GkMeasure *measure);

/* changes.c */
/* 收入总计 9 万元，支出总计 9 万元，│各增加│1 万元: what the last is told to change by, those beside it change by. */
void gk_passage_share_change(GkPassage *passage, const GkLead *lead, gint index);
void gk_passage_read_change(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from);
/* The draft a change belongs to: the current one, or a new one when the lead names something else. */
gint gk_passage_change_target(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from);
/* 比上年, of this clause or left by the one before. */
void gk_passage_set_base(GkPassage *passage, const GkLead *lead, GkStatement *statement);

/* subjects.c */
/* The lead names something, or something was named before. */
gboolean gk_passage_speaks_of(const GkPassage *passage, const GkLead *lead);
/* The lead has no noun of its own: what was named before is meant. */
gboolean gk_passage_names_nothing(const GkPassage *passage, const GkLead *lead);
/* A class or item named in the span becomes what the paragraph is about, and is cut from the span with what
 * stands before it; FALSE when there is none. */
gboolean gk_passage_note_codes(GkPassage *passage, GkSpan *span);
/* A draft for what `noun` names, or for what the text speaks of when it is empty. */
gint gk_passage_add_subject(GkPassage *passage, const GkLead *lead, GkSpan noun, guint from, guint to);
/* The draft that a figure about an amount (a share, what was done of it) goes to: the present one, unless that has such
 * a figure already (`taken`) or the lead names something else. */
GkDraft *gk_passage_target(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from,
                           gboolean taken);

/* completion.c */
void gk_passage_read_completion(GkPassage *passage, const GkLead *lead, const GkMeasure *measure, guint from);
/* 完成全年预算 5.3 万元的 38.1%, when `amount` is that of the budget. Returns where the next measure's words begin; 0
 * when it is none. */
guint gk_passage_read_completed(GkPassage *passage, GkSpan span, const GkMeasure *amount, guint from);

/* parts.c */
/* What `noun` names goes on with the list before it, when it is a part that was missing there. */
void gk_passage_rejoin_list(GkPassage *passage, GkSpan noun);
/* What follows is part of what has this name. */
void gk_passage_open_named(GkPassage *passage, const char *name);
/* 收入总计包括│本年收入: opens the parts of the first, and leaves the second in *span. */
gboolean gk_passage_open_included(GkPassage *passage, GkSpan *span);

/* drafts.c */
/* A new draft about `item`, part of the passage's whole unless it is in a reason. */
gint gk_passage_add(GkPassage *passage, const char *item, guint from, guint to);
GkDraft *gk_passage_draft(const GkPassage *passage, gint index);
/* What stands in `span` as printed, in the arena; NULL when empty. Cut at GK_MAX_SUBJECT. */
const char *gk_passage_text(const GkPassage *passage, GkSpan span);
/* Whether two subjects are the same but for words like 预算, 总计, 各. */
gboolean gk_subjects_match(const GkWords *words, const char *a, const char *b);

/* codes.c */
/* The 类, 款, 项 named in the span; FALSE when there is none. *whole_span is the naming itself. */
gboolean gk_codes_find(const GkPassage *passage, GkSpan span, GkCodes *codes, GkSpan *whole_span);
/* A name with its number before it and no mark (2010301 行政运行); *naming is the name alone. */
gboolean gk_codes_find_leading(const GkPassage *passage, GkSpan span, GkCodes *codes, GkSpan *naming);
/* Adds what the headings said, and lets later sentences see what this one says. */
void gk_codes_complete(GkReader *reader, GkCodes *codes);
/* Writes names and numbers into a statement. */
void gk_codes_store(const GkReader *reader, const GkCodes *codes, GkStatement *statement);

/* absent.c: 未安排, 没有使用…, 为空表 in a clause without amounts. */
void gk_passage_read_absence(GkPassage *passage, GkSpan span);

/* lists.c */
/* What the amounts of a paragraph with this list number are part of; lists that end with it are closed. */
GkWhole gk_reader_list_whole(GkReader *reader, GkMarker marker, const GkProse *prose);
/* The paragraphs that follow are parts of `whole`; `opening` is the number of the one that says so. */
void gk_reader_open_list(GkReader *reader, GkWhole whole, GkMarker opening);

/* topics.c */
/* The topic that folded text names itself; NULL. */
const char *gk_reader_own_topic(const GkReader *reader, const char *folded);
/* By the item's own words, else that of the whole (NULL: none), else by the innermost heading that has one. */
const char *gk_reader_topic(const GkReader *reader, const char *item, const char *whole);
/* Notes a heading; what was open over it ends. */
void gk_reader_enter_heading(GkReader *reader, const GkProse *prose, GkMarker marker, guint level);
/* "机关运行经费" of "（一）机关运行经费情况"; NULL. */
const char *gk_reader_heading_subject(const GkReader *reader);

G_END_DECLS
