/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Diagnostics: "did it, but".
 *
 * What could not be done at all is a GError. Everything that was done with a
 * doubt is a diagnostic: a code from the closed list below, a severity that
 * follows from the code, a sentence for people, and the place and cells it is
 * about. A diagnostic of severity warning or error makes the run exit with 3.
 */
#pragma once

#include "data/messages.h"
#include "data/sentence.h"
#include "extract/geometry.h"

G_BEGIN_DECLS

typedef enum {
    GK_SEVERITY_NOTE,    /* worth knowing; nothing is in doubt */
    GK_SEVERITY_WARNING, /* something printed may be read wrongly, or is missing from where it should be */
    GK_SEVERITY_ERROR,   /* something printed was certainly not read */
} GkSeverity;

/* code, severity, one line of documentation (also printed by `gongkai schema --codes`). */
#define GK_DIAGNOSTIC_CODES(X) \
    X(MISSING_LANGUAGE_PACK, ERROR, N_("a CJK font needs poppler-data, which is not installed; its text is missing")) \
    X(READER_COMPLAINT, NOTE, N_("Poppler complained about the file")) \
    X(READER_ERROR, WARNING, N_("Poppler reported damage: something on this page may not have been read")) \
    X(UNMAPPED_GLYPHS, WARNING, N_("glyphs without a known Unicode value")) \
    X(FOREIGN_LETTERS, WARNING, N_("letters of other scripts amid Chinese text: the file may give glyphs wrong meanings")) \
    X(UNREAD_TEXT, WARNING, N_("text is drawn that has no characters in the file; it was not read")) \
    X(UNREAD_INK, WARNING, N_("a cell with outlines, a picture or letters without characters in it; they were not read")) \
    X(PAGE_UNREADABLE, ERROR, N_("a page that could not be read")) \
    X(PAGE_LOST, ERROR, N_("a page that ended the process reading it, took too long or too much memory; it was left out")) \
    X(PAGE_SCANNED, ERROR, N_("a page that is only an image: its text was not read")) \
    X(PAGE_DRAWN, WARNING, N_("shapes of the size of letters: text without characters that was not read")) \
    X(PICTURE_OF_TABLE, WARNING, N_("a picture that seems to be a table; it was not read")) \
    X(OCR_LAYER, WARNING, N_("the text is an invisible layer over a page image, made by character recognition")) \
    X(RECOGNIZED, WARNING, N_("text was recognized in a picture of the page")) \
    X(DOUBTFUL_READING, WARNING, N_("a number that was recognized, and may be another")) \
    X(ANNOTATIONS_SKIPPED, NOTE, N_("annotations on the page are not part of the page's text")) \
    X(LIMIT_REACHED, ERROR, N_("a documented bound was hit; what lies beyond it was not read")) \
    X(HIDDEN_TEXT, NOTE, N_("text that cannot be seen on the page was set aside")) \
    X(TURNED_TEXT, NOTE, N_("a page whose text runs sideways or upside down was read turned")) \
    X(SIDEWAYS_TEXT, WARNING, N_("text that runs sideways among upright text; numbers in it may be read wrongly")) \
    X(WATERMARK, NOTE, N_("a watermark was set aside")) \
    X(UNASSIGNED_INK, WARNING, N_("glyphs inside or next to a table that belong to no cell")) \
    X(TEXT_NOT_CONSERVED, ERROR, N_("text of the page that is not in what was made of it, or is there twice: a fault of this program")) \
    X(GLYPH_ACROSS_RULE, NOTE, N_("text that crosses a rule was split there")) \
    X(TEXT_OVER_RULE, WARNING, N_("text that runs over a rule and may belong to the cell on either side")) \
    X(GRID_IRREGULAR, WARNING, N_("rules that do not make a regular grid; a cell may be cut wrongly")) \
    X(TEXT_IN_COLUMNS, NOTE, N_("running text in columns was read column by column")) \
    X(TABLE_WITHOUT_RULES, NOTE, N_("a table found by alignment alone")) \
    X(TABLE_DOUBTFUL, WARNING, N_("a table that may be none, or text that may be a table")) \
    X(ALIGNMENT_DOUBTFUL, WARNING, N_("an entry of a table without rules that may belong to another column or row")) \
    X(JOIN_DOUBTFUL, WARNING, N_("fragments of tables that may or may not belong together")) \
    X(LEFT_APART, NOTE, N_("two tables of one title with the same rows and other columns: they may be halves of one")) \
    X(HEADER_CHANGES, WARNING, N_("labels of columns are printed again within a table, with other words among them")) \
    X(AMBIGUOUS_NUMBER, WARNING, N_("a number in pieces that can be read in two ways")) \
    X(PARTLY_HIDDEN, WARNING, N_("a number of which a part is covered or cut off")) \
    X(DRAWN_OTHERWISE, WARNING, N_("what is drawn is not what the file says that it reads")) \
    X(DRAWING_UNHEARD, WARNING, N_("the program that runs this library draws without it: covered, cut and mapped wrongly, numbers look sound")) \
    X(STRUCK_OUT, WARNING, N_("text with a line through it, which may no longer hold")) \
    X(SIGN_BY_COLOR, WARNING, N_("a red number without a sign, which may be negative")) \
    X(UNREADABLE_AMOUNT, WARNING, N_("a cell in an amount column that is not a number")) \
    X(SCALED_AMOUNT, WARNING, N_("an amount in a scale of its own (88万), which may not be its column's")) \
    X(UNIT_MISSING, WARNING, N_("a table with amounts whose unit is printed nowhere")) \
    X(UNIT_CONFLICT, WARNING, N_("two different units claimed for one table")) \
    X(CAPTION_CONFLICT, WARNING, N_("two numbers or two organizations are printed above one table")) \
    X(UNIT_WITHOUT_TABLE, WARNING, N_("a unit is printed as above a table, but no table was found there")) \
    X(SUM_MISMATCH, WARNING, N_("an arithmetical identity does not hold")) \
    X(CODE_NAME_MISMATCH, NOTE, N_("a classification code with another name than usual")) \
    X(TABLE_PROMISED_MISSING, WARNING, N_("the table of contents names a table that was not found")) \
    X(TABLE_OUT_OF_ORDER, NOTE, N_("tables in another order than the table of contents")) \
    X(STATEMENT_MISMATCH, WARNING, N_("an amount in the text differs from its table")) \
    X(EMPTY_TABLE_CONTRADICTED, WARNING, N_("a note calls a table empty that is not")) \
    X(WEIGHTS_MISMATCH, NOTE, N_("the weights of a performance table do not add up")) \
    X(METADATA_MISSING, NOTE, N_("a fact about the document that is printed nowhere")) \
    X(NOTHING_FOUND, WARNING, N_("no text, or neither a table nor an amount in it: perhaps no disclosure at all")) \
    X(CORRECTED, NOTE, N_("a person corrected this reading, or found it right")) \
    X(CORRECTION_REFUSED, WARNING, N_("a person's correction that was not applied: what it is about is not there, or reads otherwise now"))

typedef enum {
#define GK_DIAGNOSTIC_ENUM(name, severity, text) GK_DIAGNOSTIC_##name,
    GK_DIAGNOSTIC_CODES(GK_DIAGNOSTIC_ENUM)
#undef GK_DIAGNOSTIC_ENUM
    GK_N_DIAGNOSTICS
} GkDiagnosticCode;

/* A cell by its table's index and its top left position; printed as "t3.r5.c2". */
typedef struct {
    guint table, row, column;
} GkCellRef;

typedef struct {
    GkDiagnosticCode code;
    GkSentence *sentence; /* owned by the list */
    const char *message;  /* the sentence in English */
    guint page;         /* 0: the whole document */
    gboolean has_box;
    GkBox box;
    GkCellRef *cells;   /* owned by the list */
    guint n_cells;
} GkDiagnostic;

typedef struct _GkDiagnostics GkDiagnostics;

GkDiagnostics *gk_diagnostics_new(void);
void gk_diagnostics_free(GkDiagnostics *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GkDiagnostics, gk_diagnostics_free)

/* Adds a diagnostic; `box` may be NULL, `page` 0. The format is one of data/sentence.h's: %p is a sentence in the
 * sentence. The returned one may be given cells. */
GkDiagnostic *gk_diagnostics_add(GkDiagnostics *list, GkDiagnosticCode code, guint page, const GkBox *box,
                                 const char *format, ...) G_GNUC_PRINTF(5, 6);
/* Copies `cells` into the newest-added diagnostic `diagnostic`. */
void gk_diagnostic_set_cells(GkDiagnostic *diagnostic, const GkCellRef *cells, guint n_cells);

/* Moves all of `from` to the end of `list`; `from` is empty afterwards. */
void gk_diagnostics_move(GkDiagnostics *list, GkDiagnostics *from);

/* Adds copies of all of `from`. */
void gk_diagnostics_copy(GkDiagnostics *list, const GkDiagnostics *from);

guint gk_diagnostics_count(const GkDiagnostics *list);
const GkDiagnostic *gk_diagnostics_get(const GkDiagnostics *list, guint index);
GkSeverity gk_diagnostics_worst(const GkDiagnostics *list); /* NOTE when empty */

/* "unit_missing", GK_SEVERITY_WARNING, the documentation line. */
const char *gk_diagnostic_code_name(GkDiagnosticCode code);
GkSeverity gk_diagnostic_code_severity(GkDiagnosticCode code);
const char *gk_diagnostic_code_text(GkDiagnosticCode code);

G_END_DECLS
