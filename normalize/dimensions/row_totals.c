/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the rows of a block say, when all are known: which 合计 is the total and which the sum of the year, and which rows are
 * parts of others that have the same name.
 *
 *   收入合计          income.current_year      a 总计 stands below
 *   上级补助收入       transfer.from_superior
 *   收入总计          income.total
 *   债务还本支出                debt.repaid
 *     地方政府一般债券还本支出    debt.repaid.item         the whole has been named
 */
#include "normalize/dimensions/frame.h"

#include "normalize/values/numbering.h"
#include "normalize/values/text.h"

#include <string.h>

typedef struct {
    const GkFrame *frame;
    const GkRow *rows;
    GkRowSays *says;
} Block;

static gboolean
goes_beyond(const char *concept)
{
    return concept && (g_str_has_prefix(concept, "carryover.") || g_str_has_prefix(concept, "transfer.") ||
                       g_str_has_prefix(concept, "debt.") || g_str_has_prefix(concept, "stabilization.") ||
                       g_str_has_suffix(concept, ".current_year"));
}

static const char *
total_of_side(const Block *block, const GkRowSays *says, guint which)
{
    static const char *const INCOME[] = { "income.total", "income.total", "income.current_year" };
    static const char *const EXPENDITURE[] = { "expenditure.total", "expenditure.total", "expenditure.current_year" };
    const GkFrame *frame = block->frame;
    if (frame->total_by_title)
        return frame->total_by_title;
    if (frame->kind.totals) {
        g_auto(GStrv) names = g_strsplit(frame->kind.totals, "|", -1);
        return gk_vocabulary_named(frame->vocabulary, names[which]);
    }
    if (says->side & GK_SIDES_OF_INCOME)
        return INCOME[which];
    return (says->side & GK_SIDES_OF_EXPENDITURE) ? EXPENDITURE[which] : NULL;
}

/* 合计 and 总计, when the whole block is known. */
static void
settle_totals(const Block *block, guint n)
{
    gboolean *later = g_new0(gboolean, n + 1); /* a 总计 stands below, on the same side */
    guint seen = 0;
    for (guint r = n; r-- > 0;) {
        const GkRowSays *says = &block->says[r];
        later[r] = (seen & says->side) != 0;
        if (says->concept && (strcmp(says->concept, GK_CONCEPT_TOTAL) == 0 || g_str_has_suffix(says->concept, ".total")))
            seen |= says->side;
    }
    guint beyond = 0;
    for (guint r = 0; r < n; r++) {
        GkRowSays *says = &block->says[r];
        if (says->concept && *says->concept == '@') {
            gboolean sum = strcmp(says->concept, GK_CONCEPT_SUM) == 0;
            guint which = !sum ? 0 : later[r] ? 2 : beyond & says->side ? 0 : 1;
            says->total = TRUE;
            says->concept = total_of_side(block, says, which);
        } else if (goes_beyond(says->concept)) {
            beyond |= says->side;
        }
        says->total |= says->concept &&
            (g_str_has_suffix(says->concept, ".total") || g_str_has_suffix(says->concept, ".current_year"));
    }
    g_free(later);
}

/* 合计 of a table that has more than “三公”经费. */
static void
mark_wider_totals(const Block *block, guint n)
{
    gboolean more = FALSE;
    for (guint r = 0; r < n; r++)
        more |= block->says[r].concept && (strcmp(block->says[r].concept, "three_public.meetings") == 0 ||
                                            strcmp(block->says[r].concept, "three_public.training") == 0);
    for (guint r = 0; r < n && more; r++)
        if (block->rows[r].kind == GK_ROW_TOTAL && g_strcmp0(block->says[r].concept, "three_public.total") == 0)
            block->says[r].concept = gk_vocabulary_named(block->frame->vocabulary, "three_public.and_more");
}

static gboolean
is_within(const char *concept, const char *wider)
{
    return g_str_has_prefix(concept, wider) && concept[strlen(wider)] == '.';
}

/* 债务还本支出, 地方政府一般债券还本支出: of two rows that name one whole the first is the whole, and the others are its parts. */
static void
part_repeated(const Block *block, guint n)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint r = 0; r < n; r++) {
        GkRowSays *says = &block->says[r];
        const char *child = says->concept ? gk_vocabulary_child(block->frame->vocabulary, says->concept) : NULL;
        gboolean part = child && g_str_has_suffix(child, ".item") && !g_str_has_suffix(says->concept, ".item") &&
            is_within(child, says->concept);
        if (part && !g_hash_table_add(seen, (gpointer) says->concept))
            says->concept = child;
    }
}

/* Things to be bought that are the sum of those below them. */
static void
mark_headings(const Block *block, guint n)
{
    for (guint r = 0; r < n; r++) {
        gint parent = block->rows[r].parent;
        if (parent >= 0 && block->says[r].concept && g_strcmp0(block->says[parent].concept, "procurement.item") == 0)
            block->says[parent].heading = TRUE;
    }
    for (guint r = 0; r < n; r++)
        if (block->says[r].heading)
            block->says[r].concept = gk_vocabulary_named(block->frame->vocabulary, "procurement.group");
}

#define FEWEST_FIELDS 4u /* numbered rows that make a list of bonds one of fields they are spent in */

/* 一、, （一）: what is numbered so is a field that bonds are spent in; bonds and projects bear 1、 or nothing. */
static gboolean
is_numbered_field(const GkRow *row)
{
    g_autofree char *solid = row->label ? gk_text_without_spaces(row->label) : NULL;
    GkNumberingStyle style = solid ? gk_numbering_parse(solid).style : GK_NUMBERING_NONE;
    return style == GK_NUMBERING_CHINESE || style == GK_NUMBERING_CHINESE_BRACKETS;
}

/* 一、交通基础设施, （一）铁路: parts of what was issued, and no bonds. */
static void
mark_fields(const Block *block, guint n)
{
    guint bonds = 0, fields = 0;
    for (guint r = 0; r < n; r++) {
        gboolean bond = g_strcmp0(block->says[r].concept, "debt.bond") == 0;
        bonds += bond;
        fields += bond && is_numbered_field(&block->rows[r]);
    }
    for (guint r = 0; r < n && fields >= FEWEST_FIELDS && fields * 5 >= bonds * 4; r++)
        if (g_strcmp0(block->says[r].concept, "debt.bond") == 0)
            block->says[r].concept = gk_vocabulary_named(block->frame->vocabulary, "debt.issued.item");
}

/* A row of which bonds are parts is their sum. */
static void
mark_sums_of_bonds(const Block *block, guint n)
{
    g_autofree gboolean *sums = g_new0(gboolean, n + 1);
    for (guint r = 0; r < n; r++)
        if (block->rows[r].parent >= 0 && g_strcmp0(block->says[r].concept, "debt.bond") == 0)
            sums[block->rows[r].parent] = TRUE;
    for (guint r = 0; r < n; r++)
        if (sums[r] && g_strcmp0(block->says[r].concept, "debt.bond") == 0)
            block->says[r].concept = gk_vocabulary_named(block->frame->vocabulary, "debt.issued");
}

void
gk_rows_settle(const GkFrame *frame, guint sides, const GkRow *rows, GkRowSays *says)
{
    const Block block = { frame, rows, says };
    guint n = frame->meaning->table->row_count;
    settle_totals(&block, n);
    if (sides & (GK_SIDE_REVENUE | GK_SIDE_SPENDING))
        part_repeated(&block, n);
    if (sides & GK_SIDE_PROCUREMENT)
        mark_headings(&block, n);
    if (sides & GK_SIDE_DEBT) {
        mark_fields(&block, n);
        mark_sums_of_bonds(&block, n);
    }
    if (sides & GK_SIDE_THREE_PUBLIC)
        mark_wider_totals(&block, n);
}
