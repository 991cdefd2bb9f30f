/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the rows of a block say.
 *
 *   一、税收收入           income.tax                by its words
 *     增值税               income.tax.value_added
 *     其他地方税            income.item               by the row above
 *   2010101 行政运行       expenditure.function      by its code
 *   人大事务               expenditure.function      by the kind of the table: what else its rows could be is in the
 * lists 合计                   expenditure.current_year  by its words and the rows around it
 *
 * A printed code comes first, then the words of data/concept-words.tsv, then the row that it is part of, then what rows
 * of such a table are. In a balance whose sides stand one below the other the side goes on from row to row until a
 * label of the other side comes. 合计 is the total where carry-over or transfers stand above it and no 总计 below;
 * otherwise the sum of the year. Rows behind a total whose words are not known say nothing: what follows there is no
 * item of the same kind.
 */
#include "normalize/dimensions/frame.h"

#include "normalize/dimensions/years.h"
#include "normalize/values/numbering.h"
#include "normalize/values/particles.h"
#include "normalize/values/text.h"

#include <string.h>

typedef struct {
    const GkFrame *frame;
    const GkRow *rows;
    GkRowSays *says;
    guint block;
    guint sides; /* of the block */
    guint state; /* the side of the last row that named one */
    gint numbered[GK_NUMBERING_OF_WHICH + 1]; /* the last row of each style of numbering; -1 */
    gboolean labelled; /* the block has a column of labels */
    const char *axis; /* "region", "item", "unit": what the header of the labels says of the rows; NULL */
    guint details; /* rows so far on this side that are no totals */
    gboolean closed; /* a total behind details has come */
} Reader;

/* --- sides --- */

static guint
only_income(guint sides)
{
    return sides & GK_SIDES_OF_INCOME;
}

static guint
only_expenditure(guint sides)
{
    return sides & GK_SIDES_OF_EXPENDITURE;
}

static gboolean
is_balance(guint sides)
{
    return only_income(sides) && only_expenditure(sides);
}

/* The side that a label's words name in a balance; 0. */
static guint
side_of_label(const Reader *reader, const char *key)
{
    const char *value = gk_vocabulary_find(reader->frame->vocabulary, "side", GK_WHERE_ROW, key);
    if (!value)
        return 0;
    return *value == 'i' ? only_income(reader->sides) : only_expenditure(reader->sides);
}

static void
turn(Reader *reader, guint side)
{
    if (side && side != reader->state) {
        reader->state = side;
        reader->details = 0;
        reader->closed = FALSE;
    }
}

/* The concept that the words name, and the side on which they do. */
static const char *
concept_of_label(Reader *reader, const char *key)
{
    GkVocabulary *vocabulary = reader->frame->vocabulary;
    if (!is_balance(reader->sides)) {
        reader->state = reader->sides;
        return gk_vocabulary_concept(vocabulary, reader->sides, key);
    }
    const char *income = gk_vocabulary_concept(vocabulary, only_income(reader->sides), key);
    const char *expenditure = gk_vocabulary_concept(vocabulary, only_expenditure(reader->sides), key);
    guint named = side_of_label(reader, key);
    if (!named && !income != !expenditure)
        named = income ? only_income(reader->sides) : only_expenditure(reader->sides);
    turn(reader, named);
    if (!reader->state)
        return income == expenditure ? income : NULL;
    return only_income(reader->state) ? income : expenditure;
}

/* --- codes --- */

static gboolean
is_digits(const char *code)
{
    return *code && strspn(code, "0123456789") == strlen(code);
}

static gboolean
is_classified(const char *code)
{
    gsize length = strlen(code);
    return is_digits(code) && (length == 3 || length == 5 || length == 7);
}

/* What a code of a classification makes of a row on its side; NULL: nothing. */
static const char *
concept_of_code(const Reader *reader, const char *code, const char *by_words)
{
    guint sides = reader->state ? reader->state : reader->sides;
    if (*code == '1')
        return by_words ? by_words : only_income(sides) ? "income.item" : NULL;
    if (*code == '2') {
        if (by_words && reader->frame->government && *by_words != '@' && !g_str_has_prefix(by_words, "three_public"))
            return by_words;
        return sides & GK_SIDE_INCOME ? "income.function" : only_expenditure(sides) ? "expenditure.function" : NULL;
    }
    if (sides & GK_SIDE_OPERATING_COST)
        return "operating_cost.item";
    return (*code == '3' || *code == '5') && only_expenditure(sides) ? "expenditure.economic" : NULL;
}

/* --- rows --- */

/* 合计 of a list of regions names none of them. */
static gboolean
names_region(const Reader *reader, const GkRow *row, const char *key)
{
    if (row->kind == GK_ROW_TOTAL && gk_vocabulary_find(reader->frame->vocabulary, "sum", GK_WHERE_WHOLE, key))
        return FALSE;
    if (reader->axis && strcmp(reader->axis, "region") == 0)
        return TRUE;
    return (reader->sides & (GK_SIDE_TRANSFER | GK_SIDE_RECEIVED | GK_SIDE_DEBT)) && gk_text_length(key) <= 12 &&
        gk_vocabulary_find(reader->frame->vocabulary, "region", GK_WHERE_LABEL, key);
}

/* 二、预算数: a row of a table whose columns are the items. */
static gboolean
names_measure(const Reader *reader, const char *key, GkRowSays *says)
{
    const char *measure = gk_vocabulary_find(reader->frame->vocabulary, "measure", GK_WHERE_WHOLE, key);
    if (measure)
        says->measure = measure;
    return measure != NULL;
}

/* 一般公共预算 below 上年结转 is what was carried over of it: a row of it, or one that comes again. */
static void
carry_over(Reader *reader, guint r, GkRowSays *says)
{
    if (!says->concept || !g_str_has_prefix(says->concept, "income."))
        return;
    gint parent = reader->rows[r].parent;
    const char *above = parent >= 0 ? reader->says[parent].concept : NULL;
    if (above && g_str_has_prefix(above, "carryover.")) {
        says->concept = above;
        says->concept_from = GK_FROM_ROW_ABOVE;
    }
    if (!g_str_has_prefix(says->concept, "income.appropriation."))
        return;
    gboolean again = FALSE;
    const char *carried = NULL;
    for (guint i = r; i-- > 0 && !again;) {
        again = reader->says[i].concept == says->concept;
        if (!carried && reader->says[i].concept && g_str_has_prefix(reader->says[i].concept, "carryover."))
        carried = reader->says[i].concept;
    }
    if (again && carried) {
        says->concept = carried;
        says->concept_from = GK_FROM_ROW_ABOVE;
    }
}

/* The row that a row of a table of debts is part of: the last with a wider numbering, of rows without one the last with
 * any. */
static gint
numbered_parent(Reader *reader, guint r)
{
    g_autofree char *solid = reader->rows[r].label ? gk_text_without_spaces(reader->rows[r].label) : g_strdup("");
    GkNumberingStyle style = gk_numbering_parse(solid).style;
    gboolean inner = style == GK_NUMBERING_NONE || style == GK_NUMBERING_OF_WHICH;
    gint parent = -1;
    for (guint i = GK_NUMBERING_CHINESE; i < (inner ? (guint) GK_NUMBERING_OF_WHICH : (guint) style); i++)
        parent = MAX(parent, reader->numbered[i]);
    for (guint i = style; !inner && i < G_N_ELEMENTS(reader->numbered); i++)
        reader->numbered[i] = -1;
    if (!inner)
        reader->numbered[style] = (gint) r;
    return parent;
}

static gboolean
names_whole(const char *concept)
{
    return *concept == '@' || g_str_has_suffix(concept, ".total") || g_str_has_suffix(concept, ".current_year");
}

/* What the row takes from the one that it is part of. */
static void
inherit(Reader *reader, guint r, const char *key, GkRowSays *says)
{
    gboolean debt = reader->sides & GK_SIDE_DEBT;
    gint above = debt ? numbered_parent(reader, r) : reader->rows[r].parent;
    if (above < 0)
        above = reader->rows[r].parent;
    if (above < 0)
        return;
    const GkRowSays *parent = &reader->says[above];
    if (debt && parent->concept && g_str_has_prefix(parent->concept, "debt.repaid")) {
        const char *means = gk_vocabulary_concept(reader->frame->vocabulary, GK_SIDE_REPAID, key);
        says->concept = means ? means : says->concept;
    }
    const char *child = parent->concept ? gk_vocabulary_child(reader->frame->vocabulary, parent->concept) : NULL;
    if (!says->concept && child) {
        says->concept = child;
        says->concept_from = GK_FROM_ROW_ABOVE;
    } else if (child && says->concept == parent->concept) {
        says->concept = child; /* the fund's name again, in what is a part of it */
    }
    if (debt && parent->concept && says->concept &&
        ((strcmp(parent->concept, "debt.limit_new") == 0 && strcmp(says->concept, "debt.limit") == 0) ||
         (strcmp(parent->concept, "debt.balance_opening") == 0 && strcmp(says->concept, "debt.balance") == 0)))
    says->concept = parent->concept; /* 新增债务限额, 其中：一般债务限额 */
    if (debt && says->concept == child && child && says->fund && !parent->fund)
    says->concept = parent->concept; /* 其中：一般债务 */
    if (!debt && says->concept && child && parent->concept && !names_whole(parent->concept) &&
        g_str_has_suffix(says->concept, ".current_year") && gk_frame_scope(reader->frame, key)) {
        says->concept = child; /* 省本级支出 of a class */
        says->scope = "this_level";
    }
    if (debt && !says->fund)
        says->fund = parent->fund;
    if (debt && !says->year)
        says->year = parent->year;
    if (debt && !says->measure)
        says->measure = parent->measure;
}

/* 一般债券 in a column of kinds of bonds. */
static const char *
fund_of_words(const Reader *reader, guint row)
{
    const GkTableMeaning *meaning = reader->frame->meaning;
    for (guint c = 0; c < meaning->table->column_count; c++) {
        GkColumnRole role = meaning->columns[c].role;
        const GkCell *cell = gk_table_cell_at(meaning->table, row, c);
        if (meaning->columns[c].block != reader->block || (role != GK_COLUMN_TEXT && role != GK_COLUMN_LABEL) ||
            cell->column != c)
            continue;
        g_autofree char *key = gk_text_key(cell->text);
        const char *fund = gk_vocabulary_find(reader->frame->vocabulary, "fund", GK_WHERE_LABEL, key);
        if (fund)
            return fund;
    }
    return NULL;
}

static void
read_words(Reader *reader, guint row, const char *label, gboolean coded, GkRowSays *says)
{
    GkVocabulary *vocabulary = reader->frame->vocabulary;
    g_autofree char *key = gk_text_key(label);
    if (reader->sides & GK_SIDE_DEBT) {
        says->measure = gk_vocabulary_find(vocabulary, "measure", GK_WHERE_ROW, key);
        says->fund = gk_vocabulary_find(vocabulary, "fund", GK_WHERE_LABEL, key);
        if (!says->fund)
            says->fund = fund_of_words(reader, row);
    }
    if (!reader->frame->government && !coded)
        says->fund = gk_vocabulary_find(vocabulary, "fund", GK_WHERE_LABEL, key);
    if (reader->sides & (GK_SIDE_DEBT | GK_SIDE_TRANSFER | GK_SIDE_RECEIVED))
        says->scope = gk_frame_scope(reader->frame, key);
    if (!coded)
        says->year = gk_year_in_label(key).year;
}

/* What rows of such a table are, where nothing else is said. */
static const char *
usual_concept(const Reader *reader, GkRowKind kind)
{
    gboolean items = reader->frame->kind.rows[0] && g_str_has_suffix(reader->frame->kind.rows[0], "project.item");
    if ((reader->closed && !items) || kind == GK_ROW_TOTAL || (reader->axis && strcmp(reader->axis, "unit") == 0))
        return NULL;
    guint side = reader->state ? reader->state : reader->sides;
    gboolean balance = is_balance(reader->frame->kind.sides);
    for (guint i = 0; i < G_N_ELEMENTS(reader->frame->kind.rows); i++) {
        const char *usual = reader->frame->kind.rows[i];
        if (!usual)
            continue;
        gboolean income = g_str_has_prefix(usual, "income.") || g_str_has_prefix(usual, "insurance.income");
        if (!balance || (!is_balance(side) && (income ? only_income(side) : only_expenditure(side))))
            return usual;
    }
    return NULL;
}

/* 政府性基金收入（款） is an item of the classification, whatever a sum may be called. */
static gboolean
is_level_of_codes(const char *label)
{
    g_autofree char *key = gk_text_key(label ? label : "");
    return gk_particle_before(key, "lower_level") > 0;
}

static void
read_row(Reader *reader, guint r)
{
    const GkRow *row = &reader->rows[r];
    GkRowSays *says = &reader->says[r];
    g_autofree char *key = row->label ? gk_concept_key(row->label) : g_strdup("");
    const char *by_words = concept_of_label(reader, key);
    says->side = reader->state;
    if (row->label)
        read_words(reader, r, row->label, row->code != NULL, says);
    if (row->code && is_classified(row->code)) {
        says->code = row->code;
        says->concept = concept_of_code(reader, row->code, by_words);
    }
    if (!says->concept && by_words && !(names_whole(by_words) && is_level_of_codes(row->label)))
    says->concept = by_words;
    if (says->concept && says->concept == by_words && g_strcmp0(reader->frame->kind.rows[0], "debt.bond") == 0 &&
        g_str_has_prefix(by_words, "debt.issued") && row->kind != GK_ROW_SUBTOTAL && row->kind != GK_ROW_TOTAL)
    says->concept = reader->frame->kind.rows[0]; /* one bond of a list */
    if (!says->concept && names_measure(reader, key, says))
    says->concept = GK_CONCEPT_SUM;
    if (!says->concept && *key && names_region(reader, row, key))
        says->region = TRUE;
    const char *own = reader->frame->disclosure->region.text;
    if (says->region && own && !says->scope && g_str_has_prefix(key, own) &&
        (strcmp(own, key) == 0 ||
         gk_vocabulary_find(reader->frame->vocabulary, "sum", GK_WHERE_WHOLE, key + strlen(own))))
        says->scope = "whole_region"; /* 某某省, 某某省合计 */
    if (!says->concept && !row->label && g_strcmp0(reader->frame->kind.rows[0], "debt.bond") == 0)
    says->concept = reader->frame->kind.rows[0];
    says->sum_of_bonds = g_strcmp0(reader->frame->kind.rows[0], "debt.bond") == 0 &&
        gk_vocabulary_find(reader->frame->vocabulary, "sum", GK_WHERE_WHOLE, key);
    if (!says->concept && (row->kind == GK_ROW_TOTAL || says->region || says->sum_of_bonds || !reader->labelled))
    says->concept = GK_CONCEPT_SUM;
    inherit(reader, r, key, says);
    carry_over(reader, r, says);
    if (!says->concept && reader->axis && strcmp(reader->axis, "unit") == 0)
        says->unit = TRUE;
    gboolean open = !says->concept && !reader->frame->kind.rows[0];
    if (reader->frame->rows_by_title && (open || (says->concept && *says->concept == '@')) && !says->classified) {
        says->concept = reader->frame->rows_by_title;
        says->concept_from = GK_FROM_TITLE;
    }
    if (!says->concept && (says->concept = usual_concept(reader, row->kind)))
        says->concept_from = GK_FROM_KIND;
    if (says->concept &&
        (g_str_has_prefix(says->concept, "expenditure.function") ||
         g_str_has_prefix(says->concept, "expenditure.economic") || strcmp(says->concept, "income.item") == 0))
        says->classified = TRUE;
    if (!says->code && row->parent < 0 && g_strcmp0(says->concept, "expenditure.function") == 0 &&
        (says->code = gk_vocabulary_class(reader->frame->vocabulary, key)))
        says->code_from = GK_FROM_NAME;
    gboolean total = row->kind == GK_ROW_TOTAL ||
        (says->concept &&
         (*says->concept == '@' || strstr(says->concept, ".total") || strstr(says->concept, ".current_year")));
    reader->closed |= total && reader->details > 2 && !says->region;
    reader->details += !total;
}

static const char *
axis_of(const GkFrame *frame, guint block)
{
    const GkTableMeaning *meaning = frame->meaning;
    for (guint c = 0; c < meaning->table->column_count; c++) {
        const GkColumn *column = &meaning->columns[c];
        if (column->block != block || column->role != GK_COLUMN_LABEL || column->path_length == 0)
            continue;
        g_autofree char *key = gk_text_key(column->path[column->path_length - 1]);
        return gk_vocabulary_find(frame->vocabulary, "axis", GK_WHERE_HEADER, key);
    }
    return NULL;
}

static gboolean
has_labels(const GkTableMeaning *meaning, guint block)
{
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].block == block && meaning->columns[c].role == GK_COLUMN_LABEL)
            return TRUE;
    return FALSE;
}

GkRowSays *
gk_rows_say(const GkFrame *frame, const GkColumnSays *columns, guint block)
{
    const GkTableMeaning *meaning = frame->meaning;
    guint n = meaning->table->row_count, sides = frame->kind.sides;
    for (guint c = 0; c < meaning->table->column_count; c++)
        if (meaning->columns[c].block == block && columns[c].sides && (columns[c].sides & frame->kind.sides))
            sides = frame->kind.sides & columns[c].sides;
    Reader reader = { .frame = frame,
                      .rows = meaning->block_rows[block],
                      .says = g_new0(GkRowSays, n),
                      .block = block,
                      .sides = sides,
                      .labelled = has_labels(meaning, block),
                      .numbered = { -1, -1, -1, -1, -1, -1, -1 },
                      .axis = axis_of(frame, block) };
    for (guint r = meaning->table->header_row_count; r < n; r++)
        read_row(&reader, r);
    gk_rows_settle(frame, sides, reader.rows, reader.says);
    return reader.says;
}
