/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "normalize/tables/performance_reader.h"

#include "normalize/tables/performance_labels.h"
#include "normalize/prose/prose.h"
#include "normalize/values/amount.h"
#include "normalize/values/iso_date.h"
#include "normalize/values/text.h"
#include "normalize/values/unit_text.h"

#include <string.h>

static GkFact
cell_fact(const GkPerformanceReader *reader, const GkCell *cell, const char *text)
{
    GkFact fact = { 0 };
    if (!text || *text == '\0')
        return fact;
    fact.text = gk_arena_strdup(reader->disclosure->arena, text);
    if (cell->n_places) {
        fact.page = cell->places[0].page;
        fact.box = cell->places[0].box;
    }
    return fact;
}

/* The text behind the label's colon in the same cell; NULL when there is none. */
static const char *
behind_colon(const char *text)
{
    const char *colon = strchr(text, ':'), *wide = strstr(text, "：");
    const char *at = colon && (!wide || colon < wide) ? colon + 1 : wide ? wide + strlen("：") : NULL;
    if (!at)
        return NULL;
    while (*at == ' ')
        at++;
    return *at ? at : NULL;
}

/* The label of a cell: its whole text, or what stands before the last filled colon. */
const char *
gk_performance_cell_label(const GkPerformanceReader *reader, const GkCell *cell, const char **value)
{
    const char *label = gk_performance_find_label("field", reader->keys[cell - reader->table->cells]);
    *value = NULL;
    if (label)
        return label;
    const char *rest = behind_colon(cell->text);
    while (rest && !label) {
        g_autofree char *before = g_strndup(cell->text, (gsize) (rest - cell->text));
        g_autofree char *key = gk_performance_label_key(before);
        label = gk_performance_find_label("field", key);
        *value = rest;
        rest = behind_colon(rest);
    }
    return label;
}

static GkValue
cell_amount(const GkPerformanceReader *reader, const char *text)
{
    GkValue value = { 0 };
    GkAmount amount = gk_amount_parse(text ? text : "");
    value.state = amount.state;
    value.decimal = amount.decimal;
    value.percent = amount.percent;
    GkUnit unit = amount.unit;
    if (!unit.text && reader->unit && gk_unit_parse(reader->unit, &unit) != GK_UNIT_ONE)
        unit.money = FALSE;
    if (value.state == GK_VALUE_NUMBER && unit.money && g_strcmp0(unit.currency, "CNY") == 0)
        value.has_yuan = gk_decimal_multiply(value.decimal, unit.factor, &value.yuan);
    return value;
}

/* 项目资金（万元）: the unit in brackets. */
void
gk_performance_read_unit(GkPerformanceReader *reader, const char *text)
{
    g_autofree char *key = gk_text_key(text);
    const char *open = strchr(key, '('), *close = open ? strchr(open, ')') : NULL;
    if (!close)
        return;
    g_autofree char *unit = g_strndup(open + 1, (gsize) (close - open - 1));
    GkUnit money;
    if (gk_unit_of_word(unit, &money))
        reader->unit = gk_arena_strdup(reader->disclosure->arena, unit);
}

/* A first value stays: the second total of a form is of another year or source. */
static void
set_amount(GkPerformanceReader *reader, GkValue *amount, const char *text)
{
    if (amount->state == GK_VALUE_BLANK)
        *amount = cell_amount(reader, text);
}

static void
set_fact(GkFact *fact, GkFact value)
{
    if (!fact->text)
        *fact = value;
}

/* --- dates --- */

static const char *
year_in(const GkPerformanceReader *reader, const char *text)
{
    g_autofree char *key = gk_text_key(text);
    const char *p = key + strspn(key, "(");
    gboolean year = strspn(p, "0123456789") == 4 && (g_str_has_prefix(p, "19") || g_str_has_prefix(p, "20"));
    const char *behind = year ? p + 4 : p;
    if (g_str_has_prefix(behind, "年"))
        behind += strlen("年");
    if (g_str_has_prefix(behind, "度"))
        behind += strlen("度");
    behind += strspn(behind, ")");
    return year && *behind == '\0' ? gk_arena_strndup(reader->disclosure->arena, p, 4) : NULL;
}

void
gk_performance_read_year(GkPerformanceReader *reader, const char *text)
{
    if (!reader->record.year && strstr(text, "年"))
        reader->record.year = year_in(reader, text);
}

/* The first date, or the last one, of the text. */
static void
set_date(GkPerformanceReader *reader, const char **date, const char *text, gboolean last)
{
    g_autofree char *folded = gk_prose_fold(text), *from = NULL, *to = NULL;
    if (!*date && gk_date_period(folded, &from, &to))
        *date = gk_arena_strdup(reader->disclosure->arena, last ? to : from);
}

void
gk_performance_finish(GkPerformanceReader *reader)
{
    GkPerformance *record = &reader->record;
    set_fact(&record->organization, record->department.text ? record->department : record->implementer);
    set_fact(&record->goal, record->annual_goal);
    if (record->period.text && !record->from && !record->to) {
        set_date(reader, &record->from, record->period.text, FALSE);
        set_date(reader, &record->to, record->period.text, TRUE);
    }
}

/* --- fields --- */

static const struct {
    const char *label;
    gsize offset; /* of a GkFact in GkPerformance */
} FACTS[] = {
#define FACT(name) { #name, G_STRUCT_OFFSET(GkPerformance, name) }
    FACT(project),  FACT(organization), FACT(person),      FACT(goal),     FACT(department), FACT(implementer), FACT(nature),
    FACT(category), FACT(code),         FACT(period),      FACT(overview), FACT(policy_basis), FACT(annual_goal),
#undef FACT
};

void
gk_performance_store(GkPerformanceReader *reader, const char *label, const GkCell *cell, const char *text)
{
    GkPerformance *record = &reader->record;
    for (guint i = 0; i < G_N_ELEMENTS(FACTS); i++)
        if (strcmp(label, FACTS[i].label) == 0)
            set_fact(G_STRUCT_MEMBER_P(record, FACTS[i].offset), cell_fact(reader, cell, text));
    if (strcmp(label, "total") == 0)
        set_amount(reader, &record->total, text);
    else if (strcmp(label, "appropriation") == 0)
        set_amount(reader, &record->appropriation, text);
    else if (strcmp(label, "other") == 0)
        set_amount(reader, &record->other, text);
    else if (strcmp(label, "start") == 0)
        set_date(reader, &record->from, text, FALSE);
    else if (strcmp(label, "end") == 0)
        set_date(reader, &record->to, text, TRUE);
    else if (strcmp(label, "year") == 0 && !record->year)
        record->year = year_in(reader, text);
}
