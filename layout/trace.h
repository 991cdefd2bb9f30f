/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A trace: what was decided while pages were laid out, where, and on what evidence.
 *
 * Whoever wants one gives an empty trace to gk_document_new(); without one nothing is noted, and a call costs a look at
 * a NULL pointer. An event is a code of the closed list below, a page, a box, and values with names. The sentence that
 * comes with a code says them to people.
 *
 * Ownership: a trace owns its events and their texts; it is made by gk_trace_new() and outlives no gk_trace_free().
 * Boxes are in points of the page as displayed once the document is finished.
 */
#pragma once

#include "data/messages.h"
#include "extract/geometry.h"

G_BEGIN_DECLS

/* What an overlay shows or hides together, in the order in which a page comes to its tables. */
#define GK_TRACE_LAYERS(X) \
    X(PAGE, N_("the page and where its characters went")) \
    X(RULES, N_("rules that are seen")) \
    X(LINES, N_("printed lines and what each was taken for")) \
    X(PIECES, N_("pieces that lines were cut into")) \
    X(REGIONS, N_("where a table was sought, and the verdict")) \
    X(SEPARATORS, N_("where columns are parted, and what speaks for it")) \
    X(ROWS, N_("where rows are parted, and why")) \
    X(HEADER, N_("header rows")) \
    X(CELLS, N_("cells and what was done to read them")) \
    X(CAPTIONS, N_("titles, units, notes of tables")) \
    X(JOINS, N_("parts of one table, and what was left apart")) \
    X(DIAGNOSTICS, N_("warnings and notes"))

typedef enum {
#define GK_TRACE_LAYER_ENUM(name, text) GK_TRACE_LAYER_##name,
    GK_TRACE_LAYERS(GK_TRACE_LAYER_ENUM)
#undef GK_TRACE_LAYER_ENUM
    GK_N_TRACE_LAYERS
} GkTraceLayer;

/* code, layer, the sentence: {key} is a value's place; what stands in [ ] is left out when a value in it is missing,
 * false, 0 or empty. docs/explain.md lists the codes. */
#define GK_TRACE_CODES(X) \
    X(PAGE, PAGE, "page of {width} × {height} points ({content})[, read turned by {turned} degrees]: {glyphs} characters" \
                  "[, {cells} in cells of tables][, {captions} in captions][, {running} in running heads and feet]" \
                  "[, {prose} in prose][, {aside} set aside as hidden, watermark or printed twice][, {unassigned} nowhere]") \
    X(RULE, RULES, "a {direction} rule, {thickness} points thick") \
    X(LINE, LINES, "{role}: “{text}”[, {size} points][, in column {column} of running text][, bold{bold}]") \
    X(PIECE, PIECES, "a piece of its line[ that is a number{number}]: “{text}”") \
    X(GRID, REGIONS, "[candidate {candidate}: ]rules draw a grid of {rows} rows and {columns} columns with {glyphs} characters: {verdict}") \
    X(GRID_DIVIDED, REGIONS, "the ruled grid was questioned: {what}; it has {rows} rows and {columns} columns now") \
    X(CANDIDATE, REGIONS, "candidate {candidate}: a table is sought in {lines} lines, from “{text}” on, since {because}") \
    X(REFUSED, REGIONS, "candidate {candidate} is no table: {because}") \
    X(TABLE_BUILT, REGIONS, "candidate {candidate} was built as a table of {rows} rows and {columns} columns, {header_rows} of them header") \
    X(JUDGED, REGIONS, "[candidate {candidate} was ]judged {verdict}: its features sum to {score}, {least} is needed") \
    X(FEATURE, REGIONS, "{feature} is {value}, which counts {counts}") \
    X(HEADER_END, HEADER, "candidate {candidate}: header lines: {lines}, since {because}") \
    X(SEPARATOR, SEPARATORS, "columns are parted here[, since a rule draws it{drawn}][: the lines say {gain} for it]; " \
                             "{parted} of {lines} lines have words on both sides, {crossed} a word across[; the gap is {white} spaces wide at the least]" \
                             "[; {left_edges} words end and {right_edges} begin along it][; numbers stand on both sides in {numbers} lines]" \
                             "[; pieces on its sides never stand over each other{apart}]") \
    X(GRID_BORDER, SEPARATORS, "in a ruled column, [a border that nobody ruled is believed{believed}][no border is believed{refused}] here: " \
                               "{parted} lines have words on both sides, {crossed} one across[; {labels} lines of the header have labels on both sides]" \
                               "[; {amounts} lines have amounts on both sides]") \
    X(COLUMN, SEPARATORS, "column {column} of candidate {candidate}[, mostly numbers{number}][; its label may be the one beside it{doubtful}]") \
    X(ROW_BOUNDARY, ROWS, "rows are parted here[, by a rule over {drawn} of the width][; each side has a number of its own in column {column}]" \
                          "[; the label below begins as those of rows do{numbered}][; the lines above and below it are {step} points apart]") \
    X(ROW_LINES, ROWS, "row {row} is of {lines} lines, up to {step} points apart: nothing parts them") \
    X(HEADER, HEADER, "header rows: {rows}, since {because}") \
    X(CELL, CELLS, "{id}, row {row}, column {column}[ over {row_span} rows][ over {column_span} columns][: “{text}”][, header{header}]" \
                   "[; printed “{printed}”][; {repairs}][; doubt: {doubts}]") \
    X(CAPTION, CAPTIONS, "{kind} of table {table}: “{text}”") \
    X(CAPTION_TAKEN, CAPTIONS, "“{text}” was taken for a {kind} of the table below, since {because}") \
    X(CAPTION_END, CAPTIONS, "what stands above the table and belongs to it is sought up to here: “{text}” is none of it") \
    X(PART, JOINS, "table {table}[ “{title}”], rows {first_row} to {last_row} of {rows}[; joined to the part before, since {because}]" \
                   "[; {repeated} header rows printed again]") \
    X(LINK, JOINS, "held against the table on page {before}[; for its going on speaks that {because}][; against it, that {apart}]") \
    X(JOIN_REFUSED, JOINS, "table {table} was not joined to the table before it, since {because}") \
    X(DIAGNOSTIC, DIAGNOSTICS, "{severity} {code}: {message}") \
    X(LIMIT_REACHED, PAGE, "more was decided than is told: the bound of {events} events was reached")

typedef enum {
#define GK_TRACE_ENUM(name, layer, text) GK_TRACE_##name,
    GK_TRACE_CODES(GK_TRACE_ENUM)
#undef GK_TRACE_ENUM
    GK_N_TRACE_CODES
} GkTraceCode;

typedef enum {
    GK_TRACE_KIND_NUMBER,
    GK_TRACE_KIND_COUNT,
    GK_TRACE_KIND_FLAG,
    GK_TRACE_KIND_TEXT,
} GkTraceKind;

typedef struct {
    const char *key; /* static */
    GkTraceKind kind;
    double number;    /* of all kinds but TEXT */
    const char *text; /* TEXT */
} GkTraceValue;

typedef struct {
    GkTraceCode code;
    guint page;
    guint candidate; /* the attempt at a table that it belongs to, counted over the document; 0: none */
    gboolean has_box;
    GkBox box;
    const GkTraceValue *values;
    guint n_values;
} GkTraceEvent;

typedef struct _GkTrace GkTrace;

/* A trace of pages first to last; 0, 0: all. */
GkTrace *gk_trace_new(guint first_page, guint last_page);
void gk_trace_free(GkTrace *trace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkTrace, gk_trace_free)

/* Adds an event about the newest candidate. `box` may be NULL. Texts are copied. Beyond GK_TRACE_EVENTS, one event
 * LIMIT_REACHED stands for the rest. Call it by gk_trace(), or when the trace is not NULL. */
void gk_trace_add(GkTrace *trace, GkTraceCode code, guint page, const GkBox *box, const GkTraceValue *values,
                  guint n_values);
/* What follows is about another attempt at a table; or, until the next one begins, about none. */
void gk_trace_begin(GkTrace *trace);
void gk_trace_end(GkTrace *trace);
/* TRUE for a page that is traced. */
gboolean gk_trace_has_page(const GkTrace *trace, guint page);

guint gk_trace_count(const GkTrace *trace);
const GkTraceEvent *gk_trace_get(const GkTrace *trace, guint index);
/* Puts the box of every event of the page through `back`. */
void gk_trace_map_boxes(GkTrace *trace, guint page, GkBox (*back)(gconstpointer data, GkBox box), gconstpointer data);

/* "row_boundary", its layer, "rows", "where rows are parted, and why". */
const char *gk_trace_code_name(GkTraceCode code);
GkTraceLayer gk_trace_code_layer(GkTraceCode code);
const char *gk_trace_layer_name(GkTraceLayer layer);
const char *gk_trace_layer_text(GkTraceLayer layer);
/* The code's sentence, before values are put in. */
const char *gk_trace_code_text(GkTraceCode code);
/* The event in words. The caller frees it. */
char *gk_trace_sentence(const GkTraceEvent *event);
/* A number as it is written everywhere in a trace: at most two decimals, with a point; "null" when it is none. */
void gk_trace_append_number(GString *out, double number);

#define GK_TRACE_EVENTS 200000

/* Notes an event of the page that `layout` (a GkPageLayout *) lays out; the rest are values. */
#define gk_trace(layout, code, box, ...) \
    G_STMT_START { \
        if ((layout)->trace) { \
            const GkTraceValue gk_trace_values[] = { __VA_ARGS__ }; \
            gk_trace_add((layout)->trace, GK_TRACE_##code, (layout)->page->number, (box), gk_trace_values, \
                         G_N_ELEMENTS(gk_trace_values)); \
        } \
    } G_STMT_END

#define gk_trace_number(key, value) { (key), GK_TRACE_KIND_NUMBER, (value), NULL }
#define gk_trace_uint(key, value) { (key), GK_TRACE_KIND_COUNT, (value), NULL }
#define gk_trace_flag(key, value) { (key), GK_TRACE_KIND_FLAG, (value) ? 1 : 0, NULL }
#define gk_trace_text(key, value) { (key), GK_TRACE_KIND_TEXT, 0, (value) }

G_END_DECLS
