/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/show/show.h"

#include "data/messages.h"
#include "data/sentence.h"

#include <string.h>

#define MOST_REPAIRS 3 /* that are shown */
#define MOST_OF_A_CODE 5 /* warnings, likewise */

static const char *
or_dash(const char *text)
{
    return text ? text : "–";
}

static void
put_line(const GkShow *show, GString *line, guint indent)
{
    gk_put_wrapped(show->out, line->str, 0, indent, show->width);
    g_string_append_c(show->out, '\n');
    g_string_truncate(line, 0);
}

/* The word of a closed list for people; what is on no list as it is. */
static const char *
words_of(const char *const *list, const char *word)
{
    return g_strv_contains(list, word) ? _(word) : word;
}

static const char *
status_words(const char *status)
{
    static const char *const LIST[] = { N_("complete"), N_("incomplete"), N_("failed"), NULL };
    return words_of(LIST, status);
}

static const char *
severity_words(const char *severity)
{
    static const char *const LIST[] = { N_("error"), N_("warning"), N_("note"), NULL };
    return words_of(LIST, severity);
}

/* --- the file and the document --- */

/* "31 pages", or which of them were read; and by whose words. */
static void
put_selection(const cJSON *json, GString *line)
{
    const cJSON *selection = gk_read_get(json, "selection"), *profile = gk_read_get(json, "profile");
    gint pages = gk_read_integer(gk_read_get(json, "source"), "page_count", 0);
    if (selection)
        g_string_append_printf(line, _("only pages %d to %d of %d were read"), gk_read_integer(selection, "first_page", 0),
                               gk_read_integer(selection, "last_page", 0), pages);
    else
        g_string_append_printf(line, gk_message_plural("%d page", "%d pages", (gulong) pages), pages);
    if (profile)
        g_string_append_printf(line, _(", with the profile “%s”"), or_dash(gk_read_text(profile, "name")));
}

static void
show_facts(const GkShow *show)
{
    const cJSON *json = show->document->json, *disclosure = gk_read_get(json, "disclosure");
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_printf(line, _("%s: %s, "), or_dash(gk_read_text(gk_read_get(json, "source"), "file")),
                    status_words(or_dash(gk_read_text(json, "status"))));
    put_selection(json, line);
    put_line(show, line, 2);
    g_string_printf(line, "%s | %s | %s | %s", or_dash(gk_read_fact(disclosure, "title")),
                    or_dash(gk_read_fact(disclosure, "organization")), or_dash(gk_read_text(disclosure, "kind")),
                    or_dash(gk_read_fact(disclosure, "fiscal_year")));
    put_line(show, line, 2);
}

/* --- tables --- */

static void
show_table_line(const GkShow *show, const GkExportTable *table)
{
    gint from, to;
    gk_read_pages(gk_read_get(table->json, "parts"), &from, &to);
    const char *title = gk_read_text(table->json, "title"), *number = gk_read_text(table->json, "number");
    g_autofree char *pages = from == to ? g_strdup_printf("p%d", from) : g_strdup_printf("p%d-%d", from, to);
    g_autofree char *size = g_strdup_printf("%dx%d", gk_read_integer(table->json, "row_count", 0),
                                            gk_read_integer(table->json, "column_count", 0));
    g_autofree char *name = number ? g_strdup_printf("%s %s", number, or_dash(title)) : g_strdup(or_dash(title));
    guint used = 5 + 9 + 8 + 7;
    gk_put_fitted(show->out, table->id, 4, FALSE);
    gk_put_fitted(show->out, " ", 1, FALSE);
    gk_put_fitted(show->out, pages, 9, FALSE);
    gk_put_fitted(show->out, size, 8, FALSE);
    gk_put_fitted(show->out, or_dash(gk_read_fact(table->json, "unit")), 7, FALSE);
    g_autoptr(GString) line = g_string_new(name);
    g_string_append_printf(line, " [%s]", or_dash(gk_read_text(table->json, "kind")));
    gk_put_wrapped(show->out, line->str, used, used, show->width);
    g_string_append_c(show->out, '\n');
}

static void
show_repair(const GkShow *show, const cJSON *cell, const char *repair)
{
    g_auto(GStrv) pieces = g_strsplit(or_dash(gk_read_text(cell, "printed")), "\n", -1);
    g_autofree char *printed = g_strjoinv(" / ", pieces);
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_printf(line, _("%s: printed “%s”, read %s (%s)"), or_dash(gk_read_text(cell, "id")), printed,
                    or_dash(gk_read_text(cell, "text")), repair);
    g_string_append(show->out, "     ");
    gk_put_wrapped(show->out, line->str, 5, 7, show->width);
    g_string_append_c(show->out, '\n');
}

/* The first numbers that were put together from pieces, and how many there are. */
static void
show_repairs(const GkShow *show)
{
    guint found = 0;
    for (guint i = 0; i < show->document->tables->len; i++) {
        const GkExportTable *table = show->document->tables->pdata[i];
        for (guint k = 0; k < table->cells->len; k++) {
            const cJSON *cell = table->cells->pdata[k], *repairs = gk_read_get(cell, "repairs");
            const char *repair = cJSON_GetStringValue(repairs ? repairs->child : NULL);
            if (repair && strstr(repair, "number") && found++ < MOST_REPAIRS)
                show_repair(show, cell, repair);
        }
    }
    if (found > MOST_REPAIRS)
        g_string_append_printf(show->out, _("     and %u more numbers put together from pieces\n"), found - MOST_REPAIRS);
}

static void
show_summary(const GkShow *show)
{
    const cJSON *json = show->document->json, *summary = gk_read_get(json, "summary");
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_printf(line, _("amounts: %d: %d confirmed, %d contradicted, %d in no check"),
                    gk_read_integer(summary, "amounts", 0), gk_read_integer(summary, "confirmed", 0),
                    gk_read_integer(summary, "contradicted", 0), gk_read_integer(summary, "uncovered", 0));
    put_line(show, line, 2);
    g_string_printf(line, _("checks: %d pass, %d fail, %d not applicable"), gk_read_integer(summary, "checks_passed", 0),
                    gk_read_integer(summary, "checks_failed", 0),
                    gk_read_integer(summary, "checks_not_applicable", 0));
    put_line(show, line, 2);
    g_string_printf(line, _("statements: %d, projects: %d, performance tables: %d"),
                    cJSON_GetArraySize(gk_read_get(json, "statements")),
                    cJSON_GetArraySize(gk_read_get(json, "projects")),
                    cJSON_GetArraySize(gk_read_get(json, "performance")));
    put_line(show, line, 2);
}

/* --- diagnostics --- */

static void
show_diagnostic(const GkShow *show, const cJSON *diagnostic)
{
    const char *severity = or_dash(gk_read_text(diagnostic, "severity"));
    gboolean error = strcmp(severity, "error") == 0, note = strcmp(severity, "note") == 0;
    gint page = gk_read_integer(diagnostic, "page", 0);
    g_autoptr(GString) line = g_string_new(NULL);
    g_autoptr(GkSentence) sentence = gk_sentence_from_json(diagnostic);
    g_autofree char *words = sentence ? gk_sentence_display(sentence) : NULL;
    g_string_append_printf(line, _(": %s"), or_dash(words));
    if (page > 0)
        g_string_append_printf(line, _(" (p%d)"), page);
    g_string_append(show->out, gk_style_begin(error ? GK_STYLE_BAD : note ? GK_STYLE_FAINT : GK_STYLE_DOUBT));
    gk_put_text(show->out, severity_words(severity));
    g_string_append(show->out, gk_style_end());
    gk_put_wrapped(show->out, line->str, gk_text_columns(severity_words(severity)), 2, show->width);
    g_string_append_c(show->out, '\n');
}

void
gk_show_diagnostics(const GkShow *show, const GPtrArray *diagnostics, guint most)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < diagnostics->len; i++) {
        const cJSON *item = diagnostics->pdata[i];
        gpointer code = (gpointer) or_dash(gk_read_text(item, "code"));
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, code)) + 1;
        g_hash_table_insert(counts, code, GUINT_TO_POINTER(count));
        if (count <= most)
            show_diagnostic(show, item);
    }
    for (guint i = 0; i < diagnostics->len; i++) {
        const char *code = or_dash(gk_read_text(diagnostics->pdata[i], "code"));
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, code));
        g_autoptr(GString) line = g_string_new(NULL);
        g_hash_table_remove(counts, code);
        if (count <= most)
            continue;
        g_string_printf(line, _("and %u more of the code %s; gongkai show FILE diagnostics has them all"), count - most,
                        code);
        put_line(show, line, 2);
    }
}

/* Errors and warnings; notes are for those who ask. */
static void
show_warnings(const GkShow *show)
{
    g_autoptr(GPtrArray) told = g_ptr_array_new();
    const cJSON *item;
    cJSON_ArrayForEach(item, gk_read_get(show->document->json, "diagnostics"))
    {
        if (strcmp(or_dash(gk_read_text(item, "severity")), "note") != 0)
            g_ptr_array_add(told, (gpointer) item);
    }
    gk_show_diagnostics(show, told, MOST_OF_A_CODE);
}

void
gk_show_document(const GkShow *show)
{
    show_facts(show);
    for (guint i = 0; i < show->document->tables->len; i++)
        show_table_line(show, show->document->tables->pdata[i]);
    show_repairs(show);
    show_summary(show);
    show_warnings(show);
}
