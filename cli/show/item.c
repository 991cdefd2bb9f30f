/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/show/show.h"

#include "data/messages.h"
#include "export/amounts.h"

#include <string.h>

#define FIELD_WIDTH 16 /* columns of "other reading:" and the like */
#define ID_WIDTH 6

const char *
gk_show_style(const cJSON *item)
{
    const char *standing = gk_read_text(item, "standing");
    if (g_strcmp0(standing, "contradicted") == 0)
        return gk_style_begin(GK_STYLE_BAD);
    if (g_strcmp0(standing, "doubtful") == 0)
        return gk_style_begin(GK_STYLE_DOUBT);
    return g_strcmp0(standing, "confirmed") == 0 ? gk_style_begin(GK_STYLE_GOOD) : "";
}

void
gk_show_field(const GkShow *show, const char *label, const char *value)
{
    if (!value || !*value)
        return;
    g_autofree char *head = g_strdup_printf(_("%s:"), _(label));
    gk_put_fitted(show->out, head, FIELD_WIDTH, FALSE);
    gk_put_wrapped(show->out, value, FIELD_WIDTH, FIELD_WIDTH, show->width);
    g_string_append_c(show->out, '\n');
}

const char *
gk_show_reading(const cJSON *item)
{
    const char *printed = gk_read_text(item, "text");
    if (!printed)
        printed = gk_read_text(item, "printed");
    return printed && *printed ? printed : "–";
}

/* --- amounts --- */

/* The columns of an amount that a reader asks for, beside those that each item shows of its own. */
static void
show_columns(const GkShow *show, const GkExportTable *table, const cJSON *item)
{
    static const char *const NAMES[] = { "table_title",    "organization", "row_code",    "row_label_path", "column_path",
                                         "concept",        "measure",      "fund",        "amount_year",    "scope",
                                         "printed",        "state",        "decimal",     "unit",           "yuan",
                                         "approximate",    "standing",     "repairs",     "doubts",         "other_reading",
                                         "page",           "box",          "more_boxes",  "anchor" };
    GkAmount amount;
    g_autoptr(GString) value = g_string_new(NULL);
    gk_amount_init(&amount, show->document, table, item);
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        const GkAmountColumn *column = gk_amount_column(NAMES[i]);
        g_string_truncate(value, 0);
        if (column->get(&amount, value))
            gk_show_field(show, column->title, value->str);
    }
}

static void
show_checks_of(const GkShow *show, const cJSON *item)
{
    const cJSON *id;
    cJSON_ArrayForEach(id, gk_read_get(item, "checks"))
    {
        const char *name = cJSON_GetStringValue(id);
        const cJSON *check = name ? gk_export_document_find(show->document, name) : NULL;
        if (check)
            gk_show_check(show, check);
    }
}

static void
show_diagnostics_of(const GkShow *show, const cJSON *item)
{
    const char *id = gk_read_text(item, "id");
    const GPtrArray *list = id ? g_hash_table_lookup(show->document->diagnosed, id) : NULL;
    if (list)
        gk_show_diagnostics(show, list, G_MAXUINT);
}

static void
show_head(const GkShow *show, const cJSON *item)
{
    const char *id = gk_read_text(item, "id");
    g_autofree char *head = g_strdup_printf("%s  %s", id ? id : "–", gk_show_reading(item));
    g_string_append(show->out, gk_style_begin(GK_STYLE_BOLD));
    gk_put_wrapped(show->out, head, 0, 2, show->width);
    g_string_append_printf(show->out, "%s\n", gk_style_end());
}

void
gk_show_cell(const GkShow *show, const GkExportTable *table, const cJSON *cell)
{
    show_head(show, cell);
    show_columns(show, table, cell);
    show_checks_of(show, cell);
    show_diagnostics_of(show, cell);
    g_string_append_c(show->out, '\n');
}

/* --- statements --- */

static char *
change_of(const cJSON *statement)
{
    const cJSON *change = gk_read_get(statement, "change");
    const char *direction = gk_read_text(change, "direction"), *percent = gk_read_text(change, "percent");
    const char *amount = gk_read_text(gk_read_get(change, "amount"), "decimal"), *unit = gk_read_text(change, "unit");
    if (!change)
        return NULL;
    return g_strdup_printf("%s %s%s%s%s%s", direction ? direction : "", amount ? amount : "",
                           amount && unit ? unit : "", amount && percent ? ", " : "", percent ? percent : "",
                           percent ? "%" : "");
}

void
gk_show_statement(const GkShow *show, const cJSON *statement)
{
    g_autofree char *change = change_of(statement);
    show_head(show, statement);
    show_columns(show, NULL, statement);
    gk_show_field(show, N_("share"), gk_read_text(statement, "share"));
    gk_show_field(show, N_("change"), change);
    gk_show_field(show, N_("completion"), gk_read_text(statement, "completion"));
    gk_show_field(show, N_("reason"), gk_read_text(statement, "reason"));
    show_checks_of(show, statement);
    show_diagnostics_of(show, statement);
    g_string_append_c(show->out, '\n');
}

void
gk_show_statements(const GkShow *show)
{
    const cJSON *statement;
    cJSON_ArrayForEach(statement, gk_read_get(show->document->json, "statements"))
    {
        const char *id = gk_read_text(statement, "id"), *subject = gk_read_text(statement, "subject");
        const char *unit = gk_read_text(statement, "unit");
        g_autofree char *line = g_strdup_printf("%s: %s%s", subject ? subject : "–", gk_show_reading(statement),
                                                unit ? unit : "");
        gk_put_fitted(show->out, id ? id : "–", MAX(ID_WIDTH, gk_text_columns(id ? id : "–") + 1), FALSE);
        gk_put_wrapped(show->out, line, ID_WIDTH, ID_WIDTH, show->width);
        g_string_append_c(show->out, '\n');
    }
}

/* --- checks --- */

/* The amount with that id as it is printed. */
static const char *
reading_of(const GkShow *show, const char *id)
{
    const cJSON *item = gk_export_document_find(show->document, id);
    return item ? gk_show_reading(item) : "–";
}

/* "t1.r2.c1 583.43 + t1.r19.c1 31.16" */
static void
put_terms(const GkShow *show, const cJSON *check, GString *line)
{
    g_autoptr(GPtrArray) signs = gk_read_members(gk_read_get(check, "signs"));
    const cJSON *term;
    gint index = 0;
    cJSON_ArrayForEach(term, gk_read_get(check, "terms"))
    {
        const char *id = cJSON_GetStringValue(term), *sign = cJSON_GetStringValue(gk_read_at(signs, index));
        if (id)
            g_string_append_printf(line, "%s%s%s %s", index > 0 || g_strcmp0(sign, "-") == 0 ? sign ? sign : "+" : "",
                                   index > 0 ? " " : "", id, reading_of(show, id));
        g_string_append_c(line, ' ');
        index++;
    }
}

void
gk_show_check(const GkShow *show, const cJSON *check)
{
    const char *status = gk_read_text(check, "status"), *id = gk_read_text(check, "id");
    const char *total = gk_read_text(check, "total"), *relation = gk_read_text(check, "relation");
    const char *rule = gk_read_text(check, "rule"), *reason = gk_read_text(check, "reason");
    const char *difference = gk_read_text(check, "difference"), *expected = gk_read_text(check, "expected");
    gboolean fails = g_strcmp0(status, "fail") == 0;
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_printf(line, "%s %s: ", id ? id : "–", status ? status : "–");
    if (total)
        g_string_append_printf(line, "%s %s %s ", total, reading_of(show, total), relation ? relation : "=");
    put_terms(show, check, line);
    if (fails && expected)
        g_string_append_printf(line, "= %s, off by %s ", expected, difference ? difference : "–");
    g_string_append_printf(line, "(%s%s%s)", rule ? rule : "–", reason ? ", " : "", reason ? reason : "");
    g_string_append(show->out, fails ? gk_style_begin(GK_STYLE_BAD) : "");
    gk_put_wrapped(show->out, line->str, 0, 4, show->width);
    g_string_append_printf(show->out, "%s\n", fails ? gk_style_end() : "");
}

void
gk_show_checks(const GkShow *show)
{
    static const char *const ORDER[] = { "fail", "not_applicable", "pass" };
    const cJSON *check;
    for (guint i = 0; i < G_N_ELEMENTS(ORDER); i++)
        cJSON_ArrayForEach(check, gk_read_get(show->document->json, "checks"))
        {
            if (g_strcmp0(gk_read_text(check, "status"), ORDER[i]) == 0)
                gk_show_check(show, check);
        }
}
