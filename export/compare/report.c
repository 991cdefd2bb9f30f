/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/compare/report.h"

#include <string.h>

/* What both sides have in common is told by the later one, as long as there is one. */
static const GkLine *
side(const GkCompared *item)
{
    return item->later ? item->later : item->earlier;
}

static gboolean
put_column(const GkLine *line, const char *name, GString *out)
{
    return line && gk_amount_column(name)->get(&line->amount, out);
}

static gboolean
put_decimal(GkDecimal value, GString *out)
{
    g_autofree char *text = gk_decimal_to_string(value);
    g_string_append(out, text);
    return TRUE;
}

/* --- for a terminal --- */

/* The unit of one of the sides that says how much it is; sentences print theirs without. */
static const GkLine *
side_with_unit(const GkCompared *item, GkDecimal *unit)
{
    const GkLine *const sides[] = { item->later, item->earlier };
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
        const char *factor = sides[i] && sides[i]->money ? gk_read_text(sides[i]->amount.unit, "yuan") : NULL;
        if (factor && gk_decimal_parse(factor, unit) && !gk_decimal_is_zero(*unit))
            return sides[i];
    }
    return NULL;
}

/* A value of the item in the unit that is printed, where it is money, with two decimals or as many as it has. */
static void
put_in_unit(const GkCompared *item, GkDecimal value, GString *out)
{
    GkDecimal unit;
    const GkLine *line = side_with_unit(item, &unit);
    gboolean in_unit = line && gk_decimal_divide(value, unit, 6, &value);
    while (in_unit && value.scale > 2 && value.coefficient % 10 == 0) {
        value.coefficient /= 10;
        value.scale--;
    }
    put_decimal(value, out);
    if (in_unit || !side(item)->money)
        put_column(in_unit ? line : side(item), "unit", out);
    else
        g_string_append(out, "元");
}

void
gk_compared_put_name(const GkCompared *item, GString *out)
{
    const GkLine *line = side(item);
    gsize before = out->len;
    put_column(line, "row_label_path", out);
    if (out->len == before && !put_column(line, "row_label", out))
        put_column(line, "concept", out);
    if (!line->amount.table)
        return;
    g_string_append(out, out->len > before ? ", " : "");
    put_column(line, "column_path", out);
}

void
gk_compared_put_side(const GkLine *line, GString *out)
{
    put_column(line, "printed", out);
    put_column(line, "unit", out);
    g_string_append(out, " (p");
    put_column(line, "page", out);
    g_string_append(out, ", ");
    put_column(line, "amount_id", out);
    g_string_append_c(out, ')');
}

void
gk_compared_put_told(const GkCompared *item, GString *out)
{
    if (item->implied) {
        put_in_unit(item, item->told, out);
        g_string_append(out, " = ");
    }
    gk_compared_put_side(item->later, out);
    if (item->implied)
        g_string_append(out, " less its change");
}

void
gk_compared_put_difference(const GkCompared *item, GString *out)
{
    g_string_append(out, item->difference.coefficient > 0 ? "+" : "");
    put_in_unit(item, item->difference, out);
    if (item->percent)
        g_string_append_printf(out, ", %s%s%%", item->percent[0] == '-' ? "" : item->difference.coefficient < 0 ? "-" : "+",
                               item->percent);
}

/* --- columns --- */

#define OF_SIDE(function, side, column) \
    static gboolean function(const GkCompared *item, GString *out) \
    { \
        return put_column(item->side, column, out); \
    }
#define OF_BOTH(function, column) \
    static gboolean function(const GkCompared *item, GString *out) \
    { \
        return put_column(side(item), column, out); \
    }

OF_BOTH(get_organization, "organization")
OF_BOTH(get_table_kind, "table_kind")
OF_BOTH(get_concept, "concept")
OF_BOTH(get_fund, "fund")
OF_BOTH(get_scope, "scope")
OF_BOTH(get_code, "row_code")
OF_BOTH(get_label, "row_label")
OF_BOTH(get_label_path, "row_label_path")
OF_BOTH(get_column_path, "column_path")
OF_SIDE(get_earlier_file, earlier, "file")
OF_SIDE(get_earlier_id, earlier, "amount_id")
OF_SIDE(get_earlier_page, earlier, "page")
OF_SIDE(get_earlier_printed, earlier, "printed")
OF_SIDE(get_earlier_unit, earlier, "unit")
OF_SIDE(get_earlier_yuan, earlier, "yuan")
OF_SIDE(get_earlier_standing, earlier, "standing")
OF_SIDE(get_later_file, later, "file")
OF_SIDE(get_later_id, later, "amount_id")
OF_SIDE(get_later_page, later, "page")
OF_SIDE(get_later_printed, later, "printed")
OF_SIDE(get_later_unit, later, "unit")
OF_SIDE(get_later_yuan, later, "yuan")
OF_SIDE(get_later_standing, later, "standing")

static gboolean
get_result(const GkCompared *item, GString *out)
{
    g_string_append(out, gk_compared_name(item->kind));
    return TRUE;
}

static gboolean
get_measure(const GkCompared *item, GString *out)
{
    g_autofree char *measure = gk_line_base_measure(gk_read_text(side(item)->amount.dimensions, "measure"));
    g_string_append(out, measure);
    return *measure != '\0';
}

static gboolean
put_year(const GkLine *line, GString *out)
{
    if (line && line->year)
        g_string_append_printf(out, "%d", line->year);
    return line && line->year;
}

static gboolean
get_earlier_year(const GkCompared *item, GString *out)
{
    return put_year(item->earlier, out);
}

static gboolean
get_later_year(const GkCompared *item, GString *out)
{
    return put_year(item->later, out);
}

static gboolean
get_told(const GkCompared *item, GString *out)
{
    gboolean told = item->kind == GK_COMPARED_TOLD_DIFFERENTLY || item->kind == GK_COMPARED_TOLD_ALIKE;
    return told && put_decimal(item->told, out);
}

static gboolean
get_how(const GkCompared *item, GString *out)
{
    gboolean told = item->kind == GK_COMPARED_TOLD_DIFFERENTLY || item->kind == GK_COMPARED_TOLD_ALIKE;
    if (told)
        g_string_append(out, item->implied ? "amount_less_change" : item->later->amount.table ? "column" : "sentence");
    return told;
}

static gboolean
get_difference(const GkCompared *item, GString *out)
{
    return item->earlier && item->later && put_decimal(item->difference, out);
}

static gboolean
get_percent(const GkCompared *item, GString *out)
{
    g_string_append(out, item->percent ? item->percent : "");
    return item->percent != NULL;
}

const GkComparedColumn GK_COMPARED_COLUMNS[] = {
    { "result", "told_differently, changed, appeared, vanished, told_alike or same", get_result },
    { "organization", "Whose it is", get_organization },
    { "table_kind", "The kind of table", get_table_kind },
    { "concept", "What it is of (docs/dimensions.md)", get_concept },
    { "row_code", "The code of the classification", get_code },
    { "row_label", "The label of its row, or the item of a sentence", get_label },
    { "row_label_path", "The labels of the rows it is part of and its own", get_label_path },
    { "column_path", "The labels of its column", get_column_path },
    { "measure", "budget, final, …: of this year's and last year's columns alike", get_measure },
    { "fund", "Whose money it is", get_fund },
    { "scope", "Of a unit, a department, a level of government, a region", get_scope },
    { "earlier_year", "The year of the earlier amount", get_earlier_year, TRUE },
    { "earlier_printed", "The earlier amount, as printed", get_earlier_printed },
    { "earlier_unit", "Its unit", get_earlier_unit },
    { "earlier_yuan", "In 元", get_earlier_yuan, TRUE },
    { "earlier_standing", "Its standing", get_earlier_standing },
    { "earlier_file", "Its file", get_earlier_file },
    { "earlier_page", "Its page", get_earlier_page, TRUE },
    { "earlier_id", "Its cell", get_earlier_id },
    { "later_year", "The year of the later amount; of what is told of the earlier year that year", get_later_year, TRUE },
    { "later_printed", "The later amount, as printed", get_later_printed },
    { "later_unit", "Its unit", get_later_unit },
    { "later_yuan", "In 元", get_later_yuan, TRUE },
    { "later_standing", "Its standing", get_later_standing },
    { "later_file", "Its file", get_later_file },
    { "later_page", "Its page", get_later_page, TRUE },
    { "later_id", "Its cell or statement", get_later_id },
    { "told_how", "column, sentence, or amount_less_change: how the later document tells of the earlier year", get_how },
    { "told", "What it tells of the earlier year, in 元 where it is money", get_told, TRUE },
    { "difference", "Later less earlier, told less earlier; in 元 where it is money", get_difference, TRUE },
    { "percent", "The difference in per cent of the earlier", get_percent, TRUE },
    { NULL },
};
