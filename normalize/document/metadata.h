/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The steps by which a document's metadata are found, in their order, and what they share. Each sets the fields that it
 * is named for, and reads those of the steps before it.
 */
#pragma once

#include "normalize/disclosure.h"

G_BEGIN_DECLS

/* --- what the steps share --- */

/* What the first word of the axis (data/kind-words.tsv) that stands in the text says; NULL: none does. The data's own. */
const char *gk_kind_word(const char *text, const char *axis);

/* The first word of the axis that the text begins with: its length in bytes; 0: none. */
gsize gk_kind_begins(const char *text, const char *axis);

/* What the first word of the axis that the first `length` bytes of the text end with says; NULL: none. The data's own. */
const char *gk_kind_ends(const char *text, gsize length, const char *axis);

/* A fact with the first place of its source. The text is copied. */
GkFact gk_metadata_fact(GkDisclosure *disclosure, const char *text, const GkText *source);

/* The text folded (NFKC), without spaces. The caller frees it. */
char *gk_metadata_bare(const char *text);

/* The text with Chinese numerals before 年, 月 and 日 as digits (二〇二三年: 2023年), all else as it is. The caller frees
 * it. */
char *gk_metadata_with_digits(const char *text);

/* A printed line before the text and the tables begin: of a cover, or of the head of the first page. */
typedef struct {
    char *text; /* bare */
    const GkText *source;
    guint page;
    GkBox box;
} GkFrontLine;

/* All lines of the front, GkFrontLine, freed with g_array_unref(). `from`: the paragraph that it begins with. */
GArray *gk_front_lines(const GkDocument *document, guint from);

/* The lines of one paragraph. */
GArray *gk_front_lines_of(const GkText *text);

/* The page where the prose begins, as long as no contents or table has come: from paragraph *first to before the one that
 * is returned. */
guint gk_title_page(const GkDocument *document, guint *first);

/* A document that says it is no disclosure of a budget (a rating report, a bulletin). Once the kind is known. */
gboolean gk_metadata_is_other(const GkDisclosure *disclosure);

/* The organization that most tables print; the first among equals; NULL: none. */
const GkText *gk_metadata_organization_of_tables(const GkDocument *document);

/* Whether the text ends like the name of an organization, and is more than the ending. */
gboolean gk_metadata_ends_like_organization(const char *bare);

/* A chain of places in a text: 江西省景德镇市. */
typedef struct {
    gsize start, length;     /* bytes */
    const char *code;        /* of the last of them; NULL: not known. The data's own */
    GkGovernmentLevel level;
} GkPlaceName;

/* The longest chain in the text, the first of equals; FALSE: none. */
gboolean gk_place_name_find(const char *text, GkPlaceName *name);

/* What the title has before its year, or before 部门预算 and the like, or after the year; NULL: nothing. The caller frees
 * it. */
char *gk_organization_of_title(const char *title);

/* --- the steps --- */

/* The title that stands above the text, or on a cover. `front` is where the lines around it begin. */
void gk_metadata_find_title(GkDisclosure *disclosure, guint *front);

/* kind and kind_source. */
void gk_metadata_find_kind(GkDisclosure *disclosure, const GArray *front);

/* The title of the first table, where that is the document's. */
void gk_metadata_find_title_of_tables(GkDisclosure *disclosure);

/* organization, of a department's or unit's document. */
void gk_metadata_find_organization(GkDisclosure *disclosure);

/* region, level and division_code. */
void gk_metadata_find_region(GkDisclosure *disclosure, const GArray *front);

/* organization, of others: the office that the front names (某省财政厅, 市财政局局长…). After the region. */
void gk_metadata_find_bureau(GkDisclosure *disclosure, const GArray *front);

/* fiscal_year and years. */
void gk_metadata_find_years(GkDisclosure *disclosure);

/* link; after all others. */
void gk_metadata_find_link(GkDisclosure *disclosure);

/* published: "2025-03-05", "2025-03" where no day is printed. */
void gk_metadata_find_date(GkDisclosure *disclosure, const GArray *front);

G_END_DECLS
