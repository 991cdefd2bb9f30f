/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/compare/lines.h"

#include <stdlib.h>
#include <string.h>

#define PREVIOUS "_previous_year"

char *
gk_line_base_measure(const char *measure)
{
    gsize length = measure ? strlen(measure) : 0;
    if (measure && g_str_has_suffix(measure, PREVIOUS))
        length -= strlen(PREVIOUS);
    return g_strndup(measure ? measure : "", length);
}

/* --- names --- */

/* Four digits before 年. */
static gboolean
is_year(const char *text)
{
    return strspn(text, "0123456789") == 4 && g_str_has_prefix(text + 4, "年");
}

/* `text` with its years told from `year` (0: dropped), and without white space. */
static void
put_without_years(GString *out, const char *text, gint year)
{
    for (const char *p = text; *p;) {
        if (is_year(p)) {
            if (year)
                g_string_append_printf(out, "{%d}", atoi(p) - year);
            p += 4;
            continue;
        }
        gsize length = (gsize) (g_utf8_next_char(p) - p);
        if (!g_unichar_isspace(g_utf8_get_char(p)))
            g_string_append_len(out, p, (gssize) length);
        p += length;
    }
}

static const char *
column_text(const GkAmount *amount, const char *name, GString *value)
{
    g_string_truncate(value, 0);
    return gk_amount_column(name)->get(amount, value) ? value->str : "";
}

static void
put_part(GString *name, const GkAmount *amount, const char *column, GString *value)
{
    g_string_append_printf(name, "%s|", column_text(amount, column, value));
}

static char *
topic_of(const GkAmount *amount, const char *measure, GString *value)
{
    g_autoptr(GString) topic = g_string_new(NULL);
    if (!gk_read_text(amount->dimensions, "concept"))
        return g_strdup("");
    put_part(topic, amount, "concept", value);
    put_part(topic, amount, "row_code", value);
    put_part(topic, amount, "fund", value);
    g_string_append(topic, measure);
    return g_strdup(topic->str);
}

/* Whose table it is, where that is another than whose document it is; "". */
static const char *
other_organization(const GkAmount *amount)
{
    const cJSON *disclosure = gk_read_get(amount->document->json, "disclosure");
    const char *own = amount->table ? gk_read_text(amount->table->json, "organization") : NULL;
    const char *whole = gk_read_fact(disclosure, "organization");
    return own && g_strcmp0(own, whole) != 0 ? own : "";
}

/* `labels`: the column that names its row where no code does. */
static char *
name_of(const GkAmount *amount, const char *measure, gint year, const char *labels, GString *value)
{
    static const char *const COLUMNS[] = { "table_kind", "scope", "concept", "fund" };
    g_autoptr(GString) name = g_string_new(other_organization(amount));
    g_string_append_c(name, '|');
    for (guint i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        put_part(name, amount, COLUMNS[i], value);
    g_string_append_printf(name, "%s|", measure);
    const char *code = column_text(amount, "row_code", value);
    if (!*code)
        code = column_text(amount, labels, value);
    put_without_years(name, code, year);
    g_string_append_c(name, '|');
    /* Without a measure the column alone says what an amount is. */
    if (!*measure)
        put_without_years(name, column_text(amount, "column_path", value), year);
    return g_strdup(name->str);
}

static char *
title_of(const GkAmount *amount, GString *value)
{
    g_autoptr(GString) title = g_string_new(NULL);
    put_without_years(title, column_text(amount, "table_title", value), 0);
    g_string_append_c(title, '|');
    put_without_years(title, column_text(amount, "column_path", value), 0);
    return g_strdup(title->str);
}

/* --- values --- */

/* One in the last printed place: 0.01 for 72.73. */
static GkDecimal
step_of(GkDecimal value)
{
    return (GkDecimal) { 1, value.scale };
}

/* How many 元 the unit is: of a table as it says, of a sentence as its amount shows. */
static gboolean
unit_of(const GkLine *line, GkDecimal printed, GkDecimal *unit)
{
    const char *factor = gk_read_text(line->amount.unit, "yuan");
    return factor ? gk_decimal_parse(factor, unit) : gk_decimal_divide(line->value, printed, 4, unit);
}

/* In 元, where it is money: the step is that of the printed number times how much its unit is. */
static gboolean
read_value(GkLine *line)
{
    const char *decimal = gk_read_text(line->amount.value, "decimal"), *yuan = gk_read_text(line->amount.value, "yuan");
    GkDecimal printed, unit;
    if (!decimal || !gk_decimal_parse(decimal, &printed))
        return FALSE;
    line->value = printed;
    line->step = step_of(printed);
    line->money = yuan && gk_decimal_parse(yuan, &line->value);
    if (!line->money)
        return TRUE;
    if (!unit_of(line, printed, &unit) || !gk_decimal_multiply(step_of(printed), unit, &line->step))
        line->step = step_of(line->value);
    return TRUE;
}

static gboolean
follows_from_amounts(const char *measure)
{
    return measure && (g_str_has_suffix(measure, "_percent") || strcmp(measure, "change") == 0 ||
                       strcmp(measure, "score") == 0);
}

/* --- the lines --- */

typedef struct {
    GkLines *lines;
    GString *value;
} Walk;

static void
line_free(gpointer data)
{
    GkLine *line = data;
    g_free(line->name);
    g_free(line->own_name);
    g_free(line->topic);
    g_free(line->title);
    g_free(line);
}

static gboolean
add_line(const GkAmount *amount, gpointer data)
{
    Walk *walk = data;
    const char *measure = gk_read_text(amount->dimensions, "measure");
    const char *state = gk_read_text(amount->value, "state");
    GkLine *line = g_new0(GkLine, 1);
    line->amount = *amount;
    line->year = gk_read_integer(amount->dimensions, "year", walk->lines->year);
    if (g_strcmp0(state, "number") != 0 || follows_from_amounts(measure) || !read_value(line)) {
        walk->lines->left_out += amount->table != NULL;
        g_free(line);
        return TRUE;
    }
    g_autofree char *base = gk_line_base_measure(measure);
    gboolean coded = *column_text(amount, "row_code", walk->value) != '\0';
    line->name = name_of(amount, base, walk->lines->year, "row_label_path", walk->value);
    line->own_name = coded ? g_strdup("") : name_of(amount, base, walk->lines->year, "row_label", walk->value);
    line->topic = topic_of(amount, base, walk->value);
    line->title = title_of(amount, walk->value);
    g_ptr_array_add(walk->lines->lines, line);
    return TRUE;
}

GkLines *
gk_lines_new(gint year)
{
    GkLines *lines = g_new0(GkLines, 1);
    lines->year = year;
    lines->lines = g_ptr_array_new_with_free_func(line_free);
    return lines;
}

void
gk_lines_add(GkLines *lines, const GkExportDocument *document)
{
    g_autoptr(GString) value = g_string_new(NULL);
    Walk walk = { lines, value };
    gk_amounts_walk(document, add_line, &walk);
}

void
gk_lines_free(GkLines *lines)
{
    if (!lines)
        return;
    g_ptr_array_unref(lines->lines);
    g_free(lines);
}
